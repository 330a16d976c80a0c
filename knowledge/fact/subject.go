package fact

import (
	"slices"
	"strings"

	"studitiru/knowledge/indonesian"
)

// subject is what a value is of.
type subject struct {
	place   string
	service string
}

// head is the place or name that the words around a value lead to.
type head struct {
	place, name int // indices, -1 for none
}

var nobody = head{-1, -1}

// ahead follows the words from i on, as far as they only link, to the place or name that stands there.
func (s *sentence) ahead(i, end int) head {
	for ; i < end; i++ {
		w := s.words[i]
		switch {
		case w.name >= 0:
			return s.unless(head{-1, w.name})
		case w.place >= 0:
			return s.unless(head{w.place, -1})
		case w.role&links == 0 && w.year == 0 && w.measure < 0 && !ofGovernment(w.Surface):
			return nobody
		}
	}
	return nobody
}

// back is ahead in the other direction, from the word before i to the one at begin.
func (s *sentence) back(i, begin int) head {
	for i--; i >= begin; i-- {
		w := s.words[i]
		switch {
		case w.name >= 0:
			return s.unless(head{-1, w.name})
		case w.place >= 0:
			return s.unless(head{w.place, -1})
		case w.role&(links|gets) == 0 && w.year == 0 && w.measure < 0 && w.Kind != indonesian.Grade:
			return nobody
		}
	}
	return nobody
}

// unless is nobody for who stands aside.
func (s *sentence) unless(h head) head {
	if h.place >= 0 && s.places[h.place].aside || h.name >= 0 && s.names[h.name].aside {
		return nobody
	}
	return h
}

func ofGovernment(surface string) bool {
	switch surface {
	case "pemerintah", "pemkot", "pemkab", "pemprov", "pemda":
		return true
	}
	return false
}

// subjectOf is what the value at i is of; lo is where the words that may belong to it begin, before is the subject of the
// value before it in the same clause, if there is one. ok is false when it cannot be told.
func (r *Reader) subjectOf(from source, s *sentence, i, lo int, before *subject) (subject, bool) {
	if s.ofGroup(lo, i) || s.ofStranger(lo, i) {
		return subject{}, false
	}
	heads := s.heads(i, lo)
	if len(heads) > 1 {
		return subject{}, false
	}
	if len(heads) == 1 {
		if s.otherBetween(heads[0], i) {
			return subject{}, false
		}
		return r.subjectOfHead(from, s, heads[0], lo, i)
	}
	if slices.ContainsFunc(s.names, func(n name) bool { return !n.aside && n.from >= lo && n.from < i }) {
		return subject{}, false
	}
	switch strong, known := s.strong(from, lo, i); {
	case !known || len(strong) > 1:
		return subject{}, false
	case len(strong) == 1:
		return subject{place: strong[0]}, !slices.ContainsFunc(s.places, func(p place) bool {
			return p.from < i && !slices.Contains(p.names, strong[0])
		})
	}
	if before != nil {
		return *before, !s.namesPlace(lo, i)
	}
	if h := s.behind(i); h.place >= 0 {
		return r.subjectOfHead(from, s, h, lo, i)
	}
	return s.implied(from, lo, i)
}

// heads are the different places and names that the words before a value lead to.
func (s *sentence) heads(i, lo int) (heads []head) {
	add := func(h head) {
		if h == nobody || slices.ContainsFunc(heads, func(o head) bool { return s.sameHead(o, h) }) {
			return
		}
		heads = append(heads, h)
	}
	for k := lo; k < i; k++ {
		if s.words[k].measure < 0 || k+1 < i && s.words[k+1].measure >= 0 {
			continue
		}
		add(s.ahead(k+1, i))
		start := k
		for start > lo && s.words[start-1].measure >= 0 {
			start--
		}
		add(s.back(start, lo))
	}
	add(s.back(i, lo))
	return heads
}

// otherBetween reports whether another place stands between a head before the value at i and the value.
func (s *sentence) otherBetween(h head, i int) bool {
	to, own := 0, h.place
	if h.name >= 0 {
		to, own = s.names[h.name].to, s.placeOf(s.names[h.name])
	} else {
		to = s.places[h.place].to
	}
	return slices.ContainsFunc(s.places, func(p place) bool {
		return p.from >= to && p.from < i && (!p.aside || p.compared) && (own < 0 || !slices.Equal(p.names, s.places[own].names))
	})
}

// sameHead reports whether two heads are one: the same, or an office and the place that its name ends with.
func (s *sentence) sameHead(a, b head) bool {
	switch {
	case a == b:
		return true
	case a.place >= 0 && b.place >= 0:
		return slices.Equal(s.places[a.place].names, s.places[b.place].names)
	case a.name >= 0 && b.name >= 0:
		return s.names[a.name].text == s.names[b.name].text
	case a.name >= 0:
		return s.placeOf(s.names[a.name]) == b.place
	}
	return s.placeOf(s.names[b.name]) == a.place
}

