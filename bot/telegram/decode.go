package telegram

import (
	"strings"
	"time"
	"unicode/utf16"

	"studitiru/bot/talk"
)

// lateAfter is the age at which an update counts as Resent: its author no longer waits for it.
const lateAfter = 15 * time.Minute

// Accounts that stand for nobody in particular and have no rights of their own.
const (
	anonymousAdmin  = 1087968824 // GroupAnonymousBot: an admin writing as the group
	channelSender   = 136817688  // Channel_Bot: somebody writing as a channel
	telegramService = 777000     // Telegram itself, and posts of a linked channel
)

// Decoder turns raw updates into messages. Self is the bot's own user ID.
type Decoder struct{ Self int64 }

// Decode reads an update that came in at received and is handled at now. Any bytes give a
// Message: what cannot be understood, or needs no answer, is an EventOther.
func (d Decoder) Decode(raw []byte, received, now time.Time) talk.Message {
	var u wireUpdate
	if !readLeniently(raw, &u) {
		return talk.Message{Event: talk.EventOther, Date: received}
	}
	m := talk.Message{Event: talk.EventOther, Date: received}
	switch {
	case u.Message != nil:
		m = d.message(u.Message, received)
	case u.Edited != nil:
		m = d.message(u.Edited, received)
		if m.Event == talk.EventText {
			m.Event = talk.EventEdited
		} else {
			m.Event = talk.EventOther // without words: a live location that moved, another photo
		}
		if u.Edited.EditDate > 0 {
			m.Date = time.Unix(u.Edited.EditDate, 0).UTC()
		}
	case u.Callback != nil:
		m = button(u.Callback, received)
	case u.Inline != nil:
		m = inline(u.Inline, received)
	case u.MyChatMember != nil:
		m = member(u.MyChatMember, received)
	}
	m.Update = u.ID
	m.Resent = now.Sub(m.Date) > lateAfter
	return m
}

// message decodes a message, as EventText, EventFile, EventMigrated or EventOther.
func (d Decoder) message(w *wireMessage, received time.Time) talk.Message {
	m := talk.Message{Event: talk.EventOther, ID: w.ID, Date: dateOr(w.Date, received)}
	if w.Chat == nil || w.Chat.ID == 0 {
		return m
	}
	m.Chat, m.From = chat(w.Chat, w), author(w)
	if w.MigrateTo != 0 || w.MigrateFrom != 0 {
		return migrated(m, w)
	}
	switch {
	case w.Left != nil && w.Left.ID != d.Self && !w.Left.IsBot:
		m.Event, m.Left = talk.EventLeft, w.Left.ID
		return m
	case w.NewTitle != "":
		m.Event, m.Chat.Title = talk.EventTitled, clean(w.NewTitle)
		return m
	}
	if w.ViaBot != nil && w.ViaBot.ID == d.Self {
		return m // an answer of ours that somebody shared by inline mode is no question
	}
	m.Text, m.Entities = clean(w.Text), w.entities(w.Entities, w.Text)
	if w.Text == "" {
		m.Text, m.Entities = clean(w.Caption), w.entities(w.CaptionEntities, w.Caption)
	}
	m.File, m.Forward, m.ReplyTo, m.Album = w.file(), w.forward(), d.replied(w), clean(w.Album)
	switch {
	case m.Text != "":
		m.Event = talk.EventText
	case m.File != nil:
		m.Event = talk.EventFile
	}
	return m
}

// migrated is told twice, in the old group and in the new one; both come out the same.
func migrated(m talk.Message, w *wireMessage) talk.Message {
	m.Event = talk.EventMigrated
	m.NewChat = w.MigrateTo
	if w.MigrateTo == 0 {
		m.Chat.ID, m.NewChat = w.MigrateFrom, w.Chat.ID
	}
	return m
}

