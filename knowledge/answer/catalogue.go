package answer

import (
	"cmp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/figure"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/question"
)

// catalogue answers with a list of documents, a count, a rank by a measure, or the shelf of a place or field.
func (w *work) catalogue() (bool, error) {
	p := w.parts
	switch {
	case question.Ranks(p):
		return w.rank()
	case p.Visitors, p.Guests, w.section == "" && w.reading.Lists(p),
		w.section == knowledge.SectionExample && p.Kind == knowledge.Innovation && w.reading.Lists(p): // "praktik baik"
		return w.list()
	case w.basis():
		return w.list()
	case p.Wish == knowledge.WishOverview && question.Bare(p):
		return w.overview()
	case (p.Wish == knowledge.WishOverview || w.oneTopic()) && w.shelved():
		if err := w.search(); err != nil || len(w.found.Understood.Ambiguous) > 0 {
			return false, err // which meaning it is comes first
		}
		return w.overview()
	}
	return false, nil
}

// basis reads a question for the rules of a topic as one for the documents about them: "dasar hukum MPP".
func (w *brief) basis() bool {
	p := w.parts
	if !slices.Equal(p.Attributes, []string{question.BasisAttribute}) ||
		len(p.Places)+len(p.Provinces)+len(p.Rules)+len(p.Indicators) > 0 ||
		p.Kind != "" || p.Measure != "" || !question.Topical(knowledge.Parts{Things: p.Things, Words: p.Words, Field: p.Field}) {
		return false
	}
	w.parts.Kind, w.parts.Attributes, w.parts.Wish, w.section = knowledge.Rule, nil, knowledge.WishList, ""
	return true
}

// fits selects the documents that the parts describe; words, things and years aside.
func (w *brief) fits(p knowledge.Parts) func(*card) bool {
	inPlace := w.ofPlace(p)
	among := w.among()
	field := []lexicon.Phrase{w.phraseOf(strings.ReplaceAll(p.Field, "-", " "))}
	return func(c *card) bool {
		switch {
		case p.Visitors:
			return c.kind == knowledge.Visit && len(c.places) > 0 && inPlace(&card{places: c.places[:1]})
		case p.Guests:
			return c.kind == knowledge.Visit && len(c.places) > 1 && inPlace(&card{places: c.places[1:]})
		case p.Kind != "" && c.kind != p.Kind,
			p.Field != "" && !slices.Contains(c.fields, p.Field) && c.said(field) < saidInTitle,
			p.Aspect != "" && !slices.Contains(c.aspects, p.Aspect),
			p.Status != "" && c.status != p.Status,
			p.RuleKind != "" && !c.ofRule(p.RuleKind):
			return false
		}
		return inPlace(c) && among(c)
	}
}

// ofYears tells whether a document is of one of the years.
func ofYears(c *card, asked []int) bool {
	return len(asked) == 0 || slices.Contains(asked, c.year) || len(c.date) >= 4 && slices.Contains(asked, shape.YearOf(c.date[:4]))
}

// list answers with the documents that the parts describe; false when words that are no part leave none.
func (w *work) list() (bool, error) {
	fitting := w.all(w.q.Audience, w.fits(w.parts))
	cards := slices.DeleteFunc(slices.Clone(fitting), func(c *card) bool { return !ofYears(c, w.parts.Years) })
	slices.SortStableFunc(cards, func(a, b *card) int { return cmp.Or(b.year-a.year, strings.Compare(b.date, a.date)) })
	w.byField(cards)
	terms := w.terms()
	if len(terms) > 0 {
		var err error
		if cards, err = w.holding(cards, terms); err != nil || len(cards) == 0 {
			return false, err // passages may say more than titles
		}
	}
	w.answer.Route = knowledge.RouteCatalogue
	if len(cards) == 0 {
		return true, w.emptyList(fitting)
	}
	w.answer.Outcome = knowledge.Answered
	if w.parts.Visitors {
		w.answer.Counts = nil
	}
	if w.reading.Store && w.parts.Wish == knowledge.WishCount {
		w.answer.Counts = figure.Counts(metas(cards), false, nationwide)
	}
	cards, places := w.onePerPlace(cards)
	if err := w.page(cards, places); err != nil || len(terms) == 0 || w.parts.Kind == knowledge.Rule {
		return true, err
	}
	return true, w.bestOf(cards)
}

// page fills the lines of a list, and quotes of the first ones. places are those of the lines, nil where they are the documents'.
func (w *work) page(cards []*card, places []string) error {
	a := &w.answer
	a.Total = len(cards)
	from := min(w.q.Offset, len(cards))
	lines := cards[from:min(from+w.linesWanted(), len(cards))]
	a.More = len(cards) - from - len(lines)
	docs, err := w.documentsOf(lines)
	if err != nil {
		return err
	}
	for i, d := range docs {
		item := knowledge.ListItem{Document: d, Place: figure.Place(d, w.parts.Visitors)}
		if len(docs) == len(lines) && len(places) > 0 {
			item.Place = places[from+i]
		}
		a.Lists = append(a.Lists, item)
	}
	if len(docs) == 0 {
		a.Outcome = knowledge.NotFound
		return nil
	}
	a.Quotes, err = w.openings(lines)
	return err
}

