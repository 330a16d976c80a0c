package phrase

import (
	"fmt"
	"slices"

	"studitiru/knowledge/agenda"
)

// parts are the parts of a day with the hour that is meant when none is said.
var parts = map[string]int{"pagi": 8, "siang": 13, "sore": 16, "malam": 19, "subuh": 5}

func (p *reading) isPart(i int) bool { return parts[p.wordAt(i)] != 0 }

// readClock reads "jam 9 pagi", "pukul 23.59", "08.00", "setengah 9", "9 malam", "jam 9 kurang 15".
func (p *reading) readClock(i int) (int, error) {
	n := 0
	for p.isAny(i, about...) && n == 0 && p.clockAhead(i+1) { // "sekitar jam 10" is to be there at 10
		n++
	}
	if p.is(i+n, "jam") {
		n++
	}
	if p.is(i+n, "tengah", "hari") {
		return n + 2, p.setClock(12, 0, true)
	}
	if p.is(i+n, "tengah", "malam") || p.is(i+n, "tengahmalam") {
		return 0, trouble(Ambiguous, "31 Agustus pukul 23.59", sayMidnight)
	}
	half := p.is(i+n, "setengah")
	if half {
		n++
	}
	hour, minute, taken := p.hourAt(i+n, n > 0)
	if taken == 0 {
		return 0, nil
	}
	padded := p.tokens[i+n].padded
	n += taken
	delta := minute
	if half {
		delta = -30
	} else if minute == 0 {
		more, words := p.minutesAfter(i + n)
		delta, n = more, n+words
	}
	if p.isAny(i+n, "am", "pm") && hour >= 1 && hour <= 12 { // 9 AM, as a telephone writes it
		hour, padded = hour%12, true
		if p.is(i+n, "pm") {
			hour += 12
		}
		n++
	} else if taken, part := p.partAt(i + n); taken > 0 && !p.is(i+n+taken, "ini") {
		n += taken
		if err := p.setPart(part); err != nil {
			return 0, err
		}
	}
	n += p.either(i+n, exactly)
	if hour > 24 || minute > 59 || hour*60+delta > 24*60 || hour*60+delta < 0 {
		return 0, trouble(Impossible, exampleTomorrow, sayNoClock, fmt.Sprintf("%d.%02d", hour, minute))
	}
	p.clockEnd = i + n
	return n, p.setClock(hour, delta, padded && !half)
}

// setClock keeps the one time of a phrase.
func (p *reading) setClock(hour, delta int, padded bool) error {
	if p.timed && (p.hour != hour || p.delta != delta) {
		return trouble(Several, exampleOnce, saySeveral)
	}
	p.timed, p.hour, p.delta, p.padded = true, hour, delta, padded
	return nil
}

// setPart keeps the one part of the day of a phrase.
func (p *reading) setPart(part string) error {
	if p.part != "" && p.part != part {
		return trouble(Contradiction, exampleTomorrow, sayContradicts)
	}
	p.part = part
	return nil
}

// about are words beside an hour that do not change when to be there, exactly those behind it.
var (
	about   = []string{"sekitar", "kira-kira", "kira2", "kurang-lebih", "kurleb", "sktr"}
	exactly = [][]string{{"tepat"}, {"pas"}, {"persis"}, {"teng"}, {"waktu", "setempat"}, {"waktu", "daerah"}}
)

// clockAhead reports whether an hour begins at i.
func (p *reading) clockAhead(i int) bool { return p.is(i, "jam") || p.kindAt(i) == clock }

// companions are the words that a part of the day belongs to: an evening market, a morning muster.
var companions = []string{"pasar", "apel", "senam", "piket", "makan", "sarapan", "shift", "sif", "jaga", "ronda",
	"kerja", "layanan", "pelayanan",
	"kelas", "kuliah", "patroli", "bazar", "upacara", "olahraga", "jalan", "doa", "kopi", "siaran", "briefing", "salat", "sholat",
	"shalat", "pengajian", "pawai", "pentas", "hiburan", "jamuan", "gala", "istirahat", "tidur", "loket", "pertunjukan", "berita",
	"ibadah", "misa", "selamat"}

// collocated reports whether the part of the day at i belongs to the word before it.
func (p *reading) collocated(i int) bool {
	w := p.wordAt(i - 1)
	for _, c := range companions {
		if w == c {
			return true
		}
	}
	return false
}

// hourAt is the hour at i with its minutes; introduced says that "jam" or "setengah" stands before it.
// A bare number is an hour only when a part of the day follows.
func (p *reading) hourAt(i int, introduced bool) (hour, minute, tokens int) {
	switch p.kindAt(i) {
	case clock:
		return p.tokens[i].a, p.tokens[i].b, 1
	case number:
		if introduced && p.isAny(i+1, "menit", "hari", "bulan", "minggu") {
			return 0, 0, 0
		}
		if p.isAny(i+1, "am", "pm") {
			return p.tokens[i].a, 0, 1
		}
		if part, _ := p.partAt(i + 1); introduced || part > 0 && p.tokens[i].a <= 12 && !p.is(i+1+part, "ini") {
			return p.tokens[i].a, 0, 1
		}
	case word:
		if n, taken := p.count(i); taken > 0 && introduced {
			return n, 0, taken
		}
	}
	return 0, 0, 0
}

