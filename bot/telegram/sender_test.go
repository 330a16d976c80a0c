package telegram

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// once answers the first message of a text with a refusal.
func once(text string, code int, description, parameters string) func(made) (int, string) {
	var n atomic.Int32
	return func(c made) (int, string) {
		if c.params["text"] == text && n.Add(1) == 1 {
			return refuse(code, description, parameters)
		}
		return 0, ""
	}
}

// S25.2: 429 holds its own queue up, in order, and no other one; it is not an attempt.
func TestFloodWaitsInItsQueue(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = once("1", 429, "Too Many Requests: retry after 7", `{"retry_after":7}`)
		w.queue(knowledge.Interactive, say(7, "1"), say(7, "2"), say(8, "other"))
		_, stop := w.run()
		time.Sleep(20 * time.Second)
		w.expect("stop", stop(), nil)
		own, other := w.split(7)
		w.expect("its queue", own, []string{"0s 1", "7s 1", "7s 2"}) // the refused call counts as made
		w.expect("the other queue", other, []string{"0s other"})
		w.expect("attempts", w.store.outbox()[0].Attempts, 0)
	})
}

func TestServerErrorsAreRetriedInOrder(t *testing.T) {
	bubble(t, echo, func(w *world) {
		var n atomic.Int32
		w.fake.answer = func(c made) (int, string) {
			if c.method == "sendMessage" && n.Add(1) <= 4 {
				return refuse(500, "Internal Server Error: restart", "")
			}
			return 0, ""
		}
		w.queue(knowledge.Interactive, say(7, "1"), say(7, "2"))
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		own, _ := w.split(7)
		w.expect("calls", own, []string{"0s 1", "0s 1", "2s 1", "5s 1", "11s 1", "11s 2"}) // ¾ of 1, 2, 4 and 8 s apart
		w.expect("attempts", w.store.outbox()[0].Attempts, 4)
	})
}

func TestUnsentIsKeptForADay(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(c made) (int, string) {
			if c.method == "sendMessage" {
				return 502, "<html>"
			}
			return 0, ""
		}
		w.queue(knowledge.Interactive, say(7, "1"))
		_, stop := w.run()
		time.Sleep(23 * time.Hour)
		w.expect("kept", w.store.outbox()[0].finished, false)
		time.Sleep(2 * time.Hour)
		w.expect("given up", w.store.outbox()[0].problem, "not sent within a day")
		w.expect("stop", stop(), nil)
		if n := len(w.fake.made("sendMessage")); n < 500 || n > 1500 {
			t.Errorf("%d tries in a day", n)
		}
	})
}

func TestExpiredIsNotSent(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.lost = true
		w.queue(knowledge.Interactive,
			talk.Action{AnswerButton: &talk.AnswerButton{Callback: "C"}},
			talk.Action{AnswerInline: &talk.AnswerInline{Callback: "Q"}}, say(7, "1"))
		_, stop := w.run()
		time.Sleep(10 * time.Minute)
		w.fake.set(func(f *fake) { f.lost = false })
		time.Sleep(5 * time.Minute)
		w.expect("stop", stop(), nil)
		w.expect("texts", w.texts(), []string{"1"})
		w.expect("problem", w.store.outbox()[0].problem, "expired")
		w.expect("problem", w.store.outbox()[1].problem, "expired")
	})
}

func TestGoneChat(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(c made) (int, string) {
			if c.params["chat_id"] == "7" {
				return refuse(403, "Forbidden: bot was blocked by the user", "")
			}
			return 0, ""
		}
		w.queue(knowledge.Interactive, say(7, "1"), say(8, "2"))
		_, stop := w.run()
		time.Sleep(time.Hour)
		w.expect("stop", stop(), nil)
		own, others := w.split(7)
		w.expect("blocked", own, []string{"0s 1"})
		w.expect("others", others, []string{"0s 2"})
		w.expect("told", w.chats.all(), []string{"gone 7"})
		w.expect("problem", w.store.outbox()[0].problem, "gone: 403 Forbidden: bot was blocked by the user")
	})
}

