package indonesian

import (
	"iter"
	"strings"
)

// Spoken is a word of a question as it was meant: chat spellings are written out and slips mended.
type Spoken struct {
	Token
	Typed   string   // the word of the question it comes from, as typed
	Mended  bool     // another word than the one typed
	Slip    bool     // a typing slip was mended
	Opens   bool     // stands first in the question or in a sentence of it
	Capital bool     // typed with a capital where small letters are usual
	Idle    bool     // says nothing of the subject: a question word, a form of address, a stop word
	Places  []string // official names of the places that it is part of the name of; several when the name has several owners
	Core    bool     // of a place's words: not only the kind of place before its name
	First   bool     // of a place's words: the first one
	// Perhaps are places whose name, an ordinary word too ("batu", "kudus"), begins here and takes Span words.
	Perhaps []string
	Span    int
}

// Spoken cuts a question into words as Read does, for readers that look for other things in it than a search.
func (l *Language) Spoken(question string, d Dictionary) []Spoken {
	if d == nil {
		d = nothing{}
	}
	r := &reader{Language: l, dictionary: d, text: cut(question, maxQuestion)}
	r.cutWords()
	r.writeTwice()
	r.replaceChat()
	r.joinLetter()
	r.correct()
	r.findPlaces()
	r.dropFillers()
	tokens := r.tokens()
	out := make([]Spoken, len(r.words))
	for i, w := range r.words {
		out[i] = Spoken{
			Token: w.Token, Typed: w.typed, Mended: w.fixed || w.changed, Slip: w.fixed, Opens: r.opens(w.Token), Capital: r.capital(i),
			Idle: w.drop,
		}
		if w.place == 0 {
			if found := r.placesAt(tokens, i, true); len(found.ids) > 0 && !found.nickname {
				out[i].Span = found.end - i
				for _, id := range found.ids {
					out[i].Perhaps = append(out[i].Perhaps, r.places.all[id].name)
				}
			}
			continue
		}
		out[i].First = i == 0 || r.words[i-1].place != w.place
		out[i].Core = w.Name
		for k := w.place - 1; k < len(r.query.Places) && (k == w.place-1 || r.query.Places[k].shared); k++ {
			out[i].Places = append(out[i].Places, r.query.Places[k].Name)
		}
	}
	return out
}

// Rooted tells whether a word is one of the language: its root is known, or it is a word of questions.
func (l *Language) Rooted(word string) bool {
	surface := normal(word)
	if _, ok := l.stemmer.roots[l.lookup(surface).stem]; ok {
		return true
	}
	if _, ok := l.stemmer.protected[surface]; ok {
		return true
	}
	return l.reading.stops[surface] || len(l.reading.fillers[surface]) > 0
}

// Acronyms yields the acronyms of the vocabulary as they are written, each with its first meaning.
func (l *Language) Acronyms() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for surface, meaning := range l.reading.expansion {
			if !yield(l.reading.display[surface], meaning) {
				return
			}
		}
	}
}

// Core is an official name without the kind of place: "Pontianak" for "Kota Pontianak".
func Core(official string) string { return strings.TrimSpace(coreName(official)) }
