package evaluation

import (
	"context"
	"os"
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge/indonesian"
)

func TestDev(t *testing.T) {
	set := os.Getenv("EVALSET")
	if set == "" {
		t.Skip("no set")
	}
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	dir := "../../../shared/eval/"
	o := Options{Passages: dir + set + "/passages.jsonl.gz", Queries: dir + set + "/queries.tsv", Qrels: dir + set + "/qrels.tsv", Language: l}
	if set == "umum" {
		o.Typo = dir + set + "/typo.tsv"
		o.Foreign = dir + "peraturan/queries.tsv"
	} else {
		o.Foreign = dir + "umum/queries.tsv"
	}
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	r.WriteText(os.Stdout)
}
