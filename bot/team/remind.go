package team

import (
	"context"
	"fmt"
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

// round makes the messages of one round: to the team's chat, and the list of what is overdue to its lead.
func (t reminders) round(ctx context.Context, r work.Round, now time.Time) (actions []talk.Action, err error) {
	switch r.Plan.Mode {
	case agenda.Each:
		for _, reminder := range r.Plan.Reminders {
			if err = t.one(ctx, r, reminder); err != nil {
				return nil, err
			}
		}
	case agenda.Together, agenda.CatchUp, agenda.Summary:
		if len(r.Plan.Reminders) == 1 {
			err = t.one(ctx, r, r.Plan.Reminders[0])
		} else {
			err = t.together(ctx, r)
		}
	}
	if err != nil {
		return nil, err
	}
	if r.Plan.Overdue != nil {
		reachable, err := t.reachable(ctx, r.Team.Lead)
		if err != nil {
			return nil, err
		}
		t.Do(t.overdue(r, now, reachable))
	}
	return t.Actions(), nil
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
	text.Bold(remindHead(r.Plan)).Line()
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
	rows := [][]option[itemData]{optionsOf(i, labelDone, "done", labelSnooze, "snooze", labelNotMine, "notmine")}
	if i.Important {
		rows = append(rows, optionsOf(i, labelSeen, "seen"))
	}
	if reminder.Slot.Why == agenda.AskLate {
		rows = [][]option[itemData]{optionsOf(i, labelDone, "done", labelRunning, "running", labelStopped, "stop")}
	}
	keys, err := keyboard(ctx, t.turn, ActionItem, rows...)
	if err != nil {
		return err
	}
	t.Say(text.Trim(), keys)
	return nil
}

// lines writes title, deadline, days left and owner of one item.
func (t reminders) lines(ctx context.Context, text *talk.Text, r work.Round, reminder agenda.Reminder) error {
	i := r.Items[reminder.Item.ID]
	calendar := t.Teams.Calendar(r.Team)
	text.Bold(i.Title)
	if due := reminder.Slot.DueAt; !due.IsZero() {
		text.Line().Plain(wordsRemindDue, agenda.BothTimes(due, calendar.Zone, reminder.Item.Official))
		text.Plain(" (", daysLeft(reminder, calendar, t.Now()), ")")
	}
	names, err := t.Teams.Owners(ctx, []work.Item{i})
	if err != nil {
		return fmt.Errorf("name the owner of an item: %w", err)
	}
	if names[i.Owner] != "" {
		text.Line().Plain(wordsRemindOwner, names[i.Owner])
	}
	return nil
}

func daysLeft(r agenda.Reminder, group agenda.Team, now time.Time) string {
	switch days := agenda.DateOf(now, group.Zone).Until(agenda.DateOf(r.Slot.DueAt, group.Zone)); {
	case r.Slot.DueAt.Before(now):
		return wordsRemindGone
	case days == 0:
		return wordsRemindToday
	default:
		return fmt.Sprintf(wordsRemindLeft, days)
	}
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

// together writes several reminders as one message; each item has a button to its card.
func (t reminders) together(ctx context.Context, r work.Round) error {
	var text talk.Text
	text.Bold(remindHead(r.Plan)).Line()
	var options []option[itemData]
	for n, reminder := range r.Plan.Reminders {
		if n == togetherShown {
			text.Line().Plain(fmt.Sprintf(wordsMoreAgenda, len(r.Plan.Reminders)-n))
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

// overdue is the one list for the lead of what is past its date; in the team's chat when the lead cannot be reached.
func (t reminders) overdue(r work.Round, now time.Time, reachable bool) talk.Action {
	zone := t.Teams.Calendar(r.Team).Zone
	var text talk.Text
	text.Bold(fmt.Sprintf(wordsOverdue, r.Team.Name)).Line()
	for n, late := range r.Plan.Overdue.Items {
		if n == overdueShown {
			text.Line().Plain(fmt.Sprintf(wordsAndMore, len(r.Plan.Overdue.Items)-n))
			break
		}
		text.Line().Plain("• ", talk.Clip(late.Item.Title, 100), " – ", agenda.BothTimes(late.DueAt, zone, late.Item.Official))
		text.Plain(wordsLateBy, agenda.SayLate(now.Sub(late.DueAt)))
	}
	text.Gap().Plain(wordsOverdueNext)
	to := talk.Send{Chat: r.Team.Lead, Text: text.Trim()}
	if !reachable {
		to.Chat, to.Thread = r.Team.Chat, r.Team.Thread
	}
	return talk.Action{Send: &to}
}
