package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/team"
)

// Memory is what the conversation keeps between messages.
type Memory interface {
	knowledge.ConversationStore
}

// People is who the conversation has met.
type People interface {
	knowledge.PeopleStore
	knowledge.AuditLog
	Chat(ctx context.Context, id int64) (knowledge.Chat, error) // ErrNotFound
}

// Records is what the editorial work is kept in. data.DB is one.
type Records interface {
	Drafts
	AddIntake(ctx context.Context, in desk.Intake) (int64, error)
	Curation(ctx context.Context, document int64) (desk.Curation, error) // ErrNotFound
	Person(ctx context.Context, id int64) (knowledge.Person, error)      // ErrNotFound
	// RecordDenied writes an attempt into the audit unless the same person's last one at that lies less than every back.
	RecordDenied(ctx context.Context, e knowledge.AuditEntry, every time.Duration) error
}

// Drafts keeps proposals before they are sent.
type Drafts interface {
	// SaveProposal inserts (ID 0) or replaces a proposal.
	SaveProposal(ctx context.Context, p desk.Proposal) (desk.Proposal, error)
	Proposal(ctx context.Context, id int64) (desk.Proposal, error) // ErrNotFound
	// Proposals lists a person's proposals, newest first, without bodies.
	Proposals(ctx context.Context, person int64) ([]desk.Proposal, error)
	DeleteProposal(ctx context.Context, id int64) error
	// ProposalsIdle lists proposals last changed between two instants, the oldest first, without bodies.
	ProposalsIdle(ctx context.Context, after, before time.Time, most int) ([]desk.Proposal, error)
}

// Config is what a Bot is made of. All fields but Admins, Explain and Preview are required.
type Config struct {
	Library *knowledge.Library
	Memory  Memory
	People  People
	Self    func() string // the bot's user name without @, empty until Telegram has told it
	Now     func() time.Time
	Random  io.Reader // for button keys
	Log     *slog.Logger
	Admins  []int64 // superadmins by configuration; told when somebody is quieted for flooding

	Teams  *team.Teams              // the work towards IPP
	Places func(words string) Place // what a name of a place means

	Desk      *desk.Desk // the editorial work: every right is checked there, each time anew
	Records   Records
	Documents Documents
	Files     Files  // what people send
	Reader    Reader // makes text of it
	Pages     Pages  // of the web

	// Preview lists questions, already masked, whose understanding a new term would change; nil for no preview.
	Preview func(ctx context.Context, t desk.Term) ([]string, error)

	// Explain tells an admin, in plain text, why a question finds what it finds; nil for no /uji.
	Explain func(ctx context.Context, question string) (string, error)
}

// Bot turns messages into actions. Safe for concurrent use, as long as the messages of
// one chat come one after the other.
type Bot struct {
	Config
	pace    *pace
	checked seen // what Round has looked at
	weeks   seen // of teams, that Round has looked at
}

// New makes a Bot.
func New(c Config) *Bot { return &Bot{Config: c, pace: newPace()} }

// Handle answers one message. It writes through the stores with the caller's context, so
// that a transaction in it covers the effects. An error means that nothing was decided:
// the caller rolls back and may try again.
func (b *Bot) Handle(ctx context.Context, m Message) ([]Action, error) {
	switch m.Event {
	case EventMember:
		return b.member(ctx, m)
	case EventMigrated:
		if err := b.People.MoveChat(ctx, m.Chat.ID, m.NewChat); err != nil {
			return nil, fmt.Errorf("move a chat: %w", err)
		}
		return nil, nil
	case EventOther:
		return nil, nil
	}
	if m.From.ID == 0 { // anonymous admins, channels and bots are nobody
		return b.nobody(m), nil
	}
	if m.Event == EventInline {
		return b.inline(ctx, m)
	}
	text, addressed := b.addressed(m)
	if !addressed {
		return nil, nil
	}
	if stop, actions := b.tooFast(ctx, m); stop {
		return actions, nil
	}
	talk, err := b.open(ctx, m, text)
	if err != nil {
		return nil, err
	}
	if err := talk.reply(ctx); err != nil {
		return nil, err
	}
	return talk.actions, nil
}

// nobody closes a pressed button of somebody who cannot be known, and is silent otherwise.
func (b *Bot) nobody(m Message) []Action {
	if m.Event == EventButton {
		return []Action{{AnswerButton: &AnswerButton{Callback: m.Callback}}}
	}
	return nil
}

// member keeps who can be reached, and greets a group that the bot was added to.
func (b *Bot) member(ctx context.Context, m Message) ([]Action, error) {
	if err := b.seeChat(ctx, m.Chat, m.Active); err != nil {
		return nil, err
	}
	if m.Chat.Private() && m.From.ID != 0 {
		if _, err := b.People.SeePerson(ctx, knowledge.Person{ID: m.From.ID, Name: m.From.Name, Active: m.Active, Seen: b.Now()}); err != nil {
			return nil, fmt.Errorf("keep a person's state: %w", err)
		}
		if m.Active {
			_, err := b.Teams.Reached(ctx, m.From.ID, true)
			return nil, err
		}
		return b.Lost(ctx, m.From.ID)
	}
	if !m.Active {
		return b.Lost(ctx, m.Chat.ID)
	}
	if _, err := b.Teams.Pause(ctx, m.Chat.ID, false); err != nil && !isMissing(err) {
		return nil, fmt.Errorf("take a team up again: %w", err)
	}
	if m.Chat.Type == "channel" || m.Resent {
		return nil, nil
	}
	return []Action{{Send: &Send{Chat: m.Chat.ID, HTML: escapeText.Replace(wordsJoined)}}}, nil
}

