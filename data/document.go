package data

import (
	"context"
	"errors"
	"fmt"
	"time"

	"studitiru/knowledge"
)

const selectDocument = `SELECT d.id, d.key, v.version, d.state, v.meta, v.body, v.hash, d.created,
	CASE WHEN v.version = d.version THEN d.seq ELSE v.seq END,
	CASE WHEN v.version = d.version THEN d.updated ELSE v.created END, COALESCE(c.verified, 0), COALESCE(c.due, 0)
	FROM documents d JOIN document_versions v ON v.document_id = d.id LEFT JOIN curations c ON c.document = d.id `

const currentVersion = `WHERE v.version = d.version `

func scanDocument(s scanner) (d knowledge.Document, err error) {
	var meta string
	var created, updated, verified, due int64
	if err := s.Scan(&d.ID, &d.Key, &d.Version, &d.State, &meta, &d.Body, &d.Hash, &created, &d.Seq, &updated, &verified,
		&due); err != nil {
		return knowledge.Document{}, err
	}
	d.Created, d.Updated = fromMilli(created), fromMilli(updated)
	d.Confirmed, d.Unconfirmed = fromMilli(verified), fromMilli(due)
	return d, decode(meta, &d.Meta)
}

// Document returns the current version, in whatever state; see knowledge.DocumentStore.
func (db *DB) Document(ctx context.Context, id int64) (knowledge.Document, error) {
	d, err := one(ctx, db.reader(ctx), scanDocument, selectDocument+currentVersion+`AND d.id = $1`, id)
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("read document %d: %w", id, err)
	}
	return db.dated(d), nil
}

// dated leaves of a document's date of confirmation only one that has come.
func (db *DB) dated(d knowledge.Document) knowledge.Document {
	if d.Unconfirmed.After(db.now()) {
		d.Unconfirmed = time.Time{}
	}
	return d
}

// DocumentVersion returns a version with the document's present State; Seq and Updated are those of the version.
func (db *DB) DocumentVersion(ctx context.Context, id int64, version int) (knowledge.Document, error) {
	d, err := one(ctx, db.reader(ctx), scanDocument, selectDocument+`WHERE d.id = $1 AND v.version = $2`, id, version)
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("read version %d of document %d: %w", version, id, err)
	}
	return db.dated(d), nil
}

// SaveDocument inserts a document or adds a version; see knowledge.DocumentStore. Key and State must be set.
func (db *DB) SaveDocument(ctx context.Context, by knowledge.Actor, d knowledge.Document) (knowledge.Document, error) {
	if d.Key == "" || d.State == "" {
		return knowledge.Document{}, errors.New("save a document: it needs a key and a state")
	}
	d.Key, d.Body, d.Hash, d.Meta = clean(d.Key), clean(d.Body), clean(d.Hash), cleanMeta(d.Meta)
	// Most of what is imported is there already: that is found out without keeping anybody waiting.
	kept, err := byKey(ctx, db.reader(ctx), d.Key)
	if err == nil && equal(kept, d) {
		return kept, duplicate(d.Key)
	}
	var saved knowledge.Document
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		saved, err = db.save(ctx, q, by, d)
		return err
	})
	if err != nil {
		return saved, fmt.Errorf("save document %q: %w", d.Key, err)
	}
	return saved, nil
}

func duplicate(key string) error {
	return fmt.Errorf("save document %q: %w", key, knowledge.ErrDuplicate)
}

func equal(kept, d knowledge.Document) bool { return kept.Hash == d.Hash && kept.State == d.State }

func byKey(ctx context.Context, q runner, key string) (knowledge.Document, error) {
	return one(ctx, q, scanDocument, selectDocument+currentVersion+`AND d.key = $1`, key)
}

// save is SaveDocument inside the transaction.
func (db *DB) save(ctx context.Context, q runner, by knowledge.Actor, d knowledge.Document) (knowledge.Document, error) {
	if _, err := take(ctx, q, "audit", 0); err != nil { // one writer of documents at a time
		return d, err
	}
	kept, err := byKey(ctx, q, d.Key)
	if err == nil && equal(kept, d) {
		return kept, knowledge.ErrDuplicate
	}
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
		return d, err
	}
	found := err == nil
	if d.Seq, err = take(ctx, q, "change", 1); err != nil {
		return d, err
	}
	d.Updated = fromMilli(milli(db.now()))
	action := "document.versioned"
	if found {
		d.ID, d.Version, d.Created = kept.ID, kept.Version+1, kept.Created
		err = updateDocument(ctx, q, d)
	} else {
		action, d.Version, d.Created = "document.added", 1, d.Updated
		if d.ID, err = take(ctx, q, "document", 1); err == nil {
			err = insertDocument(ctx, q, d)
		}
	}
	if err != nil {
		return d, err
	}
	if err := insertVersion(ctx, q, d); err != nil {
		return d, err
	}
	if err := label(ctx, q, d); err != nil {
		return d, err
	}
	if err := db.keepFacts(ctx, q, d); err != nil {
		return d, err
	}
	if err := db.auditDocument(ctx, q, by, action, d); err != nil {
		return d, err
	}
	return one(ctx, q, scanDocument, selectDocument+currentVersion+`AND d.id = $1`, d.ID)
}

