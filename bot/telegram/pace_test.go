package telegram

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"studitiru/bot/queue"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// An answer to a button waits for no message, though the chat's limit is used up.
func TestAnswersGoAtOnce(t *testing.T) {
	bubble(t, echo, func(w *world) {
		for range 10 {
			w.queue(knowledge.Interactive, say(7, "x"))
		}
		w.queue(knowledge.Interactive, talk.Action{AnswerButton: &talk.AnswerButton{Callback: "C"}})
		w.queue(knowledge.Interactive, talk.Action{AnswerInline: &talk.AnswerInline{Callback: "Q"}})
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		for _, method := range []string{"answerCallbackQuery", "answerInlineQuery"} {
			calls := w.fake.made(method)
			w.expect(method, len(calls), 1)
			if wait := calls[0].at.Sub(w.begun); wait > time.Second/2 {
				t.Errorf("%s waited %v", method, wait)
			}
		}
		own, _ := w.split(7)
		w.expect("messages", own, []string{"0s x", "0s x", "0s x", "1s x", "2s x", "3s x", "4s x", "5s x", "6s x", "7s x"})
	})
}

// Interactive before bulk, and 30 a second over all chats.
func TestRateAndPriority(t *testing.T) {
	bubble(t, echo, func(w *world) {
		for chat := range int64(300) {
			w.queue(knowledge.Bulk, say(1000+chat, "bulk"))
		}
		_, stop := w.run()
		time.Sleep(3 * time.Second)
		asked := time.Now()
		w.queue(knowledge.Interactive, say(7, "answer"))
		time.Sleep(20 * time.Second)
		w.expect("stop", stop(), nil)
		calls := w.fake.made("sendMessage")
		w.expect("calls", len(calls), 301)
		for i, c := range calls {
			if c.params["text"] == "answer" && c.at.Sub(asked) > time.Second/2 {
				t.Errorf("the answer waited %v behind bulk", c.at.Sub(asked))
			}
			if i >= 30 && c.at.Sub(calls[i-30].at) < time.Second {
				t.Fatalf("31 messages within %v", c.at.Sub(calls[i-30].at))
			}
		}
	})
}

// S11: one person floods, others ask; he holds up nobody, and 30 a second are kept.
func TestFloodOfOneHoldsUpNobody(t *testing.T) {
	bubble(t, echo, func(w *world) {
		_, stop := w.run()
		update, asked := int64(1), map[string]time.Time{}
		for second := range 10 {
			for range 4 {
				w.fake.deliver(question(update, 7, "spam"))
				update++
			}
			for chat := range int64(2) {
				id := 100 + int64(second)*2 + chat
				text := fmt.Sprint("q", id)
				asked["re: "+text] = time.Now()
				w.fake.deliver(question(update, id, text))
				update++
			}
			time.Sleep(time.Second)
		}
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		calls := w.fake.made("sendMessage")
		w.expect("answers", len(calls), 60)
		for _, c := range calls {
			if at, ok := asked[c.params["text"]]; ok && c.at.Sub(at) > 2*time.Second {
				t.Errorf("%s waited %v", c.params["text"], c.at.Sub(at))
			}
		}
	})
}

func TestTypingNeverBlocks(t *testing.T) {
	bubble(t, slowEcho, func(w *world) {
		hang := make(chan struct{})
		w.fake.answer = func(c made) (int, string) {
			if c.method == "sendChatAction" {
				<-hang
			}
			return 0, ""
		}
		_, stop := w.run()
		for i := range int64(10) {
			w.fake.deliver(question(i+1, i+1, "a"))
		}
		w.fake.deliver(question(20, -5, "a"), question(21, 50, "/bantuan"))
		time.Sleep(2 * time.Second)
		w.expect("answers", len(w.fake.made("sendMessage")), 12)
		if n := len(w.fake.made("sendChatAction")); n == 0 || n > typingMost {
			t.Errorf("%d typing signs at a time", n)
		}
		for _, c := range w.fake.made("sendChatAction") {
			if c.chat() < 0 || c.chat() == 50 {
				t.Errorf("typing in chat %d", c.chat())
			}
		}
		close(hang)
		w.expect("stop", stop(), nil)
	})
}

// An answer that is ready at once waits for no typing sign: none is sent.
func TestNoTypingBeforeAQuickAnswer(t *testing.T) {
	bubble(t, echo, func(w *world) {
		_, stop := w.run()
		time.Sleep(time.Second)
		asked := time.Now()
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(2 * time.Second)
		w.expect("stop", stop(), nil)
		w.expect("typing", len(w.fake.made("sendChatAction")), 0)
		calls := w.fake.made("sendMessage")
		w.expect("answers", len(calls), 1)
		if waited := calls[0].at.Sub(asked); waited > 10*time.Millisecond {
			t.Errorf("the answer waited %v", waited)
		}
	})
}

// slowEcho echoes after a time that calls for a typing sign.
func slowEcho(ctx context.Context, m talk.Message) ([]talk.Action, error) {
	queue.Sleep(ctx, 2*typingAfter)
	return echo(ctx, m)
}

func TestLongAnswerComesInParts(t *testing.T) {
	long := strings.Repeat(strings.Repeat("kata ", 100)+"\n\n", 20) // 10,040 units
	bubble(t, func(context.Context, talk.Message) ([]talk.Action, error) {
		return []talk.Action{
			{Send: &talk.Send{Chat: 7, Text: *new(talk.Text).Italic(long), Keyboard: talk.Keyboard{{{Text: "x", Data: "d"}}}}},
		}, nil
	}, func(w *world) {
		_, stop := w.run()
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(10 * time.Second)
		w.expect("stop", stop(), nil)
		out := w.store.Outbox()
		w.expect("keys", []string{out[0].Key, out[1].Key, out[2].Key}, []string{"10:0", "10:1", "10:2"})
		calls := w.fake.made("sendMessage")
		w.expect("parts", len(calls), 3)
		w.expect("keyboards", []bool{calls[0].params["reply_markup"] != "", calls[2].params["reply_markup"] != ""}, []bool{false, true})
	})
}
