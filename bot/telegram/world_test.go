package telegram

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/bot/queue"
	"studitiru/bot/queue/queuetest"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// handlerFunc makes a Handler of a function.
type handlerFunc func(ctx context.Context, m talk.Message) ([]talk.Action, error)

func (h handlerFunc) Handle(ctx context.Context, m talk.Message) ([]talk.Action, error) {
	return h(ctx, m)
}

// echo answers every text with itself.
func echo(_ context.Context, m talk.Message) ([]talk.Action, error) {
	if m.Event != talk.EventText {
		return nil, nil
	}
	return []talk.Action{{Send: &talk.Send{Chat: m.Chat.ID, Text: talk.Plain("re: " + m.Text)}}}, nil
}

// world is a service with everything around it.
type world struct {
	t     *testing.T
	fake  *fake
	store *queuetest.Memory
	log   *queuetest.Log
	chats chatsRecord
	o     queue.Options
	c     Options
	begun time.Time
}

type chatsRecord struct {
	mu   sync.Mutex
	told []string
	err  error
}

func (c *chatsRecord) Gone(_ context.Context, chat int64) error {
	return c.tell(fmt.Sprintf("gone %d", chat))
}

func (c *chatsRecord) Moved(_ context.Context, from, to int64) error {
	return c.tell(fmt.Sprintf("moved %d to %d", from, to))
}

func (c *chatsRecord) tell(what string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.told = append(c.told, what)
	return c.err
}

func (c *chatsRecord) all() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.told...)
}

func newWorld(t *testing.T, h handlerFunc) *world {
	w := &world{t: t, fake: newFake(), store: queuetest.NewMemory(), log: &queuetest.Log{}, begun: time.Now()}
	random := func() float64 { return 0.5 }
	// The fake's channel must belong to the bubble that the test runs in: newWorld is called within.
	w.c = Options{Client: w.fake.client(t, nil), Random: random, Log: w.log.Logger()}
	w.o = queue.Options{
		Inbox: w.store, Outbox: w.store, Leases: w.store, Tx: w.store,
		Handler: h, Chats: &w.chats, Apology: "Maaf, <gangguan>.", Holder: "me",
		Random: random, Log: w.log.Logger(),
	}
	return w
}

// run starts the service; stop ends it, as SIGTERM would, and gives what Run said.
func (w *world) run() (s *queue.Service, stop func() error) {
	channel := NewChannel(w.c)
	w.o.Channel, w.o.Working = channel, channel.Working
	s, err := queue.NewService(w.o)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	return s, func() error {
		cancel()
		defer w.c.Client.Close()
		return <-done
	}
}

// queue puts actions into the outbox, as if somebody had decided them.
func (w *world) queue(priority knowledge.Priority, actions ...talk.Action) {
	var notices []talk.Notice
	for n, a := range actions {
		notices = append(notices, talk.Notice{Key: fmt.Sprintf("%d/%d", len(w.store.Outbox()), n), Action: a})
	}
	out, err := queue.Post(Split, notices, time.Now())
	if err != nil {
		w.t.Fatal(err)
	}
	for i := range out {
		out[i].Priority = priority
	}
	if err := w.store.Enqueue(context.Background(), out); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) texts() (out []string) {
	for _, c := range w.fake.made("") {
		out = append(out, c.params["text"])
	}
	return out
}

func (w *world) expect(what string, got, want any) {
	w.t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		w.t.Errorf("%s: %s\nlog:\n%s", what, diff, w.log)
	}
}

// bubble runs a test with its own clock, and looks for secrets in its log.
func bubble(t *testing.T, h handlerFunc, test func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, h)
		test(w)
		if log := w.log.String(); strings.Contains(log, "SECRET") || strings.Contains(log, "rahasia") {
			t.Errorf("a secret in the log:\n%s", log)
		}
	})
}

func say(chat int64, text string) talk.Action {
	return talk.Action{Send: &talk.Send{Chat: chat, Text: talk.Plain(text)}}
}

// split gives the calls to a chat and those to all others, with the whole seconds after the start of the bubble.
func (w *world) split(chat int64) (own, others []string) {
	for _, c := range w.fake.made("") {
		line := fmt.Sprint(c.at.Sub(w.begun).Truncate(time.Second), " ", c.params["text"])
		if c.chat() == chat {
			own = append(own, line)
		} else {
			others = append(others, line)
		}
	}
	return own, others
}