// replied is the message that w answers. The first message of a topic, which every message in the
// topic formally answers, is none.
func (d Decoder) replied(w *wireMessage) *talk.Replied {
	r := w.ReplyTo
	if r == nil || r.TopicCreated != nil || r.ID == 0 {
		return nil
	}
	text := r.Text
	if text == "" {
		text = r.Caption
	}
	return &talk.Replied{ID: r.ID, FromSelf: r.From != nil && r.From.ID == d.Self, Text: clean(text)}
}

func button(w *wireCallback, received time.Time) talk.Message {
	m := talk.Message{
		Event: talk.EventButton, From: person(w.From), Date: received,
		Callback: w.ID, Data: clean(w.Data), Inline: w.InlineMessage != "",
	}
	if w.ID == "" {
		m.Event = talk.EventOther
	}
	if w.Message != nil && w.Message.Chat != nil {
		m.Chat, m.ID = chat(w.Message.Chat, w.Message), w.Message.ID
		m.Text = clean(w.Message.Text)
	}
	return m
}

func inline(w *wireInline, received time.Time) talk.Message {
	m := talk.Message{
		Event: talk.EventInline, From: person(w.From), Date: received,
		Callback: w.ID, Text: clean(w.Query), Offset: clean(w.Offset),
	}
	if w.ID == "" {
		m.Event = talk.EventOther
	}
	return m
}

// member is a change of what the bot may do in a chat, blocking and unblocking included.
func member(w *wireMember, received time.Time) talk.Message {
	m := talk.Message{Event: talk.EventOther, From: person(w.From), Date: dateOr(w.Date, received)}
	if w.Chat == nil || w.Chat.ID == 0 || w.New.Status == "" {
		return m
	}
	m.Event, m.Chat = talk.EventMember, chat(w.Chat, nil)
	switch w.New.Status {
	case "member", "creator":
		m.Active = w.Chat.Type != "channel"
	case "administrator":
		m.Active = w.Chat.Type != "channel" || w.New.CanPostMessages
	case "restricted":
		m.Active = w.New.IsMember && w.New.CanSendMessages
	}
	return m
}

// chat decodes a chat, and the topic when w was written in one. Outside topics a thread ID only
// says which messages answer each other.
func chat(c *wireChat, w *wireMessage) talk.Chat {
	out := talk.Chat{ID: c.ID, Type: clean(c.Type), Title: clean(c.Title)}
	const general = 1 // the General topic must be written to without its ID
	if w != nil && w.IsTopicMessage && w.Thread > general {
		out.Thread = w.Thread
	}
	return out
}

// author is the person who wrote w. Whoever writes in the name of a chat is nobody.
func author(w *wireMessage) talk.Person {
	if w.SenderChat != nil {
		return talk.Person{}
	}
	return person(w.From)
}

func person(u *wireUser) talk.Person {
	if u == nil || u.IsBot || u.ID <= 0 {
		return talk.Person{}
	}
	switch u.ID {
	case anonymousAdmin, channelSender, telegramService:
		return talk.Person{}
	}
	return talk.Person{ID: u.ID, Name: fullName(u.First, u.Last), Lang: clean(u.Lang)}
}

func fullName(first, last string) string { return strings.TrimSpace(clean(first + " " + last)) }

func dateOr(unix int64, other time.Time) time.Time {
	if unix <= 0 {
		return other
	}
	return time.Unix(unix, 0).UTC()
}

// clean replaces NUL, which PostgreSQL does not take in a text, by a space: of the same length, so
// that the offsets of entities stay right.
func clean(text string) string { return strings.ReplaceAll(text, "\x00", " ") }

// entities keeps those that lie within text.
func (w *wireMessage) entities(in []wireEntity, text string) []talk.Entity {
	var out []talk.Entity
	units := 0
	for _, r := range text {
		units += utf16.RuneLen(r)
	}
	for _, e := range in {
		if e.Offset >= 0 && e.Length > 0 && e.Offset <= units && e.Length <= units-e.Offset {
			out = append(out, talk.Entity{Type: clean(e.Type), Offset: e.Offset, Length: e.Length, URL: clean(e.URL)})
		}
	}
	return out
}
