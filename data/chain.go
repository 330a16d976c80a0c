package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"studitiru/knowledge"
)

// link is the hash of an audit row: over the hash of the row before it and all that is not personal. Persons stand
// outside, so that they can be forgotten without breaking the chain. Each part goes in with its length, so that no
// two rows write the same bytes.
func link(previous string, id, at int64, via, action, subject, detail string) string {
	h := sha256.New()
	for _, part := range []string{previous, fmt.Sprint(id), fmt.Sprint(at), via, action, subject, detail} {
		fmt.Fprintf(h, "%d:%s,", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// lastLink is the hash of a row, "" for one from before the chain or none.
func lastLink(ctx context.Context, q runner, id int64) (string, error) {
	hash, err := one(ctx, q, word, `SELECT hash FROM audit WHERE id = $1`, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		return "", nil
	}
	return hash, err
}

// VerifyAudit walks along the chain of the audit. checked is how many rows are chained and whole; broken is the number
// of the first one that was changed, taken away or put in, 0 for none. Rows from before the chain are passed over.
func (db *DB) VerifyAudit(ctx context.Context) (checked int, broken int64, err error) {
	type row struct {
		id, at                             int64
		via, action, subject, detail, hash string
	}
	scan := func(s scanner) (r row, err error) {
		err = s.Scan(&r.id, &r.at, &r.via, &r.action, &r.subject, &r.detail, &r.hash)
		return r, err
	}
	previous, expected := "", int64(0)
	for after := int64(0); ; {
		rows, err := list(ctx, db.reader(ctx), scan,
			`SELECT id, at, via, action, subject, detail, hash FROM audit WHERE id > $1 ORDER BY id LIMIT 1000`, after)
		if err != nil {
			return checked, 0, fmt.Errorf("verify the audit: %w", err)
		}
		for _, r := range rows {
			after = r.id
			if expected == 0 && r.hash == "" {
				continue
			}
			if expected != 0 && r.id != expected {
				return checked, expected, nil
			}
			if r.hash != link(previous, r.id, r.at, r.via, r.action, r.subject, r.detail) {
				return checked, r.id, nil
			}
			previous, expected = r.hash, r.id+1
			checked++
		}
		if len(rows) == 0 {
			break
		}
	}
	last, err := one(ctx, db.reader(ctx), number, `SELECT value FROM counters WHERE name = 'audit'`)
	if err != nil {
		return checked, 0, fmt.Errorf("verify the audit: %w", err)
	}
	if expected != 0 && last >= expected {
		return checked, expected, nil
	}
	return checked, 0, nil
}

// NewestAudit lists the newest entries of the audit, the newest first.
func (db *DB) NewestAudit(ctx context.Context, most int) ([]knowledge.AuditEntry, error) {
	last, err := one(ctx, db.reader(ctx), number, `SELECT COALESCE(MAX(id), 0) FROM audit`)
	if err != nil {
		return nil, fmt.Errorf("read the audit: %w", err)
	}
	list, err := db.Audit(ctx, max(0, last-int64(most)), most)
	slices.Reverse(list)
	return list, err
}
