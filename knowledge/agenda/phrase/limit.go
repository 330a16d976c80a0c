package phrase

import (
	"errors"
	"time"

	"studitiru/knowledge/agenda"
)

// readLimit reads, of what recurs, from when and until when it does and when it does not: "mulai 4 September",
// "sampai akhir tahun", "selama 3 bulan", "kecuali Jumat".
func (p *reading) readLimit(i int) (int, error) {
	if !p.recurs {
		return 0, nil
	}
	switch {
	case p.is(i, "terhitung") && p.isAny(i+1, "mulai", "sejak", "dari"):
		n, err := p.readLimit(i + 1)
		if n > 0 {
			n++
		}
		return n, err
	case p.isAny(i, "mulai", "sejak", "dari"):
		return p.readBound(i, false, &p.from)
	case p.is(i, "sampai"), p.is(i, "berakhir"):
		n := 1
		if p.is(i+1, "dengan") {
			n = 2
		}
		taken, err := p.readBound(i+n-1, true, &p.until)
		if taken > 0 {
			taken += n - 1
		}
		return taken, err
	case p.is(i, "selama"), p.every && p.isAny(i, "di", "dalam", "pada", "sepanjang", "khusus") && p.is(i+1, "bulan"):
		return p.readLasting(i)
	case p.isAny(i, "kecuali", "selain", "tapi", "tetapi", "tanpa"):
		return p.readExcept(i)
	}
	return 0, nil
}

// readBound reads the day at which a recurrence begins, or ends; the day of a whole month or year is its first or last.
func (p *reading) readBound(i int, end bool, bound *agenda.Date) (int, error) {
	day, n, err := p.dayFrom(i+1, end)
	if n == 0 || err != nil {
		return 0, err
	}
	if (*bound != agenda.Date{}) && *bound != day {
		return 0, trouble(Several, exampleUntil, saySeveral)
	}
	*bound = day
	return n + 1, nil
}

// readLasting reads "selama 3 bulan" and "selama bulan September".
func (p *reading) readLasting(i int) (int, error) {
	if s, n := p.amount(i + 1); n > 0 {
		if s.vague || len(s.pieces) != 1 || len(p.lasting) > 0 {
			return 0, trouble(Incomplete, exampleUntil, sayHowLong)
		}
		p.lasting = s.pieces
		p.lastingWords = p.text[p.tokens[i].start:p.tokens[i+n].end]
		return n + 1, nil
	}
	first, n, err := p.dayFrom(i+1, false)
	if err != nil {
		return 0, err
	}
	last, m, err := p.dayFrom(i+1, true)
	if err != nil {
		return 0, err
	}
	if n == 0 || n != m || first == last || (p.from != agenda.Date{}) || (p.until != agenda.Date{}) {
		return 0, trouble(Incomplete, exampleUntil, sayHowLong)
	}
	p.from, p.until = first, last
	return n + 1, nil
}

// readExcept reads the days on which something does not come.
func (p *reading) readExcept(i int) (int, error) {
	start, found := i, false
	i++
	for p.isAny(i, "tidak", "pada", "saat", "di", "ketika") {
		i++
	}
	for {
		j := i
		if found && p.isAny(j, "dan", "atau") {
			j++
		}
		n, err := p.readException(j)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			break
		}
		i, found = j+n, true
	}
	if !found {
		if p.isAny(start, "kecuali", "selain") && p.every {
			return 0, trouble(Unsupported, "setiap hari kerja kecuali Jumat pukul 08.00", sayException)
		}
		return 0, nil
	}
	return i - start, nil
}

// weekends are what Saturday and Sunday are called together.
var weekends = [][]string{{"akhir", "pekan"}, {"akhir", "minggu"}, {"weekend"}}

// holidayWords are what days off are called.
var holidayWords = [][]string{{"hari", "libur", "nasional"}, {"libur", "nasional"}, {"hari", "libur"}, {"libur"},
	{"tanggal", "merah"},
	{"cuti", "bersama"}}

// readException reads one of the exceptions: days off, weekdays, a date.
func (p *reading) readException(i int) (int, error) {
	if n := p.either(i, holidayWords); n > 0 {
		p.worked = true
		return n, nil
	}
	if n := p.either(i, weekends); n > 0 {
		p.notDays |= agenda.WeekdaysOf(time.Saturday, time.Sunday)
		return n, nil
	}
	sub := p.sub()
	n, err := sub.readWeekday(i)
	if err == nil && n > 0 && sub.nth == 0 && sub.weekdaySaid == unsaid {
		p.notDays |= sub.weekdays
		return n, nil
	}
	day, n, err := p.dayFrom(i, false)
	if n == 0 || err != nil {
		return 0, err
	}
	if last, _, err := p.dayFrom(i, true); err != nil || last != day {
		return 0, trouble(Unsupported, "setiap Senin, kecuali 7 September 2026", sayException)
	}
	p.except = append(p.except, day)
	return n, nil
}

