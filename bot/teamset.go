package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// pressTeam does what a button on a team's card stands for.
func (t *turn) pressTeam(ctx context.Context, d teamData) error {
	switch d.Set {
	case "place":
		t.Toast("")
		return t.makeTeam(ctx, d.To)
	case "join":
		return t.joinTeam(ctx, d.Team)
	case "leave":
		return t.leaveTeam(ctx, d.Team)
	}
	group, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	switch d.Set {
	case "card":
		t.Toast("")
		return t.teamCard(ctx, group, "", true)
	case "hours":
		t.Toast("")
		return t.teamHours(ctx, group)
	case "zones":
		t.Toast("")
		return t.teamZones(ctx, group, wordsTeamZone, true)
	case "ask":
		return t.askTeam(ctx, group, d.To)
	}
	return t.setTeam(ctx, group, d)
}

// orRefused ends a press that the domain refused; other errors go on.
func (t *turn) orRefused(err error, doing string) error {
	if err == nil || t.refused(err) {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// setTeam changes one setting and shows the card again.
func (t *turn) setTeam(ctx context.Context, group team.Team, d teamData) error {
	switch d.Set {
	case "hour":
		minutes, err := strconv.Atoi(d.To)
		if err != nil {
			t.Toast(talk.WordsExpired)
			return nil
		}
		group.Hour = minutes
	case "zone":
		group.Zone = d.To
	case "weekly":
		group.Weekly = !group.Weekly
	case "digest":
		group.Digest = !group.Digest
	default:
		t.Toast(talk.WordsExpired)
		return nil
	}
	group, err := t.Teams.Change(ctx, t.Actor(), group)
	if err != nil {
		return t.orRefused(err, "change a team")
	}
	t.Toast(wordsTeamSaved)
	return t.teamCard(ctx, group, "", true)
}

func (t *turn) joinTeam(ctx context.Context, id int64) error {
	if err := t.Teams.Join(ctx, id, t.Who.ID, t.Who.Name); err != nil {
		return t.orRefused(err, "join a team")
	}
	t.Toast(wordsTeamJoined)
	group, err := t.Teams.Team(ctx, t.Actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	return t.teamCard(ctx, group, "", true)
}

func (t *turn) leaveTeam(ctx context.Context, id int64) error {
	group, err := t.Teams.Team(ctx, t.Actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	switch err := t.Teams.Leave(ctx, t.Actor(), id, t.Who.ID); {
	case errors.Is(err, knowledge.ErrWrongState):
		t.Toast(wordsTeamLeadStay)
		return nil
	case err != nil:
		return t.orRefused(err, "leave a team")
	}
	t.Toast(wordsTeamLeft)
	return t.teamCard(ctx, group, "", true)
}

// teamHours offers hours for reminders.
func (t *turn) teamHours(ctx context.Context, group team.Team) error {
	var keys talk.Keyboard
	for _, row := range [][]int{{6, 7, 8, 9}, {10, 13, 15, 17}} {
		var line []teamOption
		for _, hour := range row {
			line = append(line, teamOption{agenda.At(hour, 0).String(), "hour", strconv.Itoa(hour * 60)})
		}
		made, err := t.teamRow(ctx, group.ID, line)
		if err != nil {
			return err
		}
		keys = append(keys, made)
	}
	back, err := t.teamRow(ctx, group.ID, []teamOption{{labelTeam, "card", ""}})
	if err != nil {
		return err
	}
	t.Edit((&talk.Text{}).Bold(group.Name).Line().Plain(labelHour).Trim(), append(keys, back))
	return nil
}

// teamZones asks for the zone.
func (t *turn) teamZones(ctx context.Context, group team.Team, words string, inPlace bool) error {
	row, err := t.teamRow(ctx, group.ID, []teamOption{
		{"WIB", "zone", "Asia/Jakarta"}, {"WITA", "zone", "Asia/Makassar"}, {"WIT", "zone", "Asia/Jayapura"},
	})
	if err != nil {
		return err
	}
	t.Put(talk.Plain(words), talk.Keyboard{row}, inPlace)
	return nil
}

// askTeam asks for a text that the person's next message gives.
func (t *turn) askTeam(ctx context.Context, group team.Team, what string) error {
	words := map[string]string{"name": wordsTeamAskName, "agency": wordsTeamAskOffic, "unit": wordsTeamAskUnit}[what]
	if words == "" {
		t.Toast(talk.WordsExpired)
		return nil
	}
	t.Toast("")
	return t.Await(ctx, "team."+what, group.ID, words)
}

// awaited takes the answer to a question that was asked; ok is false when none was.
func (t *turn) awaited(ctx context.Context, text string) (ok bool, err error) {
	what, about := t.Memory.Await, t.Memory.About
	if what == "" || t.Now().Sub(t.Memory.Since) > talk.AwaitLife {
		return false, nil
	}
	t.Memory.Await, t.Memory.About = "", 0
	if err := t.Remember(ctx); err != nil {
		return true, err
	}
	text = talk.Clip(knowledge.Visible(text), 300)
	area, field, _ := strings.Cut(what, ".")
	switch area {
	case "desk":
		return true, t.desk.Awaited(ctx, t.Talk, field, about, text)
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
func (t *turn) nameTeam(ctx context.Context, id int64, field, text string) error {
	group, err := t.Teams.Team(ctx, t.Actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	text = talk.Clip(text, 80)
	switch field {
	case "name":
		group.Name = text
	case "agency":
		group.Agency = text
	case "unit":
		group.Unit = text
	}
	if group, err = t.Teams.Change(ctx, t.Actor(), group); err != nil {
		return t.orRefused(err, "change a team")
	}
	return t.teamCard(ctx, group, wordsTeamSaved, false)
}
