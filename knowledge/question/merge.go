package question

import (
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

func core(place string) string { return indonesian.Core(place) }

// merger puts the parts of a question in the place of those of the question before.
type merger struct {
	*turn
	own  knowledge.Parts
	out  knowledge.Parts // of the question before, and in the end of both
	adds bool
	from knowledge.Parts
	// joins says that one more is put beside those that the question before compared or asked a figure of.
	joins bool
	other bool // something else is asked of the same: the words before are those that say what it is
}

// replaced notes that a part took the place of another one.
func (m *merger) replaced(part string, had bool) {
	if had {
		m.out.Replaces = appendNew(m.out.Replaces, part)
	}
}

// merge replaces each part that the question names.
func (m *merger) merge() {
	m.from = m.out
	if m.joins { // "tambah kediri"
		m.own.Words, m.own.Attributes, m.own.Wish = nil, nil, knowledge.WishAny
	}
	if m.own.Wish == knowledge.WishHow && !m.howSaid && len(m.own.Words)+len(m.own.Attributes) == 0 { // "kalau Balikpapan gimana?"
		m.own.Wish = knowledge.WishAny
	}
	m.promote()
	m.places()
	m.times()
	m.subjects()
	m.numbers()
	m.labels()
	m.wishes()
}

// promote takes a word that may name a measure for one where the question before asked for a measure: "kalau SKM-nya?".
func (m *merger) promote() {
	if m.own.Measure != "" || len(m.weak) != 1 || m.from.Measure == "" && len(m.from.Places) == 0 || !m.indices[m.weak[0].key] ||
		len(m.own.Words)+len(m.own.Attributes) > 0 {
		return
	}
	switch m.own.Wish {
	case knowledge.WishAny, knowledge.WishOverview, knowledge.WishValue, knowledge.WishCompare, knowledge.WishRank:
		m.own.Measure = m.weak[0].key
		m.own.Things = slices.DeleteFunc(slices.Clone(m.own.Things), func(thing string) bool {
			return thing == m.topic(m.weak[0].at, m.weak[0].n)
		})
	}
}

func (m *merger) places() {
	own := m.own
	if m.goesElsewhere() {
		m.out.Places, m.out.Region, m.out.Provinces = nil, "", nil
		m.replaced("places", len(m.from.Places) > 0)
		return
	}
	switch {
	case len(own.Places) == 0 && own.Region == "":
		return
	case (m.compares() || m.joins) && len(m.from.Places) > 0 && len(own.Places) > 0:
		m.out.Places = union(m.from.Places, likeThose(own.Places, m.from.Places))
		return
	}
	if m.from.Visitors && own.Kind == "" && m.fromThere() {
		if own.Region != "" {
			m.out.Region, m.out.Provinces = own.Region, own.Provinces
		} else {
			m.out.Places, m.out.Visitors = union(own.Places, m.from.Places), false
		}
		return
	}
	if !slices.Equal(m.from.Places, own.Places) || m.from.Region != own.Region {
		m.replaced("places", len(m.from.Places) > 0 || m.from.Region != "")
	}
	m.out.Places, m.out.Region, m.out.Provinces = own.Places, own.Region, own.Provinces
}

// fromThere tells whether the place named is where guests come from: "yang dari Kalimantan".
func (m *merger) fromThere() bool {
	for i := range m.asked.words {
		if m.asked.words[i].is(ofPlace|ofRegion) && (m.surface(i-1) == "dari" || m.surface(i-2) == "dari") {
			return true
		}
	}
	return false
}

func (m *merger) times() {
	if m.sinceYear() {
		m.out.Years, m.out.Newest = m.own.Years, false
		for _, y := range m.from.Years {
			m.out.Years = appendNew(m.out.Years, y)
		}
		slices.SortFunc(m.out.Years, func(a, b int) int { return b - a })
		return
	}
	if len(m.own.Years) > 0 {
		m.replaced("years", len(m.from.Years) > 0 && !slices.Equal(m.from.Years, m.own.Years) || m.from.Newest)
		m.out.Years, m.out.Newest = m.own.Years, m.own.Newest
	}
	if m.own.Newest && len(m.own.Years) == 0 {
		m.replaced("years", len(m.from.Years) > 0)
		m.out.Years, m.out.Newest = nil, true
	}
}

// subjects replaces measure, things, words and attributes: what is asked about.
func (m *merger) subjects() {
	own := m.own
	if own.Measure != "" {
		m.replaced("measure", m.from.Measure != "" && m.from.Measure != own.Measure)
		m.out.Measure, m.out.Attributes, m.out.Words = own.Measure, nil, nil
		if m.indices[own.Measure] && !m.onlyBodies(m.from.Things) {
			m.replaced("things", len(m.from.Things) > 0)
			m.out.Things, m.out.Forms, m.out.Indicators, m.out.Aspect = nil, nil, nil, ""
		}
		if own.Measure != m.from.Measure {
			m.out.Grade = ""
		}
		m.out.Kind, m.out.Field, m.out.Visitors, m.out.Guests, m.out.RuleKind = "", "", false, false, ""
	}
	if len(own.Things) > 0 {
		m.things()
	}
	if len(own.Words) > 0 {
		m.words()
	}
	if m.asksAnew() {
		m.out.Words = nil
	}
	if len(own.Words) > 0 || own.Status != "" || m.wishChanges() {
		m.out.Attributes = nil
	}
	if len(own.Attributes) > 0 {
		m.replaced("attributes", len(m.from.Attributes) > 0 && !slices.Equal(m.from.Attributes, own.Attributes))
		m.out.Attributes = own.Attributes
		if own.Measure == "" && m.from.Measure != "" {
			m.replaced("measure", true)
			m.out.Measure = ""
		}
	}
}

// things puts named things in the place of others. A body keeps the measure that was asked for, any other thing is a new subject.
func (m *merger) things() {
	own := m.own
	switch {
	case m.compares() && len(m.from.Things) > 0:
		m.out.Things = union(m.from.Things, own.Things)
		m.out.Words, m.out.Attributes = nil, nil
		return
	case m.adds && len(m.from.Things) > 0 && m.onlyBodies(own.Things) && !m.onlyBodies(m.from.Things):
		m.out.Things = union(m.from.Things, own.Things)
		return
	}
	m.replaced("things", len(m.from.Things) > 0 && !slices.Equal(m.from.Things, own.Things))
	m.out.Things = own.Things
	if m.onlyBodies(own.Things) || m.adds {
		return
	}
	if m.indices[m.from.Measure] && own.Measure == "" {
		m.replaced("measure", true)
		m.out.Measure, m.out.Grade = "", ""
	}
	if len(m.from.Things) == 0 && len(own.Words) == 0 && len(m.from.Words) > 0 {
		m.replaced("words", true)
		m.out.Words = nil
	}
	m.out.Field = own.Field
}

// words puts the content of the question in the place of what was asked, or beside it when it narrows that.
func (m *merger) words() {
	own := m.own
	if m.other {
		m.out.Words = union(m.from.Words, own.Words)
		return
	}
	if m.asked.bare(own) {
		own.Words = without(own.Words, m.unsaid())
		if m.out.Words = own.Words; len(m.from.Things) == 0 {
			m.out.Words = union(m.withoutVerbs(m.from.Words), own.Words)
		}
		return
	}
	if m.adds || m.pointing || m.ofArticle(own, m.from) {
		m.out.Words = union(m.from.Words, own.Words)
		return
	}
	if len(m.from.Things) == 0 && (m.elliptic(own) || m.refers()) { // the words before are what it is about
		m.out.Words = union(m.withoutVerbs(m.from.Words), own.Words)
		return
	}
	m.replaced("words", len(m.from.Words) > 0)
	m.out.Words, m.out.Field = own.Words, own.Field
	if len(own.Things) == 0 && !m.refers() && own.Wish != knowledge.WishHow && own.Wish != knowledge.WishAny {
		return
	}
	if len(own.Things) == 0 && !m.refers() && len(m.from.Things) > 0 && !m.onlyBodies(m.from.Things) {
		m.replaced("things", true)
		m.out.Things = nil
	}
	if own.Measure == "" && m.indices[m.from.Measure] {
		m.replaced("measure", true)
		m.out.Measure, m.out.Grade = "", ""
	}
}

// withoutVerbs are the stems that say what something is about and not what was done.
func (m *merger) withoutVerbs(stems []string) []string {
	return slices.DeleteFunc(slices.Clone(stems), func(stem string) bool { return len(m.verbs.first["~"+stem]) > 0 })
}

// onlyBodies tells whether all things are bodies of governments.
func (m *merger) onlyBodies(things []string) bool {
	for _, thing := range things {
		words := m.asWords(thing)
		if len(words) == 0 {
			return false
		}
		if _, n := m.bodies.at(words, 0); n == 0 {
			return false
		}
	}
	return len(things) > 0
}

// numbers replaces rules, articles, forms and indicators. A number alone is of what was numbered before: "kalau 18?".
func (m *merger) numbers() {
	own := m.own
	if len(own.Rules) > 0 {
		m.replaced("rules", len(m.from.Rules) > 0 && !slices.Equal(m.from.Rules, own.Rules))
		m.out.Rules, m.out.Article = own.Rules, own.Article
	}
	if own.Article != "" {
		m.replaced("article", m.from.Article != "" && m.from.Article != own.Article)
		m.out.Article = articleWithin(m.from.Article, own.Article)
	}
	if len(own.Forms) > 0 {
		m.replaced("forms", len(m.from.Forms) > 0 && !slices.Equal(m.from.Forms, own.Forms))
		m.out.Forms = own.Forms
	}
	indicators := own.Indicators
	if len(indicators) == 0 {
		if n := m.bareNumber(); n > 0 && len(m.from.Indicators) > 0 && n <= lastIndicator {
			indicators = []int{n}
			m.out.Words = slices.Clone(m.from.Words)
			m.out.Replaces = slices.DeleteFunc(m.out.Replaces, func(part string) bool { return part == "words" })
			m.out.Things, m.out.Measure = m.from.Things, m.from.Measure
		}
	}
	if len(indicators) > 0 {
		m.replaced("indicators", len(m.from.Indicators) > 0 && !slices.Equal(m.from.Indicators, indicators))
		m.out.Indicators = indicators
	}
	if own.Grade != "" {
		m.replaced("grade", m.from.Grade != "" && m.from.Grade != own.Grade)
		m.out.Grade = own.Grade
	}
}

// bareNumber is the number that is all the question says, in digits or words; 0 for none.
func (q *message) bareNumber() (value int) {
	for i := 0; i < len(q.words); i++ {
		w := &q.words[i]
		if q.scoreAt(i) {
			return 0
		}
		if v, n := q.numeral(i); n > 0 && value == 0 && !w.is(ofNumber|ofAspect) {
			value = v
			i += n - 1
			continue
		}
		if w.content() {
			return 0
		}
	}
	return value
}

// labels replaces kind, field, aspect and status.
func (m *merger) labels() {
	own := m.own
	if own.Kind != "" {
		m.replaced("kind", m.from.Kind != "" && m.from.Kind != own.Kind)
		m.out.Kind, m.out.Visitors, m.out.Guests, m.out.RuleKind = own.Kind, own.Visitors, own.Guests, own.RuleKind
		if own.Kind == knowledge.Visit && len(own.Places) == 0 && len(m.out.Places) > 0 && !m.goesWhere() {
			m.out.Visitors = true
		}
		m.replaced("measure", m.out.Measure != "" && own.Measure == "")
		m.out.Measure = own.Measure
	}
	if own.Field != "" {
		m.replaced("field", m.from.Field != "" && m.from.Field != own.Field)
		m.out.Field = own.Field
	}
	if own.Aspect != "" {
		m.replaced("aspect", m.from.Aspect != "" && m.from.Aspect != own.Aspect)
		m.out.Aspect = own.Aspect
		m.replaced("indicators", len(m.from.Indicators) > 0 && len(own.Indicators) == 0)
		m.out.Indicators = own.Indicators
	}
	if own.Status != "" {
		m.replaced("status", m.from.Status != "" && m.from.Status != own.Status)
		m.out.Status = own.Status
	}
}

// kept tells whether anything of the question before is in the new one that it did not name itself.
func (m *merger) kept() bool {
	a, b := m.own, m.out
	return len(b.Places) > len(a.Places) || b.Region != a.Region || b.Measure != "" && b.Measure != a.Measure ||
		len(b.Things) > len(a.Things) || len(b.Rules) > len(a.Rules) || len(b.Forms) > len(a.Forms) ||
		len(b.Indicators) > len(a.Indicators) || len(b.Years) > len(a.Years) || len(b.Words) > len(a.Words) || b.Kind != a.Kind ||
		b.Field != a.Field || b.Aspect != a.Aspect || len(b.Attributes) > len(a.Attributes) || b.Article != a.Article ||
		b.Grade != a.Grade || b.Status != a.Status
}

// without leaves out some words.
func without(words, some []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(s string) bool { return slices.Contains(some, s) })
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		out = appendNew(out, s)
	}
	return out
}
