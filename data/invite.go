package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// codeLetters are 32 letters and digits that are hard to mistake for each other.
const codeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

// NewCode draws a code of ten characters: 50 random bits.
func (db *DB) NewCode(context.Context) (string, error) {
	db.randomness.Lock()
	defer db.randomness.Unlock()
	var b [10]byte
	if _, err := io.ReadFull(db.random, b[:]); err != nil {
		return "", fmt.Errorf("draw a code: %w", err)
	}
	for i, v := range b {
		b[i] = codeLetters[v%32]
	}
	return string(b[:]), nil
}

// PeopleWith lists people with one of some roles, by role and name.
func (db *DB) PeopleWith(ctx context.Context, roles ...knowledge.Role) ([]knowledge.Person, error) {
	var c conditions
	among(&c, "role", roles, func(r knowledge.Role) string { return string(r) })
	query := `SELECT ` + personColumns + ` FROM people`
	if len(c.parts) > 0 {
		query += " WHERE " + c.parts[0]
	}
	found, err := list(ctx, db.reader(ctx), scanPerson, query+` ORDER BY role, name, id`, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list people by role: %w", err)
	}
	return found, nil
}

const firstCode = "first_code"

// FirstCode is the one-time code of the first superadmin, made when it is first asked for; "" when there is a superadmin.
func (db *DB) FirstCode(ctx context.Context) (code string, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		n, err := one(ctx, q, number, `SELECT COUNT(*) FROM people WHERE role = $1`, string(knowledge.SuperAdmin))
		if err != nil {
			return err
		}
		if n > 0 {
			_, err := q.ExecContext(ctx, `DELETE FROM store WHERE name = $1`, firstCode)
			return err
		}
		if code, err = one(ctx, q, word, `SELECT value FROM store WHERE name = $1`, firstCode); !errors.Is(err, knowledge.ErrNotFound) {
			return err
		}
		fresh, err := db.NewCode(ctx)
		if err != nil {
			return err
		}
		if _, err := q.ExecContext(ctx, `INSERT INTO store (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, firstCode,
			fresh); err != nil {
			return err
		}
		code, err = one(ctx, q, word, `SELECT value FROM store WHERE name = $1`, firstCode)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("read the first superadmin's code: %w", err)
	}
	return code, nil
}

// SaveInvite inserts or replaces an invitation, with an audit entry that does not hold the code.
func (db *DB) SaveInvite(ctx context.Context, by knowledge.Actor, i desk.Invite) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := q.ExecContext(ctx, `INSERT INTO invites (code, role, agency, person, expires, used) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (code) DO UPDATE SET used = excluded.used`,
			clean(i.Code), string(i.Role), clean(i.Agency), i.By, milli(i.Expires), i.Used)
		if err != nil {
			return err
		}
		action := "invite.made"
		if i.Used {
			action = "invite.used"
		}
		detail, err := encode(map[string]string{"role": string(i.Role)})
		if err != nil {
			return err
		}
		return db.audit(ctx, q, by.Entry(action, "invite", detail))
	})
	if err != nil {
		return fmt.Errorf("keep an invitation: %w", err)
	}
	return nil
}

// Invite returns an invitation, or ErrNotFound.
func (db *DB) Invite(ctx context.Context, code string) (desk.Invite, error) {
	scan := func(s scanner) (i desk.Invite, err error) {
		var expires int64
		err = s.Scan(&i.Code, &i.Role, &i.Agency, &i.By, &expires, &i.Used)
		i.Expires = fromMilli(expires)
		return i, err
	}
	i, err := one(ctx, db.reader(ctx), scan, `SELECT code, role, agency, person, expires, used FROM invites WHERE code = $1`,
		clean(code))
	if err != nil {
		return i, fmt.Errorf("read an invitation: %w", err)
	}
	return i, nil
}

// RecordDenied writes a denied attempt into the audit, at most one a person and action in a time.
func (db *DB) RecordDenied(ctx context.Context, e knowledge.AuditEntry, every time.Duration) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		actor, err := db.pseudonym(ctx, q, e.Person)
		if err != nil {
			return err
		}
		n, err := one(ctx, q, number, `SELECT COUNT(*) FROM audit WHERE action = $1 AND at > $2 AND actor = $3`,
			clean(e.Action), milli(db.now().Add(-every)), actor)
		if err != nil || n > 0 {
			return err
		}
		return db.audit(ctx, q, e)
	})
	if err != nil {
		return fmt.Errorf("record %s in the audit: %w", e.Action, err)
	}
	return nil
}
