package pdf

import (
	"math"
	"slices"
	"strings"
)

// tableLines is the most lines of one table on a page; the rest becomes another table.
const tableLines = 400

const (
	tableTries  = 4  // beginnings of rows that are looked at for a table
	mostColumns = 60 // of a table
)

// columnGap is the least room between columns, in heights of the line; words of a sentence are 0.25 apart.
const columnGap = 0.38

// found is a table among the lines of a page.
type found struct {
	end     int // the index of the line after it
	columns []cell
	head    []string   // its lines, as they stand
	lines   []line     // the last ones, which show the columns
	rows    [][]string // of equal length, escaped; the first is the head
}

// tablesOf finds the tables of a page by the lines they begin at.
func tablesOf(lines []line) map[int]found {
	tables := map[int]found{}
	em := emOfLines(lines)
	until, tried := 0, 0 // the end of rows that were no table, and how often they were looked at
	for i := 0; i < len(lines); {
		t, ok := tableAt(lines, i, em)
		switch {
		case ok:
			tables[i] = t
			i = t.end
			continue
		case t.end > until:
			until, tried = t.end, 0
		}
		i++
		if tried++; tried > tableTries {
			i = max(i, until)
		}
	}
	return tables
}

// tableAt reads the table that begins at lines[i]: rows of cells, and wrapped rests of them, that follow each other closely
// and stand in columns. Where there is none, end is that of what was looked at.
func tableAt(lines []line, i int, em float64) (found, bool) {
	if lines[i].cells == nil || led(lines[i].text) {
		return found{end: i + 1}, false
	}
	end := i + 1
	for end < min(len(lines), i+tableLines) {
		ln, last := lines[end], lines[end-1]
		if ln.y0-last.y1 > 2.2*em || ln.y1 < last.y0 || otherSize(ln.size, lines[i].size) && ln.cells == nil {
			break
		}
		if ln.cells == nil && !wrapsCell(lines, end, columnsOf(cellsAround(lines, i, end, em), em), em) {
			break
		}
		if ln.cells != nil && led(ln.text) {
			break
		}
		end++
	}
	for end > i+1 && lines[end-1].cells == nil && lines[end-1].y0-lines[end-2].y1 > 0.25*em && inFirst(lines[end-1], lines[i:end]) {
		end-- // what stands below the first column is no longer of it
	}
	region := lines[i:end]
	columns := columnsOf(region, em)
	if inParagraph(lines, i, end) {
		return found{end: end}, false
	}
	if len(columns) < 2 || len(columns) > mostColumns || withCells(region) < 2 || !standing(region, columns) {
		return found{end: end}, false
	}
	t := found{end: end, columns: columns, lines: region[max(0, len(region)-shown):]}
	if t.rows, t.head = rowsIn(region, columns, em); fullRows(t.rows) < 2 {
		return found{end: end}, false
	}
	return t, true
}

// resume reads, at the beginning of a page, what goes on of the table that the page before ended with: its head again, or
// nothing in between, and then lines that keep to its columns. The first row is the head.
func (t found) resume(lines []line) (found, bool) {
	em := emOfLines(lines)
	from := 0
	for from < min(len(lines), len(t.head)) && lines[from].text == t.head[from] {
		from++
	}
	if from < len(t.head) {
		from = 0
	}
	columns, end := t.columnsWith(lines[from:], em), from
	if own, ok := tableAt(lines, 0, em); ok && len(own.columns) == len(columns) { // these rows show them better
		columns, end = own.columns, own.end
	}
	for end < min(len(lines), from+tableLines) && keeps(lines[end], columns, em) {
		if end > 0 && lines[end].y0-lines[end-1].y1 >= 2.2*em {
			break
		}
		end++
	}
	if end == from || from == 0 && withCells(lines[:end]) < 2 || lines[0].cells == nil && from == 0 {
		return found{}, false
	}
	next := found{end: end, columns: columns, head: t.head, rows: t.rows[:1:1], lines: lines[max(from, end-shown):end]}
	units := make([][]unit, end-from)
	for i, ln := range lines[from:end] {
		units[i] = unitsOf(ln, columns)
	}
	var rows [][]string
	for _, g := range groupsOf(lines[from:end], units, em) {
		rows = append(rows, rowOf(units[g.from:g.to], len(columns)))
	}
	next.rows = append(next.rows, escaped(rows)...)
	return next, true
}

// shown is how many lines show the columns of a table.
const shown = 12

