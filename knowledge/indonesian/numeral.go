package indonesian

import (
	"slices"
	"strings"
)

// numerals are the numbers that are one word, from 1 on.
var numerals = strings.Fields("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas")

// Numeral is the number that a word in small letters is, from 1 to 11; 0 for all other words.
func Numeral(word string) int { return slices.Index(numerals, word) + 1 }

// NumeralWord is a number from 1 to 11 as a word; "" for all others.
func NumeralWord(n int) string {
	if n < 1 || n > len(numerals) {
		return ""
	}
	return numerals[n-1]
}
