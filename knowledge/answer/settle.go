package answer

import (
	"slices"
	"strings"

	"studitiru/knowledge"
)

// Bounds of the outcome.
const (
	sureWhole   = .5  // a window that holds every need and so much of the question answers it
	sureWish    = .7  // so does one that is exactly the kind of answer that is wished for
	wholeWish   = .9  // and what is that without anything between needs nothing beside it
	denialLead  = .2  // a sentence that says that it is not known comes first when it has so much more of the question
	knownPart   = .75 // of what any document knows of the question is near
	nearlyWhole = .65 // a window that lacks an attribute is near with so much of a question that names no thing
	nearWhole   = .5  // a passage with so much of the question is near, when nothing was required
)

// settle decides the outcome on the passage route.
func (w *work) settle(s *selection, quotes []knowledge.Quote) error {
	known := w.unknown() < unknownShare
	switch {
	case known && len(quotes) > 0 && len(s.denials) > 0 && len(s.needs) > 0 && w.asksDetail() && !w.tells(s) &&
		s.denials[0].whole > s.picks[0].whole+w.denialLead():
		return w.deny(s, quotes)
	case len(quotes) > 0 && w.sure(s):
		w.show(quotes, knowledge.Answered)
		if w.wantsValue(w.parts) && len(s.denials) > 0 && w.figures(s.picks[0].view, s.asked) == 0 {
			w.answer.Outcome = knowledge.Partly // a grade is known, and said to be all that is
			return w.addDenial(s)
		}
		return nil
	case len(quotes) > 0 && w.isNear(s):
		w.show(quotes, knowledge.Partly)
		w.nameUnknown()
		return nil
	case known && len(s.denials) > 0 && len(s.needs) > 0 && s.denials[0].whole >= nearWhole:
		if w.wantsValue(w.parts) && len(w.parts.Years) > 0 {
			if done, err := w.undated(); done || err != nil {
				return err
			}
		}
		return w.deny(s, nil)
	}
	return w.lack(s, quotes)
}

// unknownShare is the share of a question in words that no document knows from which on nothing answers it.
const unknownShare = .25

// unknown is the share of the question in words of content that no document knows.
func (w *finder) unknown() (share float64) {
	for _, t := range w.found.Understood.Asked {
		if len(t.Ways) > 0 && slices.Contains(w.strange(), t.Ways[0].Stems[0]) {
			share += t.Share
		}
	}
	return share
}

// strange are the stems of content that no document knows. What only frames a question is none, though no document says it.
func (w *finder) strange() (out []string) {
	for _, word := range w.found.Understood.Unknown {
		if stem := w.cfg.Language.Stem(word); slices.Contains(w.parts.Words, stem) || slices.Contains(w.parts.Words, word) {
			out = append(out, stem)
		}
	}
	return out
}

// sure tells whether the best window answers.
func (w *finder) sure(s *selection) bool {
	best := s.picks[0]
	if w.unknown() >= unknownShare && (best.whole < sureWhole || w.wantsValue(w.parts)) {
		return false
	}
	said := w.saysMost(best.view, s.asked) || w.similar(best.text.card) >= sameQuestion ||
		len(s.needs) > 1 && len(w.parts.Words) < 2 || // the parts say what it is about
		len(w.parts.Forms)+len(w.parts.Rules)+len(w.parts.Indicators) > 0 && len(w.unit()) > 0 && best.wish == 1
	if !w.saysVerb(best, s.asked) || w.stepless(best) || w.ofGuests(best) || w.elsewhereIn(best) {
		return false
	}
	if w.parts.Wish == knowledge.WishDefinition && best.wish >= wholeWish && len(s.needs) == 0 {
		return true // it is the very sentence
	}
	if len(s.needs) > 0 {
		return best.whole >= leastCover && said && best.wish == 1 && len(w.unit()) > 0 ||
			best.whole >= sureWhole && said || len(w.parts.Words) == 0 ||
			w.found.Verdict == knowledge.SureMatch && said && best.whole >= leastCover &&
				len(w.parts.Attributes) == 0 || w.section != "" && best.wish == 1 && w.saysSome(best.view, s.asked) ||
			w.parts.Wish == knowledge.WishDefinition && best.wish >= sureWish
	}
	return w.found.Verdict == knowledge.SureMatch || w.similar(best.text.card) >= sameQuestion ||
		best.wish >= sureWish && best.whole >= sureWhole
}

