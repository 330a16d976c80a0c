package sandbox

import (
	"context"
	"fmt"
	"strconv"
)

// Presses presses the button with that text on a message as it stands now. Only
// callback buttons reach the bot; for the others it fails.
func (p *Person) Presses(m Message, text string) (*Press, error) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, err := s.current(m)
	if err != nil {
		return nil, fmt.Errorf("%s presses %q: %w", p.name, text, err)
	}
	var there []string
	for _, row := range kept.Keyboard {
		for _, b := range row {
			if b.Text == text && b.Data != "" {
				return s.press(p, kept, b.Data)
			}
			there = append(there, b.Text)
		}
	}
	return nil, fmt.Errorf("%s presses %q: no such callback button, there are %q", p.name, text, there)
}

// PressesData sends any callback data for a message, as a changed or out-dated app can.
func (p *Person) PressesData(m Message, data string) (*Press, error) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, err := s.current(m)
	if err != nil {
		return nil, fmt.Errorf("%s presses a button: %w", p.name, err)
	}
	return s.press(p, kept, data)
}

func (s *Server) current(m Message) (*Message, error) {
	if chat := s.chats[m.Chat]; chat != nil {
		if kept := chat.byID[m.ID]; kept != nil && !kept.Deleted {
			return kept, nil
		}
	}
	return nil, fmt.Errorf("message %d is not there", m.ID)
}

func (s *Server) press(p *Person, m *Message, data string) (*Press, error) {
	chat := s.chats[m.Chat]
	if !chat.has(p.id) {
		return nil, fmt.Errorf("%s presses a button in %s: not a member", p.name, chat.title)
	}
	press := &Press{ID: s.queryID(p.id), server: s, person: p.id, at: s.now()}
	s.presses[press.ID] = press
	for id, old := range s.presses {
		if s.now().Sub(old.at) > 2*callbackLife {
			delete(s.presses, id)
		}
	}
	query := map[string]any{
		"id": press.ID, "from": p.wire(), "data": data,
		"chat_instance": strconv.FormatInt(m.Chat*7919, 10),
	}
	if m.Inline != "" {
		query["inline_message_id"] = m.Inline
	} else {
		query["message"] = s.wireOf(chat, m, 1)
	}
	s.deliver("callback_query", query, callbackLife)
	return press, nil
}

// Wait gives the bot's first answer to the press.
func (p *Press) Wait(ctx context.Context) (ButtonAnswer, error) {
	var first ButtonAnswer
	err := p.server.WaitUntil(ctx, func() bool {
		answers := p.Answers()
		if len(answers) > 0 {
			first = answers[0]
		}
		return len(answers) > 0
	})
	if err != nil {
		return first, fmt.Errorf("wait for the answer to a button: %w", err)
	}
	return first, nil
}

// WaitFor gives the first message of the chat, old or new, that fits; edits count, so a
// predicate can ask for the text that a message is to get.
func (s *Server) WaitFor(ctx context.Context, chat *Chat, fits func(Message) bool) (Message, error) {
	var found Message
	err := s.WaitUntil(ctx, func() bool {
		for _, m := range chat.Messages() {
			if fits(m) {
				found = m
				return true
			}
		}
		return false
	})
	if err != nil {
		return found, fmt.Errorf("wait for a message in %s: %w", chat.Title(), err)
	}
	return found, nil
}

// WaitUntil waits until something holds; it is asked again after every change in the
// sandbox. It fails when the context ends or the server is closed.
func (s *Server) WaitUntil(ctx context.Context, holds func() bool) error {
	for {
		s.mu.Lock()
		wake := s.wake
		s.mu.Unlock()
		if holds() {
			return nil
		}
		select {
		case <-wake:
		case <-ctx.Done():
			return ctx.Err()
		case <-s.done:
			return fmt.Errorf("the sandbox is closed")
		}
	}
}
