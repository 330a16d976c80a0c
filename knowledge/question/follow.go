package question

import (
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

func (r *Reader) readFollow(files fs.FS) error {
	tables := map[string]*phrases[bool]{
		"buka": &r.openers, "tunjuk": &r.pointers, "benda": &r.holders, "ralat": &r.mending, "tapi": &r.instead, "banding": &r.beside,
		"keterangan": &r.adverbs, "kerja": &r.verbs, "ringan": &r.light, "milik": &r.owned, "gerak": &r.moves,
		"tempat lain": &r.elsewhere, "tambah": &r.adding, "serupa": &r.likes, "berlaku": &r.holding, "badan": &r.offices,
		"ralat di tengah": &r.amends,
	}
	orders := map[string]int{"unggul": 1, "kalah": -1}
	return readRows(files, "follow.tsv", 2, 2, func(n row) error {
		if order, ok := orders[n.columns[0]]; ok {
			return addAll(&r.orders, r.language, n, 1, order)
		}
		to, ok := tables[n.columns[0]]
		if !ok {
			return n.errorf("%q is nothing that follows", n.columns[0])
		}
		return addAll(to, r.language, n, 1, true)
	})
}

// inherit takes over from the question before what this one leans on and does not replace.
func (q *turn) inherit(reading *Reading, prev knowledge.Context) {
	if !q.mend(reading) && !remembers(prev) {
		return
	}
	if !remembers(prev) {
		return
	}
	pointed := q.points()
	q.readTurn(&reading.Own)
	if !q.leans(prev, pointed, reading.Own) {
		reading.Behind = q.behind(*reading, prev)
		return
	}
	if q.pointing = pointed; pointed {
		reading.Document = prev.Document
	}
	q.countedAmong(&reading.Own, before(prev))
	q.asksBasis(&reading.Own, prev)
	if pointed && !q.hits[knowledge.WishList] && reading.Own.Wish == knowledge.WishList && reading.Own.Kind == "" {
		reading.Own.Wish = knowledge.WishAny
	}
	if q.asksAlike(prev) || q.onlyPlace(reading.Own) && prev.Alike != 0 {
		q.likeBefore(reading, prev)
		return
	}
	q.goOn(reading, prev)
}

// readTurn reads what is asked of the subject as that, where the words mean something else in a question of their own.
func (q *asked) readTurn(own *knowledge.Parts) {
	q.asksOffice(own)
	inWhich := q.inWhich() >= 0
	if inWhich {
		own.Wish, q.area = knowledge.WishWhere, false
	}
	if inWhich || q.refers() {
		q.ownNouns(own)
	}
}

// goOn puts what a turn names in the place of what was named before.
func (q *turn) goOn(reading *Reading, prev knowledge.Context) {
	q.takeOver(&reading.Own, before(prev))
	if q.goesElsewhere() {
		reading.Except = before(prev).Places
	}
	from := before(prev)
	if level := q.levelAsked(reading.Own); level != "" {
		q.toLevel(reading, &from, level)
	}
	other := q.asksOther(reading.Own)
	switch {
	case q.asksWhole(reading.Own, prev):
		q.takeWhole(reading, &from, prev)
	case other:
		from = q.subjectOf(from, prev, reading.Own)
		if reading.Own.Wish != knowledge.WishValue { // "siapa yang mengerjakan", but "yang diproses berapa"
			reading.Own.Words = without(reading.Own.Words, q.unsaid())
		}
	}
	m := merger{own: reading.Own, out: from, turn: q, adds: q.adds(), joins: q.joins(from),
		other: other && prev.Document != 0}
	m.merge()
	reading.Parts = m.out
	reading.Inherited = m.kept()
	reading.Other = other || reading.Whole
	q.stay(reading, prev)
	if len(reading.Own.Places) == 0 || m.joins {
		reading.Either = alike(reading.Parts.Places)
	}
}

// asksBasis reads "aturannya apa" of the practice of a place as what it stands on, and not as a list of rules.
func (q *asked) asksBasis(own *knowledge.Parts, prev knowledge.Context) {
	if own.Kind != knowledge.Rule || prev.Document == 0 || len(before(prev).Places) == 0 || !q.refers() ||
		len(own.Words)+len(own.Things)+len(own.Rules)+len(own.Places)+len(own.Provinces) > 0 {
		return
	}
	own.Kind, own.RuleKind, own.Wish, own.Attributes = "", "", knowledge.WishAny, []string{BasisAttribute}
}

// BasisAttribute is the attribute for what something stands on, which rules answer.
const BasisAttribute = "dasar hukum"

// takeWhole leaves of the question before its subject, where all that there is of it elsewhere is asked for.
func (q *turn) takeWhole(reading *Reading, from *knowledge.Parts, prev knowledge.Context) {
	wish := from.Wish
	*from = q.subjectOf(*from, prev, reading.Own)
	if from.Attributes = nil; !q.indices[from.Measure] { // the year was that of the document
		from.Years, from.Newest = nil, false
	}
	if wish == knowledge.WishHow {
		from.Wish = wish
	}
	reading.Whole, reading.Document = true, prev.Document
}

// takeOver gives what the question names by a number or a value alone the kind that the question before had: "kalau 4 tahun
// 2023?" after a rule, "nilai pontianak berapa" after a measure.
func (q *asked) takeOver(own *knowledge.Parts, prev knowledge.Parts) {
	if len(prev.Rules) > 0 {
		kind := ""
		if i := strings.LastIndexByte(prev.Rules[0], ' '); i > 0 {
			kind = prev.Rules[0][:i+1]
		}
		for i, rule := range own.Rules {
			if !strings.Contains(rule, " ") {
				own.Rules = slices.Clone(own.Rules)
				own.Rules[i] = kind + rule
			}
		}
		for i := range q.words {
			if number, year, end := q.numberYear(i, false); len(own.Rules) == 0 && end > 0 && year != "" {
				own.Rules, own.Years, own.Words = []string{kind + number + "/" + year}, nil, nil
			}
		}
	}
	if grade := q.gradeAlone(); grade != "" && own.Grade == "" && prev.Grade != "" {
		own.Grade, own.Words = grade, nil
	}
	switch {
	case q.omitted() && q.bare(*own):
		own.Attributes, own.Words, own.Wish = []string{sanctionAttribute}, nil, knowledge.WishAny
	case q.ordersBefore(*own, prev):
		own.Words, own.Wish = nil, knowledge.WishCompare
	case (q.asksTopic() && len(own.Words) == 0 || q.asksLearnt() && prev.Visitors) && prev.Kind == knowledge.Visit:
		own.Words, own.Wish = []string{q.language.Stem(learnt)}, knowledge.WishAny
	}
	if own.Measure == "" && q.valuesAlone() {
		own.Measure = prev.Measure
		if len(prev.Things) == 1 && own.Measure == "" {
			own.Measure = q.MeasureNamed(prev.Things[0])
		}
		if own.Measure != "" {
			own.Words, own.Wish = nil, knowledge.WishValue
		}
	}
}

// What is asked by "kalau tidak?", and of a visit by "tentang apa?".
const (
	sanctionAttribute = "sanksi"
	learnt            = "belajar"
)

// valuesAlone tells whether all content of the question is that a value is meant.
func (q *asked) valuesAlone() bool {
	found := false
	for i := range q.words {
		if w := &q.words[i]; w.content() {
			if !q.values.has(w) {
				return false
			}
			found = true
		}
	}
	return found && len(q.parts.Things)+len(q.parts.Attributes)+len(q.parts.Indicators) == 0 && q.parts.Kind == ""
}

// MeasureNamed is the measure that a thing is the name of; "" for none.
func (r *Reader) MeasureNamed(thing string) string {
	words := r.asWords(thing)
	if len(words) == 0 {
		return ""
	}
	m, n := r.measures.at(words, 0)
	if n != len(words) || !r.indices[m.key] {
		return ""
	}
	return m.key
}

// asWords are the words of a name, claimed by nothing.
func (r *Reader) asWords(text string) (words []word) {
	for _, k := range keys(r.language, text) {
		words = append(words, word{Spoken: indonesian.Spoken{Token: indonesian.Token{Surface: k}}})
	}
	return words
}

// before are the parts of the question before. A context that remembers places alone has no others.
func before(prev knowledge.Context) knowledge.Parts {
	p := prev.Parts
	if len(p.Places) == 0 && p.Region == "" {
		p.Places = prev.Places
	}
	if p.Wish == knowledge.WishTalk {
		p.Wish, p.Intent = knowledge.WishAny, ""
	}
	p.Replaces = nil
	return p
}

// remembers tells whether there is something to follow.
func remembers(prev knowledge.Context) bool {
	return subject(prev.Parts) || len(prev.Parts.Places)+len(prev.Places) > 0 || prev.Parts.Region != "" || prev.Topic != "" ||
		prev.Document != 0
}

// subject tells whether parts say what is asked about, beside place and time.
func subject(p knowledge.Parts) bool {
	return p.Measure != "" || p.Kind != "" || p.Field != "" || p.Aspect != "" || p.Article != "" || p.Visitors || p.Status != "" ||
		len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Words)+len(p.Attributes) > 0
}

