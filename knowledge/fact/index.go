package fact

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Reach of a measure over the words behind and before it.
const (
	reachBehind = 16
	reachBefore = 6
)

// indices reads the values of bare numbers: grades and ranks that come with them, or alone.
func (r *Reader) indices(from source, s *sentence) (facts []knowledge.Fact) {
	measure := -1 // of the clause before
	var before *subject
	for clause := 0; ; clause++ {
		lo := slices.IndexFunc(s.words, func(w word) bool { return w.clause == clause })
		if lo < 0 {
			return facts
		}
		hi := lo
		for hi < len(s.words) && s.words[hi].clause == clause {
			hi++
		}
		c := clauseOf{r, from, s, lo, hi, measure}
		read, last := c.read(before)
		facts = append(facts, read...)
		if m := c.only(); m >= 0 {
			measure = m
		} else if len(c.measures()) > 1 {
			measure = -1
		}
		before = nil
		if len(read) > 0 && !slices.ContainsFunc(s.places, func(p place) bool { return p.from >= hi }) {
			before = last
		}
	}
}

// clauseOf is a clause of a sentence while it is read.
type clauseOf struct {
	*Reader
	from source
	*sentence
	lo, hi    int
	inherited int // measure of the clause before, -1 none
}

func (c clauseOf) measures() (list []int) {
	for k := c.lo; k < c.hi; k++ {
		if m := c.words[k].measure; m >= 0 {
			list = distinct(list, m)
		}
	}
	return list
}

// only is the one measure that the clause names, -1 for none or several.
func (c clauseOf) only() int {
	if list := c.measures(); len(list) == 1 {
		return list[0]
	}
	return -1
}

// measureOf is the measure that the number or grade at i belongs to, -1 for none.
func (c clauseOf) measureOf(i int) int {
	for k := i - 1; k >= c.lo; k-- {
		if m := c.words[k].measure; m >= 0 {
			if i-k > reachBehind && c.only() < 0 {
				return -1
			}
			return m
		}
	}
	if only := c.only(); only >= 0 {
		reach := reachBefore
		if i > 0 && c.words[i-1].place >= 0 && strings.Contains(c.words[i].gap, "(") { // Kota Pontianak (4,71), … pada IPP 2025
			reach = c.hi
		}
		for k := i + 1; k < c.hi && k <= i+reach; k++ {
			if c.words[k].measure >= 0 {
				return only
			}
		}
		return -1
	}
	if len(c.measures()) == 0 {
		return c.inherited
	}
	return -1
}

// read reads the clause; last is the subject of its last fact.
func (c clauseOf) read(before *subject) (facts []knowledge.Fact, last *subject) {
	var at []int // where the values stand
	for i := c.lo; i < c.hi; i++ {
		if m := c.measureOf(i); m >= 0 && c.words[i].Kind == indonesian.Number && c.isValue(i, c.Reader.measures[m]) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return c.readAlone(before)
	}
	if paired, ok := c.paired(at); ok {
		return paired, nil
	}
	last, lo := before, c.lo
	broken := false // whose the values are is not known
	for n, i := range at {
		m := c.Reader.measures[c.measureOf(i)]
		next := c.hi
		if n+1 < len(at) {
			next = at[n+1]
		}
		said, ok := c.subjectOf(c.from, c.sentence, i, lo, last)
		if ok = ok && !(broken && !c.namesPlace(lo, i)); ok {
			last, broken = &said, false
		} else {
			last, broken = nil, true
		}
		year, dated := c.yearOf(c.from, i, c.yearsFrom(i, lo), false)
		if ok && dated && !(year == 0 && c.before(i)) && (c.sentence.from(i) < 0 || c.becomes(at, i)) {
			f := knowledge.Fact{Measure: m.Key, Place: said.place, Service: said.service, Year: year, Value: Decimal(c.words[i].number)}
			f.Grade, f.Rank = c.gradeOf(m, i, next, len(at) == 1), c.rankOf(i, next, len(at) == 1)
			facts = append(facts, f)
		}
		lo = i + 1
	}
	return facts, last
}

