package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// How the weekly messages of teams are made.
const (
	weekWindow  = 10 * time.Hour // after the team's hour on Monday; later it is no longer the week's beginning
	weekItems   = 12
	newsShown   = 5
	weekOfHours = 7 * 24 * time.Hour
)

// teamWeeks says on Monday, at the team's hour, what the week brings, and to teams that want it which practices are
// new. A week that brings nothing is passed over.
func (b *Bot) teamWeeks(ctx context.Context, now time.Time) (notices []Notice, err error) {
	teams, err := b.Teams.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the teams: %w", err)
	}
	for _, group := range teams {
		calendar := b.Teams.Calendar(group)
		today := agenda.DateOf(now, calendar.Zone)
		begin := today.At(calendar.Hour, calendar.Zone)
		if today.Weekday() != time.Monday || now.Before(begin) || now.Sub(begin) > weekWindow || calendar.QuietAt(now) {
			continue
		}
		if !b.weeks.first(group.ID<<16 | begin.Unix()/int64(weekOfHours/time.Second)&0xFFFF) {
			continue
		}
		for name, write := range map[string]func(context.Context, team.Team, time.Time) (string, error){"week": b.weekAhead, "news": b.weekNews} {
			html, err := write(ctx, group, now)
			if err != nil {
				return nil, err
			}
			if html != "" {
				key := fmt.Sprintf("%s/%d/%s", name, group.ID, today)
				notices = append(notices, Notice{Key: key, Action: Action{Send: &Send{Chat: group.Chat, Thread: group.Thread, HTML: html}}})
			}
		}
	}
	slices.SortFunc(notices, func(a, b Notice) int { return strings.Compare(b.Key, a.Key) }) // the week before the news
	return notices, nil
}

// weekAhead lists what is due within a week; "" when nothing is, or the team does not want it.
func (b *Bot) weekAhead(ctx context.Context, group team.Team, now time.Time) (string, error) {
	if !group.Weekly {
		return "", nil
	}
	items, err := b.Teams.Items(ctx, system(), group.ID)
	if err != nil {
		return "", fmt.Errorf("list an agenda: %w", err)
	}
	calendar := b.Teams.Calendar(group)
	t := &talk{Bot: b}
	var text markup
	n := 0
	for _, i := range items {
		next := team.Reckoned(i).Next(calendar.Week, now)
		if !open(i) || next.IsZero() || next.Sub(now) > weekOfHours {
			continue
		}
		if n++; n <= weekItems {
			text.Line().Text("• ").Bold(clip(i.Title, 100)).Text(" – ", t.when(group, i))
		}
	}
	if n == 0 {
		return "", nil
	}
	if n > weekItems {
		text.Line().Text(fmt.Sprintf("… dan %d lagi; lihat /agenda", n-weekItems))
	}
	return (&markup{}).Bold(wordsWeek + group.Name).Line().Add(&text).String(), nil
}

// weekNews lists practices that were published within a week, not those of the team's own place; "" when there are
// none, or the team does not want them.
func (b *Bot) weekNews(ctx context.Context, team team.Team, now time.Time) (string, error) {
	if !team.Digest {
		return "", nil
	}
	docs, err := b.Library.Browse(ctx, knowledge.Filter{Kind: knowledge.Innovation, Newest: true, Limit: 50}, knowledge.Audience{})
	if err != nil {
		return "", fmt.Errorf("list new practices: %w", err)
	}
	var text markup
	n := 0
	for _, d := range docs {
		if now.Sub(d.Updated) > weekOfHours || slices.Contains(d.Places, team.Place) || len(d.Aspects) == 0 {
			continue
		}
		if n++; n <= newsShown {
			text.Line().Text("• ").Add(citation(d, "")).Text(fmt.Sprintf(" (/dokumen %d)", d.ID))
		}
	}
	if n == 0 {
		return "", nil
	}
	return (&markup{}).Bold(wordsNews).Line().Add(&text).String(), nil
}
