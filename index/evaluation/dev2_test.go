package evaluation

import (
	"context"
	"fmt"
	"os"
	"sort"
	"testing"
	"time"

	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// keeps an index in /tmp/devidx-SET
func TestSpeed(t *testing.T) {
	set := os.Getenv("SPEEDSET")
	if set == "" {
		t.Skip("no set")
	}
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	dir := "../../../shared/eval/"
	p, err := openPassages(dir + set + "/passages.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(index.Config{Dir: "/tmp/devidx-" + set, Language: l, Journal: p, Passages: whole})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	ctx := context.Background()
	start := time.Now()
	n, err := x.Sync(ctx)
	fmt.Println("sync", n, time.Since(start), err)
	start = time.Now()
	x.Settle(ctx)
	fmt.Println("settle", time.Since(start), fmt.Sprintf("%+v", x.Stats()))
	qs, _ := readQuestions(dir + set + "/queries.tsv")
	type tm struct {
		d time.Duration
		q string
	}
	for _, stage := range []string{"first", "all"} {
		for round := 0; round < 3; round++ {
			var ts []tm
			for _, q := range qs {
				s := time.Now()
				if stage == "first" {
					x.Candidates(ctx, q.Text)
				} else {
					x.Search(ctx, knowledge.SearchRequest{Text: q.Text, Limit: 10})
				}
				ts = append(ts, tm{time.Since(s), q.Text})
			}
			sort.Slice(ts, func(i, j int) bool { return ts[i].d < ts[j].d })
			at := func(f float64) time.Duration { return ts[int(f*float64(len(ts)))].d }
			fmt.Println(stage, at(.5), at(.95), at(.99))
			if round == 2 {
				for _, x := range ts[len(ts)-5:] {
					fmt.Println("   ", x.d, x.q)
				}
			}
		}
	}
	fmt.Println("rss", residentBytes()>>20)
}
