package evaluation

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"studitiru/knowledge"
)

// sampledPassage is which passages of peraturan TestRefusal takes beside the relevant ones: every so many-th.
const sampledPassage = 10

// TestRefusal holds what the thresholds of index/weights.go promise: of questions about another subject three in four
// are refused, while of those that can be answered no more than one in twenty is lost. Each set is asked its own
// questions and the other one's. Both halves of the questions have to show it, as the weights of the confidence were
// learnt on one of them.
func TestRefusal(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: asks some thousand questions")
	}
	l := needSets(t)
	t.Parallel()
	for _, names := range [][2]string{{"umum", "peraturan"}, {"peraturan", "umum"}} {
		t.Run(names[0], func(t *testing.T) {
			o, other := optionsOf(names[0], l), optionsOf(names[1], l)
			if names[0] == "peraturan" {
				o.Passages = sample(t, o)
			}
			b, err := build(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := b.close(); err != nil {
					t.Error(err)
				}
			}()
			lost, refused := refusedShares(t, b, o.Queries), refusedShares(t, b, other.Queries)
			t.Logf("lost %.3f, its halves %.3f %.3f; refused %.3f, its halves %.3f %.3f", lost.all(), lost[0].share(), lost[1].share(),
				refused.all(), refused[0].share(), refused[1].share())
			if lost.all() > .05 || lost[0].share() > .06 || lost[1].share() > .06 {
				t.Errorf("more than .05 of the questions that can be answered are lost")
			}
			if refused.all() < .75 || refused[0].share() < .73 || refused[1].share() < .73 {
				t.Errorf("less than .75 of the questions about another subject are refused")
			}
		})
	}
}

// share counts how many of some questions were refused.
type share struct{ refused, asked int }

func (s share) share() float64 { return float64(s.refused) / float64(max(1, s.asked)) }

// halves are the shares of the two halves of a set of questions.
type halves [2]share

func (h halves) all() float64 {
	return share{h[0].refused + h[1].refused, h[0].asked + h[1].asked}.share()
}

// refusedShares asks the questions of a file and counts the refusals.
func refusedShares(t *testing.T, b *bench, path string) (out halves) {
	t.Helper()
	questions, err := readQuestions(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		found, err := b.index.Search(t.Context(), knowledge.SearchRequest{Text: q.Text, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		s := &out[0]
		if half(q.ID) {
			s = &out[1]
		}
		s.asked++
		if found.Verdict == knowledge.NothingFound {
			s.refused++
		}
	}
	return out
}

// sample writes the relevant passages of a set, and some of the others, into a file of their own.
func sample(t *testing.T, o Options) string {
	t.Helper()
	qrels, err := readQrels(o.Qrels)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]bool{}
	for _, relevant := range qrels {
		for id := range relevant {
			wanted[id] = true
		}
	}
	in, err := os.Open(o.Passages)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "passages.jsonl")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	s, w := bufio.NewScanner(unpacked), bufio.NewWriter(out)
	s.Buffer(nil, 1<<20)
	for n := 0; s.Scan(); n++ {
		var head struct{ ID string }
		if n%sampledPassage != 0 {
			if err := json.Unmarshal(s.Bytes(), &head); err != nil {
				t.Fatal(err)
			}
			if !wanted[head.ID] {
				continue
			}
		}
		w.Write(s.Bytes())
		w.WriteByte('\n')
	}
	for _, err := range []error{s.Err(), w.Flush(), out.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return path
}
