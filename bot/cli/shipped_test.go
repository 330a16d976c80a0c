package cli

import (
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// shipped is a STATE_DIR that holds the shipped documents and their index, so that not every test makes them anew.
var shipped = sync.OnceValues(func() (fs.FS, error) {
	dir, err := os.MkdirTemp("", "studitiru-shipped-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	state, err := Open(context.Background(), Settings{StateDir: dir}, slog.New(slog.DiscardHandler), testNow)
	if err != nil {
		return nil, err
	}
	err = state.OpenForServing(context.Background())
	state.Close()
	if err != nil {
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
})

// oneByOne skips a test of many verbs with -short: with the race detector each takes seconds, and one after the other they show
// nothing that TestServe and TestAdd do not.
func oneByOne(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("verbs one after the other: run without -short")
	}
}

// testNow is when the verbs run.
func testNow() time.Time { return time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC) }

// putShipped copies shipped to a folder.
func putShipped(t *testing.T, dir string) {
	t.Helper()
	files, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
}
