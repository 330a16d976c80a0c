package knowledge

import (
	"regexp"
	"strconv"
	"strings"
)

// Cite says that a source backs the text before it: in Markdown the mark [^n] behind a sentence.
type Cite struct {
	At     int // bytes of the text before the mark
	Source int // number in Meta.Sources, from 1
}

var citeMark = regexp.MustCompile(`[ \t]*\[\^(\d{1,3})\]`)

// withoutCites removes the source marks from a text.
func withoutCites(s string) string { return citeMark.ReplaceAllString(s, "") }

// WithoutCites is a text of Markdown as people read it: without its source marks and page marks.
func WithoutCites(body string) string { return withoutCites(WithoutPages(body)) }

// trimBeforeCites removes characters of cutset from the end of a text, before the source marks that stand there.
func trimBeforeCites(s, cutset string) string {
	end := len(s)
	for _, m := range citeMark.FindAllStringIndex(s, -1) {
		if strings.TrimSpace(citeMark.ReplaceAllString(s[m[0]:], "")) == "" {
			end = m[0]
			break
		}
	}
	return strings.TrimRight(s[:end], cutset) + s[end:]
}

// cutCites takes the source marks out of a text and says where they stood.
func cutCites(s string) (string, []Cite) {
	if !strings.Contains(s, "[^") {
		return s, nil
	}
	var out strings.Builder
	var cites []Cite
	at := 0
	for _, m := range citeMark.FindAllStringSubmatchIndex(s, -1) {
		out.WriteString(s[at:m[0]])
		at = m[1]
		n, err := strconv.Atoi(s[m[2]:m[3]])
		if err == nil && n > 0 {
			cites = append(cites, Cite{At: out.Len(), Source: n})
		}
	}
	out.WriteString(s[at:])
	return out.String(), cites
}

// SourcesOf names the sources that back a piece of the passage, as indices into Meta.Sources, from 0: those marked at or
// behind its last word on the same line, else the last ones before it on that line. Empty when the passage does not say.
func (p Passage) SourcesOf(span Span) []int {
	if span.Start < 0 || span.End > len(p.Text) || span.Start >= span.End {
		return nil
	}
	from := strings.LastIndexByte(p.Text[:span.End-1], '\n') + 1
	to := len(p.Text)
	if i := strings.IndexByte(p.Text[span.End-1:], '\n'); i >= 0 {
		to = span.End - 1 + i
	}
	var out []int
	place, behind := -1, false
	for _, c := range p.Cites {
		if c.At <= from || c.At > to {
			continue
		}
		after := c.At >= span.End-1
		switch {
		case behind && c.At != place:
			return out
		case c.At != place:
			place, out = c.At, out[:0]
		}
		out, behind = append(out, c.Source-1), after
	}
	return out
}
