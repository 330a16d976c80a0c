package indonesian

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what is read of a question.
const (
	maxQuestion = 4096 // bytes; what follows is not read
	maxTerms    = 64
	maxUnknown  = 32 // unknown words that are looked up for slips
)

// weakWeight is the weight of words that say what kind of answer is wanted rather than what it is about.
const weakWeight = 0.4

// shortestPlace is the length of a word that may be a misspelt place which the index does not know: Mars is not Maros.
const shortestPlace = 6

// word is a word of the question on its way to a Term.
type word struct {
	Token
	typed   string // as it stands in the question
	changed bool   // another word than typed: chat spelling, nickname
	fixed   bool   // a typing slip was corrected
	drop    bool
	keep    bool // a stop word that is part of a phrase
	weight  float64
	place   int // 1 + index in the reader's places; 0 none
}

// reader reads one question.
type reader struct {
	*Language
	dictionary Dictionary
	text       string
	shouting   bool
	words      []word
	query      Query
	chosen     map[string]string // meanings of acronyms decided in this question
}

// Read understands a question. It never fails: a text without content words gives no Terms.
func (l *Language) Read(question string, d Dictionary) Query {
	return l.ReadWith(question, d, nil)
}

// ReadWith is Read for a person who has chosen the meaning of ambiguous words: word (lower case) → Ambiguity sense.
func (l *Language) ReadWith(question string, d Dictionary, senses map[string]string) Query {
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
	r.wishes()
	r.makeTerms()
	r.addAlternatives(senses)
	r.describe()
	return r.query
}

// nothing is the dictionary of an empty index.
type nothing struct{}

func (nothing) Knows(string) bool             { return false }
func (nothing) Correct(string) (string, bool) { return "", false }

// cutWords makes the words. A question all in capitals says nothing by them.
func (r *reader) cutWords() {
	capitals, words := 0, 0
	for _, t := range r.Tokens(r.text) {
		if t.Kind == Word {
			words++
			if t.Upper {
				capitals++
			}
		}
		r.words = append(r.words, word{Token: t, typed: r.text[t.Start:t.End], weight: 1})
		if len(r.words) >= 4*maxTerms {
			break
		}
	}
	if r.shouting = words > 2 && capitals == words; r.shouting {
		for i := range r.words {
			r.words[i].Upper = false
		}
	}
}

// replaceChat writes out chat spellings and the known misspellings of acronyms.
func (r *reader) replaceChat() {
	out := make([]word, 0, len(r.words))
	for i, w := range r.words {
		if right, ok := r.reading.misspelt[w.Surface]; ok {
			w.Token = r.retoken(w.Token, right)[0]
			w.fixed = true
		}
		chat, ok := r.reading.chat[w.Surface]
		switch {
		case !ok || w.Kind != Word || w.Upper || !r.shouting && !isLower(w.typed) && !r.opens(w.Token):
			out = append(out, w)
		case chat.doubtful && r.dictionary.Knows(w.Surface) && r.leftAsTyped(i):
			w.weight = weakWeight
			out = append(out, w)
		default:
			for _, t := range r.retoken(w.Token, chat.meaning) {
				out = append(out, word{Token: t, typed: w.typed, weight: 1, changed: true})
			}
		}
	}
	r.words = out
}

// leftAsTyped tells whether a short form that the index has as a word is that word: one of the language unless a question
// word follows, any other one before a name.
func (r *reader) leftAsTyped(i int) bool {
	if !r.Rooted(r.words[i].Surface) {
		return r.nameBehind(i)
	}
	if i+1 >= len(r.words) {
		return true
	}
	switch r.words[i+1].Surface {
	case "mana", "apa", "siapa", "kapan", "awal", "sini", "situ", "sana":
		return false
	}
	return true
}

