package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// itemCard shows an item with what can be done about it, in place of the pressed message.
func (t *talk) itemCard(ctx context.Context, i team.Item, remark string) error {
	group, err := t.Teams.Team(ctx, t.actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	names, err := t.Teams.Owners(ctx, []team.Item{i})
	if err != nil {
		return fmt.Errorf("name the owner of an item: %w", err)
	}
	var text markup
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(i.Title).Line().Text(wordsRemindDue, t.when(group, i))
	if names[i.Owner] != "" {
		text.Line().Text(wordsRemindOwner, names[i.Owner])
	}
	if !open(i) {
		text.Line().Text("Keadaan: ", string(i.State))
	}
	rows := [][]itemOption{{{labelDone, "done"}, {labelDate, "date"}}, {{labelOwner, "owners"}, {labelCancel, "cancel"}}}
	if !open(i) {
		rows = [][]itemOption{{{"Buka lagi", "reopen"}}}
	}
	keys, err := t.itemKeys(ctx, i, rows)
	if err != nil {
		return err
	}
	back, err := t.button(ctx, actionItem, itemData{Team: i.Team, Do: "list"})
	if err != nil {
		return err
	}
	t.edit(text.String(), append(keys, []Key{{Text: labelList, Data: back}}))
	return nil
}

type itemOption struct{ label, do string }

func (t *talk) itemKeys(ctx context.Context, i team.Item, rows [][]itemOption) (Keyboard, error) {
	var keys Keyboard
	for _, row := range rows {
		var line []Key
		for _, o := range row {
			key, err := t.button(ctx, actionItem, itemData{Item: i.ID, Team: i.Team, Do: o.do})
			if err != nil {
				return nil, err
			}
			line = append(line, Key{Text: o.label, Data: key})
		}
		keys = append(keys, line)
	}
	return keys, nil
}

// pressItem does what a button of an item, a reminder or the agenda stands for.
func (t *talk) pressItem(ctx context.Context, d itemData) error {
	if d.Do == "list" {
		team, err := t.Teams.Team(ctx, t.actor(), d.Team)
		if err != nil {
			return t.orRefused(err, "open a team")
		}
		t.toast("")
		return t.agendaPage(ctx, team, d.Page, true)
	}
	i, err := t.Teams.Item(ctx, t.actor(), d.Item)
	if err != nil {
		return t.orRefused(err, "open an item")
	}
	switch d.Do {
	case "card":
		t.toast("")
		return t.itemCard(ctx, i, "")
	case "date":
		t.toast("")
		return t.await(ctx, "date", i.ID, wordsItemDate)
	case "owners":
		t.toast("")
		return t.itemOwners(ctx, i)
	case "snooze":
		t.toast("")
		return t.snoozeWhen(ctx, i)
	case "stop":
		t.toast("")
		return t.await(ctx, "reason", i.ID, wordsActionWhy)
	}
	return t.changeItem(ctx, i, d)
}

// changeItem changes an item by one press and says so where the press was.
func (t *talk) changeItem(ctx context.Context, i team.Item, d itemData) (err error) {
	said, by := "", t.actor()
	switch d.Do {
	case "done":
		if i, err = t.Teams.Complete(ctx, by, i.ID); i.State == team.ItemDone {
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
			t.toast(wordsExpired)
			return nil
		}
		i, err = t.Teams.Assign(ctx, by, i.ID, owner)
		said = wordsTeamSaved
	case "seen":
		i, err = t.Teams.Acknowledge(ctx, by, i.ID)
		said = wordsItemSeen
	case "running":
		i, err = t.Teams.Settle(ctx, by, i.ID, team.ItemRunning, "")
		said = fmt.Sprintf(wordsActionKept, i.State)
	case "later":
		return t.snooze(ctx, i, agenda.Delay(d.To))
	default:
		t.toast(wordsExpired)
		return nil
	}
	if err != nil {
		return t.orRefused(err, "change an item")
	}
	t.toast(said)
	return t.itemCard(ctx, i, said)
}

// itemOwners offers the members of the team.
func (t *talk) itemOwners(ctx context.Context, i team.Item) error {
	members, err := t.Teams.Members(ctx, t.actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "list a team's members")
	}
	var keys Keyboard
	for n, m := range append(members, team.Member{Name: labelNobody}) {
		if n > 40 {
			break
		}
		key, err := t.button(ctx, actionItem, itemData{Item: i.ID, Do: "owner", To: strconv.FormatInt(m.Person, 10)})
		if err != nil {
			return err
		}
		if n%2 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], Key{Text: clip(m.Name, 30), Data: key})
	}
	t.edit((&markup{}).Bold(i.Title).Line().Text(wordsItemOwner).String(), keys)
	return nil
}

func (t *talk) snoozeWhen(ctx context.Context, i team.Item) error {
	var line []Key
	for _, o := range []struct {
		label string
		delay agenda.Delay
	}{{labelOneHour, agenda.OneHour}, {labelTomorrow, agenda.Tomorrow}, {labelMonday, agenda.Monday}} {
		key, err := t.button(ctx, actionItem, itemData{Item: i.ID, Do: "later", To: string(o.delay)})
		if err != nil {
			return err
		}
		line = append(line, Key{Text: o.label, Data: key})
	}
	t.edit((&markup{}).Bold(i.Title).Line().Text(wordsItemWhen).String(), Keyboard{line})
	return nil
}

func (t *talk) snooze(ctx context.Context, i team.Item, d agenda.Delay) error {
	i, err := t.Teams.Snooze(ctx, t.actor(), i.ID, d)
	if errors.Is(err, knowledge.ErrWrongState) {
		t.toast(wordsItemOver)
		return nil
	}
	if err != nil {
		return t.orRefused(err, "put a reminder off")
	}
	team, err := t.Teams.Team(ctx, t.actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	said := fmt.Sprintf(wordsItemSnoozed, agenda.SayTime(i.Snoozed, t.Teams.Calendar(team).Zone))
	t.toast(said)
	return t.itemCard(ctx, i, said)
}

// stopAction keeps why an agreed action was stopped.
func (t *talk) stopAction(ctx context.Context, id int64, reason string) error {
	i, err := t.Teams.Settle(ctx, t.actor(), id, team.ItemStopped, clip(reason, 200))
	if err != nil {
		return t.orRefused(err, "stop an action")
	}
	t.sayText(fmt.Sprintf(wordsActionKept, string(i.State)+" – "+i.Reason), nil)
	return nil
}
