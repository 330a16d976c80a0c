package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"studitiru/bot"
	"studitiru/bot/cli"
	editing "studitiru/bot/desk"
	"studitiru/bot/queue"
	"studitiru/bot/status"
	"studitiru/bot/talk"
	"studitiru/bot/telegram"
	"studitiru/data"
	"studitiru/knowledge"
)

// running is the bot over its state.
type running struct {
	*cli.State
	reader fileReader    // takes what people send; nil for processes of this program
	pages  editing.Pages // fetches what they name; nil for the public web
	every  time.Duration // between two rounds of what is sent without being asked; 0 for the usual
	made   func(round)   // told of every round that is over, from the goroutine that made it; nil for nobody

	meter   *status.Meter
	outages struct{ files, rounds, reminders queue.Outage } // of the store, while this or that is tried again and again
}

// serve runs the bot on Telegram until the context ends.
func serve(ctx context.Context, s *cli.State) error {
	return (&running{State: s}).run(ctx, telegram.Config{Token: s.Settings.Token, APIURL: s.Settings.APIURL, Log: s.Log})
}

// diagnose asks Telegram about the bot.
func diagnose(ctx context.Context, settings cli.Settings) (cli.Diagnosis, error) {
	client, err := telegram.NewClient(telegram.Config{Token: settings.Token, APIURL: settings.APIURL})
	if err != nil {
		return cli.Diagnosis{}, fmt.Errorf("set up Telegram: %w", err)
	}
	defer client.Close()
	d, err := client.Diagnose(ctx)
	if errors.Is(err, telegram.ErrRevoked) {
		return cli.Diagnosis{}, cli.ErrRevoked
	}
	if err != nil {
		return cli.Diagnosis{}, fmt.Errorf("ask Telegram about the bot: %w", err)
	}
	return cli.Diagnosis{
		Username: d.Username, Inline: d.Inline, ReadsAllMessages: d.ReadsAllMessages, JoinsGroups: d.JoinsGroups,
		Webhook: d.Webhook, Pending: d.Pending,
	}, nil
}

// run is the whole bot against one Bot API server: index, conversation, adapter, upkeep.
func (s *running) run(ctx context.Context, to telegram.Config) error {
	var service *queue.Service
	s.meter = s.measured(func() *queue.Service { return service })
	to.Observe = s.meter.Call
	s.Library.WithObserver(func(a knowledge.Answer) { s.meter.Question(string(a.Outcome), string(a.Route), a.Elapsed) })
	client, err := telegram.NewClient(to)
	if err != nil {
		return fmt.Errorf("set up Telegram: %w", err)
	}
	defer client.Close()
	conversation := s.conversation(client)
	channel := telegram.NewChannel(telegram.Options{Client: client, Profile: profile(conversation), Now: s.Now, Log: s.Log,
		Pace: s.pace(), Webhook: telegram.Webhook(s.Settings.Webhook)})
	service, err = queue.NewService(queue.Options{
		Channel: channel, Working: channel.Working, Inbox: s.DB, Outbox: s.DB, Leases: s.DB, Tx: s.DB,
		Handler: conversation, Chats: chats{s, conversation}, Apology: bot.Apology,
		Trouble: bot.Trouble, Alone: s.Settings.DatabaseURL == "", Findable: s.Index.Reached, Now: s.Now, Log: s.Log,
	})
	if err != nil {
		return fmt.Errorf("set up the service: %w", err)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return wrap(service.Run(ctx), "serve Telegram") })
	group.Go(func() error { return wrap(s.Index.Run(ctx, nil), "keep the index") })
	group.Go(func() error { return s.watch(ctx, client, service, s.meter) })
	every := func(pace time.Duration, once func(context.Context) (more bool)) {
		group.Go(func() error { queue.Every(ctx, pace, once); return nil })
	}
	every(upkeepEvery, s.upkeep)
	every(cmp.Or(s.every, remindEvery), func(ctx context.Context) bool { return s.remind(ctx, conversation, service.Wake) })
	every(cmp.Or(s.every, roundEvery), func(ctx context.Context) bool { return s.rounds(ctx, conversation, service.Wake) })
	for range intakeReaders {
		holder := rand.Text()
		every(intakeEvery, func(ctx context.Context) bool { return s.readFile(ctx, conversation, holder, service.Wake) })
	}
	return group.Wait()
}

// pace is what the processes on one store keep together; nil for SQLite, where there is one.
func (s *running) pace() telegram.Pace {
	if s.Settings.DatabaseURL == "" {
		return nil
	}
	return s.DB
}

// conversation puts the bot together.
func (s *running) conversation(client *telegram.Client) *bot.Bot {
	return bot.New(bot.Config{
		Library: s.Library, Memory: s.DB, People: s.DB, Self: client.Username,
		Now: s.Now, Random: rand.Reader, Log: s.Log, Admins: s.Settings.Admins, Explain: s.Explain,
		Kept:  cmp.Or(s.Settings.Keep, data.QuestionLife),
		Teams: s.Teams, Places: s.places,
		Desk: s.Desk(), Records: s.DB, Documents: s.DB,
		Files: telegramFiles{client}, Reader: s.readerOf(), Drawer: s.readerOf(), Pages: s.pagesOf(),
	})
}

// profile is the command menus and the description of the bot.
func profile(b *bot.Bot) telegram.Profile {
	private, group := b.Menu("", true), b.Menu("", false)
	return telegram.Profile{
		Menus: []telegram.Menu{
			{Scope: "default", Commands: menu(group)},
			{Scope: "all_private_chats", Commands: menu(private)},
			{Scope: "all_group_chats", Commands: menu(group)},
		},
		Description: bot.Description, ShortDescription: bot.ShortDescription,
	}
}

func menu(list []talk.Command) (out []telegram.Command) {
	for _, c := range list {
		out = append(out, telegram.Command{Name: c.Name, Description: c.Menu})
	}
	return out
}

// chats keeps what sending finds out about chats.
type chats struct {
	*running
	bot *bot.Bot
}

// Gone marks a chat that cannot be written to; in private the person as well.
func (c chats) Gone(ctx context.Context, chat int64) error {
	if err := c.DB.SeeChat(ctx, knowledge.Chat{ID: chat, Active: false, Seen: c.Now()}); err != nil {
		return fmt.Errorf("mark chat as gone: %w", err)
	}
	if chat > 0 {
		if _, err := c.DB.SeePerson(ctx, knowledge.Person{ID: chat, Active: false, Seen: c.Now()}); err != nil {
			return fmt.Errorf("mark a person as gone: %w", err)
		}
	}
	actions, err := c.bot.Lost(ctx, chat)
	if err != nil {
		return err
	}
	var notices []talk.Notice
	for n, a := range actions {
		notices = append(notices, talk.Notice{Key: fmt.Sprintf("lost/%d/%d/%d", chat, c.Now().UnixMilli(), n), Action: a})
	}
	return c.post(ctx, notices...)
}

// Moved carries everything over to a group's new ID.
func (c chats) Moved(ctx context.Context, from, to int64) error {
	return wrap(c.DB.MoveChat(ctx, from, to), "move a chat")
}

func wrap(err error, doing string) error {
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
