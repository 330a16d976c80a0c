package bot

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge/team"
)

// Lost notes that a chat cannot be written to any more: the team of a group is paused, a person in private is marked in
// all teams. The leads are told, once.
func (b *Bot) Lost(ctx context.Context, chat int64) ([]talk.Action, error) {
	if chat < 0 {
		group, err := b.Teams.In(ctx, chat)
		if isMissing(err) || err == nil && group.Paused {
			return nil, nil
		}
		if err == nil {
			group, err = b.Teams.Pause(ctx, chat, true)
		}
		if err != nil {
			return nil, fmt.Errorf("pause a team: %w", err)
		}
		return tellLead(group, fmt.Sprintf(wordsTeamGone, group.Name)), nil
	}
	teams, err := b.Teams.Reached(ctx, chat, false)
	if err != nil {
		return nil, fmt.Errorf("mark a member as out of reach: %w", err)
	}
	var actions []talk.Action
	for _, group := range teams {
		if group.Lead == chat {
			continue
		}
		name, err := b.memberName(ctx, group.ID, chat)
		if err != nil {
			return nil, err
		}
		actions = append(actions, tellLead(group, fmt.Sprintf(wordsTeamBlocked, name, group.Name))...)
	}
	return actions, nil
}

func tellLead(group team.Team, text string) []talk.Action {
	if group.Lead == 0 {
		return nil
	}
	return []talk.Action{{Send: &talk.Send{Chat: group.Lead, Text: talk.Plain(text)}}}
}
