package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// Place is what is known of the name of a place.
type Place struct {
	Name     string   // official, "" when it is not known
	Province string   // in which it lies
	Near     []string // official names that may have been meant, when it is not known
}

// system is the bot itself, in its rounds and where it reads for who has just shown a right.
func system() knowledge.Actor { return knowledge.BySystem("system") }

// actor is who acts, for the domain and its audit.
func (t *talk) actor() knowledge.Actor { return knowledge.ByPerson(t.who.ID, "chat") }

// team shows the team of the chat, or makes it: /tim [DAERAH].
func (t *talk) team(ctx context.Context, rest string) error {
	team, err := t.teamHere(ctx)
	switch {
	case isMissing(err) && rest == "":
		t.sayText(wordsTeamNone, nil)
		return nil
	case isMissing(err):
		return t.makeTeam(ctx, rest)
	case errors.Is(err, errSeveralTeams):
		t.sayText(wordsTeamWhich, nil)
		return nil
	case err != nil:
		return err
	}
	return t.teamCard(ctx, team, "", false)
}

// errSeveralTeams says that a person in private is in more than one team.
var errSeveralTeams = errors.New("the person is in several teams")

// teamHere is the team of the chat; in private, without one of its own, the person's only team.
func (t *talk) teamHere(ctx context.Context) (team.Team, error) {
	team, err := t.Teams.In(ctx, t.m.Chat.ID)
	if !isMissing(err) || !t.m.Chat.Private() {
		return team, err
	}
	list, listed := t.Teams.Of(ctx, t.who.ID)
	switch {
	case listed != nil:
		return team, fmt.Errorf("list a person's teams: %w", listed)
	case len(list) == 1:
		return list[0], nil
	case len(list) > 1:
		return team, errSeveralTeams
	}
	return team, err
}

// ours is teamHere for commands that need one; ok is false when the person was told why not.
func (t *talk) ours(ctx context.Context) (team team.Team, ok bool, err error) {
	team, err = t.teamHere(ctx)
	if err == nil {
		team, err = t.Teams.Team(ctx, t.actor(), team.ID)
	}
	switch {
	case err == nil:
		return team, true, nil
	case isMissing(err):
		t.sayText(wordsTeamNone, nil)
	case errors.Is(err, errSeveralTeams):
		t.sayText(wordsTeamWhich, nil)
	case errors.Is(err, knowledge.ErrForbidden):
		t.sayText(wordsTeamMembers, nil)
	default:
		return team, false, err
	}
	return team, false, nil
}

// teamData stands behind the buttons of a team's card.
type teamData struct {
	Team int64  `json:"team,omitempty"`
	Set  string `json:"set,omitempty"` // what a press changes: see pressTeam
	To   string `json:"to,omitempty"`
}

// makeTeam makes the team of a place, asking back where it is not sure.
func (t *talk) makeTeam(ctx context.Context, words string) error {
	place := t.Places(words)
	if place.Name == "" {
		text, keys := wordsTeamPlace, Keyboard(nil)
		if len(place.Near) > 0 {
			text += " " + wordsTeamMaybe
			for _, near := range place.Near {
				row, err := t.teamKey(ctx, near, teamData{Set: "place", To: near})
				if err != nil {
					return err
				}
				keys = append(keys, row)
			}
		}
		t.sayText(text+"\n\n"+wordsTeamPlaceAsk, keys)
		return nil
	}
	zone, sure := agenda.ZoneOf(place.Province)
	team := team.NewTeam(t.m.Chat.ID, t.who.ID, t.teamName(place.Name))
	team.Thread, team.Place, team.Zone = t.m.Chat.Thread, place.Name, zone
	team, err := t.Teams.Create(ctx, t.actor(), team, t.who.Name)
	if err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
		return fmt.Errorf("make a team: %w", err)
	}
	if err == nil && !sure {
		return t.teamZones(ctx, team, wordsTeamMade+" "+wordsTeamZone, false)
	}
	return t.teamCard(ctx, team, wordsTeamMade, false)
}

// teamName is the group's title, or in private the place's.
func (t *talk) teamName(place string) string {
	if title := clip(knowledge.Visible(t.m.Chat.Title), 80); title != "" {
		return title
	}
	return "Tim IPP " + place
}

