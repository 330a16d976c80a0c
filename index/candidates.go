package index

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// way is one way to say a group: stems that must all be there, with a weight.
type way struct {
	stems  []string
	weight float64 // 1 for the word itself, less for alternatives
}

// group is a word of the question. Its score in a passage is that of its best way, never
// the sum: a passage is no better for saying a thing in two ways.
type group struct {
	ways   []way
	weight float64 // of the word in the question
	idf    float64
	count  int // passages that have it
}

// candidate is a passage that the first stage found.
type candidate struct {
	part  *part
	doc   uint32
	score float32
}

// better orders candidates: score, then name, so that ties are settled alike in every index of the same documents. Their
// numbers would not do: Bleve numbers the documents of a batch by chance.
func (c candidate) better(d candidate) bool {
	if c.score != d.score {
		return c.score > d.score
	}
	return bytes.Compare(c.name(), d.name()) < 0
}

// name is what the passage is stored under; empty when it cannot be read, which leaves a tie as it is.
func (c candidate) name() []byte {
	name, err := c.part.segment.DocID(uint64(c.doc))
	if err != nil {
		return nil
	}
	return name
}

// ranker runs the first stage of one search.
type ranker struct {
	ctx     context.Context
	view    *view
	groups  []group
	k       int
	stems   map[string]int // stem → column of lists
	lists   [][]postings   // by part, by stem
	dicts   []segment.TermDictionary
	floor   float32 // k passages are known to reach it
	best    []candidate
	scratch *scratch
}

// postings is what one segment has for one stem.
type postings struct {
	table *frequencies // nil when the stem is not common there
	list  segment.PostingsList
	count int
}

// rank finds the k best passages for the groups, best first, and fills the groups' idf.
func (v *view) rank(ctx context.Context, groups []group, k int) (found []candidate, err error) {
	r := &ranker{ctx: ctx, view: v, groups: groups, k: k, stems: map[string]int{}}
	r.scratch = scratches.Get().(*scratch)
	defer func() {
		if err == nil { // else it may hold scores of the search that failed
			scratches.Put(r.scratch)
			r.giveBack()
		}
	}()
	defer recovered(&err)
	if err := r.lookUp(); err != nil {
		return nil, err
	}
	v.weigh(groups, r)
	order := make([]int, 0, len(groups))
	for i, g := range groups {
		if g.count > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(groups[b].idf*groups[b].weight, groups[a].idf*groups[a].weight)
	})
	for i := range v.segments {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("search passages: %w", err)
		}
		if err := r.scan(i, order); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(r.best, func(a, b candidate) int {
		if a.better(b) {
			return -1
		}
		return 1
	})
	return r.best, nil
}

// lookUp finds the postings of every stem in every segment.
func (r *ranker) lookUp() error {
	for _, g := range r.groups {
		for _, w := range g.ways {
			for _, s := range w.stems {
				if _, ok := r.stems[s]; !ok {
					r.stems[s] = len(r.stems)
				}
			}
		}
	}
	r.lists = make([][]postings, len(r.view.segments))
	for i, p := range r.view.segments {
		dict, ok := p.readers.Get().(segment.TermDictionary)
		if !ok {
			var err error
			if dict, err = p.segment.Dictionary(stemField); err != nil {
				return fmt.Errorf("open the stems of a segment: %w", err)
			}
		}
		r.dicts = append(r.dicts, dict)
		r.lists[i] = make([]postings, len(r.stems))
		tables := p.common.tables.Load()
		for s, column := range r.stems {
			l := &r.lists[i][column]
			if tables != nil {
				if l.table = tables.stems[s]; l.table != nil {
					l.count = l.table.count
					continue
				}
			}
			list, err := dict.PostingsList([]byte(s), p.deleted, nil)
			if err != nil {
				return fmt.Errorf("read the postings of a stem: %w", err)
			}
			l.list, l.count = list, int(list.Count())
		}
	}
	return nil
}

func (r *ranker) giveBack() {
	for i, d := range r.dicts {
		r.view.segments[i].readers.Put(d)
	}
}

// weigh fills count and idf of the groups. The count is that of the most common way that
// means the same; a group that no passage has is as rare as can be.
func (v *view) weigh(groups []group, r *ranker) {
	n := float64(max(1, v.counts.passages))
	for i := range groups {
		g := &groups[i]
		for j, w := range g.ways {
			rarest := math.MaxInt
			for _, s := range w.stems {
				count := 0
				for p := range r.lists {
					count += r.lists[p][r.stems[s]].count
				}
				rarest = min(rarest, count)
			}
			if rarest != math.MaxInt && (j == 0 || g.count == 0 || w.weight >= sameMeaning) {
				g.count = max(g.count, rarest)
			}
		}
		df := min(float64(g.count), n)
		g.idf = math.Log(1 + (n-df+.5)/(df+.5))
	}
}

// saturations are the part of BM25 that depends on the passage, for each frequency and length.
type saturations [maxFrequency + 1][longest + 1]float32

func newSaturations(average float64) *saturations {
	var out saturations
	for n := range out {
		for steps := range out[n] {
			f, length := float64(n), float64(steps*lengthStep)
			out[n][steps] = float32(f * (bm25K + 1) / (f + bm25K*(1-bm25B) + bm25K*bm25B/average*length))
		}
	}
	return &out
}

