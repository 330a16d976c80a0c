package question

import (
	"regexp"
	"slices"
	"strings"

	"studitiru/knowledge"
)

// A turn that asks something else of what the conversation is about: what was asked before is over, what it is about stays.

// asksWhat tells whether a word asks for a kind of answer: "siapa", "berapa", "kapan".
func (q *asked) asksWhat() bool {
	for _, wish := range [...]knowledge.Wish{knowledge.WishWho, knowledge.WishWhen, knowledge.WishWhere, knowledge.WishWhy,
		knowledge.WishValue} {
		if q.hits[wish] {
			return true
		}
	}
	return slices.ContainsFunc(q.words, func(w word) bool {
		return w.Surface == "apa" || w.Surface == "berapa" || w.Surface == "siapa"
	})
}

// asksWhether tells whether it is asked if there is something: "ada MoU tidak setelah itu".
func (q *message) asksWhether() bool {
	if q.asksYesNo() {
		return true
	}
	first := q.surface(0)
	return first == "adakah" || first == "apakah" || first == "ada" && len(q.words) > 2 &&
		slices.ContainsFunc(q.words[1:], func(w word) bool { return w.Surface == "tidak" || w.Surface == "belum" })
}

// asksOther tells whether something else is asked of the subject of the question before, and the turn does not only put another
// place, year or number in its place.
func (q *asked) asksOther(own knowledge.Parts) bool {
	if q.goesElsewhere() || q.compares() || q.levelAsked(own) != "" || q.gradeAlone() != "" || own.Kind != "" ||
		len(own.Places)+len(own.Provinces) > 0 {
		return false
	}
	switch own.Wish {
	case knowledge.WishWho, knowledge.WishWhen, knowledge.WishWhere, knowledge.WishWhy:
		return true
	case knowledge.WishCompare, knowledge.WishRank, knowledge.WishExample:
		return false
	}
	if len(own.Attributes) > 0 || q.refers() && !q.valuesAlone() ||
		q.pointing && own.Measure != "" && !q.indices[own.Measure] {
		return true
	}
	return len(own.Words) > 0 && (q.asksWhat() || q.asksHowIs() || q.asksWhether()) || q.asksYesNo() ||
		q.asksHolding(own)
}

// asksHolding tells whether it is asked for whom what was named before holds: "berlaku buat rsud juga?".
func (q *asked) asksHolding(own knowledge.Parts) bool {
	if len(q.words) > shortTurn || len(own.Rules)+len(own.Forms)+len(own.Indicators) > 0 || own.Measure != "" {
		return false
	}
	for i := range q.words {
		if _, n := q.holding.at(q.words, i); n > 0 {
			return !q.asksWhat() || len(own.Words)+len(own.Things) == 0
		}
	}
	return false
}

// askedOffice finds the words that ask which office did something, and not what: "dinas apa yang ngelola"; n is 0 for none.
func (q *message) askedOffice(own knowledge.Parts) (at, n int) {
	if len(own.Places)+len(own.Provinces)+len(own.Rules) > 0 || own.Measure != "" || len(q.words) > shortTurn {
		return 0, 0
	}
	for at = range q.words {
		if _, n = q.offices.at(q.words, at); n > 0 {
			break
		}
	}
	for i := range q.words {
		if w := &q.words[i]; n > 0 && (i < at || i >= at+n) && (w.content() || w.is(ofThing)) && !q.deedAt(i) {
			return 0, 0
		}
	}
	return at, n
}

// asksOffice reads such a question as one for who did it.
func (q *asked) asksOffice(own *knowledge.Parts) {
	at, n := q.askedOffice(*own)
	if n == 0 {
		return
	}
	own.Wish, q.area, q.among = knowledge.WishWho, false, ""
	for _, w := range q.words[at : at+n] {
		own.Words = without(own.Words, []string{w.Stem})
	}
}

