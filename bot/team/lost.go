package team

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
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
