package answer

import (
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
)

// highestScore is the top of the ladder of an indicator.
const highestScore = 5

// scored puts the rung of the ladder that is asked for before everything else: "indikator 5, biar skor 5 bagaimana".
func (w *work) scored() error {
	score := w.scoreAsked()
	a := &w.answer
	if score < 0 || a.Route == knowledge.RouteCatalogue || a.Route == knowledge.RouteCompare || w.q.Offset > 0 {
		return nil
	}
	cards := w.all(w.q.Audience, func(c *card) bool {
		return ladder(c) && slices.Equal(c.indicators, w.parts.Indicators) && w.indicatorGuide(c)
	})
	texts, err := w.Engine.read(w.ctx, cards)
	if err != nil {
		return err
	}
	var rungs []knowledge.Quote
	for _, t := range texts {
		for i := range t.passages {
			p := &t.passages[i]
			for k, s := range p.sentences {
				if strings.HasPrefix(strings.TrimLeft(p.Text[s.Start:s.End], "-*• "), fmt.Sprintf(wordsScore, score)) {
					rungs = append(rungs, quoteOf(view{text: t, passage: p, first: k, last: k}, nil, leadRank))
				}
			}
		}
	}
	if rungs, err = w.cite(rungs); err != nil || len(rungs) == 0 {
		return err
	}
	w.leadRungs(rungs[:1])
	return nil
}

// leadRungs makes the rung that is asked for the beginning of the answer.
func (w *work) leadRungs(rungs []knowledge.Quote) {
	a := &w.answer
	a.Card = slices.DeleteFunc(a.Card, func(p knowledge.CardPart) bool { return p.Section == knowledge.SectionAssessed })
	a.Card = append([]knowledge.CardPart{{Section: knowledge.SectionAssessed, Quotes: rungs}}, a.Card...)
	others := slices.DeleteFunc(slices.Clone(a.Quotes), func(q knowledge.Quote) bool { return q.Text == rungs[0].Text })
	a.Quotes = append(slices.Clone(rungs), others[:min(len(others), w.quotesWanted()-1)]...)
	a.Route, a.Outcome, a.Missing, a.Nearest = knowledge.RouteHow, knowledge.Answered, nil, nil
}

// scoreAsked is the score that is asked for of one indicator; -1 for none.
func (w *brief) scoreAsked() int {
	words := w.parts.Words
	if len(w.parts.Indicators) == 1 && w.typed(signFull) && w.typed(signValue) { // "nilai penuh"
		return highestScore
	}
	if len(w.parts.Indicators) != 1 || !slices.Contains(words, "skor") && !slices.Contains(words, "nilai") {
		return -1
	}
	for score := range highestScore + 1 {
		if slices.Contains(words, fmt.Sprint(score)) {
			return score
		}
	}
	return -1
}
