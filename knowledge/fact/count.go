package fact

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// counted is a measure whose numbers have a unit, with its words ready to be looked for.
type counted struct {
	Measure
	words  phrases
	units  phrases // as: index into Units
	things phrases
}

func newCounted(l *indonesian.Language, m Measure) (c counted, err error) {
	c = counted{m, phrases{}, phrases{}, phrases{}}
	for _, w := range m.Words {
		if err = c.words.add(l, w, 0, 0); err != nil {
			return c, err
		}
	}
	for i, u := range m.Units {
		for _, w := range u.Spelt {
			if err = c.units.add(l, w, 0, i); err != nil {
				return c, err
			}
		}
	}
	for _, w := range m.Things {
		if err = c.things.add(l, w, 0, 0); err != nil {
			return c, err
		}
	}
	return c, nil
}

// counts reads numbers that have a unit: so many visitors, minutes, rupiah.
func (r *Reader) counts(from source, s *sentence) (facts []knowledge.Fact) {
	for i := range s.words {
		if s.words[i].Kind != indonesian.Number || s.inRange(i) {
			continue
		}
		for _, c := range r.counted {
			if f, ok := r.count(from, s, c, i); ok && !r.split(from, s, c, i, f) {
				facts = append(facts, f)
			}
		}
	}
	return facts
}

// split reports whether the clause of an amount states others of the measure for the same: then they are parts, or what
// was before, and not the whole.
func (r *Reader) split(from source, s *sentence, c counted, i int, f knowledge.Fact) bool {
	for k := range s.words {
		if k == i || s.words[k].clause != s.words[i].clause || s.words[k].Kind != indonesian.Number {
			continue
		}
		a, ok := s.amountAt(c, k)
		if !ok || a.unit != f.Unit || s.withdrawn(k, a, c) {
			continue
		}
		other, ok := r.count(from, s, c, k)
		if !ok && !c.Needed || ok && other.Service == f.Service && other.Place == f.Place && other.Year == f.Year {
			return true
		}
	}
	return false
}

// amount is a number with its unit.
type amount struct {
	unit  string
	value float64
	end   int // word behind the unit
}

// amountAt reads the number at i with the unit of a measure.
func (s *sentence) amountAt(c counted, i int) (a amount, ok bool) {
	a = amount{value: s.words[i].number, end: i + 1}
	if c.Units[0].Rupiah {
		return s.rupiahAt(a, i)
	}
	if s.words[i].year != 0 && strings.TrimSpace(s.after(i)) != "" {
		return a, false
	}
	longest, unit := 0, 0
	if a.end >= len(s.words) || strings.TrimSpace(s.words[a.end].gap) != "" {
		return a, false
	}
	c.units.at(s.words, a.end, func(p phrase) {
		if len(p.words) > longest {
			longest, unit = len(p.words), p.as
		}
	})
	if longest == 0 {
		return a, false
	}
	a.unit, a.end = c.Units[unit].Name, a.end+longest
	for k := a.end; k < len(s.words) && k <= a.end+1; k++ {
		if s.is(k, rates) && k+1 < len(s.words) {
			if !c.Rate {
				return a, false
			}
			a.unit += " per " + s.said(k+1)
			a.end = k + 2
			break
		}
		switch s.said(k) {
		case "sehari", "setahun", "sebulan", "seminggu":
			return a, false
		}
	}
	return a, true
}

