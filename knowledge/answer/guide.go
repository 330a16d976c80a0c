package answer

import (
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
)

// leadRank lifts what the leading document says above what the others do.
const leadRank = 100

// lead is the guide that the question is about: of the indicator that it names, or the one whose title, or whose own questions,
// have most of it. nil when no guide has half of it.
func (w *finder) lead(texts []*text, a *lexicon.Asked) *text {
	var best *text
	most := leadCover
	for _, t := range texts {
		c := t.card
		if !w.mayLead(c) {
			continue
		}
		if len(w.parts.Indicators) == 1 {
			if slices.Equal(c.indicators, w.parts.Indicators) && w.indicatorGuide(c) {
				return t
			}
			continue
		}
		share := w.similar(c)
		title := 0.0
		for i, v := range a.Values(c.stems) {
			title += a.Terms[i].Share * v
		}
		if w.playbook.InStems(c.stems) { // steps are what it is for
			title += playbookBonus
			if w.parts.Kind == knowledge.Visit && w.visits.InStems(c.stems) {
				title += playbookBonus
			}
		}
		if share = max(share, title); share > most {
			best, most = t, share
		}
	}
	return best
}

// mayLead tells whether a document is a guide for everybody, of what is asked for.
func (w *judge) mayLead(c *card) bool {
	if c.kind != knowledge.Guide || len(c.places) > 0 && !slices.Contains(c.places, nationwide) {
		return false
	}
	if w.glossary.InStems(c.stems) && w.parts.Wish == knowledge.WishHow {
		return false // it says what a word means
	}
	return !w.ofOtherField(c) && w.aboutThing(c)
}

// stepAsked finds the one step of a guide that a question asks for: the sentence says what is to be done, and the title of the
// guide does not. The guide that leads by its title, or by a question of its own, is asked for as a whole.
func (w *finder) stepAsked(texts []*text, lead *text, a *lexicon.Asked) (best view, found bool) {
	if w.parts.Wish != knowledge.WishHow || len(w.parts.Indicators) > 0 || len(w.parts.Words) == 0 || w.typed(signStages) {
		return view{}, false
	}
	if lead != nil && w.playbook.InStems(lead.card.stems) &&
		(w.saidOf(lead.card.stems, a) >= stepShare || w.similar(lead.card) >= sameQuestion) {
		return view{}, false
	}
	most := stepShare
	for _, t := range texts {
		if !w.playbook.InStems(t.card.stems) || !w.mayLead(t.card) || w.saidOf(t.card.stems, a) >= stepShare {
			continue
		}
		for i := range t.passages {
			p := &t.passages[i]
			for k, s := range p.sentences {
				if p.section != knowledge.SectionSteps || s.denies {
					continue
				}
				stems := make([]string, 0, s.to-s.from)
				for _, q := range p.words[s.from:s.to] {
					stems = append(stems, q.stem)
				}
				if share := w.saidOf(stems, a); share > most || share == most && !found {
					best, most, found = view{text: t, passage: p, first: k, last: k}, share, true
				}
			}
		}
	}
	return best, found
}

// stepShare is how much of the words of content a step says that is asked for, and the title of its guide does not.
const stepShare = .75

// saidOf is the share of the words of content that some stems say, from 0 to 1.
func (w *judge) saidOf(stems []string, a *lexicon.Asked) float64 {
	said, all := 0.0, 0.0
	for i, v := range a.Values(stems) {
		if t := a.Terms[i]; len(t.Ways) > 0 && slices.Contains(w.parts.Words, t.Ways[0].Stems[0]) {
			said += t.Share * v
			all += t.Share
		}
	}
	if all == 0 {
		return 0
	}
	return said / all
}

// aboutThing tells whether a document has in its title, or in its questions, a thing that is asked for, where one is.
func (w *judge) aboutThing(c *card) bool {
	things := slices.DeleteFunc(slices.Concat(w.parts.Things, w.parts.Forms), func(t string) bool {
		return w.ways.Bodies[lexicon.Lower(t)] != nil // who does it
	})
	return len(things) == 0 || slices.ContainsFunc(things, func(t string) bool {
		ways := w.phraseOf(t)
		return ways.InStems(c.stems) || slices.ContainsFunc(c.questions, ways.InStems)
	})
}

// ofOtherField tells whether a field is asked for that a document neither is of nor names in its title.
func (w *judge) ofOtherField(c *card) bool {
	field := w.parts.Field
	return field != "" && !slices.Contains(c.fields, field) &&
		!slices.ContainsFunc(c.stems, func(s string) bool { return w.labels[field][s] })
}

// indicatorGuide tells whether a guide is about its indicator alone: it says so at the beginning of its title.
func (w *judge) indicatorGuide(c *card) bool {
	return strings.HasPrefix(strings.ToLower(c.title), fmt.Sprintf(wordsIndicator, w.parts.Indicators[0])+" ")
}

// ladder tells whether a document has the ladder of scores of one indicator.
func ladder(c *card) bool { return c.kind == knowledge.Guide && len(c.indicators) == 1 }
