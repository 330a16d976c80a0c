package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spacedLetters is the least number of letters that stand apart in a word like "M E M U T U S K A N".
const spacedLetters = 4

// closeUp joins the letters of words that are printed with room between them. A room much wider than the others parts two
// such words.
func closeUp(pieces []cell) []cell {
	var out []cell
	for i := 0; i < len(pieces); {
		end := i
		for end < len(pieces) && single(pieces[end].text) {
			end++
		}
		if end-i < spacedLetters {
			end = max(end, i+1)
			out = append(out, pieces[i:end]...)
			i = end
			continue
		}
		out = append(out, joinLetters(pieces[i:end])...)
		i = end
	}
	return out
}

// single reports whether a text is one capital.
func single(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.IsUpper(r)
}

func joinLetters(letters []cell) []cell {
	gaps := make([]float64, 0, len(letters))
	for i, c := range letters[1:] {
		gaps = append(gaps, c.x0-letters[i].x1)
	}
	usual := median(slices.Clone(gaps))
	out := []cell{letters[0]}
	for i, c := range letters[1:] {
		if gaps[i] > 1.8*usual+1 {
			out = append(out, c)
			continue
		}
		last := &out[len(out)-1]
		last.text, last.x1 = last.text+c.text, c.x1
	}
	return out
}

// readingOrder turns the words of writing from right to left, which stand in a row from left to right like all others, into
// the order in which they are read.
func readingOrder(pieces []cell) []cell {
	from, against := -1, 0
	for i, p := range pieces {
		if rightToLeft(p.text) {
			against++
			if from < 0 {
				from = i
			}
		}
	}
	switch {
	case from < 0:
		return pieces
	case 2*against > len(pieces): // the line is written so, perhaps with numbers or foreign words in it
		slices.Reverse(pieces)
		reverseRuns(pieces, func(s string) bool { return !rightToLeft(s) && strings.ContainsFunc(s, unicode.IsLetter) })
	default:
		reverseRuns(pieces, rightToLeft)
	}
	return pieces
}

// reverseRuns turns round each run of pieces that are so.
func reverseRuns(pieces []cell, so func(string) bool) {
	for i := 0; i < len(pieces); {
		end := i
		for end < len(pieces) && so(pieces[end].text) {
			end++
		}
		slices.Reverse(pieces[i:end])
		i = max(end, i+1)
	}
}

const firstLeftward = '\u0590' // no letter before it is written from right to left

// rightToLeft reports whether a text is of a script that is written from right to left.
func rightToLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= firstLeftward && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
	})
}

// turnRound spells a word of writing from right to left as it is read: pdftotext gives its letters from left to right. Its
// figures stand that way in any case.
func turnRound(s string) string {
	letters := []rune(s)
	slices.Reverse(letters)
	for i := 0; i < len(letters); {
		end := i
		for end < len(letters) && unicode.IsDigit(letters[end]) {
			end++
		}
		slices.Reverse(letters[i:end])
		i = max(end, i+1)
	}
	return string(letters)
}
