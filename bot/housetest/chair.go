package housetest

import (
	"slices"
	"strings"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Chair is somebody in a chat.
type Chair struct {
	*House
	Who  talk.Person
	Chat talk.Chat
}

// Private is a person in private.
func (h *House) Private(id int64, name string) Chair {
	return Chair{h, talk.Person{ID: id, Name: name}, talk.Chat{ID: id, Type: "private"}}
}

// In is the same person in a group.
func (c Chair) In(id int64, title string) Chair {
	c.Chat = talk.Chat{ID: id, Type: "supergroup", Title: title}
	return c
}

// Alone is the same person in private.
func (c Chair) Alone() Chair { return c.Private(c.Who.ID, c.Who.Name) }

// As gives the person a role.
func (c Chair) As(role knowledge.Role, agency string) Chair {
	c.Helper()
	c.Take(talk.Message{Event: talk.EventMember, Active: true}) // it is known then, and can be written to
	c.SetRole(c.Who.ID, role, agency)
	return c
}

// Take puts a message into the conversation, ten seconds after the last one, and does what comes of it.
func (c Chair) Take(m talk.Message) {
	c.Helper()
	c.At = c.At.Add(10 * time.Second)
	c.ids++
	m.Chat, m.From, m.Date, m.Update = c.Chat, c.Who, c.At, int64(c.ids)
	if m.ID == 0 {
		m.ID = c.ids
	}
	c.last = m.ID
	c.Toast = ""
	c.handle(m)
}

// text is a message of the person, with the mark of a command; in a group it replies to the bot.
func (c Chair) text(text string) talk.Message {
	m := talk.Message{Event: talk.EventText, Text: text, ReplyTo: &talk.Replied{FromSelf: true}}
	if strings.HasPrefix(text, "/") {
		name, _, _ := strings.Cut(text, " ")
		m.Entities = []talk.Entity{{Type: "bot_command", Length: len(name)}}
	}
	return m
}

// Says lets the person write, in a group as a reply to the bot, and returns the chair to look at what came.
func (c Chair) Says(text string) Chair {
	c.Helper()
	c.Take(c.text(text))
	c.said[[2]int64{c.Chat.ID, c.Who.ID}] = c.last
	return c
}

// Edits changes the newest message that the person wrote here.
func (c Chair) Edits(text string) Chair {
	c.Helper()
	m := c.text(text)
	m.Event, m.ID = talk.EventEdited, c.said[[2]int64{c.Chat.ID, c.Who.ID}]
	c.Take(m)
	return c
}

// Forwards forwards what somebody else wrote.
func (c Chair) Forwards(origin, text string) Chair {
	c.Helper()
	m := c.text(text)
	m.Forward = &talk.Forward{Origin: origin, Date: c.At}
	c.Take(m)
	return c
}

// Types types words behind the bot's name in another chat.
func (c Chair) Types(words string) Chair {
	c.Helper()
	c.Inlined = talk.AnswerInline{}
	c.Take(talk.Message{Event: talk.EventInline, Text: words, Callback: "x"})
	return c
}

// Key is a button that stands, or stood, in a chat.
type Key struct {
	Message int
	Data    string
}

// Key is the newest button here whose label begins so.
func (c Chair) Key(label string) Key {
	c.Helper()
	for _, s := range slices.Backward(c.Chats[c.Chat.ID]) {
		for _, row := range s.Keys {
			for _, k := range row {
				if strings.HasPrefix(k.Text, label) && k.Data != "" {
					return Key{s.ID, k.Data}
				}
			}
		}
	}
	c.Fatalf("nothing here has a button %q; the newest: %+v", label, c.Newest())
	return Key{}
}

// Presses presses the newest button here whose label begins so.
func (c Chair) Presses(label string) Chair {
	c.Helper()
	return c.Taps(c.Key(label))
}

// Taps presses a button that was looked up before, though it may be gone from the screen. A press wants one answer, as the
// channel does.
func (c Chair) Taps(k Key) Chair {
	c.Helper()
	c.answers = 0
	c.Take(talk.Message{Event: talk.EventButton, ID: k.Message, Data: k.Data, Callback: "x"})
	if c.answers != 1 {
		c.Fatalf("a pressed button was answered %d times", c.answers)
	}
	return c
}
