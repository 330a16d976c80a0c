package indonesian

import (
	"unicode"
	"unicode/utf8"
)

// NamedPlace is where a text that is written with care names a place.
type NamedPlace struct {
	Names      []string // official names: one, or all that share the name ("Bandung") where nothing tells which
	Province   string   // official name of the province that the first of Names lies in; its own for a province
	Start, End int      // bytes of the text, with the word before that says what kind of place it is ("Kota")
}

// NamedPlaces finds the places that a document names, in order. Other than in a question a name counts with a capital
// only, one that is an ordinary word too ("Batu") only behind a word for the kind of place, and not behind a word for
// another kind: "Kabupaten Pontianak" is no place.
func (l *Language) NamedPlaces(text string) []NamedPlace {
	tokens := l.Tokens(text)
	var out []NamedPlace
	for i := 0; i < len(tokens); i++ {
		if first, _ := utf8.DecodeRuneInString(text[tokens[i].Start:]); !unicode.IsUpper(first) || tokens[i].Kind == Number {
			continue
		}
		found := l.placesAt(tokens, i, false)
		if len(found.ids) == 0 {
			continue
		}
		place := NamedPlace{Start: tokens[i].Start, End: tokens[found.end-1].End}
		kind, before := placeKinds[previous(tokens, i)]
		before = before && !l.separated(text, tokens[i-1], tokens[i])
		if before {
			place.Start = tokens[i-1].Start
		}
		if before && kind != "" && !found.kind && !l.oneKind(found.ids, kind) {
			i = found.end - 1
			continue
		}
		if !before && shouted(tokens, i, found) {
			continue
		}
		if !before && l.longerName(text, tokens, i, found) {
			i = found.end - 1
			continue
		}
		for _, id := range found.ids {
			place.Names = append(place.Names, l.places.all[id].name)
		}
		place.Province = l.places.all[found.ids[0]].province
		out = append(out, place)
		i = found.end - 1
	}
	return out
}

// shouted tells whether a name stands in capitals among words that do not: an acronym that is written alike (SIAK).
func shouted(tokens []Token, i int, found foundPlaces) bool {
	if found.nickname || found.end != i+1 || !tokens[i].Upper {
		return false
	}
	loud := func(k int) bool { return k >= 0 && k < len(tokens) && tokens[k].Kind == Word && tokens[k].Upper }
	return !loud(i-1) && !loud(i+1)
}

// longerName tells whether a name that is a river, an island or a people too is part of another name: Sungai Kapuas,
// Kapuas Indah.
func (l *Language) longerName(text string, tokens []Token, i int, found foundPlaces) bool {
	if l.places.all[found.ids[0]].nature == clear || found.nickname {
		return false
	}
	capital := func(k int) bool {
		first, _ := utf8.DecodeRuneInString(text[tokens[k].Start:])
		return unicode.IsUpper(first) && !tokens[k].Upper
	}
	return found.end < len(tokens) && !l.separated(text, tokens[found.end-1], tokens[found.end]) && capital(found.end) ||
		i > 0 && !l.separated(text, tokens[i-1], tokens[i]) && capital(i-1)
}

// separated tells whether anything but space stands between two tokens.
func (l *Language) separated(text string, a, b Token) bool {
	for _, r := range text[a.End:b.Start] {
		if !unicode.IsSpace(r) && r != '.' { // Kab. Sumedang
			return true
		}
	}
	return false
}

// oneKind tells whether any of the places is of a kind. A province that is called otherwise (Daerah Istimewa) is one.
func (l *Language) oneKind(ids []int, kind string) bool {
	for _, id := range ids {
		if l.places.all[id].kindLetter() == kind {
			return true
		}
	}
	return false
}