func (t *talk) teamKey(ctx context.Context, label string, d teamData) ([]Key, error) {
	key, err := t.button(ctx, actionTeam, d)
	return []Key{{Text: clip(label, 60), Data: key}}, err
}

// teamCard shows a team with the buttons to change it, below a remark, in a new message or in place.
func (t *talk) teamCard(ctx context.Context, team team.Team, remark string, inPlace bool) error {
	members, err := t.Teams.Members(ctx, system(), team.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	html := t.describeTeam(team, members, remark)
	var keys Keyboard
	for _, row := range [][]teamOption{
		{{labelJoin, "join", ""}, {labelLeave, "leave", ""}},
		{{labelHour, "hours", ""}, {labelZone, "zones", ""}},
		{{labelName, "ask", "name"}, {labelOffice, "ask", "agency"}, {labelUnit, "ask", "unit"}},
		{{labelWeekly + onOff(team.Weekly), "weekly", ""}, {labelDigest + onOff(team.Digest), "digest", ""}},
	} {
		line, err := t.teamRow(ctx, team.ID, row)
		if err != nil {
			return err
		}
		keys = append(keys, line)
	}
	t.show(html, keys, inPlace)
	return nil
}

type teamOption struct{ label, set, to string }

func (t *talk) teamRow(ctx context.Context, team int64, options []teamOption) ([]Key, error) {
	var line []Key
	for _, o := range options {
		key, err := t.teamKey(ctx, o.label, teamData{Team: team, Set: o.set, To: o.to})
		if err != nil {
			return nil, err
		}
		line = append(line, key...)
	}
	return line, nil
}

// show writes a new message, or changes the one whose button was pressed.
func (t *talk) show(html string, keys Keyboard, inPlace bool) {
	if inPlace {
		t.edit(html, keys)
		return
	}
	t.say(html, keys)
}

func (t *talk) describeTeam(team team.Team, members []team.Member, remark string) string {
	calendar := t.Teams.Calendar(team)
	var text markup
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(team.Name).Line()
	for _, line := range [][2]string{{"Daerah", team.Place}, {labelOffice, team.Agency}, {labelUnit, team.Unit}} {
		if line[1] == "" {
			line[1] = "belum diisi"
		}
		text.Text(line[0], ": ", line[1]).Line()
	}
	text.Text("Zona waktu: ", agenda.ZoneName(calendar.Zone), " · pengingat pukul ", agenda.Clock(team.Hour).String()).Line()
	if team.QuietFrom != team.QuietTo {
		text.Text("Jam tenang: ", agenda.Clock(team.QuietFrom).String(), "–", agenda.Clock(team.QuietTo).String()).Line()
	}
	text.Text("Hari kerja: ", agenda.WeekdaysOf(team.Workdays...).String()).Line()
	var names []string
	lead := "belum ada"
	for _, m := range members {
		name := m.Name
		if !m.Active {
			name += " (tidak dapat dihubungi)"
		}
		if m.Person == team.Lead {
			lead = name
			continue
		}
		names = append(names, name)
	}
	text.Text("Ketua: ", lead).Line()
	if len(names) > 0 {
		text.Text("Anggota: ", clip(strings.Join(names, ", "), 600)).Line()
	}
	if year := t.Now().In(calendar.Zone).Year(); !calendar.Week.Sure(agenda.Date{Year: year, Month: 1, Day: 1}) {
		text.Line().Text(fmt.Sprintf(wordsTeamNoYear, year))
	}
	return text.String()
}

func onOff(on bool) string {
	if on {
		return "ya"
	}
	return "tidak"
}

// refused tells why the domain did not let somebody, in an alert or a message; false for other errors.
func (t *talk) refused(err error) bool {
	words := ""
	switch {
	case errors.Is(err, knowledge.ErrForbidden):
		words = wordsTeamLead
		if errors.Is(err, team.ErrNoMember) {
			words = wordsTeamMembers
		}
	case errors.Is(err, knowledge.ErrNotFound):
		words = wordsExpired
	default:
		return false
	}
	if t.m.Event == EventButton {
		t.toast(words)
	} else {
		t.sayText(words, nil)
	}
	return true
}
