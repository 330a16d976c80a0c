package fact_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/fact"
	"studitiru/knowledge/indonesian"
)

var folder = os.DirFS("../../data/seed/vocabulary")

var shipped = sync.OnceValues(func() (*fact.Reader, error) {
	l, err := indonesian.New(folder)
	if err != nil {
		return nil, err
	}
	return fact.New(l, folder)
})

func reader(t testing.TB) *fact.Reader {
	t.Helper()
	r, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// short writes a fact as the tests do: measure place/service year value unit grade #rank.
func short(f knowledge.Fact) string {
	place := f.Place
	if f.Service != "" {
		place += "/" + f.Service
	}
	parts := []string{f.Measure, place, fmt.Sprint(f.Year)}
	if f.Value != "" {
		parts = append(parts, f.Value)
	}
	if f.Unit != "" {
		parts = append(parts, f.Unit)
	}
	if f.Grade != "" {
		parts = append(parts, f.Grade)
	}
	if f.Rank != 0 {
		parts = append(parts, fmt.Sprintf("#%d", f.Rank))
	}
	return strings.Join(parts, " ")
}

// about makes a document about some places, of 2026.
func about(body string, places ...string) knowledge.Document {
	return knowledge.Document{ID: 5, Version: 2, Body: body, Meta: knowledge.Meta{
		Title: "Uji", Kind: knowledge.Guide, Places: places, Year: 2026,
		Sources: []knowledge.Source{{Title: "satu"}, {Title: "dua"}},
	}}
}

func read(t testing.TB, body string, places ...string) []string {
	t.Helper()
	var out []string
	for _, f := range reader(t).Facts(about(body, places...)) {
		out = append(out, short(f))
	}
	return out
}