// adds tells whether what is named narrows the question before instead of replacing its topic: "yang di RSUD", "untuk lansia".
func (q *asked) adds() bool {
	if q.pointing {
		return false
	}
	switch q.surface(0) {
	case "yang", "di", "untuk", "khusus", "pada":
		return !q.asksWhat()
	}
	return false
}

// mend reads a correction, "bukan X, maksud saya Y": what stands before the right part counts for nothing. It tells whether
// there is one.
func (q *turn) mend(reading *Reading) bool {
	at := -1
	for i := 0; i < len(q.words) && at < 0; i++ {
		if _, n := q.mending.at(q.words, i); n > 0 && (i == 0 || q.polite(i)) {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	end := -1
	for i := at; i < len(q.words); i++ {
		if _, n := q.instead.at(q.words, i); n > 0 && i+n < len(q.words) {
			end = i + n
		}
	}
	if end < 0 {
		if q.words[at].Surface == "bukan" {
			return q.mendByComma(reading, at)
		}
		end = at
	}
	for end < len(q.words) {
		_, n := q.mending.at(q.words, end)
		if n == 0 {
			break
		}
		end += n
	}
	if end >= len(q.words) {
		return false
	}
	q.retake(reading, q.text[q.words[end].Start:])
	return true
}

// polite tells whether all words before i are courtesy.
func (q *message) polite(i int) bool {
	for k := range i {
		if !q.politeAt(k) && !q.words[k].Idle {
			return false
		}
	}
	return true
}

// mendByComma reads "bukan Pontianak, Surabaya".
func (q *turn) mendByComma(reading *Reading, at int) bool {
	comma := strings.IndexByte(q.text[q.words[at].End:], ',')
	if comma < 0 || q.words[at].End+comma+1 >= len(q.text) {
		return false
	}
	q.retake(reading, q.text[q.words[at].End+comma+1:])
	return true
}

// retake reads the right part of a correction in the place of the whole.
func (q *turn) retake(reading *Reading, text string) {
	again := q.Reader.own(text, q.names)
	if again.parts.Wish == knowledge.WishTalk || len(again.words) == 0 {
		return
	}
	again.mended = true
	*q = *again
	reading.Own, reading.Parts, reading.Either = q.parts, q.parts, q.either
}

// alike are the places among many that have one name.
func alike(places []string) (out [][]string) {
	byCore := map[string][]string{}
	for _, p := range places {
		byCore[core(p)] = append(byCore[core(p)], p)
	}
	for _, p := range places {
		if same := byCore[core(p)]; len(same) > 1 && same[0] == p {
			out = append(out, slices.Clone(same))
		}
	}
	return out
}
