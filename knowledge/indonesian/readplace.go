package indonesian

// foundPlaces are the places that words may name.
type foundPlaces struct {
	ids      []int
	end      int // index behind the last word
	nickname bool
	kind     bool // a word before says what kind of place it is: it is one of these, surely
}

// placesAt returns the places that the tokens from i on name, by the longest name that fits; none gives no ids.
// capital tells that the name was typed as one.
func (l *Language) placesAt(tokens []Token, i int, capital bool) foundPlaces {
	var found foundPlaces
	if i >= len(tokens) {
		return found
	}
	kind, kindBefore := placeKinds[previous(tokens, i)]
	for _, name := range l.places.first[tokens[i].Surface] {
		if len(found.ids) > 0 && i+len(name.words) != found.end || !name.matches(tokens[i:]) {
			continue
		}
		o := l.places.all[name.place]
		if o.nature == ordinary && !capital && !kindBefore {
			continue
		}
		found.end, found.nickname = i+len(name.words), name.nickname
		found.ids = append(found.ids, name.place)
	}
	if !kindBefore || kind == "" {
		return found
	}
	var right []int
	for _, id := range found.ids {
		if l.places.all[id].kindLetter() == kind {
			right = append(right, id)
		}
	}
	if len(right) > 0 {
		found.ids, found.kind = right, true
	}
	return found
}

// findPlaces marks the words that name places; nicknames are replaced by the name.
func (r *reader) findPlaces() {
	tokens := r.tokens()
	for i := 0; i < len(r.words); i++ {
		if r.words[i].Kind == Number || r.words[i].place != 0 {
			continue
		}
		found := r.placesAt(tokens, i, r.capital(i))
		if len(found.ids) == 0 {
			continue
		}
		i = r.takePlaces(i, found) - 1
		if found.nickname {
			tokens = r.tokens()
		}
	}
}

// tokens returns the words as tokens.
func (r *reader) tokens() []Token {
	out := make([]Token, len(r.words))
	for i, w := range r.words {
		out[i] = w.Token
	}
	return out
}

// takePlaces enters the places found at i and returns where the words go on.
func (r *reader) takePlaces(i int, found foundPlaces) int {
	core := r.places.all[found.ids[0]]
	if found.nickname {
		r.replaceNickname(i, found.end, core.core)
		found.end = i + len(r.Tokens(core.core))
	}
	start := i
	if _, ok := placeKinds[previousWord(r.words, i)]; ok && (found.kind || len(found.ids) == 1) {
		switch r.words[i-1].Surface {
		case "kota", "kabupaten", "kab", "provinsi", "propinsi", "prov":
			start = i - 1
		}
	}
	for _, id := range found.ids {
		o := r.places.all[id]
		r.query.Places = append(r.query.Places, Place{
			Name: o.name, Province: o.province, shared: len(found.ids) > 1 && id != found.ids[0],
			Certain: len(found.ids) == 1 && (found.kind || o.nature == clear),
		})
	}
	for k := start; k < found.end; k++ {
		w := &r.words[k]
		w.place = len(r.query.Places) - len(found.ids) + 1
		w.Name = k >= i
		if k >= i {
			w.Stem = r.Language.Stem(w.Surface)
		} else {
			w.weight = weakWeight
		}
	}
	return found.end
}

func previousWord(words []word, i int) string {
	if i == 0 {
		return ""
	}
	return words[i-1].Surface
}

// replaceNickname puts the words of a name in the place of its nickname.
func (r *reader) replaceNickname(i, end int, name string) {
	span := r.words[i].Token
	span.End = r.words[end-1].End
	typed := r.text[span.Start:max(span.End, span.Start)]
	var put []word
	for _, t := range r.retoken(span, name) {
		put = append(put, word{Token: t, typed: typed, weight: 1, changed: true})
	}
	r.words = append(r.words[:i:i], append(put, r.words[end:]...)...)
}
