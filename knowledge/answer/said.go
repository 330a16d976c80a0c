package answer

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
)

// leastKnown is how many known words there are to one that no document knows in a question that a guide may answer all the same.
const leastKnown = 2

// coversKnown tells whether the title of a guide that tells how something is done has every known word of a question for that:
// "tips … agar tidak sia-sia" need not know the last word.
func (w *finder) coversKnown(best pick) bool {
	c, strange := best.text.card, w.strange()
	if w.parts.Wish != knowledge.WishHow || c.kind != knowledge.Guide || !w.playbook.InStems(c.stems) ||
		len(w.parts.Words) < (leastKnown+1)*len(strange) {
		return false
	}
	said := 0
	for _, word := range w.parts.Words {
		if slices.Contains(c.stems, word) {
			said++
		}
	}
	return 2*said >= len(w.parts.Words)-len(strange)
}

// saysMost tells whether a window, its heading and title have at least half of the words of content that are no part by
// themselves: what has only the thing says nothing of what is asked about it.
func (w *judge) saysMost(v view, a *lexicon.Asked) bool {
	said, all := 0.0, 0.0
	w.eachWord(v, a, func(t knowledge.AskedTerm, value float64) {
		said += t.Share * value
		all += t.Share
	})
	return said >= all/2
}

// saysKnown tells whether a window has most of the words of content that any document knows, and there is one: then the rest
// of the question is told to be unknown, and what is there is shown.
func (w *finder) saysKnown(v view, a *lexicon.Asked) bool {
	said, all, strange := 0.0, 0.0, w.strange()
	w.eachWord(v, a, func(t knowledge.AskedTerm, value float64) {
		if slices.Contains(strange, t.Ways[0].Stems[0]) {
			return
		}
		said += t.Share * value
		all += t.Share
	})
	return all > 0 && said >= knownPart*all
}

// saysSome tells whether a window has one of the words of content at least.
func (w *judge) saysSome(v view, a *lexicon.Asked) bool {
	some := false
	w.eachWord(v, a, func(_ knowledge.AskedTerm, value float64) { some = some || value > 0 })
	return some
}

// saysVerb tells whether the best window says what is to be done, where a way to do it is asked for: what has only the thing does
// not tell how. A guide of steps says it by being one.
func (w *finder) saysVerb(best pick, a *lexicon.Asked) bool {
	c := best.text.card
	if c.kind == knowledge.Innovation || c.kind == knowledge.Visit || w.parts.Wish != knowledge.WishHow ||
		w.similar(c) >= nearQuestion || w.playbook.InStems(c.stems) {
		return true
	}
	verbs := w.verbs()
	said := len(verbs) == 0
	w.eachWord(best.view, a, func(t knowledge.AskedTerm, value float64) {
		said = said || value > 0 && slices.Contains(verbs, t.Ways[0].Stems[0])
	})
	return said && (len(verbs) == 0 || w.section != knowledge.SectionSteps || w.does(best.view) > 0)
}

// eachWord reports how well a window, with its heading and title, says each word of content.
func (w *judge) eachWord(v view, a *lexicon.Asked, report func(t knowledge.AskedTerm, value float64)) {
	w.eachTerm(v, a, func(t knowledge.AskedTerm, value float64) {
		if len(t.Ways) > 0 && slices.ContainsFunc(t.Ways[0].Stems, func(s string) bool {
			return slices.Contains(w.parts.Words, s) && !w.signs.Has(signCount, s)
		}) {
			report(t, value)
		}
	})
}

// eachTerm reports how well a window, with its heading and title, says each word that was searched.
func (w *judge) eachTerm(v view, a *lexicon.Asked, report func(t knowledge.AskedTerm, value float64)) {
	from, to := v.words()
	stems := slices.Concat(v.passage.heading, v.text.card.stems)
	for _, q := range v.passage.words[from:to] {
		stems = append(stems, q.stem)
	}
	values := a.Values(stems)
	w.placeNumbers(v, a, values)
	for i, value := range values {
		report(a.Terms[i], value)
	}
}

// nameAbsent says which words of the question no document knows; else which ones the best window does not have beside the rest.
func (w *work) nameAbsent(v view, a *lexicon.Asked) {
	if w.nameUnknown(); w.answer.Missing != nil && w.answer.Missing.Part == partWords {
		return
	}
	var typed []string
	w.eachWord(v, a, func(t knowledge.AskedTerm, value float64) {
		if value < sureWhole {
			typed = append(typed, t.Typed)
		}
	})
	if len(typed) > 0 {
		w.answer.Missing = &knowledge.Missing{Part: partApart, Asked: strings.Join(typed, ", ")}
	}
}
