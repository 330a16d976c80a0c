package plan

import (
	"cmp"
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
)

// Shelf is what a place can learn from. The zero Shelf is empty.
type Shelf struct {
	place     string // who learns; "" for nobody in particular
	documents []knowledge.Document
	rank      map[string]int    // places that are better and alike, the best to learn from first: 1, 2, …
	letters   map[string]string // category of a place, as far as it is known
}

// NewShelf sorts documents for a place: matches are whom it can learn from, as ipp.Similar gives them, and index tells what is
// known of any place.
func NewShelf(place string, documents []knowledge.Document, matches []ipp.Match, index func(place string) (ipp.Index,
	bool)) Shelf {
	s := Shelf{place: place, documents: documents, rank: map[string]int{}, letters: map[string]string{}}
	for _, m := range matches {
		if m.Better {
			s.rank[m.Place.Name] = len(s.rank) + 1
		}
	}
	for _, d := range documents {
		for _, p := range d.Places {
			if known, ok := index(p); ok {
				s.letters[p] = known.Letter
			}
		}
	}
	return s
}

// Practice is what another place does.
type Practice struct {
	Document knowledge.Document
	Letter   string // category of the place, "" where it is not known
	Alike    bool   // the place is better and like the one that learns
}

// Practices lists what others do for an indicator and still do: better places that are alike first, then by category, then the
// documents that are about the fewest indicators, then the newest.
func (s Shelf) Practices(indicator int) (list []Practice) {
	for _, d := range s.documents {
		if d.Kind == knowledge.Innovation && slices.Contains(d.Indicators, indicator) && d.Status != knowledge.Stopped && !s.own(d) {
			list = append(list, s.practice(d))
		}
	}
	slices.SortStableFunc(list, func(a, b Practice) int {
		return cmp.Or(cmp.Compare(s.order(a.Document), s.order(b.Document)), cmp.Compare(behind(a.Letter), behind(b.Letter)),
			cmp.Compare(len(a.Document.Indicators), len(b.Document.Indicators)), cmp.Compare(b.Document.Year, a.Document.Year),
			cmp.Compare(a.Document.ID, b.Document.ID))
	})
	return list
}

func (s Shelf) own(d knowledge.Document) bool {
	return s.place != "" && slices.Contains(d.Places, s.place)
}

func (s Shelf) practice(d knowledge.Document) Practice {
	p := Practice{Document: d}
	for _, place := range d.Places {
		if p.Letter == "" {
			p.Letter = s.letters[place]
		}
		p.Alike = p.Alike || s.rank[place] > 0
	}
	return p
}

// order is the best rank of a document's places; those that are not alike come last.
func (s Shelf) order(d knowledge.Document) int {
	best := len(s.rank) + 1
	for _, place := range d.Places {
		if r := s.rank[place]; r > 0 {
			best = min(best, r)
		}
	}
	return best
}

// behind sorts a category, "" behind all: A, A-, B, …
func behind(letter string) string { return cmp.Or(letter, "~") }

// Guides lists the guides to an indicator, those about the fewest indicators first.
func (s Shelf) Guides(indicator int) []knowledge.Document { return s.of(knowledge.Guide, indicator) }

// Rules lists the rules about an indicator, those about the fewest indicators first.
func (s Shelf) Rules(indicator int) []knowledge.Document { return s.of(knowledge.Rule, indicator) }

func (s Shelf) of(kind knowledge.Kind, indicator int) (list []knowledge.Document) {
	for _, d := range s.documents {
		if d.Kind == kind && slices.Contains(d.Indicators, indicator) && (d.State == "" || d.State == knowledge.Published) {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b knowledge.Document) int {
		return cmp.Or(cmp.Compare(len(a.Indicators), len(b.Indicators)), cmp.Compare(a.ID, b.ID))
	})
	return list
}
