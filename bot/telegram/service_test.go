package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/bot"
	"studitiru/knowledge"
)

// handlerFunc makes a Handler of a function.
type handlerFunc func(ctx context.Context, m bot.Message) ([]bot.Action, error)

func (h handlerFunc) Handle(ctx context.Context, m bot.Message) ([]bot.Action, error) {
	return h(ctx, m)
}

// echo answers every text with itself.
func echo(_ context.Context, m bot.Message) ([]bot.Action, error) {
	if m.Event != bot.EventText {
		return nil, nil
	}
	return []bot.Action{{Send: &bot.Send{Chat: m.Chat.ID, HTML: "> " + m.Text}}}, nil
}

// world is a service with everything around it.
type world struct {
	t     *testing.T
	fake  *fake
	store *memory
	log   *record
	chats chatsRecord
	o     Options
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
	w := &world{t: t, fake: newFake(), store: newMemory(), log: &record{}, begun: time.Now()}
	// The fake's channel must belong to the bubble that the test runs in: newWorld is called within.
	w.o = Options{
		Client: w.fake.client(t, nil), Inbox: w.store, Outbox: w.store, Leases: w.store, Tx: w.store,
		Handler: h, Chats: &w.chats, Apology: "Maaf, <gangguan>.", Holder: "me",
		Random: func() float64 { return 0.5 }, Log: w.log.logger(),
	}
	return w
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

// queue puts actions into the outbox, as if somebody had decided them.
func (w *world) queue(priority knowledge.Priority, actions ...bot.Action) {
	wk := worker{now: time.Now}
	out, err := wk.outgoing(int64(1000+len(w.store.outbox())), actions)
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

func say(chat int64, text string) bot.Action {
	return bot.Action{Send: &bot.Send{Chat: chat, HTML: text}}
}

func TestQuestionToAnswer(t *testing.T) {
	bubble(t, echo, func(w *world) {
		s, stop := w.run()
		w.fake.deliver(question(10, 7, "rahasia?"))
		time.Sleep(time.Second)
		w.expect("answers", w.texts(), []string{"> rahasia?"})
		w.expect("typing", len(w.fake.made("sendChatAction")), 1)
		w.expect("health", s.Health().OK(), true)
		w.expect("user name", s.Health().Username, "tiru_bot")
		for _, poll := range w.fake.made("getUpdates") {
			w.expect("allowed_updates", poll.params["allowed_updates"], allowedUpdates)
		}
		w.expect("stop", stop(), nil)
		w.expect("health", s.Health().Polling, Stopped)
		w.expect("kept at Telegram", len(w.fake.updates), 0)
	})
}

// The same through a real connection, with real time.
func TestQuestionToAnswerByHTTP(t *testing.T) {
	w := newWorld(t, echo)
	server := httptest.NewServer(w.fake)
	defer server.Close()
	var err error
	if w.o.Client, err = NewClient(Config{Token: token, APIURL: server.URL}); err != nil {
		t.Fatal(err)
	}
	answered := make(chan struct{})
	w.fake.answer = func(c made) (int, string) {
		if c.method == "sendMessage" {
			close(answered)
		}
		return 0, ""
	}
	_, stop := w.run()
	w.fake.deliver(question(10, 7, "apa?"))
	<-answered
	w.expect("stop", stop(), nil)
	w.expect("answers", w.texts(), []string{"> apa?"})
	w.expect("kept at Telegram", len(w.fake.updates), 0)
}

func TestStopConfirmsWhatIsStored(t *testing.T) {
	bubble(t, nil, func(w *world) {
		w.o.Handler = handlerFunc(echo)
		held := make(chan struct{})
		w.fake.answer = func(c made) (int, string) {
			if c.method == "getUpdates" && c.params["offset"] == "11" && c.params["timeout"] != "0" {
				<-held // the request that would confirm does not get through
			}
			return 0, ""
		}
		_, stop := w.run()
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(time.Second)
		w.expect("kept before", len(w.fake.updates), 1)
		time.AfterFunc(2*time.Second, func() { close(held) })
		w.expect("stop", stop(), nil)
		w.expect("kept after", len(w.fake.updates), 0)
		polls := w.fake.made("getUpdates")
		last := polls[len(polls)-1].params
		w.expect("confirmation", []string{last["offset"], last["timeout"], last["limit"]}, []string{"11", "0", "1"})
	})
}

func TestUpdatesAreStoredBeforeTheyAreConfirmed(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.store.broken = errDisk
		w.store.lease[leaseName] = memoryLease{"me", time.Now().Add(time.Hour)}
		p, _ := NewService(w.o)
		poll := p.poller()
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error)
		go func() { done <- poll.run(ctx) }()
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(time.Minute)
		for _, c := range w.fake.made("getUpdates") {
			w.expect("offset while nothing is stored", c.params["offset"], "")
		}
		w.expect("health", p.Health().Polling, Troubled)
		w.store.set(func(m *memory) { m.broken = nil })
		time.Sleep(time.Minute)
		cancel()
		w.expect("end", <-done, nil)
		w.expect("stored", len(w.store.inbox()), 1)
		w.expect("kept at Telegram", len(w.fake.updates), 0)
	})
}

