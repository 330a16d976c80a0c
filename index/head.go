package index

import (
	"strconv"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// documentHead is what all passages of a document share.
type documentHead struct {
	record record
	places []wordID // words of the places that the title does not have
	asked  []wordID // words of the questions that the document says it answers, each once
}

func headOf(d knowledge.Document, lex *lexicon, l *indonesian.Language) documentHead {
	h := documentHead{record: record{
		document: d.ID, version: d.Version, kind: d.Kind, visibility: d.Visibility, agency: d.Agency,
		places: d.Places, year: max(d.Year, 0), date: dateNumber(d.Date),
	}}
	h.record.title = lex.numberAll(d.Title, l.Tokens(d.Title))
	known := map[formID]bool{}
	for _, w := range h.record.title {
		known[lex.stems[w]] = true
	}
	for _, place := range d.Places {
		for _, w := range lex.numberAll(place, l.Tokens(place)) {
			if stem := lex.stems[w]; !known[stem] {
				known[stem] = true
				h.places = append(h.places, w)
			}
		}
	}
	said := map[formID]bool{}
	for _, question := range d.Questions {
		for _, w := range lex.numberAll(question, l.Tokens(question)) {
			if stem := lex.stems[w]; !said[stem] {
				said[stem] = true
				h.asked = append(h.asked, w)
			}
		}
	}
	return h
}

// dateNumber makes 20260109 of 2026-01-09; what is missing is zero.
func dateNumber(date string) int {
	n := 0
	for i, part := range strings.SplitN(date, "-", 3) {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 || v > 9999 {
			return 0
		}
		n += v * [3]int{10000, 100, 1}[i]
	}
	return n
}

// sentencesOf cuts each line by itself: in a passage, a line is a paragraph, a list item or
// the row of a table.
func sentencesOf(l *indonesian.Language, text string) []indonesian.Span {
	var out []indonesian.Span
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		for _, s := range l.Sentences(line) {
			out = append(out, indonesian.Span{Start: s.Start + at, End: s.End + at})
		}
		at += len(line) + 1
	}
	return out
}
