package agenda

import (
	"cmp"
	"fmt"
	"time"

	"studitiru/knowledge/indonesian"
)

// Date is a day of the calendar, in no zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Day is a day of the calendar by its numbers, be it one that exists or not.
func Day(year int, month time.Month, day int) Date { return Date{year, month, day} }

// DateOf is the day that the calendars of zone show at t.
func DateOf(t time.Time, zone *time.Location) Date {
	y, m, d := t.In(zone).Date()
	return Date{y, m, d}
}

// ParseDate reads "2026-08-31".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("read the date %q: %w", s, err)
	}
	return DateOf(t, time.UTC), nil
}

// Exists reports whether the calendar has this day: 31 June does not exist.
func (d Date) Exists() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= DaysIn(d.Year, d.Month)
}

// AddDays is n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date {
	if day := d.Day + n; day >= 1 && day <= 28 { // inside the month: no need to reckon
		return Date{d.Year, d.Month, day}
	}
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC), time.UTC)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// At is the instant at which clocks of zone show c on this day. A Clock of 24.00 is the next midnight.
func (d Date) At(c Clock, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, int(c)/60, int(c)%60, 0, 0, zone)
}

// Compare is negative when d is before o, zero when they are the same day.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Until is the number of days from d to o; negative when o is earlier.
func (d Date) Until(o Date) int {
	from := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	to := time.Date(o.Year, o.Month, o.Day, 0, 0, 0, 0, time.UTC)
	return int(to.Sub(from) / (24 * time.Hour))
}

// String is the ISO form, "2026-08-31".
func (d Date) String() string {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// Spoken is the form for people: "Senin, 31 Agustus 2026".
func (d Date) Spoken() string {
	return dayNames[d.Weekday()] + ", " + d.Plain()
}

// Plain is the form for people without the weekday: "31 Agustus 2026".
func (d Date) Plain() string {
	return fmt.Sprintf("%d %s %d", d.Day, indonesian.MonthName(d.Month), d.Year)
}

// monday is the Monday of d's week; of the zero Date the zero Date.
func (d Date) monday() Date {
	if (d == Date{}) {
		return d
	}
	return d.AddDays(-(int(d.Weekday()) + 6) % 7)
}

// NthWeekdayOf is the n-th of a weekday in a month, or the last one for Last. The fifth may not exist.
func NthWeekdayOf(year int, month time.Month, day time.Weekday, n int) Date {
	if n == Last {
		last := InMonth(year, month, 31)
		return last.AddDays(-(int(last.Weekday()) - int(day) + 7) % 7)
	}
	first := Date{year, month, 1}
	return Date{year, month, 1 + (int(day)-int(first.Weekday())+7)%7 + 7*(n-1)}
}

// Short is the form for a button: "31 Agu".
func (d Date) Short() string {
	return fmt.Sprintf("%d %s", d.Day, indonesian.MonthName(d.Month)[:3])
}

// DaysIn is the length of a month.
func DaysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// InMonth is the given day of a month, or the month's last day when it is shorter.
func InMonth(year int, month time.Month, day int) Date {
	return Date{year, month, min(day, DaysIn(year, month))}
}

// LaterMonth is the month that comes n months after d's.
func LaterMonth(d Date, n int) (int, time.Month) {
	t := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return t.Year(), t.Month()
}

// Clock is a time of the day in minutes after midnight, 0 to 1440.
type Clock int

// At builds a Clock from an hour and a minute.
func At(hour, minute int) Clock { return Clock(hour*60 + minute) }

// EndOfDay is 23.59, the hour of a date for which none was said.
const EndOfDay Clock = 23*60 + 59

// ClockOf is what the clocks of zone show at t.
func ClockOf(t time.Time, zone *time.Location) Clock {
	h, m, _ := t.In(zone).Clock()
	return At(h, m)
}

// String is the Indonesian form, "23.59".
func (c Clock) String() string { return fmt.Sprintf("%02d.%02d", int(c)/60, int(c)%60) }

// Weekdays is a set of days of the week; bit 0 is Sunday.
type Weekdays uint8

// OfficeDays is Monday to Friday.
const OfficeDays Weekdays = 0b0111110

// EveryDay is the whole week.
const EveryDay Weekdays = 0b1111111

// WeekdaysOf builds a set.
func WeekdaysOf(days ...time.Weekday) Weekdays {
	var set Weekdays
	for _, d := range days {
		set |= 1 << d
	}
	return set
}

// Has reports whether d is in the set.
func (w Weekdays) Has(d time.Weekday) bool { return w&(1<<d) != 0 }

// String names the days from Monday on: "Senin, Rabu dan Jumat".
func (w Weekdays) String() string {
	var names []string
	for i := range 7 {
		if d := time.Weekday((i + 1) % 7); w.Has(d) {
			names = append(names, dayNames[d])
		}
	}
	return enumerate(names)
}
