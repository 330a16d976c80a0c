package index

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/data/seed"
	"studitiru/knowledge"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden is a question of testdata/questions.tsv.
type golden struct {
	number, kind, text string
	wanted             []string // keys of documents; nil when nothing answers
	outside            bool     // refused before the search
}

func readGolden(t *testing.T) (out []golden) {
	t.Helper()
	raw, err := os.ReadFile("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) != 4 {
			t.Fatalf("questions.tsv: %q", line)
		}
		g := golden{number: c[0], kind: c[1], text: c[2]}
		switch c[3] {
		case "LUAR":
			g.outside = true
		case "NIHIL":
		default:
			g.wanted = strings.Split(c[3], "|")
		}
		out = append(out, g)
	}
	return out
}

// seeded is an index of the documents that ship with the program.
func seeded(t *testing.T) (*Index, *memory) {
	t.Helper()
	documents, err := seed.Documents()
	if err != nil {
		t.Fatal(err)
	}
	m := newMemory(documents...)
	return openTest(t, Config{Journal: m}), m
}

// TestRanking compares the ranking of the golden questions with testdata/ranking. A change
// of ranking is to be seen there: run with -update and read the difference.
func TestRanking(t *testing.T) {
	x, m := seeded(t)
	var out strings.Builder
	var first, second, third, fifth, refused, nihil, answerable int
	reciprocal := 0.0
	for _, g := range readGolden(t) {
		found := ask(t, x, g.text)
		var keys []string
		for _, h := range found.Hits {
			if key := m.documents[h.DocumentID].Key; !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
		rank := slices.IndexFunc(keys, func(k string) bool { return slices.Contains(g.wanted, k) }) + 1
		fmt.Fprintf(&out, "%s %s %s\n   %s %.2f · %s\n", g.number, g.kind, g.text, verdictName(found.Verdict), found.Confidence,
			found.Understood.Text)
		for i, k := range keys[:min(len(keys), 5)] {
			mark := " "
			if slices.Contains(g.wanted, k) {
				mark = "*"
			}
			fmt.Fprintf(&out, "   %s %d %s\n", mark, i+1, k)
		}
		switch {
		case g.outside:
		case g.wanted == nil:
			nihil++
			if found.Verdict == knowledge.NothingFound {
				refused++
			}
		default:
			answerable++
			answered := found.Verdict != knowledge.NothingFound
			if rank > 0 {
				reciprocal += 1 / float64(rank)
			}
			for at, n := range map[int]*int{1: &first, 2: &second, 3: &third, 5: &fifth} {
				if rank > 0 && rank <= at && answered {
					*n++
				}
			}
		}
	}
	n := float64(answerable)
	totals := fmt.Sprintf("answerable %d: first %d, first or second %d; recall@1 %.3f recall@3 %.3f recall@5 %.3f MRR "+
		"%.3f\nwithout an answer %d: refused %d\n",
		answerable, first, second, float64(first)/n, float64(third)/n, float64(fifth)/n, reciprocal/n, nihil, refused)
	compareGolden(t, "testdata/ranking/questions.golden", totals+"\n"+out.String())
	t.Log(totals)
	if second < 46 {
		t.Errorf("%d of %d questions are answered first or second, 46 are wanted", second, answerable)
	}
}

func verdictName(v knowledge.Verdict) string {
	return [...]string{"nothing", "near", "sure"}[v]
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs (run with -update and read the difference):\n%s", path, diff)
	}
}
