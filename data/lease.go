package data

import (
	"context"
	"fmt"
	"time"
)

// HoldLease takes or renews a name; see knowledge.Leases.
func (db *DB) HoldLease(ctx context.Context, name, holder string, now time.Time, d time.Duration) (held bool, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		n, err := exec(ctx, q, `INSERT INTO leases (name, holder, until) VALUES ($1, $2, $3)
			ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
			WHERE leases.holder = excluded.holder OR leases.until <= $4`,
			clean(name), clean(holder), milli(now.Add(d)), milli(now))
		held = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("hold the lease %s: %w", name, err)
	}
	return held, nil
}

// ReleaseLease gives a name back. Harmless when somebody else, or nobody, holds it.
func (db *DB) ReleaseLease(ctx context.Context, name, holder string) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := exec(ctx, q, `DELETE FROM leases WHERE name = $1 AND holder = $2`, clean(name), clean(holder))
		return err
	})
	if err != nil {
		return fmt.Errorf("release the lease %s: %w", name, err)
	}
	return nil
}
