package pdf

import (
	"math"
	"strings"
)

// Justified lines are stretched until they reach the right margin: where words are long and the column is narrow, their gaps
// are as wide as those between the cells of a table. They are told by three things: the gaps of one line are nearly equal,
// its end stands under or over that of a neighbour, and the gaps of neighbours do not stand under each other.

// unstretch takes the cells from lines that are only stretched.
func unstretch(lines []line) {
	em := emOfLines(lines)
	var stretched []int
	for i, ln := range lines {
		if ln.cells != nil && evenGaps(ln) && reaches(lines, i, em) && !aligned(lines, i, em) {
			stretched = append(stretched, i)
		}
	}
	for _, i := range stretched {
		lines[i].cells = nil
	}
}

// inParagraph reports whether lines, which look like a table, are lines of a justified paragraph whose gaps stand under each
// other by chance: all fill the column from edge to edge, as the prose line before or after them does.
func inParagraph(lines []line, from, to int) bool {
	const near = 1.5 // points
	first := lines[from]
	for _, ln := range lines[from:to] {
		if math.Abs(ln.x0-first.x0) > near || math.Abs(ln.x1-first.x1) > near || figures(lastField(ln.text)) {
			return false
		}
	}
	same := func(k int) bool {
		ln := lines[k]
		return ln.cells == nil && len(ln.pieces) > 1 && math.Abs(ln.x0-first.x0) <= near
	}
	before := from > 0 && follow(lines[from-1], first) && same(from-1) && math.Abs(lines[from-1].x1-first.x1) <= near
	after := to < len(lines) && follow(lines[to-1], lines[to]) && same(to) && lines[to].x1 <= first.x1+near
	return before || after && !endsSentence(lines[to-1].text)
}

// emOfLines is the usual height of a line.
func emOfLines(lines []line) float64 {
	heights := make([]float64, len(lines))
	for i, ln := range lines {
		heights[i] = ln.y1 - ln.y0
	}
	return max(median(heights), 1)
}

// evenGaps reports whether the gaps of a line, those behind labels aside, are nearly equal.
func evenGaps(ln line) bool {
	least, most := math.Inf(1), 0.0
	head := ""
	for i, p := range ln.pieces {
		if i > 0 && p.text != ":" && !hangs(head) {
			gap := p.x0 - ln.pieces[i-1].x1
			least, most = min(least, gap), max(most, gap)
		}
		if len(head) < 40 { // a longer one is no label
			head = strings.TrimSpace(head + " " + p.text)
		}
	}
	return most > 0 && most <= 1.4*least+1
}

// reaches reports whether a line is of one paragraph with the line before or after it: both end at the same place, and the
// second begins no further to the right than the text of the first, which may hang or be indented.
func reaches(lines []line, i int, em float64) bool {
	ln := lines[i]
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(lines) || !follow(lines[min(i, k)], lines[max(i, k)]) {
			continue
		}
		first, second := lines[min(i, k)], lines[max(i, k)]
		if second.x0 < first.x0-0.5*em || second.x0 > textStart(first)+0.5*em {
			continue
		}
		last := k > i && second.cells == nil && second.x1 < ln.x1 && !endsSentence(ln.text) // which ends anywhere
		if last || math.Abs(first.x1-second.x1) < 0.5*em {
			return true
		}
	}
	return false
}

// follow reports whether one line stands closely below another.
func follow(a, b line) bool { return b.y0 > a.y0 && b.y0-a.y1 < 1.2*(a.y1-a.y0) }

// textStart is where the text of a line begins, behind its labels.
func textStart(ln line) float64 {
	start, head := ln.x0, ""
	for i, p := range ln.pieces[:len(ln.pieces)-1] {
		if head = strings.TrimSpace(head + " " + p.text); len(head) >= 40 {
			break
		}
		if hangs(head) {
			start = ln.pieces[i+1].x0
		}
	}
	return start
}

// aligned reports whether the cells of a line stand under or over those of a neighbour that has cells too.
func aligned(lines []line, i int, em float64) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(lines) && lines[k].cells != nil && sameColumns(lines[i], lines[k], em) {
			return true
		}
	}
	return false
}

// sameColumns reports whether all gaps between cells of a line are gaps of the other too, with an edge in common. The outer
// edges say nothing: those of a paragraph are common as well.
func sameColumns(a, b line, em float64) bool {
	for i := 1; i < len(a.cells); i++ {
		shared := false
		for k := 1; k < len(b.cells) && !shared; k++ {
			shared = sameGap(a.cells, i, b.cells, k, em)
		}
		if !shared {
			return false
		}
	}
	return true
}

// sameGap reports whether the gap before cell i of a row lies under or over the one before cell k of another, with an edge in
// common, or numbers behind both.
func sameGap(a []cell, i int, b []cell, k int, em float64) bool {
	const near = 2.5 // points
	if min(a[i].x0, b[k].x0)-max(a[i-1].x1, b[k-1].x1) < 0.6*em {
		return false
	}
	inner := i < len(a)-1 && k < len(b)-1
	return math.Abs(a[i].x0-b[k].x0) < near || math.Abs(a[i-1].x1-b[k-1].x1) < near ||
		inner && math.Abs(a[i].x0+a[i].x1-b[k].x0-b[k].x1) < 2*near || figures(a[i].text) && figures(b[k].text)
}

// figures reports whether a text is a number, an amount or a date, without words.
func figures(s string) bool { return strings.ContainsAny(s, "0123456789") && letterCount(s) <= 2 }
