package assess

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"studitiru/bot/group"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge/agenda"
	work "studitiru/knowledge/team"
)

// who asks who is to raise an indicator.
func (t plans) who(ctx context.Context, s sheet, d planData) error {
	members, err := t.Teams.Members(ctx, t.Actor(), s.squad.ID)
	if err != nil {
		return t.OrRefused(err, "list a team's members")
	}
	var options []group.Option[planData]
	for _, m := range append(members[:min(len(members), group.MembersShown)], work.Member{Name: group.LabelNobody}) {
		d.Do, d.Owner = "when", m.Person
		options = append(options, group.Option[planData]{talk.Clip(m.Name, 30), d})
	}
	d.Do, d.Owner = "card", 0
	keys, err := group.Keyboard(ctx, t.Talk, ActionPlan, append(group.Folded(options, 2),
		[]group.Option[planData]{{talk.LabelPrevious, d}})...)
	if err != nil {
		return err
	}
	var text talk.Text
	text.Bold(taskTitle(s, d.Indicator)).Line()
	if err := t.describeTasks(ctx, &text, s, d.Indicator); err != nil {
		return err
	}
	t.Edit(text.Plain(group.WordsWho).Trim(), keys)
	return nil
}

// taskDays are the dates that are offered for a task: working days, the last ones before so many days from now.
func taskDays(today agenda.Date, week agenda.Workweek) (days []agenda.Date) {
	for _, n := range []int{7, 14, 30, 90} {
		day, _ := week.WorkdayBefore(today.AddDays(n + 1))
		days = append(days, day)
	}
	return days
}

// when asks until when.
func (t plans) when(ctx context.Context, s sheet, d planData) error {
	calendar := t.Teams.Calendar(s.squad)
	today := agenda.DateOf(t.Now(), calendar.Zone)
	var options []group.Option[planData]
	for _, day := range taskDays(today, calendar.Week) {
		d.Do, d.Days = "create", today.Until(day)
		options = append(options, group.Option[planData]{day.Plain(), d})
	}
	d.Do, d.Days = "write", 0
	keys, err := group.Keyboard(ctx, t.Talk, ActionPlan, append(group.Folded(options, 2), []group.Option[planData]{{labelOtherDay,
		d}})...)
	if err != nil {
		return err
	}
	t.Edit((&talk.Text{}).Bold(taskTitle(s, d.Indicator)).Line().Plain(wordsTaskWhen).Trim(), keys)
	return nil
}

// taskTitle is what a task is called on the agenda: the indicator, the score it is to reach, and what that asks for.
func taskTitle(s sheet, indicator int) string {
	i, _ := s.estimate.Instrument.Indicator(indicator)
	a := s.advice(i)
	title := fmt.Sprintf(wordsTaskTitle, indicator, a.To, a.Next)
	if s.unit.Name != "" {
		title += " (" + s.unit.Name + ")"
	}
	return talk.Clip(title, 120)
}

// write asks for another date, and takes the offered ones away: a task is made once.
func (t plans) write(ctx context.Context, s sheet, d planData) error {
	back := d
	back.Do = "card"
	keys, err := group.Keyboard(ctx, t.Talk, ActionPlan, []group.Option[planData]{{labelPlan, back}})
	if err != nil {
		return err
	}
	t.Edit((&talk.Text{}).Bold(taskTitle(s, d.Indicator)).Trim(), keys)
	return t.Await(ctx, fmt.Sprintf("%s.%d.%d.%d", AwaitPlan, s.cycle.Unit, d.Indicator, d.Owner), s.squad.ID, wordsTaskDay)
}

// create puts the task of a press on the agenda.
func (t plans) create(ctx context.Context, s sheet, d planData) error {
	calendar := t.Teams.Calendar(s.squad)
	due := agenda.DateOf(t.Now(), calendar.Zone).AddDays(d.Days).At(agenda.At(23, 59), calendar.Zone)
	if slices.ContainsFunc(s.tasks[d.Indicator], func(i work.Item) bool {
		return i.Owner == d.Owner && i.Due.Equal(due) && (i.State == work.ItemOpen || i.State == work.ItemRunning)
	}) { // pressed twice
		t.Toast(wordsTaskTwice)
		return nil
	}
	i, err := t.plan(ctx, s, d.Indicator, d.Owner, due)
	if err != nil {
		return t.OrRefused(err, "make a task")
	}
	t.Toast(wordsAgendaKept)
	said, err := t.made(ctx, s, i)
	if err != nil {
		return err
	}
	d.Do = "card"
	keys, err := group.Keyboard(ctx, t.Talk, ActionPlan, []group.Option[planData]{{labelPlan, d}})
	if err != nil {
		return err
	}
	t.Edit(said, keys)
	return nil
}

func (t plans) plan(ctx context.Context, s sheet, indicator int, owner int64, due time.Time) (work.Item, error) {
	i, _ := s.estimate.Instrument.Indicator(indicator)
	item := work.Item{Title: taskTitle(s, indicator), Owner: owner, Due: due, Zone: s.squad.Zone}
	return t.Teams.PlanTask(ctx, t.Actor(), s.cycle, indicator, s.advice(i).To, item)
}

// written takes the date of a task that was asked for: its field is lokus, indicator and owner.
func (t plans) written(ctx context.Context, field string, team int64, text string) error {
	var numbers []int64
	for _, part := range strings.Split(field, ".") {
		n, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return fmt.Errorf("read what a date is for: %w", err)
		}
		numbers = append(numbers, n)
	}
	squad, err := t.Teams.Team(ctx, t.Actor(), team)
	if err != nil {
		return t.OrRefused(err, "open a team")
	}
	due, ok, err := t.DueDay(ctx, squad, text, AwaitPlan+"."+field, team)
	if !ok || err != nil || len(numbers) != 3 {
		return err
	}
	s, ok, err := t.sheet(ctx, squad, numbers[0])
	if !ok || err != nil {
		return err
	}
	i, err := t.plan(ctx, s, int(numbers[1]), numbers[2], due)
	if err != nil {
		return t.OrRefused(err, "make a task")
	}
	said, err := t.made(ctx, s, i)
	if err != nil {
		return err
	}
	t.Say(said, nil)
	return nil
}

// made says what became a task, whose it is and until when.
func (t plans) made(ctx context.Context, s sheet, i work.Item) (talk.Text, error) {
	names, err := t.Names(ctx, s.squad.ID)
	if err != nil {
		return nil, err
	}
	who := names[i.Owner]
	if who == "" {
		who = group.WordsNobody
	}
	var text talk.Text
	text.Italic(wordsTaskMade).Gap().Bold(i.Title).Line().Plain(group.WordsOwner, who).Line()
	calendar := t.Teams.Calendar(s.squad)
	text.Plain(group.WordsDue, agenda.SayTime(i.Due, calendar.Zone)).Line()
	return text.Plain(group.DayOff(i.Due, calendar.Zone, calendar.Week)).Trim(), nil
}
