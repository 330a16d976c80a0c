package answer

import (
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
)

// Names of parts in knowledge.Missing.
const (
	partPlace     = "place"
	partMeasure   = "measure"
	partThing     = "thing"
	partRule      = "rule"
	partArticle   = "article" // a provision that the text of its rule does not have
	partYear      = "year"
	partAttribute = "attribute"
	partWords     = "words"
	partApart     = "apart"   // documents say it, and not beside the rest of the question
	partBeside    = "beside"  // what is quoted does not say it
	partTopic     = "topic"   // each word is said, and not together
	partWord      = "word"    // no document of the place says it
	partGuest     = "guest"   // visits that somebody of the place made
	partHost      = "host"    // visits to the place
	partExample   = "example" // a text to copy
)

// view is a run of sentences of a passage, to be looked at as an answer.
type view struct {
	text        *text
	passage     *passage
	first, last int // sentences, inclusive
}

func (v view) words() (from, to int) {
	return v.passage.sentences[v.first].from, v.passage.sentences[v.last].to
}

func (v view) span() knowledge.Span {
	return knowledge.Span{Start: v.passage.sentences[v.first].Start, End: v.passage.sentences[v.last].End}
}

func (v view) string() string { s := v.span(); return v.passage.Text[s.Start:s.End] }

// denies tells whether a window begins with the word that something is not known.
func (v view) denies() bool { return v.passage.sentences[v.first].denies }

// says tells whether the phrase is in the window, in its heading, or in the title.
func (v view) says(p lexicon.Phrase) bool {
	from, to := v.words()
	return v.passage.says(p, from, to) || p.InStems(v.passage.heading) || p.InStems(v.text.card.stems)
}

// saysAny tells whether a window, its heading or title has one of some stems.
func saysAny(v view, stems map[string]bool) bool {
	from, to := v.words()
	return slices.ContainsFunc(v.passage.words[from:to], func(q word) bool { return stems[q.stem] }) ||
		slices.ContainsFunc(v.passage.heading, func(s string) bool { return stems[s] }) ||
		slices.ContainsFunc(v.text.card.stems, func(s string) bool { return stems[s] })
}

// need is a part that the question names and that a window has to hold.
type need struct {
	part, asked string
	held        func(view) bool
}

// needs lists what the parts require, in the order in which their lack is told.
func (w *finder) needs(p knowledge.Parts) []need {
	var out []need
	add := func(part, asked string, held func(view) bool) { out = append(out, need{part, asked, held}) }
	strict := w.wantsValue(p)
	if groups := w.groups(p); len(groups) > 1 && severally(p) {
		for _, g := range groups {
			one := knowledge.Parts{Places: g}
			add(partPlace, strings.Join(g, ", "), func(v view) bool { return w.holdsPlace(v, one, strict) })
		}
	} else if len(p.Places) > 0 || len(p.Provinces) > 0 {
		name := strings.Join(p.Places, ", ")
		if name == "" {
			name = p.Region
		}
		add(partPlace, name, func(v view) bool { return w.holdsPlace(v, p, strict) })
	}
	out = append(out, w.thingNeeds(p)...)
	out = append(out, w.ruleNeeds(p)...)
	out = append(out, w.demands(p)...)
	if p.Measure != "" && !slices.Contains(p.Attributes, p.Measure) {
		add(partMeasure, w.measures.name(p.Measure), func(v view) bool {
			return w.measures.held(w.Engine, p.Measure, v) && (!strict || v.denies() || w.owns(v, p)) && w.counts(v, p.Measure) &&
				(!strict || !w.aims(v))
		})
	}
	if len(p.Years) > 0 {
		figure := strict || w.ofIndex(p)
		add(partYear, shape.Years(p.Years), func(v view) bool { return holdsYear(v, p.Years, figure, len(p.Attributes) > 0) })
	}
	if own := w.figureWords(p); len(own) > 0 {
		add(partApart, strings.Join(p.Words, ", "), func(v view) bool { return v.itself(own) })
	}
	if p.Field != "" && len(p.Things)+len(p.Words) == 0 && p.Measure == "" {
		labels := w.labels[p.Field]
		add(partThing, knowledge.FieldName(p.Field), func(v view) bool {
			return slices.Contains(v.text.card.fields, p.Field) || saysAny(v, labels)
		})
	}
	if p.Wish == knowledge.WishExample {
		add(partAttribute, wordsSample, func(v view) bool {
			return w.sample.InStems(v.passage.heading) || w.sample.InStems(v.text.card.stems) ||
				!w.typed(signDeed) && shape.Wording.MatchString(v.string())
		})
	}
	for _, a := range p.Attributes {
		add(partAttribute, a, func(v view) bool { return w.holdsAttribute(v, a) })
	}
	return append(out, w.mustSay()...)
}

