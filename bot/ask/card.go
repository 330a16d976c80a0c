package ask

import (
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// quotesPerRole is how many quotes of a role a card shows: the rest is behind the buttons and in the documents.
const quotesPerRole = 2

// card writes how something is done, one role after the other; each is verbatim with its number. The first stands open and as
// whole as a message can have it, for half of the steps are no way to do something; the others unfold, and share the room that
// is left. What has none is behind the button of the first.
func (p *page) card(text *talk.Text, a knowledge.Answer) {
	left := 0
	for _, part := range a.Card {
		left += min(quotesPerRole, len(part.Quotes))
	}
	for i, part := range a.Card {
		for j, quote := range part.Quotes[:min(quotesPerRole, len(part.Quotes))] {
			have := p.room - text.Units()
			if i+j > 0 && have < leastQuote+sourceRoom {
				return
			}
			if j == 0 {
				text.Bold(part.Section.Name()).Line()
			}
			n := p.number(talk.RefOf(quote), 0)
			if i+j == 0 {
				p.whole(text, quote, n)
			} else {
				most := min(sectionRoom, have/max(1, left)-sourceRoom)
				if i == 0 {
					most = min(stepsRoom, have-sourceRoom) // the steps around the one that is asked for
				}
				p.folded(text, quote, n, max(leastQuote, most))
				text.Line()
			}
			left--
		}
	}
}

// whole writes the first quote of a card with its source, and of a list that is too long how much of it this is.
func (p *page) whole(text *talk.Text, quote knowledge.Quote, n string) {
	shown := marked(quote.Text, quote.Marks, stepsRoom)
	text.Plain("“").Add(shown).Plain("” ", n).Line()
	_, have := numberedLine(shown.String(), 0)
	if _, all := numberedLine(quote.Text, 0); have < all {
		text.Italic(fmt.Sprintf(wordsSomeSteps, have, all, n)).Line()
	}
	text.Bold(talk.WordsSources).Plain(" ", n, " ").Add(citationOf(quote)).Line()
}

// leastQuote is the shortest piece of a quote that is worth reading, sourceRoom what its source takes.
const (
	leastQuote = 160
	sourceRoom = 170
)