// S23.3b: only a 400 tells that the group moved.
func TestMovedGroup(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(c made) (int, string) {
			if c.params["chat_id"] == "-5" {
				return refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", `{"migrate_to_chat_id":-1005}`)
			}
			return 0, ""
		}
		w.queue(knowledge.Interactive,
			talk.Action{Send: &talk.Send{Chat: -5, Text: talk.Plain("1"), ReplyTo: 44}}, say(-5, "2"),
			talk.Action{Edit: &talk.Edit{Chat: -5, Message: 44, Text: talk.Plain("3")}})
		_, stop := w.run()
		time.Sleep(10 * time.Second)
		w.expect("stop", stop(), nil)
		var got []string
		for _, c := range w.fake.made("") {
			got = append(got, fmt.Sprint(c.method, " ", c.chat(), " ", c.params["text"], c.params["reply_parameters"]))
		}
		w.expect("calls", got, []string{
			`sendMessage -5 1{"allow_sending_without_reply":true,"message_id":44}`,
			"sendMessage -1005 1", "sendMessage -1005 2", "sendMessage -1005 3",
		})
		w.expect("told", w.chats.all(), []string{"moved -5 to -1005"})
	})
}

func TestMovedInCircles(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(c made) (int, string) {
			if c.method == "sendMessage" {
				return refuse(400, "Bad Request: moved", fmt.Sprintf(`{"migrate_to_chat_id":%d}`, c.chat()-1))
			}
			return 0, ""
		}
		w.queue(knowledge.Interactive, say(-5, "1"))
		_, stop := w.run()
		time.Sleep(time.Hour)
		w.expect("stop", stop(), nil)
		w.expect("calls", len(w.fake.made("sendMessage")), 2)
		w.expect("ended", w.store.outbox()[0].finished, true)
	})
}

func TestMovedGroupThatCannotBeRecorded(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.chats.err = errDisk
		w.fake.answer = func(c made) (int, string) {
			if c.params["chat_id"] == "-5" {
				return refuse(400, "Bad Request: moved", `{"migrate_to_chat_id":-1005}`)
			}
			return 0, ""
		}
		w.queue(knowledge.Interactive, say(-5, "1"))
		_, stop := w.run()
		time.Sleep(time.Second)
		w.chats.mu.Lock()
		w.chats.err = nil
		w.chats.mu.Unlock()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		calls := w.fake.made("")
		w.expect("last", calls[len(calls)-1].chat(), int64(-1005))
	})
}

func TestRefusedFormsAreSentPlainer(t *testing.T) {
	full := talk.Action{Send: &talk.Send{Chat: -5, Thread: 9, ReplyTo: 3, Text: *new(talk.Text).Bold("a").Plain(" <"), Keyboard: talk.Keyboard{{{Text: "x", Data: "d"}}}}}
	picture := talk.Action{SendFile: &talk.SendFile{Chat: -5, Name: "a.png", Content: []byte("PNG"), Photo: true}}
	for name, tc := range map[string]struct {
		action      talk.Action
		description string
		changed     func(last made) bool
	}{
		"entities": {full, `Bad Request: can't parse entities: unsupported start tag "rahasia"`,
			func(c made) bool { return c.params["text"] == "a <" && c.params["parse_mode"] == "" }},
		"thread":   {full, "Bad Request: message thread not found", func(c made) bool { return c.params["message_thread_id"] == "" }},
		"reply":    {full, "Bad Request: message to be replied not found", func(c made) bool { return c.params["reply_parameters"] == "" }},
		"keyboard": {full, "Bad Request: BUTTON_DATA_INVALID", func(c made) bool { return c.params["reply_markup"] == "" }},
		"picture": {picture, "Bad Request: PHOTO_INVALID_DIMENSIONS",
			func(c made) bool { return c.method == "sendDocument" && c.file == "PNG" && c.name == "a.png" }},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, echo, func(w *world) {
				w.fake.answer = func(c made) (int, string) {
					if !tc.changed(c) && strings.HasPrefix(c.method, "send") && c.method != "sendChatAction" {
						return refuse(400, tc.description, "")
					}
					return 0, ""
				}
				w.queue(knowledge.Interactive, tc.action)
				_, stop := w.run()
				time.Sleep(time.Second)
				w.expect("stop", stop(), nil)
				calls := w.fake.made("")
				w.expect("calls", len(calls), 2)
				w.expect("last is plainer", tc.changed(calls[1]), true)
				w.expect("problem", w.store.outbox()[0].problem, "")
			})
		})
	}
}

