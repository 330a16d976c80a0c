package data

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"studitiru/knowledge"
	"studitiru/knowledge/team"
)

func scanUnit(s scanner) (u team.Unit, err error) {
	var created int64
	err = s.Scan(&u.ID, &u.Team, &u.Name, &created)
	u.Created = fromMilli(created)
	return u, err
}

// SaveUnit adds a lokus; the first of a team takes over what it had without one. See team.Units.
func (db *DB) SaveUnit(ctx context.Context, by knowledge.Actor, u team.Unit) (saved team.Unit, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		there, err := list(ctx, q, scanUnit, `SELECT id, team, name, created FROM team_units WHERE team = $1`, u.Team)
		if err != nil {
			return err
		}
		for _, other := range there {
			if other.Name == clean(u.Name) {
				saved = other
				return knowledge.ErrDuplicate
			}
		}
		if u.ID, err = take(ctx, q, "unit", 1); err != nil {
			return err
		}
		saved, err = one(ctx, q, scanUnit, `INSERT INTO team_units (id, team, name, created) VALUES ($1, $2, $3, $4)
			RETURNING id, team, name, created`, u.ID, u.Team, clean(u.Name), milli(db.now()))
		if err != nil {
			return err
		}
		if len(there) == 0 {
			for _, table := range []string{"evidence", "ratings", "team_tasks"} {
				if _, err := q.ExecContext(ctx, `UPDATE `+table+` SET unit = $2 WHERE team = $1 AND unit = 0`, u.Team, u.ID); err != nil {
					return err
				}
			}
		}
		return db.audit(ctx, q, by.Entry("unit.saved", "team:"+strconv.FormatInt(u.Team, 10), "{}"))
	})
	if err != nil {
		return saved, fmt.Errorf("save a unit of team %d: %w", u.Team, err)
	}
	return saved, nil
}

// Units lists the lokus of a team, the oldest first.
func (db *DB) Units(ctx context.Context, teamID int64) ([]team.Unit, error) {
	found, err := list(ctx, db.reader(ctx), scanUnit,
		`SELECT id, team, name, created FROM team_units WHERE team = $1 ORDER BY id`, teamID)
	if err != nil {
		return nil, fmt.Errorf("list the units of team %d: %w", teamID, err)
	}
	return found, nil
}

// SetWorkplace keeps which lokus a person looks at.
func (db *DB) SetWorkplace(ctx context.Context, teamID, person, unit int64) error {
	err := db.change(ctx, `INSERT INTO team_workplaces (team, person, unit) VALUES ($1, $2, $3)
		ON CONFLICT (team, person) DO UPDATE SET unit = excluded.unit`, teamID, person, unit)
	if err != nil {
		return fmt.Errorf("keep a workplace in team %d: %w", teamID, err)
	}
	return nil
}

// Workplace is the lokus that a person looks at, 0 for none.
func (db *DB) Workplace(ctx context.Context, teamID, person int64) (int64, error) {
	scan := func(s scanner) (unit int64, err error) { return unit, s.Scan(&unit) }
	unit, err := one(ctx, db.reader(ctx), scan, `SELECT unit FROM team_workplaces WHERE team = $1 AND person = $2`, teamID, person)
	if errors.Is(err, knowledge.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read a workplace in team %d: %w", teamID, err)
	}
	return unit, nil
}

// SaveTask ties an item of the agenda to an indicator.
func (db *DB) SaveTask(ctx context.Context, t team.Task) error {
	err := db.change(ctx, `INSERT INTO team_tasks (item, team, cycle, unit, indicator, score) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (item) DO UPDATE SET indicator = excluded.indicator, score = excluded.score`,
		t.Item, t.Team, t.Cycle, t.Unit, t.Indicator, t.Score)
	if err != nil {
		return fmt.Errorf("keep a task of cycle %d: %w", t.Cycle, err)
	}
	return nil
}

// Tasks lists the tasks of a cycle in the order in which they were made.
func (db *DB) Tasks(ctx context.Context, cycle int64) ([]team.Task, error) {
	scan := func(s scanner) (t team.Task, err error) {
		return t, s.Scan(&t.Item, &t.Team, &t.Cycle, &t.Unit, &t.Indicator, &t.Score)
	}
	found, err := list(ctx, db.reader(ctx), scan,
		`SELECT item, team, cycle, unit, indicator, score FROM team_tasks WHERE cycle = $1 ORDER BY item`, cycle)
	if err != nil {
		return nil, fmt.Errorf("list the tasks of cycle %d: %w", cycle, err)
	}
	return found, nil
}
