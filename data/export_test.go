package data

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/pressly/goose/v3"
)

// SQL lets tests look behind the store.
func (db *DB) SQL() *sql.DB { return db.sql }

// The queries whose plans are tested.
const (
	InboxHeads  = inboxHeads
	OutboxHeads = outboxHeads
	// TeamsDueQuery finds whom to remind.
	TeamsDueQuery = teamsDue
)

// Versions are those that a schema has had, oldest first.
func Versions(ctx context.Context, c Config) (all []int64, err error) {
	err = withSteps(ctx, c, func(p *goose.Provider) error {
		for _, s := range p.ListSources() {
			all = append(all, s.Version)
		}
		return nil
	})
	return all, err
}

// MigrateTo brings a store to a version, as the program of that time did.
func MigrateTo(ctx context.Context, c Config, version int64) error {
	return withSteps(ctx, c, func(p *goose.Provider) error {
		_, err := p.UpTo(ctx, version)
		return err
	})
}

func withSteps(ctx context.Context, c Config, do func(*goose.Provider) error) error {
	db := &DB{now: time.Now}
	reach := db.openSQLite
	if c.URL != "" {
		reach = db.openPostgres
	}
	if err := reach(ctx, cmp.Or(c.URL, c.Path)); err != nil {
		return err
	}
	p, failed := db.steps()
	if failed == nil {
		failed = do(p)
	}
	return errors.Join(failed, db.Close())
}

// MarkOld does what Open does with such documents.
func (db *DB) MarkOld(ctx context.Context) error { return db.markOld(ctx) }
