package question

import "studitiru/knowledge"

// asksAlike tells whether others like the document of the question before are asked for: "di makassar ada yang mirip?".
func (q *asked) asksAlike(prev knowledge.Context) bool {
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
func (q *asked) likeBefore(reading *Reading, prev knowledge.Context) {
	own := reading.Own
	reading.Parts = knowledge.Parts{Wish: knowledge.WishList, Kind: own.Kind, Places: own.Places, Region: own.Region,
		Provinces: own.Provinces, Years: own.Years}
	reading.Except = before(prev).Places
	reading.Document, reading.Alike, reading.Inherited = prev.Document, true, true
}
