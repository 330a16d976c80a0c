package assess

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"studitiru/bot/group"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	work "studitiru/knowledge/team"
)

// unitData stands behind the buttons of the lokus of a team.
type unitData struct {
	Team int64 `json:"team"`
	Unit int64 `json:"unit"`
}

// units is which unit lokus a team evaluates.
type units struct{ turn }

// show lists the lokus of a team with their estimates and the mean, or adds one: /lokus [tambah NAMA].
func (t units) show(ctx context.Context, rest string) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	word, name, _ := strings.Cut(rest, " ")
	if strings.EqualFold(word, wordAdd) {
		return t.add(ctx, squad, talk.Clip(knowledge.Visible(name), 80))
	}
	if rest != "" {
		t.SayPlain(wordsUnitHow, nil)
		return nil
	}
	return t.list(ctx, squad, "", false)
}

func (t units) add(ctx context.Context, squad work.Team, name string) error {
	if strings.TrimSpace(name) == "" {
		t.SayPlain(wordsUnitHow, nil)
		return nil
	}
	u, err := t.Teams.AddUnit(ctx, t.Actor(), squad.ID, name)
	switch {
	case errors.Is(err, knowledge.ErrDuplicate):
		return t.list(ctx, squad, fmt.Sprintf(wordsUnitThere, u.Name), false)
	case errors.Is(err, knowledge.ErrWrongState):
		t.SayPlain(wordsUnitMany, nil)
		return nil
	case err != nil:
		return t.OrRefused(err, "add a lokus")
	}
	return t.list(ctx, squad, fmt.Sprintf(wordsUnitAdded, u.Name), false)
}

// list is the table of the lokus with a button each, below a remark.
func (t units) list(ctx context.Context, squad work.Team, remark string, inPlace bool) error {
	all, err := t.Teams.Units(ctx, t.Actor(), squad.ID)
	if err != nil {
		return t.OrRefused(err, "list the lokus of a team")
	}
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(fmt.Sprintf(headUnits, squad.Name)).Line()
	if len(all) == 0 {
		t.Put(text.Plain(wordsUnitNone).Trim(), nil, inPlace)
		return nil
	}
	cycle, _, err := t.Teams.Cycle(ctx, t.Actor(), squad.ID)
	switch {
	case talk.Missing(err):
		for _, u := range all {
			text.Line().Plain("• ", u.Name)
		}
		text.Gap().Plain(group.WordsCycleNone)
	case err != nil:
		return t.OrRefused(err, "open a cycle")
	default:
		if err := t.table(ctx, &text, cycle, all); err != nil {
			return err
		}
	}
	var options []group.Option[unitData]
	for _, u := range all {
		label := u.Name
		if u.ID == cycle.Unit {
			label = "• " + label + " •"
		}
		options = append(options, group.Option[unitData]{label, unitData{Team: squad.ID, Unit: u.ID}})
	}
	keys, err := group.Keyboard(ctx, t.Talk, ActionUnit, group.Folded(options, 2)...)
	if err != nil {
		return err
	}
	t.Put(text.Trim(), keys, inPlace)
	return nil
}

// table adds a line a lokus, and the mean.
func (t units) table(ctx context.Context, text *talk.Text, cycle work.Cycle, all []work.Unit) error {
	rows, err := t.units(ctx, cycle)
	if err != nil {
		return err
	}
	if len(rows) == 0 { // one lokus has no mean
		text.Line().Plain("• ", all[0].Name)
	}
	for _, r := range rows {
		text.Line().Plain("• ", r.Name, ": ", orNothing(strings.TrimSpace(r.Index)))
		if r.Evidence != "" {
			text.Plain(fmt.Sprintf(wordsUnitEvidence, r.Evidence))
		}
	}
	text.Gap().Italic(wordsRatingOwn + " " + wordsUnitPick)
	return nil
}

// press chooses the lokus where a person works.
func (t units) press(ctx context.Context, d unitData) error {
	squad, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.OrRefused(err, "open a team")
	}
	u, err := t.Teams.LookAt(ctx, t.Actor(), squad.ID, d.Unit)
	if err != nil {
		return t.OrRefused(err, "look at a lokus")
	}
	t.Toast(u.Name)
	return t.list(ctx, squad, fmt.Sprintf(wordsUnitAt, t.Who.Name, u.Name), true)
}
