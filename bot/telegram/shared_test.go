package telegram

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// turns is a Pace in memory.
type turns struct {
	mu     sync.Mutex
	next   map[string]time.Time
	broken error
}

func (p *turns) Turn(_ context.Context, name string, now time.Time, every time.Duration, burst int,
	patience time.Duration) (time.Duration, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken != nil {
		return 0, false, p.broken
	}
	at := p.next[name]
	if at.Before(now) {
		at = now
	}
	ahead := max(0, at.Sub(now)-time.Duration(burst-1)*every)
	if ahead > patience {
		return ahead, false, nil
	}
	p.next[name] = at.Add(every)
	return ahead, true, nil
}

// Three processes that send as fast as each may stay together within Telegram's limits.
func TestSharedLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pace := &turns{next: map[string]time.Time{}}
		var mu sync.Mutex
		sent := map[int64][]time.Time{}
		var all []time.Time
		var wg sync.WaitGroup
		for range 3 {
			own, together := newLimits(), shared{pace, time.Now}
			for worker := range 8 {
				chat := int64(worker%4 - 2) // two groups and two people; 0 is a person too
				wg.Go(func() {
					for end := time.Now().Add(3 * time.Minute); time.Now().Before(end); {
						if wait := max(own.chat(chat, time.Now()), together.chat(t.Context(), chat)); wait > 0 {
							time.Sleep(wait)
							continue
						}
						if own.turn(t.Context(), time.Now()) && together.turn(t.Context()) {
							mu.Lock()
							sent[chat], all = append(sent[chat], time.Now()), append(all, time.Now())
							mu.Unlock()
						}
					}
				})
			}
		}
		wg.Wait()
		slices.SortFunc(all, time.Time.Compare)
		most(t, "all", all, time.Second, 30)
		for chat, times := range sent {
			slices.SortFunc(times, time.Time.Compare)
			if chat < 0 {
				most(t, "group", times, time.Minute, groupMinute)
			} else {
				most(t, "person", times, 10*time.Second, privateBurst+10)
			}
			if len(times) < 20 {
				t.Errorf("%d messages in three minutes in chat %d", len(times), chat)
			}
		}
	})
}

// most checks that no window of that length holds more than so many.
func most(t *testing.T, who string, times []time.Time, window time.Duration, n int) {
	t.Helper()
	for i := range times {
		if i+n < len(times) && times[i+n].Sub(times[i]) < window {
			t.Errorf("%s: %d within %v", who, n+1, times[i+n].Sub(times[i]))
			return
		}
	}
}

// While the store is away the process keeps its own limits and sends on.
func TestSharedLimitsWithoutStore(t *testing.T) {
	s := shared{&turns{broken: errors.New("away")}, time.Now}
	if wait := s.chat(t.Context(), -7); wait != 0 {
		t.Errorf("waits %v", wait)
	}
	if !s.turn(t.Context()) {
		t.Error("has no turn")
	}
	if s = (shared{}); s.chat(t.Context(), 7) != 0 || !s.turn(t.Context()) {
		t.Error("a process alone waits for others")
	}
}
