package answer

import (
	"errors"
	"io/fs"
	"strings"
)

// measures are the figures that places are compared by, by key.
type measures map[string]measure

type measure struct {
	name  string   // as people read it
	words []string // that name it in texts
}

// readMeasures reads measures.tsv: key, name, words that name it. More columns are for who reads facts.
func readMeasures(files fs.FS) (measures, error) {
	out := measures{}
	err := readTable(files, "measures.tsv", 3, func(c []string) error {
		out[c[0]] = measure{name: c[1], words: strings.Split(c[2], "|")}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	return out, err
}

// phrase gives the ways to name a measure.
func (m measures) phrase(e *Engine, key string) phrase {
	out := e.phraseOf(key)
	for _, w := range m[key].words {
		out = append(out, stemsOf(e.cfg.Language.Tokens(w)))
	}
	return out
}

// name is what people read for a measure.
func (m measures) name(key string) string {
	if n := m[key].name; n != "" {
		return n
	}
	return m.short(key)
}

// short is the shortest name of a measure that may stand in a question.
func (m measures) short(key string) string { return upper(key) }
