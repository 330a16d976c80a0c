package data

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/knowledge"
	"studitiru/knowledge/team"
)

const evidenceColumns = `id, team, cycle, unit, indicator, item, form, link, owner, state, due, note, noted, ` +
	`readied, verified, updated`

func scanEvidence(s scanner) (e team.Evidence, err error) {
	var due, updated int64
	err = s.Scan(&e.ID, &e.Team, &e.Cycle, &e.Unit, &e.Indicator, &e.Item, &e.Form, &e.Link, &e.Owner, &e.State, &due,
		&e.Note, &e.Noted, &e.Readied, &e.Verified, &updated)
	e.Due, e.Updated = fromMilli(due), fromMilli(updated)
	return e, err
}

// AddEvidence inserts new lines of checklists.
func (db *DB) AddEvidence(ctx context.Context, lines []team.Evidence) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		for _, e := range lines {
			id, err := take(ctx, q, "evidence", 1)
			if err != nil {
				return err
			}
			_, err = q.ExecContext(ctx, `INSERT INTO evidence (`+evidenceColumns+`)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
				id, e.Team, e.Cycle, e.Unit, e.Indicator, clean(e.Item), clean(e.Form), clean(e.Link), e.Owner, clean(e.State),
				milli(e.Due), clean(e.Note), e.Noted, e.Readied, e.Verified, milli(db.now()))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("add lines of evidence: %w", err)
	}
	return nil
}

// SaveEvidence replaces a line of a checklist, and audits which fields changed; see team.Checklists.
func (db *DB) SaveEvidence(ctx context.Context, by knowledge.Actor, e team.Evidence) (saved team.Evidence, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		before, err := one(ctx, q, scanEvidence, `SELECT `+evidenceColumns+` FROM evidence WHERE id = $1`, e.ID)
		if err != nil {
			return err
		}
		saved, err = one(ctx, q, scanEvidence,
			`UPDATE evidence SET item = $2, form = $3, link = $4, owner = $5, state = $6, due = $7, note = $8, noted = $9,
				readied = $10, verified = $11, updated = $12 WHERE id = $1 RETURNING `+evidenceColumns,
			e.ID, clean(e.Item), clean(e.Form), clean(e.Link), e.Owner, clean(e.State), milli(e.Due), clean(e.Note), e.Noted,
			e.Readied, e.Verified, milli(db.now()))
		if err != nil {
			return err
		}
		changed := changedEvidence(before, saved)
		if len(changed) == 0 {
			return nil
		}
		detail, err := encode(map[string]any{"fields": changed, "state": saved.State})
		if err != nil {
			return err
		}
		return db.audit(ctx, q, by.Entry("evidence.saved", "evidence:"+strconv.FormatInt(e.ID, 10), detail))
	})
	if err != nil {
		return saved, fmt.Errorf("save a line of evidence: %w", err)
	}
	return saved, nil
}

// changedEvidence names the fields in which two states of a line differ.
func changedEvidence(before, after team.Evidence) (fields []string) {
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"item", before.Item != after.Item || before.Form != after.Form},
		{"state", before.State != after.State},
		{"owner", before.Owner != after.Owner},
		{"due", !before.Due.Equal(after.Due)},
		{"link", before.Link != after.Link},
		{"note", before.Note != after.Note},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// EvidenceOf lists the checklist of a cycle by unit and indicator.
func (db *DB) EvidenceOf(ctx context.Context, cycle int64) ([]team.Evidence, error) {
	found, err := list(ctx, db.reader(ctx), scanEvidence,
		`SELECT `+evidenceColumns+` FROM evidence WHERE cycle = $1 ORDER BY unit, indicator, id`, cycle)
	if err != nil {
		return nil, fmt.Errorf("list the evidence of cycle %d: %w", cycle, err)
	}
	return found, nil
}

const ratingColumns = `team, cycle, unit, form, indicator, value, note, respondents, wanted, person, at`

// SaveRating keeps a value; the last one of a cycle, unit, form and indicator counts.
func (db *DB) SaveRating(ctx context.Context, by knowledge.Actor, r team.Rating) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := q.ExecContext(ctx, `INSERT INTO ratings (`+ratingColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
			ON CONFLICT (cycle, unit, form, indicator) DO UPDATE SET value = excluded.value, note = excluded.note,
				respondents = excluded.respondents, wanted = excluded.wanted, person = excluded.person, at = excluded.at`,
			r.Team, r.Cycle, r.Unit, clean(r.Form), r.Indicator, clean(r.Value), clean(r.Note), r.Respondents, r.Wanted, r.By,
			milli(db.orNow(r.At)))
		if err != nil {
			return err
		}
		detail, err := encode(map[string]any{"form": r.Form, "indicator": r.Indicator, "value": r.Value, "unit": r.Unit})
		if err != nil {
			return err
		}
		return db.audit(ctx, q, by.Entry("rating.saved", "cycle:"+strconv.FormatInt(r.Cycle, 10), detail))
	})
	if err != nil {
		return fmt.Errorf("keep a rating of cycle %d: %w", r.Cycle, err)
	}
	return nil
}

// Ratings lists the values of a cycle.
func (db *DB) Ratings(ctx context.Context, cycle int64) ([]team.Rating, error) {
	scan := func(s scanner) (r team.Rating, err error) {
		var at int64
		err = s.Scan(&r.Team, &r.Cycle, &r.Unit, &r.Form, &r.Indicator, &r.Value, &r.Note, &r.Respondents, &r.Wanted, &r.By, &at)
		r.At = fromMilli(at)
		return r, err
	}
	found, err := list(ctx, db.reader(ctx), scan,
		`SELECT `+ratingColumns+` FROM ratings WHERE cycle = $1 ORDER BY unit, form, indicator`, cycle)
	if err != nil {
		return nil, fmt.Errorf("list the ratings of cycle %d: %w", cycle, err)
	}
	return found, nil
}