// nameBehind tells whether a word that the language does not have follows word i: "dr. Murjani" is a name, "dr mana", "dr bawah"
// and "dr 2024" are not.
func (r *reader) nameBehind(i int) bool {
	if i+1 >= len(r.words) {
		return false
	}
	next := r.words[i+1]
	if _, short := r.reading.chat[next.Surface]; short || next.Kind != Word {
		return false
	}
	return !r.Rooted(next.Surface)
}

// opens tells whether a token stands at the start of a sentence, where phones write a capital by themselves.
func (r *reader) opens(t Token) bool {
	before := strings.TrimRight(r.text[:t.Start], " \t\"'“‘(")
	return before == "" || strings.HasSuffix(before, "\n") || strings.ContainsAny(before[len(before)-1:], ".?!")
}

// retoken returns the tokens of text in the place of t.
func (r *reader) retoken(t Token, text string) []Token {
	tokens := r.Tokens(text)
	for i := range tokens {
		tokens[i].Start, tokens[i].End, tokens[i].Upper = t.Start, t.End, t.Upper
	}
	return tokens
}

// joinLetter makes one word of "e ponti" when the index has it so.
func (r *reader) joinLetter() {
	for i := 0; i+1 < len(r.words); i++ {
		joined := r.words[i].Surface + r.words[i+1].Surface
		if r.words[i].Surface != "e" || !r.dictionary.Knows(joined) {
			continue
		}
		span := r.words[i].Token
		span.End = r.words[i+1].End
		together := word{Token: r.retoken(span, joined)[0], typed: r.text[span.Start:span.End], weight: 1}
		r.words = slices.Replace(r.words, i, i+2, together)
	}
}

// correct mends typing slips in words that neither the index nor the vocabulary knows.
func (r *reader) correct() {
	unknown := 0
	for i := 0; i < len(r.words) && unknown < maxUnknown; i++ {
		w := &r.words[i]
		if w.Kind != Word || w.changed || w.fixed || r.dictionary.Knows(w.Surface) {
			continue
		}
		parts, apart := r.preposition(w.Token)
		if !apart && r.knows(w.Token) {
			continue
		}
		if !apart {
			parts, apart = r.takeApart(w.Token)
		}
		if apart {
			typed := w.typed
			r.words = slices.Replace(r.words, i, i+1, parts...)
			for k := range parts {
				r.words[i+k].typed = typed
			}
			continue
		}
		unknown++
		if r.writeOut(i) {
			continue
		}
		if w.Upper && len(w.Surface) <= 6 {
			continue
		}
		if right, ok := r.meant(w.Surface); ok && r.believable(i, right) {
			tokens := r.retoken(w.Token, right)
			if len(tokens) == 1 {
				w.Token, w.fixed = tokens[0], true
			}
		}
	}
}

// knows tells whether a word needs no correction.
func (r *reader) knows(t Token) bool {
	if r.reading.stops[t.Surface] || len(r.reading.fillers[t.Surface]) > 0 ||
		r.reading.known[t.Surface] || r.places.begins(t.Surface) || r.aliases.begins(t.Surface) {
		return true
	}
	if _, root := r.stemmer.roots[t.Stem]; root || t.Name {
		return true
	}
	return t.Stem != t.Surface && r.dictionary.Knows(t.Stem)
}

// meant returns the word that an unknown one was probably meant to be: the nearer one of the index's proposal and the
// vocabulary's.
func (r *reader) meant(surface string) (string, bool) {
	ours, vocabulary := r.vocabular.Correct(surface)
	vocabulary = vocabulary && (len(surface) >= shortestPlace || !r.places.begins(ours))
	theirs, index := r.dictionary.Correct(surface)
	switch {
	case vocabulary && index:
		if distance(surface, ours) < distance(surface, theirs) {
			return ours, true
		}
		return theirs, true
	case vocabulary && distance(surface, ours) <= 1:
		return ours, true
	}
	return theirs, index
}

