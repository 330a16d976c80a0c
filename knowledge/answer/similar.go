package answer

import "studitiru/knowledge/answer/lexicon"

// Shares of a question that one of a document's own questions has.
const (
	nearQuestion  = .6 // it is about the same
	sameQuestion  = .8 // it is the same in other words
	questionBonus = .4 // what the document is worth more, by that share
	fewestTerms   = 3  // of a question that is compared: one word is in many
	askingWords   = 3  // of a question ask for nothing: "apa saja yang"
	questionWhole = .9 // and what its windows have of the question, at least, by that share
)

// similar says how much of what is asked is in one of the questions that a document says it answers, from 0 to 1. A question that
// asks for much more is not the same.
func (w *finder) similar(c *card) float64 {
	if len(c.questions) == 0 || !w.read || len(w.found.Understood.Asked) < fewestTerms {
		return 0
	}
	if s, ok := w.likeness[c.id]; ok {
		return s
	}
	a := lexicon.NewAsked(w.found.Understood.Asked)
	best := 0.0
	for _, q := range c.questions {
		share, said := a.ShareOf(q)
		best = max(best, share*min(1, float64(said+askingWords)/float64(len(q))))
	}
	if w.likeness == nil {
		w.likeness = map[int64]float64{}
	}
	w.likeness[c.id] = best
	return best
}
