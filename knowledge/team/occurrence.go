package team

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
)

// ErrMoved goes with knowledge.ErrWrongState where an occurrence is meant that the item no longer has.
var ErrMoved = errors.New("the item has no occurrence then")

// ErrTooLate goes with knowledge.ErrWrongState where a reminder would come after what it is about.
var ErrTooLate = errors.New("a reminder would come too late")

// kept is for how long finished occurrences are remembered: longer than anything asks for them.
const kept = 400 * 24 * time.Hour

// Occurrence is the occurrence of an item that recurs which a person means at this moment; the zero time for one that
// does not recur, or has none left.
func (s *Teams) Occurrence(t Team, i Item) time.Time {
	if i.Repeat == "" {
		return time.Time{}
	}
	return Reckoned(i).Current(s.Calendar(t), s.now())
}

// Complete finishes an item; of one that recurs the occurrence at an instant alone, with the zero time the one that is meant
// at this moment. Twice is harmless. ErrMoved when there is no such occurrence any more.
func (s *Teams) Complete(ctx context.Context, by knowledge.Actor, id int64, at time.Time) (Item, time.Time, error) {
	i, err := s.change(ctx, by, id, func(i *Item, t Team) error {
		if i.Repeat == "" {
			at = time.Time{}
			if i.State != ItemCancelled {
				i.State = ItemDone
			}
			return nil
		}
		if at.IsZero() {
			at = s.Occurrence(t, *i)
		}
		if !Reckoned(*i).Occurs(s.Calendar(t).Week, at) {
			return fmt.Errorf("finish an occurrence: %w: %w", ErrMoved, knowledge.ErrWrongState)
		}
		if at.After(i.DoneUntil) && !slices.ContainsFunc(i.Finished, at.Equal) {
			i.Finished = append(i.Finished, at)
		}
		old := s.now().Add(-kept)
		i.Finished = slices.DeleteFunc(i.Finished, func(done time.Time) bool { return done.Before(old) })
		return nil
	})
	return i, at, err
}

// Undo takes back that an item, or with an instant that occurrence of it, is finished. Other occurrences stay as they are.
func (s *Teams) Undo(ctx context.Context, by knowledge.Actor, id int64, at time.Time) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, t Team) error {
		switch {
		case i.Repeat == "" && i.State == ItemDone:
			i.State = ItemOpen
		case i.Repeat == "" || at.IsZero():
		case at.After(i.DoneUntil):
			i.Finished = slices.DeleteFunc(i.Finished, at.Equal)
		default:
			s.reopen(i, t, at)
		}
		return nil
	})
}

// reopen takes an occurrence back that lies below the mark up to which all are finished: the mark goes before it, and what
// lies between is finished one by one.
func (s *Teams) reopen(i *Item, t Team, at time.Time) {
	mark := i.DoneUntil
	i.DoneUntil = at.Add(-time.Second)
	it, week := Reckoned(*i), s.Calendar(t).Week
	for next := it.Repeat.Next(at, week); !next.IsZero() && !next.After(mark); next = it.Repeat.Next(next, week) {
		i.Finished = append(i.Finished, next)
	}
}

// Snooze puts the reminder of an item off, of one that recurs that of the occurrence at an instant, or with the zero time of
// the one that is meant at this moment. What is over cannot be (ErrWrongState), nor beyond an event (ErrTooLate).
func (s *Teams) Snooze(ctx context.Context, by knowledge.Actor, id int64, at time.Time, d agenda.Delay) (Item, error) {
	return s.change(ctx, by, id, func(i *Item, t Team) error {
		if i.State != ItemOpen && i.State != ItemRunning {
			return knowledge.ErrWrongState
		}
		it, calendar, due := Reckoned(*i), s.Calendar(t), i.Due
		if i.Repeat != "" {
			if due = at; at.IsZero() {
				due = s.Occurrence(t, *i)
			}
			if !it.Occurs(calendar.Week, due) {
				return fmt.Errorf("put an occurrence off: %w: %w", ErrMoved, knowledge.ErrWrongState)
			}
			if !due.After(i.DoneUntil) || slices.ContainsFunc(i.Finished, due.Equal) {
				return knowledge.ErrWrongState
			}
		}
		until := calendar.PutOff(d, s.now())
		if i.Kind == ItemEvent && !until.Before(due) {
			return fmt.Errorf("put a reminder off: %w: %w", ErrTooLate, knowledge.ErrWrongState)
		}
		i.Snoozed, i.SnoozeDue, i.Acked = until, due, s.now()
		return nil
	})
}

// FirstReminder is when an item is next spoken of, before it is due; the zero time when it is not.
func (s *Teams) FirstReminder(t Team, i Item) time.Time {
	it, calendar := Reckoned(i), s.Calendar(t)
	due := it.Next(calendar.Week, s.now())
	if due.IsZero() {
		return due
	}
	for _, slot := range agenda.Slots(it, calendar, s.now(), due) {
		if slot.At.Before(due) {
			return slot.At
		}
	}
	return time.Time{}
}
