package team

import (
	"context"

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
	ActionTeam      = group.ActionTeam // teamData
	ActionItem      = "item"           // itemData
	ActionDraftItem = "draftitem"      // draftItem, once
	ActionHandover  = "handover"       // handoverData, once
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

func (t turn) ours(ctx context.Context) (work.Team, bool, error) { return t.shared().Ours(ctx) }

func (t turn) orRefused(err error, doing string) error { return t.shared().OrRefused(err, doing) }

func (t turn) attach(f talk.SendFile) { t.shared().Attach(f) }

func (c *Config) memberName(ctx context.Context, team, person int64) (string, error) {
	return c.MemberName(ctx, team, person)
}
