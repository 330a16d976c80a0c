package question

import (
	"io/fs"
	"slices"

	"studitiru/knowledge"
)

// kindWord is a kind of document that a word asks for; "" any.
type kindWord struct{ kind knowledge.Kind }

// kindNames are the keys of the part "jenis" in parts.tsv.
var kindNames = map[string]knowledge.Kind{
	"inovasi": knowledge.Innovation, "kunjungan": knowledge.Visit, "aturan": knowledge.Rule, "panduan": knowledge.Guide,
	"dokumen": "",
}

// marks are the parts of parts.tsv whose words need no key.
func (r *Reader) marks() map[string]*phrases[bool] {
	return map[string]*phrases[bool]{
		"baru": &r.newest, "wilayah": &r.areas, "angka": &r.values, "kunjung": &r.visiting, "dikunjungi": &r.visited,
		"naskah": &r.texts, "umum": &r.generic, "asing": &r.foreign, "dalam aturan": &r.inRule, "sebelum nama": &r.naming,
		"sesudah jenis": &r.afterKind, "sebelum jenis": &r.beforeKind, "sebelum tujuan": &r.purposes, "tanya": &r.asking,
		"sebelum huruf": &r.beforeGrade, "ya tidak": &r.yesNo,
		"penghubung": &r.joining, "punya": &r.owning, "sebelum gelar": &r.earning, "koleksi": &r.stored,
	}
}

func (r *Reader) readParts(files fs.FS) error {
	return readRows(files, "parts.tsv", 3, 3, func(n row) error {
		key := n.columns[1]
		switch part := n.columns[0]; part {
		case "jenis":
			kind, ok := kindNames[key]
			if !ok {
				return n.errorf("%q is no kind of document", key)
			}
			return addAll(&r.kinds, r.language, n, 2, kindWord{kind})
		case "status":
			status := knowledge.Status(key)
			if status != knowledge.Stopped && status != knowledge.Continues && status != knowledge.Unconfirmed {
				return n.errorf("%q is no status", key)
			}
			return addAll(&r.statuses, r.language, n, 2, status)
		default:
			to, ok := r.marks()[part]
			if !ok {
				return n.errorf("%q is no part", part)
			}
			return addAll(to, r.language, n, 2, true)
		}
	})
}

// findParts finds the status, whether the newest is wanted, the measure and words for fields.
func (q *asked) findParts() {
	q.findMeasures()
	for i := 0; i < len(q.words); i++ {
		if status, n := q.statuses.at(q.words, i); n > 0 && q.free(i, n) {
			q.parts.Status = status
			q.mark(i, n, ofStatus)
			i += n - 1
			continue
		}
		if _, n := q.newest.at(q.words, i); n > 0 && q.free(i, n) && q.surface(i-1) != "kapan" {
			q.parts.Newest = true
			q.mark(i, n, ofFrame)
			i += n - 1
		}
	}
	q.markFields()
}

// findAspect finds "aspek pengaduan", "aspek 3", "aspek kebijakan pelayanan".
func (q *asked) findAspect() {
	for i := range q.words {
		if q.words[i].Surface != "aspek" && q.words[i].bare != "aspek" {
			continue
		}
		k := i + 1
		for k < len(q.words) && (numbering[q.surface(k)] || q.words[k].is(ofNumber)) {
			k++
		}
		if k >= len(q.words) {
			return
		}
		if key, n := q.aspects.at(q.words, k); n > 0 {
			q.parts.Aspect = key
			q.mark(i, k+n-i, ofAspect)
			return
		}
	}
}

// markFields marks the words that speak for a field. They stay what they are.
func (q *message) markFields() {
	for i := 0; i < len(q.words); i++ {
		_, n := q.fields.at(q.words, i)
		if n == 0 || q.words[i].is(ofNumber|ofPlace|ofAspect|ofMeasure) {
			continue
		}
		q.mark(i, n, ofField)
		i += n - 1
	}
}

// settleField finds the one field that words of the question speak for.
func (q *asked) settleField() {
	field, several := "", false
	for i := 0; i < len(q.words); i++ {
		key, n := q.fields.at(q.words, i)
		if n == 0 || !q.words[i].is(ofField) || q.words[i].is(ofFrame) {
			continue
		}
		several = several || field != "" && field != key
		field = key
		i += n - 1
	}
	if !several {
		q.parts.Field = field
	}
}

// measured is where a measure is named.
type measured struct {
	measureWord
	at, n int
}

// findMeasures finds the words of measures and those that ask for a value. Which of them are the measure and which a topic is
// settled when the wish is known.
func (q *asked) findMeasures() {
	for i := 0; i < len(q.words); i++ {
		if m, n := q.measures.at(q.words, i); n > 0 && q.claimable(i, n) {
			q.measuredAt = append(q.measuredAt, measured{m, i, n})
			q.mark(i, n, ofMeasure)
			i += n - 1
			continue
		}
		if _, n := q.values.at(q.words, i); n > 0 && q.claimable(i, n) {
			q.valued = true
			q.mark(i, n, ofValue)
			i += n - 1
		}
	}
}

// claimable tells whether n words from i on may name a measure: nothing but an acronym has claimed them.
func (q *message) claimable(i, n int) bool {
	for k := i; k < i+n; k++ {
		if q.words[k].claim&^ofThing != 0 {
			return false
		}
	}
	return true
}

func (r *Reader) readAttributes(files fs.FS) error {
	r.answers = map[string][]string{}
	return readRows(files, "attributes.tsv", 3, 3, func(n row) error {
		key := n.columns[0]
		for _, column := range [...]int{1, 2} {
			for _, text := range n.values(column) {
				for _, w := range r.language.Tokens(text) {
					if column == 2 || len(r.language.Tokens(text)) == 1 {
						r.answers[key] = appendNew(r.answers[key], w.Stem)
					}
				}
			}
		}
		return addAll(&r.attributes, r.language, n, 1, key)
	})
}

// Answering are the stems of words that a passage has when it tells an attribute: for "jam" jam, pukul, wib …
func (r *Reader) Answering(attribute string) []string { return slices.Clone(r.answers[attribute]) }

func appendNew[T comparable](to []T, v T) []T {
	if slices.Contains(to, v) {
		return to
	}
	return append(to, v)
}

// findAttributes finds what is asked of a thing.
func (q *asked) findAttributes() {
	for i := 0; i < len(q.words); i++ {
		key, n := q.attributes.at(q.words, i)
		if n == 0 || q.words[i].is(ofNumber|ofPlace|ofThing|ofRegion|ofAspect) {
			continue
		}
		if n == 1 && q.surface(i) == "no" && !q.numbers(i+1) {
			continue // "no wrong door"
		}
		if q.words[i].is(ofMeasure) && key != "biaya" && key != "durasi" && key != "jumlah" {
			continue
		}
		q.parts.Attributes = appendNew(q.parts.Attributes, key)
		q.mark(i, n, ofAttribute)
		i += n - 1
	}
}

// numbers tells whether "no" before word i stands for a number: at the end, before a question word or before a word that is no
// foreign one.
func (q *message) numbers(i int) bool {
	if i >= len(q.words) || q.idle(i) {
		return true
	}
	w := &q.words[i]
	return w.claim != 0 || digits(w.Surface) || q.language.Rooted(w.Surface)
}
