package answer

import (
	"regexp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
)

// A turn that asks something of what the question before was about is answered from its document, where that says it.

// Bounds of such an answer.
const (
	saysOwn     = .5 // what a window has of the turn's own words, at least
	saysAll     = .8 // the same, of a turn that could be a question of its own
	beginBonus  = .5 // what a date of the beginning is worth, where one asks when
	ownSections = 6  // lines of a section that are quoted whole where the section is all that is asked for
)

// ownTerms are the searched words of the turn itself that are content.
func (w *finder) ownTerms() (out []knowledge.AskedTerm) {
	own := w.reading.Own
	said := map[string]bool{}
	for _, s := range own.Words {
		said[s] = true
	}
	if c := w.cardOf(w.reading.Document); c != nil && c.kind != knowledge.Guide { // guides say "isi" of many things
		for _, s := range w.reading.Soft {
			said[s] = true
		}
	}
	for _, t := range own.Things {
		for _, s := range lexicon.Stems(w.cfg.Language.Tokens(t)) {
			said[s] = true
		}
	}
	sum := 0.0
	for _, t := range w.found.Understood.Asked {
		if len(t.Ways) > 0 && slices.ContainsFunc(t.Ways[0].Stems, func(s string) bool { return said[s] }) {
			out = append(out, t)
			sum += t.Share
		}
	}
	for i := range out {
		out[i].Share /= max(sum, 1e-9)
	}
	return out
}

// stay answers from the document that the turn stays with; false when it says nothing of what is asked.
func (w *work) stay() (bool, error) {
	if !w.reading.Stays {
		return false, nil
	}
	c := w.cardOf(w.reading.Document)
	if c == nil || !w.q.Audience.May(c.visibility, c.agency) {
		return false, nil
	}
	if err := w.search(); err != nil || len(w.found.Understood.Ambiguous) > 0 {
		return false, err
	}
	own := w.ownTerms()
	if len(own)+len(w.parts.Attributes) == 0 && w.figureAsked() == "" && w.section == "" && !w.asksDetail() &&
		w.parts.Wish != knowledge.WishHow {
		return false, nil
	}
	texts, err := w.Engine.read(w.ctx, []*card{c})
	if err != nil || len(texts) == 0 {
		return false, err
	}
	if done, err := w.stayIn(texts[0], own); done || err != nil {
		return done, err
	}
	if c.kind == knowledge.Innovation || c.kind == knowledge.Visit {
		w.must, w.home = w.hard(own), len(w.parts.Places) > 0
	}
	return false, nil
}

// behind answers a question that could stand alone from the document of the question before; false when that does not say all
// that is asked.
func (w *work) behind() (bool, error) {
	w.strict = true
	w.tidy()
	w.answer.Parts = w.parts
	done, err := w.stay()
	if !done || err != nil {
		return false, err
	}
	for _, step := range []func() error{w.arrange, w.scored, w.finish} {
		if err := step(); err != nil {
			return false, err
		}
	}
	return true, nil
}

// stayIn quotes what a text says of what is asked, or that it is not known.
func (w *work) stayIn(t *text, own []knowledge.AskedTerm) (bool, error) {
	if words := w.reading.Own.Words; len(w.unit()) == 0 && len(words) == 1 { // "petugasnya ada berapa" counts them
		alike := w.countedAlike(words[0])
		w.counting = &alike
		defer func() { w.counting = nil }()
	}
	if w.section != "" && len(own) > 0 && !t.has(w.section) { // "skornya" of a practice is a figure
		defer func(section knowledge.Section) { w.section = section }(w.section)
		w.section = ""
	}
	asked := lexicon.NewAsked(own)
	best, denial := w.within(t, asked)
	if rest := w.withoutCues(own); best.text == nil && denial.text == nil && len(rest) < len(own) {
		own, asked = rest, lexicon.NewAsked(rest)
		best, denial = w.within(t, asked)
	}
	if best.text == nil && denial.text == nil && w.asksBegun(own) {
		own, asked = nil, lexicon.NewAsked(nil)
		best, denial = w.within(t, asked)
	}
	if denial.text != nil && w.parts.Wish == knowledge.WishValue && len(w.parts.Attributes) == 0 &&
		(best.wish < sureWish || countUnknown(best, denial, asked)) {
		best = window{} // a figure of something else stands there, and that of this is said to be unknown
	}
	switch {
	case best.text != nil && w.section != "" && best.passage.section != w.section: // what is nearest to an obstacle is the problem
		return w.stayWith(best.view, asked, knowledge.Partly)
	case best.text != nil:
		for _, kept := range w.reading.Kept {
			if !slices.Contains(w.parts.Words, kept) {
				w.parts.Words = append(slices.Clone(w.parts.Words), kept)
			}
		}
		return w.stayWith(w.wholeSection(best.view, own), asked, knowledge.Answered)
	case denial.text != nil:
		return w.stayWith(denial.view, asked, knowledge.Partly)
	case w.section != "" && len(own) == 0 && len(w.parts.Attributes) > 0 && w.parts.Wish != knowledge.WishValue:
		return w.stayInSection(t, asked)
	case t.card.kind == knowledge.Visit && w.asksTopic():
		return w.stayWith(view{text: t, passage: &t.passages[0]}, asked, knowledge.Answered)
	}
	return false, nil
}

