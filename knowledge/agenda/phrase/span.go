package phrase

import (
	"slices"
	"time"

	"studitiru/knowledge/agenda"
)

// piece is part of a span of time: 3 days, 2 hours.
type piece struct {
	n    int
	unit string // one of units, or "hari kerja"
}

// units are the units of time as they are kept; "pekan" is read as "minggu".
var units = map[string]string{"menit": "menit", "jam": "jam", "hari": "hari", "minggu": "minggu", "pekan": "minggu",
	"bulan": "bulan", "tahun": "tahun"}

// singles are one of a unit in one word.
var singles = map[string]string{"sehari": "hari", "seminggu": "minggu", "sepekan": "minggu", "sebulan": "bulan",
	"setahun": "tahun", "sejam": "jam", "semenit": "menit"}

// span is an amount of time as it was read.
type span struct {
	pieces []piece
	vague  bool // a half of something other than an hour
}

// amount reads "3 hari", "satu setengah jam", "2 jam 15 menit", "seminggu", "setengah jam", "5 hari kerja".
func (p *reading) amount(i int) (s span, tokens int) {
	start := i
	for {
		n, taken := p.piece(i, &s)
		if taken == 0 {
			return s, i - start
		}
		i += taken
		s.pieces = append(s.pieces, n)
		if p.is(i, "setengah") && !p.unitAt(i+1) { // satu jam setengah lagi
			i++
			s.half(n.unit)
		}
	}
}

// piece reads one amount with its unit.
func (p *reading) piece(i int, s *span) (piece, int) {
	if unit := singles[p.wordAt(i)]; unit != "" {
		return piece{1, unit}, 1
	}
	if p.is(i, "setengah") && p.unitAt(i+1) {
		unit := units[p.wordAt(i+1)]
		s.half(unit)
		return piece{0, unit}, 2
	}
	n, taken := p.count(i)
	if taken == 0 {
		return piece{}, 0
	}
	fraction := p.commaAfter(i)
	half := p.is(i+taken, "setengah")
	switch {
	case fraction:
		half, taken = p.tokens[i+1].text == "5", taken+1
	case half:
		taken++
	}
	if !p.unitAt(i + taken) {
		return piece{}, 0
	}
	unit := units[p.wordAt(i+taken)]
	taken++
	if unit == "hari" && p.is(i+taken, "kerja") {
		unit, taken = "hari kerja", taken+1
	}
	if half {
		s.half(unit)
	}
	s.vague = s.vague || fraction && !half
	return piece{n, unit}, taken
}

// half adds half of a unit: only an hour has one that everybody counts alike.
func (s *span) half(unit string) {
	if unit != "jam" {
		s.vague = true
		return
	}
	s.pieces = append(s.pieces, piece{30, "menit"})
}

func (p *reading) unitAt(i int) bool { return units[p.wordAt(i)] != "" }

// commaAfter reports whether token i is the whole part of a decimal such as "2,5".
func (p *reading) commaAfter(i int) bool {
	return p.kindAt(i) == number && p.kindAt(i+1) == number && p.tokens[i].end+1 == p.tokens[i+1].start &&
		p.text[p.tokens[i].end] == ','
}

// soon are the words that make a span one from now on.
var soon = [][]string{{"lagi"}, {"kedepan"}, {"mendatang"}, {"kemudian"}, {"ke", "depan"}, {"dari", "sekarang"},
	{"dari", "hari", "ini"}, {"yang", "akan", "datang"}, {"terhitung", "sekarang"}}

// either is the number of tokens of the first of several phrases that stands at i.
func (p *reading) either(i int, phrases [][]string) int {
	for _, words := range phrases {
		if p.is(i, words...) {
			return len(words)
		}
	}
	return 0
}

