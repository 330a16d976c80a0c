package pdf

import (
	"regexp"
	"strconv"
	"strings"
)

// romanStrokes mends the number of a chapter: tesseract sees strokes where "I" is printed.
var romanStrokes = strings.NewReplacer("|", "I", "l", "I", "1", "I")

// digitStrokes mends the number of an article: strokes are ones, rings are noughts.
var digitStrokes = strings.NewReplacer("|", "1", "l", "1", "O", "0", "o", "0")

var (
	articleWord   = regexp.MustCompile(`^(?i:pasa)[lL1|]$`)
	chapterNumber = regexp.MustCompile(`^[IVXLCl1|]+$`)
	gluedArticle  = regexp.MustCompile(`^((?i:pasa)[lL1|])([\dl|][\dl|Oo]*[A-Z]?[.,;:)]*)$`)
	// Tesseract reads "%" as "96" or "46". In a text that speaks of percent, a number with two decimals and that is one.
	percentSign = regexp.MustCompile(`^(\(?\d{1,3},\d\d)[94]6([.,;)]*)$`)

	misreadOnes = regexp.MustCompile(`^([\dl|Oo]*[\dl|][\dl|Oo]*)([A-Z]?)([.,;:)]*)$`)
)

// mender puts right what recognition makes of the numbers of chapters and articles. It follows the articles of a
// document, because "1l" can be one stroke seen twice or two strokes: only their order tells 1 from 11.
type mender struct {
	article int  // the last article that began a line
	percent bool // the document has spoken of percent
}

// number mends the number of an article, "l0" to "10"; what is none stays. begins says that its line begins with it.
func (m *mender) number(text string, begins bool) string {
	f := misreadOnes.FindStringSubmatch(text)
	if f == nil {
		return text
	}
	digits := digitStrokes.Replace(f[1])
	if once := digits[:len(digits)-1]; ghost(f[1]) && digits != strconv.Itoa(m.article+1) {
		digits = once
	}
	if n, err := strconv.Atoi(digits); err == nil && begins {
		m.article = n
	}
	return digits + f[2] + f[3]
}

// ghost reports whether a number ends with a one and a stroke, which is most often the same one seen twice.
func ghost(digits string) bool {
	return len(digits) > 1 && digits[len(digits)-2] == '1' && strings.ContainsRune("l|", rune(digits[len(digits)-1]))
}

// words adds a recognised word to those of its line before it. "Pasal1" becomes two words, each with its share of the
// room. What tesseract calls two words has a blank between, though it may draw the box of the first over the second.
func (m *mender) words(line []word, w word) []word {
	if m.percent = m.percent || saysPercent(w.text); m.percent {
		w.text = percentSign.ReplaceAllString(w.text, "$1%$2")
	}
	blank := 0.2 * (w.y1 - w.y0)
	if n := len(line); n > 0 {
		line[n-1].x1 = max(line[n-1].x0, min(line[n-1].x1, w.x0-blank))
	}
	if f := gluedArticle.FindStringSubmatch(w.text); f != nil && strings.ContainsAny(f[2], "0123456789") {
		share := w.x0 + (w.x1-w.x0)*float64(len(f[1]))/float64(len(w.text))
		name, number := w, w
		name.text, name.x1 = f[1][:len(f[1])-1]+lastLetter(f[1]), share-blank/2
		number.text, number.x0 = m.number(f[2], len(line) == 0), share+blank/2
		return append(line, name, number)
	}
	if n := len(line); n > 0 {
		switch before := line[n-1].text; {
		case before == "BAB":
			w.text = romanStrokes.Replace(w.text)
		case articleWord.MatchString(before) && misreadOnes.MatchString(w.text):
			line[n-1].text = before[:len(before)-1] + lastLetter(before)
			w.text = m.number(w.text, n == 1)
		}
	}
	return append(line, w)
}

// saysPercent reports whether a word has the sign or is the word for it.
func saysPercent(text string) bool {
	return strings.Contains(text, "%") || strings.Contains(strings.ToLower(text), "persen")
}

// expected reports whether a word is the name or the number of a chapter or an article. Tesseract doubts such short
// lines of their own even where it reads them well, and dirt does not spell them.
func expected(line []word, text string) bool {
	if text == "BAB" || articleWord.MatchString(text) || gluedArticle.MatchString(text) {
		return true
	}
	if len(line) == 0 {
		return false
	}
	before := line[len(line)-1].text
	return before == "BAB" && chapterNumber.MatchString(text) || articleWord.MatchString(before) && misreadOnes.MatchString(text)
}

// lastLetter ends "Pasa1" and "PASA1" as they begin.
func lastLetter(article string) string {
	if strings.HasPrefix(article, "PASA") {
		return "L"
	}
	return "l"
}
