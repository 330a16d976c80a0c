package telegram

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"studitiru/bot/queue"
)

// Telegram's limits on messages: some 30 a second over all, one a second in a chat (a short burst
// is tolerated in private), 20 a minute in a group. A bucket of 29/s that holds one never lets more
// than 30 through in any second.
const (
	overallRate  = 29
	privateBurst = 3
	groupMinute  = 20
	idleChat     = 2 * time.Minute // after it a chat's limits are as good as new
	sweepAbove   = 1000            // chats kept before idle ones are looked for
)

// limits spaces calls out. Times are passed in, so that tests can set them.
type limits struct {
	overall *rate.Limiter

	mu    sync.Mutex
	chats map[int64]*chatLimit
}

// chatLimit spaces the messages of one chat.
type chatLimit struct {
	second *rate.Limiter
	sent   [groupMinute]time.Time // ring of the last sends in a group
	next   int                    // the oldest of them
	used   time.Time
}

func newLimits() *limits {
	return &limits{overall: rate.NewLimiter(overallRate, 1), chats: map[int64]*chatLimit{}}
}

// chat says how long a message to a chat must wait. 0 means now, and counts it as sent.
func (l *limits) chat(id int64, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.chats[id]
	if c == nil {
		l.sweep(now)
		burst := privateBurst
		if id < 0 {
			burst = 1
		}
		c = &chatLimit{second: rate.NewLimiter(1, burst)}
		l.chats[id] = c
	}
	c.used = now
	if id < 0 {
		if oldest := c.sent[c.next]; !oldest.IsZero() && now.Sub(oldest) < time.Minute {
			return time.Minute - now.Sub(oldest)
		}
	}
	r := c.second.ReserveN(now, 1)
	if d := r.DelayFrom(now); d > 0 {
		r.CancelAt(now)
		return d
	}
	c.sent[c.next] = now
	c.next = (c.next + 1) % groupMinute
	return 0
}

// sweep forgets chats that were idle long enough.
func (l *limits) sweep(now time.Time) {
	if len(l.chats) < sweepAbove {
		return
	}
	for id, c := range l.chats {
		if now.Sub(c.used) > idleChat {
			delete(l.chats, id)
		}
	}
}

// turn waits until the limit over all chats allows a call; false when ctx ended first.
func (l *limits) turn(ctx context.Context, now time.Time) bool {
	return queue.Sleep(ctx, l.overall.ReserveN(now, 1).DelayFrom(now))
}

// spare takes a turn only if nobody has to wait for it.
func (l *limits) spare(now time.Time) bool { return l.overall.AllowN(now, 1) }
