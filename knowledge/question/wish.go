package question

import (
	"io/fs"
	"slices"
	"strings"

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
	if q.betterOf() {
		q.hits[knowledge.WishCompare] = true
	}
	if q.exampleOfText() {
		q.hits[knowledge.WishExample] = true
	}
	q.findKind()
	q.findVisit()
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
func (q *asked) skipOpener() int {
	for i := 0; i < len(q.words); i++ {
		if _, n := q.openers.at(q.words, i); n > 1 && !q.asksFirst(i) {
			q.mark(i, n, ofFrame)
			return i + n
		}
		if _, n := q.courtesy.at(q.words, i); n == 0 && !addressing[q.words[i].Surface] {
			break
		}
	}
	return 0
}

// becoming are words behind which nothing asks: "apakah dapat menjadi bukti dukung".
var becoming = map[string]bool{"menjadi": true, "jadi": true, "sebagai": true}

// exampleOfText tells whether "contoh" stands before a text to copy: "contoh SK maklumat".
func (q *asked) exampleOfText() bool {
	for i := 0; i+1 < len(q.words); i++ {
		if w := &q.words[i]; (w.Surface == "contoh" || w.Surface == "contohnya" || w.Surface == "format") && q.textAt(i+1) {
			w.claim |= ofWish
			return true
		}
	}
	return false
}

// textAt tells whether a text that people copy is named at word i.
func (q *asked) textAt(i int) bool {
	_, n := q.texts.at(q.words, i)
	return n > 0
}

// idle tells whether a word is no content, before the words of the frame are marked.
func (q *asked) idle(i int) bool {
	w := &q.words[i]
	if !w.content() || w.Idle {
		return true
	}
	_, n := q.frame.at(q.words, i)
	return n > 0
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

// pointedAt tells whether a pronoun at word i points at what was said before: "inovasi itu".
func (q *asked) pointedAt(i int) bool {
	switch q.surface(i) {
	case "itu", "tersebut", "tadi", "ini":
		return true
	}
	return false
}

// Words beside the kind of document that ask for it.
var (
	afterKind = map[string]bool{
		"apa": true, "mana": true, "yang": true, "di": true, "dari": true, "ke": true, "tentang": true, "untuk": true, "terkait": true,
		"saja": true, "tahun": true, "soal": true, "mengenai": true, "pada": true, "bidang": true, "oleh": true, "milik": true,
	}
	beforeKind = map[string]bool{
		"ada": true, "contoh": true, "daftar": true, "berapa": true, "list": true, "banyak": true, "sebutkan": true, "semua": true,
		"jumlah": true, "apa": true, "cari": true, "seluruh": true, "total": true, "adakah": true, "carikan": true, "lihat": true,
		"tampilkan": true, "punya": true, "kumpulan": true,
	}
)

// purposes are words behind which a kind of document is what something is for.
var purposes = map[string]bool{"untuk": true, "dokumen": true, "bahan": true, "sebagai": true, "tujuan": true, "dalam": true}

// kindAsked tells whether the n words at i, which name a kind of document, are what is asked for.
func (q *asked) kindAsked(i, n int) bool {
	if purposes[q.surface(i-1)] {
		return false
	}
	for _, other := range [...]knowledge.Wish{knowledge.WishHow, knowledge.WishDefinition, knowledge.WishWhy, knowledge.WishExample} {
		if q.hits[other] && !q.hits[knowledge.WishList] {
			return false
		}
	}
	kind, _ := q.kinds.at(q.words, i)
	if n > 1 || kind.kind == knowledge.Innovation || kind.kind == knowledge.Rule || q.hits[knowledge.WishList] || q.hits[knowledge.WishCount] || q.hits[knowledge.WishRank] || afterKind[q.surface(i+n)] ||
		beforeKind[q.surface(i-1)] || i+n < len(q.words) && q.words[i+n].is(ofPlace|ofNumber|ofRegion|ofStatus) {
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
		} else if _, n := q.visiting.at(q.words, i); n > 0 && q.words[i].claim&^(ofFrame|ofKind|ofWish) == 0 && (q.goes(i+n) || q.asksVisitors(i, n)) {
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
	if !visits && to && asksWho && (q.visitWords() || q.marksVisit()) {
		visits = true
	}
	if !visits && q.parts.Kind != knowledge.Visit {
		return
	}
	q.parts.Kind, q.catalogue = knowledge.Visit, true
	q.parts.Visitors = (hosts || to) && places == 1
	if q.goesWhere() {
		q.parts.Visitors = false
		q.hits[knowledge.WishList] = true
	}
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
func (q *asked) destination() bool {
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

// marksVisit marks a word for going somewhere, wherever it stands: "siapa yang ke Sumedang untuk belajar SPBE".
func (q *asked) marksVisit() bool {
	for i := range q.words {
		if _, n := q.visiting.at(q.words, i); n > 0 && q.words[i].claim&^(ofFrame|ofKind|ofWish) == 0 {
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

// goesWhere tells whether it is asked where somebody went: "ke mana", "ke daerah mana".
func (q *asked) goesWhere() bool {
	for i := range q.words {
		if q.words[i].Surface == "ke" && (q.surface(i+1) == "mana" || q.surface(i+2) == "mana" && !q.words[i+1].is(ofPlace)) {
			return true
		}
	}
	return false
}

// findFrame marks the words of the frame among those that nothing has claimed.
func (q *asked) findFrame() {
	for i := 0; i < len(q.words); i++ {
		w := &q.words[i]
		if !w.content() {
			continue
		}
		if _, n := q.frame.at(q.words, i); n > 0 && q.unclaimed(i, n) {
			q.mark(i, n, ofFrame)
			i += n - 1
			continue
		}
		if w.Idle || len(w.Surface) == 1 && !digits(w.Surface) {
			w.claim |= ofFrame
		}
	}
}

func (q *asked) unclaimed(i, n int) bool {
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
	if q.parts.Wish == knowledge.WishAny || q.parts.Wish == knowledge.WishOverview {
		q.parts.Wish = q.implied()
	}
	if len(q.parts.Words) == 0 && q.parts.Kind == "" && q.parts.Wish != knowledge.WishList && q.parts.Wish != knowledge.WishCount {
		q.catalogue = false
	}
}

// areaAsked tells whether places are asked for: "kota mana", "daftar kabupaten yang".
func (q *asked) areaAsked() bool {
	for i := range q.words {
		if q.words[i].is(ofPlace) || !q.areas.has(&q.words[i]) {
			continue
		}
		after, before := q.surface(i+1), q.surface(i-1)
		if after == "mana" || after == "apa" || before == "daftar" || before == "berapa" || before == "list" || before == "sebutkan" ||
			before == "apa" || before == "urutkan" || before == "semua" ||
			(after == "dengan" || after == "yang" || after == "di" || i+1 < len(q.words) && q.words[i+1].is(ofMeasure|ofNumber)) &&
				q.namesIndex() {
			q.among = q.kindOfArea(i)
			return true
		}
	}
	return false
}

// kindOfArea is the kind of place or body that the word at i asks for; "" for any place.
func (q *asked) kindOfArea(i int) string {
	w := &q.words[i]
	kind := w.Surface
	if w.bare != "" {
		kind = w.bare
	}
	switch kind {
	case "daerah", "pemda", "tempat", "wilayah", "lembaga", "instansi":
		return ""
	case "kab", "pemkab":
		return "kabupaten"
	case "pemkot":
		return "kota"
	case "pemprov":
		return "provinsi"
	}
	return kind
}

// namesIndex tells whether a measure that grades places is named.
func (q *asked) namesIndex() bool {
	return slices.ContainsFunc(q.measuredAt, func(m measured) bool { return indices[m.key] })
}

// wish chooses among the wishes that words ask for.
func (q *asked) wish() knowledge.Wish {
	catalogue := q.catalogue || q.area
	for _, wish := range askable {
		if !q.hits[wish] {
			continue
		}
		switch wish {
		case knowledge.WishRank:
			if q.area || q.parts.Kind != "" || len(q.parts.Region) > 0 || len(q.measuredAt) > 0 && !q.ranksOne() || q.sortsAlone() {
				return wish
			}
			if len(q.measuredAt) > 0 || q.valued {
				return knowledge.WishValue
			}
			continue
		case knowledge.WishCount:
			if catalogue && !q.countsMeasure() {
				return wish
			}
			return knowledge.WishValue
		case knowledge.WishList:
			if q.parts.Kind == knowledge.Visit && !q.parts.Visitors && len(q.parts.Places) > 1 && q.contents() > 0 {
				continue // what one place took home from another
			}
			if catalogue || q.parts.Status != "" {
				return wish
			}
			continue
		case knowledge.WishDefinition:
			if q.valued && q.namesIndex() && len(q.parts.Places) > 0 { // "kategori ipp balikpapan apa sih"
				return knowledge.WishValue
			}
		case knowledge.WishWho:
			if q.parts.Visitors {
				return knowledge.WishList
			}
		case knowledge.WishValue:
			if (q.parts.Kind != "" || q.area) && q.countsDocuments() {
				return knowledge.WishCount
			}
			if q.parts.Kind == "" && q.hits[knowledge.WishHow] && len(q.measuredAt) == 0 {
				return knowledge.WishValue
			}
		case knowledge.WishHow:
			if q.parts.Visitors {
				continue
			}
		}
		return wish
	}
	if q.area && (q.namesIndex() || q.asksWhich()) {
		return knowledge.WishList
	}
	return knowledge.WishAny
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

// asksWhich tells whether "mana" stands behind a word for places.
func (q *asked) asksWhich() bool {
	for i := range q.words {
		if q.areas.has(&q.words[i]) && !q.words[i].is(ofPlace) && (q.surface(i+1) == "mana" || q.surface(i+1) == "apa") {
			return true
		}
	}
	return false
}

// countsMeasure tells whether what is counted is a measure of a place, as pengunjung is.
func (q *asked) countsMeasure() bool {
	return slices.ContainsFunc(q.measuredAt, func(m measured) bool { return m.sure && !indices[m.key] })
}

// countsDocuments tells whether "berapa" stands right before the kind of document or of place that is counted.
func (q *asked) countsDocuments() bool {
	if q.countsMeasure() {
		return false
	}
	for i := range q.words {
		next := i + 1
		for next < len(q.words) && (q.surface(next) == "banyak" || q.surface(next) == "jumlah" || q.surface(next) == "total") {
			next++
		}
		if q.words[i].Surface != "berapa" && q.words[i].bare != "berapa" || next >= len(q.words) {
			continue
		}
		if w := &q.words[next]; w.is(ofKind) || q.areas.has(w) && !w.is(ofPlace) {
			return true
		}
	}
	return false
}

// indices are the measures that grade a whole place or body; the others count something of a service.
var indices = map[string]bool{"ipp": true, "ikm": true, "ombudsman": true}

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
			if _, framed := q.frame.at(q.words, i); w.claim == 0 && (framed > 0 || w.Idle) {
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
	if !indices[m.key] {
		return m.sure || asks
	}
	local := len(q.parts.Places) > 0 || q.parts.Region != "" || q.area || q.parts.Wish == knowledge.WishRank
	if len(q.parts.Attributes) > 0 || len(q.parts.Forms) > 0 || len(q.parts.Indicators) > 0 || len(q.parts.Rules) > 0 ||
		q.parts.Aspect != "" {
		return false
	}
	others := q.contents() + q.count(ofKind) - q.areaWords()
	if m.sure || q.valued {
		return local || others == 0 && (q.parts.Wish == knowledge.WishValue || len(q.parts.Years) > 0 || q.parts.Grade != "" ||
			q.parts.Newest)
	}
	return others == 0 && len(q.things(m)) == 0 && (local || q.parts.Grade != "" || asks || len(q.parts.Years) > 0)
}

// areaWords counts the words of content that only say which places or bodies are asked for: "dinas mana".
func (q *asked) areaWords() (n int) {
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
func (q *asked) things(m measured) (out []string) {
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
		_, framed := q.frame.at(q.words, i)
		switch {
		case w.claim&empty != 0:
		case q.values.has(w) && valued, framed > 0, w.Idle:
			w.claim |= ofFrame
		}
	}
}

// implied is the wish of a question that asks for none: a list of all of a kind, the value of a measure, or an overview.
func (q *asked) implied() knowledge.Wish {
	p := &q.parts
	if p.Measure != "" {
		return knowledge.WishValue
	}
	named, others := len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Attributes), 0
	if p.Article != "" || p.Grade != "" {
		named++
	}
	var content []int
	for i := range q.words {
		w := &q.words[i]
		switch {
		case w.content() && !w.is(ofField):
			others++
			content = append(content, i)
		case w.content():
			content = append(content, i)
		}
	}
	catalogued := p.Kind != "" || q.catalogue && p.Status != "" || q.catalogue && (len(p.Places) > 0 || len(p.Years) > 0)
	if p.Kind == knowledge.Visit && !p.Visitors && len(p.Places) > 1 && len(q.either) == 0 { // one visit, or those of one place to another
		return knowledge.WishAny
	}
	if catalogued && named == 0 && others == 0 && !q.namesPractice() {
		return knowledge.WishList
	}
	if p.Status != "" && named == 0 && len(p.Things) == 0 && len(content) == 0 && len(p.Places) == 0 {
		return knowledge.WishList
	}
	if named > 0 || p.Kind != "" || len(p.Years) > 0 || p.Aspect != "" || p.Status != "" {
		return knowledge.WishAny
	}
	places := len(p.Places)
	if len(q.either) > 0 {
		places -= len(q.either[0]) - 1
	}
	topics := len(p.Things)
	if len(content) > 0 {
		topics++
	}
	switch {
	case p.Region != "":
		places++
	}
	if places+topics == 1 && (len(content) <= 1 || others == 0 && len(content) <= 3 || q.hits[knowledge.WishOverview]) {
		return knowledge.WishOverview
	}
	if q.hits[knowledge.WishOverview] && places == 1 && topics == 0 {
		return knowledge.WishOverview
	}
	return knowledge.WishAny
}

// namesPractice tells whether a thing is named that is neither a body nor a word for a field.
func (q *asked) namesPractice() bool {
	for i := range q.words {
		if w := &q.words[i]; w.is(ofThing) && !w.is(ofField) {
			if _, n := q.bodies.at(q.words, i); n == 0 {
				return true
			}
		}
	}
	return false
}
