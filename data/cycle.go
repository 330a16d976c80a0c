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
