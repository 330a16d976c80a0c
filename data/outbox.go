package data

import (
	"context"
	"errors"
	"fmt"
	"time"

	"studitiru/knowledge"
)

// problemExpired is why a call was dropped that could not be made in time.
const problemExpired = "expired"

// Enqueue keeps calls in their order; see knowledge.Outbox. ID and Attempts are ignored.
func (db *DB) Enqueue(ctx context.Context, out []knowledge.Outgoing) error {
	if len(out) == 0 {
		return nil
	}
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		last, err := take(ctx, q, "outbox", len(out))
		if err != nil {
			return err
		}
		for i, o := range out {
			if err := db.enqueue(ctx, q, o, last-int64(len(out)-1-i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("enqueue %d calls: %w", len(out), err)
	}
	return nil
}

// enqueue keeps one call. A key that was finished long ago is free again, as an update's ID is.
func (db *DB) enqueue(ctx context.Context, q runner, o knowledge.Outgoing, id int64) error {
	_, err := q.ExecContext(ctx, `INSERT INTO outbox
			(id, key, queue, priority, payload, not_before, expires, created, attempts, holder, leased_until, finished, problem)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', 0, 0, '')
		ON CONFLICT (key) DO UPDATE SET id = excluded.id, queue = excluded.queue, priority = excluded.priority,
			payload = excluded.payload, not_before = excluded.not_before, expires = excluded.expires, created = excluded.created,
			attempts = 0, holder = '', leased_until = 0, finished = 0, problem = ''
		WHERE outbox.finished > 0 AND outbox.finished < $9`,
		id, clean(o.Key), o.Queue, int64(o.Priority), blob(o.Payload), milli(o.NotBefore), milli(o.Expires),
		milli(db.orNow(o.Created)), milli(db.now().Add(-finishedLife)))
	return err
}

// outboxHeads finds the first waiting calls of all queues that are due and held by nobody, most urgent first.
const outboxHeads = `SELECT o.id FROM outbox o WHERE o.finished = 0 AND o.leased_until <= $1 AND o.not_before <= $1
	AND o.id = (SELECT MIN(e.id) FROM outbox e WHERE e.finished = 0 AND e.queue = o.queue)
	ORDER BY o.priority, o.id LIMIT $2`

// outboxExpired finds calls that can no longer be made in time and are held by nobody.
const outboxExpired = `SELECT id FROM outbox WHERE finished = 0 AND expires > 0 AND expires <= $1 AND leased_until <= $1`

const outgoingColumns = `id, key, queue, priority, payload, not_before, expires, created, attempts`

func scanOutgoing(s scanner) (o knowledge.Outgoing, err error) {
	var notBefore, expires, created int64
	err = s.Scan(&o.ID, &o.Key, &o.Queue, &o.Priority, &o.Payload, &notBefore, &expires, &created, &o.Attempts)
	o.Payload = unblob(o.Payload)
	o.NotBefore, o.Expires, o.Created = fromMilli(notBefore), fromMilli(expires), fromMilli(created)
	return o, err
}

// ClaimOutgoing lends the most urgent call that may be made; see knowledge.Outbox. A call that waits for its
// time keeps back the later ones of its queue. What has expired is dropped before.
func (db *DB) ClaimOutgoing(ctx context.Context, holder string, now time.Time, lease time.Duration) (knowledge.Outgoing, error) {
	if err := db.dropExpired(ctx, now); err != nil {
		return knowledge.Outgoing{}, fmt.Errorf("drop expired calls: %w", err)
	}
	o, err := claim(ctx, db, func(ctx context.Context, q runner) ([]int64, error) {
		return list(ctx, q, number, outboxHeads, milli(now), candidates)
	}, func(ctx context.Context, q runner, id int64) (knowledge.Outgoing, error) {
		return one(ctx, q, scanOutgoing, `UPDATE outbox SET holder = $2, leased_until = $3, attempts = attempts + 1
			WHERE id = $1 AND finished = 0 AND leased_until <= $4
			RETURNING `+outgoingColumns, id, clean(holder), milli(now.Add(lease)), milli(now))
	})
	if err != nil {
		return knowledge.Outgoing{}, fmt.Errorf("claim a call: %w", err)
	}
	return o, nil
}

// dropExpired finishes what has expired. Mostly there is nothing, which is found out without writing.
func (db *DB) dropExpired(ctx context.Context, now time.Time) error {
	ids, err := list(ctx, db.reader(ctx), number, outboxExpired, milli(now))
	if err != nil || len(ids) == 0 {
		return err
	}
	return db.write(ctx, func(ctx context.Context, q runner) error {
		for _, id := range ids {
			waiting, err := one(ctx, q, number, `SELECT COUNT(*) FROM outbox
				WHERE id = $1 AND finished = 0 AND leased_until <= $2`, id, milli(now))
			if err != nil {
				return err
			}
			if waiting == 0 {
				continue
			}
			if err := finishOutgoing(ctx, q, id, milli(now), problemExpired); err != nil && !errors.Is(err, knowledge.ErrNotFound) {
				return err
			}
		}
		return nil
	})
}

// FinishOutgoing ends a call and forgets what it said and to whom. ErrNotFound when it is not waiting.
func (db *DB) FinishOutgoing(ctx context.Context, id int64, problem string, at time.Time) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		return finishOutgoing(ctx, q, id, milli(db.orNow(at)), clean(problem))
	})
	if err != nil {
		return fmt.Errorf("finish call %d: %w", id, err)
	}
	return nil
}

// finishOutgoing puts a row without payload in the place of a call's. The row is made anew: one that were emptied would keep
// the room of its payload in the file of SQLite, which fills no gaps between rows that only ever come at the end.
func finishOutgoing(ctx context.Context, q runner, id, at int64, problem string) error {
	type row struct {
		key, channel                string
		priority, created, attempts int64
	}
	r, err := one(ctx, q, func(s scanner) (r row, err error) {
		err = s.Scan(&r.key, &r.channel, &r.priority, &r.created, &r.attempts)
		return r, err
	}, `DELETE FROM outbox WHERE id = $1 AND finished = 0 RETURNING key, channel, priority, created, attempts`, id)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO outbox
			(id, key, channel, queue, priority, payload, not_before, expires, created, attempts, holder, leased_until, finished, problem)
		VALUES ($1, $2, $3, 0, $4, $5, 0, 0, $6, $7, '', 0, $8, $9)`,
		id, r.key, r.channel, r.priority, []byte{}, r.created, r.attempts, at, problem)
	return err
}

// PostponeOutgoing gives a call back; see knowledge.Outbox. What was not an attempt is not counted in Attempts.
// ErrNotFound when it is not waiting.
func (db *DB) PostponeOutgoing(ctx context.Context, id int64, until time.Time, counted bool) error {
	uncount := 0
	if !counted {
		uncount = 1
	}
	err := db.change(ctx, `UPDATE outbox SET not_before = $2, holder = '', leased_until = 0,
		attempts = CASE WHEN attempts > $3 THEN attempts - $3 ELSE 0 END
		WHERE id = $1 AND finished = 0`, id, milli(until), uncount)
	if err != nil {
		return fmt.Errorf("postpone call %d: %w", id, err)
	}
	return nil
}
