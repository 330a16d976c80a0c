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
		"keterangan": &r.adverbs, "kerja": &r.verbs, "tempat lain": &r.elsewhere,
	}
	return readRows(files, "follow.tsv", 2, 2, func(n row) error {
		to, ok := tables[n.columns[0]]
		if !ok {
			return n.errorf("%q is nothing that follows", n.columns[0])
		}
		return addAll(to, r.language, n, 1, true)
	})
}

// inherit takes over from the question before what this one leans on and does not replace.
func (q *asked) inherit(reading *Reading, prev knowledge.Context) {
	if !q.mend(reading) && !remembers(prev) {
		return
	}
	if !remembers(prev) {
		return
	}
	pointed := q.points()
	if !q.leans(prev, pointed, reading.Own) {
		return
	}
	if q.pointing = pointed; pointed {
		reading.Document = prev.Document
	}
	if pointed && !q.hits[knowledge.WishList] && reading.Own.Wish == knowledge.WishList && reading.Own.Kind == "" {
		reading.Own.Wish = knowledge.WishAny
	}
	q.takeOver(&reading.Own, before(prev))
	if q.goesElsewhere() {
		reading.Except = before(prev).Places
	}
	m := merger{own: reading.Own, out: before(prev), asked: q, adds: q.adds()}
	m.merge()
	reading.Parts = m.out
	reading.Inherited = m.kept()
	if len(reading.Own.Places) == 0 {
		reading.Either = alike(reading.Parts.Places)
	}
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
	if own.Measure == "" && q.valuesAlone() {
		own.Measure = prev.Measure
		if len(prev.Things) == 1 && own.Measure == "" {
			own.Measure = q.measureNamed(prev.Things[0])
		}
		if own.Measure != "" {
			own.Words, own.Wish = nil, knowledge.WishValue
		}
	}
}

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

