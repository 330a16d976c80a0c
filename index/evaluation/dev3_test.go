package evaluation

import (
	"context"
	"fmt"
	"os"
	"testing"
)

func TestQuote(t *testing.T) {
	if os.Getenv("QUOTE") == "" {
		t.Skip()
	}
	l := needSets(t)
	o := optionsOf("umum", l)
	qs, _ := readQuestions(o.Queries)
	qr, _ := readQrels(o.Qrels)
	b, err := build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	r, _ := b.relevance(context.Background(), qs, qr, "")
	fmt.Printf("QUOTE %.4f mrr %.4f\n", r.quote, r.mrr)
}
