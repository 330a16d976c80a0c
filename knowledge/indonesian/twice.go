package indonesian

import (
	"slices"
	"strings"
)

// shortestTwice is the length of a word that "2" may double: "rt2" is a number.
const shortestTwice = 3

// twiceEndings are what may hang on the "2".
var twiceEndings = [...]string{"", "nya", "ny", "x", "an", "in", "kan", "i", "lah", "ku", "mu"}

// writeTwice writes out words that a "2" doubles: "kata2nya" is kata-katanya, "berturut2" berturut-turut, "org2" orang-orang.
func (r *reader) writeTwice() {
	for i := 0; i < len(r.words); i++ {
		start := r.words[i].Start
		middle := start
		for middle < len(r.text) && r.text[middle] >= 'a' && r.text[middle] <= 'z' {
			middle++
		}
		code := r.words[i].Kind == Code && r.dictionary.Knows(r.words[i].Surface)
		if middle-start < shortestTwice || r.words[i].Kind == Number || code || middle == len(r.text) || r.text[middle] != '2' {
			continue
		}
		end := middle + 1
		for end < len(r.text) && classAt(r.text, end) == letter {
			end += width(r.text, end)
		}
		ending := r.text[middle+1 : end]
		if end < len(r.text) && classAt(r.text, end) == digit || !slices.Contains(twiceEndings[:], ending) {
			continue
		}
		text, ok := r.twice(r.text[start:middle], ending)
		if !ok {
			continue
		}
		stop := i + 1
		for stop < len(r.words) && r.words[stop].Start < end {
			stop++
		}
		span := r.words[i].Token
		span.End = end
		if tokens := r.retoken(span, text); len(tokens) == 1 {
			both := word{Token: tokens[0], typed: r.text[start:end], weight: 1, changed: true}
			r.words = slices.Replace(r.words, i, stop, both)
		}
	}
}

// twice doubles a word that is known in this form or in the written one.
func (r *reader) twice(single, ending string) (string, bool) {
	if chat, ok := r.reading.chat[single]; ok && isRoot(chat.meaning) {
		single = chat.meaning
	} else if !r.sure(single) {
		if single, ok = r.plain(single, 0); !ok || !isRoot(single) {
			return "", false
		}
	}
	if ending == "ny" || ending == "x" {
		ending = "nya"
	}
	second := single
	if stem := r.Language.Stem(single); strings.HasSuffix(single, stem) { // berturut-turut
		second = stem
	}
	return single + "-" + second + ending, true
}
