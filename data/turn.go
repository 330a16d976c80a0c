package data

import (
	"context"
	"errors"
	"fmt"
	"time"

	"studitiru/knowledge"
)

// turnLife is after how long a pace that nobody keeps is forgotten: by then it holds nobody up.
const turnLife = time.Hour

// Turn takes the next turn of a name for this process among all on the store: turns are every apart, the first burst of
// them at once after a rest. It returns how long the turn lies ahead of now. One that lies further ahead than patience is
// not taken: ok is false, and ahead says when it would have been.
func (db *DB) Turn(ctx context.Context, name string, now time.Time, every time.Duration, burst int,
	patience time.Duration) (ahead time.Duration, ok bool, err error) {
	step, at := every.Milliseconds(), milli(now)
	rest := int64(max(burst, 1)-1) * step
	err = db.lend(ctx, func(ctx context.Context, q runner) error {
		next, err := one(ctx, q, number, `INSERT INTO turns (name, next) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET next = CASE WHEN turns.next > $3 THEN turns.next + $4 ELSE excluded.next END
			WHERE turns.next <= $5 RETURNING next`, clean(name), at+step, at, step, at+rest+patience.Milliseconds())
		if ok = err == nil; ok {
			next -= step
		} else if errors.Is(err, knowledge.ErrNotFound) {
			next, err = one(ctx, q, number, `SELECT next FROM turns WHERE name = $1`, clean(name))
		}
		ahead = max(0, time.Duration(next-rest-at)*time.Millisecond)
		return err
	})
	if err != nil {
		return 0, false, fmt.Errorf("take a turn of %s: %w", name, err)
	}
	return ahead, ok, nil
}
