package phrase

import (
	"slices"
	"time"

	"studitiru/knowledge/agenda"
)

// Readers of the words that name days. Each takes the tokens from i on and says how many it took.

func (p *reading) readZone(i int) (int, error) {
	n := 1
	var name string
	switch {
	case p.isAny(i, "wib", "wita", "wit"):
		name = p.tokens[i].text
	case p.is(i, "waktu", "indonesia") && p.isAny(i+2, "barat", "tengah", "timur"):
		name = map[string]string{"barat": "wib", "tengah": "wita", "timur": "wit"}[p.tokens[i+2].text]
		n = 3
	default:
		return 0, nil
	}
	zone, err := agenda.Zone(name)
	if err != nil {
		return 0, err
	}
	if agenda.ZoneName(zone) == agenda.ZoneName(p.zone) { // Pontianak's agenda.WIB stays Pontianak's
		zone = p.zone
	}
	if p.said != nil && p.said != zone {
		return 0, trouble(Several, exampleOnce, saySeveral)
	}
	p.said = zone
	return n, nil
}

// readDayWord reads "besok", "lusa", "hari ini", "nanti sore", "malam ini".
func (p *reading) readDayWord(i int) (int, error) {
	ahead := func(days, taken int) (int, error) {
		return taken, p.setBase(baseDay, p.today.AddDays(days))
	}
	switch {
	case p.is(i, "besok", "lusa"):
		return ahead(2, 2)
	case p.is(i, "besok", "hari") && p.dayAt(i+2, true) == 0 && !p.is(i+2, "kerja"): // esok hari
		return ahead(1, 2)
	case p.is(i, "besok"):
		return ahead(1, 1)
	case p.is(i, "lusa"):
		return ahead(2, 1)
	case p.is(i, "tulat"):
		return ahead(3, 1)
	case p.is(i, "hari", "ini", "juga"):
		return ahead(0, 3)
	case p.is(i, "hari", "ini"):
		return ahead(0, 2)
	case p.is(i, "nanti") && (p.isPart(i+1) || p.taken(i-1) && p.part != "" && p.base == baseNone && p.weekdays == 0):
		return ahead(0, 1)
	case p.isPart(i) && p.isAny(i+1, "ini", "nanti") && !p.collocated(i):
		if err := p.setPart(p.tokens[i].text); err != nil {
			return 0, err
		}
		return ahead(0, 2)
	case p.is(i, "dini", "hari") && p.isAny(i+2, "ini", "nanti"):
		return 0, trouble(Ambiguous, "besok pukul 02.00", sayDawn)
	case p.isAny(i, "kemarin", "tadi"), p.is(i, "minggu", "lalu"), p.is(i, "bulan", "lalu"), p.is(i, "tahun", "lalu"):
		return 0, trouble(Past, exampleTomorrow, sayPast, "Waktu itu")
	}
	return 0, nil
}

// readEnds reads "akhir bulan", "awal bulan", "akhir tahun", "akhir pekan".
func (p *reading) readEnds(i int) (int, error) {
	if n, err := p.readQuarter(i); n > 0 || err != nil {
		return n, err
	}
	end := p.isAny(i, "akhir", "penghujung") || p.is(i, "tanggal", "terakhir")
	n := 1
	if p.is(i, "tanggal", "terakhir") {
		n = 2
	}
	if end && p.is(i+n, "setiap", "bulan") {
		p.every, n = true, n+1
	}
	month, _ := monthOf(p.wordAt(i + n))
	switch {
	case end && (p.is(i+n, "bulan") || month != 0):
		if err := p.setBase(baseMonthEnd, agenda.Date{}); err != nil {
			return 0, err
		}
		if taken := p.monthsAfter(i + n); taken > 0 {
			return n + taken, nil
		}
		return n + p.monthAfter(i+n), nil
	case end && p.is(i+n, "tahun") && p.yearAfter(i+n) > 0:
		p.m = time.December
		return n + 2, p.setBase(baseMonthEnd, agenda.Date{})
	case end && p.is(i+n, "tahun"):
		if err := p.setBase(baseYearEnd, agenda.Date{}); err != nil {
			return 0, err
		}
		return n + 1 + p.shiftAfter(i+n+1, &p.yearSaid), nil
	case end && p.isAny(i+n, "pekan", "minggu"):
		return 0, trouble(Ambiguous, "Sabtu pukul 09.00", sayWeekend)
	case p.is(i, "awal", "bulan"):
		p.d = 1
		if err := p.setBase(baseNumbers, agenda.Date{}); err != nil {
			return 0, err
		}
		return 1 + p.monthAfter(i+1), nil
	case p.is(i, "awal") && (p.isAny(i+1, "minggu", "pekan", "tahun") || p.monthWord(i+1)),
		p.isAny(i, "pertengahan", "medio", "tengah") && (p.isAny(i+1, "bulan", "tahun", "minggu", "pekan") || p.monthWord(i+1)):
		return 0, trouble(Incomplete, exampleOnce, sayWhichDate)
	}
	return 0, nil
}

