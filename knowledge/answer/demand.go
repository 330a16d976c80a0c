package answer

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
)

// typed tells whether a word of a sign stands in the question in its very form.
func (w *brief) typed(sign string) bool {
	return slices.ContainsFunc(w.said, func(s string) bool { return w.signs.Has(sign, s) })
}

// saysForm tells whether a window has one of some words in its very form.
func (w *judge) saysForm(v view, forms []string) bool {
	return len(forms) > 0 && slices.ContainsFunc(lexicon.Surfaces(w.cfg.Language.Tokens(v.string())), func(s string) bool {
		return slices.Contains(forms, s)
	})
}

// counts tells whether a window names what a measure counts, where the name alone tells it from others of the same stem: a
// party of twenty that visits a place are none of its visitors.
func (w *judge) counts(v view, measure string) bool {
	if !w.signs.Has(signCounted, measure) || v.denies() {
		return true
	}
	return v.text.card.kind != knowledge.Visit && w.saysForm(v, w.measures[measure].Forms)
}

// demands are what some questions require without naming a thing: the name of who holds an office, a rule of some kind.
func (w *judge) demands(p knowledge.Parts) (out []need) {
	if p.Wish == knowledge.WishWho && !p.Visitors {
		if office := w.office(); office != nil {
			out = append(out, need{partThing, strings.Join(office, " "), func(v view) bool { return w.holdsName(v, office) }})
		}
	}
	if len(p.Rules) > 0 || p.Wish == knowledge.WishHow {
		return out
	}
	for _, kind := range lexicon.Surfaces(w.cfg.Language.Tokens(w.q.Text)) {
		if w.signs.Has(signRuleKind, kind) {
			ways := w.phraseOf(kind)
			out = append(out, need{partRule, kind, func(v view) bool { return v.says(ways) }})
		}
	}
	return out
}

// office is the longest name of an office in the question, as surfaces; nil for none.
func (w *brief) office() (best []string) {
	said := lexicon.Surfaces(w.cfg.Language.Tokens(w.q.Text))
	for name := range w.signs[signOffice] {
		words := strings.Fields(name)
		if (lexicon.Phrase{words}).InStems(said) &&
			(len(words) > len(best) || len(words) == len(best) && slices.Compare(words, best) < 0) {
			best = words
		}
	}
	return best
}

// nameReach is how many words of the office, its body and its place may stand before the name.
const nameReach = 7

// holdsName tells whether a name follows the office: a capital that is neither a place, a body nor a word of the question.
func (w *judge) holdsName(v view, office []string) bool {
	from, to := v.words()
	for _, word := range w.parts.Words {
		if !slices.Contains(lexicon.Stems(w.cfg.Language.Tokens(strings.Join(office, " "))), word) && !v.says(lexicon.Phrase{{word}}) {
			return false
		}
	}
	ways := w.phraseOf(strings.Join(office, " "))
	stem := func(i int) string { return v.passage.words[i].stem }
	for at := from; at < to; {
		start, end, ok := ways.At(at, to, stem)
		if !ok {
			return false
		}
		if !(start > from && stem(start-1) == "wakil") && w.named(v.passage, end, min(to, end+nameReach)) {
			return true
		}
		at = end
	}
	return false
}

// named tells whether words that begin at a place after an office come to a person's name.
func (w *judge) named(p *passage, from, to int) bool {
	for i := from; i < to; i++ {
		q := p.words[i]
		if !q.capital {
			return false
		}
		text := p.Text[q.start:q.end]
		placed := slices.ContainsFunc(p.mentions, func(m mention) bool { return m.from <= i && i < m.to })
		asked := slices.ContainsFunc(lexicon.Stems(w.cfg.Language.Tokens(w.q.Text)), func(s string) bool { return s == q.stem })
		if placed || asked || text == strings.ToUpper(text) || w.signs.Has(signClass, q.stem) {
			continue
		}
		return !w.signs.Has(signUnit, q.stem)
	}
	return false
}

// counted reads the name of what is counted as its measure, where it comes first: "pengunjung MPP", and not "keluhan
// pengunjung MPP".
func (w *brief) counted(p knowledge.Parts) knowledge.Parts {
	asksValue := p.Wish == knowledge.WishAny || p.Wish == knowledge.WishValue
	if p.Measure != "" || p.Kind == knowledge.Visit || !asksValue || len(p.Words) == 0 {
		return p
	}
	for _, t := range w.cfg.Language.Tokens(w.q.Text) {
		if w.signs.Has(signCounted, t.Surface) && t.Stem == p.Words[0] {
			p.Measure, p.Wish, p.Words = t.Surface, knowledge.WishValue, p.Words[1:]
			break
		}
	}
	return p
}

// moved reads "IPP … naik jadi berapa" as a question for the figure.
func (w *brief) moved(p knowledge.Parts) bool {
	return len(p.Places) > 0 && len(p.Words) > 0 && p.Wish != knowledge.WishWhy && w.typed(signHowMuch) &&
		!slices.ContainsFunc(p.Words, func(s string) bool { return !w.signs.Has(signMoves, s) })
}
