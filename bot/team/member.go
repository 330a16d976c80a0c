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
		t.SayPlain(wordsTeamWhich, nil)
		return nil
	case err != nil:
		return err
	}
	return t.card(ctx, group, "", false)
}

// teamData stands behind the buttons of a team's card.
type teamData struct {
	Team int64  `json:"team,omitempty"`
	Set  string `json:"set,omitempty"` // what a press changes: see pressTeam
	To   string `json:"to,omitempty"`
}

// makeTeam makes the team of a place, asking back where it is not sure.
func (t membership) make(ctx context.Context, words string) error {
	place := t.Places(words)
	if place.Name == "" {
		text, keys := wordsTeamPlace, talk.Keyboard(nil)
		if len(place.Near) > 0 {
			text += " " + wordsTeamMaybe
			for _, near := range place.Near {
				row, err := t.key(ctx, near, teamData{Set: "place", To: near})
				if err != nil {
					return err
				}
				keys = append(keys, row)
			}
		}
		t.SayPlain(text+"\n\n"+wordsTeamPlaceAsk, keys)
		return nil
	}
	zone, sure := agenda.ZoneOf(place.Province)
	group := work.NewTeam(t.M.Chat.ID, t.Who.ID, t.title(place.Name))
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

// teamName is the group's title, or in private the place's.
func (t membership) title(place string) string {
	if title := talk.Clip(knowledge.Visible(t.M.Chat.Title), 80); title != "" {
		return title
	}
	return wordsTeamOf + place
}

func (t membership) key(ctx context.Context, label string, d teamData) ([]talk.Key, error) {
	key, err := t.Button(ctx, ActionTeam, d)
	return []talk.Key{{Text: talk.Clip(label, 60), Data: key}}, err
}

// teamCard shows a team with the buttons to change it, below a remark, in a new message or in place.
func (t membership) card(ctx context.Context, group work.Team, remark string, inPlace bool) error {
	members, err := t.Teams.Members(ctx, t.System, group.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	said := t.describe(group, members, remark)
	var keys talk.Keyboard
	for _, row := range [][]teamOption{
		{{labelJoin, "join", ""}, {labelLeave, "leave", ""}},
		{{labelHour, "hours", ""}, {labelZone, "zones", ""}},
		{{labelName, "ask", "name"}, {labelOffice, "ask", "agency"}, {labelUnit, "ask", "unit"}},
		{{labelWeekly + onOff(group.Weekly), "weekly", ""}, {labelDigest + onOff(group.Digest), "digest", ""}},
	} {
		line, err := t.row(ctx, group.ID, row)
		if err != nil {
			return err
		}
		keys = append(keys, line)
	}
	t.Put(said, keys, inPlace)
	return nil
}

type teamOption struct{ label, set, to string }

func (t membership) row(ctx context.Context, group int64, options []teamOption) ([]talk.Key, error) {
	var line []talk.Key
	for _, o := range options {
		key, err := t.key(ctx, o.label, teamData{Team: group, Set: o.set, To: o.to})
		if err != nil {
			return nil, err
		}
		line = append(line, key...)
	}
	return line, nil
}

func (t membership) describe(group work.Team, members []work.Member, remark string) talk.Text {
	calendar := t.Teams.Calendar(group)
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(group.Name).Line()
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
	var names []string
	lead := wordsNobody
	for _, m := range members {
		name := m.Name
		if !m.Active {
			name += wordsOutOfReach
		}
		if m.Person == group.Lead {
			lead = name
			continue
		}
		names = append(names, name)
	}
	text.Plain(wordsLeadIs, lead).Line()
	if len(names) > 0 {
		text.Plain(wordsMembersAre, talk.Clip(strings.Join(names, ", "), 600)).Line()
	}
	if year := t.Now().In(calendar.Zone).Year(); !calendar.Week.Sure(agenda.Date{Year: year, Month: 1, Day: 1}) {
		text.Line().Plain(fmt.Sprintf(wordsTeamNoYear, year))
	}
	return text.Trim()
}

func onOff(on bool) string {
	if on {
		return wordsYes
	}
	return wordsNo
}
