package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
)

// Bounds of a how-to card.
const (
	cardCover  = .45 // a window of a card has so much of the question, heading and title included
	cardQuotes = 2   // of one role
	cardRoles  = 2   // a card has so many roles, else the passages are the answer
	mostRoles  = 5   // and no more
	cardLines  = 12  // sentences of one section that are quoted whole
	leadCover  = .5  // a guide leads when its title or its questions have so much of the question
	// playbookBonus is what a title that promises steps is worth beside that.
	playbookBonus = .15
	sectionBytes  = 2600 // of a section that is quoted whole
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
	if p := w.parts; p.Wish == knowledge.WishHow && len(p.Years) > 0 && len(s.denials) > 0 {
		return w.cardOfOtherYears(s)
	}
	return true, w.fillCard(s)
}

// cardOfOtherYears answers for a year that a source says that it does not know with that word, and behind it with how it was
// done in other years.
func (w *work) cardOfOtherYears(dated *selection) (bool, error) {
	p := w.parts
	defer func() { w.parts = p }()
	w.parts.Years = nil
	s, err := w.choose(w.parts)
	if err != nil {
		return true, err
	}
	if err := w.fillCard(s); err != nil {
		return true, err
	}
	first := dated.denials[0]
	quotes, err := w.cite([]knowledge.Quote{quoteOf(first.view, dated.asked, first.rank)})
	if err != nil || len(quotes) == 0 {
		return true, err
	}
	a := &w.answer
	a.Quotes = append(quotes, a.Quotes[:min(len(a.Quotes), w.quotesWanted()-1)]...)
	a.Outcome, a.Missing = knowledge.Partly, &knowledge.Missing{Part: partYear, Asked: shape.Years(p.Years)}
	return true, nil
}

// fillCard puts the windows, and the card where there is enough for one, into the answer.
func (w *work) fillCard(s *selection) error {
	w.answer.Hidden = s.hidden
	quotes, err := w.quotes(s)
	if err != nil {
		return err
	}
	w.answer.Route = knowledge.RoutePassages
	if err := w.settle(s, quotes); err != nil || w.answer.Outcome == knowledge.NotFound {
		return err
	}
	parts, err := w.cardParts(s)
	if err != nil {
		return err
	}
	if len(parts) >= cardRoles || w.stepsAlone(parts) {
		w.answer.Route, w.answer.Card = knowledge.RouteHow, parts
		w.leadQuotes(parts[0].Quotes[0])
		if w.withoutSteps(parts) {
			w.answer.Outcome = knowledge.Partly
		}
	}
	return nil
}

// stepless tells whether steps are asked for, of nothing that one place did, and a window is none and of no guide of steps.
func (w *finder) stepless(best pick) bool {
	return w.parts.Wish == knowledge.WishHow && w.section == knowledge.SectionSteps && len(w.parts.Places)+len(w.parts.Rules) == 0 &&
		best.passage.section != knowledge.SectionSteps && !w.playbook.InStems(best.text.card.stems) &&
		w.similar(best.text.card) < nearQuestion
}

// stepsAlone tells whether a card has nothing but the steps of a guide, where steps are asked for: they are enough.
func (w *brief) stepsAlone(parts []knowledge.CardPart) bool {
	return len(parts) == 1 && w.parts.Wish == knowledge.WishHow && parts[0].Section == knowledge.SectionSteps &&
		parts[0].Quotes[0].Document.Kind == knowledge.Guide && itemNumber.MatchString(parts[0].Quotes[0].Text)
}

// withoutSteps tells whether steps are asked for and the card has neither steps nor evidence: what it has is beside that.
func (w *brief) withoutSteps(parts []knowledge.CardPart) bool {
	return w.parts.Wish == knowledge.WishHow && len(w.parts.Indicators) == 0 &&
		w.section == knowledge.SectionSteps &&
		!slices.ContainsFunc(parts, func(p knowledge.CardPart) bool {
			return p.Section == knowledge.SectionSteps || p.Section == knowledge.SectionEvidence
		})
}

