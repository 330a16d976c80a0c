package team

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	work "studitiru/knowledge/team"
)

// items is what can be done about one item.
type items struct{ turn }

// card shows an item with what can be done about it, in place of the pressed message; done is what was just finished, and
// can be taken back.
func (t items) card(ctx context.Context, i work.Item, remark string, done ...itemData) error {
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
	text.Bold(i.Title).Line().Plain(dueWords(i), when(t.Teams.Calendar(group), i))
	if names[i.Owner] != "" {
		text.Line().Plain(wordsRemindOwner, names[i.Owner])
	}
	if !open(i) {
		text.Line().Plain(wordsState, string(i.State))
	}
	rows := t.cardRows(group, i, done)
	keys, err := keyboard(ctx, t.turn, ActionItem, append(rows, optionsOf(work.Item{Team: i.Team}, labelList, "list"))...)
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// cardRows are the buttons of an item's card.
func (t items) cardRows(group work.Team, i work.Item, done []itemData) [][]option[itemData] {
	undo := func(d itemData) []option[itemData] {
		return []option[itemData]{{labelUndo, itemData{Item: i.ID, Team: i.Team, Do: "undo", At: d.At}}}
	}
	switch {
	case !open(i) && i.State == work.ItemDone:
		return [][]option[itemData]{undo(itemData{})}
	case !open(i):
		return [][]option[itemData]{optionsOf(i, labelReopen, "reopen")}
	}
	rows := [][]option[itemData]{t.doneRow(group, i, time.Time{})}
	if len(done) > 0 { // not the next occurrence where the finger still is
		rows[0] = undo(done[0])
	}
	rows = append(rows, optionsOf(i, labelDate, "date", labelOwner, "owners"), optionsOf(i, labelCancel, "cancel"))
	switch i.Kind {
	case work.ItemEvent:
		rows[len(rows)-1] = append(rows[len(rows)-1], optionsOf(i, labelIsDeadline, "deadline")...)
	case work.ItemAgenda:
		rows[len(rows)-1] = append(rows[len(rows)-1], optionsOf(i, labelIsEvent, "event")...)
	}
	if i.Kind != work.ItemEvent {
		label, do := labelDaily, "daily"
		if i.Important {
			label, do = labelUsual, "usual"
		}
		rows = append(rows, optionsOf(i, label, do))
	}
	return rows
}

// doneRow is how an item is answered: an action of a visit always with three buttons, what recurs with the day of the
// occurrence that is meant; at is the zero time for the one that is meant now.
func (t items) doneRow(group work.Team, i work.Item, at time.Time) []option[itemData] {
	if i.Kind == work.ItemAction {
		return optionsOf(i, labelDone, "done", labelRunning, "running", labelStopped, "stop")
	}
	if i.Repeat == "" {
		return optionsOf(i, labelDone, "done")
	}
	if at.IsZero() {
		at = t.Teams.Occurrence(group, i)
	}
	if at.IsZero() {
		return nil
	}
	day := agenda.DateOf(at, work.Reckoned(i).Repeat.Zone)
	return []option[itemData]{{labelDone + " " + day.Short(), itemData{Item: i.ID, Team: i.Team, Do: "done", At: at.Unix()}}}
}

// dueWords stand before the date of an item.
func dueWords(i work.Item) string {
	if i.Kind == work.ItemEvent {
		return wordsRemindAt
	}
	return wordsRemindDue
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
		return t.snoozeWhen(ctx, i, d.At)
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
		return t.done(ctx, i, d)
	case "undo":
		i, err = t.Teams.Undo(ctx, by, i.ID, d.occurrence())
		said = wordsItemUndone
	case "daily", "usual":
		i, err = t.Teams.Stress(ctx, by, i.ID, d.Do == "daily")
		said = wordsTeamSaved
	case "event", "deadline":
		kind := work.ItemAgenda
		if d.Do == "event" {
			kind = work.ItemEvent
		}
		i, err = t.Teams.Sort(ctx, by, i.ID, kind)
		said = sortWords(kind)
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
		return t.snooze(ctx, i, d)
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

// done finishes an item, or the occurrence of it that the button is about; pressed twice it says that it was.
func (t items) done(ctx context.Context, i work.Item, d itemData) error {
	before := i
	i, at, err := t.Teams.Complete(ctx, t.Actor(), i.ID, d.occurrence())
	switch {
	case errors.Is(err, work.ErrMoved):
		t.Toast(wordsItemMoved)
		return nil
	case err != nil:
		return t.orRefused(err, "finish an item")
	}
	said, finished := wordsItemDone, itemData{At: 0}
	if !at.IsZero() {
		day := agenda.DateOf(at, work.Reckoned(i).Repeat.Zone)
		said, finished.At = fmt.Sprintf(wordsItemAgain, day.Plain()), at.Unix()
		if len(i.Finished) == len(before.Finished) {
			said = fmt.Sprintf(wordsItemTwice, day.Plain())
		}
	}
	t.Toast(said)
	return t.card(ctx, i, said, finished)
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
func (t items) snoozeWhen(ctx context.Context, i work.Item, at int64) error {
	until := func(label string, d agenda.Delay) option[itemData] {
		return option[itemData]{label, itemData{Item: i.ID, Do: "later", To: string(d), At: at}}
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

func (t items) snooze(ctx context.Context, i work.Item, d itemData) error {
	i, err := t.Teams.Snooze(ctx, t.Actor(), i.ID, d.occurrence(), agenda.Delay(d.To))
	switch {
	case errors.Is(err, work.ErrTooLate):
		t.Toast(wordsItemTooLate)
		return nil
	case errors.Is(err, work.ErrMoved):
		t.Toast(wordsItemMoved)
		return nil
	}
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
