package answer

import (
	"cmp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
)

// Bounds of what is like another practice.
const (
	alikeShare  = .12 // of what the title of the one says that is in title and beginning of the other, at least
	alikeFields = 2   // or so many fields in common, in a place that is named
	fieldWeight = .2  // what a field in common is worth
	alikeLines  = 5   // how many are shown at most
)

// alike lists practices like the one that the question before was about: of its fields, that say most of what its title says.
func (w *work) alike() (bool, error) {
	if !w.reading.Alike {
		return w.alikeThere()
	}
	base := w.cardOf(w.reading.Document)
	if base == nil || !w.q.Audience.May(base.visibility, base.agency) {
		return false, nil
	}
	w.text = w.titleWithoutPlaces(base)
	if err := w.search(); err != nil {
		return false, err
	}
	cards := w.likest(base)
	w.answer.Route = knowledge.RouteCatalogue
	if len(cards) == 0 {
		return true, w.noneAlike(base)
	}
	w.answer.Outcome = knowledge.Answered
	return true, w.page(cards, nil)
}

// alikeThere lists what there is in another place like a practice that has its name nowhere else; false when the name is known
// there, or nothing is like it.
func (w *work) alikeThere() (bool, error) {
	base := w.cardOf(w.reading.Document)
	if !w.reading.Whole || base == nil || base.kind != knowledge.Innovation || len(w.parts.Things) == 0 ||
		len(w.aboutThings(w.all(w.q.Audience, w.ofPlace(w.parts)))) > 0 {
		return false, nil
	}
	there := *w
	there.reading.Alike, there.parts.Things, there.parts.Words = true, nil, nil
	done, err := there.alike()
	if err != nil || !done || there.answer.Outcome != knowledge.Answered {
		return false, err
	}
	*w = there
	return true, nil
}

// likest are the practices that are most like one, best first.
func (w *finder) likest(base *card) []*card {
	terms := w.commonTerms(base)
	named := len(w.parts.Places)+len(w.parts.Provinces) > 0
	inPlace := w.ofPlace(w.parts)
	worth := map[int64]float64{}
	cards := w.all(w.q.Audience, func(c *card) bool {
		if c.id == base.id || c.kind != knowledge.Innovation || !inPlace(c) ||
			!named && slices.ContainsFunc(c.places, func(p string) bool { return slices.Contains(base.places, p) }) {
			return false
		}
		shared := 0
		for _, f := range base.fields {
			if slices.Contains(c.fields, f) {
				shared++
			}
		}
		share, said := terms.ShareOf(slices.Concat(c.stems, c.lead))
		worth[c.id] = share + fieldWeight*float64(shared)
		return shared > 0 && said > 0 && share >= alikeShare || named && shared >= min(alikeFields, len(base.fields)) && shared > 0
	})
	slices.SortStableFunc(cards, func(a, b *card) int { return cmp.Or(cmp.Compare(worth[b.id], worth[a.id]), b.year-a.year) })
	if len(cards) == 0 {
		return nil
	}
	best := worth[cards[0].id]
	cards = slices.DeleteFunc(cards, func(c *card) bool { return worth[c.id] < best/2 })
	return cards[:min(len(cards), alikeLines)]
}

// commonTerms are the searched words of a title that other documents say too: its name is in none.
func (w *finder) commonTerms(base *card) *lexicon.Asked {
	terms := slices.DeleteFunc(slices.Clone(w.found.Understood.Asked), func(t knowledge.AskedTerm) bool {
		if t.Place {
			return true
		}
		one := lexicon.NewAsked([]knowledge.AskedTerm{t})
		return len(w.all(w.q.Audience, func(c *card) bool {
			_, said := one.ShareOf(slices.Concat(c.stems, c.lead))
			return !slices.Equal(c.places, base.places) && said > 0
		})) == 0
	})
	return lexicon.NewAsked(lexicon.Weigh(terms, nil, 1))
}

// titleWithoutPlaces is a title without the places that it names.
func (w *judge) titleWithoutPlaces(c *card) string {
	out := c.title
	for _, place := range c.places {
		out = strings.ReplaceAll(out, place, "")
		if _, name, ok := strings.Cut(place, " "); ok {
			out = strings.ReplaceAll(out, name, "")
		}
	}
	return strings.Trim(out, " ,")
}

// noneAlike says that there is no other one like it, with what there is of the place.
func (w *work) noneAlike(base *card) error {
	m := &knowledge.Missing{Part: partThing, Asked: wordsAlike + base.title}
	if len(w.parts.Places) > 0 {
		m.Place = w.parts.Places[0]
	}
	cards := w.all(w.q.Audience, w.ofPlace(w.parts))
	if m.Place == "" {
		cards = nil
	}
	var err error
	m.Total = len(cards)
	m.Documents, err = w.documentsOf(cards[:min(len(cards), documentsInstead)])
	w.answer.Outcome, w.answer.Missing = knowledge.NotFound, m
	return err
}
