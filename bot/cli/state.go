package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"studitiru/data"
	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/team"
)

// Settings are what the environment decides. main reads them.
type Settings struct {
	StateDir    string  // folder of database, index and files
	DatabaseURL string  // PostgreSQL; empty for SQLite in StateDir
	Token       string  // of the bot
	APIURL      string  // of the Bot API server
	Admins      []int64 // numeric Telegram IDs
	LogFormat   string  // text or json
	LogLevel    string  // debug, info, warn, error
	Clock       string  // file with the seconds by which the clock goes ahead, for rehearsals; "" for none
	Fresh       bool    // start with an empty store although an index or files say that there was another one
	HTTPAddr    string  // of the operator's page (health, metrics) and the webhook; "" for none
	Webhook     Webhook // zero for polling
	GCPercent   int     // of a server, as in debug.SetGCPercent; 0 leaves it as it is
}

// Webhook is an address at which the channel brings updates by itself, with the secret that it sends along.
type Webhook struct{ URL, Secret string }

func (s Settings) databaseFile() string { return filepath.Join(s.StateDir, "studitiru.db") }
func (s Settings) indexDir() string     { return filepath.Join(s.StateDir, "index") }

// State is what every verb stands on: the store, seeded, and, when asked for, the index.
type State struct {
	Settings Settings
	Log      *slog.Logger
	Clock    *Clock
	Now      func() time.Time // of Clock
	DB       *data.DB
	Language *indonesian.Language // nil until openLanguage or OpenIndex
	Index    *index.Index         // nil until OpenIndex
	Library  *knowledge.Library   // nil until OpenIndex
	Teams    *team.Teams          // nil until OpenTeams or OpenIndex
	sense    desk.Sense           // zero until openLanguage or OpenIndex
	locks    []*flock.Flock
}

// newLogger writes for operators. What it is given never holds a token, a question or personal data.
func newLogger(settings Settings, w io.Writer) *slog.Logger {
	levels := map[string]slog.Level{"debug": slog.LevelDebug, "warn": slog.LevelWarn, "error": slog.LevelError}
	options := &slog.HandlerOptions{Level: levels[settings.LogLevel]}
	if settings.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

// open opens the store of the settings and seeds an empty one.
func (p *Program) open(ctx context.Context, logs io.Writer) (*State, error) {
	settings, err := p.Settings()
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	settings.Fresh = p.fresh
	return Open(ctx, settings, newLogger(settings, logs), p.Now)
}

// withStore runs a verb on the store of the settings.
func (p *Program) withStore(do func(*cobra.Command, []string, *State) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		s, err := p.open(c.Context(), c.ErrOrStderr())
		if err != nil {
			return err
		}
		defer s.Close()
		return do(c, args, s)
	}
}

// Open opens a store, and seeds it when it never held anything. Close gives it back.
func Open(ctx context.Context, settings Settings, log *slog.Logger, now func() time.Time) (*State, error) {
	if err := os.MkdirAll(settings.StateDir, 0o700); err != nil {
		return nil, fmt.Errorf("make STATE_DIR %s: %w; choose a folder that may be written", settings.StateDir, err)
	}
	clock := NewClock(now, settings.Clock)
	s := &State{Settings: settings, Log: log, Clock: clock, Now: clock.Now}
	unclean := s.unclean()
	var err error
	where := data.Config{Path: settings.databaseFile(), URL: settings.DatabaseURL}
	if s.DB, err = data.Open(ctx, where, s.Now, rand.Reader); err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return s.mark(ctx, unclean) }, s.refuseAnew, s.seed,
	} {
		if err := step(ctx); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

// seed puts the shipped documents into a store that never held any.
func (s *State) seed(ctx context.Context) error {
	_, seq, _, err := s.DB.StoreState(ctx)
	if err != nil || seq > 0 {
		return wrap(err, "look at the store")
	}
	documents, err := seed.Documents()
	if err != nil {
		return fmt.Errorf("read the shipped documents: %w", err)
	}
	return wrap(s.DB.Within(ctx, func(ctx context.Context) error {
		for _, d := range documents {
			_, err := s.DB.SaveDocument(ctx, knowledge.BySystem("seed"), d)
			if err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
				return fmt.Errorf("save %s: %w", d.Key, err)
			}
		}
		return nil
	}), "seed the store")
}

