package telegram

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// atomKind says what an atom is.
type atomKind int

const (
	character atomKind = iota // one character, perhaps written as an entity like &amp;
	opening
	closing
)

// atom is the smallest piece of Telegram's HTML that may not be cut.
type atom struct {
	kind  atomKind
	src   string // as written
	text  string // what is shown, "" for a tag
	units int    // length of text in UTF-16 units, as Telegram counts
	name  string // of the tag
}

// allowedTags are those of Telegram's HTML mode. Any other makes it refuse the message.
var allowedTags = map[string]bool{
	"b": true, "strong": true, "i": true, "em": true, "u": true, "ins": true, "s": true, "strike": true,
	"del": true, "a": true, "code": true, "pre": true, "blockquote": true, "span": true,
	"tg-spoiler": true, "tg-emoji": true,
}

var (
	tagForm    = regexp.MustCompile(`^<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*>`)
	anyTag     = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	entityForm = regexp.MustCompile(`^&(?:lt|gt|amp|quot|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)
)

// parseHTML takes Telegram's HTML apart. It refuses what Telegram would refuse: unknown, broken,
// wrongly nested and unclosed tags.
func parseHTML(src string) ([]atom, error) {
	src = strings.ToValidUTF8(src, "\uFFFD")
	atoms := make([]atom, 0, len(src))
	var open []string
	for i := 0; i < len(src); {
		a, err := nextAtom(src[i:])
		if err != nil {
			return nil, fmt.Errorf("at byte %d: %w", i, err)
		}
		switch a.kind {
		case opening:
			open = append(open, a.name)
		case closing:
			if len(open) == 0 || open[len(open)-1] != a.name {
				return nil, fmt.Errorf("at byte %d: a closing tag without its opening one", i)
			}
			open = open[:len(open)-1]
		}
		atoms = append(atoms, a)
		i += len(a.src)
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("%d tags are not closed", len(open))
	}
	return atoms, nil
}

// nextAtom reads the atom that src, which is not empty, begins with.
func nextAtom(src string) (atom, error) {
	switch src[0] {
	case '<':
		return tag(src)
	case '&':
		if e := entityForm.FindString(src); e != "" {
			return shown(e, html.UnescapeString(e)), nil
		}
	}
	_, size := utf8.DecodeRuneInString(src)
	return shown(src[:size], src[:size]), nil
}

func tag(src string) (atom, error) {
	m := tagForm.FindStringSubmatch(src)
	if m == nil {
		return atom{}, fmt.Errorf("a %q that begins no tag", "<")
	}
	name := strings.ToLower(m[2])
	switch {
	case !allowedTags[name]:
		return atom{}, fmt.Errorf("a tag that Telegram does not know")
	case m[1] != "":
		return atom{kind: closing, src: m[0], name: name}, nil
	case name == "span" && !strings.Contains(m[3], "tg-spoiler"):
		return atom{}, fmt.Errorf("a span that is no spoiler")
	}
	return atom{kind: opening, src: m[0], name: name}, nil
}

func shown(src, text string) atom {
	return atom{kind: character, src: src, text: text, units: utf16Units(text)}
}

// plainOf is the text that atoms show.
func plainOf(atoms []atom) string {
	var b strings.Builder
	for _, a := range atoms {
		b.WriteString(a.text)
	}
	return b.String()
}

// stripHTML is the text that src shows, also when its tags are broken.
func stripHTML(src string) string {
	if atoms, err := parseHTML(src); err == nil {
		return plainOf(atoms)
	}
	return html.UnescapeString(anyTag.ReplaceAllString(strings.ToValidUTF8(src, "\uFFFD"), ""))
}

// utf16Units is the length of text as Telegram counts it.
func utf16Units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// cutUnits cuts text to at most limit UTF-16 units, the last one then being "…".
func cutUnits(text string, limit int) string {
	if utf16Units(text) <= limit {
		return text
	}
	n := 0
	for i, r := range text {
		if n += utf16.RuneLen(r); n > limit-1 {
			return text[:i] + "…"
		}
	}
	return text
}
