package bot

import (
	"testing"
	"unicode/utf16"

	"studitiru/bot/talk"
)

// said makes a message with the entities that Telegram would mark.
func said(chatType, text string, marks ...talk.Entity) talk.Message {
	return talk.Message{
		Event:    talk.EventText,
		Chat:     talk.Chat{ID: 1, Type: chatType},
		From:     talk.Person{ID: 7},
		Text:     text,
		Entities: marks,
	}
}

func at(kind, before, marked string) talk.Entity {
	return talk.Entity{Type: kind, Offset: len(utf16.Encode([]rune(before))), Length: len(utf16.Encode([]rune(marked)))}
}

func TestAddressed(t *testing.T) {
	b := New(Config{Self: func() string { return "studitiru_bot" }})
	reply := said("group", "kalau di Surakarta?")
	reply.ReplyTo = &talk.Replied{FromSelf: true}
	other := said("group", "setuju")
	other.ReplyTo = &talk.Replied{}
	tests := []struct {
		name string
		m    talk.Message
		text string
		ok   bool
	}{
		{"private", said("private", "apa itu SIPP?"), "apa itu SIPP?", true},
		{"plain chatter in a group", said("group", "besok kumpul ya"), "", false},
		{"mention", said("group", "@studitiru_bot apa itu SIPP?", at("mention", "", "@studitiru_bot")), "apa itu SIPP?", true},
		{
			"mention in other case, behind an emoji",
			said("group", "😀 @StudiTiru_Bot apa", at("mention", "😀 ", "@StudiTiru_Bot")),
			"😀  apa",
			true,
		},
		{"mention of another bot", said("group", "@studitiru_bot2 apa", at("mention", "", "@studitiru_bot2")), "", false},
		{"reply to the bot", reply, "kalau di Surakarta?", true},
		{"reply to somebody else", other, "", false},
		{"command", said("group", "/cari mpp", at("bot_command", "", "/cari")), "/cari mpp", true},
		{
			"command for us",
			said("supergroup", "/cari@studitiru_bot mpp", at("bot_command", "", "/cari@studitiru_bot")),
			"/cari@studitiru_bot mpp",
			true,
		},
		{"command for another bot", said("group", "/cari@otherbot x", at("bot_command", "", "/cari@otherbot")), "", false},
		{"unknown command in a group", said("group", "/dadu", at("bot_command", "", "/dadu")), "", false},
		{
			"command in the middle",
			said("group", "jangan pakai /hapusdata ya", at("bot_command", "jangan pakai ", "/hapusdata")),
			"",
			false,
		},
		{"entity beyond the text", said("group", "x", talk.Entity{Type: "mention", Offset: 5, Length: 90}), "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, ok := b.addressed(test.m)
			if ok != test.ok || ok && text != test.text {
				t.Errorf("got %q, %v; want %q, %v", text, ok, test.text, test.ok)
			}
		})
	}
}

func TestCommand(t *testing.T) {
	tests := []struct {
		text       string
		mark       int // length of the bot_command entity at 0, 0 for none
		name, rest string
		ok         bool
	}{
		{"/cari antrean rs", 5, "cari", "antrean rs", true},
		{"/CARI", 5, "cari", "", true},
		{"/cari\nbaris dua", 5, "cari", "baris dua", true},
		{"/start d57", 6, "start", "d57", true},
		{"/cari@studitiru_bot x", 19, "cari", "x", true},
		{"/cari@other x", 11, "", "", false},
		{"cari x", 0, "", "", false},
	}
	for _, test := range tests {
		m := said("private", test.text)
		if test.mark > 0 {
			m.Entities = []talk.Entity{{Type: "bot_command", Length: test.mark}}
		}
		name, rest, ok := command(m, "studitiru_bot")
		if name != test.name || rest != test.rest || ok != test.ok {
			t.Errorf("%q: got %q, %q, %v", test.text, name, rest, ok)
		}
	}
}

func FuzzCommand(f *testing.F) {
	f.Add("/cari x", 0, 5)
	f.Add("@studitiru_bot", 0, 14)
	f.Fuzz(func(t *testing.T, text string, offset, length int) {
		b := New(Config{Self: func() string { return "studitiru_bot" }})
		for _, kind := range []string{"bot_command", "mention"} {
			m := said("group", text, talk.Entity{Type: kind, Offset: offset, Length: length})
			b.addressed(m)
			command(m, "studitiru_bot")
		}
	})
}
