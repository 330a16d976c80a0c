package queue

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"studitiru/bot/queue/queuetest"
	"studitiru/bot/talk"
)

var errBusy = errors.New("busy")

// always answers every delivery of a text with an error.
func always(text string, err error) func(sent) error {
	return func(c sent) error {
		if c.text == text {
			return err
		}
		return nil
	}
}

// times answers the first n deliveries of a text with an error.
func times(n int, text string, err error) func(sent) error {
	return func(c sent) error {
		if c.text != text || n == 0 {
			return nil
		}
		n--
		return err
	}
}

func TestFates(t *testing.T) {
	later, refused := &Undelivered{Wait: 7 * time.Second, Err: errBusy}, &Undelivered{Fate: Refused, Err: errBusy}
	gone, moved := &Undelivered{Fate: Unreachable, Err: errBusy}, &Undelivered{Fate: Moved, To: 9, Err: errBusy}
	for name, tc := range map[string]struct {
		answer   func(sent) error
		calls    []string // to chat 7: "1", then "2"
		attempts int
		problem  string
		told     []string
	}{
		"delivered":    {nil, []string{"0s 1", "0s 2"}, 0, "", nil},
		"not yet time": {times(1, "1", &Undelivered{Wait: 7 * time.Second}), []string{"0s 1", "7s 1", "7s 2"}, 0, "", nil},
		"told to wait": {times(1, "1", later), []string{"0s 1", "7s 1", "7s 2"}, 0, "", nil},
		// ¾ of 1 and 2 s apart
		"failed":        {times(2, "1", &Undelivered{Err: errBusy}), []string{"0s 1", "0s 1", "2s 1", "2s 2"}, 2, "", nil},
		"another error": {times(2, "1", errBusy), []string{"0s 1", "0s 1", "2s 1", "2s 2"}, 2, "", nil},
		"refused":       {always("1", refused), []string{"0s 1", "0s 2"}, 0, "busy", nil},
		"unreachable":   {always("1", gone), []string{"0s 1", "0s 2"}, 0, "busy", []string{"gone 7"}},
		"moved": {times(1, "1", moved), []string{"0s 1", "0s 1 to 9", "0s 2 to 9"}, 0, "",
			[]string{"moved 7 to 9"}},
		"moved in circles": {always("1", moved), []string{"0s 1", "0s 1 to 9", "0s 2 to 9"}, 0, "busy",
			[]string{"moved 7 to 9"}},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, echo, func(w *world) {
				w.fake.answer = tc.answer
				w.queue(say(7, "1"), say(7, "2"))
				_, stop := w.run()
				time.Sleep(time.Minute)
				w.expect("stop", stop(), nil)
				var calls []string
				for i, line := range w.times() {
					if chat := w.fake.made()[i].chat; chat != 7 {
						line += fmt.Sprint(" to ", chat)
					}
					calls = append(calls, line)
				}
				w.expect("calls", calls, tc.calls)
				first := w.store.Outbox()[0]
				w.expect("end", fmt.Sprint(first.Finished, first.Attempts, first.Problem), fmt.Sprint(true, tc.attempts, tc.problem))
				w.expect("told", w.chats.told, tc.told)
			})
		})
	}
}

// An answer or an edit that was decided before a group moved names a message that is another one in the new chat.
func TestReaddressed(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(c sent) error {
			if c.chat == -5 {
				return &Undelivered{Fate: Moved, To: -1005, Err: errBusy}
			}
			return nil
		}
		w.queue(say(-5, "1"), talk.Action{Edit: &talk.Edit{Chat: -5, Message: 44, Text: talk.Plain("2")}})
		_, stop := w.run()
		time.Sleep(time.Second)
		w.expect("stop", stop(), nil)
		var got []string
		for _, c := range w.fake.made() {
			got = append(got, fmt.Sprint(c.kind, " ", c.chat, " ", c.text))
		}
		w.expect("calls", got, []string{"send -5 1", "send -1005 1", "send -1005 2"})
	})
}

func TestMovedGroupThatCannotBeRecorded(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.chats.err = errDisk
		w.fake.answer = func(c sent) error {
			if c.chat == -5 {
				return &Undelivered{Fate: Moved, To: -1005, Err: errBusy}
			}
			return nil
		}
		w.queue(say(-5, "1"))
		_, stop := w.run()
		time.Sleep(time.Second)
		w.chats.mu.Lock()
		w.chats.err = nil
		w.chats.mu.Unlock()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		calls := w.fake.made()
		w.expect("last", calls[len(calls)-1].chat, int64(-1005))
	})
}

func TestUnsentIsKeptForADay(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = always("1", errBusy)
		w.queue(say(7, "1"))
		_, stop := w.run()
		time.Sleep(23 * time.Hour)
		w.expect("kept", w.store.Outbox()[0].Finished, false)
		time.Sleep(2 * time.Hour)
		w.expect("given up", w.store.Outbox()[0].Problem, "not sent within a day")
		w.expect("stop", stop(), nil)
		if n := len(w.fake.made()); n < 500 || n > 1500 {
			t.Errorf("%d tries in a day", n)
		}
	})
}

