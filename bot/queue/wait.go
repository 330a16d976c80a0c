package queue

import (
	"context"
	"errors"
	"time"

	"studitiru/bot/talk"
)

// Every does something again and again until ctx ends: at once, then each time that pace has passed, and at once again as
// long as once says that there is more to do. It calls once in no two goroutines at a time, and waits for it at the end.
// once deals with its own errors.
func Every(ctx context.Context, pace time.Duration, once func(context.Context) (more bool)) {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for ctx.Err() == nil {
		if once(ctx) {
			continue
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// Backoff is a wait that doubles with every failure up to a cap, with jitter so that many
// callers do not come back together.
type Backoff struct {
	Base, Cap time.Duration
	Random    func() float64 // in [0, 1)
}

// After gives the wait after so many earlier failures: between half of Base·2ⁿ and all of it.
func (b Backoff) After(failures int) time.Duration {
	d := b.Cap
	if failures < 30 {
		d = min(b.Base<<failures, b.Cap)
	}
	return d/2 + time.Duration(b.Random()*float64(d/2))
}

// Sleep waits for d; false when ctx ended first.
func Sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// reasonLength is how much of an error is kept, in characters.
const reasonLength = 200

// Reason is an error in short for logs and records: what it says of itself in a method Reason, or its text.
func Reason(err error) string {
	var short interface{ Reason() string }
	if errors.As(err, &short) {
		return short.Reason()
	}
	return talk.Clip(err.Error(), reasonLength)
}
