package answer

import (
	"slices"

	"studitiru/knowledge"
)

// What a source says that it does not know, beside what it says.

// asksDetail tells whether something is asked that a source may say that it does not know: a figure, an attribute, a name, a
// date.
func (w *brief) asksDetail() bool {
	p := w.parts
	switch p.Wish {
	case knowledge.WishValue, knowledge.WishCount, knowledge.WishWho, knowledge.WishWhen, knowledge.WishWhere, knowledge.WishWhy:
		return true
	}
	return p.Measure != "" || len(p.Attributes)+len(p.Years) > 0 || p.Article != ""
}

// tells tells whether the best window is the kind of answer that is wished for and says most of what is asked: then what a source
// does not know beside it is not the answer.
func (w *judge) tells(s *selection) bool {
	best := s.picks[0]
	if len(w.parts.Years) > 0 && w.parts.Wish == knowledge.WishWhen && !w.ofYear(best.view) {
		return false
	}
	return best.wish >= sureWish && best.whole >= knownPart && best.cover >= s.denials[0].cover && w.saysMost(best.view, s.asked)
}

// ofYear tells whether a window names a year of the question other than as the end of a date: "PEKPPP 2025", not "9 Januari
// 2025".
func (w *judge) ofYear(v view) bool {
	from, to := v.words()
	for i := from; i < to; i++ {
		if q := v.passage.words[i]; q.year != 0 && slices.Contains(w.parts.Years, int(q.year)) &&
			(i == from || !w.signs.Has(signMonth, v.passage.words[i-1].stem)) {
			return true
		}
	}
	return false
}

// denialLead is by how much a sentence that says that it is not known has to be nearer than one that says something. Of a year
// that is named it says most.
func (w *brief) denialLead() float64 {
	if len(w.parts.Years) > 0 && len(w.parts.Attributes) > 0 {
		return -denialLead
	}
	return denialLead
}

// deny quotes what the sources say that they do not know, and behind it what is near: other years, and what else was found.
func (w *work) deny(s *selection, more []knowledge.Quote) error {
	var out []knowledge.Quote
	for _, p := range s.denials {
		out = append(out, quoteOf(p.view, s.asked, p.rank))
	}
	quotes, err := w.cite(out)
	if err != nil {
		return err
	}
	if len(quotes) == 0 {
		return w.lack(s, nil)
	}
	others, err := w.nearly(s)
	if err != nil {
		return err
	}
	quotes, rest := quotes[:1:1], quotes[1:]
	for _, q := range slices.Concat(others, more, rest) {
		if !slices.ContainsFunc(quotes, func(o knowledge.Quote) bool {
			return o.Document.ID == q.Document.ID && o.Passage == q.Passage
		}) {
			quotes = append(quotes, q)
		}
	}
	w.show(quotes, knowledge.Partly)
	return nil
}
