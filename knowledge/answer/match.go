package answer

import "studitiru/knowledge/answer/lexicon"

// says tells whether a phrase is said in words [from, to) of a passage.
func (q *passage) says(p lexicon.Phrase, from, to int) bool {
	_, _, ok := p.At(from, to, func(i int) string { return q.words[i].stem })
	return ok
}

// phraseOf gives the ways to say a thing: its own words, and what the vocabulary calls the same.
func (e *Engine) phraseOf(thing string) lexicon.Phrase { return e.sayings.Of(thing) }
