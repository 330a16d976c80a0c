package index

import (
	"context"
	"fmt"
	"os"
	"testing"
	"sort"
	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

type fakej struct{}

func (fakej) StoreState(context.Context) (string, int64, int, error) { return "evaluation", 212348, 212348, nil }
func (fakej) ChangesAfter(context.Context, int64, int) ([]knowledge.Change, error) {
	return nil, nil
}

func TestDevCommon(t *testing.T) {
	if os.Getenv("DEVC") == "" {
		t.Skip()
	}
	l, _ := indonesian.New(seed.Vocabulary())
	x, err := Open(Config{Dir: "/tmp/devidx-peraturan", Language: l, Journal: fakej{}})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	x.Settle(context.Background())
	v, _ := x.acquire()
	for _, p := range v.segments {
		ct := p.common.tables.Load()
		fmt.Println(p.size, ct != nil)
		if ct != nil {
			fmt.Println(len(ct.stems))
		}
	}
	c, _ := v.stemCounts()
	sort.Slice(c, func(i, j int) bool { return c[i] > c[j] })
	for _, n := range []int{50, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 3000} {
		fmt.Println(n, c[n])
	}
	v.release()
}
