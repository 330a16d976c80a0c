package answer

import (
	"cmp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/question"
)

// Bounds of a list by words.
const (
	leadWords   = 80 // of a document's text are its lead: the summary and what it begins with
	fewestLines = 4  // so many documents about a topic make a shelf; fewer are answered by what they say
)

// Where a document says what a list is by: the nearer to its title, the more the document is about it.
const (
	saidNowhere = iota
	saidInText  // in one sentence
	saidInLead
	saidInQuestion
	saidInTitle
)

// terms are the words and things that a document has to say to be in a list. Of a kind of documents and on a shelf, to be of a
// field says it.
func (w *brief) terms() []lexicon.Phrase {
	p := w.parts
	if w.oneTopic() {
		return []lexicon.Phrase{{p.Words}}
	}
	var out []lexicon.Phrase
	byField := p.Field != "" && (p.Kind != "" || p.Wish == knowledge.WishOverview || p.Wish == knowledge.WishCount ||
		w.reading.Area)
	for _, t := range slices.Concat(p.Things, w.telling(p)) {
		ways := w.ways.Wide(t)
		if len(ways) > 0 && (!byField || !ways.InStems(w.phraseOf(p.Field)[0])) {
			out = append(out, ways)
		}
	}
	return out
}

// telling are the words that a document of a list has to say: "layanan" and "program" tell nothing of it beside others.
func (w *brief) telling(p knowledge.Parts) []string {
	out := slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool { return w.signs.Has(signCalled, s) })
	if len(out)+len(p.Things) == 0 && p.Field == "" {
		return p.Words
	}
	return out
}

// byField puts the documents first that name the field of a list in their titles.
func (w *judge) byField(cards []*card) {
	if w.parts.Field == "" {
		return
	}
	ways := []lexicon.Phrase{w.phraseOf(w.parts.Field)}
	slices.SortStableFunc(cards, func(a, b *card) int { return cmp.Compare(b.said(ways)/saidInTitle, a.said(ways)/saidInTitle) })
}

// said tells how near to its title a document says all terms.
func (c *card) said(terms []lexicon.Phrase) int {
	least := saidInTitle
	for _, t := range terms {
		at := saidNowhere
		switch {
		case t.InStems(c.stems):
			at = saidInTitle
		case slices.ContainsFunc(c.questions, t.Long().InStems):
			at = saidInQuestion
		case t.Long().InStems(c.lead):
			at = saidInLead
		}
		least = min(least, at)
	}
	return least
}

