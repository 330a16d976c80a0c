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
	r := Recurrence{Every: rapid.SampledFrom([]Frequency{Weekly, Monthly, Yearly, EveryWorkday, LastWorkday}).Draw(t, "frequency"),
		At: Clock(rapid.IntRange(0, 1439).Draw(t, "at")), Zone: drawZone(t)}
	switch r.Every {
	case Weekly:
		r.Days = Weekdays(rapid.IntRange(1, 127).Draw(t, "days"))
	case Monthly:
		r.Day = rapid.IntRange(1, 31).Draw(t, "day of month")
	case Yearly:
		r.Month = time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
		r.Day = rapid.IntRange(1, DaysIn(2024, r.Month)).Draw(t, "day of year")
	}
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
		if err := again.UnmarshalText(text); err != nil || again != r {
			t.Fatalf("%s became %v, %v", text, again, err)
		}
	})
}
