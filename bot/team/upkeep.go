package team

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/agenda/phrase"
	work "studitiru/knowledge/team"
)

// upkeep does what a button of a team's further settings stands for; done is false when it is none of them.
func (t membership) upkeep(ctx context.Context, group work.Team, d teamData) (done bool, err error) {
	show := map[string]func(context.Context, work.Team) error{
		"more": t.more, "days": t.days, "remove": t.whom, "superiors": t.superiors, "closing": t.closing, "choose": t.chosen,
		"takeover": t.takeOver,
	}[d.Set]
	switch {
	case show != nil:
		return true, show(ctx, group)
	case d.Set == "close" || d.Set == "open":
		return true, t.close(ctx, group, d.Set == "close")
	case d.Set == "out":
		return true, t.out(ctx, group, d.To)
	}
	return false, nil
}

// moreOptions are the buttons of what is seldom set.
func moreOptions(group work.Team) [][]option[teamData] {
	set := func(label, what, to string) option[teamData] {
		return option[teamData]{label, teamData{Team: group.ID, Set: what, To: to}}
	}
	end := set(labelClose, "closing", "")
	if group.Closed {
		end = set(labelOpen, "open", "")
	}
	return [][]option[teamData]{
		{set(labelQuiet, "ask", "quiet"), set(labelWorkdays, "days", ""), set(labelOff, "ask", "off")},
		{set(labelRemove, "remove", ""), set(labelSuperior, "superiors", "")},
		{end, set(labelTeam, "card", "")},
	}
}

