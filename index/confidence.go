package index

import (
	"math"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Signals that the best hit answers the question, from 0 to 1.
const (
	sigBias     = iota // always 1
	sigCoverage        // share of the question's idf that the passage has
	sigSentence        // share that the best sentences have
	sigRank            // BM25 as a share of the ideal
	sigPairs           // neighbouring words that stand together
	sigSurface         // share in the very form asked
	sigRarest          // how well the rarest word is said
	sigSecond          // how well the second rarest is
	sigProduct         // coverage squared: missing a little is little, missing much is all
	sigLead            // how far the best hit is ahead of the tenth
	sigTerms           // how short the question is
	sigUnknown         // share of the idf in words that no passage has
	sigSize            // decimal logarithm of the number of passages: in many, some have many words by chance
	signalCount
)

type signals [signalCount]float64

// signalNames name them for people.
var signalNames = [signalCount]string{"bias", "coverage", "sentence", "rank", "pairs", "surface", "rarest", "second",
	"coverage²", "lead", "terms", "unknown", "size"}

// signals are what the confidence in the best of the passages is judged by.
func (q *question) signals(best *sight, seen []*sight) signals {
	s := signals{
		sigBias: 1, sigCoverage: best.features[byCoverage], sigSentence: best.features[bySentence],
		sigRank: best.features[byRank], sigPairs: best.features[byPairs], sigSurface: best.features[bySurface],
		sigProduct: best.features[byCoverage] * best.features[byCoverage],
		sigTerms:   1 / float64(max(1, len(q.terms))), sigSize: math.Log10(float64(max(q.passages, smallestSize))),
	}
	if len(q.terms) < 2 { // nothing to pair
		s[sigPairs] = s[sigCoverage]
	}
	first, second := -1, -1
	for i, t := range q.terms {
		if q.groups[i].count == 0 {
			s[sigUnknown] += t.idf / q.ideal
		}
		switch {
		case first < 0 || t.idf > q.terms[first].idf:
			first, second = i, first
		case second < 0 || t.idf > q.terms[second].idf:
			second = i
		}
	}
	if first >= 0 {
		s[sigRarest] = best.value[first]
		s[sigSecond] = s[sigRarest]
	}
	if second >= 0 {
		s[sigSecond] = best.value[second]
	}
	if len(seen) > 10 {
		s[sigLead] = min(max(best.score-seen[10].score, 0), 1)
	}
	return s
}

// of gives the probability that a hit with these signals answers.
func (w signals) of(s signals) float64 {
	sum := 0.0
	for i := range w {
		sum += w[i] * s[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// verdict judges the best hit.
func (q *question) verdict(best *sight, seen []*sight) (float64, knowledge.Verdict) {
	c := confidenceWeights.of(q.signals(best, seen))
	if q.lacksPlace(best) {
		c *= elsewhere
	}
	if q.lacksFocus(best) {
		c *= unfocused
	}
	switch {
	case best.window.denial >= denialShare:
		return min(c, nearConfidence), knowledge.NothingFound
	case c >= sureConfidence:
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

// lacksFocus says that the hit has not the thing whose number is asked for, and that this is
// the rarest word of the question: "berapa biaya perjalanan dinas …" is not answered by a
// passage without biaya, however much of the rest it has.
func (q *question) lacksFocus(s *sight) bool {
	if q.Answer != indonesian.NumberAnswer || len(q.terms) < 2 || s.value[0] > 0 {
		return false
	}
	for _, t := range q.terms[1:] {
		if t.idf > q.terms[0].idf {
			return false
		}
	}
	return true
}
