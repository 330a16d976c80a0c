package phrase

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"studitiru/knowledge/agenda"
	"studitiru/knowledge/indonesian"
)

// Precision is how much of a date is known.
type Precision int

// The precisions there are.
const (
	ByYear Precision = iota + 1
	ByMonth
	ByDay
)

// The years that a date may have.
const (
	FirstYear = 1800
	LastYear  = 2199
)

// mostEnds bounds the days of a list, "9, 10 dan 11 Januari 2026".
const mostEnds = 8

// Period is a date as far as it is known: a year, a month or months in a row, a day or days in a row.
type Period struct {
	From, To  agenda.Date // its first and its last day, both in the calendar; From is not after To
	Precision Precision
}

// String is the ISO form of the beginning, as precise as the period: "2026", "2026-01", "2026-01-09".
func (p Period) String() string {
	switch p.Precision {
	case ByYear:
		return fmt.Sprintf("%04d", p.From.Year)
	case ByMonth:
		return fmt.Sprintf("%04d-%02d", p.From.Year, p.From.Month)
	}
	return p.From.String()
}

// Spoken is the form for people, the whole of it: "9–10 Januari 2026", "Desember 2025–Januari 2026", "2026".
func (p Period) Spoken() string {
	from, to := p.From, p.To
	switch {
	case p.Precision == ByYear:
		return fmt.Sprintf("%04d", from.Year)
	case p.Precision == ByMonth && from.Year == to.Year && from.Month == to.Month:
		return monthOfYear(to)
	case p.Precision == ByMonth && from.Year == to.Year:
		return indonesian.MonthName(from.Month) + "–" + monthOfYear(to)
	case p.Precision == ByMonth:
		return monthOfYear(from) + "–" + monthOfYear(to)
	case from == to:
		return to.Plain()
	case from.Year == to.Year && from.Month == to.Month:
		return fmt.Sprintf("%d–%s", from.Day, to.Plain())
	case from.Year == to.Year:
		return fmt.Sprintf("%d %s–%s", from.Day, indonesian.MonthName(from.Month), to.Plain())
	}
	return from.Plain() + "–" + to.Plain()
}

func monthOfYear(d agenda.Date) string {
	return fmt.Sprintf("%s %04d", indonesian.MonthName(d.Month), d.Year)
}

// ReadPeriod reads a text that is a date and nothing else: "9 Januari 2026", "9-10 Jan 2026", "31/12/2025",
// "2026-01-09", "Januari 2026", "2026". The error is a *Misunderstanding: Impossible for a day that the
// calendar does not have, Contradiction for a wrong weekday or an end before the beginning, Incomplete
// without a year, Several when more than the date is written, Nothing when there is none.
func ReadPeriod(text string) (Period, error) {
	r := periodReader{text, tokenize(text)}
	best, found := r.best()
	switch {
	case !found:
		return Period{}, trouble(Nothing, exampleDay, sayNoDay)
	case best.err != nil:
		return Period{}, best.err
	}
	for i, t := range r.tokens {
		inside := i >= best.first && i < best.after
		filler := t.kind == word && (dayWords[t.text] != 0 || t.text == "tanggal" || t.text == "hari" || t.text == "bulan")
		between := r.joiner(i) == 1 && r.weekday(i-1) != 0 && r.weekday(i+1) != 0
		if !inside && !filler && !between {
			return Period{}, trouble(Several, exampleDay, sayOnlyDay)
		}
	}
	return best.period, nil
}

// FindPeriod finds the date that a text names: the first of those that are most precise. An impossible or
// contradictory date anywhere is an error, so that it is not passed over for another. The errors are those
// of ReadPeriod but Several.
func FindPeriod(text string) (Period, error) {
	r := periodReader{text, tokenize(text)}
	best, found := r.best()
	switch {
	case !found:
		return Period{}, trouble(Nothing, exampleDay, sayNoDay)
	case best.err != nil:
		return Period{}, best.err
	}
	return best.period, nil
}

// periodReader finds dates among the tokens of a text.
type periodReader struct {
	text   string
	tokens []token
}

// candidate is a date among the tokens [first, after), or why it is none; then period has its precision only.
type candidate struct {
	period       Period
	err          error
	first, after int
}

// refused reports whether nothing else in the text can make up for this date.
func (c candidate) refused() bool {
	var m *Misunderstanding
	return errors.As(c.err, &m) && m.Trouble != Incomplete
}