// asksYesNo tells whether a turn asks for yes or no: "wajib ga", "udah jalan belum".
func (q *message) asksYesNo() bool {
	last := len(q.words) - 1
	if last < 1 {
		return false
	}
	s := q.words[last].Surface
	return s == "belum" || s == "tidak" || slices.ContainsFunc(q.words, func(w word) bool { return q.yesNo.has(&w) })
}

// ownNouns takes what is asked of the subject as content, where it is a common word that titles or tables have too:
// "penghargaannya", "instansinya", "di kecamatan mana".
func (q *asked) ownNouns(own *knowledge.Parts) {
	if len(own.Places) > 0 || q.opened() && len(own.Things) > 0 && !q.refers() {
		return
	}
	inWhich := q.inWhich()
	for i := range q.words {
		w := &q.words[i]
		_, short := q.acronyms.at(q.words, i)
		if !w.hangs && i != inWhich || q.adverbs.has(w) || short > 0 {
			continue
		}
		key := w.Surface
		if w.bare != "" {
			key = w.bare
		}
		named := slices.IndexFunc(own.Things, func(t string) bool { return strings.EqualFold(t, key) })
		switch {
		case named < 0 && w.claim == ofFrame && len(own.Words) == 0 && !q.values.has(w) && !q.areas.has(w):
			q.soft = append(q.soft, q.language.Stem(key))
			continue
		case named >= 0:
			own.Things = slices.Delete(slices.Clone(own.Things), named, named+1)
		case !q.areas.has(w) || levels[key] != "":
			continue
		}
		own.Words = appendNew(slices.Clone(own.Words), q.language.Stem(key))
	}
}

// inWhich finds the noun of "di kecamatan mana", which asks where something was and not what is there; -1 for none.
func (q *message) inWhich() int {
	for i := range q.words {
		if len(q.words) <= shortFragment && q.surface(i+1) == "mana" && levels[q.surface(i)] == "" && q.surface(i) != "daerah" {
			switch q.surface(i - 1) {
			case "di", "ke", "dari":
				return i
			}
		}
	}
	return -1
}

// subjectOf leaves of the question before what it was about: the words that name it, and no kind of answer that the new question
// would have to keep.
func (q *turn) subjectOf(from knowledge.Parts, prev knowledge.Context, own knowledge.Parts) knowledge.Parts {
	if prev.Document != 0 {
		from.Words = prev.About
	}
	switch from.Wish {
	case knowledge.WishDefinition, knowledge.WishWho, knowledge.WishWhen, knowledge.WishWhere, knowledge.WishWhy, knowledge.WishHow,
		knowledge.WishExample, knowledge.WishOverview:
		from.Wish = knowledge.WishAny
	case knowledge.WishValue:
		if from.Measure == "" || q.asksPart(own) && !q.indices[from.Measure] {
			from.Wish = knowledge.WishAny
		}
	}
	if q.asksPart(own) {
		if from.Attributes = nil; !q.indices[from.Measure] {
			from.Measure = ""
		}
	}
	if q.indices[from.Measure] && len(own.Words) > 0 && (own.Wish == knowledge.WishAny || own.Wish == knowledge.WishHow) {
		from.Measure = ""
	}
	if from.Measure != "" && !q.indices[from.Measure] && len(own.Words) > 0 { // "yang diproses berapa" of the reports
		if own.Wish == knowledge.WishValue {
			from.Words = union(from.Words, []string{q.language.Stem(from.Measure)})
		}
		from.Measure = ""
	}
	return from
}

// asksPart tells whether a part of the subject is asked for by its noun, which is over with the next one: "kendalanya", "luas
// gedungnya".
func (q *asked) asksPart(own knowledge.Parts) bool {
	return own.Measure == "" && (len(q.soft) > 0 || len(own.Attributes) > 0 || q.refers() && len(own.Words) > 0)
}

// asksWhole tells whether it is asked how it is in another place, and not for what was asked of the subject last: "kalau di Batam
// gimana" after "pengunjungnya berapa".
func (q *asked) asksWhole(own knowledge.Parts, prev knowledge.Context) bool {
	return prev.Later && q.onlyPlace(own) && q.asksHowIs()
}

