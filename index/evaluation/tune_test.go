package evaluation

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"testing"

	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

var tune = flag.Bool("tune", false, "learn the weights of index/weights.go anew and print them")

// sets is the folder of public question sets beside the project.
const sets = "../../../shared/eval"

// asked is a question with what the second pass saw.
type asked struct {
	id       string
	features [][]float64 // of each passage, in the order of the first stage's best
	relevant []bool
	signals  []float64 // of the best passage
}

func needSets(t *testing.T) *indonesian.Language {
	t.Helper()
	if _, err := os.Stat(sets); err != nil {
		t.Skip("the public question sets are not beside the project:", err)
	}
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func optionsOf(set string, l *indonesian.Language) Options {
	dir := sets + "/" + set + "/"
	return Options{Passages: dir + "passages.jsonl.gz", Queries: dir + "queries.tsv", Qrels: dir + "qrels.tsv", Language: l}
}

func explainAll(t *testing.T, b *bench, path string, qrels map[string]map[string]bool) (out []asked) {
	t.Helper()
	questions, err := readQuestions(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		e, err := b.index.Explain(context.Background(), knowledge.SearchRequest{Text: q.Text, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		a := asked{id: q.ID, signals: make([]float64, len(index.SignalNames()))}
		for i, h := range e.Hits {
			if i == 0 {
				a.signals = h.Signals
			}
			a.features = append(a.features, h.Features)
			a.relevant = append(a.relevant, qrels[q.ID][b.passages.id(h.DocumentID)])
		}
		out = append(out, a)
	}
	return out
}

func half(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()&1 == 0
}

func mrr(all []asked, w []float64, keep func(string) bool) float64 {
	sum, n := 0.0, 0
	for _, a := range all {
		if !keep(a.id) {
			continue
		}
		n++
		rel := slices.Index(a.relevant, true)
		if rel < 0 {
			continue
		}
		score := func(f []float64) (s float64) {
			for i, v := range f {
				s += v * w[i]
			}
			return s
		}
		best := math.Inf(-1)
		for i, r := range a.relevant {
			if r {
				best = max(best, score(a.features[i]))
			}
		}
		rank := 1
		for i, r := range a.relevant {
			if !r && score(a.features[i]) > best {
				rank++
			}
		}
		if rank <= 10 {
			sum += 1 / float64(rank)
		}
	}
	return sum / float64(max(1, n))
}

// TestTune learns the weights. It is no test of the program and runs only with -tune.
func TestTune(t *testing.T) {
	if !*tune {
		t.Skip("only with -tune")
	}
	l := needSets(t)
	var pairs []pair
	for _, names := range [][2]string{{"umum", "peraturan"}, {"peraturan", "umum"}} {
		o := optionsOf(names[0], l)
		qrels, err := readQrels(o.Qrels)
		if err != nil {
			t.Fatal(err)
		}
		b, err := build(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		p := pair{set: names[0], own: explainAll(t, b, o.Queries, qrels)}
		p.foreign = explainAll(t, b, optionsOf(names[1], l).Queries, nil)
		if err := b.close(); err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, p)
	}
	tuneRank(pairs[0].own, pairs[1].own)
	tuneConfidence(pairs)
}

// pair is a set's own questions and another set's, asked of it.
type pair struct {
	set          string
	own, foreign []asked
}

// everyone keeps all questions.
func everyone(string) bool { return true }

// tuneRank learns the weights of the second pass on half of umum. Its passages have no titles: how
// weights do where there are some is to be seen from the questions of peraturan.
func tuneRank(all, titled []asked) {
	names := index.FeatureNames()
	w := index.RankWeights()
	train := func(id string) bool { return half(id) }
	test := func(id string) bool { return !half(id) }
	fmt.Printf("before: train %.4f test %.4f\n", mrr(all, w, train), mrr(all, w, test))
	learn := []string{"coverage", "surface", "pairs", "head", "sentence", "answer", "missing"}
	for _, name := range []string{"position", "head", "surface", "pairs"} {
		for _, value := range []float64{0, .05, .1, .2, .3, .4, .6, .8, 1} {
			v := slices.Clone(w)
			v[slices.Index(names, name)] = value
			fmt.Printf("  %s %.2f: umum %.4f peraturan %.4f\n", name, value, mrr(all, v, everyone), mrr(titled, v, everyone))
		}
	}
	best := mrr(all, w, train)
	for _, step := range []float64{.2, .1, .05} {
		for range 3 {
			for _, name := range learn {
				i := slices.Index(names, name)
				for _, d := range []float64{-step, step} {
					for {
						w[i] += d
						m := mrr(all, w, train)
						if m <= best+1e-5 {
							w[i] -= d
							break
						}
						best = m
					}
				}
			}
		}
	}
	fmt.Printf("after:  train %.4f test %.4f\n", mrr(all, w, train), mrr(all, w, test))
	for i, name := range names {
		fmt.Printf("  %-10s %.2f\n", name, w[i])
	}
}

// tuneConfidence searches weights with which one threshold, the highest that loses at most
// five of a hundred questions of each set, refuses most foreign questions of every set.
func tuneConfidence(pairs []pair) {
	names := index.SignalNames()
	learn := []string{"coverage", "sentence", "rank", "pairs", "surface", "rarest", "second", "coverage²", "size"}
	score := func(w []float64, s []float64) (sum float64) {
		for i, v := range s {
			sum += w[i] * v
		}
		return sum
	}
	refusals := func(w []float64, train bool) (at float64, shares []float64) {
		at = math.Inf(1)
		for _, p := range pairs {
			var good []float64
			for _, a := range p.own {
				if half(a.id) == train {
					good = append(good, score(w, a.signals))
				}
			}
			slices.Sort(good)
			at = min(at, good[int(.05*float64(len(good)))])
		}
		for _, p := range pairs {
			gone, n := 0.0, 0.0
			for _, a := range p.foreign {
				if half(a.id) == train {
					n++
					if score(w, a.signals) < at {
						gone++
					}
				}
			}
			shares = append(shares, gone/n)
		}
		return at, shares
	}
	w := make([]float64, len(names))
	for _, name := range learn {
		w[slices.Index(names, name)] = 1
	}
	value := func() float64 {
		_, shares := refusals(w, true)
		return slices.Min(shares) + .2*shares[0]
	}
	best := value()
	for _, step := range []float64{1, .5, .25} {
		for range 3 {
			for _, name := range learn {
				i := slices.Index(names, name)
				for _, d := range []float64{-step, step} {
					for w[i]+d <= 8 && (w[i]+d >= 0 || name == "size") { // more of a signal is never worse
						w[i] += d
						if v := value(); v > best+1e-6 {
							best = v
							continue
						}
						w[i] -= d
						break
					}
				}
			}
		}
	}
	for i, name := range names {
		fmt.Printf("  %-10s %.2f\n", name, w[i])
	}
	for _, train := range []bool{true, false} {
		at, shares := refusals(w, train)
		fmt.Printf("train=%v: threshold %.3f refuses %.3f\n", train, at, shares)
	}
}
