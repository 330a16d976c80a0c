package data

import "database/sql"

// SQL lets tests look behind the store.
func (db *DB) SQL() *sql.DB { return db.sql }

// The queries whose plans are tested.
const (
	InboxHeads  = inboxHeads
	OutboxHeads = outboxHeads
	// TeamsDueQuery finds whom to remind.
	TeamsDueQuery = teamsDue
)
