package data

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"studitiru/knowledge"
	"studitiru/knowledge/team"
)

const cycleColumns = `id, team, year, kind, instrument, created`

func scanCycle(s scanner) (c team.Cycle, err error) {
	var created int64
	err = s.Scan(&c.ID, &c.Team, &c.Year, &c.Kind, &c.Instrument, &created)
	c.Created = fromMilli(created)
	return c, err
}

// SaveCycle opens a cycle, or changes its instrument; see team.Cycles.
func (db *DB) SaveCycle(ctx context.Context, by knowledge.Actor, c team.Cycle) (saved team.Cycle, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		kept, err := one(ctx, q, scanCycle, `SELECT `+cycleColumns+` FROM cycles WHERE team = $1 AND year = $2 AND kind = $3`, c.Team,
			c.Year, clean(c.Kind))
		if err == nil && kept.ID != c.ID {
			saved = kept
			return knowledge.ErrDuplicate
		}
		if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			return err
		}
		if c.ID == 0 {
			if c.ID, err = take(ctx, q, "cycle", 1); err != nil {
				return err
			}
			c.Created = db.now()
		}
		saved, err = one(ctx, q, scanCycle, `INSERT INTO cycles (`+cycleColumns+`) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (id) DO UPDATE SET instrument = excluded.instrument RETURNING `+cycleColumns,
			c.ID, c.Team, c.Year, clean(c.Kind), clean(c.Instrument), milli(c.Created))
		if err != nil {
			return err
		}
		return db.audit(ctx, q, by.Entry("cycle.saved", "cycle:"+strconv.FormatInt(c.ID, 10), "{}"))
	})
	if err != nil {
		return saved, fmt.Errorf("save a cycle: %w", err)
	}
	return saved, nil
}

// Cycles lists the cycles of a team, the newest year first.
func (db *DB) Cycles(ctx context.Context, team int64) ([]team.Cycle, error) {
	found, err := list(ctx, db.reader(ctx), scanCycle,
		`SELECT `+cycleColumns+` FROM cycles WHERE team = $1 ORDER BY year DESC, id DESC`, team)
	if err != nil {
		return nil, fmt.Errorf("list the cycles of team %d: %w", team, err)
	}
	return found, nil
}

const evidenceColumns = `id, team, cycle, indicator, item, form, link, owner, state, due, updated`

func scanEvidence(s scanner) (e team.Evidence, err error) {
	var due, updated int64
	err = s.Scan(&e.ID, &e.Team, &e.Cycle, &e.Indicator, &e.Item, &e.Form, &e.Link, &e.Owner, &e.State, &due, &updated)
	e.Due, e.Updated = fromMilli(due), fromMilli(updated)
	return e, err
}

