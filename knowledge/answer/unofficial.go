package answer

import (
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/shape"
)

// unofficial reads facts of places that are on no list out of the best hits: the store knows facts of official places alone.
func (w *finder) unofficial(p knowledge.Parts) ([]knowledge.Fact, error) {
	if err := w.search(); err != nil {
		return nil, err
	}
	_, cards := w.candidates(p, &selection{})
	texts, err := w.Engine.read(w.ctx, cards)
	if err != nil {
		return nil, err
	}
	var out []knowledge.Fact
	for _, t := range texts {
		for i := range t.passages {
			q := &t.passages[i]
			for k, s := range q.sentences {
				v := view{text: t, passage: q, first: k, last: k}
				if f, ok := w.unofficialFact(v, p); ok && !s.denies {
					out = append(out, f)
				}
			}
		}
	}
	return out, nil
}

// unofficialFact reads one sentence that names one such place and the measure.
func (w *judge) unofficialFact(v view, p knowledge.Parts) (knowledge.Fact, bool) {
	text := v.string()
	from, to := v.words()
	if slices.ContainsFunc(v.passage.mentions, func(m mention) bool { return m.from >= from && m.to <= to }) {
		return knowledge.Fact{}, false
	}
	names := shape.Unofficial(text)
	if len(names) != 1 || !w.measures.held(w.Engine, p.Measure, v) {
		return knowledge.Fact{}, false
	}
	f := knowledge.Fact{Document: v.text.card.id, Version: v.text.version, Measure: p.Measure, Place: names[0], Sentence: text,
		Passage: v.passage.Ordinal, Year: v.text.card.year}
	for _, q := range v.passage.words[from:to] {
		if q.year != 0 {
			f.Year = int(q.year)
			break
		}
	}
	f.Grade = shape.SaidGrade(text)
	if value := shape.SaidFigure(text); value != "" && w.measures.plausible(p.Measure, value) {
		f.Value = value
	}
	fits := (f.Grade != "" || f.Value != "") && (p.Grade == "" || p.Grade == f.Grade) &&
		(len(p.Years) == 0 || slices.Contains(p.Years, f.Year))
	return f, fits
}
