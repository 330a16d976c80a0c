package question

import (
	"strings"

	"studitiru/knowledge"
)

// complete tells whether a question says what it is about without the one before.
func (q *asked) complete(p knowledge.Parts) bool {
	named := len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Words) > 0
	switch {
	case p.Measure == "":
		return named || p.Kind != "" || p.Aspect != "" || p.Visitors
	case q.indices[p.Measure]:
		return len(p.Places) > 0 || p.Region != "" || q.area || p.Wish == knowledge.WishRank ||
			p.Wish == knowledge.WishWhen || p.Wish == knowledge.WishWho || p.Wish == knowledge.WishWhere || p.Grade != "" || named
	}
	return named || len(p.Places) > 0
}

// fewWords is how many words of content a question has at most that opens like a continuation and is one.
const fewWords = 2

// leans tells whether the question needs the one before it.
func (q *turn) leans(prev knowledge.Context, pointed bool, own knowledge.Parts) bool {
	known := before(prev)
	switch {
	case q.mended, pointed, q.compares() && len(own.Places)+len(own.Things) < 2, q.goesElsewhere(), q.joins(known),
		q.asksAlike(prev), prev.Alike != 0 && q.onlyPlace(own), q.inWhich() >= 0:
		return true
	case q.levelAsked(own) != "", q.fragment(own), q.officeAsked(own), q.asksHolding(own) && len(own.Places) == 0,
		known.Grade != "" && q.gradeAlone() != "",
		q.bareNumber() > 0 && len(known.Indicators) > 0 && len(own.Places)+len(own.Years)+len(own.Indicators) == 0:
		return true
	case own.Wish == knowledge.WishCompare && len(own.Places)+len(own.Things)+len(own.Forms)+len(own.Rules)+len(own.Indicators)+
		len(own.Years) < 2 && len(own.Words) == 0:
		return true
	case q.opened() && len(own.Words) <= fewWords && !q.wholeBehindOpener(own):
		return true
	case q.refers() && !q.grounded(own):
		return true
	case own.Kind == knowledge.Visit && len(own.Places)+len(own.Provinces)+len(own.Years) == 0 && own.Wish != knowledge.WishCount &&
		q.marksGuests() && len(known.Places)+len(known.Things) > 0:
		return true
	case q.valuesAlone() && (known.Measure != "" || len(known.Things) == 1 && q.MeasureNamed(known.Things[0]) != ""):
		return true
	case q.elliptic(own), q.bare(own), q.ordersBefore(own, known), numberedAlike(own, known), q.ofArticle(own, known):
		return true
	case q.complete(own):
		return false
	case own.Wish == knowledge.WishOverview && (len(own.Places) > 0 || own.Region != ""):
		value := known.Measure != "" && len(known.Places) > 0 && q.onlyPlace(own)
		return subject(known) && (value || strings.HasSuffix(strings.TrimSpace(q.text), "?") || q.placeBehind())
	}
	return own.Wish != knowledge.WishOverview && len(q.words) > 0
}

// officeAsked tells whether it is asked which office did something, and not what.
func (q *message) officeAsked(own knowledge.Parts) bool {
	_, n := q.askedOffice(own)
	return n > 0
}

// marksGuests tells whether it is asked who visited: "siapa yang pernah berkunjung?".
func (q *asked) marksGuests() bool {
	return q.hits[knowledge.WishWho] || q.hits[knowledge.WishList] && q.surface(0) == "siapa"
}

// placeBehind tells whether the question is a place behind a preposition ("contoh di pontianak") and does not ask what is there.
func (q *message) placeBehind() bool {
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
func (q *message) ofArticle(own, prev knowledge.Parts) bool {
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
func (q *message) elliptic(own knowledge.Parts) bool {
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
func (q *message) opened() bool {
	for i := 0; i < len(q.words); i++ {
		if _, n := q.openers.at(q.words, i); n > 0 && !q.asksFirst(i) {
			return true
		}
		if !q.politeAt(i) {
			break
		}
	}
	last := len(q.words) - 1
	return last > 0 && last <= 3 && q.words[last].Surface == "juga"
}

// politeAt tells whether the word at i is courtesy, a form of address or a particle.
func (q *message) politeAt(i int) bool {
	group, n := q.frame.at(q.words, i)
	_, courtesy := q.courtesy.at(q.words, i)
	return courtesy > 0 || n > 0 && softGroups[group]
}

// beyondCourtesy is how many words of a message are none of courtesy.
func (q *message) beyondCourtesy() (n int) {
	for i := range q.words {
		if !q.politeAt(i) {
			n++
		}
	}
	return n
}

// asksFirst tells whether what begins at i opens a question of its own: "yang dimaksud", "untuk apa".
func (q *message) asksFirst(i int) bool {
	wish, n := q.wishes.at(q.words, i)
	return n > 1 && wish == knowledge.WishDefinition
}

// wholeBehindOpener tells whether a question that opens like a continuation has all that a question needs: "untuk membentuk MPP
// apa syaratnya", "kalau bikin SKM berapa responden".
func (q *message) wholeBehindOpener(own knowledge.Parts) bool {
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
		if (w.content() && !q.asideAt(i) || w.is(ofThing|ofKind|ofAspect)) && !w.hangs && !q.hangsBehind(i) {
			return true
		}
	}
	return len(own.Rules)+len(own.Forms)+len(own.Indicators) > 0
}

// hangsBehind tells whether the words of content from i on end in one on -nya, as "wali kotanya" does: it belongs to all of them.
func (q *message) hangsBehind(i int) bool {
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
func (q *message) refers() bool {
	for i := range q.words {
		if w := &q.words[i]; w.hangs && !q.adverbs.has(w) && len(w.bare) != 1 && !w.is(ofPlace) {
			return true
		}
	}
	return false
}

// points tells whether a pronoun stands for something said before: "di sana", "inovasi itu", but not "IPP itu".
func (q *message) points() bool {
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
		if before := i - 1; before < 0 || q.holders.has(&q.words[before]) && !q.definesBefore(i) || q.behindTime(i) {
			return true
		}
		i += n - 1
	}
	return false
}

// behindTime tells whether "itu" at i ends the question behind "setelah" or the like: it stands for what was told.
func (q *message) behindTime(i int) bool {
	switch q.surface(i - 1) {
	case "setelah", "sesudah", "sebelum", "habis", "sehabis", "sejak", "saat", "waktu":
		return i == len(q.words)-1 && i > 2
	}
	return false
}

// definesBefore tells whether "itu" at i is the end of "apa itu".
func (q *message) definesBefore(i int) bool { return q.surface(i-1) == "apa" }

// compares tells whether something is to be put beside what was asked before.
func (q *message) compares() bool {
	for i := range q.words {
		if _, n := q.beside.at(q.words, i); n > 0 {
			return true
		}
	}
	return false
}
