package ask

import (
	"testing"

	"studitiru/knowledge"
)

// TestStepsOf finds the numbered steps of a card, and none where nothing is numbered.
func TestStepsOf(t *testing.T) {
	steps := knowledge.Quote{Text: "1. Tetapkan standar.\n2. Tulis pernyataan.\n10. Umumkan."}
	card := knowledge.Answer{Card: []knowledge.CardPart{
		{Section: knowledge.SectionBasis, Quotes: []knowledge.Quote{{Text: "1. UU 25/2009\n2. PP 96/2012"}}},
		{Section: knowledge.SectionSteps, Quotes: []knowledge.Quote{{Text: "Sediakan kursi."}, steps}},
	}}
	got, ok := stepsOf(card)
	if !ok || got.Text != steps.Text {
		t.Fatalf("the steps are %q", got.Text)
	}
	for n, want := range map[int]string{1: "1. Tetapkan standar.", 2: "2. Tulis pernyataan.", 3: ""} {
		if line, last := numberedLine(got.Text, n); line != want || last != 10 {
			t.Errorf("step %d is %q of %d, want %q of 10", n, line, last, want)
		}
	}
	if _, ok := stepsOf(knowledge.Answer{Card: card.Card[:1]}); ok {
		t.Error("rules are no steps")
	}
}