// believable tells whether word i may be corrected to right. Short words with a capital are mostly names that the index
// happens not to have: only the likeliest slips are believed there.
func (r *reader) believable(i int, right string) bool {
	w := r.words[i]
	slip := distance(w.Surface, right)
	switch {
	case len(w.Surface) > 6 || !r.capital(i):
		return true
	case len(w.Surface) <= shortestFixed:
		return slip <= 0.7
	}
	return slip <= 0.75 || r.places.begins(right)
}

// preposition takes di and ke off a place they are written together with: "disurabaya".
func (r *reader) preposition(t Token) ([]word, bool) {
	for _, prefix := range [...]string{"di", "ke"} {
		if rest, ok := strings.CutPrefix(t.Surface, prefix); ok && len(rest) > 4 && r.places.begins(rest) {
			return []word{{Token: r.retoken(t, rest)[0], weight: 1}}, true
		}
	}
	return nil, false
}

// takeApart splits two words written together when they are words of the language that the index knows: "airbersih".
func (r *reader) takeApart(t Token) ([]word, bool) {
	if len(t.Surface) < 8 || !isRoot(t.Surface) {
		return nil, false
	}
	for i := 3; i+3 <= len(t.Surface); i++ {
		left, right := t.Surface[:i], t.Surface[i:]
		_, first := r.stemmer.roots[r.Language.Stem(left)]
		_, second := r.stemmer.roots[r.Language.Stem(right)]
		if first && second && r.dictionary.Knows(left) && r.dictionary.Knows(right) {
			return []word{{Token: r.retoken(t, left)[0], weight: 1}, {Token: r.retoken(t, right)[0], weight: 1}}, true
		}
	}
	return nil, false
}

// makeTerms makes terms of what is left; a word that was there already is not searched twice. A question of nothing but
// fillers is searched by those that count little.
func (r *reader) makeTerms() {
	seen := map[string]bool{}
	for i := range r.words {
		w := &r.words[i]
		if w.drop || w.place == 0 && seen[w.Surface] || len(r.query.Terms) >= maxTerms {
			w.drop = true
			continue
		}
		seen[w.Surface] = true
		weight := w.weight
		if given, ok := r.reading.weights[w.Stem]; ok && w.Kind == Word {
			weight = min(weight, given)
		}
		term := Term{Surface: w.Surface, Stem: w.Stem, Kind: w.Kind, Weight: weight, Typed: w.typed, Fixed: w.fixed}
		if w.place != 0 {
			p := &r.query.Places[w.place-1]
			if p.End == 0 {
				p.Start = len(r.query.Terms)
			}
			p.End = len(r.query.Terms) + 1
		}
		if w.fixed {
			if r.query.Fixed == nil {
				r.query.Fixed = map[string]string{}
			}
			r.query.Fixed[strings.ToLower(w.typed)] = w.Surface
		}
		if weight > weakWeight && w.place == 0 && !r.dictionary.Knows(w.Surface) &&
			(w.Stem == w.Surface || !r.dictionary.Knows(w.Stem)) {
			r.query.Unknown = append(r.query.Unknown, w.Surface)
		}
		r.query.Terms = append(r.query.Terms, term)
	}
	r.alignPlaces()
	if r.query.Answer == AnyAnswer && len(r.query.Terms) == 1 && len(r.words) == 1 {
		r.query.Answer = DefinitionAnswer
	}
}

// alignPlaces gives places that share their words ("Bandung": Kota and Kabupaten) the same terms, and forgets places
// whose words were cut off.
func (r *reader) alignPlaces() {
	places := r.query.Places[:0]
	for i := range r.query.Places {
		p := r.query.Places[i]
		if p.End == 0 && len(places) > 0 && i > 0 && p.shared {
			p.Start, p.End = places[len(places)-1].Start, places[len(places)-1].End
		}
		if p.End > 0 {
			places = append(places, p)
		}
	}
	if r.query.Places = places; len(places) == 0 {
		r.query.Places = nil
	}
}

// capital tells whether a word was typed with a capital where small letters are usual: not first, not all in capitals.
func (r *reader) capital(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.words[i].typed)
	return i > 0 && !r.shouting && unicode.IsUpper(first)
}
