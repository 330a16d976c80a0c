package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The headings of Indonesian rules and reports, and the level each has in Markdown.
var (
	chapter   = regexp.MustCompile(`^BAB\s+([IVXLC]+|\d{1,2})\b\.?`)
	annex     = regexp.MustCompile(`^(LAMPIRAN(\s+[IVXLC]+)?|PENJELASAN|KATA PENGANTAR|DAFTAR ISI|DAFTAR PUSTAKA)\.?$`)
	part      = regexp.MustCompile(`^Bagian\s+Ke[a-z]+(\s+[A-Z]?[a-z]+)?$`)
	paragraph = regexp.MustCompile(`^Paragraf\s+(\d{1,2}|Ke[a-z]+)$`)
	article   = regexp.MustCompile(`^Pasal\s+(\d{1,3}[A-Z]?|[IVX]+)$`)
	numbered  = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+\pL`)
	lettered  = regexp.MustCompile(`^([A-Z]|[IVX]+|\d{1,2})\.\s+\pL`)
)

const headingRunes = 120 // a longer line is no heading, whatever it looks like

// headingAt returns the level of the heading that begins at lines[i], 0 for none, and the index
// of the line after it. body is the font size of the text, 0 when unknown.
func headingAt(lines []line, i int, body float64) (level, end int) {
	ln := lines[i]
	text := ln.text
	if utf8.RuneCountInString(text) > headingRunes || led(text) || endsInPage(ln) {
		return 0, i
	}
	switch {
	case chapter.MatchString(text) && (capitals(text) || chapter.FindString(text) == text):
		return 2, titleEnd(lines, i+1, capitals)
	case annex.MatchString(text):
		return 2, i + 1
	case part.MatchString(text):
		return 3, titleEnd(lines, i+1, titled)
	case paragraph.MatchString(text):
		return 4, titleEnd(lines, i+1, titled)
	case article.MatchString(text):
		return 5, i + 1
	case ln.cells != nil || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";"):
		return 0, i
	}
	return looseHeading(lines, i, body)
}

// looseHeading is headingAt for a line that only its looks make a heading: its size, its number, its letter.
func looseHeading(lines []line, i int, body float64) (level, end int) {
	ln, text := lines[i], lines[i].text
	large := body > 0 && ln.size >= 1.2*body && letterCount(text) >= 3
	if m := numbered.FindStringSubmatch(text); m != nil && (large || standsAlone(lines, i) && titleLike(text)) {
		return min(2+strings.Count(m[1], "."), 6), i + 1
	}
	if lettered.MatchString(text) && capitals(text) && standsAlone(lines, i) {
		return 3, i + 1
	}
	if large {
		return 2, sizeEnd(lines, i, body)
	}
	return 0, i
}

// endsInPage reports whether a line is of a table of contents: its last cell is a page number.
func endsInPage(ln line) bool {
	return ln.cells != nil && pageNumber.MatchString(ln.cells[len(ln.cells)-1].text)
}

// titleEnd is the index after the lines, at most three, that name the chapter or part above.
func titleEnd(lines []line, i int, named func(string) bool) int {
	end := i
	for end < len(lines) && end < i+3 {
		ln := lines[end]
		text := ln.text
		if !named(text) || endsSentence(text) || ln.y0 < lines[end-1].y0 || ln.y0-lines[end-1].y1 > 2*(ln.y1-ln.y0) ||
			chapter.MatchString(text) || part.MatchString(text) || article.MatchString(text) || paragraph.MatchString(text) {
			break
		}
		end++
	}
	return end
}

// sizeEnd is the index after the lines that go on in the large font of lines[i], at most four.
func sizeEnd(lines []line, i int, body float64) int {
	end := i + 1
	for end < len(lines) && end < i+4 {
		ln, last := lines[end], lines[end-1]
		if ln.size < 1.2*body || max(ln.size, last.size) > 1.1*min(ln.size, last.size) ||
			ln.y0 < last.y0 || ln.y0-last.y1 > 1.2*(last.y1-last.y0) || endsSentence(last.text) || numbered.MatchString(ln.text) {
			break
		}
		end++
	}
	return end
}

// standsAlone reports whether there is more room above and below lines[i] than in a paragraph,
// or the page ends.
func standsAlone(lines []line, i int) bool {
	high := lines[i].y1 - lines[i].y0
	above := i == 0 || lines[i].y0 < lines[i-1].y0 || lines[i].y0-lines[i-1].y1 > 0.4*high || endsSentence(lines[i-1].text)
	below := i == len(lines)-1 || lines[i+1].y0 < lines[i].y0 || lines[i+1].y0-lines[i].y1 > 0.4*high || startsUpper(lines[i+1].text)
	return above && below
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// capitals reports whether all letters of s, at least three, are capitals.
func capitals(s string) bool { return letterCount(s) >= 3 && strings.ToUpper(s) == s }

// titled reports whether s is short and begins with a capital, as the name of a part does.
func titled(s string) bool {
	return startsUpper(s) && utf8.RuneCountInString(s) <= 80 && !label.MatchString(s)
}

// titleLike reports whether the words after the number are few and no sentence.
func titleLike(s string) bool {
	return utf8.RuneCountInString(s) <= 80 && !endsSentence(s) &&
		startsUpper(strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
}

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

var fileLike = regexp.MustCompile(`(?i)^(microsoft (word|powerpoint|excel) - ` +
	`.*|.*\.(docx?|pdf|pptx?|xlsx?|rtf|odt|indd|cdr)|untitled.*|document\d*|dokumen\d*|scan.*|img.*|tanpa judul.*|\W*|\d+)$`)

// cleanTitle is the title that a file's properties give, "" when a program filled it in.
func cleanTitle(s string) string {
	s = cleanWord(s)
	if fileLike.MatchString(s) || utf8.RuneCountInString(s) > 300 {
		return ""
	}
	return s
}

// cutMarkdown cuts text to at most limit characters, at the end of a block where there is one.
func cutMarkdown(s string, limit int) (string, bool) {
	if len(s) <= limit || utf8.RuneCountInString(s) <= limit {
		return s, false
	}
	n := 0
	for at := range s {
		if n == limit {
			s = s[:at]
			break
		}
		n++
	}
	if at := strings.LastIndex(s, "\n\n"); at > 0 {
		s = s[:at]
	}
	return strings.TrimSpace(s), true
}
