package bot

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"

	"studitiru/bot/ask"
	"studitiru/bot/assess"
	"studitiru/bot/desk"
	"studitiru/bot/group"
	"studitiru/bot/rights"
	"studitiru/bot/staff"
	"studitiru/bot/talk"
	"studitiru/bot/team"
	"studitiru/knowledge"
	work "studitiru/knowledge/desk"
	teamwork "studitiru/knowledge/team"
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
	desk.Records
	desk.Drafts
	rights.Denials
}

// Config is what a Bot is made of. All fields but Admins and Explain are required.
type Config struct {
	Library *knowledge.Library
	Memory  Memory
	People  People
	Self    func() string // the bot's user name without @, empty until Telegram has told it
	Now     func() time.Time
	Random  io.Reader // for button keys
	Log     *slog.Logger
	Admins  []int64 // superadmins by configuration; told when somebody is quieted for flooding

	Kept time.Duration // how long the text of a question is kept: what /privasi says

	Teams  *teamwork.Teams               // the work towards IPP
	Places func(words string) talk.Place // what a name of a place means

	Desk      *work.Desk // the editorial work: every right is checked there, each time anew
	Records   Records
	Documents desk.Documents
	Files     desk.Files  // what people send
	Reader    work.Reader // makes text of it
	Drawer    work.Drawer // makes pictures of its pages
	Pages     desk.Pages  // of the web

	// Explain tells an admin, in plain text, why a question finds what it finds; nil for no /uji.
	Explain func(ctx context.Context, question string) (string, error)
}

// Bot turns messages into actions. Safe for concurrent use, as long as the messages of
// one chat come one after the other.
type Bot struct {
	Config
	setting *talk.Setting

	ask    *ask.Ask
	guard  *rights.Guard
	desk   *desk.Editor
	staff  *staff.Staff
	team   *team.Team
	assess *assess.Assess

	commands []talk.Command
	buttons  []talk.Button

	pace *pace
}

// New makes a Bot.
func New(c Config) *Bot {
	b := &Bot{Config: c, pace: newPace()}
	b.setting = &talk.Setting{Store: c.Memory, Now: c.Now, Random: c.Random, Self: c.Self, Life: b.lifeOf}
	b.ask = ask.New(ask.Config{Library: c.Library, Explain: c.Explain})
	shared := group.Config{Teams: c.Teams, Library: c.Library, Places: c.Places, System: system(),
		Choose: func(ctx context.Context, t *talk.Talk) error { return b.team.Choose(ctx, t) }}
	b.team = team.New(team.Config{Config: shared, Chats: c.People, Setting: b.setting})
	b.assess = assess.New(assess.Config{Config: shared, Queue: c.Records})
	b.guard = rights.New(c.Desk, c.Records)
	b.staff = staff.New(staff.Config{Desk: c.Desk, Guard: b.guard, People: c.Records, System: system()})
	b.desk = desk.New(desk.Config{
		Desk: c.Desk, Guard: b.guard, Library: c.Library, Records: c.Records, Drafts: c.Records, Documents: c.Documents,
		Files: c.Files, Reader: c.Reader, Drawer: c.Drawer, Pages: c.Pages, Places: c.Places, Sheets: b.assess, Terms: b.staff,
		Now: c.Now, Log: c.Log, System: system(), Setting: b.setting, Open: b.reopen,
	})
	b.commands, b.buttons = b.commandTable(), b.buttonTable()
	return b
}

// Handle answers one message. It writes through the stores with the caller's context, so
// that a transaction in it covers the effects. An error means that nothing was decided:
// the caller rolls back and may try again.
func (b *Bot) Handle(ctx context.Context, m talk.Message) ([]talk.Action, error) {
	switch m.Event {
	case talk.EventMember:
		return b.member(ctx, m)
	case talk.EventMigrated:
		if err := b.People.MoveChat(ctx, m.Chat.ID, m.NewChat); err != nil {
			return nil, fmt.Errorf("move a chat: %w", err)
		}
		return nil, nil
	case talk.EventLeft:
		return b.team.Left(ctx, m.Chat.ID, m.Left)
	case talk.EventTitled:
		return nil, b.team.Titled(ctx, m.Chat.ID, m.Chat.Title)
	case talk.EventOther:
		return nil, nil
	}
	if m.From.ID == 0 { // anonymous admins, channels and bots are nobody
		return b.nobody(ctx, m)
	}
	if m.Event == talk.EventInline {
		return b.ask.Inline(ctx, m, b.Self())
	}
	text, addressed := b.addressed(m)
	if !addressed {
		return nil, nil
	}
	if stop, actions := b.tooFast(ctx, m); stop {
		return actions, nil
	}
	turn, err := b.open(ctx, m, text)
	if err != nil {
		return nil, err
	}
	if err := turn.reply(ctx); err != nil {
		return nil, err
	}
	return turn.Actions(), nil
}

// nobody closes a pressed button of somebody who cannot be known, and tells who speaks to the bot in the name of a group or
// channel how to be answered, once in a chat.
func (b *Bot) nobody(ctx context.Context, m talk.Message) ([]talk.Action, error) {
	if m.Event == talk.EventButton {
		return []talk.Action{{AnswerButton: &talk.AnswerButton{Callback: m.Callback}}}, nil
	}
	if _, addressed := b.addressed(m); !addressed || m.Event != talk.EventText || m.Chat.Private() {
		return nil, nil
	}
	t, err := talk.Open(ctx, b.setting, m, "", knowledge.Person{})
	if err != nil {
		return nil, err
	}
	if t.Memory.ToldNobody {
		return nil, nil
	}
	t.Memory.ToldNobody = true
	if err := t.Remember(ctx); err != nil {
		return nil, err
	}
	t.SayPlain(wordsNobody, nil)
	return t.Actions(), nil
}