// minutesAfter reads "kurang 15", "lewat 10 menit", "lebih seperempat", "seperempat".
func (p *reading) minutesAfter(i int) (minutes, tokens int) {
	sign, n := 1, 1
	switch {
	case p.is(i, "kurang"):
		sign = -1
	case p.isAny(i, "lewat", "lebih"):
	default:
		return 0, 0
	}
	switch {
	case p.is(i+n, "seperempat"):
		return sign * 15, n + 1
	case p.is(i+n, "setengah"):
		return sign * 30, n + 1
	}
	m, taken := p.count(i + n)
	if taken == 0 || m > 59 {
		return 0, 0
	}
	n += taken
	if p.is(i+n, "menit") {
		n++
	}
	return sign * m, n
}

// partAt is a part of the day at i.
func (p *reading) partAt(i int) (tokens int, part string) {
	if p.is(i, "dini", "hari") {
		return 2, "dini hari"
	}
	if p.isPart(i) {
		return 1, p.tokens[i].text
	}
	return 0, ""
}

// readPart reads a part of the day beside the day it belongs to: "Senin pagi", "nanti sore".
func (p *reading) readPart(i int) (int, error) {
	n, part := p.partAt(i)
	if n == 0 {
		return 0, nil
	}
	if p.collocated(i) && !p.taken(i-1) {
		p.beside = part
		return 0, nil
	}
	ahead := p.isAny(i+n, "besok", "lusa", "tulat") || part != "malam" && p.dayAt(i+n, true) != 0 // pagi besok
	if !p.taken(i-1) && !p.is(i-1, "nanti") && !ahead {
		return 0, nil
	}
	return n, p.setPart(part)
}

// timeOfDay reckons the time of the day; assumed says that no hour was written. A part of the day in the title counts
// where it does not contradict the hour.
func (p *reading) timeOfDay() (c agenda.Clock, assumed bool, err error) {
	c, assumed, err = p.spokenTime()
	if p.beside == "" || p.part != "" {
		return c, assumed, err
	}
	with := *p
	with.part = p.beside
	other, _, refused := with.spokenTime()
	switch {
	case err == nil && assumed && p.base == baseInstant:
		return c, assumed, err
	case refused != nil:
		return 0, false, refused
	case err == nil && !assumed && other != c:
		return 0, false, trouble(Ambiguous, "besok pukul "+other.String(), sayHour, p.hour, int(c)/60, int(other)/60)
	}
	return other, assumed, nil
}

// spokenTime is the time of the day by the words that say it.
func (p *reading) spokenTime() (c agenda.Clock, assumed bool, err error) {
	if !p.timed {
		if p.part == "dini hari" {
			return 0, false, trouble(Incomplete, "besok pukul 04.00", "Jam berapa dini hari itu?")
		}
		if p.part != "" {
			return agenda.At(parts[p.part], 0), true, nil
		}
		return agenda.EndOfDay, true, nil
	}
	hour := p.hour
	if p.part != "" && hour <= 12 {
		var fits bool
		if hour, fits = inPart(hour, p.part); !fits {
			return 0, false, trouble(Ambiguous, "besok pukul 21.00", sayPart, agenda.At(p.hour, 0), p.part)
		}
	} else if p.part != "" && !slices.Contains(partHours[p.part], hour) {
		return 0, false, trouble(Contradiction, "besok pukul 21.00", sayPart, agenda.At(p.hour, 0), p.part)
	}
	if p.part == "" && hour >= 1 && hour <= 6 && !p.padded {
		return 0, false, trouble(Ambiguous, "besok pukul "+agenda.At(hour+12, 0).String(), sayHour, hour, hour, hour+12)
	}
	return agenda.At(hour, p.delta), false, nil
}

// partHours are the hours of each part of the day.
var partHours = map[string][]int{
	"dini hari": {0, 1, 2, 3, 4, 5}, "subuh": {3, 4, 5, 6}, "pagi": {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
	"siang": {10, 11, 12, 13, 14, 15}, "sore": {15, 16, 17, 18, 19}, "malam": {18, 19, 20, 21, 22, 23},
}

// inPart is the hour of the day that a spoken hour of 0 to 12 means in a part of the day.
func inPart(hour int, part string) (int, bool) {
	for _, h := range []int{hour, hour + 12} {
		if slices.Contains(partHours[part], h) {
			return h, true
		}
	}
	return 0, false
}
