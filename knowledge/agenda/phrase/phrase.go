package phrase

import (
	"slices"
	"time"

	"studitiru/knowledge/agenda"
)

// Understanding is what a phrase means: one instant, or a recurrence.
type Understanding struct {
	Once        time.Time         // the zero time when it recurs
	Repeat      agenda.Recurrence // the zero value when it does not
	Title       string            // the words that say no time: what is to be done
	For         string            // "selama 3 bulan", as it was written
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
	p := &reading{text: text, tokens: tokenize(text), now: now, zone: t.Zone, today: agenda.DateOf(now, t.Zone),
		week: t.Week, sure: true}
	p.used = make([]bool, len(p.tokens))
	p.recurs = slices.ContainsFunc(p.tokens, func(t token) bool {
		return t.kind == word && (t.text == "setiap" ||
			t.text == "sekali")
	})
	if err := p.read(); err != nil {
		return Understanding{}, err
	}
	if err := p.settle(); err != nil {
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
		if u.For != "" {
			return u.Repeat.String() + " (" + u.For + ")"
		}
		return u.Repeat.String()
	}
	return agenda.SayTime(u.Once, zone)
}

// base is what the day of a phrase is reckoned from.
type base int

const (
	baseNone       base = iota
	baseDay             // day words: besok, lusa, 3 hari lagi; reading.day
	baseInstant         // 2 jam lagi; reading.instant
	baseNumbers         // day, month and year as far as written; phrase.d, m, y
	baseMonthEnd        // akhir bulan
	baseYearEnd         // akhir tahun
	baseLastWork        // hari kerja terakhir, pertama, ketiga
	baseQuarterEnd      // akhir triwulan, of what recurs
	baseFeast           // Natal; reading.feast
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
	beside string // a part of the day that belongs to the title: apel pagi
	ending string // the end of a span of time, as written

	clockEnd int // the token behind the last hour that was read

	recurs  bool // "setiap" or "sekali" stands somewhere
	times   int  // every so many units; 0 is one
	nth     int  // Senin pertama
	workNth int  // hari kerja pertama; agenda.Last for the last
	ofMonth bool // "bulan" was said behind a place in it
	months  agenda.Months
	more    []int // further days of the month

	soft    bool // the base is a span that may belong to the title
	softAt  []int
	offset  offset
	feast   feast
	feastAt int
	shifts  []shifted

	from, until  agenda.Date
	lasting      []piece // how long something recurs
	lastingWords string
	except       []agenda.Date
	notDays      agenda.Weekdays
	worked       bool
}

// shifted is "minggu depan" and the like: where it stands and what it set.
type shifted struct {
	at   int
	said *shift
}

// read walks over the tokens; what no reader takes is left for the title.
func (p *reading) read() error {
	readers := []func(int) (int, error){p.readZone, p.readPrayer, p.readEvery, p.readCountdown, p.readOften, p.readSpan,
		p.readBefore,
		p.readLimit,
		p.readDayWord,
		p.readLastWorkday, p.readEnds, p.readNth, p.readShift, p.readNight, p.readFeast, p.readWeekday, p.readDate,
		p.readClock, p.readPart}
	for i := 0; i < len(p.tokens); {
		soft := p.soft
		taken, err := first(readers, i)
		if err != nil {
			return err
		}
		if p.soft && !soft {
			p.softAt = []int{i, i + taken}
		}
		for j := range taken {
			p.used[i+j] = true
		}
		i += max(taken, 1)
		if taken > 0 && p.said != nil && i-taken == p.clockEnd { // 09.00 WITA - selesai
			p.clockEnd = i
		}
		if taken > 0 && i == p.clockEnd {
			i += p.readRangeEnd(i)
		}
	}
	return nil
}

// readRangeEnd takes the end of a span of time ("09.00-11.00") that was read up to i; the title keeps it.
func (p *reading) readRangeEnd(i int) int {
	if !p.is(i, "sampai") && p.kindAt(i) != dash {
		return 0
	}
	n := 1
	if p.is(i+n, "jam") {
		n++
	}
	if p.is(i+n, "selesai") {
		p.ending = "selesai"
		p.used[i], p.used[i+n-1], p.used[i+n] = true, true, true
		return n + 1
	}
	if k := p.kindAt(i + n); k != clock && (k != number || p.tokens[i+n].a > 24) || p.monthWord(i+n+1) {
		return 0
	}
	p.ending = p.tokens[i+n].text
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

// leave gives the tokens from one to another back to the title.
func (p *reading) leave(from, to int) {
	for i := from; i < to; i++ {
		p.used[i] = false
	}
}

// setBase keeps the one day of a phrase; a second, different one is an error.
func (p *reading) setBase(b base, day agenda.Date) error {
	if p.soft && len(p.softAt) > 0 { // what may belong to the title gives way
		p.leave(p.softAt[0], p.softAt[1])
		p.soft, p.base, p.instant = false, baseNone, time.Time{}
	}
	if p.base == baseFeast {
		p.leave(p.feastAt, p.feastAt+len(p.feast.words))
		p.base = baseNone
	}
	if p.base != baseNone && (p.base != b || p.day != day) {
		return trouble(Several, exampleOnce, saySeveral)
	}
	p.base, p.day = b, day
	return nil
}
