package answer

import (
	"fmt"
	"io/fs"
	"strings"

	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
)

// measures are the figures that places are compared by, by key.
type measures map[string]measure

type measure struct {
	name  string         // as people read it
	ways  lexicon.Phrase // to name it in texts
	forms []string       // the same, of one word, as written
	units lexicon.Phrase // that its figures have; none for an index
	from  []float64
	to    []float64 // plausible values lie between from and to, of the same place in both
}

// readMeasures reads measures.tsv: key, name, words that name it, units as kept=as written. More columns are for who reads
// facts.
func readMeasures(files fs.FS, l *indonesian.Language) (measures, error) {
	out := measures{}
	err := lexicon.ReadTable(files, "measures.tsv", 5, func(c []string) error {
		m := measure{name: c[1], ways: lexicon.PhrasesIn(l, c[2], "|")}
		for way := range strings.SplitSeq(c[2], "|") {
			if !strings.Contains(way, " ") {
				m.forms = append(m.forms, lexicon.Lower(way))
			}
		}
		for unit := range strings.SplitSeq(c[3], "|") {
			if kept, written, ok := strings.Cut(unit, "="); ok && kept != "" {
				m.units = append(m.units, lexicon.PhrasesIn(l, written, ",")...)
			}
		}
		for span := range strings.SplitSeq(c[4], "|") {
			from, to, ok := strings.Cut(span, "-")
			if !ok {
				return fmt.Errorf("%q is no range of values", span)
			}
			m.from, m.to = append(m.from, shape.Number(from)), append(m.to, shape.Number(to))
		}
		out[c[0]] = m
		return nil
	})
	return out, err
}

// index tells whether a measure is a bare number or grade, which only its name tells from others.
func (m measures) index(key string) bool { return len(m[key].units) == 0 }

// held tells whether a window speaks of a measure: it names it, or, where figures have a unit, gives a figure with the unit.
func (m measures) held(e *Engine, key string, v view) bool {
	one, ok := m[key]
	if !ok {
		return v.says(e.phraseOf(key))
	}
	if len(one.units) == 0 {
		return v.says(one.ways) || v.says(e.phraseOf(key))
	}
	from, to := v.words()
	return v.passage.says(one.units, from, to) && e.hasFigure(v)
}

// plausible tells whether a number may be a figure of a measure.
func (m measures) plausible(key, stem string) bool {
	one, n := m[key], shape.Number(stem)
	for i := range one.from {
		if one.from[i] <= n && n <= one.to[i] {
			return true
		}
	}
	return len(one.from) == 0
}

// name is what people read for a measure.
func (m measures) name(key string) string {
	if n := m[key].name; n != "" {
		return n
	}
	return m.short(key)
}

// short is the shortest name of a measure that may stand in a question.
func (m measures) short(key string) string { return strings.ToUpper(key) }
