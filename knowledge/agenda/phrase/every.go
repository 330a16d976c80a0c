package phrase

import (
	"fmt"
	"slices"

	"studitiru/knowledge/agenda"
)

// readEvery reads "setiap" with the unit that follows it; days and dates after it are read by their own readers.
func (p *reading) readEvery(i int) (int, error) {
	if !p.is(i, "setiap") {
		return 0, nil
	}
	if n, taken := p.count(i + 1); taken > 0 {
		if unit := p.wordAt(i + 1 + taken); slices.Contains([]string{"menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun"},
			unit) {
			return p.everyCounted(n, unit, 2+taken)
		}
	}
	unit, n := "", 2
	switch {
	case p.isAny(i+1, "triwulan", "kuartal", "semester", "caturwulan", "menit", "shift"), p.hourly(i + 1):
		return 0, trouble(Unsupported, exampleMonthly, sayInterval, "setiap "+p.wordAt(i+1))
	case p.is(i+1, "hari", "kerja") && !p.isAny(i+3, "terakhir", "pertama"):
		unit, n = "hari kerja", 3
	case p.is(i+1, "hari") && !p.is(i+2, "kerja") && !p.is(i+2, "terakhir") && p.dayAt(i+2, true) == 0:
		unit = "hari"
	case p.is(i+1, "minggu") && !p.isPart(i+2):
		if p.dayAt(i+2, true) == 0 && !p.is(i+2, "hari") {
			return 0, trouble(Ambiguous, "setiap hari Minggu pukul 08.00, atau "+exampleWeekly, saySunday)
		}
		unit = "minggu"
	case p.is(i+1, "pekan"):
		unit = "minggu"
	case p.is(i+1, "bulan"), p.is(i+1, "tahun"):
		unit = p.wordAt(i + 1)
	default:
		n = 1
		if !p.startsRepeat(i + 1) {
			return 0, nil // "setiap" in a title
		}
	}
	p.every = true
	if unit != "" {
		p.unit = unit
	}
	return n, nil
}

// hourly reports whether "jam" is a unit here, not the beginning of a time.
func (p *reading) hourly(i int) bool {
	return p.is(i, "jam") && !slices.Contains([]kind{number, clock, word}, p.kindAt(i+1))
}

// everyCounted is "setiap 2 minggu", which cannot be kept, or "setiap 1 bulan", which can.
func (p *reading) everyCounted(n int, unit string, taken int) (int, error) {
	if n != 1 || unit == "menit" || unit == "jam" {
		return 0, trouble(Unsupported, exampleWeekly, sayInterval, "setiap "+countedUnit(n, unit))
	}
	if unit == "pekan" {
		unit = "minggu"
	}
	p.every, p.unit = true, unit
	return taken, nil
}

func countedUnit(n int, unit string) string { return fmt.Sprintf("%d %s", n, unit) }

// startsRepeat reports whether a day or date that can recur begins at i.
func (p *reading) startsRepeat(i int) bool {
	_, month := monthOf(p.wordAt(i + 1))
	return p.dayAt(i, true) != 0 || p.isAny(i, "hari", "tanggal", "akhir", "awal") || p.isPart(i) ||
		p.kindAt(i) == date || p.kindAt(i) == number && month
}

// repeat reckons a recurrence.
func (p *reading) repeat() (Understanding, error) {
	c, assumed, err := p.timeOfDay()
	if err != nil {
		return Understanding{}, err
	}
	if c >= 24*60 {
		return Understanding{}, trouble(Impossible, "setiap Senin pukul 23.59", sayNoClock, c)
	}
	r := agenda.Recurrence{At: c, Zone: p.zone}
	if p.said != nil {
		r.Zone = p.said
	}
	if err := p.repeatDays(&r); err != nil {
		return Understanding{}, err
	}
	return Understanding{Repeat: r, TimeAssumed: assumed}, nil
}

// repeatDays decides on which days a recurrence falls.
func (p *reading) repeatDays(r *agenda.Recurrence) error {
	once := p.base == baseDay || p.base == baseInstant || p.y != 0
	switch {
	case once || p.weekSaid+p.weekdaySaid+p.monthSaid+p.yearSaid != 0:
		return trouble(Contradiction, exampleWeekly, sayContradicts)
	case p.weekdays != 0:
		if p.base != baseNone || p.unit == "bulan" || p.unit == "tahun" {
			return trouble(Contradiction, exampleWeekly, sayContradicts)
		}
		r.Every, r.Days = agenda.Weekly, p.weekdays
	case p.base == baseLastWork:
		if p.m != 0 || p.unit == "tahun" {
			return trouble(Unsupported, "hari kerja terakhir setiap bulan", sayInterval, "hari kerja terakhir dalam bulan tertentu")
		}
		r.Every = agenda.LastWorkday
	case !p.repeatDate(r):
		return p.repeatUnit(r)
	}
	if err := r.Validate(); err != nil {
		return trouble(Impossible, exampleMonthly, sayNoDate, spokenNumbers(r.Day, r.Month, 0))
	}
	return nil
}

// repeatDate puts a day of the month or of the year into r; false when none was said.
func (p *reading) repeatDate(r *agenda.Recurrence) bool {
	monthly := p.m == 0 && p.unit != "tahun"
	switch {
	case p.base == baseMonthEnd && monthly:
		r.Every, r.Day = agenda.Monthly, 31
	case p.base == baseMonthEnd && p.m != 0:
		r.Every, r.Day, r.Month = agenda.Yearly, agenda.DaysIn(2024, p.m), p.m
	case p.base == baseYearEnd:
		r.Every, r.Day, r.Month = agenda.Yearly, 31, 12
	case p.base == baseNumbers && monthly:
		r.Every, r.Day = agenda.Monthly, p.d
	case p.base == baseNumbers && p.m != 0:
		r.Every, r.Day, r.Month = agenda.Yearly, p.d, p.m
	default:
		return false
	}
	return true
}

// repeatUnit decides where nothing but the unit was said: only days need no more.
func (p *reading) repeatUnit(r *agenda.Recurrence) error {
	switch p.unit {
	case "hari":
		r.Every, r.Days = agenda.Weekly, agenda.EveryDay
	case "hari kerja":
		r.Every = agenda.EveryWorkday
	case "minggu":
		return trouble(Incomplete, exampleWeekly, sayEveryWhich)
	case "tahun":
		return trouble(Incomplete, "setiap tahun 31 Agustus pukul 23.59", sayWhichDate)
	default:
		return trouble(Incomplete, exampleMonthly, sayWhichDate)
	}
	return nil
}
