package phrase

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge/agenda"
	"studitiru/knowledge/indonesian"
)

// settle looks at what was read as a whole: which words belong to the title after all, and which were left unread.
func (p *reading) settle() error {
	p.settleParts()
	if err := p.settleShifts(); err != nil {
		return err
	}
	spread := p.base == baseNone && p.weekdays == 0 && p.weekSaid+p.monthSaid+p.yearSaid != 0 // before next week: of which day?
	if p.offset.sign != 0 && (spread || !p.anchored()) {
		return trouble(Incomplete, exampleBefore, sayAnchor)
	}
	if p.base == baseFeast && (p.offset.sign == 0 || p.every) {
		day, known := p.feastDay()
		if !known {
			return trouble(Incomplete, exampleOnce, sayFeastUnknown)
		}
		return trouble(Ambiguous, day.Plain()+" pukul 09.00", sayFeast, day.Spoken())
	}
	if err := p.askDay(); err != nil {
		return err
	}
	return p.unread()
}

// settleParts lets a part of the day right before what was read count, though the title keeps it: "rapat malam 5 Desember".
func (p *reading) settleParts() {
	for i := range p.tokens {
		if n, part := p.partAt(i); n > 0 && !p.taken(i) && p.taken(i+n) && p.beside == "" {
			p.beside = part
		}
	}
}

// anchored reports whether the day or time that an offset counts from stands right behind it.
func (p *reading) anchored() bool {
	i := p.offset.anchor
	for p.isAny(i, "tanggal", "hari", "jam", "pada") && !p.taken(i) {
		i++
	}
	return p.taken(i)
}

// settleShifts leaves "bulan depan" to the title where another day is said elsewhere in the phrase, and asks where both
// readings are possible and differ.
func (p *reading) settleShifts() error {
	for _, s := range p.shifts {
		apart := !p.together(s.at)
		definite := p.base == baseDay || p.base == baseInstant || p.base == baseNumbers && p.m != 0 ||
			(p.base == baseMonthEnd || p.base == baseLastWork) && p.m != 0
		kept := *s.said
		switch {
		case definite && !apart && s.said == &p.yearSaid && p.base != baseDay && p.base != baseInstant: // 5 Mei tahun depan
		case definite && !apart:
			return trouble(Contradiction, exampleTomorrow, sayContradicts)
		case definite:
			*s.said = unsaid
			p.used[s.at], p.used[s.at+1] = false, false
		case apart && (p.weekdays != 0 || p.base == baseNumbers):
			with, err := p.resolve()
			*s.said = unsaid
			without, other := p.resolve()
			*s.said = kept
			if (err == nil) != (other == nil) || !with.Once.Equal(without.Once) {
				if s.at == 0 || p.taken(s.at-1) { // "minggu depan paparan Rabu jam 9"
					continue
				}
				return trouble(Ambiguous, exampleOnce, sayWhichShift, p.shown(s.at)+" "+p.shown(s.at+1))
			}
		}
	}
	return nil
}

// together reports whether no word of the title stands between the shift at i and the day that was read.
func (p *reading) together(i int) bool {
	runs, in := 0, false
	for j := range p.tokens {
		switch {
		case p.used[j] && !in:
			runs, in = runs+1, true
		case !p.used[j] && in && !slices.Contains(joiners, p.wordAt(j)) && p.wordAt(j) != "dan":
			in = false
		}
	}
	before, after := i > 0 && p.near(i-1, -1), p.near(i+2, 1)
	return runs <= 1 || before || after
}

// near reports whether a token that was read stands at i, or behind words that only join.
func (p *reading) near(i, step int) bool {
	for i >= 0 && i < len(p.tokens) && !p.used[i] && slices.Contains(joiners, p.wordAt(i)) {
		i += step
	}
	return p.taken(i)
}

// resolve reckons what was read.
func (p *reading) resolve() (Understanding, error) {
	if p.every {
		return p.repeat()
	}
	if p.base == baseInstant {
		if p.timed || p.part != "" || p.weekdays != 0 {
			return Understanding{}, trouble(Contradiction, exampleTomorrow, sayContradicts)
		}
		return Understanding{Once: p.instant}, p.ahead(p.instant)
	}
	c, assumed, err := p.timeOfDay()
	if err != nil {
		return Understanding{}, err
	}
	zone := p.zone
	if p.said != nil {
		zone = p.said
	}
	day, err := p.once(c, zone)
	if err != nil {
		return Understanding{}, err
	}
	at := day.At(c, zone)
	if p.offset.sign != 0 && !(p.offset.eve && (p.timed || p.part != "")) {
		if at, err = p.away(day, c, zone); err != nil {
			return Understanding{}, err
		}
	}
	return Understanding{Once: at, TimeAssumed: assumed}, p.ahead(at)
}