// S25.1: the same update three times, and once more after a restart.
func TestRedeliveryHasOneEffect(t *testing.T) {
	bubble(t, echo, func(w *world) {
		for range 2 {
			_, stop := w.run()
			for range 3 {
				w.fake.deliver(question(10, 7, "a"))
				time.Sleep(time.Second)
			}
			w.expect("stop", stop(), nil)
		}
		w.expect("answers", w.texts(), []string{"> a"})
	})
}

func TestPoisonStopsNothing(t *testing.T) {
	bubble(t, echo, func(w *world) {
		_, stop := w.run()
		w.fake.deliver(
			`{"update_id":10,"message":{"message_id":"x","chat":[1,2]}}`,
			`{"update_id":11,"message":7}`,
			`{"update_id":12}`,
			`{"update_id":"thirteen"}`,
			`7`,
			question(14, 7, "a"),
		)
		time.Sleep(time.Second)
		w.expect("answers", w.texts(), []string{"> a"})
		w.expect("stop", stop(), nil)
		w.expect("kept at Telegram", len(w.fake.updates), 0)
		for _, one := range w.store.inbox() {
			w.expect("handled", one.finished, true)
		}
	})
}

func TestOrderPerChat(t *testing.T) {
	var busy sync.Map
	slow := func(ctx context.Context, m bot.Message) ([]bot.Action, error) {
		if _, twice := busy.LoadOrStore(m.Chat.ID, true); twice {
			return nil, errors.New("two at a time in one chat")
		}
		defer busy.Delete(m.Chat.ID)
		if m.Text == "0" {
			sleep(ctx, time.Second) // the first takes longest
		}
		return echo(ctx, m)
	}
	bubble(t, slow, func(w *world) {
		_, stop := w.run()
		update := int64(1)
		for text := range 3 {
			for chat := int64(1); chat <= 6; chat++ {
				w.fake.deliver(question(update, chat, fmt.Sprint(text)))
				update++
			}
		}
		time.Sleep(10 * time.Second)
		w.expect("stop", stop(), nil)
		got := map[int64][]string{}
		for _, c := range w.fake.made("sendMessage") {
			got[c.chat()] = append(got[c.chat()], c.params["text"])
		}
		w.expect("chats", len(got), 6)
		for chat, texts := range got {
			w.expect(fmt.Sprint("chat ", chat), texts, []string{"> 0", "> 1", "> 2"})
		}
	})
}

func TestHandlerFailsOnce(t *testing.T) {
	tries := 0
	bubble(t, func(ctx context.Context, m bot.Message) ([]bot.Action, error) {
		if tries++; tries < 3 {
			return []bot.Action{say(7, "too early")}, errors.New("busy")
		}
		return echo(ctx, m)
	}, func(w *world) {
		_, stop := w.run()
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(5 * time.Second)
		w.expect("answers", w.texts(), []string{"> a"})
		w.expect("stop", stop(), nil)
	})
}

