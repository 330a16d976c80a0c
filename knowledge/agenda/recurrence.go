package agenda

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"studitiru/knowledge/indonesian"
)

// Frequency is how a Recurrence repeats.
type Frequency string

// The frequencies there are. The empty one means once.
const (
	Weekly       Frequency = "weekly"      // on Recurrence.Days
	Monthly      Frequency = "monthly"     // on Recurrence.Day
	Yearly       Frequency = "yearly"      // on Recurrence.Day of Recurrence.Month
	EveryWorkday Frequency = "workdays"    // on each day the team works
	LastWorkday  Frequency = "lastworkday" // on the last day of each month that the team works
)

// Recurrence is a moment that comes again. The zero value does not recur.
type Recurrence struct {
	Every Frequency
	Days  Weekdays       // for Weekly
	Day   int            // for Monthly and Yearly, 1 to 31; a shorter month has it on its last day
	Month time.Month     // for Yearly
	At    Clock          // 0 to 1439
	Zone  *time.Location // whose clocks At means
}

// IsZero reports whether nothing recurs.
func (r Recurrence) IsZero() bool { return r.Every == "" }

// String is the recurrence for people, which Parse reads back: "setiap Senin pukul 08.00 WIB".
func (r Recurrence) String() string {
	what := ""
	switch {
	case r.Every == Weekly && r.Days == EveryDay:
		what = "hari"
	case r.Every == Weekly:
		what = "hari " + r.Days.String()
	case r.Every == Monthly && r.Day == 31:
		what = "akhir bulan"
	case r.Every == Monthly:
		what = fmt.Sprintf("tanggal %d", r.Day)
	case r.Every == Yearly:
		what = fmt.Sprintf("tahun tanggal %d %s", r.Day, indonesian.MonthName(r.Month))
	case r.Every == EveryWorkday:
		what = "hari kerja"
	case r.Every == LastWorkday:
		what = "hari kerja terakhir bulan"
	default:
		return ""
	}
	return fmt.Sprintf("setiap %s pukul %s %s", what, r.At, ZoneName(r.Zone))
}

// MarshalText is the form for the store: "weekly 3 480 Asia/Jakarta"; empty when nothing recurs.
func (r Recurrence) MarshalText() ([]byte, error) {
	if r.IsZero() {
		return nil, nil
	}
	return fmt.Appendf(nil, "%s %d %d %d %d %s", r.Every, r.Days, r.Month, r.Day, r.At, r.Zone), nil
}

// UnmarshalText reads what MarshalText wrote and refuses anything that cannot recur.
func (r *Recurrence) UnmarshalText(text []byte) error {
	*r = Recurrence{}
	if len(text) == 0 {
		return nil
	}
	parts := strings.Fields(string(text))
	if len(parts) != 6 {
		return fmt.Errorf("recurrence %q has %d parts, not 6", text, len(parts))
	}
	var numbers [4]int
	for i := range numbers {
		n, err := strconv.Atoi(parts[i+1])
		if err != nil {
			return fmt.Errorf("recurrence %q: %w", text, err)
		}
		numbers[i] = n
	}
	zone, err := Zone(parts[5])
	if err != nil {
		return fmt.Errorf("recurrence %q: %w", text, err)
	}
	read := Recurrence{Every: Frequency(parts[0]), Days: Weekdays(numbers[0]), Month: time.Month(numbers[1]),
		Day: numbers[2], At: Clock(numbers[3]), Zone: zone}
	if err := read.Validate(); err != nil {
		return fmt.Errorf("recurrence %q: %w", text, err)
	}
	*r = read
	return nil
}

// Validate says what keeps a recurrence from recurring; nil when nothing does.
func (r Recurrence) Validate() error {
	switch {
	case r.Zone == nil:
		return fmt.Errorf("no zone")
	case r.At < 0 || r.At >= 24*60:
		return fmt.Errorf("no such time of the day: %d minutes", int(r.At))
	case r.Every == Weekly && (r.Days == 0 || r.Days > EveryDay):
		return fmt.Errorf("no days of the week")
	case (r.Every == Monthly || r.Every == Yearly) && (r.Day < 1 || r.Day > 31):
		return fmt.Errorf("no such day of a month: %d", r.Day)
	case r.Every == Yearly && (r.Month < 1 || r.Month > 12 || r.Day > DaysIn(2024, r.Month)):
		return fmt.Errorf("no such day of a year: %d of month %d", r.Day, r.Month)
	}
	switch r.Every {
	case Weekly, Monthly, Yearly, EveryWorkday, LastWorkday:
		return nil
	}
	return fmt.Errorf("no such frequency: %q", r.Every)
}

// Next is the first occurrence after an instant, or the zero time when nothing recurs.
func (r Recurrence) Next(after time.Time, week Workweek) time.Time {
	if r.IsZero() {
		return time.Time{}
	}
	from := DateOf(after, r.Zone)
	for _, days := range []int{10, 70, 3200} { // 29 February is eight years away at most
		for _, d := range r.between(from, from.AddDays(days), week) {
			if at := d.At(r.At, r.Zone); at.After(after) {
				return at
			}
		}
	}
	return time.Time{}
}

// between are the days of the recurrence from one day to another, both included, in order.
func (r Recurrence) between(from, to Date, week Workweek) []Date {
	var days []Date
	keep := func(d Date) {
		if d.Compare(from) >= 0 && d.Compare(to) <= 0 {
			days = append(days, d)
		}
	}
	switch r.Every {
	case Weekly, EveryWorkday:
		for d := from; d.Compare(to) <= 0; d = d.AddDays(1) {
			if (r.Every == Weekly && r.Days.Has(d.Weekday())) || (r.Every == EveryWorkday && week.Workday(d)) {
				days = append(days, d)
			}
		}
	case Monthly, LastWorkday:
		for n := 0; ; n++ {
			year, month := LaterMonth(from, n)
			if (Date{year, month, 1}).Compare(to) > 0 {
				break
			}
			if r.Every == Monthly {
				keep(InMonth(year, month, r.Day))
			} else {
				day, _ := week.LastWorkday(year, month)
				keep(day)
			}
		}
	case Yearly:
		for year := from.Year; year <= to.Year; year++ {
			keep(InMonth(year, r.Month, r.Day))
		}
	}
	return days
}
