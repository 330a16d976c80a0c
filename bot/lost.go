package bot

import (
	"context"
	"fmt"
	"studitiru/knowledge/team"
)

// Lost notes that a chat cannot be written to any more: the team of a group is paused, a person in private is marked in
// all teams. The leads are told, once.
func (b *Bot) Lost(ctx context.Context, chat int64) ([]Action, error) {
	if chat < 0 {
		team, err := b.Teams.In(ctx, chat)
		if isMissing(err) || err == nil && team.Paused {
			return nil, nil
		}
		if err == nil {
			team, err = b.Teams.Pause(ctx, chat, true)
		}
		if err != nil {
			return nil, fmt.Errorf("pause a team: %w", err)
		}
		return tellLead(team, fmt.Sprintf(wordsTeamGone, team.Name)), nil
	}
	teams, err := b.Teams.Reached(ctx, chat, false)
	if err != nil {
		return nil, fmt.Errorf("mark a member as out of reach: %w", err)
	}
	var actions []Action
	for _, team := range teams {
		if team.Lead == chat {
			continue
		}
		name, err := b.memberName(ctx, team.ID, chat)
		if err != nil {
			return nil, err
		}
		actions = append(actions, tellLead(team, fmt.Sprintf(wordsTeamBlocked, name, team.Name))...)
	}
	return actions, nil
}

func tellLead(team team.Team, text string) []Action {
	if team.Lead == 0 {
		return nil
	}
	return []Action{{Send: &Send{Chat: team.Lead, HTML: escapeText.Replace(text)}}}
}
