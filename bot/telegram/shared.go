package telegram

import (
	"context"
	"strconv"
	"time"

	"studitiru/bot/queue"
)

// Pace is kept together by all processes that send in the name of the bot; see data.DB.Turn.
type Pace interface {
	Turn(ctx context.Context, name string, now time.Time, every time.Duration, burst int,
		patience time.Duration) (ahead time.Duration, ok bool, err error)
}

// The limits as turns. Ten at once and one every six seconds are twenty in any minute.
const (
	overallEvery = 36 * time.Millisecond // see overallRate
	groupEvery   = 6 * time.Second
	groupBurst   = 10
	// A turn further ahead than this says that the clocks of the machines differ: then everybody keeps the pace alone.
	overallPatience = 2 * time.Second
)

// shared keeps the limits together with other processes. Without a Pace, or while its store is away, it lets everything
// through: the limits of this process hold anyway.
type shared struct {
	pace Pace
	now  func() time.Time
}

// chat says how long a message to a chat must wait. 0 means now, and counts it as sent.
func (s shared) chat(ctx context.Context, id int64) time.Duration {
	if s.pace == nil {
		return 0
	}
	name, burst := strconv.FormatInt(id, 10), privateBurst
	if id < 0 {
		burst = 1
		if ahead, ok, err := s.pace.Turn(ctx, "minute"+name, s.now(), groupEvery, groupBurst, 0); err == nil && !ok {
			return ahead
		}
	}
	ahead, ok, err := s.pace.Turn(ctx, "chat"+name, s.now(), time.Second, burst, 0)
	if err != nil || ok {
		return 0
	}
	return ahead
}

// turn waits for the turn over all chats; false when ctx ended first.
func (s shared) turn(ctx context.Context) bool {
	if s.pace == nil {
		return true
	}
	ahead, ok, err := s.pace.Turn(ctx, "all", s.now(), overallEvery, 1, overallPatience)
	if err != nil || !ok {
		return ctx.Err() == nil
	}
	return queue.Sleep(ctx, ahead)
}
