package queue

import (
	"context"
	"errors"
	"sync"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

const (
	unstoredAfter = 2 * time.Second // a store that is busy for a moment is nobody's business
	unstoredMost  = 25              // people told in one outage: the others see their question answered late
)

// unstored tells people that their questions cannot be kept, once an outage of the store. What they wrote is not confirmed to
// the channel, so it comes again and is answered when the store is back.
type unstored struct {
	channel Channel
	words   string // "" for silence
	now     func() time.Time

	mu    sync.Mutex
	since time.Time
	told  map[int64]bool
}

// over forgets the outage.
func (u *unstored) over() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.since, u.told = time.Time{}, nil
}

// failed tells those who wrote in private. They are told directly, for the outbox is as far away as the inbox.
func (u *unstored) failed(ctx context.Context, updates []knowledge.Incoming, err error) {
	if u == nil || u.words == "" || ctx.Err() != nil || errors.Is(err, context.Canceled) {
		return
	}
	for _, chat := range u.toTell(updates) {
		send := talk.Action{Send: &talk.Send{Chat: chat, Text: talk.Plain(u.words)}}
		_ = u.channel.Deliver(ctx, 0, send) // told or not, the question stays where it is
	}
}

// toTell are the private chats that have not been told in this outage, once it lasts.
func (u *unstored) toTell(updates []knowledge.Incoming) (chats []int64) {
	now := u.now()
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.since.IsZero() {
		u.since, u.told = now, map[int64]bool{}
	}
	if now.Sub(u.since) < unstoredAfter {
		return nil
	}
	for _, in := range updates {
		m := u.channel.Decode(in, now)
		asks := m.Event == talk.EventText || m.Event == talk.EventFile
		if !asks || !m.Chat.Private() || m.From.ID == 0 || u.told[m.Chat.ID] || len(u.told) >= unstoredMost {
			continue
		}
		u.told[m.Chat.ID] = true
		chats = append(chats, m.Chat.ID)
	}
	return chats
}
