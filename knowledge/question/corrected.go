package question

import (
	"strings"

	"studitiru/knowledge"
)

// Corrected is what a message means that mends itself half-way: "nilai IPP Balikpapan, eh maksud saya Pontianak". What stands
// behind takes the place of the whole, with the places before where it says only what is asked of them; places alone take the
// place of those before. Other messages are returned as they are.
func (r *Reader) Corrected(text string, names Names) string {
	if len(text) > longest {
		return text
	}
	if names == nil {
		names = nobody{}
	}
	q := &message{Reader: r, names: names, text: text}
	q.cutWords(text)
	first, last := q.mendedAt()
	if last == 0 {
		return text
	}
	before, behind := strings.TrimRight(text[:q.words[first].Start], " ,.;:-"), text[q.words[last].Start:]
	p := r.own(behind, names).parts
	if p.Wish == knowledge.WishTalk {
		return text
	}
	if len(p.Places)+len(p.Provinces) > 0 && (p.Wish == knowledge.WishAny || p.Wish == knowledge.WishOverview) && p.Measure == "" &&
		len(p.Things)+len(p.Words)+len(p.Attributes)+len(p.Rules)+len(p.Forms)+len(p.Indicators) == 0 {
		return r.withoutPlaces(before) + " " + behind
	}
	if len(p.Places)+len(p.Provinces)+len(p.Things) == 0 && len(p.Words) < 2 {
		for _, w := range q.words[:first] {
			if len(w.Places) > 0 {
				behind += " " + text[w.Start:w.End]
			}
		}
	}
	return behind
}

// mendedAt are the first word of the last correction inside of a message and the first one behind it; 0 for none. What a message
// begins with corrects the question before it.
func (q *message) mendedAt() (first, last int) {
	if _, n := q.mending.at(q.words, 0); n > 0 {
		return 0, 0
	}
	for i := 1; i < len(q.words); i++ {
		end := i
		for end < len(q.words) {
			_, n := q.amends.at(q.words, end)
			if n == 0 {
				break
			}
			end += n
		}
		if end > i && end < len(q.words) && !q.polite(i) {
			first, last = i, end
		}
		i = max(i, end-1)
	}
	return first, last
}