// more shows what is seldom set.
func (t membership) more(ctx context.Context, group work.Team) error {
	keys, err := keyboard(ctx, t.turn, ActionTeam, moreOptions(group)...)
	if err != nil {
		return err
	}
	members, err := t.Teams.Members(ctx, t.System, group.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	t.Toast("")
	t.Edit(t.describe(group, members, ""), keys)
	return nil
}

// days offers the days of the week, and the days of joint leave.
func (t membership) days(ctx context.Context, group work.Team) error {
	var options []option[teamData]
	for n, label := range dayLabels() {
		day := time.Weekday((n + 1) % 7)
		mark := "– "
		if slices.Contains(group.Workdays, day) {
			mark = "✓ "
		}
		options = append(options, option[teamData]{mark + label, teamData{Team: group.ID, Set: "day", To: strconv.Itoa(int(day))}})
	}
	rows := append(folded(options, 4), []option[teamData]{
		{wordsJoint + joint(group), teamData{Team: group.ID, Set: "joint"}}, {labelMore, teamData{Team: group.ID, Set: "more"}},
	})
	keys, err := keyboard(ctx, t.turn, ActionTeam, rows...)
	if err != nil {
		return err
	}
	t.Toast("")
	var text talk.Text
	text.Bold(group.Name).Line().Plain(wordsDaysAsk, " ", agenda.WeekdaysOf(group.Workdays...).String())
	t.Edit(text.Trim(), keys)
	return nil
}

func joint(group work.Team) string {
	if group.JointLeave {
		return wordsWorks
	}
	return wordsRests
}

// turnDay puts a day into the working week, or takes it out; the last one stays.
func turnDay(days []time.Weekday, text string) []time.Weekday {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 6 {
		return days
	}
	day := time.Weekday(n)
	if !slices.Contains(days, day) {
		days = append(slices.Clone(days), day)
		slices.Sort(days)
		return days
	}
	if len(days) == 1 {
		return days
	}
	return slices.DeleteFunc(slices.Clone(days), func(d time.Weekday) bool { return d == day })
}

// persons offers the members but the lead.
func (t membership) persons(ctx context.Context, group work.Team, words, set string) error {
	members, err := t.Teams.Members(ctx, t.Actor(), group.ID)
	if err != nil {
		return t.orRefused(err, "list a team's members")
	}
	var options []option[teamData]
	for _, m := range members {
		if m.Person != group.Lead {
			d := teamData{Team: group.ID, Set: set, To: strconv.FormatInt(m.Person, 10)}
			options = append(options, option[teamData]{talk.Clip(m.Name, 30), d})
		}
	}
	if set == "superior" {
		options = append(options, option[teamData]{labelNobody, teamData{Team: group.ID, Set: set, To: "0"}})
	}
	back := []option[teamData]{{labelMore, teamData{Team: group.ID, Set: "more"}}}
	keys, err := keyboard(ctx, t.turn, ActionTeam, append(folded(options, 2), back)...)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit((&talk.Text{}).Bold(group.Name).Line().Plain(words).Trim(), keys)
	return nil
}

func (t membership) whom(ctx context.Context, group work.Team) error {
	return t.persons(ctx, group, wordsMemberWho, "out")
}

func (t membership) superiors(ctx context.Context, group work.Team) error {
	return t.persons(ctx, group, wordsSuperiorWho, "superior")
}

// out takes a member out of the team.
func (t membership) out(ctx context.Context, group work.Team, who string) error {
	person, err := strconv.ParseInt(who, 10, 64)
	if err != nil {
		t.Toast(talk.WordsExpired)
		return nil
	}
	name, err := t.memberName(ctx, group.ID, person)
	if err != nil {
		return err
	}
	if err := t.Teams.Leave(ctx, t.Actor(), group.ID, person); err != nil {
		return t.orRefused(err, "take a member out")
	}
	said := fmt.Sprintf(wordsMemberOut, name)
	t.Toast(said)
	return t.card(ctx, group, said, true)
}

// closing asks whether the team is really to be closed.
func (t membership) closing(ctx context.Context, group work.Team) error {
	keys, err := keyboard(ctx, t.turn, ActionTeam, []option[teamData]{
		{labelSure, teamData{Team: group.ID, Set: "close"}}, {labelTeam, teamData{Team: group.ID, Set: "card"}},
	})
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit((&talk.Text{}).Bold(group.Name).Line().Plain(wordsCloseSure).Trim(), keys)
	return nil
}

func (t membership) close(ctx context.Context, group work.Team, closed bool) error {
	group, err := t.Teams.Close(ctx, t.Actor(), group.ID, closed)
	if err != nil {
		return t.orRefused(err, "close a team")
	}
	said := wordsTeamSaved
	if closed {
		said = wordsClosed
	}
	t.Toast(said)
	return t.card(ctx, group, said, true)
}

// takeOver makes who pressed the lead of a team whose lead cannot be reached.
func (t membership) takeOver(ctx context.Context, group work.Team) error {
	group, err := t.Teams.TakeOver(ctx, t.Actor(), group.ID)
	if errors.Is(err, knowledge.ErrWrongState) {
		t.Toast(wordsLeadThere)
		return nil
	}
	if err != nil {
		return t.orRefused(err, "take a team over")
	}
	t.Toast(wordsLeadMade)
	return t.card(ctx, group, wordsLeadMade, true)
}

// chosen remembers the team that somebody of several chose in private.
func (t membership) chosen(ctx context.Context, group work.Team) error {
	if !t.M.Chat.Private() {
		t.Toast(talk.WordsExpired)
		return nil
	}
	t.Memory.Team = group.ID
	if err := t.Remember(ctx); err != nil {
		return err
	}
	t.Toast("")
	t.Edit(talk.Plain(fmt.Sprintf(wordsTeamChosen, group.Name)), nil)
	return nil
}

// span is two hours with something between: "20.00-06.00".
var span = regexp.MustCompile(patternSpan)

// quiet reads the quiet hours that were asked for; false when the text has none.
func quiet(group *work.Team, text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == wordsNoQuiet || text == "-" {
		group.QuietFrom, group.QuietTo = 0, 0
		return true
	}
	m := span.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	minutes := func(hour, minute string) int {
		h, _ := strconv.Atoi(hour) // digits only
		n, _ := strconv.Atoi(minute)
		if h > 24 || n > 59 {
			return -1
		}
		return (h*60 + n) % (24 * 60)
	}
	from, to := minutes(m[1], m[2]), minutes(m[3], m[4])
	if from < 0 || to < 0 {
		return false
	}
	group.QuietFrom, group.QuietTo = from, to
	return true
}

// longestOff is how many days off may be given at once.
const longestOff = 31

// off reads days on which a team does not work; those that are off already are taken back.
func off(group *work.Team, text string) error {
	p, err := phrase.ReadPeriod(text)
	if err != nil {
		return fmt.Errorf("read days off: %w", err)
	}
	if p.Precision != phrase.ByDay || p.From.Until(p.To) > longestOff {
		return &phrase.Misunderstanding{Trouble: phrase.Incomplete, Why: wordsOffAsk, Example: exampleOff}
	}
	days := slices.Clone(group.DaysOff)
	for day := p.From; day.Compare(p.To) <= 0; day = day.AddDays(1) {
		if at := slices.Index(days, day.String()); at >= 0 {
			days = slices.Delete(days, at, at+1)
		} else {
			days = append(days, day.String())
		}
	}
	slices.Sort(days)
	group.DaysOff = days
	return nil
}

// offWords names the days off of a team that are still ahead.
func offWords(group work.Team, today agenda.Date) string {
	var names []string
	for _, text := range group.DaysOff {
		if day, err := agenda.ParseDate(text); err == nil && day.Compare(today) >= 0 {
			names = append(names, day.Plain())
		}
	}
	return strings.Join(names, ", ")
}
