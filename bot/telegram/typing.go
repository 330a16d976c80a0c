package telegram

import (
	"context"
	"strconv"
	"strings"
	"time"

	"studitiru/bot/queue"
	"studitiru/bot/talk"
)

const (
	typingAfter = 300 * time.Millisecond // a quicker answer is its own sign of life
	typingTime  = 5 * time.Second
	typingMost  = 4 // calls at a time; more are not worth it
)

// typing shows "typing…" while a question is worked on that takes its time. It is a courtesy: it never holds anything up,
// not even by taking the turn of an answer that is ready, and nothing depends on whether it comes through.
type typing struct {
	client *Client
	limits *limits
	now    func() time.Time
	slots  chan struct{}
}

func newTyping(c *Client, l *limits, now func() time.Time) *typing {
	return &typing{client: c, limits: l, now: now, slots: make(chan struct{}, typingMost)}
}

// begin says how to show it for a fresh question in a private chat; nil when it is not to be shown.
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
	return func(ctx context.Context) {
		defer func() { <-t.slots }()
		if queue.Sleep(ctx, typingAfter) && t.limits.spare(t.now()) {
			t.show(ctx, m.Chat)
		}
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