func TestExpiredIsNotSent(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(sent) error { return errBusy }
		w.queue(talk.Action{AnswerButton: &talk.AnswerButton{Callback: "C"}},
			talk.Action{AnswerInline: &talk.AnswerInline{Callback: "Q"}}, say(7, "1"))
		_, stop := w.run()
		time.Sleep(10 * time.Minute)
		w.fake.set(func(f *fake) { f.answer, f.calls = nil, nil })
		time.Sleep(5 * time.Minute)
		w.expect("stop", stop(), nil)
		w.expect("texts", w.texts(), []string{"1"})
		w.expect("problem", w.store.Outbox()[0].Problem, "expired")
		w.expect("problem", w.store.Outbox()[1].Problem, "expired")
	})
}

// kill -9 between the send and its record: the next process repeats that one send and nothing else.
func TestKillAfterSend(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.queue(say(7, "1"), say(7, "2"))
		// The process that died had claimed the first call and made it.
		if _, err := w.store.ClaimOutgoing(context.Background(), "dead", time.Now(), Lease); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			_, stop := w.run()
			time.Sleep(Lease + 5*time.Second)
			w.expect("stop", stop(), nil)
		}
		w.expect("texts", w.texts(), []string{"1", "2"})
	})
}

// A send that the store cannot record is not made again by the same process.
func TestSendThatCannotBeRecorded(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.queue(say(7, "1"))
		w.fake.answer = func(sent) error {
			w.store.Set(func(m *queuetest.Memory) { m.Unsaved = errDisk })
			return nil
		}
		_, stop := w.run()
		time.Sleep(2 * Lease)
		w.expect("texts", w.texts(), []string{"1"})
		w.store.Set(func(m *queuetest.Memory) { m.Unsaved = nil })
		time.Sleep(2 * Lease)
		w.expect("texts", w.texts(), []string{"1"})
		w.expect("recorded", w.store.Outbox()[0].Finished, true)
		w.expect("stop", stop(), nil)
	})
}

func TestUnreadablePayload(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.queue(say(7, "1"), say(7, "2"))
		w.store.Payload(0, []byte(`{"send":`))
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		w.expect("texts", w.texts(), []string{"2"})
		w.expect("problem", w.store.Outbox()[0].Problem, "the action cannot be read")
	})
}

// A failing answer to one button holds up no other one.
func TestAnswersHoldUpNothing(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = always("C1", errBusy)
		for _, id := range []string{"C1", "C2", "C3"} {
			w.queue(talk.Action{AnswerButton: &talk.AnswerButton{Callback: id}})
		}
		_, stop := w.run()
		time.Sleep(time.Second)
		for _, out := range w.store.Outbox()[1:] {
			w.expect("answered", out.Finished, true)
		}
		w.expect("stop", stop(), nil)
	})
}

// A call that was queued whole is sent in parts; a wait midway repeats none of them.
func TestLongCallResumesWhereItStopped(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = times(1, "c", &Undelivered{Wait: 5 * time.Second, Err: errBusy})
		w.queue(say(7, "a|b|c|d"), say(7, "e"))
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		w.expect("calls", w.times(), []string{"0s a", "0s b", "0s c", "5s c", "5s d", "5s e"})
	})
}

// What is refused in the name of the bot is kept, and Run ends, whoever notices first.
func TestRevoked(t *testing.T) {
	for name, prepare := range map[string]func(*fake){
		"fetching": func(f *fake) { f.revoked = true },
		"sending":  func(f *fake) { f.answer = func(sent) error { return fmt.Errorf("401: %w", ErrRevoked) } },
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, echo, func(w *world) {
				prepare(w.fake)
				if name == "sending" {
					w.queue(say(7, "1"))
				}
				s, stop := w.run()
				time.Sleep(time.Minute)
				if err := stop(); !errors.Is(err, ErrRevoked) {
					t.Errorf("Run said %v", err)
				}
				w.expect("health", s.Health().State, RevokedToken)
				for _, out := range w.store.Outbox() {
					w.expect("kept", out.Finished, false)
				}
			})
		})
	}
}

// What says that a document is published waits until questions find it, others do not wait for it, and a search that never
// comes up does not keep it for ever.
func TestPublishedIsSaidWhenItIsFound(t *testing.T) {
	bubble(t, echo, func(w *world) {
		var reached atomic.Int64
		w.o.Findable = func(change int64) bool { return reached.Load() >= change }
		published := say(7, "Terbit")
		published.After = 9
		w.queue(published, say(8, "lain"))
		_, stop := w.run()
		time.Sleep(2 * time.Second)
		w.expect("before", w.texts(), []string{"lain"})
		reached.Store(9)
		time.Sleep(time.Second)
		w.expect("found", w.texts(), []string{"lain", "Terbit"})
		published.After = 10
		w.queue(published)
		time.Sleep(findPatience + time.Second)
		w.expect("never found", len(w.texts()), 3)
		w.expect("stop", stop(), nil)
	})
}
