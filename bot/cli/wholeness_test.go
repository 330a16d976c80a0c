package cli

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func openAt(t *testing.T, dir string, fresh bool) (*State, error) {
	t.Helper()
	return Open(t.Context(), Settings{StateDir: dir, Fresh: fresh}, slog.New(slog.DiscardHandler), time.Now)
}

// A database that is gone or empty beside an index or files is not replaced silently.
func TestALostDatabaseStops(t *testing.T) {
	oneByOne(t)
	for _, lost := range []string{"index", "files"} {
		dir := filepath.Join(t.TempDir(), "var")
		shipped.CopyTo(t, dir)
		if err := os.MkdirAll(filepath.Join(dir, lost, "inside"), 0o700); err != nil {
			t.Fatal(err)
		}
		s, err := openAt(t, dir, false)
		if err != nil {
			t.Fatalf("a whole state does not open: %v", err)
		}
		s.Close()
		if err := os.Remove(filepath.Join(dir, "studitiru.db")); err != nil {
			t.Fatal(err)
		}
		if _, err = openAt(t, dir, false); !errors.Is(err, ErrAnew) {
			t.Errorf("%s without a database opens with %v", lost, err)
		}
		if _, err = openAt(t, dir, false); !errors.Is(err, ErrAnew) {
			t.Errorf("the second try opens with %v", err)
		}
		if s, err = openAt(t, dir, true); err != nil {
			t.Errorf("--fresh: %v", err)
		} else {
			s.Close()
		}
	}
}

// A write-ahead log that was taken away from an open database is noticed once and kept for doctor.
func TestAMissingLogIsNoticed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "var")
	shipped.CopyTo(t, dir)
	s, err := openAt(t, dir, false)
	if err != nil {
		t.Fatal(err)
	}
	copied := t.TempDir() // what somebody saved who forgot the log
	for _, name := range []string{"studitiru.db", "studitiru.db-open"} {
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(copied, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	if exists(filepath.Join(dir, "studitiru.db-open")) {
		t.Error("a closed database is marked as open")
	}
	for dir, want := range map[string]bool{dir: false, copied: true} {
		s, err := openAt(t, dir, true)
		if err != nil {
			t.Fatal(err)
		}
		at, err := s.DB.Noted(t.Context(), lostLog)
		if (at != "") != want || err != nil {
			t.Errorf("%s: noted %q, %v, want %t", dir, at, err, want)
		}
		s.Close()
	}
}
