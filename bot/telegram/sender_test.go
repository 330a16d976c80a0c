package telegram

import (
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
		w.expect("attempts", w.store.Outbox()[0].Attempts, 0)
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
		w.expect("attempts", w.store.Outbox()[0].Attempts, 4)
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
		w.expect("problem", w.store.Outbox()[0].Problem, "gone: 403 Forbidden: bot was blocked by the user")
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

func TestRefusedFormsAreSentPlainer(t *testing.T) {
	full := talk.Action{
		Send: &talk.Send{
			Chat:     -5,
			Thread:   9,
			ReplyTo:  3,
			Text:     *new(talk.Text).Bold("a").Plain(" <"),
			Keyboard: talk.Keyboard{{{Text: "x", Data: "d"}}},
		},
	}
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
				w.expect("problem", w.store.Outbox()[0].Problem, "")
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
		w.expect("problem", w.store.Outbox()[0].Problem, `ours: 400 Bad Request: can't parse entities: "…"`)
		w.expect("problem", w.store.Outbox()[1].Problem, "nothing to send: the text is empty")
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
			for _, out := range w.store.Outbox() {
				w.expect("ended well", fmt.Sprint(out.Finished, out.Problem), "true")
			}
		})
	}
}
