package phrase

import (
	"slices"

	"studitiru/knowledge/agenda"
)

// parts are the parts of a day with the hour that is meant when none is said.
var parts = map[string]int{"pagi": 8, "siang": 13, "sore": 16, "malam": 19, "subuh": 5}

func (p *reading) isPart(i int) bool { return parts[p.wordAt(i)] != 0 }

// readClock reads "jam 9 pagi", "pukul 23.59", "08.00", "setengah 9", "9 malam", "jam 9 kurang 15".
func (p *reading) readClock(i int) (int, error) {
	n := 0
	if p.is(i, "jam") {
		n++
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
	if taken, part := p.partAt(i + n); taken > 0 && !p.is(i+n+taken, "ini") {
		n += taken
		if p.part != "" && p.part != part {
			return 0, trouble(Contradiction, exampleTomorrow, sayContradicts)
		}
		p.part = part
	}
	if hour > 24 || minute > 59 || hour*60+delta > 24*60 || hour*60+delta < 0 {
		return 0, trouble(Impossible, exampleTomorrow, sayNoClock, agenda.At(hour, delta))
	}
	if p.timed && (p.hour != hour || p.delta != delta) {
		return 0, trouble(Several, exampleOnce, saySeveral)
	}
	p.timed, p.hour, p.delta, p.padded = true, hour, delta, padded && !half
	return n, nil
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
	if n == 0 || !(i > 0 && p.used[i-1] || p.is(i-1, "nanti")) {
		return 0, nil
	}
	if p.part != "" && p.part != part {
		return 0, trouble(Contradiction, exampleTomorrow, sayContradicts)
	}
	p.part = part
	return n, nil
}

// timeOfDay reckons the time of the day; assumed says that no hour was written.
func (p *reading) timeOfDay() (c agenda.Clock, assumed bool, err error) {
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
