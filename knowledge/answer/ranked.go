package answer

import (
	"regexp"
	"slices"

	"studitiru/knowledge"
)

// asksRank tells whether the rank of places is asked for beside their figure: "peringkat berapa".
func (w *brief) asksRank() bool {
	return w.measures.index(w.parts.Measure) && w.parts.Wish == knowledge.WishValue && w.typed(signRank)
}

// rankedFacts are those of some facts that state a rank, when one is asked for.
func (w *judge) rankedFacts(facts []knowledge.Fact) []knowledge.Fact {
	if !w.asksRank() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(facts), func(f knowledge.Fact) bool {
		return f.Rank == 0 && !rankForm.MatchString(f.Sentence)
	})
}

// rankForm finds a rank in the sentence of a fact, also one among the places of a province.
var rankForm = regexp.MustCompile(`(?i)peringkat (?:ke-)?\d`)

// withoutRank says that no rank is known of a figure that is.
func (w *work) withoutRank(facts []knowledge.Fact) error {
	var cards []*card
	for _, f := range facts {
		if c := w.cardOf(f.Document); c != nil && !slices.Contains(cards, c) {
			cards = append(cards, c)
		}
	}
	docs, err := w.documentsOf(cards[:min(len(cards), documentsInstead)])
	w.answer.Outcome = knowledge.Partly
	w.answer.Missing = &knowledge.Missing{Part: partAttribute, Asked: wordsRank, Place: facts[0].Place,
		Documents: docs, Total: len(cards)}
	return err
}
