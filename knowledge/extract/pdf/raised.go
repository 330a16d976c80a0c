package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A number in smaller print beside a word, above the line, calls a footnote, and is no part of the sentence; beside a figure or a
// unit of length it is a power. Below the line it belongs to the word, as in CO2.
const (
	raisedSize = 0.9  // of the font of the word before, at most
	raisedBy   = 0.12 // of the height of the word before, from its foot
	unitRunes  = 2    // the longest unit that a power stands beside: "km"
)

var smallNumber = regexp.MustCompile(`^\(?(\d{1,3}|\*{1,3}|[†‡])([,)](\d{1,3}|\*{1,3}))*\)?$`)

// takes reports whether the next word is a small number beside this one, and if so makes what it says part of this one.
func (w *word) takes(next word) bool {
	beside := next.x0 >= w.x0 && math.Abs(next.x0-w.x1) <= 0.1*w.height() && min(w.y1, next.y1) > max(w.y0, next.y0)
	if !beside || w.size <= 0 || next.size <= 0 || next.size > raisedSize*w.size || !smallNumber.MatchString(next.text) {
		return false
	}
	if w.x1 = max(w.x1, next.x1); next.y1 < w.y1-raisedBy*w.height() {
		w.text = withRaised(w.text, next.text)
	} else {
		w.text += next.text
	}
	return true
}

// withRaised is a text with the raised number behind it: as power, or left away because it calls a footnote.
func withRaised(text, number string) string {
	last, _ := utf8.DecodeLastRuneInString(text)
	switch run := text[len(strings.TrimRightFunc(text, unicode.IsLetter)):]; {
	case unicode.IsDigit(last), run != "" && utf8.RuneCountInString(run) <= unitRunes && strings.ToLower(run) == run:
		return text + powers.Replace(number)
	}
	return text
}

var powers = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶",
	"7", "⁷", "8", "⁸", "9", "⁹")
