package data

import (
	"context"
	"errors"
	"fmt"
	"time"

	"studitiru/knowledge"
)

const (
	finishedLife = 7 * 24 * time.Hour // how long the ID or key of something finished is known
	candidates   = 8                  // heads looked at together: another process may take the first ones meanwhile
)

// Accept keeps updates in their order; see knowledge.Inbox.
func (db *DB) Accept(ctx context.Context, in []knowledge.Incoming) (stored int, err error) {
	if len(in) == 0 {
		return 0, nil
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		stored = 0
		last, err := take(ctx, q, "inbox", len(in))
		if err != nil {
			return err
		}
		for i, u := range in {
			new, err := db.accept(ctx, q, u, last-int64(len(in)-1-i))
			if err != nil {
				return err
			}
			stored += int(new)
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("accept %d updates: %w", len(in), err)
	}
	return stored, nil
}

// accept keeps one update. An ID that was finished long ago is a new update's: Telegram draws them anew.
func (db *DB) accept(ctx context.Context, q runner, u knowledge.Incoming, position int64) (int64, error) {
	return exec(ctx, q, `INSERT INTO inbox (id, queue, position, raw, received, attempts, holder, leased_until, finished, problem)
		VALUES ($1, $2, $3, $4, $5, 0, '', 0, 0, '')
		ON CONFLICT (id) DO UPDATE SET queue = excluded.queue, position = excluded.position, raw = excluded.raw,
			received = excluded.received, attempts = 0, holder = '', leased_until = 0, finished = 0, problem = ''
		WHERE inbox.finished > 0 AND inbox.finished < $6`,
		u.ID, u.Queue, position, blob(u.Raw), milli(db.orNow(u.Received)), milli(db.now().Add(-finishedLife)))
}

// inboxHeads finds the first waiting updates of all queues that nobody holds, oldest first.
const inboxHeads = `SELECT i.id FROM inbox i WHERE i.finished = 0 AND i.leased_until <= $1
	AND i.position = (SELECT MIN(e.position) FROM inbox e WHERE e.finished = 0 AND e.queue = i.queue)
	ORDER BY i.position LIMIT $2`

func scanIncoming(s scanner) (u knowledge.Incoming, err error) {
	var received int64
	err = s.Scan(&u.ID, &u.Queue, &u.Raw, &received, &u.Attempts)
	u.Raw, u.Received = unblob(u.Raw), fromMilli(received)
	return u, err
}

// ClaimIncoming lends the oldest update that may be handled; see knowledge.Inbox.
func (db *DB) ClaimIncoming(ctx context.Context, holder string, now time.Time, lease time.Duration) (knowledge.Incoming, error) {
	u, err := claim(ctx, db, func(ctx context.Context, q runner) ([]int64, error) {
		return list(ctx, q, number, inboxHeads, milli(now), candidates)
	}, func(ctx context.Context, q runner, id int64) (knowledge.Incoming, error) {
		return one(ctx, q, scanIncoming, `UPDATE inbox SET holder = $2, leased_until = $3, attempts = attempts + 1
			WHERE id = $1 AND finished = 0 AND leased_until <= $4
			RETURNING id, queue, raw, received, attempts`, id, clean(holder), milli(now.Add(lease)), milli(now))
	})
	if err != nil {
		return knowledge.Incoming{}, fmt.Errorf("claim an update: %w", err)
	}
	return u, nil
}

// claim takes one of the heads. Looking and taking are two steps: the taking statement checks again, on the row
// as it is then, that nobody was faster, so that no row is ever lent twice. Nothing to do is found out without writing.
func claim[T any](ctx context.Context, db *DB, heads func(context.Context, runner) ([]int64, error),
	takeOne func(context.Context, runner, int64) (T, error)) (taken T, err error) {
	for {
		ids, err := heads(ctx, db.reader(ctx))
		if err != nil {
			return taken, err
		}
		if len(ids) == 0 {
			return taken, knowledge.ErrNotFound
		}
		found := false
		err = db.lend(ctx, func(ctx context.Context, q runner) error {
			for _, id := range ids {
				taken, err = takeOne(ctx, q, id)
				if found = err == nil; found || !errors.Is(err, knowledge.ErrNotFound) {
					return err
				}
			}
			return nil
		})
		if found || err != nil {
			return taken, err
		}
	}
}

// FinishIncoming ends an update and forgets what it said and whose it was. ErrNotFound when it is not
// waiting: somebody else finished it after the lease ran out, and the caller's effects must be rolled back.
func (db *DB) FinishIncoming(ctx context.Context, id int64, problem string, at time.Time) error {
	err := db.change(ctx, `UPDATE inbox SET finished = $2, problem = $3, raw = $4, queue = 0, holder = '', leased_until = 0
		WHERE id = $1 AND finished = 0`, id, milli(db.orNow(at)), clean(problem), []byte{})
	if err != nil {
		return fmt.Errorf("finish update %d: %w", id, err)
	}
	return nil
}
