package question

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// namesOf are the names in the title of a document, and its agency.
func (r *Reader) namesOf(d knowledge.Document) []string {
	var out []string
	pieces := titlePieces(d.Title)
	for i, piece := range pieces {
		head := i == 0 && d.Kind == knowledge.Innovation
		whole := head && piece.end == ','
		out = append(out, r.runs(piece, head, whole, d.Kind != knowledge.Innovation)...)
	}
	if agency := r.withoutPlaces(d.Agency); agency != "" && strings.Contains(agency, " ") {
		out = append(out, agency)
	}
	return out
}

// piece is a part of a title up to a mark that ends it.
type piece struct {
	text   string
	end    rune // the mark, 0 at the end of the title
	quoted bool
}

// titlePieces cuts a title at commas, colons, brackets and quotation marks.
func titlePieces(title string) (out []piece) {
	start, quoted := 0, false
	for i, c := range title {
		if !strings.ContainsRune(",:;()[]\"“”'‘’", c) {
			continue
		}
		if c == ',' && i > 0 && i+1 < len(title) && unicode.IsDigit(lastRune(title[:i])) && title[i+1] >= '0' && title[i+1] <= '9' {
			continue // 4,71
		}
		if strings.ContainsRune("'‘’", c) && i > 0 && unicode.IsLetter(lastRune(title[:i])) {
			continue // ma'ruf
		}
		out = append(out, piece{strings.TrimSpace(title[start:i]), c, quoted})
		quoted = strings.ContainsRune("\"“‘", c) && !quoted
		start = i + utf8.RuneLen(c)
	}
	return append(out, piece{strings.TrimSpace(title[start:]), 0, quoted})
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// runs are the names in a piece of a title. head: it begins the title of an innovation; whole: the title goes on behind a comma,
// so that the piece is the name; acronyms: nothing but acronyms are names there.
func (r *Reader) runs(p piece, head, whole, acronyms bool) (out []string) {
	if p.quoted && p.text != "" {
		return []string{p.text}
	}
	var run []string
	flush := func() {
		if name := r.name(run, head && len(out) == 0, whole); name != "" {
			out = append(out, name)
		}
		run = nil
	}
	for _, field := range strings.Fields(r.placesOut(p.text)) {
		first, _ := utf8.DecodeRuneInString(field)
		switch {
		case field == cutMark, acronyms && !capitals(field):
			flush()
		case unicode.IsUpper(first), len(run) > 0 && unicode.IsDigit(first), strings.HasPrefix(field, "e-"):
			run = append(run, field)
		case len(run) > 0 && head && bridges[field]:
			run = append(run, field)
		default:
			flush()
		}
	}
	flush()
	return out
}

// capitals tells whether a word has two capitals at least, as acronyms and names of applications do.
func capitals(word string) bool {
	n := 0
	for _, c := range word {
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n > 1
}

// bridges are small words inside of names: "Pahala untuk Kaltim", "Gencil dan Pontive Center" is two.
var bridges = map[string]bool{"untuk": true, "bagi": true, "ke": true, "in": true, "to": true, "of": true, "and": true}

// cutMark stands where a place was taken out of a title.
const cutMark = "|"

// placesOut puts a mark in the place of the names of places.
func (r *Reader) placesOut(text string) string {
	var b strings.Builder
	end := 0
	for _, w := range r.language.Spoken(text, everything{}) {
		if len(w.Places) == 0 || w.Start < end {
			continue
		}
		b.WriteString(text[end:w.Start])
		b.WriteString(" " + cutMark + " ")
		end = w.End
	}
	b.WriteString(text[end:])
	return b.String()
}

// withoutPlaces is a text without the names of places and what speaks of their kind.
func (r *Reader) withoutPlaces(text string) string {
	return strings.TrimSpace(strings.Join(strings.Fields(strings.ReplaceAll(r.placesOut(text), cutMark, "")), " "))
}

// name makes a name of words with capitals; "" when they are none.
func (r *Reader) name(run []string, head, whole bool) string {
	for len(run) > 0 && bridges[run[len(run)-1]] {
		run = run[:len(run)-1]
	}
	for len(run) > 0 && !whole && (r.ordinary(run[0]) && (len(run) == 1 || !head || r.plain(run[1])) || !head && r.plain(run[0])) {
		run = run[1:]
	}
	if len(run) == 0 || len(r.Rules(strings.Join(run, " "))) > 0 {
		return ""
	}
	if len(run) == 1 && r.speaksOtherwise(run[0]) {
		return ""
	}
	named := false
	for _, w := range run {
		_, number := strconv.Atoi(w)
		named = named || number != nil && (!r.plain(w) || whole && len(run) > 1) || whole && !r.vocabularyAcronym(w)
	}
	if !named || !head && len(run) == 1 && r.ordinary(run[0]) {
		return ""
	}
	return strings.Join(run, " ")
}

// speaksOtherwise tells whether a word alone is known for something else than a name.
func (r *Reader) speaksOtherwise(text string) bool {
	words := []word{{Spoken: indonesian.Spoken{Token: indonesian.Token{Surface: strings.ToLower(text)}}}}
	return r.vocabularyAcronym(text) || r.generic.has(&words[0]) || r.foreign.has(&words[0])
}

// vocabularyAcronym tells whether a word is an acronym that the tables know.
func (r *Reader) vocabularyAcronym(text string) bool {
	words := []word{{Spoken: indonesian.Spoken{Token: indonesian.Token{Surface: strings.ToLower(text)}}}}
	_, n := r.acronyms.at(words, 0)
	return n > 0
}

// ordinary tells whether a word of a title is one of the language or of the tables, unless it is written in capitals.
func (r *Reader) ordinary(word string) bool {
	letters := strings.Trim(word, ".,!?")
	capitals := letters == strings.ToUpper(letters) && strings.ContainsFunc(letters, unicode.IsLetter)
	if capitals && utf8.RuneCountInString(letters) > 1 {
		return r.governs(letters)
	}
	return r.language.Rooted(letters) || r.common(strings.ToLower(letters))
}

// plain tells whether a word is ordinary or an acronym of the vocabulary.
func (r *Reader) plain(word string) bool {
	return r.ordinary(word) || r.common(strings.ToLower(word)) || r.isGeneric(strings.ToLower(word))
}

// governs tells whether an acronym is one of rules and governments, which name nothing by themselves.
func (r *Reader) governs(word string) bool {
	probe := r.own(strings.ToLower(word), nobody{})
	return len(probe.words) > 0 && probe.words[0].is(ofFrame|ofKind)
}
