package telegram

import (
	"context"
	crand "crypto/rand"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"studitiru/knowledge"
)

// How stopping is timed: everything is over within grace, and the sender gets drain for the replies to
// the last updates.
const (
	grace = 8 * time.Second
	drain = 2 * time.Second
)

// Options are what a Service is made of. Client, the stores and Handler are required.
type Options struct {
	Client  *Client
	Inbox   knowledge.Inbox
	Outbox  knowledge.Outbox
	Leases  knowledge.Leases
	Tx      knowledge.Transactor
	Handler Handler
	Chats   Chats
	Profile Profile
	Apology string // plain text for the author of a message that cannot be handled; "" for silence

	Workers     int           // updates handled at a time, 0 for 4
	Senders     int           // calls made at a time, 0 for 8
	PollTimeout time.Duration // of the long poll: 0 for 50 s, the most that Telegram grants; whole seconds
	Holder      string        // of this process among others on the database, "" for a random one

	Now    func() time.Time // nil for time.Now
	Random func() float64   // in [0, 1), nil for math/rand/v2
	Log    *slog.Logger     // nil for none
}

// Service carries messages between Telegram and a Handler for as long as Run runs.
type Service struct {
	o      Options
	health health
	inbox  bell
	outbox bell
}

// NewService checks the options. It calls neither Telegram nor the stores.
func NewService(o Options) (*Service, error) {
	if o.Client == nil || o.Inbox == nil || o.Outbox == nil || o.Leases == nil || o.Tx == nil ||
		o.Handler == nil || o.Chats == nil {
		return nil, errors.New("telegram: a part of the service is missing")
	}
	if o.Workers <= 0 {
		o.Workers = 4
	}
	if o.Senders <= 0 {
		o.Senders = 8
	}
	if o.PollTimeout <= 0 || o.PollTimeout > 50*time.Second {
		o.PollTimeout = 50 * time.Second
	}
	if o.Holder == "" {
		o.Holder = crand.Text()
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
	s := &Service{o: o, inbox: newBell(), outbox: newBell()}
	s.health.polling(Starting, "")
	return s, nil
}

// Health says how the service is.
func (s *Service) Health() Health {
	h := s.health.get()
	h.Username = s.o.Client.Username()
	return h
}

// Wake makes the sender look into the outbox now. Call it after committing calls from elsewhere than the
// Handler; without it they are found within half a second.
func (s *Service) Wake() { s.outbox.ring() }

// Run polls, handles and sends until ctx ends; then it lets what is in flight end, for at most ten seconds,
// and returns nil. It returns earlier, with ErrRevoked, when Telegram refuses the token. Run it once.
func (s *Service) Run(ctx context.Context) error {
	running, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	// life is what jobs in flight work under: it outlasts running by grace.
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	defer context.AfterFunc(running, func() { time.AfterFunc(grace, end) })()

	limits := newLimits()
	typing := newTyping(s.o.Client, limits, s.o.Now)
	var front, back sync.WaitGroup
	front.Go(func() {
		if err := s.leader().run(running, s.poller().run); err != nil {
			stop(err)
		}
	})
	met := make(chan struct{}) // who does not know its own name cannot tell who is spoken to in a group
	front.Go(func() { s.introduce(running, stop, met) })
	front.Go(func() {
		select {
		case <-met:
			s.workers(life, typing).run(running)
		case <-running.Done():
		}
	})

	handled := make(chan struct{})
	sending, quit := context.WithCancel(life)
	defer quit()
	back.Go(func() { s.senders(life, limits, handled, stop).run(sending) })

	front.Wait()
	if errors.Is(context.Cause(running), ErrRevoked) {
		quit()
	}
	close(handled)
	timer := time.AfterFunc(drain, quit)
	back.Wait()
	timer.Stop()
	end()
	typing.calls.Wait()
	s.o.Client.Close()
	return s.ended(context.Cause(running))
}

// ended makes the result of Run, given why it stopped.
func (s *Service) ended(cause error) error {
	if errors.Is(cause, ErrRevoked) {
		s.health.polling(RevokedToken, reason(cause))
		s.o.Log.Error("stopped: Telegram refuses the token", "error", reason(cause))
		return cause
	}
	s.health.polling(Stopped, "")
	return nil
}

// introduce asks Telegram who the bot is, for as long as it takes, and announces the profile.
func (s *Service) introduce(ctx context.Context, stop context.CancelCauseFunc, met chan<- struct{}) {
	wait := s.backoff(time.Second, 30*time.Second)
	for failures := 0; ; failures++ {
		_, err := s.o.Client.Me(ctx)
		if err == nil {
			close(met)
			break
		}
		if errors.Is(err, ErrRevoked) {
			stop(err)
			return
		}
		d := wait.after(failures)
		if e, ok := errors.AsType[*Error](err); ok {
			d = max(d, e.RetryAfter)
		}
		if !sleep(ctx, d) {
			return
		}
	}
	s.o.Log.Info("connected to Telegram", "bot", s.o.Client.Username())
	if err := s.o.Client.Announce(ctx, s.o.Profile); err != nil && ctx.Err() == nil {
		s.o.Log.Warn("Telegram did not take the menu of commands or the description", "error", reason(err))
	}
}

func (s *Service) backoff(base, most time.Duration) backoff {
	return backoff{base: base, cap: most, random: s.o.Random}
}

func (s *Service) leader() *leader {
	return &leader{leases: s.o.Leases, holder: s.o.Holder, now: s.o.Now, log: s.o.Log, health: &s.health}
}

func (s *Service) poller() *poller {
	return &poller{
		client: s.o.Client, inbox: s.o.Inbox, timeout: s.o.PollTimeout, now: s.o.Now,
		backoff: s.backoff(time.Second, 30*time.Second), bell: s.inbox, log: s.o.Log, health: &s.health,
	}
}

func (s *Service) workers(life context.Context, t *typing) *pool {
	w := &worker{
		inbox: s.o.Inbox, outbox: s.o.Outbox, tx: s.o.Tx, handler: s.o.Handler,
		decoder: Decoder{Self: s.o.Client.ID()}, typing: t, apology: s.o.Apology, self: s.o.Client.Username,
		holder: s.o.Holder, now: s.o.Now, backoff: s.backoff(400*time.Millisecond, time.Second),
		sender: s.outbox, log: s.o.Log,
	}
	return &pool{
		name: "workers", size: s.o.Workers, bell: s.inbox, backoff: s.backoff(time.Second, 10*time.Second), log: s.o.Log,
		claim: func() (func(), error) { return w.claim(life) },
	}
}

func (s *Service) senders(life context.Context, l *limits, last <-chan struct{}, stop context.CancelCauseFunc) *pool {
	out := &sender{
		client: s.o.Client, outbox: s.o.Outbox, tx: s.o.Tx, chats: s.o.Chats, limits: l,
		holder: s.o.Holder, now: s.o.Now, backoff: s.backoff(time.Second, 2*time.Minute),
		bell: s.outbox, fail: stop, log: s.o.Log, health: &s.health,
		parts: map[int64]int{}, moved: map[int64]int64{},
	}
	return &pool{
		name: "senders", size: s.o.Senders, bell: s.outbox, backoff: s.backoff(time.Second, 10*time.Second), log: s.o.Log,
		claim: func() (func(), error) { return out.claim(life) }, last: last,
	}
}
