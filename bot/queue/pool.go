package queue

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"studitiru/knowledge"
)

// idlePoll is how long a pool with nothing to do waits before it looks again: a bell may ring
// in another process.
const idlePoll = 500 * time.Millisecond

// bell wakes one sleeper. Ringing never blocks; rings that nobody heard are one.
type bell chan struct{}

func newBell() bell { return make(bell, 1) }

func (b bell) ring() {
	select {
	case b <- struct{}{}:
	default:
	}
}

// pool takes jobs from a queue in the store and does several of them at a time.
type pool struct {
	name    string
	size    int
	bell    bell
	backoff Backoff
	now     func() time.Time
	outage  Outage
	log     *slog.Logger
	// claim takes the next job, or says knowledge.ErrNotFound. It is not cut short by stopping: a claim that the
	// store had made but could not tell of would be nobody's until its lease ends.
	claim func() (job func(), err error)
	// last, when closed, ends run as soon as there is nothing to claim.
	last <-chan struct{}
}

// run claims and starts jobs until ctx ends, and returns when the started ones have ended.
func (p *pool) run(ctx context.Context) {
	var jobs sync.WaitGroup
	defer jobs.Wait()
	slots := make(chan struct{}, p.size)
	failures := 0
	for {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		job, err := p.claim()
		if err == nil || errors.Is(err, knowledge.ErrNotFound) {
			p.outage.Over(p.log, p.now(), "jobs are taken again")
		}
		if err == nil {
			failures = 0
			jobs.Go(func() {
				defer p.bell.ring() // what waited behind this job may be due now
				defer func() { <-slots }()
				job()
			})
			continue
		}
		<-slots
		wait := idlePoll
		if errors.Is(err, knowledge.ErrNotFound) {
			failures = 0
			if p.ending() && len(slots) == 0 { // else a job in flight may have others waiting behind it
				return
			}
		} else if ctx.Err() == nil {
			wait = p.backoff.After(failures)
			failures++
			p.outage.Failed(p.log.With("pool", p.name), p.now(), "cannot take the next job; goes on trying", err)
		}
		if !p.rest(ctx, wait) {
			return
		}
	}
}

// ending reports whether the pool is to stop when idle.
func (p *pool) ending() bool {
	select {
	case <-p.last:
		return true
	default:
		return false
	}
}

// rest waits for the bell, for d or for the order to end; false when ctx ended.
func (p *pool) rest(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	last := p.last
	if p.ending() {
		last = nil // known already
	}
	select {
	case <-p.bell:
	case <-timer.C:
	case <-last:
	case <-ctx.Done():
		return false
	}
	return true
}