// member keeps who can be reached, and greets a group that the bot was added to.
func (b *Bot) member(ctx context.Context, m talk.Message) ([]talk.Action, error) {
	if err := b.seeChat(ctx, m.Chat, m.Active); err != nil {
		return nil, err
	}
	if m.Chat.Private() && m.From.ID != 0 {
		if _, err := b.People.SeePerson(
			ctx,
			knowledge.Person{ID: m.From.ID, Name: m.From.Name, Active: m.Active, Seen: b.Now()},
		); err != nil {
			return nil, fmt.Errorf("keep a person's state: %w", err)
		}
		if m.Active {
			return nil, b.team.Back(ctx, m.From.ID)
		}
		return b.team.Lost(ctx, m.From.ID)
	}
	if !m.Active {
		return b.team.Lost(ctx, m.Chat.ID)
	}
	if err := b.team.Back(ctx, m.Chat.ID); err != nil {
		return nil, err
	}
	if m.Chat.Type == "channel" || m.Resent {
		return nil, nil
	}
	return []talk.Action{{Send: &talk.Send{Chat: m.Chat.ID, Text: talk.Plain(wordsJoined)}}}, nil
}

func (b *Bot) seeChat(ctx context.Context, c talk.Chat, active bool) error {
	if c.ID == 0 {
		return nil
	}
	kept := knowledge.Chat{ID: c.ID, Type: c.Type, Title: c.Title, Active: active, Seen: b.Now()}
	if err := b.People.SeeChat(ctx, kept); err != nil {
		return fmt.Errorf("keep a chat: %w", err)
	}
	return nil
}

// turn is the handling of one message with all that the Bot has.
type turn struct {
	*Bot
	*talk.Talk
}

// Editor is the editorial work: what reads files for it and finishes them stands outside of a conversation.
func (b *Bot) Editor() *desk.Editor { return b.desk }

// reopen begins a talk with somebody who sent something a while ago.
func (b *Bot) reopen(ctx context.Context, m talk.Message) (*talk.Talk, error) {
	t, err := b.open(ctx, m, "")
	if err != nil {
		return nil, err
	}
	return t.Talk, nil
}

// open reads who writes and what is remembered.
func (b *Bot) open(ctx context.Context, m talk.Message, text string) (*turn, error) {
	who, err := b.People.SeePerson(
		ctx,
		knowledge.Person{ID: m.From.ID, Name: talk.Clip(knowledge.Visible(m.From.Name), 64), Active: true, Seen: b.Now()},
	)
	if err != nil {
		return nil, fmt.Errorf("keep a person: %w", err)
	}
	if err := b.seeChat(ctx, m.Chat, true); err != nil {
		return nil, err
	}
	if slices.Contains(b.Admins, who.ID) {
		who.Role = knowledge.SuperAdmin
	}
	t, err := talk.Open(ctx, b.setting, m, text, who)
	if err != nil {
		return nil, err
	}
	return &turn{b, t}, nil
}

// reply chooses what to do with a message that is meant for the bot.
func (t *turn) reply(ctx context.Context) error {
	switch t.M.Event {
	case talk.EventButton:
		return t.press(ctx)
	case talk.EventFile:
		return t.file(ctx)
	case talk.EventEdited:
		return t.edited(ctx)
	}
	if t.M.Forward != nil && knowledge.Visible(t.Said) != "" {
		return t.desk.Forwarded(ctx, t.Talk)
	}
	if name, rest, ok := command(t.M, t.Self()); ok {
		return t.command(ctx, name, rest)
	}
	if t.M.File != nil {
		return t.file(ctx)
	}
	if done, err := t.awaited(ctx, t.Said); done || err != nil {
		return err
	}
	if done, err := t.desk.Step(ctx, t.Talk, t.Said); done || err != nil {
		return err
	}
	if done, err := t.desk.Page(ctx, t.Talk, t.Said); done || err != nil {
		return err
	}
	if done, err := t.assess.Asked(ctx, t.Talk, t.Said); done || err != nil {
		return err
	}
	return t.ask.Question(ctx, t.Talk, t.Said)
}

// file takes a document from a proposer, and says to others what can be done with an attachment here.
func (t *turn) file(ctx context.Context) error {
	if done, err := t.assess.Spreadsheet(ctx, t.Talk); done || err != nil {
		return err
	}
	if done, err := t.desk.File(ctx, t.Talk); done || err != nil {
		return err
	}
	switch t.M.File.Kind {
	case "photo", "video", "animation":
		t.SayPlain(wordsPhoto, nil)
	case "document":
		t.SayPlain(wordsFile, nil)
	default:
		t.SayPlain(wordsVoice, nil)
	}
	return nil
}

// edited answers a question that its author changed; a command edited in is not run.
func (t *turn) edited(ctx context.Context) error {
	_, _, isCommand := command(t.M, t.Self())
	if isCommand || strings.HasPrefix(t.Said, "/") || t.M.Forward != nil || t.M.File != nil || t.Memory.Message != t.M.ID {
		return nil
	}
	return t.ask.Question(ctx, t.Talk, t.Said)
}
