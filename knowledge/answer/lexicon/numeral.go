package lexicon

import (
	"slices"
	"strconv"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// numeralWeight is what a number in words is worth as the one in digits, and the other way round.
const numeralWeight = .9

// WithNumerals gives the small numbers among terms the other way to write them: who asks for "3 unsur" means "tiga unsur".
func WithNumerals(terms []knowledge.AskedTerm) []knowledge.AskedTerm {
	out := slices.Clone(terms)
	for i, t := range out {
		if len(t.Ways) == 0 || len(t.Ways[0].Stems) != 1 {
			continue
		}
		if other := otherNumeral(t.Ways[0].Stems[0]); other != "" {
			out[i].Ways = append(slices.Clone(t.Ways), knowledge.AskedWay{Stems: []string{other}, Weight: numeralWeight})
		}
	}
	return out
}

// otherNumeral is a small number in the other way to write it; "" for all else.
func otherNumeral(stem string) string {
	if n := indonesian.Numeral(stem); n > 0 {
		return strconv.Itoa(n)
	}
	n, err := strconv.Atoi(stem)
	if err != nil {
		return ""
	}
	return indonesian.NumeralWord(n)
}

// SameNumber tells whether one stem is a small number in words and the other the same in digits.
func SameNumber(a, b string) bool { return a == otherNumeral(b) }
