package data_test

import (
	"sync"
	"testing"
	"time"

	"studitiru/data"
)

func TestTurns(t *testing.T) {
	const second = time.Second
	eachEngine(t, func(t *testing.T, s store) {
		take := func(name string, at, patience time.Duration) (time.Duration, bool) {
			t.Helper()
			ahead, taken, err := s.Turn(t.Context(), name, start.Add(at), second, 3, patience)
			ok(t, err)
			return ahead, taken
		}
		for _, tc := range []struct {
			name         string
			at, patience time.Duration
			ahead        time.Duration
			taken        bool
		}{
			{"a", 0, 0, 0, true}, {"a", 0, 0, 0, true}, {"a", 0, 0, 0, true}, // a burst
			{"a", 0, 0, second, false},
			{"b", 0, 0, 0, true}, // another's pace is another's
			{"a", 500 * time.Millisecond, 0, 500 * time.Millisecond, false},
			{"a", 500 * time.Millisecond, second, 500 * time.Millisecond, true}, // taken ahead of its time
			{"a", second, second, second, true},
			{"a", second, second, 2 * second, false},
			{"a", 10 * second, 0, 0, true}, {"a", 10 * second, 0, 0, true}, {"a", 10 * second, 0, 0, true}, // after a rest
			{"a", 10 * second, 0, second, false},
		} {
			if ahead, taken := take(tc.name, tc.at, tc.patience); ahead != tc.ahead || taken != tc.taken {
				t.Errorf("%s at %v: %v ahead, taken %v; want %v, %v", tc.name, tc.at, ahead, taken, tc.ahead, tc.taken)
			}
		}
		ok(t, s.Prune(t.Context(), start.Add(2*time.Hour)))
		if n := s.count(t, `SELECT COUNT(*) FROM turns`); n != 0 {
			t.Errorf("%d paces are remembered that nobody keeps", n)
		}
	})
}

// Several processes that want turns at once get each of them once.
func TestTurnsAreShared(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		var mu sync.Mutex
		got := map[time.Duration]int{}
		var wg sync.WaitGroup
		for _, db := range []*data.DB{s.DB, s.again(t).DB} {
			for range 4 {
				wg.Go(func() {
					for range 5 {
						ahead, taken, err := db.Turn(t.Context(), "all", start, 35*time.Millisecond, 1, time.Minute)
						if err != nil || !taken {
							t.Errorf("taken %v, %v", taken, err)
						}
						mu.Lock()
						got[ahead]++
						mu.Unlock()
					}
				})
			}
		}
		wg.Wait()
		for n := range 40 {
			if at := time.Duration(n) * 35 * time.Millisecond; got[at] != 1 {
				t.Errorf("the turn at %v was given %d times", at, got[at])
			}
		}
	})
}
