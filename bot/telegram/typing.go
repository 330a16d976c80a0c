package telegram

import (
	"context"
	"strconv"
	"strings"
	"sync"
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
	calls  sync.WaitGroup
}

func newTyping(c *Client, l *limits, now func() time.Time) *typing {
	return &typing{client: c, limits: l, now: now, slots: make(chan struct{}, typingMost)}
}

// show begins to show it for a fresh question in a private chat, if that can be done at once.
func (t *typing) show(ctx context.Context, m talk.Message) {
	question := m.Event == talk.EventText && m.Chat.Private() && m.From.ID != 0 &&
		!m.Resent && !strings.HasPrefix(m.Text, "/")
	if !question {
		return
	}
	select {
	case t.slots <- struct{}{}:
	default:
		return
	}
	if !t.limits.spare(t.now()) {
		<-t.slots
		return
	}
	params := Params{"chat_id": strconv.FormatInt(m.Chat.ID, 10), "action": "typing"}
	if m.Chat.Thread != 0 {
		params["message_thread_id"] = strconv.Itoa(m.Chat.Thread)
	}
	t.calls.Go(func() {
		defer func() { <-t.slots }()
		ctx, cancel := context.WithTimeout(ctx, typingTime)
		defer cancel()
		_, _ = t.client.call(ctx, "sendChatAction", params, nil) // best effort
	})
}
