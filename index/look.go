package index

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"studitiru/knowledge/indonesian"
)

// occurrence is a place in the text of a passage where a term is said in one of its ways.
type occurrence struct {
	term       int
	start, end int // words, end inclusive
	weight     float64
	exact      bool // in the very form that was asked
}

// sight is what the second pass sees of a passage.
type sight struct {
	candidate
	record   record
	found    []occurrence
	value    [maxTerms]float64 // how well each term is said anywhere: 0 not, 1 by itself
	features features
	window   window // best sentences
	score    float64
}

// window is a run of sentences [first, last] and what it holds of the question.
type window struct {
	first, last int
	coverage    float64 // share of the question's idf in its words
	answer      float64 // 0..1: holds what the question word asks for
	year        int     // newest year in it, 0 none
	denial      float64 // share of the idf that only sentences have which say that something is not known
	score       float64
}

// look reads a candidate and works out its features.
func (v *view) look(q *question, c candidate, s *sight) error {
	s.candidate = c
	var failed error
	err := c.part.segment.VisitStoredFields(uint64(c.doc), visitor(func(value []byte) {
		failed = s.record.decode(value, v.words)
	}))
	if err != nil || failed != nil {
		return fmt.Errorf("read a passage: %w", firstError(failed, err))
	}
	if s.record.document == 0 {
		return fmt.Errorf("read a passage: %w", errRecord)
	}
	v.match(q, s)
	return nil
}

func visitor(take func([]byte)) segment.StoredFieldValueVisitor {
	return func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == recordField {
			take(value)
		}
		return true // stopping at the first field would corrupt zap's pool of buffers
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// match finds the question's terms in a passage and fills the features.
func (v *view) match(q *question, s *sight) {
	t := v.words
	r := &s.record
	s.found, s.value, s.features = s.found[:0], [maxTerms]float64{}, features{}
	var head, surface [maxTerms]float64
	for _, list := range [2][]wordID{r.title, r.above} {
		q.find(t, list, func(o occurrence) {
			head[o.term] = max(head[o.term], o.weight)
			if o.exact {
				surface[o.term] = 1
			}
		})
	}
	first := [maxTerms]int{}
	q.find(t, r.words, func(o occurrence) {
		s.found = append(s.found, o)
		s.value[o.term] = max(s.value[o.term], o.weight)
		if o.exact {
			surface[o.term] = 1
		}
		if first[o.term] == 0 {
			first[o.term] = o.start + 1
		}
	})
	f := &s.features
	f[byRank] = float64(s.candidate.score) / q.ideal
	for i := range q.terms {
		idf := q.terms[i].idf / q.ideal
		if first[i] > 0 {
			f[byPosition] += idf * s.value[i] * math.Exp(-float64(first[i]-1)/positionScale)
		}
		f[byHead] += idf * head[i]
		s.value[i] = max(s.value[i], head[i])
		f[byCoverage] += idf * s.value[i]
		f[bySurface] += idf * surface[i]
		if q.terms[i].exact && s.value[i] == 0 {
			f[byMissing] += idf
		}
	}
	f[byPairs] = q.pairs(s.found)
	s.window = q.bestWindow(t, s)
	f[bySentence] = s.window.coverage
	f[byAnswer] = s.window.answer
	f[byDenial] = s.window.denial
	q.wishes(s)
	s.score = f.dot(rankWeights)
}

// find reports where terms are said in a list of words.
func (q *question) find(t tables, words []wordID, report func(occurrence)) {
	type progress struct{ next, start, last int }
	var under map[[2]int16]progress // ways of several words that have begun
	for pos, w := range words {
		form := t.stems[w]
		if q.filter[form>>6&15]&(1<<(form&63)) == 0 {
			continue
		}
		for _, h := range q.hooks[form] {
			way := &q.terms[h.term].ways[h.way]
			if len(way.forms) == 1 {
				report(occurrence{int(h.term), pos, pos, way.weight, h.way == 0 && t.surfaces[w] == q.terms[h.term].surface})
				continue
			}
			key := [2]int16{h.term, h.way}
			p, begun := under[key]
			switch {
			case h.word == 0:
				p = progress{1, pos, pos}
			case begun && p.next == int(h.word) && pos-p.last <= phraseGap:
				p.next, p.last = p.next+1, pos
			default:
				continue
			}
			if p.next == len(way.forms) {
				report(occurrence{int(h.term), p.start, pos, way.weight, false})
				delete(under, key)
				continue
			}
			if under == nil {
				under = map[[2]int16]progress{}
			}
			under[key] = p
		}
	}
}

// pairs is the share of neighbouring terms of the question that stand in the same order
// close to each other in the text.
func (q *question) pairs(found []occurrence) float64 {
	if len(q.terms) < 2 {
		return 0
	}
	var have [maxTerms]float64
	for i := range found {
		a := &found[i]
		for j := i + 1; j < len(found); j++ {
			b := &found[j]
			if b.start-a.end > pairGap {
				break
			}
			switch {
			case b.term != a.term+1:
			case b.start > a.end:
				have[a.term] = max(have[a.term], 1-pairLoss*float64(b.start-a.end-1))
			case b.start == a.start && b.end == a.end: // one word says both
				have[a.term] = 1
			}
		}
	}
	sum, all := 0.0, 0.0
	for i := range len(q.terms) - 1 {
		w := q.terms[i].idf + q.terms[i+1].idf
		all += w
		sum += w * have[i]
	}
	return sum / max(all, 1e-9)
}

// wishes fills the features of what the question wants beside its words.
func (q *question) wishes(s *sight) {
	f, r := &s.features, &s.record
	for _, name := range q.inside.places {
		if slices.Contains(r.places, name) {
			f[byPlace] = 1
			if len(r.places) > 0 && r.places[0] == name {
				break
			}
			f[byPlace] = .8
		}
	}
	if len(q.inside.places) > 0 && f[byPlace] == 0 {
		said, all := 0.0, 0.0
		for i, t := range q.terms {
			if t.place {
				all += t.idf
				said += t.idf * s.value[i]
			}
		}
		f[byPlace] = .7 * said / max(all, 1e-9)
	}
	if q.DocumentKind != "" && string(r.kind) == q.DocumentKind {
		f[byKind] = 1
	}
	f[byOpening] = 1 / float64(1+r.ordinal)
	if r.year > 0 && q.Year == 0 { // a document of no year is no news
		f[byRecency] = q.recency(min(cmp.Or(s.window.year, r.year), r.year))
	}
	if q.Newest {
		f[byNewest] = q.recency(cmp.Or(s.window.year, r.year))
	}
	if q.Year != 0 && q.Year == r.year {
		f[byYear] = 1
	}
}

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
