package team

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// How the weekly messages of teams are made.
const (
	weekWindow  = 10 * time.Hour // after the team's hour on Monday; later it is no longer the week's beginning
	weekItems   = 12
	newsShown   = 5
	weekOfHours = 7 * 24 * time.Hour
)

// Weeks says on Monday, at the team's hour, what the week brings, and to teams that want it which practices are
// new. A week that brings nothing is passed over.
func (f *Team) Weeks(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	teams, err := f.config.Teams.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the teams: %w", err)
	}
	for _, group := range teams {
		calendar := f.config.Teams.Calendar(group)
		today := agenda.DateOf(now, calendar.Zone)
		begin := today.At(calendar.Hour, calendar.Zone)
		if today.Weekday() != time.Monday || now.Before(begin) || now.Sub(begin) > weekWindow || calendar.QuietAt(now) {
			continue
		}
		if !f.weeks.First(group.ID<<16 | begin.Unix()/int64(weekOfHours/time.Second)&0xFFFF) {
			continue
		}
		for _, part := range []struct {
			name  string
			write func(context.Context, work.Team, time.Time) (talk.Text, error)
		}{{"week", f.config.weekAhead}, {"news", f.config.weekNews}} {
			said, err := part.write(ctx, group, now)
			if err != nil {
				return nil, err
			}
			if len(said) > 0 {
				key := fmt.Sprintf("%s/%d/%s", part.name, group.ID, today)
				send := &talk.Send{Chat: group.Chat, Thread: group.Thread, Text: said}
				notices = append(notices, talk.Notice{Key: key, Action: talk.Action{Send: send}})
			}
		}
	}
	return notices, nil
}

// weekAhead lists what is due within a week; "" when nothing is, or the team does not want it.
func (c *Config) weekAhead(ctx context.Context, group work.Team, now time.Time) (talk.Text, error) {
	if !group.Weekly {
		return nil, nil
	}
	items, err := c.Teams.Items(ctx, c.System, group.ID)
	if err != nil {
		return nil, fmt.Errorf("list an agenda: %w", err)
	}
	calendar := c.Teams.Calendar(group)
	var text talk.Text
	n := 0
	for _, i := range items {
		next := work.Reckoned(i).Next(calendar.Week, now)
		if !open(i) || next.IsZero() || next.Sub(now) > weekOfHours {
			continue
		}
		if n++; n <= weekItems {
			text.Line().Plain("• ").Bold(talk.Clip(i.Title, 100)).Plain(" – ", when(calendar, i))
		}
	}
	if n > weekItems {
		text.Line().Plain(fmt.Sprintf(wordsMoreAgenda, n-weekItems))
	}
	evidence, err := c.weekEvidence(ctx, group, now)
	if err != nil {
		return nil, err
	}
	if n == 0 && len(evidence) == 0 {
		return nil, nil
	}
	if n > 0 && len(evidence) > 0 {
		text.Line()
	}
	text.Add(&evidence)
	return (&talk.Text{}).Bold(wordsWeek + group.Name).Line().Add(&text).Trim(), nil
}

// weekEvidence counts by owner the evidence whose date has gone by or comes within a week; "" when there is none.
func (c *Config) weekEvidence(ctx context.Context, group work.Team, now time.Time) (text talk.Text, err error) {
	cycle, _, err := c.Teams.Cycle(ctx, c.System, group.ID)
	if talk.Missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open a cycle: %w", err)
	}
	lines, err := c.Teams.Evidence(ctx, c.System, work.Cycle{ID: cycle.ID, Team: group.ID}) // of every lokus
	if err != nil {
		return nil, fmt.Errorf("list the evidence: %w", err)
	}
	members, err := c.Teams.Members(ctx, c.System, group.ID)
	if err != nil {
		return nil, fmt.Errorf("list a team's members: %w", err)
	}
	zone := c.Teams.Calendar(group).Zone
	for _, m := range append(members, work.Member{Name: wordsFollowNobody}) {
		var late, soon int
		var next time.Time
		for _, e := range lines {
			switch {
			case e.Owner != m.Person || e.Due.IsZero() || ipp.EvidenceState(e.State).Done() || e.Due.Sub(now) > weekOfHours:
			case e.Due.Before(now):
				late++
			default:
				if soon++; next.IsZero() || e.Due.Before(next) {
					next = e.Due
				}
			}
		}
		var parts []string
		if soon > 0 {
			parts = append(parts, fmt.Sprintf(wordsWeekSoon, soon, agenda.DateOf(next, zone).Plain()))
		}
		if late > 0 {
			parts = append(parts, fmt.Sprintf(wordsWeekLate, late))
		}
		if len(parts) > 0 {
			text.Line().Plain("• ").Mention(m.Name, m.Person).Plain(": ", strings.Join(parts, ", "))
		}
	}
	if len(text) > 0 {
		return *(&talk.Text{}).Line().Bold(wordsWeekEvidence).Add(&text), nil
	}
	return nil, nil
}

// weekNews lists practices that were published within a week, not those of the team's own place; "" when there are
// none, or the team does not want them.
func (c *Config) weekNews(ctx context.Context, group work.Team, now time.Time) (talk.Text, error) {
	if !group.Digest {
		return nil, nil
	}
	newest := knowledge.Filter{Kind: knowledge.Innovation, Newest: true, Limit: 50}
	docs, err := c.Library.Browse(ctx, newest, knowledge.Audience{})
	if err != nil {
		return nil, fmt.Errorf("list new practices: %w", err)
	}
	var text talk.Text
	n := 0
	for _, d := range docs {
		if now.Sub(d.Updated) > weekOfHours || slices.Contains(d.Places, group.Place) || len(d.Aspects) == 0 {
			continue
		}
		if n++; n <= newsShown {
			text.Line().Plain("• ").Add(talk.Citation(d, "")).Plain(fmt.Sprintf(wordsDocument, d.ID))
		}
	}
	if n == 0 {
		return nil, nil
	}
	return (&talk.Text{}).Bold(wordsNews).Line().Add(&text).Trim(), nil
}
