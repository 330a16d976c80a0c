package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

const (
	handleTries = 3
	crashTries  = 8               // claims after which an update is taken for the one that ends the process
	handleTime  = 8 * time.Second // for one try

)

// worker handles updates from the inbox.
type worker struct {
	channel Channel
	inbox   knowledge.Inbox
	outbox  knowledge.Outbox
	tx      knowledge.Transactor
	handler Handler
	working func(ctx context.Context, m talk.Message)
	apology string        // plain text
	self    func() string // the bot's name on the channel
	holder  string
	now     func() time.Time
	backoff Backoff
	sender  bell
	log     *slog.Logger
}

// claim takes the next update. life outlasts the order to stop, so that what has begun can end.
func (w *worker) claim(life context.Context) (func(), error) {
	in, err := w.inbox.ClaimIncoming(life, w.holder, w.now(), Lease)
	if err != nil {
		return nil, fmt.Errorf("claiming an update: %w", err)
	}
	return func() { w.handle(life, in) }, nil
}

// handle tries an update until it is done, or gives it up after three tries, or when many a process died with it. Every try
// has what the one before did rolled back.
func (w *worker) handle(ctx context.Context, in knowledge.Incoming) {
	working, done := context.WithCancel(ctx)
	defer done()
	err := errors.New("the process stopped while handling it")
	for try := firstTry(in.Attempts); try <= handleTries; try++ {
		m := w.channel.Decode(in, w.now())
		if try == 1 {
			w.working(working, m)
		}
		if err = w.attempt(ctx, in, m); err == nil {
			w.sender.ring()
			return
		}
		if ctx.Err() != nil {
			return // the lease will end, and the update be handled then
		}
		w.log.Error("handling an update failed", "update", in.ID, "event", m.Event, "try", try, "error", Reason(err))
		if try < handleTries && !Sleep(ctx, w.backoff.After(try-1)) {
			return
		}
	}
	w.giveUp(ctx, in, err)
}

// firstTry counts the tries that a crash cut short only when there were many: an update that is on its way when the machine
// dies is mostly not the reason for it.
func firstTry(claims int) int {
	if claims > crashTries {
		return handleTries + 1
	}
	return 1
}

// attempt handles an update with all its effects in one transaction.
func (w *worker) attempt(ctx context.Context, in knowledge.Incoming, m talk.Message) error {
	ctx, cancel := context.WithTimeout(ctx, handleTime)
	defer cancel()
	return w.tx.Within(ctx, func(ctx context.Context) error {
		var actions []talk.Action
		if m.Event != talk.EventOther {
			var err error
			if actions, err = w.safely(ctx, m); err != nil {
				return err
			}
		}
		return w.finish(ctx, in, actions, "")
	})
}

// safely calls the handler and makes an error of a panic. What a panic says is logged only when the
// runtime says it, for anything else could quote what somebody wrote.
func (w *worker) safely(ctx context.Context, m talk.Message) (actions []talk.Action, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("panic: %s", p.Error())
			w.log.Error("panic while handling", "update", m.Update, "panic", p.Error(), "stack", string(debug.Stack()))
		default:
			err = fmt.Errorf("panic with a %T", p)
			w.log.Error("panic while handling", "update", m.Update, "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
		}
	}()
	return w.handler.Handle(ctx, m)
}

// finish keeps the actions of an update and marks it handled.
func (w *worker) finish(ctx context.Context, in knowledge.Incoming, actions []talk.Action, problem string) error {
	out, err := replies(w.channel.Split, in.ID, actions, w.now())
	if err != nil {
		return err
	}
	if len(out) > 0 {
		if err := w.outbox.Enqueue(ctx, out); err != nil {
			return fmt.Errorf("keeping %d replies: %w", len(out), err)
		}
	}
	if err := w.inbox.FinishIncoming(ctx, in.ID, problem, w.now()); err != nil {
		return fmt.Errorf("marking an update handled: %w", err)
	}
	return nil
}

// giveUp records why an update was not handled and tells its author, if the bot was addressed.
func (w *worker) giveUp(ctx context.Context, in knowledge.Incoming, cause error) {
	m := w.channel.Decode(in, w.now())
	problem := fmt.Sprintf("given up after %d tries: %s", max(in.Attempts, handleTries), Reason(cause))
	err := w.tx.Within(ctx, func(ctx context.Context) error {
		return w.finish(ctx, in, apologise(m, w.apology, w.self()), problem)
	})
	if err != nil {
		w.log.Error("cannot give an update up; it will be tried again", "update", in.ID, "error", Reason(err))
		return
	}
	w.log.Error("gave an update up", "update", in.ID, "event", m.Event, "problem", problem)
	w.sender.ring()
}
