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
	"sync"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"studitiru/data"
	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/answer"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/fact"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/question"
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
	Now      func() time.Time
	DB       *data.DB
	Language *indonesian.Language // nil until openLanguage or OpenIndex
	Index    *index.Index         // nil until OpenIndex
	Answers  *answer.Engine       // nil until OpenIndex
	Library  *knowledge.Library   // nil until OpenIndex
	Teams    *team.Teams          // nil until OpenTeams or OpenIndex
	sense    desk.Sense           // zero until openLanguage or OpenIndex
	facts    func() (*fact.Reader, error)
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
	s := &State{Settings: settings, Log: log, Now: now}
	s.facts = sync.OnceValues(s.openFacts)
	unclean := s.unclean()
	var err error
	config := data.Config{Path: settings.databaseFile(), URL: settings.DatabaseURL, Facts: s.readFacts, Province: s.provinceOf}
	if config.FactsVersion, err = fact.Version(seed.Vocabulary()); err != nil {
		return nil, fmt.Errorf("look at how facts are read: %w", err)
	}
	if s.DB, err = data.Open(ctx, config, now, rand.Reader); err != nil {
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

// openFacts makes the reader of facts; only a verb that saves documents, or finds some that were read otherwise, needs it.
func (s *State) openFacts() (*fact.Reader, error) {
	if err := s.openLanguage(); err != nil {
		return nil, err
	}
	reader, err := fact.New(s.Language, seed.Vocabulary())
	return reader, wrap(err, "read the measures")
}

// readFacts reads what a document states. The vocabulary is embedded and tested: one that cannot be read is said, and no
// facts are read then.
func (s *State) readFacts(d knowledge.Document) []knowledge.Fact {
	reader, err := s.facts()
	if err != nil {
		s.Log.Error("facts not read", "document", d.ID, "error", err)
		return nil
	}
	return reader.Facts(d)
}

// provinceOf is the province that a place of a fact lies in, "" for bodies.
func (s *State) provinceOf(place string) string {
	if _, err := s.facts(); err != nil {
		return ""
	}
	_, province, _ := s.Language.Official(place)
	return province
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
	measures, err := fact.ReadMeasures(seed.Vocabulary())
	if err != nil {
		return fmt.Errorf("read the measures: %w", err)
	}
	s.sense = desk.Sense{Labels: labels, Measures: measures, Place: func(words string) string {
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
	reader, err := question.New(s.Language, seed.Tables())
	if err != nil {
		return fmt.Errorf("read the tables of questions: %w", err)
	}
	s.Answers, err = answer.New(answer.Config{Store: s.DB, Search: search, Words: s.Index, Reader: reader, Language: s.Language,
		Vocabulary: seed.Vocabulary(), Now: s.Now})
	if err != nil {
		return fmt.Errorf("read the tables of answers: %w", err)
	}
	if err := s.Answers.Follow(ctx); err != nil {
		return fmt.Errorf("read what the documents are about: %w", err)
	}
	s.Library = knowledge.NewLibrary(s.DB, s.DB, search, s.Now, s.Log).WithReplacedRules(rules).WithAnswerer(s.Answers)
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
