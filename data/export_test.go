package data

import (
	"context"
	"database/sql"
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

// MarkOld does what Open does with such documents.
func (db *DB) MarkOld(ctx context.Context) error { return db.markOld(ctx) }
