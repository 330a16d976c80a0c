package queue

import (
	"context"
	crand "crypto/rand"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// How stopping is timed: everything is over within grace, and the sender gets drain for the replies to
// the last updates.
const (
	grace = 8 * time.Second
	drain = 2 * time.Second
)

// Options are what a Service is made of. Channel, the stores, Handler and Chats are required.
type Options struct {
	Channel Channel
	Inbox   knowledge.Inbox
	Outbox  knowledge.Outbox
	Leases  knowledge.Leases
	Tx      knowledge.Transactor
	Handler Handler
	Chats   Chats
	Trouble string // plain text for who writes in private while the store takes nothing; "" for silence
	// Alone says that no other process shares the store: fetching needs no lease, and goes on when the store takes nothing.
	Alone   bool
	Apology string // plain text for the author of a message that cannot be handled; "" for silence
	// Working is called when the work on a message begins, and says how to show that there is somebody; nil for not at all.
	// What it returns is called on a goroutine of its own, with a context that ends with the work, and the service waits for it.
	Working func(m talk.Message) (show func(context.Context))

	// Findable reports whether questions find the documents as of a change of theirs, which some messages wait for; nil for
	// always.
	Findable func(change int64) bool

	Workers int    // updates handled at a time, 0 for 4
	Senders int    // calls made at a time, 0 for 8
	Holder  string // of this process among others on the database, "" for a random one

	Now    func() time.Time // nil for time.Now
	Random func() float64   // in [0, 1), nil for math/rand/v2
	Log    *slog.Logger     // nil for none
}

// Service carries messages between a Channel and a Handler for as long as Run runs.
type Service struct {
	o       Options
	health  health
	inbox   bell
	outbox  bell
	lost    *unstored
	working sync.WaitGroup
}

// NewService checks the options. It calls neither the channel nor the stores.
func NewService(o Options) (*Service, error) {
	if o.Channel == nil || o.Inbox == nil || o.Outbox == nil || o.Leases == nil || o.Tx == nil ||
		o.Handler == nil || o.Chats == nil {
		return nil, errors.New("queue: a part of the service is missing")
	}
	if o.Workers <= 0 {
		o.Workers = 4
	}
	if o.Senders <= 0 {
		o.Senders = 8
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
	s := &Service{o: o, inbox: newBell(), outbox: newBell(), lost: &unstored{channel: o.Channel, words: o.Trouble, now: o.Now}}
	s.health.set(Starting, "")
	return s, nil
}

// Health says how the service is.
func (s *Service) Health() Health { return s.health.get() }

// Accept takes updates that a channel brings by itself, see Intake.Accept; any process may.
func (s *Service) Accept(ctx context.Context, updates []knowledge.Incoming) error {
	return s.intake().Accept(ctx, updates)
}

func (s *Service) intake() *Intake {
	return &Intake{inbox: s.o.Inbox, bell: s.inbox, health: &s.health, now: s.o.Now, lost: s.lost}
}

// Wake makes the senders look into the outbox now. Call it after committing calls from elsewhere than the
// Handler; without it they are found within half a second.
func (s *Service) Wake() { s.outbox.ring() }

// Run fetches, handles and sends until ctx ends; then it lets what is in flight end, for at most ten seconds,
// and returns nil. It returns earlier, with ErrRevoked, when the channel refuses the bot. Run it once.
func (s *Service) Run(ctx context.Context) error {
	running, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	// life is what jobs in flight work under: it outlasts running by grace.
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	defer context.AfterFunc(running, func() { time.AfterFunc(grace, end) })()

	var front, back sync.WaitGroup
	s.front(running, life, stop, &front)
	handled := make(chan struct{})
	sending, quit := context.WithCancel(life)
	defer quit()
	back.Go(func() { s.senders(life, handled, stop).run(sending) })

	front.Wait()
	if errors.Is(context.Cause(running), ErrRevoked) {
		quit()
	}
	close(handled)
	timer := time.AfterFunc(drain, quit)
	back.Wait()
	timer.Stop()
	end()
	s.working.Wait()
	return s.ended(context.Cause(running))
}

// front begins what must have ended before the senders may: fetching, and handling as soon as the bot knows its name.
func (s *Service) front(running, life context.Context, stop context.CancelCauseFunc, front *sync.WaitGroup) {
	front.Go(func() {
		fetch := func(ctx context.Context) error { return s.o.Channel.Fetch(ctx, s.intake()) }
		lead := s.leader().run
		if s.o.Alone {
			lead = func(ctx context.Context, do func(context.Context) error) error { return do(ctx) }
		}
		if err := lead(running, fetch); err != nil {
			stop(err)
		}
	})
	met := make(chan struct{}) // who does not know its own name cannot tell who is spoken to in a group
	front.Go(func() {
		err := s.o.Channel.Meet(running, func(name string) {
			s.health.met(name)
			close(met)
		})
		if err != nil {
			stop(err)
		}
	})
	front.Go(func() {
		select {
		case <-met:
			s.workers(life).run(running)
		case <-running.Done():
		}
	})
}

// ended makes the result of Run, given why it stopped.
func (s *Service) ended(cause error) error {
	if errors.Is(cause, ErrRevoked) {
		s.health.set(RevokedToken, Reason(cause))
		s.o.Log.Error("stopped: the bot is refused", "error", Reason(cause))
		return cause
	}
	s.health.set(Stopped, "")
	return nil
}

func (s *Service) backoff(base, most time.Duration) Backoff {
	return Backoff{Base: base, Cap: most, Random: s.o.Random}
}

func (s *Service) leader() *leader {
	return &leader{leases: s.o.Leases, holder: s.o.Holder, now: s.o.Now, log: s.o.Log, health: &s.health}
}

func (s *Service) workers(life context.Context) *pool {
	w := &worker{
		channel: s.o.Channel, inbox: s.o.Inbox, outbox: s.o.Outbox, tx: s.o.Tx, handler: s.o.Handler,
		working: s.show, apology: s.o.Apology, self: func() string { return s.Health().Name },
		holder: s.o.Holder, now: s.o.Now, backoff: s.backoff(400*time.Millisecond, time.Second),
		sender: s.outbox, log: s.o.Log,
	}
	return &pool{
		name: "workers", size: s.o.Workers, bell: s.inbox, backoff: s.backoff(250*time.Millisecond, 2*time.Second),
		now: s.o.Now, log: s.o.Log,
		claim: func() (func(), error) { return w.claim(life) },
	}
}

// show calls Options.Working.
func (s *Service) show(ctx context.Context, m talk.Message) {
	if s.o.Working == nil {
		return
	}
	if show := s.o.Working(m); show != nil {
		s.working.Go(func() { show(ctx) })
	}
}

func (s *Service) senders(life context.Context, last <-chan struct{}, stop context.CancelCauseFunc) *pool {
	out := &sender{
		channel: s.o.Channel, outbox: s.o.Outbox, tx: s.o.Tx, chats: s.o.Chats,
		holder: s.o.Holder, now: s.o.Now, backoff: s.backoff(time.Second, 2*time.Minute), findable: s.o.Findable,
		bell: s.outbox, fail: stop, log: s.o.Log, health: &s.health,
		parts: map[int64]int{}, moved: map[int64]int64{},
	}
	return &pool{
		name: "senders", size: s.o.Senders, bell: s.outbox, backoff: s.backoff(250*time.Millisecond, 2*time.Second),
		now: s.o.Now, log: s.o.Log,
		claim: func() (func(), error) { return out.claim(life) }, last: last,
	}
}
