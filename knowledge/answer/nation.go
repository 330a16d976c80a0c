package answer

import (
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/shape"
)

// nationally answers how many of something there are in the whole country with the sentence that says so: the documents here
// are a part of them, and their number is none of the country's. False where no sentence does.
func (w *work) nationally() (bool, error) {
	p := w.parts
	if p.Wish != knowledge.WishCount || len(p.Things) == 0 || p.Region != "" ||
		len(p.Places)+len(p.Provinces)+len(p.Attributes) > 0 || !shape.Nation.MatchString(w.q.Text) {
		return false, nil
	}
	text := w.text
	w.text, w.parts.Attributes = wordsNumberOf+p.Things[0]+wordsOfNation, []string{countAttribute}
	s, err := w.choose(w.parts)
	w.parts = p
	if err != nil {
		return false, err
	}
	s.picks = slices.DeleteFunc(s.picks, func(one pick) bool {
		return !shape.Nation.MatchString(one.view.string()) || !w.countsOf(one.view, p.Things[0])
	})
	quotes, err := w.quotes(s)
	if err != nil || len(quotes) == 0 {
		w.text, w.read, w.likeness = text, false, nil
		return false, err
	}
	w.answer.Route = knowledge.RoutePassages
	w.show(quotes, knowledge.Answered)
	return true, nil
}

// countAttribute is the attribute that is asked for by "jumlah".
const countAttribute = "jumlah"

// countsOf tells whether a window counts a thing: a number stands in it beside its name.
func (w *judge) countsOf(v view, thing string) bool {
	from, to := v.words()
	return v.passage.says(w.phraseOf(thing), from, to) &&
		slices.ContainsFunc(v.passage.words[from:to], func(q word) bool { return q.number })
}
