package answer

import (
	"cmp"
	"math/bits"
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/question"
)

// Bounds of the passage route.
const (
	textsOfHits  = 16 // documents whose windows are looked at because the search found them
	textsOfParts = 24 // and because they are about a place, rule or thing of the question
	heldCover    = .2 // a window that holds all needs has at least so much of the question
	leastCover   = .34
	tailCover    = .6  // a further quote has at least this share of what the first one has
	ownWindow    = .05 // worth of the window that the search chose
	listLines    = 3   // a passage of so many lines is a list
	foundByParts = .8  // a document that the search did not find is worth so much of the last one that it found
)

// pick is the best window of a document.
type pick struct {
	window
	hit  *knowledge.Hit // nil: the document was found by what it is about
	rank float64
}

// selection is what the passage route chose from.
type selection struct {
	asked   *lexicon.Asked
	needs   []need
	full    int    // bits of all needs
	union   int    // bits of the needs that any window holds
	atPlace int    // the same, of windows that hold the place
	picks   []pick // best first: windows that hold all needs
	denials []pick // the same, of windows that say that something is not known
	near    []pick // windows that hold the most needs, and not all
	hidden  int    // documents that the audience may not see
}

// choose finds the best windows for some parts.
func (w *finder) choose(p knowledge.Parts) (*selection, error) {
	if err := w.search(); err != nil {
		return nil, err
	}
	s := &selection{asked: lexicon.NewAsked(w.found.Understood.Asked), needs: w.needs(p)}
	s.full = 1<<len(s.needs) - 1
	hits, cards := w.candidates(p, s)
	texts, err := w.Engine.read(w.ctx, cards)
	if err != nil {
		return nil, err
	}
	least := 0.0
	for _, h := range hits {
		if least == 0 || h.Score < least {
			least = h.Score
		}
	}
	for _, t := range texts {
		w.weighText(s, t, hits[t.card.id], least)
	}
	s.denials = slices.DeleteFunc(s.denials, func(p pick) bool { return !w.saysMost(p.view, s.asked) && !w.oneWord() })
	for _, list := range [][]pick{s.picks, s.denials, s.near} {
		slices.SortStableFunc(list, func(a, b pick) int {
			return cmp.Or(bits.OnesCount(uint(b.held))-bits.OnesCount(uint(a.held)), cmp.Compare(b.rank, a.rank),
				cmp.Compare(a.text.card.id, b.text.card.id))
		})
	}
	return s, nil
}

// oneWord tells whether a figure or an attribute is asked for with one word of content beside it: that nobody knows the "biaya
// penataan" of a thing answers who asks for its "biaya bangun".
func (w *brief) oneWord() bool {
	return len(w.parts.Words) < 2 && len(w.parts.Attributes) > 0 && len(w.parts.Things) > 0
}

// candidates are the documents whose windows are looked at: those of the best hits, and those that are about what the
// question names. The hits are the first ones of their documents.
func (w *finder) candidates(p knowledge.Parts, s *selection) (map[int64]*knowledge.Hit, []*card) {
	hits := map[int64]*knowledge.Hit{}
	var cards []*card
	unseen := map[int64]bool{}
	for i := range w.found.Hits {
		h := &w.found.Hits[i]
		if hits[h.DocumentID] != nil {
			continue
		}
		if !w.q.Audience.May(h.Visibility, h.Agency) {
			if h.Coverage >= sureWhole { // else it has little to do with the question
				unseen[h.DocumentID] = true
			}
			continue
		}
		if c := w.cardOf(h.DocumentID); c != nil && len(cards) < textsOfHits && !w.abroad(c) {
			hits[h.DocumentID] = h
			cards = append(cards, c)
		}
	}
	s.hidden = len(unseen)
	for _, c := range w.relevant(p) {
		if len(cards) < textsOfHits+textsOfParts && !slices.Contains(cards, c) && !w.abroad(c) {
			cards = append(cards, c)
		}
	}
	return hits, cards
}

