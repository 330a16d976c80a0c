package index

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"studitiru/knowledge"
)

// Explanation says why a search came out as it did, for admins and for tuning.
type Explanation struct {
	Result knowledge.SearchResult
	Terms  []ExplainedTerm
	Hits   []ExplainedHit // in the order of the second pass, one for each passage it looked at
}

// ExplainedTerm is a word of the question with its weight.
type ExplainedTerm struct {
	Stem  string
	IDF   float64    // times the word's own weight
	Count int        // passages that have it
	Ways  [][]string // all ways to say it, as stems; its own first
}

// ExplainedHit is a passage with its score by part.
type ExplainedHit struct {
	DocumentID int64
	Passage    int
	Score      float64
	Parts      map[string]float64 // feature → its share of the score
	Confidence float64
	Features   []float64 // before their weights, in the order of FeatureNames
	Signals    []float64 // what the confidence is judged by, in the order of SignalNames
}

// SignalNames name the signals of the confidence.
func SignalNames() []string { return signalNames[:] }

// FeatureNames name the parts of a score, in the order of ExplainedHit.Features.
func FeatureNames() []string {
	return []string{"rank", "coverage", "surface", "pairs", "position", "head", "sentence", "answer", "place", "year",
		"newest", "recency", "kind", "missing", "denial", "opening"}
}

// Explain searches and tells what each passage got its score for.
func (x *Index) Explain(ctx context.Context, r knowledge.SearchRequest) (Explanation, error) {
	f, err := x.find(ctx, r)
	if err != nil {
		return Explanation{}, fmt.Errorf("explain: %w", err)
	}
	defer f.done()
	q, seen, v := f.question, f.seen, f.view
	e := Explanation{Result: v.result(q, seen, r)}
	for i, g := range q.groups {
		t := ExplainedTerm{Stem: q.Terms[i].Stem, IDF: q.terms[i].idf, Count: g.count}
		for _, w := range g.ways {
			t.Ways = append(t.Ways, w.stems)
		}
		e.Terms = append(e.Terms, t)
	}
	e.Result.Understood.Unknown = q.unseen()
	for _, s := range seen {
		h := ExplainedHit{DocumentID: s.record.document, Passage: s.record.ordinal, Score: s.score, Parts: map[string]float64{}}
		for j, name := range FeatureNames() {
			if part := s.features[j] * rankWeights[j]; part != 0 {
				h.Parts[name] = part
			}
		}
		h.Confidence, _ = q.verdict(s, seen)
		h.Features = append(h.Features, s.features[:]...)
		c := q.signals(s, seen)
		h.Signals = append(h.Signals, c[:]...)
		e.Hits = append(e.Hits, h)
	}
	return e, nil
}

// unseen are the words, places aside, that no passage has in any way of saying them. It goes by what the index holds, and
// so is right while the dictionary of corrections is still being made.
func (q *question) unseen() (out []string) {
	for i, g := range q.groups {
		if g.count == 0 && !q.terms[i].place {
			out = append(out, q.Terms[i].Surface)
		}
	}
	return out
}

// Candidates runs the first stage alone and returns the number of passages it found, at
// most as many as the second pass looks at: for measuring.
func (x *Index) Candidates(ctx context.Context, text string) (int, error) {
	v, err := x.acquire()
	if err != nil {
		return 0, err
	}
	defer v.release()
	x.mu.Lock()
	words := x.words
	x.mu.Unlock()
	q := v.ask(x.cfg.Language.ReadWith(cut(text), asked{words, v, x.cfg.Language}, nil), x.cfg.Now())
	found, err := v.rank(ctx, q.groups, candidateCount)
	return len(found), err
}

// Settle waits until the index is as fast as it will be: the dictionary for corrections is
// there, segments are merged, the tables of common stems built. Searching does not need it.
func (x *Index) Settle(ctx context.Context) error {
	x.spelling.Wait()
	x.mu.Lock()
	s := x.store
	x.mu.Unlock()
	if s == nil {
		return ErrClosed
	}
	if err := s.scorch.ForceMerge(ctx, nil); err != nil {
		return fmt.Errorf("merge the segments: %w", err)
	}
	x.refresh()
	x.warm()
	return x.tidy(ctx, s)
}

// tidy has Bleve remove the files of merged segments: it does so when the next snapshot is
// written, so one is written.
func (x *Index) tidy(ctx context.Context, s *store) error {
	x.sync.Lock()
	defer x.sync.Unlock()
	for range 20 {
		files, err := filepath.Glob(filepath.Join(s.path, "store", "*.zap"))
		if err != nil {
			return fmt.Errorf("list the segments: %w", err)
		}
		if len(files) <= 1 || ctx.Err() != nil {
			return nil
		}
		if err := <-newBatch(s, nil).commit(); err != nil {
			x.fail(err)
			return err
		}
		x.refresh()
		time.Sleep(20 * time.Millisecond)
	}
	return nil
}

// RankWeights are the weights of the features, in the order of FeatureNames: for tuning.
func RankWeights() []float64 { return append([]float64(nil), rankWeights[:]...) }