// stayInSection quotes the part that is asked for, where it says nothing of the attribute by its name: "modalnya dari mana".
func (w *work) stayInSection(t *text, asked *lexicon.Asked) (bool, error) {
	defer func(attributes []string) { w.parts.Attributes = attributes }(w.parts.Attributes)
	w.parts.Attributes = nil
	best, _ := w.within(t, asked)
	if best.text == nil || best.passage.section != w.section {
		return false, nil
	}
	return w.stayWith(best.view, asked, knowledge.Partly)
}

// within finds the best windows of a text that say what the turn asks: one that says it, and one that says it is not known.
func (w *finder) within(t *text, asked *lexicon.Asked) (best, denial window) {
	p := w.parts
	years := p.Years
	if len(w.reading.Own.Years) == 0 && slices.Contains(years, t.card.year) { // the year named the document
		years = nil
	}
	needs := w.needs(knowledge.Parts{Years: years, Attributes: p.Attributes, Wish: p.Wish, Measure: w.figureAsked()})
	said := len(asked.Terms)+len(p.Attributes) > 0 || w.figureAsked() != ""
	least := saysOwn
	if w.strict {
		least = saysAll
	}
	w.scan(t, asked, needs, func(one window) {
		if one.held != 1<<len(needs)-1 || len(asked.Terms) > 0 && one.whole < least && !w.excepts(one.view) {
			return
		}
		switch {
		case one.denied && !(w.section != "" && one.passage.section == w.section) && said:
			denial = better(denial, one)
		case one.denied && one.passage.section != w.section:
		case w.fitting(one, said):
			one.score += w.begun(one.view) + w.counted(one.view, asked)
			best = better(best, one)
		}
	})
	return best, denial
}

// figureAsked is what the turn asks how much or how many of, by its name; "" for none. What grades a place is none of a practice.
func (w *brief) figureAsked() string {
	if m := w.reading.Own.Measure; !w.measures.index(m) {
		return m
	}
	return ""
}

// excepts tells whether a window says for whom a rule does not hold, where one asks for whom it does.
func (w *judge) excepts(v view) bool {
	if !w.typed(signApplies) || v.text.card.kind != knowledge.Rule {
		return false
	}
	from, to := v.words()
	return slices.ContainsFunc(v.passage.words[from:to], func(q word) bool { return w.signs.Has(signExcept, q.stem) })
}

// hard are the terms that do not only frame a question elsewhere.
func (w *brief) hard(own []knowledge.AskedTerm) []knowledge.AskedTerm {
	return slices.DeleteFunc(slices.Clone(own), func(t knowledge.AskedTerm) bool {
		return slices.ContainsFunc(t.Ways[0].Stems, func(s string) bool { return slices.Contains(w.reading.Soft, s) })
	})
}

// withoutCues leaves out the words that only ask for a section: a "penghargaan" need not be called one where results are told.
func (w *brief) withoutCues(own []knowledge.AskedTerm) []knowledge.AskedTerm {
	if w.section == "" {
		return own
	}
	cues := map[string]bool{}
	for _, cue := range w.roles.Cues(w.q.Text, w.section) {
		cues[w.cfg.Language.Stem(cue)] = true
	}
	return slices.DeleteFunc(slices.Clone(own), func(t knowledge.AskedTerm) bool { return cues[t.Ways[0].Stems[0]] })
}

// asksTopic tells whether it is asked of a visit what it was about: "bahas apa". Its beginning says it.
func (w *brief) asksTopic() bool {
	words := w.reading.Own.Words
	return len(words) > 0 && !slices.ContainsFunc(words, func(s string) bool { return !w.signs.Has(signLearns, s) })
}

// fitting tells whether a window is the kind of answer that is asked for. Where words of the turn are said, it need not be quite.
func (w *judge) fitting(one window, said bool) bool {
	switch {
	case w.reading.Ordinal:
		return ordinal.MatchString(one.string())
	case w.section != "":
		return one.wish >= saysOwn
	case !said:
		return one.wish >= sureWish || one.wish > 0 && w.begun(one.view) > 0
	case w.parts.Wish == knowledge.WishValue && w.unitApart():
		return one.wish == 1
	case w.parts.Wish == knowledge.WishValue, w.parts.Wish == knowledge.WishWhen, w.parts.Wish == knowledge.WishWho:
		return one.wish > 0
	}
	return true
}

