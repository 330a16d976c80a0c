package fact

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// cell is a cell of a row, with what stands at the head of its column.
type cell struct{ header, value string }

// rowCells takes a line of a passage apart that was a row of a table: "Tahun: 2024; Nilai IPP: 4,35." nil for other lines.
func rowCells(line string) (cells []cell) {
	parts := strings.Split(strings.TrimSuffix(line, "."), "; ")
	if len(parts) < 2 {
		return nil
	}
	for _, part := range parts {
		header, value, ok := strings.Cut(part, ": ")
		if !ok && len(cells) > 0 { // a semicolon inside of a cell
			cells[len(cells)-1].value += "; " + part
			continue
		}
		if !ok || len(header) > 120 || strings.ContainsAny(header, ".;") {
			return nil
		}
		cells = append(cells, cell{header, value})
	}
	if len(cells) < 2 {
		return nil
	}
	return cells
}

// row is a row of a table while it is read.
type row struct {
	*Reader
	from    source
	cells   []cell
	heads   []*sentence
	values  []*sentence
	heading *sentence
}

func (r *Reader) row(from source, cells []cell) []knowledge.Fact {
	t := row{r, from, cells, nil, nil, r.mark(from.heading)}
	for _, c := range cells {
		t.heads = append(t.heads, r.mark(c.header))
		t.values = append(t.values, r.mark(c.value))
	}
	if t.unsure() {
		return nil
	}
	said, ok := t.subject()
	if !ok {
		return nil
	}
	return append(t.indices(said), t.counts(said)...)
}

// unsure reports whether the row itself takes back what it states.
func (t row) unsure() bool {
	for _, s := range slices.Concat(t.heads, t.values, []*sentence{t.heading}) {
		for k := range s.words {
			if s.is(k, plans|voids) {
				return true
			}
		}
	}
	return false
}

// subject is the one place that the cells name, or their heads, the heading, or the document is about alone; and the
// office.
func (t row) subject() (said subject, ok bool) {
	for depth, level := range [][]*sentence{t.values, t.heads, {t.heading}} {
		places, offices, known := t.named(level, depth == 0)
		if !known || len(places) > 1 || len(offices) > 1 {
			return said, false
		}
		if len(places) == 1 {
			said.place = places[0]
		}
		if said.service == "" && len(offices) == 1 {
			said.service = offices[0]
		}
		if said.place != "" {
			return said, true
		}
	}
	if said.service == "" && t.aboutOthers() { // a row about somebody who is not known
		return said, false
	}
	said.place = t.from.alone
	return said, said.place != ""
}

// named are the places and offices that some cells, heads or the heading name; known is false when a place may be several.
func (t row) named(level []*sentence, values bool) (places, offices []string, known bool) {
	for n, s := range level {
		for p := range s.places {
			name, ok := s.placeName(t.from, p)
			if !ok {
				return nil, nil, false
			}
			places = distinct(places, name)
		}
		for _, o := range s.names {
			if o.body && values && o.from == 0 && n == 0 { // the first cell names whom the row is about
				places = distinct(places, o.text)
			} else if !o.body && (values || !o.stranger) {
				offices = distinct(offices, o.text)
			}
		}
	}
	return places, offices, true
}

// aboutOthers reports whether the head of the first column says that each row is about another place or body.
func (t row) aboutOthers() bool {
	for k := range t.heads[0].words {
		if t.heads[0].is(k, groups|bodies|offices) {
			return true
		}
	}
	return false
}

// indices reads the cells that hold a bare number of a measure.
func (t row) indices(said subject) (facts []knowledge.Fact) {
	for n := range t.cells {
		m, ok := t.measure(n)
		if !ok {
			continue
		}
		facts = append(facts, t.cell(said, n, m)...)
	}
	if len(facts) == 1 {
		t.complete(&facts[0])
	}
	return facts
}

// measure is what a cell holds a value of, by the head of its column, else by another cell of the row or the heading, where
// its own head only says that it is a value, or a year.
func (t row) measure(n int) (Measure, bool) {
	if m := measuresIn(t.heads[n]); len(m) > 0 {
		return t.Reader.measures[m[0]], len(m) == 1
	}
	if !t.valued(n) {
		return Measure{}, false
	}
	var named []int
	for k := range t.cells {
		if k != n {
			named = append(named, measuresIn(t.values[k])...)
		}
	}
	if len(named) == 0 {
		named = measuresIn(t.heading)
	}
	slices.Sort(named)
	if named = slices.Compact(named); len(named) != 1 {
		return Measure{}, false
	}
	return t.Reader.measures[named[0]], true
}

func measuresIn(s *sentence) (list []int) {
	for _, w := range s.words {
		if w.measure >= 0 {
			list = distinct(list, w.measure)
		}
	}
	return list
}

// valued reports whether the head of a column says that its cells are values: a word for one, or a year.
func (t row) valued(n int) bool {
	for k := range t.heads[n].words {
		if t.heads[n].is(k, figures) {
			return true
		}
	}
	return len(t.heads[n].words) > 0 && t.headYear(n) != 0
}

// headYear is the year that the head of a column names alone: "2024", "Tahun 2024".
func (t row) headYear(n int) int {
	if years := t.heads[n].years(0, len(t.heads[n].words), true); len(years) == 1 {
		return years[0]
	}
	return 0
}

