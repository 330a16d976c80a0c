package pdf

import (
	"cmp"
	"slices"
	"strings"
)

// tableLines is the most lines of one table on a page; the rest becomes another table.
const tableLines = 200

// tableAt returns the rows of a table that begins at lines[i], cells in columns, and the index
// of the line after it; nil when there is no table. A table is at least two rows of cells, or
// wrapped rests of them, that follow each other closely.
func tableAt(lines []line, i int) ([][]string, int) {
	if lines[i].cells == nil {
		return nil, i
	}
	end, rows := i+1, 1
	for ; end < min(len(lines), i+tableLines); end++ {
		ln, last := lines[end], lines[end-1]
		if ln.y0-last.y1 > 2.5*(last.y1-last.y0) || ln.y0 < last.y0 {
			break
		}
		if ln.cells != nil {
			rows++
			continue
		}
		if !wrapsCell(ln, lines[i:end]) {
			break
		}
	}
	columns := columnsOf(lines[i:end])
	if rows < 2 || len(columns) < 2 {
		return nil, i
	}
	return fillTable(lines[i:end], columns), end
}

// wrapsCell reports whether a lone piece of text is the rest of a cell above it: it stays
// within that cell's column and not in the first, where a new row or paragraph begins.
func wrapsCell(ln line, above []line) bool {
	for _, row := range slices.Backward(above) {
		if row.cells == nil {
			continue
		}
		first := row.cells[1:]
		return slices.ContainsFunc(first, func(c cell) bool { return ln.x0 > c.x0-4 && ln.x0 < c.x1 })
	}
	return false
}

// columnsOf are the columns of a table: the places of the cells in the rows that have most.
func columnsOf(rows []line) []cell {
	most := 0
	for _, ln := range rows {
		most = max(most, len(ln.cells))
	}
	var all []cell
	for _, ln := range rows {
		if len(ln.cells) == most {
			all = append(all, ln.cells...)
		}
	}
	slices.SortFunc(all, func(a, b cell) int { return cmp.Compare(a.x0, b.x0) })
	var columns []cell
	for _, c := range all {
		if n := len(columns); n > 0 && c.x0 < columns[n-1].x1 {
			columns[n-1].x1 = max(columns[n-1].x1, c.x1)
			continue
		}
		columns = append(columns, cell{x0: c.x0, x1: c.x1})
	}
	return columns
}

// fillTable puts each cell into the column it shares most with. A row without a first cell
// continues the row before.
func fillTable(rows []line, columns []cell) [][]string {
	var table [][]string
	for _, ln := range rows {
		cells := ln.cells
		if cells == nil {
			cells = []cell{{ln.x0, ln.x1, ln.text}}
		}
		row := make([]string, len(columns))
		for _, c := range cells {
			at := columnFor(c, columns)
			row[at] = strings.TrimSpace(row[at] + " " + c.text)
		}
		if n := len(table); n > 0 && row[0] == "" {
			for k := range row {
				table[n-1][k] = joinWrapped(table[n-1][k], row[k])
			}
			continue
		}
		table = append(table, row)
	}
	return table
}

func columnFor(c cell, columns []cell) int {
	best, at := 0.0, 0
	for i, col := range columns {
		shared := min(c.x1, col.x1) - max(c.x0, col.x0) // negative: the distance
		if i == 0 || shared > best {
			best, at = shared, i
		}
	}
	return at
}

// tableMarkdown writes a table, its first row as the head.
func tableMarkdown(table [][]string) string {
	var b strings.Builder
	for i, row := range table {
		for _, c := range row {
			b.WriteString("| " + strings.ReplaceAll(c, "|", `\|`) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}
