package answer

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/beside"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/question"
)

// searched is the text that is searched: what was typed, or, in a follow-up or a side of a comparison, the words of content with
// what is taken over from elsewhere.
func (w *brief) searched() string {
	if w.text != "" {
		return w.text
	}
	if w.reading.Inherited && w.reading.Text != "" {
		return w.reading.Text
	}
	return w.q.Text
}

// numberAttribute is the attribute that is a number.
const numberAttribute = "nomor"

// tidy mends parts that mean another thing together: the number of a rule is asked for by "aturan … nomor berapa".
func (w *brief) tidy() {
	p := w.parts
	isRule := func(s string) bool { return w.signs.Has(signRule, s) }
	at := slices.Index(p.Attributes, numberAttribute)
	if at >= 0 && len(p.Rules) == 0 && (p.Kind == knowledge.Rule || slices.ContainsFunc(p.Words, isRule)) {
		p.Attributes = slices.Delete(slices.Clone(p.Attributes), at, at+1)
		p.Words = slices.DeleteFunc(slices.Clone(p.Words), isRule)
		p.Kind, p.Wish = knowledge.Rule, knowledge.WishWhere
		w.text = beside.Without(w.cfg.Language, w.searched(), numberAttribute, "")
	}
	if (p.Field != "" || p.Aspect != "") && p.Wish != knowledge.WishDefinition {
		named := w.labels[p.Field]
		p.Words = slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool { return w.signs.Has(signField, s) || named[s] })
	}
	p = w.attributes(w.counted(w.valued(w.sectioned(w.listed(p)))))
	for _, m := range shape.Indicator.FindAllStringSubmatch(w.q.Text, -1) { // also one that there is not
		if n := int(shape.Number(m[1])); n > lastIndicator {
			p.Indicators = append(slices.Clone(p.Indicators), n)
		}
	}
	p = w.stepped(w.indicatorNamed(p))
	if p.Wish == knowledge.WishRank && p.Measure == "" && len(p.Things)+len(p.Words) == 0 {
		p.Measure = commonMeasure
	}
	w.parts = w.compared(p)
}

// sectioned takes the words that ask for a part of documents out of the content, and "nilai penuh" of an indicator: what they ask
// for need not be said.
func (w *brief) sectioned(p knowledge.Parts) knowledge.Parts {
	asks := map[string]bool{}
	if w.section != "" && len(p.Things) > 0 {
		for _, cue := range w.roles.Cues(w.q.Text, w.section) {
			asks[w.cfg.Language.Stem(cue)] = true
		}
	}
	if p.Wish == knowledge.WishHow && slices.ContainsFunc(p.Words, func(s string) bool { return w.signs.Has(signFull, s) }) {
		for _, s := range p.Words {
			asks[s] = asks[s] || w.signs.Has(signFull, s) || w.signs.Has(signValue, s)
		}
	}
	for _, s := range p.Words {
		asks[s] = asks[s] || p.Status != "" && w.signs.Has(signLight, s)
		asks[s] = asks[s] || p.Article != "" && w.signs.Has(signRule, s) ||
			(len(p.Words) > 1 || p.Field != "" && p.Kind == "" && len(p.Places) > 0) && w.signs.Has(signLight, s)
	}
	if p.Wish == knowledge.WishHow && (len(p.Things)+len(p.Rules) > 0 || p.Field != "") {
		for _, s := range p.Words {
			asks[s] = asks[s] || w.signs.Has(signRaise, s) || w.signs.Has(signValue, s)
		}
	}
	for s, light := range asks {
		if light {
			w.light = append(w.light, s)
		}
	}
	if len(asks) > 0 {
		p.Words = slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool { return asks[s] })
	}
	return p
}

// stepped reads a question for the steps of something ("tahapan SKM apa saja") as one for how it is done.
func (w *brief) stepped(p knowledge.Parts) knowledge.Parts {
	general := len(p.Places)+len(p.Provinces)+len(p.Rules)+len(p.Indicators)+len(p.Years) == 0 && p.Kind == ""
	if w.section == knowledge.SectionSteps && general && len(p.Things)+len(p.Words) > 0 &&
		(p.Wish == knowledge.WishAny || p.Wish == knowledge.WishList || p.Wish == knowledge.WishOverview) {
		p.Wish = knowledge.WishHow
	}
	return p
}

// indicatorNamed reads "indikator ruang tunggu" as the one indicator whose guide has those words in its title.
func (w *brief) indicatorNamed(p knowledge.Parts) knowledge.Parts {
	at := slices.Index(p.Words, indicatorStem)
	if at < 0 || len(p.Indicators) > 0 {
		return p
	}
	named := slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool { return s == indicatorStem || w.signs.Has(signValue, s) })
	found, number := 0, 0
	for _, c := range w.all(w.q.Audience, ladder) {
		fits := len(named)+len(p.Things) > 0
		for _, s := range named {
			fits = fits && slices.Contains(c.stems, s)
		}
		for _, t := range p.Things {
			fits = fits && w.phraseOf(t).InStems(c.stems)
		}
		if fits {
			found, number = found+1, c.indicators[0]
		}
	}
	if found == 1 {
		p.Indicators, p.Words, p.Things = []int{number}, nil, nil
	}
	return p
}

// indicatorStem is the word before an indicator.
const indicatorStem = "indikator"