// measureNamed is the measure that a thing is the name of; "" for none.
func (r *Reader) measureNamed(thing string) string {
	words := r.asWords(thing)
	if len(words) == 0 {
		return ""
	}
	m, n := r.measures.at(words, 0)
	if n != len(words) || !indices[m.key] {
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

// complete tells whether a question says what it is about without the one before.
func (q *asked) complete(p knowledge.Parts) bool {
	named := len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Words) > 0
	switch {
	case p.Measure == "":
		return named || p.Kind != "" || p.Aspect != "" || p.Visitors
	case indices[p.Measure]:
		return len(p.Places) > 0 || p.Region != "" || q.area || p.Wish == knowledge.WishRank || p.Grade != "" || named
	}
	return named || len(p.Places) > 0
}

// fewWords is how many words of content a question has at most that opens like a continuation and is one.
const fewWords = 2

// leans tells whether the question needs the one before it.
func (q *asked) leans(prev knowledge.Context, pointed bool, own knowledge.Parts) bool {
	known := before(prev)
	switch {
	case q.mended, pointed, q.compares() && len(own.Places)+len(own.Things) < 2, q.goesElsewhere():
		return true
	case own.Wish == knowledge.WishCompare && len(own.Places)+len(own.Things)+len(own.Forms)+len(own.Rules)+len(own.Indicators)+
		len(own.Years) < 2 && len(own.Words) == 0:
		return true
	case q.opened() && len(own.Words) <= fewWords && !q.wholeBehindOpener(own):
		return true
	case q.refers() && !q.grounded(own):
		return true
	case own.Kind == knowledge.Visit && len(own.Places) == 0 && own.Region == "" && own.Wish != knowledge.WishCount && len(own.Years) == 0 &&
		q.marksGuests() && len(known.Places)+len(known.Things) > 0:
		return true
	case q.valuesAlone() && (known.Measure != "" || len(known.Things) == 1 && q.measureNamed(known.Things[0]) != ""):
		return true
	case q.elliptic(own), numberedAlike(own, known), q.ofArticle(own, known):
		return true
	case q.complete(own):
		return false
	case own.Wish == knowledge.WishOverview && (len(own.Places) > 0 || own.Region != ""):
		return subject(known) && (strings.HasSuffix(strings.TrimSpace(q.text), "?") || q.placeBehind())
	}
	return own.Wish != knowledge.WishOverview && len(q.words) > 0
}

// marksGuests tells whether it is asked who visited: "siapa yang pernah berkunjung?".
func (q *asked) marksGuests() bool {
	return q.hits[knowledge.WishWho] || q.hits[knowledge.WishList] && q.surface(0) == "siapa"
}

// placeBehind tells whether the question is a place behind a preposition ("contoh di pontianak") and does not ask what is there.
func (q *asked) placeBehind() bool {
	behind := false
	for i := range q.words {
		switch q.words[i].Surface {
		case "apa", "tentang", "mengenai", "soal":
			return false
		case "di", "ke", "dari":
			behind = behind || i+1 < len(q.words) && (q.words[i+1].is(ofPlace|ofRegion) || i+2 < len(q.words) && q.words[i+2].is(ofPlace))
		}
	}
	return behind
}

// goesElsewhere tells whether the same is asked of other places.
func (q *asked) goesElsewhere() bool {
	for i := range q.words {
		if _, n := q.elsewhere.at(q.words, i); n > 0 {
			return len(q.parts.Words)+len(q.parts.Things) <= 1
		}
	}
	return false
}

// ofArticle tells whether articles are asked for and the question before named the rule.
func (q *asked) ofArticle(own, prev knowledge.Parts) bool {
	if len(prev.Rules) == 0 || len(own.Rules)+len(own.Things) > 0 {
		return false
	}
	for i := range q.words {
		switch q.words[i].Surface {
		case "pasal", "ayat", "bab", "lampiran":
			return true
		}
	}
	return false
}

// elliptic tells whether it is asked when, where, why or by whom something was done and not what: "kapan diresmikan?".
func (q *asked) elliptic(own knowledge.Parts) bool {
	switch own.Wish {
	case knowledge.WishDefinition, knowledge.WishList, knowledge.WishCount, knowledge.WishRank, knowledge.WishExample:
		return false
	}
	others := len(own.Places) + len(own.Provinces) + len(own.Attributes) + len(own.Things) + len(own.Rules) + len(own.Forms) +
		len(own.Indicators)
	if len(own.Words) != 1 || others > 0 || own.Measure != "" || own.Kind != "" || own.Aspect != "" {
		return false
	}
	for i := range q.words {
		if w := &q.words[i]; w.content() {
			return q.verbs.has(w) && (w.Surface != w.Stem || len(q.words) > 1)
		}
	}
	return false
}

// numberedAlike tells whether nothing is named but an indicator, a form or an article, and the question before named one too.
func numberedAlike(own, prev knowledge.Parts) bool {
	if own.Wish != knowledge.WishAny || own.Measure != "" || own.Kind != "" || own.Aspect != "" ||
		len(own.Words)+len(own.Things)+len(own.Attributes)+len(own.Rules) > 0 {
		return false
	}
	return len(own.Indicators) > 0 && len(prev.Indicators) > 0 || len(own.Forms) > 0 && len(prev.Forms) > 0
}

// opened tells whether the question begins like a continuation.
func (q *asked) opened() bool {
	for i := 0; i < len(q.words); i++ {
		if _, n := q.openers.at(q.words, i); n > 0 && !q.asksFirst(i) {
			return true
		}
		if _, n := q.courtesy.at(q.words, i); n == 0 && !addressing[q.words[i].Surface] {
			break
		}
	}
	last := len(q.words) - 1
	return last > 0 && last <= 3 && q.words[last].Surface == "juga"
}

// addressing are words that stand before an opening.
var addressing = map[string]bool{"pak": true, "bu": true, "min": true, "oh": true, "nah": true, "oke": true, "ok": true, "kak": true}

// asksFirst tells whether what begins at i opens a question of its own: "yang dimaksud", "untuk apa".
func (q *asked) asksFirst(i int) bool {
	wish, n := q.wishes.at(q.words, i)
	return n > 1 && wish == knowledge.WishDefinition
}

// wholeBehindOpener tells whether a question that opens like a continuation has all that a question needs: "untuk membentuk MPP
// apa syaratnya", "kalau bikin SKM berapa responden".
func (q *asked) wholeBehindOpener(own knowledge.Parts) bool {
	n := 0
	for _, has := range [...]bool{
		own.Measure != "", len(own.Things) > 0, len(own.Rules)+len(own.Forms)+len(own.Indicators) > 0, len(own.Words) > 0,
		len(own.Attributes) > 0, own.Kind != "",
	} {
		if has {
			n++
		}
	}
	if len(own.Places) > 0 && (own.Measure != "" || own.Kind != "" || len(own.Things) > 0 && len(own.Words) > 0) {
		return true
	}
	return n >= 2 && (len(own.Things) > 0 || own.Kind != "" || len(own.Rules) > 0)
}

// grounded tells whether a word on -nya finds what it belongs to in the question itself.
func (q *asked) grounded(own knowledge.Parts) bool {
	if q.area || own.Measure != "" && (len(own.Places) > 0 || own.Region != "" || own.Wish == knowledge.WishRank) {
		return true
	}
	for i := range q.words {
		w := &q.words[i]
		if (w.content() || w.is(ofThing|ofKind|ofAspect)) && !w.hangs && !q.hangsBehind(i) {
			return true
		}
	}
	return len(own.Rules)+len(own.Forms)+len(own.Indicators) > 0
}

// hangsBehind tells whether the words of content from i on end in one on -nya, as "wali kotanya" does: it belongs to all of them.
func (q *asked) hangsBehind(i int) bool {
	for k := i + 1; k < len(q.words); k++ {
		if w := &q.words[k]; w.hangs && !q.adverbs.has(w) {
			return true
		}
		if !q.words[k].content() && !q.words[k].is(ofAttribute) {
			return false
		}
	}
	return false
}

// refers tells whether a word on -nya belongs to something that was named before.
func (q *asked) refers() bool {
	for i := range q.words {
		if w := &q.words[i]; w.hangs && !q.adverbs.has(w) && len(w.bare) != 1 && !w.is(ofPlace) {
			return true
		}
	}
	return false
}

// points tells whether a pronoun stands for something said before: "di sana", "inovasi itu", but not "IPP itu".
func (q *asked) points() bool {
	for i := 0; i < len(q.words); i++ {
		_, n := q.pointers.at(q.words, i)
		if n == 0 {
			continue
		}
		if n > 1 || q.words[i].Surface != "itu" {
			return true
		}
		wish, asks := q.wishes.at(q.words, i)
		if asks > 1 && wish == knowledge.WishDefinition {
			i += asks - 1
			continue
		}
		if before := i - 1; before < 0 || q.holders.has(&q.words[before]) && !q.definesBefore(i) {
			return true
		}
		i += n - 1
	}
	return false
}

// definesBefore tells whether "itu" at i is the end of "apa itu".
func (q *asked) definesBefore(i int) bool { return q.surface(i-1) == "apa" }

// compares tells whether something is to be put beside what was asked before.
func (q *asked) compares() bool {
	for i := range q.words {
		if _, n := q.beside.at(q.words, i); n > 0 {
			return true
		}
	}
	return false
}

// adds tells whether what is named narrows the question before instead of replacing its topic: "yang di RSUD", "untuk lansia".
func (q *asked) adds() bool {
	if q.pointing {
		return false
	}
	switch q.surface(0) {
	case "yang", "di", "untuk", "khusus", "pada":
		return true
	}
	return false
}

// mend reads a correction, "bukan X, maksud saya Y": what stands before the right part counts for nothing. It tells whether
// there is one.
func (q *asked) mend(reading *Reading) bool {
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
func (q *asked) polite(i int) bool {
	for k := range i {
		if _, n := q.courtesy.at(q.words, k); n == 0 && !q.words[k].Idle {
			return false
		}
	}
	return true
}

// mendByComma reads "bukan Pontianak, Surabaya".
func (q *asked) mendByComma(reading *Reading, at int) bool {
	comma := strings.IndexByte(q.text[q.words[at].End:], ',')
	if comma < 0 || q.words[at].End+comma+1 >= len(q.text) {
		return false
	}
	q.retake(reading, q.text[q.words[at].End+comma+1:])
	return true
}

// retake reads the right part of a correction in the place of the whole.
func (q *asked) retake(reading *Reading, text string) {
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
