package extract

import (
	"strconv"
	"strings"
)

// numeral is how a list writes a number.
type numeral string

// The numerals of the lists of office programs.
const (
	decimal      numeral = "decimal"
	paddedNumber numeral = "decimalZero" // 01
	upperRoman   numeral = "upperRoman"
	lowerRoman   numeral = "lowerRoman"
	upperLetter  numeral = "upperLetter"
	lowerLetter  numeral = "lowerLetter"
	dashedNumber numeral = "numberInDash" // - 1 -
	enclosed     numeral = "decimalEnclosedParen"
	fullStopped  numeral = "decimalEnclosedFullstop"
	cardinalWord numeral = "cardinalText"
	ordinalWord  numeral = "ordinalText"
	bulletMark   numeral = "bullet"
	noNumber     numeral = "none"
)

// write is a number as its list prints it.
func (k numeral) write(n int) string {
	switch k {
	case noNumber, bulletMark:
		return ""
	case paddedNumber:
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case upperRoman:
		return roman(n)
	case lowerRoman:
		return strings.ToLower(roman(n))
	case upperLetter:
		return strings.ToUpper(letters(n))
	case lowerLetter:
		return letters(n)
	case dashedNumber:
		return "- " + strconv.Itoa(n) + " -"
	case enclosed:
		return "(" + strconv.Itoa(n) + ")"
	case fullStopped:
		return strconv.Itoa(n) + "."
	case cardinalWord, ordinalWord:
		return numberWord(k, n)
	}
	return strconv.Itoa(n)
}

// numberWord is a number in words up to where the words reach, in digits behind.
func numberWord(k numeral, n int) string {
	words := cardinalWords()
	if n < 1 || n > len(words) {
		return strconv.Itoa(n)
	}
	switch {
	case k == cardinalWord:
		return strings.ToUpper(words[n-1][:1]) + words[n-1][1:]
	case n == 1:
		return wordsFirst
	}
	return wordsOrdinal + words[n-1]
}

// letters counts as office programs do: a … z, aa, bb, …
func letters(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

// roman is a number in Roman numerals; those that have none are written in digits.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
		{5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