// magnitudes are the words behind an amount of money.
var magnitudes = map[string]float64{"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12}

// rupiahAt reads Rp848,2 juta.
func (s *sentence) rupiahAt(a amount, i int) (amount, bool) {
	if s.said(i-1) != "rp" && s.said(a.end) != "rupiah" && s.said(a.end+1) != "rupiah" {
		return a, false
	}
	a.unit = "rupiah"
	if by, ok := magnitudes[s.said(a.end)]; ok {
		a.value, a.end = a.value*by, a.end+1
	}
	if s.said(a.end) == "rupiah" {
		a.end++
	}
	return a, !s.is(a.end, rates)
}

// count reads the number at i as a value of a measure.
func (r *Reader) count(from source, s *sentence, c counted, i int) (f knowledge.Fact, ok bool) {
	a, ok := s.amountAt(c, i)
	if !ok || !c.Plausible(a.value) || s.withdrawn(i, a, c) || s.qualified(a, c) {
		return f, false
	}
	lo := s.clauseStart(i)
	for k := lo; k < i; k++ { // what belongs to the amount before is not this one's
		if end := s.amountEnd(r, k); end > 0 {
			lo = min(end, i)
		}
	}
	named := s.lastOf(c.words, lo, i)
	if named < 0 || s.otherNumber(named, i) {
		return f, false
	}
	said, ok := r.countSubject(from, s, c, i, lo)
	if !ok {
		return f, false
	}
	year := s.yearBehind(a.end-1, true)
	if year == 0 {
		became := func(w word) bool { return w.Surface == "menjadi" || w.Surface == "ke" }
		if s.from(i) >= 0 && slices.ContainsFunc(s.words[i:], became) {
			return f, false
		}
		if year, ok = s.yearOf(from, i, lo, true); !ok {
			return f, false
		}
	}
	return knowledge.Fact{Measure: c.Key, Place: said.place, Service: said.service, Unit: a.unit, Year: year,
		Value: Decimal(a.value)}, true
}

// otherNumber reports whether a number that is no year and no day of a date stands between two words: it is what the first
// one speaks of.
func (s *sentence) otherNumber(from, i int) bool {
	for k := from; k < i; k++ {
		month, _ := indonesian.MonthNamed(s.said(k + 1))
		if w := s.words[k]; w.Kind == indonesian.Number && w.year == 0 && month == 0 {
			return true
		}
	}
	return false
}

// qualified reports whether what is counted is only a kind of what the unit says: 10 instansi vertikal, 30 laporan dengan …
func (s *sentence) qualified(a amount, c counted) bool {
	if c.Needed && len(c.Units) > 1 || a.end >= len(s.words) || strings.ContainsAny(s.words[a.end].gap, ",.;:()–—") {
		return false
	}
	switch s.said(a.end) {
	case "dengan", "yang", "untuk", "tentang":
		return true
	}
	w := s.words[a.end]
	return w.role == 0 && w.place < 0 && w.name < 0 && !s.capital(a.end)
}

// withdrawn reports whether the amount at i is a bound, an estimate, a wish, or an average that is no rate.
func (s *sentence) withdrawn(i int, a amount, c counted) bool {
	begin := i
	if s.said(i-1) == "rp" {
		begin = i - 1
	}
	if s.is(begin-1, bounds|changes) || s.is(begin-1, links) && s.is(begin-2, bounds) || s.said(begin-1) == "ke" {
		return true
	}
	if s.said(i-1) == "dari" && i > 1 && s.words[i-2].Kind == indonesian.Number { // 11 dari 19
		return true
	}
	w := s.words[i]
	for k, o := range s.words {
		if o.clause != w.clause {
			continue
		}
		average := strings.HasPrefix(o.Surface, "rata-rata") || o.Surface == "rerata"
		if average && strings.Contains(a.unit, " per ") {
			continue
		}
		if o.role&plans != 0 && (k < i || s.beside(k, i)) || o.role&voids != 0 && s.beside(k, i) {
			return true
		}
	}
	return false
}

// amountEnd is the word behind the number at k and its unit, whatever it measures; 0 when it is no amount.
func (s *sentence) amountEnd(r *Reader, k int) (end int) {
	if s.words[k].Kind != indonesian.Number || s.words[k].year != 0 {
		return 0
	}
	for _, c := range r.counted {
		if a, ok := s.amountAt(c, k); ok {
			end = max(end, a.end)
		}
	}
	return end
}

func (s *sentence) clauseStart(i int) int {
	k := i
	for k > 0 && s.words[k-1].clause == s.words[i].clause {
		k--
	}
	return k
}

// lastOf is where the last of some phrases begins between two words, -1 for nowhere.
func (s *sentence) lastOf(p phrases, lo, hi int) int {
	at := -1
	for k := lo; k < hi; k++ {
		p.at(s.words[:hi], k, func(phrase) { at = k })
	}
	return at
}

// countSubject is what an amount is of: one of the measure's things, an office, or the place itself.
func (r *Reader) countSubject(from source, s *sentence, c counted, i, lo int) (subject, bool) {
	start := s.clauseStart(i)
	places, known := s.strong(from, lo, i)
	if known && len(places) == 0 {
		places, known = s.strong(from, start, i)
	}
	if known && len(places) == 0 {
		places, known = s.strong(from, start, len(s.words))
	}
	if !known || len(places) > 1 || s.ofGroup(lo, i) {
		return subject{}, false
	}
	var said subject
	if len(places) == 1 {
		said.place = places[0]
	} else {
		implied, ok := s.implied(from, lo, i)
		if !ok {
			return subject{}, false
		}
		said = implied
	}
	var ok bool
	if said.service, ok = s.thing(c, lo, i); !ok && c.Needed || ok && said.service == "" {
		said.service, ok = s.thing(c, start, i)
	}
	return said, ok
}

// thing is what of a place is measured: the thing that the words name, or the office; ok is false when it is needed and
// not named, or when several are.
func (s *sentence) thing(c counted, lo, i int) (string, bool) {
	var found []string
	for k := lo; k < i; k++ {
		length := 0
		c.things.at(s.words[:i], k, func(p phrase) { length = max(length, len(p.words)) })
		if length == 0 {
			continue
		}
		text := s.text[s.words[k].Start:s.words[k+length-1].End]
		if n := s.words[k].name; n >= 0 {
			text = s.names[n].text
		}
		found = distinct(found, text)
		k += length - 1
	}
	if len(found) == 0 && !c.Needed {
		for _, n := range s.names {
			if !n.aside && n.from >= lo && n.from < i {
				found = distinct(found, n.text)
			}
		}
		for k := lo; k < i && len(found) == 0; k++ {
			if s.unknown(k) {
				return "", false
			}
		}
	}
	switch {
	case len(found) == 1:
		return found[0], true
	case len(found) > 1 || c.Needed:
		return "", false
	}
	return "", true
}
