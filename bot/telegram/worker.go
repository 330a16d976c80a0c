package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"log/slog"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Handler is the conversation. It is called inside a transaction that also keeps its actions, may be
// called again for the same message after an error, and its errors must not hold what people wrote.
type Handler interface {
	Handle(ctx context.Context, m talk.Message) ([]talk.Action, error)
}

const (
	handleTries  = 3
	handleTime   = 8 * time.Second  // for one try
	claimLease   = 30 * time.Second // longer than all tries together
	answerExpiry = 2 * time.Minute  // Telegram forgets a pressed button after that
	inlineExpiry = 30 * time.Second // … and an inline query after that
)

// worker handles updates from the inbox.
type worker struct {
	inbox   knowledge.Inbox
	outbox  knowledge.Outbox
	tx      knowledge.Transactor
	handler Handler
	decoder Decoder
	typing  *typing
	apology string // plain text
	self    func() string
	holder  string
	now     func() time.Time
	backoff backoff
	sender  bell
	log     *slog.Logger
}

// claim takes the next update. life outlasts the order to stop, so that what has begun can end.
func (w *worker) claim(life context.Context) (func(), error) {
	in, err := w.inbox.ClaimIncoming(life, w.holder, w.now(), claimLease)
	if err != nil {
		return nil, fmt.Errorf("claiming an update: %w", err)
	}
	return func() { w.handle(life, in) }, nil
}

// handle tries an update until it is done, or gives it up after three tries; those that a crash cut
// short count. Every try has what the one before did rolled back.
func (w *worker) handle(ctx context.Context, in knowledge.Incoming) {
	err := errors.New("the process stopped while handling it")
	for try := max(in.Attempts, 1); try <= handleTries; try++ {
		m := w.decoder.Decode(in.Raw, in.Received, w.now())
		if try == 1 {
			w.typing.show(ctx, m)
		}
		if err = w.attempt(ctx, in, m); err == nil {
			w.sender.ring()
			return
		}
		if ctx.Err() != nil {
			return // the lease will end, and the update be handled then
		}
		w.log.Error("handling an update failed", "update", in.ID, "event", m.Event, "try", try, "error", reason(err))
		if try < handleTries && !sleep(ctx, w.backoff.after(try-1)) {
			return
		}
	}
	w.giveUp(ctx, in, err)
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
	out, err := w.outgoing(in.ID, actions)
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

// outgoing cuts actions into parts that Telegram takes and gives each its key.
func (w *worker) outgoing(update int64, actions []talk.Action) ([]knowledge.Outgoing, error) {
	var out []knowledge.Outgoing
	now := w.now()
	for _, whole := range actions {
		for _, a := range split(whole) {
			payload, err := json.Marshal(a)
			if err != nil {
				return nil, fmt.Errorf("writing an action: %w", err)
			}
			one := knowledge.Outgoing{
				Key: fmt.Sprintf("%d:%d", update, len(out)), Queue: a.Queue(), Priority: knowledge.Interactive,
				Payload: payload, Created: now,
			}
			switch {
			case a.AnswerButton != nil:
				one.Queue, one.Expires = ownQueue(a.AnswerButton.Callback), now.Add(answerExpiry)
			case a.AnswerInline != nil:
				one.Queue, one.Expires = ownQueue(a.AnswerInline.Callback), now.Add(inlineExpiry)
			case a.Edit != nil && a.Edit.Chat == 0:
				one.Queue = ownQueue(a.Edit.InlineMessage)
			}
			out = append(out, one)
		}
	}
	return out, nil
}

// ownQueue is a queue for an answer that belongs to no chat, so that it waits for no other one. It
// lies outside of the 52 bits that chat IDs take.
func ownQueue(callback string) int64 {
	h := fnv.New64a()
	h.Write([]byte(callback))
	return int64(h.Sum64()>>2 | 1<<62)
}

// giveUp records why an update was not handled and tells its author, if the bot was addressed.
func (w *worker) giveUp(ctx context.Context, in knowledge.Incoming, cause error) {
	m := w.decoder.Decode(in.Raw, in.Received, w.now())
	problem := fmt.Sprintf("given up after %d tries: %s", max(in.Attempts, handleTries), reason(cause))
	err := w.tx.Within(ctx, func(ctx context.Context) error {
		return w.finish(ctx, in, w.apologise(m), problem)
	})
	if err != nil {
		w.log.Error("cannot give an update up; it will be tried again", "update", in.ID, "error", reason(err))
		return
	}
	w.log.Error("gave an update up", "update", in.ID, "event", m.Event, "problem", problem)
	w.sender.ring()
}

// apologise is what the author of a message that cannot be handled is told.
func (w *worker) apologise(m talk.Message) []talk.Action {
	if w.apology == "" {
		return nil
	}
	switch m.Event {
	case talk.EventButton:
		return []talk.Action{{AnswerButton: &talk.AnswerButton{Callback: m.Callback, Text: w.apology, Alert: true}}}
	case talk.EventInline:
		return []talk.Action{{AnswerInline: &talk.AnswerInline{Callback: m.Callback}}}
	case talk.EventText, talk.EventEdited, talk.EventFile:
		if m.From.ID != 0 && addressed(m, w.self()) {
			return []talk.Action{{Send: &talk.Send{
				Chat: m.Chat.ID, Thread: m.Chat.Thread, ReplyTo: m.ID, Text: talk.Plain(w.apology),
			}}}
		}
	}
	return nil
}

// addressed reports whether a message is for the bot: in a group one that begins with a command,
// answers the bot or names it.
func addressed(m talk.Message, self string) bool {
	if m.Chat.Private() || m.ReplyTo != nil && m.ReplyTo.FromSelf || strings.HasPrefix(m.Text, "/") {
		return true
	}
	return self != "" && strings.Contains(strings.ToLower(m.Text), "@"+strings.ToLower(self))
}