// ordinal finds which one in a row something is.
var ordinal = regexp.MustCompile(`(?i)\bke-\d|\bpertama\b|\bkedua\b|\bketiga\b`)

// unitApart tells whether it is said what is counted beside what is asked about: "rombongannya berapa orang".
func (w *brief) unitApart() bool {
	unit, own := w.unit(), w.reading.Own
	return len(unit) > 0 && len(own.Attributes) == 0 && own.Measure == "" &&
		!slices.ContainsFunc(unit, func(s string) bool { return slices.Contains(own.Words, s) })
}

// begun is what a window is worth more that says when something began, where one asks when and nothing else.
func (w *judge) begun(v view) float64 {
	if w.parts.Wish != knowledge.WishWhen || len(w.reading.Own.Words) > 1 {
		return 0
	}
	from, to := v.words()
	if slices.ContainsFunc(v.passage.words[from:to], func(q word) bool { return w.signs.Has(signBegins, q.stem) }) {
		return beginBonus
	}
	return 0
}

// counted is what a window is worth more whose number stands behind the noun that is counted: "penerimanya adalah 412 orang", and
// not "13 pendamping mendata penerima".
func (w *judge) counted(v view, asked *lexicon.Asked) float64 {
	if w.parts.Wish != knowledge.WishValue || len(asked.Terms) != 1 || !strings.HasSuffix(asked.Terms[0].Typed, "nya") {
		return 0
	}
	from, to := v.words()
	for i := from; i < to; i++ {
		if !asked.Has(v.passage.words[i].stem) {
			continue
		}
		for k := i + 1; k < min(to, i+1+numberReach); k++ {
			if q := v.passage.words[k]; q.number && q.year == 0 {
				return countBonus
			}
		}
	}
	return 0
}

// Where a number stands that counts, and what that is worth.
const (
	numberReach = 8
	countBonus  = .3
)

// countUnknown tells whether a sentence says of how many no source tells, and the number beside it counts something else.
func countUnknown(best, denial window, asked *lexicon.Asked) bool {
	if best.text == nil || denial.whole < best.whole || !strings.Contains(strings.ToLower(denial.string()), "jumlah") {
		return false
	}
	from, to := best.words()
	for i := from; i < to; i++ {
		if !best.passage.words[i].number {
			continue
		}
		for k := i + 1; k < min(to, i+1+unitReach); k++ {
			if asked.Has(best.passage.words[k].stem) {
				return false
			}
		}
	}
	return true
}

// asksBegun tells whether it is asked when something began, in a word that need not be the one that tells it: "kapan diresmikan".
func (w *brief) asksBegun(own []knowledge.AskedTerm) bool {
	return w.parts.Wish == knowledge.WishWhen && len(own) == 1 && w.signs.Has(signBegins, own[0].Ways[0].Stems[0])
}

// wholeSection is the whole short section that a window stands in, where the section is all that is asked for.
func (w *judge) wholeSection(v view, own []knowledge.AskedTerm) view {
	if w.section == "" || len(own) > 0 || len(v.passage.sentences) > ownSections || v.passage.section != w.section {
		return w.widened(v)
	}
	return view{text: v.text, passage: v.passage, last: len(v.passage.sentences) - 1}
}

func (w *work) stayWith(v view, asked *lexicon.Asked, outcome knowledge.Outcome) (bool, error) {
	quotes, err := w.cite([]knowledge.Quote{quoteOf(v, asked, 1)})
	if err != nil || len(quotes) == 0 {
		return false, err
	}
	w.answer.Route = knowledge.RoutePassages
	if w.found.Understood.Changed {
		w.answer.Understood = w.found.Understood.Text
	}
	w.show(quotes, outcome)
	return true, nil
}

// mustSay requires the words that the turn itself asks for, each in the window or its heading.
func (w *finder) mustSay() (out []need) {
	for _, t := range w.must {
		one := lexicon.NewAsked([]knowledge.AskedTerm{t})
		out = append(out, need{partAttribute, t.Typed, func(v view) bool {
			from, to := v.words()
			stems := slices.Clone(v.passage.heading)
			for _, q := range v.passage.words[from:to] {
				stems = append(stems, q.stem)
			}
			return one.Values(stems)[0] > 0
		}})
	}
	return out
}

// abroad tells whether a document is about no place of the question, where only those answer.
func (w *finder) abroad(c *card) bool {
	return w.home && !slices.ContainsFunc(c.places, func(place string) bool { return slices.Contains(w.parts.Places, place) })
}
