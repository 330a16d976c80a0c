package ask

import (
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Room in a message, in UTF-16 units: what one may leave for quotes, so that remarks always fit, and shares of it.
const (
	room        = 3300
	firstRoom   = 1500 // of the quote in full
	foldRoom    = 700  // of a further quote, or of what stands around the first
	columnRoom  = 450  // of a quote in a comparison
	stepsRoom   = 2300 // of the first quote in a card
	sectionRoom = 900  // of a further quote in a card
	lineRoom    = 320  // of a line of a list
)

// page is one message that is being written: what room is left, and the quotes in it by their number.
type page struct {
	room int
	refs []talk.PassageRef // of the buttons 📄 [1], [2], …
}

// number registers a quote for the buttons and gives what stands behind it: "[2]".
func (p *page) number(ref talk.PassageRef, from int) string {
	p.refs = append(p.refs, ref)
	return "[" + strconv.Itoa(from+len(p.refs)) + "]"
}

// write writes an answer as its route wants it.
func (p *page) write(text *talk.Text, q knowledge.Question, a knowledge.Answer) {
	switch a.Route {
	case knowledge.RouteCatalogue:
		p.list(text, q, a)
	case knowledge.RouteCompare:
		p.columns(text, a)
	case knowledge.RouteHow:
		p.card(text, a)
	default:
		p.quotes(text, a.Quotes, q.Offset)
		writeAlternatives(text, a.Alternatives)
	}
}

// quotes writes the first quote in full with its source, and what else there is in quotations that unfold.
func (p *page) quotes(text *talk.Text, quotes []knowledge.Quote, from int) {
	for i, quote := range quotes {
		n := p.number(talk.RefOf(quote), from)
		if i == 0 {
			text.Plain("“").Add(marked(quote.Text, quote.Marks, firstRoom)).Plain("” ", n).Line()
			text.Bold(talk.WordsSources).Plain(" ", n, " ").Add(citationOf(quote)).Line()
			if around := surrounding(quote, foldRoom); len(*around) > 0 {
				text.Fold(around)
			}
			continue
		}
		p.folded(text, quote, n, foldRoom)
	}
}

// folded writes a quote with its source in a quotation that unfolds.
func (p *page) folded(text *talk.Text, quote knowledge.Quote, n string, most int) {
	var inner talk.Text
	inner.Plain("“").Add(marked(quote.Text, quote.Marks, most)).Plain("” ", n).Line().Plain(n, " ").Add(citationOf(quote))
	text.Fold(&inner)
}

// citationOf names the source of a quote, with the rules that its document leans on and that no longer hold.
func citationOf(quote knowledge.Quote) *talk.Text {
	out := talk.CitationOf(quote)
	for _, r := range quote.Replaced {
		out.Plain(" · ", r.Words())
	}
	return out
}

// surrounding is the passage around a quote, with the quote in bold; empty when it adds nothing.
func surrounding(quote knowledge.Quote, most int) *talk.Text {
	var out talk.Text
	at := strings.Index(quote.Context, quote.Text)
	if at < 0 || len(quote.Context) <= len(quote.Text) {
		return &out
	}
	before, after := quote.Context[:at], quote.Context[at+len(quote.Text):]
	if talk.Units(before) > most/2 {
		before = "…" + before[cutFrom(before, most/2):]
	}
	out.Bold(wordsAround).Line().Plain(before).Bold(talk.Clip(quote.Text, most)).Plain(clipEnd(after, most))
	return &out
}

// cutFrom finds a byte behind a space such that at most n bytes follow.
func cutFrom(s string, n int) int {
	from := len(s) - n
	if i := strings.IndexByte(s[from:], ' '); i >= 0 {
		return from + i + 1
	}
	return len(s)
}

// clipEnd is talk.Clip that leaves a leading space alone and has no room for a lone ellipsis.
func clipEnd(s string, n int) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return talk.Clip(s, n)
}

// writeAlternatives names practices that go on, beside one that has ended.
func writeAlternatives(text *talk.Text, documents []knowledge.Document) {
	if len(documents) == 0 {
		return
	}
	text.Gap().Bold(wordsAlternatives).Line()
	for _, d := range documents {
		text.Plain("• ").Add(talk.Citation(d, "")).Line()
	}
}

// writeOther answers a further question of the same message.
func writeOther(text *talk.Text, a knowledge.Answer, p *page) {
	text.Gap().Bold(talk.Clip(a.Question, 120)).Line()
	switch {
	case len(a.Quotes) > 0:
		n := p.number(talk.RefOf(a.Quotes[0]), 0)
		if words := a.Missing.Words(); words != "" {
			text.Plain(words).Line()
		}
		text.Plain("“").Add(marked(a.Quotes[0].Text, a.Quotes[0].Marks, foldRoom)).Plain("” ", n).Line()
		text.Plain(n, " ").Add(citationOf(a.Quotes[0])).Line()
	case a.Total > 0:
		text.Plain(fmt.Sprintf(wordsOtherList, a.Total)).Line()
		for i, item := range a.Lists[:min(3, len(a.Lists))] {
			text.Plain(strconv.Itoa(i+1), ". ").Add(talk.Citation(item.Document, "")).Line()
		}
	case a.Missing != nil:
		text.Plain(a.Missing.Words()).Line()
	default:
		text.Plain(wordsNotFound).Line()
	}
}

// marked writes a quote with the matched words in bold, shortened to limit units with an
// ellipsis that shows the cut: behind a whole line where half of it fits.
func marked(s string, marks []knowledge.Span, limit int) *talk.Text {
	var out talk.Text
	whole := s
	s = strings.TrimSuffix(talk.Clip(s, limit), "…")
	if i := strings.LastIndexByte(s, '\n'); len(s) < len(whole) && i > len(s)/2 {
		s = s[:i+1]
	}
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(s) {
			continue
		}
		out.Plain(s[at:m.Start]).Bold(s[m.Start:m.End])
		at = m.End
	}
	out.Plain(s[at:])
	if len(s) < len(whole) {
		out.Plain("…")
	}
	return &out
}
