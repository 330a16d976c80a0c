package agenda

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// Why is what a slot is for.
type Why string

// The reasons there are.
const (
	Ahead   Why = "lead"   // H-30 … H-0
	Again   Why = "again"  // an important item that nobody has acknowledged
	PutOff  Why = "putoff" // a reminder that was put off
	AskLate Why = "ask"    // after a visit: what became of the action?
)

// Slot is one moment at which one item is to be spoken of. A store claims its Key, and only who gets it sends.
type Slot struct {
	Key        string // "57/2026-08-31/H-7": item, day of the occurrence in the item's zone, lead; unique and stable
	Item       string
	Why        Why
	At         time.Time
	Lead       int  // of Ahead: as set, however the slot was moved; of AskLate: days after the agreement
	Occurrence Date // the day on which it is due, in the item's own zone
	DueAt      time.Time
}

// Slots are the item's slots after one instant and up to another, in order. They lie at the team's hour, off weekends
// and holidays on the working day before, outside quiet hours, before the deadline; those of one occurrence that
// fall on one day become the nearest. An item so new or so close that all of these have gone by keeps one last slot
// before its deadline, even on a day off.
func Slots(it Item, t Team, after, to time.Time) []Slot {
	if it.Done || it.Cancelled {
		return nil
	}
	var list []Slot
	keep := func(slots ...Slot) {
		for _, s := range slots {
			if s.At.After(after) && !s.At.After(to) {
				s.Key = it.key(s, t)
				list = append(list, s)
			}
		}
	}
	for _, due := range it.occurrences(t.Week, after, it.reach(t, to)) {
		keep(it.slotsOf(due, t)...)
	}
	keep(it.askSlots(t)...)
	if u := it.Snooze.Until; !u.IsZero() && (it.Snooze.Due.IsZero() || !it.finished(it.Snooze.Due)) {
		keep(it.slot(PutOff, 0, t.Wake(u), it.Snooze.Due, t))
	}
	slices.SortFunc(list, func(a, b Slot) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Key, b.Key)) })
	return list
}

// reach is an instant after which nothing is due that has a slot up to another. A slot lies the farthest lead ahead, on the
// working day before, or on an earlier one when the deadline comes before the team's hour.
func (it Item) reach(t Team, to time.Time) time.Time {
	day := DateOf(to, t.Zone)
	working := day
	for range 3 {
		working = t.Week.onOrAfter(working.AddDays(1))
	}
	days := day.Until(working)
	if !t.Week.Workday(working) {
		days = 2 * searchDays
	}
	if leads := it.leads(); len(leads) > 0 {
		days += leads[0]
	}
	return to.AddDate(0, 0, days+2) // the item's zone may be at another day than the team's
}

// slot is a slot without its key, which only those that are wanted get.
func (it Item) slot(why Why, lead int, at, due time.Time, t Team) Slot {
	return Slot{Item: it.ID, Why: why, Lead: lead, At: at, Occurrence: DateOf(due, it.Zone(t)), DueAt: due}
}

// key is what makes a slot that slot, whatever else of the item changes.
func (it Item) key(s Slot, t Team) string {
	key := it.ID + "/" + s.Occurrence.String() + "/"
	switch s.Why {
	case Again:
		return key + "R" + DateOf(s.At, t.Zone).String()
	case PutOff:
		return key + "S" + strconv.FormatInt(it.Snooze.Until.Unix(), 10)
	case AskLate:
		return key + "T+" + strconv.Itoa(s.Lead)
	}
	return key + "H-" + strconv.Itoa(s.Lead)
}

