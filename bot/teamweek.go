package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/bot/talk"
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
func (b *Bot) teamWeeks(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
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
		if !b.weeks.First(group.ID<<16 | begin.Unix()/int64(weekOfHours/time.Second)&0xFFFF) {
			continue
		}
		for name, write := range map[string]func(context.Context, team.Team, time.Time) (talk.Text, error){"week": b.weekAhead, "news": b.weekNews} {
			said, err := write(ctx, group, now)
			if err != nil {
				return nil, err
			}
			if len(said) > 0 {
				key := fmt.Sprintf("%s/%d/%s", name, group.ID, today)
				notices = append(notices, talk.Notice{Key: key, Action: talk.Action{Send: &talk.Send{Chat: group.Chat, Thread: group.Thread, Text: said}}})
			}
		}
	}
	slices.SortFunc(notices, func(a, b talk.Notice) int { return strings.Compare(b.Key, a.Key) }) // the week before the news
	return notices, nil
}

// weekAhead lists what is due within a week; "" when nothing is, or the team does not want it.
func (b *Bot) weekAhead(ctx context.Context, group team.Team, now time.Time) (talk.Text, error) {
	if !group.Weekly {
		return nil, nil
	}
	items, err := b.Teams.Items(ctx, system(), group.ID)
	if err != nil {
		return nil, fmt.Errorf("list an agenda: %w", err)
	}
	calendar := b.Teams.Calendar(group)
	t := &turn{Bot: b}
	var text talk.Text
	n := 0
	for _, i := range items {
		next := team.Reckoned(i).Next(calendar.Week, now)
		if !open(i) || next.IsZero() || next.Sub(now) > weekOfHours {
			continue
		}
		if n++; n <= weekItems {
			text.Line().Plain("• ").Bold(talk.Clip(i.Title, 100)).Plain(" – ", t.when(group, i))
		}
	}
	if n == 0 {
		return nil, nil
	}
	if n > weekItems {
		text.Line().Plain(fmt.Sprintf("… dan %d lagi; lihat /agenda", n-weekItems))
	}
	return (&talk.Text{}).Bold(wordsWeek + group.Name).Line().Add(&text).Trim(), nil
}

// weekNews lists practices that were published within a week, not those of the team's own place; "" when there are
// none, or the team does not want them.
func (b *Bot) weekNews(ctx context.Context, group team.Team, now time.Time) (talk.Text, error) {
	if !group.Digest {
		return nil, nil
	}
	docs, err := b.Library.Browse(ctx, knowledge.Filter{Kind: knowledge.Innovation, Newest: true, Limit: 50}, knowledge.Audience{})
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
			text.Line().Plain("• ").Add(talk.Citation(d, "")).Plain(fmt.Sprintf(" (/dokumen %d)", d.ID))
		}
	}
	if n == 0 {
		return nil, nil
	}
	return (&talk.Text{}).Bold(wordsNews).Line().Add(&text).Trim(), nil
}
