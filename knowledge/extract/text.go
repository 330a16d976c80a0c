package extract

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// textual reports whether bytes can be text: no control characters but the usual ones, in UTF-8, UTF-16 with its
// mark, or a Windows code page.
func textual(data []byte) bool {
	if _, wide := wideOrder(data); wide {
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

// decoded makes UTF-8 of bytes: by their mark, as UTF-8 when they are that, else as Windows-1252. Line ends become
// \n, control characters and the mark itself go.
func decoded(data []byte) (string, error) {
	if order, wide := wideOrder(data); wide {
		return wideText(data, order)
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

// itemLine matches a line that begins an entry of a list.
var itemLine = regexp.MustCompile(`^(?:\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxIVX]{1,5})[.)]|[-•*])\s`)

// readPlain keeps paragraphs, and gives entries of lists and the headings of rules lines of their own; what Markdown would
// read as markup at the beginning of a line is escaped.
func readPlain(_ context.Context, data []byte, _ Limits) (Text, error) {
	s, err := decoded(data)
	if err != nil {
		return Text{}, err
	}
	var out strings.Builder
	before := ""
	for line := range strings.Lines(s) {
		line = escapedLine(strings.TrimRight(line, " \t\n"))
		if before != "" && itemLine.MatchString(line) &&
			(itemLine.MatchString(before) || strings.ContainsAny(before[len(before)-1:], ".:;,")) {
			out.WriteString("\n")
		}
		out.WriteString(line + "\n")
		before = line
	}
	return Text{Markdown: structured(out.String())}, nil
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