// columnsWith are the columns as the lines of the table show them together with those that may go on with it, as many as
// keep to the columns.
func (t found) columnsWith(lines []line, em float64) []cell {
	for n := min(len(lines), shown); n > 0; n-- {
		columns := columnsOf(slices.Concat(t.lines, lines[:n]), em)
		strays := func(ln line) bool { return !keeps(ln, columns, em) }
		if len(columns) == len(t.columns) && !slices.ContainsFunc(lines[:n], strays) {
			return columns
		}
	}
	return t.columns
}

// keeps reports whether a line has a gap between all the columns that it crosses, and begins and ends within the table.
func keeps(ln line, columns []cell, em float64) bool {
	if ln.x0 < columns[0].x0-em || ln.x1 > columns[len(columns)-1].x1+em {
		return false
	}
	for _, c := range columns[1:] {
		if ln.x0 < c.x0 && c.x0 < ln.x1 && gapAt(ln, c.x0) < columnGap*ln.height() {
			return false
		}
	}
	return true
}

func withCells(region []line) int {
	n := 0
	for _, ln := range region {
		if ln.cells != nil {
			n++
		}
	}
	return n
}

// fullRows counts the rows with two cells or more.
func fullRows(rows [][]string) int {
	n := 0
	for _, row := range rows {
		if filled(row) > 1 {
			n++
		}
	}
	return n
}

func filled(row []string) int {
	n := 0
	for _, c := range row {
		if c != "" {
			n++
		}
	}
	return n
}

// cellsAround are the lines of the table that begins at lines[i], lines[k] which may be of it too, and those with cells that
// follow closely: they show the columns better than the first rows alone.
func cellsAround(lines []line, i, k int, em float64) []line {
	const ahead = 8
	around := slices.Clone(lines[i : k+1])
	for n := k + 1; n < min(len(lines), k+ahead) && lines[n].y0-lines[n-1].y1 < 2.2*em; n++ {
		if lines[n].cells != nil {
			around = append(around, lines[n])
		}
	}
	return around
}

// wrapsCell reports whether a line without wide gaps, lines[k], goes on with cells above it, or is one that stands in the
// middle of its row: it keeps within a column, or has a gap between all the columns that it crosses. Below the first column
// alone a new paragraph may begin: there more cells have to follow.
func wrapsCell(lines []line, k int, columns []cell, em float64) bool {
	ln := lines[k]
	crossed := 0
	for n, c := range columns {
		if ln.x0 > c.x0-0.6*em && ln.x1 < c.x1+0.6*em {
			return n > 0 || ln.y0-lines[k-1].y1 < 0.25*em || k+1 < len(lines) && lines[k+1].cells != nil &&
				lines[k+1].y0-ln.y1 < em && len(columns) > 2
		}
		if n == 0 || c.x0 < ln.x0 || c.x0 > ln.x1 {
			continue
		}
		if crossed++; gapAt(ln, c.x0) < columnGap*ln.height() {
			return false
		}
	}
	return crossed > 1 || crossed == 1 && lines[k].y0-lines[k-1].y1 < 0.25*em
}

// gapAt is the room around a place between the words of a line, 0 where a word stands.
func gapAt(ln line, x float64) float64 {
	for i, p := range ln.pieces[1:] {
		if before := ln.pieces[i]; before.x1 <= x && x <= p.x0 {
			return p.x0 - before.x1
		}
	}
	return 0
}

func inFirst(ln line, region []line) bool {
	for _, row := range region {
		if row.cells != nil {
			return ln.x0 < row.cells[0].x1 && ln.x1 < row.cells[1].x0
		}
	}
	return false
}

// columnsOf are the columns of a table, from left to right without a gap: between them, hardly a line has letters, and some
// have a wide gap.
func columnsOf(region []line, em float64) []cell {
	left, right := region[0].x0, region[0].x1
	for _, ln := range region {
		left, right = min(left, ln.x0), max(right, ln.x1)
	}
	bins := int(min(right-left, 4000)) + 1
	counts := func() []int { return make([]int, bins+1) } // as differences from one point to the next
	covered, parted, reached := counts(), counts(), counts()
	mark := func(counts []int, x0, x1 float64) {
		a, b := int(x0-left), int(math.Ceil(x1-left))
		if a, b = max(0, min(a, bins)), max(0, min(b, bins)); a < b {
			counts[a]++
			counts[b]--
		}
	}
	for _, ln := range region {
		mark(reached, ln.x0, ln.x1)
		for i, p := range ln.pieces {
			mark(covered, p.x0, p.x1)
			if i > 0 && p.x0-ln.pieces[i-1].x1 < columnGap*ln.height() {
				mark(covered, ln.pieces[i-1].x1, p.x0)
			}
		}
		for i, p := range ln.pieces[1:] {
			before := ln.pieces[i]
			if gap := p.x0 - before.x1; gap > 0.6*em || i == 0 && gap >= columnGap*ln.height() && rowNumber.MatchString(before.text) {
				mark(parted, before.x1, p.x0)
			}
		}
		for i := 1; i < len(ln.cells); i++ {
			mark(parted, ln.cells[i-1].x1, ln.cells[i].x0)
		}
	}
	return cutColumns(left, right, channels(covered, parted, reached, len(region)))
}

