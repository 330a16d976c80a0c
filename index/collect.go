package index

import (
	"fmt"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// matches are the passages of a segment that have something, in order, with a saturation.
type matches struct {
	docs []uint32
	vals []float32
}

func (m *matches) add(doc uint32, val float32) {
	m.docs = append(m.docs, doc)
	m.vals = append(m.vals, val)
}

// room gives empty matches with room for n, good until the next group.
func (r *ranker) room(n int) matches {
	return matches{r.scratch.docs.room(n), r.scratch.floats.room(n)}
}

// collect adds a group's score to all passages that have it. Passages that get no more than
// need by it, and have nothing else so far, are left out: they cannot get among the best.
func (r *ranker) collect(part int, g *group, need float32) error {
	s := r.scratch
	factor := float32(g.idf * g.weight)
	s.fresh = s.fresh[:0]
	m, err := r.ofGroup(part, g, need)
	if err != nil {
		return err
	}
	least := need - rounding
	for i, doc := range m.docs {
		gain := m.vals[i] * factor
		if s.scores[doc] == 0 {
			if gain < least {
				continue
			}
			s.fresh = append(s.fresh, doc)
		}
		s.scores[doc] += gain
	}
	if len(s.touched) == 0 {
		s.touched, s.fresh = s.fresh, s.touched
		return nil
	}
	s.spare = mergeSorted(s.spare[:0], s.touched, s.fresh)
	s.touched, s.spare = s.spare, s.touched
	return nil
}

// probe adds a group's score to the passages at hand.
func (r *ranker) probe(part int, g *group) error {
	s := r.scratch
	vals, err := r.probeGroup(part, g, s.touched)
	if err != nil {
		return err
	}
	factor := float32(g.idf * g.weight)
	for i, doc := range s.touched {
		s.scores[doc] += vals[i] * factor
	}
	return nil
}

func (r *ranker) ofGroup(part int, g *group, need float32) (matches, error) {
	var all matches
	var weak []way
	for _, w := range g.ways {
		if r.wayBound(part, g, w) <= need {
			weak = append(weak, w)
			continue
		}
		m, err := r.ofWay(part, w)
		if err != nil {
			return matches{}, err
		}
		if w.weight != 1 {
			for j := range m.vals {
				m.vals[j] *= float32(w.weight)
			}
		}
		all = r.better(all, m)
	}
	if len(weak) == 0 {
		return all, nil
	}
	known := matches{docs: r.scratch.touched, vals: r.scratch.floats.zeros(len(r.scratch.touched))}
	all = r.better(all, known)
	vals, err := r.probeGroup(part, &group{ways: weak}, all.docs)
	if err != nil {
		return matches{}, err
	}
	out := r.room(len(all.docs))
	for i, doc := range all.docs {
		if v := max(all.vals[i], vals[i]); v > 0 {
			out.add(doc, v)
		}
	}
	return out, nil
}

// rounding is more than a score may differ by when it is summed in another order.
const rounding = 1e-4

// ofWay finds the passages that have all stems of a way, and the least of their saturations.
func (r *ranker) ofWay(part int, w way) (matches, error) {
	first := 0
	for i, s := range w.stems {
		if r.lists[part][r.stems[s]].count < r.lists[part][r.stems[w.stems[first]]].count {
			first = i
		}
	}
	m, err := r.ofStem(part, w.stems[first])
	if err != nil {
		return matches{}, err
	}
	for i, s := range w.stems {
		if i == first || len(m.docs) == 0 {
			continue
		}
		vals, err := r.probeStem(part, s, m.docs)
		if err != nil {
			return matches{}, err
		}
		kept := matches{m.docs[:0], m.vals[:0]}
		for j, doc := range m.docs {
			if vals[j] > 0 {
				kept.add(doc, min(m.vals[j], vals[j]))
			}
		}
		m = kept
	}
	return m, nil
}

// ofStem finds the passages of a segment that have a stem, in order.
func (r *ranker) ofStem(part int, stem string) (matches, error) {
	p := r.view.segments[part]
	l := &r.lists[part][r.stems[stem]]
	m := r.room(l.count)
	if l.count == 0 {
		return m, nil
	}
	saturations := r.view.saturations
	if l.table != nil {
		lengths := p.common.tables.Load().lengths
		l.table.fill(&m, lengths, saturations)
		return p.withoutDeleted(m), nil
	}
	it := l.list.Iterator(true, true, false, nil)
	for {
		posting, err := it.Next()
		if err != nil {
			return m, fmt.Errorf("read a posting: %w", err)
		}
		if posting == nil {
			return m, nil
		}
		doc, n, steps := postingOf(posting)
		m.add(doc, saturations.of(n, steps))
	}
}

// withoutDeleted drops the passages that are deleted.
func (p *part) withoutDeleted(m matches) matches {
	if p.deleted == nil || p.deleted.IsEmpty() {
		return m
	}
	kept := matches{m.docs[:0], m.vals[:0]}
	for i, doc := range m.docs {
		if !p.deleted.Contains(doc) {
			kept.add(doc, m.vals[i])
		}
	}
	return kept
}

func (r *ranker) probeGroup(part int, g *group, docs []uint32) ([]float32, error) {
	var all []float32
	for i, w := range g.ways {
		var vals []float32
		for j, s := range w.stems {
			v, err := r.probeStem(part, s, docs)
			if err != nil {
				return nil, err
			}
			if j == 0 {
				vals = v
				continue
			}
			for k := range vals {
				vals[k] = min(vals[k], v[k])
			}
		}
		if i == 0 && w.weight == 1 {
			all = vals
			continue
		}
		if all == nil {
			all = r.scratch.floats.zeros(len(docs))
		}
		for k := range vals {
			all[k] = max(all[k], vals[k]*float32(w.weight))
		}
	}
	return all, nil
}

// probeStem gives the saturation of a stem in each of the passages; docs are sorted.
func (r *ranker) probeStem(part int, stem string, docs []uint32) ([]float32, error) {
	vals := r.scratch.floats.zeros(len(docs))
	l := &r.lists[part][r.stems[stem]]
	if l.count == 0 {
		return vals, nil
	}
	if l.table != nil {
		lengths := r.view.segments[part].common.tables.Load().lengths
		l.table.probe(docs, func(i int, n uint8) { vals[i] = r.view.saturations.of(n, lengths[docs[i]]) })
		return vals, nil
	}
	it := l.list.Iterator(true, true, false, nil)
	var at segment.Posting
	for i, doc := range docs {
		if at == nil || at.Number() < uint64(doc) {
			var err error
			if at, err = it.Advance(uint64(doc)); err != nil {
				return nil, fmt.Errorf("read a posting: %w", err)
			}
			if at == nil {
				break
			}
		}
		if at.Number() == uint64(doc) {
			_, n, steps := postingOf(at)
			vals[i] = r.view.saturations.of(n, steps)
		}
	}
	return vals, nil
}

// better merges two lists; a passage in both gets the larger value.
func (r *ranker) better(a, b matches) matches {
	if len(b.docs) == 0 {
		return a
	}
	if len(a.docs) == 0 {
		return b
	}
	out := r.room(len(a.docs) + len(b.docs))
	i, j := 0, 0
	for i < len(a.docs) && j < len(b.docs) {
		switch {
		case a.docs[i] < b.docs[j]:
			out.add(a.docs[i], a.vals[i])
			i++
		case a.docs[i] > b.docs[j]:
			out.add(b.docs[j], b.vals[j])
			j++
		default:
			out.add(a.docs[i], max(a.vals[i], b.vals[j]))
			i++
			j++
		}
	}
	out.docs, out.vals = append(out.docs, a.docs[i:]...), append(out.vals, a.vals[i:]...)
	out.docs, out.vals = append(out.docs, b.docs[j:]...), append(out.vals, b.vals[j:]...)
	return out
}

func mergeSorted(out, a, b []uint32) []uint32 {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if a[i] < b[j] {
			out = append(out, a[i])
			i++
		} else {
			out = append(out, b[j])
			j++
		}
	}
	return append(append(out, a[i:]...), b[j:]...)
}
