package team

import (
	"context"
	"fmt"

	"studitiru/bot/group"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	work "studitiru/knowledge/team"
)

// Chats is where the bot has been written to.
type Chats interface {
	Chat(ctx context.Context, id int64) (knowledge.Chat, error) // ErrNotFound
}

// Config is what a Team is made of. All fields are required.
type Config struct {
	group.Config
	Chats   Chats
	Setting *talk.Setting // of the talks that nobody began
}

// Team is the work of teams in the chat. It is safe for concurrent use.
type Team struct {
	config Config
	weeks  talk.Seen // the weeks of teams that Weeks has looked at
}

// New makes a Team.
func New(c Config) *Team { return &Team{config: c} }

// Actions of buttons, as kept in the store.
const (
	ActionTeam      = "team"      // teamData
	ActionItem      = "item"      // itemData
	ActionDraftItem = "draftitem" // draftItem, once
	ActionHandover  = "handover"  // handoverData, once
)

// What a person's next message may answer: the areas of talk.Memory.Await.
const (
	AwaitTeam   = "team"   // a name; the field says which
	AwaitDate   = "date"   // the date of an item
	AwaitReason = "reason" // why an action was stopped
)

// turn is the handling of one message with what the feature works with.
type turn struct {
	*Config
	*talk.Talk
}

func (f *Team) turn(t *talk.Talk) turn { return turn{&f.config, t} }

// errSeveralTeams says that a person in private is in more than one team.
var errSeveralTeams = group.ErrSeveral

// shared is the turn as the features of teams share it.
func (t turn) shared() group.Turn { return group.Turn{Config: &t.Config.Config, Talk: t.Talk} }

func (t turn) teamHere(ctx context.Context) (work.Team, error) { return t.shared().TeamHere(ctx) }

// choose asks somebody of several teams which one the talk in private is about.
func (t turn) choose(ctx context.Context) error {
	list, err := t.Teams.Of(ctx, t.Who.ID)
	if err != nil {
		return fmt.Errorf("list a person's teams: %w", err)
	}
	var options []option[teamData]
	for _, one := range list {
		options = append(options, option[teamData]{one.Name, teamData{Team: one.ID, Set: "choose"}})
	}
	keys, err := keyboard(ctx, t, ActionTeam, folded(options, 1)...)
	if err != nil {
		return err
	}
	t.SayPlain(wordsTeamWhich, keys)
	return nil
}

func (t turn) ours(ctx context.Context) (work.Team, bool, error) { return t.shared().Ours(ctx) }

// Choose asks somebody of several teams which one the talk in private is about.
func (f *Team) Choose(ctx context.Context, t *talk.Talk) error { return f.turn(t).choose(ctx) }

func (t turn) orRefused(err error, doing string) error { return t.shared().OrRefused(err, doing) }

func (t turn) attach(f talk.SendFile) { t.shared().Attach(f) }

func (c *Config) memberName(ctx context.Context, team, person int64) (string, error) {
	return c.MemberName(ctx, team, person)
}
