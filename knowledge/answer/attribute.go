package answer

import (
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
)

// answers are the words that say something of an attribute, by attribute, and those that ask for it.
type answers struct {
	words map[string]lexicon.Phrase
	forms map[string][]string // surfaces that answer, whose stem means other things too: "penghargaan" is no "harga"
	asked map[string]string   // stems with a space between → attribute
}

// readAnswers reads attributes.tsv: attribute, words that ask for it, words that answer it.
func readAnswers(files fs.FS, l *indonesian.Language) (answers, error) {
	out := answers{map[string]lexicon.Phrase{}, map[string][]string{}, map[string]string{}}
	err := lexicon.ReadTable(files, "attributes.tsv", 3, func(c []string) error {
		for _, way := range lexicon.PhrasesIn(l, c[1], "|") {
			out.asked[strings.Join(way, " ")] = c[0]
		}
		for word := range strings.SplitSeq(c[2], "|") {
			if form, ok := strings.CutPrefix(word, "="); ok {
				out.forms[c[0]] = append(out.forms[c[0]], form, form+"nya")
			} else if stems := lexicon.Stems(l.Tokens(word)); len(stems) > 0 {
				out.words[c[0]] = append(out.words[c[0]], stems)
			}
		}
		return nil
	})
	return out, err
}

// holdsAttribute tells whether a window says something of an attribute: by its words or its shape, and with a number where a
// number is asked for. An amount is a number whatever the words around it are.
func (w *judge) holdsAttribute(v view, attribute string) bool {
	if v.denies() { // "anggarannya tidak disebut" is about it, without a figure
		return v.says(slices.Concat(w.answers.words[attribute], w.phraseOf(attribute))) || w.saysForm(v, w.answers.forms[attribute])
	}
	loose := w.signs.Has(signMoney, attribute) && (w.parts.Wish != knowledge.WishValue ||
		slices.Contains(w.parts.Attributes, shareAttribute)) && !(w.parts.Wish == knowledge.WishAny && w.typed(signPrice))
	if form := shape.Strict[attribute]; form != nil && !loose {
		return form.MatchString(v.string())
	}
	if w.signs.Has(signFigured, attribute) && !w.hasFigure(v) {
		return false
	}
	if attribute == "jumlah" {
		return true
	}
	if form := shape.Attributes[attribute]; form != nil && form.MatchString(v.string()) {
		return true
	}
	if ways := w.answers.words[attribute]; ways != nil {
		from, to := v.words()
		return v.passage.says(ways, from, to) || ways.InStems(v.passage.heading) || w.saysForm(v, w.answers.forms[attribute])
	}
	return v.says(w.phraseOf(attribute))
}

// shareAttribute is asked for of an amount and is none: "belanja dipotong berapa persen".
const shareAttribute = "persen"

// hasFigure tells whether a window holds a number that is no year, in digits or words.
func (e *Engine) hasFigure(v view) bool {
	from, to := v.words()
	for _, q := range v.passage.words[from:to] {
		if q.number || e.signs.Has(signCount, q.stem) {
			return true
		}
	}
	return false
}
