package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"studitiru/bot"
	"studitiru/bot/queue"
	"studitiru/bot/talk"
	"studitiru/bot/telegram"
	"studitiru/knowledge"
)

func serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Run the bot (the same as no verb at all)",
		Args:  arguments(0, 0, ""),
		RunE:  func(c *cobra.Command, _ []string) error { return serve(c.Context(), c.OutOrStdout()) },
	}
}

const noToken = `TELEGRAM_BOT_TOKEN is not set, so there is no bot to run yet.

To get a token:
  1. In Telegram open https://t.me/BotFather and send /newbot.
  2. Choose a name ("Studi Tiru Kota …") and a user name that ends in "bot".
  3. Send /setinline, choose the bot, and type a placeholder such as "tanya layanan publik".
  4. Copy .env.example to .env and put the token behind TELEGRAM_BOT_TOKEN=
  5. Run this again; check with: studitiru doctor

Without a token you can try everything in a simulated Telegram:
  studitiru demo        (or: go run . demo)
`

// serve runs the bot on Telegram until the context ends.
func serve(ctx context.Context, out io.Writer) error {
	cfg, err := readConfig()
	if err != nil {
		return fmt.Errorf("read the configuration: %w", err)
	}
	if cfg.token == "" {
		fmt.Fprint(out, noToken)
		return errors.New("no token")
	}
	s, err := openStore(ctx, out)
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.openForServing(ctx); err != nil {
		return err
	}
	if err := s.printFirstCode(ctx, out); err != nil {
		return err
	}
	s.log.Info("Studi Tiru runs", "state", s.cfg.stateDir, "postgres", s.cfg.databaseURL != "")
	return s.run(ctx, telegram.Config{Token: cfg.token, APIURL: cfg.apiURL, Log: s.log})
}

// servingGarbage is the GC percent of a server, unless GOGC says another: the index lies outside of Go's heap, so that a
// small heap costs little time (see eval, which measures so).
const servingGarbage = 20

// openForServing takes the state folder for this process alone and opens the index.
func (s *state) openForServing(ctx context.Context) error {
	free, err := s.lock(filepath.Join(s.cfg.stateDir, "serve.lock"))
	if err != nil {
		return err
	}
	if !free {
		return errHeld
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(servingGarbage)
	}
	if s.cfg.databaseURL == "" { // the lock says that nobody else can hold a lease
		if err := s.db.TakeOver(ctx); err != nil {
			return fmt.Errorf("take over what the last process left: %w", err)
		}
	}
	return s.openIndex(ctx, s.cfg.indexDir())
}

// run is the whole bot against one Bot API server: index, conversation, adapter, upkeep.
func (s *state) run(ctx context.Context, to telegram.Config) error {
	client, err := telegram.NewClient(to)
	if err != nil {
		return fmt.Errorf("set up Telegram: %w", err)
	}
	defer client.Close()
	conversation := s.conversation(client)
	channel := telegram.NewChannel(telegram.Options{Client: client, Profile: profile(conversation), Now: s.now, Log: s.log})
	service, err := queue.NewService(queue.Options{
		Channel: channel, Working: channel.Working, Inbox: s.db, Outbox: s.db, Leases: s.db, Tx: s.db,
		Handler: conversation, Chats: chats{s, conversation}, Apology: bot.Apology, Now: s.now, Log: s.log,
	})
	if err != nil {
		return fmt.Errorf("set up the service: %w", err)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return wrap(service.Run(ctx), "serve Telegram") })
	group.Go(func() error { return wrap(s.index.Run(ctx, nil), "keep the index") })
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

// conversation puts the bot together.
func (s *state) conversation(client *telegram.Client) *bot.Bot {
	return bot.New(bot.Config{
		Library: s.library, Memory: s.db, People: s.db, Self: client.Username,
		Now: s.now, Random: rand.Reader, Log: s.log, Admins: s.cfg.admins, Explain: s.explain,
		Teams: s.teams, Places: s.places,
		Desk: s.openDesk(), Records: s.db, Documents: s.db, Files: telegramFiles{client}, Reader: s.readerOf(), Pages: s.pagesOf(), Preview: s.previewTerm,
	})
}

// upkeepEvery is how often old rows are looked for.
const upkeepEvery = time.Hour

// upkeep deletes what need not be kept any longer.
func (s *state) upkeep(ctx context.Context) (more bool) {
	if err := s.db.Prune(ctx, s.now()); err != nil && ctx.Err() == nil {
		s.log.Error("old rows not pruned", "error", err)
	}
	return false
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
	*state
	bot *bot.Bot
}

// Gone marks a chat that cannot be written to; in private the person as well.
func (c chats) Gone(ctx context.Context, chat int64) error {
	if err := c.db.SeeChat(ctx, knowledge.Chat{ID: chat, Active: false, Seen: c.now()}); err != nil {
		return fmt.Errorf("mark chat as gone: %w", err)
	}
	if chat > 0 {
		if _, err := c.db.SeePerson(ctx, knowledge.Person{ID: chat, Active: false, Seen: c.now()}); err != nil {
			return fmt.Errorf("mark a person as gone: %w", err)
		}
	}
	actions, err := c.bot.Lost(ctx, chat)
	if err != nil {
		return err
	}
	var notices []talk.Notice
	for n, a := range actions {
		notices = append(notices, talk.Notice{Key: fmt.Sprintf("lost/%d/%d/%d", chat, c.now().UnixMilli(), n), Action: a})
	}
	return c.post(ctx, notices...)
}

// Moved carries everything over to a group's new ID.
func (c chats) Moved(ctx context.Context, from, to int64) error {
	return wrap(c.db.MoveChat(ctx, from, to), "move a chat")
}

// quietLogger is for verbs whose output is for people: problems only.
func quietLogger(cfg config, w io.Writer) *slog.Logger {
	cfg.logLevel = "error"
	return newLogger(cfg, w)
}
