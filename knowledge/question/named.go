package question

import (
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// region is a region with the official names of its provinces.
type region struct {
	name      string
	provinces []string
	places    []string // when it is made of smaller ones: Jabodetabek
}

func (r *Reader) readRegions(files fs.FS) error {
	groups := map[string][]string{}
	err := readRows(files, "pulau.tsv", 2, 2, func(n row) error {
		groups[n.columns[0]] = n.values(1)
		return nil
	})
	if err != nil {
		return err
	}
	return readRows(files, "regions.tsv", 3, 3, func(n row) error {
		one := region{name: n.columns[0]}
		for _, part := range n.values(1) {
			provinces, ok := groups[part]
			if official, _, known := r.language.Official(part); !ok && known {
				if r.language.Province(official) != official {
					one.places = append(one.places, official)
					continue
				}
				provinces, ok = []string{official}, true
			}
			if !ok {
				return n.errorf("%q is neither an island group nor a province", part)
			}
			one.provinces = append(one.provinces, provinces...)
		}
		return addAll(&r.regions, r.language, n, 2, one)
	})
}

// addAll files the phrases of a column.
func addAll[T any](to *phrases[T], l *indonesian.Language, n row, column int, value T) error {
	for _, text := range n.values(column) {
		if err := to.add(l, text, value); err != nil {
			return n.errorf("%v", err)
		}
	}
	return nil
}

// findRegions finds the places and regions that are named.
func (q *asked) findRegions() {
	for i := range q.words {
		w := &q.words[i]
		if w.is(ofPlace) && w.First {
			q.addPlace(w.Places)
			continue
		}
		if w.claim != 0 {
			continue
		}
		if len(w.Perhaps) > 0 && q.placeSlot(i, i+w.Span) && q.free(i, w.Span) {
			q.addPlace(w.Perhaps)
			q.mark(i, w.Span, ofPlace)
			w.First, w.Core = true, true
			continue
		}
		if one, n := q.regions.at(q.words, i); n > 0 && q.free(i, n) {
			if q.parts.Region == "" {
				q.parts.Region, q.parts.Provinces = one.name, slices.Clone(one.provinces)
				q.addPlace(one.places)
			}
			q.mark(i, n, ofRegion)
		}
	}
}

// placeSlot tells whether the words from i to end stand where a place does, so that an ordinary word is one: behind "di", "ke"
// or a measure, or where somebody goes from.
func (q *message) placeSlot(i, end int) bool {
	switch q.surface(i - 1) {
	case "di", "ke":
		return true
	case "dari":
		return end == len(q.words) || q.surface(end) == "ke"
	}
	if i > 0 {
		if m, n := q.measures.at(q.words, i-1); n > 0 && q.indices[m.key] {
			return true
		}
	}
	if q.surface(end) == "ke" {
		return true
	}
	if end < len(q.words) {
		if m, n := q.measures.at(q.words, end); n > 0 && q.indices[m.key] {
			return true
		}
		if _, n := q.visiting.at(q.words, end); n > 0 {
			return true
		}
	}
	return false
}

// free tells whether no word of n from i on is claimed.
func (q *message) free(i, n int) bool {
	for k := i; k < i+n; k++ {
		if q.words[k].claim != 0 {
			return false
		}
	}
	return true
}

// addPlace takes in the places that one name may mean.
func (q *asked) addPlace(names []string) {
	fresh := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(q.parts.Places, name) })
	q.parts.Places = append(q.parts.Places, fresh...)
	if len(fresh) > 1 {
		q.either = append(q.either, fresh)
	}
}

func (r *Reader) readBodies(files fs.FS) error {
	r.bodyWords = map[string][]string{}
	return readRows(files, "bodies.tsv", 2, 2, func(n row) error {
		r.bodyWords[n.columns[0]] = n.values(1)
		return addAll(&r.bodies, r.language, n, 1, n.columns[0])
	})
}

// findThings finds what the documents name, bodies and acronyms. A name that is an ordinary word is one only where it is typed
// with a capital, said to be one or all that is asked.
func (q *asked) findThings() {
	surfaces := make([]string, len(q.words))
	bare := make([]string, len(q.words))
	for i, w := range q.words {
		surfaces[i], bare[i] = w.Surface, w.Surface
		if w.bare != "" {
			bare[i] = w.bare
		}
	}
	for i := 0; i < len(q.words); i++ {
		if q.words[i].claim != 0 {
			continue
		}
		name, n := q.names.Named(surfaces[i:])
		if n == 0 && bare[i] != surfaces[i] {
			name, n = q.names.Named(append([]string{bare[i]}, surfaces[i+1:]...))
		}
		if n == 1 && !q.meantAsName(i) {
			n = 0
		}
		if n == 0 {
			name, n = q.term(i)
		}
		if n == 0 || !q.free(i, n) {
			continue
		}
		if _, body := q.bodies.at(q.words, i); body > 0 && ownWords[q.surface(i+n)] {
			q.mark(i, n+1, ofFrame) // "OPD kami" is who asks
			i += n
			continue
		}
		q.addThing(name)
		q.mark(i, n, ofThing)
		i += n - 1
	}
}