// relevant are documents that are about what the question names, those about most of it first.
func (w *brief) relevant(p knowledge.Parts) []*card {
	var things []lexicon.Phrase
	for _, t := range slices.Concat(p.Things, p.Forms) {
		things = append(things, w.phraseOf(t))
	}
	points := map[int64]int{}
	cards := w.all(w.q.Audience, func(c *card) bool {
		n := 0
		for _, place := range c.places {
			switch province := w.cfg.Language.Province(place); {
			case slices.Contains(p.Places, place):
				n += 2
			case slices.Contains(p.Places, province), slices.Contains(p.Provinces, province):
				n++
			}
		}
		for _, t := range things {
			if t.InStems(c.stems) {
				n += 3
			}
		}
		for _, r := range p.Rules {
			if slices.ContainsFunc(c.rules, func(said string) bool { return shape.SameRule(r, said) }) {
				n += 3
			}
		}
		for _, i := range p.Indicators {
			if slices.Contains(c.indicators, i) && c.kind == knowledge.Guide {
				n++
			}
		}
		if p.Field != "" && p.Wish == knowledge.WishHow && slices.Contains(c.fields, p.Field) && w.playbook.InStems(c.stems) {
			n++
		}
		if p.Measure != "" && slices.Contains(c.fields, p.Measure) {
			n++
		}
		if n > 0 && p.Wish == knowledge.WishDefinition && w.glossary.InStems(c.stems) {
			n += 2
		}
		points[c.id] = n
		return n > 0
	})
	slices.SortStableFunc(cards, func(a, b *card) int { return points[b.id] - points[a.id] })
	return cards
}

// weighText puts the best windows of a document into the selection.
func (w *finder) weighText(s *selection, t *text, hit *knowledge.Hit, least float64) {
	base := foundByParts * least
	var best, denial, near window
	var own view
	if hit != nil {
		base = hit.Score
		own, _ = viewOf(t, *hit)
	}
	w.scan(t, s.asked, s.needs, func(one window) {
		if one.passage == own.passage && one.first == own.first && one.last == own.last {
			one.score += ownWindow
		}
		s.note(one.held)
		more := bits.OnesCount(uint(one.held)) - bits.OnesCount(uint(near.held))
		switch {
		case one.held == s.full && one.denied:
			denial = better(denial, one)
		case one.held == s.full:
			best = better(best, one)
		case one.denied || more < 0:
		case more > 0 || near.text == nil:
			near = one
		default:
			near = better(near, one)
		}
	})
	base += w.kindBonus(t.card) + titleBonus*w.titleShare(t.card, s.asked) + w.titleAsks(t.card)
	like := w.similar(t.card)
	if like >= nearQuestion {
		base += questionBonus * like
	}
	s.add(best, denial, near, func(one window) pick {
		if like >= nearQuestion {
			one.whole = max(one.whole, questionWhole*like)
		}
		rank := base + one.score + w.exact(one)
		if !w.saysMost(one.view, s.asked) {
			rank -= besideLoss
		}
		return pick{window: one, hit: hit, rank: rank}
	})
}

// add puts the best windows of a document into the lists that they belong to. What says nothing of the question is left out.
func (s *selection) add(best, denial, near window, as func(window) pick) {
	put := func(list *[]pick, one window, least float64) {
		if one.text == nil {
			return
		}
		if p := as(one); p.whole > 0 && p.whole >= least {
			*list = append(*list, p)
		}
	}
	put(&s.picks, best, 0)
	if len(s.needs) > 0 {
		put(&s.denials, denial, heldCover)
	} else {
		put(&s.denials, denial, leastCover)
	}
	if best.text == nil {
		put(&s.near, near, 0)
	}
}

