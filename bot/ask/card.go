package ask

import (
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// quotesPerRole is how many quotes of a role a card shows: the rest is behind the buttons and in the documents.
const quotesPerRole = 2

// card writes how something is done, one role after the other; each is verbatim with its number. The first stands open, so
// that a phone shows it with its source; the others unfold, and share the room that is left in the message.
func (p *page) card(text *talk.Text, a knowledge.Answer) {
	left := 0
	for _, part := range a.Card {
		left += min(quotesPerRole, len(part.Quotes))
	}
	for i, part := range a.Card {
		text.Bold(part.Section.Name()).Line()
		for j, quote := range part.Quotes[:min(quotesPerRole, len(part.Quotes))] {
			n := p.number(talk.RefOf(quote), 0)
			most := max(leastQuote, min(sectionRoom, (p.room-text.Units())/max(1, left)-sourceRoom))
			left--
			if i == 0 && j == 0 {
				text.Plain("“").Add(marked(quote.Text, quote.Marks, most)).Plain("” ", n).Line()
				text.Bold(talk.WordsSources).Plain(" ", n, " ").Add(citationOf(quote)).Line()
				continue
			}
			p.folded(text, quote, n, most)
			text.Line()
		}
	}
}

// leastQuote is the shortest piece of a quote that is worth reading, sourceRoom what its source takes.
const (
	leastQuote = 160
	sourceRoom = 170
)
