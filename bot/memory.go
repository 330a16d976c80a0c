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
const (
	buttonLife = 48 * time.Hour
	remindLife = 30 * 24 * time.Hour // buttons of what a team works with for weeks
	awaitLife  = 30 * time.Minute    // the answer to a question is expected for so long
)

// memory is the state of one person's talk in one chat, kept as JSON.
type memory struct {
	Context knowledge.Context `json:"context,omitzero"`
	Message int               `json:"message,omitempty"` // the last question, to notice when it is edited

	Await string    `json:"await,omitempty"` // what the person's next message answers: see talk.awaited
	About int64     `json:"about,omitempty"` // … and the team or item that it is about
	Since time.Time `json:"since,omitzero"`  // when that was asked

	Draft int64  `json:"draft,omitempty"` // the proposal that the person's next message goes on with
	Gap   string `json:"gap,omitempty"`   // the unanswered question that an awaited term is for
	Album string `json:"album,omitempty"` // the files whose reading was announced last
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
func (t *turn) remember(ctx context.Context) error {
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
func (t *turn) button(ctx context.Context, action string, data any) (string, error) {
	return t.buttonFor(ctx, t.m.Chat.ID, action, data)
}

// buttonFor is button for a message that goes to another chat.
func (t *turn) buttonFor(ctx context.Context, chat int64, action string, data any) (string, error) {
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
	b := knowledge.Button{Key: key, Chat: chat, Action: action, Data: state, Created: now, Expires: now.Add(lifeOf(action))}
	if err := t.Memory.PutButton(ctx, b); err != nil {
		return "", fmt.Errorf("keep a button: %w", err)
	}
	return key, nil
}

// lifeOf is how long a button works.
func lifeOf(action string) time.Duration {
	switch action {
	case actionItem, actionHandover, actionEvidence, actionRating, actionVerify, actionReview, actionDraft, actionTake:
		return remindLife
	}
	return buttonLife
}
