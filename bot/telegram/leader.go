package telegram

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"studitiru/knowledge"
)

// The lease on polling: Telegram serves one poller a token, so several processes on one
// database agree on one. It outlives two missed renewals.
const (
	leaseName  = "poller"
	leaseTime  = 30 * time.Second
	leaseRenew = 8 * time.Second
	leaseAsk   = 3 * time.Second // how often those without it ask for it
)

// errLost is the cause of a leader's context that ends because the lease went to another.
var errLost = errors.New("another process polls now")

// leader does something for as long as this process holds the lease on polling.
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
	standby := false
	for ctx.Err() == nil {
		held, err := l.leases.HoldLease(ctx, leaseName, l.holder, l.now(), leaseTime)
		switch {
		case err != nil && ctx.Err() == nil:
			l.log.Error("cannot ask for the lease on polling", "error", reason(err))
		case err == nil && held:
			standby = false
			if err := l.lead(ctx, do); err != nil {
				return err
			}
			continue
		case err == nil && !standby:
			standby = true
			l.health.polling(Standby, "")
			l.log.Info("another process on this database polls Telegram; standing by")
		}
		sleep(ctx, leaseAsk)
	}
	return nil
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
	lost := context.Cause(leading) == errLost
	lose(context.Canceled)
	<-renewed
	if lost {
		l.log.Warn("lost the lease on polling")
		return err
	}
	// The next leader need not wait for the lease to run out.
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if rerr := l.leases.ReleaseLease(closing, leaseName, l.holder); rerr != nil {
		l.log.Warn("cannot give the lease on polling back", "error", reason(rerr))
	}
	return err
}

// renew keeps the lease until ctx ends or it is lost.
func (l *leader) renew(ctx context.Context, lose context.CancelCauseFunc) {
	until := l.now().Add(leaseTime)
	for sleep(ctx, leaseRenew) {
		held, err := l.leases.HoldLease(ctx, leaseName, l.holder, l.now(), leaseTime)
		switch {
		case err == nil && held:
			until = l.now().Add(leaseTime)
		case err == nil:
			lose(errLost)
			return
		case l.now().Add(leaseRenew).After(until): // it would run out before the next try
			lose(errLost)
			return
		}
	}
}
