package indonesian

import (
	"slices"
	"strings"
)

// maxAlternatives is the number of other ways to say one term that are searched.
const maxAlternatives = 12

// addAlternatives gives the terms the other ways to say them and decides between the meanings of acronyms.
func (r *reader) addAlternatives(senses map[string]string) {
	for i, t := range r.query.Terms {
		r.addMeanings(i, senses)
		for _, p := range r.reading.phrases[t.Stem] {
			if !r.phraseAt(i, p.stems) || p.surface != "" && p.surface != t.Surface && p.surface+"nya" != t.Surface {
				continue
			}
			if p.acronym && len(p.stems) == 1 && len(r.reading.senses[t.Surface]) > 0 {
				continue
			}
			for _, other := range p.others {
				r.addAlternative(i, other, len(p.stems))
			}
		}
		r.addJoined(i)
		r.addRule(i)
	}
	r.knownOtherwise()
}

// leastSame is the weight of another way to say a word from which on it stands for the word: what is only wider does not.
const leastSame = 0.6

// knownOtherwise takes words out of Unknown that the index knows in another way of saying them: "duit" where it has "biaya".
func (r *reader) knownOtherwise() {
	if len(r.query.Unknown) == 0 {
		return
	}
	otherwise := map[string]bool{}
	for i, t := range r.query.Terms {
		for _, a := range t.Alternatives {
			if a.Weight < leastSame || slices.ContainsFunc(a.Words, func(w Token) bool { return !r.dictionary.Knows(w.Surface) }) {
				continue
			}
			for _, said := range r.query.Terms[i:min(i+max(a.Span, 1), len(r.query.Terms))] {
				otherwise[said.Surface] = true
			}
		}
	}
	unknown := slices.DeleteFunc(r.query.Unknown, func(surface string) bool { return otherwise[surface] })
	if r.query.Unknown = unknown; len(unknown) == 0 {
		r.query.Unknown = nil
	}
}

// phraseAt tells whether the terms from i on are the phrase.
func (r *reader) phraseAt(i int, stems []string) bool {
	if len(stems) > len(r.query.Terms)-i {
		return false
	}
	for k, stem := range stems {
		if t := r.query.Terms[i+k]; t.Stem != stem || t.Kind == Grade {
			return false
		}
	}
	return true
}

// addAlternative adds one way to say span terms from i on, once.
func (r *reader) addAlternative(i int, other Alternative, span int) {
	t := &r.query.Terms[i]
	if len(t.Alternatives) >= maxAlternatives {
		return
	}
	for k, have := range t.Alternatives {
		if have.Span == span && slices.EqualFunc(have.Words, other.Words, func(a, b Token) bool { return a.Stem == b.Stem }) {
			t.Alternatives[k].Weight = max(have.Weight, other.Weight)
			return
		}
	}
	other.Span = span
	t.Alternatives = append(t.Alternatives, other)
}

// addJoined lets "e ponti" and "si pacak" find what documents write as one word.
func (r *reader) addJoined(i int) {
	if i+1 >= len(r.query.Terms) {
		return
	}
	a, b := r.query.Terms[i], r.query.Terms[i+1]
	if a.Kind != Word || b.Kind != Word || r.places.begins(a.Surface) || r.places.begins(b.Surface) || len(a.Surface) > 12 ||
		len(b.Surface) > 12 {
		return
	}
	if joined := a.Surface + b.Surface; r.dictionary.Knows(joined) {
		r.addAlternative(i, Alternative{Words: r.Tokens(joined), Weight: acronymWeight}, 2)
	}
}

// addRule lets 4/2023 and "4 tahun 2023" find each other.
func (r *reader) addRule(i int) {
	t := r.query.Terms[i]
	if number, year, ok := strings.Cut(t.Surface, "/"); ok && t.Kind == Code && isDigits(number) && isDigits(year) &&
		len(year) == 4 {
		r.addAlternative(i, Alternative{Words: r.Tokens(number + " tahun " + year), Weight: 1}, 1)
	}
	if i+2 < len(r.query.Terms) && t.Kind == Number && isDigits(t.Surface) && r.query.Terms[i+1].Surface == "tahun" {
		if year := r.query.Terms[i+2]; year.Kind == Number && len(year.Surface) == 4 {
			r.addAlternative(i, Alternative{Words: r.Tokens(t.Surface + "/" + year.Surface), Weight: 1}, 3)
		}
	}
}

