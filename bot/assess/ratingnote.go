package assess

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/group"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// describeRating adds what is said about an indicator: both comments and, for the evaluator, the unit's own value.
func describeRating(text *talk.Text, e work.Estimate, form string, indicator int) {
	own, official := e.Rating(ipp.F01, indicator), e.Rating(ipp.F02, indicator)
	if form == ipp.F02 {
		text.Gap().Plain(fmt.Sprintf(wordsOwnBeside, orNothing(own.Value)))
	}
	for _, r := range []work.Rating{own, official} {
		if r.Note != "" {
			text.Line().Plain(fmt.Sprintf(wordsRatingNote, r.Form, r.Note))
		}
	}
}

// difference lists where the evaluator's value is another than the unit's own, or has a comment.
func (t rating) difference(ctx context.Context, squad work.Team, cycle work.Cycle) error {
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.OrRefused(err, "estimate an index")
	}
	var text talk.Text
	text.Bold(headDifference)
	n := 0
	for _, i := range e.Instrument.Indicators() {
		own, official := e.Rating(ipp.F01, i.Number), e.Rating(ipp.F02, i.Number)
		if official.Note == "" && (official.Value == "" || official.Value == own.Value) {
			continue
		}
		n++
		text.Gap().Plain(fmt.Sprintf(wordsDifference, i.Number, talk.Clip(i.Text, 90), orNothing(own.Value), orNothing(official.Value)))
		if official.Note != "" {
			text.Line().Plain(fmt.Sprintf(wordsRatingNote, ipp.F02, talk.Clip(official.Note, 100)))
		}
	}
	if n == 0 {
		text.Gap().Plain(wordsNoDifference)
	}
	back := ofSheet(cycle, []group.Option[ratingData]{{labelSum, ratingData{Do: "page"}}})
	keys, err := group.Keyboard(ctx, t.Talk, ActionRating, back)
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// comment takes what was asked for about a value: its field is the form and the lokus.
func (t rating) comment(ctx context.Context, field string, indicator int, text string) error {
	form, unit, _ := strings.Cut(field, ".")
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	cycle, _, err := t.Teams.Cycle(ctx, t.Actor(), squad.ID)
	if err != nil {
		return t.OrRefused(err, "open a cycle")
	}
	if id, err := strconv.ParseInt(unit, 10, 64); err == nil {
		cycle = at(cycle, id)
	}
	if takenBack(text) {
		text = ""
	}
	if err := t.Teams.Comment(ctx, t.Actor(), cycle, form, indicator, knowledge.Mask(talk.Clip(text, 200))); err != nil {
		return t.OrRefused(err, "comment on a value")
	}
	t.SayPlain(group.WordsSaved, nil)
	return nil
}
