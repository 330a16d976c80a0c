package answer

import (
	"cmp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/figure"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
)

// value answers a question for a figure of a place from facts: their verbatim sentences, the newest year first. False when
// there is no fact of that place.
func (w *work) value() (bool, error) {
	p := w.parts
	if !w.wantsValue(p) || len(p.Places)+len(p.Provinces) == 0 || len(p.Things) > 0 && !w.oneService() {
		return false, nil
	}
	every := p
	every.Years, every.Grade = nil, ""
	facts, err := w.facts(every)
	if err != nil || len(facts) == 0 {
		return false, err
	}
	if facts = w.ofPlaces(facts); len(facts) == 0 {
		return false, nil
	}
	fits := slices.DeleteFunc(slices.Clone(facts), func(f knowledge.Fact) bool {
		return len(p.Years) > 0 && !slices.Contains(p.Years, f.Year) || p.Grade != "" && f.Grade != p.Grade
	})
	if len(fits) == 0 {
		return w.otherYears(facts)
	}
	ranked := w.rankedFacts(fits)
	if len(ranked) > 0 {
		fits = ranked
	}
	quotes, err := w.quoteFacts(fits)
	if err != nil || len(quotes) == 0 {
		return false, err
	}
	if err := w.search(); err != nil || w.understood() {
		return true, err
	}
	w.answer.Route = knowledge.RoutePassages
	w.show(quotes, knowledge.Answered)
	w.answer.Disagree = w.q.Offset == 0 && figure.Disagree(fits)
	if w.asksRank() && len(ranked) == 0 {
		return true, w.withoutRank(fits)
	}
	if err := w.placesWithout(fits); err != nil {
		return true, err
	}
	if figure.OnlyGrades(fits) && p.Wish != knowledge.WishOverview {
		return true, w.addUnknown()
	}
	return true, nil
}

// placesWithout names the places of the question that have no such figure beside those that have.
func (w *work) placesWithout(facts []knowledge.Fact) error {
	for _, g := range w.groups(w.parts) {
		if slices.ContainsFunc(facts, func(f knowledge.Fact) bool { return slices.Contains(g, f.Place) }) {
			continue
		}
		cards := w.all(w.q.Audience, func(c *card) bool { return slices.ContainsFunc(g, c.about) })
		docs, err := w.documentsOf(cards[:min(len(cards), documentsInstead)])
		if err != nil {
			return err
		}
		w.answer.Outcome = knowledge.Partly
		w.answer.Missing = &knowledge.Missing{Part: partMeasure, Asked: w.measures.name(w.parts.Measure), Place: strings.Join(g, ", "),
			Documents: docs, Total: len(cards)}
		return nil
	}
	return nil
}

// ofPlaces keeps the facts of whole places: the figure of one unit is not the figure of its city.
func (w *judge) ofPlaces(facts []knowledge.Fact) []knowledge.Fact {
	unit := strings.ToLower(w.q.Text)
	out := slices.DeleteFunc(slices.Clone(facts), func(f knowledge.Fact) bool {
		if len(w.parts.Things) > 0 && !w.serves(f) {
			return true
		}
		return len(w.parts.Things) == 0 && f.Service != "" || len(w.parts.Places) > 0 && !slices.Contains(w.parts.Places, f.Place)
	})
	slices.SortStableFunc(out, func(a, b knowledge.Fact) int {
		return cmp.Or(figure.Per(b, unit)-figure.Per(a, unit), w.yearOf(b)-w.yearOf(a), figure.Dated(b)-figure.Dated(a),
			w.lone(b)-w.lone(a), figure.Filled(b)-figure.Filled(a))
	})
	return out
}

// oneService tells whether a figure of one service is asked for and nothing else of it: "pengunjung MPP Pontianak".
func (w *brief) oneService() bool {
	p := w.parts
	return !w.measures.index(p.Measure) && len(p.Things) == 1 && len(p.Words) == 0 && p.Measure != "biaya"
}

// serves tells whether a fact is of the service that is asked for.
func (w *judge) serves(f knowledge.Fact) bool {
	service := lexicon.Stems(w.cfg.Language.Tokens(f.Service))
	return len(service) > 0 && w.phraseOf(w.parts.Things[0]).InStems(service)
}

