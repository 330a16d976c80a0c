package answer_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"studitiru/knowledge"
)

// timed is a Searcher that counts the time that it takes.
type timed struct {
	knowledge.Searcher
	spent time.Duration
}

func (s *timed) Search(ctx context.Context, r knowledge.SearchRequest) (knowledge.SearchResult, error) {
	begun := time.Now()
	defer func() { s.spent += time.Since(begun) }()
	return s.Searcher.Search(ctx, r)
}

// TestOwnWork measures what the Engine itself takes beside the search, in texts that were read before. The bound is wide, for a
// machine that does other things as well; the figure is in the log.
func TestOwnWork(t *testing.T) {
	h := seeded(t)
	must(t, h.index.Settle(t.Context()))
	search := &timed{Searcher: h.index}
	h.search(search)
	var own []time.Duration
	for round := range 2 {
		for _, w := range readQuestions(t) {
			search.spent = 0
			begun := time.Now()
			h.ask(w.text)
			if round == 1 {
				own = append(own, time.Since(begun)-search.spent)
			}
		}
	}
	slices.Sort(own)
	median, p90 := own[len(own)/2], own[len(own)*9/10]
	t.Logf("own work: median %s, p90 %s, most %s", median, p90, own[len(own)-1])
	if median > 10*time.Millisecond {
		t.Errorf("a question takes %s beside the search", median)
	}
}
