package bot

import (
	"context"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"studitiru/knowledge"
)

// Lives of what is remembered.
const buttonLife = 48 * time.Hour

// memory is the state of one person's talk in one chat, kept as JSON.
type memory struct {
	Context knowledge.Context `json:"context,omitzero"`
	Message int               `json:"message,omitempty"` // the last question, to notice when it is edited
}

// remembered reads the memory of a person in a chat; an unreadable one is an empty one.
func (b *Bot) remembered(ctx context.Context, chat, person int64) (memory, error) {
	kept, err := b.Memory.Conversation(ctx, chat, person)
	if isMissing(err) {
		return memory{}, nil
	}
	if err != nil {
		return memory{}, fmt.Errorf("read a conversation: %w", err)
	}
	var m memory
	if err := json.Unmarshal(kept.State, &m); err != nil {
		return memory{}, nil
	}
	return m, nil
}

// remember writes the memory of this talk.
func (t *talk) remember(ctx context.Context) error {
	state, err := json.Marshal(t.state)
	if err != nil {
		return fmt.Errorf("write a conversation: %w", err)
	}
	kept := knowledge.Conversation{Chat: t.m.Chat.ID, Person: t.who.ID, State: state, Updated: t.Now()}
	if err := t.Memory.SaveConversation(ctx, kept); err != nil {
		return fmt.Errorf("keep a conversation: %w", err)
	}
	return nil
}

// button keeps what a button does and returns its callback key: 26 characters that say nothing.
func (t *talk) button(ctx context.Context, action string, data any) (string, error) {
	var raw [16]byte
	if _, err := io.ReadFull(t.Random, raw[:]); err != nil {
		return "", fmt.Errorf("draw a button key: %w", err)
	}
	key := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw[:])
	state, err := json.Marshal(data)
	if err != nil {
		return "", fmt.Errorf("write a button: %w", err)
	}
	now := t.Now()
	b := knowledge.Button{Key: key, Chat: t.m.Chat.ID, Action: action, Data: state, Created: now, Expires: now.Add(buttonLife)}
	if err := t.Memory.PutButton(ctx, b); err != nil {
		return "", fmt.Errorf("keep a button: %w", err)
	}
	return key, nil
}
