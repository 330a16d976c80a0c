package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// team shows the team of the chat, or makes it: /tim [DAERAH].
func (t *turn) team(ctx context.Context, rest string) error {
	group, err := t.teamHere(ctx)
	switch {
	case isMissing(err) && rest == "":
		t.SayPlain(wordsTeamNone, nil)
		return nil
	case isMissing(err):
		return t.makeTeam(ctx, rest)
	case errors.Is(err, errSeveralTeams):
		t.SayPlain(wordsTeamWhich, nil)
		return nil
	case err != nil:
		return err
	}
	return t.teamCard(ctx, group, "", false)
}

// system is the bot itself, in its rounds and where it reads for who has just shown a right.
func system() knowledge.Actor { return knowledge.BySystem("system") }

// errSeveralTeams says that a person in private is in more than one team.
var errSeveralTeams = errors.New("the person is in several teams")

// teamHere is the team of the chat; in private, without one of its own, the person's only team.
func (t *turn) teamHere(ctx context.Context) (team.Team, error) {
	group, err := t.Teams.In(ctx, t.M.Chat.ID)
	if !isMissing(err) || !t.M.Chat.Private() {
		return group, err
	}
	list, listed := t.Teams.Of(ctx, t.Who.ID)
	switch {
	case listed != nil:
		return group, fmt.Errorf("list a person's teams: %w", listed)
	case len(list) == 1:
		return list[0], nil
	case len(list) > 1:
		return group, errSeveralTeams
	}
	return group, err
}

// ours is teamHere for commands that need one; ok is false when the person was told why not.
func (t *turn) ours(ctx context.Context) (group team.Team, ok bool, err error) {
	group, err = t.teamHere(ctx)
	if err == nil {
		group, err = t.Teams.Team(ctx, t.Actor(), group.ID)
	}
	switch {
	case err == nil:
		return group, true, nil
	case isMissing(err):
		t.SayPlain(wordsTeamNone, nil)
	case errors.Is(err, errSeveralTeams):
		t.SayPlain(wordsTeamWhich, nil)
	case errors.Is(err, knowledge.ErrForbidden):
		t.SayPlain(wordsTeamMembers, nil)
	default:
		return group, false, err
	}
	return group, false, nil
}

// teamData stands behind the buttons of a team's card.
type teamData struct {
	Team int64  `json:"team,omitempty"`
	Set  string `json:"set,omitempty"` // what a press changes: see pressTeam
	To   string `json:"to,omitempty"`
}

// makeTeam makes the team of a place, asking back where it is not sure.
func (t *turn) makeTeam(ctx context.Context, words string) error {
	place := t.Places(words)
	if place.Name == "" {
		text, keys := wordsTeamPlace, talk.Keyboard(nil)
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
		t.SayPlain(text+"\n\n"+wordsTeamPlaceAsk, keys)
		return nil
	}
	zone, sure := agenda.ZoneOf(place.Province)
	group := team.NewTeam(t.M.Chat.ID, t.Who.ID, t.teamName(place.Name))
	group.Thread, group.Place, group.Zone = t.M.Chat.Thread, place.Name, zone
	group, err := t.Teams.Create(ctx, t.Actor(), group, t.Who.Name)
	if err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
		return fmt.Errorf("make a team: %w", err)
	}
	if err == nil && !sure {
		return t.teamZones(ctx, group, wordsTeamMade+" "+wordsTeamZone, false)
	}
	return t.teamCard(ctx, group, wordsTeamMade, false)
}

// teamName is the group's title, or in private the place's.
func (t *turn) teamName(place string) string {
	if title := talk.Clip(knowledge.Visible(t.M.Chat.Title), 80); title != "" {
		return title
	}
	return "Tim IPP " + place
}

func (t *turn) teamKey(ctx context.Context, label string, d teamData) ([]talk.Key, error) {
	key, err := t.Button(ctx, actionTeam, d)
	return []talk.Key{{Text: talk.Clip(label, 60), Data: key}}, err
}

