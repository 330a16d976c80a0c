package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge"
)

// pairYears puts the newest year that is known beside the one year that a value is to be compared with.
func (w *finder) pairYears() error {
	p := &w.parts
	if p.Wish != knowledge.WishCompare || p.Measure == "" || len(p.Years) != 1 || len(p.Things) > 0 || len(w.groups(*p)) != 1 {
		return nil
	}
	every := *p
	every.Years, every.Grade = nil, ""
	facts, err := w.facts(every)
	if err != nil {
		return err
	}
	newest := 0
	for _, f := range w.ofPlaces(facts) {
		if f.Year != p.Years[0] {
			newest = max(newest, f.Year)
		}
	}
	if newest > 0 {
		p.Years = []int{newest, p.Years[0]}
	}
	return nil
}

// standing is what a column is put in order by.
type standing struct {
	value float64 // 0 unknown
	grade string  // "" unknown
}

// arrange puts the columns of a comparison in the order that is asked for: "mana yang lebih tinggi" has the highest first.
// Columns without a figure keep their place behind the others.
func (w *work) arrange() error {
	a := &w.answer
	if w.reading.Order == 0 || a.Route != knowledge.RouteCompare || w.parts.Measure == "" {
		return nil
	}
	every := w.parts
	every.Years, every.Grade, every.Places = nil, "", nil
	facts, err := w.facts(every)
	if err != nil {
		return err
	}
	at := map[string]standing{}
	for _, c := range a.Columns {
		at[c.Name] = standingOf(c, facts)
	}
	slices.SortStableFunc(a.Columns, func(x, y knowledge.Column) int { return at[x.Name].before(at[y.Name], w.reading.Order) })
	quotes := a.Quotes
	a.Quotes = nil
	for _, c := range a.Columns {
		for _, q := range c.Quotes[:min(1, len(c.Quotes))] {
			if slices.ContainsFunc(quotes, func(k knowledge.Quote) bool { return k.Document.ID == q.Document.ID && k.Span == q.Span }) {
				a.Quotes = append(a.Quotes, q)
			}
		}
	}
	return nil
}

// standingOf is the figure that the first quote of a column states.
func standingOf(c knowledge.Column, facts []knowledge.Fact) (s standing) {
	if len(c.Quotes) == 0 {
		return s
	}
	q := c.Quotes[0]
	for _, f := range facts {
		named := f.Place == c.Name || strconv.Itoa(f.Year) == c.Name
		if f.Document != q.Document.ID || !named || !strings.Contains(q.Text, f.Sentence) && !strings.Contains(f.Sentence, q.Text) {
			continue
		}
		if value, err := strconv.ParseFloat(f.Value, 64); err == nil && s.value == 0 {
			s.value = value
		}
		s.grade = cmp.Or(s.grade, f.Grade)
	}
	return s
}

// before compares two figures: by value where both have one, else by grade, of which "A" is the highest.
func (s standing) before(o standing, order int) int {
	switch {
	case s.value > 0 && o.value > 0:
		return -order * cmp.Compare(s.value, o.value)
	case s.grade != "" && o.grade != "" && s.grade != o.grade:
		return order * strings.Compare(s.grade, o.grade)
	}
	known := func(s standing) int {
		if s.value > 0 {
			return 2
		}
		return min(1, len(s.grade))
	}
	return known(o) - known(s)
}

// remember keeps the subject of a first question that was not answered, so that "kalau Sumedang?" still has one. What was talked
// about before stays (design §6.1). Words alone are no subject: nothing is known of them.
func (w *work) remember() {
	p := w.parts
	if !w.q.Previous.At.IsZero() {
		return
	}
	named := len(p.Things) + len(p.Rules) + len(p.Forms) + len(p.Indicators)
	if w.answer.Outcome != knowledge.NotFound || w.reading.Inherited || p.Measure == "" && named == 0 && p.Kind == "" {
		return
	}
	p.Years, p.Words = nil, nil
	if len(p.Things) == 1 && p.Measure == "" && p.Wish != knowledge.WishDefinition {
		if p.Measure = w.cfg.Reader.MeasureNamed(p.Things[0]); p.Measure != "" {
			p.Things, p.Wish = nil, knowledge.WishValue
		}
	}
	w.answer.Context = knowledge.Context{Places: p.Places, Topic: w.reading.Topic, Parts: p, At: w.cfg.Now()}
}
