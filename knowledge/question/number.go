package question

import (
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge/indonesian"
)

// Bounds of what a number may be.
const (
	firstYear, lastYear = 1945, 2100
	lastIndicator       = 31
	lastForm            = 3
	mostYears           = 12 // of a span
)

// findNumbers finds what is named by a number: rules, articles, forms, indicators, years and grades.
func (q *asked) findNumbers() {
	q.findRules()
	q.findArticle()
	q.findForms()
	q.findIndicators()
	q.findYears()
	q.findGrades()
}

// findForms finds F-01 to F-03 in every spelling.
func (q *asked) findForms() {
	for i := range q.words {
		number, n := "", 1
		switch w := &q.words[i]; {
		case w.Kind == indonesian.Code && strings.HasPrefix(w.Surface, "f-"):
			number = w.Surface[2:]
			if q.formWord(i - 1) {
				q.mark(i-1, 1, ofNumber)
			}
		case q.formWord(i):
			n = 2
			if number = q.surface(i + 1); number == "nomor" || number == "no" || number == "ke" || number == "f" {
				number, n = q.surface(i+2), 3
			}
		}
		if !digits(number) {
			continue
		}
		if form, _ := strconv.Atoi(number); form >= 1 && form <= lastForm {
			if name := "F-0" + strconv.Itoa(form); !slices.Contains(q.parts.Forms, name) {
				q.parts.Forms = append(q.parts.Forms, name)
			}
			q.mark(i, n, ofNumber)
		}
	}
}

// formWord tells whether word i says that a form follows.
func (q *message) formWord(i int) bool {
	word := q.surface(i)
	return word == "formulir" || word == "form" || word == "borang"
}

// Indicators are the indicators that a text names by number.
func (r *Reader) Indicators(text string) []int {
	q := &asked{message: message{Reader: r, names: nobody{}}}
	q.cutWords(text)
	q.findIndicators()
	return q.parts.Indicators
}

// findIndicators finds "indikator 14", "ind. no 14", "indikator keempat belas", "indikator 6, 8 dan 9", "indikator 1-9".
func (q *asked) findIndicators() {
	for i := range q.words {
		if w := &q.words[i]; w.Surface != "indikator" && w.bare != "indikator" && w.Surface != "ind" && w.Surface != "indi" &&
			w.Surface != "indik" {
			continue
		}
		for k, last, span := i+1, 0, false; k < len(q.words); {
			value, n := q.numeral(k)
			switch {
			case n > 0 && value >= 1 && value <= lastIndicator && !q.words[k].is(ofNumber):
				for v := last + 1; span && v < value; v++ {
					q.addIndicator(v)
				}
				q.addIndicator(value)
				q.mark(i, k+n-i, ofNumber)
				last, span = value, false
				k += n
				if k < len(q.words) && last > 0 && q.ranged(q.words[k-1].End, k) {
					span = true
				}
				continue
			case last == 0 && (numbering[q.surface(k)]), last > 0 && listing[q.surface(k)] && q.numeralAt(k+1):
				span = spanning[q.surface(k)]
				k++
				continue
			}
			break
		}
	}
}

// ranged tells whether a dash stands between the word that ends at end and word k.
func (q *message) ranged(end, k int) bool {
	between := ""
	if start := q.words[k].Start; start > end && start <= len(q.text) {
		between = strings.TrimSpace(q.text[end:start])
	}
	return between == "-" || between == "–" || between == "—" || between == "s/d" || between == "s.d."
}

func (q *message) numeralAt(k int) bool {
	value, n := q.numeral(k)
	return n > 0 && value >= 1 && value <= lastIndicator
}

func (q *asked) addIndicator(n int) {
	if !slices.Contains(q.parts.Indicators, n) {
		q.parts.Indicators = append(q.parts.Indicators, n)
	}
}

// Words between "indikator" and its number, between the numbers of a list, and between those of a span.
var (
	numbering = map[string]bool{"nomor": true, "no": true, "nomer": true, "ke": true, "yang": true, "ipp": true}
	listing   = map[string]bool{"dan": true, "atau": true, "sampai": true, "hingga": true, "dengan": true, "ke": true, "serta": true}
	spanning  = map[string]bool{"sampai": true, "hingga": true}
)