// away is an instant some way from a day: on another day at c, or some hours from c on it.
func (p *reading) away(day agenda.Date, c agenda.Clock, zone *time.Location) (time.Time, error) {
	n := p.offset.n * p.offset.sign
	if p.offset.n > 4000 {
		return time.Time{}, trouble(TooFar, exampleOnce, sayTooFar, "Tanggal itu")
	}
	switch p.offset.unit {
	case "menit", "jam":
		if !p.timed {
			return time.Time{}, trouble(Incomplete, exampleTomorrow, sayFromHour)
		}
		step := time.Hour
		if p.offset.unit == "menit" {
			step = time.Minute
		}
		return day.At(c, zone).Add(time.Duration(n) * step), nil
	}
	return p.moved(day, n, p.offset.unit).At(c, zone), nil
}

// ahead refuses what has gone by and what is too far away.
func (p *reading) ahead(at time.Time) error {
	if !at.After(p.now) {
		return trouble(Past, exampleTomorrow, sayPast, agenda.SayTime(at, p.zone))
	}
	if at.After(p.now.AddDate(farthest, 0, 0)) {
		return trouble(TooFar, exampleOnce, sayTooFar, agenda.DateOf(at, p.zone).Spoken())
	}
	return nil
}

// once is the day that is meant for something that happens once at c.
func (p *reading) once(c agenda.Clock, zone *time.Location) (agenda.Date, error) {
	var day agenda.Date
	var err error
	switch p.base {
	case baseDay:
		day = p.day
	case baseNumbers:
		day, err = p.numbered(c, zone)
	case baseMonthEnd:
		if p.yearSaid != unsaid && p.m == 0 {
			return day, trouble(Incomplete, exampleOnce, sayWhichMonth)
		}
		year, month := p.month(func(y int, m time.Month) bool { return agenda.InMonth(y, m, 31).At(c, zone).After(p.now) })
		day = agenda.InMonth(year, month, 31)
	case baseLastWork:
		var sure bool
		if p.weekSaid != unsaid {
			return p.workdayOfWeek(), nil
		}
		if p.yearSaid != unsaid && p.m == 0 {
			p.m = time.January
			if p.workNth == agenda.Last {
				p.m = time.December
			}
		}
		year, month := p.month(func(y int, m time.Month) bool {
			day, _ := p.workdayOf(y, m)
			return day.At(c, zone).After(p.now)
		})
		if day, sure = p.workdayOf(year, month); day.Month != month {
			return day, trouble(Impossible, exampleNth, sayNoNth)
		}
		p.sure = p.sure && sure
	case baseFeast:
		var known bool
		if day, known = p.feastDay(); !known {
			return day, trouble(Incomplete, exampleOnce, sayFeastUnknown)
		}
	case baseYearEnd:
		day = agenda.Day(p.today.Year, 12, 31)
		if p.yearSaid == next {
			day.Year++
		}
	case baseQuarterEnd:
		return day, trouble(Incomplete, exampleQuarter, sayWhichDate)
	default:
		return p.unnumbered(c, zone)
	}
	if err != nil {
		return agenda.Date{}, err
	}
	return day, p.checkWeekday(day)
}

// workdayOf is the last or the n-th working day of a month.
func (p *reading) workdayOf(year int, month time.Month) (agenda.Date, bool) {
	if p.workNth == agenda.Last {
		return p.week.LastWorkday(year, month)
	}
	return p.week.NthWorkday(year, month, p.workNth)
}

// workdayOfWeek is the last or the n-th working day of this week or the next.
func (p *reading) workdayOfWeek() agenda.Date {
	monday := p.monday()
	if p.weekSaid == next {
		monday = monday.AddDays(7)
	}
	if p.workNth == agenda.Last {
		return p.workdays(monday.AddDays(7), -1)
	}
	return p.workdays(monday.AddDays(-1), p.workNth)
}

// nthDay is the day of "Senin pertama September".
func (p *reading) nthDay(c agenda.Clock, zone *time.Location) (agenda.Date, error) {
	if p.m == 0 && p.monthSaid == unsaid {
		return agenda.Date{}, trouble(Incomplete, exampleNth, sayNthOfWhat)
	}
	var weekday time.Weekday
	for !p.weekdays.Has(weekday) {
		weekday++
	}
	year, month := p.month(func(y int, m time.Month) bool {
		return agenda.NthWeekdayOf(y, m, weekday, p.nth).At(c, zone).After(p.now)
	})
	day := agenda.NthWeekdayOf(year, month, weekday, p.nth)
	if !day.Exists() {
		return day, trouble(Impossible, exampleNth, sayNoNth)
	}
	return day, nil
}

// checkWeekday refuses "Senin 1 September" when that day is no Monday.
func (p *reading) checkWeekday(day agenda.Date) error {
	if p.weekdays == 0 || p.weekdays == agenda.WeekdaysOf(day.Weekday()) {
		return nil
	}
	return trouble(Contradiction, strings.Replace(day.Spoken(), ",", "", 1), sayWeekday, day.Day, indonesian.MonthName(day.Month),
		day.Year,
		agenda.DayName(day.Weekday()), p.weekdays)
}

