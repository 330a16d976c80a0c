package data

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/team"
)

const teamColumns = `id, chat, thread, name, agency, unit, place, zone, hour, quiet_from, quiet_to, workdays, lead, digest,
	weekly, paused, looked, created, updated, closed, superior, days_off, joint_leave, named`

func scanTeam(s scanner) (t team.Team, err error) {
	var days, off string
	err = s.Scan(&t.ID, &t.Chat, &t.Thread, &t.Name, &t.Agency, &t.Unit, &t.Place, &t.Zone, &t.Hour, &t.QuietFrom, &t.QuietTo,
		&days, &t.Lead, &t.Digest, &t.Weekly, &t.Paused, moment{&t.Looked}, moment{&t.Created}, moment{&t.Updated},
		&t.Closed, &t.Superior, &off, &t.JointLeave, &t.Named)
	if err != nil {
		return t, err
	}
	for _, d := range days {
		t.Workdays = append(t.Workdays, time.Weekday(d-'0'))
	}
	if off != "" {
		t.DaysOff = strings.Fields(off)
	}
	return t, nil
}

// weekdays writes days as digits, 0 for Sunday.
func weekdays(days []time.Weekday) string {
	var b strings.Builder
	for _, d := range days {
		b.WriteString(strconv.Itoa(int(d)))
	}
	return b.String()
}

// SaveTeam inserts or replaces a team; see team.Roster.
func (db *DB) SaveTeam(ctx context.Context, by knowledge.Actor, t team.Team) (team.Team, error) {
	var saved team.Team
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		kept, err := one(ctx, q, scanTeam, `SELECT `+teamColumns+` FROM teams WHERE chat = $1`, t.Chat)
		if err == nil && kept.ID != t.ID {
			saved = kept
			return knowledge.ErrDuplicate
		}
		if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			return err
		}
		saved, err = db.saveTeam(ctx, q, by, t)
		return err
	})
	if err != nil {
		return saved, fmt.Errorf("save a team: %w", err)
	}
	return saved, nil
}

