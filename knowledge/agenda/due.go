package agenda

import (
	"cmp"
	"slices"
	"time"
)

// Grace is how late a reminder may be without a word about it.
const Grace = 10 * time.Minute

// Long is the lateness from which a catch-up is a summary.
const Long = 24 * time.Hour

// Few is up to how many reminders go out as messages of their own; more go together in one.
const Few = 3

// Mode is how the reminders of a Plan are to be sent.
type Mode string

// The modes there are.
const (
	Silent   Mode = ""         // nothing to send
	Each     Mode = "each"     // one message per reminder
	Together Mode = "together" // one message with all
	CatchUp  Mode = "catchup"  // one message with all, which says how late it is
	Summary  Mode = "summary"  // one message after days of silence: what is still ahead, what has passed
)

// Reminder is what is to be said of one item.
type Reminder struct {
	Item   Item
	Slot   Slot          // the latest one: it decides the text
	Keys   []string      // of all slots that this settles; all are to be claimed
	Late   time.Duration // since the earliest of them that is not one of every day
	Passed bool          // the deadline has gone by
	Missed int           // earlier occurrences of the item that nobody was reminded of
}

// Plan is what is to be sent to one team now. It is claimed and put into the outbox in one transaction.
type Plan struct {
	Mode      Mode
	Reminders []Reminder    // by deadline
	Late      time.Duration // of the latest one; for CatchUp and Summary
	Overdue   *Overdue      // for the lead; nil when there is nothing new to say
	Wait      time.Time     // not zero: there is something, but the team's quiet hours last until then; nothing was planned
}

// Overdue is the list for the lead: one, not one per person.
type Overdue struct {
	Key   string // "overdue/<team>/2026-09-01"; unique, to be claimed
	Items []Late // by deadline
}

// Late is an item past its deadline.
type Late struct {
	Item  Item
	DueAt time.Time
}