// holding keeps the documents that say all terms, those that are most about them first. What only a sentence in a text says
// counts where few documents are about it, and always where it is a title that a practice was given.
func (w *finder) holding(cards []*card, terms []lexicon.Phrase) ([]*card, error) {
	at := map[*card]int{}
	var out, rest []*card
	for _, c := range cards {
		if at[c] = c.said(terms); at[c] > saidNowhere {
			out = append(out, c)
		} else {
			rest = append(rest, c)
		}
	}
	if given := slices.ContainsFunc(w.parts.Things, shape.Award.MatchString); given || len(out) < fewestLines {
		more, err := w.mentioning(rest, terms, given)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	slices.SortStableFunc(out, func(a, b *card) int { return cmp.Compare(at[b], at[a]) })
	return out, nil
}

// onePerPlace gives, where places are asked for and not documents, a line for each place with the document that is about the
// fewest others; how many documents there are is told beside. Else it gives no places.
func (w *work) onePerPlace(cards []*card) (lines []*card, places []string) {
	if !w.reading.Area || w.parts.Kind == knowledge.Visit {
		return cards, nil
	}
	level, inPlace, at := shape.LevelOf(w.reading.Among), w.ofPlace(w.parts), map[string]int{}
	for _, c := range cards {
		for _, place := range c.places {
			k, known := at[place]
			switch {
			case !lexicon.OfLevel(w.cfg.Language, place, level) || !inPlace(&card{places: []string{place}}):
			case !known:
				at[place] = len(lines)
				lines, places = append(lines, c), append(places, place)
			case len(c.places) < len(lines[k].places):
				lines[k] = c
			}
		}
	}
	if len(lines) == 0 {
		return cards, nil
	}
	w.answer.Documents = len(cards)
	return lines, places
}

// mentioning keeps of some documents those that say all terms in one sentence; of all of them, or of those that the search found.
func (w *finder) mentioning(cards []*card, terms []lexicon.Phrase, all bool) ([]*card, error) {
	if err := w.search(); err != nil {
		return nil, err
	}
	terms = slices.Clone(terms)
	for i, t := range terms {
		terms[i] = t.Numbered(w.signs[signNumbered])
	}
	hit := map[int64]bool{}
	for _, h := range w.found.Hits {
		hit[h.DocumentID] = true
	}
	texts, err := w.Engine.read(w.ctx, slices.DeleteFunc(slices.Clone(cards), func(c *card) bool { return !all && !hit[c.id] }))
	if err != nil {
		return nil, err
	}
	var out []*card
	for _, t := range texts {
		if slices.ContainsFunc(t.passages, func(p passage) bool { return p.sentenceSays(terms) }) {
			out = append(out, t.card)
		}
	}
	return out, nil
}

// sentenceSays tells whether one sentence of a passage says all terms.
func (p *passage) sentenceSays(terms []lexicon.Phrase) bool {
	return slices.ContainsFunc(p.sentences, func(s sentence) bool {
		return !s.denies && !slices.ContainsFunc(terms, func(t lexicon.Phrase) bool { return !p.says(t, s.from, s.to) })
	})
}

// among selects the documents of places of the kind that is asked for, when places are: a visit tells where somebody went, and a
// rule of no place.
func (w *brief) among() func(*card) bool {
	asked, p := w.reading.Among, w.parts
	if asked == "" && !w.reading.Area && p.Kind == "" && p.Wish == knowledge.WishList && len(p.Things)+len(p.Words) > 0 {
		return func(c *card) bool { return c.kind != knowledge.Visit }
	}
	if asked == "" && !w.reading.Area || w.reading.Area && p.Kind == "" && !question.Topical(p) ||
		p.Kind != "" && p.Kind != knowledge.Innovation {
		return func(*card) bool { return true }
	}
	level := shape.LevelOf(asked)
	return func(c *card) bool {
		return c.kind != knowledge.Visit && c.kind != knowledge.Rule && slices.ContainsFunc(c.places, func(place string) bool {
			return place != nationwide && (level == "" || level == shape.LevelBody || lexicon.OfLevel(w.cfg.Language, place, level))
		})
	}
}

// ofRule tells whether a document is about a rule of a kind: "perpres".
func (c *card) ofRule(kind string) bool {
	return slices.ContainsFunc(c.rules, func(rule string) bool { return strings.HasPrefix(rule, kind+" ") })
}

// unsaid is the lack of a question about a place that is known: the words that no document of it says, or what is asked when each
// is said somewhere.
func (w *finder) unsaid() (*knowledge.Missing, error) {
	cards := w.all(w.q.Audience, w.ofPlace(w.parts))
	m := &knowledge.Missing{Part: partTopic, Place: w.parts.Places[0], Total: len(cards)}
	slices.SortStableFunc(cards, func(a, b *card) int { return b.year - a.year })
	texts, err := w.Engine.read(w.ctx, cards)
	if err != nil {
		return nil, err
	}
	var words, lacking []string
	for _, t := range w.found.Understood.Asked {
		if t.Place || len(t.Ways) == 0 {
			continue
		}
		words = append(words, t.Typed)
		var ways lexicon.Phrase
		for _, way := range t.Ways {
			ways = append(ways, way.Stems)
		}
		if !slices.ContainsFunc(texts, func(o *text) bool { return o.says(ways) }) {
			lacking = append(lacking, t.Typed)
		}
	}
	m.Asked = strings.Join(words, " ")
	if len(lacking) > 0 {
		m.Part, m.Asked = partWord, strings.Join(lacking, ", ")
	}
	m.Documents, err = w.documentsOf(cards[:min(len(cards), documentsInstead)])
	return m, err
}

// says tells whether a text says a phrase anywhere.
func (t *text) says(p lexicon.Phrase) bool {
	return p.InStems(t.card.stems) || slices.ContainsFunc(t.passages, func(q passage) bool {
		return q.says(p, 0, len(q.words)) || p.InStems(q.heading)
	})
}

// oneTopic tells whether a message is nothing but two words that stand for one topic: "kelompok rentan".
func (w *brief) oneTopic() bool {
	p := w.parts
	return p.Wish == knowledge.WishAny && len(p.Words) == 2 && len(p.Places)+len(p.Provinces)+len(p.Things) == 0 && p.Kind == "" &&
		len(strings.Fields(w.q.Text)) == 2
}

// shelved tells whether one topic is named that so many documents are about that they are a shelf.
func (w *brief) shelved() bool {
	p := w.parts
	if p.Measure != "" || len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Attributes)+len(p.Years) > 0 || p.Article != "" ||
		w.section != "" || w.reading.Inherited {
		return false
	}
	terms := w.terms()
	if len(terms) == 0 && (p.Field == "" || len(p.Things) == 0) {
		return false
	}
	fits := w.fits(p)
	return len(w.all(w.q.Audience, func(c *card) bool { return fits(c) && c.said(terms) > saidNowhere })) >= fewestLines
}
