package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"studitiru/bot/queue/queuetest"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errDisk = errors.New("disk full")

// sent is a delivery that reached the fake: "send", "edit", "button" or "inline" as kind, and the text or the callback.
type sent struct {
	kind string
	chat int64
	text string
	at   time.Time
}

// fake is a channel without a network. An update is a talk.Message as JSON; texts are cut at "|".
type fake struct {
	mu      sync.Mutex
	waiting []knowledge.Incoming
	news    chan struct{}
	fetches int
	calls   []sent
	revoked bool             // fetching says so
	unknown bool             // it does not tell who the bot is
	answer  func(sent) error // what a delivery gets
}

func (f *fake) Meet(ctx context.Context, met func(string)) error {
	if f.unknown {
		<-ctx.Done()
		return nil
	}
	met("tiru_bot")
	return nil
}

func (f *fake) Fetch(ctx context.Context, in *Intake) error {
	for ctx.Err() == nil {
		f.mu.Lock()
		f.fetches++
		batch, revoked := f.waiting, f.revoked
		f.mu.Unlock()
		switch err := in.Accept(ctx, batch); {
		case revoked:
			return ErrRevoked
		case err != nil:
			in.Report(Troubled, err.Error())
		default:
			in.Report(Healthy, "")
			f.set(func(f *fake) { f.waiting = f.waiting[len(batch):] })
		}
		select {
		case <-f.news:
		case <-time.After(time.Second):
		case <-ctx.Done():
		}
	}
	return nil
}

func (f *fake) Decode(in knowledge.Incoming, _ time.Time) (m talk.Message) {
	if json.Unmarshal(in.Raw, &m) != nil {
		m.Event = talk.EventOther
	}
	return m
}

func (f *fake) Split(a talk.Action) (parts []talk.Action) {
	if a.Send == nil {
		return []talk.Action{a}
	}
	for _, text := range strings.Split(a.Send.Text.String(), "|") {
		one := *a.Send
		one.Text = talk.Plain(text)
		parts = append(parts, talk.Action{Send: &one})
	}
	return parts
}

func (f *fake) Deliver(_ context.Context, _ int64, a talk.Action) error {
	c := sent{chat: a.Queue(), at: time.Now()}
	switch {
	case a.Send != nil:
		c.kind, c.text = "send", a.Send.Text.String()
	case a.Edit != nil:
		c.kind, c.text = "edit", a.Edit.Text.String()
	case a.AnswerButton != nil:
		c.kind, c.text = "button", a.AnswerButton.Callback
	case a.AnswerInline != nil:
		c.kind, c.text = "inline", a.AnswerInline.Callback
	}
	f.mu.Lock()
	f.calls = append(f.calls, c)
	answer := f.answer
	f.mu.Unlock()
	if answer == nil {
		return nil
	}
	return answer(c)
}

func (f *fake) set(change func(*fake)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(f)
}

// made gives the deliveries so far.
func (f *fake) made() []sent {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]sent(nil), f.calls...)
}

// write has somebody write; groups have negative IDs.
func (f *fake) write(update, chat int64, text string) {
	kind := "private"
	if chat < 0 {
		kind = "group"
	}
	m := talk.Message{
		Update: update, Event: talk.EventText, Chat: talk.Chat{ID: chat, Type: kind},
		From: talk.Person{ID: max(chat, -chat)}, ID: int(update), Text: text,
	}
	raw, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	f.set(func(f *fake) {
		f.waiting = append(f.waiting, knowledge.Incoming{ID: update, Queue: chat, Raw: raw, Received: time.Now()})
	})
	select {
	case f.news <- struct{}{}:
	default:
	}
}

// handlerFunc makes a Handler of a function.
type handlerFunc func(ctx context.Context, m talk.Message) ([]talk.Action, error)

func (h handlerFunc) Handle(ctx context.Context, m talk.Message) ([]talk.Action, error) {
	return h(ctx, m)
}

// echo answers every text with itself.
func echo(_ context.Context, m talk.Message) ([]talk.Action, error) {
	return []talk.Action{say(m.Chat.ID, "re: "+m.Text)}, nil
}

func say(chat int64, text string) talk.Action {
	return talk.Action{Send: &talk.Send{Chat: chat, Text: talk.Plain(text)}}
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

// world is a service with everything around it.
type world struct {
	t     *testing.T
	fake  *fake
	store *queuetest.Memory
	log   *queuetest.Log
	chats chatsRecord
	o     Options
	begun time.Time
}

// bubble runs a test with its own clock.
func bubble(t *testing.T, h handlerFunc, test func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{
			t: t, fake: &fake{news: make(chan struct{}, 1)}, store: queuetest.NewMemory(), log: &queuetest.Log{}, begun: time.Now(),
		}
		w.o = Options{
			Channel: w.fake, Inbox: w.store, Outbox: w.store, Leases: w.store, Tx: w.store, Handler: h, Chats: &w.chats,
			Apology: "Maaf.", Holder: "me", Random: func() float64 { return 0.5 }, Log: w.log.Logger(),
		}
		test(w)
	})
}

// run starts the service; stop ends it, as SIGTERM would, and gives what Run said.
func (w *world) run() (s *Service, stop func() error) {
	s, err := NewService(w.o)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	return s, func() error { cancel(); return <-done }
}

// queue puts actions into the outbox whole, as if somebody had decided them.
func (w *world) queue(actions ...talk.Action) {
	whole := func(a talk.Action) []talk.Action { return []talk.Action{a} }
	out, err := replies(whole, int64(1000+len(w.store.Outbox())), actions, time.Now())
	if err == nil {
		err = w.store.Enqueue(context.Background(), out)
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) texts() (out []string) {
	for _, c := range w.fake.made() {
		out = append(out, c.text)
	}
	return out
}

// times are the whole seconds after the start of the bubble, with the texts.
func (w *world) times() (out []string) {
	for _, c := range w.fake.made() {
		out = append(out, fmt.Sprint(c.at.Sub(w.begun).Truncate(time.Second), " ", c.text))
	}
	return out
}

func (w *world) expect(what string, got, want any) {
	w.t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		w.t.Errorf("%s: %s\nlog:\n%s", what, diff, w.log)
	}
}