// Due says what to send to a team at now. items are at least those whose NextAt has come and those past their deadline;
// others add nothing. sent reports whether a key is claimed already. lastRun is when the team was last looked at: what lies
// before is settled; the zero time looks a month back. In quiet hours nothing is planned: lastRun stays
// as it is and NextAt becomes Plan.Wait. Nor for a paused team, whose lastRun stays too; when it is back, NextAt is reckoned from
// lastRun, and nothing is lost.
func Due(now time.Time, t Team, items []Item, sent func(key string) bool, lastRun time.Time) Plan {
	if t.Paused {
		return Plan{}
	}
	if lastRun.IsZero() {
		lastRun = now.AddDate(0, -1, 0)
	}
	var plan Plan
	for _, it := range items {
		if r, ok := it.reminder(now, t, sent, lastRun); ok {
			plan.Reminders = append(plan.Reminders, r)
			plan.Late = max(plan.Late, r.Late)
		}
	}
	plan.Overdue = overdue(now, t, items, sent, lastRun)
	switch n := len(plan.Reminders); {
	case n == 0 && plan.Overdue == nil:
		return Plan{}
	case t.QuietAt(now):
		return Plan{Wait: t.Wake(now)}
	case n == 0:
	case plan.Late > Long:
		plan.Mode = Summary
	case plan.Late > Grace:
		plan.Mode = CatchUp
	case n > Few:
		plan.Mode = Together
	default:
		plan.Mode = Each
	}
	slices.SortStableFunc(plan.Reminders, func(a, b Reminder) int {
		return cmp.Or(a.Slot.DueAt.Compare(b.Slot.DueAt), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	return plan
}

// reminder gathers the slots of an item that have come and were not sent.
func (it Item) reminder(now time.Time, t Team, sent func(string) bool, lastRun time.Time) (Reminder, bool) {
	r := Reminder{Item: it}
	days := map[Date]bool{}
	for _, s := range Slots(it, t, lastRun, now) {
		if sent(s.Key) {
			continue
		}
		if s.Why != Again { // those of every day that were missed are no delay: the next one stands for them
			r.Late = max(r.Late, now.Sub(s.At))
		}
		r.Keys = append(r.Keys, s.Key)
		if s.Why != AskLate {
			days[s.Occurrence] = true
		}
		r.Slot = s // they come in order
	}
	if len(r.Keys) == 0 {
		return r, false
	}
	if r.Slot.Why == Again {
		r.Late = max(r.Late, now.Sub(r.Slot.At))
	}
	delete(days, r.Slot.Occurrence)
	r.Missed = len(days)
	r.Passed = !r.Slot.DueAt.IsZero() && r.Slot.DueAt.Before(now)
	return r, true
}

// NextAt is the first instant after another at which Due has something to do for the item: a slot, or its place in
// the list of what is overdue. The zero time: never, as things stand. A store keeps it in an indexed column and
// reckons it anew when the item or the team changes (from the change on) and after each run (from now on).
func NextAt(it Item, t Team, after time.Time) time.Time {
	if t.Paused || it.Done || it.Cancelled {
		return time.Time{}
	}
	late := it.nextOverdue(t, after)
	spans := []int{12, 70, 400, 3300} // days; 29 February may be eight years away
	if it.Repeat.IsZero() {
		spans = spans[3:] // it has one occurrence, however far one looks
	}
	for _, days := range spans {
		to := after.AddDate(0, 0, days)
		if slots := Slots(it, t, after, to); len(slots) > 0 {
			if late.IsZero() || slots[0].At.Before(late) {
				return slots[0].At
			}
			return late
		}
		if !late.IsZero() && !late.After(to) {
			return late
		}
	}
	return late
}

// forget is after how many days an item past its deadline is no longer listed.
const forget = 90

// Forgotten is the instant before which what was due is no longer listed as overdue at now.
func Forgotten(now time.Time) time.Time { return now.AddDate(0, 0, -forget).Add(-time.Second) }

// persists reports whether an item past its date is overdue: an event is over instead.
func (it Item) persists() bool { return it.Kind != Event }

// pastDue is the latest occurrence up to an instant that is not finished, young enough to be spoken of.
func (it Item) pastDue(t Team, at time.Time) (time.Time, bool) {
	if !it.persists() {
		return time.Time{}, false
	}
	from := at.AddDate(0, 0, -forget)
	if it.Since.After(from) {
		from = it.Since
	}
	list := it.occurrences(t.Week, from, at)
	if len(list) == 0 {
		return time.Time{}, false
	}
	return list[len(list)-1], true
}

// nextOverdue is the first round after an instant at which the item gives cause for the list: the first after its
// deadline, then the first of each week; each one when it is important and unacknowledged.
func (it Item) nextOverdue(t Team, after time.Time) time.Time {
	if !it.persists() {
		return time.Time{}
	}
	if due, late := it.pastDue(t, after); late {
		if first := t.round(due); first.After(after) {
			return first
		}
		next := t.round(after)
		if !it.Important || it.Acked.After(due) {
			next = t.weekly(after)
		}
		if next.Before(due.AddDate(0, 0, forget)) {
			return it.sooner(t, after, next)
		}
	}
	return it.sooner(t, after, time.Time{})
}

// sooner is the round after the item's next deadline, or at when that is earlier.
func (it Item) sooner(t Team, after, at time.Time) time.Time {
	due := it.Next(t.Week, after)
	if due.IsZero() || !at.IsZero() && !due.Before(at) {
		return at
	}
	if first := t.round(due); at.IsZero() || first.Before(at) {
		return first
	}
	return at
}

// weekly is the first round of a week after an instant.
func (t Team) weekly(after time.Time) time.Time {
	day := DateOf(after, t.Zone)
	monday := day.AddDays(-(int(day.Weekday()) + 6) % 7)
	for {
		if first := t.on(t.Week.onOrAfter(monday)); first.After(after) {
			return first
		}
		monday = monday.AddDays(7)
	}
}

// overdue is the list of the latest round, when an item gives cause for it.
func overdue(now time.Time, t Team, items []Item, sent func(string) bool, lastRun time.Time) *Overdue {
	cause := time.Time{}
	for _, it := range items {
		if next := it.nextOverdue(t, lastRun); !next.After(now) && next.After(cause) {
			cause = next
		}
	}
	if cause.IsZero() {
		return nil
	}
	key := "overdue/" + t.ID + "/" + DateOf(cause, t.Zone).String()
	if sent(key) {
		return nil
	}
	list := ListLate(now, t, items)
	if len(list) == 0 {
		return nil
	}
	return &Overdue{Key: key, Items: list}
}

// ListLate lists what is past its deadline at now, by deadline.
func ListLate(now time.Time, t Team, items []Item) []Late {
	list := make([]Late, 0, len(items))
	for _, it := range items {
		if at, late := it.pastDue(t, now); late {
			list = append(list, Late{Item: it, DueAt: at})
		}
	}
	slices.SortStableFunc(list, func(a, b Late) int { return cmp.Or(a.DueAt.Compare(b.DueAt), cmp.Compare(a.Item.ID, b.Item.ID)) })
	return list
}