// slotsOf are the slots of one occurrence.
func (it Item) slotsOf(due time.Time, t Team) []Slot {
	dueDay := DateOf(due, it.Zone(t)) // the official calendar leads
	lastDay := Date{}
	leads := it.leads()
	list := make([]Slot, 0, len(leads))
	for _, lead := range leads {
		at := t.before(due, t.Week.onOrBefore(dueDay.AddDays(-lead)))
		if !at.After(it.Since) {
			continue
		}
		if day := DateOf(at, t.Zone); day == lastDay {
			list = list[:len(list)-1]
		} else {
			lastDay = day
		}
		list = append(list, Slot{Item: it.ID, Why: Ahead, Lead: lead, At: at, Occurrence: dueDay, DueAt: due})
	}
	if len(list) == 0 && due.After(it.Since) {
		if at := t.lastCall(due, it.Since); !at.IsZero() {
			list = append(list, it.slot(Ahead, 0, at, due, t))
		}
	}
	if it.Important {
		list = append(list, it.again(list, due, t)...)
	}
	return list
}

// again are the daily slots of an important item between its own ones and up to the deadline, as long as
// nobody has acknowledged the one before.
func (it Item) again(own []Slot, due time.Time, t Team) []Slot {
	var list []Slot
	for i, s := range own {
		if !it.Acked.Before(s.At) {
			continue
		}
		end := due
		if i+1 < len(own) {
			end = own[i+1].At
		}
		for at := t.round(s.At); at.Before(end); at = t.round(at) {
			if i+1 < len(own) && DateOf(at, t.Zone) == DateOf(end, t.Zone) || DateOf(at, t.Zone) == DateOf(s.At, t.Zone) {
				continue
			}
			list = append(list, it.slot(Again, 0, at, due, t))
		}
	}
	return list
}

// askSlots are the questions after a visit.
func (it Item) askSlots(t Team) []Slot {
	if it.Agreed.IsZero() {
		return nil
	}
	asks := it.Asks
	if asks == nil {
		asks = DefaultAsks()
	}
	var list []Slot
	for _, days := range asks {
		at := t.on(t.Week.onOrBefore(DateOf(it.Agreed, t.Zone).AddDays(days)))
		if !at.After(it.Since) || !at.After(it.Agreed) {
			continue
		}
		s := it.slot(AskLate, days, at, it.Agreed, t)
		s.DueAt = it.Due
		list = append(list, s)
	}
	return list
}

// before is the moment on a working day at which to speak of a deadline that must not have passed by then: the
// team's hour, an hour before the deadline, the end of the quiet hours, or the team's hour on the working day before.
func (t Team) before(due time.Time, day Date) time.Time {
	if at := t.on(day); at.Before(due) {
		return at
	}
	if at := due.Add(-time.Hour); DateOf(at, t.Zone) == day && !t.QuietAt(at) {
		return at
	}
	if at := t.Wake(day.At(0, t.Zone)); DateOf(at, t.Zone) == day && at.Before(due) {
		return at
	}
	at := t.on(t.Week.onOrBefore(day.AddDays(-1)))
	if !at.Before(due) { // the zone of the deadline is a day ahead
		at = t.on(t.Week.onOrBefore(day.AddDays(-2)))
	}
	return at
}

// lastCall is a moment after since and before the deadline at which to speak of it once, when every ordinary one has
// gone by; the zero time when all of that lies in the quiet hours, or within a minute.
func (t Team) lastCall(due, since time.Time) time.Time {
	day := DateOf(due, t.Zone)
	moments := []time.Time{t.on(day)}
	for _, minutes := range []time.Duration{60, 30, 15, 5} {
		moments = append(moments, due.Add(-minutes*time.Minute))
	}
	for _, at := range moments {
		if at.After(since) && at.Before(due) && !t.QuietAt(at) {
			return at
		}
	}
	for _, d := range []Date{day, day.AddDays(-1)} { // the deadline lies in the quiet hours: before they begin
		if at := d.At(t.Quiet.From, t.Zone).Add(-30 * time.Minute); at.After(since) && at.Before(due) && !t.QuietAt(at) {
			return at
		}
	}
	if at := t.Wake(since.Truncate(time.Minute).Add(time.Minute)); at.Before(due) {
		return at
	}
	return time.Time{}
}
