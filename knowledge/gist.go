package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// longQuestion is from how many characters on a message is a letter, with a greeting, a reason and thanks around the
// question, and not a question alone.
const longQuestion = 300

// requesting are the words with which a letter asks for something without asking a question.
var requesting = regexp.MustCompile(`(?i)^[("“]*(minta|meminta|memohon|mohon|mencari|butuh|membutuhkan|perlu|memerlukan|` +
	`contoh|contohnya|info|informasi)[,.:)]*$`)

var sentenceForm = regexp.MustCompile(`[^.?!]+(?:[.?!]+(?:\s|$)|[.?!]+\S|$)`)

// Gist returns the sentences of a text longer than MaxQuestion that ask something, at most MaxQuestion characters of them;
// "" when none does or the text is no longer than that.
func Gist(text string) string {
	text = Visible(text)
	if utf8.RuneCountInString(text) <= MaxQuestion {
		return ""
	}
	return sentencesWith(text, asking, MaxQuestion)
}

// essence is what is searched of a message: all of it, but of a letter the sentences that ask something or, when none
// does, those that request something.
func essence(text string) string {
	if n := utf8.RuneCountInString(text); n <= longQuestion || n > MaxQuestion {
		return text
	}
	for _, words := range []*regexp.Regexp{asking, requesting} {
		if found := sentencesWith(text, words, longQuestion); found != "" {
			return found
		}
	}
	return text
}

// sentencesWith joins the sentences that have one of some words, or a question mark, up to so many characters.
func sentencesWith(text string, words *regexp.Regexp, most int) (out string) {
	for _, s := range sentenceForm.FindAllString(text, -1) {
		s = strings.TrimSpace(s)
		if !strings.HasSuffix(s, "?") && !slices.ContainsFunc(strings.Fields(s), words.MatchString) {
			continue
		}
		if joined := strings.TrimSpace(out + " " + s); utf8.RuneCountInString(joined) <= most {
			out = joined
		}
	}
	return out
}
