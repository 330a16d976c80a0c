package data

import (
	"context"
	"fmt"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// mark replaces the marks by which documents like this one are found.
func mark(ctx context.Context, q runner, d knowledge.Document) error {
	if _, err := q.ExecContext(ctx, `DELETE FROM document_marks WHERE document_id = $1`, d.ID); err != nil {
		return err
	}
	var c conditions
	of := c.arg(d.ID)
	var rows []string
	for _, m := range desk.Marks(d) {
		rows = append(rows, "("+c.arg(m)+", "+of+")")
	}
	if len(rows) == 0 {
		return nil
	}
	_, err := q.ExecContext(ctx, `INSERT INTO document_marks (mark, document_id) VALUES `+strings.Join(rows, ", ")+
		` ON CONFLICT (mark, document_id) DO NOTHING`, c.args...)
	return err
}

// Alike lists the documents with a file's hash, and those that share most of some marks, these first; see desk.Shelf.
func (db *DB) Alike(ctx context.Context, marks []int64, fileHash string, most int) ([]int64, error) {
	scan := func(s scanner) (id int64, err error) {
		err = s.Scan(&id)
		return id, err
	}
	var ids []int64
	if fileHash != "" {
		same, err := list(ctx, db.reader(ctx), scan, `SELECT document FROM curations WHERE file_hash = $1 ORDER BY document LIMIT $2`,
			clean(fileHash), most)
		if err != nil {
			return nil, fmt.Errorf("list the documents of a file: %w", err)
		}
		ids = same
	}
	if len(marks) == 0 {
		return ids, nil
	}
	var c conditions
	among(&c, "mark", marks, func(m int64) int64 { return m })
	alike, err := list(ctx, db.reader(ctx), scan, `SELECT document_id FROM document_marks WHERE `+c.parts[0]+
		` GROUP BY document_id ORDER BY COUNT(*) DESC, document_id LIMIT `+c.arg(most), c.args...)
	if err != nil {
		return nil, fmt.Errorf("list the documents that share marks: %w", err)
	}
	return append(ids, alike...), nil
}

// markedAtOnce is how many documents get their marks in one transaction.
const markedAtOnce = 100

// markOld gives marks to documents from before there were any. A document that has its text has at least one.
func (db *DB) markOld(ctx context.Context) error {
	for {
		old, err := list(ctx, db.sql, scanDocument, selectDocument+currentVersion+`AND d.state <> $1
			AND NOT EXISTS (SELECT 1 FROM document_marks m WHERE m.document_id = d.id) ORDER BY d.id LIMIT $2`,
			string(knowledge.Deleted), markedAtOnce)
		if err != nil {
			return fmt.Errorf("look for documents without marks: %w", err)
		}
		if len(old) == 0 {
			return nil
		}
		err = db.write(ctx, func(ctx context.Context, q runner) error {
			for _, d := range old {
				if err := mark(ctx, q, d); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("mark documents: %w", err)
		}
	}
}