// ofIndex tells whether a figure is asked for, or something of an index: what it was in another year is no answer.
func (w *brief) ofIndex(p knowledge.Parts) bool {
	return p.Wish == knowledge.WishValue || slices.ContainsFunc(p.Things, func(t string) bool {
		_, known := w.measures[strings.ToLower(t)]
		return known
	})
}

// figureWords are the words of which one has to stand beside a figure of an index: the mean of a year is no figure of a place. A
// title may promise it, and not every sentence keeps that.
func (w *brief) figureWords(p knowledge.Parts) (out lexicon.Phrase) {
	if len(p.Years) == 0 || len(p.Places)+len(p.Provinces) > 0 || !w.ofIndex(p) ||
		p.Wish != knowledge.WishAny && p.Wish != knowledge.WishValue {
		return nil
	}
	for _, s := range p.Words {
		out = append(out, w.phraseOf(s)...)
	}
	return out
}

// itself tells whether a window says a phrase by itself or under its heading.
func (v view) itself(p lexicon.Phrase) bool {
	from, to := v.words()
	return v.passage.says(p, from, to) || p.InStems(v.passage.heading)
}

// ruleNeeds requires forms, rules, an article and indicators.
func (w *judge) ruleNeeds(p knowledge.Parts) (out []need) {
	for _, f := range p.Forms {
		ways := w.phraseOf(f)
		out = append(out, need{partThing, f, func(v view) bool { return v.says(ways) }})
	}
	for _, r := range p.Rules {
		out = append(out, need{partRule, r, func(v view) bool { return w.holdsRule(v, r) }})
	}
	if p.Article != "" {
		form := shape.Article(p.Article)
		out = append(out, need{partRule, p.Article, func(v view) bool {
			return form.MatchString(v.string()) || form.MatchString(v.passage.Heading)
		}})
	}
	for _, n := range p.Indicators {
		out = append(out, need{partThing, fmt.Sprintf(wordsIndicator, n), func(v view) bool { return holdsIndicator(v, n) }})
	}
	return out
}

// thingNeeds requires every name, and, where none is named, one of the words that the vocabulary knows in several forms: "OSS",
// "UMKM" are common words, and a text may say one of them by the other.
func (w *finder) thingNeeds(p knowledge.Parts) (out []need) {
	var common []lexicon.Phrase
	for _, t := range p.Things {
		ways := w.phraseOf(t)
		if len(ways) > 1 && len(p.Things) > 1 {
			common = append(common, ways)
			continue
		}
		out = append(out, need{partThing, t, func(v view) bool {
			return v.says(ways) || w.similar(v.text.card) >= sameQuestion || w.ofKindOf(t, v.text.card)
		}})
	}
	if len(out) == 0 && len(common) > 0 {
		out = append(out, need{partThing, strings.Join(p.Things, ", "), func(v view) bool {
			return slices.ContainsFunc(common, v.says) || w.similar(v.text.card) >= sameQuestion
		}})
	}
	return out
}

// ofKindOf tells whether a thing is one that its field stands for, and the title of a document names the field: who serves
// "adminduk" serves a KTP.
func (w *judge) ofKindOf(thing string, c *card) bool {
	field := w.parts.Field
	if field == "" || !slices.Contains(c.fields, field) || len(w.parts.Places) == 0 {
		return false
	}
	stems := lexicon.Stems(w.cfg.Language.Tokens(thing))
	return len(stems) == 1 && w.labels[field][stems[0]] && w.phraseOf(field).InStems(c.stems)
}

// groups are the places that are named, those together that one name may mean.
func (w *brief) groups(p knowledge.Parts) (out [][]string) {
	taken := map[string]bool{}
	for _, g := range w.reading.Either {
		if slices.ContainsFunc(g, func(n string) bool { return slices.Contains(p.Places, n) }) {
			out = append(out, g)
			for _, n := range g {
				taken[n] = true
			}
		}
	}
	for _, n := range p.Places {
		if !taken[n] {
			out = append(out, []string{n})
		}
	}
	return out
}

// severally tells whether each of several places is required: a practice of one place is none of another, and a visit has a
// host and a guest. Else a question that names several is about any of them.
func severally(p knowledge.Parts) bool { return len(p.Things) > 0 || p.Kind == knowledge.Visit }

// wantsValue tells whether a figure of a place is asked for: then nothing but the window itself may name the place.
func (w *finder) wantsValue(p knowledge.Parts) bool {
	if len(p.Places)+len(p.Provinces) == 0 && len(p.Words) > len(w.strange()) {
		return false // the formula of an index is no figure of a place
	}
	return p.Measure != "" && (p.Wish == knowledge.WishValue || p.Wish == knowledge.WishAny || p.Wish == knowledge.WishOverview)
}

