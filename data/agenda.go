package data

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/team"
)

const itemColumns = `id, team, kind, title, cycle, visit, due, zone, repeat, leads, owner, important, state, reason, snoozed,
	snooze_due, acked, done_until, agreed, since, sequence, next, created, updated, finished`

func scanItem(s scanner) (i team.Item, err error) {
	var leads, finished string
	err = s.Scan(&i.ID, &i.Team, &i.Kind, &i.Title, &i.Cycle, &i.Visit, moment{&i.Due}, &i.Zone, &i.Repeat, &leads, &i.Owner,
		&i.Important, &i.State, &i.Reason, moment{&i.Snoozed}, moment{&i.SnoozeDue}, moment{&i.Acked}, moment{&i.DoneUntil},
		moment{&i.Agreed}, moment{&i.Since}, &i.Sequence, moment{&i.Next}, moment{&i.Created}, moment{&i.Updated}, &finished)
	if err != nil {
		return i, err
	}
	for _, l := range strings.Fields(leads) {
		n, err := strconv.Atoi(l)
		if err != nil {
			return i, fmt.Errorf("read the leads of item %d: %w", i.ID, err)
		}
		i.Leads = append(i.Leads, n)
	}
	for _, at := range strings.Fields(finished) {
		seconds, err := strconv.ParseInt(at, 10, 64)
		if err != nil {
			return i, fmt.Errorf("read what is finished of item %d: %w", i.ID, err)
		}
		i.Finished = append(i.Finished, time.Unix(seconds, 0).UTC())
	}
	return i, nil
}

// instants writes times as seconds.
func instants(list []time.Time) string {
	words := make([]string, len(list))
	for i, at := range list {
		words[i] = strconv.FormatInt(at.Unix(), 10)
	}
	return strings.Join(words, " ")
}

func numbers(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " ")
}

// SaveItem inserts or replaces an item of an agenda; see team.Items. The audit gets the state, not the title.
func (db *DB) SaveItem(ctx context.Context, by knowledge.Actor, i team.Item) (saved team.Item, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		q = db.prepared(q)
		action := "item.changed"
		if i.ID == 0 {
			action = "item.added"
			if i.ID, err = take(ctx, q, "item", 1); err != nil {
				return err
			}
			i.Created = db.now()
		}
		if saved, err = insertItem(ctx, q, i, db.now()); err != nil {
			return err
		}
		detail, err := encode(map[string]any{"team": i.Team, "state": i.State, "due": milli(i.Due)})
		if err != nil {
			return err
		}
		return db.audit(ctx, q, by.Entry(action, "item:"+strconv.FormatInt(i.ID, 10), detail))
	})
	if err != nil {
		return saved, fmt.Errorf("save an item of an agenda: %w", err)
	}
	return saved, nil
}

