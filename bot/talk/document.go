package talk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"studitiru/knowledge"
)

// Citation names a document: title – place, year · status · date, with a link to its first source.
func Citation(d knowledge.Document, heading string) *Text { return citation(d, heading, nil) }

// CitationOf is Citation for a quote: the link leads to the source of its very sentence, and so do further links; behind
// them stands the page of the file, where it is known.
func CitationOf(q knowledge.Quote) *Text {
	out := citation(q.Document, q.Heading, q.Cites)
	if q.Page > 0 {
		out.Plain(" · ", PageName(q.Page))
	}
	return out
}

// PageName names a page of the file that a document was made of.
func PageName(page int) string { return fmt.Sprintf(wordsPage, page) }

func citation(d knowledge.Document, heading string, cites []int) *Text {
	var out Text
	sources := cited(d, cites)
	address := ""
	if len(sources) > 0 {
		address = sources[0].URL
	}
	out.Link(Clip(d.Title, 120), address)
	if place := PlaceYear(d); place != "" {
		out.Plain(" – ", place)
	}
	if s := d.StatusWords(); s != "" {
		out.Plain(" · ", s)
	}
	if s := d.ConfirmationWords(); s != "" {
		out.Plain(" · ", s)
	}
	if heading != "" {
		out.Plain(" · ", Clip(knowledge.InnerHeading(heading, 60), 60))
	}
	for _, s := range sources[min(1, len(sources)):] {
		out.Plain(" · ").Link(Clip(s.Title, 50), s.URL)
	}
	return &out
}

// cited are the sources that are named, at least the first of the document.
func cited(d knowledge.Document, cites []int) (list []knowledge.Source) {
	for _, n := range cites {
		if n >= 0 && n < len(d.Sources) {
			list = append(list, d.Sources[n])
		}
	}
	if len(list) == 0 {
		list = d.Sources[:min(1, len(d.Sources))]
	}
	return list
}

// SourcesOf are the sources that back a quote.
func SourcesOf(q knowledge.Quote) []knowledge.Source { return cited(q.Document, q.Cites) }

func PlaceYear(d knowledge.Document) string {
	parts := slices.Clone(d.Places)
	if len(parts) > 3 {
		parts = append(parts[:3], "dll.")
	}
	if d.Year != 0 {
		parts = append(parts, strconv.Itoa(d.Year))
	}
	return strings.Join(parts, ", ")
}

func FirstCharacters(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

// KindName is what people read for a kind.
func KindName(k knowledge.Kind) string { return k.Name() }

// ValueName is what people read for a value of the shelves.
func ValueName(by, key string) string {
	switch by {
	case "aspect":
		return knowledge.AspectName(key)
	case "kind":
		return KindName(knowledge.Kind(key))
	case "field":
		return knowledge.FieldName(key)
	}
	return key
}

// PlainMarks keeps WhatsApp from reading a text's own stars and underscores as marks.
func PlainMarks(s string) string {
	return strings.NewReplacer("*", "∗", "_", "‗", "~", "∼", "`", "'").Replace(s)
}

// Thousands writes 12345 as 12.345.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
