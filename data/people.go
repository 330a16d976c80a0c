package data

import (
	"context"
	"fmt"

	"studitiru/knowledge"
)

const personColumns = `id, channel, name, role, agency, active, created, seen`

func scanPerson(s scanner) (p knowledge.Person, err error) {
	var created, seen int64
	err = s.Scan(&p.ID, &p.Channel, &p.Name, &p.Role, &p.Agency, &p.Active, &created, &seen)
	p.Created, p.Seen = fromMilli(created), fromMilli(seen)
	return p, err
}

// SeePerson keeps who wrote; see knowledge.PeopleStore. A new person without Role is a guest. Of somebody known
// an empty Name does not take the name away, and Seen never goes back.
func (db *DB) SeePerson(ctx context.Context, p knowledge.Person) (kept knowledge.Person, err error) {
	if p.ID <= 0 {
		return p, fmt.Errorf("keep a person: %w", errNobody)
	}
	if p.Role == "" {
		p.Role = knowledge.Guest
	}
	p.Seen = db.orNow(p.Seen)
	if p.Created.IsZero() {
		p.Created = p.Seen
	}
	pseudonym, err := db.token()
	if err != nil {
		return p, err
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		kept, err = one(ctx, q, scanPerson, `INSERT INTO people (`+personColumns+`, pseudonym)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
			ON CONFLICT (id, channel) DO UPDATE SET active = excluded.active,
				name = CASE WHEN excluded.name = '' THEN people.name ELSE excluded.name END,
				seen = CASE WHEN excluded.seen > people.seen THEN excluded.seen ELSE people.seen END
			RETURNING `+personColumns, p.ID, knowledge.ChannelOf(clean(p.Channel)), clean(p.Name), string(p.Role),
			clean(p.Agency), p.Active, milli(p.Created), milli(p.Seen), pseudonym)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("keep a person: %w", err)
	}
	return kept, nil
}

const chatColumns = `id, channel, type, title, active, seen`

// SeeChat keeps where the bot is. Of a known chat an empty Type or Title does not take away what is known.
func (db *DB) SeeChat(ctx context.Context, c knowledge.Chat) error {
	err := db.change(ctx, `INSERT INTO chats (`+chatColumns+`) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (id, channel) DO UPDATE SET active = excluded.active,
			type = CASE WHEN excluded.type = '' THEN chats.type ELSE excluded.type END,
			title = CASE WHEN excluded.title = '' THEN chats.title ELSE excluded.title END,
			seen = CASE WHEN excluded.seen > chats.seen THEN excluded.seen ELSE chats.seen END`,
		c.ID, knowledge.ChannelOf(clean(c.Channel)), clean(c.Type), clean(c.Title), c.Active, milli(db.orNow(c.Seen)))
	if err != nil {
		return fmt.Errorf("keep a chat: %w", err)
	}
	return nil
}

// MoveChat puts everything of one chat under another ID; see knowledge.PeopleStore. Where both
// have something, the newer conversation stays, and the chat itself as it is known under to. What
// waits in the two queues becomes one queue, in the order in which it came. Payloads are not looked into:
// who sends them goes by the queue, or follows the move by itself.
func (db *DB) MoveChat(ctx context.Context, from, to int64) error {
	if from == to {
		return nil
	}
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		for _, statement := range []string{
			`INSERT INTO chats (` + chatColumns + `) SELECT CAST($2 AS BIGINT), channel, type, title, active, seen FROM chats WHERE id = $1
				ON CONFLICT (id, channel) DO NOTHING`,
			`DELETE FROM chats WHERE id = $1 AND id <> $2`,
			`INSERT INTO conversations (` + conversationColumns + `, channel)
				SELECT CAST($2 AS BIGINT), person, state, updated, channel FROM conversations WHERE chat = $1
				ON CONFLICT (chat, person, channel) DO UPDATE SET state = excluded.state, updated = excluded.updated
				WHERE conversations.updated < excluded.updated`,
			`DELETE FROM conversations WHERE chat = $1 AND chat <> $2`,
			`UPDATE buttons SET chat = $2 WHERE chat = $1`,
			`UPDATE teams SET chat = $2 WHERE chat = $1 AND NOT EXISTS (SELECT 1 FROM teams t WHERE t.chat = $2)`,
			`UPDATE questions SET chat = $2 WHERE chat = $1`,
			`UPDATE inbox SET queue = $2 WHERE queue = $1 AND finished = 0`,
			`UPDATE outbox SET queue = $2 WHERE queue = $1 AND finished = 0`,
		} {
			if _, err := q.ExecContext(ctx, statement, from, to); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("move a chat: %w", err)
	}
	return nil
}

// Person returns somebody who was met, or knowledge.ErrNotFound.
func (db *DB) Person(ctx context.Context, id int64) (knowledge.Person, error) {
	p, err := one(ctx, db.reader(ctx), scanPerson, `SELECT `+personColumns+` FROM people WHERE id = $1`, id)
	if err != nil {
		return p, fmt.Errorf("read a person: %w", err)
	}
	return p, nil
}

// Chat returns a chat that the bot is or was in, or knowledge.ErrNotFound.
func (db *DB) Chat(ctx context.Context, id int64) (knowledge.Chat, error) {
	scan := func(s scanner) (c knowledge.Chat, err error) {
		var seen int64
		err = s.Scan(&c.ID, &c.Channel, &c.Type, &c.Title, &c.Active, &seen)
		c.Seen = fromMilli(seen)
		return c, err
	}
	c, err := one(ctx, db.reader(ctx), scan, `SELECT `+chatColumns+` FROM chats WHERE id = $1`, id)
	if err != nil {
		return c, fmt.Errorf("read a chat: %w", err)
	}
	return c, nil
}
