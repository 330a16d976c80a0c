package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

const (
	findEvery    = 50 * time.Millisecond // between two looks whether a change can be found
	findPatience = 2 * time.Minute       // after it what waits to be found is said all the same
	keepUnsent   = 24 * time.Hour        // after it a call that never went through is given up
	finishTime   = 5 * time.Second       // for recording the end of a call, also while stopping
	recheckAfter = time.Millisecond      // after the end of a wait, so that the store finds it due
)

// sender makes the calls that wait in the outbox.
type sender struct {
	channel Channel
	outbox  knowledge.Outbox
	tx      knowledge.Transactor
	chats   Chats
	holder  string
	now     func() time.Time
	backoff Backoff
	// findable reports whether questions find the documents as of a change; nil for always.
	findable func(change int64) bool
	bell     bell // its own
	fail     func(error)
	log      *slog.Logger
	health   *health

	mu    sync.Mutex
	parts map[int64]int   // parts already sent of calls that are not finished
	moved map[int64]int64 // groups that moved, for calls decided before
}

// claim takes the next call; see worker.claim.
func (s *sender) claim(life context.Context) (func(), error) {
	out, err := s.outbox.ClaimOutgoing(life, s.holder, s.now(), Lease)
	if err != nil {
		return nil, fmt.Errorf("claiming a call: %w", err)
	}
	return func() { s.deliver(life, out) }, nil
}

// deliver makes a call, in several parts if it is too long for one, and records how it ended.
// A call that was made but could not be recorded is remembered, and not made again.
func (s *sender) deliver(ctx context.Context, out knowledge.Outgoing) {
	now := s.now()
	var action talk.Action
	switch {
	case !out.Expires.IsZero() && now.After(out.Expires):
		s.finish(ctx, out, "expired")
		return
	case !out.Created.IsZero() && now.Sub(out.Created) > keepUnsent:
		s.finish(ctx, out, "not sent within a day")
		return
	case json.Unmarshal(out.Payload, &action) != nil:
		s.finish(ctx, out, "the action cannot be read")
		return
	case action.After > 0 && s.findable != nil && !s.findable(action.After) && now.Sub(out.Created) < findPatience:
		s.postpone(ctx, out, findEvery, false)
		return
	}
	parts := s.channel.Split(action)
	for i := s.done(out.ID); i < len(parts); i++ {
		part := s.readdress(parts[i])
		if err := s.send(ctx, out, part); err != nil {
			s.failed(ctx, out, part.Queue(), err)
			return
		}
		s.setDone(out.ID, i+1)
		s.health.sent(s.now())
	}
	s.finish(ctx, out, "")
}

// send delivers a part. What goes to a group that moved is sent once more, to its new ID.
func (s *sender) send(ctx context.Context, out knowledge.Outgoing, part talk.Action) error {
	err := s.channel.Deliver(ctx, out.ID, part)
	u, ok := errors.AsType[*Undelivered](err)
	if !ok || u.Fate != Moved || part.Queue() == 0 {
		return err //nolint:wrapcheck // the channel says what it was doing
	}
	if err := s.follow(ctx, part.Queue(), u.To); err != nil {
		return err
	}
	return s.channel.Deliver(ctx, out.ID, s.readdress(part)) //nolint:wrapcheck // as above
}

// failed decides what becomes of a call that did not go through.
func (s *sender) failed(ctx context.Context, out knowledge.Outgoing, chat int64, err error) {
	u, ok := errors.AsType[*Undelivered](err)
	if !ok { // among others the store, while a moved group was recorded
		u = &Undelivered{Fate: Later, Err: err}
	}
	switch {
	case ctx.Err() != nil:
		return // the lease will end, and the call be made then
	case errors.Is(err, ErrRevoked):
		s.postpone(ctx, out, 0, false)
		s.fail(fmt.Errorf("sending: %w", err))
	case u.Fate == Unreachable:
		s.log.Info("a chat is out of reach", "call", out.ID, "error", Reason(err))
		s.gone(ctx, out, chat, Reason(err))
	case u.Fate == Refused || u.Fate == Moved: // Moved: once more than can be followed
		s.log.Error("a call was refused", "call", out.ID, "error", Reason(err))
		s.finish(ctx, out, Reason(err))
	case u.Wait > 0:
		if u.Err != nil {
			s.log.Warn("a call has to wait", "call", out.ID, "error", Reason(err), "wait", u.Wait)
		}
		s.postpone(ctx, out, u.Wait, false)
	default:
		wait := s.backoff.After(out.Attempts)
		s.log.Warn("a call failed", "call", out.ID, "error", Reason(err), "again_in", wait.Round(time.Millisecond))
		s.postpone(ctx, out, wait, true)
	}
}

// gone records in one transaction that a chat is out of reach and that the call to it has ended.
func (s *sender) gone(ctx context.Context, out knowledge.Outgoing, chat int64, problem string) {
	s.record(ctx, out, func(ctx context.Context) error {
		if chat != 0 {
			if err := s.chats.Gone(ctx, chat); err != nil {
				return fmt.Errorf("marking a chat out of reach: %w", err)
			}
		}
		return s.ended(ctx, out, problem)
	})
}

func (s *sender) finish(ctx context.Context, out knowledge.Outgoing, problem string) {
	s.record(ctx, out, func(ctx context.Context) error { return s.ended(ctx, out, problem) })
}

func (s *sender) ended(ctx context.Context, out knowledge.Outgoing, problem string) error {
	if err := s.outbox.FinishOutgoing(ctx, out.ID, problem, s.now()); err != nil {
		return fmt.Errorf("ending a call: %w", err)
	}
	return nil
}

// record writes the end of a call, even while stopping: what is sent and not recorded would be sent
// again by the next process.
func (s *sender) record(ctx context.Context, out knowledge.Outgoing, write func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTime)
	defer cancel()
	if err := s.tx.Within(ctx, write); err != nil {
		s.log.Error("cannot record the end of a call", "call", out.ID, "error", Reason(err))
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.parts, out.ID)
}

// postpone gives a call back, to be made after wait, and sees to it that it is looked for then.
func (s *sender) postpone(ctx context.Context, out knowledge.Outgoing, wait time.Duration, counted bool) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTime)
	defer cancel()
	if err := s.outbox.PostponeOutgoing(ctx, out.ID, s.now().Add(wait), counted); err != nil {
		s.log.Error("cannot give a call back", "call", out.ID, "error", Reason(err))
		return
	}
	time.AfterFunc(wait+recheckAfter, s.bell.ring)
}
