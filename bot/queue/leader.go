package queue

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"studitiru/knowledge"
)

// The lease on fetching: a channel serves one process, so several of them on one database agree on one. It outlives two
// missed renewals, and a process that died is replaced after leaseTime + leaseAsk at most.
const (
	leaseName  = "poller" // as earlier versions of the program call it
	leaseTime  = 4 * time.Second
	leaseRenew = time.Second
	leaseAsk   = 500 * time.Millisecond // how often those without it ask for it
)

// ErrLost is the cause of the context of Channel.Fetch when it ends because another process fetches from now on.
var ErrLost = errors.New("another process fetches now")

// leader does something for as long as this process holds the lease on fetching.
type leader struct {
	leases knowledge.Leases
	holder string
	now    func() time.Time
	log    *slog.Logger
	health *health
}

// run waits for the lease, calls do with a context that ends when the lease is lost, and
// begins again. It returns when ctx ends, or do fails for another reason than the lost lease.
func (l *leader) run(ctx context.Context, do func(context.Context) error) error {
	standby, away := false, false
	for ctx.Err() == nil {
		held, err := l.hold(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			if !away { // said once an outage: it lasts for as long as the store is away
				l.log.Error("cannot ask for the lease on fetching; goes on asking", "error", Reason(err))
			}
			away = true
		case err == nil && held:
			standby, away = false, false
			if err := l.lead(ctx, do); err != nil {
				return err
			}
			continue
		case err == nil && !standby:
			standby = true
			l.health.set(Standby, "")
			l.log.Info("another process on this database fetches; standing by")
		}
		Sleep(ctx, leaseAsk)
	}
	return nil
}

// hold asks for the lease, or for more of it; a store that does not answer in time is as good as away.
func (l *leader) hold(ctx context.Context) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, leaseRenew)
	defer cancel()
	return l.leases.HoldLease(ctx, leaseName, l.holder, l.now(), leaseTime) //nolint:wrapcheck // the store says what it did
}

// lead calls do while it renews the lease.
func (l *leader) lead(ctx context.Context, do func(context.Context) error) error {
	leading, lose := context.WithCancelCause(ctx)
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		l.renew(leading, lose)
	}()
	err := do(leading)
	lost := context.Cause(leading) == ErrLost
	lose(context.Canceled)
	<-renewed
	if lost {
		l.log.Warn("lost the lease on fetching")
		return err
	}
	// The next leader need not wait for the lease to run out.
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if rerr := l.leases.ReleaseLease(closing, leaseName, l.holder); rerr != nil {
		l.log.Warn("cannot give the lease on fetching back", "error", Reason(rerr))
	}
	return err
}

// renew keeps the lease until ctx ends or it is lost.
func (l *leader) renew(ctx context.Context, lose context.CancelCauseFunc) {
	until := l.now().Add(leaseTime)
	for Sleep(ctx, leaseRenew) {
		held, err := l.hold(ctx)
		switch {
		case err == nil && held:
			until = l.now().Add(leaseTime)
		case err == nil:
			lose(ErrLost)
			return
		case l.now().Add(leaseRenew).After(until): // it would run out before the next try
			lose(ErrLost)
			return
		}
	}
}
