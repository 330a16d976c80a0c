package data

import (
	"context"
	"errors"
	"fmt"
	"time"

	"studitiru/knowledge"
)

// problemRestored is why what waited in a copy of the store is neither handled nor sent.
const problemRestored = "restored: may have been done before"

// Settled says what a restored store let go.
type Settled struct {
	Updates int // that waited to be handled
	Calls   int // that waited to be made
}

// Settle makes a restored store take for done all that the program that was copied may have done after the copy: what
// waited in its queues, the reminders due before now, the questions that owners of documents were due. So nothing is sent
// twice. It also ends all leases.
func (db *DB) Settle(ctx context.Context, now time.Time) (done Settled, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		n, err := exec(ctx, q, `UPDATE inbox SET finished = $1, problem = $2, raw = $3, queue = 0, holder = '', leased_until = 0
			WHERE finished = 0`, milli(now), problemRestored, []byte{})
		if err != nil {
			return err
		}
		done = Settled{Updates: int(n)}
		waiting, err := list(ctx, q, number, `SELECT id FROM outbox WHERE finished = 0 ORDER BY id`)
		if err != nil {
			return err
		}
		for _, id := range waiting {
			if err := finishOutgoing(ctx, q, id, milli(now), problemRestored); err != nil && !errors.Is(err, knowledge.ErrNotFound) {
				return err
			}
			done.Calls++
		}
		for _, statement := range []string{
			`UPDATE teams SET looked = $1 WHERE looked < $1`,
			`UPDATE curations SET asked = $1 WHERE due > 0 AND due <= $1 AND asked < due`,
			`DELETE FROM leases WHERE until <> $1`,
		} {
			if _, err := q.ExecContext(ctx, statement, milli(now)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Settled{}, fmt.Errorf("settle a restored store: %w", err)
	}
	return done, nil
}

// Busy reports whether a process that shares the store fetches updates now.
func (db *DB) Busy(ctx context.Context, now time.Time) (bool, error) {
	n, err := one(ctx, db.reader(ctx), number, `SELECT COUNT(*) FROM leases WHERE until > $1`, milli(now))
	if err != nil {
		return false, fmt.Errorf("look for who works on the store: %w", err)
	}
	return n > 0, nil
}
