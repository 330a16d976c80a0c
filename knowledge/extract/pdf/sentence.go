package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// noteCall is the number of a footnote behind the end of a sentence, raised on paper: "dinas.2".
var noteCall = regexp.MustCompile(`(\pL["”’')]?[.;:?!]["”’')]?)\d{1,3}$`)

// endsSentence reports whether nothing has to follow s.
func endsSentence(s string) bool {
	if s == "" {
		return false
	}
	if end := s[len(s)-1]; end >= '0' && end <= '9' {
		s = noteCall.ReplaceAllString(s, "$1")
	}
	return strings.HasSuffix(strings.TrimRight(s, `"”’')`), ".") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, ":") ||
		strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
}

// endsItem is endsSentence, or an item of a list before its last: "…; dan".
func endsItem(s string) bool {
	switch lastField(s) {
	case "dan", "atau", "dan/atau":
		return true
	}
	return endsSentence(s) || strings.HasSuffix(s, ",")
}

// joinLines joins the lines of a paragraph.
func joinLines(lines []line) string {
	text := ""
	for _, ln := range lines {
		text = joinWrapped(text, ln.text)
	}
	if led(text) {
		text = leaders.ReplaceAllString(text, " … ")
	}
	return strings.TrimSpace(text)
}

// led reports whether a text has the leaders of a table of contents, or of a form to fill in.
func led(s string) bool {
	return strings.Count(s, ".")+strings.Count(s, "…")+strings.Count(s, "_") >= 5 && leaders.MatchString(s)
}

// joinWrapped joins the end of a line and the beginning of the next. A hyphen between lower
// case letters is where a word was broken, unless the word is a doubled one
// ("undang-" "undang", "sebaik-" "baiknya"), whose hyphen belongs to it.
func joinWrapped(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	stem, broken := strings.CutSuffix(a, "-")
	before, _ := utf8.DecodeLastRuneInString(stem)
	if !broken || !unicode.IsLetter(before) {
		return a + " " + b
	}
	if first := lastField(stem); startsLower(b) && len(first) > 1 && !doubled(strings.ToLower(first), b) {
		return stem + b
	}
	return a + b
}

// doubled reports whether b begins as the word a ends, by three letters or more.
func doubled(a, b string) bool {
	for n := 3; n <= min(len(a), len(b)); n++ {
		if strings.HasSuffix(a, b[:n]) && (n == len(a) || n >= 4) {
			return true
		}
	}
	return false
}