// stay notes that the answer is to be in the document of the question before, where nothing is named that it could not be about.
func (q *turn) stay(reading *Reading, prev knowledge.Context) {
	own, p := reading.Own, reading.Parts
	if prev.Document == 0 || !reading.Inherited || q.indices[p.Measure] || len(own.Places)+len(own.Provinces)+len(own.Rules)+
		len(own.Forms)+len(own.Indicators) > 0 || own.Measure != "" && q.indices[own.Measure] || own.Kind != "" || own.Aspect != "" ||
		q.goesElsewhere() || q.compares() || len(p.Places) > 1 && p.Wish == knowledge.WishCompare {
		return
	}
	if len(own.Things) > 0 && !q.onlyBodies(own.Things) && !(q.opened() || q.refers() || q.asksHolding(own)) {
		return
	}
	if !q.asksOther(own) && !(q.opened() && len(own.Words) > 0 && q.bareNumber() == 0) {
		return
	}
	reading.Stays, reading.Document, reading.Kept, reading.Soft = true, prev.Document, prev.About, q.soft
}

// onlyBodies tells whether all things are bodies of governments.
func (q *turn) onlyBodies(things []string) bool {
	m := merger{turn: q}
	return m.onlyBodies(things)
}

// asideAt tells whether word i says nothing that a question could be about by itself: a deed, or what everything has.
func (q *message) asideAt(i int) bool {
	return len(q.words) <= shortTurn && (q.deedAt(i) && (q.verbs.has(&q.words[i]) || q.words[i].Surface != q.words[i].Stem) ||
		q.owned.has(&q.words[i]))
}

// shortTurn is how many words a turn has at most that leaves out what it is about.
const shortTurn = 6

// fragment tells whether a turn is one word of content and what asks about it: "peserta brp", "bahas apa", "udah jalan belum".
func (q *asked) fragment(own knowledge.Parts) bool {
	named := len(own.Places) + len(own.Provinces) + len(own.Things) + len(own.Rules) + len(own.Forms) + len(own.Indicators) +
		len(own.Years)
	most := 1
	if q.asksHowIs() {
		most = fewWords
	}
	if named > 0 || len(own.Words) > most || own.Measure != "" || own.Kind != "" || own.Aspect != "" || own.Grade != "" || q.area ||
		len(q.words) > shortFragment {
		return false
	}
	switch own.Wish {
	case knowledge.WishDefinition, knowledge.WishCount, knowledge.WishRank, knowledge.WishExample:
		return false
	case knowledge.WishHow:
		return q.asksHowIs()
	}
	return q.asksWhat() || q.asksYesNo() || q.asksHowIs()
}

// asksHowIs tells whether a turn ends by asking how something is, and not how it is done: "studi banding gimana".
func (q *asked) asksHowIs() bool {
	last := len(q.words) - 1
	return last > 0 && q.words[last].Surface == "bagaimana" && !q.howSaid
}

// shortFragment is how many words such a turn has at most.
const shortFragment = 4

// continues tells whether a turn that names nothing says something after the question before: "kendalanya?", "C?".
func (q *turn) continues(prev knowledge.Context) bool {
	return q.refers() || q.asksYesNo() || prev.Parts.Grade != "" && q.gradeAlone() != "" || q.bareNumber() > 0
}

// letterGrade finds a letter that may be a grade.
var letterGrade = regexp.MustCompile(`(?:^|\s)([A-F][-+]?)(?:[\s?.,!]|$)`)

// gradeAlone is the grade that is all that a turn names: "C?", "yang B gimana"; "" for none.
func (q *asked) gradeAlone() string {
	m := letterGrade.FindStringSubmatch(q.text)
	if m == nil || len(q.words) > shortFragment || len(q.parts.Places)+len(q.parts.Things)+len(q.parts.Years) > 0 {
		return ""
	}
	letter := strings.ToLower(m[1][:1])
	for i := range q.words {
		if w := &q.words[i]; w.content() && w.Surface != letter && w.Surface != strings.ToLower(m[1]) {
			return ""
		}
	}
	return m[1]
}
