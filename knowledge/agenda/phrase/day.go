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

// readSpan reads "3 hari lagi", "dalam 2 jam", "seminggu lagi", "2 minggu ke depan".
func (p *reading) readSpan(i int) (int, error) {
	start := i
	within := p.is(i, "dalam")
	if within {
		i++
	}
	n, taken := p.count(i)
	unit := ""
	i += taken
	switch {
	case taken > 0:
		unit = p.wordAt(i)
	case p.is(i, "setengah", "jam"):
		n, unit, i = 30, "menit", i+1
	default:
		unit = map[string]string{"sehari": "hari", "seminggu": "minggu", "sepekan": "minggu", "sebulan": "bulan", "setahun": "tahun",
			"sejam": "jam", "semenit": "menit"}[p.wordAt(i)]
		n = 1
	}
	if !slices.Contains([]string{"menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun"}, unit) {
		return 0, nil
	}
	i++
	if unit == "hari" && p.is(i, "kerja") {
		unit, i = "hari kerja", i+1
	}
	switch {
	case p.isAny(i, "lagi", "kedepan", "mendatang", "kemudian"):
		i++
	case p.is(i, "ke", "depan"):
		i += 2
	case p.is(i, "lalu"), p.is(i, "yang", "lalu"):
		return 0, trouble(Past, exampleTomorrow, sayPast, "Waktu itu")
	case p.is(i, "sekali"):
		return p.readOnceIn(n, unit, i+1-start)
	case !within:
		return 0, nil
	}
	return i - start, p.setSpan(n, unit)
}

// readOnceIn reads what stands before "sekali": one week is a recurrence, two weeks are not one that can be kept.
func (p *reading) readOnceIn(n int, unit string, taken int) (int, error) {
	if n != 1 || unit == "menit" || unit == "jam" {
		return 0, trouble(Unsupported, exampleWeekly, sayInterval, countedUnit(n, unit)+" sekali")
	}
	if unit == "pekan" {
		unit = "minggu"
	}
	p.every, p.unit = true, unit
	return taken, nil
}

// setSpan keeps an instant or a day that lies n units ahead.
func (p *reading) setSpan(n int, unit string) error {
	switch unit {
	case "menit":
		return p.setInstant(time.Duration(n) * time.Minute)
	case "jam":
		return p.setInstant(time.Duration(n) * time.Hour)
	case "hari":
		return p.setBase(baseDay, p.today.AddDays(n))
	case "minggu", "pekan":
		return p.setBase(baseDay, p.today.AddDays(7*n))
	case "bulan":
		year, month := agenda.LaterMonth(p.today, n)
		return p.setBase(baseDay, agenda.InMonth(year, month, p.today.Day))
	case "tahun":
		return p.setBase(baseDay, agenda.InMonth(p.today.Year+n, p.today.Month, p.today.Day))
	}
	if n > 250*farthest {
		return trouble(TooFar, exampleOnce, sayTooFar, "Tanggal itu")
	}
	day := p.today
	for range n { // hari kerja
		var sure bool
		day, sure = p.week.WorkdayAfter(day)
		p.sure = p.sure && sure
	}
	return p.setBase(baseDay, day)
}

func (p *reading) setInstant(ahead time.Duration) error {
	if p.base != baseNone {
		return trouble(Several, exampleOnce, saySeveral)
	}
	p.base, p.instant = baseInstant, p.now.Truncate(time.Minute).Add(ahead)
	return nil
}

// readDayWord reads "besok", "lusa", "hari ini", "nanti sore", "malam ini".
func (p *reading) readDayWord(i int) (int, error) {
	ahead := func(days, taken int) (int, error) {
		return taken, p.setBase(baseDay, p.today.AddDays(days))
	}
	switch {
	case p.is(i, "besok", "lusa"):
		return ahead(2, 2)
	case p.is(i, "besok"):
		return ahead(1, 1)
	case p.is(i, "lusa"):
		return ahead(2, 1)
	case p.is(i, "tulat"):
		return ahead(3, 1)
	case p.is(i, "hari", "ini"):
		return ahead(0, 2)
	case p.is(i, "nanti") && p.isPart(i+1):
		return ahead(0, 1)
	case p.isPart(i) && p.is(i+1, "ini"):
		p.part = p.tokens[i].text
		return ahead(0, 2)
	case p.isAny(i, "kemarin", "tadi"), p.is(i, "minggu", "lalu"), p.is(i, "bulan", "lalu"), p.is(i, "tahun", "lalu"):
		return 0, trouble(Past, exampleTomorrow, sayPast, "Waktu itu")
	}
	return 0, nil
}

