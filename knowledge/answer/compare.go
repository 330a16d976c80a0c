package answer

import (
	"cmp"
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/figure"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
)

// sides are how many sides a comparison has at most.
const sides = 4

// compare answers with a column for each place, or each thing, that is compared.
func (w *work) compare() (bool, error) {
	if w.parts.Wish != knowledge.WishCompare {
		return false, nil
	}
	all := w.sides()
	if len(all) < 2 {
		return false, nil
	}
	a := &w.answer
	a.Route = knowledge.RouteCompare
	filled := 0
	for _, s := range all {
		quotes, err := s.column()
		if err != nil {
			return false, err
		}
		c := knowledge.Column{Name: s.name, Quotes: quotes}
		if s.whole {
			c.Counts = figure.Counts(metas(s.all(s.q.Audience, s.ofPlace(s.parts))), false, nationwide)
		}
		if len(c.Quotes)+len(c.Counts) > 0 {
			filled++
		}
		a.Columns = append(a.Columns, c)
		w.found = s.found
	}
	if err := w.level(all); err != nil {
		return false, err
	}
	switch filled {
	case len(all):
		a.Outcome = knowledge.Answered
	case 0:
		a.Outcome = knowledge.NotFound
		return true, nil
	default:
		a.Outcome = knowledge.Partly
	}
	for i := range knowledge.QuotesPerAnswer {
		for _, c := range a.Columns {
			if i < len(c.Quotes) && i == 0 {
				a.Quotes = append(a.Quotes, c.Quotes[0])
			}
		}
	}
	a.Disagree = false
	return true, nil
}

// columnCover is the share that a further quote of a column has to have of what the first one has of the question.
const columnCover = .8

// column is what is shown on a side: its figures, what the practice of that name begins with, the best windows that hold every
// need.
func (s *side) column() ([]knowledge.Quote, error) {
	if s.whole {
		if quotes, err := s.figuresOfPlace(); err != nil || len(quotes) > 0 {
			return quotes, err
		}
	}
	if s.wantsValue(s.parts) {
		if done, err := s.value(); err != nil || done {
			return s.answer.Quotes, err
		}
	}
	first, err := s.openings(s.practice())
	if err != nil {
		return nil, err
	}
	chosen, err := s.choose(s.parts)
	if meant := s.found.Understood.Ambiguous; err == nil && len(meant) > 0 && len(s.parts.Things) == 1 {
		s.text, s.parts.Things, s.read = meant[0].Sense, []string{meant[0].Sense}, false // the other side says which, or the first
		chosen, err = s.choose(s.parts)
	}
	if err != nil {
		return nil, err
	}
	if len(s.others) > 0 {
		chosen.picks = slices.DeleteFunc(chosen.picks, func(p pick) bool {
			return !s.alone(p.view) || !s.topical(p.view, chosen.asked)
		})
	}
	if s.parts.Wish == knowledge.WishDefinition {
		chosen.picks = s.definitions(chosen.picks)
	}
	if len(chosen.picks) > 0 {
		chosen.picks = slices.DeleteFunc(chosen.picks, func(p pick) bool { return p.whole < columnCover*chosen.picks[0].whole })
	}
	quotes, err := s.quotes(chosen)
	if err == nil && len(first)+len(quotes) == 0 {
		first, err = s.besides()
	}
	return figure.Merge(first, quotes), err
}

// besides is what documents of the place and field begin with that tell of them among others, as those of visits do: there is
// no data only where there are none.
func (s *side) besides() ([]knowledge.Quote, error) {
	if len(s.parts.Places) == 0 || s.parts.Field == "" {
		return nil, nil
	}
	fits := s.fits(knowledge.Parts{Places: s.parts.Places, Field: s.parts.Field})
	return s.openings(s.all(s.q.Audience, func(c *card) bool {
		named := slices.ContainsFunc(s.cfg.Language.NamedPlaces(c.title), func(m indonesian.NamedPlace) bool {
			return slices.ContainsFunc(m.Names, func(n string) bool { return slices.Contains(s.others, n) })
		})
		return fits(c) && !named && !slices.ContainsFunc(s.others, c.about)
	}))
}

// figuresOfPlace are the newest figures of a place by which all are measured: the index of services first, then the others.
func (s *side) figuresOfPlace() ([]knowledge.Quote, error) {
	var out []knowledge.Quote
	for _, key := range s.measures.indices() {
		p := s.parts
		p.Measure = key
		facts, err := s.facts(p)
		if err != nil {
			return nil, err
		}
		if facts = s.ofPlaces(facts); len(facts) == 0 {
			continue
		}
		quotes, err := s.quoteFacts(facts[:1])
		if err != nil {
			return nil, err
		}
		out = figure.Merge(out, quotes)
	}
	return out, nil
}