// attributes takes words that ask for an attribute out of the things, where a title happens to have them: "nomor WhatsApp".
func (w *brief) attributes(p knowledge.Parts) knowledge.Parts {
	for i, t := range p.Things {
		attribute := w.answers.asked[strings.Join(lexicon.Stems(w.cfg.Language.Tokens(t)), " ")]
		if attribute == "" || len(p.Things) == 1 && len(p.Places) == 0 {
			continue
		}
		p.Things = slices.Delete(slices.Clone(p.Things), i, i+1)
		if !slices.Contains(p.Attributes, attribute) {
			p.Attributes = append(slices.Clone(p.Attributes), attribute)
		}
		break
	}
	return p
}

// lastIndicator is the last one of the index.
const lastIndicator = 31

// commonMeasure is what places are put in order by when a question does not say.
const commonMeasure = "ipp"

// assessed reads a question for who assesses the index of no place, or when, as one for the evaluation that it comes from.
func (w *brief) assessed(p knowledge.Parts) knowledge.Parts {
	index := func(t string) bool { return strings.EqualFold(t, commonMeasure) }
	if !w.typed(signAssess) || !slices.ContainsFunc(p.Things, index) || len(p.Places)+len(p.Provinces)+len(p.Years) > 0 {
		return p
	}
	p.Things = []string{wordsEvaluation}
	p.Words = slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool { return w.signs.Has(signValue, s) })
	w.text = strings.Join(append([]string{wordsEvaluation}, slices.DeleteFunc(slices.Clone(w.reading.Meant), index)...), " ")
	return p
}

// tasked reads a question for what somebody or something is there for as one for what it is: "evaluator itu tugasnya apa".
func (w *brief) tasked(p knowledge.Parts) knowledge.Parts {
	isTask := func(s string) bool { return w.signs.Has(signTask, s) }
	rest := slices.DeleteFunc(slices.Clone(p.Words), isTask)
	if len(rest) == len(p.Words) || len(rest)+len(p.Things)+len(p.Forms) != 1 || len(p.Places) > 0 ||
		p.Wish != knowledge.WishAny && p.Wish != knowledge.WishOverview {
		return p
	}
	w.light = append(w.light, slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool { return !isTask(s) })...)
	p.Words, p.Wish = rest, knowledge.WishDefinition
	return p
}

// gradeOfPlace tells whether nothing but a value of a place is asked for, and not of what.
func (w *brief) gradeOfPlace(p knowledge.Parts) bool {
	return p.Measure == "" && len(p.Places) > 0 && len(p.Words) > 0 && p.Kind == "" && p.Field == "" && p.Aspect == "" &&
		len(p.Things)+len(p.Attributes)+len(p.Rules)+len(p.Forms)+len(p.Indicators) == 0 &&
		!slices.ContainsFunc(p.Words, func(s string) bool { return !w.signs.Has(signValue, s) })
}

// valued reads "nilai IPP kota …" as a question for the measure, also where the place is one that nobody knows.
func (w *brief) valued(p knowledge.Parts) knowledge.Parts {
	isValue := func(s string) bool { return w.signs.Has(signValue, s) || shape.Number(s) >= 0 && w.bound != nil }
	if p.Measure == "" && p.Grade != "" && (shape.LevelOf(w.q.Text) != "" || w.reading.Area) && len(p.Things)+len(p.Places) == 0 &&
		!slices.ContainsFunc(p.Words,
			func(s string) bool { return !isValue(s) }) {
		p.Measure, p.Words, p.Wish = commonMeasure, nil, knowledge.WishList // "kota mana yang nilainya A"
		return p
	}
	switch p.Wish {
	case knowledge.WishWho, knowledge.WishWhen:
		return w.assessed(p)
	case knowledge.WishWhere, knowledge.WishWhy:
		return p
	}
	if p = w.tasked(p); p.Wish == knowledge.WishDefinition {
		return p
	}
	if w.gradeOfPlace(p) {
		p.Measure, p.Words, p.Wish = commonMeasure, nil, knowledge.WishValue // "balikpapan dapat predikat apa"
		return p
	}
	moved := w.moved(p)
	dated := len(p.Years) > 0 && len(p.Places) > 0
	if p.Measure != "" || w.bound == nil && !dated && !slices.ContainsFunc(p.Words, isValue) && !moved {
		return p
	}
	for i, t := range p.Things {
		if key := lexicon.Lower(t); w.measures[key].Name != "" && w.measures.index(key) {
			p.Measure, p.Wish = key, knowledge.WishValue
			if w.bound != nil {
				p.Wish = knowledge.WishRank
			}
			p.Things = slices.Delete(slices.Clone(p.Things), i, i+1)
			if moved {
				p.Words = nil
			}
			p.Words = slices.DeleteFunc(slices.Clone(p.Words), isValue)
			break
		}
	}
	return p
}

// names are what the documents name, by their titles, and which words there are, by the index.
type names struct {
	*question.NameTable
	words indonesian.Dictionary
}

// Knows and Correct are those of the index, which has read the texts and not only the titles.
func (n names) Knows(surface string) bool          { return n.words.Knows(surface) }
func (n names) Correct(word string) (string, bool) { return n.words.Correct(word) }

func (e *Engine) names() question.Names {
	e.shelf.mu.RLock()
	defer e.shelf.mu.RUnlock()
	return names{e.shelf.names, e.cfg.Words}
}
