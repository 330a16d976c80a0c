package ask

import (
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// list writes a page of a catalogue: what was asked for with its total, on a shelf the counts by kind and field, and a line
// a document. A line of a list by measure is the verbatim sentence that states the value.
func (p *page) list(text *talk.Text, q knowledge.Question, a knowledge.Answer) {
	text.Bold(a.ListWords()).Line()
	if counts := a.CountWords(); counts != "" && q.Offset == 0 {
		text.Plain(counts).Line()
	}
	text.Line()
	byMeasure := map[int64]bool{}
	for i, item := range a.Lists {
		n := strconv.Itoa(q.Offset + i + 1)
		quote, ok := quoteOf(item)
		if !ok {
			p.refs = append(p.refs, talk.PassageRef{Document: item.Document.ID, Version: item.Document.Version})
			text.Plain(n, ". ")
			if a.Documents > 0 { // places are listed, not documents
				text.Bold(item.Place).Plain(": ")
			}
			text.Add(talk.Citation(item.Document, "")).Line()
			continue
		}
		byMeasure[item.Document.ID] = true
		p.refs = append(p.refs, talk.RefOf(quote))
		text.Plain(n, ". “").Add(marked(quote.Text, quote.Marks, lineRoom)).Plain("” – ").
			Link(talk.Clip(quote.Document.Title, 60), sourceURL(quote)).Line()
	}
	if len(byMeasure) > 0 {
		text.Line().Italic(wordsByMeasure)
	}
}

// sourceURL is the address of the source of a quote's sentence.
func sourceURL(q knowledge.Quote) string {
	for _, s := range talk.SourcesOf(q) {
		if s.URL != "" {
			return s.URL
		}
	}
	return ""
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
