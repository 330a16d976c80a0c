package question

import (
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge"
)

// describe fills in what is searched and what people read of it.
func (q *turn) describe(reading *Reading, prev knowledge.Context) {
	for i := range q.words {
		w := &q.words[i]
		if w.Slip && strings.ToLower(w.Typed) != w.Surface && w.content() {
			if reading.Fixed == nil {
				reading.Fixed = map[string]string{}
			}
			reading.Fixed[strings.ToLower(w.Typed)] = w.Surface
		}
		if w.content() && !q.names.Knows(w.Surface) && !q.names.Holds(w.Stem) {
			reading.Unknown = appendNew(reading.Unknown, w.Surface)
		}
		if w.claim != 0 && w.claim&^(ofFrame|ofWish) == 0 {
			reading.Frame = appendNew(reading.Frame, w.Stem)
		}
	}
	p := reading.Parts
	if p.Wish == knowledge.WishTalk {
		return
	}
	topic := q.topicWords(p, prev)
	reading.Topic = strings.Join(topic, " ")
	if !reading.Inherited {
		reading.Topic = strings.Join(q.said(), " ")
	}
	text := append(append([]string{reading.Topic}, reading.Soft...), append(q.shownPlaces(p), yearWords(p)...)...)
	reading.Text = strings.TrimSpace(strings.Join(text, " "))
	reading.Display = q.display(p, topic)
}

// said are the words of the question that name or ask for something, places and years aside, in their order.
func (q *asked) said() []string {
	var out []string
	rules := false
	for i := range q.words {
		w := &q.words[i]
		switch {
		case w.is(ofPlace | ofRegion):
		case w.is(ofNumber) && len(q.parts.Rules) > 0 && q.parts.Article == "":
			if !rules {
				out = append(out, q.parts.Rules...)
			}
			rules = true
		case w.is(ofNumber) && isYear(w.Surface):
		case w.is(ofNumber|ofThing|ofMeasure|ofAttribute|ofKind|ofStatus|ofAspect|ofValue) && !w.Idle, w.content():
			out = append(out, w.Surface)
		}
	}
	return out
}

// topicWords are the words of the subject in an order that reads well: the measure, things, rules and numbers, then the words.
func (q *turn) topicWords(p knowledge.Parts, prev knowledge.Context) []string {
	var out []string
	if p.Measure != "" {
		out = append(out, q.spoken[p.Measure])
	}
	if p.Grade != "" {
		out = append(out, p.Grade)
	}
	out = append(out, p.Things...)
	out = append(out, p.Rules...)
	if p.Article != "" {
		out = append(out, p.Article)
	}
	out = append(out, p.Forms...)
	for _, n := range p.Indicators {
		out = append(out, indicatorWord+strconv.Itoa(n))
	}
	if p.Aspect != "" {
		out = append(out, aspectWord+p.Aspect)
	}
	if p.Kind != "" {
		out = append(out, string(p.Kind))
	}
	for _, attribute := range q.attributesAsSaid(p.Attributes) {
		if attribute != p.Measure {
			out = append(out, attribute)
		}
	}
	if p.Status != "" {
		out = append(out, string(p.Status))
	}
	return append(out, q.wordsAsSaid(p.Words, prev.Topic)...)
}

// attributesAsSaid are the words that asked for the attributes in this question, and the keys of those asked for before.
func (q *asked) attributesAsSaid(keys []string) []string {
	var out []string
	own := false
	for i := range q.words {
		if w := &q.words[i]; w.is(ofAttribute) && !w.Idle && !w.is(ofMeasure) {
			out, own = append(out, w.Surface), true
		}
	}
	if own && slices.Equal(q.parts.Attributes, keys) {
		return out
	}
	return keys
}

// wordsAsSaid are words for stems as they were said, in this question or the one before.
func (q *message) wordsAsSaid(stems []string, before string) []string {
	said := map[string]string{}
	for _, field := range strings.Fields(before) {
		said[q.language.Stem(field)] = field
	}
	for i := range q.words {
		if w := &q.words[i]; w.content() {
			said[w.Stem] = w.Surface
		}
	}
	out := make([]string, len(stems))
	for i, stem := range stems {
		if out[i] = said[stem]; out[i] == "" {
			out[i] = stem
		}
	}
	return out
}

// shownPlaces are the places as they are searched; of those that share a name the name alone.
func (q *message) shownPlaces(p knowledge.Parts) []string {
	var out []string
	shared := map[string]bool{}
	for _, same := range alike(p.Places) {
		shared[core(same[0])] = true
	}
	for _, place := range p.Places {
		if c := core(place); shared[c] {
			place = c
		}
		out = appendNew(out, place)
	}
	if p.Region != "" {
		out = append(out, p.Region)
	}
	return out
}

func yearWords(p knowledge.Parts) []string {
	var out []string
	for _, y := range p.Years {
		out = append(out, strconv.Itoa(y))
	}
	if p.Newest {
		out = append(out, newestWord)
	}
	return out
}

// display is what was understood: subject · places · years.
func (q *message) display(p knowledge.Parts, topic []string) string {
	var out []string
	for _, part := range []string{
		strings.Join(topic, " "), strings.Join(q.shownPlaces(p), ", "), strings.Join(yearWords(p), ", "),
	} {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " · ")
}
