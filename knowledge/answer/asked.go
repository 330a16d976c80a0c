package answer

import (
	"regexp"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
)

// unit is what a question counts: the word behind "berapa", by stem, with words that count the same; nil when it counts nothing.
func (w *brief) unit() []string {
	if w.counting != nil {
		return *w.counting
	}
	var out []string
	tokens := w.cfg.Language.Tokens(w.q.Text)
	for i := 0; i+1 < len(tokens); i++ {
		if !w.signs.Has(signHowMuch, tokens[i].Surface) || w.signs.Has(signNoUnit, tokens[i+1].Surface) ||
			!w.cfg.Language.Rooted(tokens[i+1].Surface) {
			continue
		}
		out = append(out, w.countedAlike(tokens[i+1].Stem)...)
	}
	if last := len(tokens) - 1; len(out) == 0 && last > 0 && w.signs.Has(signHowMuch, tokens[last].Surface) &&
		strings.HasSuffix(tokens[last-1].Surface, wordsIts) && w.cfg.Language.Rooted(tokens[last-1].Stem) &&
		!w.signs.Has(signNoUnit, tokens[last-1].Stem) { // "respondennya berapa"
		out = w.countedAlike(tokens[last-1].Stem)
	}
	w.counting = &out
	return out
}

// countedAlike are the stems that count the same as one.
func (w *brief) countedAlike(stem string) []string {
	out := []string{stem}
	if w.signs.Has(signPeople, stem) {
		for other := range w.signs[signPeople] {
			out = append(out, other)
		}
	}
	return out
}

// unitReach is how many words behind a number may name what it counts.
const unitReach = 3

// otherUnit is what a figure of something else is worth where something is counted: "20 responden" of "berapa orang" is worth 1.
const otherUnit = .3

// figures tells how well a window gives the number that is asked for: one that is no year and no word of the question, and, where
// the question says what is counted, one of that.
func (w *judge) figures(v view, a *lexicon.Asked) float64 {
	from, to := v.words()
	unit, best, counts := w.unit(), 0.0, w.signs[signCount]
	for i := from; i < to; i++ {
		q := v.passage.words[i]
		if (!q.number || a.Has(q.stem)) && !counts[q.stem] {
			continue
		}
		for k := i + 1; k < min(to, i+1+unitReach); k++ {
			if slices.Contains(unit, v.passage.words[k].stem) {
				return 1
			}
		}
		if q.number {
			best = 1
		}
	}
	if len(unit) > 0 {
		return best * otherUnit
	}
	return best
}

// numbered tells what the numbers of the question count, by their stems: "6 bulan". What stands behind no unit counts nothing.
func (w *brief) numbered() map[string]string {
	if w.units != nil {
		return w.units
	}
	w.units = map[string]string{}
	tokens := w.cfg.Language.Tokens(w.q.Text)
	for i := 0; i+1 < len(tokens); i++ {
		if shape.Number(tokens[i].Stem) >= 0 && w.signs.Has(signMeasured, tokens[i+1].Stem) {
			w.units[tokens[i].Stem] = tokens[i+1].Stem
		}
	}
	return w.units
}

// saysNumber tells whether a window has a number before its unit.
func (w *judge) saysNumber(v view, number, unit string) bool {
	from, to := v.words()
	for i := from; i+1 < to; i++ {
		said := v.passage.words[i].stem
		if (said == number || lexicon.SameNumber(said, number)) && v.passage.words[i+1].stem == unit {
			return true
		}
	}
	return false
}

// inRange is what a range that holds a number of the question is worth as that number.
const inRange = .9

