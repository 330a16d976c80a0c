package talk

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"studitiru/knowledge"
)

// Citation names a source: title – place, year · status · date.
func Citation(d knowledge.Document, heading string) *Text {
	var out Text
	address := ""
	if len(d.Sources) > 0 {
		address = d.Sources[0].URL
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
		out.Plain(" · ", Clip(heading, 60))
	}
	return &out
}

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

func KindName(k knowledge.Kind) string {
	return map[knowledge.Kind]string{
		knowledge.Innovation: "Inovasi", knowledge.Visit: "Kunjungan", knowledge.Rule: "Aturan", knowledge.Guide: "Panduan",
	}[k]
}

func ValueName(by, key string) string {
	switch by {
	case "aspect":
		for _, l := range knowledge.Aspects() {
			if l.Key == key {
				return l.Name
			}
		}
	case "kind":
		return KindName(knowledge.Kind(key))
	case "field":
		if name, ok := fieldNames[key]; ok {
			return name
		}
		return strings.ToUpper(key[:1]) + key[1:]
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