// before reports whether the clause of i speaks of a time before that it does not name.
func (s *sentence) before(i int) bool {
	return slices.ContainsFunc(s.words, func(w word) bool { return w.clause == s.words[i].clause && w.role&formerly != 0 })
}

// namesPlace reports whether some words name a place or an office.
func (s *sentence) namesPlace(lo, hi int) bool {
	return slices.ContainsFunc(s.words[lo:hi], func(w word) bool { return w.place >= 0 || w.name >= 0 })
}

// yearsFrom is where the years that may belong to the value at i begin: behind that of the value before.
func (c clauseOf) yearsFrom(i, lo int) int {
	if lo > c.lo && c.yearBehind(lo-1, false) != 0 {
		for k := lo; k < i; k++ {
			if c.words[k].year != 0 {
				return k + 1
			}
		}
	}
	return lo
}

// becomes reports whether another value of the clause is what the one at i became.
func (c clauseOf) becomes(at []int, i int) bool {
	return slices.ContainsFunc(at, func(o int) bool { return o != i && c.sentence.from(o) < 0 })
}

// isValue reports whether the number at i is stated as the value of a measure.
func (c clauseOf) isValue(i int, m Measure) bool {
	w := c.words[i]
	if w.year != 0 || !m.Plausible(w.number) || c.inRange(i) || c.isRank(i) || c.blocked(i) || !c.leads(i) {
		return false
	}
	after := strings.TrimLeft(c.after(i), " ")
	spelt := ""
	switch {
	case strings.HasPrefix(after, "%"):
		spelt = "persen"
	case i+1 < len(c.words) && (c.said(i+1) == "persen" || c.said(i+1) == "poin"):
		spelt = c.said(i + 1)
	}
	if spelt != "" {
		return slices.Contains(m.Units[0].Spelt, spelt)
	}
	if strings.ContainsRune(after, '/') || strings.ContainsAny(w.gap, "/") {
		return false
	}
	if strings.ContainsAny(after, ",;:.()–—\"”“") || i+1 >= len(c.words) {
		return true
	}
	next := c.words[i+1]
	return next.role&follows != 0 || next.Kind == indonesian.Grade || next.place >= 0 || next.name >= 0
}

// leads reports whether what stands before the number at i leads to a value and not to an amount of something, a change or
// a bound.
func (c clauseOf) leads(i int) bool {
	if i == 0 {
		return c.is(1, links)
	}
	if c.is(i-1, bounds) || c.is(i-1, links) && c.is(i-2, bounds) || c.isChange(i) || c.isWhole(i) && !c.leadsWhole(i) {
		return false
	}
	p := c.words[i-1]
	if p.role&(links|each) != 0 || p.measure >= 0 || p.place >= 0 || p.name >= 0 || p.year != 0 || p.Kind == indonesian.Grade {
		return true
	}
	return strings.ContainsAny(c.words[i].gap, "(:=") || p.Kind == indonesian.Number && strings.HasPrefix(c.words[i].gap, ",") &&
		slices.ContainsFunc(c.words[c.lo:i], func(w word) bool { return w.role&each != 0 })
}

// isChange reports whether the number at i is by how much something changed: naik 0,35; naik sebesar 0,35.
func (s *sentence) isChange(i int) bool {
	return s.is(i-1, changes) || s.is(i-2, changes) && (s.said(i-1) == "sebesar" || upTo(s.said(i-1)))
}

// isWhole reports whether the number at i is written without decimals.
func (s *sentence) isWhole(i int) bool {
	w := s.words[i]
	return !strings.Contains(s.text[w.Start:w.End], ",") && w.number == float64(int64(w.number))
}

// leadsWhole is leads for a number without decimals, which may count anything: it has to be called a value.
func (s *sentence) leadsWhole(i int) bool {
	p := s.words[i-1]
	called := p.role&(gets|figures) != 0 || p.measure >= 0 || strings.ContainsAny(s.words[i].gap, ":=")
	return called && s.said(i+1) != "dari"
}

