package team

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	work "studitiru/knowledge/team"
)

// items is what can be done about one item.
type items struct{ turn }

// card shows an item with what can be done about it, in place of the pressed message.
func (t items) card(ctx context.Context, i work.Item, remark string) error {
	group, err := t.Teams.Team(ctx, t.Actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	names, err := t.Teams.Owners(ctx, []work.Item{i})
	if err != nil {
		return fmt.Errorf("name the owner of an item: %w", err)
	}
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(i.Title).Line().Plain(wordsRemindDue, when(t.Teams.Calendar(group), i))
	if names[i.Owner] != "" {
		text.Line().Plain(wordsRemindOwner, names[i.Owner])
	}
	if !open(i) {
		text.Line().Plain(wordsState, string(i.State))
	}
	rows := [][]option[itemData]{
		optionsOf(i, labelDone, "done", labelDate, "date"), optionsOf(i, labelOwner, "owners", labelCancel, "cancel"),
	}
	if !open(i) {
		rows = [][]option[itemData]{optionsOf(i, labelReopen, "reopen")}
	}
	keys, err := keyboard(ctx, t.turn, ActionItem, append(rows, optionsOf(work.Item{Team: i.Team}, labelList, "list"))...)
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// optionsOf are buttons about one item: pairs of a label and what it does.
func optionsOf(i work.Item, pairs ...string) (row []option[itemData]) {
	for n := 0; n+1 < len(pairs); n += 2 {
		row = append(row, option[itemData]{pairs[n], itemData{Item: i.ID, Team: i.Team, Do: pairs[n+1]}})
	}
	return row
}

// press does what a button of an item, a reminder or the agenda stands for.
func (t items) press(ctx context.Context, d itemData) error {
	if d.Do == "list" {
		group, err := t.Teams.Team(ctx, t.Actor(), d.Team)
		if err != nil {
			return t.orRefused(err, "open a team")
		}
		t.Toast("")
		return planner(t).page(ctx, group, d.Page, true)
	}
	i, err := t.Teams.Item(ctx, t.Actor(), d.Item)
	if err != nil {
		return t.orRefused(err, "open an item")
	}
	switch d.Do {
	case "card":
		t.Toast("")
		return t.card(ctx, i, "")
	case "date":
		t.Toast("")
		return t.Await(ctx, AwaitDate, i.ID, wordsItemDate)
	case "owners":
		t.Toast("")
		return t.owners(ctx, i)
	case "snooze":
		t.Toast("")
		return t.snoozeWhen(ctx, i)
	case "stop":
		t.Toast("")
		return t.Await(ctx, AwaitReason, i.ID, wordsActionWhy)
	}
	return t.change(ctx, i, d)
}

// change changes an item by one press and says so where the press was.
func (t items) change(ctx context.Context, i work.Item, d itemData) (err error) {
	said, by := "", t.Actor()
	switch d.Do {
	case "done":
		if i, err = t.Teams.Complete(ctx, by, i.ID); i.State == work.ItemDone {
			said = wordsItemDone
		} else {
			said = wordsItemAgain
		}
	case "cancel":
		i, err = t.Teams.Cancel(ctx, by, i.ID)
		said = wordsItemCancel
	case "reopen":
		i, err = t.Teams.Reopen(ctx, by, i.ID)
		said = wordsTeamSaved
	case "notmine":
		i, err = t.Teams.Assign(ctx, by, i.ID, 0)
		said = wordsItemNobody
	case "owner":
		owner, bad := strconv.ParseInt(d.To, 10, 64)
		if bad != nil {
			t.Toast(talk.WordsExpired)
			return nil
		}
		i, err = t.Teams.Assign(ctx, by, i.ID, owner)
		said = wordsTeamSaved
	case "seen":
		i, err = t.Teams.Acknowledge(ctx, by, i.ID)
		said = wordsItemSeen
	case "running":
		i, err = t.Teams.Settle(ctx, by, i.ID, work.ItemRunning, "")
		said = fmt.Sprintf(wordsActionKept, i.State)
	case "later":
		return t.snooze(ctx, i, agenda.Delay(d.To))
	default:
		t.Toast(talk.WordsExpired)
		return nil
	}
	if err != nil {
		return t.orRefused(err, "change an item")
	}
	t.Toast(said)
	return t.card(ctx, i, said)
}

// ownersShown is how many members are offered as owners, beside nobody.
const ownersShown = 40

// owners offers the members of the team, and nobody.
func (t items) owners(ctx context.Context, i work.Item) error {
	members, err := t.Teams.Members(ctx, t.Actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "list a team's members")
	}
	members = append(members[:min(len(members), ownersShown)], work.Member{Name: labelNobody})
	var options []option[itemData]
	for _, m := range members {
		d := itemData{Item: i.ID, Do: "owner", To: strconv.FormatInt(m.Person, 10)}
		options = append(options, option[itemData]{talk.Clip(m.Name, 30), d})
	}
	keys, err := keyboard(ctx, t.turn, ActionItem, folded(options, 2)...)
	if err != nil {
		return err
	}
	t.Edit((&talk.Text{}).Bold(i.Title).Line().Plain(wordsItemOwner).Trim(), keys)
	return nil
}

// snoozeWhen asks until when a reminder is put off.
func (t items) snoozeWhen(ctx context.Context, i work.Item) error {
	until := func(label string, d agenda.Delay) option[itemData] {
		return option[itemData]{label, itemData{Item: i.ID, Do: "later", To: string(d)}}
	}
	keys, err := keyboard(ctx, t.turn, ActionItem, []option[itemData]{
		until(labelOneHour, agenda.OneHour), until(labelTomorrow, agenda.Tomorrow), until(labelMonday, agenda.Monday),
	})
	if err != nil {
		return err
	}
	t.Edit((&talk.Text{}).Bold(i.Title).Line().Plain(wordsItemWhen).Trim(), keys)
	return nil
}

func (t items) snooze(ctx context.Context, i work.Item, d agenda.Delay) error {
	i, err := t.Teams.Snooze(ctx, t.Actor(), i.ID, d)
	if errors.Is(err, knowledge.ErrWrongState) {
		t.Toast(wordsItemOver)
		return nil
	}
	if err != nil {
		return t.orRefused(err, "put a reminder off")
	}
	group, err := t.Teams.Team(ctx, t.Actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	said := fmt.Sprintf(wordsItemSnoozed, agenda.SayTime(i.Snoozed, t.Teams.Calendar(group).Zone))
	t.Toast(said)
	return t.card(ctx, i, said)
}

// stop keeps why an agreed action was stopped.
func (t items) stop(ctx context.Context, id int64, reason string) error {
	i, err := t.Teams.Settle(ctx, t.Actor(), id, work.ItemStopped, talk.Clip(reason, 200))
	if err != nil {
		return t.orRefused(err, "stop an action")
	}
	t.SayPlain(fmt.Sprintf(wordsActionKept, string(i.State)+" – "+i.Reason), nil)
	return nil
}
