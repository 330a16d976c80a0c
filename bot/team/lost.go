package team

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	work "studitiru/knowledge/team"
)

// Lost notes that a chat cannot be written to any more: the team of a group is paused, a person in private is marked in
// all teams. The leads are told, once.
func (f *Team) Lost(ctx context.Context, chat int64) ([]talk.Action, error) {
	if chat < 0 {
		group, err := f.config.Teams.In(ctx, chat)
		if talk.Missing(err) || err == nil && group.Paused {
			return nil, nil
		}
		if err == nil {
			group, err = f.config.Teams.Pause(ctx, chat, true)
		}
		if err != nil {
			return nil, fmt.Errorf("pause a team: %w", err)
		}
		return tellLead(group, fmt.Sprintf(wordsTeamGone, group.Name)), nil
	}
	teams, err := f.config.Teams.Reached(ctx, chat, false)
	if err != nil {
		return nil, fmt.Errorf("mark a member as out of reach: %w", err)
	}
	var actions []talk.Action
	for _, group := range teams {
		if group.Lead == chat {
			asked, err := f.askLead(ctx, group)
			if err != nil {
				return nil, err
			}
			actions = append(actions, asked...)
			continue
		}
		name, err := f.config.memberName(ctx, group.ID, chat)
		if err != nil {
			return nil, err
		}
		actions = append(actions, tellLead(group, fmt.Sprintf(wordsTeamBlocked, name, group.Name))...)
	}
	return actions, nil
}

// askLead asks the members of a team, in its chat, who goes on with it when its lead cannot be reached any more.
func (f *Team) askLead(ctx context.Context, group work.Team) ([]talk.Action, error) {
	if group.Paused || group.Chat == group.Lead {
		return nil, nil
	}
	name, err := f.config.memberName(ctx, group.ID, group.Lead)
	if err != nil {
		return nil, err
	}
	t := f.turn(talk.Unasked(f.config.Setting, talk.Chat{ID: group.Chat, Type: "group", Thread: group.Thread}))
	keys, err := keyboard(ctx, t, ActionTeam, []option[teamData]{{labelTakeOver, teamData{Team: group.ID, Set: "takeover"}}})
	if err != nil {
		return nil, err
	}
	t.SayPlain(fmt.Sprintf(wordsLeadLost, name), keys)
	return t.Actions(), nil
}

// Left notes that a person left the group of a team. The lead is told, or, when it was the lead, the team is asked who
// goes on.
func (f *Team) Left(ctx context.Context, chat, person int64) ([]talk.Action, error) {
	group, err := f.config.Teams.In(ctx, chat)
	if talk.Missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find the team of a chat: %w", err)
	}
	name, err := f.config.memberName(ctx, group.ID, person)
	if err != nil {
		return nil, err
	}
	group, err = f.config.Teams.Gone(ctx, chat, person)
	switch {
	case talk.Missing(err): // nobody of the team
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("note who left: %w", err)
	case group.Lead == person:
		return f.askLead(ctx, group)
	}
	return tellLead(group, fmt.Sprintf(wordsMemberLeft, name, group.Name)), nil
}

// Titled carries the new title of a group over to its team.
func (f *Team) Titled(ctx context.Context, chat int64, title string) error {
	_, _, err := f.config.Teams.Retitle(ctx, chat, talk.Clip(knowledge.Visible(title), 80))
	if err != nil && !talk.Missing(err) {
		return fmt.Errorf("carry a title over: %w", err)
	}
	return nil
}

// Back notes that a chat can be written to again: the team of a group goes on, a person in private is marked so in all
// teams.
func (f *Team) Back(ctx context.Context, chat int64) error {
	if chat > 0 {
		if _, err := f.config.Teams.Reached(ctx, chat, true); err != nil {
			return fmt.Errorf("mark a member as within reach: %w", err)
		}
		return nil
	}
	if _, err := f.config.Teams.Pause(ctx, chat, false); err != nil && !talk.Missing(err) {
		return fmt.Errorf("take a team up again: %w", err)
	}
	return nil
}

func tellLead(group work.Team, text string) []talk.Action {
	if group.Lead == 0 {
		return nil
	}
	return []talk.Action{{Send: &talk.Send{Chat: group.Lead, Text: talk.Plain(text)}}}
}
