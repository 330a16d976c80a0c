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

// A server that does not know buttons that copy gets the others, and is asked once; one that refuses what is to be copied is
// asked with the next message again.
func TestButtonsThatCopyAreLeftOut(t *testing.T) {
	keyed := func(text string) talk.Action {
		return talk.Action{Send: &talk.Send{Chat: 7, Text: talk.Plain(text), Keyboard: talk.Keyboard{
			{{Text: "Buka", Data: "d"}, {Text: "Salin", CopyText: "kalimat"}}, {{Text: "Salin lagi", CopyText: "lain"}},
		}}}
	}
	for name, tc := range map[string]struct {
		description string
		tries       []bool // of two messages: with buttons that copy
	}{
		"unknown": {"Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
			[]bool{true, false, false}},
		"invalid": {"Bad Request: BUTTON_COPY_TEXT_INVALID", []bool{true, false, true, false}},
		"known":   {"", []bool{true, true}},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, echo, func(w *world) {
				w.fake.answer = func(c made) (int, string) {
					if strings.Contains(c.params["reply_markup"], "copy_text") && tc.description != "" {
						return refuse(400, tc.description, "")
					}
					return 0, ""
				}
				w.queue(knowledge.Interactive, keyed("1"), keyed("2"))
				_, stop := w.run()
				time.Sleep(time.Minute)
				w.expect("stop", stop(), nil)
				var tries []bool
				for _, c := range w.fake.made("sendMessage") {
					tries = append(tries, strings.Contains(c.params["reply_markup"], "copy_text"))
					if !strings.Contains(c.params["reply_markup"], `"callback_data":"d"`) {
						t.Errorf("the other button is gone: %s", c.params["reply_markup"])
					}
				}
				w.expect("tries", tries, tc.tries)
				for _, kept := range w.store.Outbox() {
					w.expect("problem", kept.Problem, "")
				}
			})
		})
	}
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
