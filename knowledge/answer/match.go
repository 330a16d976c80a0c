package answer

import (
	"slices"
	"strings"
	"sync"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// phrase is the ways to say one thing: stems that stand together, in order.
type phrase [][]string

// phraseGap is how many other words may stand between two words of a phrase.
const phraseGap = 1

// in tells whether the phrase is said in stems [from, to).
func (p phrase) in(n int, stem func(int) string) bool {
	_, _, ok := p.at(0, n, stem)
	return ok
}

// at finds the phrase between from and to; start and end are its words, end exclusive.
func (p phrase) at(from, to int, stem func(int) string) (start, end int, ok bool) {
	for i := from; i < to; i++ {
		for _, way := range p {
			if stem(i) != way[0] {
				continue
			}
			if end, ok := follows(way[1:], i+1, to, stem); ok {
				return i, end, true
			}
		}
	}
	return 0, 0, false
}

func follows(rest []string, at, to int, stem func(int) string) (end int, ok bool) {
	for _, want := range rest {
		k := at
		for k < to && k <= at+phraseGap && stem(k) != want {
			k++
		}
		if k >= to || k > at+phraseGap {
			return 0, false
		}
		at = k + 1
	}
	return at, true
}

// inStems tells whether the phrase is said in a list of stems.
func (p phrase) inStems(list []string) bool {
	return p.in(len(list), func(i int) string { return list[i] })
}

// inWords tells whether the phrase is said in words [from, to) of a passage.
func (p phrase) inWords(q *passage, from, to int) bool {
	_, _, ok := p.at(from, to, func(i int) string { return q.words[i].stem })
	return ok
}

// termCache remembers the ways to say what questions name.
type termCache struct {
	mu    sync.Mutex
	known map[string]phrase
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
func (e *Engine) phraseOf(thing string) phrase {
	c := &e.terms
	c.mu.Lock()
	defer c.mu.Unlock()
	if p, ok := c.known[thing]; ok {
		return p
	}
	p := e.waysToSay(thing)
	if c.known == nil || len(c.known) >= phrasesKept {
		c.known = map[string]phrase{}
	}
	c.known[thing] = p
	return p
}

func (e *Engine) waysToSay(thing string) phrase {
	own := stemsOf(e.cfg.Language.Tokens(thing))
	if len(own) == 0 {
		return nil
	}
	p := append(phrase{own}, e.bodies[lower(thing)]...)
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

// asked are the searched words of a question, ready to be found in texts.
type asked struct {
	terms []knowledge.AskedTerm
	hooks map[string][]hook
}

// hook tells which word of which way of which term a stem is.
type hook struct{ term, way, word int }

func newAsked(terms []knowledge.AskedTerm) *asked {
	a := &asked{terms: terms, hooks: map[string][]hook{}}
	for i, t := range terms {
		for j, w := range t.Ways {
			for k, s := range w.Stems {
				a.hooks[s] = append(a.hooks[s], hook{i, j, k})
			}
		}
	}
	return a
}

// found is where a term is said.
type found struct {
	term       int
	start, end int // words, end exclusive
	weight     float64
}

// find reports where the terms are said among n stems; a way of several words may have others between.
func (a *asked) find(n int, stem func(int) string, report func(found)) {
	type progress struct{ next, start, last int }
	var begun map[[2]int]progress
	for i := range n {
		for _, h := range a.hooks[stem(i)] {
			way := &a.terms[h.term].Ways[h.way]
			if len(way.Stems) == 1 {
				report(found{h.term, i, i + 1, way.Weight})
				continue
			}
			key := [2]int{h.term, h.way}
			p, ok := begun[key]
			switch {
			case h.word == 0:
				p = progress{1, i, i}
			case ok && p.next == h.word && i-p.last <= wayGap:
				p.next, p.last = p.next+1, i
			default:
				continue
			}
			if p.next == len(way.Stems) {
				report(found{h.term, p.start, i + 1, way.Weight})
				delete(begun, key)
				continue
			}
			if begun == nil {
				begun = map[[2]int]progress{}
			}
			begun[key] = p
		}
	}
}

// wayGap is how far the words of a way may stand apart.
const wayGap = 3

// values says how well each term is said in a list of stems: 0 not, 1 by itself.
func (a *asked) values(list []string) []float64 {
	out := make([]float64, len(a.terms))
	a.find(len(list), func(i int) string { return list[i] }, func(f found) { out[f.term] = max(out[f.term], f.weight) })
	return out
}

// lower is a text in small letters with its white space folded.
func lower(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

func upper(s string) string { return strings.ToUpper(s) }

// surfacesOf gives the surfaces of tokens.
func surfacesOf(tokens []indonesian.Token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Surface
	}
	return out
}
