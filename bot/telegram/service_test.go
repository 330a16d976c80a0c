package telegram

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"testing"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

func TestQuestionToAnswer(t *testing.T) {
	bubble(t, echo, func(w *world) {
		s, stop := w.run()
		w.fake.deliver(question(10, 7, "rahasia?"))
		time.Sleep(time.Second)
		w.expect("answers", w.texts(), []string{"re: rahasia?"})
		w.expect("typing", len(w.fake.made("sendChatAction")), 1)
		w.expect("health", s.Health().OK(), true)
		w.expect("user name", s.Health().Username, "tiru_bot")
		for _, poll := range w.fake.made("getUpdates") {
			w.expect("allowed_updates", poll.params["allowed_updates"], allowedUpdates)
		}
		w.expect("stop", stop(), nil)
		w.expect("health", s.Health().Polling, Stopped)
		w.expect("kept at Telegram", w.fake.kept(), 0)
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
	w.expect("answers", w.texts(), []string{"re: apa?"})
	w.expect("kept at Telegram", w.fake.kept(), 0)
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
				calls := w.fake.total()
				time.Sleep(time.Hour)
				w.expect("calls after it", w.fake.total()-calls, 0)
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
		w.expect("answers", w.texts(), []string{"first", "re: second"})
		w.expect("user name", s.Health().Username, "tiru_bot")
		w.expect("stop", stop(), nil)
	})
}

// S25.9: what is in flight at SIGTERM ends, its replies go out, and Run returns within ten seconds.
func TestGracefulStop(t *testing.T) {
	begun := make(chan struct{}, 1)
	bubble(t, func(ctx context.Context, m talk.Message) ([]talk.Action, error) {
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
		w.expect("answers", w.texts(), []string{"re: a", "more"})
		if took := time.Since(at); took > 4*time.Second {
			t.Errorf("stopping took %v", took)
		}
	})
}

func TestStopDoesNotWaitForEver(t *testing.T) {
	bubble(t, echo, func(w *world) {
		hang := make(chan struct{})
		begun := make(chan struct{})
		w.o.Handler = handlerFunc(func(ctx context.Context, m talk.Message) ([]talk.Action, error) {
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