// cell reads the values of one cell.
func (t row) cell(said subject, n int, m Measure) (facts []knowledge.Fact) {
	s := t.values[n]
	c := clauseOf{t.Reader, t.from, s, 0, len(s.words), -1}
	var at []int
	for i := range s.words {
		if w := s.words[i]; w.Kind == indonesian.Number && w.year == 0 && m.Plausible(w.number) && !s.inRange(i) && !s.isRank(i) &&
			(i == 0 || c.isValue(i, m) || strings.Contains(w.gap, ";")) && !s.is(i-1, bounds) && t.bare(c, i, m) {
			at = append(at, i)
		}
	}
	for k, i := range at {
		next := len(s.words)
		if k+1 < len(at) {
			next = at[k+1]
		}
		year, ok := t.year(n, i, len(at))
		if !ok {
			continue
		}
		f := knowledge.Fact{Measure: m.Key, Place: said.place, Service: said.service, Year: year, Value: Decimal(s.words[i].number)}
		f.Grade, f.Rank = c.gradeOf(m, i, next, len(at) == 1), c.rankOf(i, next, len(at) == 1)
		facts = append(facts, f)
	}
	return facts
}

// bare reports whether nothing behind the number at i makes it an amount of something else.
func (t row) bare(c clauseOf, i int, m Measure) bool {
	after := strings.TrimLeft(c.after(i), " ")
	switch {
	case strings.HasPrefix(after, "%") || c.said(i+1) == "persen":
		return slices.Contains(m.Units[0].Spelt, "persen")
	case strings.HasPrefix(after, "/"):
		return false
	}
	return i+1 >= len(c.words) || c.is(i+1, follows) || strings.ContainsAny(after, ",;(") || c.words[i+1].Kind == indonesian.Grade
}

// year is the year of a value of cell n: beside it, at the head of its column, in a cell for the year, else in the heading.
func (t row) year(n, i, values int) (int, bool) {
	if y := t.values[n].yearBehind(i, false); y != 0 {
		return y, true
	}
	if values > 1 {
		return 0, false
	}
	if y := t.headYear(n); y != 0 {
		return y, true
	}
	var years []int
	for k, s := range t.values {
		if k == n {
			years = append(years, s.years(0, len(s.words), false)...)
			continue
		}
		years = append(years, t.heads[k].years(0, len(t.heads[k].words), true)...)
		for _, w := range t.heads[k].words {
			if w.Surface == "tahun" || w.Surface == "waktu" || w.Surface == "periode" {
				years = append(years, s.years(0, len(s.words), true)...)
			}
		}
	}
	if len(years) == 0 {
		years = t.heading.years(0, len(t.heading.words), false)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	return one(years), len(years) <= 1
}

// complete gives the only value of a row the grade and the rank of its other cells.
func (t row) complete(f *knowledge.Fact) {
	m, _ := t.Reader.measures.Find(f.Measure)
	for n, s := range t.values {
		head := strings.ToLower(t.cells[n].header)
		if f.Grade == "" && (strings.Contains(head, "kategori") || strings.Contains(head, "predikat")) {
			f.Grade = gradeCell(m, t.cells[n].value)
		}
		if f.Rank != 0 || len(s.words) == 0 {
			continue
		}
		if f.Rank = s.rankAt(0); f.Rank != 0 || s.words[0].Kind != indonesian.Number {
			continue
		}
		for k := range t.heads[n].words {
			if v := s.words[0].number; t.heads[n].is(k, ranks) && v == float64(int(v)) && v >= 1 && v <= lowestRank && !s.regional(0) {
				f.Rank = int(v)
			}
		}
	}
}

// gradeCell is the grade that a cell holds alone, perhaps with its explanation.
func gradeCell(m Measure, value string) string {
	value, _, _ = strings.Cut(value, "(")
	for _, g := range m.Grades {
		if strings.EqualFold(strings.TrimSpace(value), g) {
			return g
		}
	}
	return ""
}

// names reports whether the head of a column, or the first of two cells, names a measure.
func (t row) names(c counted, n int) bool {
	head, first := strings.ToLower(t.cells[n].header), strings.ToLower(t.cells[0].value)
	return slices.ContainsFunc(c.Words, func(w string) bool {
		return strings.Contains(head, w) || len(t.cells) == 2 && n == 1 && strings.Contains(first, w)
	})
}

// counts reads the cells that hold an amount with its unit.
func (t row) counts(said subject) (facts []knowledge.Fact) {
	for n, s := range t.values {
		if len(s.words) == 0 || s.words[0].Kind != indonesian.Number && s.said(0) != "rp" {
			continue
		}
		i := 0
		if s.said(0) == "rp" {
			i = 1
		}
		if i >= len(s.words) || s.words[i].Kind != indonesian.Number || s.inRange(i) {
			continue
		}
		for _, c := range t.Reader.counted {
			a, ok := s.amountAt(c, i)
			if !ok || !c.Plausible(a.value) || !t.names(c, n) {
				continue
			}
			service, ok := t.values[0].thing(c, 0, len(t.values[0].words))
			if !ok || service == "" {
				service, ok = t.heads[n].thing(c, 0, len(t.heads[n].words))
			}
			year, dated := t.year(n, i, 1)
			if !ok || !dated {
				continue
			}
			if service == "" {
				service = said.service
			}
			facts = append(facts, knowledge.Fact{Measure: c.Key, Place: said.place, Service: service, Unit: a.unit, Year: year,
				Value: Decimal(a.value)})
		}
	}
	return facts
}
