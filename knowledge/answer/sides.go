package answer

import (
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/beside"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/question"
)

// side is one side of a comparison: a question of its own.
type side struct {
	work
	name   string
	others []string // places of the other sides
	whole  bool     // a place is compared in all that is known of it
}

// sides are the questions that a comparison is made of: what each half of it names, else one a place, else one a thing.
func (w *finder) sides() []*side {
	p := w.parts
	if len(p.Indicators) > 1 && len(p.Places) == 0 {
		var out []*side
		for _, i := range p.Indicators {
			out = append(out, w.side(fmt.Sprintf(wordsIndicator, i), func(n *knowledge.Parts) {
				n.Indicators, n.Wish = []int{i}, knowledge.WishAny
			}))
		}
		return w.apart(out)
	}
	if out := w.halves(); out != nil {
		return out
	}
	groups := w.groups(p)
	if len(groups) > 1 {
		return w.ofGroups(groups)
	}
	if len(p.Things)+len(p.Forms)+len(p.Rules) < 2 && len(p.Places) == 0 {
		if left, right, ok := w.pair(); ok {
			return w.apart([]*side{w.term(w.headed(left, right)), w.term(w.headed(right, left))})
		}
	}
	return w.ofThings()
}

// side is a side of a name whose parts are those of the question, narrowed.
func (w *finder) side(name string, narrow func(*knowledge.Parts)) *side {
	s := &side{name: name, work: *w.begin(w.ctx, w.q, w.reading)}
	s.parts, s.section = w.parts, w.section
	narrow(&s.parts)
	return s
}

// term is a side that is a term to be defined.
func (w *finder) term(name string) *side {
	return w.side(name, func(n *knowledge.Parts) {
		*n = knowledge.Parts{Things: []string{name}, Wish: knowledge.WishDefinition}
	})
}

// headed is a term with the head of the other one, when by itself it is none that is defined.
func (w *finder) headed(word, other string) string {
	long := beside.Headed(word, other)
	if long == word {
		return word
	}
	s := w.term(word)
	s.text = word
	chosen, err := s.choose(s.parts)
	if err != nil || slices.ContainsFunc(chosen.picks, func(p pick) bool { return p.wish >= sureWish }) {
		return word
	}
	return long
}

// ofGroups are sides of places, each of what is compared beside them.
func (w *finder) ofGroups(groups [][]string) []*side {
	var out []*side
	p := w.parts
	bare := len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Words)+len(p.Attributes)+len(p.Indicators) == 0 && p.Field == "" &&
		p.Aspect == "" && p.Kind == "" && w.section == ""
	slices.SortStableFunc(groups, func(a, b []string) int {
		return slices.Index(p.Places, a[0]) - slices.Index(p.Places, b[0])
	})
	for _, g := range groups[:min(sides, len(groups))] {
		name := w.likeliest(g)
		s := w.side(name, func(n *knowledge.Parts) { n.Places, n.Wish = []string{name}, knowledge.WishAny })
		s.whole = bare && p.Measure == ""
		if p.Measure != "" {
			s.parts.Wish = knowledge.WishValue
		}
		out = append(out, s)
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

// ofThings are sides of named things, forms and rules, else of years.
func (w *finder) ofThings() (out []*side) {
	p := w.parts
	only := func(things, forms, rules []string) {
		name := slices.Concat(things, forms, rules)[0]
		s := w.side(name, func(n *knowledge.Parts) {
			n.Things, n.Forms, n.Rules, n.Wish = things, forms, rules, knowledge.WishDefinition
		})
		out = append(out, s)
	}
	for _, t := range p.Things {
		only([]string{t}, nil, nil)
	}
	for _, t := range p.Forms {
		only(nil, []string{t}, nil)
	}
	for _, t := range p.Rules {
		only(nil, nil, []string{t})
	}
	for _, y := range p.Years {
		if len(out) == 0 || len(p.Things)+len(p.Forms)+len(p.Rules) == 0 && len(p.Years) > 1 {
			out = append(out, w.side(shape.Years([]int{y}), func(n *knowledge.Parts) { n.Years, n.Wish = []int{y}, knowledge.WishAny }))
		}
	}
	return w.apart(out[:min(sides, len(out))])
}

// halves are the two sides of a question that names a thing of its own on either, of a place or of none; nil for another one.
// The place of one is none of the other.
func (w *finder) halves() []*side {
	left, right, ok := beside.Split(w.cfg.Language, w.signs, w.q.Text)
	if !ok || w.reading.Inherited {
		return nil
	}
	reader := w.cfg.Reader.At(w.cfg.Now())
	a := reader.Read(left, knowledge.Context{}, w.names())
	b := reader.Read(right, knowledge.Context{}, w.names())
	if question.SameTopic(a.Parts, b.Parts) || !question.Topical(a.Parts) || !question.Topical(b.Parts) ||
		len(a.Parts.Places)+len(b.Parts.Places) == 0 ||
		len(w.groups(a.Parts)) > 1 && len(a.Either) == 0 || len(w.groups(b.Parts)) > 1 && len(b.Either) == 0 {
		return nil
	}
	return []*side{w.half(left, a, b), w.half(right, b, a)}
}

// half is the side that was read of one half of a question.
func (w *finder) half(typed string, own, other question.Reading) *side {
	s := w.side(typed, func(n *knowledge.Parts) { *n = own.Parts })
	s.q.Text, s.text, s.reading, s.section = typed, typed, own, ""
	s.parts.Kind, s.parts.Wish = "", knowledge.WishAny
	if len(own.Parts.Things) > 0 {
		s.name = strings.Join(own.Parts.Things, " ")
	}
	if len(own.Parts.Places) > 0 {
		place := w.likeliest(own.Parts.Places)
		s.parts.Places = []string{place}
		s.others = slices.DeleteFunc(slices.Clone(other.Parts.Places), func(n string) bool { return n == place })
		s.name += ", " + place
	}
	return s
}

// likeliest is the one of several places of one name that is meant: the city, unless documents know only another one.
func (w *brief) likeliest(places []string) string {
	known := slices.DeleteFunc(slices.Clone(places), func(p string) bool {
		return len(w.all(w.q.Audience, func(c *card) bool { return c.about(p) })) == 0
	})
	city := slices.IndexFunc(known, func(p string) bool { return lexicon.OfLevel(w.cfg.Language, p, shape.LevelCity) })
	switch {
	case len(known) == 0:
		return places[0]
	case city >= 0:
		return known[city]
	}
	return known[0]
}

// apart gives each side a text to search that does not name the others.
func (w *brief) apart(all []*side) []*side {
	for _, s := range all {
		text := w.reading.Text
		for _, o := range all {
			if o != s {
				text = beside.Without(w.cfg.Language, text, o.name, s.name)
			}
		}
		if s.text == "" {
			s.text = text
		}
		if p := s.parts; len(p.Things) == 1 && len(p.Places) == 0 { // an acronym is found by its meaning too
			s.text += " " + strings.Join(w.cfg.Reader.Ways(p.Things[0])[1:], " ")
		}
	}
	return all
}

// compared reads a question for the difference of two terms as a comparison, also where one of them is a measure.
func (w *brief) compared(p knowledge.Parts) knowledge.Parts {
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

// pair are the two terms that a question sets side by side: "X beda sama Y", "bedanya X dengan Y".
func (w *brief) pair() (left, right string, ok bool) {
	left, right, ok = beside.Split(w.cfg.Language, w.signs, w.q.Text)
	return left, right, ok && len(strings.Fields(left)) <= termWords && len(strings.Fields(right)) <= termWords
}
