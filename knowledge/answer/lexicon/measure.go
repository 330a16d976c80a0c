package lexicon

import (
	"fmt"
	"io/fs"
	"strings"

	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
)

// Measure is a figure that places are compared by.
type Measure struct {
	Name  string   // as people read it
	Ways  Phrase   // to name it in texts
	Forms []string // the same, of one word, as written
	Units Phrase   // that its figures have; none for an index
	From  []float64
	To    []float64 // plausible values lie between from and to, of the same place in both
}

// ReadMeasures reads measures.tsv: key, name, words that name it, units as kept=as written. More columns are for who reads
// facts.
func ReadMeasures(files fs.FS, l *indonesian.Language) (map[string]Measure, error) {
	out := map[string]Measure{}
	err := ReadTable(files, "measures.tsv", 5, func(c []string) error {
		m := Measure{Name: c[1], Ways: PhrasesIn(l, c[2], "|")}
		for way := range strings.SplitSeq(c[2], "|") {
			if !strings.Contains(way, " ") {
				m.Forms = append(m.Forms, Lower(way))
			}
		}
		for unit := range strings.SplitSeq(c[3], "|") {
			if kept, written, ok := strings.Cut(unit, "="); ok && kept != "" {
				m.Units = append(m.Units, PhrasesIn(l, written, ",")...)
			}
		}
		for span := range strings.SplitSeq(c[4], "|") {
			from, to, ok := strings.Cut(span, "-")
			if !ok {
				return fmt.Errorf("%q is no range of values", span)
			}
			m.From, m.To = append(m.From, shape.Number(from)), append(m.To, shape.Number(to))
		}
		out[c[0]] = m
		return nil
	})
	return out, err
}