func TestRefusedForGood(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.fake.answer = func(c made) (int, string) {
			if c.method == "sendMessage" {
				return refuse(400, `Bad Request: can't parse entities: "rahasia"`, "")
			}
			return 0, ""
		}
		w.queue(knowledge.Interactive, say(7, "a"), talk.Action{Send: &talk.Send{Chat: 8}})
		_, stop := w.run()
		time.Sleep(time.Hour)
		w.expect("stop", stop(), nil)
		w.expect("calls", len(w.fake.made("")), 2)
		w.expect("problem", w.store.outbox()[0].problem, `ours: 400 Bad Request: can't parse entities: "…"`)
		w.expect("problem", w.store.outbox()[1].problem, "nothing to send: the text is empty")
	})
}

func TestHarmlessRefusals(t *testing.T) {
	for _, description := range []string{
		"Bad Request: message is not modified: specified new message content is the same",
		"Bad Request: message to edit not found",
		"Bad Request: query is too old and response timeout expired or query ID is invalid",
	} {
		bubble(t, echo, func(w *world) {
			w.fake.answer = func(c made) (int, string) {
				if c.method == "getUpdates" || c.method == "getMe" {
					return 0, ""
				}
				return refuse(400, description, "")
			}
			w.queue(knowledge.Interactive, talk.Action{Edit: &talk.Edit{Chat: 7, Message: 3, Text: talk.Plain("a")}},
				talk.Action{AnswerButton: &talk.AnswerButton{Callback: "C"}})
			_, stop := w.run()
			time.Sleep(time.Minute)
			w.expect("stop", stop(), nil)
			w.expect("calls", len(w.fake.made("")), 2)
			for _, out := range w.store.outbox() {
				w.expect("ended well", fmt.Sprint(out.finished, out.problem), "true")
			}
		})
	}
}

// kill -9 between the send and its record: the next process repeats that one send and nothing else.
func TestKillAfterSend(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.queue(knowledge.Interactive, say(7, "1"), say(7, "2"))
		// The process that died had claimed the first call and made it.
		if _, err := w.store.ClaimOutgoing(context.Background(), "dead", time.Now(), claimLease); err != nil {
			t.Fatal(err)
		}
		if _, err := w.o.Client.call(context.Background(), "sendMessage", Params{"chat_id": "7", "text": "1"}, nil); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			_, stop := w.run()
			time.Sleep(claimLease + 5*time.Second)
			w.expect("stop", stop(), nil)
		}
		w.expect("texts", w.texts(), []string{"1", "1", "2"})
	})
}

// A send that the store cannot record is not made again by the same process.
func TestSendThatCannotBeRecorded(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.queue(knowledge.Interactive, say(7, "1"))
		w.fake.answer = func(c made) (int, string) {
			if c.method == "sendMessage" {
				w.store.set(func(m *memory) { m.unsaved = errDisk })
			}
			return 0, ""
		}
		_, stop := w.run()
		time.Sleep(2 * claimLease)
		w.expect("texts", w.texts(), []string{"1"})
		w.store.set(func(m *memory) { m.unsaved = nil })
		time.Sleep(2 * claimLease)
		w.expect("texts", w.texts(), []string{"1"})
		w.expect("recorded", w.store.outbox()[0].finished, true)
		w.expect("stop", stop(), nil)
	})
}

func TestUnreadablePayload(t *testing.T) {
	bubble(t, echo, func(w *world) {
		w.queue(knowledge.Interactive, say(7, "1"), say(7, "2"))
		w.store.out[0].Payload = []byte(`{"send":`)
		_, stop := w.run()
		time.Sleep(time.Minute)
		w.expect("stop", stop(), nil)
		w.expect("texts", w.texts(), []string{"2"})
		w.expect("problem", w.store.outbox()[0].problem, "the action cannot be read")
	})
}

func TestPoolSurvivesTheStore(t *testing.T) {
	bubble(t, echo, func(w *world) {
		_, stop := w.run()
		time.Sleep(time.Second)
		w.store.set(func(m *memory) { m.broken = errors.New("database is locked") })
		w.fake.deliver(question(10, 7, "a"))
		time.Sleep(time.Minute)
		w.store.set(func(m *memory) { m.broken = nil })
		time.Sleep(time.Minute)
		w.expect("texts", w.texts(), []string{"re: a"})
		w.expect("stop", stop(), nil)
	})
}