func (s *saturations) of(n, steps uint8) float32 { return s[n&maxFrequency][steps&longest] }

// bound is the most that a group can give to a passage of a segment.
func (r *ranker) bound(part int, g *group) float32 {
	best := float32(0)
	for _, w := range g.ways {
		best = max(best, r.wayBound(part, g, w))
	}
	return best
}

func (r *ranker) wayBound(part int, g *group, w way) float32 {
	least := float32(bm25K + 1)
	for _, s := range w.stems {
		l := &r.lists[part][r.stems[s]]
		most := float32(bm25K + 1)
		switch {
		case l.count == 0:
			most = 0
		case l.table != nil:
			most = 0
			for n, steps := range l.table.shortest {
				if steps > 0 {
					most = max(most, r.view.saturations.of(uint8(n), steps))
				}
			}
		}
		least = min(least, most)
	}
	return least * float32(w.weight*g.idf*g.weight)
}

// scan searches one segment, weightiest group first. As long as a passage that has only what
// is left could still get among the best, all passages of a group are collected; from then
// on the remaining groups are only asked about the passages at hand, and those that cannot
// reach the best any more are dropped. The result is exact.
func (r *ranker) scan(part int, order []int) error {
	p := r.view.segments[part]
	s := r.scratch
	if len(s.scores) < p.size {
		s.scores = make([]float32, p.size)
	}
	s.touched = s.touched[:0]
	left := make([]float32, len(order)+1)
	for i := len(order) - 1; i >= 0; i-- {
		left[i] = left[i+1] + r.bound(part, &r.groups[order[i]])
	}
	collecting, previewed := true, false
	var err error
	for i, at := range order {
		g := &r.groups[at]
		s.floats.reset()
		s.docs.reset()
		if left[i] == left[i+1] {
			continue
		}
		least := r.least()
		collecting = collecting && left[i] > least
		if collecting && !previewed && len(s.touched) >= r.k && r.countIn(part, g) > previewFrom {
			previewed = true
			if least, err = r.preview(part, order[i:], least); err != nil {
				return err
			}
			collecting = left[i] > least
		}
		if collecting {
			if err := r.collect(part, g, least-left[i+1]); err != nil {
				return err
			}
			continue
		}
		r.prune(least - left[i])
		if len(s.touched) == 0 {
			return nil
		}
		if err := r.probe(part, g); err != nil {
			return err
		}
	}
	for _, doc := range s.touched {
		r.keep(candidate{p, doc, s.scores[doc]})
		s.scores[doc] = 0
	}
	return nil
}

// least is the score that a passage must beat: of the k-th best found so far, in earlier
// segments or, by what they have already, in this one.
func (r *ranker) least() float32 {
	least := r.floor
	if len(r.best) == r.k {
		least = max(least, r.best[0].score)
	}
	s := r.scratch
	if len(s.touched) < r.k {
		return least
	}
	s.kth = s.kth[:0]
	for _, doc := range s.touched {
		if score := s.scores[doc]; score > least {
			s.kth = append(s.kth, score)
		}
	}
	if len(s.kth) < r.k {
		return least
	}
	return kthLargest(s.kth, r.k)
}

// previewFrom is the number of passages from which on a group is worth a preview.
const previewFrom = 2000

// countIn is how many passages of a segment can have a group.
func (r *ranker) countIn(part int, g *group) int {
	n := 0
	for _, w := range g.ways {
		rarest := math.MaxInt
		for _, s := range w.stems {
			rarest = min(rarest, r.lists[part][r.stems[s]].count)
		}
		n += rarest
	}
	return n
}

// preview scores the passages that are ahead with all that is left, so that the score to
// beat is known before long lists are read: these passages will reach it.
func (r *ranker) preview(part int, order []int, least float32) (float32, error) {
	s := r.scratch
	s.kth = s.kth[:0]
	for _, doc := range s.touched {
		s.kth = append(s.kth, s.scores[doc])
	}
	ahead := kthLargest(s.kth, r.k)
	s.fresh, s.kth = s.fresh[:0], s.kth[:0]
	for _, doc := range s.touched {
		if s.scores[doc] >= ahead && len(s.fresh) < 3*r.k {
			s.fresh = append(s.fresh, doc)
			s.kth = append(s.kth, s.scores[doc])
		}
	}
	for _, at := range order {
		g := &r.groups[at]
		vals, err := r.probeGroup(part, g, s.fresh)
		if err != nil {
			return least, err
		}
		factor := float32(g.idf * g.weight)
		for i := range vals {
			s.kth[i] += vals[i] * factor
		}
	}
	// A sum in another order may differ in the last bits: the floor lies a little lower.
	r.floor = max(r.floor, kthLargest(s.kth, r.k)*.9999)
	return max(least, r.floor), nil
}

// prune drops passages whose score is below what they need.
func (r *ranker) prune(need float32) {
	s := r.scratch
	kept := s.touched[:0]
	for _, doc := range s.touched {
		if s.scores[doc] < need {
			s.scores[doc] = 0
			continue
		}
		kept = append(kept, doc)
	}
	s.touched = kept
}
