package team

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	work "studitiru/knowledge/team"
)

// Library is the published documents. knowledge.Library is one.
type Library interface {
	Document(ctx context.Context, id int64, a knowledge.Audience) (knowledge.Document, error) // ErrNotFound
	Browse(ctx context.Context, f knowledge.Filter, a knowledge.Audience) ([]knowledge.Document, error)
}

// Chats is where the bot has been written to.
type Chats interface {
	Chat(ctx context.Context, id int64) (knowledge.Chat, error) // ErrNotFound
}

// Config is what a Team is made of. All fields are required.
type Config struct {
	Teams   *work.Teams // every right is checked there
	Library Library
	Chats   Chats
	Places  func(words string) talk.Place // what a name of a place means
	System  knowledge.Actor               // the bot itself, in its rounds and where it shows a team to whoever is in its chat
	Setting *talk.Setting                 // of the talks that nobody began
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
	ActionEvidence  = "evidence"  // evidenceData
	ActionRating    = "rating"    // ratingData
)

// What a person's next message may answer: the areas of talk.Memory.Await.
const (
	AwaitTeam     = "team"     // a name; the field says which
	AwaitDate     = "date"     // the date of an item
	AwaitReason   = "reason"   // why an action was stopped
	AwaitEvidence = "evidence" // something about a line of evidence; the field says what
	AwaitRating   = "rating"   // a comment on a value; the field is its form and lokus
)

// turn is the handling of one message with what the feature works with.
type turn struct {
	*Config
	*talk.Talk
}

func (f *Team) turn(t *talk.Talk) turn { return turn{&f.config, t} }

// errSeveralTeams says that a person in private is in more than one team.
var errSeveralTeams = errors.New("the person is in several teams")

// teamHere is the team of the chat; in private, without one of its own, the person's only team.
func (t turn) teamHere(ctx context.Context) (work.Team, error) {
	group, err := t.Teams.In(ctx, t.M.Chat.ID)
	if !talk.Missing(err) || !t.M.Chat.Private() {
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
func (t turn) ours(ctx context.Context) (group work.Team, ok bool, err error) {
	group, err = t.teamHere(ctx)
	if err == nil {
		group, err = t.Teams.Team(ctx, t.Actor(), group.ID)
	}
	switch {
	case err == nil:
		return group, true, nil
	case talk.Missing(err):
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

// refused tells why the domain did not let somebody, in an alert or a message; false for other errors.
func (t turn) refused(err error) bool {
	words := ""
	switch {
	case errors.Is(err, knowledge.ErrForbidden):
		words = wordsTeamLead
		if errors.Is(err, work.ErrNoMember) {
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

// orRefused ends a press that the domain refused; other errors go on.
func (t turn) orRefused(err error, doing string) error {
	if err == nil || t.refused(err) {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// memberName is what a member is called, or the person's number.
func (c *Config) memberName(ctx context.Context, group, person int64) (string, error) {
	members, err := c.Teams.Members(ctx, c.System, group)
	if err != nil {
		return "", fmt.Errorf("list a team's members: %w", err)
	}
	for _, m := range members {
		if m.Person == person {
			return m.Name, nil
		}
	}
	return strconv.FormatInt(person, 10), nil
}
