package answer

import (
	"cmp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
)

// window is a view with what it is worth as an answer.
type window struct {
	view
	cover  float64 // share of the question in its words
	whole  float64 // share of the question in its words, heading and title
	wish   float64 // how well it is the kind of answer that is wanted, 0..1
	held   int     // bits of the needs that it holds
	denied bool    // it says that something is not known
	score  float64
}

// Weights of a window's score.
const (
	weightCover  = .55
	weightWhole  = .45
	weightWish   = .35
	weightSecond = .03 // a second sentence has to add so much of the question
	headValue    = .85 // a word of heading or title is worth so much
	titleValue   = .7
	// weightOpening is for the beginning of a practice, which says how a place does it where no other sentence says more.
	weightOpening = .4
	// weightNewer is what a year more is worth, where rows say the same of several years.
	weightNewer = .004
	firstYear   = 2000
	weightMost  = .15 // the one that has most of something, where that is asked for
	windowWords = 90  // a second sentence is not added when both have more
)

// weightTelling is what the right part of a practice is worth more where one asks for it: the part says what is meant, and its
// sentences seldom repeat the question.
const weightTelling = .5

// tellingSections are those parts.
var tellingSections = []knowledge.Section{knowledge.SectionProblem, knowledge.SectionObstacle, knowledge.SectionResult,
	knowledge.SectionCopy, knowledge.SectionMistake, knowledge.SectionMeans}

// scan looks at the windows of a text, and calls see with each: one sentence, or two of one paragraph.
func (w *judge) scan(t *text, a *lexicon.Asked, needs []need, see func(window)) {
	title := a.Values(t.card.stems)
	for i := range t.passages {
		p := &t.passages[i]
		head := a.Values(p.heading)
		for k := range head {
			head[k] = max(headValue*head[k], titleValue*title[k])
		}
		w.scanPassage(t, p, a, head, needs, see)
	}
}

func (w *judge) scanPassage(t *text, p *passage, a *lexicon.Asked, head []float64, needs []need, see func(window)) {
	var all []lexicon.Found
	a.Find(len(p.words), func(i int) string { return p.words[i].stem }, func(f lexicon.Found) { all = append(all, f) })
	at := 0
	var before []float64
	for i, s := range p.sentences {
		value := make([]float64, len(a.Terms))
		for at < len(all) && all[at].Start < s.to {
			if f := all[at]; f.Start >= s.from {
				value[f.Term] = max(value[f.Term], f.Weight)
			}
			at++
		}
		one := w.weigh(view{t, p, i, i}, a, value, head)
		one.held = heldBits(one.view, needs)
		see(one)
		if i > 0 && p.sentences[i-1].line == s.line && p.sentences[i-1].denies == s.denies &&
			s.to-p.sentences[i-1].from <= windowWords {
			both := slices.Clone(value)
			for k := range both {
				both[k] = max(both[k], before[k])
			}
			two := w.weigh(view{t, p, i - 1, i}, a, both, head)
			two.held = heldBits(two.view, needs)
			two.score -= weightSecond
			see(two)
		}
		before = value
	}
}

// weigh fills what a window is worth.
func (w *judge) weigh(v view, a *lexicon.Asked, value, head []float64) window {
	out := window{view: v, denied: v.denies()}
	ranged := w.placeNumbers(v, a, value)
	for k, t := range a.Terms {
		out.cover += t.Share * value[k]
		out.whole += t.Share * max(value[k], head[k])
	}
	out.wish = w.fit(v, a)
	out.score = ranged + weightCover*out.cover + weightWhole*out.whole + weightWish*out.wish
	if w.parts.Wish == knowledge.WishWhy || w.parts.Wish == knowledge.WishWhen && len(w.parts.Words) > 0 ||
		(w.parts.Wish == knowledge.WishValue || w.parts.Wish == knowledge.WishCount) && len(w.unit()) > 0 ||
		w.parts.Wish == knowledge.WishWho && len(w.parts.Words) > 0 || slices.Contains(tellingSections, w.section) {
		out.score += weightTelling * out.wish
	}
	if w.parts.Wish == knowledge.WishValue && len(w.parts.Years) == 0 && v.isRow() {
		out.score += weightNewer * float64(v.newest()-firstYear)
	}
	if w.bans && shape.Forbids.MatchString(v.string()) {
		out.score += weightTelling
	}
	if w.members != nil && w.namesMembers(v) {
		out.score += weightTelling
	}
	if w.leave && shape.Bans.MatchString(v.string()) { // by how much of the deed it says: much else is forbidden
		out.score += weightTelling * min(1, 2*out.cover)
	}
	if w.typed(signMost) {
		out.score += weightMost * w.most(v, a)
	}
	if w.parts.Wish == knowledge.WishHow && len(w.parts.Places) > 0 && v.passage.Ordinal == 0 && v.first == 0 {
		out.score += weightOpening
	}
	return out
}

// most tells whether a window says which one has most or least of what is asked: beside a word of the question.
func (w *judge) most(v view, a *lexicon.Asked) float64 {
	from, to := v.words()
	for i := from; i < to; i++ {
		q := v.passage.words[i]
		if !w.signs.Has(signMost, strings.ToLower(v.passage.Text[q.start:q.end])) {
			continue
		}
		for k := max(from, i-mostReach); k < min(to, i+mostReach+1); k++ {
			if a.Has(v.passage.words[k].stem) {
				return 1
			}
		}
	}
	return 0
}

// mostReach is how many words may stand between a superlative and what it is of.
const mostReach = 2

// isRow tells whether a window is the row of a table, each cell behind its head.
func (v view) isRow() bool {
	return v.first == v.last && shape.Row.MatchString(v.string())
}

// newest is the last year that a window names, or firstYear.
func (v view) newest() int {
	from, to := v.words()
	last := firstYear
	for _, q := range v.passage.words[from:to] {
		last = max(last, int(q.year))
	}
	return last
}

func heldBits(v view, needs []need) int {
	bits := 0
	for i, n := range needs {
		if n.held(v) {
			bits |= 1 << i
		}
	}
	return bits
}

// marksOf are the words of a window that the question matched, in bytes of the passage.
func marksOf(v view, a *lexicon.Asked) []knowledge.Span {
	from, to := v.words()
	var out []knowledge.Span
	a.Find(to-from, func(i int) string { return v.passage.words[from+i].stem }, func(f lexicon.Found) {
		for i := from + f.Start; i < from+f.End; i++ {
			if i > from+f.Start && i < from+f.End-1 && !a.Has(v.passage.words[i].stem) {
				continue
			}
			q := v.passage.words[i]
			out = append(out, knowledge.Span{Start: int(q.start), End: int(q.end)})
		}
	})
	slices.SortFunc(out, func(x, y knowledge.Span) int { return cmp.Compare(x.Start, y.Start) })
	return slices.Compact(out)
}

// viewOf finds the view that a hit's quote stands for; false when it does not fit the text.
func viewOf(t *text, h knowledge.Hit) (view, bool) {
	i := slices.IndexFunc(t.passages, func(p passage) bool { return p.Ordinal == h.Passage })
	if i < 0 || t.version != h.Version {
		return view{}, false
	}
	p := &t.passages[i]
	v := view{text: t, passage: p, first: -1}
	for k, s := range p.sentences {
		if s.End > h.Quote.Start && s.Start < h.Quote.End {
			if v.first < 0 {
				v.first = k
			}
			v.last = k
		}
	}
	return v, v.first >= 0
}
