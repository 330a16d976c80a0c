package lexicon

import (
	"slices"
	"sync"

	"studitiru/knowledge/indonesian"
)

// Sayings remembers the ways to say what questions name. Safe for concurrent use; do not copy.
type Sayings struct {
	Language *indonesian.Language
	Bodies   map[string]Phrase // of governments, by name in small letters: other words for them

	mu    sync.Mutex
	known map[string]Phrase
}

// sayingsKept bounds the memory: it is emptied when it has so many.
const sayingsKept = 4096

// sameMeaning is the weight from which on another way to say something is as good as the word itself.
const sameMeaning = .85

// Uncorrected is a dictionary that knows all words: names are not corrected.
type Uncorrected struct{}

func (Uncorrected) Knows(string) bool             { return true }
func (Uncorrected) Correct(string) (string, bool) { return "", false }

// Of gives the ways to say a thing: its own words, and what the vocabulary calls the same; none for what has no words.
func (s *Sayings) Of(thing string) Phrase {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.known[thing]; ok {
		return p
	}
	p := s.ways(thing)
	if s.known == nil || len(s.known) >= sayingsKept {
		s.known = map[string]Phrase{}
	}
	s.known[thing] = p
	return p
}

func (s *Sayings) ways(thing string) Phrase {
	own := Stems(s.Language.Tokens(thing))
	if len(own) == 0 {
		return nil
	}
	p := append(Phrase{own}, s.Bodies[Lower(thing)]...)
	read := s.Language.ReadWith(thing, Uncorrected{}, nil)
	if len(read.Terms) == 0 {
		return p
	}
	for _, a := range read.Terms[0].Alternatives {
		if a.Span != len(read.Terms) || a.Weight < sameMeaning {
			continue
		}
		var way []string
		for _, w := range a.Words {
			way = append(way, w.Stem)
		}
		if len(way) > 0 && !slices.ContainsFunc(p, func(o []string) bool { return slices.Equal(o, way) }) {
			p = append(p, way)
		}
	}
	return p
}
