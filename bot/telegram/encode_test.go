package telegram

import (
	"errors"
	"strings"
	"testing"

	"studitiru/bot/talk"

	"github.com/google/go-cmp/cmp"
)

func TestEncode(t *testing.T) {
	const preview = `{"is_disabled":true}`
	for name, tc := range map[string]struct {
		action talk.Action
		style  style
		method string
		want   Params
	}{
		"send": {
			action: talk.Action{Send: &talk.Send{
				Chat: -100, Thread: 5, ReplyTo: 7, Text: *new(talk.Text).Bold("a").Plain(" & b"), Silent: true,
				Keyboard: talk.Keyboard{
					{{Text: "1", Data: "k"}, {Text: "2", URL: "https://a.id/x"}},
					{{Text: "3", CopyText: "salin"}, {Text: "4", Switch: "ipp"}},
				},
			}},
			method: "sendMessage",
			want: Params{
				"chat_id": "-100", "message_thread_id": "5", "text": "<b>a</b> &amp; b", "parse_mode": "HTML",
				"disable_notification": "true", "link_preview_options": preview,
				"reply_parameters": `{"allow_sending_without_reply":true,"message_id":7}`,
				"reply_markup":     `{"inline_keyboard":[[{"text":"1","callback_data":"k"},{"text":"2","url":"https://a.id/x"}],[{"text":"3","copy_text":{"text":"salin"}},{"text":"4","switch_inline_query_chosen_chat":{"query":"ipp","allow_user_chats":true,"allow_group_chats":true}}]]}`,
			},
		},
		"send, everything left out": {
			action: talk.Action{Send: &talk.Send{Chat: 1, Thread: 5, ReplyTo: 7, Text: *new(talk.Text).Bold("a").Plain(" & b"), Keyboard: talk.Keyboard{{{Text: "1", Data: "k"}}}}},
			style:  style{plain: true, noThread: true, noKeyboard: true, noReply: true},
			method: "sendMessage",
			want:   Params{"chat_id": "1", "text": "a & b", "link_preview_options": preview},
		},
		"General has no thread ID": {
			action: talk.Action{Send: &talk.Send{Chat: 1, Thread: 1, Text: talk.Plain("a")}},
			method: "sendMessage",
			want:   Params{"chat_id": "1", "text": "a", "parse_mode": "HTML", "link_preview_options": preview},
		},
		"what looks like markup is text": {
			action: talk.Action{Send: &talk.Send{Chat: 1, Text: talk.Plain("<b>a & \"b\"")}},
			method: "sendMessage",
			want:   Params{"chat_id": "1", "text": "&lt;b&gt;a &amp; &quot;b&quot;", "parse_mode": "HTML", "link_preview_options": preview},
		},
		"longer than a message": {
			action: talk.Action{Send: &talk.Send{Chat: 1, Text: *new(talk.Text).Bold(strings.Repeat("x", 4097))}},
			method: "sendMessage",
			want:   Params{"chat_id": "1", "text": strings.Repeat("x", 4095) + "…", "link_preview_options": preview},
		},
		"edit": {
			action: talk.Action{Edit: &talk.Edit{Chat: 1, Message: 9, Text: talk.Plain("a")}},
			method: "editMessageText",
			want:   Params{"chat_id": "1", "message_id": "9", "text": "a", "parse_mode": "HTML", "link_preview_options": preview},
		},
		"edit of an inline message": {
			action: talk.Action{Edit: &talk.Edit{InlineMessage: "I", Text: talk.Plain("a")}},
			method: "editMessageText",
			want:   Params{"inline_message_id": "I", "text": "a", "parse_mode": "HTML", "link_preview_options": preview},
		},
		"button": {
			action: talk.Action{AnswerButton: &talk.AnswerButton{Callback: "C", Text: strings.Repeat("é", 201), Alert: true}},
			method: "answerCallbackQuery",
			want:   Params{"callback_query_id": "C", "text": strings.Repeat("é", 199) + "…", "show_alert": "true"},
		},
		"inline without results": {
			action: talk.Action{AnswerInline: &talk.AnswerInline{Callback: "Q"}},
			method: "answerInlineQuery",
			want:   Params{"inline_query_id": "Q", "cache_time": "0", "is_personal": "true", "results": "[]"},
		},
		"inline": {
			action: talk.Action{AnswerInline: &talk.AnswerInline{
				Callback: "Q", Next: "10", ButtonText: "Buka", ButtonStart: "mulai",
				Results: []talk.InlineResult{
					{ID: "1", Title: "T", Description: "D", Text: *new(talk.Text).Italic("x"), Keyboard: talk.Keyboard{{{Text: "1", Data: "k"}}}},
					{ID: "1", Title: "twice", Text: talk.Plain("x")},
					{ID: "2", Title: " ", Text: talk.Plain("x")},
					{ID: strings.Repeat("i", 65), Title: "T", Text: talk.Plain("x")},
					{ID: "3", Title: "T", Text: talk.Text{}},
				},
			}},
			method: "answerInlineQuery",
			want: Params{
				"inline_query_id": "Q", "cache_time": "0", "is_personal": "true", "next_offset": "10",
				"button":  `{"start_parameter":"mulai","text":"Buka"}`,
				"results": `[{"type":"article","id":"1","title":"T","description":"D","input_message_content":{"message_text":"\u003ci\u003ex\u003c/i\u003e","parse_mode":"HTML","link_preview_options":{"is_disabled":true}},"reply_markup":{"inline_keyboard":[[{"text":"1","callback_data":"k"}]]}}]`,
			},
		},
		"photo": {
			action: talk.Action{SendFile: &talk.SendFile{Chat: 1, Thread: 4, ReplyTo: 2, Name: "a.png", Content: []byte("x"), Photo: true, Text: *new(talk.Text).Bold("c")}},
			method: "sendPhoto",
			want:   Params{"chat_id": "1", "message_thread_id": "4", "caption": "<b>c</b>", "parse_mode": "HTML", "reply_parameters": `{"allow_sending_without_reply":true,"message_id":2}`},
		},
		"photo as a document": {
			action: talk.Action{SendFile: &talk.SendFile{Chat: 1, Name: "a.png", Content: []byte("x"), Photo: true}},
			style:  style{asDocument: true},
			method: "sendDocument",
			want:   Params{"chat_id": "1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := encode(tc.action, tc.style)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, c.params); diff != "" || c.method != tc.method {
				t.Errorf("%s %s", c.method, diff)
			}
		})
	}
}

