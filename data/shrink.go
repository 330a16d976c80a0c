package data

import (
	"context"
	"fmt"
)

const (
	shrinkPages = 500  // given back in one transaction: writers wait for no longer than that takes
	emptyPages  = 2000 // free pages of an old file from which on writing it anew is worth the wait
)

// Shrink gives the room of what was pruned back to the disk, and with it what the log of writes still holds of
// that. A file of an earlier version, which cannot give back pages one by one, is written anew when more than a third of it is
// empty; writers wait for that, about a second per 200 MB.
// PostgreSQL reuses the room by itself: there it does nothing.
func (db *DB) Shrink(ctx context.Context) error {
	if db.path == "" {
		return nil
	}
	mode, err := one(ctx, db.sql, number, `PRAGMA auto_vacuum`)
	if err == nil && mode == vacuumIncremental {
		err = db.giveBack(ctx)
	} else if err == nil {
		err = db.writeAnew(ctx)
	}
	if err == nil {
		err = db.alone(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`) // a reader in the way leaves it to the next time
	}
	if err != nil {
		return fmt.Errorf("shrink the database: %w", classify(err))
	}
	return nil
}

// How SQLite is told that a file is to give back pages when it is asked to, and how it says that it does.
const (
	givesRoomBack     = `PRAGMA auto_vacuum = INCREMENTAL`
	vacuumIncremental = 2
)

// giveBack gives free pages back, some at a time.
func (db *DB) giveBack(ctx context.Context) error {
	for {
		free, err := one(ctx, db.sql, number, `PRAGMA freelist_count`)
		if err != nil || free == 0 {
			return err
		}
		if err := db.alone(ctx, fmt.Sprintf(`PRAGMA incremental_vacuum(%d)`, shrinkPages)); err != nil {
			return err
		}
		if left, err := one(ctx, db.sql, number, `PRAGMA freelist_count`); err != nil || left >= free {
			return err // a reader holds them; the next round will
		}
	}
}

// writeAnew writes a file that is mostly empty once more, as one that gives pages back.
func (db *DB) writeAnew(ctx context.Context) error {
	free, err := one(ctx, db.sql, number, `PRAGMA freelist_count`)
	if err != nil {
		return err
	}
	all, err := one(ctx, db.sql, number, `PRAGMA page_count`)
	if err != nil || free < emptyPages || 3*free < all {
		return err
	}
	return db.alone(ctx, givesRoomBack+`; VACUUM`)
}

// alone runs what takes no transaction while nobody else in this process writes. The rows that a statement gives are
// steps of its work: it is done when they have been read.
func (db *DB) alone(ctx context.Context, statement string) error {
	release, err := db.acquire(ctx)
	if err != nil {
		return err
	}
	defer release()
	rows, err := db.sql.QueryContext(ctx, statement)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}
