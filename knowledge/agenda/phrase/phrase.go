package phrase

import (
	"time"

	"studitiru/knowledge/agenda"
)

// Understanding is what a phrase means: one instant, or a recurrence.
type Understanding struct {
	Once        time.Time         // the zero time when it recurs
	Repeat      agenda.Recurrence // the zero value when it does not
	Title       string            // the words that say no time: what is to be done
	TimeAssumed bool              // no hour was written: 23.59, or the middle of the part of the day that was
	Sure        bool              // false when working days were counted in a year whose holidays are unknown
}

// longestPhrase bounds what Parse reads, in bytes.
const longestPhrase = 600

// farthest bounds how far ahead an agenda may lie, in years.
const farthest = 10

// Parse reads a date, a time or a recurrence in everyday Indonesian as it is meant at now in the team's zone and with its
// working days and holidays, with the words that are left over as title. A zone in the phrase (WIB, WITA, WIT) is the one
// its time is meant in. Any error is a *Misunderstanding.
func Parse(text string, now time.Time, t agenda.Team) (Understanding, error) {
	if len(text) > longestPhrase {
		return Understanding{}, trouble(TooLong, exampleOnce, sayTooLong)
	}
	p := &reading{text: text, tokens: tokenize(text), now: now, zone: t.Zone, today: agenda.DateOf(now, t.Zone), week: t.Week, sure: true}
	p.used = make([]bool, len(p.tokens))
	if err := p.read(); err != nil {
		return Understanding{}, err
	}
	u, err := p.resolve()
	if err != nil {
		return Understanding{}, err
	}
	u.Title, u.Sure = p.title(), p.sure
	return u, nil
}

// Say shows what was understood, for people, in a zone: "Senin, 31 Agustus 2026 pukul 23.59 WIB", or
// "setiap hari Senin pukul 08.00 WIB" in the recurrence's own zone. Parse reads it back to the same.
func (u Understanding) Say(zone *time.Location) string {
	if !u.Repeat.IsZero() {
		return u.Repeat.String()
	}
	return agenda.SayTime(u.Once, zone)
}

// base is what the day of a phrase is reckoned from.
type base int

const (
	baseNone     base = iota
	baseDay           // day words: besok, lusa, 3 hari lagi; reading.day
	baseInstant       // 2 jam lagi; reading.instant
	baseNumbers       // day, month and year as far as written; phrase.d, m, y
	baseMonthEnd      // akhir bulan
	baseYearEnd       // akhir tahun
	baseLastWork      // hari kerja terakhir
)

// shift is a word such as "depan" after week, month or year: unsaid, this or next.
type shift int

const (
	unsaid shift = iota
	this
	next
)

// reading is a phrase while it is read: read fills it from the tokens, resolve reckons with it.
type reading struct {
	text   string
	tokens []token
	used   []bool
	now    time.Time
	today  agenda.Date
	zone   *time.Location
	week   agenda.Workweek
	sure   bool

	said    *time.Location // a zone in the phrase
	every   bool           // setiap
	unit    string         // "hari", "hari kerja", "minggu", "bulan", "tahun" after setiap
	base    base
	day     agenda.Date
	instant time.Time
	d, y    int
	m       time.Month

	weekdays    agenda.Weekdays
	weekdaySaid shift // Senin ini, Senin depan
	weekSaid    shift // minggu ini, minggu depan
	monthSaid   shift
	yearSaid    shift

	timed  bool // an hour was written
	hour   int  // as spoken, 0 to 24
	delta  int  // minutes to add: 30, or -30 for setengah
	padded bool // written as 24-hour times are: 02.00
	part   string
	until  string // the end of a span of time, as written
}

// read walks over the tokens; what no reader takes is left for the title.
func (p *reading) read() error {
	readers := []func(int) (int, error){p.readZone, p.readEvery, p.readSpan, p.readDayWord, p.readLastWorkday, p.readEnds,
		p.readShift, p.readWeekday, p.readDate, p.readClock, p.readPart}
	for i := 0; i < len(p.tokens); {
		taken := 0
		for _, reader := range readers {
			n, err := reader(i)
			if err != nil {
				return err
			}
			if taken = n; n > 0 {
				break
			}
		}
		for j := range taken {
			p.used[i+j] = true
		}
		i += max(taken, 1)
		if taken > 0 && p.timed {
			i += p.readRangeEnd(i, i-taken)
		}
	}
	return nil
}

// readRangeEnd takes the end of a span of time ("09.00-11.00") that was read up to i; the title keeps it.
func (p *reading) readRangeEnd(i, from int) int {
	last := p.kindAt(i - 1)
	if !(last == clock || last == number) || !(p.is(i, "sampai") || p.kindAt(i) == dash) || p.kindAt(from) == date {
		return 0
	}
	n := 1
	if p.is(i+n, "jam") {
		n++
	}
	if k := p.kindAt(i + n); k != clock && k != number {
		return 0
	}
	p.until = p.tokens[i+n].text
	for j := range n + 1 {
		p.used[i+j] = true
	}
	return n + 1
}

func (p *reading) kindAt(i int) kind {
	if i < 0 || i >= len(p.tokens) {
		return -1
	}
	return p.tokens[i].kind
}

// is reports whether the tokens from i on are these words.
func (p *reading) is(i int, words ...string) bool {
	for j, w := range words {
		if p.kindAt(i+j) != word || p.tokens[i+j].text != w {
			return false
		}
	}
	return true
}

// isAny reports whether token i is one of these words.
func (p *reading) isAny(i int, words ...string) bool {
	for _, w := range words {
		if p.is(i, w) {
			return true
		}
	}
	return false
}

// wordAt is the word at i, or "".
func (p *reading) wordAt(i int) string {
	if p.kindAt(i) != word {
		return ""
	}
	return p.tokens[i].text
}

// count is the small number at i, in digits or as a word, with the tokens it takes; 0 tokens when there is none.
func (p *reading) count(i int) (n, tokens int) {
	if p.kindAt(i) == number {
		return p.tokens[i].a, 1
	}
	w := p.wordAt(i)
	v := numberWords[w]
	switch {
	case v > 0 && p.is(i+1, "belas"):
		return v + 10, 2
	case v > 1 && p.is(i+1, "puluh"):
		return v * 10, 2
	case v > 0:
		return v, 1
	}
	return 0, 0
}

// setBase keeps the one day of a phrase; a second, different one is an error.
func (p *reading) setBase(b base, day agenda.Date) error {
	if p.base != baseNone && (p.base != b || p.day != day) {
		return trouble(Several, exampleOnce, saySeveral)
	}
	p.base, p.day = b, day
	return nil
}