func insertDocument(ctx context.Context, q runner, d knowledge.Document) error {
	_, err := q.ExecContext(ctx, `INSERT INTO documents (id, key, version, seq, state, kind, visibility, agency, created, updated)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		d.ID, d.Key, d.Version, d.Seq, string(d.State), string(d.Kind), seenBy(d), d.Agency, milli(d.Created), milli(d.Updated))
	return err
}

func updateDocument(ctx context.Context, q runner, d knowledge.Document) error {
	_, err := q.ExecContext(ctx, `UPDATE documents SET version = $2, seq = $3, state = $4, kind = $5, visibility = $6,
		agency = $7, updated = $8
		WHERE id = $1`, d.ID, d.Version, d.Seq, string(d.State), string(d.Kind), seenBy(d), d.Agency, milli(d.Updated))
	return err
}

// seenBy is the visibility that filters go by.
func seenBy(d knowledge.Document) string {
	if d.Visibility == "" {
		return string(knowledge.Public)
	}
	return string(d.Visibility)
}

func insertVersion(ctx context.Context, q runner, d knowledge.Document) error {
	meta, err := encode(d.Meta)
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `INSERT INTO document_versions (document_id, version, seq, meta, body, hash, created)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, d.ID, d.Version, d.Seq, meta, d.Body, d.Hash, milli(d.Updated))
	return err
}

// The kinds of labels.
const (
	labelPlace  = "place"
	labelField  = "field"
	labelAspect = "aspect"
)

// label replaces what a document is found by, and what those like it are found by.
func label(ctx context.Context, q runner, d knowledge.Document) error {
	if _, err := q.ExecContext(ctx, `DELETE FROM document_labels WHERE document_id = $1`, d.ID); err != nil {
		return err
	}
	for _, l := range []struct {
		kind   string
		values []string
	}{{labelPlace, d.Places}, {labelField, d.Fields}, {labelAspect, d.Aspects}} {
		for _, v := range l.values {
			_, err := q.ExecContext(ctx, `INSERT INTO document_labels (kind, value, document_id) VALUES ($1, $2, $3)
				ON CONFLICT (kind, value, document_id) DO NOTHING`, l.kind, v, d.ID)
			if err != nil {
				return err
			}
		}
	}
	return mark(ctx, q, d)
}

// SetState moves a document to another state; see knowledge.DocumentStore. In that state already: nothing is written.
func (db *DB) SetState(ctx context.Context, by knowledge.Actor, id int64, to knowledge.State) (d knowledge.Document, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		d, err = db.setState(ctx, q, by, id, to)
		return err
	})
	if err != nil {
		return knowledge.Document{}, fmt.Errorf("move document %d to state %q: %w", id, to, err)
	}
	return d, nil
}

func (db *DB) setState(ctx context.Context, q runner, by knowledge.Actor, id int64, to knowledge.State) (
	knowledge.Document, error) {
	action, ok := stateAction(to)
	if !ok {
		return knowledge.Document{}, errors.New("there is no such state")
	}
	if _, err := take(ctx, q, "audit", 0); err != nil { // one writer of documents at a time
		return knowledge.Document{}, err
	}
	d, err := db.Document(ctx, id)
	if err != nil || d.State == to {
		return d, err
	}
	if d.Seq, err = take(ctx, q, "change", 1); err != nil {
		return d, err
	}
	d.State, d.Updated = to, fromMilli(milli(db.now()))
	_, err = q.ExecContext(ctx, `UPDATE documents SET state = $2, seq = $3, updated = $4 WHERE id = $1`,
		id, string(to), d.Seq, milli(d.Updated))
	if err != nil {
		return d, err
	}
	return d, db.auditDocument(ctx, q, by, action, d)
}

// stateAction is the audit's word for a move to a state.
func stateAction(to knowledge.State) (string, bool) {
	name, ok := map[knowledge.State]string{
		knowledge.Draft: "drafted", knowledge.InReview: "submitted", knowledge.Published: "published",
		knowledge.Outdated: "outdated", knowledge.Hidden: "hidden", knowledge.Archived: "archived",
		knowledge.Rejected: "rejected", knowledge.Deleted: "deleted",
	}[to]
	return "document." + name, ok
}
