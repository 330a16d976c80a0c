package queue

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

func TestOrderPerChat(t *testing.T) {
	var busy sync.Map
	slow := func(ctx context.Context, m talk.Message) ([]talk.Action, error) {
		if _, twice := busy.LoadOrStore(m.Chat.ID, true); twice {
			return nil, errors.New("two at a time in one chat")
		}
		defer busy.Delete(m.Chat.ID)
		if m.Text == "0" {
			Sleep(ctx, time.Second) // the first takes longest
		}
		return echo(ctx, m)
	}
	bubble(t, slow, func(w *world) {
		_, stop := w.run()
		update := int64(1)
		for text := range 3 {
			for chat := int64(1); chat <= 6; chat++ {
				w.fake.write(update, chat, fmt.Sprint(text))
				update++
			}
		}
		time.Sleep(10 * time.Second)
		w.expect("stop", stop(), nil)
		got := map[int64][]string{}
		for _, c := range w.fake.made() {
			got[c.chat] = append(got[c.chat], c.text)
		}
		w.expect("chats", len(got), 6)
		for chat, texts := range got {
			w.expect(fmt.Sprint("chat ", chat), texts, []string{"re: 0", "re: 1", "re: 2"})
		}
	})
}

func TestHandlerFailsOnce(t *testing.T) {
	tries := 0
	bubble(t, func(ctx context.Context, m talk.Message) ([]talk.Action, error) {
		if tries++; tries < 3 {
			return []talk.Action{say(7, "too early")}, errors.New("busy")
		}
		return echo(ctx, m)
	}, func(w *world) {
		_, stop := w.run()
		w.fake.write(10, 7, "a")
		time.Sleep(5 * time.Second)
		w.expect("answers", w.texts(), []string{"re: a"})
		w.expect("stop", stop(), nil)
	})
}

func TestGivenUpAfterThreeTries(t *testing.T) {
	for name, fail := range map[string]func(talk.Message){
		"error":         func(talk.Message) {},
		"panic":         func(talk.Message) { panic("about rahasia") },
		"runtime panic": func(m talk.Message) { _ = []int{}[len(m.Text)] },
	} {
		t.Run(name, func(t *testing.T) {
			var tries atomic.Int32
			bubble(t, func(_ context.Context, m talk.Message) ([]talk.Action, error) {
				tries.Add(1)
				fail(m)
				return nil, errors.New("no luck")
			}, func(w *world) {
				_, stop := w.run()
				w.fake.write(10, 7, "rahasia")
				time.Sleep(10 * time.Second)
				w.expect("tries", tries.Load(), int32(3))
				w.expect("answers", w.texts(), []string{"Maaf."})
				w.expect("stop", stop(), nil)
				problem := w.store.Inbox()[0].Problem
				if !strings.HasPrefix(problem, "given up after 3 tries: ") || strings.Contains(problem, "rahasia") {
					t.Errorf("problem %q", problem)
				}
			})
		})
	}
}

// An update that kills the process is given up too, without being tried again.
func TestGivenUpAfterCrashes(t *testing.T) {
	bubble(t, func(context.Context, talk.Message) ([]talk.Action, error) { panic("reached") }, func(w *world) {
		w.fake.write(10, 7, "a")
		in := w.fake.waiting[0]
		in.Attempts = crashTries
		_, _ = w.store.Accept(context.Background(), []knowledge.Incoming{in})
		_, stop := w.run()
		time.Sleep(time.Second)
		w.expect("answers", w.texts(), []string{"Maaf."})
		w.expect("stop", stop(), nil)
	})
}

func TestApologies(t *testing.T) {
	person, group := talk.Person{ID: 7}, talk.Chat{ID: -1, Type: "group"}
	for name, tc := range map[string]struct {
		m    talk.Message
		want []talk.Action
	}{
		"group, not addressed": {talk.Message{Event: talk.EventText, Chat: group, From: person, Text: "halo @tiru"}, nil},
		"group, named": {talk.Message{Event: talk.EventText, Chat: group, From: person, Text: "halo @Tiru_bot", ID: 3},
			[]talk.Action{{Send: &talk.Send{Chat: -1, ReplyTo: 3, Only: 7, Text: talk.Plain("Maaf")}}}},
		"group, command": {talk.Message{Event: talk.EventText, Chat: group, From: person, Text: "/cari x", ID: 3},
			[]talk.Action{{Send: &talk.Send{Chat: -1, ReplyTo: 3, Only: 7, Text: talk.Plain("Maaf")}}}},
		"nobody": {talk.Message{Event: talk.EventText, Chat: group, Text: "/cari x"}, nil},
		"button": {talk.Message{Event: talk.EventButton, Callback: "C"},
			[]talk.Action{{AnswerButton: &talk.AnswerButton{Callback: "C", Text: "Maaf", Alert: true}}}},
		"inline": {talk.Message{Event: talk.EventInline, Callback: "Q"}, []talk.Action{{AnswerInline: &talk.AnswerInline{Callback: "Q"}}}},
		"member": {talk.Message{Event: talk.EventMember, Chat: talk.Chat{ID: 7, Type: "private"}}, nil},
	} {
		if diff := cmp.Diff(tc.want, apologise(tc.m, "Maaf", "tiru_bot")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got := apologise(tc.m, "", "tiru_bot"); got != nil {
			t.Errorf("%s: an apology without words: %v", name, got)
		}
	}
}
