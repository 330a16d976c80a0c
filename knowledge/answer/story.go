package answer

import (
	"cmp"
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/figure"
	"studitiru/knowledge/answer/lexicon"
)

// story answers a question that names a practice or a rule, and nothing of it, with what its document begins with; behind it
// comes what else is said.
func (w *work) story() (bool, error) {
	p := w.parts
	wished := p.Wish == knowledge.WishAny || p.Wish == knowledge.WishOverview ||
		len(p.Rules) == 1 && (p.Wish == knowledge.WishDefinition || p.Wish == knowledge.WishList) ||
		p.Wish == knowledge.WishDefinition && len(p.Things) == 1 && len(p.Words) == 0
	if !wished || p.Measure != "" || p.Article != "" || p.Grade != "" || w.section != "" || w.reading.Inherited ||
		len(p.Attributes)+len(p.Years)+len(p.Forms)+len(p.Indicators) > 0 || p.Visitors || p.Guests || p.Status != "" {
		return false, nil
	}
	cards := w.practice()
	if len(p.Rules) > 0 {
		cards = w.ofOneRule()
	}
	if len(cards) == 0 {
		return false, nil
	}
	s, err := w.choose(p)
	if err != nil || w.understood() {
		return true, err
	}
	if p.Wish == knowledge.WishDefinition && len(s.picks) > 0 && s.picks[0].wish >= sureWish {
		return false, nil
	}
	first, err := w.openings(cards)
	if err != nil || len(first) == 0 {
		return false, err
	}
	rest, err := w.quotes(s)
	w.answer.Route = knowledge.RoutePassages
	w.show(figure.Merge(first, rest), knowledge.Answered)
	return true, err
}

// ofOneRule are the documents about the one rule that a message names, when it names nothing else.
func (w *brief) ofOneRule() []*card {
	p := w.parts
	about := slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool { return w.signs.Has(signContents, s) })
	if len(p.Rules) != 1 || len(p.Things)+len(about)+len(p.Places) > 0 {
		return nil
	}
	cards := w.all(w.q.Audience, func(c *card) bool { return c.kind == knowledge.Rule && slices.Contains(c.rules, p.Rules[0]) })
	slices.SortStableFunc(cards, func(a, b *card) int { return cmp.Compare(len(a.rules), len(b.rules)) })
	return cards[:min(len(cards), 1)]
}

// practice are the documents of the practice that the parts name: all of its words stand in their titles, or near them where the
// place is named too. None when more documents than can be of one practice do.
func (w *brief) practice() []*card {
	p := w.parts
	if len(p.Things)+len(p.Words) == 0 || len(p.Rules)+len(p.Forms)+len(p.Indicators) > 0 ||
		p.Kind != "" && p.Kind != knowledge.Innovation {
		return nil
	}
	acronym := func(t string) bool { return len(w.cfg.Reader.Ways(t)) > 1 }
	if len(p.Places) == 0 && (len(p.Things) == 0 || slices.ContainsFunc(p.Things, acronym)) {
		return nil // a term is in the title of many a practice
	}
	var terms []lexicon.Phrase
	for _, t := range slices.Concat(p.Things, p.Words) {
		if ways := w.ways.Wide(t); len(ways) > 0 {
			terms = append(terms, ways)
		}
	}
	least := saidInTitle
	if len(p.Places) > 0 && len(p.Words) == 0 {
		least = saidInLead
	}
	inPlace := w.ofPlace(p)
	at := map[*card]int{}
	cards := w.all(w.q.Audience, func(c *card) bool {
		at[c] = c.said(terms)
		return c.kind == knowledge.Innovation && at[c] >= least && inPlace(c)
	})
	slices.SortStableFunc(cards, func(a, b *card) int { return cmp.Compare(at[b], at[a]) })
	for i, c := range cards {
		if at[c] < at[cards[0]] {
			cards = cards[:i]
			break
		}
	}
	if len(cards) > ownTitles {
		return nil
	}
	return cards[:min(len(cards), 1)]
}
