package index

import (
	"fmt"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// A word keeps its number whatever was met in between: more words than the lexicon finds without its maps, and the same
// piece with another stem or of another kind.
func TestWordsKeepTheirNumber(t *testing.T) {
	l := newLexicon()
	ids := map[indonesian.Token]wordID{}
	for round := range 3 {
		for i := range 2 * recentSize {
			word := fmt.Sprintf("kata%06dnya", i)
			tokens := []indonesian.Token{{Surface: word, Stem: word}}
			if i%100 == 0 {
				tokens = append(tokens, indonesian.Token{Surface: word, Stem: "kata"},
					indonesian.Token{Surface: word, Stem: word, Kind: indonesian.Code})
			}
			for _, token := range tokens {
				id := l.add(word, &token)
				if was, met := ids[token]; met != (round > 0) || met && was != id {
					t.Fatalf("round %d: %+v is %d, was %d", round, token, id, was)
				}
				ids[token] = id
				if l.pieces[id] != word || l.spelling[l.stems[id]] != token.Stem || l.marks[id]&isCode != 0 != (token.Kind != 0) {
					t.Fatalf("%+v is numbered as %q with the stem %q", token, l.pieces[id], l.spelling[l.stems[id]])
				}
			}
		}
	}
}

// The memory of one passage serves the next, which may be shorter.
func TestAnalysisIsUsedAgain(t *testing.T) {
	l, lex := testLanguage(t), newLexicon()
	b := &batch{}
	for _, text := range []string{"Satu dua tiga. Empat lima enam! Tujuh?", "Delapan.", "", "Sembilan, sepuluh.\nSebelas"} {
		r := record{words: b.used.words[:0], gaps: b.used.gaps[:0], sentences: b.used.sentences[:0]}
		a := analyse(l, knowledge.Passage{Text: text})
		lex.number(a, &r)
		if got := r.text(lex.tables); got != text {
			t.Errorf("text is %q, want %q", got, text)
		}
		if last := r.sentences[len(r.sentences)-1]; last > len(r.words) {
			t.Errorf("%q: a sentence begins at word %d of %d", text, last, len(r.words))
		}
		b.used = r
		analyses.Put(a)
	}
}
