package question

import (
	"strings"

	"studitiru/knowledge/indonesian"
)

// claim says which part of a question a word belongs to. A word of none is content.
type claim uint16

// The claims. Several may hold for one word.
const (
	ofPlace claim = 1 << iota
	ofRegion
	ofNumber // rule, article, form, indicator, year, grade
	ofThing
	ofMeasure
	ofValue // says that the value of a measure is meant: "nilai", "predikat"
	ofAttribute
	ofKind
	ofStatus
	ofAspect
	ofWish
	ofFrame
	ofField   // content that speaks for a field too
	ofPointer // points at what was said before: "itu", "di sana"
)

// empty are the claims under which a word is no content of its own.
const empty = ofPlace | ofRegion | ofNumber | ofThing | ofMeasure | ofValue | ofAttribute | ofKind | ofStatus | ofAspect |
	ofWish | ofFrame | ofPointer

// word is a word of a question on its way to a part.
type word struct {
	indonesian.Spoken
	bare  string // surface without -nya, -kah, -lah, -pun; "" when it has none
	root  string // "~" and the stem
	hangs bool   // ends in -nya: what it belongs to was named before
	claim claim
}

func (w *word) is(c claim) bool { return w.claim&c != 0 }

// content tells whether the word is searched for and belongs to no named part.
func (w *word) content() bool { return w.claim&empty == 0 }

// endings are what hangs on a word without changing what it names.
var endings = [...]string{"nya", "kah", "lah", "pun"}

// shortest is the length of the shortest word that is left when an ending is taken off.
const shortest = 2

// cutWords cuts a question into words that are not claimed by anything but a place yet.
func (q *message) cutWords(text string) {
	spoken := q.language.Spoken(text, lexicon{q.names, q.vocabulary})
	q.words = make([]word, len(spoken))
	for i, s := range spoken {
		w := word{Spoken: s, root: "~" + s.Stem}
		for _, ending := range endings {
			bare, ok := strings.CutSuffix(s.Surface, ending)
			if ok && len(bare) >= shortest && s.Kind == indonesian.Word {
				w.bare, w.hangs = bare, ending == "nya"
				break
			}
		}
		if typed := strings.ToLower(s.Typed); strings.HasSuffix(typed, "-nya") {
			w.hangs = true
		}
		if s.Surface == "nya" && i > 0 { // "gedung nya"
			q.words[i-1].hangs = true
		}
		if len(s.Places) > 0 {
			w.claim = ofPlace
		}
		q.words[i] = w
	}
}

// lexicon are the words of the documents and those of the tables, which are no slips either.
type lexicon struct {
	indonesian.Dictionary
	tables map[string]bool
}

// Knows says whether a word needs no mending.
func (l lexicon) Knows(surface string) bool { return l.tables[surface] || l.Dictionary.Knows(surface) }

// mark claims n words from i on.
func (q *message) mark(i, n int, c claim) {
	for k := i; k < i+n && k < len(q.words); k++ {
		q.words[k].claim |= c
	}
}

// surface is the surface of word i, "" outside of the question.
func (q *message) surface(i int) string {
	if i < 0 || i >= len(q.words) {
		return ""
	}
	return q.words[i].Surface
}

// wordIn tells whether word i is one of a table; there is none outside of the question.
func (q *message) wordIn(table *phrases[bool], i int) bool {
	return i >= 0 && i < len(q.words) && table.has(&q.words[i])
}

// count counts the words under any of the claims.
func (q *message) count(c claim) (n int) {
	for i := range q.words {
		if q.words[i].is(c) {
			n++
		}
	}
	return n
}

// contents counts the words of content.
func (q *message) contents() (n int) {
	for i := range q.words {
		if q.words[i].content() {
			n++
		}
	}
	return n
}
