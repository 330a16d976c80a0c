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
	h.places = distinctWords(d.Places, h.record.title, lex, l)
	h.asked = distinctWords(d.Questions, nil, lex, l)
	return h
}

// distinctWords are the words of some texts whose stems the words before, and those of known, do not have.
func distinctWords(texts []string, known []wordID, lex *lexicon, l *indonesian.Language) (out []wordID) {
	if len(texts) == 0 {
		return nil
	}
	seen := map[formID]bool{}
	for _, w := range known {
		seen[lex.stems[w]] = true
	}
	for _, text := range texts {
		for _, w := range lex.numberAll(text, l.Tokens(text)) {
			if stem := lex.stems[w]; !seen[stem] {
				seen[stem] = true
				out = append(out, w)
			}
		}
	}
	return out
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

// appendSentences cuts each line by itself: in a passage, a line is a paragraph, a list item or
// the row of a table.
func appendSentences(out []indonesian.Span, l *indonesian.Language, text string) []indonesian.Span {
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		for _, s := range l.Sentences(line) {
			out = append(out, indonesian.Span{Start: s.Start + at, End: s.End + at})
		}
		at += len(line) + 1
	}
	return out
}