// best is the date that the text is about.
func (r periodReader) best() (best candidate, found bool) {
	for i := 0; i < len(r.tokens); {
		c, ok := r.candidate(i)
		if !ok {
			i++
			continue
		}
		i = c.after
		if c.refused() {
			return c, true
		}
		finer := c.period.Precision > best.period.Precision
		if !found || finer || c.period.Precision == best.period.Precision && best.err != nil && c.err == nil {
			best, found = c, true
		}
	}
	return best, found
}

// candidate reads the date that begins at token i.
func (r periodReader) candidate(i int) (candidate, bool) {
	end, n := r.end(i)
	if n == 0 {
		return candidate{}, false
	}
	ends, after := []written{end}, i+n
	for len(ends) < mostEnds {
		joined := r.joiner(after)
		if joined > 0 && r.weekday(after+1) != 0 { // "Kamis 5 dan Jumat 6 Maret"
			joined++
		}
		next, n := r.end(after + joined)
		listed := joined == 0 && next.dated && next.day > end.day && r.commaBefore(after)
		if n == 0 || joined == 0 && !listed || !next.continues(end) {
			break
		}
		ends, end, after = append(ends, next), next, after+joined+n
	}
	if end.month == 0 && end.year == 0 || !end.dated && end.month != 0 && end.year == 0 && !end.whole {
		return candidate{}, false // a number alone, or a short word that may be another
	}
	c := candidate{first: i, after: after}
	c.period, c.err = periodOf(ends)
	if c.err == nil {
		c.err = r.checkWeekdays(i, c.period)
	}
	return c, true
}

// commaBefore reports whether only a comma parts token i from the one before it.
func (r periodReader) commaBefore(i int) bool {
	return i > 0 && i < len(r.tokens) && strings.TrimSpace(r.text[r.tokens[i-1].end:r.tokens[i].start]) == ","
}

// joiner is the number of tokens at i that lead on to the end of a period: 0 or 1.
func (r periodReader) joiner(i int) int {
	if r.kind(i) == dash || r.kind(i) == word && (r.tokens[i].text == "sampai" || r.tokens[i].text == "dan") {
		return 1
	}
	return 0
}

// checkWeekdays refuses "Senin, 9 Januari 2026": that day is a Friday.
func (r periodReader) checkWeekdays(i int, p Period) error {
	if p.Precision != ByDay {
		return nil
	}
	at := i - 1
	if r.is(at, "tanggal") {
		at--
	}
	last, first := r.weekday(at), 0
	if last != 0 && r.joiner(at-1) == 1 {
		first = r.weekday(at - 2)
	}
	if first == 0 {
		return weekdayFits(last, p.From)
	}
	if err := weekdayFits(first, p.From); err != nil {
		return err
	}
	return weekdayFits(last, p.To)
}

// weekday is the weekday that token i names, plus one; 0 for none. "Minggu" is as often the week: it counts
// where nothing or "hari" stands before it.
func (r periodReader) weekday(i int) int {
	if r.kind(i) != word {
		return 0
	}
	d := dayWords[r.tokens[i].text]
	if d == 1 && i > 0 && !r.is(i-1, "hari") && r.joiner(i-1) == 0 {
		return 0
	}
	return d
}

func weekdayFits(said int, day agenda.Date) error {
	if said == 0 || int(day.Weekday())+1 == said {
		return nil
	}
	return trouble(Contradiction, day.Plain(), sayWeekday, day.Day, indonesian.MonthName(day.Month), day.Year,
		agenda.DayName(day.Weekday()), agenda.DayName(time.Weekday(said-1)))
}

// kind is the kind of token i; odd where there is none.
func (r periodReader) kind(i int) kind {
	if i < 0 || i >= len(r.tokens) {
		return odd
	}
	return r.tokens[i].kind
}

func (r periodReader) is(i int, w string) bool { return r.kind(i) == word && r.tokens[i].text == w }

// month is the month that token i names.
func (r periodReader) month(i int) (m time.Month, ok, whole bool) {
	if r.kind(i) != word {
		return 0, false, false
	}
	m, ok = monthOf(r.tokens[i].text)
	_, whole = indonesian.MonthNamed(r.tokens[i].text)
	return m, ok, whole
}
