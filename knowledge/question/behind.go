package question

import (
	"slices"

	"studitiru/knowledge"
)

// A turn that is a question of its own may be asked of what the conversation is about all the same: "berapa pasien yang pakai"
// after an answer about a hospital. Where the document before says what is asked, it is meant.

// longestBehind is how many words such a turn has at most.
const longestBehind = 8

// behind reads a question of its own as one about the document of the question before; nil where it cannot be that.
func (q *turn) behind(reading Reading, prev knowledge.Context) *Reading {
	own := &reading.Own
	if !q.mayBeBehind(own, prev) {
		return nil
	}
	if own.Wish == knowledge.WishCount {
		own.Wish = knowledge.WishValue // it is counted what the document tells of
	}
	again := *q
	again.area, again.among, own.Field = false, "", ""
	again.goOn(&reading, prev)
	if !reading.Stays {
		return nil
	}
	again.describe(&reading, prev)
	return &reading
}

// mayBeBehind tells whether nothing is named that the document before could not be about.
func (q *turn) mayBeBehind(own *knowledge.Parts, prev knowledge.Context) bool {
	if visited := slices.IndexFunc(q.words, func(w word) bool { return w.Surface == "dikunjungi" }); visited >= 0 &&
		own.Kind == knowledge.Visit { // what a practice visits is no visit of officials
		own.Kind, own.Visitors, own.Guests = "", false, false
		own.Words = union(own.Words, []string{q.words[visited].Stem})
	}
	if prev.Document == 0 || len(q.words) > longestBehind || q.goesElsewhere() || q.compares() || q.area && !q.asksWhat() ||
		len(own.Rules)+len(own.Forms)+len(own.Indicators)+len(own.Years) > 0 || own.Kind != "" || own.Aspect != "" ||
		q.indices[own.Measure] {
		return false
	}
	switch own.Wish {
	case knowledge.WishDefinition, knowledge.WishRank, knowledge.WishExample, knowledge.WishCompare, knowledge.WishHow,
		knowledge.WishList:
		return false
	}
	q.countedAmong(own, before(prev))
	if len(own.Places)+len(own.Provinces) > 0 || len(own.Things) > 0 && !q.refers() {
		return false
	}
	return len(own.Words)+len(own.Things) > 0 && (q.asksWhat() || q.asksWhether() || q.refers())
}

// countedAmong leaves out the province of the place before, where it only says among which that is counted: "yang ke berapa di
// Jawa Tengah". What it is counted as is a word that has to be said.
func (q *turn) countedAmong(own *knowledge.Parts, known knowledge.Parts) {
	if !q.asksOrdinal() || !q.surrounds(own.Places, known.Places) || !within(own.Things, known.Things) {
		return
	}
	own.Words = union(own.Words, q.stems(known.Things))
	own.Places, own.Provinces, own.Region, own.Things = nil, nil, "", nil
}

// asksOrdinal tells whether it is asked which one in a row something is: "ke berapa".
func (q *message) asksOrdinal() bool {
	for i := range q.words {
		if s := q.surface(i); s == "keberapa" || s == "berapa" && q.surface(i-1) == "ke" {
			return true
		}
	}
	return false
}

// surrounds tells whether the places named are provinces in which those before lie.
func (q *message) surrounds(named, before []string) bool {
	return len(before) > 0 && !slices.ContainsFunc(before, func(place string) bool {
		return len(named) > 0 && !slices.Contains(named, q.language.Province(place))
	})
}

// stems are those of the words of some names.
func (q *message) stems(names []string) (out []string) {
	for _, name := range names {
		for _, w := range q.asWords(name) {
			out = append(out, q.language.Stem(w.Surface))
		}
	}
	return out
}

// within tells whether all of some are among others.
func within(some, others []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(others, s) })
}
