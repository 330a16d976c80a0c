package question

import (
	"slices"
	"strings"

	"studitiru/knowledge"
)

// idle tells whether a word is no content, before the words of the frame are marked.
func (q *message) idle(i int) bool {
	w := &q.words[i]
	if !w.content() || w.Idle {
		return true
	}
	return q.framed(i) > 0
}

// findKind finds the kind of document that is asked for: it stands before all content, and something asks for it.
func (q *asked) findKind() {
	for i := 0; i < len(q.words); i++ {
		k, n := q.kinds.at(q.words, i)
		if n == 0 || q.words[i].claim&^(ofFrame|ofWish|ofField) != 0 {
			if !q.idle(i) {
				return
			}
			continue
		}
		if q.pointedAt(i + n) {
			q.mark(i, n, ofPointer)
			return
		}
		if len(q.parts.Rules) > 0 || !q.kindAsked(i, n) {
			return
		}
		q.parts.Kind, q.catalogue = k.kind, true
		q.mark(i, n, ofKind)
		return
	}
}

// findRuleKind finds a kind of rule of which all are asked for: "perpres apa saja", "daftar permendagri".
func (q *asked) findRuleKind() {
	if len(q.parts.Rules) > 0 || !q.hits[knowledge.WishList] && !q.hits[knowledge.WishCount] && !q.hits[knowledge.WishValue] {
		return
	}
	for i := range q.words {
		kind, n := q.rules.at(q.words, i)
		if n == 0 || q.words[i].is(ofNumber|ofPlace|ofMeasure) {
			continue
		}
		after, before := q.surface(i+n), q.surface(i-1)
		counted := before == "berapa" || before == "banyak" || before == "jumlah"
		listed := q.hits[knowledge.WishList] &&
			(i > 0 && q.words[i-1].is(ofWish) && before != "berapa" || after == "apa" || after == "mana" ||
				q.opensWith(i) && q.wordIn(&q.afterKind, i+n))
		if !listed && !counted {
			continue
		}
		if counted {
			q.hits[knowledge.WishCount] = true
		}
		q.parts.Kind, q.parts.RuleKind, q.catalogue = knowledge.Rule, kind, true
		q.mark(i, n, ofKind)
		return
	}
}

// opensWith tells whether word i is the first one of content.
func (q *message) opensWith(i int) bool {
	for k := range i {
		if !q.idle(k) || q.words[k].claim&^(ofFrame|ofWish) != 0 {
			return false
		}
	}
	return true
}

// pointedAt tells whether a pronoun at word i points at what was said before: "inovasi itu".
func (q *message) pointedAt(i int) bool {
	switch q.surface(i) {
	case "itu", "tersebut", "tadi", "ini":
		return true
	}
	return false
}

// kindAsked tells whether the n words at i, which name a kind of document, are what is asked for.
func (q *asked) kindAsked(i, n int) bool {
	if q.wordIn(&q.purposes, i-1) {
		return false
	}
	if !q.hits[knowledge.WishList] && (q.hits[knowledge.WishHow] || q.hits[knowledge.WishDefinition] || q.hits[knowledge.WishWhy] ||
		q.hits[knowledge.WishExample]) {
		return false
	}
	kind, _ := q.kinds.at(q.words, i)
	listed := q.hits[knowledge.WishList] || q.hits[knowledge.WishCount] || q.hits[knowledge.WishRank]
	if n > 1 || kind.kind == knowledge.Innovation || kind.kind == knowledge.Rule || listed || q.wordIn(&q.afterKind, i+n) ||
		q.wordIn(&q.beforeKind, i-1) || i+n < len(q.words) && q.words[i+n].is(ofPlace|ofNumber|ofRegion|ofStatus) {
		return true
	}
	for k := range q.words {
		if (k < i || k >= i+n) && !q.idle(k) && !q.words[k].is(ofField) {
			return false
		}
	}
	return true
}

// findVisit finds whether visits are asked for: who came to a place, or where somebody of a place went.
func (q *asked) findVisit() {
	visits, hosts := false, false
	for i := 0; i < len(q.words); i++ {
		if _, n := q.visited.at(q.words, i); n > 0 {
			visits, hosts = true, len(q.parts.Places) > 0
			q.mark(i, n, ofKind)
		} else if n := q.visitAt(i); n > 0 && (q.goes(i+n) || q.asksVisitors(i, n)) {
			visits = true
			q.mark(i, n, ofKind)
			i += n - 1
		}
	}
	to, places := q.destination(), 0
	for i := range q.words {
		if q.words[i].is(ofPlace) && q.words[i].First {
			places++
		}
	}
	asksWho := q.hits[knowledge.WishWho] || q.hits[knowledge.WishList]
	if !visits && to && (asksWho && (q.visitWords() || q.marksVisit()) || q.whichGo()) {
		visits = true
	}
	if !visits && q.parts.Kind != knowledge.Visit {
		return
	}
	q.parts.Kind, q.catalogue = knowledge.Visit, true
	q.parts.Visitors = (hosts || to) && places == 1
	if q.goesWhere() {
		q.parts.Visitors, q.parts.Guests = false, places == 1
		q.hits[knowledge.WishList] = true
	}
}

