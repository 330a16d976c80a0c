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

// BenchmarkOwnWork measures what the Engine itself takes beside the search, in texts that were read before: the median and the
// ninth tenth of the open questions.
func BenchmarkOwnWork(b *testing.B) {
	h := seeded(b)
	must(b, h.index.Settle(b.Context()))
	search := &timed{Searcher: h.index}
	h.search(search)
	questions := readQuestions(b)
	for _, w := range questions {
		h.ask(w.text)
	}
	var own []time.Duration
	for i := 0; b.Loop(); i++ {
		search.spent = 0
		begun := time.Now()
		h.ask(questions[i%len(questions)].text)
		own = append(own, time.Since(begun)-search.spent)
	}
	slices.Sort(own)
	b.ReportMetric(float64(own[len(own)/2].Microseconds()), "median-µs")
	b.ReportMetric(float64(own[len(own)*9/10].Microseconds()), "p90-µs")
}
