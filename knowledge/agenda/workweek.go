package agenda

import "time"

// Workweek is when a team works. The zero value is Monday to Friday with no holiday known.
type Workweek struct {
	Days       Weekdays      // zero means OfficeDays
	Holidays   *Holidays     // shared; nil knows none
	JointLeave bool          // true: the team works on days of joint leave, as many services do
	Closed     map[Date]bool // days off of the team's own, such as a regional holiday
}

// searchDays bounds the walk to a working day: no closure of offices is nearly that long.
const searchDays = 30

// Workday reports whether the team works on d, as far as holidays are known.
func (w Workweek) Workday(d Date) bool {
	days := w.Days
	if days == 0 {
		days = OfficeDays
	}
	if !days.Has(d.Weekday()) || w.Closed[d] {
		return false
	}
	holiday, ok := w.Holidays.On(d)
	return !ok || (holiday.Joint && w.JointLeave)
}

// Sure reports whether the holidays of d's year are known. When they are not, only
// weekends and the team's own days off are reckoned with, and people are to be told.
func (w Workweek) Sure(d Date) bool { return w.Holidays.Known(d.Year) }

// WorkdayBefore is the last working day before d; sure is false when a year on the way is unknown.
func (w Workweek) WorkdayBefore(d Date) (day Date, sure bool) {
	day = w.onOrBefore(d.AddDays(-1))
	return day, w.Sure(d) && w.Sure(day)
}

// WorkdayAfter is the first working day after d; sure is false when a year on the way is unknown.
func (w Workweek) WorkdayAfter(d Date) (day Date, sure bool) {
	day = w.onOrAfter(d.AddDays(1))
	return day, w.Sure(d) && w.Sure(day)
}

// LastWorkday is the last working day of a month; sure is false when the year is unknown.
func (w Workweek) LastWorkday(year int, month time.Month) (day Date, sure bool) {
	last := InMonth(year, month, 31)
	day = w.onOrBefore(last)
	return day, w.Sure(last)
}

// NthWorkday is the n-th working day of a month, in the next one when it has fewer; sure is false when the year is unknown.
func (w Workweek) NthWorkday(year int, month time.Month, n int) (day Date, sure bool) {
	day = w.onOrAfter(Date{year, month, 1})
	for range n - 1 {
		day = w.onOrAfter(day.AddDays(1))
	}
	return day, w.Sure(day)
}

// onOrBefore is d or the last working day before it; d itself when there is none for a month.
func (w Workweek) onOrBefore(d Date) Date {
	for i, day := 0, d; i < searchDays; i, day = i+1, day.AddDays(-1) {
		if w.Workday(day) {
			return day
		}
	}
	return d
}

// onOrAfter is d or the first working day after it; d itself when there is none for a month.
func (w Workweek) onOrAfter(d Date) Date {
	for i, day := 0, d; i < searchDays; i, day = i+1, day.AddDays(1) {
		if w.Workday(day) {
			return day
		}
	}
	return d
}