// teamCard shows a team with the buttons to change it, below a remark, in a new message or in place.
func (t *turn) teamCard(ctx context.Context, group team.Team, remark string, inPlace bool) error {
	members, err := t.Teams.Members(ctx, system(), group.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	said := t.describeTeam(group, members, remark)
	var keys talk.Keyboard
	for _, row := range [][]teamOption{
		{{labelJoin, "join", ""}, {labelLeave, "leave", ""}},
		{{labelHour, "hours", ""}, {labelZone, "zones", ""}},
		{{labelName, "ask", "name"}, {labelOffice, "ask", "agency"}, {labelUnit, "ask", "unit"}},
		{{labelWeekly + onOff(group.Weekly), "weekly", ""}, {labelDigest + onOff(group.Digest), "digest", ""}},
	} {
		line, err := t.teamRow(ctx, group.ID, row)
		if err != nil {
			return err
		}
		keys = append(keys, line)
	}
	t.Put(said, keys, inPlace)
	return nil
}

type teamOption struct{ label, set, to string }

func (t *turn) teamRow(ctx context.Context, group int64, options []teamOption) ([]talk.Key, error) {
	var line []talk.Key
	for _, o := range options {
		key, err := t.teamKey(ctx, o.label, teamData{Team: group, Set: o.set, To: o.to})
		if err != nil {
			return nil, err
		}
		line = append(line, key...)
	}
	return line, nil
}

func (t *turn) describeTeam(group team.Team, members []team.Member, remark string) talk.Text {
	calendar := t.Teams.Calendar(group)
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(group.Name).Line()
	for _, line := range [][2]string{{"Daerah", group.Place}, {labelOffice, group.Agency}, {labelUnit, group.Unit}} {
		if line[1] == "" {
			line[1] = "belum diisi"
		}
		text.Plain(line[0], ": ", line[1]).Line()
	}
	text.Plain("Zona waktu: ", agenda.ZoneName(calendar.Zone), " · pengingat pukul ", agenda.Clock(group.Hour).String()).Line()
	if group.QuietFrom != group.QuietTo {
		text.Plain("Jam tenang: ", agenda.Clock(group.QuietFrom).String(), "–", agenda.Clock(group.QuietTo).String()).Line()
	}
	text.Plain("Hari kerja: ", agenda.WeekdaysOf(group.Workdays...).String()).Line()
	var names []string
	lead := "belum ada"
	for _, m := range members {
		name := m.Name
		if !m.Active {
			name += " (tidak dapat dihubungi)"
		}
		if m.Person == group.Lead {
			lead = name
			continue
		}
		names = append(names, name)
	}
	text.Plain("Ketua: ", lead).Line()
	if len(names) > 0 {
		text.Plain("Anggota: ", talk.Clip(strings.Join(names, ", "), 600)).Line()
	}
	if year := t.Now().In(calendar.Zone).Year(); !calendar.Week.Sure(agenda.Date{Year: year, Month: 1, Day: 1}) {
		text.Line().Plain(fmt.Sprintf(wordsTeamNoYear, year))
	}
	return text.Trim()
}

func onOff(on bool) string {
	if on {
		return "ya"
	}
	return "tidak"
}

// refused tells why the domain did not let somebody, in an alert or a message; false for other errors.
func (t *turn) refused(err error) bool {
	words := ""
	switch {
	case errors.Is(err, knowledge.ErrForbidden):
		words = wordsTeamLead
		if errors.Is(err, team.ErrNoMember) {
			words = wordsTeamMembers
		}
	case errors.Is(err, knowledge.ErrNotFound):
		words = talk.WordsExpired
	default:
		return false
	}
	if t.M.Event == talk.EventButton {
		t.Toast(words)
	} else {
		t.SayPlain(words, nil)
	}
	return true
}
