package evaluation

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/data/seed"
	"studitiru/knowledge/indonesian"
)

// TestRun measures a set that is small enough to reckon by hand.
func TestRun(t *testing.T) {
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err = w.Write([]byte(`{"id":"a","title":"","text":"Pasar terapung buka setiap hari Minggu di tepi sungai."}
{"id":"b","title":"Jembatan gantung","text":"Panjangnya 120 meter."}
{"id":"c","title":"","text":"Sungai itu keruh pada musim hujan."}
`))
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	o := Options{
		Language: l,
		Passages: file("p.jsonl.gz", packed.String()),
		Queries: file("q.tsv", "q1\tkapan pasar terapung buka\thari Minggu\nq2\tberapa panjang jembatan gantung\t120 "+
			"meter\nq3\ttanpa jawaban\t\n"),
		Qrels:   file("r.tsv", "q1 0 a 1\nq2 0 b 1\n"),
		Typo:    file("t.tsv", "q1\tkapan pasr terapung buka\thari Minggu\tpasar>pasr\tdrop\n"),
		Foreign: file("f.tsv", "f1\tsiapa penemu telepon genggam\n"),
		Run:     filepath.Join(dir, "run"),
	}
	r, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Questions != 2 || r.Hit1 != 1 || r.MRR10 != 1 || r.NDCG10 != 1 || r.Recall100 != 1 || r.Quote != 1 || r.TypoRatio != 1 ||
		r.ForeignGone != 1 {
		t.Errorf("the report is %+v", r)
	}
	run, err := os.ReadFile(o.Run)
	if err != nil || !strings.HasPrefix(string(run), "q1 Q0 a 1 ") || !strings.Contains(string(run), "\nq2 Q0 b 1 ") {
		t.Errorf("the run is %q, %v", run, err)
	}
	var line bytes.Buffer
	if err := r.WriteJSON(&line); err != nil {
		t.Fatal(err)
	}
	var keys map[string]float64
	if err := json.Unmarshal(line.Bytes(), &keys); err != nil {
		t.Fatal(err)
	}
	want := []string{"hit@1", "index_bytes", "mrr@10", "ndcg@10", "p50_ms", "p95_ms", "p99_ms", "passages/s", "qps", "recall@100",
		"rss_bytes"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(keys))); diff != "" {
		t.Error(diff)
	}
}

func TestRunRefusesBadFiles(t *testing.T) {
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, content := range map[string]string{"good.jsonl": `{"id":"a","text":"b"}`, "bad.jsonl": "{", "q.tsv": "q1\tapa\n",
		"r.tsv": "q1 0 a 1\n", "other.tsv": "q9 0 a 1\n", "short.tsv": "q1 a\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, files := range map[string][3]string{
		"passages that are no JSON":  {"bad.jsonl", "q.tsv", "r.tsv"},
		"no such file":               {"none.jsonl", "q.tsv", "r.tsv"},
		"qrels of other questions":   {"good.jsonl", "q.tsv", "other.tsv"},
		"qrels with too few columns": {"good.jsonl", "q.tsv", "short.tsv"},
		"questions without a tab":    {"good.jsonl", "bad.jsonl", "r.tsv"},
	} {
		o := Options{Language: l, Passages: filepath.Join(dir, files[0]), Queries: filepath.Join(dir, files[1]),
			Qrels: filepath.Join(dir, files[2])}
		if _, err := Run(t.Context(), o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