// readSpan reads "3 hari lagi", "dalam 2 jam", "seminggu sebelum …", "2 minggu sekali".
func (p *reading) readSpan(i int) (int, error) {
	start := i
	within := p.is(i, "dalam")
	if within {
		i++
		for p.isAny(i, "waktu", "jangka", "tempo", "kurun") {
			i++
		}
	}
	if p.isAny(i, "beberapa", "sekian") && p.unitAt(i+1) && (within || p.either(i+2, soon) > 0) {
		return 0, trouble(Incomplete, "3 hari lagi", sayHowLong)
	}
	s, taken := p.amount(i)
	if taken == 0 {
		return 0, nil
	}
	i += taken
	if n := p.either(i, soon); n > 0 {
		return i + n - start, p.setSpan(s)
	}
	before := p.isAny(i, "sebelum", "menjelang")
	switch {
	case p.is(i, "lalu"), p.is(i, "yang", "lalu"):
		return 0, trouble(Past, exampleTomorrow, sayPast, "Waktu itu")
	case p.is(i, "sekali"):
		return p.readOnceIn(s, i+1-start)
	case before, p.isAny(i, "sesudah", "pasca"):
		return i + 1 - start, p.setOffset(s, before, i+1)
	case p.isAny(i, "sebelumnya", "sesudahnya", "berikutnya", "selanjutnya"):
		return 0, trouble(Incomplete, "3 hari lagi", sayFromWhen)
	case !within || p.base != baseNone:
		return 0, nil
	}
	p.soft = true // "dalam 24 jam" may be what it is about
	return i - start, p.setSpan(s)
}

// readOnceIn reads what stands before "sekali".
func (p *reading) readOnceIn(s span, taken int) (int, error) {
	if s.vague || len(s.pieces) != 1 || slices.Contains([]string{"menit", "jam"}, s.pieces[0].unit) {
		return 0, trouble(Unsupported, exampleWeekly, sayInterval, "sekian waktu sekali")
	}
	return taken, p.setEvery(s.pieces[0].n, s.pieces[0].unit)
}

// moved is a day that lies n units from another; false in an unknown year for working days.
func (p *reading) moved(day agenda.Date, n int, unit string) agenda.Date {
	switch unit {
	case "hari":
		return day.AddDays(n)
	case "minggu":
		return day.AddDays(7 * n)
	case "bulan":
		year, month := agenda.LaterMonth(day, n)
		return agenda.InMonth(year, month, day.Day)
	case "tahun":
		return agenda.InMonth(day.Year+n, day.Month, day.Day)
	case "hari kerja":
		return p.workdays(day, n)
	}
	return day
}

// workdays goes n working days on, or back.
func (p *reading) workdays(day agenda.Date, n int) agenda.Date {
	for range max(n, -n) {
		var sure bool
		if n > 0 {
			day, sure = p.week.WorkdayAfter(day)
		} else {
			day, sure = p.week.WorkdayBefore(day)
		}
		p.sure = p.sure && sure
	}
	return day
}

// setSpan keeps an instant or a day that lies ahead by what was read.
func (p *reading) setSpan(s span) error {
	if s.vague {
		return trouble(Incomplete, "10 hari lagi", sayHowLong)
	}
	day, ahead, exact := p.today, time.Duration(0), false
	for _, piece := range s.pieces {
		if piece.n > 250*farthest && piece.unit == "hari kerja" || piece.n > 1e6 {
			return trouble(TooFar, exampleOnce, sayTooFar, "Tanggal itu")
		}
		switch piece.unit {
		case "menit":
			ahead, exact = ahead+time.Duration(piece.n)*time.Minute, true
		case "jam":
			ahead, exact = ahead+time.Duration(piece.n)*time.Hour, true
		default:
			day = p.moved(day, piece.n, piece.unit)
		}
	}
	if !exact {
		return p.setBase(baseDay, day)
	}
	if p.base != baseNone {
		return trouble(Several, exampleOnce, saySeveral)
	}
	now := p.now.Truncate(time.Minute)
	p.base, p.instant = baseInstant, day.At(agenda.ClockOf(now, p.zone), p.zone).Add(ahead)
	return nil
}
