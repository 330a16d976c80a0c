package data

import (
	"context"
	"fmt"
	"studitiru/knowledge/desk"
	"time"
)

func scanProposal(s scanner) (p desk.Proposal, err error) {
	var content string
	var id, person, chat, updated int64
	if err := s.Scan(&id, &person, &chat, &content, &updated); err != nil {
		return p, err
	}
	err = decode(content, &p)
	p.ID, p.Person, p.Chat, p.Updated = id, person, chat, fromMilli(updated)
	return p, err
}

const proposalColumns = `id, person, chat, content, updated`

// SaveProposal inserts or replaces a proposal.
func (db *DB) SaveProposal(ctx context.Context, p desk.Proposal) (saved desk.Proposal, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		if p.ID == 0 {
			if p.ID, err = take(ctx, q, "proposal", 1); err != nil {
				return err
			}
			p.Created = db.orNow(p.Created)
		}
		p.Updated = db.orNow(p.Updated)
		content, err := encode(p)
		if err != nil {
			return err
		}
		saved, err = one(ctx, q, scanProposal, `INSERT INTO proposals (`+proposalColumns+`) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (id) DO UPDATE SET content = excluded.content, updated = excluded.updated RETURNING `+proposalColumns,
			p.ID, p.Person, p.Chat, content, milli(p.Updated))
		return err
	})
	if err != nil {
		return saved, fmt.Errorf("keep a proposal: %w", err)
	}
	return saved, nil
}

// Proposal returns a proposal, or ErrNotFound.
func (db *DB) Proposal(ctx context.Context, id int64) (desk.Proposal, error) {
	p, err := one(ctx, db.reader(ctx), scanProposal, `SELECT `+proposalColumns+` FROM proposals WHERE id = $1`, id)
	if err != nil {
		return p, fmt.Errorf("read proposal %d: %w", id, err)
	}
	return p, nil
}

// Proposals lists a person's proposals, the newest first, without bodies.
func (db *DB) Proposals(ctx context.Context, person int64) ([]desk.Proposal, error) {
	found, err := list(ctx, db.reader(ctx), scanProposal,
		`SELECT `+proposalColumns+` FROM proposals WHERE person = $1 ORDER BY updated DESC, id DESC`, person)
	if err != nil {
		return nil, fmt.Errorf("list proposals: %w", err)
	}
	for i := range found {
		found[i].Document.Body = ""
	}
	return found, nil
}

// ProposalsIdle lists proposals that were last changed between two instants, the oldest first, without bodies.
func (db *DB) ProposalsIdle(ctx context.Context, after, before time.Time, most int) ([]desk.Proposal, error) {
	found, err := list(ctx, db.reader(ctx), scanProposal, `SELECT `+proposalColumns+` FROM proposals
		WHERE updated > $1 AND updated <= $2 AND person > 0 ORDER BY updated, id LIMIT $3`, milli(after), milli(before), limit(most))
	if err != nil {
		return nil, fmt.Errorf("list idle proposals: %w", err)
	}
	for i := range found {
		found[i].Document.Body = ""
	}
	return found, nil
}

// DeleteProposal forgets a proposal; ErrNotFound when there is none.
func (db *DB) DeleteProposal(ctx context.Context, id int64) error {
	if err := db.change(ctx, `DELETE FROM proposals WHERE id = $1`, id); err != nil {
		return fmt.Errorf("forget proposal %d: %w", id, err)
	}
	return nil
}

// AlbumWaits counts the files of an album that are not finished, in a transaction that keeps others from finishing one.
func (db *DB) AlbumWaits(ctx context.Context, person int64, album string) (waiting int, err error) {
	scan := func(s scanner) (in desk.Intake, err error) {
		var content string
		if err := s.Scan(&content); err != nil {
			return in, err
		}
		return in, decode(content, &in)
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		if _, err := take(ctx, q, "intake", 0); err != nil { // one at a time
			return err
		}
		files, err := list(ctx, q, scan, `SELECT content FROM intake WHERE person = $1`, person)
		for _, in := range files {
			if in.Group == album {
				waiting++
			}
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("count the files of an album: %w", err)
	}
	return waiting, nil
}

// AddIntake keeps a file or page that waits to be read.
func (db *DB) AddIntake(ctx context.Context, in desk.Intake) (id int64, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		if id, err = take(ctx, q, "intake", 1); err != nil {
			return err
		}
		in.ID, in.Created = id, db.orNow(in.Created)
		content, err := encode(in)
		if err != nil {
			return err
		}
		_, err = q.ExecContext(ctx, `INSERT INTO intake (id, person, content, attempts, holder, leased_until)
			VALUES ($1, $2, $3, 0, '', 0)`, id, in.Person, content)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("keep a file to be read: %w", err)
	}
	return id, nil
}

// ClaimIntake lends the oldest file that waits to be read; ErrNotFound when there is none. Attempts counts this claim.
func (db *DB) ClaimIntake(ctx context.Context, holder string, now time.Time, lease time.Duration) (in desk.Intake, err error) {
	scan := func(s scanner) (in desk.Intake, err error) {
		var content string
		var attempts int
		if err := s.Scan(&content, &attempts); err != nil {
			return in, err
		}
		err = decode(content, &in)
		in.Attempts = attempts
		return in, err
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		in, err = one(ctx, q, scan, `UPDATE intake SET holder = $1, leased_until = $2, attempts = attempts + 1
			WHERE id = (SELECT id FROM intake WHERE leased_until <= $3 ORDER BY id LIMIT 1) AND leased_until <= $3
			RETURNING content, attempts`, clean(holder), milli(now.Add(lease)), milli(now))
		return err
	})
	if err != nil {
		return in, fmt.Errorf("claim a file to be read: %w", err)
	}
	return in, nil
}

// FinishIntake forgets a file that was read or given up; ErrNotFound when it is not waiting.
func (db *DB) FinishIntake(ctx context.Context, id int64) error {
	if err := db.change(ctx, `DELETE FROM intake WHERE id = $1`, id); err != nil {
		return fmt.Errorf("finish reading file %d: %w", id, err)
	}
	return nil
}