// leadQuotes puts what the card begins with before the quotes, for who shows no card.
func (w *work) leadQuotes(first knowledge.Quote) {
	a := &w.answer
	if a.Outcome != knowledge.Answered || w.q.Offset > 0 || first.Score < leadRank/2 ||
		len(a.Quotes) > 0 && a.Quotes[0].Document.ID == first.Document.ID {
		return
	}
	a.Quotes = append([]knowledge.Quote{first}, a.Quotes[:min(len(a.Quotes), w.quotesWanted()-1)]...)
}

// wantsCard tells whether steps are asked for, of something that is no single practice.
func (w *brief) wantsCard() bool {
	p := w.parts
	if len(p.Indicators) > 0 && p.Wish != knowledge.WishCompare && len(p.Attributes) == 0 {
		return true
	}
	return p.Wish == knowledge.WishHow && len(p.Places) == 0 && // what one place did is told by its passages
		!w.typed(signFormula) // and so is a formula, which no steps tell
}

// cardOrder are the roles of a card; the one that is asked for comes before them.
var cardOrder = []knowledge.Section{knowledge.SectionBasis, knowledge.SectionAssessed, knowledge.SectionEvidence,
	knowledge.SectionSteps, knowledge.SectionExample, knowledge.SectionUnknown}

// order puts the role that the question asks for first: the evidence, the steps of how something is done.
func (w *brief) order() []knowledge.Section {
	first := w.section
	if first == "" || !slices.Contains(cardOrder, first) {
		first = knowledge.SectionSteps
		if len(w.parts.Indicators) > 0 && w.parts.Wish != knowledge.WishHow || w.typed(signFormula) {
			first = knowledge.SectionAssessed
		}
	}
	rest := slices.DeleteFunc(slices.Clone(cardOrder), func(r knowledge.Section) bool { return r == first })
	return append([]knowledge.Section{first}, rest...)
}

// piece is a run of a section that may go into a card.
type piece struct {
	view
	whole bool // the section is quoted as a whole, all its passages
	rank  float64
}

// cardParts gathers what the texts of the question have for each role.
func (w *finder) cardParts(s *selection) ([]knowledge.CardPart, error) {
	_, cards := w.candidates(w.parts, s)
	texts, err := w.Engine.read(w.ctx, cards)
	if err != nil {
		return nil, err
	}
	lead := w.lead(texts, s.asked)
	step, one := w.stepAsked(texts, lead, s.asked)
	if one {
		lead = step.text
	}
	found := map[knowledge.Section][]piece{}
	for _, t := range texts {
		if t == lead {
			w.leadPieces(t, found)
		} else {
			own := map[knowledge.Section][]piece{}
			w.pieces(t, s, own)
			for role, list := range own {
				if lead == nil || role == knowledge.SectionBasis || role == knowledge.SectionExample || w.laddersBeside(t.card) {
					found[role] = append(found[role], list...)
				}
			}
		}
	}
	var out []knowledge.CardPart
	for _, role := range w.order() {
		list := found[role]
		if lead != nil && len(list) > 0 && list[0].text != lead && role != knowledge.SectionBasis && role != knowledge.SectionExample &&
			slices.ContainsFunc(list, func(p piece) bool { return p.text == lead }) {
			list = slices.DeleteFunc(list, func(p piece) bool { return p.text != lead })
		}
		slices.SortStableFunc(list, func(a, b piece) int { return cmp.Compare(b.rank, a.rank) })
		if lead != nil && len(list) > 0 && list[0].text == lead && list[0].whole {
			list = list[:1] // it is the answer; what others say beside it is not
		}
		if role == knowledge.SectionSteps && len(list) > 0 && list[0].text != lead {
			list = w.stepsInOrder(list)
		}
		if role == knowledge.SectionSteps && one {
			list = append([]piece{{view: step, rank: leadRank}}, list...)
		}
		quotes, err := w.quotePieces(role, list, s.asked)
		if err != nil {
			return nil, err
		}
		if len(quotes) > 0 && len(out) < mostRoles {
			out = append(out, knowledge.CardPart{Section: role, Quotes: quotes})
		}
	}
	return out, nil
}

// laddersBeside tells whether the ladder of scores of a document stands beside what another guide says: it is of an indicator,
// and says so at the beginning of its title.
func (w *judge) laddersBeside(c *card) bool {
	return ladder(c) && strings.HasPrefix(strings.ToLower(c.title), fmt.Sprintf(wordsIndicator, c.indicators[0])+" ")
}

