package telegram

import (
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

var start = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// drive sends n messages to a chat as soon as its limits allow, and says when each went.
func drive(l *limits, chat int64, n int) (at []time.Duration) {
	now := start
	for len(at) < n {
		if wait := l.chat(chat, now); wait > 0 {
			now = now.Add(wait)
			continue
		}
		at = append(at, now.Sub(start))
	}
	return at
}

func TestPrivateChatLimit(t *testing.T) {
	at := drive(newLimits(), 7, 6)
	for i, want := range []time.Duration{0, 0, 0, time.Second, 2 * time.Second, 3 * time.Second} {
		if at[i] != want {
			t.Errorf("message %d went after %v, not %v", i, at[i], want)
		}
	}
}

func TestGroupLimit(t *testing.T) {
	at := drive(newLimits(), -7, 60)
	for i := 1; i < len(at); i++ {
		if at[i]-at[i-1] < time.Second {
			t.Errorf("messages %d and %d are %v apart", i-1, i, at[i]-at[i-1])
		}
	}
	for i := groupMinute; i < len(at); i++ {
		if at[i]-at[i-groupMinute] < time.Minute {
			t.Errorf("21 messages within %v", at[i]-at[i-groupMinute])
		}
	}
	if at[59] > 3*time.Minute {
		t.Errorf("60 messages took %v: slower than allowed", at[59])
	}
}

func TestGroupLimitAtAnyTimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, now := newLimits(), start
		var sent []time.Time
		for _, pause := range rapid.SliceOfN(rapid.IntRange(0, 9000), 1, 120).Draw(t, "pauses") {
			now = now.Add(time.Duration(pause) * time.Millisecond)
			if l.chat(-7, now) == 0 {
				sent = append(sent, now)
			}
		}
		for i := groupMinute; i < len(sent); i++ {
			if sent[i].Sub(sent[i-groupMinute]) < time.Minute {
				t.Fatalf("21 messages within %v", sent[i].Sub(sent[i-groupMinute]))
			}
		}
	})
}

func TestOverallLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimits()
		var at []time.Time
		for range 200 {
			if !l.turn(t.Context(), time.Now()) {
				t.Fatal("no turn")
			}
			at = append(at, time.Now())
		}
		for i := 30; i < len(at); i++ {
			if at[i].Sub(at[i-30]) < time.Second {
				t.Fatalf("31 calls within %v", at[i].Sub(at[i-30]))
			}
		}
		if took := at[199].Sub(at[0]); took > 7*time.Second {
			t.Errorf("200 calls took %v: slower than allowed", took)
		}
		if l.spare(time.Now()) {
			t.Error("a spare turn while others wait")
		}
	})
}

func TestIdleChatsAreForgotten(t *testing.T) {
	l := newLimits()
	for chat := range int64(3 * sweepAbove) {
		l.chat(chat+1, start.Add(time.Duration(chat)*time.Second))
	}
	if len(l.chats) > sweepAbove+1 {
		t.Errorf("%d chats are remembered", len(l.chats))
	}
}
