// Package beside cuts a question that sets two things side by side into the two. It reads words alone: what they name is for its
// caller. It is pure.
package beside

import (
	"slices"
	"strings"

	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/indonesian"
)

// The signs of signs.tsv that it reads by.
const (
	signSets    = "penyanding"      // stand between what is compared and nowhere else: "dibanding"
	signBeside  = "pembanding"      // may stand between what is compared
	signFrame   = "bingkai banding" // stand around it
	signQuality = "tolok banding"   // say by what it is compared: nothing of a side stands behind them
	signVisit   = "studi banding"   // make a name of "banding" behind them
)

// everything is a dictionary that knows all words: nothing is mended.
type everything struct{}

func (everything) Knows(string) bool             { return true }
func (everything) Correct(string) (string, bool) { return "", false }

// comparing is the word that is a command at the beginning of a question and a part of a name behind "studi".
const comparing = "banding"

// Split gives the words of the two sides, as they were typed but for mended slips; false when there are no two.
func Split(l *indonesian.Language, signs lexicon.Signs, text string) (left, right string, ok bool) {
	words := l.Spoken(text, everything{})
	has := func(i int, sign string) bool {
		named := words[i].Surface == comparing && i > 0 && signs.Has(signVisit, words[i-1].Surface)
		return !named && signs.Has(sign, words[i].Surface)
	}
	between := signBeside
	for i := range words {
		if i > 0 && has(i, signSets) {
			between = signSets
		}
	}
	var sides [2][]string
	at, over := 0, false
	for i, t := range words {
		switch {
		case at == 0 && len(sides[0]) > 0 && has(i, between):
			at, over = 1, false
		case has(i, signQuality):
			over = over || len(sides[at]) > 0
		case over, has(i, signFrame), has(i, signSets), len(sides[at]) == 0 && has(i, signBeside):
		case has(i, signBeside) && between == signBeside:
			over = at == 1 // a third side
		default:
			sides[at] = append(sides[at], said(t))
		}
	}
	left, right = strings.Join(sides[0], " "), strings.Join(sides[1], " ")
	return left, right, left != "" && right != ""
}

// said is a word as documents write it.
func said(t indonesian.Spoken) string {
	if t.Mended {
		return t.Surface
	}
	return t.Typed
}

// Headed gives a side that is a single word the head of the other one: "pekppp mandiri" and "nasional" are two kinds of one
// thing. It returns the word as it is when the other side has no head to give.
func Headed(word, other string) string {
	words := strings.Fields(other)
	if len(strings.Fields(word)) != 1 || len(words) < 2 || strings.EqualFold(words[0], word) {
		return word
	}
	return words[0] + " " + word
}

// Without takes the words of a name out of a text, but for those that the name kept has too.
func Without(l *indonesian.Language, text, name, kept string) string {
	keep := lexicon.Surfaces(l.Tokens(kept))
	drop := slices.DeleteFunc(lexicon.Surfaces(l.Tokens(name)), func(s string) bool { return slices.Contains(keep, s) })
	var out []string
	for _, t := range l.Tokens(text) {
		if !slices.Contains(drop, t.Surface) {
			out = append(out, text[t.Start:t.End])
		}
	}
	return strings.Join(out, " ")
}