// holdsPlace tells whether a window is about one of the places asked for, or lies in one of the provinces.
func (w *judge) holdsPlace(v view, p knowledge.Parts, strict bool) bool {
	fits := func(name string) bool {
		if slices.Contains(p.Places, name) {
			return true
		}
		province := w.cfg.Language.Province(name)
		return slices.Contains(p.Provinces, province) || !strict && slices.Contains(p.Places, province) // what lies in it
	}
	from, to := v.words()
	foreign := false
	for _, m := range v.passage.mentions {
		if m.from < from || m.to > to {
			continue
		}
		if w.means(m.names, v.text.card, fits) {
			return true
		}
		foreign = true
	}
	c := v.text.card
	if slices.ContainsFunc(c.places, fits) && (len(c.places) == 1 || !strict && (len(c.places) <= 2 || w.namedInTitle(c, fits))) {
		return !strict || !foreign
	}
	return w.means(v.passage.places, c, fits) && !(strict && foreign)
}

// owns tells whether the first figure of a window that may be the value asked for is of the place asked for: the last place that
// is named before it is one of those, or none is named before it.
func (w *judge) owns(v view, p knowledge.Parts) bool {
	if len(p.Places)+len(p.Provinces) == 0 || !w.measures.index(p.Measure) {
		return true
	}
	from, to := v.words()
	at := from
	for at < to && !w.isFigure(v.passage, at, p.Measure) {
		at++
	}
	fits := func(name string) bool {
		return slices.Contains(p.Places, name) || slices.Contains(p.Provinces, w.cfg.Language.Province(name))
	}
	if at == to && !shape.Grade.MatchString(v.string()) {
		return false
	}
	owner := true
	for _, m := range v.passage.mentions {
		if m.from >= from && m.to <= at {
			owner = w.means(m.names, v.text.card, fits)
		}
	}
	return owner
}

// aims tells whether a window tells what is aimed at, where it is not asked for: a target is no value.
func (w *judge) aims(v view) bool {
	if w.typed(signAim) {
		return false
	}
	from, to := v.words()
	return slices.ContainsFunc(v.passage.words[from:to], func(q word) bool { return w.signs.Has(signAim, q.stem) })
}

// isFigure tells whether a word may be a figure of an index: a plausible number with decimals, or one that a word of value
// stands close before.
func (w *judge) isFigure(p *passage, at int, key string) bool {
	q := p.words[at]
	if !q.number || !w.measures.plausible(key, q.stem) {
		return false
	}
	if strings.Contains(q.stem, ".") {
		return true
	}
	for i := max(0, at-figureReach); i < at; i++ {
		if w.signs.Has(signFigure, p.words[i].stem) {
			return true
		}
	}
	return false
}

// figureReach is how many words before a whole number may say that it is a value.
const figureReach = 3

// namedInTitle tells whether the title of a document names a place that fits.
func (w *judge) namedInTitle(c *card, fits func(string) bool) bool {
	for _, m := range w.cfg.Language.NamedPlaces(c.title) {
		if w.means(m.Names, c, fits) {
			return true
		}
	}
	return false
}

// means tells whether names that some words may mean hold one that fits. Of several it is the one that the document is
// about, if it is about one of them.
func (w *judge) means(names []string, c *card, fits func(string) bool) bool {
	if len(names) > 1 {
		for _, n := range names {
			if c.about(n) {
				return slices.ContainsFunc(names, func(n string) bool { return c.about(n) && fits(n) })
			}
		}
	}
	return slices.ContainsFunc(names, fits)
}

// holdsRule tells whether window, heading or title name a rule.
func (w *judge) holdsRule(v view, rule string) bool {
	same := func(said string) bool { return shape.SameRule(rule, said) }
	return slices.ContainsFunc(v.text.card.rules, same) || slices.ContainsFunc(w.cfg.Reader.Rules(v.string()), same) ||
		slices.ContainsFunc(w.cfg.Reader.Rules(v.passage.Heading), same)
}

// holdsIndicator tells whether window, heading or title name an indicator, or the document is about that one alone.
func holdsIndicator(v view, n int) bool {
	c := v.text.card
	return len(c.indicators) == 1 && c.indicators[0] == n && c.kind == knowledge.Guide || shape.NamesIndicator(v.string(), n) ||
		shape.NamesIndicator(v.passage.Heading, n) || shape.NamesIndicator(c.title, n)
}

// holdsYear tells whether a window speaks of one of the years: by itself, by its heading or title, or, when nothing there
// names a year, by the year of the document. A value (strict) is not of another year than the one that stands beside it; a date
// (aloud) has to be said.
func holdsYear(v view, asked []int, strict, aloud bool) bool {
	from, to := v.words()
	said := false
	for _, q := range v.passage.words[from:to] {
		if q.year != 0 {
			said = true
			if slices.Contains(asked, int(q.year)) {
				return true
			}
		}
	}
	if said && (strict || aloud) {
		return false
	}
	for _, list := range [][]string{v.passage.heading, v.text.card.stems} {
		for _, s := range list {
			if y := shape.YearOf(s); y != 0 {
				if slices.Contains(asked, y) {
					return true
				}
				said = true
			}
		}
	}
	return !aloud && (!said || !strict) && slices.Contains(asked, v.text.card.year)
}
