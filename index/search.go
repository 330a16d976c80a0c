package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"studitiru/knowledge"
)

// searchPatience ends a search that its caller did not limit.
const searchPatience = 2 * time.Second

// Search finds the passages that answer a question. Hits that the audience may not see are
// among them, with their Visibility and Agency, so that the caller can count them; Limit,
// Confidence and Verdict go by those it may see. Hits come one a document, further passages
// of the same documents behind them.
func (x *Index) Search(ctx context.Context, r knowledge.SearchRequest) (knowledge.SearchResult, error) {
	ctx, cancel := context.WithTimeout(ctx, searchPatience)
	defer cancel()
	out, err := x.search(ctx, r)
	if err != nil || out.Verdict != knowledge.NothingFound || len(out.Understood.Ambiguous) > 0 {
		return out, err
	}
	most := 0.0
	for _, part := range clauses(cut(r.Text)) {
		one := r
		one.Text = part
		found, err := x.search(ctx, one)
		if err != nil {
			return out, err
		}
		weight := found.Confidence * float64(len(found.Understood.Terms))
		if found.Verdict != knowledge.NothingFound && weight > most {
			most = weight
			found.Verdict = knowledge.NearMatch // it answers a part of what was asked
			found.Understood.Changed = true
			out = found
		}
	}
	return out, nil
}

// search searches one question as it stands.
func (x *Index) search(ctx context.Context, r knowledge.SearchRequest) (knowledge.SearchResult, error) {
	f, err := x.find(ctx, r)
	if err != nil {
		if errors.Is(err, errDamaged) || errors.Is(err, errRecord) {
			x.fail(err)
		}
		return knowledge.SearchResult{}, fmt.Errorf("search: %w", err)
	}
	defer f.done()
	return f.view.result(f.question, f.seen, r), nil
}

// Limits of taking a text with several questions apart.
const (
	mostClauses    = 4
	shortestClause = 4 // words
)

// clauses cuts a text into the questions that it holds; nil when it holds one.
func clauses(text string) []string {
	var out []string
	for _, c := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '?' || r == '!' || r == '\n' }) {
		if len(strings.Fields(c)) >= shortestClause && len(out) < mostClauses {
			out = append(out, c)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// finding is a question with the passages that were looked at, in order.
type finding struct {
	question *question
	view     *view
	seen     []*sight
	block    []sight // what seen points into
}

var findings = sync.Pool{New: func() any { return &finding{} }}

// done gives back what a finding holds. Nothing of it may be used afterwards.
func (f *finding) done() {
	f.view.release()
	f.view, f.question = nil, nil
	findings.Put(f)
}

// find reads the question and looks at the best candidates.
func (x *Index) find(ctx context.Context, r knowledge.SearchRequest) (f *finding, err error) {
	v, err := x.acquire()
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			v.release()
		}
	}()
	defer recovered(&err)
	x.mu.Lock()
	words := x.words
	x.mu.Unlock()
	read, inherited := x.merged(r, asked{words, v, x.cfg.Language})
	q := v.ask(read, x.cfg.Now())
	q.inside.inherited = inherited
	found, err := v.rank(ctx, q.groups, max(candidateCount, min(r.Limit, mostHits)))
	if err != nil {
		return nil, err
	}
	q.settle()
	f = findings.Get().(*finding)
	f.question, f.view, f.seen = q, v, f.seen[:0]
	for len(f.block) < len(found) {
		f.block = append(f.block, sight{})
	}
	for i, c := range found {
		if i%64 == 63 && ctx.Err() != nil {
			return nil, fmt.Errorf("search passages: %w", ctx.Err())
		}
		if err := v.look(q, c, &f.block[i]); err != nil {
			return nil, err
		}
		f.seen = append(f.seen, &f.block[i])
	}
	order(f.seen[:min(len(f.seen), candidateCount)]) // what lies behind stays in the order of the first stage
	return f, nil
}

// mostHits is the largest number of hits that one search gives.
const mostHits = 200

// order sorts the passages: the best first, and with the same score the one that is stored
// under the lower number, so that the order never depends on chance.
func order(seen []*sight) {
	slices.SortFunc(seen, func(a, b *sight) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.record.document, b.record.document),
			cmp.Compare(a.record.ordinal, b.record.ordinal))
	})
}

// result makes hits of the passages.
func (v *view) result(q *question, seen []*sight, r knowledge.SearchRequest) knowledge.SearchResult {
	out := knowledge.SearchResult{Understood: q.understanding()}
	limit := r.Limit
	if limit <= 0 {
		limit = knowledge.QuotesPerAnswer
	}
	judged := false
	add := func(s *sight) {
		if len(s.record.words) == 0 {
			return
		}
		if r.Audience.May(s.record.visibility, s.record.agency) {
			if limit == 0 {
				return
			}
			limit--
			if !judged {
				out.Confidence, out.Verdict = q.verdict(s, seen)
				judged = true
			}
		}
		out.Hits = append(out.Hits, v.hit(q, s))
	}
	documents := map[int64]bool{}
	for _, s := range seen {
		if d := s.record.document; !documents[d] {
			documents[d] = true
			add(s)
		}
	}
	clear(documents)
	for _, s := range seen {
		if d := s.record.document; documents[d] {
			add(s)
		} else {
			documents[d] = true
		}
	}
	return out
}

// hit gives a passage its text, quote and marks back.
func (v *view) hit(q *question, s *sight) knowledge.Hit {
	r := &s.record
	spans := r.spans(v.words)
	text := r.text(v.words)
	h := knowledge.Hit{
		DocumentID: r.document, Version: r.version, Passage: r.ordinal, Heading: r.heading, Text: text,
		Score: s.score, Coverage: min(s.features[byCoverage], 1), Visibility: r.visibility, Agency: r.agency,
	}
	h.Quote = quoteSpan(r, s.window, spans, text)
	for _, o := range s.found {
		for i := o.start; i <= o.end; i++ {
			if i > o.start && i < o.end && q.hooks[v.words.stems[r.words[i]]] == nil {
				continue
			}
			h.Marks = append(h.Marks, spans[i])
		}
	}
	slices.SortFunc(h.Marks, func(a, b knowledge.Span) int { return cmp.Compare(a.Start, b.Start) })
	h.Marks = slices.Compact(h.Marks)
	return h
}

// quoteSpan gives the bytes of a window: from the first mark of its first sentence to the
// start of the sentence behind it, without the space between.
func quoteSpan(r *record, w window, spans []knowledge.Span, text string) knowledge.Span {
	if len(spans) == 0 {
		return knowledge.Span{End: len(text)}
	}
	out := knowledge.Span{End: len(text)}
	if w.first > 0 {
		from, _ := r.sentence(w.first)
		out.Start = openingOf(text, spans[from-1].End, spans[from].Start)
	}
	if w.last+1 < len(r.sentences) {
		_, to := r.sentence(w.last)
		out.End = openingOf(text, spans[to-1].End, spans[to].Start)
	}
	for out.Start < out.End && isBlank(text[out.Start]) {
		out.Start++
	}
	for out.End > out.Start && isBlank(text[out.End-1]) {
		out.End--
	}
	return out
}

// openingOf finds where, between the last word of a sentence and the first of the next, the
// next one begins: behind the last space, so that an opening bracket or quotation mark
// belongs to it.
func openingOf(text string, end, start int) int {
	for i := start; i > end; i-- {
		if isBlank(text[i-1]) {
			return i
		}
	}
	return end
}

func isBlank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
