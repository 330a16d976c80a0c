package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// pressTeam does what a button on a team's card stands for.
func (t *talk) pressTeam(ctx context.Context, d teamData) error {
	switch d.Set {
	case "place":
		t.toast("")
		return t.makeTeam(ctx, d.To)
	case "join":
		return t.joinTeam(ctx, d.Team)
	case "leave":
		return t.leaveTeam(ctx, d.Team)
	}
	team, err := t.Teams.Team(ctx, t.actor(), d.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	switch d.Set {
	case "card":
		t.toast("")
		return t.teamCard(ctx, team, "", true)
	case "hours":
		t.toast("")
		return t.teamHours(ctx, team)
	case "zones":
		t.toast("")
		return t.teamZones(ctx, team, wordsTeamZone, true)
	case "ask":
		return t.askTeam(ctx, team, d.To)
	}
	return t.setTeam(ctx, team, d)
}

// orRefused ends a press that the domain refused; other errors go on.
func (t *talk) orRefused(err error, doing string) error {
	if err == nil || t.refused(err) {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// setTeam changes one setting and shows the card again.
func (t *talk) setTeam(ctx context.Context, team team.Team, d teamData) error {
	switch d.Set {
	case "hour":
		minutes, err := strconv.Atoi(d.To)
		if err != nil {
			t.toast(wordsExpired)
			return nil
		}
		team.Hour = minutes
	case "zone":
		team.Zone = d.To
	case "weekly":
		team.Weekly = !team.Weekly
	case "digest":
		team.Digest = !team.Digest
	default:
		t.toast(wordsExpired)
		return nil
	}
	team, err := t.Teams.Change(ctx, t.actor(), team)
	if err != nil {
		return t.orRefused(err, "change a team")
	}
	t.toast(wordsTeamSaved)
	return t.teamCard(ctx, team, "", true)
}

func (t *talk) joinTeam(ctx context.Context, id int64) error {
	if err := t.Teams.Join(ctx, id, t.who.ID, t.who.Name); err != nil {
		return t.orRefused(err, "join a team")
	}
	t.toast(wordsTeamJoined)
	team, err := t.Teams.Team(ctx, t.actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	return t.teamCard(ctx, team, "", true)
}

func (t *talk) leaveTeam(ctx context.Context, id int64) error {
	team, err := t.Teams.Team(ctx, t.actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	switch err := t.Teams.Leave(ctx, t.actor(), id, t.who.ID); {
	case errors.Is(err, knowledge.ErrWrongState):
		t.toast(wordsTeamLeadStay)
		return nil
	case err != nil:
		return t.orRefused(err, "leave a team")
	}
	t.toast(wordsTeamLeft)
	return t.teamCard(ctx, team, "", true)
}

// teamHours offers hours for reminders.
func (t *talk) teamHours(ctx context.Context, team team.Team) error {
	var keys Keyboard
	for _, row := range [][]int{{6, 7, 8, 9}, {10, 13, 15, 17}} {
		var line []teamOption
		for _, hour := range row {
			line = append(line, teamOption{agenda.At(hour, 0).String(), "hour", strconv.Itoa(hour * 60)})
		}
		made, err := t.teamRow(ctx, team.ID, line)
		if err != nil {
			return err
		}
		keys = append(keys, made)
	}
	back, err := t.teamRow(ctx, team.ID, []teamOption{{labelTeam, "card", ""}})
	if err != nil {
		return err
	}
	t.edit((&markup{}).Bold(team.Name).Line().Text(labelHour).String(), append(keys, back))
	return nil
}

// teamZones asks for the zone.
func (t *talk) teamZones(ctx context.Context, team team.Team, words string, inPlace bool) error {
	row, err := t.teamRow(ctx, team.ID, []teamOption{
		{"WIB", "zone", "Asia/Jakarta"}, {"WITA", "zone", "Asia/Makassar"}, {"WIT", "zone", "Asia/Jayapura"},
	})
	if err != nil {
		return err
	}
	t.show(escapeText.Replace(words), Keyboard{row}, inPlace)
	return nil
}

// askTeam asks for a text that the person's next message gives.
func (t *talk) askTeam(ctx context.Context, team team.Team, what string) error {
	words := map[string]string{"name": wordsTeamAskName, "agency": wordsTeamAskOffic, "unit": wordsTeamAskUnit}[what]
	if words == "" {
		t.toast(wordsExpired)
		return nil
	}
	t.toast("")
	return t.await(ctx, "team."+what, team.ID, words)
}

// await asks a question whose answer is the person's next message here, instead of a search.
func (t *talk) await(ctx context.Context, what string, about int64, words string) error {
	t.state.Await, t.state.About, t.state.Since = what, about, t.Now()
	if err := t.remember(ctx); err != nil {
		return err
	}
	t.sayText(words, nil)
	return nil
}

// awaited takes the answer to a question that was asked; ok is false when none was.
func (t *talk) awaited(ctx context.Context, text string) (ok bool, err error) {
	what, about := t.state.Await, t.state.About
	if what == "" || t.Now().Sub(t.state.Since) > awaitLife {
		return false, nil
	}
	t.state.Await, t.state.About = "", 0
	if err := t.remember(ctx); err != nil {
		return true, err
	}
	text = clip(knowledge.Visible(text), 300)
	area, field, _ := strings.Cut(what, ".")
	switch area {
	case "desk":
		return true, t.awaitedDesk(ctx, field, about, text)
	case "team":
		return true, t.nameTeam(ctx, about, field, text)
	case "date":
		return true, t.dateItem(ctx, about, text)
	case "reason":
		return true, t.stopAction(ctx, about, text)
	case "evidence":
		return true, t.linkEvidence(ctx, about, text)
	}
	return false, nil
}

// nameTeam keeps a name that was asked for.
func (t *talk) nameTeam(ctx context.Context, id int64, field, text string) error {
	team, err := t.Teams.Team(ctx, t.actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	text = clip(text, 80)
	switch field {
	case "name":
		team.Name = text
	case "agency":
		team.Agency = text
	case "unit":
		team.Unit = text
	}
	if team, err = t.Teams.Change(ctx, t.actor(), team); err != nil {
		return t.orRefused(err, "change a team")
	}
	return t.teamCard(ctx, team, wordsTeamSaved, false)
}
