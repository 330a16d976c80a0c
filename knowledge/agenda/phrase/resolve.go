package phrase

import (
	"fmt"
	"strings"
	"time"

	"studitiru/knowledge/agenda"
	"studitiru/knowledge/indonesian"
)

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
	return Understanding{Once: at, TimeAssumed: assumed}, p.ahead(at)
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
		year, month := p.month(func(y int, m time.Month) bool { return agenda.InMonth(y, m, 31).At(c, zone).After(p.now) })
		day = agenda.InMonth(year, month, 31)
	case baseLastWork:
		var sure bool
		year, month := p.month(func(y int, m time.Month) bool {
			last, _ := p.week.LastWorkday(y, m)
			return last.At(c, zone).After(p.now)
		})
		day, sure = p.week.LastWorkday(year, month)
		p.sure = p.sure && sure
	case baseYearEnd:
		day = agenda.Day(p.today.Year, 12, 31)
		if p.yearSaid == next {
			day.Year++
		}
	default:
		return p.unnumbered(c, zone)
	}
	if err != nil {
		return agenda.Date{}, err
	}
	return day, p.checkWeekday(day)
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

// unnumbered is the day of "Senin", "minggu depan", or of an hour alone.
func (p *reading) unnumbered(c agenda.Clock, zone *time.Location) (agenda.Date, error) {
	monday := p.today.AddDays(-(int(p.today.Weekday()) + 6) % 7)
	switch {
	case p.weekdays != 0:
		return p.weekday(monday, c, zone)
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
		return agenda.Date{}, trouble(Ambiguous, "“hari ini pukul "+c.String()+"” atau “"+strings.ToLower(week.Spoken())+" pukul "+c.String()+
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