// openLanguage reads the vocabulary and what texts are understood with, once.
func (s *State) openLanguage() error {
	if s.Language != nil {
		return nil
	}
	language, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		return fmt.Errorf("read the vocabulary: %w", err)
	}
	labels, err := seed.Labels()
	if err != nil {
		return fmt.Errorf("read the labels of documents: %w", err)
	}
	s.Language = language
	s.sense = desk.Sense{Labels: labels, Place: func(words string) string {
		name, _, _ := language.Official(words)
		return name
	}}
	return nil
}

// OpenForServing takes the state folder for this process alone and opens the index. It returns ErrHeld when another process
// serves.
func (s *State) OpenForServing(ctx context.Context) error {
	free, err := s.lock(filepath.Join(s.Settings.StateDir, "serve.lock"))
	if err != nil {
		return err
	}
	if !free {
		return ErrHeld
	}
	if s.Settings.GCPercent > 0 {
		debug.SetGCPercent(s.Settings.GCPercent)
	}
	if s.Settings.DatabaseURL == "" { // the lock says that nobody else can hold a lease
		if err := s.DB.TakeOver(ctx); err != nil {
			return fmt.Errorf("take over what the last process left: %w", err)
		}
	}
	return s.OpenIndex(ctx, s.Settings.indexDir())
}

// OpenIndex opens the index in one of the folders, the first that no other process holds, and brings it up to the store;
// ErrHeld when all are held. Language, Index, Library and Teams are set then.
func (s *State) OpenIndex(ctx context.Context, folders ...string) error {
	if err := s.openLanguage(); err != nil {
		return err
	}
	for _, folder := range folders {
		free, err := s.lock(folder + ".lock")
		if err != nil {
			return err
		}
		if free {
			return s.openIndexIn(ctx, folder)
		}
	}
	return ErrHeld
}

func (s *State) openIndexIn(ctx context.Context, folder string) (err error) {
	s.Index, err = index.Open(index.Config{Dir: folder, Language: s.Language, Journal: s.DB, Now: s.Now, Log: s.Log})
	if err != nil {
		return fmt.Errorf("open the index in %s: %w", folder, err)
	}
	if _, err := s.Index.Sync(ctx); err != nil {
		return fmt.Errorf("bring the index up to the store: %w", err)
	}
	rules, err := seed.ReplacedRules()
	if err != nil {
		return fmt.Errorf("read the rules that no longer hold: %w", err)
	}
	search := desk.SpellingOut(s.Index, s.DB)
	s.Library = knowledge.NewLibrary(s.DB, s.DB, search, s.Now, s.Log).WithReplacedRules(rules)
	return s.OpenTeams()
}

// ErrHeld tells that another process works on the same state.
var ErrHeld = errors.New("another studitiru works on this STATE_DIR; stop it first, or give this one a STATE_DIR of its own")

// lock takes a file lock that the system releases when the process ends, however it ends.
func (s *State) lock(file string) (free bool, err error) {
	l := flock.New(file)
	free, err = l.TryLock()
	if err != nil {
		return false, fmt.Errorf("lock %s: %w", file, err)
	}
	if free {
		s.locks = append(s.locks, l)
	}
	return free, nil
}

// Close gives everything back, in the reverse order of opening.
func (s *State) Close() {
	if s.Index != nil {
		if err := s.Index.Close(); err != nil {
			s.Log.Error("index not closed", "error", err)
		}
	}
	if s.DB != nil {
		if err := s.DB.Close(); err != nil {
			s.Log.Error("store not closed", "error", err)
		}
		s.unmark()
	}
	for _, l := range s.locks {
		if err := l.Unlock(); err != nil {
			s.Log.Error("lock not given back", "error", err)
		}
	}
}

// askFolders are where a verb beside a running server may keep its index.
func (s *State) askFolders() []string {
	own := filepath.Join(s.Settings.StateDir, "index-ask")
	return []string{s.Settings.indexDir(), own, own + "-" + strings.ToLower(rand.Text()[:8])}
}
