package extract

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// separatorLine is the line by which a file tells Excel what stands between its cells. It is no row.
var separatorLine = regexp.MustCompile(`^"?(?i:sep)=(.|\\t)"?[ \t]*\r?\n`)

// readCSV makes a table. What stands between cells is what a line "sep=" says, else that of ; , | and tab that cuts the
// lines most evenly.
func readCSV(ctx context.Context, data []byte, l Limits) (Text, error) {
	s, err := decoded(data)
	if err != nil {
		return Text{}, err
	}
	comma := rune(0)
	if m := separatorLine.FindStringSubmatch(s); m != nil {
		s = s[len(m[0]):]
		if comma = '\t'; m[1] != `\t` {
			comma = []rune(m[1])[0]
		}
		if comma == '"' {
			comma = 0
		}
	}
	if comma == 0 {
		comma = delimiter(s)
	}
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = comma, -1, true, comma != '\t'
	table := newTable(l)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Text{}, &Refusal{Broken, fmt.Sprintf("not a CSV: %v", errors.Unwrap(err))}
		}
		if ctx.Err() != nil {
			return Text{}, ctx.Err()
		}
		if !table.add(row) {
			break
		}
	}
	return Text{Markdown: table.titled(1), Cut: table.cut}, nil
}

// delimiterLines is how many lines are looked at to find what stands between cells.
const delimiterLines = 30

// delimiter is what cuts most of the first lines into the same number of cells, the more the better. Lines of a title
// above the head, with fewer cells, do not decide.
func delimiter(s string) rune {
	best, most := ',', 0
	for _, d := range ";\t,|" {
		counts := map[int]int{}
		for n, line := range strings.SplitN(s, "\n", delimiterLines+1) {
			if n == delimiterLines {
				break
			}
			if c := outside(line, d); c > 0 {
				counts[c]++
			}
		}
		for cells, lines := range counts {
			if weight := lines*100 + min(cells, 99); weight > most {
				best, most = d, weight
			}
		}
	}
	return best
}

// outside counts a delimiter where it does not stand between quotes.
func outside(line string, d rune) (n int) {
	quoted := false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == d && !quoted:
			n++
		}
	}
	return n
}