func insertItem(ctx context.Context, q runner, i team.Item, now time.Time) (team.Item, error) {
	return one(ctx, q, scanItem, `INSERT INTO team_items (`+itemColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 0, $21, $22, $23, $24)
		ON CONFLICT (id) DO UPDATE SET team = excluded.team, kind = excluded.kind, title = excluded.title, cycle = excluded.cycle,
			visit = excluded.visit, due = excluded.due, zone = excluded.zone, repeat = excluded.repeat, leads = excluded.leads,
			owner = excluded.owner, important = excluded.important, state = excluded.state, reason = excluded.reason,
			snoozed = excluded.snoozed, snooze_due = excluded.snooze_due, acked = excluded.acked,
			done_until = excluded.done_until, agreed = excluded.agreed, since = excluded.since, sequence = team_items.sequence + 1,
			next = excluded.next, updated = excluded.updated, finished = excluded.finished
		RETURNING `+itemColumns, i.ID, i.Team, clean(i.Kind), clean(i.Title), i.Cycle, i.Visit, milli(i.Due), clean(i.Zone),
		clean(i.Repeat),
		numbers(i.Leads), i.Owner, i.Important, string(i.State), clean(i.Reason), milli(i.Snoozed),
		milli(i.SnoozeDue), milli(i.Acked), milli(i.DoneUntil), milli(i.Agreed), milli(i.Since), milli(i.Next),
		milli(i.Created), milli(now), instants(i.Finished))
}

// Item returns an item, or ErrNotFound.
func (db *DB) Item(ctx context.Context, id int64) (team.Item, error) {
	i, err := one(ctx, db.again(ctx), scanItem, `SELECT `+itemColumns+` FROM team_items WHERE id = $1`, id)
	if err != nil {
		return i, fmt.Errorf("read item %d: %w", id, err)
	}
	return i, nil
}

// Items lists the agenda of a team, the earliest date first and what has none last.
func (db *DB) Items(ctx context.Context, team int64) ([]team.Item, error) {
	return db.items(ctx, `WHERE team = $1 ORDER BY CASE WHEN due = 0 THEN 1 ELSE 0 END, due, id`, team)
}

// ItemsDue lists what is to be spoken of; see team.Rounds. The plus keeps SQLite from reading all that a team has.
func (db *DB) ItemsDue(ctx context.Context, teams []int64, now time.Time) ([]team.Item, error) {
	if len(teams) == 0 {
		return nil, nil
	}
	var c conditions
	at := c.arg(milli(now))
	among(&c, "+team", rounded(teams), func(id int64) int64 { return id })
	return db.items(ctx, `WHERE next > 0 AND next <= `+at+` AND `+c.parts[0]+` AND state IN ('terbuka', 'berjalan')`, c.args...)
}

// ItemsLate lists what may be overdue; see team.Items. SQLite plans a comparison of next with a parameter anew for every value,
// because of the index of what is due; it does not with BETWEEN.
func (db *DB) ItemsLate(ctx context.Context, teams []int64, after, now time.Time) ([]team.Item, error) {
	if len(teams) == 0 {
		return nil, nil
	}
	var c conditions
	from, to := c.arg(milli(after)), c.arg(milli(now))
	among(&c, "team", rounded(teams), func(id int64) int64 { return id })
	return db.items(ctx, `WHERE `+c.parts[0]+` AND state IN ('terbuka', 'berjalan') AND kind <> 'acara'
		AND next NOT BETWEEN 1 AND `+to+` AND (due > `+from+` AND due <= `+to+` OR repeat <> '')`, c.args...)
}

// rounded repeats the last of some IDs until their number is a power of two: so a few statements do for all, and stay prepared.
func rounded(ids []int64) []int64 {
	list := slices.Clone(ids)
	for n := len(list); n&(n-1) != 0; n++ {
		list = append(list, list[len(ids)-1])
	}
	return list
}

// ItemsOwned lists what a person has to do, in all teams.
func (db *DB) ItemsOwned(ctx context.Context, person int64) ([]team.Item, error) {
	return db.items(ctx, `WHERE owner = $1 AND owner > 0 ORDER BY CASE WHEN due = 0 THEN 1 ELSE 0 END, due, id`, person)
}

func (db *DB) items(ctx context.Context, where string, args ...any) ([]team.Item, error) {
	found, err := list(ctx, db.again(ctx), scanItem, `SELECT `+itemColumns+` FROM team_items `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list an agenda: %w", err)
	}
	return found, nil
}

// atOnce is how many rows one statement changes, so that it stays below the parameters that an engine takes.
const atOnce = 256

// SetNext changes only when the next reminders of items are due.
func (db *DB) SetNext(ctx context.Context, next map[int64]time.Time) error {
	if len(next) == 0 {
		return nil
	}
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		for ids := range slices.Chunk(slices.Sorted(maps.Keys(next)), atOnce) {
			var c conditions
			rows := make([]string, 0, atOnce)
			for _, id := range rounded(ids) {
				rows = append(rows, "(CAST("+c.arg(id)+" AS BIGINT), CAST("+c.arg(milli(next[id]))+" AS BIGINT))")
			}
			_, err := db.prepared(q).ExecContext(ctx, `WITH new (item, due) AS (VALUES `+strings.Join(rows, ", ")+`)
				UPDATE team_items SET next = new.due FROM new WHERE id = new.item`, c.args...)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep the next reminders of %d items: %w", len(next), err)
	}
	return nil
}

// ClaimSlots marks slots as sent; see team.Rounds. Two processes that claim one slot at once wait for
// each other, and one of them gets it.
func (db *DB) ClaimSlots(ctx context.Context, slots []team.SlotClaim, at time.Time) (won []team.SlotClaim, err error) {
	if len(slots) == 0 {
		return nil, nil
	}
	scan := func(s scanner) (c team.SlotClaim, err error) {
		err = s.Scan(&c.Team, &c.Key)
		return c, err
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		var c conditions
		when := c.arg(milli(at))
		rows := make([]string, len(slots))
		for i, s := range slots {
			rows[i] = "(" + c.arg(s.Team) + ", " + when + ", " + c.arg(clean(s.Key)) + ")"
		}
		won, err = list(ctx, db.prepared(q), scan, `INSERT INTO team_slots (team, at, slot) VALUES `+strings.Join(rows, ", ")+`
			ON CONFLICT (team, slot) DO NOTHING RETURNING team, slot`, c.args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claim %d reminders: %w", len(slots), err)
	}
	return won, nil
}

// SetLooked notes until when the reminders of teams are settled.
func (db *DB) SetLooked(ctx context.Context, teams []int64, until time.Time) error {
	if len(teams) == 0 {
		return nil
	}
	var c conditions
	at := c.arg(milli(until))
	among(&c, "id", teams, func(id int64) int64 { return id })
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := db.prepared(q).ExecContext(ctx, `UPDATE teams SET looked = `+at+` WHERE `+c.parts[0], c.args...)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep until when %d teams were reminded: %w", len(teams), err)
	}
	return nil
}
