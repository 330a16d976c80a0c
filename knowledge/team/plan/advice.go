package plan

import (
	"cmp"
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
)

// Advice is what can be done about one indicator.
type Advice struct {
	Indicator ipp.Indicator
	From      int // its score; -1 while it is not rated
	To        int // the next one: 1 to 5
	Next      string
	Basis     string // what people are told about the scale; "" for one from the rule
	Missing   []ipp.Item
	Guides    []knowledge.Document
	Rules     []knowledge.Document
	Practices []Practice
}

// Advise says what can be done to raise an indicator by one, from a score (-1: not rated) and the evidence of its unit.
func (s Shelf) Advise(i ipp.Indicator, from int, evidence []ipp.Item) Advice {
	a := Advice{Indicator: i, From: from, To: min(max(from, 0)+1, ipp.MaxValue), Basis: i.Scale.Basis.Text()}
	if a.To < len(i.Scale.Texts) {
		a.Next = i.Scale.Texts[a.To]
	}
	for _, e := range ipp.Missing(evidence) {
		if e.Indicator == i.Number {
			a.Missing = append(a.Missing, e)
		}
	}
	a.Guides, a.Rules, a.Practices = s.Guides(i.Number), s.Rules(i.Number), s.Practices(i.Number)
	return a
}

// Usual is the evidence that an instrument usually wants, for a place whose own is not known.
func Usual(inst ipp.Instrument) []ipp.Item { return ipp.Checklist(inst) }

// Recommend gives at most so many pieces of advice from the gaps of a sheet, what adds most first. Without any value they are
// about the heaviest indicators and what their highest score asks for, and known is false.
func (s Shelf) Recommend(inst ipp.Instrument, values ipp.Values, evidence []ipp.Item, most int) (list []Advice, known bool) {
	known = len(values) > 0
	for _, g := range ipp.Gaps(inst, values) {
		if known && !g.Answered {
			continue
		}
		from := -1
		if g.Answered {
			from = g.Value
		}
		a := s.Advise(g.Indicator, from, evidence)
		if !known {
			a.To, a.Next = ipp.MaxValue, g.Indicator.Scale.Texts[ipp.MaxValue]
		}
		list = append(list, a)
	}
	return list[:min(len(list), most)], known
}

// Package is what to know before a visit to a place.
type Package struct {
	Place  string
	ByGap  []GapPractices       // the place's practices by the gaps of who visits, the greatest gap first
	Others []knowledge.Document // its other practices, the newest first
	Visits []knowledge.Document // notes of visits to the place, the newest first
	Unseen []ipp.Gap            // gaps for which nothing of the place is known: what to ask there
}

// GapPractices are what a place does about one gap.
type GapPractices struct {
	Gap       ipp.Gap
	Documents []knowledge.Document
}

// Pack puts together what is known of a place for visitors with gaps; those beyond most are left out.
func Pack(place string, documents []knowledge.Document, gaps []ipp.Gap, most int) Package {
	p := Package{Place: place}
	used := map[int64]bool{}
	for _, g := range gaps[:min(len(gaps), most)] {
		of := GapPractices{Gap: g}
		for _, d := range documents {
			if d.Kind == knowledge.Innovation && slices.Contains(d.Places, place) && slices.Contains(d.Indicators, g.Indicator.Number) {
				of.Documents, used[d.ID] = append(of.Documents, d), true
			}
		}
		if len(of.Documents) == 0 {
			p.Unseen = append(p.Unseen, g)
			continue
		}
		slices.SortStableFunc(of.Documents, func(a, b knowledge.Document) int {
			return cmp.Or(cmp.Compare(len(a.Indicators), len(b.Indicators)), newest(a, b))
		})
		p.ByGap = append(p.ByGap, of)
	}
	for _, d := range documents {
		switch {
		case d.Kind == knowledge.Innovation && slices.Contains(d.Places, place) && !used[d.ID]:
			p.Others = append(p.Others, d)
		case d.Kind == knowledge.Visit && len(d.Places) > 0 && d.Places[0] == place: // its host comes first
			p.Visits = append(p.Visits, d)
		}
	}
	slices.SortStableFunc(p.Others, newest)
	slices.SortStableFunc(p.Visits, newest)
	return p
}

func newest(a, b knowledge.Document) int {
	return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Date, a.Date), cmp.Compare(a.ID, b.ID))
}