func TestEncodeRefusesWhatTelegramWould(t *testing.T) {
	for name, a := range map[string]talk.Action{
		"nothing":      {},
		"no text":      {Send: &talk.Send{Chat: 1}},
		"blank text":   {Send: &talk.Send{Chat: 1, Text: *new(talk.Text).Bold(" \n")}},
		"no chat":      {Send: &talk.Send{Text: talk.Plain("a")}},
		"no message":   {Edit: &talk.Edit{Chat: 1, Text: talk.Plain("a")}},
		"no button":    {AnswerButton: &talk.AnswerButton{}},
		"no query":     {AnswerInline: &talk.AnswerInline{}},
		"empty file":   {SendFile: &talk.SendFile{Chat: 1, Name: "a"}},
		"file nowhere": {SendFile: &talk.SendFile{Name: "a", Content: []byte("x")}},
	} {
		if c, err := encode(a, style{}); !errors.Is(err, errNothing) {
			t.Errorf("%s: %v, %v", name, c, err)
		}
	}
}

func TestKeyboardKeepsWhatTelegramTakes(t *testing.T) {
	row := func(n int) (out []talk.Key) {
		for range n {
			out = append(out, talk.Key{Text: "x", Data: "d"})
		}
		return out
	}
	for name, tc := range map[string]struct {
		in      talk.Keyboard
		rows    []int
		dropped int
	}{
		"none":       {nil, nil, 0},
		"64 bytes":   {talk.Keyboard{{{Text: "x", Data: strings.Repeat("é", 32)}}}, []int{1}, 0},
		"66 bytes":   {talk.Keyboard{{{Text: "x", Data: strings.Repeat("é", 33)}}, {{Text: "y", Data: "d"}}}, []int{1}, 1},
		"no text":    {talk.Keyboard{{{Text: " ", Data: "d"}}}, nil, 1},
		"no purpose": {talk.Keyboard{{{Text: "x"}}}, nil, 1},
		"addresses": {talk.Keyboard{{
			{Text: "x", URL: "http://localhost/"}, {Text: "x", URL: "javascript:alert(1)"}, {Text: "x", URL: "https://"},
			{Text: "x", URL: "tg://resolve?domain=a"}, {Text: "x", URL: "https://t.me/a?start=d1"},
		}}, []int{2}, 3},
		"long copy": {talk.Keyboard{{{Text: "x", CopyText: strings.Repeat("a", 257)}}}, nil, 1},
		"wide":      {talk.Keyboard{row(9)}, []int{8, 1}, 0},
		"many":      {talk.Keyboard{row(60), row(60)}, []int{8, 8, 8, 8, 8, 8, 8, 4, 8, 8, 8, 8, 8}, 20},
	} {
		t.Run(name, func(t *testing.T) {
			out, dropped := encodeKeyboard(tc.in, style{})
			var rows []int
			if out != nil {
				for _, r := range out.Rows {
					rows = append(rows, len(r))
				}
			}
			if diff := cmp.Diff(tc.rows, rows); diff != "" || dropped != tc.dropped {
				t.Errorf("%d dropped, rows %s", dropped, diff)
			}
		})
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"a.ics": "a.ics", "../../etc/passwd": "passwd", `C:\x\b.txt`: "b.txt", "": "file", "..": "file", "a\r\n\".png": "a___.png",
	} {
		if got := fileName(in); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
}

func TestSplitActions(t *testing.T) {
	long := strings.Repeat("kata ", 1000) // 5,000 units
	keys := talk.Keyboard{{{Text: "x", Data: "d"}}}
	first, rest := strings.Repeat("kata ", 819), strings.Repeat("kata ", 181)
	for name, tc := range map[string]struct{ in, want []talk.Action }{
		"send": {
			[]talk.Action{{Send: &talk.Send{Chat: 1, Thread: 2, ReplyTo: 3, Text: talk.Plain(long), Keyboard: keys, Silent: true}}},
			[]talk.Action{
				{Send: &talk.Send{Chat: 1, Thread: 2, ReplyTo: 3, Text: talk.Plain(first), Silent: true}},
				{Send: &talk.Send{Chat: 1, Thread: 2, Text: talk.Plain(rest), Keyboard: keys, Silent: true}},
			},
		},
		"edit": {
			[]talk.Action{{Edit: &talk.Edit{Chat: 1, Message: 3, Text: talk.Plain(long), Keyboard: keys}}},
			[]talk.Action{{Edit: &talk.Edit{Chat: 1, Message: 3, Text: talk.Plain(first)}}, {Send: &talk.Send{Chat: 1, Text: talk.Plain(rest), Keyboard: keys}}},
		},
		"inline edit": {
			[]talk.Action{{Edit: &talk.Edit{InlineMessage: "I", Text: talk.Plain(long), Keyboard: keys}}},
			[]talk.Action{{Edit: &talk.Edit{InlineMessage: "I", Text: talk.Plain(first), Keyboard: keys}}},
		},
		"caption": {
			[]talk.Action{{SendFile: &talk.SendFile{Chat: 1, Name: "a", Text: talk.Plain(strings.Repeat("kata ", 205))}}},
			[]talk.Action{{SendFile: &talk.SendFile{Chat: 1, Name: "a", Text: talk.Plain(strings.Repeat("kata ", 204))}}, {Send: &talk.Send{Chat: 1, Text: talk.Plain("kata ")}}},
		},
		"short": {
			[]talk.Action{{Send: &talk.Send{Chat: 1, Text: talk.Plain("a"), Keyboard: keys}}},
			[]talk.Action{{Send: &talk.Send{Chat: 1, Text: talk.Plain("a"), Keyboard: keys}}},
		},
		"no text": {
			[]talk.Action{{AnswerButton: &talk.AnswerButton{Callback: "C"}}},
			[]talk.Action{{AnswerButton: &talk.AnswerButton{Callback: "C"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, Split(tc.in[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}
