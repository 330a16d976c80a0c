// Package lexicon is the vocabulary of answers as stems: phrases that stand together in a text, the searched words of a question
// ready to be found, what a heading says that its part is for, and the tables of data/seed/vocabulary that they are read from.
// It knows no document; the engine of package answer calls it.
package lexicon

import (
	"strings"

	"studitiru/knowledge/indonesian"
)

// Phrase is the ways to say one thing: stems that stand together, in order.
type Phrase [][]string

// phraseGap is how many other words may stand between two words of a phrase.
const phraseGap = 1

// In tells whether the phrase is said in stems [from, to).
func (p Phrase) In(n int, stem func(int) string) bool {
	_, _, ok := p.At(0, n, stem)
	return ok
}

// At finds the phrase between from and to; start and end are its words, end exclusive.
func (p Phrase) At(from, to int, stem func(int) string) (start, end int, ok bool) {
	for i := from; i < to; i++ {
		for _, way := range p {
			if stem(i) != way[0] {
				continue
			}
			if end, ok := follows(way[1:], i+1, to, stem); ok {
				return i, end, true
			}
		}
	}
	return 0, 0, false
}

func follows(rest []string, at, to int, stem func(int) string) (end int, ok bool) {
	for _, want := range rest {
		k := at
		for k < to && k <= at+phraseGap && stem(k) != want {
			k++
		}
		if k >= to || k > at+phraseGap {
			return 0, false
		}
		at = k + 1
	}
	return at, true
}

// InStems tells whether the phrase is said in a list of stems.
func (p Phrase) InStems(list []string) bool {
	return p.In(len(list), func(i int) string { return list[i] })
}

// PhrasesIn reads a list of phrases.
func PhrasesIn(l *indonesian.Language, list, separator string) (out Phrase) {
	for text := range strings.SplitSeq(list, separator) {
		if stems := Stems(l.Tokens(text)); len(stems) > 0 {
			out = append(out, stems)
		}
	}
	return out
}

// Stems gives the stems of tokens.
func Stems(tokens []indonesian.Token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Stem
	}
	return out
}

// Surfaces gives the surfaces of tokens.
func Surfaces(tokens []indonesian.Token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Surface
	}
	return out
}

// Lower is a text in small letters with its white space folded.
func Lower(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
