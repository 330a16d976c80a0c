// Package evaluation measures the search on question sets: a throw-away index of the
// passages with the product's own analysis and ranking, all questions asked, relevance,
// speed, size and memory counted. Called by the verb eval of bot/cli and by tests.
package evaluation

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Options say what to measure.
type Options struct {
	Passages string // .jsonl or .jsonl.gz: {"id","title","text"} a line
	Queries  string // id, question, answers joined by |||
	Qrels    string // qid 0 pid relevance
	Typo     string // id, question, …: the same questions with a slip; may be empty
	Foreign  string // questions that the passages do not answer; may be empty
	Run      string // where to write a TREC run; may be empty
	Language *indonesian.Language

	Index string  // a folder in which Build has made the index; "" for one that is made here and thrown away
	Speed float64 // what Build returned, for the report
}

// Report is what was measured. The names in JSON are a contract.
type Report struct {
	Figures
	Further
}

// Figures are the contract of `eval --json`: exactly these keys.
type Figures struct {
	Hit1       float64 `json:"hit@1"`
	MRR10      float64 `json:"mrr@10"`
	NDCG10     float64 `json:"ndcg@10"`
	Recall100  float64 `json:"recall@100"`
	PassagesPS float64 `json:"passages/s"`
	IndexBytes int64   `json:"index_bytes"`
	P50        float64 `json:"p50_ms"`
	P95        float64 `json:"p95_ms"`
	P99        float64 `json:"p99_ms"`
	QPS        float64 `json:"qps"`
	RSSBytes   int64   `json:"rss_bytes"`
}

// Further figures are for people only.
type Further struct {
	Questions   int     `json:"questions"`
	First50     float64 `json:"first_stage_p50_ms"`
	First99     float64 `json:"first_stage_p99_ms"`
	Quote       float64 `json:"quote_has_answer,omitempty"` // share of questions whose best quote holds a gold answer
	Lost        float64 `json:"refused,omitempty"`          // share of the questions refused although answerable
	TypoMRR10   float64 `json:"typo_mrr@10,omitempty"`      // of the questions with a slip
	TypoRatio   float64 `json:"typo_mrr_ratio,omitempty"`   // to that of the same questions without it
	ForeignGone float64 `json:"foreign_refused,omitempty"`  // share of the foreign questions refused
	ForeignSure float64 `json:"foreign_sure,omitempty"`     // share of them answered without reserve
}

