package ask

import (
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// card writes how something is done, one role after the other; each is verbatim with its number. The first stands open, so
// that a phone shows it with its source; the others unfold.
func (p *page) card(text *talk.Text, a knowledge.Answer) {
	for i, part := range a.Card {
		text.Bold(SectionName(part.Section)).Line()
		for j, quote := range part.Quotes {
			n := p.number(talk.RefOf(quote), 0)
			if i == 0 && j == 0 {
				text.Plain("“").Add(marked(quote.Text, quote.Marks, sectionRoom)).Plain("” ", n).Line()
				text.Plain(n, " ").Add(citationOf(quote)).Line()
				continue
			}
			p.folded(text, quote, n, p.share(len(a.Card)))
			text.Line()
		}
	}
}

// share is the room of one quote among n roles.
func (p *page) share(n int) int { return max(250, min(sectionRoom, p.room/max(1, n+1))) }

// SectionName is what people read above a role of a how-to card.
func SectionName(s knowledge.Section) string {
	if name, ok := sectionNames[s]; ok {
		return name
	}
	return string(s)
}
