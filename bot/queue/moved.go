package queue

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
)

// movedMost bounds how many moved groups are remembered; the store knows them all.
const movedMost = 1000

// done says how many parts of a call are sent already.
func (s *sender) done(id int64) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.parts[id]
}

func (s *sender) setDone(id int64, parts int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.parts[id] = parts
}

// follow records that a group has another ID now.
func (s *sender) follow(ctx context.Context, from, to int64) error {
	if err := s.chats.Moved(ctx, from, to); err != nil {
		return fmt.Errorf("recording a moved group: %w", err)
	}
	s.log.Info("a group has moved to another ID")
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.moved) >= movedMost {
		clear(s.moved)
	}
	s.moved[from] = to
	return nil
}

// readdress turns an action that was decided before its group moved to the new ID.
func (s *sender) readdress(a talk.Action) talk.Action {
	s.mu.Lock()
	to, ok := s.moved[a.Queue()]
	s.mu.Unlock()
	if !ok {
		return a
	}
	// Message IDs start anew in the supergroup: an old one would point to any message there.
	switch {
	case a.Send != nil:
		one := *a.Send
		one.Chat, one.ReplyTo = to, 0
		return talk.Action{Send: &one}
	case a.Edit != nil:
		return talk.Action{Send: &talk.Send{Chat: to, Text: a.Edit.Text, Keyboard: a.Edit.Keyboard}}
	case a.SendFile != nil:
		one := *a.SendFile
		one.Chat, one.ReplyTo = to, 0
		return talk.Action{SendFile: &one}
	}
	return a
}
