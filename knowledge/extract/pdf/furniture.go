package pdf

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Furniture is what a page carries besides its text: running heads, feet, page numbers, and catchwords that announce what
// the next page begins with.
const (
	edgeShare  = 0.15 // of the page's height: where a page number may stand
	deepest    = 0.28 // of the page's height: where a letterhead that all pages repeat may end
	margin     = 0.08 // of the page's height: where hardly anything but furniture stands
	leastPages = 3    // that have the same line at the same place
	samePlace  = 4.0  // points, the most by which places differ that count as the same
)

var (
	pageNumber = regexp.MustCompile(`(?i)^[-–—|\s]*((halaman|hal\.?|page)\s*)?(\d{1,4}|[ivxl]{1,6})(\s*(dari|of|` +
		`/)\s*\d{1,4})?[-–—|\s]*$`)
	clause = regexp.MustCompile(`^(Ayat|Huruf|Angka|Butir)\s+\(?[0-9a-z]{1,3}\)?\.?$`) // what an explanation explains
	year   = regexp.MustCompile(`^\d{4}$`)
	dotted = regexp.MustCompile(`\s*(\.\s?\.[\s.]*|…[\s.…]*)$`)
)

// dropFurniture removes, from either end of each page, the lines that are page numbers or that other pages have at the same
// place, figures aside, however many lines deep; and then the catchwords.
func dropFurniture(sheets []sheet) {
	seen := repeated(sheets)
	texts := make([][]line, len(sheets))
	written, emptied := 0, 0
	for n, s := range sheets {
		from, to := 0, len(s.lines)
		for from < to && s.furniture(from, seen, len(sheets)) {
			from++
		}
		for to > from && s.furniture(to-1, seen, len(sheets)) {
			to--
		}
		texts[n] = s.lines[from:to]
		if len(s.lines) > 0 && !s.onlyNumbers() {
			written++
			if from == to {
				emptied++
			}
		}
	}
	for n := range sheets {
		if len(texts[n]) > 0 || sheets[n].onlyNumbers() || 2*emptied <= written { // else they are all that the file says
			sheets[n].lines = texts[n]
		}
	}
	dropCatchwords(sheets)
}

// place is a line without its figures, and a height on the page that it has.
type place struct {
	text string
	at   int // in steps of samePlace from the top
}

// repeated counts the pages that have a line at a place. A line counts for the places beside its own too, because what is
// the same to the eye may differ by a hair.
func repeated(sheets []sheet) map[place]int {
	seen := map[place]int{}
	highest, lowest := 0.0, math.MaxFloat64
	for _, s := range sheets {
		highest, lowest = max(highest, s.height), min(lowest, s.height)
	}
	for _, s := range sheets {
		mine := map[place]bool{}
		for i, ln := range s.lines {
			if ln.y1 > deepest*highest+2*samePlace && ln.y0 < (1-deepest)*lowest-2*samePlace {
				continue // no page has furniture there
			}
			p := s.placeOf(i)
			for _, step := range []int{-1, 0, 1} {
				mine[place{p.text, p.at + step}] = true
			}
		}
		for p := range mine {
			seen[p]++
		}
	}
	return seen
}

// placeOf is where line i stands, with its words and their size: a title page keeps the title which the running head repeats
// in small.
func (s sheet) placeOf(i int) place {
	ln := s.lines[i]
	text := strconv.Itoa(int(ln.size)) + withoutFigures(strings.ToLower(ln.text))
	return place{text, int(math.Round((ln.y0 + ln.y1) / 2 / samePlace))}
}

// withoutFigures puts one sign in the place of each figure.
func withoutFigures(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	var out strings.Builder
	figure := false
	for i := range len(s) {
		c := s[i]
		if digit := c >= '0' && c <= '9'; !digit {
			figure = false
			out.WriteByte(c)
		} else if !figure {
			figure = true
			out.WriteByte('#')
		}
	}
	return out.String()
}

// furniture reports whether line i, which has only furniture between itself and an end of the page, is furniture too.
func (s sheet) furniture(i int, seen map[place]int, pages int) bool {
	ln := s.lines[i]
	within := func(share float64) bool { return ln.y1 < share*s.height || ln.y0 > (1-share)*s.height }
	if within(edgeShare) && numbersPage(ln.text, pages) {
		return true
	}
	if !within(deepest) || headOfTable(s.lines, i) || mayRepeat(ln.text) {
		return false
	}
	enough := leastPages
	switch {
	case endsSentence(ln.text) || label.MatchString(ln.text):
		enough = max(leastPages, pages*3/5)
	case pages < leastPages && within(margin):
		enough = 2
	}
	return seen[s.placeOf(i)] >= enough
}

// numbersPage reports whether a line is the number of a page and no year.
func numbersPage(s string, pages int) bool {
	return pageNumber.MatchString(s) && (pages > 900 || !year.MatchString(s))
}

// mayRepeat reports whether a line is text although it stands on many pages: "Pasal 7" with other figures, and short
// sentences like "Cukup jelas."
func mayRepeat(s string) bool {
	for _, names := range []*regexp.Regexp{article, clause, chapter, part, paragraph} {
		if names.MatchString(s) {
			return true
		}
	}
	return endsSentence(s) && len(wordsOf(s)) < 5
}

// onlyNumbers reports whether nothing but page numbers stands on a page.
func (s sheet) onlyNumbers() bool {
	return !slices.ContainsFunc(s.lines, func(ln line) bool { return !pageNumber.MatchString(ln.text) })
}

// headOfTable reports whether line i is one of cells with the next line close below: a head that is repeated on every page of
// its table. Running heads stand apart from the text.
func headOfTable(lines []line, i int) bool {
	if len(lines[i].cells) < 3 || i+1 == len(lines) {
		return false
	}
	ln, next := lines[i], lines[i+1]
	return next.y0 > ln.y0 && next.y0-ln.y1 < 0.8*ln.height()
}

// dropCatchwords removes the last line of a page where it is the first words of the next, with dots behind them or at the
// right margin.
func dropCatchwords(sheets []sheet) {
	for n := range sheets[:max(len(sheets)-1, 0)] {
		s, next := &sheets[n], sheets[n+1]
		last := len(s.lines) - 1
		if last < 1 || len(next.lines) == 0 {
			continue
		}
		ln := s.lines[last]
		words := wordsOf(dotted.ReplaceAllString(ln.text, ""))
		apart := ln.x0 > s.width/2 && ln.y0-s.lines[last-1].y1 > 0.3*(ln.y1-ln.y0)
		if len(words) == 0 || len(words) > 6 || !dotted.MatchString(ln.text) && !apart {
			continue
		}
		first := next.lines[0].text
		if len(next.lines) > 1 {
			first += " " + next.lines[1].text
		}
		if begin := wordsOf(first); len(begin) > len(words) && begins(begin, words) {
			s.lines, s.announced = s.lines[:last], true
		}
	}
}

// begins reports whether a text begins with words, the last of which may be cut or broken.
func begins(text, words []string) bool {
	last := len(words) - 1
	return slices.Equal(text[:last], words[:last]) && strings.HasPrefix(text[last], words[last])
}

// wordsOf are the words of a text in small letters, without signs.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