func TestGivenUpAfterThreeTries(t *testing.T) {
	for name, fail := range map[string]func(){
		"error":         func() {},
		"panic":         func() { panic("about rahasia") },
		"runtime panic": func() { var m map[string]int; m["a"] = 1 },
	} {
		t.Run(name, func(t *testing.T) {
			var tries atomic.Int32
			bubble(t, func(_ context.Context, m bot.Message) ([]bot.Action, error) {
				tries.Add(1)
				fail()
				return nil, errors.New("no luck")
			}, func(w *world) {
				_, stop := w.run()
				w.fake.deliver(question(10, 7, "rahasia"))
				time.Sleep(10 * time.Second)
				w.expect("tries", tries.Load(), int32(3))
				w.expect("answers", w.texts(), []string{"Maaf, &lt;gangguan&gt;."})
				w.expect("stop", stop(), nil)
				problem := w.store.inbox()[0].problem
				if !strings.HasPrefix(problem, "given up after 3 tries: ") || strings.Contains(problem, "rahasia") {
					t.Errorf("problem %q", problem)
				}
			})
		})
	}
}

// An update that kills the process is given up too, without being tried again.
func TestGivenUpAfterCrashes(t *testing.T) {
	bubble(t, func(context.Context, bot.Message) ([]bot.Action, error) { panic("reached") }, func(w *world) {
		in, err := incoming([]byte(question(10, 7, "a")), time.Now())
		if err != nil {
			t.Fatal(err)
		}
		in.Attempts = handleTries
		_, _ = w.store.Accept(context.Background(), []knowledge.Incoming{in})
		_, stop := w.run()
		time.Sleep(time.Second)
		w.expect("answers", w.texts(), []string{"Maaf, &lt;gangguan&gt;."})
		w.expect("stop", stop(), nil)
	})
}

