package answer

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/question"
)

// fit says how well a window is the kind of answer that is wished for, from 0 to 1.
func (w *judge) fit(v view, a *lexicon.Asked) float64 {
	if w.namesMembers(v) {
		return 1
	}
	counts := w.parts.Wish == knowledge.WishCount && len(w.unit()) > 0 // "berapa kota yang dinilai" asks for no section
	if w.section != "" && !counts {
		if v.passage.section == w.section {
			return 1
		}
		return nearSection[w.section][v.passage.section]
	}
	switch w.parts.Wish {
	case knowledge.WishDefinition:
		if fit, asked := w.spells(v); asked {
			return fit
		}
		return w.defines(v)
	case knowledge.WishValue, knowledge.WishCount:
		return w.figures(v, a)
	case knowledge.WishWhen:
		return w.dated(v)
	case knowledge.WishWhy:
		return w.because(v)
	case knowledge.WishHow:
		return inSection(v, knowledge.SectionSteps, 1, knowledge.SectionEvidence, .6, knowledge.SectionCopy, .4)
	case knowledge.WishExample:
		return inSection(v, knowledge.SectionExample, 1, knowledge.SectionSteps, .7, knowledge.SectionResult, .4)
	case knowledge.WishWho:
		return .4*capitals(v) + .6*w.does(v)
	case knowledge.WishWhere:
		return .5 * capitals(v)
	case knowledge.WishList:
		return enumerates(v)
	}
	if w.reading.Listed {
		return listedWish * enumerates(v)
	}
	if slices.Contains(w.parts.Attributes, question.BasisAttribute) && len(w.cfg.Reader.Rules(v.string())) > 0 {
		return 1
	}
	return 0
}

// listedWish is what a list is worth where "apa saja" stands beside another wish.
const listedWish = .8

// nearSection are the sections that may say what is looked for when there is none of the kind that is asked for.
var nearSection = map[knowledge.Section]map[knowledge.Section]float64{
	knowledge.SectionObstacle: {knowledge.SectionProblem: .6, knowledge.SectionMistake: .5, knowledge.SectionResult: .3},
	knowledge.SectionProblem:  {knowledge.SectionObstacle: .6},
	knowledge.SectionSteps:    {knowledge.SectionEvidence: .4, knowledge.SectionCopy: .3},
	knowledge.SectionExample:  {knowledge.SectionSteps: .6, knowledge.SectionResult: .4},
	knowledge.SectionCopy:     {knowledge.SectionMeans: .3},
}

// Reach of a definition, in words, and what comes near one.
const (
	subjectStart = 4  // the subject begins within so many words
	subjectReach = 12 // the defining word follows it within so many
	plainSubject = .4 // a sentence about it that does not define is worth so much
	otherSubject = .4 // one about something of it is worth so much of that
)

// defines tells how well the first sentence of a window defines what is asked for: it is the subject, and the
// defining word follows. "Nilai IPP tahun 2025 adalah 4,71" gives a figure and defines nothing.
func (w *judge) defines(v view) float64 {
	from, to := v.words()
	to = min(to, v.passage.sentences[v.first].to)
	best := 0.0
	for _, name := range w.subjects() {
		ways := w.phraseOf(name)
		start, end, ok := ways.At(from, min(to, from+subjectStart+8), func(i int) string { return v.passage.words[i].stem })
		if !ok || start-from > subjectStart {
			continue
		}
		weight := 1.0
		for i := from; i < start; i++ {
			if !w.signs.Has(signClass, v.passage.words[i].stem) {
				weight = otherSubject // "nilai IPP" is not IPP
			}
		}
		best = max(best, plainSubject*weight)
		for i := end; i < min(to, end+subjectReach); i++ {
			if !w.signs.Has(signDefining, v.passage.words[i].stem) {
				continue
			}
			if i+1 < to && (v.passage.words[i+1].number || v.passage.words[i+1].year != 0) {
				break
			}
			best = max(best, weight*(1-.05*float64(i-end)))
			break
		}
	}
	return best
}

// subjects are what a definition is about.
func (w *brief) subjects() []string {
	var out []string
	out = append(out, w.parts.Things...)
	out = append(out, w.parts.Forms...)
	out = append(out, w.parts.Rules...)
	if w.parts.Measure != "" {
		out = append(out, w.measures.short(w.parts.Measure))
	}
	if len(out) == 0 && len(w.parts.Words) > 0 {
		out = append(out, strings.Join(w.parts.Words, " "))
	}
	return out
}

// dated tells whether a window says when: a month with its day says more than a year.
func (w *judge) dated(v view) float64 {
	from, to := v.words()
	best := 0.0
	if shape.Often.MatchString(v.string()) {
		return 1
	}
	for i := from; i < to; i++ {
		q := v.passage.words[i]
		switch {
		case w.signs.Has(signMonth, q.stem):
			return 1
		case q.year != 0:
			best = .7
		}
	}
	return best
}

// because says how well a window gives a reason: in a sentence that says so, or in a part about what was wrong.
func (w *judge) because(v view) float64 {
	from, to := v.words()
	said := inSection(v, knowledge.SectionProblem, .6, knowledge.SectionObstacle, .9, knowledge.SectionSteps, .5)
	for _, q := range v.passage.words[from:to] {
		if w.signs.Has(signBecause, q.stem) {
			return 1
		}
	}
	return said
}

// does tells whether a window has a verb of the question as a verb: "menilai" is what an evaluator does, "nilai" is what a
// city has.
func (w *judge) does(v view) float64 {
	verbs := w.verbs()
	if len(verbs) == 0 {
		return 0
	}
	from, to := v.words()
	for _, q := range v.passage.words[from:to] {
		text := v.passage.Text[q.start:q.end]
		bid := v.passage.section == knowledge.SectionSteps && strings.EqualFold(text, q.stem) // "undang lima unsur"
		if slices.Contains(verbs, q.stem) && (bid || isVerb(text)) {
			return 1
		}
	}
	return 0
}

// verbs are the stems of the words of content that stand in the question as verbs.
func (w *brief) verbs() (out []string) {
	for _, t := range w.cfg.Language.Tokens(w.q.Text) {
		if isVerb(t.Surface) && t.Surface != t.Stem && slices.Contains(w.parts.Words, t.Stem) {
			out = append(out, t.Stem)
		}
	}
	return out
}

// isVerb tells whether a word has the prefix of a verb.
func isVerb(surface string) bool {
	s := strings.ToLower(surface)
	return strings.HasPrefix(s, "me") || strings.HasPrefix(s, "di")
}

func capitals(v view) float64 {
	from, to := v.words()
	for i := from + 1; i < to; i++ {
		if v.passage.words[i].capital {
			return 1
		}
	}
	return 0
}

// looseList is what commas are worth that no word announces.
const looseList = .6

// enumerates tells whether a window lists things.
func enumerates(v view) float64 {
	s := v.string()
	if shape.Listing.MatchString(s) {
		return 1
	}
	return looseList * min(float64(strings.Count(s, ",")+strings.Count(s, ";"))/3, 1)
}

// inSection is the value of the section that a window stands in: pairs of section and value.
func inSection(v view, pairs ...any) float64 {
	for i := 0; i+1 < len(pairs); i += 2 {
		if v.passage.section == pairs[i] {
			switch n := pairs[i+1].(type) {
			case int:
				return float64(n)
			case float64:
				return n
			}
		}
	}
	return 0
}
