package indonesian

import (
	"io/fs"
	"math"
	"strings"
)

// stemmer strips the affixes of Indonesian words. What is left has to be a root it knows; a word without a known root
// is stripped carefully by rules alone, so that the forms of a name or loan word still meet.
type stemmer struct {
	roots     map[string]string // root → the root it is counted as (itself, or a better spelling)
	protected map[string]string // whole words whose stem is given
	names     map[string]bool   // words of the names of places, which have no affixes
}

// readStems reads roots.tsv (root, and the spelling it is counted as) and protected.tsv (word, its stem).
func (l *Language) readStems(files fs.FS) error {
	roots, err := readList(files, "roots.tsv", 1, 2)
	if err != nil {
		return err
	}
	l.stemmer = stemmer{roots: make(map[string]string, len(roots)), protected: map[string]string{}, names: map[string]bool{}}
	for _, n := range roots {
		root, as := n.columns[0], n.column(1)
		if as == "" {
			as = root
		}
		if !isRoot(root) || !isRoot(as) {
			return n.errorf("%q is not a word in small letters", root)
		}
		if _, twice := l.stemmer.roots[root]; twice {
			return n.errorf("%q stands there twice", root)
		}
		l.stemmer.roots[root] = as
	}
	for _, n := range roots {
		if as := n.column(1); as != "" && l.stemmer.roots[as] != as {
			return n.errorf("%q is counted as %q, which is no root of its own", n.columns[0], as)
		}
	}
	protected, err := readList(files, "protected.tsv", 1, 2)
	if err != nil {
		return err
	}
	for _, n := range protected {
		word, stem := n.columns[0], n.column(1)
		if stem == "" {
			stem = word
		}
		if !isRoot(word) || !isRoot(stem) {
			return n.errorf("%q is not a word in small letters", word)
		}
		l.stemmer.protected[word] = stem
	}
	for _, n := range protected {
		if stem := n.column(1); stem != "" && l.stemmer.stem(stem) != stem {
			return n.errorf("the stem %q has a stem itself: %q", stem, l.stemmer.stem(stem))
		}
	}
	return nil
}

// isRoot tells words of small ASCII letters.
func isRoot(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return word != ""
}

// stem returns the root of a surface. It ends at a word whose stem is itself.
func (s *stemmer) stem(surface string) string {
	word := fold(surface)
	for range maxWord {
		next := s.strip(word)
		if next == word {
			break
		}
		word = next
	}
	return word
}

// strip takes one step towards the root.
func (s *stemmer) strip(word string) string {
	if stem, ok := s.protected[word]; ok {
		return stem
	}
	if root, ok := s.roots[word]; ok {
		return root
	}
	if s.names[word] || len(word) < 4 || !isRoot(word) {
		return word
	}
	if root, ok := s.known(word); ok {
		return root
	}
	return strippedByRule(word)
}

// A candidate is a root found under affixes. The better one has the higher score.
type candidate struct {
	root  string
	score int
}

// known finds the best known root under the affixes of a word: the longest one, where a letter that a prefix swallowed
// does not count, with as few affixes as will do.
func (s *stemmer) known(word string) (string, bool) {
	best := candidate{score: math.MinInt}
	for _, form := range endings(word) {
		s.search(form, 0, &best)
	}
	return best.root, best.root != ""
}

// search looks for roots in what is left of a word and under its prefixes.
func (s *stemmer) search(f form, depth int, best *candidate) {
	if len(f.rest) < shortestRoot {
		return
	}
	if score := 16*len(f.rest) - f.cost; f.cost > 0 && score > best.score {
		root, ok := s.roots[f.rest]
		if !ok {
			root, ok = s.protected[f.rest]
		}
		if ok {
			*best = candidate{root, score}
		}
	}
	if depth == deepestPrefix {
		return
	}
	beginnings(f, depth, func(rest string, cost int) {
		s.search(form{rest, f.suffix, f.cost + cost}, depth+1, best)
	})
}

// form is a word without some affixes.
type form struct {
	rest   string
	suffix string // the derivational suffix that was taken off
	cost   int    // what it cost to take them off
}

// Bounds of the search for a root.
const (
	shortestRoot  = 3 // letters
	deepestPrefix = 3 // prefixes one before the other: ke-ber-, di-per-, mem-per-
)