// monthAfter takes "bulan", "bulan depan", "bulan Agustus 2026" or "Agustus 2026" after the part of a month.
func (p *reading) monthAfter(i int) int {
	n := 0
	if p.is(i, "bulan") {
		n++
	}
	if month, ok := monthOf(p.wordAt(i + n)); ok {
		p.m = month
		n++
		return n + p.yearAfter(i+n)
	}
	if n == 0 {
		return 0
	}
	return n + p.shiftAfter(i+n, &p.monthSaid)
}

func (p *reading) yearAfter(i int) int {
	if p.kindAt(i) == number && p.tokens[i].a >= 1900 && p.tokens[i].a < 3000 {
		p.y = p.tokens[i].a
		return 1
	}
	if p.is(i, "tahun") && p.kindAt(i+1) == number && p.tokens[i+1].a >= 1900 {
		p.y = p.tokens[i+1].a
		return 2
	}
	return 0
}

func (p *reading) shiftAfter(i int, said *shift) int {
	switch {
	case p.is(i, "ini"):
		*said = this
		return 1
	case p.is(i, "depan"):
		*said = next
		return 1
	}
	return 0
}

// shiftAt takes the two words of a shift and keeps where they stand.
func (p *reading) shiftAt(i int, said *shift) int {
	if *said == unsaid {
		p.shifts = append(p.shifts, shifted{i, said})
	}
	return 1 + p.shiftAfter(i+1, said)
}

// readShift reads "minggu depan", "pekan ini", "bulan depan", "tahun depan".
func (p *reading) readShift(i int) (int, error) {
	switch {
	case p.is(i-1, "hari"): // hari Minggu depan is a Sunday
		return 0, nil
	case p.isAny(i, "minggu", "pekan") && p.isAny(i+1, "ini", "depan"):
		return p.shiftAt(i, &p.weekSaid), nil
	case p.is(i, "bulan") && p.isAny(i+1, "ini", "depan"):
		return p.shiftAt(i, &p.monthSaid), nil
	case p.is(i, "tahun") && p.isAny(i+1, "ini", "depan"):
		return p.shiftAt(i, &p.yearSaid), nil
	}
	return 0, nil
}

// dayAt is the weekday that token i names where a day is expected, plus one; 0 when it names none.
func (p *reading) dayAt(i int, expected bool) int {
	w := p.wordAt(i)
	d := dayWords[w]
	if expected && d == 0 {
		d = shortDays[w]
	}
	if d != 1 || expected {
		return d
	}
	// "minggu" alone is as often the week: it is Sunday where a time or a date follows it, or nothing.
	if _, counted := p.count(i - 1); counted > 0 || i == 0 && len(p.tokens) > 1 && p.kindAt(i+1) == word && !p.is(i+1, "jam") &&
		!p.isPart(i+1) {
		return 0
	}
	if p.kindAt(i+1) == word && !p.is(i+1, "jam") && !p.is(i+1, "tanggal") && !p.isPart(i+1) && !p.is(i+1, "dan") {
		return 0
	}
	return d
}

// readWeekday reads "Senin", "hari Senin", "Senin depan", and lists and spans after setiap.
func (p *reading) readWeekday(i int) (int, error) {
	n := 0
	if p.is(i, "hari") {
		if _, counted := p.count(i - 1); counted > 0 && !p.taken(i-1) {
			return 0, nil // bimtek 3 hari Senin jam 8
		}
		n++
	}
	short := n > 0 || p.every || slices.Contains([]kind{number, clock, date}, p.kindAt(i+n+1)) || p.is(i+n+1, "jam")
	first := p.dayAt(i+n, n > 0 || p.every)
	if first == 0 && short {
		first = shortDays[p.wordAt(i+n)]
	}
	if first == 0 {
		return 0, nil
	}
	if p.weekdays != 0 && p.apart(i) {
		return 0, trouble(Several, "setiap Senin dan Kamis pukul 08.00", saySeveral)
	}
	n++
	p.weekdays |= 1 << (first - 1)
	for last := first; ; n++ {
		join := 0
		span := p.is(i+n, "sampai") || p.kindAt(i+n) == dash
		if span || p.is(i+n, "dan") {
			join++
		}
		if p.is(i+n+join, "hari") {
			join++
		}
		other := p.dayAt(i+n+join, join > 0)
		if other == 0 {
			break
		}
		for d := last; span && d != other; d = d%7 + 1 {
			p.weekdays |= 1 << (d - 1)
		}
		p.weekdays |= 1 << (other - 1)
		last, n = other, n+join
	}
	if p.is(i+n, "mendatang") {
		return n + 1, nil
	}
	if taken := p.either(i+n, [][]string{{"yang", "akan", "datang"}}); taken > 0 {
		return n + taken, nil
	}
	return n + p.shiftAfter(i+n, &p.weekdaySaid), nil
}

// apart reports whether a word that was not read parts the weekday at i from what was read before it: "Senin smp Jumat".
func (p *reading) apart(i int) bool {
	i--
	for p.isAny(i, "dan", "setiap", "hari") || p.kindAt(i) == dash {
		i--
	}
	return !p.taken(i)
}
