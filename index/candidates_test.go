package index

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// TestCandidatesAreExact compares the first stage, with all its short cuts, with BM25
// reckoned passage by passage: over several segments, replaced documents, tables of
// frequent stems, and groups with several ways of several words.
func TestCandidatesAreExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	m := newMemory()
	x := openTest(t, Config{Journal: m, Passages: plain})
	bodies := map[int64]string{}
	for range 6 {
		for range 120 {
			body := randomBody(random)
			d := document("", body)
			if len(bodies) > 0 && random.IntN(5) == 0 {
				d.ID = 1 + random.Int64N(int64(len(bodies)))
			}
			bodies[m.put(d)] = body
		}
		if _, err := x.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for _, withTables := range []bool{false, true} {
		v, err := x.acquire()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range v.segments {
			if withTables {
				tables, err := buildCommon(p, 5, 1<<20)
				if err != nil {
					t.Fatal(err)
				}
				p.common.tables.Store(tables)
			}
		}
		for range 200 {
			compareWithAll(t, v, randomGroups(random), bodies, 1+random.IntN(30))
		}
		v.release()
	}
}

func plain(d knowledge.Document) []knowledge.Passage { return []knowledge.Passage{{Text: d.Body}} }

// randomWord gives words that the stemmer leaves as they are, some of them far more often than others.
func randomWord(r *rand.Rand) string {
	return fmt.Sprintf("q%cz%c", 'a'+int(20*r.Float64()*r.Float64()*r.Float64()), 'a'+r.IntN(3))
}

func randomBody(r *rand.Rand) string {
	words := make([]string, 3+r.IntN(40))
	for i := range words {
		words[i] = randomWord(r)
	}
	return strings.Join(words, " ")
}

func randomGroups(r *rand.Rand) []group {
	groups := make([]group, 1+r.IntN(6))
	for i := range groups {
		groups[i].weight = []float64{1, 1, .4}[r.IntN(3)]
		groups[i].ways = []way{{stems: []string{randomWord(r)}, weight: 1}}
		for range r.IntN(3) {
			w := way{weight: .3 + .6*r.Float64()}
			for range 1 + r.IntN(3) {
				if s := randomWord(r); !slices.Contains(w.stems, s) {
					w.stems = append(w.stems, s)
				}
			}
			groups[i].ways = append(groups[i].ways, w)
		}
	}
	return groups
}

func compareWithAll(t *testing.T, v *view, groups []group, bodies map[int64]string, k int) {
	t.Helper()
	found, err := v.rank(context.Background(), groups, k)
	if err != nil {
		t.Fatal(err)
	}
	var want []float64
	scores := map[int64]float64{}
	for id, body := range bodies {
		if s := bm25(v, groups, strings.Fields(body)); s > 0 {
			scores[id] = s
			want = append(want, s)
		}
	}
	slices.SortFunc(want, func(a, b float64) int { return cmp.Compare(b, a) })
	want = want[:min(len(want), k)]
	if len(found) != len(want) {
		t.Fatalf("%d passages found, want %d of %d for %+v", len(found), len(want), k, groups)
	}
	for i, c := range found {
		var s sight
		if err := v.look(v.ask(indonesian.Query{}, testNow), c, &s); err != nil {
			t.Fatal(err)
		}
		if own := scores[s.record.document]; math.Abs(float64(c.score)-own) > 1e-3 || math.Abs(own-want[i]) > 1e-3 {
			t.Fatalf("place %d: document %d with %.4f, reckoned %.4f, want %.4f; groups %+v", i, s.record.document, c.score, own, want[i],
				groups)
		}
	}
}

func bm25(v *view, groups []group, words []string) float64 {
	length := float64(storedLength(len(words)) * lengthStep)
	sum := 0.0
	for _, g := range groups {
		best := 0.0
		for _, w := range g.ways {
			least := math.Inf(1)
			for _, s := range w.stems {
				n := 0.0
				for _, word := range words {
					if word == s {
						n++
					}
				}
				n = min(n, maxFrequency)
				least = min(least, n*(bm25K+1)/(n+bm25K*(1-bm25B+bm25B*length/v.average)))
			}
			best = max(best, least*w.weight)
		}
		sum += best * g.idf * g.weight
	}
	return sum
}
