package assess

import (
	"context"
	"fmt"
	"strings"
	"studitiru/bot/group"

	"studitiru/bot/talk"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team/plan"
)

// How much /celah and /mirip show.
const (
	practicesShown = 2
	matchesShown   = 5
)

// learning is what a team can learn, and from whom.
type learning struct{ turn }

// gapsPerPage is how many gaps a page of /celah shows.
const gapsPerPage = 3

// showGaps lists the indicators whose improvement adds most: /celah.
func (t plans) showGaps(ctx context.Context) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	s, ok, err := t.sheet(ctx, squad, 0)
	if !ok || err != nil {
		return err
	}
	return t.gaps(ctx, s, planData{}, false)
}

// gaps is a page of the gaps, each with the next score, what is missing, and guides, rules and practices.
func (t plans) gaps(ctx context.Context, s sheet, d planData, inPlace bool) error {
	gaps := ipp.Gaps(s.estimate.Instrument, s.estimate.Assessment.Effective())
	if len(gaps) == 0 {
		t.Put(talk.Plain(wordsGapNone), nil, inPlace)
		return nil
	}
	d = planData{Team: s.squad.ID, Unit: s.cycle.Unit, Do: "gaps", From: "gaps", Page: max(0, min(d.Page,
		(len(gaps)-1)/gapsPerPage))}
	var text talk.Text
	text.Bold(fmt.Sprintf(headGaps, s.cycle.Year, s.squad.Name)).Line()
	if s.unit.Name != "" {
		text.Plain(wordsUnitOf, s.unit.Name).Line()
	}
	text.Italic(wordsRatingOwn).Line().Plain(fmt.Sprintf(wordsGapPage, d.Page*gapsPerPage+1,
		min(len(gaps), (d.Page+1)*gapsPerPage), len(gaps))).Line()
	var tasks []group.Option[planData]
	var shown []plan.Advice
	for _, g := range gaps[d.Page*gapsPerPage : min(len(gaps), (d.Page+1)*gapsPerPage)] {
		text.Line()
		a := s.advice(g.Indicator)
		shown = append(shown, a)
		describeAdvice(&text, a)
		text.Plain(fmt.Sprintf(wordsGain, ipp.Signed(g.GainIPP, 2))).Line()
		if err := t.describeTasks(ctx, &text, s, g.Indicator.Number); err != nil {
			return err
		}
		task := d
		task.Do, task.Indicator = "task", g.Indicator.Number
		tasks = append(tasks, group.Option[planData]{fmt.Sprintf(labelTaskOf, g.Indicator.Number), task})
	}
	text.Line()
	describeBasis(&text, shown...)
	turn := group.Pages(d.Page, gapsPerPage, len(gaps), func(to int) planData { n := d; n.Page = to; return n })
	keys, err := group.Keyboard(ctx, t.Talk, ActionPlan, append(group.Folded(tasks, 1), turn)...)
	if err != nil {
		return err
	}
	t.Put(text.Trim(), keys, inPlace)
	return nil
}

// similar says from which places one can learn, with the reasons: /mirip [DAERAH].
func (t learning) similar(ctx context.Context, rest string) error {
	name := ""
	if rest == "" {
		if squad, err := t.TeamHere(ctx); err == nil {
			name = squad.Place
		}
	} else {
		place := t.Places(rest)
		if name = place.Name; name == "" {
			words := group.WordsPlace
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
