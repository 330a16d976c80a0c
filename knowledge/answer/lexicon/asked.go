package lexicon

import (
	"slices"

	"studitiru/knowledge"
)

// Asked are the searched words of a question, ready to be found in texts.
type Asked struct {
	Terms []knowledge.AskedTerm
	hooks map[string][]hook
}

// Weigh gives terms whose own words are all in frame the part share of their shares; the shares of all sum to 1 again.
func Weigh(terms []knowledge.AskedTerm, frame []string, share float64) []knowledge.AskedTerm {
	out := slices.Clone(terms)
	sum := 0.0
	for i, t := range out {
		framed := len(t.Ways) > 0 && !t.Place &&
			!slices.ContainsFunc(t.Ways[0].Stems, func(s string) bool { return !slices.Contains(frame, s) })
		if framed {
			out[i].Share *= share
		}
		sum += out[i].Share
	}
	for i := range out {
		out[i].Share /= max(sum, 1e-9)
	}
	return out
}

// hook tells which word of which way of which term a stem is.
type hook struct{ term, way, word int }

// NewAsked makes terms ready.
func NewAsked(terms []knowledge.AskedTerm) *Asked {
	a := &Asked{Terms: terms, hooks: map[string][]hook{}}
	for i, t := range terms {
		for j, w := range t.Ways {
			for k, s := range w.Stems {
				a.hooks[s] = append(a.hooks[s], hook{i, j, k})
			}
		}
	}
	return a
}

// Found is where a term is said.
type Found struct {
	Term       int
	Start, End int // words, end exclusive
	Weight     float64
}

// Find reports where the terms are said among n stems; a way of several words may have others between.
func (a *Asked) Find(n int, stem func(int) string, report func(Found)) {
	type progress struct{ next, start, last int }
	var begun map[[2]int]progress
	for i := range n {
		for _, h := range a.hooks[stem(i)] {
			way := &a.Terms[h.term].Ways[h.way]
			if len(way.Stems) == 1 {
				report(Found{h.term, i, i + 1, way.Weight})
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
				report(Found{h.term, p.start, i + 1, way.Weight})
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

// Values says how well each term is said in a list of stems: 0 not, 1 by itself.
func (a *Asked) Values(list []string) []float64 {
	out := make([]float64, len(a.Terms))
	a.Find(len(list), func(i int) string { return list[i] }, func(f Found) { out[f.Term] = max(out[f.Term], f.Weight) })
	return out
}

// Has tells whether a stem is a word of some way to say a term.
func (a *Asked) Has(stem string) bool { return a.hooks[stem] != nil }

// ShareOf is how much of the question is in a text, from 0 to 1, and how many of its terms.
func (a *Asked) ShareOf(stems []string) (share float64, said int) {
	for i, v := range a.Values(stems) {
		share += a.Terms[i].Share * v
		if v > 0 {
			said++
		}
	}
	return share, said
}