// ofGuests tells whether a visit would answer how many people a place has: those that are counted there are its guests.
func (w *finder) ofGuests(best pick) bool {
	p := w.parts
	return best.text.card.kind == knowledge.Visit && p.Kind != knowledge.Visit && !p.Visitors && p.Wish == knowledge.WishValue &&
		len(p.Places) > 0 && slices.ContainsFunc(p.Words, func(s string) bool { return w.signs.Has(signPeople, s) })
}

// elsewhereIn tells whether a turn asks for a section of what the question before was about, and this window is of another one.
func (w *brief) elsewhereIn(best pick) bool {
	return w.reading.Stays && w.section != "" && best.wish < saysOwn && len(w.reading.Own.Words)+len(w.parts.Attributes) == 0
}

// isNear tells whether the best window may be shown as a part of the answer: the thing asked about is in it, or most of what
// any document knows of the question.
func (w *finder) isNear(s *selection) bool {
	best, p, unknown := s.picks[0], w.parts, w.unknown()
	if unknown >= unknownShare && w.wantsValue(p) || len(p.Attributes) > 0 && !w.saysMost(best.view, s.asked) {
		return false
	}
	if w.found.Verdict == knowledge.SureMatch && len(s.needs) > 0 && best.whole >= sureWhole && w.saysSome(best.view, s.asked) {
		return true
	}
	if unknown >= unknownShare && len(s.needs) > 0 && w.saysKnown(best.view, s.asked) {
		return true
	}
	if len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators) > 0 || p.Measure != "" {
		return w.saysMost(best.view, s.asked)
	}
	if unknown >= unknownShare && w.coversKnown(best) {
		return true
	}
	if unknown >= unknownShare {
		return unknown <= sureWhole && best.whole >= knownPart*(1-unknown)
	}
	return w.found.Verdict == knowledge.NearMatch || w.found.Verdict == knowledge.SureMatch || best.whole >= nearWhole
}

// almost tells whether the best window holds two parts or more and lacks only a lesser share of the words around them: it is
// shown, and the words are named.
func (w *finder) almost(s *selection) bool {
	best := s.picks[0]
	return len(s.needs) > 1 && best.whole >= nearWhole*(1-w.unknown()) && !w.wantsValue(w.parts)
}

// show puts the asked page of quotes into the answer.
func (w *work) show(quotes []knowledge.Quote, outcome knowledge.Outcome) {
	page := quotes[min(w.q.Offset, len(quotes)):]
	w.answer.More = max(0, len(page)-w.quotesWanted())
	w.answer.Quotes, w.answer.Outcome = page[:min(w.quotesWanted(), len(page))], outcome
}

// nameUnknown says which words of the question no document knows.
func (w *work) nameUnknown() {
	var typed []string
	for _, t := range w.found.Understood.Asked {
		if len(t.Ways) > 0 && slices.Contains(w.strange(), t.Ways[0].Stems[0]) {
			typed = append(typed, t.Typed)
		}
	}
	if len(typed) > 0 {
		w.answer.Missing = &knowledge.Missing{Part: partWords, Asked: strings.Join(typed, ", ")}
	}
}

