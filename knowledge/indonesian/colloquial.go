package indonesian

import (
	"slices"
	"strings"
)

// shortestPlain is the length of a word from which on its colloquial forms are tried: shorter ones are like too many others.
const shortestPlain = 4

// deepestEnding is how many endings are taken off one behind the other: "beneran-nya".
const deepestEnding = 2

// hangings are the endings that are taken off a word nobody knows. Chats shorten -nya to -ny, -nye and -x.
var hangings = [...]string{"nya", "nye", "ny", "x", "lah", "kah", "pun", "ku", "mu", "in", "an", "kan", "i"}

// writeOut gives colloquial words that nobody knows the form that is searched: "bener" is benar, "duitnya" is duit, "wktu" waktu.
func (r *reader) writeOut(i int) bool {
	w := &r.words[i]
	if w.Upper || r.capital(i) || len(w.Surface) > longestFixed || !isRoot(w.Surface) {
		return false
	}
	text, ok := r.plain(w.Surface, 0)
	guessed := false
	if !ok {
		text, ok = r.fullWord(w.Surface)
		guessed = ok
	}
	if !ok {
		return false
	}
	out := make([]word, 0, 2)
	for _, t := range r.retoken(w.Token, text) {
		out = append(out, word{Token: t, typed: w.typed, weight: 1, changed: !guessed, fixed: guessed})
	}
	r.words = slices.Replace(r.words, i, i+1, out...)
	return true
}

// plain returns the form of a colloquial word that somebody knows, its endings taken off when it is not known with them.
func (r *reader) plain(word string, depth int) (string, bool) {
	if depth > 0 {
		if chat, ok := r.reading.chat[word]; ok {
			return chat.meaning, true
		}
		if r.sure(word) {
			return word, true
		}
	}
	if len(word) < shortestPlain {
		return "", false
	}
	for _, form := range spokenForms(word) {
		if form != "" && form != word && r.sure(form) {
			return form, true
		}
	}
	if depth == deepestEnding {
		return "", false
	}
	for _, ending := range hangings {
		if rest, ok := strings.CutSuffix(word, ending); ok && len(rest) >= shortestRoot {
			if text, ok := r.plain(rest, depth+1); ok {
				return text, true
			}
		}
	}
	return "", false
}

// sure tells words of the language, with their affixes, and words of the index.
func (r *reader) sure(word string) bool {
	if r.reading.stops[word] || len(r.reading.fillers[word]) > 0 || r.stemmer.roots[word] != "" || r.stemmer.protected[word] != "" {
		return true
	}
	if len(word) > shortestPlain && len(r.stemmer.affixed(word)) > shortestRoot {
		return true
	}
	return len(word) > shortestRoot && r.dictionary.Knows(word)
}

// affixed returns the root of a word of which the written language makes this form, "" when there is none.
func (s *stemmer) affixed(word string) string {
	best := candidate{score: -colloquially}
	for _, form := range endings(word) {
		s.search(form, 0, &best)
	}
	if best.score < 16*shortestPlain-colloquially {
		return ""
	}
	return best.root
}

// spokenForms are the written forms that a spoken word may have.
func spokenForms(word string) [4]string {
	var out [4]string
	last := len(word) - 1
	switch word[last] {
	case 'e': // rame, siape
		out[0], out[1] = word[:last]+"ai", word[:last]+"a"
	case 'o': // kaco
		out[0] = word[:last] + "au"
	default:
		if at := lastVowel(word); at > 0 && at < last && word[at] == 'e' && isClosed(word[at+1:]) { // bener, seneng
			out[0] = word[:at] + "a" + word[at+1:]
		}
	}
	if isVowel(word[0]) { // abis, itung
		out[2] = "h" + word
	}
	if single := withoutRuns(word); single != word { // tolooong
		out[3] = single
	}
	return out
}

// lastVowel is where the last vowel of a word stands, -1 when it has none.
func lastVowel(word string) int { return strings.LastIndexAny(word, "aiueo") }

// isClosed tells whether the consonants may end a syllable.
func isClosed(consonants string) bool { return len(consonants) == 1 || consonants == "ng" }

// withoutRuns writes letters that stand several times in a row once.
func withoutRuns(word string) string {
	out := make([]byte, 0, len(word))
	for i := range len(word) {
		if i == 0 || word[i] != word[i-1] {
			out = append(out, word[i])
		}
	}
	return string(out)
}