func (db *DB) saveTeam(ctx context.Context, q runner, by knowledge.Actor, t team.Team) (_ team.Team, err error) {
	action := "team.changed"
	if t.ID == 0 {
		action = "team.added"
		if t.ID, err = take(ctx, q, "team", 1); err != nil {
			return t, err
		}
		t.Created = db.now()
	}
	t.Updated = db.now()
	saved, err := one(ctx, q, scanTeam, `INSERT INTO teams (`+teamColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
		ON CONFLICT (id) DO UPDATE SET chat = excluded.chat, thread = excluded.thread, name = excluded.name, agency = excluded.agency,
			unit = excluded.unit, place = excluded.place, zone = excluded.zone, hour = excluded.hour,
			quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, workdays = excluded.workdays, lead = excluded.lead,
			digest = excluded.digest, weekly = excluded.weekly, paused = excluded.paused, looked = excluded.looked,
			updated = excluded.updated, closed = excluded.closed, superior = excluded.superior, days_off = excluded.days_off,
			joint_leave = excluded.joint_leave, named = excluded.named
		RETURNING `+teamColumns, t.ID, t.Chat, t.Thread, clean(t.Name), clean(t.Agency), clean(t.Unit), clean(t.Place), clean(t.Zone),
		t.Hour, t.QuietFrom, t.QuietTo, weekdays(t.Workdays), t.Lead, t.Digest, t.Weekly, t.Paused, milli(t.Looked),
		milli(t.Created), milli(t.Updated), t.Closed, t.Superior, clean(strings.Join(t.DaysOff, " ")), t.JointLeave, t.Named)
	if err != nil {
		return t, err
	}
	detail, err := encode(map[string]any{"zone": t.Zone, "place": t.Place, "paused": t.Paused})
	if err != nil {
		return t, err
	}
	return saved, db.audit(ctx, q, by.Entry(action, "team:"+strconv.FormatInt(t.ID, 10), detail))
}

// Team returns a team, or ErrNotFound.
func (db *DB) Team(ctx context.Context, id int64) (team.Team, error) {
	t, err := one(ctx, db.again(ctx), scanTeam, `SELECT `+teamColumns+` FROM teams WHERE id = $1`, id)
	if err != nil {
		return t, fmt.Errorf("read team %d: %w", id, err)
	}
	return t, nil
}

// TeamIn returns the team of a chat, or ErrNotFound.
func (db *DB) TeamIn(ctx context.Context, chat int64) (team.Team, error) {
	t, err := one(ctx, db.again(ctx), scanTeam, `SELECT `+teamColumns+` FROM teams WHERE chat = $1`, chat)
	if err != nil {
		return t, fmt.Errorf("read the team of a chat: %w", err)
	}
	return t, nil
}

// TeamsOf lists the teams that a person leads or is in.
func (db *DB) TeamsOf(ctx context.Context, person int64) ([]team.Team, error) {
	return db.teams(ctx, `WHERE lead = $1 OR id IN (SELECT team FROM team_members WHERE person = $1) ORDER BY id`, person)
}

// TeamsComing lists the teams that can be written to.
func (db *DB) TeamsComing(ctx context.Context) ([]team.Team, error) {
	return db.teams(ctx, `WHERE NOT paused ORDER BY id`)
}

// teamsDue finds the teams with something to send. It reads the index of what is due and no more.
const teamsDue = `SELECT ` + teamColumns + ` FROM teams JOIN
	(SELECT team, MIN(next) AS first FROM team_items WHERE next > 0 AND next <= $1 GROUP BY team) due ON due.team = teams.id
	WHERE NOT paused ORDER BY due.first, id LIMIT $2`

// TeamsDue lists teams with a reminder to send; see team.Rounds.
func (db *DB) TeamsDue(ctx context.Context, now time.Time, most int) ([]team.Team, error) {
	found, err := list(ctx, db.again(ctx), scanTeam, teamsDue, milli(now), limit(most))
	if err != nil {
		return nil, fmt.Errorf("find the teams to remind: %w", err)
	}
	return found, nil
}

// NextReminder is when the earliest reminder that waits is due, of teams that can be written to; the zero time when none waits.
func (db *DB) NextReminder(ctx context.Context) (time.Time, error) {
	at, err := one(ctx, db.reader(ctx), number, `SELECT COALESCE(MIN(i.next), 0) FROM team_items i JOIN teams t ON t.id = i.team
		WHERE i.next > 0 AND NOT t.paused`)
	if err != nil {
		return time.Time{}, fmt.Errorf("find the next reminder: %w", err)
	}
	return fromMilli(at), nil
}

func (db *DB) teams(ctx context.Context, where string, args ...any) ([]team.Team, error) {
	found, err := list(ctx, db.reader(ctx), scanTeam, `SELECT `+teamColumns+` FROM teams `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list teams: %w", err)
	}
	return found, nil
}

// SaveMember inserts or replaces a member; an empty name does not take a known one away.
func (db *DB) SaveMember(ctx context.Context, m team.Member) error {
	err := db.change(ctx, `INSERT INTO team_members (team, person, name, active) VALUES ($1, $2, $3, $4)
		ON CONFLICT (team, person) DO UPDATE SET active = excluded.active,
			name = CASE WHEN excluded.name = '' THEN team_members.name ELSE excluded.name END`,
		m.Team, m.Person, clean(m.Name), m.Active)
	if err != nil {
		return fmt.Errorf("keep a member of team %d: %w", m.Team, err)
	}
	return nil
}

// DropMember takes a person out of a team; ErrNotFound when the person is not in it.
func (db *DB) DropMember(ctx context.Context, team, person int64) error {
	if err := db.change(ctx, `DELETE FROM team_members WHERE team = $1 AND person = $2`, team, person); err != nil {
		return fmt.Errorf("drop a member of team %d: %w", team, err)
	}
	return nil
}

// Members lists the people of a team by name.
func (db *DB) Members(ctx context.Context, teamID int64) ([]team.Member, error) {
	scan := func(s scanner) (m team.Member, err error) {
		err = s.Scan(&m.Team, &m.Person, &m.Name, &m.Active)
		return m, err
	}
	found, err := list(ctx, db.reader(ctx), scan,
		`SELECT team, person, name, active FROM team_members WHERE team = $1 ORDER BY name, person`, teamID)
	if err != nil {
		return nil, fmt.Errorf("list the members of team %d: %w", teamID, err)
	}
	return found, nil
}
