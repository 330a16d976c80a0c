package queue

import (
	"strings"

	"studitiru/bot/talk"
)

// apologise is what the author of a message that cannot be handled is told; self is the bot's name on the channel.
func apologise(m talk.Message, apology, self string) []talk.Action {
	if apology == "" {
		return nil
	}
	switch m.Event {
	case talk.EventButton:
		return []talk.Action{{AnswerButton: &talk.AnswerButton{Callback: m.Callback, Text: apology, Alert: true}}}
	case talk.EventInline:
		return []talk.Action{{AnswerInline: &talk.AnswerInline{Callback: m.Callback}}}
	case talk.EventText, talk.EventEdited, talk.EventFile:
		if m.From.ID != 0 && addressed(m, self) {
			s := &talk.Send{Chat: m.Chat.ID, Thread: m.Chat.Thread, ReplyTo: m.ID, Text: talk.Plain(apology)}
			if !m.Chat.Private() {
				s.Only = m.From.ID
			}
			return []talk.Action{{Send: s}}
		}
	}
	return nil
}

// addressed reports whether a message is for the bot: in a group one that begins with a command,
// answers the bot or names it.
func addressed(m talk.Message, self string) bool {
	if m.Chat.Private() || m.ReplyTo != nil && m.ReplyTo.FromSelf || strings.HasPrefix(m.Text, "/") {
		return true
	}
	return self != "" && strings.Contains(strings.ToLower(m.Text), "@"+strings.ToLower(self))
}
