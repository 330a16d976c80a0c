package question

import (
	"io/fs"
	"slices"

	"studitiru/knowledge"
)

func (r *Reader) readWishes(files fs.FS) error {
	return readRows(files, "wishes.tsv", 2, 2, func(n row) error {
		wish := knowledge.Wish(n.columns[0])
		if !slices.Contains(askable, wish) {
			return n.errorf("%q is no wish", wish)
		}
		return addAll(&r.wishes, r.language, n, 1, wish)
	})
}

// askable are the wishes that words ask for, the first one winning where several do.
var askable = []knowledge.Wish{
	knowledge.WishCompare, knowledge.WishRank, knowledge.WishCount, knowledge.WishExample, knowledge.WishDefinition,
	knowledge.WishList, knowledge.WishOverview, knowledge.WishWho, knowledge.WishWhen, knowledge.WishWhere, knowledge.WishWhy,
	knowledge.WishValue, knowledge.WishHow,
}

func (r *Reader) readFrame(files fs.FS) error {
	return readRows(files, "frame.tsv", 2, 2, func(n row) error { return addAll(&r.frame, r.language, n, 1, n.columns[0]) })
}

// hits are the wishes that words of the question ask for.
type hits map[knowledge.Wish]bool

// findWish finds what kind of answer is asked for, and the kind of document.
func (q *asked) findWish() {
	q.hits = hits{}
	for i := q.skipOpener(); i < len(q.words); i++ {
		wish, n := q.wishes.at(q.words, i)
		if n == 0 || q.words[i].is(ofPlace|ofNumber|ofAspect|ofStatus) || n == 1 && q.words[i].is(ofThing) || becoming[q.surface(i-1)] {
			continue
		}
		q.hits[wish] = true
		q.howSaid = q.howSaid || wish == knowledge.WishHow && (n > 1 || q.words[i].Surface != "bagaimana")
		for k := i; k < i+n; k++ {
			if w := &q.words[k]; !w.is(ofAttribute | ofValue | ofMeasure | ofThing) {
				w.claim |= ofWish
			}
		}
		i += n - 1
	}
	if q.sortAsked() || q.whatItIs() {
		q.hits[knowledge.WishDefinition] = true
	}
	if q.betterOf() {
		q.hits[knowledge.WishCompare] = true
	}
	if q.exampleOfText() {
		q.hits[knowledge.WishExample] = true
	}
	if q.setsBeside() {
		q.hits[knowledge.WishCompare] = true
	}
	q.findKind()
	q.findRuleKind()
	q.findVisit()
	q.dropStored()
	if q.closesAsking() {
		delete(q.hits, knowledge.WishHow)
		q.hits[knowledge.WishOverview] = true
	}
}

// betterOf tells whether one of two is asked for: "lebih bagus klampid atau kalimasada".
func (q *asked) betterOf() bool {
	better, or := false, false
	for i := range q.words {
		better = better || q.words[i].Surface == "lebih"
		or = or || better && q.words[i].Surface == "atau"
	}
	return or && len(q.parts.Things)+len(q.parts.Places)+len(q.parts.Forms) > 1
}

// skipOpener marks the words with which a question continues another one ("bagaimana kalau"), which ask nothing by themselves,
// and returns the word behind them.
func (q *message) skipOpener() int {
	for i := 0; i < len(q.words); i++ {
		if _, n := q.openers.at(q.words, i); n > 1 && !q.asksFirst(i) && !q.asksFirst(i+n-1) {
			q.mark(i, n, ofFrame)
			return i + n
		}
		if !q.politeAt(i) {
			break
		}
	}
	return 0
}

// becoming are words behind which nothing asks: "apakah dapat menjadi bukti dukung".
var becoming = map[string]bool{"menjadi": true, "jadi": true, "sebagai": true}

// exampleOfText tells whether "contoh" stands before a text to copy: "contoh SK maklumat".
func (q *message) exampleOfText() bool {
	for i := 0; i+1 < len(q.words); i++ {
		if w := &q.words[i]; (w.Surface == "contoh" || w.Surface == "contohnya" || w.Surface == "format") && q.textAt(i+1) {
			w.claim |= ofWish
			return true
		}
	}
	return false
}

// textAt tells whether a text that people copy is named at word i.
func (q *message) textAt(i int) bool {
	_, n := q.texts.at(q.words, i)
	return n > 0
}

// contentGroup is the group of frame.tsv with phrases that are content although their words alone would not be: "ibu hamil".
const contentGroup = "isi"

// framed is how many words from i on are one of the frame; 0 for none.
func (q *message) framed(i int) int {
	group, n := q.frame.at(q.words, i)
	if group == contentGroup {
		return 0
	}
	return n
}

// findFrame marks the words of the frame among those that nothing has claimed. A small number before places says how many.
func (q *message) findFrame() {
	for i := 0; i < len(q.words); i++ {
		w := &q.words[i]
		if !w.content() {
			continue
		}
		if len(w.Surface) <= 2 && digits(w.Surface) && i+1 < len(q.words) && q.areas.has(&q.words[i+1]) && !q.words[i+1].is(ofPlace) {
			w.claim |= ofFrame
			continue
		}
		if group, n := q.frame.at(q.words, i); group == contentGroup {
			i += n - 1
			continue
		} else if n > 0 && q.unclaimed(i, n) {
			q.mark(i, n, ofFrame)
			i += n - 1
			continue
		}
		if w.Idle || len(w.Surface) == 1 && !digits(w.Surface) {
			w.claim |= ofFrame
		}
	}
}

