package telegram

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"studitiru/bot/talk"

	"github.com/google/go-cmp/cmp"
)

const self = 123456

var (
	written  = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	received = written.Add(2 * time.Second)
)

func decode(raw string) talk.Message {
	return Decoder{Self: self}.Decode([]byte(raw), received, received)
}

// message makes an update with the usual sender, chat and date, and further fields.
func message(fields string) string {
	return `{"update_id":9,"message":{"message_id":5,"date":1795399200,"chat":{"id":-100,"type":"supergroup","title":"Dinas"},
		"from":{"id":7,"first_name":"Sari","last_name":"Dewi","language_code":"id"},` + fields + `}}`
}

// usual is what message decodes to, changed by edit.
func usual(edit func(*talk.Message)) talk.Message {
	m := talk.Message{
		Update: 9, ID: 5, Date: written, Event: talk.EventText,
		Chat: talk.Chat{ID: -100, Type: "supergroup", Title: "Dinas"},
		From: talk.Person{ID: 7, Name: "Sari Dewi", Lang: "id"},
	}
	edit(&m)
	return m
}

func TestDecodeMessages(t *testing.T) {
	for name, tc := range map[string]struct {
		raw  string
		want talk.Message
	}{
		"text with entities": {
			message(`"text":"👍 /cari ipp","entities":[{"type":"bot_command","offset":3,"length":5},{"type":"text_link","offset":9,"length":3,"url":"https://a.id"},
				{"type":"bold","offset":11,"length":2},{"type":"bold","offset":-1,"length":2},{"type":"bold","offset":9223372036854775807,"length":9223372036854775807}]`),
			usual(func(m *talk.Message) {
				m.Text = "👍 /cari ipp"
				m.Entities = []talk.Entity{{Type: "bot_command", Offset: 3, Length: 5}, {Type: "text_link", Offset: 9, Length: 3, URL: "https://a.id"}}
			}),
		},
		"somebody left": {
			message(`"left_chat_member":{"id":8,"first_name":"Budi"}`),
			usual(func(m *talk.Message) { m.Event, m.Left = talk.EventLeft, 8 }),
		},
		"the bot left": {
			message(`"left_chat_member":{"id":123456,"is_bot":true,"first_name":"Bot"}`),
			usual(func(m *talk.Message) { m.Event = talk.EventOther }),
		},
		"new title": {
			message(`"new_chat_title":"Tim IPP"`),
			usual(func(m *talk.Message) { m.Event, m.Chat.Title = talk.EventTitled, "Tim IPP" }),
		},
		"captioned file": {
			message(`"caption":"/tambah","caption_entities":[{"type":"bot_command","offset":0,"length":7}],
				"document":{"file_id":"F","file_name":"a.pdf","mime_type":"application/pdf","file_size":3000000000}`),
			usual(func(m *talk.Message) {
				m.Text, m.Entities = "/tambah", []talk.Entity{{Type: "bot_command", Length: 7}}
				m.File = &talk.File{ID: "F", Kind: "document", Name: "a.pdf", MIME: "application/pdf", Size: 3000000000}
			}),
		},
		"photo": {
			message(`"photo":[{"file_id":"small","file_size":1},{"file_id":"big","file_size":9},{"file_id":"odd"}]`),
			usual(func(m *talk.Message) {
				m.Event, m.File = talk.EventFile, &talk.File{ID: "big", Kind: "photo", Size: 9}
			}),
		},
		"a place, which cannot be fetched": {
			message(`"location":{"latitude":1}`),
			usual(func(m *talk.Message) { m.Event, m.File = talk.EventFile, &talk.File{Kind: "location"} }),
		},
		"topic": {
			message(`"text":"a","message_thread_id":77,"is_topic_message":true,"reply_to_message":{"message_id":77,"forum_topic_created":{"name":"x"},"from":{"id":123456,"is_bot":true}}`),
			usual(func(m *talk.Message) { m.Text, m.Chat.Thread = "a", 77 }),
		},
		"General, and a thread that is no topic": {
			message(`"text":"a","message_thread_id":77,"reply_to_message":{"message_id":70,"text":"b","from":{"id":123456,"is_bot":true}}`),
			usual(func(m *talk.Message) {
				m.Text, m.ReplyTo = "a", &talk.Replied{ID: 70, FromSelf: true, Text: "b"}
			}),
		},
		"answer to another": {
			message(`"text":"a","reply_to_message":{"message_id":70,"caption":"c","from":{"id":8}}`),
			usual(func(m *talk.Message) { m.Text, m.ReplyTo = "a", &talk.Replied{ID: 70, Text: "c"} }),
		},
		"forward of a channel": {
			message(`"text":"a","forward_origin":{"type":"channel","chat":{"id":-5,"title":"Kominfo"},"date":60},"forward_from_chat":{"id":-5,"title":"old"},"forward_date":61`),
			usual(func(m *talk.Message) {
				m.Text, m.Forward = "a", &talk.Forward{Origin: "Kominfo", Date: time.Unix(60, 0).UTC()}
			}),
		},
		"forward of a hidden person, older fields": {
			message(`"text":"a","forward_sender_name":"Budi","forward_date":60`),
			usual(func(m *talk.Message) {
				m.Text, m.Forward = "a", &talk.Forward{Origin: "Budi", Date: time.Unix(60, 0).UTC()}
			}),
		},
		"forward of a person": {
			message(`"text":"a","forward_origin":{"type":"user","sender_user":{"id":1,"first_name":"A","last_name":"B"},"date":60}`),
			usual(func(m *talk.Message) {
				m.Text, m.Forward = "a", &talk.Forward{Origin: "A B", Date: time.Unix(60, 0).UTC()}
			}),
		},
		"an answer of ours shared by inline mode": {
			message(`"text":"a","via_bot":{"id":123456,"is_bot":true}`),
			usual(func(m *talk.Message) { m.Event = talk.EventOther }),
		},
		"service message": {
			message(`"pinned_message":{"message_id":1}`),
			usual(func(m *talk.Message) { m.Event = talk.EventOther }),
		},
		"migrated, told in the old group": {
			message(`"migrate_to_chat_id":-1005`),
			usual(func(m *talk.Message) { m.Event, m.NewChat = talk.EventMigrated, -1005 }),
		},
		"migrated, told in the new group": {
			message(`"migrate_from_chat_id":-55`),
			usual(func(m *talk.Message) { m.Event, m.Chat.ID, m.NewChat = talk.EventMigrated, -55, -100 }),
		},
		"NUL": {
			message(`"text":"a\u0000b"`),
			usual(func(m *talk.Message) { m.Text = "a b" }),
		},
		"fields of other types": {
			message(`"text":"a","forward_origin":"x","entities":{"a":1},"reply_to_message":[1],"document":7,"is_topic_message":"yes"`),
			usual(func(m *talk.Message) { m.Text = "a" }),
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := decode(tc.raw)
			if name == "fields of other types" {
				got.File, got.Forward, got.ReplyTo = nil, nil, nil // whatever was made of them
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeNobody(t *testing.T) {
	for name, from := range map[string]string{
		"anonymous admin": `{"id":1087968824,"is_bot":true,"first_name":"Group"}`,
		"as a channel":    `{"id":136817688,"first_name":"Channel"}`,
		"Telegram":        `{"id":777000,"first_name":"Telegram"}`,
		"a bot":           `{"id":44,"is_bot":true,"first_name":"Bot"}`,
		"none":            `null`,
		"negative":        `{"id":-4}`,
	} {
		m := decode(`{"update_id":1,"message":{"message_id":1,"text":"/hapus","chat":{"id":-1,"type":"group"},"from":` + from + `}}`)
		if m.From != (talk.Person{}) || m.Event != talk.EventText {
			t.Errorf("%s: %+v", name, m)
		}
	}
	m := decode(`{"update_id":1,"message":{"message_id":1,"text":"a","chat":{"id":-1},"from":{"id":7},"sender_chat":{"id":-1}}}`)
	if m.From.ID != 0 {
		t.Errorf("in the name of a chat: %+v", m.From)
	}
}

func TestDecodeOthers(t *testing.T) {
	sari := talk.Person{ID: 7, Name: "Sari"}
	for name, tc := range map[string]struct {
		raw  string
		want talk.Message
	}{
		"edited": {
			`{"update_id":1,"edited_message":{"message_id":5,"date":60,"edit_date":1795399200,"text":"b","chat":{"id":7,"type":"private"},"from":{"id":7,"first_name":"Sari"}}}`,
			talk.Message{Update: 1, Event: talk.EventEdited, ID: 5, Date: written, Text: "b", From: sari, Chat: talk.Chat{ID: 7, Type: "private"}},
		},
		"button in a topic": {
			`{"update_id":1,"callback_query":{"id":"C","data":"k","from":{"id":7,"first_name":"Sari"},"message":{"message_id":5,"date":60,"message_thread_id":3,"is_topic_message":true,"chat":{"id":-1,"type":"supergroup"},"from":{"id":123456,"is_bot":true}}}}`,
			talk.Message{Update: 1, Event: talk.EventButton, ID: 5, Date: received, From: sari, Callback: "C", Data: "k", Chat: talk.Chat{ID: -1, Type: "supergroup", Thread: 3}},
		},
		"button of an old message": {
			`{"update_id":1,"callback_query":{"id":"C","data":"k","from":{"id":7,"first_name":"Sari"},"message":{"message_id":5,"date":0,"chat":{"id":7,"type":"private"}}}}`,
			talk.Message{Update: 1, Event: talk.EventButton, ID: 5, Date: received, From: sari, Callback: "C", Data: "k", Chat: talk.Chat{ID: 7, Type: "private"}},
		},
		"button of an inline message": {
			`{"update_id":1,"callback_query":{"id":"C","data":"k","from":{"id":7,"first_name":"Sari"},"inline_message_id":"I"}}`,
			talk.Message{Update: 1, Event: talk.EventButton, Date: received, From: sari, Callback: "C", Data: "k", Inline: true},
		},
		"inline": {
			`{"update_id":1,"inline_query":{"id":"Q","query":"ipp","offset":"10","from":{"id":7,"first_name":"Sari"}}}`,
			talk.Message{Update: 1, Event: talk.EventInline, Date: received, From: sari, Callback: "Q", Text: "ipp", Offset: "10"},
		},
		"channel post":      {`{"update_id":1,"channel_post":{"message_id":5,"text":"a","chat":{"id":-1}}}`, talk.Message{Update: 1, Event: talk.EventOther, Date: received}},
		"unknown":           {`{"update_id":1,"guest_message":{"message_id":5}}`, talk.Message{Update: 1, Event: talk.EventOther, Date: received}},
		"no chat":           {`{"update_id":1,"message":{"message_id":5,"text":"a"}}`, talk.Message{Update: 1, Event: talk.EventOther, ID: 5, Date: received}},
		"button without ID": {`{"update_id":1,"callback_query":{"data":"k"}}`, talk.Message{Update: 1, Event: talk.EventOther, Date: received, Data: "k"}},
		"not JSON":          {`{"update_id":1,`, talk.Message{Event: talk.EventOther, Date: received}},
		"nothing":           {``, talk.Message{Event: talk.EventOther, Date: received}},
		"null":              {`null`, talk.Message{Event: talk.EventOther, Date: received}},
		"an array":          {`[1]`, talk.Message{Event: talk.EventOther, Date: received}},
		"huge numbers":      {`{"update_id":1e300,"message":{"message_id":1e300,"chat":{"id":1e300}}}`, talk.Message{Event: talk.EventOther, Date: received}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, decode(tc.raw)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeMember(t *testing.T) {
	for _, tc := range []struct {
		chat, member string
		active       bool
	}{
		{"private", `{"status":"member"}`, true},
		{"private", `{"status":"kicked"}`, false},
		{"group", `{"status":"left"}`, false},
		{"group", `{"status":"administrator"}`, true},
		{"supergroup", `{"status":"restricted","is_member":true,"can_send_messages":true}`, true},
		{"supergroup", `{"status":"restricted","is_member":true}`, false},
		{"supergroup", `{"status":"restricted","can_send_messages":true}`, false},
		{"channel", `{"status":"member"}`, false},
		{"channel", `{"status":"administrator","can_post_messages":true}`, true},
		{"channel", `{"status":"administrator"}`, false},
	} {
		m := decode(
			`{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"` + tc.chat + `"},"from":{"id":7},"date":60,"new_chat_member":` + tc.member + `}}`,
		)
		if m.Event != talk.EventMember || m.Active != tc.active || m.Chat.ID != 7 || m.From.ID != 7 {
			t.Errorf("%s %s: %+v", tc.chat, tc.member, m)
		}
	}
}

func TestDecodeResent(t *testing.T) {
	text := message(`"text":"a"`)
	press := `{"update_id":1,"callback_query":{"id":"C","from":{"id":7}}}`
	for _, tc := range []struct {
		raw           string
		received, now time.Duration // after written
		want          bool
	}{
		{text, 0, 0, false},
		{text, 15 * time.Minute, 15 * time.Minute, false},
		{text, 15*time.Minute + time.Second, 15*time.Minute + time.Second, true},
		{text, 0, 16 * time.Minute, true}, // waited in our own inbox
		{press, time.Hour, time.Hour, false},
		{press, time.Hour, time.Hour + 16*time.Minute, true},
	} {
		got := Decoder{}.Decode([]byte(tc.raw), written.Add(tc.received), written.Add(tc.now)).Resent
		if got != tc.want {
			t.Errorf("received %v, handled %v after: %v", tc.received, tc.now, got)
		}
	}
}

func TestQueue(t *testing.T) {
	for raw, want := range map[string]int64{
		message(`"text":"a"`): -100,
		`{"update_id":1,"callback_query":{"id":"C","from":{"id":7},"message":{"chat":{"id":-5}}}}`: -5,
		`{"update_id":1,"callback_query":{"id":"C","from":{"id":7},"inline_message_id":"I"}}`:      7,
		`{"update_id":1,"inline_query":{"id":"Q","from":{"id":8}}}`:                                8,
		`{"update_id":1,"my_chat_member":{"chat":{"id":-6},"from":{"id":7}}}`:                      -6,
		`{"update_id":1,"message_reaction":{"user":{"id":3}}}`:                                     3,
		`{"update_id":1,"message":{"chat":"x","from":{"id":4}}}`:                                   4,
		`{"update_id":1,"novelty":[1]}`:                                                            0,
		`{"update_id":1}`:                                                                          0,
	} {
		if got := queueOf([]byte(raw)); got != want {
			t.Errorf("%s: queue %d, not %d", raw, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(message(`"text":"👍 a","entities":[{"type":"bold","offset":1,"length":2}]`))
	f.Add(`{"update_id":1,"callback_query":{"id":"C","message":null}}`)
	f.Add(`{"update_id":1,"my_chat_member":{"new_chat_member":[]}}`)
	f.Add(`{"update_id":1,"message":{"reply_to_message":{"reply_to_message":{}},"photo":[null],"chat":{"id":1}}}`)
	f.Add("{\"update_id\":1,\"message\":{\"chat\":{\"id\":1},\"text\":\"\xff\\ud800\\u0000\"}}")
	events := map[talk.Event]bool{
		talk.EventText: true, talk.EventEdited: true, talk.EventButton: true, talk.EventInline: true,
		talk.EventFile: true, talk.EventMember: true, talk.EventMigrated: true, talk.EventOther: true,
	}
	f.Fuzz(func(t *testing.T, raw string) {
		m := decode(raw)
		if !events[m.Event] {
			t.Errorf("event %q", m.Event)
		}
		if m.Event == talk.EventText && (m.Text == "" || m.Chat.ID == 0) {
			t.Errorf("a text without text or chat: %+v", m)
		}
		for _, text := range []string{m.Text, m.From.Name, m.Chat.Title, m.Data} {
			if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
				t.Errorf("text %q that a database refuses", text)
			}
		}
		if one, err := incoming([]byte(raw), received); err == nil && !utf8.Valid(one.Raw) {
			t.Errorf("raw %q that a database refuses", one.Raw)
		}
	})
}
