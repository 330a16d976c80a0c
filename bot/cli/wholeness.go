package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrAnew stops a start with an empty database where there was another one.
var ErrAnew = errors.New("the database is empty, but the state folder holds an index or files of another one: restore a backup " +
	"(studitiru restore FILE), set the right DATABASE_URL or STATE_DIR, or start anew with --fresh")

// refuseAnew looks for traces of a store when this one never held anything: a database that was lost or mistaken must not
// be replaced silently.
func (s *State) refuseAnew(ctx context.Context) error {
	if s.Settings.Fresh {
		return nil
	}
	_, seq, _, err := s.DB.StoreState(ctx)
	if err != nil {
		return fmt.Errorf("look at the store: %w", err)
	}
	if seq > 0 {
		return nil
	}
	for _, folder := range []string{s.Settings.indexDir(), filepath.Join(s.Settings.StateDir, "files")} {
		if inside, err := os.ReadDir(folder); err == nil && len(inside) > 0 {
			return fmt.Errorf("%s: %w", folder, ErrAnew)
		}
	}
	return nil
}

// The write-ahead log of SQLite holds what was written last until the database is closed. A file beside it tells that the
// database is open; when that is found without a log, somebody took the log away.
func (s *State) openMark() string { return s.Settings.databaseFile() + "-open" }

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// unclean says that the database was open when its program ended, and that its log is missing. Ask before it is opened.
func (s *State) unclean() bool {
	file := s.Settings.databaseFile()
	return s.Settings.DatabaseURL == "" && exists(file) && exists(s.openMark()) && !exists(file+"-wal")
}

// lostLog is the name under which the store keeps when a log was found missing.
const lostLog = "wal-lost"

// mark tells that the database is open, and keeps that its log was missing.
func (s *State) mark(ctx context.Context, unclean bool) error {
	if s.Settings.DatabaseURL != "" {
		return nil
	}
	if unclean {
		s.Log.Error("the write-ahead log of the database is missing: what was written last may be lost; compare with a backup")
		if err := s.DB.Note(ctx, lostLog, s.Now().UTC().Format("2006-01-02 15:04 MST")); err != nil {
			return fmt.Errorf("keep that the log was missing: %w", err)
		}
	}
	if err := os.WriteFile(s.openMark(), nil, 0o600); err != nil {
		return fmt.Errorf("mark the database as open: %w", err)
	}
	return nil
}

// unmark takes the mark away when nobody else has the database open: the last one to close it removes the log.
func (s *State) unmark() {
	if s.Settings.DatabaseURL == "" && !exists(s.Settings.databaseFile()+"-wal") {
		_ = os.Remove(s.openMark()) // one that stays is harmless beside a log, and is taken away next time
	}
}
