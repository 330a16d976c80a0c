package phrase

import (
	"time"

	"studitiru/knowledge/agenda"
)

// readDate reads "31/8/2026", "31 Agustus [2026]", "tanggal 5 [bulan depan]", and of what recurs "tanggal 1 dan 15".
func (p *reading) readDate(i int) (int, error) {
	if n, err := p.readMonthFirst(i); n > 0 || err != nil {
		return n, err
	}
	n := 0
	if p.is(i, "tanggal") {
		n++
	}
	t := i + n
	switch {
	case p.kindAt(t) == date:
		return p.readDigits(t, n)
	case p.kindAt(t) == odd:
		return p.readYearFirst(t, n)
	}
	day, taken := p.count(t)
	if taken == 0 {
		return 0, nil
	}
	month, named := monthOf(p.wordAt(t + taken))
	if p.spanOfDates(t+taken, n > 0) {
		return 0, trouble(Several, exampleOnce, saySeveral)
	}
	switch {
	case named && day <= 99:
		if p.base == baseNumbers && (p.d != day || p.m != month) {
			return 0, trouble(Several, exampleOnce, saySeveral)
		}
		p.d, p.m = day, month
		n += taken + 1
		n += p.yearAfter(i + n)
		if p.kindAt(i+n) == number && p.y == 0 && i+n == len(p.tokens)-1 && len(p.tokens[i+n].text) == 2 { // 5 Sep 26
			p.y = century(p.tokens[i+n].text)
			n++
		}
	case n > 0:
		if p.base == baseNumbers && p.d != day {
			return 0, trouble(Several, exampleOnce, saySeveral)
		}
		p.d = day
		n += taken
		n += p.moreDates(i + n)
		n += p.ofMonthAfter(i + n)
	default:
		return 0, nil
	}
	return n, p.setBase(baseNumbers, agenda.Date{})
}

// readMonthFirst reads "Januari tanggal 5" at the beginning of a phrase and behind "setiap tahun"; elsewhere the month may
// belong to the title.
func (p *reading) readMonthFirst(i int) (int, error) {
	n := 0
	if p.is(i, "bulan") {
		n++
	}
	month, named := monthOf(p.wordAt(i + n))
	if i > 0 && !(p.every && p.taken(i-1)) || !named || !p.is(i+n+1, "tanggal") {
		return 0, nil
	}
	day, taken := p.count(i + n + 2)
	if taken == 0 || p.monthWord(i+n+2+taken) {
		return 0, nil
	}
	p.d, p.m = day, month
	n += 2 + taken
	return n + p.yearAfter(i+n), p.setBase(baseNumbers, agenda.Date{})
}

// readDigits reads "31/8/2026" and "31/8". A share such as "3/31" is none.
func (p *reading) readDigits(t, n int) (int, error) {
	if p.tokens[t].c == 0 && (p.tokens[t].b > 12 || p.tokens[t].b == 0) {
		return 0, nil
	}
	if p.base == baseNumbers && (p.d != p.tokens[t].a || int(p.m) != p.tokens[t].b) {
		return 0, trouble(Several, exampleOnce, saySeveral)
	}
	p.d, p.m, p.y = p.tokens[t].a, time.Month(p.tokens[t].b), p.tokens[t].c
	return n + 1, p.setBase(baseNumbers, agenda.Date{})
}

// readYearFirst reads "2026/08/31".
func (p *reading) readYearFirst(t, n int) (int, error) {
	m := yearFirst.FindStringSubmatch(p.tokens[t].text)
	if m == nil {
		return 0, nil
	}
	p.y, p.m, p.d = number4(m[1]), monthNumber(m[2]), number0(m[3])
	return n + 1, p.setBase(baseNumbers, agenda.Date{})
}

// spanOfDates reports whether another day follows one that something happens on once: "1 sampai 5 Februari".
func (p *reading) spanOfDates(i int, said bool) bool {
	if p.recurs || !(p.kindAt(i) == dash || p.isAny(i, "sampai", "dan", "atau")) {
		return false
	}
	_, taken := p.count(i + 1)
	if taken == 0 {
		return false
	}
	_, named := monthOf(p.wordAt(i + 1 + taken))
	return named || said
}

// moreDates takes further days of the month of what recurs: ", 15 dan 25".
func (p *reading) moreDates(i int) int {
	n := 0
	for p.recurs {
		join := 0
		if p.is(i+n, "dan") {
			join++
		}
		if p.is(i+n+join, "tanggal") {
			join++
		}
		listed := join > 0 || p.commaBefore(i+n)
		day, taken := p.count(i + n + join)
		if !listed || taken == 0 || day < 1 || day > 31 {
			return n
		}
		p.more = append(p.more, day)
		n += join + taken
	}
	return n
}

// commaBefore reports whether only a comma parts token i from the one before it.
func (p *reading) commaBefore(i int) bool { return (periodReader{p.text, p.tokens}).commaBefore(i) }

// monthNumber is a month in digits.
func monthNumber(digits string) time.Month { return time.Month(max(number0(digits), 0)) }

// weekdayOf is the weekday of dayWords: one more than the day itself, around the week.
func weekdayOf(d int) time.Weekday { return time.Weekday((d + 6) % 7) }
