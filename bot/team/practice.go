package team

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// How much /celah and /mirip show.
const (
	gapsShown      = 5
	practicesShown = 3
	matchesShown   = 5
)

// learning is what a team can learn, and from whom.
type learning struct{ turn }

// gaps lists the indicators whose improvement adds most, each with practices from the knowledge base: /celah.
func (t learning) gaps(ctx context.Context) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	cycle, _, err := t.Teams.Cycle(ctx, t.Actor(), group.ID)
	if talk.Missing(err) {
		t.SayPlain(wordsCycleNone, nil)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open a cycle: %w", err)
	}
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.orRefused(err, "estimate an index")
	}
	gaps := ipp.Gaps(e.Instrument, e.Assessment.Effective())
	if len(gaps) == 0 {
		t.SayPlain(wordsGapNone, nil)
		return nil
	}
	documents, err := t.Library.Browse(ctx, knowledge.Filter{Kind: knowledge.Innovation, Newest: true}, t.Audience())
	if err != nil {
		return fmt.Errorf("list practices: %w", err)
	}
	var text talk.Text
	text.Bold(fmt.Sprintf(headGaps, cycle.Year, group.Name)).Line().Italic(wordsRatingOwn)
	for _, g := range gaps[:min(len(gaps), gapsShown)] {
		value := wordsNotRated
		if g.Answered {
			value = fmt.Sprintf(wordsRated, g.Value)
		}
		text.Gap().Bold(fmt.Sprintf("%d. %s", g.Indicator.Number, talk.Clip(g.Indicator.Text, 160))).Line().
			Plain(fmt.Sprintf(wordsGain, value, ipp.Signed(g.GainIPP, 2)))
		t.practices(&text, group, documents, g.Indicator.Number)
	}
	t.Say(text.Trim(), nil)
	return nil
}

// practices names what other places do for an indicator: those with a better index first.
func (t learning) practices(text *talk.Text, group work.Team, documents []knowledge.Document, indicator int) {
	var found []knowledge.Document
	for _, d := range documents {
		if slices.Contains(d.Indicators, indicator) && d.Status != knowledge.Stopped && !slices.Contains(d.Places, group.Place) {
			found = append(found, d)
		}
	}
	slices.SortStableFunc(found, func(a, b knowledge.Document) int { return cmp.Compare(t.standing(a), t.standing(b)) })
	if len(found) == 0 {
		text.Line().Italic(wordsGapNoPractice)
		return
	}
	for _, d := range found[:min(len(found), practicesShown)] {
		text.Line().Plain("• ").Add(talk.Citation(d, "")).Plain(fmt.Sprintf(wordsDocument, d.ID))
		if letter := t.standing(d); letter != unknownStanding {
			text.Plain(wordsStanding, letter)
		}
	}
}

// unknownStanding sorts behind all categories: A, A-, B, …
const unknownStanding = "~"

// standing is the category of the place that a document is about, as it is known.
func (t learning) standing(d knowledge.Document) string {
	for _, p := range d.Places {
		if index, ok := t.Teams.PlaceIndex(p); ok && index.Letter != "" {
			return index.Letter
		}
	}
	return unknownStanding
}

// similar says from which places one can learn, with the reasons: /mirip [DAERAH].
func (t learning) similar(ctx context.Context, rest string) error {
	name := ""
	if rest == "" {
		if group, err := t.teamHere(ctx); err == nil {
			name = group.Place
		}
	} else {
		place := t.Places(rest)
		if name = place.Name; name == "" {
			words := wordsTeamPlace
			if len(place.Near) > 0 {
				words += fmt.Sprintf(wordsSimilarMaybe, strings.Join(place.Near, wordsOr))
			}
			t.SayPlain(words, nil)
			return nil
		}
	}
	if name == "" {
		t.SayPlain(wordsSimilarHow, nil)
		return nil
	}
	matches, err := t.Teams.Similar(name)
	if talk.Missing(err) || err == nil && len(matches) == 0 {
		t.SayPlain(fmt.Sprintf(wordsSimilarNone, name), nil)
		return nil
	}
	if err != nil {
		return fmt.Errorf("compare places: %w", err)
	}
	var text talk.Text
	text.Bold(fmt.Sprintf(headSimilar, name)).Line()
	for n, m := range matches[:min(len(matches), matchesShown)] {
		text.Line().Plain(fmt.Sprintf("%d. ", n+1)).Bold(m.Place.Name).Line().Plain("   ", strings.Join(m.Reasons, "; ")).Line()
		if m.Index.Source.Title != "" {
			text.Plain("   "+talk.WordsSources+": ").Link(talk.Clip(m.Index.Source.Title, 100), m.Index.Source.URL).Line()
		}
	}
	text.Line().Plain(wordsSimilarNext)
	t.Say(text.Trim(), nil)
	return nil
}