// Worth of the kind of document, beside what the search gave it.
const (
	guideBonus      = .35 // guides and rules tell how something is done, or what it is
	definitionBonus = 1.2 // a sentence that defines the thing
	attributeBonus  = .15 // an attribute that a window calls by its name
	exampleLoss     = .4  // an example, where it is asked what has to be
	ruleBonus       = 1   // the document of a rule that is named
	visitBonus      = 1   // a visit that is asked for
	kindBonus       = .5  // of the kind that the question names
	besideLoss      = .4  // a window that has the thing, and not what is asked of it
	titleBonus      = .5  // a title that says all that is asked for
	wishTitle       = .9  // a title that says by its own word what kind of answer its document gives
	titleFocus      = .2  // and nothing else
	wholeTitle      = .6  // a subject of a rule that is asked for word for word
)

// titleAsks is what a title is worth that says by its own word what kind of answer its document gives: "siapa melakukan apa",
// "jadwal" for when.
func (w *judge) titleAsks(c *card) float64 {
	for sign, wish := range titleWishes {
		if w.parts.Wish == wish && slices.ContainsFunc(c.stems, func(s string) bool { return w.signs.Has(sign, s) }) {
			return wishTitle
		}
	}
	return 0
}

// titleWishes are the wishes that titles promise to fulfil, by the words for them.
var titleWishes = map[string]knowledge.Wish{"judul siapa": knowledge.WishWho, "judul kapan": knowledge.WishWhen,
	"judul mengapa": knowledge.WishWhy}

// titleShare is how much of a question the title of a document says, where it says more than one word of it.
func (w *judge) titleShare(c *card, a *lexicon.Asked) float64 {
	share, said := a.ShareOf(c.stems)
	if said < 2 {
		return 0
	}
	topic := c.stems
	if at := slices.Index(topic, wordsAbout); c.kind == knowledge.Rule && at >= 0 {
		topic = topic[at+1:]
	}
	if _, own := a.ShareOf(topic); own > 1 && own+1 >= len(topic) {
		share += wholeTitle
	}
	return share * (1 + titleFocus*float64(said)/float64(len(c.stems)))
}

// kindBonus is what a document is worth more for its kind.
func (w *judge) kindBonus(c *card) float64 {
	p := w.parts
	general := len(p.Places)+len(p.Provinces) == 0
	switch {
	case slices.ContainsFunc(p.Rules, func(r string) bool {
		return slices.ContainsFunc(c.rules, func(said string) bool { return shape.SameRule(r, said) })
	}):
		return ruleBonus
	case p.Kind == knowledge.Visit && general && w.typed(signNorm) && c.kind == knowledge.Guide:
		return visitBonus + guideBonus // how one has to go about it is in no visit
	case (p.Visitors || p.Kind == knowledge.Visit) && c.kind == knowledge.Visit:
		return visitBonus
	case p.Kind != "" && c.kind == p.Kind && w.section == "":
		return kindBonus
	case general && w.asksBasis() && c.kind == knowledge.Rule:
		return ruleBonus
	case general && w.asksBasis() && c.kind == knowledge.Guide && (len(c.places) == 0 || c.alone(nationwide)):
		return kindBonus
	case general && (p.Wish == knowledge.WishHow || p.Wish == knowledge.WishDefinition || w.typed(signNorm)) &&
		(c.kind == knowledge.Guide || c.kind == knowledge.Rule):
		return guideBonus
	}
	return 0
}

// asksBasis tells whether the rules behind something are asked for.
func (w *brief) asksBasis() bool {
	return w.section == knowledge.SectionBasis || slices.Contains(w.parts.Attributes, question.BasisAttribute)
}

// exact is what a window is worth more for being just what is wished for: the definition of the thing, the attribute by its name,
// what a rule demands and no example of it.
func (w *judge) exact(one window) float64 {
	if len(w.parts.Attributes) == 1 {
		from, to := one.words()
		if one.passage.says(w.phraseOf(w.parts.Attributes[0]), from, to) {
			return attributeBonus
		}
	}
	if len(w.parts.Places)+len(w.parts.Provinces) == 0 && w.typed(signNorm) &&
		(one.passage.section == knowledge.SectionExample || one.namesPlace()) {
		return -exampleLoss
	}
	if w.parts.Grade != "" && len(w.parts.Places)+len(w.parts.Provinces) == 0 && !w.reading.Area && one.namesPlace() {
		return -exampleLoss // a grade by itself is asked for, not who has it
	}
	if w.parts.Wish == knowledge.WishDefinition && one.wish >= sureWish {
		return definitionBonus * one.wish
	}
	return 0
}