func (q *message) unclaimed(i, n int) bool {
	for k := i; k < i+n && k < len(q.words); k++ {
		if q.words[k].claim&^(ofFrame|ofWish|ofField) != 0 {
			return false
		}
	}
	return true
}

// settle decides the wish and the measure by all that was found, and puts the words together.
func (q *asked) settle() {
	q.area = q.areaAsked()
	q.parts.Wish = q.wish()
	if q.parts.Wish == knowledge.WishCompare && len(q.grades) > 1 {
		for _, grade := range q.grades {
			q.addThing(grade)
		}
	}
	q.settleMeasure()
	q.parts.Words = nil
	for i := range q.words {
		if w := &q.words[i]; w.content() {
			q.parts.Words = appendNew(q.parts.Words, w.Stem)
		}
	}
	q.countVisits()
	if q.parts.Wish == knowledge.WishAny || q.parts.Wish == knowledge.WishOverview {
		q.parts.Wish = q.implied()
	}
	if len(q.parts.Words) == 0 && q.parts.Kind == "" && q.parts.Wish != knowledge.WishList && q.parts.Wish != knowledge.WishCount {
		q.catalogue = false
	}
	q.widen()
}

// wish chooses among the wishes that words ask for.
func (q *asked) wish() knowledge.Wish {
	for _, asked := range askable {
		if !q.hits[asked] {
			continue
		}
		if wish, ok := q.granted(asked); ok {
			return wish
		}
	}
	if q.area && (q.namesIndex() || q.asksWhich() || q.areaThat()) || q.kindThat() {
		return knowledge.WishList
	}
	return knowledge.WishAny
}

// granted is what a wish that words ask for means in this question; false when it means nothing here.
func (q *asked) granted(wish knowledge.Wish) (knowledge.Wish, bool) {
	switch wish {
	case knowledge.WishRank:
		return q.ranked()
	case knowledge.WishCount:
		if (q.catalogue || q.area) && !q.countsMeasure() || q.countsDocuments() {
			return wish, true
		}
		return knowledge.WishValue, true
	case knowledge.WishList:
		if q.parts.Kind == knowledge.Visit && !q.parts.Visitors && len(q.parts.Places) > 1 && q.contents() > 0 {
			return "", false // what one place took home from another
		}
		return wish, q.catalogue || q.area || q.parts.Status != "" || q.listsTopic()
	case knowledge.WishDefinition:
		if q.valued && q.namesIndex() && len(q.parts.Places) > 0 { // "kategori ipp balikpapan apa sih"
			return knowledge.WishValue, true
		}
	case knowledge.WishWho, knowledge.WishWhere:
		if q.parts.Visitors {
			return knowledge.WishList, true
		}
		if wish == knowledge.WishWhere && q.everywhere() {
			q.area = true
			return knowledge.WishList, true
		}
	case knowledge.WishValue:
		if q.countsDocuments() {
			return knowledge.WishCount, true
		}
	case knowledge.WishHow:
		return wish, !q.parts.Visitors
	}
	return wish, true
}

// ranked is a rank, or the value of the one place whose rank is asked for.
func (q *asked) ranked() (knowledge.Wish, bool) {
	switch {
	case q.area, q.parts.Kind != "", q.parts.Region != "", len(q.measuredAt) > 0 && !q.ranksOne(), q.sortsAlone():
		return knowledge.WishRank, true
	}
	return knowledge.WishValue, len(q.measuredAt) > 0 || q.valued
}

// sortsAlone tells whether nothing but an order is asked for: "urutkan", "yang tertinggi".
func (q *asked) sortsAlone() bool {
	for i := range q.words {
		if q.words[i].content() {
			return false
		}
	}
	return len(q.parts.Places) == 0 && len(q.parts.Things) == 0 && len(q.measuredAt) == 0 && len(q.parts.Attributes) == 0
}

// ranksOne tells whether the rank of one place is asked for, not the order of many.
func (q *asked) ranksOne() bool { return len(q.parts.Places) > 0 && !q.area }

// countsDocuments tells whether "berapa" or "jumlah" stands right before the kind of document or of place that is counted.
func (q *asked) countsDocuments() bool {
	if q.countsMeasure() {
		return false
	}
	for i := range q.words {
		next := i + 1
		for next < len(q.words) && (q.surface(next) == "banyak" || q.surface(next) == "jumlah" || q.surface(next) == "total") {
			next++
		}
		asks := q.words[i].Surface == "berapa" || q.words[i].bare == "berapa" || q.words[i].Surface == countAttribute
		if !asks || next >= len(q.words) {
			continue
		}
		if w := &q.words[next]; w.is(ofKind) || q.areas.has(w) && !w.is(ofPlace) || q.countsTopic(next) {
			return true
		}
	}
	return false
}
