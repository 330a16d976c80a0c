package telegram

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"studitiru/bot/queue"
	"studitiru/bot/queue/queuetest"
)

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
		w.expect("kept before", w.fake.kept(), 1)
		time.AfterFunc(2*time.Second, func() { close(held) })
		w.expect("stop", stop(), nil)
		w.expect("kept after", w.fake.kept(), 0)
		polls := w.fake.made("getUpdates")
		last := polls[len(polls)-1].params
		w.expect("confirmation", []string{last["offset"], last["timeout"], last["limit"]}, []string{"11", "0", "1"})
	})
}

func TestUpdatesAreStoredBeforeTheyAreConfirmed(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.store.Full = errors.New("disk full")
		s, stop := w.run()
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(time.Minute)
		for _, c := range w.fake.made("getUpdates") {
			w.expect("offset while nothing is stored", c.params["offset"], "")
		}
		w.expect("health", s.Health().State, queue.Troubled)
		w.store.Set(func(m *queuetest.Memory) { m.Full = nil })
		time.Sleep(time.Minute)
		w.expect("end", stop(), nil)
		w.expect("stored", len(w.store.Inbox()), 1)
		w.expect("kept at Telegram", w.fake.kept(), 0)
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
		w.expect("answers", w.texts(), []string{"re: a"})
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
		w.expect("answers", w.texts(), []string{"re: a"})
		w.expect("stop", stop(), nil)
		w.expect("kept at Telegram", w.fake.kept(), 0)
		for _, one := range w.store.Inbox() {
			w.expect("handled", one.Finished, true)
		}
	})
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
			w.expect("health", s.Health().State, queue.InConflict)
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
			w.expect("answers", w.texts(), []string{"re: a"})
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
		w.expect("answers", w.texts(), []string{"re: a", "re: b"})
		w.expect("stop", stop(), nil)
	})
}

// Whoever lost the lease confirms nothing at the end: that would disturb the next poller.
func TestLostLeaseConfirmsNothing(t *testing.T) {
	bubble(t, echo, func(w *world) {
		held := make(chan struct{})
		w.fake.answer = func(c made) (int, string) {
			if c.method == "getUpdates" && c.params["offset"] == "11" {
				<-held
			}
			return 0, ""
		}
		_, stop := w.run()
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(time.Second)
		w.store.Set(func(m *queuetest.Memory) {
			m.Held["poller"] = queuetest.Lease{Holder: "other", Until: time.Now().Add(time.Hour)}
		})
		time.AfterFunc(10*time.Second, func() { close(held) })
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		for _, c := range w.fake.made("getUpdates") {
			if c.params["offset"] == "11" {
				w.expect("timeout of a poll", c.params["timeout"], "50")
			}
		}
	})
}