// lack names the part that no window has, with what there is instead.
func (w *work) lack(s *selection, quotes []knowledge.Quote) error {
	if len(s.needs) == 0 {
		w.answer.Outcome = knowledge.NotFound
		w.answer.Nearest = quotes[:min(len(quotes), w.quotesWanted())]
		w.nameUnknown()
		return nil
	}
	if len(s.picks) > 0 { // every part is there, and not what is asked of it
		w.answer.Outcome = knowledge.NotFound
		w.nameAbsent(s.picks[0].view, s.asked)
		if m := w.answer.Missing; w.almost(s) && m != nil {
			m.Part = partBeside
			w.show(quotes, knowledge.Partly)
		}
		return nil
	}
	blamed := w.blame(s)
	if len(s.near) > 0 && (blamed.part == partYear || blamed.part == partAttribute) && !w.wantsValue(w.parts) &&
		!slices.ContainsFunc(s.near, func(p pick) bool { return !w.lacksMain(s, p.held) && w.saysMost(p.view, s.asked) }) {
		w.answer.Outcome = knowledge.NotFound
		if blamed.part == partAttribute {
			var err error
			w.answer.Missing, err = w.missing(blamed)
			return err
		}
		w.nameAbsent(s.near[0].view, s.asked)
		return nil
	}
	if blamed.part == partYear && w.wantsValue(w.parts) {
		if done, err := w.undated(); done || err != nil {
			return err
		}
	}
	missing, err := w.missing(blamed)
	if err != nil {
		return err
	}
	w.answer.Missing = missing
	w.answer.Outcome = knowledge.NotFound
	if len(w.must) == 0 && blamed.part == partAttribute || blamed.part == partYear && !w.wantsValue(w.parts) {
		return w.around(s)
	}
	return nil
}

// undated answers for a year of which nothing is known with what a source says that it does not know of any year, and with the
// grade that it does know.
func (w *work) undated() (bool, error) {
	wide := w.parts
	wide.Years = nil
	s, err := w.choose(wide)
	if err != nil || len(s.denials) == 0 {
		return false, err
	}
	var out []knowledge.Quote
	for _, p := range s.picks {
		if p.text == s.denials[0].text && w.figures(p.view, s.asked) == 0 {
			out = append(out, quoteOf(p.view, s.asked, p.rank))
		}
	}
	quotes, err := w.cite(append(out, quoteOf(s.denials[0].view, s.asked, s.denials[0].rank)))
	if err != nil || len(quotes) == 0 {
		return false, err
	}
	w.show(quotes, knowledge.Partly)
	return true, nil
}

// blame finds the need that keeps the question from an answer.
func (w *judge) blame(s *selection) need {
	seen := s.union
	for i, n := range s.needs {
		if n.part == partPlace {
			if s.union&(1<<i) == 0 && !w.knowsPlace() {
				return n
			}
			seen = s.atPlace | 1<<i
		}
	}
	for i, n := range s.needs {
		if seen&(1<<i) == 0 {
			return n
		}
	}
	return s.needs[len(s.needs)-1] // each is there, and no window has them together
}

// knowsPlace tells whether any document is about a place that the question names.
func (w *brief) knowsPlace() bool {
	return len(w.all(w.q.Audience, w.ofPlace(w.parts))) > 0
}

// ofPlace selects the documents about the places or provinces of the parts; all of them when none is named.
func (w *brief) ofPlace(p knowledge.Parts) func(*card) bool {
	if len(p.Places) == 0 && len(p.Provinces) == 0 {
		return func(*card) bool { return true }
	}
	within := func(c *card, places []string) bool {
		return slices.ContainsFunc(c.places, func(name string) bool {
			return slices.Contains(places, name) || slices.Contains(p.Provinces, w.cfg.Language.Province(name)) ||
				slices.Contains(places, w.cfg.Language.Province(name)) // what lies in a province that is asked for
		})
	}
	groups := w.groups(p)
	if len(groups) < 2 || !severally(p) {
		return func(c *card) bool { return within(c, p.Places) }
	}
	return func(c *card) bool {
		return !slices.ContainsFunc(groups, func(g []string) bool { return !within(c, g) })
	}
}

// documentsInstead is how many documents are offered in the place of an answer.
const documentsInstead = 3