// placeOf is the place that stands right behind a name: Disdukcapil Kota Pontianak; -1 for none.
func (s *sentence) placeOf(n name) int {
	at := n.to
	if s.said(at) == "di" || ofGovernment(s.said(at)) {
		at++
	}
	if at < len(s.words) && !strings.ContainsAny(s.words[at].gap, ",;:") {
		return s.words[at].place
	}
	return -1
}

// subjectOfHead completes a place by the office before it, and an office by its place.
func (r *Reader) subjectOfHead(from source, s *sentence, h head, lo, i int) (subject, bool) {
	if h.place >= 0 {
		name, ok := s.placeName(from, h.place)
		for _, n := range s.names {
			if !n.body && s.placeOf(n) == h.place && !n.aside {
				return subject{name, n.text}, ok
			}
		}
		return subject{place: name}, ok
	}
	n := s.names[h.name]
	if n.body {
		return subject{place: n.text}, true
	}
	if p := s.placeOf(n); p >= 0 {
		name, ok := s.placeName(from, p)
		return subject{name, n.text}, ok
	}
	strong, known := s.strong(from, lo, i)
	switch {
	case !known || len(strong) > 1:
		return subject{}, false
	case len(strong) == 1:
		return subject{strong[0], n.text}, true
	}
	return subject{from.alone, n.text}, from.alone != "" && s.onlyPlace(from)
}

// strong are the places between two words that may be measured; known is false when one of them may be several places.
func (s *sentence) strong(from source, lo, hi int) (names []string, known bool) {
	for p, at := range s.places {
		if at.aside || at.from < lo || at.from >= hi {
			continue
		}
		name, ok := s.placeName(from, p)
		if !ok {
			return nil, false
		}
		names = distinct(names, name)
	}
	return names, true
}

// placeName is the official name of a place; of several that share a name the one that the document is about.
func (s *sentence) placeName(from source, p int) (string, bool) {
	names := s.places[p].names
	if len(names) == 1 {
		return names[0], true
	}
	var meant []string
	for _, n := range names {
		if slices.Contains(from.document.Places, n) {
			meant = append(meant, n)
		}
	}
	if len(meant) == 1 {
		return meant[0], true
	}
	return "", false
}

// ofGroup reports whether the words before a value speak of places at large: "IPP kementerian dan lembaga".
func (s *sentence) ofGroup(lo, i int) bool {
	measured := -1
	for k := lo; k < i; k++ {
		w := s.words[k]
		if w.measure >= 0 {
			measured = k
		}
		if w.role&groups == 0 || w.place >= 0 || w.name >= 0 || w.measure >= 0 {
			continue
		}
		strong := slices.ContainsFunc(s.places, func(p place) bool { return !p.aside && p.from >= lo && p.from < i })
		if !strong || measured >= 0 && k-measured <= 2 {
			return true
		}
	}
	return false
}

// ofStranger reports whether, between a measure and its value, somebody is named who is neither place nor office.
func (s *sentence) ofStranger(lo, i int) bool {
	measured := false
	for k := lo; k < i; k++ {
		w := s.words[k]
		measured = (measured || w.measure >= 0) && w.place < 0 && w.name < 0
		if measured && k > 0 && s.stranger(k) || w.role&offices != 0 && w.name < 0 && w.measure < 0 && w.place < 0 && !s.capital(k) {
			return true
		}
	}
	return false
}

// behind is the place that is said behind a value: 4,71 untuk Kota Pontianak.
func (s *sentence) behind(i int) head {
	for k := i + 1; k < len(s.words) && k <= i+6 && s.words[k].clause == s.words[i].clause; k++ {
		switch s.said(k) {
		case "untuk", "bagi", "milik", "diraih", "diperoleh", "di":
			if k+1 < len(s.words) {
				return s.unless(head{s.words[k+1].place, -1})
			}
		}
		if s.words[k].Kind != indonesian.Grade && !s.is(k, follows) || strings.Contains(s.words[k].gap, ",") {
			break
		}
	}
	return nobody
}

// onlyPlace reports whether a sentence names no place but the one that its document is about.
func (s *sentence) onlyPlace(from source) bool {
	return !slices.ContainsFunc(s.places, func(p place) bool { return len(p.names) != 1 || p.names[0] != from.alone })
}

// implied is the place of a document that is about one place alone, where a sentence says no other and does say when, or
// that something was got.
func (s *sentence) implied(from source, lo, i int) (subject, bool) {
	if from.alone == "" || !s.onlyPlace(from) {
		return subject{}, false
	}
	said := len(s.years(0, len(s.words), true)) > 0
	for k := lo; k < i; k++ {
		said = said || s.is(k, gets) || s.is(k, thatYear)
		if s.unknown(k) {
			return subject{}, false
		}
	}
	return subject{place: from.alone}, said
}

// unknown reports whether the word at k is a name of something that is neither place, office nor measure. At the beginning
// every word has a capital: there it is one when what follows says that it got something.
func (s *sentence) unknown(k int) bool { return s.stranger(k) && (k > 0 || s.is(1, gets)) }