// addMeanings chooses the meaning of an ambiguous word: the one the person has chosen, else the one that other words of
// the question speak for, else the usual one; or it asks.
func (r *reader) addMeanings(i int, chosen map[string]string) {
	t := r.query.Terms[i]
	all := r.reading.senses[t.Surface]
	if len(all) == 0 {
		return
	}
	if meaning, ok := chosen[t.Surface]; ok {
		r.addMeaning(i, meaning)
		return
	}
	best, votes, tie := 0, 0, false
	for k, s := range all {
		count := 0
		for j, other := range r.query.Terms {
			if j != i && s.context[other.Stem] {
				count++
			}
		}
		switch {
		case count > votes:
			best, votes, tie = k, count, false
		case count == votes && k > 0:
			tie = true
		}
	}
	if all[0].ask && (votes == 0 || tie) {
		a := Ambiguity{Word: t.Surface}
		for _, s := range all {
			a.Senses = append(a.Senses, s.meaning)
		}
		r.query.Ambiguous = append(r.query.Ambiguous, a)
		return
	}
	r.addMeaning(i, all[best].meaning)
}

// addMeaning adds a meaning of term i as the way to say it.
func (r *reader) addMeaning(i int, meaning string) {
	words := slices.DeleteFunc(r.Tokens(meaning), func(t Token) bool { return r.reading.stops[t.Surface] })
	if len(words) == 0 {
		return
	}
	r.addAlternative(i, Alternative{Words: words, Weight: acronymWeight}, 1)
	r.meanings()[r.query.Terms[i].Surface] = meaning
}

// meanings holds the meanings chosen in this question, by the surface of the word.
func (r *reader) meanings() map[string]string {
	if r.chosen == nil {
		r.chosen = map[string]string{}
	}
	return r.chosen
}

// describe says what is searched, for people: the words, acronyms written out, and the places.
func (r *reader) describe() {
	var words, places []string
	inPlace := make([]bool, len(r.query.Terms))
	for i, p := range r.query.Places {
		for k := p.Start; k < p.End; k++ {
			inPlace[k] = true
		}
		name := r.spokenPlace(i)
		if !slices.Contains(places, name) {
			places = append(places, name)
		}
	}
	for i, t := range r.query.Terms {
		if inPlace[i] {
			continue
		}
		text, changed := r.spoken(t)
		r.query.Changed = r.query.Changed || changed
		words = append(words, text)
	}
	for _, w := range r.words {
		r.query.Changed = r.query.Changed || w.place != 0 && w.Name && (w.changed || w.fixed)
	}
	r.query.Understood = strings.Join(words, " ")
	if len(places) > 0 {
		if len(words) > 0 {
			r.query.Understood += " · "
		}
		r.query.Understood += strings.Join(places, ", ")
	}
}

// spoken returns a term as people read it, and whether it is another word than the one typed.
func (r *reader) spoken(t Term) (string, bool) {
	meaning := r.chosen[t.Surface]
	if meaning == "" && len(r.reading.senses[t.Surface]) == 0 {
		meaning = r.reading.expansion[t.Surface]
	}
	if meaning != "" {
		return meaning, true
	}
	if short, ok := r.reading.display[t.Surface]; ok {
		return short, t.Fixed
	}
	switch t.Kind {
	case Code, Grade:
		return strings.ToUpper(t.Surface), t.Fixed
	case Number:
		return t.Typed, t.Fixed
	}
	return t.Surface, t.Fixed || normal(t.Typed) != t.Surface
}

// spokenPlace returns a place as people read it: with its kind where the kind was said or matters.
func (r *reader) spokenPlace(i int) string {
	p := r.query.Places[i]
	o := r.places.all[r.places.exact[strings.ToLower(p.Name)]]
	if p.End-p.Start > len(r.Tokens(o.core)) {
		return o.name
	}
	return o.core
}
