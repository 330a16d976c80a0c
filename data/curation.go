package data

import (
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

const (
	beforeSketch    = `document, author, approver, replaces, gap, file_hash, file_id, `
	afterSketch     = `, owner, days, verified, due, asked, raised, reason`
	curationColumns = beforeSketch + `sketch` + afterSketch
	curationBrief   = beforeSketch + `''` + afterSketch // for lists that need no sketch
)

func scanCuration(s scanner) (c desk.Curation, err error) {
	var sketch []byte
	var verified, due, asked, raised int64
	err = s.Scan(&c.Document, &c.Author, &c.Approver, &c.Replaces, &c.Gap, &c.FileHash, &c.FileID, &sketch, &c.Owner, &c.Interval,
		&verified, &due, &asked, &raised, &c.Reason)
	for ; len(sketch) >= 8; sketch = sketch[8:] {
		c.Sketch = append(c.Sketch, binary.LittleEndian.Uint64(sketch))
	}
	c.Verified, c.Due, c.Asked, c.Raised = fromMilli(verified), fromMilli(due), fromMilli(asked), fromMilli(raised)
	return c, err
}

// SaveCuration inserts or replaces what is kept beside a document.
func (db *DB) SaveCuration(ctx context.Context, c desk.Curation) error {
	sketch := []byte{}
	for _, h := range c.Sketch {
		sketch = binary.LittleEndian.AppendUint64(sketch, h)
	}
	err := db.change(ctx, `INSERT INTO curations (`+curationColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
		$13, $14, $15)
		ON CONFLICT (document) DO UPDATE SET author = excluded.author, approver = excluded.approver, replaces = excluded.replaces,
			gap = excluded.gap, file_hash = excluded.file_hash, file_id = excluded.file_id, sketch = excluded.sketch,
			owner = excluded.owner, days = excluded.days,
			verified = excluded.verified, due = excluded.due, asked = excluded.asked, raised = excluded.raised, reason = excluded.reason`,
		c.Document, c.Author, c.Approver, c.Replaces, clean(c.Gap), clean(c.FileHash), clean(c.FileID), sketch, c.Owner, c.Interval,
		milli(c.Verified), milli(c.Due), milli(c.Asked), milli(c.Raised), clean(c.Reason))
	if err != nil {
		return fmt.Errorf("keep the curation of document %d: %w", c.Document, err)
	}
	return nil
}

// Curation returns what is kept beside a document, or ErrNotFound.
func (db *DB) Curation(ctx context.Context, document int64) (desk.Curation, error) {
	c, err := one(ctx, db.reader(ctx), scanCuration, `SELECT `+curationColumns+` FROM curations WHERE document = $1`, document)
	if err != nil {
		return c, fmt.Errorf("read the curation of document %d: %w", document, err)
	}
	return c, nil
}

// Curations lists what is kept beside documents; see knowledge.CurationFilter. The one that is due first comes first.
func (db *DB) Curations(ctx context.Context, f desk.CurationFilter) ([]desk.Curation, error) {
	var c conditions
	if len(f.States) > 0 {
		var states conditions
		states.args = c.args
		among(&states, "state", f.States, func(s knowledge.State) string { return string(s) })
		c.args = states.args
		c.add("document IN (SELECT id FROM documents WHERE " + states.parts[0] + ")")
	}
	if !f.DueBefore.IsZero() {
		c.add("due > 0 AND due <= " + c.arg(milli(f.DueBefore)))
	}
	if f.Owner != 0 {
		c.add("owner = " + c.arg(f.Owner))
	}
	if f.Author != 0 {
		c.add("author = " + c.arg(f.Author))
	}
	if f.FileHash != "" {
		c.add("file_hash = " + c.arg(clean(f.FileHash)))
	}
	if !f.AskedSince.IsZero() {
		since := c.arg(milli(f.AskedSince))
		c.add("(asked > " + since + " OR raised > " + since + ")")
	}
	columns := curationColumns
	if f.NoSketch {
		columns = curationBrief
	}
	query := `SELECT ` + columns + ` FROM curations`
	for i, part := range c.parts {
		query += [2]string{" WHERE ", " AND "}[min(i, 1)] + part
	}
	query += " ORDER BY due, document LIMIT " + c.arg(limit(f.Limit))
	found, err := list(ctx, db.reader(ctx), scanCuration, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list curations: %w", err)
	}
	return found, nil
}

// CurationsToAsk lists what somebody is to be asked about; see desk.Curations. Owner by owner, and apart for
// those who were asked and did not answer, so that nobody's many documents keep the others' waiting.
func (db *DB) CurationsToAsk(ctx context.Context, now, patience time.Time, most int) ([]desk.Curation, error) {
	found, err := list(ctx, db.reader(ctx), scanCuration, `SELECT `+curationBrief+` FROM (
		SELECT c.*, ROW_NUMBER() OVER (PARTITION BY c.owner, c.asked < c.due ORDER BY c.due, c.document) AS place
		FROM curations c JOIN documents d ON d.id = c.document AND d.state = $1 LEFT JOIN people p ON p.id = c.owner
		WHERE c.due > 0 AND c.due <= $2 AND c.raised < c.due
			AND (c.asked < c.due OR c.asked <= $3 OR c.owner = 0 OR p.id IS NULL OR p.active = FALSE)
		) AS waiting WHERE place <= $4 ORDER BY due, document`, string(knowledge.Published), milli(now), milli(patience), most)
	if err != nil {
		return nil, fmt.Errorf("list what is due for a check: %w", err)
	}
	return found, nil
}

// Versions lists the versions of a document, the newest first, without bodies. ErrNotFound when there is no such document.
func (db *DB) Versions(ctx context.Context, document int64) ([]knowledge.Document, error) {
	found, err := list(ctx, db.reader(ctx), scanDocument, selectDocument+`WHERE d.id = $1 ORDER BY v.version DESC`, document)
	if err == nil && len(found) == 0 {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("list the versions of document %d: %w", document, err)
	}
	for i := range found {
		found[i].Body = ""
	}
	return found, nil
}

// Tombstone empties all texts of a deleted document; its title stays in the newest version.
func (db *DB) Tombstone(ctx context.Context, document int64) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		d, err := db.Document(ctx, document)
		if err != nil {
			return err
		}
		meta, err := encode(knowledge.Meta{Title: d.Title, Kind: d.Kind})
		if err != nil {
			return err
		}
		for _, step := range []struct {
			statement string
			args      []any
		}{
			{`DELETE FROM document_marks WHERE document_id = $1`, []any{document}},
			{`UPDATE document_versions SET meta = $2, body = '', hash = '' WHERE document_id = $1`, []any{document, meta}},
			{`DELETE FROM document_labels WHERE document_id = $1`, []any{document}},
			{`DELETE FROM facts WHERE document = $1`, []any{document}},
			{`UPDATE curations SET sketch = $2, file_hash = '', file_id = '', gap = '', due = 0 WHERE document = $1`,
				[]any{document, []byte{}}},
		} {
			if _, err := q.ExecContext(ctx, step.statement, step.args...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("empty document %d: %w", document, err)
	}
	return nil
}

// NextKey is a document key that was never used.
func (db *DB) NextKey(ctx context.Context) (key string, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		n, err := take(ctx, q, "key", 1)
		key = fmt.Sprintf("usulan-%d", n)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("take a key: %w", err)
	}
	return key, nil
}

// CountDocuments counts documents by state.
func (db *DB) CountDocuments(ctx context.Context) (map[knowledge.State]int, error) {
	counts, err := tally[knowledge.State](ctx, db.reader(ctx), `SELECT state, COUNT(*) FROM documents GROUP BY state`)
	if err != nil {
		return nil, fmt.Errorf("count documents: %w", err)
	}
	return counts, nil
}
