package indonesian

import "strings"

// Limits of words that are read by their consonants.
const (
	leastConsonants = 3
	mostVowels      = 1
	longestSkeleton = 12 // letters
	rootSkeleton    = 4  // letters from which on a root is believed that nobody asks with: "pln" is no pelan
)

// skeletons holds the words that may be written without their vowels, by first letter, consonants and last letter.
type skeletons map[string][]skeletonWord

// skeletonWord is a word with what speaks for it.
type skeletonWord struct {
	word  string
	asked bool // a word of questions: a stop word, a filler, the meaning of a chat spelling
}

// newSkeletons files the words of questions and the roots.
func (l *Language) newSkeletons() skeletons {
	asked := map[string]bool{}
	for word := range l.reading.stops {
		asked[word] = true
	}
	for _, all := range l.reading.fillers {
		for _, f := range all {
			for _, word := range f.words {
				asked[word] = true
			}
		}
	}
	for _, chat := range l.reading.chat {
		for word := range strings.FieldsSeq(strings.ToLower(chat.meaning)) {
			asked[word] = true
		}
	}
	out := skeletons{}
	add := func(word string, asked bool) {
		if !isRoot(word) || len(word) <= shortestRoot {
			return
		}
		key := skeletonOf(word)
		out[key] = append(out[key], skeletonWord{word, asked})
		if short := skeletonOf(strings.ReplaceAll(word, "ng", "g")); short != key { // dgn, krg
			out[short] = append(out[short], skeletonWord{word, asked})
		}
	}
	for word := range asked {
		add(word, true)
	}
	for root, as := range l.stemmer.roots {
		if root == as && !asked[root] {
			add(root, false)
		}
	}
	return out
}

// skeletonOf is what a word has in common with its abbreviations: first letter, consonants, last letter.
func skeletonOf(word string) string {
	out := make([]byte, 0, len(word)+2)
	out = append(out, word[0])
	for i := range len(word) {
		if !isVowel(word[i]) {
			out = append(out, word[i])
		}
	}
	return string(append(out, word[len(word)-1]))
}

// fullWord returns the word that one without its vowels stands for, with or without -nya: "wktu", "jdwlnya". It has to be the
// only one of its kind: a word of questions, else a root that the index knows, else any root.
func (r *reader) fullWord(typed string) (string, bool) {
	if bare, ok := strings.CutSuffix(typed, "nya"); ok {
		if word, ok := r.fullWord(bare); ok {
			return word, true
		}
	}
	consonants := 0
	for i := range len(typed) {
		if !isVowel(typed[i]) {
			consonants++
		}
	}
	if consonants < leastConsonants || len(typed)-consonants > mostVowels || len(typed) > longestSkeleton {
		return "", false
	}
	var best string
	rank, several := 0, false
	for _, c := range r.reading.skeletons[skeletonOf(typed)] {
		if !within(typed, c.word) {
			continue
		}
		switch n := r.rankOf(c, typed); {
		case n > rank:
			best, rank, several = c.word, n, false
		case n == rank:
			several = true
		}
	}
	return best, rank > 0 && !several
}

// rankOf says how likely a word is meant; 0 is not at all.
func (r *reader) rankOf(c skeletonWord, typed string) int {
	rank := 0
	switch known := r.dictionary.Knows(c.word); {
	case c.asked && known:
		rank = 3
	case c.asked || known && len(typed) >= rootSkeleton:
		rank = 2
	case len(typed) >= rootSkeleton:
		rank = 1
	}
	return rank
}

// within tells whether the letters of short stand in long in their order.
func within(short, long string) bool {
	for i := range len(long) {
		if short != "" && long[i] == short[0] {
			short = short[1:]
		}
	}
	return short == ""
}
