package phrase

import (
	"slices"
	"strings"

	"studitiru/knowledge/agenda"
)

// feast is a day that has a name instead of a number.
type feast struct {
	words    []string // as people write it
	fixed    string   // "12-25", or "" when it moves
	official string   // how the names of moving ones begin in the decree
}

// feasts are the days that officials reckon from.
var feasts = []feast{
	{[]string{"natal"}, "12-25", ""},
	{[]string{"tahun", "baru", "imlek"}, "", "Tahun Baru Imlek"},
	{[]string{"tahun", "baru", "islam"}, "", "1 Muharam"},
	{[]string{"tahun", "baru", "hijriah"}, "", "1 Muharam"},
	{[]string{"tahun", "baru", "saka"}, "", "Hari Suci Nyepi"},
	{[]string{"tahun", "baru"}, "01-01", ""},
	{[]string{"hut", "ri"}, "08-17", ""},
	{[]string{"hari", "kemerdekaan"}, "08-17", ""},
	{[]string{"lebaran"}, "", "Idulfitri"},
	{[]string{"idulfitri"}, "", "Idulfitri"},
	{[]string{"idul", "fitri"}, "", "Idulfitri"},
	{[]string{"iduladha"}, "", "Iduladha"},
	{[]string{"idul", "adha"}, "", "Iduladha"},
	{[]string{"nyepi"}, "", "Hari Suci Nyepi"},
	{[]string{"waisak"}, "", "Hari Raya Waisak"},
	{[]string{"imlek"}, "", "Tahun Baru Imlek"},
	{[]string{"maulid"}, "", "Maulid"},
	{[]string{"jumat", "agung"}, "", "Wafat"},
	{[]string{"paskah"}, "", "Kebangkitan"},
}

// readFeast reads the name of a holiday. It is a day only where a span is reckoned from it: else it may be what
// something is about, and is asked about.
func (p *reading) readFeast(i int) (int, error) {
	for _, f := range feasts {
		if !p.is(i, f.words...) {
			continue
		}
		n := len(f.words)
		if p.base != baseNone {
			return 0, nil
		}
		p.base, p.feast, p.feastAt = baseFeast, f, i
		return n + p.yearAfter(i+n), nil
	}
	return 0, nil
}

// feastDay is when the feast comes next, or in the year that was said.
func (p *reading) feastDay() (agenda.Date, bool) {
	for year := p.today.Year; year <= p.today.Year+1; year++ {
		if p.y != 0 && p.y != year {
			continue
		}
		if day, ok := p.feastIn(year); ok && day.Compare(p.today) > 0 {
			return day, true
		}
	}
	return agenda.Date{}, false
}

func (p *reading) feastIn(year int) (agenda.Date, bool) {
	if p.feast.fixed != "" {
		month, day, _ := strings.Cut(p.feast.fixed, "-")
		return agenda.Day(year, monthNumber(month), number0(day)), true
	}
	for _, h := range p.week.Holidays.InYear(year) {
		if !h.Joint && strings.HasPrefix(h.Name, p.feast.official) {
			return h.Date, true
		}
	}
	return agenda.Date{}, false
}

// prayers are the times of prayer, with an hour at which they are over everywhere.
var prayers = map[string]agenda.Clock{
	"subuh": agenda.At(5, 30), "dhuha": agenda.At(9, 0), "duha": agenda.At(9, 0),
	"zuhur": agenda.At(13, 0), "dzuhur": agenda.At(13, 0), "zhuhur": agenda.At(13, 0), "dhuhur": agenda.At(13, 0),
	"duhur": agenda.At(13, 0), "lohor": agenda.At(13, 0), "luhur": agenda.At(13, 0),
	"asar": agenda.At(16, 0), "ashar": agenda.At(16, 0), "azar": agenda.At(16, 0),
	"magrib": agenda.At(18, 30), "maghrib": agenda.At(18, 30),
	"isya": agenda.At(19, 30), "isyak": agenda.At(19, 30), "isa": agenda.At(19, 30),
	"jumatan": agenda.At(13, 0), "tarawih": agenda.At(20, 30), "teraweh": agenda.At(20, 30), "taraweh": agenda.At(20, 30),
}

// aroundPrayer are the words that make a time of a prayer.
var aroundPrayer = []string{"habis", "sesudah", "sehabis", "selepas", "lepas", "usai", "seusai", "selesai", "ba'da",
	"ba’da", "bada", "bakda",
	"sebelum", "menjelang", "waktu", "pas", "saat", "jam"}

// readPrayer refuses "habis Jumatan": the times of prayer differ from place to place and day to day.
func (p *reading) readPrayer(i int) (int, error) {
	if !slices.Contains(aroundPrayer, p.wordAt(i)) {
		return 0, nil
	}
	n := 1
	prayed := p.isAny(i+n, "salat", "sholat", "shalat", "solat")
	if prayed {
		n++
	}
	at, ok := prayers[p.wordAt(i+n)]
	if prayed && p.isAny(i+n, "jumat", "id", "ied") {
		at, ok = agenda.At(13, 0), true
	}
	if !ok || p.is(i, "jam") && p.is(i+n, "subuh") {
		return 0, nil
	}
	name := p.text[p.tokens[i].start:p.tokens[i+n].end]
	return 0, trouble(Ambiguous, "besok pukul "+at.String(), sayPrayer, name, at)
}

// prayerNames are the times of prayer that are names of people too.
var prayerNames = []string{"isa", "luhur", "azar"}

// prayerLeft reports whether a time of prayer stands beside a day whose hour was not written: "besok Magrib".
func (p *reading) prayerLeft(i int) (agenda.Clock, bool) {
	at, ok := prayers[p.wordAt(i)]
	return at, ok && !p.timed && (p.taken(i-1) || p.taken(i+1)) && !slices.Contains(prayerNames, p.wordAt(i))
}

// readNight reads "malam Minggu", the evening before; before another day it may be the evening before or of it.
func (p *reading) readNight(i int) (int, error) {
	if !p.is(i, "malam") || p.collocated(i) {
		return 0, nil
	}
	n := 1
	if p.is(i+n, "hari") {
		n++
	}
	day := p.dayAt(i+n, true)
	if shortDays[p.wordAt(i+n)] != 0 {
		day = 0
	}
	switch {
	case day == 0:
		return 0, nil
	case i > 0 && p.used[i-1] && p.weekdays != 0: // Sabtu malam Minggu
		return 0, trouble(Several, exampleNight, saySeveral)
	case day != 1 || p.isAny(i+n+1, "ini", "depan") || p.ordinalAt(i+n+1):
		return 0, trouble(
			Ambiguous,
			agenda.DayName(weekdayOf(day-1))+exampleEvening,
			sayNight,
			agenda.DayName(weekdayOf(day)),
			agenda.DayName(weekdayOf(day-1)),
			agenda.DayName(weekdayOf(day)),
		)
	}
	p.weekdays |= agenda.WeekdaysOf(weekdayOf(0))
	return n + 1, p.setPart("malam")
}
