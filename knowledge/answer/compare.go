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
	name   string
	others []string // places of the other sides
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
	if len(w.parts.Indicators) > 1 && len(w.parts.Places) == 0 {
		for _, i := range w.parts.Indicators {
			add(fmt.Sprintf(wordsIndicator, i), func(n *knowledge.Parts) { n.Indicators, n.Wish = []int{i}, knowledge.WishAny })
		}
		return w.apart(out)
	}
	if groups := w.groups(w.parts); len(groups) > 1 {
		for _, g := range groups {
			add(w.likeliest(g), func(n *knowledge.Parts) { n.Places = g; n.Wish = knowledge.WishAny })
		}
		for i, s := range out {
			for k, g := range groups {
				if k != i {
					s.others = append(s.others, g...)
				}
			}
		}
		return w.apart(out)
	}
	if len(w.parts.Things)+len(w.parts.Forms)+len(w.parts.Rules) < 2 && len(w.parts.Places) == 0 {
		if left, right, ok := w.pair(); ok {
			for _, t := range []string{left, right} {
				add(t, func(n *knowledge.Parts) {
					*n = knowledge.Parts{Things: []string{t}, Wish: knowledge.WishDefinition}
				})
			}
			return w.apart(out)
		}
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
			add(shape.Years([]int{y}), func(n *knowledge.Parts) { n.Years = []int{y}; n.Wish = knowledge.WishAny })
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
	keep := lexicon.Surfaces(w.cfg.Language.Tokens(kept))
	drop := slices.DeleteFunc(lexicon.Surfaces(w.cfg.Language.Tokens(name)), func(s string) bool { return slices.Contains(keep, s) })
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
	if len(chosen.picks) == 0 {
		return nil, nil
	}
	chosen.picks = slices.DeleteFunc(chosen.picks, func(p pick) bool { return p.whole < columnCover*chosen.picks[0].whole })
	quotes, err := s.quotes(chosen)
	return quotes[:min(len(quotes), knowledge.QuotesPerAnswer)], err
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

// compared reads a question for the difference of two terms as a comparison, also where one of them is a measure.
func (w *work) compared(p knowledge.Parts) knowledge.Parts {
	if p.Wish == knowledge.WishCompare || len(p.Places)+len(p.Provinces) > 0 || !w.typed(signDiffer) {
		return p
	}
	if _, _, ok := w.pair(); ok {
		p.Wish, p.Measure = knowledge.WishCompare, ""
	}
	return p
}

// termWords is how many words a term of a comparison has at most.
const termWords = 5

// pair are the two terms that a question sets side by side with a word between them: "X beda sama Y", "bedanya X dengan Y".
// What only frames a comparison is no part of them.
func (w *work) pair() (left, right string, ok bool) {
	var sides [2][]string
	at := 0
	for _, t := range w.cfg.Language.Spoken(w.q.Text, lexicon.Uncorrected{}) {
		switch {
		case w.signs.Has(signBeside, t.Surface) && len(sides[0]) > 0:
			at = 1
		case w.signs.Has(signFrame, t.Surface), w.signs.Has(signBeside, t.Surface):
		default:
			word := t.Typed
			if t.Mended { // the side is named as documents write it
				word = t.Surface
			}
			sides[at] = append(sides[at], word)
		}
	}
	for _, s := range sides {
		if len(s) == 0 || len(s) > termWords {
			return "", "", false
		}
	}
	return strings.Join(sides[0], " "), strings.Join(sides[1], " "), true
}