// openings quotes the first sentence of some documents.
func (w *finder) openings(cards []*card) ([]knowledge.Quote, error) {
	texts, err := w.Engine.read(w.ctx, cards[:min(len(cards), knowledge.QuotesPerAnswer)])
	if err != nil {
		return nil, err
	}
	var out []knowledge.Quote
	for _, t := range texts {
		if len(t.passages) > 0 && len(t.passages[0].sentences) > 0 {
			out = append(out, quoteOf(view{text: t, passage: &t.passages[0]}, nil, 0))
		}
	}
	return w.cite(out)
}

// emptyList says what a list has none of: the year, when others are there; else the kind or field in that place; else the place.
func (w *work) emptyList(fitting []*card) error {
	w.answer.Outcome = knowledge.NotFound
	m := &knowledge.Missing{Part: partThing, Asked: question.Kinds(w.parts)}
	if len(w.parts.Places) > 0 {
		m.Place = w.parts.Places[0]
	}
	cards := fitting
	switch {
	case len(fitting) > 0:
		m.Part, m.Asked = partYear, shape.Years(w.parts.Years)
		for _, c := range fitting {
			if c.year != 0 && !slices.Contains(m.Years, c.year) {
				m.Years = append(m.Years, c.year)
			}
		}
		slices.Sort(m.Years)
	default:
		cards = w.all(w.q.Audience, w.ofPlace(w.parts))
		switch {
		case w.parts.Guests:
			m.Part, m.Asked = partGuest, w.askedPlaces()
		case w.parts.Visitors:
			m.Part, m.Asked = partHost, w.askedPlaces()
		case len(cards) == 0:
			m.Part, m.Asked = partPlace, w.askedPlaces()
		}
	}
	var err error
	m.Total = len(cards)
	m.Documents, err = w.documentsOf(cards[:min(len(cards), documentsInstead)])
	w.answer.Missing = m
	return err
}

// askedPlaces names the places that are asked for; those that share a name as the one or the other.
func (w *brief) askedPlaces() string {
	if len(w.reading.Either) == 1 && slices.Equal(w.reading.Either[0], w.parts.Places) {
		return strings.Join(w.parts.Places, wordsOr)
	}
	return cmp.Or(strings.Join(w.parts.Places, ", "), w.parts.Region)
}

// overview answers with the shelf of a place or a field: how many there are by kind and field, and the newest of them, after
// the passages that say most of it.
func (w *work) overview() (bool, error) {
	cards := w.all(w.q.Audience, w.fits(w.parts))
	switch {
	case len(cards) == 0 && len(w.parts.Places)+len(w.parts.Provinces) > 0 && question.Bare(w.parts):
		w.answer.Route = knowledge.RouteCatalogue
		return true, w.emptyList(nil)
	case len(cards) == 0:
		return false, nil
	}
	slices.SortStableFunc(cards, func(a, b *card) int { return cmp.Or(b.year-a.year, strings.Compare(b.date, a.date)) })
	w.answer.Route, w.answer.Outcome = knowledge.RouteCatalogue, knowledge.Answered
	if terms := w.terms(); len(terms) > 0 {
		at := map[*card]int{}
		for _, c := range cards {
			at[c] = c.said(terms)
		}
		cards = slices.DeleteFunc(cards, func(c *card) bool { return at[c] == saidNowhere })
		slices.SortStableFunc(cards, func(a, b *card) int { return cmp.Compare(at[b], at[a]) })
	}
	w.answer.Counts = figure.Counts(metas(cards), len(w.parts.Places) == 0, nationwide)
	if err := w.page(cards, nil); err != nil {
		return false, err
	}
	if err := w.bestOf(cards); err != nil {
		return false, err
	}
	return true, w.defineFirst()
}

// defineFirst puts what defines the one term of a shelf before what else is quoted of it: "ppid?".
func (w *work) defineFirst() error {
	p := w.parts
	if len(p.Things) != 1 || len(p.Places)+len(p.Words)+len(p.Provinces) > 0 || p.Kind != "" {
		return nil
	}
	s := w.term(p.Things[0])
	s.text = p.Things[0]
	chosen, err := s.choose(s.parts)
	if err != nil {
		return err
	}
	chosen.picks = slices.DeleteFunc(chosen.picks, func(p pick) bool { return p.wish < sureWish })
	chosen.picks = s.definitions(chosen.picks)
	quotes, err := s.quotes(chosen)
	w.answer.Quotes = figure.Merge(quotes[:min(1, len(quotes))], w.answer.Quotes)
	return err
}

// bestOf quotes what the documents of a list say of the question, when they say something.
func (w *work) bestOf(cards []*card) error {
	s, err := w.choose(w.parts)
	if err != nil {
		return err
	}
	s.picks = slices.DeleteFunc(s.picks, func(p pick) bool { return !slices.Contains(cards, p.text.card) })
	quotes, err := w.quotes(s)
	if len(quotes) > 0 {
		w.answer.Quotes = quotes[:min(len(quotes), w.quotesWanted())]
	}
	return err
}

// metas are cards as what is counted.
func metas(cards []*card) []knowledge.Meta {
	out := make([]knowledge.Meta, len(cards))
	for i, c := range cards {
		out[i] = knowledge.Meta{Kind: c.kind, Fields: c.fields, Places: c.places}
	}
	return out
}
