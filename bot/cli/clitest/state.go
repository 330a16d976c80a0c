// Package clitest keeps a STATE_DIR for tests: it is made once in a test binary, and each test starts from a copy. It knows
// nothing of what is in the folder; the tests of bot/cli and of the whole program call it.
package clitest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// State is a STATE_DIR in memory. It is safe for concurrent use.
type State struct {
	once sync.Once
	fill func(dir string) error
	kept fs.FS
	err  error
}

// New keeps what fill puts into an empty folder, from the first copy on.
func New(fill func(dir string) error) *State { return &State{fill: fill} }

// CopyTo puts the files of the state into a folder that has none of them.
func (s *State) CopyTo(t testing.TB, dir string) {
	t.Helper()
	s.once.Do(func() { s.kept, s.err = made(s.fill) })
	if s.err != nil {
		t.Fatal(s.err)
	}
	if err := os.CopyFS(dir, s.kept); err != nil {
		t.Fatal(err)
	}
}

// Dir is a new folder with the files of the state.
func (s *State) Dir(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	s.CopyTo(t, dir)
	return dir
}

// made reads what fill makes into memory; locks belong to the process that took them.
func made(fill func(dir string) error) (fs.FS, error) {
	dir, err := os.MkdirTemp("", "studitiru-state-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := fill(dir); err != nil {
		return nil, err
	}
	kept := fstest.MapFS{}
	return kept, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, ".lock") {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		kept[filepath.ToSlash(name)] = &fstest.MapFile{Data: content, Mode: 0o600}
		return err
	})
}
