package answer

import (
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/article"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
)

// Bounds of the route of provisions.
const (
	rulesRead    = 40 // rules whose texts are looked at when none is named
	rulesOffered = 6
)

// provision answers a question that names a Pasal with that very Pasal, ayat or huruf of its rule, or says that the rule has none
// such. It leaves to the other ways what is said of a Pasal by documents that are no text of its rule.
func (w *work) provision() (bool, error) {
	asked := article.Parse(w.parts.Article)
	if asked.Pasal == "" {
		return false, nil
	}
	if err := w.search(); err != nil {
		return false, err
	}
	cards, named := w.ruleTexts()
	texts, err := w.Engine.read(w.ctx, cards[:min(len(cards), rulesRead)])
	if err != nil || len(texts) == 0 {
		return false, err
	}
	quotes, have, cut := w.provisions(texts, asked)
	switch {
	case !named && len(have) > 1:
		w.askRule(have)
		return true, nil
	case len(quotes) == 0 && (!named || !cut):
		return false, nil
	}
	w.answer.Route = knowledge.RoutePassages
	if w.answer.Outcome = knowledge.Answered; len(quotes) == 0 {
		if quotes, have, _ = w.provisions(texts, asked.Whole()); asked == asked.Whole() {
			quotes = nil
		}
		w.answer.Outcome = knowledge.Partly
		w.answer.Missing = &knowledge.Missing{Part: partArticle, Asked: asked.String(), Total: len(texts)}
	}
	if quotes, err = w.cite(quotes); err != nil {
		return false, err
	}
	if len(quotes) > 0 {
		if len(w.parts.Rules) == 0 && len(have) == 1 && len(have[0].rules) > 0 { // for "kalau ayat (3)?"
			w.parts.Rules = have[0].rules[:1]
		}
		w.show(quotes, w.answer.Outcome)
		return true, nil
	}
	w.answer.Outcome = knowledge.NotFound
	w.answer.Missing.Documents, err = w.documentsOf(cards[:min(len(cards), documentsInstead)])
	return true, err
}

// ruleTexts are the documents in which a Pasal is looked for: those whose titles name the rule, or the one that was chosen, or
// those with the most of the words of the question in their titles, or the rule that is talked about. Without any it is every
// rule that is cut into Pasal, and named is false.
func (w *brief) ruleTexts() (cards []*card, named bool) {
	p := w.parts
	within := w.ofPlace(p)
	fits := func(c *card) bool { return within(c) || c.alone(nationwide) || len(c.places) == 0 }
	if len(p.Rules) > 0 {
		return w.all(w.q.Audience, func(c *card) bool {
			return fits(c) && slices.ContainsFunc(p.Rules, func(r string) bool {
				return slices.ContainsFunc(c.rules, func(said string) bool { return shape.SameRule(r, said) })
			})
		}), true
	}
	rules := w.all(w.q.Audience, func(c *card) bool { return c.kind == knowledge.Rule && fits(c) })
	if title := w.q.Senses[p.Article]; title != "" {
		return slices.DeleteFunc(rules, func(c *card) bool { return c.title != title }), true
	}
	said := func(c *card) (n int) {
		for _, t := range p.Things {
			if w.phraseOf(t).InStems(c.stems) {
				n += 2
			}
		}
		for _, stem := range p.Words {
			if slices.Contains(c.stems, stem) {
				n++
			}
		}
		return n
	}
	most := 0
	for _, c := range rules {
		most = max(most, said(c))
	}
	if most > 0 {
		return slices.DeleteFunc(rules, func(c *card) bool { return said(c) < most }), true
	}
	if c := w.cardOf(w.q.Previous.Document); c != nil && slices.Contains(rules, c) {
		return []*card{c}, true
	}
	return slices.DeleteFunc(rules, func(c *card) bool { return !c.articles }), false
}

// provisions quotes a provision out of texts: of each its beginning, then what is left, the piece with most of the other words of
// the question first. have are the documents that have it; cut tells whether any of them is cut into Pasal.
func (w *judge) provisions(texts []*text, asked article.Provision) (quotes []knowledge.Quote, have []*card, cut bool) {
	var rest []knowledge.Quote
	words := slices.Concat(w.parts.Words, w.parts.Things)
	for _, t := range texts {
		list := make([]knowledge.Passage, len(t.passages))
		for i, p := range t.passages {
			list[i] = p.Passage
		}
		pieces, articles := article.Find(list, asked)
		cut = cut || articles
		if len(pieces) == 0 {
			continue
		}
		have = append(have, t.card)
		says := func(p article.Piece) (n int) {
			stems := lexicon.Stems(w.cfg.Language.Tokens(list[p.Passage].Text[p.Span.Start:p.Span.End]))
			for _, word := range words {
				if w.phraseOf(word).InStems(stems) {
					n++
				}
			}
			return n
		}
		if len(words) > 0 {
			slices.SortStableFunc(pieces, func(a, b article.Piece) int { return says(b) - says(a) })
		}
		for i, piece := range pieces {
			q := pieceQuote(t, list[piece.Passage], piece.Span)
			if i == 0 {
				quotes = append(quotes, q)
			} else {
				rest = append(rest, q)
			}
		}
	}
	return append(quotes, rest...), have, cut
}

// askRule asks of which rule the Pasal is meant.
func (w *work) askRule(have []*card) {
	w.answer.Outcome, w.answer.Reason = knowledge.Unclear, knowledge.ReasonAmbiguous
	for _, c := range have[:min(len(have), rulesOffered)] {
		w.answer.Choices = append(w.answer.Choices, knowledge.Choice{Word: w.parts.Article, Sense: c.title})
	}
}
