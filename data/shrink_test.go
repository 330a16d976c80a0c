package data_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"studitiru/data"
	"studitiru/knowledge"
)

// fill asks questions of about a kilobyte each, long before the clock's time.
func (s store) fill(t testing.TB, questions int) {
	t.Helper()
	text := strings.Repeat("sepuluh hu", 100)
	ok(t, s.Within(t.Context(), func(ctx context.Context) error {
		for range questions {
			q := knowledge.AskedQuestion{Person: 1, Chat: 1, Text: text, Outcome: knowledge.Answered, At: start}
			if _, err := s.RecordQuestion(ctx, q); err != nil {
				return err
			}
		}
		return nil
	}))
}

// fileSize is the size of the database with its log after shrinking, in bytes.
func (s store) fileSize(t testing.TB) (n int64) {
	t.Helper()
	ok(t, s.Shrink(t.Context()))
	for _, name := range []string{s.config.Path, s.config.Path + "-wal"} {
		n += must[os.FileInfo](t)(os.Stat(name)).Size()
	}
	return n
}

func TestShrink(t *testing.T) {
	const questions = 12_000
	for name, old := range map[string]bool{"a new file": false, "a file of an earlier version": true} {
		t.Run(name, func(t *testing.T) {
			c := data.Config{Path: filepath.Join(t.TempDir(), "studitiru.db")}
			if old { // as it was made before files gave room back
				db := must[*sql.DB](t)(sql.Open("sqlite", c.Path))
				must[sql.Result](t)(db.Exec(`PRAGMA auto_vacuum = NONE; CREATE TABLE first (a TEXT); DROP TABLE first`))
				ok(t, db.Close())
			}
			s := open(t, c, newClock())
			before := s.fileSize(t)
			s.fill(t, questions)
			full := s.fileSize(t)
			ok(t, s.Prune(t.Context(), start.Add(91*24*time.Hour)))
			after := s.fileSize(t)
			t.Logf("%d bytes, %d with questions, %d without", before, full, after)
			if full < before+questions*1000 || after > before+100_000 {
				t.Errorf("the file has %d bytes, %d with %d questions, and %d without them", before, full, questions, after)
			}
			ok(t, s.Check(t.Context()))
		})
	}
}

func TestShrinkOnEachEngine(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) { ok(t, s.Shrink(t.Context())) })
}

// What is kept longer, or shorter, than usual.
func TestKeep(t *testing.T) {
	const day = 24 * time.Hour
	for keep, left := range map[time.Duration]int{0: 0, 30 * day: 0, 365 * day: 2} {
		c := newSQLite(t)
		c.Keep = keep
		s := open(t, c, newClock())
		s.fill(t, 2)
		ok(t, s.Prune(t.Context(), start.Add(91*day)))
		if n := s.count(t, `SELECT COUNT(*) FROM questions`); n != left {
			t.Errorf("kept for %v, %d questions are left after 91 days, want %d", keep, n, left)
		}
	}
}
