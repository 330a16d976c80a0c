package question

import "studitiru/knowledge"

// asksAlike tells whether others like the document of the question before are asked for: "di makassar ada yang mirip?".
func (q *turn) asksAlike(prev knowledge.Context) bool {
	if prev.Document == 0 || len(q.parts.Things)+len(q.parts.Rules)+len(q.parts.Forms)+len(q.parts.Indicators) > 0 {
		return false
	}
	for i := range q.words {
		if _, n := q.likes.at(q.words, i); n > 0 {
			return q.contents() <= fewWords
		}
	}
	return false
}

// likeBefore reads such a turn: documents like the one before, of the place that is named, or elsewhere.
func (q *turn) likeBefore(reading *Reading, prev knowledge.Context) {
	own := reading.Own
	reading.Parts = knowledge.Parts{Wish: knowledge.WishList, Kind: own.Kind, Places: own.Places, Region: own.Region,
		Provinces: own.Provinces, Years: own.Years}
	if reading.Except = before(prev).Places; prev.Alike != 0 {
		reading.Except = nil
	}
	reading.Document, reading.Alike, reading.Inherited = prev.Document, true, true
	if prev.Visited != 0 {
		reading.Document = prev.Visited
	}
	if prev.Alike != 0 { // "kalau di Jakarta?" after others like it
		reading.Document = prev.Alike
	}
}

// onlyPlace tells whether nothing but a place is named.
func (q *message) onlyPlace(own knowledge.Parts) bool {
	return len(own.Places)+len(own.Provinces) > 0 && own.Measure == "" && own.Kind == "" &&
		len(own.Things)+len(own.Words)+len(own.Rules)+len(own.Forms)+len(own.Indicators)+len(own.Attributes) == 0
}
