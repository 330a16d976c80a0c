package telegram

import (
	"context"
	"strconv"
	"strings"
	"time"

	"studitiru/bot/talk"
)

const (
	typingTime = 5 * time.Second
	typingMost = 4 // calls at a time; more are not worth it
)

// typing shows "typing…" while a question is worked on. It is a courtesy: it never holds anything up,
// and nothing depends on whether it comes through.
type typing struct {
	client *Client
	limits *limits
	now    func() time.Time
	slots  chan struct{}
}

func newTyping(c *Client, l *limits, now func() time.Time) *typing {
	return &typing{client: c, limits: l, now: now, slots: make(chan struct{}, typingMost)}
}

// begin takes a turn for showing it, for a fresh question in a private chat, if that can be done at once: before the answer
// takes the turn. nil when it is not to be shown.
func (t *typing) begin(m talk.Message) (show func(context.Context)) {
	question := m.Event == talk.EventText && m.Chat.Private() && m.From.ID != 0 &&
		!m.Resent && !strings.HasPrefix(m.Text, "/")
	if !question {
		return nil
	}
	select {
	case t.slots <- struct{}{}:
	default:
		return nil
	}
	if !t.limits.spare(t.now()) {
		<-t.slots
		return nil
	}
	return func(ctx context.Context) {
		defer func() { <-t.slots }()
		t.show(ctx, m.Chat)
	}
}

func (t *typing) show(ctx context.Context, chat talk.Chat) {
	params := Params{"chat_id": strconv.FormatInt(chat.ID, 10), "action": "typing"}
	if chat.Thread != 0 {
		params["message_thread_id"] = strconv.Itoa(chat.Thread)
	}
	ctx, cancel := context.WithTimeout(ctx, typingTime)
	defer cancel()
	_, _ = t.client.call(ctx, "sendChatAction", params, nil) // best effort
}
