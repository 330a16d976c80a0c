package answer

import (
	"slices"
	"strings"
	"studitiru/knowledge/answer/lexicon"
	"sync"
)

// says tells whether a phrase is said in words [from, to) of a passage.
func (q *passage) says(p lexicon.Phrase, from, to int) bool {
	_, _, ok := p.At(from, to, func(i int) string { return q.words[i].stem })
	return ok
}

// termCache remembers the ways to say what questions name.
type termCache struct {
	mu    sync.Mutex
	known map[string]lexicon.Phrase
}

// phrasesKept bounds the cache: it is emptied when it has so many.
const phrasesKept = 4096

// sameMeaning is the weight from which on another way to say something is as good as the word itself.
const sameMeaning = .85

// everything is a dictionary that knows all words: names are not corrected.
type everything struct{}

func (everything) Knows(string) bool             { return true }
func (everything) Correct(string) (string, bool) { return "", false }

// phraseOf gives the ways to say a thing: its own words, and what the vocabulary calls the same.
func (e *Engine) phraseOf(thing string) lexicon.Phrase {
	c := &e.terms
	c.mu.Lock()
	defer c.mu.Unlock()
	if p, ok := c.known[thing]; ok {
		return p
	}
	p := e.waysToSay(thing)
	if c.known == nil || len(c.known) >= phrasesKept {
		c.known = map[string]lexicon.Phrase{}
	}
	c.known[thing] = p
	return p
}

func (e *Engine) waysToSay(thing string) lexicon.Phrase {
	own := lexicon.Stems(e.cfg.Language.Tokens(thing))
	if len(own) == 0 {
		return nil
	}
	p := append(lexicon.Phrase{own}, e.bodies[lexicon.Lower(thing)]...)
	read := e.cfg.Language.ReadWith(thing, everything{}, nil)
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

func upper(s string) string { return strings.ToUpper(s) }
