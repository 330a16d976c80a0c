package question

import "studitiru/knowledge"

// areaAsked tells whether places are asked for: "kota mana", "daftar kabupaten yang".
func (q *asked) areaAsked() bool {
	for i := range q.words {
		if q.words[i].is(ofPlace) || !q.areas.has(&q.words[i]) {
			continue
		}
		after, before := q.surface(i+1), q.surface(i-1)
		if after == "apa" && i > 0 && q.words[i-1].is(ofField) {
			continue // "pajak daerah apa saja" asks for taxes
		}
		if after == "mana" || after == "apa" || before == "daftar" || before == "berapa" || before == "list" || before == "sebutkan" ||
			before == "apa" || before == "urutkan" || before == "semua" ||
			(after == "dengan" || after == "yang" || after == "di" || i+1 < len(q.words) && q.words[i+1].is(ofMeasure|ofNumber)) &&
				q.namesIndex() || q.owns(i) || after == "yang" && q.kindAt(i+2) {
			q.among = q.kindOfArea(i)
			return true
		}
	}
	return false
}

// kindOfArea is the kind of place or body that the word at i asks for; "" for any place.
func (q *message) kindOfArea(i int) string {
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

// asksWhich tells whether "mana" stands behind a word for places.
func (q *message) asksWhich() bool {
	for i := range q.words {
		if q.areas.has(&q.words[i]) && !q.words[i].is(ofPlace) && (q.surface(i+1) == "mana" || q.surface(i+1) == "apa") {
			return true
		}
	}
	return false
}

// owns tells whether behind the word for places at i it is said what they have or do: "daerah yang punya".
func (q *message) owns(i int) bool {
	for k := range i {
		if !q.idle(k) {
			return false
		}
	}
	return q.surface(i+1) == "yang" && q.wordIn(&q.owning, i+2)
}

// areaThat tells whether places are told by what they have or do.
func (q *asked) areaThat() bool {
	for i := range q.words {
		if q.areas.has(&q.words[i]) && !q.words[i].is(ofPlace) && (q.owns(i) || q.kindAt(i+2)) {
			return true
		}
	}
	return false
}

// kindAt tells whether word i names the kind of document that is asked for.
func (q *asked) kindAt(i int) bool {
	return i < len(q.words) && q.words[i].is(ofKind) && q.parts.Kind != ""
}

// kindThat tells whether practices are told by what they have, do or are about: "inovasi yang memakai WhatsApp".
func (q *asked) kindThat() bool {
	if q.parts.Kind != knowledge.Innovation || len(q.parts.Attributes) > 0 {
		return false
	}
	for i := range q.words {
		k := i + 1
		for k < len(q.words) && k <= i+2 && q.words[k].is(ofThing|ofField) {
			k++
		}
		if q.kindAt(i) && q.surface(k) == "yang" {
			return true
		}
	}
	return false
}

// listsTopic tells whether a list of what is named is asked for: "MPP mana saja yang ada di Jawa Timur", "daftar MPP".
func (q *message) listsTopic() bool {
	for i := range q.words {
		if !q.words[i].is(ofThing|ofField) || q.words[i].is(ofPlace) {
			continue
		}
		if next := q.surface(i + 1); next == "mana" {
			return true
		}
		if q.surface(i-1) == "daftar" || q.surface(i-1) == "list" || q.surface(i-1) == "semua" {
			return q.onlyPlaces(i)
		}
	}
	return false
}

// onlyPlaces tells whether behind word i, which names a topic, there is nothing but more of it and places.
func (q *message) onlyPlaces(i int) bool {
	for k := i + 1; k < len(q.words); k++ {
		if w := &q.words[k]; !q.idle(k) && !w.is(ofPlace|ofRegion|ofThing|ofField|ofNumber) {
			return false
		}
	}
	return true
}

// setsBeside tells whether a question opens with the bare word for comparing, which is no visit: "banding SKM A dan B".
func (q *message) setsBeside() bool {
	for i := range q.words {
		if w := &q.words[i]; w.Surface == "banding" {
			w.claim |= ofWish
			return true
		}
		if !q.idle(i) {
			return false
		}
	}
	return false
}
