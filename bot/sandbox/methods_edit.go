package sandbox

import (
	"encoding/json"
	"time"
)

const notModified = "message is not modified: specified new message content and reply markup are exactly the same as " +
	"a current content and reply markup of the message"

// editable finds the message of an edit: the bot's own, or one shared inline.
func (s *Server) editable(c *call) (*Chat, *Message, error) {
	if id := c.params["inline_message_id"]; id != "" {
		m := s.shared[id]
		if m == nil || m.Deleted {
			return nil, nil, badRequest("MESSAGE_ID_INVALID")
		}
		return s.chats[m.Chat], m, nil
	}
	chat, err := s.writable(c)
	if err != nil {
		return nil, nil, err
	}
	id, err := c.number("message_id")
	if err != nil {
		return nil, nil, err
	}
	if id == 0 {
		return nil, nil, badRequest("message identifier is not specified")
	}
	m := chat.byID[int(id)]
	switch {
	case m == nil || m.Deleted:
		return nil, nil, badRequest("message to edit not found")
	case !m.ByBot || m.Service != nil:
		return nil, nil, badRequest("message can't be edited")
	}
	return chat, m, nil
}

func (s *Server) editMessageText(c *call) (any, error) {
	chat, m, err := s.editable(c)
	if err != nil {
		return nil, err
	}
	text, entities, err := s.messageText(c)
	if err != nil {
		return nil, err
	}
	if m.File != nil {
		return nil, badRequest("there is no text in the message to edit")
	}
	hidden, err := hidePreview(c)
	if err != nil {
		return nil, err
	}
	return s.change(c, chat, m, func(next *Message) {
		next.Text, next.Entities, next.Source, next.Hidden = text, entities, c.params["text"], hidden
	})
}

func (s *Server) editMessageCaption(c *call) (any, error) {
	chat, m, err := s.editable(c)
	if err != nil {
		return nil, err
	}
	text, entities, err := s.messageCaption(c)
	if err != nil {
		return nil, err
	}
	if m.File == nil {
		return nil, badRequest("there is no caption in the message to edit")
	}
	return s.change(c, chat, m, func(next *Message) {
		next.Text, next.Entities, next.Source = text, entities, c.params["caption"]
	})
}

func (s *Server) editMessageReplyMarkup(c *call) (any, error) {
	chat, m, err := s.editable(c)
	if err != nil {
		return nil, err
	}
	return s.change(c, chat, m, func(*Message) {})
}

// change applies an edit. An edit without reply_markup takes the buttons away; one that
// changes nothing is refused.
func (s *Server) change(c *call, chat *Chat, m *Message, apply func(*Message)) (any, error) {
	keyboard, err := s.markup(c.params["reply_markup"], chat.person != nil && m.Inline == "")
	if err != nil {
		return nil, err
	}
	next := *m
	apply(&next)
	next.Keyboard = keyboard
	sameWords := next.Text == m.Text && same(next.Entities, m.Entities)
	if sameWords && same(keyboard, m.Keyboard) {
		return nil, badRequest(notModified)
	}
	if err := s.spend(chat); err != nil {
		return nil, err
	}
	if !sameWords {
		next.Edited = s.now() // a change of buttons alone shows no "edited" mark
	}
	*m = next
	m.version = s.changed()
	if m.Inline != "" {
		return true, nil
	}
	return s.wireOf(chat, m, 1), nil
}

// deleteMessage removes the bot's own messages of the last 48 hours, in a private chat
// the person's too, and in a group all when the bot is an administrator.
func (s *Server) deleteMessage(c *call) (any, error) {
	chat, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	id, err := c.number("message_id")
	if err != nil {
		return nil, err
	}
	m := chat.byID[int(id)]
	switch {
	case m == nil || m.Deleted:
		return nil, badRequest("message to delete not found")
	case !m.ByBot && chat.person == nil && chat.bot != "administrator":
		return nil, badRequest("message can't be deleted")
	case s.now().Sub(m.Date) > 48*time.Hour:
		return nil, badRequest("message can't be deleted for everyone")
	}
	m.Deleted = true
	m.version = s.changed()
	return true, nil
}

// same compares two lists by what a person would see of them; none and an empty one are alike.
func same[T any](a, b []T) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
