package team

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// Remind says what teams are to be told now. Call it inside the transaction that puts the notices into the outbox;
// more says that it should be called again.
func (f *Team) Remind(ctx context.Context, now time.Time) (notices []talk.Notice, more bool, err error) {
	rounds, more, err := f.config.Teams.Remind(ctx, now)
	if err != nil {
		return nil, false, fmt.Errorf("find the reminders that are due: %w", err)
	}
	for _, r := range rounds {
		chat := talk.Chat{ID: r.Team.Chat, Type: "group", Thread: r.Team.Thread}
		actions, err := reminders{f.turn(talk.Unasked(f.config.Setting, chat))}.round(ctx, r, now)
		if err != nil {
			return nil, false, err
		}
		for n, a := range actions {
			notices = append(notices, talk.Notice{Key: fmt.Sprintf("%s/%d", r.Key, n), Action: a,
				Late: r.Plan.Mode == agenda.CatchUp || r.Plan.Mode == agenda.Summary})
		}
	}
	return notices, more, nil
}

// reminders is what a team is reminded of.
type reminders struct{ turn }

// round makes the messages of one round: to the team's chat, to the owners in private, and the list of what is overdue.
func (t reminders) round(ctx context.Context, r work.Round, now time.Time) (actions []talk.Action, err error) {
	lead, err := t.reachable(ctx, r.Team.Lead)
	if err != nil {
		return nil, err
	}
	here := r.Plan.Reminders
	if !lead { // the list of what is late is told here too
		here = notLate(r, here)
	}
	if err = t.tell(ctx, r, here); err != nil {
		return nil, err
	}
	if err = t.tellOwners(ctx, r); err != nil {
		return nil, err
	}
	if r.Plan.Overdue != nil {
		if err := t.tellOverdue(ctx, r, lead, now); err != nil {
			return nil, err
		}
	}
	return t.Actions(), nil
}

// notLate are the reminders of what does not stand in the list of what is late, which is told to the same people. What became
// of an action is asked all the same.
func notLate(r work.Round, list []agenda.Reminder) []agenda.Reminder {
	if r.Plan.Overdue == nil {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(reminder agenda.Reminder) bool {
		return reminder.Slot.Why != agenda.AskLate && slices.ContainsFunc(r.Plan.Overdue.Items, func(l agenda.Late) bool {
			return l.Item.ID == reminder.Item.ID && l.DueAt.Equal(reminder.Slot.DueAt)
		})
	})
}

// tell says some reminders of a round here: what became of an action is always asked by itself, with its buttons.
func (t reminders) tell(ctx context.Context, r work.Round, list []agenda.Reminder) error {
	var rest []agenda.Reminder
	for _, reminder := range list {
		if reminder.Slot.Why != agenda.AskLate {
			rest = append(rest, reminder)
			continue
		}
		if err := t.one(ctx, r, reminder); err != nil {
			return err
		}
	}
	if len(rest) > 1 && r.Plan.Mode != agenda.Each {
		return t.together(ctx, r, rest)
	}
	for _, reminder := range rest {
		if err := t.one(ctx, r, reminder); err != nil {
			return err
		}
	}
	return nil
}

// tellOwners says to each owner in private what is his, where he has written to the bot.
func (t reminders) tellOwners(ctx context.Context, r work.Round) error {
	var owners []int64
	own := map[int64][]agenda.Reminder{}
	for _, reminder := range r.Plan.Reminders {
		owner := r.Items[reminder.Item.ID].Owner
		if owner == 0 || owner == r.Team.Chat {
			continue
		}
		if own[owner] == nil {
			owners = append(owners, owner)
		}
		own[owner] = append(own[owner], reminder)
	}
	for _, owner := range owners {
		reachable, err := t.reachable(ctx, owner)
		if err != nil {
			return err
		}
		if !reachable {
			continue
		}
		if err := t.in(owner, func(private reminders) error { return private.tell(ctx, r, notLate(r, own[owner])) }); err != nil {
			return err
		}
	}
	return nil
}

// in lets something be said in the private chat with a person.
func (t reminders) in(person int64, say func(reminders) error) error {
	chat := talk.Chat{ID: person, Type: "private"}
	private := reminders{turn{t.Config, talk.Unasked(t.Setting, chat)}}
	if err := say(private); err != nil {
		return err
	}
	for _, a := range private.Actions() {
		t.Do(a)
	}
	return nil
}

// remindHead says what the message is, and how late when it is.
func remindHead(p agenda.Plan) string {
	switch p.Mode {
	case agenda.CatchUp:
		return fmt.Sprintf(wordsRemindLate, agenda.SayLate(p.Late))
	case agenda.Summary:
		return fmt.Sprintf(wordsRemindDays, agenda.SayLate(p.Late))
	}
	return wordsRemind
}