// namesPlace tells whether a window tells of a place.
func (v view) namesPlace() bool {
	from, to := v.words()
	return slices.ContainsFunc(v.passage.mentions, func(m mention) bool { return m.from >= from && m.to <= to })
}

// note keeps which needs were met with.
func (s *selection) note(held int) {
	s.union |= held
	for i, n := range s.needs {
		if n.part == partPlace && held&(1<<i) != 0 {
			s.atPlace |= held
		}
	}
}

func better(a, b window) window {
	if a.text == nil || b.score > a.score {
		return b
	}
	return a
}

// passages answers with the best windows.
func (w *work) passages() error {
	w.answer.Route = knowledge.RoutePassages
	s, err := w.choose(w.parts)
	if err != nil || w.understood() {
		return err
	}
	w.answer.Hidden = s.hidden
	quotes, err := w.quotes(s)
	if err != nil {
		return err
	}
	if err := w.settle(s, quotes); err != nil {
		return err
	}
	if w.parts.Measure != "" && w.q.Offset == 0 && w.answer.Outcome == knowledge.Answered {
		w.answer.Disagree = knowledge.Disagree(w.answer.Quotes) // of a place that facts do not know
	}
	return nil
}

// understood takes over what the search made of the words; true when the person has to choose a meaning first.
func (w *work) understood() bool {
	u := w.found.Understood
	if u.Changed {
		w.answer.Understood = u.Text
	}
	if len(u.Ambiguous) > 0 {
		w.answer.Outcome, w.answer.Reason, w.answer.Choices = knowledge.Unclear, knowledge.ReasonAmbiguous, u.Ambiguous
		return true
	}
	return false
}

// quotes makes quotes of the picks, one a document. What comes behind has to have nearly as much of the question as the
// best one: two good quotes beat three.
func (w *finder) quotes(s *selection) ([]knowledge.Quote, error) {
	var out []knowledge.Quote
	for _, p := range s.picks {
		if len(out) > 0 && (p.whole < max(leastCover, tailCover*s.picks[0].whole) || w.besides(s.picks[0], p)) {
			continue
		}
		out = append(out, quoteOf(w.widened(p.view), s.asked, p.rank))
	}
	return w.cite(append(w.promised(s), out...))
}

// besides tells whether a further quote is less the kind of answer that is wished for than the first one: behind a definition
// or an obstacle a figure of the same thing is no answer.
func (w *judge) besides(first, p pick) bool {
	if w.section == "" && w.parts.Wish != knowledge.WishDefinition {
		return false
	}
	return p.wish < tailWish*first.wish
}

// tailWish is how nearly a further quote has to be the kind of answer that the first one is.
const tailWish = .6

// widened is the whole list that a window stands in, when a list is asked for and not one item of it.
func (w *judge) widened(v view) view {
	p := v.passage
	listed := w.reading.Listed && len(w.parts.Attributes) == 0 || w.parts.Wish == knowledge.WishList ||
		w.section == knowledge.SectionEvidence || w.section == knowledge.SectionSteps
	if !listed || len(w.parts.Indicators) > 0 || len(p.sentences) > cardLines {
		return v
	}
	if w.namesMembers(v) {
		return v // it is the list
	}
	if slices.Contains(w.reading.Meant, wordsWho) && p.section == knowledge.SectionSteps {
		return v // "siapa saja" asks for no steps
	}
	if lines := p.sentences[len(p.sentences)-1].line + 1; lines < listLines || lines < len(p.sentences)-1 {
		return v
	}
	return view{text: v.text, passage: p, last: len(p.sentences) - 1}
}