// SaveEvidence inserts (ID 0) or replaces a line of the checklist.
func (db *DB) SaveEvidence(ctx context.Context, e team.Evidence) (saved team.Evidence, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		if e.ID == 0 {
			if e.ID, err = take(ctx, q, "evidence", 1); err != nil {
				return err
			}
		}
		saved, err = one(ctx, q, scanEvidence,
			`INSERT INTO evidence (`+evidenceColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
			ON CONFLICT (id) DO UPDATE SET indicator = excluded.indicator, item = excluded.item, form = excluded.form,
			link = excluded.link,
				owner = excluded.owner, state = excluded.state, due = excluded.due, updated = excluded.updated
			RETURNING `+evidenceColumns, e.ID, e.Team, e.Cycle, e.Indicator, clean(e.Item), clean(e.Form), clean(e.Link), e.Owner,
			clean(e.State), milli(e.Due), milli(db.now()))
		return err
	})
	if err != nil {
		return saved, fmt.Errorf("save a line of evidence: %w", err)
	}
	return saved, nil
}

// EvidenceOf lists the checklist of a cycle by indicator.
func (db *DB) EvidenceOf(ctx context.Context, cycle int64) ([]team.Evidence, error) {
	found, err := list(ctx, db.reader(ctx), scanEvidence,
		`SELECT `+evidenceColumns+` FROM evidence WHERE cycle = $1 ORDER BY indicator, id`, cycle)
	if err != nil {
		return nil, fmt.Errorf("list the evidence of cycle %d: %w", cycle, err)
	}
	return found, nil
}

// SaveRating keeps a value; the last one of a cycle, form and indicator counts.
func (db *DB) SaveRating(ctx context.Context, r team.Rating) error {
	err := db.change(ctx, `INSERT INTO ratings (team, cycle, form, indicator, value, person, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (cycle, form, indicator) DO UPDATE SET value = excluded.value, person = excluded.person, at = excluded.at`,
		r.Team, r.Cycle, clean(r.Form), r.Indicator, clean(r.Value), r.By, milli(db.orNow(r.At)))
	if err != nil {
		return fmt.Errorf("keep a rating of cycle %d: %w", r.Cycle, err)
	}
	return nil
}

// Ratings lists the values of a cycle.
func (db *DB) Ratings(ctx context.Context, cycle int64) ([]team.Rating, error) {
	scan := func(s scanner) (r team.Rating, err error) {
		var at int64
		err = s.Scan(&r.Team, &r.Cycle, &r.Form, &r.Indicator, &r.Value, &r.By, &at)
		r.At = fromMilli(at)
		return r, err
	}
	found, err := list(ctx, db.reader(ctx), scan,
		`SELECT team, cycle, form, indicator, value, person, at FROM ratings WHERE cycle = $1 ORDER BY form, indicator`, cycle)
	if err != nil {
		return nil, fmt.Errorf("list the ratings of cycle %d: %w", cycle, err)
	}
	return found, nil
}

const handoverColumns = `id, from_person, to_person, team, created, expires, done`

func scanHandover(s scanner) (h team.Handover, err error) {
	var created, expires int64
	err = s.Scan(&h.ID, &h.From, &h.To, &h.Team, &created, &expires, &h.Done)
	h.Created, h.Expires = fromMilli(created), fromMilli(expires)
	return h, err
}

// SaveHandover inserts (ID 0) or replaces an offer.
func (db *DB) SaveHandover(ctx context.Context, h team.Handover) (saved team.Handover, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		if h.ID == 0 {
			if h.ID, err = take(ctx, q, "handover", 1); err != nil {
				return err
			}
			h.Created = db.now()
		}
		saved, err = one(ctx, q, scanHandover, `INSERT INTO handovers (`+handoverColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (id) DO UPDATE SET to_person = excluded.to_person, expires = excluded.expires, done = excluded.done
			RETURNING `+handoverColumns, h.ID, h.From, h.To, h.Team, milli(h.Created), milli(h.Expires), h.Done)
		return err
	})
	if err != nil {
		return saved, fmt.Errorf("save a handover: %w", err)
	}
	return saved, nil
}

// Handover returns an offer, or ErrNotFound.
func (db *DB) Handover(ctx context.Context, id int64) (team.Handover, error) {
	h, err := one(ctx, db.reader(ctx), scanHandover, `SELECT `+handoverColumns+` FROM handovers WHERE id = $1`, id)
	if err != nil {
		return h, fmt.Errorf("read handover %d: %w", id, err)
	}
	return h, nil
}

// AcceptHandover moves what is open from one person to the other, all of it or nothing; see
// team.Cycles. ErrNotFound when the offer is not there, was accepted before, or is over.
func (db *DB) AcceptHandover(ctx context.Context, by knowledge.Actor, id int64) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		h, err := one(ctx, q, scanHandover,
			`UPDATE handovers SET done = TRUE WHERE id = $1 AND NOT done AND expires > $2 RETURNING `+handoverColumns,
			id, milli(db.now()))
		if err != nil {
			return err
		}
		for _, statement := range []string{
			`UPDATE team_items SET owner = $2, sequence = sequence + 1 WHERE owner = $1 AND state IN ('terbuka', 'berjalan')`,
			`UPDATE teams SET lead = $2 WHERE lead = $1`,
			`UPDATE teams SET superior = $2 WHERE superior = $1`,
			`UPDATE evidence SET owner = $2 WHERE owner = $1`,
			`UPDATE curations SET owner = $2 WHERE owner = $1`,
			`INSERT INTO team_members (team, person, name, active) SELECT m.team, p.id, p.name, p.active
				FROM team_members m, people p WHERE m.person = $1 AND p.id = $2 ON CONFLICT (team, person) DO NOTHING`,
		} {
			if _, err := q.ExecContext(ctx, statement, h.From, h.To); err != nil {
				return err
			}
		}
		return db.audit(ctx, q, by.Entry("person.handover", "person:"+strconv.FormatInt(h.From, 10), "{}"))
	})
	if err != nil {
		return fmt.Errorf("accept handover %d: %w", id, err)
	}
	return nil
}
