package indonesian

import "slices"

// dropFillers drops question words, address words and stop words, and notes what they ask for.
func (r *reader) dropFillers() {
	r.keepPhrases()
	for i := 0; i < len(r.words); {
		if r.words[i].place != 0 || r.words[i].keep || r.words[i].Kind != Word {
			i++
			continue
		}
		f, ok := r.fillerAt(i)
		if !ok {
			r.words[i].drop = r.words[i].drop || r.empty(i)
			i++
			continue
		}
		r.query.Newest = r.query.Newest || f.newest
		if f.answer != AnyAnswer && (r.query.Answer == AnyAnswer || weaker(r.query.Answer, f.answer)) {
			r.query.Answer = f.answer
		}
		for k := range f.words {
			w := &r.words[i+k]
			if w.drop = !f.weak || r.reading.stops[w.Surface] || r.dropsAlone(w.Surface); !w.drop {
				w.weight = min(w.weight, weakWeight)
			}
		}
		i += len(f.words)
	}
}

// empty tells whether word i, no filler, carries nothing either: a stop word that is no acronym, a letter.
func (r *reader) empty(i int) bool {
	w := r.words[i]
	acronym := w.Upper && r.dictionary.Knows(w.Surface) && len(w.Surface) > 1
	return r.reading.stops[w.Surface] && !acronym || len(w.Surface) == 1 && !isDigits(w.Surface) || r.numbers(i)
}

// numbers tells whether word i only says that a number follows: "nomor 4 tahun 2023".
func (r *reader) numbers(i int) bool {
	if w := r.words[i].Surface; w != "no" && w != "nomor" || i+1 >= len(r.words) {
		return false
	}
	next := r.words[i+1]
	return next.Kind == Code || next.Kind == Number && i+2 < len(r.words) && r.words[i+2].Surface == "tahun"
}

// dropsAlone tells whether a word is a filler by itself.
func (r *reader) dropsAlone(surface string) bool {
	return slices.ContainsFunc(r.reading.fillers[surface], func(f filler) bool { return len(f.words) == 1 && !f.weak })
}

// keepPhrases keeps stop words that are part of a phrase: "kerja sama", "tatap muka".
func (r *reader) keepPhrases() {
	for i := range r.words {
		for _, p := range r.reading.whole[r.words[i].Stem] {
			if len(p.stems) > len(r.words)-i {
				continue
			}
			fits := true
			for k, stem := range p.stems {
				fits = fits && r.words[i+k].Stem == stem
			}
			for k := range p.stems {
				if w := &r.words[i+k]; fits {
					w.keep = true
					if r.reading.stops[w.Surface] {
						w.weight = weakWeight
					}
				}
			}
		}
	}
}

// weaker tells whether an answer type gives way to another one that the question asks for later: "contoh" and "cara" are
// often said beside "berapa" and "siapa".
func weaker(have, other AnswerType) bool {
	return (have == ListAnswer || have == HowAnswer) && other != ListAnswer && other != HowAnswer && other != DefinitionAnswer
}

// fillerAt returns the longest filler at word i.
func (r *reader) fillerAt(i int) (filler, bool) {
	for _, f := range r.reading.fillers[r.words[i].Surface] {
		if len(f.words) > len(r.words)-i {
			continue
		}
		fits := true
		for k, surface := range f.words {
			w := r.words[i+k]
			fits = fits && w.Surface == surface && w.place == 0 && !w.keep &&
				!(w.Upper && len(w.typed) > 1 && r.dictionary.Knows(surface) && len(f.words) == 1)
		}
		if fits {
			return f, true
		}
	}
	return filler{}, false
}