// level puts before each column a sentence with a figure of a kind that all of them state: what can be compared comes first.
func (w *work) level(all []*side) error {
	var own []map[string]knowledge.Quote
	for i, s := range all {
		if s.whole || s.parts.Measure != "" || s.parts.Wish == knowledge.WishDefinition && len(s.practice()) == 0 {
			return nil
		}
		units, err := s.units(w.answer.Columns[i].Quotes)
		if err != nil {
			return err
		}
		own = append(own, units)
	}
	for _, unit := range shape.UnitsInOrder(w.q.Text) {
		if slices.ContainsFunc(own, func(units map[string]knowledge.Quote) bool { return units[unit].Text == "" }) {
			continue
		}
		for i := range all {
			c := &w.answer.Columns[i]
			if len(c.Quotes) > 0 && slices.Contains(shape.Units(c.Quotes[0].Text), unit) {
				continue
			}
			first, err := w.cite([]knowledge.Quote{own[i][unit]})
			if err != nil {
				return err
			}
			c.Quotes = figure.Merge(first, c.Quotes)
		}
		return nil
	}
	return nil
}

// units are the sentences with a figure of each kind in the document that a column begins with, those of the newest year.
func (s *side) units(quotes []knowledge.Quote) (map[string]knowledge.Quote, error) {
	out := map[string]knowledge.Quote{}
	if len(quotes) == 0 {
		return out, nil
	}
	c := s.cardOf(quotes[0].Document.ID)
	if c == nil || c.kind == knowledge.Visit {
		return out, nil
	}
	texts, err := s.Engine.read(s.ctx, []*card{c})
	newest := map[string]int16{}
	for _, t := range texts {
		for i := range t.passages {
			p := &t.passages[i]
			for k, line := range p.sentences {
				year := int16(1)
				for _, q := range p.words[line.from:line.to] {
					year = max(year, q.year)
				}
				v := view{text: t, passage: p, first: k, last: k}
				for _, unit := range shape.Units(v.string()) {
					if year > newest[unit] {
						out[unit], newest[unit] = quoteOf(v, nil, 1), year
					}
				}
			}
		}
	}
	return out, err
}

// alone tells whether a window is of its side and of no other: its document is about no other place of the comparison and tells
// of no visit, and the window names no place but its own.
func (s *side) alone(v view) bool {
	c := v.text.card
	own := func(name string) bool { return slices.Contains(s.parts.Places, name) }
	if c.kind == knowledge.Visit || slices.ContainsFunc(c.places, func(n string) bool { return slices.Contains(s.others, n) }) {
		return false
	}
	from, to := v.words()
	said := slices.ContainsFunc(c.places, own)
	for _, m := range v.passage.mentions {
		if m.from < from || m.to > to {
			continue
		}
		if slices.ContainsFunc(m.names, func(n string) bool { return slices.Contains(s.others, n) }) {
			return false
		}
		said = said || s.means(m.names, c, own)
	}
	return said
}

// topical tells whether a window, its heading and title have half of what is compared, beside the place.
func (s *side) topical(v view, a *lexicon.Asked) bool {
	if s.parts.Field != "" && slices.Contains(v.text.card.fields, s.parts.Field) {
		return true
	}
	said, all := 0.0, 0.0
	s.eachTerm(v, a, func(t knowledge.AskedTerm, value float64) {
		if !t.Place {
			said += t.Share * value
			all += t.Share
		}
	})
	return said >= all/2
}

// ownTitles is how many titles may have the name of a practice: what more of them have is a common word.
const ownTitles = 2

// definitions are the windows that define a side, those of documents that explain words first; without any, what guides and
// rules say of it, and the document of a practice of that name.
func (s *side) definitions(picks []pick) []pick {
	defines := slices.DeleteFunc(slices.Clone(picks), func(p pick) bool { return p.wish < sureWish })
	if len(defines) == 0 {
		named := s.phraseOf(s.name)
		practice := len(s.all(s.q.Audience, func(c *card) bool { return named.InStems(c.stems) })) <= ownTitles
		return slices.DeleteFunc(slices.Clone(picks), func(p pick) bool {
			c := p.text.card
			return c.kind != knowledge.Guide && c.kind != knowledge.Rule && !(practice && named.InStems(c.stems))
		})
	}
	explains := func(p pick) int {
		if s.glossary.InStems(p.text.card.stems) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(defines, func(a, b pick) int { return cmp.Compare(explains(a), explains(b)) })
	return defines
}
