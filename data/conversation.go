package data

import (
	"context"
	"fmt"

	"studitiru/knowledge"
)

const conversationColumns = `chat, person, state, updated`

func scanConversation(s scanner) (c knowledge.Conversation, err error) {
	var updated int64
	err = s.Scan(&c.Chat, &c.Person, &c.State, &updated)
	c.State, c.Updated = unblob(c.State), fromMilli(updated)
	return c, err
}

// Conversation returns what is remembered of a person in a chat, or ErrNotFound.
func (db *DB) Conversation(ctx context.Context, chat, person int64) (knowledge.Conversation, error) {
	c, err := one(ctx, db.reader(ctx), scanConversation,
		`SELECT `+conversationColumns+` FROM conversations WHERE chat = $1 AND person = $2`, chat, person)
	if err != nil {
		return knowledge.Conversation{}, fmt.Errorf("read a conversation: %w", err)
	}
	return c, nil
}

// SaveConversation keeps it in the place of the one before.
func (db *DB) SaveConversation(ctx context.Context, c knowledge.Conversation) error {
	err := db.change(ctx, `INSERT INTO conversations (`+conversationColumns+`) VALUES ($1, $2, $3, $4)
		ON CONFLICT (chat, person, channel) DO UPDATE SET state = excluded.state, updated = excluded.updated`,
		c.Chat, c.Person, blob(c.State), milli(db.orNow(c.Updated)))
	if err != nil {
		return fmt.Errorf("save a conversation: %w", err)
	}
	return nil
}

const buttonColumns = `key, chat, action, data, created, expires, used`

func scanButton(s scanner) (b knowledge.Button, err error) {
	var created, expires int64
	err = s.Scan(&b.Key, &b.Chat, &b.Action, &b.Data, &created, &expires, &b.Used)
	b.Data, b.Created, b.Expires = unblob(b.Data), fromMilli(created), fromMilli(expires)
	return b, err
}

// PutButton keeps what stands behind a key, in the place of what stood there. A zero Expires means never.
func (db *DB) PutButton(ctx context.Context, b knowledge.Button) error {
	err := db.change(ctx, `INSERT INTO buttons (`+buttonColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (key) DO UPDATE SET chat = excluded.chat, action = excluded.action, data = excluded.data,
		created = excluded.created, expires = excluded.expires, used = excluded.used`,
		b.Key, b.Chat, clean(b.Action), blob(b.Data), milli(db.orNow(b.Created)), milli(b.Expires), b.Used)
	if err != nil {
		return fmt.Errorf("keep a button: %w", err)
	}
	return nil
}

// Button returns what stands behind a key, also after it has expired, until Prune; else ErrNotFound.
func (db *DB) Button(ctx context.Context, key string) (knowledge.Button, error) {
	b, err := one(ctx, db.reader(ctx), scanButton, `SELECT `+buttonColumns+` FROM buttons WHERE key = $1`, clean(key))
	if err != nil {
		return knowledge.Button{}, fmt.Errorf("read a button: %w", err)
	}
	return b, nil
}

// UseButton marks a button used; once more is harmless. ErrNotFound when there is none.
func (db *DB) UseButton(ctx context.Context, key string) error {
	if err := db.change(ctx, `UPDATE buttons SET used = $2 WHERE key = $1`, clean(key), true); err != nil {
		return fmt.Errorf("mark a button used: %w", err)
	}
	return nil
}
