package bot

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxText is the longest message, in UTF-16 units after its markup is taken away.
const MaxText = 4096

// markup builds Telegram's HTML. Every text goes through Text or an attribute escape,
// so that nothing a person or a document wrote can become markup.
type markup struct {
	b     strings.Builder
	units int // UTF-16 units of visible text so far
}

var escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Text adds plain text.
func (m *markup) Text(parts ...string) *markup {
	for _, s := range parts {
		m.b.WriteString(escapeText.Replace(s))
		m.units += units(s)
	}
	return m
}

// In adds text within a simple tag: b, i, u, code, pre.
func (m *markup) In(tag, s string) *markup {
	m.b.WriteString("<" + tag + ">")
	m.Text(s)
	m.b.WriteString("</" + tag + ">")
	return m
}

// Bold adds bold text.
func (m *markup) Bold(s string) *markup { return m.In("b", s) }

// Italic adds italic text.
func (m *markup) Italic(s string) *markup { return m.In("i", s) }

// Link adds a link, or plain text when the address is not http(s).
func (m *markup) Link(s, address string) *markup {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return m.Text(s)
	}
	m.b.WriteString(`<a href="` + escapeText.Replace(address) + `">`)
	m.Text(s)
	m.b.WriteString("</a>")
	return m
}

// Line ends the line; Gap leaves an empty one.
func (m *markup) Line() *markup { return m.Text("\n") }

// Gap leaves an empty line.
func (m *markup) Gap() *markup { return m.Text("\n\n") }

// Add appends another markup.
func (m *markup) Add(o *markup) *markup {
	m.b.WriteString(o.b.String())
	m.units += o.units
	return m
}

func (m *markup) String() string { return strings.TrimSpace(m.b.String()) }

// units counts a text as Telegram does.
func units(s string) int {
	n := 0
	for _, r := range s {
		if r == utf8.RuneError {
			n++
			continue
		}
		n += utf16.RuneLen(r)
	}
	return n
}

// clip shortens a text to at most n characters, at a word where possible.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := []rune(s)[:n-1]
	short := string(cut)
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,.;:") + "…"
}
