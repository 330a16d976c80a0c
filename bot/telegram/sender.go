package telegram

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

// Chats is told what sending finds out about chats. In a private chat the chat's ID is the person's.
type Chats interface {
	// Gone says that the bot cannot write to a chat any more: blocked, removed, deleted.
	Gone(ctx context.Context, chat int64) error
	// Moved says that a group has another ID now. It may be said more than once.
	Moved(ctx context.Context, from, to int64) error
}

const (
	keepUnsent   = 24 * time.Hour   // after it a call that never went through is given up
	finishTime   = 5 * time.Second  // for recording the end of a call, also while stopping
	correctMost  = 6                // forms in which a refused message is tried
	recheckAfter = time.Millisecond // after the end of a wait, so that the store finds it due
)

// sender makes the calls that wait in the outbox.
type sender struct {
	client  *Client
	outbox  knowledge.Outbox
	tx      knowledge.Transactor
	chats   Chats
	limits  *limits
	holder  string
	now     func() time.Time
	backoff backoff
	bell    bell // its own
	fail    func(error)
	log     *slog.Logger
	health  *health

	mu    sync.Mutex
	parts map[int64]int   // parts already sent of calls that are not finished
	moved map[int64]int64 // groups that moved, for calls decided before
}

// claim takes the next call; see worker.claim.
func (s *sender) claim(life context.Context) (func(), error) {
	out, err := s.outbox.ClaimOutgoing(life, s.holder, s.now(), claimLease)
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
	}
	parts := split(action)
	for i := s.done(out.ID); i < len(parts); i++ {
		part := s.readdress(parts[i])
		if chat := part.Queue(); chat != 0 {
			if wait := s.limits.chat(chat, s.now()); wait > 0 {
				s.postpone(ctx, out, wait, false)
				return
			}
		}
		if !s.limits.turn(ctx, s.now()) {
			return
		}
		if err := s.send(ctx, out, part); err != nil {
			s.failed(ctx, out, part.Queue(), err)
			return
		}
		s.setDone(out.ID, i+1)
	}
	s.finish(ctx, out, "")
}

// send makes one call. What Telegram refuses for its form is sent again in a plainer one; what goes to a
// group that moved is sent once more to its new ID.
func (s *sender) send(ctx context.Context, out knowledge.Outgoing, a talk.Action) error {
	var st style
	followed := false
	for range correctMost {
		c, err := encode(a, st)
		if err != nil {
			return err
		}
		for _, note := range c.notes {
			s.log.Warn("changed a message so that Telegram takes it", "call", out.ID, "method", c.method, "change", note)
		}
		_, err = s.client.call(ctx, c.method, c.params, c.file)
		if err == nil || classOf(err) == NotModified || classOf(err) == Stale {
			if err != nil {
				s.log.Debug("call without effect", "call", out.ID, "error", reason(err))
			}
			s.health.sent(s.now())
			return nil
		}
		e, _ := errors.AsType[*Error](err)
		plainer, ok := correct(err, st)
		switch {
		case e.Class == Moved && !followed && a.Queue() != 0:
			followed = true
			if err := s.follow(ctx, a.Queue(), e.MovedTo); err != nil {
				return err
			}
			a = s.readdress(a)
		case ok:
			s.log.Warn("Telegram refused the form of a message, sending it plainer", "call", out.ID, "method", c.method, "error", reason(err))
			st = plainer
		default:
			return err
		}
	}
	return fmt.Errorf("%w: refused in every form", errNothing)
}

// correct says which style to try after a refusal; false when there is nothing left to leave out.
func correct(err error, st style) (style, bool) {
	next := st
	switch {
	case classOf(err) != Ours:
		return st, false
	case has(err, "can't parse entities", "can't parse message text", "can't parse caption"):
		next.plain = true
	case has(err, "thread not found"):
		next.noThread = true
	case has(err, "replied not found", "reply message not found"):
		next.noReply = true
	case has(err, "button", "keyboard", "reply_markup", "reply markup"):
		next.noKeyboard = true
	case has(err, "photo", "image_process"):
		next.asDocument = true
	}
	return next, next != st
}

// failed decides what becomes of a call that did not go through.
func (s *sender) failed(ctx context.Context, out knowledge.Outgoing, chat int64, err error) {
	e, fromTelegram := errors.AsType[*Error](err)
	switch {
	case ctx.Err() != nil:
		return // the lease will end, and the call be made then
	case errors.Is(err, errNothing):
		s.log.Error("dropped a message that Telegram would refuse", "call", out.ID, "error", err)
		s.finish(ctx, out, reason(err))
	case !fromTelegram: // the store, while a moved group was recorded
		s.log.Error("cannot go on with a call", "call", out.ID, "error", reason(err))
		s.postpone(ctx, out, s.backoff.after(out.Attempts), true)
	case e.Class == Revoked:
		s.postpone(ctx, out, 0, false)
		s.fail(fmt.Errorf("sending: %w", err))
	case e.Class == Wait:
		s.log.Warn("Telegram asks to wait", "call", out.ID, "method", e.Method, "wait", e.RetryAfter)
		s.postpone(ctx, out, e.RetryAfter, false)
	case e.Class == Gone:
		s.log.Info("a chat is out of reach", "call", out.ID, "error", reason(err))
		s.gone(ctx, out, chat, reason(err))
	case e.Class == Ours || e.Class == Moved:
		s.log.Error("Telegram refused a call", "call", out.ID, "method", e.Method, "error", reason(err))
		s.finish(ctx, out, reason(err))
	default:
		wait := s.backoff.after(out.Attempts)
		s.log.Warn("a call failed", "call", out.ID, "method", e.Method, "error", reason(err), "again_in", wait.Round(time.Millisecond))
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
		return s.outbox.FinishOutgoing(ctx, out.ID, problem, s.now())
	})
}

func (s *sender) finish(ctx context.Context, out knowledge.Outgoing, problem string) {
	s.record(ctx, out, func(ctx context.Context) error {
		return s.outbox.FinishOutgoing(ctx, out.ID, problem, s.now())
	})
}

// record writes the end of a call, even while stopping: what is sent and not recorded would be sent
// again by the next process.
func (s *sender) record(ctx context.Context, out knowledge.Outgoing, write func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTime)
	defer cancel()
	if err := s.tx.Within(ctx, write); err != nil {
		s.log.Error("cannot record the end of a call", "call", out.ID, "error", reason(err))
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
		s.log.Error("cannot give a call back", "call", out.ID, "error", reason(err))
		return
	}
	time.AfterFunc(wait+recheckAfter, s.bell.ring)
}
