package index

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"

	"studitiru/knowledge/indonesian"
)

// spelledWords is the number of words that typing slips are corrected to: the most common.
const spelledWords = 80_000

// dictionary knows the words of the index for indonesian.ReadWith. It is immutable.
type dictionary struct {
	speller *indonesian.Speller
	counts  []int32 // by formID of a surface: passages that have its stem; 0 is unknown
}

// asked is the dictionary as one search sees it: with the forms of its view.
type asked struct {
	*dictionary
	view     *view
	language *indonesian.Language
}

// Knows says whether a surface, or another form of the same word, stands in a passage.
func (a asked) Knows(surface string) bool {
	if f := a.view.lex.form(surface); f != 0 && int(f) < len(a.counts) && a.counts[f] > 0 {
		return true
	}
	stem := a.language.Stem(surface)
	return stem != surface && a.view.has(stem)
}

// Correct proposes the word of the index that was probably meant.
func (a asked) Correct(word string) (string, bool) {
	if a.speller == nil {
		return "", false
	}
	return a.speller.Correct(word)
}

// has says whether any passage has the stem.
func (v *view) has(stem string) bool {
	f := v.lex.form(stem)
	if f == 0 {
		return false
	}
	for _, p := range v.segments {
		dict, err := p.segment.Dictionary(stemField)
		if err != nil {
			continue
		}
		if ok, err := dict.Contains([]byte(stem)); ok && err == nil {
			return true
		}
	}
	return false
}

// spellAtOnce is the number of words up to which the dictionary is built while the caller
// waits: some ten milliseconds.
const spellAtOnce = 30_000

// spell builds the dictionary of the newest view, of a large index in the background. While
// one is being built, another request waits for it and is then served with all later ones.
func (x *Index) spell() {
	x.mu.Lock()
	busy := x.spellingNow
	x.spellingNow, x.spellAgain = true, busy
	x.mu.Unlock()
	switch {
	case busy:
	case x.Stats().Words <= spellAtOnce:
		x.spellAll()
	default:
		x.spelling.Go(x.spellAll)
	}
}

func (x *Index) spellAll() {
	for again := true; again; {
		d, err := x.readDictionary()
		x.mu.Lock()
		if err == nil {
			x.words = d
		}
		again = x.spellAgain
		x.spellingNow, x.spellAgain = again, false
		x.mu.Unlock()
		if err != nil && !errors.Is(err, ErrClosed) {
			x.cfg.Log.Warn("dictionary for corrections not built", "error", err)
		}
	}
}

func (x *Index) readDictionary() (*dictionary, error) {
	v, err := x.acquire()
	if err != nil {
		return nil, err
	}
	defer v.release()
	return newDictionary(v)
}

func newDictionary(v *view) (d *dictionary, err error) {
	defer recovered(&err)
	stems, err := v.stemCounts()
	if err != nil {
		return nil, err
	}
	d = &dictionary{counts: make([]int32, len(v.words.spelling))}
	for w, surface := range v.words.surfaces {
		if v.words.marks[w]&isGap == 0 {
			d.counts[surface] = max(d.counts[surface], stems[v.words.stems[w]])
		}
	}
	var words []formID
	for w, surface := range v.words.surfaces {
		if v.words.marks[w]&(isGap|isNumber|isCode|isGrade) == 0 && d.counts[surface] > 0 {
			words = append(words, surface)
		}
	}
	slices.SortFunc(words, func(a, b formID) int {
		return cmp.Or(cmp.Compare(d.counts[b], d.counts[a]), cmp.Compare(a, b))
	})
	words = slices.Compact(words)
	words = words[:min(len(words), spelledWords)]
	d.speller = indonesian.NewSpeller(d.each(words, v.words.spelling))
	return d, nil
}

func (d *dictionary) each(words []formID, spelling []string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for _, w := range words {
			if !yield(spelling[w], int(d.counts[w])) {
				return
			}
		}
	}
}

// stemCounts counts the passages of each stem, deleted ones that are still stored included.
func (v *view) stemCounts() ([]int32, error) {
	out := make([]int32, len(v.words.spelling))
	for _, p := range v.segments {
		dict, err := p.segment.Dictionary(stemField)
		if err != nil {
			return nil, fmt.Errorf("open the stems of a segment: %w", err)
		}
		err = eachStem(dict, func(stem string, count int) {
			if f := v.lex.form(stem); f != 0 && int(f) < len(out) {
				out[f] += int32(min(count, 1<<30))
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
