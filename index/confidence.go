package index

import (
	"math"

	"studitiru/knowledge"
)

// confidence holds the weights of the signals that the best hit answers the question.
type confidence struct {
	bias, coverage, sentence, rank, pairs, surface, rarest float64
}

// signals are what the confidence is judged by.
func (q *question) signals(s *sight) confidence {
	worst, most := 1.0, 0.0
	for i, t := range q.terms {
		if t.idf > most {
			most, worst = t.idf, s.value[i]
		}
	}
	return confidence{
		bias: 1, coverage: s.features[byCoverage], sentence: s.features[bySentence], rank: s.features[byRank],
		pairs: s.features[byPairs], surface: s.features[bySurface], rarest: worst,
	}
}

// of gives the probability that a hit with these signals answers.
func (w confidence) of(s confidence) float64 {
	sum := w.bias + w.coverage*s.coverage + w.sentence*s.sentence + w.rank*s.rank + w.pairs*s.pairs +
		w.surface*s.surface + w.rarest*s.rarest
	return 1 / (1 + math.Exp(-sum))
}

// verdict judges the best hit.
func (q *question) verdict(s *sight) (float64, knowledge.Verdict) {
	c := confidenceWeights.of(q.signals(s))
	switch {
	case c >= sureConfidence && !q.lacksPlace(s):
		return c, knowledge.SureMatch
	case c >= nearConfidence:
		return c, knowledge.NearMatch
	}
	return c, knowledge.NothingFound
}

// lacksPlace says that the question names a place for certain and the hit is not about it.
func (q *question) lacksPlace(s *sight) bool {
	certain := false
	for _, p := range q.Places {
		certain = certain || p.Certain
	}
	return certain && s.features[byPlace] < .5
}