// one writes a reminder of one item, with what is missing and buttons.
func (t reminders) one(ctx context.Context, r work.Round, reminder agenda.Reminder) error {
	i := r.Items[reminder.Item.ID]
	var text talk.Text
	t.head(&text, r)
	if reminder.Slot.Why == agenda.AskLate {
		text.Plain(fmt.Sprintf(wordsActionAsk, reminder.Slot.Lead)).Gap()
	}
	if err := t.lines(ctx, &text, r, reminder); err != nil {
		return err
	}
	if i.Cycle != 0 {
		if err := t.missing(ctx, &text, i); err != nil {
			return err
		}
	}
	at := int64(0)
	if i.Repeat != "" && !reminder.Slot.DueAt.IsZero() {
		at = reminder.Slot.DueAt.Unix()
	}
	row := optionsOf(i, labelDone, "done", labelSnooze, "snooze", labelNotMine, "notmine")
	if i.Kind == work.ItemAction {
		row = optionsOf(i, labelDone, "done", labelRunning, "running", labelStopped, "stop")
	}
	for n := range row {
		row[n].Data.At = at
	}
	rows := [][]option[itemData]{row}
	if i.Important {
		rows = append(rows, optionsOf(i, labelSeen, "seen"))
	}
	keys, err := keyboard(ctx, t.turn, ActionItem, rows...)
	if err != nil {
		return err
	}
	t.Say(text.Trim(), keys)
	return nil
}

// head says what the message is, and in private of which team.
func (t reminders) head(text *talk.Text, r work.Round) {
	text.Bold(remindHead(r.Plan))
	if t.M.Chat.Private() && r.Team.Chat != t.M.Chat.ID {
		text.Plain(" · ", r.Team.Name)
	}
	text.Line()
}

// lines writes title, deadline, days left and owner of one item.
func (t reminders) lines(ctx context.Context, text *talk.Text, r work.Round, reminder agenda.Reminder) error {
	i := r.Items[reminder.Item.ID]
	calendar := t.Teams.Calendar(r.Team)
	text.Bold(i.Title)
	if due := reminder.Slot.DueAt; !due.IsZero() {
		official := reminder.Item.Zone(calendar)
		text.Line().Plain(dueWords(i), agenda.SayDue(due, t.Now(), calendar.Zone, official),
			" (", agenda.SayLeft(due, t.Now(), official), ")")
	}
	if reminder.Missed > 0 {
		text.Line().Plain(fmt.Sprintf(wordsRemindMissed, reminder.Missed))
	}
	names, err := t.Teams.Owners(ctx, []work.Item{i})
	if err != nil {
		return fmt.Errorf("name the owner of an item: %w", err)
	}
	if names[i.Owner] != "" {
		text.Line().Plain(wordsRemindOwner).Mention(names[i.Owner], i.Owner)
	}
	return nil
}

// How much a reminder names: missing pieces of evidence, items that are due together, items past their date.
const (
	missingShown  = 6
	togetherShown = 12
	overdueShown  = 20
)

// missing names the evidence that is not ready, and whose it is.
func (t reminders) missing(ctx context.Context, text *talk.Text, i work.Item) error {
	evidence, err := t.Teams.Evidence(ctx, t.System, work.Cycle{ID: i.Cycle, Team: i.Team})
	if err != nil {
		return fmt.Errorf("list what is missing: %w", err)
	}
	items := ipp.Missing(work.Counting(evidence))
	if len(items) == 0 {
		return nil
	}
	if err := t.heaviestFirst(ctx, i, items); err != nil {
		return err
	}
	names := map[int64]string{}
	members, err := t.Teams.Members(ctx, t.System, i.Team)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	for _, m := range members {
		names[m.Person] = m.Name
	}
	text.Gap().Plain(ipp.Count(work.Counting(evidence)).Sentence()).Line().Plain(wordsRemindMiss)
	for n, item := range items {
		if n == missingShown {
			text.Line().Plain(fmt.Sprintf(wordsRemindMore, len(items)-n))
			break
		}
		owner := names[item.Owner]
		if owner == "" {
			owner = wordsNobody
		}
		text.Line().Plain(fmt.Sprintf("• %d. %s – %s", item.Indicator, talk.Clip(item.Name, 90), owner))
	}
	return nil
}

// heaviestFirst sorts missing evidence by what its indicator can still add to the index: weight × gap.
func (t reminders) heaviestFirst(ctx context.Context, i work.Item, items []ipp.Item) error {
	cycles, err := t.Teams.Cycles(ctx, t.System, i.Team)
	if err != nil {
		return fmt.Errorf("open a cycle: %w", err)
	}
	at := slices.IndexFunc(cycles, func(c work.Cycle) bool { return c.ID == i.Cycle })
	if at < 0 {
		return nil
	}
	e, err := t.Teams.Estimate(ctx, t.System, cycles[at])
	if err != nil {
		return fmt.Errorf("weigh what is missing: %w", err)
	}
	rank := map[int]int{}
	gaps := ipp.Gaps(e.Instrument, e.Assessment.Effective())
	for n, g := range gaps {
		rank[g.Indicator.Number] = n - len(gaps) // those without a gap come last
	}
	slices.SortStableFunc(items, func(a, b ipp.Item) int { return cmp.Compare(rank[a.Indicator], rank[b.Indicator]) })
	return nil
}