// month is the month that is meant: named, this or next, or the first whose day is still ahead.
func (p *reading) month(isAhead func(int, time.Month) bool) (int, time.Month) {
	switch {
	case p.m != 0 && p.y != 0:
		return p.y, p.m
	case p.m != 0:
		year := p.today.Year
		if p.yearSaid == next || p.yearSaid == unsaid && !isAhead(year, p.m) {
			year++
		}
		return year, p.m
	case p.monthSaid == next:
		return agenda.LaterMonth(p.today, 1)
	}
	year, month := p.today.Year, p.today.Month
	if p.monthSaid == unsaid && !isAhead(year, month) {
		return agenda.LaterMonth(p.today, 1)
	}
	return year, month
}

// numbered is the day of "31 Agustus", "31/8/2026" or "tanggal 5".
func (p *reading) numbered(c agenda.Clock, zone *time.Location) (agenda.Date, error) {
	if p.m == 0 && p.yearSaid != unsaid {
		return agenda.Date{}, trouble(Incomplete, exampleOnce, sayWhichMonth)
	}
	wrong := trouble(Impossible, exampleOnce, sayNoDate, spokenNumbers(p.d, p.m, p.y))
	if p.d < 1 || p.d > 31 || p.m > 12 || p.m < 0 || p.m != 0 && p.d > agenda.DaysIn(2024, p.m) {
		return agenda.Date{}, wrong
	}
	exists := func(y int, m time.Month) bool {
		d := agenda.Day(y, m, p.d)
		return d.Exists() && d.At(c, zone).After(p.now)
	}
	year, month := p.month(exists)
	unsettled := p.y == 0 && p.yearSaid == unsaid && p.monthSaid == unsaid
	for i := 0; unsettled && i < 12 && !exists(year, month); i++ { // 31 in a short month, 29 February
		if p.m != 0 {
			year++
		} else {
			year, month = agenda.LaterMonth(agenda.Day(year, month, 1), 1)
		}
	}
	day := agenda.Day(year, month, p.d)
	if !day.Exists() {
		return agenda.Date{}, wrong
	}
	return day, nil
}

// monday begins this week.
func (p *reading) monday() agenda.Date { return p.today.AddDays(-(int(p.today.Weekday()) + 6) % 7) }

// unnumbered is the day of "Senin", "minggu depan", or of an hour alone.
func (p *reading) unnumbered(c agenda.Clock, zone *time.Location) (agenda.Date, error) {
	switch {
	case p.nth != 0:
		return p.nthDay(c, zone)
	case p.weekdays != 0 && (p.monthSaid != unsaid || p.yearSaid != unsaid):
		return agenda.Date{}, trouble(Incomplete, exampleNth, sayWhichDate)
	case p.weekdays != 0:
		return p.weekday(p.monday(), c, zone)
	case p.monthSaid != unsaid || p.yearSaid != unsaid:
		return agenda.Date{}, trouble(Incomplete, exampleOnce, sayWhichDate)
	case p.weekSaid == next:
		return p.today.AddDays(7), nil
	case p.weekSaid == this:
		return agenda.Date{}, trouble(Incomplete, "Jumat pukul 15.00", sayWhichDay, "minggu")
	case !p.timed && p.part == "":
		return agenda.Date{}, trouble(Nothing, exampleOnce+", "+exampleTomorrow+", atau "+exampleWeekly, sayNothing)
	case p.today.At(c, zone).After(p.now):
		return p.today, nil
	}
	return p.today.AddDays(1), nil
}

// weekday is the day of "Senin", "Senin ini", "Senin depan", "Senin minggu depan". monday begins this week.
func (p *reading) weekday(monday agenda.Date, c agenda.Clock, zone *time.Location) (agenda.Date, error) {
	var wanted time.Weekday
	for wanted = time.Sunday; p.weekdays != agenda.WeekdaysOf(wanted); wanted++ {
		if wanted == time.Saturday {
			return agenda.Date{}, trouble(Several, exampleWeekly, saySeveral)
		}
	}
	inWeek := monday.AddDays((int(wanted) + 6) % 7)
	switch {
	case p.weekdaySaid == next || p.weekSaid == next:
		return inWeek.AddDays(7), nil
	case p.weekdaySaid == this || p.weekSaid == this:
		return inWeek, nil
	}
	day := p.today.AddDays((int(wanted) - int(p.today.Weekday()) + 7) % 7)
	if day != p.today {
		return day, nil
	}
	week := day.AddDays(7)
	if day.At(c, zone).After(p.now) {
		return agenda.Date{}, trouble(Ambiguous,
			"“hari ini pukul "+c.String()+"” atau “"+strings.ToLower(week.Spoken())+" pukul "+c.String()+
				"”",
			sayToday, agenda.DayName(wanted), day.Spoken(), week.Spoken())
	}
	return week, nil
}

// spokenNumbers is a date as far as it was written, existing or not.
func spokenNumbers(d int, m time.Month, y int) string {
	s := fmt.Sprint(d)
	switch {
	case m >= 1 && m <= 12:
		s += " " + indonesian.MonthName(m)
	case m != 0:
		s += fmt.Sprintf("/%d", int(m))
	}
	if y != 0 {
		s += fmt.Sprintf(" %d", y)
	}
	return s
}