func TestApologies(t *testing.T) {
	w := worker{apology: "Maaf", self: func() string { return "tiru_bot" }}
	person, group := bot.Person{ID: 7}, bot.Chat{ID: -1, Type: "group"}
	for name, tc := range map[string]struct {
		m    bot.Message
		want []bot.Action
	}{
		"group, not addressed": {bot.Message{Event: bot.EventText, Chat: group, From: person, Text: "halo @tiru"}, nil},
		"group, named": {bot.Message{Event: bot.EventText, Chat: group, From: person, Text: "halo @Tiru_bot", ID: 3},
			[]bot.Action{{Send: &bot.Send{Chat: -1, ReplyTo: 3, HTML: "Maaf"}}}},
		"group, command": {bot.Message{Event: bot.EventText, Chat: group, From: person, Text: "/cari x", ID: 3},
			[]bot.Action{{Send: &bot.Send{Chat: -1, ReplyTo: 3, HTML: "Maaf"}}}},
		"nobody": {bot.Message{Event: bot.EventText, Chat: group, Text: "/cari x"}, nil},
		"button": {bot.Message{Event: bot.EventButton, Callback: "C"},
			[]bot.Action{{AnswerButton: &bot.AnswerButton{Callback: "C", Text: "Maaf", Alert: true}}}},
		"inline": {bot.Message{Event: bot.EventInline, Callback: "Q"}, []bot.Action{{AnswerInline: &bot.AnswerInline{Callback: "Q"}}}},
		"member": {bot.Message{Event: bot.EventMember, Chat: bot.Chat{ID: 7, Type: "private"}}, nil},
	} {
		if diff := cmp.Diff(tc.want, w.apologise(tc.m)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// S25.4: Run ends with ErrRevoked, whoever notices first, and stops calling.
func TestRevoked(t *testing.T) {
	for _, method := range []string{"getUpdates", "getMe", "sendMessage"} {
		t.Run(method, func(t *testing.T) {
			bubble(t, echo, func(w *world) {
				w.fake.answer = func(c made) (int, string) {
					if c.method == method {
						return refuse(401, "Unauthorized", "")
					}
					return 0, ""
				}
				w.queue(knowledge.Interactive, say(7, "a"))
				s, stop := w.run()
				time.Sleep(20 * time.Second)
				calls := len(w.fake.calls)
				time.Sleep(time.Hour)
				w.expect("calls after it", len(w.fake.calls)-calls, 0)
				if err := stop(); !errors.Is(err, ErrRevoked) {
					t.Errorf("Run said %v", err)
				}
				w.expect("health", s.Health().Polling, RevokedToken)
				if method == "sendMessage" {
					w.expect("the call is kept", w.store.outbox()[0].finished, false)
				}
			})
		})
	}
}

// S25.5: somebody else polls with the token; or a webhook is set.
func TestConflict(t *testing.T) {
	for text, log := range map[string]string{
		"Conflict: terminated by other getUpdates request; make sure that only one bot instance is running": "another process polls with this token",
		"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook":                  "a webhook is set",
	} {
		bubble(t, echo, func(w *world) {
			w.fake.answer = func(c made) (int, string) {
				if c.method == "getUpdates" {
					return refuse(409, text, "")
				}
				return 0, ""
			}
			s, stop := w.run()
			time.Sleep(time.Minute)
			w.expect("health", s.Health().Polling, InConflict)
			if !strings.Contains(w.log.String(), log) || !strings.Contains(s.Health().Problem, log) {
				t.Errorf("log %s", w.log)
			}
			if n := len(w.fake.made("getUpdates")); n > 13 {
				t.Errorf("%d polls in a minute", n)
			}
			w.expect("webhook left alone", len(w.fake.made("deleteWebhook")), 0)
			w.fake.set(func(f *fake) { f.answer = nil })
			w.fake.deliver(question(10, 7, "a"))
			time.Sleep(31 * time.Second)
			w.expect("answers", w.texts(), []string{"> a"})
			w.expect("stop", stop(), nil)
		})
	}
}

func TestPollingWaitsAsTold(t *testing.T) {
	bubble(t, echo, func(w *world) {
		var polls atomic.Int32
		w.fake.answer = func(c made) (int, string) {
			if c.method == "getUpdates" && polls.Add(1) == 1 {
				return refuse(429, "Too Many Requests: retry after 40", `{"retry_after":40}`)
			}
			return 0, ""
		}
		_, stop := w.run()
		time.Sleep(39 * time.Second)
		w.expect("polls", polls.Load(), int32(1))
		time.Sleep(2 * time.Second)
		w.expect("polls go on", polls.Load() > 1, true)
		w.expect("stop", stop(), nil)
	})
}

// S25.3: a minute without network, then answers that are no JSON; nobody has to do anything.
func TestNetworkLoss(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.lost = true
		w.queue(knowledge.Interactive, say(7, "first"))
		s, stop := w.run()
		time.Sleep(time.Minute)
		w.expect("health", s.Health().Polling, Troubled)
		w.expect("user name", s.Health().Username, "")
		w.fake.set(func(f *fake) {
			f.lost = false
			f.answer = func(made) (int, string) { return 502, "<html>Bad Gateway</html>" }
		})
		time.Sleep(time.Minute)
		w.fake.set(func(f *fake) { f.answer, f.calls = nil, nil })
		w.fake.deliver(question(10, 7, "second"))
		time.Sleep(3 * time.Minute)
		w.expect("answers", w.texts(), []string{"first", "> second"})
		w.expect("user name", s.Health().Username, "tiru_bot")
		w.expect("stop", stop(), nil)
	})
}

func TestServerThatDoesNotWaitIsNotFlooded(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(c made) (int, string) {
			if c.method == "getUpdates" {
				return 200, `{"ok":true,"result":[]}`
			}
			return 0, ""
		}
		_, stop := w.run()
		time.Sleep(10 * time.Second)
		if n := len(w.fake.made("getUpdates")); n > 45 {
			t.Errorf("%d polls in ten seconds", n)
		}
		w.expect("stop", stop(), nil)
	})
}

// After a quiet week Telegram begins with new, perhaps lower, update IDs.
func TestUpdateIDsBeginAnew(t *testing.T) {
	bubble(t, echo, func(w *world) {
		_, stop := w.run()
		w.fake.deliver(question(1_000_000, 7, "a"))
		time.Sleep(quiet + 2*time.Minute)
		w.fake.deliver(question(500, 7, "b"))
		time.Sleep(2 * time.Minute)
		w.expect("answers", w.texts(), []string{"> a", "> b"})
		w.expect("stop", stop(), nil)
	})
}

