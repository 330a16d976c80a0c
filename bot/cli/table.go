package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

const (
	columnGap  = 2  // spaces between columns
	columnMost = 12 // characters that a column keeps, however narrow the terminal
)

// table is printed in columns that fit a terminal: where a line would be too long, the widest columns are cut, with "…" for
// what is left out.
type table struct {
	width int // of the terminal in characters, 0 for no limit
	rows  [][]string
}

func (p *Program) table(head ...string) *table { return &table{width: p.Width, rows: [][]string{head}} }

// add puts a row in, with as many cells as the head.
func (t *table) add(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = strings.Join(strings.Fields(fmt.Sprint(c)), " ")
	}
	t.rows = append(t.rows, row)
}

// print writes the table.
func (t *table) print(w io.Writer) error {
	widths := t.widths()
	var b strings.Builder
	for _, row := range t.rows {
		line := ""
		for i, cell := range row {
			cell = shorten(cell, widths[i])
			if i < len(row)-1 {
				cell += strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+columnGap)
			}
			line += cell
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print a table: %w", err)
	}
	return nil
}

// widths are those of the columns: as wide as their widest cell, but that the widest give way until a line fits, the last one,
// which says most, only down to half of the terminal as long as another can.
func (t *table) widths() []int {
	widths := make([]int, len(t.rows[0]))
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	if t.width <= 0 {
		return widths
	}
	for {
		total, widest, last := columnGap*(len(widths)-1), 0, len(widths)-1
		for i, w := range widths {
			total += w
			if w > widths[widest] && (i < last || w > t.width/2 || widths[widest] <= columnMost) {
				widest = i
			}
		}
		if total <= t.width || widths[widest] <= columnMost {
			return widths
		}
		widths[widest]--
	}
}

// shorten cuts a text to so many characters.
func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// some is a list in short: the first of it and how many more there are.
func some(list []string) string {
	if len(list) < 3 {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s +%d", list[0], len(list)-1)
}
