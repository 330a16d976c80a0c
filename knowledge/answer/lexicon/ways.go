package lexicon

import (
	"slices"
	"sync"

	"studitiru/knowledge/indonesian"
)

// Ways knows the ways to say what questions name, and remembers them. It is safe for concurrent use.
type Ways struct {
	Language *indonesian.Language
	Bodies   map[string]Phrase // of governments, by name in small letters: other words for them

	mu    sync.Mutex
	known map[string]Phrase
}

// phrasesKept bounds the memory: it is emptied when it has so many.
const phrasesKept = 4096

// sameMeaning is the weight from which on another way to say something is as good as the word itself.
const sameMeaning = .85

// Everything is a dictionary that knows all words: names are not corrected.
type Everything struct{}

func (Everything) Knows(string) bool             { return true }
func (Everything) Correct(string) (string, bool) { return "", false }

// Of gives the ways to say a thing: its own words, and what the vocabulary calls the same.
func (w *Ways) Of(thing string) Phrase {
	w.mu.Lock()
	defer w.mu.Unlock()
	if p, ok := w.known[thing]; ok {
		return p
	}
	p := w.toSay(thing)
	if w.known == nil || len(w.known) >= phrasesKept {
		w.known = map[string]Phrase{}
	}
	w.known[thing] = p
	return p
}

func (w *Ways) toSay(thing string) Phrase {
	own := Stems(w.Language.Tokens(thing))
	if len(own) == 0 {
		return nil
	}
	p := append(Phrase{own}, w.Bodies[Lower(thing)]...)
	read := w.Language.ReadWith(thing, Everything{}, nil)
	if len(read.Terms) == 0 {
		return p
	}
	for _, a := range read.Terms[0].Alternatives {
		if a.Span != len(read.Terms) || a.Weight < sameMeaning {
			continue
		}
		var way []string
		for _, word := range a.Words {
			way = append(way, word.Stem)
		}
		if len(way) > 0 && !slices.ContainsFunc(p, func(o []string) bool { return slices.Equal(o, way) }) {
			p = append(p, way)
		}
	}
	return p
}

// Wide gives the ways to say a thing, and for a name that ends in a number of its own that number: "Call Center 112".
func (w *Ways) Wide(thing string) Phrase {
	ways := w.Of(thing)
	if len(ways) == 0 {
		return nil
	}
	own := ways[0]
	if last := own[len(own)-1]; len(own) > 1 && len(last) == 3 && last >= "100" && last <= "999" {
		return append(slices.Clone(ways), []string{last})
	}
	return ways
}

// Numbered is a phrase whose bare number needs one of some words before it: in the middle of a text "112" may count anything.
func (p Phrase) Numbered(before map[string]bool) (out Phrase) {
	for _, way := range p {
		if !bare(way) {
			out = append(out, way)
			continue
		}
		for word := range before {
			out = append(out, []string{word, way[0]})
		}
	}
	return out
}

// Long is a phrase without the bare number beside its longer ways: that is enough in a title alone.
func (p Phrase) Long() Phrase {
	if len(p) < 2 || !bare(p[len(p)-1]) {
		return p
	}
	return p[:len(p)-1]
}

// bare tells whether a way is nothing but a number.
func bare(way []string) bool { return len(way) == 1 && way[0] >= "0" && way[0] <= "9999" }
