package index

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
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
	q.find(t, r.asked, func(o occurrence) { head[o.term] = max(head[o.term], askedWeight*o.weight) })
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
	if len(q.terms) == 1 { // one word, in whatever form, asks for a subject
		f[bySurface] = f[byCoverage]
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
