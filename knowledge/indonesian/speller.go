package indonesian

import (
	"iter"
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Speller corrects typing slips against a dictionary. It finds the words that have a form in common with the wrong one
// when a letter is left out of either, and weighs the candidates by the slip it takes (neighbouring keys, swapped and
// doubled letters cost least), by the first letter and by how often the word occurs.
//
// It holds some 70 bytes a word. A Speller is immutable and safe for concurrent use.
type Speller struct {
	letters []byte   // the words one behind the other
	ends    []uint32 // where each word ends in letters
	counts  []uint32 // how often each occurs
	buckets []uint32 // where the words of each bucket begin in members; one more than there are buckets
	members []uint32 // words by the hash of each of their forms
	mask    uint32
}

// Limits of what is a word to a Speller, and of its certainty.
const (
	shortestFixed = 4    // letters; shorter words have too many neighbours
	longestFixed  = 40   // letters
	tooClose      = 0.06 // two words whose costs differ by less are as likely
)

// NewSpeller builds a dictionary from words and the number of documents each occurs in. Words that are not made of
// letters only are left out.
func NewSpeller(words iter.Seq2[string, int]) *Speller {
	s := &Speller{}
	forms := 0
	for word, count := range words {
		if len(word) < 3 || len(word) > longestFixed || !isRoot(word) {
			continue
		}
		s.letters = append(s.letters, word...)
		s.ends = append(s.ends, uint32(len(s.letters)))
		s.counts = append(s.counts, uint32(min(max(count, 1), math.MaxUint32)))
		forms += len(word) + 1
	}
	size := uint32(64)
	for int(size) < forms/8 {
		size *= 2
	}
	s.mask = size - 1
	s.buckets = make([]uint32, size+1)
	for id := range s.ends {
		eachForm(s.word(uint32(id)), func(hash uint32) { s.buckets[hash&s.mask+1]++ })
	}
	for b := range size {
		s.buckets[b+1] += s.buckets[b]
	}
	s.members = make([]uint32, s.buckets[size])
	next := append([]uint32(nil), s.buckets[:size]...)
	for id := range s.ends {
		eachForm(s.word(uint32(id)), func(hash uint32) {
			s.members[next[hash&s.mask]] = uint32(id)
			next[hash&s.mask]++
		})
	}
	return s
}

// word returns the letters of a word.
func (s *Speller) word(id uint32) []byte {
	start := uint32(0)
	if id > 0 {
		start = s.ends[id-1]
	}
	return s.letters[start:s.ends[id]]
}

// eachForm calls yield with the hash of the word and of the word without each one of its letters, once for letters that
// stand twice in a row.
func eachForm(word []byte, yield func(hash uint32)) {
	yield(hashWithout(word, -1, -1))
	for i := range word {
		if i > 0 && word[i] == word[i-1] {
			continue
		}
		yield(hashWithout(word, i, -1))
	}
}

// hashWithout is the FNV-1a hash of the word without the letters at i and j.
func hashWithout(word []byte, i, j int) uint32 {
	h := uint32(2166136261)
	for k, c := range word {
		if k != i && k != j {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return h ^ h>>15
}

// Correct returns the word of the dictionary that was probably meant. It is false for words that the dictionary knows,
// for what is shorter than four letters or not all letters, and when it is not sure.
func (s *Speller) Correct(word string) (string, bool) {
	if !fixable(word) || len(s.ends) == 0 {
		return "", false
	}
	typed := []byte(word)
	best, second := guess{cost: math.Inf(1)}, guess{cost: math.Inf(1)}
	known := false
	try := func(hash uint32) {
		for _, id := range s.members[s.buckets[hash&s.mask]:s.buckets[hash&s.mask+1]] {
			if known = known || string(s.word(id)) == word; known {
				return
			}
			if best.id == id && best.cost < math.Inf(1) || second.id == id && second.cost < math.Inf(1) {
				continue
			}
			g, ok := s.guess(typed, id)
			switch {
			case !ok:
			case g.cost < best.cost:
				best, second = g, best
			case g.cost < second.cost:
				second = g
			}
		}
	}
	eachForm(typed, try)
	if !known && len(word) >= 9 && math.IsInf(best.cost, 1) {
		eachPair(typed, try)
	}
	if known || best.cost > limit(len(word)) || second.cost-best.cost < tooClose {
		return "", false
	}
	return string(s.word(best.id)), true
}

// fixable reports whether a word is of the length and the letters that corrections are sought for.
func fixable(word string) bool {
	return len(word) >= shortestFixed && len(word) <= longestFixed && isRoot(word)
}

// eachPair is eachForm for words without two of their letters.
func eachPair(word []byte, yield func(hash uint32)) {
	for i := range word {
		for j := i + 1; j < len(word); j++ {
			yield(hashWithout(word, i, j))
		}
	}
}

// limit is the cost up to which a correction of a word of so many letters is believed.
func limit(letters int) float64 {
	switch {
	case letters <= 4:
		return 0.85
	case letters <= 6:
		return 1.1
	case letters <= 8:
		return 1.5
	}
	return 2
}

// guess is a candidate with its cost: slips, less what speaks for the word.
type guess struct {
	id   uint32
	cost float64
}

// guess weighs one candidate.
func (s *Speller) guess(typed []byte, id uint32) (guess, bool) {
	word := s.word(id)
	if len(word) > len(typed)+2 || len(word)+2 < len(typed) || bits.OnesCount32(lettersIn(word)^lettersIn(typed)) > 4 {
		return guess{}, false
	}
	cost := slips(typed, word)
	if cost > 2.2 {
		return guess{}, false
	}
	if word[0] != typed[0] {
		cost += 0.35
	}
	cost -= 0.08 * math.Log10(float64(s.counts[id]))
	return guess{id, cost}, true
}

// lettersIn has a bit for each letter of a word: two slips change at most four of them.
func lettersIn(word []byte) uint32 {
	set := uint32(0)
	for _, c := range word {
		set |= 1 << (c - 'a')
	}
	return set
}

// slips is the cost of typing typed when word was meant: an optimal-string-alignment distance in which likely slips cost
// less than one. Words of more than longestFixed letters are not compared.
func slips(typed, word []byte) float64 {
	var rows [3][longestFixed + 3]float64
	before, last, this := rows[0][:], rows[1][:], rows[2][:]
	for j := range len(word) + 1 {
		last[j] = float64(j)
	}
	for i := 1; i <= len(typed); i++ {
		this[0] = float64(i)
		for j := 1; j <= len(word); j++ {
			a, b := typed[i-1], word[j-1]
			replace := last[j-1]
			if a != b {
				replace += replaced(a, b)
			}
			extra := 0.95
			if i > 1 && typed[i-2] == a || i > 1 && adjacent(typed[i-2], a) || i < len(typed) && adjacent(typed[i], a) {
				extra = 0.75
			}
			missing := 0.9
			if j > 1 && word[j-2] == b {
				missing = 0.6
			} else if isVowel(b) {
				missing = 0.75
			}
			cost := min(replace, last[j]+extra, this[j-1]+missing)
			if i > 1 && j > 1 && a == word[j-2] && typed[i-2] == b && a != b {
				cost = min(cost, before[j-2]+0.7)
			}
			this[j] = cost
		}
		before, last, this = last, this, before
	}
	return last[len(word)]
}

// replaced is the cost of one letter in place of another.
func replaced(a, b byte) float64 {
	switch {
	case adjacent(a, b):
		return 0.75
	case isVowel(a) && isVowel(b), soundsLike(a, b):
		return 0.8
	}
	return 1
}

// soundsLike tells letters that are confused in writing: praktek/praktik, sistim, aktif/aktip, ijin/izin.
func soundsLike(a, b byte) bool {
	if a > b {
		a, b = b, a
	}
	switch [2]byte{a, b} {
	case [2]byte{'f', 'p'}, [2]byte{'f', 'v'}, [2]byte{'p', 'v'}, [2]byte{'j', 'z'}, [2]byte{'s', 'z'}, [2]byte{'c', 'k'},
		[2]byte{'k', 'q'},
		[2]byte{'i', 'y'}, [2]byte{'d', 't'}, [2]byte{'b', 'p'}, [2]byte{'g', 'k'}:
		return true
	}
	return false
}

// keyboard holds the rows of a QWERTY keyboard.
var keyboard = [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// keys holds the place of each letter on the keyboard: row, and column in half keys.
var keys = func() (at [26][2]int) {
	for row, letters := range keyboard {
		for column, c := range letters {
			at[c-'a'] = [2]int{row, 2*column + row}
		}
	}
	return at
}()

// adjacent tells neighbours on the keyboard.
func adjacent(a, b byte) bool {
	if a == b || a < 'a' || a > 'z' || b < 'a' || b > 'z' {
		return false
	}
	p, q := keys[a-'a'], keys[b-'a']
	rows, columns := p[0]-q[0], p[1]-q[1]
	return rows*rows <= 1 && columns*columns <= 4
}

// distance is slips for two surfaces, infinite for what no Speller would compare.
func distance(typed, word string) float64 {
	if len(typed) > longestFixed || len(word) > longestFixed || !utf8.ValidString(typed) || strings.ContainsAny(typed+word, " ") {
		return math.Inf(1)
	}
	return slips([]byte(typed), []byte(word))
}
