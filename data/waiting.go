package data

import (
	"context"
	"fmt"
	"time"
)

// Waiting tells how long the oldest update has waited to be handled, and the oldest call that is due to be made; 0 for none.
func (db *DB) Waiting(ctx context.Context, now time.Time) (inbox, outbox time.Duration, err error) {
	var in, out int64
	err = db.reader(ctx).QueryRowContext(ctx, `SELECT
		(SELECT COALESCE(MIN(received), 0) FROM inbox WHERE finished = 0),
		(SELECT COALESCE(MIN(CASE WHEN not_before > created THEN not_before ELSE created END), 0) FROM outbox
			WHERE finished = 0 AND not_before <= $1)`, milli(now)).Scan(&in, &out)
	if err != nil {
		return 0, 0, fmt.Errorf("read what waits: %w", classify(err))
	}
	return age(now, in), age(now, out), nil
}

func age(now time.Time, since int64) time.Duration {
	if since == 0 {
		return 0
	}
	return max(0, now.Sub(time.UnixMilli(since)))
}
