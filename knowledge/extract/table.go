package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// table collects rows for a Markdown table, under limits. Cells that were merged hold their value in each place.
type table struct {
	rows  [][]string
	heads int // rows of the head as the file marks them, unknownHead when it marks none
	most  int
	room  int
	cut   bool
}

// mostColumns bounds how wide a table may be.
const mostColumns = 60

// unknownHead leaves it to the looks of the first rows what the head is.
const unknownHead = -1

func newTable(l Limits) *table { return &table{most: l.Rows, room: l.Characters, heads: unknownHead} }

// add takes a row; false when no more fit. Empty rows are left out.
func (t *table) add(row []string) bool {
	if strings.TrimSpace(strings.Join(row, "")) == "" {
		return true
	}
	if len(row) > mostColumns {
		row, t.cut = row[:mostColumns], true
	}
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = oneLine(cell)
		t.room -= len(cell)
	}
	if len(t.rows) >= t.most || t.room < 0 {
		t.cut = true
		return false
	}
	t.rows = append(t.rows, cells)
	return true
}

// columns is how many columns hold anything.
func (t *table) columns() (columns int) {
	for _, r := range t.rows {
		for n := len(r); n > columns; n-- {
			if r[n-1] != "" {
				columns = n
			}
		}
	}
	return columns
}

// titled writes the rows above the head that name the whole table as headings of a level, and the table.
func (t *table) titled(level int) string {
	var out strings.Builder
	for _, caption := range t.captions() {
		out.WriteString(strings.Repeat("#", level) + " " + escapedLine(caption) + "\n\n")
		level = min(level+1, 6)
	}
	return out.String() + t.markdown()
}

// captionsMost is how many rows above the head may name the table.
const captionsMost = 6

// captions takes the rows off the top that are no part of the table: one text alone, or the same in all columns.
func (t *table) captions() (list []string) {
	if t.columns() < 2 {
		return nil
	}
	for len(t.rows) > 1 && len(list) < captionsMost {
		text, alone := single(t.rows[0])
		if !alone {
			break
		}
		list, t.rows = append(list, text), t.rows[1:]
		t.heads = max(t.heads-1, min(t.heads, 0))
	}
	return list
}

// single is the one text of a row in which nothing else stands.
func single(row []string) (text string, alone bool) {
	for _, cell := range row {
		switch {
		case cell == "" || cell == text:
		case text != "":
			return "", false
		default:
			text = cell
		}
	}
	return text, text != ""
}

// markdown writes the table below its head; the head is empty where no row looks like one.
func (t *table) markdown() string {
	columns := t.columns()
	if columns == 0 {
		return ""
	}
	heads := t.heads
	if heads == unknownHead {
		heads = headRows(t.rows)
	}
	heads = min(heads, len(t.rows))
	body := t.rows[heads:]
	if heads > 0 && len(body) > 1 && numbersColumns(body[0]) {
		body = body[1:]
	}
	var out strings.Builder
	writeRow(&out, joinedHead(t.rows[:heads], columns), columns)
	out.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
	for _, r := range body {
		writeRow(&out, r, columns)
	}
	return out.String()
}

func writeRow(out *strings.Builder, row []string, columns int) {
	out.WriteString("|")
	for c := range columns {
		cell := ""
		if c < len(row) {
			cell = strings.ReplaceAll(row[c], "|", `\|`)
		}
		out.WriteString(" " + cell + " |")
	}
	out.WriteString("\n")
}

// joinedHead makes one head of the rows of a head: what stands above a column, from top to bottom, each text once.
func joinedHead(rows [][]string, columns int) []string {
	head := make([]string, columns)
	above := make([]string, len(rows)) // of each row what spans up to this column
	for c := range columns {
		var parts []string
		for n, r := range rows {
			cell := at(r, c)
			if cell == "" && n+1 < len(rows) && at(rows[n+1], c) != "" {
				cell = above[n]
			}
			if above[n] = cell; cell != "" && !slices.Contains(parts, cell) {
				parts = append(parts, cell)
			}
		}
		head[c] = strings.Join(parts, " – ")
	}
	return head
}

// headRows is how many of the first rows look like a head: labels without values, and a second row of labels where the
// first one spans columns.
func headRows(rows [][]string) int {
	if len(rows) == 0 || !labels(rows[0]) || len(rows) == 1 || spansDown(rows) {
		return 0
	}
	n := 1
	for n < min(len(rows)-1, 3) && labels(rows[n]) && goesOn(rows[n-1], rows[n]) {
		n++
	}
	return n
}

// goesOn reports whether the row below a row of a head names what stands below its wide cells, and nothing else.
func goesOn(head, below []string) bool {
	wide := false
	for c := range max(len(head), len(below)) {
		top, name := at(head, c), at(below, c)
		spanned := c > 0 && (top == "" || top == at(head, c-1)) || top == at(head, c+1) || at(head, c+1) == "" && at(below, c+1) != ""
		switch named := name != "" && name != top; {
		case named && spanned:
			wide = true
		case named:
			return false
		}
	}
	return wide
}

// at is a cell of a row, "" behind its end.
func at(row []string, c int) string {
	if c < len(row) {
		return row[c]
	}
	return ""
}

// spansDown reports whether a cell of the first row goes down to the last: then it is of the rows beside it, not above.
func spansDown(rows [][]string) bool {
	for c, cell := range rows[0] {
		if cell == "" {
			continue
		}
		same := 0
		for _, r := range rows[1:] {
			if c < len(r) && r[c] == cell {
				same++
			}
		}
		if same == len(rows)-1 {
			return true
		}
	}
	return false
}

var (
	// valueLike are cells that tell a value: a figure with or without a unit, a date, a sum, an answer.
	valueLike = regexp.MustCompile(`(?i)^(?:rp\.?\s*)?[\d.,/:%+-]+(?:\s*\pL[\pL./²³-]*)?$|` +
		`^\d{1,2}\s+\pL+\s+\d{4}|^(?:ya|tidak|ada|gratis|-|–|✓|v|√)$`)
	yearLabel  = regexp.MustCompile(`^(?:19|20)\d\d$`)
	figureUnit = regexp.MustCompile(`(?i)\b\d[\d.,]*\s*(?:hari|jam|menit|detik|bulan|tahun|orang|` +
		`unit|km|m|kg|ton|lembar|rangkap|buah|juta|ribu|miliar|persen|%)(?:\s|$)`)
	columnMark = regexp.MustCompile(`^\(?\d{1,2}\)?(?:\s*=.*)?$`)
)

// labelRunes is the longest text that can be the name of a column.
const labelRunes = 90

// labels reports whether the cells of a row are names of columns. A year alone names one.
func labels(row []string) bool {
	found, words := 0, 0
	for _, cell := range row {
		switch {
		case cell == "":
			continue
		case utf8.RuneCountInString(cell) > labelRunes || strings.HasSuffix(cell, ".") && strings.Contains(cell, " ") ||
			figureUnit.MatchString(cell):
			return false
		case yearLabel.MatchString(cell):
		case valueLike.MatchString(cell):
			return false
		case strings.ContainsFunc(cell, unicode.IsLetter):
			words++
		}
		found++
	}
	return words > 0 && (found > 1 || len(row) == 1)
}

// numbersColumns reports whether a row only counts the columns: 1 2 3, or (1) (2) (3).
func numbersColumns(row []string) bool {
	n := 0
	for _, cell := range row {
		if cell == "" {
			continue
		}
		if n++; !columnMark.MatchString(cell) || !strings.HasPrefix(strings.TrimPrefix(cell, "("), numeral("").write(n)) {
			return false
		}
	}
	return n > 1
}