// numeral reads a number at word k, in digits or in words ("empat belas", "keempat belas"); n is 0 when there is none.
func (q *message) numeral(k int) (value, n int) {
	if k >= len(q.words) {
		return 0, 0
	}
	if s := q.words[k].Surface; q.words[k].Kind == indonesian.Number && digits(s) && len(s) <= 4 {
		value, _ = strconv.Atoi(s)
		return value, 1
	}
	return spelledNumber(func(i int) string { return q.surface(k + i) })
}

// firstWord is the one ordinal that is not made of its number.
const firstWord = "pertama"

// spelledNumber reads a number below a hundred in words.
func spelledNumber(word func(int) string) (value, n int) {
	first := strings.TrimPrefix(word(0), "ke")
	if first == firstWord {
		return 1, 1
	}
	unit := indonesian.Numeral(first)
	switch next := word(1); {
	case unit == 0:
		return 0, 0
	case next == "belas" && unit < 10:
		return unit + 10, 2
	case next == "puluh" && unit < 10:
		if more := indonesian.Numeral(word(2)); more > 0 && more < 10 {
			return unit*10 + more, 3
		}
		return unit * 10, 2
	}
	return unit, 1
}

// findYears finds years, spans of years and the years that are counted from now.
func (q *asked) findYears() {
	for i := 0; i < len(q.words); i++ {
		w := &q.words[i]
		if w.is(ofNumber) {
			continue
		}
		if isYear(w.Surface) && w.Kind == indonesian.Number {
			i = q.takeYear(i)
			continue
		}
		if w.Surface == "tahun" {
			if y := q.surface(i + 1); len(y) == 2 && y[0] == '2' && digits(y) && i+1 < len(q.words) && !q.words[i+1].is(ofNumber) {
				q.addYear(2000 + int(y[0]-'0')*10 + int(y[1]-'0'))
				q.mark(i, 2, ofNumber)
			} else if !q.now.IsZero() {
				q.relativeYear(i)
			}
		}
	}
}

// takeYear takes the year at word i, and the span that it begins; it returns the last word taken.
func (q *asked) takeYear(i int) int {
	first, _ := strconv.Atoi(q.words[i].Surface)
	q.addYear(first)
	q.mark(i, 1, ofNumber)
	if i > 0 && q.words[i-1].Surface == "tahun" {
		q.mark(i-1, 1, ofNumber)
	}
	k := i + 1
	span := k < len(q.words) && q.ranged(q.words[i].End, k)
	for k < len(q.words) && (spanning[q.surface(k)] || q.surface(k) == "s" || q.surface(k) == "d" ||
		span && q.surface(k) == "dengan") {
		span = true
		k++
	}
	if !span || !isYear(q.surface(k)) {
		return i
	}
	last, _ := strconv.Atoi(q.surface(k))
	if last <= first || last-first > mostYears {
		return i
	}
	for y := first + 1; y <= last; y++ {
		q.addYear(y)
	}
	q.mark(i, k-i+1, ofNumber)
	return k
}

func (q *asked) addYear(year int) {
	if year >= firstYear && year <= lastYear && !slices.Contains(q.parts.Years, year) {
		q.parts.Years = append(q.parts.Years, year)
	}
}

// relativeYear reads "tahun lalu", "tahun ini", "2 tahun lalu" and "tiga tahun terakhir" around the word "tahun" at i.
func (q *asked) relativeYear(i int) {
	now := q.now.Year()
	count, from := 0, i
	for back := 1; back <= 2 && i-back >= 0; back++ {
		if value, n := q.numeral(i - back); n == back && !q.words[i-back].is(ofNumber) && value > 0 && value <= mostYears {
			count, from = value, i-back
		}
	}
	n := 2
	switch next := q.surface(i + 1); next {
	case "lalu", "kemarin", "sebelumnya", "silam", "yang":
		if next == "yang" {
			if q.surface(i+2) != "lalu" && q.surface(i+2) != "silam" {
				return
			}
			n = 3
		}
		q.addYear(now - max(count, 1))
	case "ini", "berjalan":
		q.addYear(now)
	case "depan":
		q.addYear(now + 1)
	case "terakhir", "belakangan", "kebelakang":
		for y := now - count + 1; count > 0 && y <= now; y++ {
			q.addYear(y)
		}
		if count == 0 {
			return
		}
	default:
		return
	}
	q.mark(from, i+n-from, ofNumber)
}
