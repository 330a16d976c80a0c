package phrase

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"studitiru/knowledge/agenda"
)

// written is one end of a period as it stands in a text; a zero part is not written.
type written struct {
	dated bool // a day is written, be it 0
	day   int
	month time.Month // may be beyond 12: "9/13/2026"
	year  int
	whole bool // the month's name can be no other word
}

// continues reports whether w can be the next end after before: days go on with days, months with months.
func (w written) continues(before written) bool {
	if before.dated {
		return w.dated && (w.month > 0 || before.month == 0)
	}
	return before.month > 0 && !w.dated && w.month > 0
}

var (
	monthSlash = regexp.MustCompile(`^(\d{1,2})[/.](\d{4})$`)
	yearFirst  = regexp.MustCompile(`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$`)
)

// end reads the end of a period at token i and says how many tokens it takes; 0 when there is none.
func (r periodReader) end(i int) (written, int) {
	switch r.kind(i) {
	case date:
		t := r.tokens[i]
		if t.c == 0 && t.b > 12 {
			return written{}, 0 // "12/30" without a year is a share
		}
		return written{dated: true, day: t.a, month: time.Month(t.b), year: t.c}, 1
	case odd:
		return r.oddEnd(i)
	case number:
		return r.numberEnd(i)
	case word:
		return r.wordEnd(i)
	}
	return written{}, 0
}

// oddEnd reads "01/2026" and "2026/01/09".
func (r periodReader) oddEnd(i int) (written, int) {
	if i < 0 || i >= len(r.tokens) {
		return written{}, 0
	}
	atoi := func(s string) int { v, _ := strconv.Atoi(s); return v } // digits only, at most four
	if m := monthSlash.FindStringSubmatch(r.tokens[i].text); m != nil {
		return written{month: time.Month(atoi(m[1])), year: atoi(m[2]), whole: true}.ifMonth()
	}
	if m := yearFirst.FindStringSubmatch(r.tokens[i].text); m != nil {
		return written{dated: true, day: atoi(m[3]), month: time.Month(atoi(m[2])), year: atoi(m[1])}.ifMonth()
	}
	return written{}, 0
}

// ifMonth takes digits for a date only when they have a month: "17/2024" may be the number of a rule.
func (w written) ifMonth() (written, int) {
	if w.month < 1 || w.month > 12 {
		return written{}, 0
	}
	return w, 1
}

// numberEnd reads "9 Januari 2026", "9 Januari", "9", "2026-01" and "2026".
func (r periodReader) numberEnd(i int) (written, int) {
	t := r.tokens[i]
	if isYear(t) {
		if m, ok := r.monthDigits(i); ok {
			return written{month: m, year: t.a, whole: true}, 3
		}
		return written{year: t.a}, 1
	}
	if len(t.text) > 2 {
		return written{}, 0
	}
	m, ok, whole := r.month(i + 1)
	if !ok {
		return written{dated: true, day: t.a}, 1
	}
	year, n := r.year(i + 2)
	return written{dated: true, day: t.a, month: m, year: year, whole: whole}, 2 + n
}

// monthDigits is the month of "2026-01", written without spaces; "2024-25" is no month.
func (r periodReader) monthDigits(i int) (time.Month, bool) {
	if r.kind(i+1) != dash || r.kind(i+2) != number {
		return 0, false
	}
	year, sign, month := r.tokens[i], r.tokens[i+1], r.tokens[i+2]
	glued := year.end == sign.start && sign.end == month.start && len(month.text) == 2
	return time.Month(month.a), glued && month.a >= 1 && month.a <= 12
}

// wordEnd reads "Januari 2026" and "tahun 2026".
func (r periodReader) wordEnd(i int) (written, int) {
	if r.is(i, "tahun") && r.kind(i+1) == number && isYear(r.tokens[i+1]) {
		return written{year: r.tokens[i+1].a}, 2
	}
	m, ok, whole := r.month(i)
	if !ok {
		return written{}, 0
	}
	year, n := r.year(i + 1)
	return written{month: m, year: year, whole: whole}, 1 + n
}

// year is the year at token i after a month, and how many tokens it takes. It may be out of range.
func (r periodReader) year(i int) (year, n int) {
	if r.is(i, "tahun") {
		n++
	}
	if r.kind(i+n) == number && r.tokens[i+n].a >= 1000 {
		return r.tokens[i+n].a, n + 1
	}
	return 0, 0
}

// isYear reports whether a number alone can be a year.
func isYear(t token) bool { return t.a >= FirstYear && t.a <= LastYear }

// periodOf completes the ends of a period from each other and checks them. With an error the period has its
// precision only.
func periodOf(ends []written) (Period, error) {
	last := ends[len(ends)-1]
	p := Period{Precision: ByYear}
	switch {
	case last.dated:
		p.Precision = ByDay
	case last.month > 0:
		p.Precision = ByMonth
	}
	for i := len(ends) - 2; i >= 0; i-- {
		ends[i] = ends[i].completed(ends[i+1])
	}
	for _, e := range ends {
		if err := e.check(); err != nil {
			return p, err
		}
	}
	from, to := ends[0].first(), last.last()
	for i := range ends[1:] {
		if ends[i].first().Compare(ends[i+1].first()) > 0 {
			return p, trouble(Contradiction, exampleDays, sayBackwards)
		}
	}
	p.From, p.To = from, to
	return p, nil
}

// completed takes what is not written from the end that follows: "9" of "9–10 Januari 2026". Only a period
// from December to January crosses the year without saying so.
func (w written) completed(next written) written {
	if w.month == 0 {
		w.month, w.year = next.month, next.year
	}
	if w.year == 0 && next.year != 0 {
		w.year = next.year
		if w.month == time.December && next.month == time.January {
			w.year--
		}
	}
	return w
}

// check refuses what the calendar does not have, whatever the year, and what has no year.
func (w written) check() error {
	hasMonth := w.month >= 1 && w.month <= 12
	year := w.year
	if year == 0 {
		year = 2024 // a leap year: without one 29 February may exist
	}
	switch {
	case w.month != 0 && !hasMonth, w.dated && !(agenda.Day(year, w.month, w.day)).Exists():
		return trouble(Impossible, exampleDay, sayNoDate, w.spoken())
	case w.year == 0:
		return trouble(Incomplete, exampleDay, sayWhichYear)
	case w.year < FirstYear || w.year > LastYear:
		return trouble(Impossible, exampleDay, sayYears, w.year, FirstYear, LastYear)
	}
	return nil
}

// spoken is what is written, for people.
func (w written) spoken() string {
	switch {
	case w.dated:
		return spokenNumbers(w.day, w.month, w.year)
	case w.year == 0:
		return fmt.Sprint(int(w.month))
	}
	return fmt.Sprintf("%d/%d", int(w.month), w.year)
}

// first is the first day of what is written, last the last one.
func (w written) first() agenda.Date { return agenda.Day(w.year, max(w.month, 1), max(w.day, 1)) }

func (w written) last() agenda.Date {
	switch {
	case w.month == 0:
		return agenda.Day(w.year, time.December, 31)
	case !w.dated:
		return agenda.Day(w.year, w.month, agenda.DaysIn(w.year, w.month))
	}
	return agenda.Day(w.year, w.month, w.day)
}
