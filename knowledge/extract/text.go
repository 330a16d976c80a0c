package extract

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	encodings "golang.org/x/text/encoding/unicode"
)

// textual reports whether bytes can be text: no control characters but the usual ones, in UTF-8, UTF-16 with its
// mark, or a Windows code page.
func textual(data []byte) bool {
	if isUTF16(data) {
		return true
	}
	sample := data[:min(len(data), 8192)]
	odd := 0
	for _, b := range sample {
		if b == 0 {
			return false
		}
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			odd++
		}
	}
	return odd*50 <= len(sample)
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF})
}

// decoded makes UTF-8 of bytes: by their mark, as UTF-8 when they are that, else as Windows-1252. Line ends become
// \n, control characters and the mark itself go.
func decoded(data []byte) (string, error) {
	if isUTF16(data) {
		return transcoded(data, encodings.UTF16(encodings.LittleEndian, encodings.UseBOM))
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(data) {
		return transcoded(data, charmap.Windows1252)
	}
	return cleaned(string(data)), nil
}

func transcoded(data []byte, from encoding.Encoding) (string, error) {
	out, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return "", &Refusal{Broken, "no text in any known encoding"}
	}
	return cleaned(string(out)), nil
}

func cleaned(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFEFF' {
			return -1
		}
		return r
	}, s)
}

func readMarkdown(_ context.Context, data []byte, _ Limits) (Text, error) {
	s, err := decoded(data)
	return Text{Markdown: s}, err
}

// readPlain keeps paragraphs; what Markdown would read as markup at the beginning of a line is escaped.
func readPlain(_ context.Context, data []byte, _ Limits) (Text, error) {
	s, err := decoded(data)
	if err != nil {
		return Text{}, err
	}
	var out strings.Builder
	for line := range strings.Lines(s) {
		out.WriteString(escapedLine(strings.TrimRight(line, " \t\n")) + "\n")
	}
	return Text{Markdown: out.String()}, nil
}

// escapedLine keeps a line of plain text from being a heading, a quotation or code.
func escapedLine(line string) string {
	trimmed := strings.TrimLeft(line, " \t")
	if trimmed == "" {
		return ""
	}
	if strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, ">") || strings.HasPrefix(trimmed, "```") ||
		strings.HasPrefix(trimmed, "~~~") {
		return `\` + trimmed
	}
	return trimmed
}

// readCSV makes a table; the delimiter is the one of , ; and tab that cuts the first lines most evenly.
func readCSV(ctx context.Context, data []byte, l Limits) (Text, error) {
	s, err := decoded(data)
	if err != nil {
		return Text{}, err
	}
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = delimiter(s), -1, true, true
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
	return Text{Markdown: table.markdown(), Cut: table.cut}, nil
}

func delimiter(s string) rune {
	best, most := ',', 0
	for _, d := range ",;\t" {
		least := -1
		for n, line := range strings.SplitN(s, "\n", 6) {
			if n == 5 || line == "" {
				break
			}
			if c := strings.Count(line, string(d)); least < 0 || c < least {
				least = c
			}
		}
		if least > most {
			best, most = d, least
		}
	}
	return best
}

// table collects rows for a Markdown table, under limits.
type table struct {
	rows [][]string
	most int
	room int
	cut  bool
}

// mostColumns bounds how wide a table may be.
const mostColumns = 60

func newTable(l Limits) *table { return &table{most: l.Rows, room: l.Characters} }

// add takes a row; false when no more fit. Empty rows are left out.
func (t *table) add(row []string) bool {
	if strings.TrimSpace(strings.Join(row, "")) == "" {
		return true
	}
	if len(row) > mostColumns {
		row, t.cut = row[:mostColumns], true
	}
	for _, cell := range row {
		t.room -= len(cell)
	}
	if len(t.rows) >= t.most || t.room < 0 {
		t.cut = true
		return false
	}
	t.rows = append(t.rows, append([]string(nil), row...))
	return true
}

// markdown writes the table; its first row is its head.
func (t *table) markdown() string {
	columns := 0
	for _, r := range t.rows {
		for n := len(r); n > columns; n-- {
			if strings.TrimSpace(r[n-1]) != "" {
				columns = n
			}
		}
	}
	var out strings.Builder
	for n, r := range t.rows {
		out.WriteString("|")
		for c := range columns {
			cell := ""
			if c < len(r) {
				cell = strings.ReplaceAll(strings.Join(strings.Fields(r[c]), " "), "|", `\|`)
			}
			out.WriteString(" " + cell + " |")
		}
		out.WriteString("\n")
		if n == 0 {
			out.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
	return out.String()
}
