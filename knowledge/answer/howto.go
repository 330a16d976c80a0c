package answer

import (
	"slices"

	"studitiru/knowledge"
)

// Bounds of a how-to card.
const (
	cardCover  = .45 // a window of a card has so much of the question, heading and title included
	cardQuotes = 3   // of one role
	cardRoles  = 2   // a card has so many roles, else the passages are the answer
	cardLines  = 12  // sentences of one section that are quoted whole
)

// card answers a question for a way to do something: the passages that answer it, and by role what there is beside them.
func (w *work) card() (bool, error) {
	if !w.wantsCard() {
		return false, nil
	}
	s, err := w.choose(w.parts)
	if err != nil || w.understood() {
		return true, err
	}
	w.answer.Hidden = s.hidden
	quotes, err := w.quotes(s)
	if err != nil {
		return true, err
	}
	w.answer.Route = knowledge.RoutePassages
	if err := w.settle(s, quotes); err != nil || w.answer.Outcome == knowledge.NotFound {
		return true, err
	}
	parts, err := w.cardParts(s)
	if err != nil {
		return true, err
	}
	if len(parts) >= cardRoles {
		w.answer.Route, w.answer.Card = knowledge.RouteHow, parts
	}
	return true, nil
}

// wantsCard tells whether steps are asked for, of something that is no single practice.
func (w *work) wantsCard() bool {
	p := w.parts
	if len(p.Indicators) > 0 && p.Wish != knowledge.WishCompare && len(p.Attributes) == 0 {
		return true
	}
	return p.Wish == knowledge.WishHow && len(p.Places) == 0 // what one place did is told by its passages
}

// cardOrder are the roles of a card, in their order.
var cardOrder = []knowledge.Section{knowledge.SectionBasis, knowledge.SectionAssessed, knowledge.SectionEvidence,
	knowledge.SectionSteps, knowledge.SectionExample, knowledge.SectionUnknown}

// piece is a run of a section that may go into a card.
type piece struct {
	view
	rank float64
}

// cardParts gathers what the texts of the question have for each role.
func (w *work) cardParts(s *selection) ([]knowledge.CardPart, error) {
	_, cards := w.candidates(w.parts, s)
	texts, err := w.Engine.read(w.ctx, cards)
	if err != nil {
		return nil, err
	}
	found := map[knowledge.Section][]piece{}
	for _, t := range texts {
		w.pieces(t, s, found)
	}
	var out []knowledge.CardPart
	for _, role := range cardOrder {
		list := found[role]
		slices.SortStableFunc(list, func(a, b piece) int {
			switch {
			case a.rank > b.rank:
				return -1
			case a.rank < b.rank:
				return 1
			}
			return 0
		})
		var quotes []knowledge.Quote
		most := cardQuotes
		if role == knowledge.SectionUnknown {
			most = 1
		}
		for _, p := range list[:min(len(list), most)] {
			quotes = append(quotes, quoteOf(p.view, s.asked, p.rank))
		}
		if quotes, err = w.cite(quotes); err != nil {
			return nil, err
		}
		if len(quotes) > 0 {
			out = append(out, knowledge.CardPart{Section: role, Quotes: quotes})
		}
	}
	return out, nil
}

// pieces takes the parts of a text that belong on the card: whole sections of what is assessed, of evidence and of steps; the
// best window of a rule, of a place's practice, and of what is not known.
func (w *work) pieces(t *text, s *selection, found map[knowledge.Section][]piece) {
	best, least := map[*passage]window{}, cardCover
	if len(s.needs) > 0 {
		least = 0 // what is named decides
	}
	w.scan(t, s.asked, s.needs, func(one window) {
		if one.held == s.full && one.whole >= least {
			if one.denied && one.first == one.last && one.whole >= sureWhole {
				found[knowledge.SectionUnknown] = append(found[knowledge.SectionUnknown], piece{one.view, one.score})
			} else if !one.denied {
				best[one.passage] = better(best[one.passage], one)
			}
		}
	})
	for i := range t.passages {
		p := &t.passages[i]
		one, ok := best[p]
		if !ok {
			continue
		}
		role := w.roleOf(t.card, p)
		switch role {
		case "":
			continue
		case knowledge.SectionAssessed, knowledge.SectionEvidence, knowledge.SectionSteps:
			if len(p.sentences) <= cardLines {
				one.view = view{text: t, passage: p, last: len(p.sentences) - 1}
			}
		}
		found[role] = append(found[role], piece{one.view, one.score})
	}
}

// roleOf is the role on a card of a passage: by the kind of its document first, then by its heading.
func (w *work) roleOf(c *card, p *passage) knowledge.Section {
	switch c.kind {
	case knowledge.Rule:
		return knowledge.SectionBasis
	case knowledge.Innovation, knowledge.Visit:
		if p.section == knowledge.SectionUnknown {
			return ""
		}
		return knowledge.SectionExample
	}
	if len(c.places) > 0 && !slices.Contains(c.places, nationwide) {
		return knowledge.SectionExample // a guide about a place
	}
	switch p.section {
	case knowledge.SectionBasis, knowledge.SectionAssessed, knowledge.SectionEvidence, knowledge.SectionSteps,
		knowledge.SectionExample:
		return p.section
	case knowledge.SectionUnknown:
		return ""
	}
	if w.playbook.inStems(c.stems) {
		return knowledge.SectionSteps
	}
	return ""
}
