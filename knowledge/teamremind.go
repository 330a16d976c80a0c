package knowledge

import (
	"context"
	"fmt"
	"slices"
	"time"

	"studitiru/knowledge/agenda"
)

// Round is what one team is told at one moment. Its slots are claimed: whoever gets it sends it,
// in the transaction in which Remind was called.
type Round struct {
	Team  Team
	Plan  agenda.Plan
	Items map[string]TeamItem // by the ID that agenda uses
	Key   string              // unique, for the outbox
}

// remindAtOnce is how many teams one call of Remind looks at, so that its transaction stays short.
const remindAtOnce = 50

// Remind decides what is due at now, and claims it. Call it inside the transaction that puts the rounds into the
// outbox: when that fails, nothing is claimed, and the next call decides the same. Two processes that remind at
// once share the slots: each is claimed by one of them. More says that other teams are due as well.
func (s *Teams) Remind(ctx context.Context, now time.Time) (rounds []Round, more bool, err error) {
	teams, err := s.book.TeamsDue(ctx, now, remindAtOnce)
	if err != nil {
		return nil, false, err
	}
	for _, t := range teams {
		r, err := s.round(ctx, t, now)
		if err != nil {
			return nil, false, fmt.Errorf("remind team %d: %w", t.ID, err)
		}
		if r.Plan.Mode != agenda.Silent || r.Plan.Overdue != nil {
			rounds = append(rounds, r)
		}
	}
	return rounds, len(teams) == remindAtOnce, nil
}

// round plans for one team, claims what is to be sent, and notes when to look again.
func (s *Teams) round(ctx context.Context, t Team, now time.Time) (Round, error) {
	r := Round{Team: t, Items: map[string]TeamItem{}}
	kept, err := s.book.ItemsDue(ctx, t.ID, now)
	if err != nil {
		return r, err
	}
	calendar, since := s.Calendar(t), t.Looked
	var items []agenda.Item
	for _, i := range kept {
		it := Reckoned(i)
		r.Items[it.ID] = i
		items = append(items, it)
	}
	if since.IsZero() { // never looked at: from just before the earliest reminder that waits
		since = earliest(kept, now).Add(-time.Second)
	}
	// What lies behind since is settled; whether anything else was sent by another process is found out by claiming it.
	r.Plan = agenda.Due(now, calendar, items, func(string) bool { return false }, since)
	if !r.Plan.Wait.IsZero() {
		return Round{Team: t}, s.wait(ctx, kept, now, r.Plan.Wait)
	}
	if r.Plan, err = s.claimed(ctx, t, r.Plan, now); err != nil {
		return r, err
	}
	r.Key = fmt.Sprintf("team/%d/%d", t.ID, now.UnixMilli())
	return r, s.settle(ctx, t, kept, now)
}

// earliest is the first waiting reminder of a list, or now.
func earliest(items []TeamItem, now time.Time) time.Time {
	for _, i := range items {
		if !i.Next.IsZero() && i.Next.Before(now) {
			now = i.Next
		}
	}
	return now
}

// claimed keeps of a plan what nobody else has claimed.
func (s *Teams) claimed(ctx context.Context, t Team, p agenda.Plan, now time.Time) (agenda.Plan, error) {
	var keys []string
	for _, r := range p.Reminders {
		keys = append(keys, r.Keys...)
	}
	if p.Overdue != nil {
		keys = append(keys, p.Overdue.Key)
	}
	won, err := s.book.ClaimSlots(ctx, t.ID, keys, now)
	if err != nil {
		return p, err
	}
	p.Reminders = slices.DeleteFunc(p.Reminders, func(r agenda.Reminder) bool { return !slices.Contains(won, r.Slot.Key) })
	if len(p.Reminders) == 0 {
		p.Mode = agenda.Silent
	}
	if p.Overdue != nil && !slices.Contains(won, p.Overdue.Key) {
		p.Overdue = nil
	}
	return p, nil
}

// settle notes that the team is settled until now, and when each item is due next.
func (s *Teams) settle(ctx context.Context, t Team, items []TeamItem, now time.Time) error {
	if err := s.book.SetLooked(ctx, t.ID, now); err != nil {
		return err
	}
	calendar := s.Calendar(t)
	for _, i := range items {
		if i.Next.IsZero() || i.Next.After(now) {
			continue
		}
		if err := s.book.SetNext(ctx, i.ID, agenda.NextAt(Reckoned(i), calendar, now)); err != nil {
			return err
		}
	}
	return nil
}

// wait puts what is due off to the end of the quiet hours, without settling it.
func (s *Teams) wait(ctx context.Context, items []TeamItem, now, until time.Time) error {
	for _, i := range items {
		if i.Next.IsZero() || i.Next.After(now) {
			continue
		}
		if err := s.book.SetNext(ctx, i.ID, until); err != nil {
			return err
		}
	}
	return nil
}

// Coming is one reminder that will be sent if nothing changes.
type Coming struct {
	Team Team
	Item TeamItem
	Slot agenda.Slot
}

// Upcoming lists what will be sent from now until an instant, in order; team 0 for all teams.
func (s *Teams) Upcoming(ctx context.Context, team int64, until time.Time) ([]Coming, error) {
	teams, err := s.book.TeamsComing(ctx)
	if err != nil {
		return nil, err
	}
	var list []Coming
	for _, t := range teams {
		if team != 0 && t.ID != team {
			continue
		}
		items, err := s.book.Items(ctx, t.ID)
		if err != nil {
			return nil, err
		}
		for _, i := range items {
			for _, slot := range agenda.Slots(Reckoned(i), s.Calendar(t), s.now(), until) {
				list = append(list, Coming{t, i, slot})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Coming) int { return a.Slot.At.Compare(b.Slot.At) })
	return list, nil
}

// ICS is the agenda of a team as a calendar file.
func (s *Teams) ICS(ctx context.Context, by Actor, team int64) ([]byte, error) {
	kept, err := s.Items(ctx, by, team)
	if err != nil {
		return nil, err
	}
	t, err := s.book.Team(ctx, team)
	if err != nil {
		return nil, err
	}
	items := make([]agenda.Item, 0, len(kept))
	names, err := s.Owners(ctx, kept)
	if err != nil {
		return nil, err
	}
	for _, i := range kept {
		it := Reckoned(i)
		it.Owner = names[i.Owner]
		items = append(items, it)
	}
	raw, err := agenda.Calendar(items, s.Calendar(t))
	if err != nil {
		return nil, fmt.Errorf("write the calendar of team %d: %w", team, err)
	}
	return raw, nil
}
