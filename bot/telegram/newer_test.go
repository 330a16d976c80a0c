package telegram

import (
	"strings"
	"testing"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// newer is a message that uses what servers learned late: one receiver in a group, and choosing the chat to share in.
func newer() talk.Action {
	return talk.Action{Send: &talk.Send{Chat: -7, Only: 7, Text: talk.Plain("x"),
		Keyboard: talk.Keyboard{{{Text: "Bagikan", Switch: "ipp"}, {Text: "dinilai", Off: true}}}}}
}

// What a server does not know is left out, once it has said so from the first call on.
func TestNewerParametersFallBack(t *testing.T) {
	for name, tc := range map[string]struct {
		refuses map[string]string // by what a call holds
		calls   int               // for two messages
		last    []string          // what the last call holds
		lacks   []string
	}{
		"a new server": {nil, 2, []string{"receiver_user_id", "ephemeral_message_parameters", "chosen_chat", `"disabled":{}`}, nil},
		"no ephemeral messages": {map[string]string{"receiver_user_id": "Bad Request: ephemeral messages can't be sent"}, 3,
			[]string{"chosen_chat"}, []string{"receiver_user_id", "ephemeral"}},
		"old keys": {map[string]string{"chosen_chat": "Bad Request: Text buttons are unallowed in the inline keyboard"}, 3,
			[]string{"receiver_user_id", `"switch_inline_query":"ipp"`}, []string{"chosen_chat", "disabled"}},
		"both": {map[string]string{"receiver_user_id": "Bad Request: receiver user not found",
			"chosen_chat": "Bad Request: BUTTON_TYPE_INVALID"}, 4,
			[]string{`"switch_inline_query":"ipp"`}, []string{"chosen_chat", "receiver_user_id"}},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, echo, func(w *world) {
				holds := func(c made, what string) bool {
					if _, ok := c.params[what]; ok {
						return true
					}
					return strings.Contains(c.params["reply_markup"], what)
				}
				w.fake.answer = func(c made) (int, string) {
					for what, words := range tc.refuses {
						if c.method == "sendMessage" && holds(c, what) {
							return refuse(400, words, "")
						}
					}
					return 0, ""
				}
				for range 2 {
					w.queue(knowledge.Interactive, newer())
				}
				_, stop := w.run()
				time.Sleep(10 * time.Second)
				w.expect("stop", stop(), nil)
				calls := w.fake.made("sendMessage")
				w.expect("calls", len(calls), tc.calls)
				last := calls[len(calls)-1]
				for _, what := range tc.last {
					w.expect("the last call holds "+what, holds(last, what), true)
				}
				for _, what := range tc.lacks {
					w.expect("the last call holds "+what, holds(last, what), false)
				}
			})
		})
	}
}