// together writes several reminders as one message; each item has a button to its card.
func (t reminders) together(ctx context.Context, r work.Round, list []agenda.Reminder) error {
	var text talk.Text
	t.head(&text, r)
	var options []option[itemData]
	for n, reminder := range list {
		if n == togetherShown {
			text.Line().Plain(fmt.Sprintf(wordsMoreAgenda, len(list)-n))
			break
		}
		text.Line().Plain(fmt.Sprintf("%d. ", n+1))
		if err := t.lines(ctx, &text, r, reminder); err != nil {
			return err
		}
		text.Line()
		d := itemData{Item: r.Items[reminder.Item.ID].ID, Do: "card"}
		options = append(options, option[itemData]{strconv.Itoa(n + 1), d})
	}
	keys, err := keyboard(ctx, t.turn, ActionItem, folded(options, itemsPerRow)...)
	if err != nil {
		return err
	}
	t.Say(text.Trim(), keys)
	return nil
}

// reachable reports whether the bot may write to a person: somebody who never wrote to it, or blocked it, it may not.
func (t reminders) reachable(ctx context.Context, person int64) (bool, error) {
	if person == 0 {
		return false, nil
	}
	chat, err := t.Chats.Chat(ctx, person)
	if talk.Missing(err) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look whether a person can be reached: %w", err)
	}
	return chat.Active, nil
}

// stubborn is how late something is when the superior is told.
const stubborn = 7 * 24 * time.Hour

// tellOverdue says what is past its date: to the lead in one list, in the team's chat when the lead cannot be reached; to
// the owners in private what is theirs; and to the superior, where one is named, what has been late for a week.
func (t reminders) tellOverdue(ctx context.Context, r work.Round, lead bool, now time.Time) error {
	all := r.Plan.Overdue.Items
	to := talk.Send{Chat: r.Team.Lead, Text: t.overdue(r, all, now, wordsOverdueNext)}
	if !lead {
		to.Chat, to.Thread = r.Team.Chat, r.Team.Thread
	}
	t.Do(talk.Action{Send: &to})
	if err := t.tellOwnersLate(ctx, r, now); err != nil {
		return err
	}
	long := slices.DeleteFunc(slices.Clone(all), func(l agenda.Late) bool { return now.Sub(l.DueAt) < stubborn })
	superior := r.Team.Superior
	if len(long) == 0 || superior == 0 || superior == to.Chat {
		return nil
	}
	if ok, err := t.reachable(ctx, superior); err != nil || !ok {
		return err
	}
	t.Do(talk.Action{Send: &talk.Send{Chat: superior, Text: t.overdue(r, long, now, wordsOverdueSuperior)}})
	return nil
}

// tellOwnersLate says to each owner but the lead what of his is past its date.
func (t reminders) tellOwnersLate(ctx context.Context, r work.Round, now time.Time) error {
	var owners []int64
	own := map[int64][]agenda.Late{}
	for _, late := range r.Plan.Overdue.Items {
		owner := r.Items[late.Item.ID].Owner
		if owner == 0 || owner == r.Team.Lead || owner == r.Team.Chat {
			continue
		}
		if own[owner] == nil {
			owners = append(owners, owner)
		}
		own[owner] = append(own[owner], late)
	}
	for _, owner := range owners {
		ok, err := t.reachable(ctx, owner)
		if err != nil {
			return err
		}
		if ok {
			t.Do(talk.Action{Send: &talk.Send{Chat: owner, Text: t.overdue(r, own[owner], now, wordsOverdueNext)}})
		}
	}
	return nil
}

// overdue lists what is past its date.
func (t reminders) overdue(r work.Round, list []agenda.Late, now time.Time, next string) talk.Text {
	calendar := t.Teams.Calendar(r.Team)
	var text talk.Text
	text.Bold(fmt.Sprintf(wordsOverdue, r.Team.Name)).Line()
	for n, late := range list {
		if n == overdueShown {
			text.Line().Plain(fmt.Sprintf(wordsAndMore, len(list)-n))
			break
		}
		text.Line().Plain("• ", talk.Clip(late.Item.Title, 100), " – ",
			agenda.BothTimes(late.DueAt, calendar.Zone, late.Item.Zone(calendar)))
		text.Plain(wordsLateBy, agenda.SayLate(now.Sub(late.DueAt)))
	}
	return text.Gap().Plain(next).Trim()
}
