package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	editing "studitiru/bot/desk"
	"studitiru/data"
	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/team"
)

// state is what every verb stands on: the store, seeded, and, when asked for, the index.
type state struct {
	cfg      config
	log      *slog.Logger
	db       *data.DB
	language *indonesian.Language
	index    *index.Index
	library  *knowledge.Library
	teams    *team.Teams
	files    editing.Reader // reads what people send; nil for processes of this program
	pages    editing.Pages  // fetches what they name; nil for the public web
	every    time.Duration  // between two rounds of what is sent without being asked; 0 for the usual
	now      func() time.Time
	locks    []*flock.Flock
}

// newLogger writes for operators. What it is given never holds a token, a question or personal data.
func newLogger(cfg config, w io.Writer) *slog.Logger {
	level := map[string]slog.Level{"debug": slog.LevelDebug, "warn": slog.LevelWarn, "error": slog.LevelError}[cfg.logLevel]
	options := &slog.HandlerOptions{Level: level}
	if cfg.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

// openStore opens the store of the configuration and seeds an empty one.
func openStore(ctx context.Context, logs io.Writer) (*state, error) {
	cfg, err := readConfig()
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	return openState(ctx, cfg, newLogger(cfg, logs), time.Now)
}

// withStore runs a verb on the store of the configuration.
func withStore(do func(*cobra.Command, []string, *state) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		s, err := openStore(c.Context(), c.ErrOrStderr())
		if err != nil {
			return err
		}
		defer s.close()
		return do(c, args, s)
	}
}

// openState is openStore with everything passed in.
func openState(ctx context.Context, cfg config, log *slog.Logger, now func() time.Time) (*state, error) {
	if err := os.MkdirAll(cfg.stateDir, 0o750); err != nil {
		return nil, fmt.Errorf("make STATE_DIR %s: %w; choose a folder that may be written", cfg.stateDir, err)
	}
	s := &state{cfg: cfg, log: log, now: now}
	var err error
	if s.db, err = data.Open(ctx, data.Config{Path: cfg.databaseFile(), URL: cfg.databaseURL}, now, rand.Reader); err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	if err := s.seed(ctx); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// seed puts the shipped documents into a store that never held any.
func (s *state) seed(ctx context.Context) error {
	_, seq, _, err := s.db.StoreState(ctx)
	if err != nil || seq > 0 {
		return wrap(err, "look at the store")
	}
	documents, err := seed.Documents()
	if err != nil {
		return fmt.Errorf("read the shipped documents: %w", err)
	}
	return wrap(s.db.Within(ctx, func(ctx context.Context) error {
		for _, d := range documents {
			if _, err := s.db.SaveDocument(ctx, knowledge.BySystem("seed"), d); err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
				return fmt.Errorf("save %s: %w", d.Key, err)
			}
		}
		return nil
	}), "seed the store")
}

// openIndex opens the index in one of the folders, the first that no other process holds,
// and brings it up to the store.
func (s *state) openIndex(ctx context.Context, folders ...string) error {
	language, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		return fmt.Errorf("read the vocabulary: %w", err)
	}
	s.language = language
	for _, folder := range folders {
		free, err := s.lock(folder + ".lock")
		if err != nil {
			return err
		}
		if !free {
			continue
		}
		s.index, err = index.Open(index.Config{Dir: folder, Language: language, Journal: s.db, Now: s.now, Log: s.log})
		if err != nil {
			return fmt.Errorf("open the index in %s: %w", folder, err)
		}
		if _, err := s.index.Sync(ctx); err != nil {
			return fmt.Errorf("bring the index up to the store: %w", err)
		}
		rules, err := seed.ReplacedRules()
		if err != nil {
			return fmt.Errorf("read the rules that no longer hold: %w", err)
		}
		s.library = knowledge.NewLibrary(s.db, s.db, termed{s.index, s.db}, s.now, s.log).WithReplacedRules(rules)
		return s.openTeams()
	}
	return errHeld
}

// errHeld tells that another process works on the same state.
var errHeld = errors.New("another studitiru works on this STATE_DIR; stop it first, or give this one a STATE_DIR of its own")

// lock takes a file lock that the system releases when the process ends, however it ends.
func (s *state) lock(file string) (free bool, err error) {
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

// close gives everything back, in the reverse order of opening.
func (s *state) close() {
	if s.index != nil {
		if err := s.index.Close(); err != nil {
			s.log.Error("index not closed", "error", err)
		}
	}
	if s.db != nil {
		if err := s.db.Close(); err != nil {
			s.log.Error("store not closed", "error", err)
		}
	}
	for _, l := range s.locks {
		if err := l.Unlock(); err != nil {
			s.log.Error("lock not given back", "error", err)
		}
	}
}

// askFolders are where a verb beside a running server may keep its index.
func (s *state) askFolders() []string {
	return []string{s.cfg.indexDir(), filepath.Join(s.cfg.stateDir, "index-ask"), filepath.Join(s.cfg.stateDir, "index-ask-"+strings.ToLower(rand.Text()[:8]))}
}

func wrap(err error, doing string) error {
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