// channels are the points, each the middle of a run, at which at most an eighth of the lines have letters (one, of four or
// more: the head over several columns) and enough of those that reach over them have a gap, where one between cells weighs as
// much as two others.
func channels(covered, parted, reached []int, lines int) []float64 {
	allowed := lines / 8
	if lines >= 4 {
		allowed = max(allowed, 1)
	}
	var out []float64
	run, letters, gaps, over, clearest := []int(nil), 0, 0, 0, math.MaxInt
	flush := func() {
		if len(run) > 2 {
			out = append(out, float64(run[0]+run[len(run)-1])/2)
		}
		run, clearest = nil, math.MaxInt
	}
	for x := range covered {
		letters, gaps, over = letters+covered[x], gaps+parted[x], over+reached[x]
		if letters > allowed || gaps < max(2, over/3) || letters > gaps {
			flush()
			continue
		}
		if letters < clearest { // only where it is clearest
			run, clearest = nil, letters
		}
		if letters == clearest {
			run = append(run, x)
		}
	}
	flush()
	return out
}

func cutColumns(left, right float64, at []float64) []cell {
	var columns []cell
	x := left
	for _, c := range at {
		if c <= 0 || left+c >= right {
			continue
		}
		columns = append(columns, cell{x0: x, x1: left + c})
		x = left + c
	}
	return append(columns, cell{x0: x, x1: right})
}

// standing reports whether the cells of a column, from the second on, stand under each other: most of them have an edge or
// the middle in common.
func standing(region []line, columns []cell) bool {
	const near = 2.5 // points
	units := make([][]unit, len(region))
	full := 0
	for i, ln := range region {
		if units[i] = unitsOf(ln, columns); len(units[i]) > 2 {
			full++
		}
	}
	if full == len(region) { // three texts and more in the same places of every line
		return true
	}
	for n := 1; n < len(columns); n++ {
		var starts, ends, middles []float64
		for _, line := range units {
			for _, u := range line {
				if u.column == n && !u.across {
					starts, ends, middles = append(starts, u.x0), append(ends, u.x1), append(middles, (u.x0+u.x1)/2)
				}
			}
		}
		if best := max(together(starts, near), together(ends, near), together(middles, near)); len(starts) > 1 && 2*best > len(starts) {
			return true
		}
	}
	return false
}

// together is the most values that are nearly the same.
func together(values []float64, near float64) int {
	best := 0
	for _, v := range values {
		n := 0
		for _, w := range values {
			if math.Abs(v-w) <= near {
				n++
			}
		}
		best = max(best, n)
	}
	return best
}

// unit is the text of a line in one column.
type unit struct {
	cell
	column int
	across bool // it stands over several columns
}

// unitsOf puts the pieces of a line into columns. Words that run on over the room between columns stay together, in the
// column of their middle.
func unitsOf(ln line, columns []cell) []unit {
	var units []unit
	for i, p := range ln.pieces {
		at := columnOf((p.x0+p.x1)/2, columns)
		across := columnOf(p.x0, columns) != columnOf(p.x1, columns)
		if n := len(units); n > 0 {
			u := &units[n-1]
			near := p.x0-ln.pieces[i-1].x1 < columnGap*ln.height()
			if u.column == at && !across || near && (across || u.across) {
				u.text, u.x0, u.x1 = u.text+" "+p.text, min(u.x0, p.x0), max(u.x1, p.x1)
				u.across = u.across || across
				u.column = columnOf((u.x0+u.x1)/2, columns)
				continue
			}
		}
		units = append(units, unit{p, at, across})
	}
	return units
}

func columnOf(x float64, columns []cell) int {
	for i, c := range columns {
		if x < c.x1 {
			return i
		}
	}
	return len(columns) - 1
}

// tableMarkdown writes a table of escaped texts, its first row as the head.
func tableMarkdown(table [][]string) string {
	var b strings.Builder
	for i, row := range table {
		for _, c := range row {
			b.WriteString("| " + c + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// escaped keeps the texts of cells from ending early and from meaning something that they did not on paper.
func escaped(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = make([]string, len(row))
		for k, c := range row {
			out[i][k] = hidden.ReplaceAllString(strings.ReplaceAll(c, "|", `\|`), `\<$1`)
		}
	}
	return out
}