// blocked reports whether the words around i take back what they state: a target, a doubt, a part of the whole.
func (s *sentence) blocked(i int) bool {
	w := s.words[i]
	for k, o := range s.words {
		if o.clause != w.clause {
			continue
		}
		if o.role&plans != 0 && (k < i || s.beside(k, i)) || o.role&voids != 0 && s.beside(k, i) {
			return true
		}
	}
	return false
}

// readAlone reads a grade or a rank that is stated without a value.
func (c clauseOf) readAlone(before *subject) ([]knowledge.Fact, *subject) {
	only := c.only()
	if only < 0 && len(c.measures()) == 0 {
		only = c.inherited
	}
	if only < 0 {
		return nil, nil
	}
	m := c.Reader.measures[only]
	grade, at, sure := c.gradeAlone(m, only)
	rank, rankAt, one := c.rankAlone()
	if at < 0 {
		at = rankAt
	}
	if !sure || !one || at < 0 {
		return nil, nil
	}
	said, ok := c.subjectOf(c.from, c.sentence, at, c.lo, before)
	year, dated := c.yearOf(c.from, at, c.lo, false)
	if !ok || !dated || c.sentence.from(at) >= 0 || year == 0 && c.before(at) {
		return nil, nil
	}
	return []knowledge.Fact{{Measure: m.Key, Place: said.place, Service: said.service, Year: year, Grade: grade, Rank: rank}}, &said
}

// gradeAlone is the one grade that the clause states and where, -1 for none; not sure when it states several, or a number
// too, for then the grade is one of a scale.
func (c clauseOf) gradeAlone(m Measure, only int) (grade string, at int, sure bool) {
	at = -1
	for i := c.lo; i < c.hi; i++ {
		w := c.words[i]
		if w.Kind == indonesian.Number && w.year == 0 && m.Plausible(w.number) && !c.isRank(i) && !c.isWhole(i) {
			return "", -1, false
		}
		g, _ := c.gradeAt(m, i)
		if g == "" {
			continue
		}
		if grade != "" && g != grade || c.measureOf(i) != only || c.blocked(i) {
			return "", -1, false
		}
		grade, at = g, i
	}
	return grade, at, true
}

// rankAlone is the one rank that the clause states and where, -1 for none; sure is false when it states several.
func (c clauseOf) rankAlone() (rank, at int, sure bool) {
	at = -1
	for i := c.lo; i < c.hi; i++ {
		n := c.rankAt(i)
		if n == 0 || c.blocked(i) {
			continue
		}
		if rank != 0 && rank != n {
			return 0, -1, false
		}
		rank, at = n, i
	}
	return rank, at, true
}

// paired reads "… Pontianak dan Balikpapan masing-masing 4,71 dan 3,90": as many places, or years, as values.
func (c clauseOf) paired(at []int) ([]knowledge.Fact, bool) {
	mark := slices.IndexFunc(c.words[c.lo:c.hi], func(w word) bool { return w.role&each != 0 })
	if mark < 0 || len(at) < 2 || at[0] < c.lo+mark {
		return nil, false
	}
	mark += c.lo
	places, known := c.strong(c.from, c.lo, mark)
	years := c.years(c.lo, mark, false)
	if !known || slices.ContainsFunc(c.names, func(n name) bool { return !n.aside && n.from >= c.lo && n.from < mark }) {
		return nil, true
	}
	var facts []knowledge.Fact
	for n, i := range at {
		f := knowledge.Fact{Measure: c.Reader.measures[c.measureOf(i)].Key, Value: Decimal(c.words[i].number)}
		switch {
		case len(places) == len(at) && len(years) <= 1:
			f.Place, f.Year = places[n], one(c.years(0, len(c.words), false))
		case len(places) == 1 && len(years) == len(at):
			f.Place, f.Year = places[0], years[n]
		default:
			return nil, true
		}
		facts = append(facts, f)
	}
	return facts, true
}
