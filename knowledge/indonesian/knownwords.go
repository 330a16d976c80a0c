package indonesian

import (
	"io/fs"
	"strings"
)

// KnownWords tells words from noise: what a broken file or a bad picture of a page is read as. It is safe for concurrent use.
type KnownWords struct {
	language *Language
	more     map[string]bool // in small letters
}

// NewKnownWords reads a vocabulary folder, as New does.
func NewKnownWords(vocabulary fs.FS) (*KnownWords, error) {
	language, err := New(vocabulary)
	if err != nil {
		return nil, err
	}
	w := &KnownWords{language: language, more: map[string]bool{}}
	for _, name := range []string{"foreign.tsv", "stopwords.tsv", "abbreviations.tsv", "acronyms.tsv"} {
		lines, err := readList(vocabulary, name, 1, 3)
		if err != nil {
			return nil, err
		}
		for _, n := range lines {
			for word := range strings.FieldsSeq(n.columns[0]) {
				w.more[strings.ToLower(word)] = true
			}
		}
	}
	return w, nil
}

// Knows reports whether a word is one: a root with affixes or without, doubled or not, part of the name of a place, an
// abbreviation, or a frequent word of English.
func (w *KnownWords) Knows(word string) bool {
	word = strings.ToLower(word)
	if left, right, doubled := strings.Cut(word, "-"); doubled {
		return w.Knows(left) && w.Knows(right)
	}
	s := &w.language.stemmer
	if w.more[word] || s.names[word] || s.protected[word] != "" || s.roots[word] != "" {
		return true
	}
	if !isRoot(word) || len(word) < 4 {
		return false
	}
	_, known := s.known(word)
	return known
}
