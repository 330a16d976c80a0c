package question

import (
	"slices"
	"strings"

	"studitiru/knowledge"
)

// levels are words for kinds of places, with the one that official names begin with.
var levels = map[string]string{
	"kota": "Kota", "kotamadya": "Kota", "pemkot": "Kota", "kabupaten": "Kabupaten", "kab": "Kabupaten", "pemkab": "Kabupaten",
	"provinsi": "Provinsi", "propinsi": "Provinsi", "pemprov": "Provinsi",
}

// levelAsked is the kind of place that is all that a turn names: "kalau kotanya?", "kabupatennya brp"; "" for none.
func (q *message) levelAsked(own knowledge.Parts) string {
	if len(own.Places)+len(own.Provinces)+len(own.Things)+len(own.Words)+len(own.Rules)+len(own.Attributes) > 0 ||
		len(q.words) > shortFragment || own.Kind != "" || own.Measure != "" {
		return ""
	}
	switch own.Wish {
	case knowledge.WishWho, knowledge.WishWhen, knowledge.WishWhere, knowledge.WishWhy, knowledge.WishHow, knowledge.WishRank:
		return ""
	}
	for i := range q.words {
		w := &q.words[i]
		key := w.Surface
		if w.bare != "" {
			key = w.bare
		}
		level := levels[key]
		if level == "" || q.surface(i-1) == "wali" || q.surface(i+1) == "mana" || q.surface(i+1) == "lain" || w.is(ofPlace) {
			continue
		}
		if w.hangs || q.opened() {
			return level
		}
	}
	return ""
}

// toLevel puts the place of the same name and of another level in the place of the one before; where there is none, all of that
// level in its province. After a list it is the list of that level.
func (q *turn) toLevel(reading *Reading, from *knowledge.Parts, level string) {
	q.area, q.among = false, ""
	if len(from.Places) == 0 {
		q.area, q.among = true, strings.ToLower(level)
		return
	}
	var out []string
	for _, place := range from.Places {
		name := level + " " + core(place)
		if level == "Provinsi" {
			name = q.language.Province(place)
		}
		if official, _, ok := q.language.Official(name); ok && name != "" {
			out = appendNew(out, official)
		}
	}
	if len(out) > 0 {
		if !slices.Equal(out, from.Places) {
			from.Replaces = appendNew(from.Replaces, "places")
		}
		from.Places, from.Region, from.Provinces = out, "", nil
		reading.Own.Places = out
		return
	}
	if province := q.language.Province(from.Places[0]); province != "" {
		from.Places, from.Region, from.Provinces = nil, province, []string{province}
		q.area, q.among = true, strings.ToLower(level)
		reading.Own.Region, reading.Own.Provinces, reading.Own.Wish = from.Region, from.Provinces, knowledge.WishList
	}
}

// amongAfter is what kind of place is asked for; in a turn that goes on with a list of places, that of the list.
func (q *turn) amongAfter(reading Reading, prev knowledge.Context) string {
	p := reading.Parts
	if q.among != "" || q.area || !reading.Inherited || prev.Among == "" || p.Measure == "" || len(p.Places) > 0 {
		return q.among
	}
	return prev.Among
}

// likeThose leaves of places that share a name those of the level that others have: "tambah magelang" beside two cities.
func likeThose(places, others []string) []string {
	level := ""
	for _, o := range others {
		kind, _, _ := strings.Cut(o, " ")
		if level != "" && kind != level {
			return places
		}
		level = kind
	}
	var out []string
	shared := map[string]int{}
	for _, p := range places {
		shared[core(p)]++
	}
	for _, p := range places {
		if kind, _, _ := strings.Cut(p, " "); shared[core(p)] < 2 || kind == level {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return places
	}
	return out
}

// joins tells whether one more place or thing is put beside those that the question before compared or asked a figure of.
func (q *asked) joins(from knowledge.Parts) bool {
	own := q.parts
	if len(own.Places)+len(own.Things) == 0 || own.Kind != "" ||
		from.Wish != knowledge.WishCompare && (len(from.Places) == 0 || !subject(from)) {
		return false
	}
	for i := range q.words {
		if _, n := q.adding.at(q.words, i); n > 0 {
			return len(own.Words) <= 1
		}
	}
	return false
}
