package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/figure"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
)

// facts reads the facts about a measure that the parts ask for.
func (w *finder) facts(p knowledge.Parts) ([]knowledge.Fact, error) {
	f := knowledge.FactFilter{Measure: p.Measure, Places: p.Places, Provinces: p.Provinces, Grade: p.Grade, Audience: &w.q.Audience}
	if len(p.Years) == 1 {
		f.Year = p.Years[0]
	}
	facts, err := w.cfg.Store.Facts(w.ctx, f)
	if err != nil {
		return nil, fmt.Errorf("read facts: %w", err)
	}
	return facts, nil
}

// rank lists the places that have a value, each once with its newest one, from the highest. False when there is no fact: the
// passages may still say something.
func (w *work) rank() (bool, error) {
	p := w.parts
	if w.rankLevel() != shape.LevelProvince { // places that lie in the provinces that are named
		for _, place := range p.Places {
			if w.cfg.Language.Province(place) == place {
				p.Provinces = append(slices.Clone(p.Provinces), place)
			}
		}
		if len(p.Provinces) > 0 {
			p.Places = slices.DeleteFunc(slices.Clone(p.Places), func(n string) bool { return slices.Contains(p.Provinces, n) })
		}
	}
	facts, err := w.facts(p)
	if err != nil {
		return false, err
	}
	more, err := w.unofficial(w.parts)
	if err != nil {
		return false, err
	}
	facts = w.comparable(w.ofService(append(facts, more...)))
	if len(facts) == 0 {
		return false, nil
	}
	items, err := w.lines(facts)
	if err != nil || len(items) == 0 {
		return false, err
	}
	if top := shape.TopOf(w.q.Text); top > 0 {
		items = items[:min(top, len(items))]
	}
	a := &w.answer
	a.Route, a.Outcome, a.Total = knowledge.RouteCatalogue, knowledge.Answered, len(items)
	a.Documents = figure.Documents(items)
	from := min(w.q.Offset, len(items))
	a.Lists = items[from:min(from+w.linesWanted(), len(items))]
	a.More = len(items) - from - len(a.Lists)
	for _, it := range a.Lists[:min(len(a.Lists), knowledge.QuotesPerAnswer)] {
		a.Quotes = append(a.Quotes, *it.Quote)
	}
	return true, nil
}

// rankLevel is the kind of place that is asked for, or that the list before was of; "" any.
func (w *brief) rankLevel() string {
	return cmp.Or(shape.LevelOf(w.q.Text), shape.LevelOf(w.reading.Among))
}

// comparable keeps of the facts those of the kind of place asked for, whole places alone, one a place: the newest year, with a
// figure if there is one; ordered by figure, then grade, then rank.
func (w *judge) comparable(facts []knowledge.Fact) []knowledge.Fact {
	level := w.rankLevel()
	best := map[string]knowledge.Fact{}
	for _, f := range facts {
		if !lexicon.OfLevel(w.cfg.Language, f.Place, level) || w.bound != nil && (f.Value == "" || !w.bound(shape.Number(f.Value))) {
			continue
		}
		old, ok := best[f.Place]
		if !ok || f.Year > old.Year || f.Year == old.Year && old.Value == "" && f.Value != "" {
			best[f.Place] = f
		}
	}
	out := make([]knowledge.Fact, 0, len(best))
	for _, f := range best {
		out = append(out, f)
	}
	figure.Order(out, shape.Lowest.MatchString(w.q.Text))
	return out
}

// ofService keeps the facts about a service that the question names, when there are any; else those about no service.
func (w *judge) ofService(facts []knowledge.Fact) []knowledge.Fact {
	keep := func(fits func(knowledge.Fact) bool) []knowledge.Fact {
		return slices.DeleteFunc(slices.Clone(facts), func(f knowledge.Fact) bool { return !fits(f) })
	}
	for _, t := range w.parts.Things {
		ways := w.phraseOf(t)
		of := keep(func(f knowledge.Fact) bool { return ways.InStems(lexicon.Stems(w.cfg.Language.Tokens(f.Service))) })
		if len(of) > 0 {
			return of
		}
	}
	return keep(func(f knowledge.Fact) bool { return f.Service == "" })
}

// lines makes lines of facts: each with its document and its verbatim sentence.
func (w *finder) lines(facts []knowledge.Fact) ([]knowledge.ListItem, error) {
	quotes, err := w.factQuotes(facts)
	if err != nil {
		return nil, err
	}
	var out []knowledge.ListItem
	for i := range facts {
		if q := quotes[i]; q != nil {
			out = append(out, knowledge.ListItem{Document: q.Document, Place: facts[i].Place, Fact: &facts[i], Quote: q})
		}
	}
	return out, nil
}

// factQuotes quotes the sentences of facts; nil for one whose document is not shown any more.
func (w *finder) factQuotes(facts []knowledge.Fact) ([]*knowledge.Quote, error) {
	var cards []*card
	for _, f := range facts {
		if c := w.cardOf(f.Document); c != nil && c.version == f.Version && !slices.Contains(cards, c) {
			cards = append(cards, c)
		}
	}
	texts, err := w.Engine.read(w.ctx, cards)
	if err != nil {
		return nil, err
	}
	var quotes []knowledge.Quote
	at := make([]int, 0, len(facts))
	for i, f := range facts {
		for _, t := range texts {
			if t.card.id != f.Document || t.version != f.Version {
				continue
			}
			if v, ok := viewOfSentence(t, f); ok {
				quotes, at = append(quotes, quoteOf(v, nil, 1)), append(at, i)
			}
		}
	}
	docs, err := w.cited(quotes)
	if err != nil {
		return nil, err
	}
	out := make([]*knowledge.Quote, len(facts))
	for k := range quotes {
		out[at[k]] = docs[k]
	}
	return out, nil
}

// viewOfSentence finds the sentence that a fact was read from.
func viewOfSentence(t *text, f knowledge.Fact) (view, bool) {
	for i := range t.passages {
		p := &t.passages[i]
		at := strings.Index(p.Text, f.Sentence)
		if p.Ordinal != f.Passage || at < 0 {
			continue
		}
		v := view{text: t, passage: p, first: -1}
		for k, s := range p.sentences {
			if s.End > at && s.Start < at+len(f.Sentence) {
				if v.first < 0 {
					v.first = k
				}
				v.last = k
			}
		}
		return v, v.first >= 0
	}
	return view{}, false
}
