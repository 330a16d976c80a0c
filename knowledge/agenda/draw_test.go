package agenda

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// wednesday is 26 August 2026, 10.00 WIB.
func wednesday() time.Time { return Date{2026, 8, 26}.At(At(10, 0), WIB()) }

func compact(t time.Time, zone *time.Location) string {
	return DateOf(t, zone).String() + " " + ClockOf(t, zone).String() + " " + ZoneName(zone)
}

func drawZone(t *rapid.T) *time.Location {
	name := rapid.SampledFrom([]string{nameJakarta, namePontianak, nameMakassar, nameJayapura}).Draw(t, "zone")
	zone, err := Zone(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func drawInstant(t *rapid.T, from Date, days int) time.Time {
	return from.AddDays(rapid.IntRange(0, days).Draw(t, "day")).At(Clock(rapid.IntRange(0, 1439).Draw(t, "minute")), WIB())
}

func drawRecurrence(t *rapid.T) Recurrence {
	r := Recurrence{
		Every: rapid.SampledFrom([]Frequency{Weekly, Monthly, Yearly, EveryWorkday, LastWorkday, NthWorkday,
			NthWeekday}).Draw(t, "frequency"),
		At: Clock(rapid.IntRange(0, 1439).Draw(t, "at")), Zone: drawZone(t),
	}
	switch r.Every {
	case Weekly:
		r.Days = Weekdays(rapid.IntRange(1, 127).Draw(t, "days"))
	case Monthly:
		r.Dates = DatesOf(rapid.SliceOfN(rapid.IntRange(1, 31), 1, 4).Draw(t, "days of month")...)
	case Yearly:
		r.Month = time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
		r.Day = rapid.IntRange(1, DaysIn(2024, r.Month)).Draw(t, "day of year")
	case NthWorkday:
		r.Nth = rapid.IntRange(1, 20).Draw(t, "nth")
	case NthWeekday:
		r.Nth = rapid.SampledFrom([]int{Last, 1, 2, 3, 4, 5}).Draw(t, "nth")
		r.Days = WeekdaysOf(time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")))
	}
	monthly := r.Every == Monthly || r.Every == LastWorkday || r.Every == NthWorkday || r.Every == NthWeekday
	if monthly && rapid.Bool().Draw(t, "some months") {
		first := time.Month(rapid.IntRange(1, 3).Draw(t, "first month"))
		r.Months = MonthsOf(first, first+3, first+6, first+9)
	}
	return limited(t, r)
}

func limited(t *rapid.T, r Recurrence) Recurrence {
	start := Date{2026, 1, 1}.AddDays(rapid.IntRange(0, 1000).Draw(t, "start"))
	if rapid.Bool().Draw(t, "begins") {
		r.From = start
		if r.Every == Weekly {
			r.Weeks = rapid.SampledFrom([]int{0, 2, 3, 4}).Draw(t, "weeks")
		}
	}
	if rapid.Bool().Draw(t, "ends") {
		r.Until = start.AddDays(rapid.IntRange(0, 900).Draw(t, "length"))
	}
	for range rapid.SampledFrom([]int{0, 0, 1, 3}).Draw(t, "exceptions") {
		r.Except = append(r.Except, start.AddDays(rapid.IntRange(0, 300).Draw(t, "exception")))
	}
	r.Worked = rapid.Bool().Draw(t, "worked")
	return r
}

func TestRecurrenceSurvivesTheStore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRecurrence(t)
		text, err := r.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var again Recurrence
		if err := again.UnmarshalText(text); err != nil || again.String() != r.String() {
			t.Fatalf("%s became %v, %v", text, again, err)
		}
	})
}
