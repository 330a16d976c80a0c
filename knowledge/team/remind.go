package team

import (
	"context"
	"fmt"
	"slices"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
)

// Round is what one team is told at one moment. Its slots are claimed: whoever gets it sends it,
// in the transaction in which Remind was called.
type Round struct {
	Team  Team
	Plan  agenda.Plan
	Items map[string]Item // by the ID that agenda uses
	Key   string          // unique, for the outbox

	calendar agenda.Team
	reckoned []agenda.Item // the same items
}

// remindAtOnce is how many teams one call of Remind looks at, so that its transaction stays short.
const remindAtOnce = 50

// Remind decides what is due at now, and claims it. Call it inside the transaction that puts the rounds into the
// outbox: when that fails, nothing is claimed, and the next call decides the same. Two processes that remind at
// once share the slots: each is claimed by one of them. More says that other teams may be due as well.
func (s *Teams) Remind(ctx context.Context, now time.Time) (rounds []Round, more bool, err error) {
	teams, err := s.book.TeamsDue(ctx, now, remindAtOnce)
	if err != nil || len(teams) == 0 {
		return nil, false, err
	}
	planned, err := s.plan(ctx, teams, now)
	if err != nil {
		return nil, false, fmt.Errorf("plan reminders: %w", err)
	}
	if err := s.claim(ctx, planned, now); err != nil {
		return nil, false, err
	}
	if err := s.settle(ctx, planned, now); err != nil {
		return nil, false, err
	}
	for _, r := range planned {
		if r.Plan.Mode != agenda.Silent || r.Plan.Overdue != nil {
			rounds = append(rounds, r)
		}
	}
	return rounds, len(teams) == remindAtOnce, nil
}

// plan reckons what is due for each team.
func (s *Teams) plan(ctx context.Context, teams []Team, now time.Time) ([]Round, error) {
	ids, at := make([]int64, len(teams)), make(map[int64]int, len(teams))
	rounds := make([]Round, len(teams))
	for n, t := range teams {
		ids[n], at[t.ID] = t.ID, n
		rounds[n] = Round{Team: t, Items: map[string]Item{}, Key: fmt.Sprintf("team/%d/%d", t.ID, now.UnixMilli()),
			calendar: s.Calendar(t)}
	}
	due, err := s.book.ItemsDue(ctx, ids, now)
	if err != nil {
		return nil, err
	}
	for _, i := range due {
		rounds[at[i.Team]].add(i)
	}
	var listing []int64 // teams for which something that is late gives cause for the list of all that is
	for n := range rounds {
		r := &rounds[n]
		// What lies behind since is settled; whether anything else was sent by another process is found out by claiming it.
		r.Plan = agenda.Due(now, r.calendar, r.reckoned, func(string) bool { return false }, r.since(now))
		if r.Plan.Overdue != nil {
			listing = append(listing, r.Team.ID)
		}
	}
	late, err := s.book.ItemsLate(ctx, listing, agenda.Forgotten(now), now)
	if err != nil {
		return nil, err
	}
	longer := map[int64]bool{}
	for _, i := range late {
		rounds[at[i.Team]].add(i)
		longer[i.Team] = true
	}
	for id := range longer {
		r := &rounds[at[id]]
		r.Plan.Overdue.Items = agenda.ListLate(now, r.calendar, r.reckoned)
	}
	return rounds, nil
}

// add takes an item into a round.
func (r *Round) add(i Item) {
	it := Reckoned(i)
	if _, known := r.Items[it.ID]; !known { // what another process has put off meanwhile comes twice
		r.Items[it.ID] = i
		r.reckoned = append(r.reckoned, it)
	}
}

// since is until when a team is settled; of one that was never looked at, until just before the earliest reminder that
// waits.
func (r Round) since(now time.Time) time.Time {
	if r.Team.Looked.IsZero() {
		return earliest(r.Items, now).Add(-time.Second)
	}
	return r.Team.Looked
}

// earliest is the first waiting reminder of some items, or now.
func earliest(items map[string]Item, now time.Time) time.Time {
	for _, i := range items {
		if !i.Next.IsZero() && i.Next.Before(now) {
			now = i.Next
		}
	}
	return now
}

// claim keeps of the plans what nobody else has claimed.
func (s *Teams) claim(ctx context.Context, rounds []Round, now time.Time) error {
	var wanted []SlotClaim
	for _, r := range rounds {
		for _, reminder := range r.Plan.Reminders {
			for _, key := range reminder.Keys {
				wanted = append(wanted, SlotClaim{r.Team.ID, key})
			}
		}
		if r.Plan.Overdue != nil {
			wanted = append(wanted, SlotClaim{r.Team.ID, r.Plan.Overdue.Key})
		}
	}
	list, err := s.book.ClaimSlots(ctx, wanted, now)
	if err != nil {
		return err
	}
	won := make(map[SlotClaim]bool, len(list))
	for _, c := range list {
		won[c] = true
	}
	for n := range rounds {
		team, p := rounds[n].Team.ID, &rounds[n].Plan
		p.Reminders = slices.DeleteFunc(p.Reminders, func(r agenda.Reminder) bool { return !won[SlotClaim{team, r.Slot.Key}] })
		if len(p.Reminders) == 0 {
			p.Mode = agenda.Silent
		}
		if p.Overdue != nil && !won[SlotClaim{team, p.Overdue.Key}] {
			p.Overdue = nil
		}
	}
	return nil
}

// settle notes that the teams are settled until now, and when each item is due next. What has to wait for the end of
// quiet hours is put off to it, and not settled.
func (s *Teams) settle(ctx context.Context, rounds []Round, now time.Time) error {
	var looked []int64
	next := map[int64]time.Time{}
	for _, r := range rounds {
		waits := !r.Plan.Wait.IsZero()
		if !waits {
			looked = append(looked, r.Team.ID)
		} else if r.Team.Looked.IsZero() { // what waits is not forgotten when it is put off
			if err := s.book.SetLooked(ctx, []int64{r.Team.ID}, r.since(now)); err != nil {
				return err
			}
		}
		for _, it := range r.reckoned {
			switch i := r.Items[it.ID]; {
			case i.Next.IsZero() || i.Next.After(now):
			case waits:
				next[i.ID] = r.Plan.Wait
			default:
				next[i.ID] = agenda.NextAt(it, r.calendar, now)
			}
		}
	}
	if err := s.book.SetLooked(ctx, looked, now); err != nil {
		return err
	}
	return s.book.SetNext(ctx, next)
}

// Coming is one reminder that will be sent if nothing changes.
type Coming struct {
	Team Team
	Item Item
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
func (s *Teams) ICS(ctx context.Context, by knowledge.Actor, team int64) ([]byte, error) {
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
		it.Owner, it.Title = names[i.Owner], knowledge.MaskPersonal(it.Title)
		items = append(items, it)
	}
	raw, err := agenda.Calendar(items, s.Calendar(t))
	if err != nil {
		return nil, fmt.Errorf("write the calendar of team %d: %w", team, err)
	}
	return raw, nil
}
