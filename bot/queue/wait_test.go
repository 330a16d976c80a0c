package queue

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestEvery(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 35*time.Second)
		defer cancel()
		begun := time.Now()
		var at []time.Duration
		Every(ctx, 10*time.Second, func(context.Context) (more bool) {
			at = append(at, time.Since(begun).Truncate(time.Second))
			if len(at) == 3 {
				time.Sleep(4 * time.Second) // does not shift the next
			}
			return len(at) == 1
		})
		want := []time.Duration{0, 0, 10 * time.Second, 20 * time.Second, 30 * time.Second}
		if diff := cmp.Diff(want, at); diff != "" {
			t.Error(diff)
		}
		if took := time.Since(begun); took != 35*time.Second {
			t.Errorf("ended after %v", took)
		}
	})
}

func TestEveryOfAnEndedContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	Every(ctx, time.Hour, func(context.Context) bool {
		t.Error("done although it had ended")
		return true
	})
}

func TestBackoff(t *testing.T) {
	for _, random := range []float64{0, 0.5, 0.999} {
		b := Backoff{Base: time.Second, Cap: 10 * time.Second, Random: func() float64 { return random }}
		for failures, most := range map[int]time.Duration{
			0: time.Second, 1: 2 * time.Second, 3: 8 * time.Second, 4: 10 * time.Second, 1000: 10 * time.Second,
		} {
			if got := b.After(failures); got < most/2 || got > most {
				t.Errorf("after %d failures %v", failures, got)
			}
		}
	}
}

type shortError struct{ error }

func (shortError) Reason() string { return "short" }

func TestReason(t *testing.T) {
	long := errors.New(strings.Repeat("kata ", 100))
	for want, err := range map[string]error{
		"short": fmt.Errorf("sending: %w", shortError{long}), "plain": errors.New("plain"), "not yet time": &Undelivered{},
	} {
		if got := Reason(err); got != want {
			t.Errorf("%v: %q", err, got)
		}
	}
	if got := []rune(Reason(long)); len(got) > reasonLength {
		t.Errorf("%d characters", len(got))
	}
}
