package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"

	"studitiru/bot/queue"
	"studitiru/bot/talk"
)

const correctMost = 6 // forms in which a refused message is tried

// sender makes the calls of actions.
type sender struct {
	client *Client
	log    *slog.Logger
	// old is set once the server has shown that it knows no buttons that copy (Bot API 7.11): they are left out from then on.
	old *atomic.Bool
}

// send makes one call. What Telegram refuses for its form is sent again in a plainer one.
func (s *sender) send(ctx context.Context, a talk.Action) error {
	st := style{noCopy: s.old.Load(), forAll: s.client.noEphemeral.Load(), oldKeys: s.client.noNewKeys.Load()}
	for range correctMost {
		c, err := encode(a, st)
		if err != nil {
			return err
		}
		for _, note := range c.notes {
			s.log.Warn("changed a message so that Telegram takes it", "method", c.method, "change", note)
		}
		_, err = s.client.call(ctx, c.method, c.params, c.file)
		if err == nil {
			s.learn(st)
			s.client.learn(st)
			return nil
		}
		if classOf(err) == NotModified || classOf(err) == Stale {
			s.log.Debug("call without effect", "error", queue.Reason(err))
			return nil
		}
		plainer, ok := correct(err, st, c.copies)
		if !ok {
			return err
		}
		s.log.Warn("Telegram refused the form of a message, sending it plainer", "method", c.method, "error", queue.Reason(err))
		st = plainer
	}
	return fmt.Errorf("%w: refused in every form", errNothing)
}

// learn notes that a message was taken as soon as its buttons that copy were left out, for a reason that is not theirs alone.
func (s *sender) learn(st style) {
	if st.noCopy && st.unknownCopy && !st.noKeyboard && s.old.CompareAndSwap(false, true) {
		s.log.Warn("the server knows no buttons that copy: they are left out")
	}
}

// correct says which style to try after a refusal of a call with or without buttons that copy; false when there is nothing
// left to leave out.
func correct(err error, st style, copies bool) (style, bool) {
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
	case !st.forAll && has(err, "ephemeral", "receiver"):
		next.forAll = true
	case !st.oldKeys && has(err, "switch_inline_query_chosen_chat", "disabled", "text buttons are unallowed", "button_type_invalid"):
		next.oldKeys = true
		if copies && !has(err, "switch_inline_query_chosen_chat", "disabled") { // it does not say which button it does not know
			next.noCopy, next.unknownCopy = true, true
		}
	case copies && has(err, "button", "keyboard", "reply_markup", "reply markup"):
		next.noCopy, next.unknownCopy = true, !has(err, "copy")
	case has(err, "button", "keyboard", "reply_markup", "reply markup"):
		next.noKeyboard = true
	case has(err, "photo", "image_process"):
		next.asDocument = true
	}
	return next, next != st
}

// learn remembers what the server turned out not to know, so that it is not tried with every message.
func (c *Client) learn(st style) {
	if st.forAll {
		c.noEphemeral.Store(true)
	}
	if st.oldKeys {
		c.noNewKeys.Store(true)
	}
}

// fate says in the terms of the queue what becomes of a call that Telegram did not carry out.
func fate(err error) error {
	if err == nil || errors.Is(err, ErrRevoked) {
		return err
	}
	u := &queue.Undelivered{Fate: queue.Later, Err: err}
	e, fromTelegram := errors.AsType[*Error](err)
	switch {
	case !fromTelegram: // encode found nothing that Telegram would take
		u.Fate = queue.Refused
	case e.Class == Wait:
		u.Wait = e.RetryAfter
	case e.Class == Gone:
		u.Fate = queue.Unreachable
	case e.Class == Moved:
		u.Fate, u.To = queue.Moved, e.MovedTo
	case e.Class == Ours:
		u.Fate = queue.Refused
	}
	return u
}
