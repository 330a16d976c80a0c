package index

import (
	"math"
	"testing"
)

// threeWords is a question of three words, the second of which no passage has.
func threeWords() *question {
	return &question{
		groups: []group{{count: 9}, {count: 0}, {count: 3}}, terms: []queryTerm{{idf: 2}, {idf: 1}, {idf: 5}}, ideal: 8,
		passages: 100_000,
	}
}

func TestSignalsOfAHit(t *testing.T) {
	best := &sight{score: 1.7}
	best.features[byCoverage], best.features[bySentence], best.features[byPairs] = .8, .6, .3
	best.value[0], best.value[1], best.value[2] = .5, 0, .9
	seen := []*sight{best}
	for range 10 {
		seen = append(seen, &sight{score: 1.2})
	}
	far := &sight{score: -3}
	short := threeWords()
	short.groups, short.terms, short.passages = short.groups[:1], short.terms[:1], 7
	for name, c := range map[string]struct {
		q    *question
		seen []*sight
		want map[int]float64
	}{
		"three words": {threeWords(), seen, map[int]float64{sigBias: 1, sigCoverage: .8, sigSentence: .6, sigPairs: .3, sigProduct: .64,
			sigTerms: 1. / 3, sigUnknown: 1. / 8, sigRarest: .9, sigSecond: .5, sigLead: .5, sigSize: 5}},
		"one word": {short, seen[:10], map[int]float64{sigPairs: .8, sigTerms: 1, sigRarest: .5, sigSecond: .5,
			sigLead: 0, sigSize: math.Log10(smallestSize)}},
		"no word":            {&question{}, nil, map[int]float64{sigTerms: 1, sigRarest: 0, sigSecond: 0}},
		"far ahead is ahead": {threeWords(), append(seen[:10:10], far), map[int]float64{sigLead: 1}},
		"behind is not":      {threeWords(), append(seen[:10:10], &sight{score: 2}), map[int]float64{sigLead: 0}},
	} {
		got := c.q.signals(best, c.seen)
		for signal, want := range c.want {
			if math.Abs(got[signal]-want) > 1e-9 {
				t.Errorf("%s: %s is %v, want %v", name, signalNames[signal], got[signal], want)
			}
		}
	}
}
