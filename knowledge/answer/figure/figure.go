// Package figure puts the figures that documents state into order, tells which of them contradict each other, and counts and
// names the lines of a list. It is pure: it knows facts and metadata, and neither texts nor the store.
package figure

import (
	"cmp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/shape"
)

// Compare orders two facts by their values.
func Compare(a, b knowledge.Fact) int {
	return cmp.Compare(shape.Number(a.Value), shape.Number(b.Value))
}

// Order puts facts of several places in order: by figure, then grade, then rank, the best first, or the last one first where the
// lowest is asked for.
func Order(facts []knowledge.Fact, lowest bool) {
	slices.SortFunc(facts, func(a, b knowledge.Fact) int {
		if a.Value == "" != (b.Value == "") {
			return Filled(b) - Filled(a) // where there is no figure, the order is a guess: last
		}
		order := cmp.Or(Compare(b, a), strings.Compare(a.Grade, b.Grade), cmp.Compare(a.Rank, b.Rank))
		if lowest && order != 0 {
			order = -order
		}
		return cmp.Or(order, strings.Compare(a.Place, b.Place))
	})
	if !lowest {
		byRank(facts)
	}
}

// byRank moves facts that state a rank and no figure to where their rank belongs among the others.
func byRank(facts []knowledge.Fact) {
	for i, f := range facts {
		if f.Value != "" || f.Rank == 0 {
			continue
		}
		at := slices.IndexFunc(facts[:i], func(o knowledge.Fact) bool { return o.Rank > f.Rank && o.Year == f.Year })
		if at >= 0 {
			copy(facts[at+1:i+1], facts[at:i])
			facts[at] = f
		}
	}
}

// Dated says whether the sentence of a fact names its year.
func Dated(f knowledge.Fact) int {
	if f.Year != 0 {
		return 1
	}
	return 0
}

// Filled says how much a fact tells: a figure more than a grade.
func Filled(f knowledge.Fact) int {
	n := 0
	if f.Value != "" {
		n += 2
	}
	if f.Grade != "" {
		n++
	}
	return n
}

// OnlyGrades tells whether facts state neither a figure nor a rank.
func OnlyGrades(facts []knowledge.Fact) bool {
	return !slices.ContainsFunc(facts, func(f knowledge.Fact) bool { return f.Value != "" || f.Rank != 0 })
}

// Contradict tells whether two facts of different documents give different figures of the same thing.
func Contradict(a, b knowledge.Fact) bool {
	if a.Measure != b.Measure || a.Place != b.Place || a.Service != b.Service || a.Unit != b.Unit || a.Year != b.Year ||
		a.Year == 0 || a.Document == b.Document {
		return false
	}
	return a.Value != "" && b.Value != "" && shape.Number(a.Value) != shape.Number(b.Value)
}

// Disagree tells whether one of the facts contradicts the first.
func Disagree(facts []knowledge.Fact) bool {
	return slices.ContainsFunc(facts, func(f knowledge.Fact) bool { return Contradict(facts[0], f) })
}

// Documents counts the documents that lines are from.
func Documents(items []knowledge.ListItem) int {
	seen := map[int64]bool{}
	for _, it := range items {
		seen[it.Document.ID] = true
	}
	return len(seen)
}

// Counts counts documents by kind, by field, and by place when asked to; nowhere is what stands in the place of one.
func Counts(documents []knowledge.Meta, places bool, nowhere string) []knowledge.Count {
	n := map[knowledge.Count]int{}
	for _, d := range documents {
		n[knowledge.Count{Group: "kind", Key: string(d.Kind)}]++
		for _, f := range d.Fields {
			n[knowledge.Count{Group: "field", Key: f}]++
		}
		for _, p := range d.Places {
			if places && p != nowhere {
				n[knowledge.Count{Group: "place", Key: p}]++
			}
		}
	}
	var out []knowledge.Count
	for c, times := range n {
		c.N = times
		out = append(out, c)
	}
	order := map[string]int{"kind": 0, "field": 1, "place": 2}
	slices.SortFunc(out, func(a, b knowledge.Count) int {
		return cmp.Or(cmp.Compare(order[a.Group], order[b.Group]), b.N-a.N, strings.Compare(a.Key, b.Key))
	})
	return out
}

// Spread gives the order in which facts are told, by their places in the list: the first one and what contradicts it, one a year,
// then the rest; each figure and each sentence once a document. shown gives the sentence of a fact, false for none.
func Spread(facts []knowledge.Fact, shown func(int) (string, bool)) []int {
	type known struct {
		document         int64
		year             int
		place, val, text string
	}
	var first, years, rest []int
	told, seen := map[int]bool{}, map[known]bool{}
	for i, f := range facts {
		text, ok := shown(i)
		value := known{document: f.Document, year: f.Year, place: f.Place, val: f.Value + f.Grade}
		sentence := known{document: f.Document, text: text}
		if !ok || seen[value] || seen[sentence] {
			continue
		}
		seen[value], seen[sentence] = true, true
		switch {
		case i == 0 || Contradict(facts[0], f):
			first = append(first, i)
		case !told[f.Year]: // another year says more than the same figure once more
			years = append(years, i)
		default:
			rest = append(rest, i)
		}
		told[f.Year] = true
	}
	return slices.Concat(first, years, rest)
}

// Place is the place of a line: for a visit the guests, when the question asks who came.
func Place(d knowledge.Document, visitors bool) string {
	if d.Kind == knowledge.Visit && len(d.Places) > 1 {
		guests := strings.Join(d.Places[1:], ", ")
		if visitors {
			return guests
		}
		return guests + " → " + d.Places[0]
	}
	if visitors && d.Agency != "" { // guests of no place: a ministry, a university
		return d.Agency
	}
	return strings.Join(d.Places, ", ")
}

// Merge puts quotes before others, each text once, as many as an answer has.
func Merge(first, rest []knowledge.Quote) []knowledge.Quote {
	var out []knowledge.Quote
	for _, q := range slices.Concat(first, rest) {
		same := func(o knowledge.Quote) bool {
			return o.Document.ID == q.Document.ID && (strings.Contains(o.Text, q.Text) || strings.Contains(q.Text, o.Text))
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, q)
		}
	}
	return out[:min(len(out), knowledge.QuotesPerAnswer)]
}

// Per tells whether a fact is of the time that a question names: "per bulan" of "orang per bulan".
func Per(f knowledge.Fact, text string) int {
	_, time, ok := strings.Cut(f.Unit, " per ")
	if ok && (strings.Contains(text, "per "+time) || strings.Contains(text, "se"+time) || strings.Contains(text, "tiap "+time)) {
		return 1
	}
	return 0
}
