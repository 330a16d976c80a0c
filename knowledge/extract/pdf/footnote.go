package pdf

import (
	"regexp"
	"slices"
)

// A footnote stands at the end of its page in smaller print, behind its number. Read in its place it would break the sentence
// that goes on over the page.
const smallPrint = 0.94 // of the size of the text, at most

var noteNumber = regexp.MustCompile(`^(\d{1,3}|\*{1,3})[).]?\s+\S`)

// footnotes parts the lines of a page from the footnotes at its end; body is the size of the text of the file. Small print is
// footnotes where it begins with a number, is no table, and has text of the usual size above it.
func footnotes(lines []line, body float64) (text, notes []line) {
	at := len(lines)
	for at > 0 && lines[at-1].size <= smallPrint*body && len(lines[at-1].cells) < 3 {
		at--
	}
	for at < len(lines) && !noteNumber.MatchString(lines[at].text) {
		at++
	}
	if at == len(lines) || at == 0 || lines[at-1].size <= smallPrint*body || lines[at].y0 < lines[at-1].y1 {
		return lines, nil
	}
	return lines[:at], lines[at:]
}

// footnotes adds the footnotes of a page: before the paragraph or table that the next page may go on with.
func (w *proseWriter) footnotes(lines []line) {
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && !noteNumber.MatchString(lines[to].text) {
			to++
		}
		text := escapeLine(joinLines(lines[from:to]))
		from = to
		if n := len(w.blocks) - 1; n >= 0 && w.mark == "" && (w.open || w.lastTable != nil) {
			w.blocks = slices.Insert(w.blocks, n, text)
			continue
		}
		w.add(text, false)
	}
}
