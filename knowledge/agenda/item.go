package agenda

import (
	"slices"
	"time"
)

// Kind is what sort of thing is due.
type Kind string

// The kinds there are.
const (
	Phase    Kind = "tahap"         // a phase of the yearly cycle; its date is an admin's
	Deadline Kind = "agenda"        // the team's own: until then it is to be done, and afterwards it is overdue
	Event    Kind = "acara"         // the team's own: it takes place, and afterwards it is over
	Action   Kind = "tindak lanjut" // agreed on a visit, asked about afterwards
)

// Item is one thing that is due, once or again and again.
type Item struct {
	ID       string
	Title    string
	Kind     Kind
	Due      time.Time      // once; the zero time is "belum diumumkan" unless Repeat is set
	Official *time.Location // the zone in which the deadline was published; nil: the team's
	Repeat   Recurrence     // the zero value: once
	Leads    []int          // days before Due, 0 is the day itself; nil means DefaultLeads
	Since    time.Time      // when it was made or last changed: nothing is sent for before that
	Owner    string         // who has it; for the text only

	Important bool      // repeated each working day until acknowledged
	Acked     time.Time // when somebody last acknowledged a reminder

	Done      bool        // finished altogether
	DoneUntil time.Time   // of a recurring item: occurrences due up to here are finished
	Finished  []time.Time // of a recurring item: further occurrences that are finished
	Cancelled bool
	Snooze    Snooze

	Agreed time.Time // of an Action: when it was agreed on
	Asks   []int     // days after Agreed on which the owner is asked; nil means DefaultAsks

	Sequence int       // grows with each change; for calendars
	Changed  time.Time // when that was
}

// Snooze is one reminder put off.
type Snooze struct {
	Until time.Time // when to remind again; the zero time: nothing is put off
	Due   time.Time // of the occurrence it is about
}

// DefaultAsks are the days after a visit on which the owner of an agreed action is asked.
func DefaultAsks() []int { return []int{30, 90, 180} }

// DefaultLeads are the days before an item is due on which a team is reminded: a month ahead for what happens
// once or yearly, a week ahead for what comes monthly, the same day for what comes more often.
func DefaultLeads(r Recurrence) []int {
	switch r.Every {
	case Weekly, EveryWorkday:
		return []int{0}
	case Monthly, LastWorkday, NthWorkday, NthWeekday:
		return []int{7, 3, 1, 0}
	}
	return []int{30, 14, 7, 3, 1, 0}
}

// leads are the item's leads, the farthest first, without doubles and nonsense.
func (it Item) leads() []int {
	if it.Leads == nil {
		return DefaultLeads(it.Repeat)
	}
	list := slices.DeleteFunc(slices.Clone(it.Leads), func(n int) bool { return n < 0 || n > 366 })
	slices.Sort(list)
	list = slices.Compact(list)
	slices.Reverse(list)
	return list
}

// Undated reports whether the item waits for a date.
func (it Item) Undated() bool { return it.Due.IsZero() && it.Repeat.IsZero() }

// Zone is the zone in which the item's days are named: the official one, its recurrence's or the team's.
func (it Item) Zone(t Team) *time.Location {
	switch {
	case !it.Repeat.IsZero():
		return it.Repeat.Zone
	case it.Official != nil:
		return it.Official
	}
	return t.Zone
}

// occurrences are the instants from one to another, both included, at which the item is due and not finished.
func (it Item) occurrences(week Workweek, from, to time.Time) []time.Time {
	if it.Done || it.Cancelled {
		return nil
	}
	var list []time.Time
	keep := func(at time.Time) {
		if !at.IsZero() && !it.finished(at) && !at.Before(from) && !at.After(to) {
			list = append(list, at)
		}
	}
	if it.Repeat.IsZero() {
		keep(it.Due)
		return list
	}
	for _, d := range it.Repeat.between(DateOf(from, it.Repeat.Zone), DateOf(to, it.Repeat.Zone), week) {
		keep(d.At(it.Repeat.At, it.Repeat.Zone))
	}
	return list
}

// finished reports whether the occurrence due at an instant is done with.
func (it Item) finished(at time.Time) bool {
	return !at.After(it.DoneUntil) || slices.ContainsFunc(it.Finished, at.Equal)
}

// Occurs reports whether a recurring item has an occurrence at an instant, finished or not.
func (it Item) Occurs(week Workweek, at time.Time) bool {
	if it.Repeat.IsZero() {
		return false
	}
	day := DateOf(at, it.Repeat.Zone)
	return slices.ContainsFunc(it.Repeat.between(day, day, week), func(d Date) bool {
		return d.At(it.Repeat.At, it.Repeat.Zone).Equal(at)
	})
}

// Current is the occurrence that is meant by who says at now that the item is done: the next one when its reminders have
// begun, else the last one that has passed unfinished, else the next one. The zero time when there is none.
func (it Item) Current(t Team, now time.Time) time.Time {
	next := it.Next(t.Week, now)
	if it.Repeat.IsZero() || it.Done || it.Cancelled {
		return next
	}
	if slots := it.slotsOf(next, t); !next.IsZero() && len(slots) > 0 && !slots[0].At.After(now) {
		return next
	}
	from := now.AddDate(0, 0, -forget)
	if it.Since.After(from) {
		from = it.Since
	}
	if past := it.occurrences(t.Week, from, now); len(past) > 0 {
		return past[len(past)-1]
	}
	return next
}

// Next is when the item is next due after an instant; the zero time when it is not.
func (it Item) Next(week Workweek, after time.Time) time.Time {
	switch {
	case it.Done || it.Cancelled:
		return time.Time{}
	case !it.Repeat.IsZero():
		if it.DoneUntil.After(after) {
			after = it.DoneUntil
		}
		next := it.Repeat.Next(after, week)
		for !next.IsZero() && it.finished(next) {
			next = it.Repeat.Next(next, week)
		}
		return next
	case it.Due.After(after) && it.Due.After(it.DoneUntil):
		return it.Due
	}
	return time.Time{}
}

// Delay is what a person chooses when putting a reminder off.
type Delay string

// The delays there are.
const (
	OneHour  Delay = "1 jam"
	Tomorrow Delay = "besok"
	Monday   Delay = "Senin"
)

// PutOff is when a reminder that was put off at now comes again: in an hour (after the quiet hours), at the team's
// hour on the next working day, or on the first working day from next Monday on.
func (t Team) PutOff(d Delay, now time.Time) time.Time {
	today := DateOf(now, t.Zone)
	switch d {
	case OneHour:
		return t.Wake(now.Add(time.Hour).Truncate(time.Minute))
	case Monday:
		return t.on(t.Week.onOrAfter(today.AddDays(7 - (int(today.Weekday())+6)%7)))
	}
	day, _ := t.Week.WorkdayAfter(today)
	return t.on(day)
}
