package phrase

import (
	"fmt"
	"slices"
	"time"

	"studitiru/knowledge/agenda"
)

// readEvery reads "setiap" with the unit that follows it; days and dates after it are read by their own readers.
func (p *reading) readEvery(i int) (int, error) {
	if !p.is(i, "setiap") && !p.each(i) {
		return 0, nil
	}
	if n, taken := p.count(i + 1); taken > 0 && p.unitAt(i+1+taken) {
		unit := units[p.wordAt(i+1+taken)]
		taken += 2
		if p.is(i+taken, "sekali") {
			taken++
		}
		return taken, p.setEvery(n, unit)
	}
	unit, n := "", 2
	switch {
	case p.quarterWord(i + 1):
		return 0, trouble(Incomplete, "setiap akhir "+p.wordAt(i+1)+" pukul 15.00", sayEachPart, p.wordAt(i+1))
	case p.isAny(i+1, "menit", "shift"), p.hourly(i + 1):
		return 0, trouble(Unsupported, exampleQuarter, sayInterval, "setiap "+p.wordAt(i+1))
	case p.is(i+1, "hari") && p.isAny(i+2, "libur", "besar", "raya", "pasaran", "ganjil", "genap"):
		return 0, trouble(Unsupported, exampleMonthly, sayInterval, "setiap hari "+p.wordAt(i+2))
	case p.is(i+1, "hari", "kerja") && !p.ordinalAt(i+3):
		unit, n = "hari kerja", 3
	case p.is(i+1, "hari") && !p.is(i+2, "kerja") && !p.ordinalAt(i+2) && p.dayAt(i+2, true) == 0:
		unit = "hari"
	case p.is(i+1, "minggu") && p.ordinalAt(i+2):
		return 0, trouble(Ambiguous, "Rabu kedua setiap bulan pukul 09.00", sayWeekOfMonth)
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
	return n, p.setEvery(1, unit)
}

// readOften reads "sekali seminggu", and refuses "2 kali sebulan" and "seminggu dua kali": nobody knows on which days.
func (p *reading) readOften(i int) (int, error) {
	each, times, n := singles[p.wordAt(i)], 0, 0
	if each != "" {
		times, n = p.timesAt(i + 1)
		n++
	} else if times, n = p.timesAt(i); n > 0 {
		for p.isAny(i+n, "dalam", "per", "setiap") {
			n++
		}
		if each = singles[p.wordAt(i+n)]; each == "" {
			each = units[p.wordAt(i+n)]
		}
		n++
	}
	switch {
	case each == "" || times == 0 || each == "jam" || each == "menit":
		return 0, nil
	case times > 1:
		return 0, trouble(Unsupported, exampleWeekly, sayInterval, p.text[p.tokens[i].start:p.tokens[i+n-1].end])
	}
	p.recurs = true
	return n, p.setEvery(1, each)
}

// timesAt is how often at i, with the tokens it takes: "sekali", "dua kali", "2x".
func (p *reading) timesAt(i int) (times, tokens int) {
	if p.is(i, "sekali") {
		return 1, 1
	}
	if n, taken := p.count(i); taken > 0 && p.isAny(i+taken, "kali", "x") {
		return n, taken + 1
	}
	return 0, 0
}

// each reports whether "per" means "setiap" here: before a unit with a day of it, as in "per triwulan tanggal 5"; else it belongs
// to a title.
func (p *reading) each(i int) bool {
	return p.is(i, "per") && p.startsRepeat(i+2) &&
		p.isAny(i+1, "minggu", "pekan", "bulan", "triwulan", "kuartal", "semester", "tahun")
}

// setEvery keeps that something recurs, each unit or every so many of them.
func (p *reading) setEvery(n int, unit string) error {
	switch {
	case unit == "menit" || unit == "jam" || n < 1 || n > 52:
		return trouble(Unsupported, exampleWeekly, sayInterval, fmt.Sprintf("setiap %d %s", n, unit))
	case n > 1 && unit != "minggu" && (unit != "bulan" || 12%n != 0):
		return trouble(Unsupported, exampleWeekly, sayInterval, fmt.Sprintf("setiap %d %s", n, unit))
	}
	p.every = true
	if n > 1 {
		p.times = n
	}
	if unit != "" {
		p.unit = unit
	}
	return nil
}

// hourly reports whether "jam" is a unit here, not the beginning of a time.
func (p *reading) hourly(i int) bool {
	return p.is(i, "jam") && !slices.Contains([]kind{number, clock, word}, p.kindAt(i+1))
}

// startsRepeat reports whether a day or date that can recur begins at i.
func (p *reading) startsRepeat(i int) bool {
	_, month := monthOf(p.wordAt(i + 1))
	return p.dayAt(i, true) != 0 || p.isAny(i, "hari", "tanggal", "akhir", "awal") || p.isPart(i) ||
		p.kindAt(i) == date || p.kindAt(i) == number && month || p.is(i, "jam") || p.kindAt(i) == clock
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
	if err := p.limited(&r); err != nil {
		return Understanding{}, err
	}
	if err := r.Validate(); err != nil {
		return Understanding{}, trouble(Contradiction, exampleWeekly, sayContradicts)
	}
	if r.Next(p.now, p.week).IsZero() {
		return Understanding{}, trouble(Past, exampleWeekly, sayNoMore)
	}
	return Understanding{Repeat: r, TimeAssumed: assumed, For: p.lastingWords}, nil
}

// repeatDays decides on which days a recurrence falls.
func (p *reading) repeatDays(r *agenda.Recurrence) error {
	once := p.base == baseDay || p.base == baseInstant || p.base == baseFeast || p.y != 0 || p.offset.sign != 0
	switch {
	case p.unit != "" && p.unit != "bulan" && p.unit != "tahun" && p.base != baseNone, // setiap hari kerja tanggal 5
		p.unit == "hari kerja" && p.weekdays != 0:
		return trouble(Contradiction, exampleWeekly, sayContradicts)
	case once || p.weekSaid+p.weekdaySaid+p.monthSaid+p.yearSaid != 0:
		return trouble(Contradiction, exampleWeekly, sayContradicts)
	case p.nth != 0:
		return p.repeatNth(r)
	case p.weekdays != 0:
		if p.base != baseNone || p.unit == "bulan" || p.unit == "tahun" {
			return trouble(Contradiction, exampleWeekly, sayContradicts)
		}
		r.Every, r.Days = agenda.Weekly, p.weekdays
	case p.base == baseLastWork:
		if p.unit == "tahun" {
			return trouble(Unsupported, "hari kerja terakhir setiap bulan", sayInterval, "hari kerja terakhir dalam tahun")
		}
		r.Every, r.Nth, r.Months = agenda.LastWorkday, 0, p.months
		if p.workNth != agenda.Last {
			r.Every, r.Nth = agenda.NthWorkday, p.workNth
		}
		if p.m != 0 {
			r.Months |= agenda.MonthsOf(p.m)
		}
	case !p.repeatDate(r):
		return p.repeatUnit(r)
	}
	if p.dayInvalid(r) {
		return trouble(Impossible, exampleMonthly, sayNoDate, spokenNumbers(p.d, p.m, 0))
	}
	return nil
}

func (p *reading) dayInvalid(r *agenda.Recurrence) bool {
	switch r.Every {
	case agenda.Monthly:
		return r.Dates == 0 || p.base == baseNumbers && (p.d < 1 || p.d > 31)
	case agenda.Yearly:
		return r.Month > 12 || r.Day < 1 || r.Day > agenda.DaysIn(2024, r.Month)
	}
	return false
}

// repeatNth is the n-th of a weekday in each month.
func (p *reading) repeatNth(r *agenda.Recurrence) error {
	if !p.ofMonth && p.m == 0 && p.unit != "bulan" && p.months == 0 {
		return trouble(Incomplete, "Senin pertama setiap bulan pukul 09.00", sayNthOfWhat)
	}
	if p.unit == "tahun" || p.base != baseNone {
		return trouble(Contradiction, exampleWeekly, sayContradicts)
	}
	r.Every, r.Days, r.Nth, r.Months = agenda.NthWeekday, p.weekdays, p.nth, p.months
	if p.m != 0 {
		r.Months |= agenda.MonthsOf(p.m)
	}
	return nil
}

// repeatDate puts days of the month or a day of the year into r; false when none was said.
func (p *reading) repeatDate(r *agenda.Recurrence) bool {
	monthly := (p.m == 0 || p.months != 0) && p.unit != "tahun"
	switch {
	case p.base == baseMonthEnd && monthly:
		r.Every, r.Dates, r.Months = agenda.Monthly, agenda.DatesOf(31), p.months
		if p.m != 0 {
			r.Months |= agenda.MonthsOf(p.m)
		}
	case p.base == baseMonthEnd && p.m != 0:
		r.Every, r.Day, r.Month = agenda.Yearly, agenda.DaysIn(2024, p.m), p.m
	case p.base == baseQuarterEnd:
		r.Every, r.Dates, r.Months = agenda.Monthly, agenda.DatesOf(31), p.months
	case p.base == baseYearEnd:
		r.Every, r.Day, r.Month = agenda.Yearly, 31, 12
	case p.base == baseNumbers && monthly:
		r.Every, r.Dates, r.Months = agenda.Monthly, agenda.DatesOf(append(p.more, p.d)...), p.months
		if p.m != 0 {
			r.Months |= agenda.MonthsOf(p.m)
		}
	case p.base == baseNumbers && p.m != 0 && len(p.more) == 0:
		r.Every, r.Day, r.Month = agenda.Yearly, p.d, p.m
	default:
		return false
	}
	return true
}

// repeatUnit decides where nothing but the unit or a part of the day was said: only days need no more.
func (p *reading) repeatUnit(r *agenda.Recurrence) error {
	unit := p.unit
	if unit == "" && (p.part != "" || p.timed) && p.base == baseNone {
		unit = "hari" // setiap pagi, setiap jam 8
	}
	switch unit {
	case "hari":
		r.Every, r.Days = agenda.Weekly, agenda.EveryDay
	case "hari kerja":
		r.Every = agenda.EveryWorkday
	case "minggu":
		if from := p.from; p.times > 1 && (from != agenda.Date{}) { // setiap 2 minggu mulai 31 Agustus
			r.Every, r.Days = agenda.Weekly, agenda.WeekdaysOf(from.Weekday())
			return nil
		}
		return trouble(Incomplete, exampleWeekly, sayEveryWhich)
	case "tahun":
		return trouble(Incomplete, "setiap tahun 31 Agustus pukul 23.59", sayWhichDate)
	default:
		return trouble(Incomplete, exampleMonthly, sayWhichDate)
	}
	return nil
}

// limited puts beginning, end, exceptions and the interval into a recurrence.
func (p *reading) limited(r *agenda.Recurrence) error {
	r.From, r.Until, r.Except, r.Worked = p.from, p.until, p.except, p.worked
	for _, piece := range p.lasting {
		start := r.From
		if (start == agenda.Date{}) {
			start = p.today
		}
		if (r.Until != agenda.Date{}) || piece.unit == "menit" || piece.unit == "jam" {
			return trouble(Contradiction, exampleUntil, sayContradicts)
		}
		r.Until = p.moved(start, piece.n, piece.unit).AddDays(-1)
	}
	if (r.Until != agenda.Date{}) && r.Until.Compare(r.From) < 0 {
		return trouble(Contradiction, exampleUntil, sayBackwards)
	}
	if p.notDays != 0 {
		switch {
		case r.Every == agenda.Weekly:
			r.Days &^= p.notDays
		case r.Every == agenda.EveryWorkday:
			r.Days = agenda.EveryDay &^ p.notDays
		default:
			return trouble(Unsupported, "setiap tanggal 5, kecuali hari libur", sayException)
		}
		if r.Days == 0 {
			return trouble(Contradiction, exampleWeekly, sayContradicts)
		}
	}
	return p.interval(r)
}

// interval makes every so many weeks or months of a recurrence: it has to be known which of them begins.
func (p *reading) interval(r *agenda.Recurrence) error {
	if p.times == 0 {
		return nil
	}
	switch {
	case p.unit == "minggu" && r.Every == agenda.Weekly:
		if (r.From == agenda.Date{}) {
			week := agenda.Recurrence{Every: agenda.Weekly, Days: r.Days, At: r.At, Zone: r.Zone}
			next := agenda.DateOf(week.Next(p.now, p.week), r.Zone)
			week.Weeks, week.From = p.times, next
			return trouble(Incomplete, week.String(), sayFromWhich, next.Spoken(), next.AddDays(7).Spoken())
		}
		r.Weeks = p.times
	case p.unit == "bulan" && r.Months == 0 && (r.Every == agenda.Monthly || r.Every == agenda.LastWorkday ||
		r.Every == agenda.NthWeekday || r.Every == agenda.NthWorkday):
		if (r.From == agenda.Date{}) {
			return trouble(Incomplete, "setiap 3 bulan tanggal 10 pukul 09.00, mulai Januari", sayFromMonth)
		}
		for m := range 12 / p.times {
			r.Months |= agenda.MonthsOf((r.From.Month-1+time.Month(m*p.times))%12 + 1)
		}
	default:
		return trouble(Contradiction, exampleWeekly, sayContradicts)
	}
	return nil
}