// Costs of taking something off, next to 16 for a letter of the root.
const (
	suffixCost   = 1
	prefixCost   = 2
	swallowed    = 20 // a letter that the prefix swallowed: it does not count as found
	mismatched   = 20 // me- and di- do not go with -an
	colloquially = 48 // ngurus, nerapin: only when nothing else fits
)

// endings returns the word without none, one or more of its particles, possessives and suffixes.
func endings(word string) []form {
	forms := make([]form, 1, 16)
	forms[0] = form{rest: word}
	for layer, suffixes := range [...][]string{{"lah", "kah", "pun", "tah"}, {"nya", "ku", "mu"},
		{"kan", "an", "i", "in", "wan", "wati"}} {
		for _, f := range forms[:len(forms):len(forms)] {
			for _, suffix := range suffixes {
				rest, ok := strings.CutSuffix(f.rest, suffix)
				if !ok || len(rest) < 2 {
					continue
				}
				cost := f.cost + suffixCost
				if suffix == "in" {
					cost += colloquially
				}
				added := form{rest: rest, cost: cost}
				if layer == 2 {
					added.suffix = suffix
				}
				forms = append(forms, added)
			}
		}
	}
	return forms
}

// beginnings calls yield with the word without each prefix that it may begin with.
func beginnings(f form, depth int, yield func(rest string, cost int)) {
	word, verb := f.rest, prefixCost
	if f.suffix == "an" {
		verb += mismatched
	}
	for _, prefix := range [...]string{"di", "ke", "se", "ber", "ter", "per", "ku", "kau"} {
		if rest, ok := strings.CutPrefix(word, prefix); ok && (depth == 0 || prefix != "ku" && prefix != "kau") {
			if prefix == "di" {
				yield(rest, verb)
				continue
			}
			yield(rest, prefixCost)
		}
	}
	for _, prefix := range [...]string{"be", "te"} { // bekerja, tepercaya, berasa
		if rest, ok := strings.CutPrefix(word, prefix); ok && len(rest) > 3 && (rest[0] == 'r' || rest[1:3] == "er") {
			yield(rest, prefixCost)
		}
	}
	for _, prefix := range [...]string{"me", "pe"} {
		if rest, ok := strings.CutPrefix(word, prefix); ok {
			noun := prefix == "pe"
			nasal(rest, noun, func(rest string, cost int) {
				if !noun {
					cost += verb - prefixCost
				}
				yield(rest, cost)
			})
		}
	}
	if depth == 0 && len(word) > 4 { // ngurus, nulis
		nasal(word, false, func(rest string, cost int) {
			if rest != word {
				yield(rest, cost+colloquially)
			}
		})
		if strings.HasPrefix(word, "ny") { // nyari
			yield("c"+word[2:], prefixCost+colloquially+swallowed-1)
		}
		if strings.HasPrefix(word, "ng") && isVowel(word[2]) { // ngitung, ngabisin
			yield("h"+word[2:], prefixCost+colloquially+swallowed-1)
		}
	}
}

// nasal calls yield with what may stand behind me- or pe-, whose nasal depends on the first letter of the root and
// swallows p, t, k and s.
func nasal(rest string, noun bool, yield func(rest string, cost int)) {
	if len(rest) < 3 {
		return
	}
	if noun || strings.IndexByte("lmnrwy", rest[0]) >= 0 {
		yield(rest, prefixCost)
	}
	switch {
	case strings.HasPrefix(rest, "ny"):
		yield("s"+rest[2:], prefixCost+swallowed)
	case strings.HasPrefix(rest, "ng"):
		behind := rest[2:]
		if len(behind) < 2 {
			return
		}
		yield(behind, prefixCost)
		if isVowel(behind[0]) {
			yield("k"+behind, prefixCost+swallowed)
		}
		if behind[0] == 'e' && len(behind) <= 5 { // mengecek
			yield(behind[1:], prefixCost)
		}
	case rest[0] == 'm':
		if isVowel(rest[1]) {
			yield("p"+rest[1:], prefixCost+swallowed)
		} else {
			yield(rest[1:], prefixCost)
		}
	case rest[0] == 'n':
		if isVowel(rest[1]) {
			yield("t"+rest[1:], prefixCost+swallowed)
		} else {
			yield(rest[1:], prefixCost)
		}
	}
}

func isVowel(c byte) bool { return strings.IndexByte("aiueo", c) >= 0 }