// placeNumbers puts the numbers of the question into the ranges that a window gives: "3,2" is said by "3,07–3,53". A number that
// counts something is not said where it counts something else.
func (w *judge) placeNumbers(v view, a *lexicon.Asked, value []float64) (ranged float64) {
	for i, t := range a.Terms {
		if len(t.Ways) == 0 || len(t.Ways[0].Stems) != 1 {
			continue
		}
		stem := t.Ways[0].Stems[0]
		if w.members != nil && stem == w.members.stem && w.namesMembers(v) {
			value[i] = 1
			continue
		}
		if unit := w.numbered()[stem]; unit != "" && value[i] > 0 && !w.saysNumber(v, stem, unit) {
			value[i] = 0
		}
		if value[i] >= inRange {
			continue
		}
		if stem == "" || stem[0] < '0' || stem[0] > '9' {
			continue
		}
		if n := shape.Number(stem); n >= 0 && shape.YearOf(stem) == 0 && len(w.parts.Places) == 0 && shape.Within(v.string(), n) {
			value[i] = inRange
			if strings.Contains(stem, ".") {
				ranged = weightTelling // a row of the table that the figure is looked up in
			}
		}
	}
	return ranged
}

// How well a sentence says what a short form stands for: by saying so, by beginning with it, or in passing.
const (
	spelledSo     = 1
	spelledFirst  = .95
	spelledInside = .6
)

// spelledOut tells how well a text says what a short form stands for, as "SKM adalah singkatan dari …", "Survei Kepuasan
// Masyarakat (SKM) adalah …" and "SKM adalah Survei …" do; 0 when it does not.
func spelledOut(text, short string) float64 {
	name := `\b` + regexp.QuoteMeta(short)
	for _, form := range []struct {
		says string
		fit  float64
	}{
		{`(?i)` + name + `\b\W{0,3}(?:adalah |itu |merupakan )?(?:singkatan|kepanjangan|akronim)\b`, spelledSo},
		{`(?i)^(?:\pL+ ){1,9}\(` + name + `\b[^)]*\) (?:adalah|ialah|yaitu|merupakan)`, spelledFirst},
		{`^` + name + `\b\W{0,3}adalah (?:\p{Lu}\pL+[ ,]+(?:dan )?){2}`, spelledFirst},
		{`\pL+ \(` + name + `\b`, spelledInside},
	} {
		if regexp.MustCompile(form.says).MatchString(text) {
			return form.fit
		}
	}
	return 0
}

// spells tells whether what a short form stands for is asked, and how well a window says it.
func (w *judge) spells(v view) (fit float64, asked bool) {
	if !w.typed(signSpelled) {
		return 0, false
	}
	for _, name := range w.subjects() {
		fit = max(fit, spelledOut(v.string(), name))
		if upper := strings.ToUpper(name); upper != name {
			fit = max(fit, spelledOut(v.string(), upper))
		}
	}
	return fit, true
}

// announced is the list that a window promises and does not give: "menetapkan empat prinsip" before four items of the same
// document. False when there is none of that length, or several.
func (w *judge) announced(v view) (view, bool) {
	from, to := v.words()
	n := 0
	for _, q := range v.passage.words[from:to] {
		if k := indonesian.Numeral(q.stem); k > 1 {
			n = k
		}
	}
	if n < shortestList || enumerates(v) >= 1 {
		return view{}, false
	}
	var out view
	found := 0
	for i := range v.text.passages {
		p := &v.text.passages[i]
		first := slices.IndexFunc(p.sentences, func(s sentence) bool { return p.isItem(s) })
		if first < 0 {
			continue
		}
		last := first
		for last+1 < len(p.sentences) && p.isItem(p.sentences[last+1]) {
			last++
		}
		if last-first+1 == n {
			out, found = view{text: v.text, passage: p, first: first, last: last}, found+1
		}
	}
	return out, found == 1
}

// shortestList is the length of the shortest list that a window may promise.
const shortestList = 3

// isItem tells whether a sentence is an item of a numbered list, in a line of its own.
func (q *passage) isItem(s sentence) bool { return itemNumber.MatchString(q.Text[s.Start:s.End]) }

// promised quotes the list that the best pick promises, when a list is asked for.
func (w *judge) promised(s *selection) []knowledge.Quote {
	if !w.reading.Listed || len(s.picks) == 0 {
		return nil
	}
	v, ok := w.announced(s.picks[0].view)
	if !ok {
		return nil
	}
	return []knowledge.Quote{quoteOf(v, s.asked, s.picks[0].rank)}
}
