package question

import (
	"iter"
	"maps"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Names knows what the documents name and which words they hold.
type Names interface {
	indonesian.Dictionary
	// Named returns the longest name that the words (surfaces) begin with, as the documents write it, and how many of the words
	// it takes; 0 when they begin with none.
	Named(words []string) (name string, n int)
	// Rule returns the normal form of the one rule of a kind ("permen panrb") that has the number ("29"), when a title names it.
	Rule(kind, number string) (string, bool)
}

// NameTable is Names of a set of documents. It is immutable and safe for concurrent use.
type NameTable struct {
	names phrases[string]
	rules map[string]string // kind and number → normal form, "" when several have them
	words map[string]int    // surfaces and stems → number of documents
	*indonesian.Speller
}

// NewNames learns the names of documents from their titles and agencies, and their words from those and from their bodies where
// they have one. A name is
//
//   - what stands in quotation marks, and an acronym (PANDA, SP4N-LAPOR);
//   - what the title of an innovation begins with, up to a comma, a colon or a small letter: "Klampid New Generation";
//   - words with capitals inside of a title that are no place, no rule, no body and no month: "QRIS Dinamis";
//   - an agency without its place: "RSUD Sultan Suriansyah".
//
// Common words of titles are none by themselves ("Aturan", "Kunjungan kerja"): a name needs a word that the language does not
// know, an acronym or two words with capitals. A word of a name that only it has ("Klampid") is a name too.
func (r *Reader) NewNames(documents []knowledge.Document) *NameTable {
	t := &NameTable{rules: map[string]string{}, words: map[string]int{}}
	owners := map[string]string{} // word → as it is written in the one name that has it, "" for several
	known := map[string]bool{}
	for _, d := range documents {
		t.learnWords(r, d)
		for _, rule := range r.Rules(d.Title) {
			t.learnRule(rule)
		}
	}
	for _, d := range documents {
		for _, name := range r.namesOf(d) {
			tokens := r.language.Tokens(name)
			key := joined(tokens)
			if key == "" || known[key] {
				continue
			}
			known[key] = true
			t.names.addWords(strings.Fields(key), name)
			if last := len(tokens) - 1; last > 1 && tokens[last].Kind == indonesian.Number { // "Lapor Mbak Wali 112"
				t.names.addWords(strings.Fields(joined(tokens[:last])), name[:tokens[last-1].End])
			}
			if w, ok := t.distinctive(r, tokens); ok {
				if _, twice := owners[w.Surface]; twice {
					owners[w.Surface] = ""
				} else {
					owners[w.Surface] = name[w.Start:w.End]
				}
			}
		}
	}
	for word, written := range owners {
		if written != "" && !known[word] {
			t.names.addWords([]string{word}, written)
		}
	}
	t.Speller = indonesian.NewSpeller(t.spelt())
	return t
}

// joined are the surfaces of tokens with a space between.
func joined(tokens []indonesian.Token) string {
	var b strings.Builder
	for i, w := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Surface)
	}
	return b.String()
}

// commonest is the number of documents from which on a word says nothing of the name it stands in.
const commonest = 4

// distinctive returns the first word of a name that stands for the name: one that the language does not know and few documents
// have.
func (t *NameTable) distinctive(r *Reader, name []indonesian.Token) (indonesian.Token, bool) {
	for _, token := range name {
		w := word{Spoken: indonesian.Spoken{Token: token}}
		if token.Kind != indonesian.Word || utf8.RuneCountInString(token.Surface) < 4 || r.foreign.has(&w) || r.bodies.has(&w) {
			continue
		}
		if t.words[token.Surface] >= commonest || r.language.Rooted(token.Surface) || r.common(token.Surface) {
			return token, false
		}
		_, _, place := r.language.Official(token.Surface)
		return token, !place
	}
	return indonesian.Token{}, false
}

// common tells whether a word is one that the tables know for something else than a name.
func (r *Reader) common(word string) bool {
	probe := r.own(word, nobody{})
	return len(probe.words) != 1 || !probe.words[0].content()
}

// learnWords counts the words of a document.
func (t *NameTable) learnWords(r *Reader, d knowledge.Document) {
	seen := map[string]bool{}
	for _, text := range append([]string{d.Title, d.Agency, d.Body}, d.Questions...) {
		for _, w := range r.language.Tokens(text) {
			seen[w.Surface], seen[w.Stem] = true, true
		}
	}
	for word := range seen {
		t.words[word]++
	}
}

// learnRule files a rule in its normal form under its kind and number.
func (t *NameTable) learnRule(rule string) {
	i := strings.LastIndexByte(rule, ' ')
	if i < 0 {
		return
	}
	number, _, ok := strings.Cut(rule[i+1:], "/")
	if !ok {
		return
	}
	key := rule[:i+1] + number
	if other, twice := t.rules[key]; twice && other != rule {
		rule = ""
	}
	t.rules[key] = rule
}

// spelt are the words that slips are mended to.
func (t *NameTable) spelt() iter.Seq2[string, int] { return maps.All(t.words) }

// Knows says whether a word occurs in the documents.
func (t *NameTable) Knows(surface string) bool { return t.words[surface] > 0 }

// Named returns the longest name that the words begin with.
func (t *NameTable) Named(words []string) (string, int) {
	for _, f := range t.names.first[words[0]] {
		if len(f.words) > len(words) {
			continue
		}
		fits := true
		for k, want := range f.words {
			fits = fits && want == words[k]
		}
		if fits {
			return f.value, len(f.words)
		}
	}
	return "", 0
}

// Rule returns the one rule of a kind with a number.
func (t *NameTable) Rule(kind, number string) (string, bool) {
	rule := t.rules[kind+" "+number]
	return rule, rule != ""
}

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
	if utf8.RuneCountInString(letters) > 1 && letters == strings.ToUpper(letters) && strings.ContainsFunc(letters, unicode.IsLetter) {
		return r.governs(letters)
	}
	return r.language.Rooted(letters) || r.common(strings.ToLower(letters))
}

// plain tells whether a word is ordinary or an acronym of the vocabulary.
func (r *Reader) plain(word string) bool {
	return r.ordinary(word) || r.common(strings.ToLower(word))
}

// governs tells whether an acronym is one of rules and governments, which name nothing by themselves.
func (r *Reader) governs(word string) bool {
	probe := r.own(strings.ToLower(word), nobody{})
	return len(probe.words) > 0 && probe.words[0].is(ofFrame|ofKind)
}
