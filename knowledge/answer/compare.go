package answer

import (
	"slices"
	"strings"

	"studitiru/knowledge"
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
		if len(quotes) > 0 {
			filled++
		}
		a.Columns = append(a.Columns, knowledge.Column{Name: s.name, Quotes: quotes})
		w.found = s.found
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

// side is one side of a comparison: a question of its own.
type side struct {
	work
	name string
}

// sides are the questions that a comparison is made of: one a place, else one a thing.
func (w *work) sides() []*side {
	var out []*side
	add := func(name string, narrow func(*knowledge.Parts)) {
		if len(out) == sides {
			return
		}
		s := &side{name: name, work: work{Engine: w.Engine, ctx: w.ctx, q: w.q, parts: w.parts, reading: w.reading, section: w.section}}
		narrow(&s.parts)
		out = append(out, s)
	}
	if groups := w.groups(w.parts); len(groups) > 1 {
		for _, g := range groups {
			add(w.likeliest(g), func(n *knowledge.Parts) { n.Places = g; n.Wish = knowledge.WishAny })
		}
		return w.apart(out)
	}
	for _, t := range w.parts.Things {
		add(t, func(n *knowledge.Parts) {
			n.Things, n.Forms, n.Rules = []string{t}, nil, nil
			n.Wish = knowledge.WishDefinition
		})
	}
	for _, t := range w.parts.Forms {
		add(t, func(n *knowledge.Parts) {
			n.Things, n.Forms, n.Rules = nil, []string{t}, nil
			n.Wish = knowledge.WishDefinition
		})
	}
	for _, t := range w.parts.Rules {
		add(t, func(n *knowledge.Parts) {
			n.Things, n.Forms, n.Rules = nil, nil, []string{t}
			n.Wish = knowledge.WishDefinition
		})
	}
	for _, y := range w.parts.Years {
		if len(out) == 0 || len(w.parts.Things)+len(w.parts.Forms)+len(w.parts.Rules) == 0 && len(w.parts.Years) > 1 {
			add(years([]int{y}), func(n *knowledge.Parts) { n.Years = []int{y}; n.Wish = knowledge.WishAny })
		}
	}
	return w.apart(out)
}

// likeliest is the one of several places of one name that documents are about, else the first.
func (w *work) likeliest(places []string) string {
	for _, p := range places {
		if len(places) > 1 && len(w.all(w.q.Audience, func(c *card) bool { return c.about(p) })) > 0 {
			return p
		}
	}
	return places[0]
}

// apart gives each side a text to search that does not name the others.
func (w *work) apart(all []*side) []*side {
	for _, s := range all {
		text := w.reading.Text
		for _, o := range all {
			if o != s {
				text = w.without(text, o.name, s.name)
			}
		}
		s.text = text
	}
	return all
}

// without takes the words of a name out of a text, but for those that the name kept has too.
func (w *work) without(text, name, kept string) string {
	keep := surfacesOf(w.cfg.Language.Tokens(kept))
	drop := slices.DeleteFunc(surfacesOf(w.cfg.Language.Tokens(name)), func(s string) bool { return slices.Contains(keep, s) })
	var out []string
	for _, t := range w.cfg.Language.Tokens(text) {
		if !slices.Contains(drop, t.Surface) {
			out = append(out, text[t.Start:t.End])
		}
	}
	return strings.Join(out, " ")
}

// columnCover is the share that a further quote of a column has to have of what the first one has of the question.
const columnCover = .8

// column is what is shown on a side: the best windows that hold every need.
func (s *side) column() ([]knowledge.Quote, error) {
	if s.wantsValue(s.parts) {
		if done, err := s.value(); err != nil || done {
			return s.answer.Quotes, err
		}
	}
	chosen, err := s.choose(s.parts)
	if err != nil || len(chosen.picks) == 0 {
		return nil, err
	}
	chosen.picks = slices.DeleteFunc(chosen.picks, func(p pick) bool { return p.whole < columnCover*chosen.picks[0].whole })
	quotes, err := s.quotes(chosen)
	return quotes[:min(len(quotes), knowledge.QuotesPerAnswer)], err
}