// Two processes on one database: one polls, the other takes over.
func TestOneLeader(t *testing.T) {
	bubble(t, echo, func(w *world) {
		first, stopFirst := w.run()
		time.Sleep(time.Second)
		w.o.Holder = "other"
		second, stopSecond := w.run()
		time.Sleep(2 * time.Minute)
		w.expect("first", first.Health().Polling, Healthy)
		w.expect("second", second.Health().Polling, Standby)
		w.expect("stop", stopFirst(), nil)
		time.Sleep(leaseAsk + time.Second)
		w.expect("second", second.Health().Polling, Healthy)

		w.store.set(func(m *memory) { m.lease[leaseName] = memoryLease{"a third", time.Now().Add(time.Hour)} })
		time.Sleep(leaseRenew + time.Second)
		w.expect("second, robbed", second.Health().Polling, Standby)
		w.expect("stop", stopSecond(), nil)
		w.expect("the third keeps its lease", w.store.lease[leaseName].holder, "a third")
	})
}

func TestLeaderWithoutStoreStopsInTime(t *testing.T) {
	bubble(t, echo, func(w *world) {
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.store.set(func(m *memory) { m.broken = errDisk })
		polls := len(w.fake.made("getUpdates"))
		time.Sleep(leaseTime)
		if now := len(w.fake.made("getUpdates")); now > polls+1 {
			t.Errorf("polled %d times more without the lease", now-polls)
		}
		w.store.set(func(m *memory) { m.broken = nil })
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(time.Minute)
		w.expect("answers", w.texts(), []string{"> a"})
		w.expect("stop", stop(), nil)
	})
}

// S25.9: what is in flight at SIGTERM ends, its replies go out, and Run returns within ten seconds.
func TestGracefulStop(t *testing.T) {
	begun := make(chan struct{}, 1)
	bubble(t, func(ctx context.Context, m bot.Message) ([]bot.Action, error) {
		begun <- struct{}{}
		sleep(ctx, 3*time.Second)
		actions, err := echo(ctx, m)
		return append(actions, say(m.Chat.ID, "more")), err
	}, func(w *world) {
		begun = make(chan struct{}, 1)
		_, stop := w.run()
		w.fake.deliver(question(10, 7, "a"))
		<-begun
		at := time.Now()
		w.expect("stop", stop(), nil)
		w.expect("answers", w.texts(), []string{"> a", "more"})
		if took := time.Since(at); took > 4*time.Second {
			t.Errorf("stopping took %v", took)
		}
	})
}

func TestStopDoesNotWaitForEver(t *testing.T) {
	bubble(t, echo, func(w *world) {
		hang := make(chan struct{})
		begun := make(chan struct{})
		w.o.Handler = handlerFunc(func(ctx context.Context, m bot.Message) ([]bot.Action, error) {
			close(begun)
			<-ctx.Done()
			return nil, ctx.Err()
		})
		_, stop := w.run()
		w.fake.deliver(question(10, 7, "a"))
		<-begun
		at := time.Now()
		w.expect("stop", stop(), nil)
		if took := time.Since(at); took > 10*time.Second {
			t.Errorf("stopping took %v", took)
		}
		w.expect("kept for the next process", w.store.inbox()[0].finished, false)
		close(hang)
	})
}

func TestNewServiceNeedsItsParts(t *testing.T) {
	if _, err := NewService(Options{}); err == nil {
		t.Error("a service of nothing was made")
	}
	f, m := newFake(), newMemory()
	s, err := NewService(Options{
		Client: f.client(t, slog.New(slog.NewTextHandler(io.Discard, nil))), Inbox: m, Outbox: m, Leases: m, Tx: m,
		Handler: handlerFunc(echo), Chats: &chatsRecord{}, PollTimeout: time.Hour,
	})
	if err != nil || s.o.PollTimeout != 50*time.Second || s.o.Holder == "" {
		t.Errorf("%+v, %v", s, err)
	}
}
