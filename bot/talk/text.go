package talk

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxText is the longest text that a channel shows as one message, in UTF-16 units.
const MaxText = 4096

// Style is how a run looks: a set of bits. The bits are kept in the outbox, so their values never change.
type Style uint16

// The styles. Neighbouring runs with Quote, or with Folded, are one quotation; those with Pre one block to be copied.
const (
	Bold Style = 1 << iota
	Italic
	Underline
	Strike
	Code
	Pre
	Quote
	Folded // a quotation of which only the beginning is shown until somebody taps it
)

// Frame is the part of a style that makes blocks: Quote, Folded or Pre.
func (s Style) Frame() Style { return s & (Quote | Folded | Pre) }

// Run is a stretch of text of one look.
type Run struct {
	Text  string `json:"t"`
	Style Style  `json:"s,omitempty"`
	Link  string `json:"l,omitempty"` // http(s) only
	// Person is who is mentioned by the run, by number; 0 for nobody. The channel tells that person.
	Person int64 `json:"p,omitempty"`
}

// Text is what a message says, in the order of reading. Nothing in it is markup: a channel escapes and writes it in its
// own way. The zero Text is empty and ready for use; the methods that add to it return it, so that calls can be chained.
type Text []Run

// Plain is a text of one plain run.
func Plain(s string) Text { return *new(Text).Plain(s) }

// Block is a text of one block to be copied.
func Block(s string) Text { return Text{{Text: s, Style: Pre}} }

// put adds a run, or lengthens the last one when they look the same.
func (t *Text) put(r Run) *Text {
	if r.Text == "" {
		return t
	}
	if n := len(*t); n > 0 && (*t)[n-1].Style == r.Style && (*t)[n-1].Link == r.Link && (*t)[n-1].Person == r.Person {
		last := (*t)[n-1]
		last.Text += r.Text
		*t = append((*t)[:n-1:n-1], last) // a copy: the runs may be shared with another text
		return t
	}
	*t = append((*t)[:len(*t):len(*t)], r)
	return t
}

// Plain adds plain text.
func (t *Text) Plain(parts ...string) *Text {
	for _, s := range parts {
		t.put(Run{Text: s})
	}
	return t
}

// In adds text in a style.
func (t *Text) In(style Style, s string) *Text { return t.put(Run{Text: s, Style: style}) }

// Bold adds bold text.
func (t *Text) Bold(s string) *Text { return t.In(Bold, s) }

// Italic adds italic text.
func (t *Text) Italic(s string) *Text { return t.In(Italic, s) }

// Link adds a link, or plain text when the address is not http(s).
func (t *Text) Link(s, address string) *Text {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return t.Plain(s)
	}
	return t.put(Run{Text: s, Link: address})
}

// Mention names a person, who is told; without a number it is plain text.
func (t *Text) Mention(name string, person int64) *Text {
	return t.put(Run{Text: name, Person: max(person, 0)})
}

// Line ends the line.
func (t *Text) Line() *Text { return t.Plain("\n") }

// Gap leaves an empty line.
func (t *Text) Gap() *Text { return t.Plain("\n\n") }

// Item adds a line of a list.
func (t *Text) Item(parts ...string) *Text { return t.Plain("• ").Plain(parts...).Line() }

// Add appends another text.
func (t *Text) Add(o *Text) *Text {
	for _, r := range *o {
		t.put(r)
	}
	return t
}

// Quote adds a quotation; Fold one of which only the beginning is shown until somebody taps it.
func (t *Text) Quote(o *Text) *Text { return t.framed(Quote, o) }

// Fold is Quote for a quotation that is long: see there.
func (t *Text) Fold(o *Text) *Text { return t.framed(Folded, o) }

func (t *Text) framed(frame Style, o *Text) *Text {
	if n := len(*t); n > 0 && (*t)[n-1].Style.Frame() != 0 { // else they would be one
		t.Line()
	}
	for _, r := range o.Trim() {
		r.Style |= frame
		t.put(r)
	}
	return t
}

// String is what is read, without any look.
func (t Text) String() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Trim is the text without space at its ends.
func (t Text) Trim() Text {
	t = append(Text(nil), t...)
	for len(t) > 0 {
		if t[0].Text = strings.TrimLeftFunc(t[0].Text, unicode.IsSpace); t[0].Text != "" {
			break
		}
		t = t[1:]
	}
	for n := len(t); n > 0; n = len(t) {
		if t[n-1].Text = strings.TrimRightFunc(t[n-1].Text, unicode.IsSpace); t[n-1].Text != "" {
			break
		}
		t = t[:n-1]
	}
	return t
}

// Units is the length in UTF-16 units.
func (t Text) Units() int {
	n := 0
	for _, r := range t {
		n += Units(r.Text)
	}
	return n
}

// Units is the length of s in UTF-16 units; a broken byte counts as the one unit that replaces it.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// Clip shortens s to at most n characters, at a word where possible.
func Clip(s string, n int) string {
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