// yearOf is the year of a fact, or, where its sentence names none, of its document.
func (w *judge) yearOf(f knowledge.Fact) int {
	if c := w.cardOf(f.Document); f.Year == 0 && c != nil {
		return c.year - 1 // what the newest news tells without a year is older than they are
	}
	return f.Year
}

// lone says how much a document is about the place of a fact: a guide about it alone says most.
func (w *judge) lone(f knowledge.Fact) int {
	c := w.cardOf(f.Document)
	switch {
	case c == nil || !c.alone(f.Place):
		return 0
	case c.kind == knowledge.Guide:
		return 2
	}
	return 1
}

// quoteFacts quotes the sentences of facts, each figure once a document; facts that contradict the first come right behind it.
func (w *finder) quoteFacts(facts []knowledge.Fact) ([]knowledge.Quote, error) {
	all, err := w.factQuotes(facts)
	if err != nil {
		return nil, err
	}
	shown := func(i int) (string, bool) {
		if all[i] == nil {
			return "", false
		}
		return all[i].Text, true
	}
	var out []knowledge.Quote
	for _, i := range figure.Spread(facts, shown) {
		out = append(out, *all[i])
	}
	return out, nil
}

// otherYears answers that the year is not there, with the years that are; or with the source's own word that it does not
// know.
func (w *work) otherYears(facts []knowledge.Fact) (bool, error) {
	w.answer.Route = knowledge.RoutePassages
	wide := w.parts
	wide.Years = nil
	s, err := w.choose(wide)
	if err != nil {
		return false, err
	}
	w.answer.Hidden = s.hidden
	told := map[int]bool{}
	nearest, err := w.quoteFacts(slices.DeleteFunc(slices.Clone(facts), func(f knowledge.Fact) bool { // one a year
		known := told[f.Year]
		told[f.Year] = true
		return known
	}))
	if err != nil {
		return false, err
	}
	if figure.OnlyGrades(facts) && len(s.denials) > 0 {
		w.show(nearest, knowledge.Partly)
		return true, w.addDenial(s)
	}
	m := &knowledge.Missing{Part: partYear, Asked: shape.Years(w.parts.Years)}
	if len(w.parts.Places) > 0 {
		m.Place = w.parts.Places[0]
	}
	var cards []*card
	for _, f := range facts {
		if f.Year != 0 && !slices.Contains(m.Years, f.Year) {
			m.Years = append(m.Years, f.Year)
		}
		if c := w.cardOf(f.Document); c != nil && !slices.Contains(cards, c) {
			cards = append(cards, c)
		}
	}
	slices.Sort(m.Years)
	m.Total = len(cards)
	if m.Documents, err = w.documentsOf(cards[:min(len(cards), documentsInstead)]); err != nil {
		return false, err
	}
	w.answer.Outcome, w.answer.Missing = knowledge.NotFound, m
	w.answer.Nearest = nearest[:min(len(nearest), w.quotesWanted())]
	return true, nil
}

// addUnknown quotes what the sources say that they do not know of the figure, behind what they do say.
func (w *work) addUnknown() error {
	wide := w.parts
	wide.Years = nil
	s, err := w.choose(wide)
	if err != nil || len(s.denials) == 0 {
		return err
	}
	w.answer.Outcome = knowledge.Partly
	return w.addDenial(s)
}

func (w *work) addDenial(s *selection) error {
	quotes, err := w.cite([]knowledge.Quote{quoteOf(s.denials[0].view, s.asked, s.denials[0].rank)})
	if err != nil || len(quotes) == 0 {
		return err
	}
	a := &w.answer
	if !slices.ContainsFunc(a.Quotes, func(q knowledge.Quote) bool {
		return q.Document.ID == quotes[0].Document.ID && q.Passage == quotes[0].Passage && q.Text == quotes[0].Text
	}) {
		a.Quotes = slices.Insert(a.Quotes, min(1, len(a.Quotes)), quotes[0])
		a.Quotes = a.Quotes[:min(len(a.Quotes), w.quotesWanted())]
	}
	return nil
}
