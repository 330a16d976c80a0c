package team

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	work "studitiru/knowledge/team"
)

// membership is who is in a team, and its settings.
type membership struct{ turn }

// show shows the team of the chat, or makes it: /tim [DAERAH].
func (t membership) show(ctx context.Context, rest string) error {
	group, err := t.teamHere(ctx)
	switch {
	case talk.Missing(err) && rest == "":
		t.SayPlain(wordsTeamNone, nil)
		return nil
	case talk.Missing(err):
		return t.make(ctx, rest)
	case errors.Is(err, errSeveralTeams):
		return t.choose(ctx)
	case err != nil:
		return err
	}
	if t.Memory.Team == group.ID && rest == "" { // who chose once may choose again
		if err := t.choose(ctx); err != nil {
			return err
		}
	}
	return t.card(ctx, group, "", false)
}

// teamData stands behind the buttons of a team's card.
type teamData struct {
	Team int64  `json:"team,omitempty"`
	Set  string `json:"set,omitempty"` // what a press changes: see membership.press and set
	To   string `json:"to,omitempty"`
}

// make makes the team of a place, asking back where it is not sure.
func (t membership) make(ctx context.Context, words string) error {
	place := t.Places(words)
	if place.Name == "" {
		return t.askPlace(ctx, place.Near)
	}
	zone, sure := agenda.ZoneOf(place.Province)
	group := work.NewTeam(t.M.Chat.ID, t.Who.ID, t.title(place.Name))
	group.Named = t.M.Chat.Private() // else it is called as the group
	group.Thread, group.Place, group.Zone = t.M.Chat.Thread, place.Name, zone
	group, err := t.Teams.Create(ctx, t.Actor(), group, t.Who.Name)
	if err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
		return fmt.Errorf("make a team: %w", err)
	}
	if err == nil && !sure {
		return t.zones(ctx, group, wordsTeamMade+" "+wordsTeamZone, false)
	}
	return t.card(ctx, group, wordsTeamMade, false)
}

// askPlace asks which place was meant, with those whose names are near.
func (t membership) askPlace(ctx context.Context, near []string) error {
	text := wordsTeamPlace
	if len(near) > 0 {
		text += " " + wordsTeamMaybe
	}
	var options []option[teamData]
	for _, name := range near {
		options = append(options, option[teamData]{name, teamData{Set: "place", To: name}})
	}
	keys, err := keyboard(ctx, t.turn, ActionTeam, folded(options, 1)...)
	if err != nil {
		return err
	}
	t.SayPlain(text+"\n\n"+wordsTeamPlaceAsk, keys)
	return nil
}

// title is the group's title, or in private the place's.
func (t membership) title(place string) string {
	if title := talk.Clip(knowledge.Visible(t.M.Chat.Title), 80); title != "" {
		return title
	}
	return wordsTeamOf + place
}

// card shows a team with the buttons to change it, below a remark, in a new message or in place.
func (t membership) card(ctx context.Context, group work.Team, remark string, inPlace bool) error {
	members, err := t.Teams.Members(ctx, t.System, group.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	keys, err := keyboard(ctx, t.turn, ActionTeam, settings(group)...)
	if err != nil {
		return err
	}
	t.Put(t.describe(group, members, remark), keys, inPlace)
	return nil
}

// settings are the buttons of a card, by rows.
func settings(group work.Team) [][]option[teamData] {
	set := func(label, what, to string) option[teamData] {
		return option[teamData]{label, teamData{Team: group.ID, Set: what, To: to}}
	}
	return [][]option[teamData]{
		{set(labelJoin, "join", ""), set(labelLeave, "leave", "")},
		{set(labelHour, "hours", ""), set(labelZone, "zones", "")},
		{set(labelName, "ask", "name"), set(labelOffice, "ask", "agency"), set(labelUnit, "ask", "unit")},
		{set(labelWeekly+onOff(group.Weekly), "weekly", ""), set(labelDigest+onOff(group.Digest), "digest", "")},
		{set(labelMore, "more", "")},
	}
}

// describe writes a team with its members, below a remark.
func (t membership) describe(group work.Team, members []work.Member, remark string) talk.Text {
	calendar := t.Teams.Calendar(group)
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(group.Name).Line()
	if group.Closed {
		text.Plain(wordsClosed).Line()
	}
	for _, line := range [][2]string{{wordsPlace, group.Place}, {labelOffice, group.Agency}, {labelUnit, group.Unit}} {
		if line[1] == "" {
			line[1] = wordsEmpty
		}
		text.Plain(line[0], ": ", line[1]).Line()
	}
	text.Plain(fmt.Sprintf(wordsHours, agenda.ZoneName(calendar.Zone), agenda.Clock(group.Hour))).Line()
	if group.QuietFrom != group.QuietTo {
		text.Plain(fmt.Sprintf(wordsQuiet, agenda.Clock(group.QuietFrom), agenda.Clock(group.QuietTo))).Line()
	}
	text.Plain(wordsWorkdays, agenda.WeekdaysOf(group.Workdays...).String()).Line()
	if group.JointLeave {
		text.Plain(wordsJoint, joint(group)).Line()
	}
	if days := offWords(group, agenda.DateOf(t.Now(), calendar.Zone)); days != "" {
		text.Plain(wordsOffDays, talk.Clip(days, 300)).Line()
	}
	lead, names := namesOf(group, members)
	text.Plain(wordsLeadIs, lead).Line()
	for _, m := range members {
		if m.Person == group.Superior {
			text.Plain(wordsSuperiorIs, m.Name).Line()
		}
	}
	if len(names) > 0 {
		text.Plain(wordsMembersAre, talk.Clip(strings.Join(names, ", "), 600)).Line()
	}
	if year := t.Now().In(calendar.Zone).Year(); !calendar.Week.Sure(agenda.Date{Year: year, Month: 1, Day: 1}) {
		text.Line().Plain(fmt.Sprintf(wordsTeamNoYear, year))
	}
	return text.Trim()
}

// namesOf are who leads a team and who else is in it, and who of them cannot be reached.
func namesOf(group work.Team, members []work.Member) (lead string, others []string) {
	lead = wordsNobody
	for _, m := range members {
		name := m.Name
		if !m.Active {
			name += wordsOutOfReach
		}
		if m.Person == group.Lead {
			lead = name
			continue
		}
		others = append(others, name)
	}
	return lead, others
}

func onOff(on bool) string {
	if on {
		return wordsYes
	}
	return wordsNo
}
