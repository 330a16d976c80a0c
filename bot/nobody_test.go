package bot_test

import (
	"testing"

	"studitiru/bot/housetest"
	"studitiru/bot/talk"
)

// Who writes in the name of a group is told once how to be answered, and only when the bot is spoken to.
func TestWhoWritesAnonymouslyIsToldOnce(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	group := h.Private(11, "Ratna").In(-5, "Tim IPP")
	group.Who = talk.Person{}
	speak := func(text string, marks ...talk.Entity) {
		group.Take(talk.Message{Event: talk.EventText, Text: text, Entities: marks})
	}
	speak("besok kumpul ya")
	if n := len(h.Chats[-5]); n != 0 {
		t.Fatalf("chatter is answered %d times", n)
	}
	command := talk.Entity{Type: "bot_command", Offset: 0, Length: 5}
	for range 3 {
		speak("/cari antrean", command)
	}
	if n := len(h.Chats[-5]); n != 1 {
		t.Fatalf("an anonymous admin is told %d times", n)
	}
	group.Hears("anonim", "chat pribadi")
}
