package answer

import (
	"maps"
	"slices"

	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
)

// measures are the figures that places are compared by, by key.
type measures map[string]lexicon.Measure

// indices are the keys of all that grades a place, the common one first.
func (m measures) indices() []string {
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(m)), func(key string) bool { return !m.index(key) || key == commonMeasure })
	return append([]string{commonMeasure}, keys...)
}

// index tells whether a measure is a bare number or grade, which only its name tells from others.
func (m measures) index(key string) bool { return len(m[key].Units) == 0 }

// held tells whether a window speaks of a measure: it names it, or, where figures have a unit, gives a figure with the unit.
func (m measures) held(e *Engine, key string, v view) bool {
	one, ok := m[key]
	if !ok {
		return v.says(e.phraseOf(key))
	}
	if len(one.Units) == 0 {
		return v.says(one.Ways) || v.says(e.phraseOf(key))
	}
	from, to := v.words()
	return v.passage.says(one.Units, from, to) && e.hasFigure(v)
}

// plausible tells whether a number may be a figure of a measure.
func (m measures) plausible(key, stem string) bool {
	one, n := m[key], shape.Number(stem)
	for i := range one.From {
		if one.From[i] <= n && n <= one.To[i] {
			return true
		}
	}
	return len(one.From) == 0
}

// name is what people read for a measure.
func (m measures) name(key string) string {
	if n := m[key].Name; n != "" {
		return n
	}
	return m.short(key)
}

// short is the shortest name of a measure that may stand in a question.
func (m measures) short(key string) string { return upper(key) }