func (b *Bot) seeChat(ctx context.Context, c Chat, active bool) error {
	if c.ID == 0 {
		return nil
	}
	kept := knowledge.Chat{ID: c.ID, Type: c.Type, Title: c.Title, Active: active, Seen: b.Now()}
	if err := b.People.SeeChat(ctx, kept); err != nil {
		return fmt.Errorf("keep a chat: %w", err)
	}
	return nil
}

// talk is the handling of one message: who, where, what is remembered, what is said.
type talk struct {
	*Bot
	m       Message
	text    string // what was said to the bot, without its name
	who     knowledge.Person
	state   memory
	actions []Action
}

// open reads who writes and what is remembered.
func (b *Bot) open(ctx context.Context, m Message, text string) (*talk, error) {
	who, err := b.People.SeePerson(ctx, knowledge.Person{ID: m.From.ID, Name: clip(knowledge.Visible(m.From.Name), 64), Active: true, Seen: b.Now()})
	if err != nil {
		return nil, fmt.Errorf("keep a person: %w", err)
	}
	if err := b.seeChat(ctx, m.Chat, true); err != nil {
		return nil, err
	}
	if slices.Contains(b.Admins, who.ID) {
		who.Role = knowledge.SuperAdmin
	}
	t := &talk{Bot: b, m: m, text: text, who: who}
	if t.state, err = b.remembered(ctx, m.Chat.ID, m.From.ID); err != nil {
		return nil, err
	}
	return t, nil
}

// audience is what may be shown here: in a group only what is public, whoever asks.
func (t *talk) audience() knowledge.Audience {
	if !t.m.Chat.Private() {
		return knowledge.Audience{}
	}
	return t.rights()
}

// rights is what the person may see in private.
func (t *talk) rights() knowledge.Audience { return audienceOf(t.who) }

// audienceOf is what somebody may see in private.
func audienceOf(p knowledge.Person) knowledge.Audience {
	member := p.Role != "" && p.Role != knowledge.Guest
	return knowledge.Audience{Member: member, Agency: p.Agency}
}

// say sends a new message to where the person wrote; in groups as a reply.
func (t *talk) say(html string, keys Keyboard) {
	s := &Send{Chat: t.m.Chat.ID, Thread: t.m.Chat.Thread, HTML: html, Keyboard: keys}
	if !t.m.Chat.Private() {
		s.ReplyTo = t.m.ID
	}
	t.actions = append(t.actions, Action{Send: s})
}

// sayText sends a plain sentence.
func (t *talk) sayText(s string, keys Keyboard) { t.say(escapeText.Replace(s), keys) }

// edit changes the message whose button was pressed.
func (t *talk) edit(html string, keys Keyboard) {
	t.actions = append(t.actions, Action{Edit: &Edit{Chat: t.m.Chat.ID, Message: t.m.ID, HTML: html, Keyboard: keys}})
}

// toast answers the pressed button.
func (t *talk) toast(text string) {
	t.actions = append(t.actions, Action{AnswerButton: &AnswerButton{Callback: t.m.Callback, Text: clip(text, 200)}})
}

// reply chooses what to do with a message that is meant for the bot.
func (t *talk) reply(ctx context.Context) error {
	switch t.m.Event {
	case EventButton:
		return t.press(ctx)
	case EventFile:
		return t.file(ctx)
	case EventEdited:
		return t.edited(ctx)
	}
	if t.m.Forward != nil {
		return t.forwarded(ctx)
	}
	if name, rest, ok := command(t.m, t.Self()); ok {
		return t.command(ctx, name, rest)
	}
	if t.m.File != nil {
		return t.file(ctx)
	}
	if done, err := t.awaited(ctx, t.text); done || err != nil {
		return err
	}
	if done, err := t.answeredStep(ctx, t.text); done || err != nil {
		return err
	}
	if done, err := t.takePage(ctx, t.text); done || err != nil {
		return err
	}
	return t.ask(ctx, t.text)
}

// file takes a document from a proposer, and says to others what can be done with an attachment here.
func (t *talk) file(ctx context.Context) error {
	if done, err := t.takeFile(ctx); done || err != nil {
		return err
	}
	switch t.m.File.Kind {
	case "photo", "video", "animation":
		t.sayText(wordsPhoto, nil)
	case "document":
		t.sayText(wordsFile, nil)
	default:
		t.sayText(wordsVoice, nil)
	}
	return nil
}

// edited answers a question that its author changed; a command edited in is not run.
func (t *talk) edited(ctx context.Context) error {
	_, _, isCommand := command(t.m, t.Self())
	if isCommand || strings.HasPrefix(t.text, "/") || t.m.Forward != nil || t.m.File != nil || t.state.Message != t.m.ID {
		return nil
	}
	return t.ask(ctx, t.text)
}

func isMissing(err error) bool { return errors.Is(err, knowledge.ErrNotFound) }
