package answer

import (
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
)

// nextSteps is how many further questions an answer offers.
const nextSteps = 3

// next offers further questions made of metadata alone, each of which has an answer: other years of the figure, the evidence of
// the indicator, who visited the place, the same field elsewhere, what else there is of the place.
func (w *work) next() {
	if w.answer.Outcome == knowledge.Unclear {
		return
	}
	w.nextYears()
	w.nextProof()
	w.nextOfPlace()
}

func (w *work) offer(label, question string) {
	a := &w.answer
	known := slices.ContainsFunc(a.Next, func(n knowledge.NextStep) bool { return n.Question == question })
	if len(a.Next) < nextSteps && !known {
		a.Next = append(a.Next, knowledge.NextStep{Label: label, Question: question})
	}
}

// nextYears offers the newest other year of a figure, and the rank of all places.
func (w *work) nextYears() {
	p := w.parts
	if p.Measure == "" || len(p.Places) != 1 || !w.measures.index(p.Measure) {
		return
	}
	name := w.measures.short(p.Measure)
	facts, err := w.facts(knowledge.Parts{Measure: p.Measure, Places: p.Places})
	if err != nil {
		return // no step, and the answer stands
	}
	told := map[int]bool{}
	for _, f := range facts {
		told[f.Year] = told[f.Year] || f.Year == 0 || w.quoted(f)
	}
	for _, f := range facts {
		if !told[f.Year] && f.Value != "" && f.Place == p.Places[0] && f.Service == "" {
			w.offer(fmt.Sprintf(nextYear, name, f.Year), fmt.Sprintf(nextYearAsk, name, p.Places[0], f.Year))
			break
		}
	}
	w.offer(fmt.Sprintf(nextRank, name), fmt.Sprintf(nextRankAsk, name))
}

// quoted tells whether the answer quotes the sentence of a fact already.
func (w *work) quoted(f knowledge.Fact) bool {
	return slices.ContainsFunc(w.answer.Quotes, func(q knowledge.Quote) bool {
		return q.Document.ID == f.Document && q.Passage == f.Passage
	})
}

// nextProof offers the evidence of an indicator that the question or the first document is about.
func (w *work) nextProof() {
	list := w.parts.Indicators
	if d := w.first(); len(list) == 0 && d != nil && d.Kind == knowledge.Guide && len(d.Indicators) == 1 {
		list = d.Indicators
	}
	if len(list) > 0 && w.answer.Route != knowledge.RouteHow {
		w.offer(fmt.Sprintf(nextProof, list[0]), fmt.Sprintf(nextProofAsk, list[0]))
	}
}

// first is the document of the first quote or line; nil for none.
func (w *work) first() *knowledge.Document {
	switch a := &w.answer; {
	case len(a.Quotes) > 0:
		return &a.Quotes[0].Document
	case len(a.Lists) > 0:
		return &a.Lists[0].Document
	}
	return nil
}

// nextOfPlace offers what else there is about the place, and the same field elsewhere.
func (w *work) nextOfPlace() {
	place, field := "", ""
	if len(w.parts.Places) > 0 {
		place = w.parts.Places[0]
	}
	if d := w.first(); d != nil {
		if place == "" && len(d.Places) > 0 && d.Places[0] != nationwide && d.Kind != knowledge.Rule {
			place = d.Places[0]
		}
		if len(d.Fields) > 0 && d.Kind == knowledge.Innovation {
			field = d.Fields[0]
		}
	}
	visits, practices, elsewhere := 0, 0, 0
	w.all(w.q.Audience, func(c *card) bool {
		switch {
		case place != "" && c.kind == knowledge.Visit && len(c.places) > 0 && c.places[0] == place:
			visits++
		case place != "" && c.kind == knowledge.Innovation && c.about(place):
			practices++
		case field != "" && c.kind == knowledge.Innovation && slices.Contains(c.fields, field):
			elsewhere++
		}
		return false
	})
	if elsewhere > 0 && w.answer.Route != knowledge.RouteCatalogue {
		w.offer(fmt.Sprintf(nextField, capital(field)), fmt.Sprintf(nextFieldAsk, field))
	}
	if visits > 0 && !w.parts.Visitors {
		w.offer(fmt.Sprintf(nextVisits, place), fmt.Sprintf(nextVisitsAsk, place))
	}
	if practices > 1 && w.answer.Route != knowledge.RouteCatalogue {
		w.offer(fmt.Sprintf(nextShelf, place), fmt.Sprintf(nextShelfAsk, place))
	}
}

// capital writes a key as people read it: short ones are acronyms.
func capital(key string) string {
	if len(key) <= 4 {
		return strings.ToUpper(key)
	}
	return strings.ToUpper(key[:1]) + key[1:]
}