// readLastWorkday reads "hari kerja terakhir [bulan]" and "hari kerja".
func (p *reading) readLastWorkday(i int) (int, error) {
	n := 0
	switch {
	case p.is(i, "hari", "kerja", "terakhir"):
		n = 3
	case p.is(i, "hari", "terakhir", "kerja"):
		n = 3
	case p.is(i, "hari", "kerja", "pertama"):
		return 0, trouble(Unsupported, "hari kerja terakhir setiap bulan", sayInterval, "hari kerja pertama")
	default:
		return 0, nil
	}
	if err := p.setBase(baseLastWork, agenda.Date{}); err != nil {
		return 0, err
	}
	for p.isAny(i+n, "setiap", "di", "dalam", "pada") && p.is(i+n+1, "bulan") {
		p.every = p.every || p.is(i+n, "setiap")
		n++
	}
	return n + p.monthAfter(i+n), nil
}

// readEnds reads "akhir bulan", "awal bulan", "akhir tahun", "akhir pekan".
func (p *reading) readEnds(i int) (int, error) {
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
		return n + p.monthAfter(i+n), nil
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
	case p.is(i, "awal") && p.isAny(i+1, "minggu", "pekan", "tahun"), p.is(i, "pertengahan") && p.isAny(i+1, "bulan", "tahun"):
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

// readShift reads "minggu depan", "pekan ini", "bulan depan", "tahun depan".
func (p *reading) readShift(i int) (int, error) {
	switch {
	case p.is(i-1, "hari"): // hari Minggu depan is a Sunday
		return 0, nil
	case p.isAny(i, "minggu", "pekan") && p.isAny(i+1, "ini", "depan"):
		return 1 + p.shiftAfter(i+1, &p.weekSaid), nil
	case p.is(i, "bulan") && p.isAny(i+1, "ini", "depan"):
		return 1 + p.shiftAfter(i+1, &p.monthSaid), nil
	case p.is(i, "tahun") && p.isAny(i+1, "ini", "depan"):
		return 1 + p.shiftAfter(i+1, &p.yearSaid), nil
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
	return n + p.shiftAfter(i+n, &p.weekdaySaid), nil
}

// readDate reads "31/8/2026", "31 Agustus [2026]", "tanggal 5 [bulan depan]".
func (p *reading) readDate(i int) (int, error) {
	n := 0
	if p.is(i, "tanggal") {
		n++
	}
	t := i + n
	month, named := monthOf(p.wordAt(t + 1))
	switch {
	case p.kindAt(t) == date:
		if p.base == baseNumbers && (p.d != p.tokens[t].a || int(p.m) != p.tokens[t].b) {
			return 0, trouble(Several, exampleOnce, saySeveral)
		}
		p.d, p.m, p.y = p.tokens[t].a, time.Month(p.tokens[t].b), p.tokens[t].c
		return n + 1, p.setBase(baseNumbers, agenda.Date{})
	case p.kindAt(t) != number:
		return 0, nil
	case p.kindAt(t+1) == dash && p.kindAt(t+2) == number:
		if _, spans := monthOf(p.wordAt(t + 3)); spans || n > 0 {
			return 0, trouble(Several, exampleOnce, saySeveral)
		}
		return 0, nil
	case named && p.tokens[t].a <= 99:
		if p.base == baseNumbers && (p.d != p.tokens[t].a || p.m != month) {
			return 0, trouble(Several, exampleOnce, saySeveral)
		}
		p.d, p.m = p.tokens[t].a, month
		n += 2
		n += p.yearAfter(i + n)
	case n > 0:
		if p.base == baseNumbers && p.d != p.tokens[t].a {
			return 0, trouble(Several, exampleOnce, saySeveral)
		}
		p.d = p.tokens[t].a
		n++
		n += p.monthAfter(i + n)
	default:
		return 0, nil
	}
	return n, p.setBase(baseNumbers, agenda.Date{})
}