// sub is a reading of the same phrase that begins anew.
func (p *reading) sub() *reading {
	return &reading{text: p.text, tokens: p.tokens, used: make([]bool, len(p.tokens)), now: p.now, zone: p.zone, today: p.today,
		week: p.week, sure: true}
}

// dayFrom reads the day that begins at token i as dayAhead does, and asks for the year of one that is nearly a year away.
func (p *reading) dayFrom(i int, end bool) (day agenda.Date, tokens int, err error) {
	sub := p.sub()
	day, n, err := p.dayAhead(sub, i, end)
	named := sub.base != baseNone || sub.weekdays != 0
	far := day.Until(p.today) > 0 || p.today.Until(day) > 300 && sub.base == baseNumbers
	if n > 0 && err == nil && named && sub.y == 0 && far {
		return day, 0, trouble(Ambiguous, exampleUntil, sayWhichYear)
	}
	return day, n, err
}

// dayAhead reads with sub the day that begins at token i, without any time; for a month, a week or a year it is the first of
// it, or the last one.
func (p *reading) dayAhead(sub *reading, i int, end bool) (day agenda.Date, tokens int, err error) {
	at := i
	for p.isAny(at, "hari", "pada") && sub.dayAt(at+1, true) == 0 && !p.is(at, "hari", "ini") && !p.is(at, "hari", "kerja") {
		at++
	}
	readers := []func(int) (int, error){sub.readSpan, sub.readDayWord, sub.readLastWorkday, sub.readEnds, sub.readNth,
		sub.readShift,
		sub.readFeast, sub.readWeekday, sub.readDate}
	start := at
	for {
		n, err := first(readers, at)
		if err != nil {
			return day, 0, err
		}
		if n == 0 {
			break
		}
		if at += n; sub.base == baseNumbers && (p.kindAt(at) == number || p.kindAt(at) == date) {
			break // the next of a list
		}
	}
	if at == start {
		return sub.wholeMonth(at, i, end)
	}
	if from, to, ok := sub.wholeShift(); ok {
		if end {
			from = to
		}
		return from, at - i, nil
	}
	day, err = sub.once(agenda.EndOfDay, p.zone)
	var m *Misunderstanding
	if errors.As(err, &m) {
		return day, 0, err
	}
	p.sure = p.sure && sub.sure
	return day, at - i, err
}

// first is what the first of several readers takes.
func first(readers []func(int) (int, error), i int) (int, error) {
	for _, read := range readers {
		if n, err := read(i); n > 0 || err != nil {
			return n, err
		}
	}
	return 0, nil
}

// wholeMonth is the first or last day of a month that is named alone: "mulai September", "sampai bulan Desember 2026".
func (p *reading) wholeMonth(at, from int, end bool) (agenda.Date, int, error) {
	n := p.monthAfter(at)
	if n == 0 || p.m == 0 {
		return agenda.Date{}, 0, nil
	}
	year := p.y
	if year == 0 {
		year = p.today.Year
		if p.m < p.today.Month {
			year++
		}
	}
	day := agenda.Day(year, p.m, 1)
	if end {
		day = agenda.InMonth(year, p.m, 31)
	}
	return day, at + n - from, nil
}

// wholeShift is the first and the last day of "minggu depan", "bulan depan", "tahun depan" when no day is named.
func (p *reading) wholeShift() (from, to agenda.Date, ok bool) {
	if p.base != baseNone || p.weekdays != 0 {
		return from, to, false
	}
	switch {
	case p.weekSaid != unsaid:
		from = p.monday()
		if p.weekSaid == next {
			from = from.AddDays(7)
		}
		return from, from.AddDays(6), true
	case p.monthSaid != unsaid:
		year, month := p.today.Year, p.today.Month
		if p.monthSaid == next {
			year, month = agenda.LaterMonth(p.today, 1)
		}
		return agenda.Day(year, month, 1), agenda.InMonth(year, month, 31), true
	case p.yearSaid != unsaid:
		year := p.today.Year
		if p.yearSaid == next {
			year++
		}
		return agenda.Day(year, 1, 1), agenda.Day(year, 12, 31), true
	}
	return from, to, false
}
