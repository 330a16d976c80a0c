package pdf

import "unicode/utf8"

// Two columns are believed only when both look like running text: so many rows on each side,
// so many letters in a row on average, and hardly any row with cells. Else it is a table.
const (
	columnRows    = 8
	columnLetters = 20
)

// findGutter returns the place between two columns of running text.
func findGutter(words []word, em float64) (float64, bool) {
	left, right := words[0].x0, words[0].x1
	for _, w := range words {
		left, right = min(left, w.x0), max(right, w.x1)
	}
	width := right - left
	if width < 24*em || len(words) < 60 {
		return 0, false
	}
	// Crossings are counted in small steps over the middle of the text; headings may cross.
	step := em / 4
	steps := min(int(0.4*width/step), 1000)
	allowed := len(rowsOf(words)) / 5
	best, bestAt, run := 0, 0, 0
	for i := range steps {
		x := left + 0.3*width + float64(i)*step
		crossing := 0
		for _, w := range words {
			if w.x0 < x && x < w.x1 {
				crossing++
			}
		}
		if crossing > allowed {
			run = 0
			continue
		}
		if run++; run > best {
			best, bestAt = run, i
		}
	}
	if best < 3 {
		return 0, false
	}
	gutter := left + 0.3*width + (float64(bestAt)-float64(best-1)/2)*step
	a, b := sides(words, gutter)
	return gutter, runningText(a, em) && runningText(b, em)
}

// keepsGutter reports whether all but a few rows, heads and feet, keep clear of a gutter, and some fill the column before it.
func keepsGutter(words []word, gutter, em float64) bool {
	rows := rowsOf(words)
	crossing, two := 0, 0
	for _, row := range rows {
		if acrossGutter(row, gutter, em) {
			crossing++
		}
		if a, b := sides(row, gutter); len(a) >= 4 && len(b) >= 4 {
			two++
		}
	}
	return two > 0 && crossing <= 2+len(rows)/5
}

func sides(words []word, gutter float64) (a, b []word) {
	for _, w := range words {
		switch {
		case w.x1 <= gutter:
			a = append(a, w)
		case w.x0 >= gutter:
			b = append(b, w)
		}
	}
	return a, b
}

func runningText(words []word, em float64) bool {
	lines := linesOf(words, em)
	unstretch(lines)
	letters := 0
	for _, ln := range lines {
		letters += utf8.RuneCountInString(ln.text)
	}
	return len(lines) >= columnRows && letters >= columnLetters*len(lines) && 5*withCells(lines) <= len(lines)
}

// columnLines reads a page of two columns: lines across both stand where they are, between
// them the left column comes before the right one.
func columnLines(words []word, gutter, em float64) []line {
	var lines []line
	var band []word
	rows := rowsOf(words)
	flush := func() {
		a, b := sides(band, gutter)
		right := linesOf(b, em)
		for i := range right {
			right[i].right = true
		}
		lines = append(append(lines, linesOf(a, em)...), right...)
		band = nil
	}
	for i, row := range rows {
		outer := (i == 0 || i == len(rows)-1) && pageNumber.MatchString(lineOf(row, em).text)
		if outer || acrossGutter(row, gutter, em) {
			flush()
			lines = append(lines, lineOf(row, em))
			lines[len(lines)-1].across = true
			continue
		}
		band = append(band, row...)
	}
	flush()
	return lines
}

// acrossGutter reports whether a row runs on over the gutter, by a word or by a gap too narrow
// to be one between columns.
func acrossGutter(row []word, gutter, em float64) bool {
	for i, w := range row {
		if w.x0 < gutter && gutter < w.x1 {
			return true
		}
		if i > 0 && row[i-1].x1 <= gutter && gutter <= w.x0 && w.x0-row[i-1].x1 < 0.6*em {
			return true
		}
	}
	return false
}

// unfolded puts the lines of a stretch in two columns, of a page that has others too, in reading order: the left column before
// the right one. tables are what the lines look like; ok is false where there is no such stretch.
func unfolded(lines []line, tables map[int]found) (out []line, ok bool) {
	at := 0
	for i := range lines {
		t, table := tables[i]
		if !table || i < at || !t.runsOn(lines[i:t.end]) {
			continue
		}
		out, ok = append(out, lines[at:i]...), true
		var left, right []line
		for _, ln := range lines[i:t.end] {
			a, b := ln.cut(t.columns[1].x0)
			if len(a.pieces) > 0 {
				left = append(left, a)
			}
			if b.right = true; len(b.pieces) > 0 {
				right = append(right, b)
			}
		}
		out, at = append(append(out, left...), right...), t.end
	}
	return append(out, lines[at:]...), ok
}

// runsOn reports whether what looks like a table are two columns of running text: both filled from the first row to the last,
// with sentences that go on from row to row.
func (t found) runsOn(region []line) bool {
	if len(t.columns) != 2 || len(region) < columnRows {
		return false
	}
	both, letters, goesOn := 0, 0, [2]int{}
	for i, ln := range region {
		a, b := ln.cut(t.columns[1].x0)
		if len(a.pieces) > 0 && len(b.pieces) > 0 {
			both++
		}
		for side, half := range []line{a, b} {
			letters += utf8.RuneCountInString(half.text)
			if i > 0 && startsLower(half.text) {
				goesOn[side]++
			}
		}
	}
	n := len(region)
	return 10*both >= 9*n-10 && letters >= 2*columnLetters*n && 2*goesOn[0] >= n-1 && 2*goesOn[1] >= n-1
}

// cut parts a line at a place between its words.
func (ln line) cut(x float64) (left, right line) {
	halves := [2]line{{y0: ln.y0, y1: ln.y1, size: ln.size}, {y0: ln.y0, y1: ln.y1, size: ln.size}}
	for _, p := range ln.pieces {
		half := &halves[0]
		if (p.x0+p.x1)/2 >= x {
			half = &halves[1]
		}
		if len(half.pieces) == 0 {
			half.x0, half.text = p.x0, p.text
		} else {
			half.text += " " + p.text
		}
		half.pieces, half.x1 = append(half.pieces, p), p.x1
	}
	return halves[0], halves[1]
}
