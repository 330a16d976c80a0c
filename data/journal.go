package data

import (
	"context"
	"fmt"

	"studitiru/knowledge"
)

// ChangesAfter returns what a derived index has to follow; see knowledge.Journal.
func (db *DB) ChangesAfter(ctx context.Context, seq int64, max int) ([]knowledge.Change, error) {
	scan := func(s scanner) (knowledge.Change, error) {
		d, err := scanDocument(s)
		return knowledge.Change{Seq: d.Seq, Document: d}, err
	}
	changes, err := list(ctx, db.reader(ctx), scan,
		selectDocument+currentVersion+`AND d.seq > $1 ORDER BY d.seq LIMIT $2`, seq, limit(max))
	if err != nil {
		return nil, fmt.Errorf("read the changes after %d: %w", seq, err)
	}
	return changes, nil
}

// StoreState tells a derived index what it has to match; see knowledge.Journal.
func (db *DB) StoreState(ctx context.Context) (id string, seq int64, published int, err error) {
	err = db.reader(ctx).QueryRowContext(ctx, `SELECT
		(SELECT value FROM store WHERE name = 'id'),
		(SELECT value FROM counters WHERE name = 'change'),
		(SELECT COUNT(*) FROM documents WHERE state = $1)`, string(knowledge.Published)).Scan(&id, &seq, &published)
	if err != nil {
		return "", 0, 0, fmt.Errorf("read the state of the store: %w", classify(err))
	}
	return id, seq, published, nil
}
