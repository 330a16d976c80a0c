package telegram

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"studitiru/bot/queue"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// maxPoll is the longest long poll that Telegram grants.
const maxPoll = 50 * time.Second

// Options are what a Channel is made of. Client is required.
type Options struct {
	Client      *Client
	Profile     Profile
	Webhook     Webhook       // zero for polling
	PollTimeout time.Duration // of the long poll: 0 for the most that Telegram grants; whole seconds

	Now    func() time.Time // nil for time.Now
	Random func() float64   // in [0, 1), nil for math/rand/v2
	Log    *slog.Logger     // nil for none
}

// Channel is Telegram as a queue.Channel.
type Channel struct {
	o      Options
	limits *limits
	typing *typing
	old    atomic.Bool // see sender
}

var _ queue.Channel = (*Channel)(nil)

// NewChannel makes a channel. It does not call Telegram.
func NewChannel(o Options) *Channel {
	if o.PollTimeout <= 0 || o.PollTimeout > maxPoll {
		o.PollTimeout = maxPoll
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Float64
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	limits := newLimits()
	return &Channel{o: o, limits: limits, typing: newTyping(o.Client, limits, o.Now)}
}

func (c *Channel) backoff() queue.Backoff {
	return queue.Backoff{Base: time.Second, Cap: 30 * time.Second, Random: c.o.Random}
}

// Meet asks Telegram who the bot is, for as long as it takes, and announces the profile.
func (c *Channel) Meet(ctx context.Context, met func(name string)) error {
	for failures := 0; ; failures++ {
		_, err := c.o.Client.Me(ctx)
		if err == nil {
			break
		}
		if errors.Is(err, ErrRevoked) {
			return err
		}
		wait := c.backoff().After(failures)
		if e, ok := errors.AsType[*Error](err); ok {
			wait = max(wait, e.RetryAfter)
		}
		if !queue.Sleep(ctx, wait) {
			return nil
		}
	}
	name := c.o.Client.Username()
	met(name)
	c.o.Log.Info("connected to Telegram", "bot", name)
	if err := c.o.Client.Announce(ctx, c.o.Profile); err != nil && ctx.Err() == nil {
		c.o.Log.Warn("Telegram did not take the menu of commands or the description", "error", queue.Reason(err))
	}
	return nil
}

// Fetch polls for updates, or keeps the webhook set.
func (c *Channel) Fetch(ctx context.Context, in *queue.Intake) error {
	if c.o.Webhook.URL != "" {
		return c.fetchByWebhook(ctx, in)
	}
	p := &poller{
		client: c.o.Client, in: in, timeout: c.o.PollTimeout, now: c.o.Now, backoff: c.backoff(), log: c.o.Log,
	}
	return p.run(ctx)
}

// Decode reads an update.
func (c *Channel) Decode(in knowledge.Incoming, now time.Time) talk.Message {
	return Decoder{Self: c.o.Client.ID()}.Decode(in.Raw, in.Received, now)
}

// Split is the function Split.
func (c *Channel) Split(a talk.Action) []talk.Action { return Split(a) }

// Deliver makes the call of an action, when the limits of Telegram let it.
func (c *Channel) Deliver(ctx context.Context, id int64, part talk.Action) error {
	if chat := part.Queue(); chat != 0 {
		if wait := c.limits.chat(chat, c.o.Now()); wait > 0 {
			return &queue.Undelivered{Fate: queue.Later, Wait: wait}
		}
	}
	if !c.limits.turn(ctx, c.o.Now()) {
		return ctx.Err() //nolint:wrapcheck // whose context it is knows
	}
	return fate((&sender{client: c.o.Client, log: c.o.Log.With("call", id), old: &c.old}).send(ctx, part))
}

// Working shows "typing…" while a question is worked on; see queue.Options.
func (c *Channel) Working(m talk.Message) (show func(context.Context)) { return c.typing.begin(m) }
