package indonesian

import (
	"unicode"
	"unicode/utf8"
)

// Mention is a place that a text names.
type Mention struct {
	Names      []string // official names that the words may mean: one, or "Kota Malang" and "Kabupaten Malang"
	Start, End int      // tokens
}

// Mentions finds the places that a document's text names; tokens are its Tokens. A name that is an ordinary word as well
// counts with a capital letter only, and nicknames do not count: they are the language of questions.
func (l *Language) Mentions(text string, tokens []Token) []Mention {
	var out []Mention
	for i := 0; i < len(tokens); i++ {
		if !l.places.begins(tokens[i].Surface) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(text[tokens[i].Start:])
		if !unicode.IsUpper(first) {
			continue
		}
		found := l.placesAt(tokens, i, true)
		if len(found.ids) == 0 || found.nickname {
			continue
		}
		m := Mention{Start: i, End: found.end}
		for _, id := range found.ids {
			m.Names = append(m.Names, l.places.all[id].name)
		}
		out = append(out, m)
		i = found.end - 1
	}
	return out
}

// Province returns the official name of the province that a place lies in, its own for a province; "" for no place.
func (l *Language) Province(official string) string {
	if id, ok := l.places.exact[normal(official)]; ok {
		return l.places.all[id].province
	}
	return ""
}
