package data

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"studitiru/knowledge"
)

// RecordAudit appends an entry. A person, as actor or as a subject "person:ID" or "chat:ID" (a private
// chat has its person's ID), is written down by pseudonym.
func (db *DB) RecordAudit(ctx context.Context, e knowledge.AuditEntry) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error { return db.audit(ctx, q, e) })
	if err != nil {
		return fmt.Errorf("record %s in the audit: %w", e.Action, err)
	}
	return nil
}

// audit appends an entry inside a transaction.
func (db *DB) audit(ctx context.Context, q runner, e knowledge.AuditEntry) error {
	actor, err := db.pseudonym(ctx, q, e.Person)
	if err != nil {
		return err
	}
	subject, about := e.Subject, ""
	if kind, person := personIn(e.Subject); person != 0 {
		subject = kind
		if about, err = db.pseudonym(ctx, q, person); err != nil {
			return err
		}
	}
	return db.appendAudit(ctx, q, e, actor, subject, about)
}

// appendAudit is the only statement that writes to the audit.
func (db *DB) appendAudit(ctx context.Context, q runner, e knowledge.AuditEntry, actor, subject, about string) error {
	id, err := take(ctx, q, "audit", 1)
	if err != nil {
		return err
	}
	previous, err := lastLink(ctx, q, id-1)
	if err != nil {
		return err
	}
	at, via, action, subject, detail := milli(db.orNow(e.At)), clean(e.Via), clean(e.Action), clean(subject), clean(e.Detail)
	_, err = q.ExecContext(ctx, `INSERT INTO audit (id, at, actor, via, action, subject, subject_person, detail, hash)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		id, at, actor, via, action, subject, about, detail, link(previous, id, at, via, action, subject, detail))
	return err
}

func (db *DB) auditDocument(ctx context.Context, q runner, by knowledge.Actor, action string, d knowledge.Document) error {
	detail, err := encode(map[string]any{"key": d.Key, "version": d.Version, "state": d.State, "seq": d.Seq})
	if err != nil {
		return err
	}
	return db.audit(ctx, q, by.Entry(action, "document:"+strconv.FormatInt(d.ID, 10), detail))
}

// personIn finds the person in a subject; 0 when it is about something else.
func personIn(subject string) (kind string, person int64) {
	kind, rest, _ := strings.Cut(subject, ":")
	id, err := strconv.ParseInt(rest, 10, 64)
	if err != nil || id <= 0 || kind != "person" && kind != "chat" {
		return "", 0
	}
	return kind, id
}

// pseudonym returns what stands for a person in the audit. For somebody who was never met, or was erased, it is new
// every time and its meaning is kept nowhere.
func (db *DB) pseudonym(ctx context.Context, q runner, person int64) (string, error) {
	if person == 0 {
		return "", nil
	}
	known, err := one(ctx, q, word, `SELECT pseudonym FROM people WHERE id = $1`, person)
	if errors.Is(err, knowledge.ErrNotFound) {
		return db.token()
	}
	if err != nil {
		return "", fmt.Errorf("find a pseudonym: %w", err)
	}
	return known, nil
}

// auditEntries reads entries with the persons who are still known.
const auditEntries = `SELECT a.id, a.at, COALESCE(p.id, 0), a.via, a.action, a.subject, a.subject_person,
	COALESCE(s.id, 0), a.detail FROM audit a
	LEFT JOIN people p ON p.pseudonym = a.actor
	LEFT JOIN people s ON s.pseudonym = a.subject_person `

func scanAudit(s scanner) (e knowledge.AuditEntry, err error) {
	var at, subject int64
	var about string
	if err := s.Scan(&e.ID, &at, &e.Person, &e.Via, &e.Action, &e.Subject, &about, &subject, &e.Detail); err != nil {
		return e, err
	}
	e.At = fromMilli(at)
	switch {
	case subject != 0:
		e.Subject += ":" + strconv.FormatInt(subject, 10)
	case about != "":
		e.Subject += ":" + about
	}
	return e, nil
}

// AuditOf returns at most max entries about a subject that is no person, the newest first.
func (db *DB) AuditOf(ctx context.Context, subject string, max int) ([]knowledge.AuditEntry, error) {
	entries, err := list(ctx, db.reader(ctx), scanAudit, auditEntries+`WHERE a.subject = $1 ORDER BY a.id DESC LIMIT $2`,
		subject, limit(max))
	if err != nil {
		return nil, fmt.Errorf("read the audit of %s: %w", subject, err)
	}
	return entries, nil
}

// Audit returns at most max entries with ID > after, oldest first. Persons who are still known are
// named by ID; of an erased one a subject keeps the pseudonym, and an actor is 0.
func (db *DB) Audit(ctx context.Context, after int64, max int) ([]knowledge.AuditEntry, error) {
	entries, err := list(ctx, db.reader(ctx), scanAudit, auditEntries+`WHERE a.id > $1 ORDER BY a.id LIMIT $2`, after, limit(max))
	if err != nil {
		return nil, fmt.Errorf("read the audit: %w", err)
	}
	return entries, nil
}
