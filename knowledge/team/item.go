package team

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
)

// Reckoned is an item as agenda reckons with it.
func Reckoned(i Item) agenda.Item {
	it := agenda.Item{
		ID:        strconv.FormatInt(i.ID, 10),
		Title:     i.Title,
		Kind:      agenda.Kind(i.Kind),
		Due:       i.Due,
		Leads:     i.Leads,
		Since:     i.Since,
		Important: i.Important,
		Acked:     i.Acked,
		DoneUntil: i.DoneUntil,
		Finished:  i.Finished,
		Snooze:    agenda.Snooze{Until: i.Snoozed, Due: i.SnoozeDue},
		Done:      i.State == ItemDone || i.State == ItemStopped,
		Cancelled: i.State == ItemCancelled,
		Agreed:    i.Agreed,
		Sequence:  i.Sequence,
		Changed:   i.Updated,
	}
	if zone, err := agenda.Zone(i.Zone); err == nil && i.Zone != "" {
		it.Official = zone
	}
	if err := it.Repeat.UnmarshalText([]byte(i.Repeat)); err != nil {
		it.Repeat = agenda.Recurrence{} // written by this program; what cannot recur any more is not sent
	}
	return it
}

// Plan adds an item, or changes one (ID set): its title, date, owner. The reminders start anew.
// A member may; of somebody else's team ErrForbidden.
func (s *Teams) Plan(ctx context.Context, by knowledge.Actor, i Item) (Item, error) {
	if err := s.mayWork(ctx, by, i.Team); err != nil {
		return Item{}, err
	}
	if i.Title = strings.TrimSpace(i.Title); i.Title == "" {
		return Item{}, errors.New("plan an item: it needs a title")
	}
	list, err := s.book.Items(ctx, i.Team)
	if err != nil {
		return Item{}, err
	}
	if i.ID == 0 && len(list) >= maxItems {
		return Item{}, fmt.Errorf("plan an item: team %d has %d: %w", i.Team, len(list), knowledge.ErrWrongState)
	}
	if i.State == "" {
		i.State = ItemOpen
	}
	i.Since, i.Snoozed, i.SnoozeDue = s.now(), time.Time{}, time.Time{}
	i.Title = knowledge.MaskPersonal(i.Title)
	return s.save(ctx, by, i)
}

// save keeps an item with the moment of its next reminder.
func (s *Teams) save(ctx context.Context, by knowledge.Actor, i Item) (Item, error) {
	t, err := s.book.Team(ctx, i.Team)
	if err != nil {
		return Item{}, err
	}
	i.Next = agenda.NextAt(Reckoned(i), s.Calendar(t), s.settled(t))
	return s.book.SaveItem(ctx, by, i)
}

// settled is until when the reminders of a team are settled.
func (s *Teams) settled(t Team) time.Time {
	if t.Looked.IsZero() {
		return s.now()
	}
	return t.Looked
}

// reckon finds the next reminders of all items of a team anew, after its hours changed.
func (s *Teams) reckon(ctx context.Context, t Team) error {
	list, err := s.book.Items(ctx, t.ID)
	if err != nil {
		return err
	}
	calendar, next := s.Calendar(t), map[int64]time.Time{}
	for _, i := range list {
		next[i.ID] = agenda.NextAt(Reckoned(i), calendar, s.settled(t))
	}
	return s.book.SetNext(ctx, next)
}

// Item returns an item of a team that the person works in.
func (s *Teams) Item(ctx context.Context, by knowledge.Actor, id int64) (Item, error) {
	if err := by.Known(); err != nil {
		return Item{}, err
	}
	i, err := s.book.Item(ctx, id)
	if err != nil {
		return i, err
	}
	return i, s.mayWork(ctx, by, i.Team)
}

// Items lists the agenda of a team.
func (s *Teams) Items(ctx context.Context, by knowledge.Actor, team int64) ([]Item, error) {
	if err := s.mayWork(ctx, by, team); err != nil {
		return nil, err
	}
	return s.book.Items(ctx, team)
}

// change loads an item, changes it and keeps it; one transaction.
func (s *Teams) change(ctx context.Context, by knowledge.Actor, id int64, do func(*Item, Team) error) (i Item, err error) {
	err = s.tx.Within(ctx, func(ctx context.Context) error {
		if i, err = s.Item(ctx, by, id); err != nil {
			return err
		}
		t, err := s.book.Team(ctx, i.Team)
		if err != nil {
			return err
		}
		if err := do(&i, t); err != nil {
			return err
		}
		i, err = s.save(ctx, by, i)
		return err
	})
	if err != nil {
		return i, fmt.Errorf("change item %d: %w", id, err)
	}
	return i, nil
}

// Settle sets the state of an action agreed on a visit, with a reason when it was stopped.
func (s *Teams) Settle(ctx context.Context, by knowledge.Actor, id int64, state ItemState, reason string) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, _ Team) error {
		if !slices.Contains([]ItemState{ItemOpen, ItemRunning, ItemDone, ItemStopped}, state) {
			return fmt.Errorf("settle as %q: %w", state, knowledge.ErrWrongState)
		}
		i.State, i.Reason = state, reason
		return nil
	})
}

// Stress asks for reminders of an item on each working day until somebody has seen one, or for its usual ones.
func (s *Teams) Stress(ctx context.Context, by knowledge.Actor, id int64, daily bool) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, _ Team) error {
		i.Important = daily
		return nil
	})
}

// Sort makes an item of the team's own an event or a deadline.
func (s *Teams) Sort(ctx context.Context, by knowledge.Actor, id int64, kind string) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, _ Team) error {
		if own := []string{ItemAgenda, ItemEvent}; !slices.Contains(own, kind) || !slices.Contains(own, i.Kind) {
			return fmt.Errorf("make %q of %q: %w", kind, i.Kind, knowledge.ErrWrongState)
		}
		i.Kind = kind
		return nil
	})
}

// Acknowledge notes that somebody saw a reminder of an important item.
func (s *Teams) Acknowledge(ctx context.Context, by knowledge.Actor, id int64) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, _ Team) error {
		i.Acked = s.now()
		return nil
	})
}

// Assign gives an item to a person, or with 0 to nobody ("bukan saya").
func (s *Teams) Assign(ctx context.Context, by knowledge.Actor, id, owner int64) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, _ Team) error {
		i.Owner = owner
		return nil
	})
}

// Cancel takes an item off the agenda; calendars are told that it is cancelled.
func (s *Teams) Cancel(ctx context.Context, by knowledge.Actor, id int64) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, _ Team) error {
		i.State = ItemCancelled
		return nil
	})
}

// Reopen makes a finished or cancelled item open again.
func (s *Teams) Reopen(ctx context.Context, by knowledge.Actor, id int64) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, _ Team) error {
		i.State, i.Reason, i.Since = ItemOpen, "", s.now()
		return nil
	})
}

// Owners names who has what of a list of items: the names by person.
func (s *Teams) Owners(ctx context.Context, items []Item) (map[int64]string, error) {
	names := map[int64]string{}
	for _, i := range items {
		if _, known := names[i.Owner]; known || i.Owner == 0 {
			continue
		}
		p, err := s.people.Person(ctx, i.Owner)
		if err != nil && !errors.Is(err, knowledge.ErrNotFound) {
			return nil, err
		}
		names[i.Owner] = p.Name
	}
	return names, nil
}
