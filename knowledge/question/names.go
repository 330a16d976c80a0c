package question

import (
	"iter"
	"maps"
	"strings"
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
	// Holds says whether a word with the stem occurs in the documents.
	Holds(stem string) bool
}

// NameTable is Names of a set of documents. It is immutable and safe for concurrent use.
type NameTable struct {
	names phrases[string]
	rules map[string]string // kind and number → normal form, "" when several have them
	words map[string]int    // surfaces → number of documents
	stems map[string]bool
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
	t := &NameTable{rules: map[string]string{}, words: map[string]int{}, stems: map[string]bool{}}
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
			continue
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
			seen[w.Surface] = true
			t.stems[w.Stem] = true
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

// Holds says whether a word with the stem occurs in the documents.
func (t *NameTable) Holds(stem string) bool { return t.stems[stem] }

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
