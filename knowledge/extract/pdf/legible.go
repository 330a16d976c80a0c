package pdf

import (
	"unicode"
	"unicode/utf8"
)

// A text that is mostly in no dictionary was misread: a page that lies on its side, a blurred picture, letters whose codes
// say nothing. The share of known words tells it; what is a name or a number counts for neither.
const (
	fewWords   = 8    // too few to judge by
	misread    = 0.5  // known share below which a recognised page is not believed, unless recognition was sure of it
	sureOf     = 80.0 // percent of certainty from which that may be less
	doubtful   = 0.12 // known share below which printed text may have false codes, with fewer vowels than languages have
	betterBy   = 0.15 // what the known share has to gain for recognition to win over printed text
	senseless  = 0.1  // known share below which printed text is no language, with letters as no language has them
	longest    = 40   // letters of a word
	leastJudge = 3    // letters of a word that is judged
)

// legibility is how much of a text is words.
type legibility struct {
	words, known int // of leastJudge Latin letters and more
	vowels       int // among letters
	letters      int
}

// share is the share of words that are known; 1 where there are too few to judge by.
func (l legibility) share() float64 {
	if l.words < fewWords {
		return 1
	}
	return float64(l.known) / float64(l.words)
}

// doubtful reports whether the codes of letters may be false. Lists of names in programs have few known words too, but vowels.
func (l legibility) doubtful() bool {
	return l.words >= judgeable && l.share() < doubtful && (4*l.vowels < l.letters || 5*l.vowels > 3*l.letters)
}

// noLanguage reports whether the letters are not those of a language: too few vowels, or hardly anything else.
func (l legibility) noLanguage() bool {
	return l.share() < senseless && (5*l.vowels < l.letters || 5*l.vowels > 3*l.letters)
}

// legible counts the words of lines. known tells a word of a dictionary.
func legible(lines []line, known func(string) bool) (l legibility) {
	for _, ln := range lines {
		for _, w := range wordsOf(ln.text) {
			n := 0
			for _, r := range w {
				if !unicode.Is(unicode.Latin, r) {
					n = 0
					break
				}
				n++
				if l.letters++; isVowel(r) {
					l.vowels++
				}
			}
			if n < leastJudge || utf8.RuneCountInString(w) > longest {
				continue
			}
			if l.words++; known(w) {
				l.known++
			}
		}
	}
	return l
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'é':
		return true
	}
	return false
}
