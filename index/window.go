package index

import (
	"strconv"

	"studitiru/knowledge/indonesian"
)

// sentence is what one sentence holds of the question.
type sentence struct {
	value  [maxTerms]float64
	answer float64
	pairs  float64
	year   int // newest year in it, 0 none
	words  int
	denies bool
}

// bestWindow chooses the one or two sentences that answer best.
func (q *question) bestWindow(t tables, s *sight) window {
	var best window
	var before, here sentence
	at := 0
	for i := range s.record.sentences {
		from, to := s.record.sentence(i)
		here = sentence{words: to - from, denies: denies(t, s.record.words[from:to]), year: newestYear(t, s.record.words[from:to])}
		begin := at
		for at < len(s.found) && s.found[at].start < to {
			if o := &s.found[at]; o.start >= from {
				here.value[o.term] = max(here.value[o.term], o.weight)
			}
			at++
		}
		here.pairs = q.pairs(s.found[begin:at])
		if !here.denies {
			here.answer = q.answers(t, s.record.words[from:to], s.record.gaps[from:to])
		}
		if w := q.weighWindow(s, window{first: i, last: i}, &here, nil); i == 0 || w.score > best.score {
			best = w
		}
		if i > 0 && here.words+before.words <= windowLength {
			if w := q.weighWindow(s, window{first: i - 1, last: i}, &here, &before); w.score > best.score {
				best = w
			}
		}
		before = here
	}
	return best
}

// weighWindow fills a window of one sentence, or of two when before is given.
func (q *question) weighWindow(s *sight, w window, here, before *sentence) window {
	known, pairs := 0.0, here.pairs
	w.answer, w.year = here.answer, here.year
	if before != nil {
		w.answer, w.year = max(w.answer, before.answer), max(w.year, before.year)
		pairs = max(pairs, before.pairs)
		w.score = windowSecond
	}
	for j := range q.terms {
		v, sure := here.value[j], here.value[j]
		if here.denies {
			sure = 0
		}
		if before != nil {
			v = max(v, before.value[j])
			if !before.denies {
				sure = max(sure, before.value[j])
			}
		}
		w.coverage += q.terms[j].idf * v
		known += q.terms[j].idf * sure
	}
	w.coverage /= q.ideal
	w.denial = w.coverage - known/q.ideal
	w.score += w.coverage + windowAnswer*w.answer + windowPairs*pairs - windowDenial*w.denial
	switch {
	case q.Newest:
		w.score += windowNewest * q.recency(w.year)
	case q.Year == 0 && s.record.year > 0:
		w.score += windowRecent * q.recency(min(w.year, s.record.year))
	}
	return w
}

// recency of a year: 1 for this one, half of that two years ago, 0 for an unknown one.
func (q *question) recency(year int) float64 {
	if year == 0 {
		return 0
	}
	return 1 / (1 + max(float64(q.now-year), 0)/2)
}

func newestYear(t tables, words []wordID) int {
	newest := 0
	for _, w := range words {
		if t.marks[w]&isYear != 0 {
			if y, err := strconv.Atoi(t.spelling[t.surfaces[w]]); err == nil {
				newest = max(newest, y)
			}
		}
	}
	return newest
}

// denies says whether a sentence states that something is not known.
func denies(t tables, words []wordID) bool {
	negated := -3
	for i, w := range words {
		switch m := t.marks[w]; {
		case m&isNegation != 0:
			negated = i
		case m&isFinding != 0 && i-negated <= 2:
			return true
		}
	}
	return false
}

// answers says how well a sentence fits the question word: a number for berapa, and so on.
// Words of the question itself are no answer.
func (q *question) answers(t tables, words, gaps []wordID) float64 {
	if q.Answer == indonesian.AnyAnswer || q.Answer == indonesian.HowAnswer {
		return 0
	}
	numbers, dates, capitals, defines := 0, 0, 0, 0
	if q.Answer == indonesian.ListAnswer {
		return enumerates(t, gaps)
	}
	for i, w := range words {
		m := t.marks[w]
		if m&(isNumber|isCapital|isMonth|isDefining) == 0 {
			continue
		}
		if m&isDefining != 0 {
			defines++
			continue
		}
		form := t.stems[w]
		if q.filter[form>>6&15]&(1<<(form&63)) != 0 && q.hooks[form] != nil {
			continue
		}
		switch {
		case m&isYear != 0 || m&isMonth != 0:
			dates++
			if m&isYear != 0 {
				numbers++
			}
		case m&isNumber != 0:
			numbers++
		case i > 0:
			capitals++
		}
	}
	switch q.Answer {
	case indonesian.NumberAnswer:
		return some(numbers)
	case indonesian.DateAnswer:
		return some(dates)
	case indonesian.PersonAnswer, indonesian.PlaceAnswer:
		return some(capitals)
	case indonesian.DefinitionAnswer:
		return some(defines)
	}
	return 0
}

// enumerates says whether a sentence lists things: three or more between commas.
func enumerates(t tables, gaps []wordID) float64 {
	commas := 0
	for _, g := range gaps {
		if t.marks[g]&isComma != 0 {
			commas++
		}
	}
	return min(float64(commas)/3, 1)
}

func some(n int) float64 {
	if n > 0 {
		return 1
	}
	return 0
}
