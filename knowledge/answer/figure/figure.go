// Package figure compares the figures that documents state: which says more, which contradict each other, in which order they
// stand. It is given facts and looks at nothing else. Called by knowledge/answer.
package figure

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/shape"
)

// Dated is 1 for a fact whose sentence names its year, else 0.
func Dated(f knowledge.Fact) int {
	if f.Year != 0 {
		return 1
	}
	return 0
}

// Filled is how much a fact states: a figure says more than a grade.
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

// OnlyGrades tells whether no fact states a figure or a rank.
func OnlyGrades(facts []knowledge.Fact) bool {
	return !slices.ContainsFunc(facts, func(f knowledge.Fact) bool { return f.Value != "" || f.Rank != 0 })
}

// Contradicts tells whether two facts give different figures, or grades, of the same thing.
func Contradicts(a, b knowledge.Fact) bool {
	if a.Measure != b.Measure || a.Place != b.Place || a.Service != b.Service || a.Unit != b.Unit || a.Year != b.Year ||
		a.Year == 0 {
		return false
	}
	if a.Document == b.Document {
		return false
	}
	return a.Value != "" && b.Value != "" && shape.Number(a.Value) != shape.Number(b.Value)
}

// Disagree tells whether any fact contradicts the first.
func Disagree(facts []knowledge.Fact) bool {
	return slices.ContainsFunc(facts, func(f knowledge.Fact) bool { return Contradicts(facts[0], f) })
}

// ByRank moves facts that state a rank and no figure to where their rank belongs among the others.
func ByRank(facts []knowledge.Fact) {
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

// Compare orders facts by their figures, the smaller first.
func Compare(a, b knowledge.Fact) int {
	return cmp.Compare(shape.Number(a.Value), shape.Number(b.Value))
}

var (
	saidGrade = regexp.MustCompile(`(?:[Pp]redikat|[Kk]ategori|[Nn]ilai|[Mm]utu|[Pp]eringkat)(?: \p{L}+){0,2} ` +
		`([A-F]-?)(?:[^\w-]|$)`)
	saidFigure = regexp.MustCompile(`\b\d{1,3},\d{1,2}\b`)
)

// Said are the first grade and the first figure with decimals that a sentence states, "" for none; with a point: "4.72".
func Said(sentence string) (grade, value string) {
	if m := saidGrade.FindStringSubmatch(sentence); m != nil {
		grade = m[1]
	}
	return grade, strings.Replace(saidFigure.FindString(sentence), ",", ".", 1)
}
