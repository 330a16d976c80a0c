package ask

import (
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// list writes a page of a catalogue: what was asked for with its total, on a shelf the counts by kind and field, and a line
// a document. A line of a list by measure is the verbatim sentence that states the value.
func (p *page) list(text *talk.Text, q knowledge.Question, a knowledge.Answer) {
	text.Bold(ListHead(a)).Line()
	if counts := CountWords(a.Counts); counts != "" && q.Offset == 0 {
		text.Plain(counts).Line()
	}
	text.Line()
	byMeasure := map[int64]bool{}
	for i, item := range a.Lists {
		n := strconv.Itoa(q.Offset + i + 1)
		quote, ok := quoteOf(item)
		if !ok {
			p.refs = append(p.refs, talk.PassageRef{Document: item.Document.ID, Version: item.Document.Version})
			text.Plain(n, ". ").Add(talk.Citation(item.Document, "")).Line()
			continue
		}
		byMeasure[item.Document.ID] = true
		p.refs = append(p.refs, talk.RefOf(quote))
		text.Plain(n, ". “").Add(marked(quote.Text, quote.Marks, lineRoom)).Plain("” – ").Add(talk.CitationOf(withoutHeading(quote))).Line()
	}
	if len(byMeasure) > 0 {
		text.Line().Italic(wordsByMeasure)
	}
}

func withoutHeading(q knowledge.Quote) knowledge.Quote {
	q.Heading = ""
	return q
}

// quoteOf is the sentence of a line: its quote, or that of its fact.
func quoteOf(item knowledge.ListItem) (knowledge.Quote, bool) {
	switch {
	case item.Quote != nil:
		return *item.Quote, true
	case item.Fact != nil && item.Fact.Sentence != "":
		return knowledge.Quote{Document: item.Document, Passage: item.Fact.Passage, Text: item.Fact.Sentence,
			Cites: []int{item.Fact.Source}}, true
	}
	return knowledge.Quote{}, false
}

// ListHead says what a list is of and how much there is.
func ListHead(a knowledge.Answer) string {
	what := wordsDocuments
	if kind := a.Parts.Kind; kind != "" {
		what = strings.ToLower(talk.KindName(kind))
	}
	parts := []string{fmt.Sprintf(wordsTotal, a.Total, what)}
	if a.Parts.Status != "" {
		parts = append(parts, string(a.Parts.Status))
	}
	switch {
	case a.Parts.Region != "":
		parts = append(parts, a.Parts.Region)
	case len(a.Parts.Places) > 0:
		parts = append(parts, strings.Join(a.Parts.Places, ", "))
	}
	if a.Parts.Field != "" {
		parts = append(parts, talk.ValueName("field", a.Parts.Field))
	}
	if a.Parts.Aspect != "" {
		parts = append(parts, talk.ValueName("aspect", a.Parts.Aspect))
	}
	for _, y := range a.Parts.Years {
		parts = append(parts, strconv.Itoa(y))
	}
	return strings.Join(parts, " · ")
}

// CountWords is a shelf in a line a group: "Inovasi 12 · Kunjungan 3".
func CountWords(counts []knowledge.Count) string {
	var lines []string
	group := ""
	for _, c := range counts {
		entry := fmt.Sprintf("%s %d", talk.ValueName(c.Group, c.Key), c.N)
		if c.Group != group {
			group = c.Group
			lines = append(lines, entry)
			continue
		}
		lines[len(lines)-1] += " · " + entry
	}
	return strings.Join(lines, "\n")
}
