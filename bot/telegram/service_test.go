package telegram

import (
	"errors"
	"net/http/httptest"
	"testing"
	"time"

	"studitiru/bot/queue"
	"studitiru/knowledge"
)

func TestQuestionToAnswer(t *testing.T) {
	bubble(t, slowEcho, func(w *world) {
		s, stop := w.run()
		w.fake.deliver(question(10, 7, "rahasia?"))
		time.Sleep(time.Second)
		w.expect("answers", w.texts(), []string{"re: rahasia?"})
		w.expect("typing", len(w.fake.made("sendChatAction")), 1)
		w.expect("health", s.Health().OK(), true)
		w.expect("user name", s.Health().Name, "tiru_bot")
		for _, poll := range w.fake.made("getUpdates") {
			w.expect("allowed_updates", poll.params["allowed_updates"], allowedUpdates)
		}
		w.expect("stop", stop(), nil)
		w.expect("health", s.Health().State, queue.Stopped)
		w.expect("kept at Telegram", w.fake.kept(), 0)
	})
}

// The same through a real connection, with real time.
func TestQuestionToAnswerByHTTP(t *testing.T) {
	w := newWorld(t, echo)
	server := httptest.NewServer(w.fake)
	defer server.Close()
	var err error
	if w.c.Client, err = NewClient(Config{Token: token, APIURL: server.URL}); err != nil {
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
				w.expect("health", s.Health().State, queue.RevokedToken)
				if method == "sendMessage" {
					w.expect("the call is kept", w.store.Outbox()[0].Finished, false)
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
		w.expect("health", s.Health().State, queue.Troubled)
		w.expect("user name", s.Health().Name, "")
		w.fake.set(func(f *fake) {
			f.lost = false
			f.answer = func(made) (int, string) { return 502, "<html>Bad Gateway</html>" }
		})
		time.Sleep(time.Minute)
		w.fake.set(func(f *fake) { f.answer, f.calls = nil, nil })
		w.fake.deliver(question(10, 7, "second"))
		time.Sleep(3 * time.Minute)
		w.expect("answers", w.texts(), []string{"first", "re: second"})
		w.expect("user name", s.Health().Name, "tiru_bot")
		w.expect("stop", stop(), nil)
	})
}