// ownWords say that the body before them is that of the person who asks.
var ownWords = map[string]bool{"kami": true, "kita": true, "saya": true, "aku": true}

// term returns the body or the acronym at word i.
func (q *message) term(i int) (string, int) {
	name, n := q.bodies.at(q.words, i)
	if q.pointers.has(&q.words[i]) && !q.words[i].Upper {
		return "", 0
	}
	if _, measured := q.measures.at(q.words, i); n == 0 && measured == 0 {
		if framed := q.framed(i); framed == 0 {
			name, n = q.acronyms.at(q.words, i)
			if _, general := q.generic.at(q.words, i); n > 0 && (general >= n || q.isGeneric(name)) {
				return "", 0
			}
		}
	}
	if _, ruled := q.rules.at(q.words, i); ruled >= n {
		return "", 0
	}
	return name, n
}

// isGeneric tells whether an acronym names nothing by itself.
func (r *Reader) isGeneric(name string) bool {
	words := r.asWords(name)
	return len(words) == 1 && r.generic.has(&words[0])
}

// Ways are the ways to write a named thing, itself first: an acronym and its meaning, the words for a body, else the name alone.
func (r *Reader) Ways(thing string) []string {
	out := []string{thing}
	for short, meaning := range r.language.Acronyms() {
		if strings.EqualFold(short, thing) {
			out = appendNew(out, meaning)
		}
	}
	return append(out, r.bodyWords[thing]...)
}

func (q *asked) addThing(name string) {
	if !slices.Contains(q.parts.Things, name) {
		q.parts.Things = append(q.parts.Things, name)
	}
}

// meantAsName tells whether the one word at i is meant as a name although the language has it as a word.
func (q *message) meantAsName(i int) bool {
	w := &q.words[i]
	word := w.Surface
	if w.bare != "" && !q.language.Rooted(w.bare) || !q.language.Rooted(word) && !q.known(i) {
		return true
	}
	if w.Upper && len(word) > 2 || w.Capital {
		return true
	}
	if i > 0 && q.naming.has(&q.words[i-1]) {
		return true
	}
	for k := range q.words {
		if other := &q.words[k]; k != i && !other.Idle && other.claim == 0 && !q.naming.has(other) {
			return false
		}
	}
	return true
}

// known tells whether the tables have the word at i for something else.
func (q *message) known(i int) bool {
	framed := q.framed(i)
	_, asks := q.attributes.at(q.words, i)
	return framed > 0 || asks > 0
}

// measureWord is a measure that a word names, always or only where a value is asked for.
type measureWord struct {
	key  string
	sure bool
}

func (r *Reader) readMeasures(files fs.FS) error {
	r.spoken = map[string]string{}
	r.indices = map[string]bool{}
	return readRows(files, "asked.tsv", 4, 5, func(n row) error {
		key := n.columns[0]
		switch n.columns[1] {
		case "indeks":
			r.indices[key] = true
		case "hitung":
		default:
			return n.errorf("%q is none of indeks, hitung", n.columns[1])
		}
		r.spoken[key] = n.columns[2]
		if err := addAll(&r.measures, r.language, n, 3, measureWord{key, true}); err != nil {
			return err
		}
		return addAll(&r.measures, r.language, n, 4, measureWord{key, false})
	})
}

// topic is the text of a thing as it stands in parts, for a measure's word that turns out to be a topic.
func (q *message) topic(i, n int) string {
	if name, m := q.acronyms.at(q.words, i); m == n {
		return name
	}
	var out []string
	for k := i; k < i+n; k++ {
		out = append(out, q.words[k].Surface)
	}
	return strings.Join(out, " ")
}

func (r *Reader) readLabels(files fs.FS) error {
	for i, aspect := range knowledge.Aspects() {
		for _, text := range [...]string{aspect.Key, aspect.Name, numbers[i]} {
			if err := r.aspects.add(r.language, text, aspect.Key); err != nil {
				return err
			}
		}
	}
	return readRows(files, "labels.tsv", 3, 3, func(n row) error {
		switch n.columns[0] {
		case "aspek":
			return addAll(&r.aspects, r.language, n, 2, n.columns[1])
		case "bidang":
			if err := r.fields.add(r.language, strings.ReplaceAll(n.columns[1], "-", " "), n.columns[1]); err != nil {
				return err
			}
			return addAll(&r.fields, r.language, n, 2, n.columns[1])
		}
		return n.errorf("%q is neither aspek nor bidang", n.columns[0])
	})
}

// numbers are the places of the aspects in the instrument.
var numbers = [...]string{"1", "2", "3", "4", "5", "6"}
