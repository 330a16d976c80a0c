package agenda

import (
	"fmt"
	"slices"
	"time"
)

// Frequency is how a Recurrence repeats.
type Frequency string

// The frequencies there are. The empty one means once.
const (
	Weekly       Frequency = "weekly"      // on Recurrence.Days, each week or every so many weeks
	Monthly      Frequency = "monthly"     // on Recurrence.Dates
	Yearly       Frequency = "yearly"      // on Recurrence.Day of Recurrence.Month
	EveryWorkday Frequency = "workdays"    // on each day the team works
	LastWorkday  Frequency = "lastworkday" // on the last day of each month that the team works
	NthWorkday   Frequency = "nthworkday"  // on the Recurrence.Nth day of each month that the team works
	NthWeekday   Frequency = "nthweekday"  // on the Recurrence.Nth of the one weekday in Recurrence.Days
)

// Last is the Recurrence.Nth that counts from the end of a month.
const Last = -1

// Recurrence is a moment that comes again. The zero value does not recur.
type Recurrence struct {
	Every  Frequency
	Days   Weekdays       // for Weekly and NthWeekday; of EveryWorkday those that count, zero for all
	Weeks  int            // for Weekly: every so many weeks from that of From on; 0 is each
	Dates  Dates          // for Monthly; a shorter month has what it lacks on its last day
	Day    int            // for Yearly, 1 to 31
	Month  time.Month     // for Yearly
	Nth    int            // for NthWeekday 1 to 5 or Last, for NthWorkday 1 to 20
	Months Months         // in which the monthly ones come; zero is all
	At     Clock          // 0 to 1439
	Zone   *time.Location // whose clocks At means

	From, Until Date   // the first and the last day on which it may come; the zero Date is no limit
	Except      []Date // days on which it does not come
	Worked      bool   // only on days that the team works
}

// IsZero reports whether nothing recurs.
func (r Recurrence) IsZero() bool { return r.Every == "" }

// monthly reports whether the recurrence is reckoned by months.
func (r Recurrence) monthly() bool {
	switch r.Every {
	case Monthly, LastWorkday, NthWorkday, NthWeekday:
		return true
	}
	return false
}

// Validate says what keeps a recurrence from recurring; nil when nothing does.
func (r Recurrence) Validate() error {
	switch {
	case r.Zone == nil:
		return fmt.Errorf("no zone")
	case r.At < 0 || r.At >= 24*60:
		return fmt.Errorf("no such time of the day: %d minutes", int(r.At))
	case r.Days > EveryDay || r.Days == 0 && (r.Every == Weekly || r.Every == NthWeekday):
		return fmt.Errorf("no days of the week")
	case r.Every == NthWeekday && !r.Days.single():
		return fmt.Errorf("more than one day of the week")
	case r.Every == Monthly && (r.Dates == 0 || r.Dates&^everyDate != 0):
		return fmt.Errorf("no days of a month")
	case r.Every == Yearly && (r.Month < 1 || r.Month > 12 || r.Day < 1 || r.Day > DaysIn(2024, r.Month)):
		return fmt.Errorf("no such day of a year: %d of month %d", r.Day, r.Month)
	case r.Every == NthWeekday && r.Nth != Last && (r.Nth < 1 || r.Nth > 5), r.Every == NthWorkday && (r.Nth < 1 || r.Nth > 20):
		return fmt.Errorf("no such place in a month: %d", r.Nth)
	case r.Months&^everyMonth != 0 || r.Months != 0 && !r.monthly():
		return fmt.Errorf("no such months")
	case r.Weeks < 0 || r.Weeks > 52 || r.Weeks > 1 && (r.Every != Weekly || r.From == Date{}):
		return fmt.Errorf("no such number of weeks: %d", r.Weeks)
	case r.From != Date{} && r.Until != Date{} && r.Until.Compare(r.From) < 0:
		return fmt.Errorf("it ends before it begins")
	}
	switch r.Every {
	case Weekly, Monthly, Yearly, EveryWorkday, LastWorkday, NthWorkday, NthWeekday:
		return nil
	}
	return fmt.Errorf("no such frequency: %q", r.Every)
}

// Next is the first occurrence after an instant, or the zero time when there is none.
func (r Recurrence) Next(after time.Time, week Workweek) time.Time {
	if r.IsZero() {
		return time.Time{}
	}
	from := DateOf(after, r.Zone)
	if from.Compare(r.From) < 0 {
		from = r.From
	}
	for _, days := range []int{10, 70, 3200} { // 29 February is eight years away at most
		for _, d := range r.between(from, from.AddDays(days), week) {
			if at := d.At(r.At, r.Zone); at.After(after) {
				return at
			}
		}
		if (r.Until != Date{}) && from.AddDays(days).Compare(r.Until) >= 0 {
			break
		}
	}
	return time.Time{}
}

// between are the days of the recurrence from one day to another, both included, in order.
func (r Recurrence) between(from, to Date, week Workweek) []Date {
	if (r.Until != Date{}) && to.Compare(r.Until) > 0 {
		to = r.Until
	}
	if from.Compare(r.From) < 0 {
		from = r.From
	}
	var days []Date
	keep := func(d Date) {
		if d.Compare(from) >= 0 && d.Compare(to) <= 0 && !slices.Contains(r.Except, d) && (!r.Worked || week.Workday(d)) &&
			(len(days) == 0 || days[len(days)-1] != d) {
			days = append(days, d)
		}
	}
	switch {
	case r.Every == Weekly, r.Every == EveryWorkday:
		monday := r.From.monday()
		for d, weekday := from, from.Weekday(); d.Compare(to) <= 0; d, weekday = d.AddDays(1), (weekday+1)%7 {
			on := r.Days.Has(weekday)
			if r.Every == EveryWorkday {
				on = (r.Days == 0 || on) && week.Workday(d)
			}
			if on && (r.Weeks < 2 || monday.Until(d)/7%r.Weeks == 0) {
				keep(d)
			}
		}
	case r.monthly():
		for n := 0; ; n++ {
			year, month := LaterMonth(from, n)
			if (Date{year, month, 1}).Compare(to) > 0 {
				break
			}
			if r.Months == 0 || r.Months.Has(month) {
				r.inMonth(year, month, week, keep)
			}
		}
	case r.Every == Yearly:
		for year := from.Year; year <= to.Year; year++ {
			keep(InMonth(year, r.Month, r.Day))
		}
	}
	return days
}

// inMonth gives the days of a monthly recurrence in one month, in order.
func (r Recurrence) inMonth(year int, month time.Month, week Workweek, keep func(Date)) {
	switch r.Every {
	case Monthly:
		for _, day := range r.Dates.List() {
			keep(InMonth(year, month, day))
		}
	case LastWorkday:
		day, _ := week.LastWorkday(year, month)
		keep(day)
	case NthWorkday:
		if day, _ := week.NthWorkday(year, month, r.Nth); day.Month == month {
			keep(day)
		}
	case NthWeekday:
		if day := NthWeekdayOf(year, month, r.Days.first(), r.Nth); day.Exists() {
			keep(day)
		}
	}
}
