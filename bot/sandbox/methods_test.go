package sandbox

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func keyboard(rows ...[]Button) map[string]any { return map[string]any{"inline_keyboard": rows} }

func TestTokens(t *testing.T) {
	w := newWorld(t, Options{})
	for path, want := range map[string]int{
		"/bot" + w.Token() + "/getMe":            200,
		"/bot" + w.Token() + "/GETME":            200,
		"/bot7000000001:another-secret/getMe":    401,
		"/botnonsense/getMe":                     404,
		"/bot/getMe":                             404,
		"/x":                                     404,
		"/file/bot7000000001:another/documents/": 401,
	} {
		response, err := w.web.Client().Get(w.web.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		if answer, err := readReply(response); err != nil || answer.Status != want || answer.OK != (want == 200) {
			t.Errorf("%s: %d %q %v, want %d", path, answer.Status, answer.Description, err, want)
		}
	}
	w.refused("sendRocket", nil, 404, "Not Found: method not found")
	w.Revoke()
	w.refused("getMe", nil, 401, "Unauthorized")
}

func TestSendMessageRules(t *testing.T) {
	w := newWorld(t, Options{}).open()
	chat := w.chat.ID()
	long := strings.Repeat("a", 4097)
	buttons := func(n, row int) map[string]any {
		var rows [][]Button
		for i := range n {
			if i%row == 0 {
				rows = append(rows, nil)
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], Button{Text: "x", Data: "d"})
		}
		return keyboard(rows...)
	}
	tests := []struct {
		name string
		p    params
		want string // "" for success
	}{
		{"plain", params{"text": "a"}, ""},
		{"4,096 units after parsing", params{"text": "<b>" + long[:4096] + "</b>", "parse_mode": "HTML"}, ""},
		{"4,097", params{"text": long}, "message is too long"},
		{"surrogates count twice", params{"text": strings.Repeat("👍", 2049)}, "message is too long"},
		{"no text", params{}, "message text is empty"},
		{"only spaces", params{"text": " \n "}, "text must be non-empty"},
		{"only tags", params{"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"},
		{
			"bad markup",
			params{"text": "<mark>x</mark>", "parse_mode": "html"},
			`can't parse entities: Unsupported start tag "mark" at byte offset 0`,
		},
		{"unknown mode", params{"text": "x", "parse_mode": "bbcode"}, "unsupported parse_mode"},
		{"no chat", params{"chat_id": "", "text": "x"}, "chat_id is empty"},
		{"unknown chat", params{"chat_id": 42, "text": "x"}, "chat not found"},
		{"channel name", params{"chat_id": "@nobody", "text": "x"}, "chat not found"},
		{"unknown parameter", params{"text": "x", "parsemode": "HTML"}, `sandbox: method sendmessage has no parameter "parsemode"`},
		{
			"reply to nothing",
			params{"text": "x", "reply_parameters": map[string]any{"message_id": 999}},
			"message to be replied not found",
		},
		{
			"reply to nothing, allowed",
			params{"text": "x", "reply_parameters": map[string]any{"message_id": 999, "allow_sending_without_reply": true}},
			"",
		},
		{"old reply", params{"text": "x", "reply_to_message_id": 999}, "message to be replied not found"},
		{"topic in a private chat", params{"text": "x", "message_thread_id": 5}, "message thread not found"},
		{"64 bytes", params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x", Data: strings.Repeat("é", 32)}})}, ""},
		{
			"65 bytes",
			params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x", Data: strings.Repeat("é", 32) + "x"}})},
			"BUTTON_DATA_INVALID",
		},
		{
			"empty data",
			params{"text": "x", "reply_markup": `{"inline_keyboard":[[{"text":"x","callback_data":""}]]}`},
			"BUTTON_DATA_INVALID",
		},
		{
			"no use",
			params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x"}})},
			"can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
		},
		{
			"two uses",
			params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x", Data: "a", URL: "https://a.id"}})},
			`sandbox: button "x" has 2 uses, exactly one is allowed`,
		},
		{
			"no text on button",
			params{"text": "x", "reply_markup": keyboard([]Button{{Text: " ", Data: "a"}})},
			"inline keyboard button text must be non-empty",
		},
		{
			"wrong address",
			params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x", URL: "javascript:1"}})},
			"inline keyboard button URL 'javascript:1' is invalid: Wrong HTTP URL",
		},
		{"copy 256", params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x", CopyText: &CopyText{Text: long[:256]}}})}, ""},
		{
			"copy 257",
			params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x", CopyText: &CopyText{Text: long[:257]}}})},
			"BUTTON_COPY_TEXT_INVALID",
		},
		{"100 buttons", params{"text": "x", "reply_markup": buttons(100, 8)}, ""},
		{"101 buttons", params{"text": "x", "reply_markup": buttons(101, 8)}, "REPLY_MARKUP_TOO_LONG"},
		{"9 in a row", params{"text": "x", "reply_markup": buttons(9, 9)}, "sandbox: 9 buttons in a row, at most 8 are shown"},
		{
			"unknown button field",
			params{"text": "x", "reply_markup": `{"inline_keyboard":[[{"text":"x","data":"y"}]]}`},
			`sandbox: inline keyboard button field "data" is not simulated`,
		},
		{
			"keyboard of people",
			params{"text": "x", "reply_markup": `{"keyboard":[["x"]]}`},
			`sandbox: reply markup "keyboard" is not simulated`,
		},
		{"markup that is no JSON", params{"text": "x", "reply_markup": `{`}, "can't parse reply keyboard markup JSON object"},
		{
			"keyboard that is no table",
			params{"text": "x", "reply_markup": `{"inline_keyboard":[1]}`},
			`can't parse inline keyboard: field "inline_keyboard" must be an Array of Arrays`,
		},
		{"answer wanted", params{"text": "x", "reply_markup": `{"force_reply":true}`}, ""},
		{"switch", params{"text": "x", "reply_markup": `{"inline_keyboard":[[{"text":"x","switch_inline_query":""}]]}`}, ""},
		{
			"app without https",
			params{"text": "x", "reply_markup": keyboard([]Button{{Text: "x", WebApp: &WebApp{URL: "http://a.id"}}})},
			"inline keyboard button Web App URL 'http://a.id' is invalid: Only HTTPS links are allowed",
		},
		{"not UTF-8", params{"text": "\xff"}, "strings must be encoded in UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, set := tt.p["chat_id"]; !set {
				tt.p["chat_id"] = chat
			}
			if tt.want == "" {
				w.ok("sendMessage", tt.p, nil)
			} else {
				w.refused("sendMessage", tt.p, 400, "Bad Request: "+tt.want)
			}
		})
	}
}

func TestSentMessage(t *testing.T) {
	w := newWorld(t, Options{}).open()
	question := w.says(w.chat, "apa itu SIPP?")
	var got map[string]any
	w.ok("sendMessage", params{"chat_id": w.chat.ID(), "text": "<b>SIPP</b> lihat /bantuan", "parse_mode": "HTML",
		"reply_parameters": map[string]any{"message_id": question.ID}, "reply_markup": keyboard([]Button{{Text: "x", Data: "y"}}),
		"link_preview_options": map[string]any{"is_disabled": true}}, &got)
	reply, _ := got["reply_to_message"].(map[string]any)
	if got["text"] != "SIPP lihat /bantuan" || reply["text"] != "apa itu SIPP?" || reply["message_id"] != float64(question.ID) {
		t.Errorf("sent message: %v", got)
	}
	if diff := cmp.Diff([]any{
		map[string]any{"type": "bold", "offset": 0.0, "length": 4.0},
		map[string]any{"type": "bot_command", "offset": 11.0, "length": 8.0},
	}, got["entities"]); diff != "" {
		t.Errorf("entities: %s", diff)
	}
	last := w.chat.Messages()[2]
	if !last.ByBot || last.Source != "<b>SIPP</b> lihat /bantuan" || last.ReplyTo != question.ID ||
		last.Keyboard[0][0].Data != "y" ||
		!last.Hidden {
		t.Errorf("in the chat: %+v", last)
	}
}

// Private chats and small groups share one numbering; a supergroup has its own.
func TestMessageNumbers(t *testing.T) {
	w := newWorld(t, Options{FirstMessage: 50})
	group := w.Group("Tim", w.ratna)
	super := w.Supergroup("Tim besar", w.ratna)
	got := []int{w.says(w.chat, "a").ID, w.says(group, "b").ID, w.says(super, "c").ID, w.says(w.chat, "d").ID}
	if diff := cmp.Diff([]int{51, 52, 2, 53}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEdit(t *testing.T) {
	w := newWorld(t, Options{}).open()
	chat := w.chat.ID()
	id := w.sends(
		params{"chat_id": chat, "text": "<b>a</b>", "parse_mode": "HTML", "reply_markup": keyboard([]Button{{Text: "x", Data: "y"}})},
	)
	same := params{
		"chat_id":      chat,
		"message_id":   id,
		"text":         "<b>a</b>",
		"parse_mode":   "HTML",
		"reply_markup": keyboard([]Button{{Text: "x", Data: "y"}}),
	}
	w.refused("editMessageText", same, 400, "Bad Request: "+notModified)
	w.refused(
		"editMessageReplyMarkup",
		params{"chat_id": chat, "message_id": id, "reply_markup": keyboard([]Button{{Text: "x", Data: "y"}})},
		400,
		"Bad Request: "+notModified,
	)
	w.clock.Advance(time.Minute)
	w.ok("editMessageReplyMarkup", params{"chat_id": chat, "message_id": id}, nil)
	m, _ := w.chat.Message(id)
	if len(m.Keyboard) != 0 || !m.Edited.IsZero() {
		t.Errorf("after taking the buttons away: %+v", m)
	}
	w.ok("editMessageText", params{"chat_id": chat, "message_id": id, "text": "b"}, nil)
	if m, _ = w.chat.Message(id); m.Text != "b" || !m.Edited.Equal(w.clock.Now()) {
		t.Errorf("after the edit: %+v", m)
	}
	w.refused(
		"editMessageText",
		params{"chat_id": chat, "message_id": 999, "text": "b"},
		400,
		"Bad Request: message to edit not found",
	)
	w.refused("editMessageText", params{"chat_id": chat, "text": "b"}, 400, "Bad Request: message identifier is not specified")
	w.refused(
		"editMessageText",
		params{"chat_id": chat, "message_id": w.chat.Messages()[0].ID, "text": "b"},
		400,
		"Bad Request: message can't be edited",
	)
	w.refused("editMessageText", params{"inline_message_id": "x", "text": "b"}, 400, "Bad Request: MESSAGE_ID_INVALID")
	w.refused(
		"editMessageCaption",
		params{"chat_id": chat, "message_id": id, "caption": "b"},
		400,
		"Bad Request: there is no caption in the message to edit",
	)
}

func TestDelete(t *testing.T) {
	w := newWorld(t, Options{}).open()
	id := w.sends(params{"chat_id": w.chat.ID(), "text": "a"})
	w.ok("deleteMessage", params{"chat_id": w.chat.ID(), "message_id": id}, nil)
	w.refused("deleteMessage", params{"chat_id": w.chat.ID(), "message_id": id}, 400, "Bad Request: message to delete not found")
	if _, there := w.chat.Message(id); there {
		t.Error("the message is still there")
	}
	old := w.sends(params{"chat_id": w.chat.ID(), "text": "a"})
	w.clock.Advance(49 * time.Hour)
	w.refused(
		"deleteMessage",
		params{"chat_id": w.chat.ID(), "message_id": old},
		400,
		"Bad Request: message can't be deleted for everyone",
	)
	group := w.Group("Tim", w.ratna)
	theirs := w.says(group, "b")
	w.refused("deleteMessage", params{"chat_id": group.ID(), "message_id": theirs.ID}, 400, "Bad Request: message can't be deleted")
	group.Promote(nil, true)
	w.ok("deleteMessage", params{"chat_id": group.ID(), "message_id": theirs.ID}, nil)
}

func TestForbidden(t *testing.T) {
	w := newWorld(t, Options{})
	private := params{"chat_id": w.chat.ID(), "text": "x"}
	w.refused("sendMessage", private, 403, "Forbidden: bot can't initiate conversation with a user")
	w.open()
	w.ratna.Blocks()
	w.refused("sendMessage", private, 403, "Forbidden: bot was blocked by the user")
	w.ratna.Unblocks()
	w.ok("sendMessage", private, nil)
	w.ratna.Blocks()
	w.says(w.chat, "/start") // writing lifts the block
	w.ok("sendMessage", private, nil)
	w.ratna.DeletesAccount()
	w.refused("sendMessage", private, 403, "Forbidden: user is deactivated")

	group, super := w.Group("Tim", w.ratna), w.Supergroup("Tim besar", w.ratna)
	group.RemoveBot(w.ratna)
	super.RemoveBot(w.ratna)
	w.refused("sendMessage", params{"chat_id": group.ID(), "text": "x"}, 403, "Forbidden: bot was kicked from the group chat")
	w.refused(
		"sendChatAction",
		params{"chat_id": super.ID(), "action": "typing"},
		403,
		"Forbidden: bot was kicked from the supergroup chat",
	)
	super.AddBot(w.ratna)
	w.ok("leaveChat", params{"chat_id": super.ID()}, nil)
	w.refused(
		"sendMessage",
		params{"chat_id": super.ID(), "text": "x"},
		403,
		"Forbidden: bot is not a member of the supergroup chat",
	)
}

func TestMigration(t *testing.T) {
	for _, announce := range []bool{true, false} {
		w := newWorld(t, Options{})
		group := w.Group("Tim", w.ratna)
		w.updates()
		super, err := group.Upgrade(announce)
		if err != nil {
			t.Fatal(err)
		}
		answer := w.refused(
			"sendMessage",
			params{"chat_id": group.ID(), "text": "x"},
			400,
			"Bad Request: group chat was upgraded to a supergroup chat",
		)
		if answer.Parameters.MigrateTo != super.ID() || super.Type() != "supergroup" || super.ID() > -1000000000000 {
			t.Errorf("migrate_to_chat_id %d, new chat %d", answer.Parameters.MigrateTo, super.ID())
		}
		w.ok("sendMessage", params{"chat_id": super.ID(), "text": "x"}, nil)
		updates := w.updates()
		if !announce {
			if len(updates) != 0 {
				t.Errorf("quiet migration told the bot: %s", updates)
			}
			continue
		}
		if len(updates) != 2 || field(t, updates[0], "message", "migrate_to_chat_id") != float64(super.ID()) ||
			field(t, updates[1], "message", "migrate_from_chat_id") != float64(group.ID()) {
			t.Errorf("service messages: %s", updates)
		}
		if _, err := group.Upgrade(true); err == nil {
			t.Error("a second migration is possible")
		}
	}
}

func TestForumTopics(t *testing.T) {
	w := newWorld(t, Options{ReadsAll: true})
	forum := w.Forum("Tim", w.ratna)
	topic, err := forum.Topic(w.ratna, "IPP 2026")
	if err != nil {
		t.Fatal(err)
	}
	w.updates()
	w.says(forum, "halo", InThread(topic))
	inTopic := w.updates()[0]
	if field(t, inTopic, "message", "message_thread_id") != float64(topic) ||
		field(t, inTopic, "message", "is_topic_message") != true ||
		field(t, inTopic, "message", "chat", "is_forum") != true {
		t.Errorf("message in a topic: %s", inTopic)
	}
	w.ok("sendMessage", params{"chat_id": forum.ID(), "message_thread_id": topic, "text": "x"}, nil)
	w.refused(
		"sendMessage",
		params{"chat_id": forum.ID(), "message_thread_id": 1, "text": "x"},
		400,
		"Bad Request: message thread not found",
	)
	// An answer in General carries a thread that is no topic.
	first := w.says(forum, "umum")
	answer := w.says(forum, "jawaban", InReplyTo(first))
	if answer.Thread != first.ID || answer.InTopic {
		t.Errorf("answer in General: %+v", answer)
	}
	w.refused(
		"sendMessage",
		params{"chat_id": forum.ID(), "message_thread_id": answer.Thread, "text": "x"},
		400,
		"Bad Request: message thread not found",
	)
	if _, err := w.ratna.Says(forum, "x", InThread(999)); err == nil {
		t.Error("a person writes in a topic that is not there")
	}
	if _, err := w.chat.Topic(w.ratna, "x"); err == nil {
		t.Error("a private chat gets a topic")
	}
}

func TestChatAction(t *testing.T) {
	w := newWorld(t, Options{}).open()
	w.ok("sendChatAction", params{"chat_id": w.chat.ID(), "action": "typing"}, nil)
	if !w.chat.Typing() {
		t.Error("no typing sign")
	}
	w.clock.Advance(6 * time.Second)
	if w.chat.Typing() {
		t.Error("the typing sign stays")
	}
	w.ok("sendChatAction", params{"chat_id": w.chat.ID(), "action": "typing"}, nil)
	w.sends(params{"chat_id": w.chat.ID(), "text": "x"})
	if w.chat.Typing() {
		t.Error("the typing sign stays beside the message")
	}
	w.refused(
		"sendChatAction",
		params{"chat_id": w.chat.ID(), "action": "thinking"},
		400,
		"Bad Request: wrong parameter action in request",
	)
}
