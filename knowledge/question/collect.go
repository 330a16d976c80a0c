package question

import (
	"reflect"
	"slices"
	"strconv"

	"studitiru/knowledge"
)

// leastAward is the smallest number behind "top" that makes a title of it: the "Top 99" of a contest is no order of ten.
const leastAward = 21

// findAwards finds titles that practices are given by their number: "masuk top 99".
func (q *asked) findAwards() {
	for i := range q.words {
		n, err := strconv.Atoi(q.surface(i + 1))
		if err != nil || n < leastAward || q.words[i].Surface != "top" || !q.free(i, 1) {
			continue
		}
		q.addThing("Top " + q.surface(i+1))
		q.mark(i, 2, ofThing)
		for k := i - 1; q.wordIn(&q.earning, k); k-- {
			q.words[k].claim |= ofFrame
		}
	}
}

// dropStored makes words of the frame of those that only say that something is among the documents: "yang tercatat", "dibahas".
func (q *asked) dropStored() {
	counts := slices.ContainsFunc(q.words, func(w word) bool { return w.Surface == "berapa" || w.bare == "berapa" })
	if !q.hits[knowledge.WishList] && !q.hits[knowledge.WishCount] && !counts {
		return
	}
	for i := range q.words {
		if _, n := q.stored.at(q.words, i); n > 0 && q.free(i, n) {
			q.mark(i, n, ofFrame)
		}
	}
}

// everywhere tells whether all places are asked for where something is: "MPP di Kalimantan ada di mana saja".
func (q *asked) everywhere() bool {
	p := &q.parts
	if len(p.Places) > 0 || len(p.Attributes) > 0 || p.Kind != "" && p.Kind != knowledge.Innovation {
		return false
	}
	named := p.Kind != "" || p.Field != "" && len(p.Things) > 0
	for i := range q.words {
		switch {
		case q.words[i].Surface != "mana":
		case q.wordIn(&q.areas, i-1), named && q.surface(i+1) == "saja", q.foundAt(i):
			return named || len(p.Things) > 0 || q.contents() > 0 || p.Field != ""
		}
	}
	return false
}

// foundAt tells whether the "mana" at i asks for all places where something is to be found: "ada di mana saja".
func (q *message) foundAt(i int) bool {
	if q.surface(i-1) != "di" || q.surface(i+1) != "saja" {
		return false
	}
	switch q.surface(i - 2) {
	case "ada", "terdapat", "tersedia", "adanya", "dijumpai", "dipakai", "diterapkan", "berlaku":
		return true
	}
	return false
}

// countsTopic tells whether word i names a topic whose documents are counted: behind it nothing is asked but where.
func (q *asked) countsTopic(i int) bool {
	asked := slices.DeleteFunc(slices.Clone(q.parts.Attributes), func(key string) bool { return key == countAttribute })
	if len(q.parts.Places)+len(asked) > 0 || !q.words[i].is(ofThing|ofField) || q.words[i].is(ofMeasure|ofPlace) {
		return false
	}
	for k := i + 1; k < len(q.words); k++ {
		if w := &q.words[k]; !q.idle(k) && !w.is(ofRegion|ofThing|ofField|ofWish|ofFrame) {
			return false
		}
	}
	return true
}

// widen makes a region of a province that is typed without saying so where many places are asked for: "inovasi di Papua".
func (q *asked) widen() {
	p := &q.parts
	many := p.Wish == knowledge.WishList || p.Wish == knowledge.WishCount || p.Wish == knowledge.WishRank
	if !many || p.Region != "" || p.Visitors || p.Guests || len(p.Places) != 1 {
		return
	}
	for i := range q.words {
		w := &q.words[i]
		if !w.is(ofPlace) || !w.First || q.surface(i-1) == "provinsi" || q.surface(i-1) == "pemprov" {
			continue
		}
		one, n := q.regions.at(q.words, i)
		if i+n < len(q.words) && q.words[i+n].is(ofPlace) && !q.words[i+n].First {
			continue // "Kalimantan Timur" is more than Kalimantan
		}
		if n > 0 && slices.Contains(one.provinces, p.Places[0]) {
			p.Region, p.Provinces, p.Places, q.either = one.name, slices.Clone(one.provinces), nil, nil
			return
		}
	}
}

// closesAsking tells whether "bagaimana" stands at the end and asks how something is, not how it is done: "MPP Badung gimana".
func (q *asked) closesAsking() bool {
	if q.howSaid || !q.hits[knowledge.WishHow] || len(q.parts.Attributes) > 0 ||
		len(q.parts.Places) == 0 && !q.namesPractice() && len(q.parts.Rules) == 0 {
		return false
	}
	at := slices.IndexFunc(q.words, func(w word) bool { return w.Surface == "bagaimana" })
	for k := range q.words {
		if k > at && !q.idle(k) {
			return false
		}
	}
	return at > 0
}

// wholeStore tells whether documents of any kind are asked for, and nothing but their year beside: "total dokumen ada berapa".
func (q *message) wholeStore(p knowledge.Parts) bool {
	p.Wish, p.Years, p.Newest, p.Replaces, p.Attributes = "", nil, false, nil, slices.DeleteFunc(slices.Clone(p.Attributes),
		func(key string) bool { return key == countAttribute })
	if len(p.Attributes) == 0 {
		p.Attributes = nil
	}
	return q.count(ofKind) > 0 && reflect.DeepEqual(p, knowledge.Parts{})
}