// missing describes a lack and what there is instead: documents of the place, or, without one, of the thing.
func (w *finder) missing(n need) (*knowledge.Missing, error) {
	m := &knowledge.Missing{Part: n.part, Asked: n.asked}
	if n.asked == wordsSample {
		m.Part = partExample
	}
	if n.part == partPlace && len(w.parts.Places) > 0 && w.knowsPlace() {
		return w.unsaid()
	}
	fits := w.ofPlace(w.parts)
	if groups := w.groups(w.parts); len(groups) > 0 { // the documents of all of them are counted
		names := make([]string, len(groups))
		for i, g := range groups {
			names[i] = g[0]
		}
		m.Place = strings.Join(names, wordsAnd)
	}
	if n.part == partPlace || len(w.parts.Places) == 0 && len(w.parts.Provinces) == 0 {
		related := w.relevant(knowledge.Parts{Things: w.parts.Things, Forms: w.parts.Forms, Rules: w.parts.Rules,
			Indicators: w.parts.Indicators})
		fits = func(c *card) bool { return slices.Contains(related, c) }
	}
	cards := w.all(w.q.Audience, fits)
	if m.Place != "" && (n.part == partAttribute || n.part == partMeasure) {
		if about := w.aboutThings(cards); len(about) > 0 {
			cards, m.Thing = about, strings.Join(w.parts.Things, ", ")
		}
	}
	m.Total = len(cards)
	slices.SortStableFunc(cards, func(a, b *card) int { return b.year - a.year })
	docs, err := w.documentsOf(cards[:min(len(cards), documentsInstead)])
	m.Documents = docs
	return m, err
}

// aboutThings are those of some cards whose title names a thing of the question.
func (w *judge) aboutThings(cards []*card) []*card {
	return slices.DeleteFunc(slices.Clone(cards), func(c *card) bool {
		return !slices.ContainsFunc(w.parts.Things, func(t string) bool { return w.phraseOf(t).InStems(c.stems) })
	})
}

// around quotes windows that hold all but the part that is missing: near, and said to be so.
func (w *work) around(s *selection) error {
	quotes, err := w.nearly(s)
	if err != nil || len(quotes) == 0 {
		return err
	}
	w.show(quotes, knowledge.Partly)
	return nil
}

// nearly quotes the windows that lack nothing but an attribute or a year, and of these as little as any.
func (w *finder) nearly(s *selection) ([]knowledge.Quote, error) {
	most, least := -1, nearlyWhole
	if p := w.parts; len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators) > 0 || p.Measure != "" {
		least = leastCover // it is about what was named
	}
	var out []knowledge.Quote
	for _, p := range s.near {
		if w.lacksMain(s, p.held) || w.wantsValue(w.parts) {
			continue
		}
		if !w.saysMost(p.view, s.asked) {
			continue
		}
		if most < 0 {
			most = p.held
		}
		if p.held == most && p.whole >= least {
			out = append(out, quoteOf(p.view, s.asked, p.rank))
		}
	}
	return w.cite(out)
}

// lacksMain tells whether another need than an attribute or a year is not held.
func (w *judge) lacksMain(s *selection, held int) bool {
	for i, n := range s.needs {
		if held&(1<<i) == 0 && n.part != partAttribute && n.part != partYear {
			return true
		}
	}
	return false
}

// finish fills what every answer has.
func (w *work) finish() error {
	a := &w.answer
	if a.Route == knowledge.RouteTalk {
		return nil
	}
	if a.Outcome == knowledge.NotFound {
		if err := w.search(); err != nil { // a gap is counted under the words that were searched
			return err
		}
	}
	a.Context = w.context()
	if a.Outcome == knowledge.NotFound || a.Outcome == knowledge.Unclear {
		a.Context = w.refused()
	}
	if w.reading.Inherited {
		a.Inherited = knowledge.Context{Topic: w.reading.Topic, At: w.q.Previous.At}
		for _, place := range w.parts.Places {
			if slices.Contains(w.q.Previous.Places, place) {
				a.Inherited.Places = append(a.Inherited.Places, place)
			}
		}
	}
	w.next()
	return nil
}
