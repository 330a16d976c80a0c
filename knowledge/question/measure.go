package question

import (
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// namesIndex tells whether a measure that grades places is named.
func (q *asked) namesIndex() bool {
	return slices.ContainsFunc(q.measuredAt, func(m measured) bool { return q.indices[m.key] })
}

// countsMeasure tells whether what is counted is a measure of a place, as pengunjung is.
func (q *asked) countsMeasure() bool {
	return slices.ContainsFunc(q.measuredAt, func(m measured) bool { return m.sure && !q.indices[m.key] })
}

// settleMeasure decides which of the words of measures name the measure that is asked for, and makes topics of the others.
func (q *asked) settleMeasure() {
	keys := map[string]bool{}
	for _, m := range q.measuredAt {
		keys[m.key] = true
	}
	for _, m := range q.measuredAt {
		if q.parts.Measure == m.key {
			continue
		}
		compares := q.parts.Wish == knowledge.WishCompare && len(keys) > 1
		if q.parts.Measure == "" && !compares && q.isMeasure(m) {
			q.parts.Measure = m.key
			q.dropAreaWords()
			if q.parts.Wish == knowledge.WishAny {
				q.parts.Wish = knowledge.WishValue
			}
			continue
		}
		q.weak = append(q.weak, m)
		q.makeTopic(m)
	}
	if q.parts.Measure == "" {
		for i := range q.words {
			w := &q.words[i]
			w.claim &^= ofValue
			if framed := q.framed(i); w.claim == 0 && (framed > 0 || w.Idle) {
				w.claim = ofFrame
			}
		}
		return
	}
	q.parts.Things = slices.DeleteFunc(q.parts.Things, q.isMeasureWord)
	if len(q.parts.Things) == 0 {
		q.parts.Things = nil
	}
}

// isMeasureWord tells whether a thing is only the name of the measure.
func (q *asked) isMeasureWord(thing string) bool {
	words := q.asWords(thing)
	if len(words) == 0 {
		return false
	}
	m, n := q.measures.at(words, 0)
	return n == len(words) && m.key == q.parts.Measure
}

// isMeasure tells whether words name the measure that is asked for, not a topic.
func (q *asked) isMeasure(m measured) bool {
	switch q.parts.Wish {
	case knowledge.WishHow, knowledge.WishDefinition, knowledge.WishWhy, knowledge.WishExample:
		return false
	}
	asks := q.valued || q.parts.Wish == knowledge.WishValue || q.parts.Wish == knowledge.WishRank
	if !q.indices[m.key] {
		return m.sure || asks
	}
	strange := (m.sure || asks) && q.unknownPlace()
	local := strange || q.namesBody() || len(q.parts.Places)+len(q.parts.Provinces) > 0 || q.area ||
		q.parts.Wish == knowledge.WishRank
	if q.asksAttribute() || len(q.parts.Forms) > 0 || len(q.parts.Indicators) > 0 || len(q.parts.Rules) > 0 ||
		q.parts.Aspect != "" {
		return false
	}
	others := q.contents() + q.count(ofKind) - q.areaWords()
	if strange {
		others = 0
	}
	if m.sure || q.valued {
		return local || others == 0 && (q.parts.Wish == knowledge.WishValue || len(q.parts.Years) > 0 || q.parts.Grade != "" ||
			q.parts.Newest)
	}
	return others == 0 && len(q.things(m)) == 0 && (local || q.parts.Grade != "" || asks || len(q.parts.Years) > 0)
}

// asksAttribute tells whether something is asked of the measure that is not its value, as its weight is.
func (q *asked) asksAttribute() bool {
	return slices.ContainsFunc(q.parts.Attributes, func(key string) bool { return key != "persen" && key != countAttribute })
}

// unknownPlace tells whether all content of a question for a value is a name that nothing knows: "nilai IPP Kota Wakanda".
func (q *message) unknownPlace() bool {
	found := false
	for i := range q.words {
		w := &q.words[i]
		if !w.content() {
			continue
		}
		if w.Kind != indonesian.Word || q.names.Knows(w.Surface) || q.names.Holds(w.Stem) || q.language.Rooted(w.Surface) {
			return false
		}
		found = true
	}
	return found
}

// namesBody tells whether a body of a government is named.
func (q *message) namesBody() bool {
	for i := range q.words {
		if _, n := q.bodies.at(q.words, i); n > 0 && q.words[i].is(ofThing) {
			return true
		}
	}
	return false
}

// areaWords counts the words of content that only say which places or bodies are asked for: "dinas mana".
func (q *message) areaWords() (n int) {
	for i := range q.words {
		if w := &q.words[i]; w.content() && q.areas.has(w) {
			n++
		}
	}
	return n
}

// dropAreaWords makes words of the frame of those that Among says already.
func (q *asked) dropAreaWords() {
	for i := range q.words {
		if w := &q.words[i]; q.area && w.content() && q.areas.has(w) {
			w.claim |= ofFrame
		}
	}
}

// things are the named things beside the words of a measure; a body whose measure it is counts as none.
func (q *message) things(m measured) (out []string) {
	for i := range q.words {
		if w := &q.words[i]; w.is(ofThing) && (i < m.at || i >= m.at+m.n) {
			if _, n := q.bodies.at(q.words, i); n == 0 && !w.is(ofMeasure) {
				out = append(out, w.Surface)
			}
		}
	}
	return out
}

// makeTopic makes a topic of the words of a measure.
func (q *asked) makeTopic(m measured) {
	valued := q.parts.Measure != ""
	for i := m.at; i < m.at+m.n; i++ {
		name, n := q.acronyms.at(q.words, i)
		if n > 0 && i+n <= m.at+m.n {
			q.addThing(name)
			for k := i; k < i+n; k++ {
				q.words[k].claim = q.words[k].claim&^ofMeasure | ofThing
			}
			i += n - 1
			continue
		}
		w := &q.words[i]
		w.claim &^= ofMeasure
		framed := q.framed(i)
		switch {
		case w.claim&empty != 0:
		case q.values.has(w) && valued, framed > 0, w.Idle:
			w.claim |= ofFrame
		}
	}
}