// visitAt is how many words from i on say that somebody goes somewhere; 0 for none.
func (q *message) visitAt(i int) int {
	if _, n := q.visiting.at(q.words, i); q.words[i].claim&^(ofFrame|ofKind|ofWish) == 0 {
		return n
	}
	return 0
}

// goes tells whether behind word i somebody goes somewhere: "ke" stands within a few words, or a place is visited directly.
func (q *asked) goes(i int) bool {
	for k := i; k < len(q.words) && k < i+6; k++ {
		if q.words[k].Surface == "ke" {
			return true
		}
	}
	return i < len(q.words) && q.words[i].is(ofPlace) && i > 0 && strings.HasPrefix(q.words[i-1].Surface, "me") || q.asksGuests()
}

// asksVisitors tells whether it is asked who went, and nothing else: "siapa yang pernah berkunjung".
func (q *asked) asksVisitors(i, n int) bool {
	if !q.hits[knowledge.WishWho] && !q.hits[knowledge.WishList] {
		return false
	}
	for k := range q.words {
		if (k < i || k >= i+n) && !q.idle(k) {
			return false
		}
	}
	return len(q.parts.Things) == 0 && len(q.measuredAt) == 0 && len(q.parts.Attributes) == 0
}

func (q *asked) asksGuests() bool {
	return q.hits[knowledge.WishWho] && q.parts.Kind == knowledge.Visit
}

// destination tells whether a place stands behind "ke", or what points at one.
func (q *message) destination() bool {
	for i := range q.words {
		for back := 1; back <= 2 && q.words[i].is(ofPlace) && q.words[i].First && i-back >= 0; back++ {
			if q.words[i-back].Surface == "ke" {
				return true
			}
		}
		if q.words[i].Surface == "ke" && q.pointers.has(&q.words[min(i+1, len(q.words)-1)]) {
			return true
		}
	}
	return false
}

// whichGo tells whether places are told by where they went: "pemda di Kalimantan yang ke Pontianak".
func (q *asked) whichGo() bool {
	area := false
	for i := range q.words {
		area = area || q.areas.has(&q.words[i]) && !q.words[i].is(ofPlace)
		if area && q.words[i].Surface == "yang" && (q.surface(i+1) == "ke" || q.surface(i+2) == "ke") {
			return q.visitWords()
		}
	}
	return false
}

// marksVisit marks a word for going somewhere, wherever it stands: "siapa yang ke Sumedang untuk belajar SPBE".
func (q *message) marksVisit() bool {
	for i := range q.words {
		if n := q.visitAt(i); n > 0 {
			q.mark(i, n, ofKind)
			return true
		}
	}
	return false
}

// visitWords tells whether nothing is asked but who went.
func (q *asked) visitWords() bool {
	for i := range q.words {
		if !q.idle(i) {
			return false
		}
	}
	return len(q.parts.Things) == 0 && len(q.measuredAt) == 0
}

// goesWhere tells whether it is asked where somebody went: "ke mana", "ke daerah mana", "ke daerah lain", "yang dikunjungi X".
func (q *message) goesWhere() bool {
	for i := range q.words {
		if _, n := q.visited.at(q.words, i); n > 0 && (q.surface(i-1) == "yang" || q.surface(i-2) == "yang") {
			by := i + n
			if q.surface(by) == "oleh" {
				by++
			}
			if by < len(q.words) && q.words[by].is(ofPlace) {
				return true
			}
		}
		if q.words[i].Surface == "ke" && q.surface(i+2) == "lain" && q.areas.has(&q.words[i+1]) {
			return true
		}
		if q.words[i].Surface == "ke" && (q.surface(i+1) == "mana" || q.surface(i+2) == "mana" && !q.words[i+1].is(ofPlace)) {
			return true
		}
	}
	return false
}

// countVisits makes a count of "jumlah kunjungan", "jumlah inovasi lansia" and "berapa kali dikunjungi", and no list of guests of
// a question for something else about a visit.
func (q *asked) countVisits() {
	p := &q.parts
	counted := slices.Equal(p.Attributes, []string{countAttribute})
	times := p.Kind == knowledge.Visit && p.Wish == knowledge.WishValue
	bare := len(p.Words) == 0 && (counted || times && len(p.Attributes) == 0)
	if q.catalogue && (p.Kind != "" || q.count(ofKind) > 0) && p.Measure == "" &&
		(bare || counted && len(p.Places) == 0 && q.countsDocuments()) {
		p.Wish, p.Attributes = knowledge.WishCount, nil
	}
	asksGuests := p.Wish == knowledge.WishList || p.Wish == knowledge.WishWho || p.Wish == knowledge.WishCount
	if p.Measure != "" || len(p.Attributes) > 0 || len(p.Words) > 0 && !asksGuests {
		p.Visitors = false
	}
}

// countAttribute is the attribute that is a number of things.
const countAttribute = "jumlah"