// WriteJSON writes the report as one line.
func (r Report) WriteJSON(w io.Writer) error {
	if err := json.NewEncoder(w).Encode(r.Figures); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// WriteText writes the report for people, one figure a line.
func (r Report) WriteText(w io.Writer) error {
	var fields map[string]any
	raw, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(raw, &fields)
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	names := []string{"questions", "hit@1", "mrr@10", "ndcg@10", "recall@100", "passages/s", "index_bytes", "p50_ms", "p95_ms",
		"p99_ms", "qps", "rss_bytes", "first_stage_p50_ms", "first_stage_p99_ms", "quote_has_answer", "refused", "typo_mrr@10",
		"typo_mrr_ratio", "foreign_refused", "foreign_sure"}
	for _, name := range names {
		v, ok := fields[name].(float64)
		if !ok {
			continue
		}
		if _, err := fmt.Fprintf(w, "%-20s %s\n", name, strconv.FormatFloat(v, 'f', decimals(v), 64)); err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
	}
	return nil
}

func decimals(v float64) int {
	if v >= 100 || v == math.Trunc(v) {
		return 0
	}
	return 3
}

// servingGarbage is the GC percent under which a server runs that is to stay small.
const servingGarbage = 20

// bench is an index of a set of passages, ready to be asked.
type bench struct {
	passages *passages
	index    *index.Index
	speed    float64 // passages a second
	dir      string
	kept     bool // the folder is somebody else's
}

// Run measures. Files that cannot be read are errors; odd questions are not.
func Run(ctx context.Context, o Options) (Report, error) {
	var r Report
	questions, err := readQuestions(o.Queries)
	if err != nil {
		return r, err
	}
	qrels, err := readQrels(o.Qrels)
	if err != nil {
		return r, err
	}
	questions = slices.DeleteFunc(questions, func(q Question) bool { return len(qrels[q.ID]) == 0 })
	if len(questions) == 0 {
		return r, errors.New("no question has a relevant passage: do the files belong together?")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(servingGarbage)) // the index raises it while it is built
	b, err := build(ctx, o)
	if err != nil {
		return r, err
	}
	err = b.measure(ctx, o, questions, qrels, &r)
	return r, errors.Join(err, b.close())
}

// build indexes the passages into a folder of its own, as a durable index.
func build(ctx context.Context, o Options) (*bench, error) {
	p, err := openPassages(o.Passages)
	if err != nil {
		return nil, err
	}
	b := &bench{passages: p}
	if b.dir, b.kept = o.Index, o.Index != ""; !b.kept {
		if b.dir, err = os.MkdirTemp("", "studitiru-eval-"); err != nil {
			return nil, fmt.Errorf("make a folder for the index: %w", err)
		}
	}
	open := func() error {
		b.index, err = index.Open(index.Config{Dir: filepath.Join(b.dir, "index"), Language: o.Language, Journal: p, Passages: whole})
		return err
	}
	if err := open(); err != nil {
		return nil, errors.Join(err, b.close())
	}
	start := time.Now()
	if _, err := b.index.Sync(ctx); err != nil {
		return nil, errors.Join(err, b.close())
	}
	b.speed = cmp.Or(o.Speed, float64(len(p.ids))/time.Since(start).Seconds())
	if err := b.index.Settle(ctx); err != nil {
		return nil, errors.Join(err, b.close())
	}
	// Opened again, the process holds what a server holds, not what indexing left behind.
	if err := b.index.Close(); err != nil {
		return nil, errors.Join(err, b.close())
	}
	b.index = nil
	debug.FreeOSMemory()
	if err := open(); err != nil {
		return nil, errors.Join(err, b.close())
	}
	if err := b.index.Settle(ctx); err != nil {
		return nil, errors.Join(err, b.close())
	}
	return b, nil
}

func (b *bench) close() error {
	var err error
	if b.index != nil {
		err = b.index.Close()
	}
	if !b.kept {
		err = errors.Join(err, os.RemoveAll(b.dir))
	}
	return errors.Join(err, b.passages.Close())
}

// Build makes the index of the passages in the folder o.Index and returns its speed in passages a second. A process that
// runs Run on it afterwards holds in its memory what a server holds, and nothing of the indexing.
func Build(ctx context.Context, o Options) (speed float64, err error) {
	b, err := build(ctx, o)
	if err != nil {
		return 0, err
	}
	return b.speed, b.close()
}

func (b *bench) measure(ctx context.Context, o Options, questions []Question, qrels map[string]map[string]bool, r *Report) error {
	r.PassagesPS = b.speed
	debug.FreeOSMemory()
	if err := b.speeds(ctx, questions, r); err != nil {
		return err
	}
	r.RSSBytes = residentBytes() // as served: before a hundred hits of each question are read for recall@100
	r.IndexBytes = b.index.Stats().Bytes
	clean, err := b.relevance(ctx, questions, qrels, o.Run)
	if err != nil {
		return err
	}
	r.Questions, r.Hit1, r.MRR10, r.NDCG10, r.Recall100 = len(questions), clean.hit1, clean.mrr, clean.ndcg, clean.recall
	r.Quote, r.Lost = clean.quote, clean.refused
	if o.Typo != "" {
		slips, err := readQuestions(o.Typo)
		if err != nil {
			return err
		}
		wrong, err := b.relevance(ctx, slips, qrels, "")
		if err != nil {
			return err
		}
		r.TypoMRR10 = wrong.mrr
		r.TypoRatio = wrong.mrr / max(clean.of(slips), 1e-9)
	}
	if o.Foreign != "" {
		foreign, err := readQuestions(o.Foreign)
		if err != nil {
			return err
		}
		r.ForeignGone, r.ForeignSure, err = b.refusals(ctx, foreign)
		if err != nil {
			return err
		}
	}
	return nil
}

// relevance is how well questions were answered.
type relevance struct {
	hit1, mrr, ndcg, recall, quote, refused float64
	ranks                                   map[string]float64 // question → reciprocal rank
}

// of is the mean reciprocal rank of some of the questions.
func (r relevance) of(questions []Question) float64 {
	sum := 0.0
	for _, q := range questions {
		sum += r.ranks[q.ID]
	}
	return sum / float64(max(1, len(questions)))
}

func (b *bench) relevance(ctx context.Context, questions []Question, qrels map[string]map[string]bool, run string) (
	relevance, error) {
	out := relevance{ranks: map[string]float64{}}
	var trec strings.Builder
	for _, q := range questions {
		found, err := b.index.Search(ctx, knowledge.SearchRequest{Text: q.Text, Limit: 100})
		if err != nil {
			return out, fmt.Errorf("question %s: %w", q.ID, err)
		}
		out.count(b, q, found, qrels[q.ID])
		if run != "" {
			for i, h := range found.Hits {
				fmt.Fprintf(&trec, "%s Q0 %s %d %g studitiru\n", q.ID, b.passages.id(h.DocumentID), i+1, 1/float64(i+1))
			}
		}
	}
	n := float64(max(1, len(questions)))
	for _, v := range []*float64{&out.hit1, &out.mrr, &out.ndcg, &out.recall, &out.quote, &out.refused} {
		*v /= n
	}
	if run != "" {
		if err := os.WriteFile(run, []byte(trec.String()), 0o600); err != nil {
			return out, fmt.Errorf("write the run: %w", err)
		}
	}
	return out, nil
}

func (r *relevance) count(b *bench, q Question, found knowledge.SearchResult, relevant map[string]bool) {
	gain, seen := 0.0, 0
	for i, h := range found.Hits {
		if !relevant[b.passages.id(h.DocumentID)] {
			continue
		}
		seen++
		if r.ranks[q.ID] == 0 && i < 10 {
			r.ranks[q.ID] = 1 / float64(i+1)
			r.mrr += r.ranks[q.ID]
			if i == 0 {
				r.hit1++
			}
		}
		if i < 10 {
			gain += 1 / math.Log2(float64(i)+2)
		}
	}
	best := 0.0
	for i := range min(10, len(relevant)) {
		best += 1 / math.Log2(float64(i)+2)
	}
	r.ndcg += gain / max(best, 1e-9)
	r.recall += float64(seen) / float64(max(1, len(relevant)))
	if found.Verdict == knowledge.NothingFound {
		r.refused++
	}
	if len(found.Hits) > 0 {
		h := found.Hits[0]
		quote := strings.ToLower(h.Text[h.Quote.Start:h.Quote.End])
		if slices.ContainsFunc(q.Answers, func(a string) bool { return strings.Contains(quote, strings.ToLower(a)) }) {
			r.quote++
		}
	}
}

// speeds measures each question alone, then all with two at a time.
func (b *bench) speeds(ctx context.Context, questions []Question, r *Report) error {
	first := make([]time.Duration, len(questions))
	all := make([]time.Duration, len(questions))
	for i, q := range questions {
		start := time.Now()
		if _, err := b.index.Candidates(ctx, q.Text); err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
		first[i] = time.Since(start)
	}
	for i, q := range questions {
		start := time.Now()
		if _, err := b.index.Search(ctx, knowledge.SearchRequest{Text: q.Text, Limit: 10}); err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
		all[i] = time.Since(start)
	}
	slices.Sort(first)
	slices.Sort(all)
	at := func(d []time.Duration, share float64) float64 {
		return float64(d[min(len(d)-1, int(share*float64(len(d))))].Microseconds()) / 1000
	}
	r.First50, r.First99 = at(first, .5), at(first, .99)
	r.P50, r.P95, r.P99 = at(all, .5), at(all, .95), at(all, .99)

	var next atomic.Int64
	var failed atomic.Pointer[error]
	var threads sync.WaitGroup
	start := time.Now()
	for range 2 {
		threads.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(questions)); i = next.Add(1) - 1 {
				if _, err := b.index.Search(ctx, knowledge.SearchRequest{Text: questions[i].Text, Limit: 10}); err != nil {
					failed.Store(&err)
					return
				}
			}
		})
	}
	threads.Wait()
	if err := failed.Load(); err != nil {
		return fmt.Errorf("two questions at a time: %w", *err)
	}
	r.QPS = float64(len(questions)) / time.Since(start).Seconds()
	return nil
}

// refusals asks questions that have no answer here.
func (b *bench) refusals(ctx context.Context, questions []Question) (gone, sure float64, err error) {
	for _, q := range questions {
		found, err := b.index.Search(ctx, knowledge.SearchRequest{Text: q.Text})
		if err != nil {
			return 0, 0, fmt.Errorf("question %s: %w", q.ID, err)
		}
		switch found.Verdict {
		case knowledge.NothingFound:
			gone++
		case knowledge.SureMatch:
			sure++
		}
	}
	n := float64(max(1, len(questions)))
	return gone / n, sure / n, nil
}

// residentBytes is the memory the process holds, 0 where the system does not say.
func residentBytes() int64 {
	raw, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			if err != nil {
				return 0
			}
			return kb << 10
		}
	}
	return 0
}