// stepsInOrder makes of the best steps the whole section that they stand in, from the first step on, when their document is about
// what is asked; else they stay, in the order of their documents.
func (w *judge) stepsInOrder(list []piece) []piece {
	best := list[0]
	about := slices.ContainsFunc(w.subjects(), func(name string) bool { return w.phraseOf(name).InStems(best.text.card.stems) })
	if !about || w.roleOf(best.text.card, best.passage) != knowledge.SectionSteps {
		best := slices.Clone(list[:min(len(list), cardQuotes)])
		slices.SortStableFunc(best, func(a, b piece) int {
			if a.text != b.text {
				return 0
			}
			return cmp.Compare(a.passage.Ordinal, b.passage.Ordinal)
		})
		return best
	}
	for i := range best.text.passages {
		p := &best.text.passages[i]
		if p.Heading == best.passage.Heading && len(p.sentences) > 0 {
			return []piece{{view: view{text: best.text, passage: p, last: len(p.sentences) - 1}, whole: true, rank: best.rank}}
		}
	}
	return list
}

// quotePieces quotes the best pieces of a role.
func (w *finder) quotePieces(role knowledge.Section, list []piece, a *lexicon.Asked) ([]knowledge.Quote, error) {
	most := cardQuotes
	if role == knowledge.SectionUnknown {
		most = 1
	}
	var quotes []knowledge.Quote
	for _, p := range list[:min(len(list), most)] {
		q := quoteOf(p.view, a, p.rank)
		if p.whole {
			wholeSection(&q, p.view)
		}
		quotes = append(quotes, q)
	}
	return w.cite(quotes)
}

// wholeSection lets a quote be its section from the first passage to the last, as far as a card has room.
func wholeSection(q *knowledge.Quote, v view) {
	for i := range v.text.passages {
		p := &v.text.passages[i]
		if p.Ordinal <= v.passage.Ordinal || p.Heading != v.passage.Heading || len(q.Text)+len(p.Text) > sectionBytes {
			continue
		}
		q.Text += "\n" + p.Text
		for _, n := range p.SourcesOf(knowledge.Span{End: len(p.Text)}) {
			if !slices.Contains(q.Cites, n) {
				q.Cites = append(q.Cites, n)
			}
		}
	}
	q.Marks, q.Context = nil, ""
}

// leadPieces takes every section of the leading document that has a role on a card, whole.
func (w *judge) leadPieces(t *text, found map[knowledge.Section][]piece) {
	seen := map[string]bool{}
	for i := range t.passages {
		p := &t.passages[i]
		role := p.section
		if seen[p.Heading] || !slices.Contains(cardOrder, role) || len(p.sentences) == 0 {
			continue
		}
		seen[p.Heading] = true
		rank := leadRank - float64(i)/100
		if role == knowledge.SectionAssessed && strings.Contains(p.Text, fmt.Sprintf(wordsScore, highestScore)) {
			rank++ // the ladder of scores
		}
		found[role] = append(found[role], piece{view{text: t, passage: p, last: len(p.sentences) - 1}, true, rank})
	}
}

// pieces takes the parts of a text that belong on the card: whole sections of what is assessed, of evidence and of steps; the
// best window of a rule, of a place's practice, and of what is not known.
func (w *judge) pieces(t *text, s *selection, found map[knowledge.Section][]piece) {
	best, least := map[*passage]window{}, cardCover
	if len(s.needs) > 0 {
		least = 0 // what is named decides
	}
	w.scan(t, s.asked, s.needs, func(one window) {
		if one.held == s.full && one.whole >= least && w.saysMost(one.view, s.asked) {
			if one.denied && one.first == one.last && one.whole >= sureWhole {
				found[knowledge.SectionUnknown] = append(found[knowledge.SectionUnknown], piece{view: one.view, rank: one.score})
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
		found[role] = append(found[role], piece{view: one.view, rank: one.score})
	}
}

// roleOf is the role on a card of a passage: by the kind of its document first, then by its heading.
func (w *judge) roleOf(c *card, p *passage) knowledge.Section {
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
	if p.section == "" && w.playbook.InStems(c.stems) {
		return knowledge.SectionSteps
	}
	return ""
}
