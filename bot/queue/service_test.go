package queue

import (
	"context"
	"testing"
	"time"

	"studitiru/bot/queue/queuetest"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

func TestQuestionToAnswer(t *testing.T) {
	bubble(t, echo, func(w *world) {
		var shown []string
		w.o.Working = func(m talk.Message) func(context.Context) {
			return func(context.Context) { shown = append(shown, m.Text) }
		}
		s, stop := w.run()
		w.fake.write(10, 7, "a")
		time.Sleep(time.Second)
		w.expect("answers", w.texts(), []string{"re: a"})
		h := s.Health()
		w.expect("health", []any{h.OK(), h.Name, h.LastSend.Equal(w.begun)}, []any{true, "tiru_bot", true})
		w.fake.write(10, 7, "a") // again
		time.Sleep(time.Second)
		w.expect("stop", stop(), nil)
		w.expect("answers", w.texts(), []string{"re: a"})
		w.expect("shown", shown, []string{"a"})
		w.expect("health", s.Health().State, Stopped)
	})
}

// Nobody who does not know its own name can tell who is spoken to in a group: updates wait until it does.
func TestNothingIsHandledBeforeTheNameIsKnown(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.unknown = true
		_, stop := w.run()
		w.fake.write(10, 7, "a")
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		w.expect("kept", len(w.store.Inbox()), 1)
		w.expect("answers", len(w.texts()), 0)
	})
}

// S25.9: what is in flight at SIGTERM ends, its replies go out, and Run returns within ten seconds.
func TestGracefulStop(t *testing.T) {
	begun := make(chan struct{}, 1)
	bubble(t, func(ctx context.Context, m talk.Message) ([]talk.Action, error) {
		begun <- struct{}{}
		Sleep(ctx, 3*time.Second)
		actions, err := echo(ctx, m)
		return append(actions, say(m.Chat.ID, "more")), err
	}, func(w *world) {
		begun = make(chan struct{}, 1)
		_, stop := w.run()
		w.fake.write(10, 7, "a")
		<-begun
		at := time.Now()
		w.expect("stop", stop(), nil)
		w.expect("answers", w.texts(), []string{"re: a", "more"})
		w.expect("stopped after", time.Since(at), 3*time.Second)
	})
}

func TestStopDoesNotWaitForEver(t *testing.T) {
	bubble(t, nil, func(w *world) {
		begun := make(chan struct{})
		w.o.Handler = handlerFunc(func(ctx context.Context, _ talk.Message) ([]talk.Action, error) {
			close(begun)
			<-ctx.Done()
			return nil, ctx.Err()
		})
		w.o.Working = func(talk.Message) func(context.Context) { return func(ctx context.Context) { <-ctx.Done() } }
		_, stop := w.run()
		w.fake.write(10, 7, "a")
		<-begun
		at := time.Now()
		w.expect("stop", stop(), nil)
		w.expect("stopped after", time.Since(at), grace)
		w.expect("kept for the next process", w.store.Inbox()[0].Finished, false)
	})
}

func TestNewServiceNeedsItsParts(t *testing.T) {
	if _, err := NewService(Options{}); err == nil {
		t.Error("a service of nothing was made")
	}
	m := queuetest.NewMemory()
	s, err := NewService(Options{
		Channel: &fake{}, Inbox: m, Outbox: m, Leases: m, Tx: m, Handler: handlerFunc(echo), Chats: &chatsRecord{},
	})
	if err != nil || s.o.Holder == "" || s.o.Workers == 0 || s.o.Senders == 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestWake(t *testing.T) {
	bubble(t, echo, func(w *world) {
		s, stop := w.run()
		time.Sleep(10*time.Second + 100*time.Millisecond)
		begun := time.Now()
		w.queue(say(7, "1"))
		s.Wake()
		time.Sleep(time.Minute)
		w.queue(say(7, "2")) // without
		unheard := time.Now()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		calls := w.fake.made()
		w.expect("texts", w.texts(), []string{"1", "2"})
		w.expect("wait", calls[0].at.Sub(begun), time.Duration(0))
		if wait := calls[1].at.Sub(unheard); wait > idlePoll {
			t.Errorf("waited %v unheard", wait)
		}
	})
}

// However long the store was away, what waited is served within seconds of the bubble's clock when it is back.
func TestPoolSurvivesTheStore(t *testing.T) {
	bubble(t, echo, func(w *world) {
		s, stop := w.run()
		time.Sleep(time.Second)
		w.store.Set(func(m *queuetest.Memory) { m.Broken = errDisk })
		w.fake.write(10, 7, "a")
		time.Sleep(10 * time.Minute)
		w.expect("health", s.Health().OK(), false)
		w.store.Set(func(m *queuetest.Memory) { m.Broken = nil })
		back := time.Now()
		time.Sleep(time.Minute)
		w.expect("texts", w.texts(), []string{"re: a"})
		if wait := w.fake.made()[0].at.Sub(back); wait > 3*time.Second {
			t.Errorf("served %v after the store was back", wait)
		}
		w.expect("stop", stop(), nil)
	})
}

// Notices wait behind what people asked for, and one that was posted before is not sent again.
func TestPost(t *testing.T) {
	bubble(t, echo, func(w *world) {
		for range 2 {
			out, err := Post(w.fake.Split, []talk.Notice{{Key: "k", Action: say(8, "a|b")}}, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			w.expect("keys", []string{out[0].Key, out[1].Key}, []string{"k:0", "k:1"})
			w.expect("call", []any{out[1].Queue, out[1].Priority}, []any{int64(8), knowledge.Reminder})
			if err := w.store.Enqueue(context.Background(), out); err != nil {
				t.Fatal(err)
			}
		}
		w.queue(say(7, "answer"))
		w.o.Senders = 1
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		w.expect("texts", w.texts(), []string{"answer", "a", "b"})
	})
}
