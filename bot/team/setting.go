package team

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	work "studitiru/knowledge/team"
)

// press does what a button on a team's card stands for.
func (t membership) press(ctx context.Context, d teamData) error {
	switch d.Set {
	case "place":
		t.Toast("")
		return t.make(ctx, d.To)
	case "join":
		return t.join(ctx, d.Team)
	case "leave":
		return t.leave(ctx, d.Team)
	}
	group, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	switch d.Set {
	case "card":
		t.Toast("")
		return t.card(ctx, group, "", true)
	case "hours":
		t.Toast("")
		return t.hours(ctx, group)
	case "zones":
		t.Toast("")
		return t.zones(ctx, group, wordsTeamZone, true)
	case "ask":
		return t.ask(ctx, group, d.To)
	}
	if done, err := t.upkeep(ctx, group, d); done || err != nil {
		return err
	}
	return t.set(ctx, group, d)
}

// set changes one setting and shows the card again.
func (t membership) set(ctx context.Context, group work.Team, d teamData) error {
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
	case "day":
		group.Workdays = turnDay(group.Workdays, d.To)
	case "joint":
		group.JointLeave = !group.JointLeave
	case "superior":
		person, err := strconv.ParseInt(d.To, 10, 64)
		if err != nil {
			t.Toast(talk.WordsExpired)
			return nil
		}
		group.Superior = person
	default:
		t.Toast(talk.WordsExpired)
		return nil
	}
	group, err := t.Teams.Change(ctx, t.Actor(), group)
	if err != nil {
		return t.orRefused(err, "change a team")
	}
	if d.Set == "day" || d.Set == "joint" {
		return t.days(ctx, group)
	}
	t.Toast(wordsTeamSaved)
	return t.card(ctx, group, "", true)
}

func (t membership) join(ctx context.Context, id int64) error {
	if err := t.Teams.Join(ctx, id, t.Who.ID, t.Who.Name); err != nil {
		return t.orRefused(err, "join a team")
	}
	t.Toast(wordsTeamJoined)
	group, err := t.Teams.Team(ctx, t.Actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	return t.card(ctx, group, "", true)
}

func (t membership) leave(ctx context.Context, id int64) error {
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
	return t.card(ctx, group, "", true)
}

// hours offers hours for reminders.
func (t membership) hours(ctx context.Context, group work.Team) error {
	var options []option[teamData]
	for _, hour := range []int{6, 7, 8, 9, 10, 13, 15, 17} {
		d := teamData{Team: group.ID, Set: "hour", To: strconv.Itoa(hour * 60)}
		options = append(options, option[teamData]{agenda.At(hour, 0).String(), d})
	}
	back := []option[teamData]{{labelTeam, teamData{Team: group.ID, Set: "card"}}}
	keys, err := keyboard(ctx, t.turn, ActionTeam, append(folded(options, 4), back)...)
	if err != nil {
		return err
	}
	t.Edit((&talk.Text{}).Bold(group.Name).Line().Plain(labelHour).Trim(), keys)
	return nil
}

// zones asks for the zone.
func (t membership) zones(ctx context.Context, group work.Team, words string, inPlace bool) error {
	zone := func(label, name string) option[teamData] {
		return option[teamData]{label, teamData{Team: group.ID, Set: "zone", To: name}}
	}
	keys, err := keyboard(ctx, t.turn, ActionTeam, []option[teamData]{
		zone(labelWIB, "Asia/Jakarta"), zone(labelWITA, "Asia/Makassar"), zone(labelWIT, "Asia/Jayapura"),
	})
	if err != nil {
		return err
	}
	t.Put(talk.Plain(words), keys, inPlace)
	return nil
}

// ask asks for a text that the person's next message gives.
func (t membership) ask(ctx context.Context, group work.Team, what string) error {
	words := map[string]string{"name": wordsTeamAskName, "agency": wordsTeamAskOffic, "unit": wordsTeamAskUnit,
		"quiet": wordsQuietAsk, "off": wordsOffAsk}[what]
	if words == "" {
		t.Toast(talk.WordsExpired)
		return nil
	}
	t.Toast("")
	return t.Await(ctx, AwaitTeam+"."+what, group.ID, words)
}

// name keeps a name that was asked for.
func (t membership) name(ctx context.Context, id int64, field, text string) error {
	group, err := t.Teams.Team(ctx, t.Actor(), id)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	text = talk.Clip(text, 80)
	switch field {
	case "quiet":
		if !quiet(&group, text) {
			return t.Await(ctx, AwaitTeam+".quiet", id, wordsQuietBad)
		}
	case "off":
		if err := off(&group, text); planner(t).misunderstood(err) {
			t.Memory.Await, t.Memory.About = AwaitTeam+".off", id
			return t.Remember(ctx)
		} else if err != nil {
			return fmt.Errorf("read the days off of a team: %w", err)
		}
	case "name":
		group.Name, group.Named = text, true
	case "agency":
		group.Agency = text
	case "unit":
		group.Unit = text
	}
	if group, err = t.Teams.Change(ctx, t.Actor(), group); err != nil {
		return t.orRefused(err, "change a team")
	}
	return t.card(ctx, group, wordsTeamSaved, false)
}
