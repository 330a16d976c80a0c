package question

import "studitiru/knowledge"

// implied is the wish of a question that asks for none: a list of all of a kind, the value of a measure, or an overview.
func (q *asked) implied() knowledge.Wish {
	p := &q.parts
	named := len(p.Rules) + len(p.Forms) + len(p.Indicators) + len(p.Attributes)
	if p.Article != "" || p.Grade != "" {
		named++
	}
	content, others := 0, 0 // words of content, and those of them that speak for no field
	for i := range q.words {
		if w := &q.words[i]; w.content() {
			content++
			if !w.is(ofField) {
				others++
			}
		}
	}
	switch {
	case p.Measure != "":
		return knowledge.WishValue
	case p.Kind == knowledge.Visit && !p.Visitors && len(p.Places) > 1 && len(q.either) == 0:
		return knowledge.WishAny // one visit, or those of one place to another
	case named == 0 && others <= q.looseWords() && q.catalogued() && !q.namesPractice():
		return knowledge.WishList
	case p.Status != "" && named+len(p.Things)+content+len(p.Places) == 0:
		return knowledge.WishList
	case named > 0 || p.Kind != "" || len(p.Years) > 0 || p.Aspect != "" || p.Status != "":
		return knowledge.WishAny
	}
	return q.overview(content, others)
}

// looseWords is how many words of content a list without the word for it may be about: "inovasi antrean rumah sakit".
func (q *asked) looseWords() int {
	if q.parts.Kind == knowledge.Innovation && len(q.parts.Places) == 0 && q.beyondCourtesy() <= longestTopic && !q.asksSomething() {
		return topicWords
	}
	return 0
}

const (
	topicWords   = 2
	longestTopic = 5 // words of the message beside courtesy
)

// asksSomething tells whether a word asks, or a yes or no is asked for.
func (q *asked) asksSomething() bool {
	for i := range q.words {
		if q.wordIn(&q.asking, i) || q.yesNo.has(&q.words[i]) {
			return true
		}
	}
	return len(q.hits) > 0
}

// catalogued tells whether documents of a kind are asked for, or all of a place, a year or a status.
func (q *asked) catalogued() bool {
	p := &q.parts
	return p.Kind != "" || q.catalogue && (p.Status != "" || len(p.Places) > 0 || len(p.Years) > 0)
}

// overview is an overview where one place or one topic alone is named.
func (q *asked) overview(content, others int) knowledge.Wish {
	places, topics := len(q.parts.Places), len(q.parts.Things)
	if len(q.either) > 0 {
		places -= len(q.either[0]) - 1
	}
	if q.parts.Region != "" {
		places++
	}
	if content > 0 {
		topics++
	}
	said := q.hits[knowledge.WishOverview]
	for i := range q.words {
		if topics > 0 && !said && q.yesNo.has(&q.words[i]) {
			return knowledge.WishAny
		}
	}
	if places+topics == 1 && (content <= 1 || others == 0 && content <= 3 || others == 1 && content == 2 || said) ||
		said && places == 1 && topics == 0 {
		return knowledge.WishOverview
	}
	return knowledge.WishAny
}

// namesPractice tells whether a thing is named that is neither a body nor a word for a field.
func (q *message) namesPractice() bool {
	for i := range q.words {
		if w := &q.words[i]; w.is(ofThing) && !w.is(ofField) {
			if _, n := q.bodies.at(q.words, i); n == 0 {
				return true
			}
		}
	}
	return false
}
