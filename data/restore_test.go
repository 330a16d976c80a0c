package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"studitiru/data"
	"studitiru/knowledge"
)

// copied backs a store up, or skips the test where PostgreSQL's own programs are not installed.
func (s store) copied(t testing.TB) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "cadangan")
	err := s.Backup(t.Context(), file)
	if errors.Is(err, data.ErrNoTools) {
		t.Skip(err)
	}
	ok(t, err)
	return file
}

// What was there when it was copied is there again, and what came later is not; what waited then is not sent again.
func TestRestore(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		s.save(t, document("first", "h"))
		must[int](t)(s.Accept(ctx, []knowledge.Incoming{update(1, 7), update(2, 7)}))
		ok(t, s.Enqueue(ctx, []knowledge.Outgoing{call("a", 1, 0), call("b", 1, 0), call("c", 2, 0)}))
		sent := must[knowledge.Outgoing](t)(s.ClaimOutgoing(ctx, "p", s.clock.now(), lease))
		ok(t, s.FinishOutgoing(ctx, sent.ID, "", s.clock.now()))
		file := s.copied(t)
		s.save(t, document("later", "h2"))
		ok(t, s.Close())

		kept := must[string](t)(data.Restore(ctx, s.config, file, s.clock.now()))
		if kept == "" {
			t.Error("what was there is not kept")
		}
		restored := open(t, s.config, s.clock)
		_, _, published, err := restored.StoreState(ctx)
		ok(t, err)
		if published != 1 {
			t.Errorf("%d documents, want the one that was copied", published)
		}
		done := must[data.Settled](t)(restored.Settle(ctx, s.clock.now()))
		if done != (data.Settled{Updates: 2, Calls: 2}) {
			t.Errorf("let go %+v", done)
		}
		if ids, keys := restored.claimAll(t), restored.sendable(t); ids != nil || keys != nil {
			t.Errorf("%v are handled and %v sent once more", ids, keys)
		}
		if n := must[int](t)(restored.Accept(ctx, []knowledge.Incoming{update(2, 7), update(3, 7)})); n != 1 {
			t.Errorf("%d updates are new, want 1", n)
		}
	})
}

// A copy that cannot be restored leaves everything as it was.
func TestRestoreIsRefused(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		s.save(t, document("first", "h"))
		file := s.copied(t)
		whole := must[[]byte](t)(os.ReadFile(file))
		torn := filepath.Join(t.TempDir(), "torn")
		ok(t, os.WriteFile(torn, whole[:len(whole)/2], 0o600))
		words := filepath.Join(t.TempDir(), "words")
		ok(t, os.WriteFile(words, []byte("bukan salinan"), 0o600))
		ok(t, s.Close())
		for _, bad := range []string{torn, words, filepath.Join(t.TempDir(), "none")} {
			if _, err := data.Restore(ctx, s.config, bad, s.clock.now()); err == nil {
				t.Errorf("%s was restored", filepath.Base(bad))
			}
			still := open(t, s.config, s.clock)
			if _, _, published, err := still.StoreState(ctx); err != nil || published != 1 {
				t.Errorf("after %s: %d documents, %v", filepath.Base(bad), published, err)
			}
			ok(t, still.Close())
		}
	})
}

func TestCopiesOfTheOtherEngine(t *testing.T) {
	for begin, c := range map[string]data.Config{
		"SQLite format 3\x00": {URL: "postgres://nobody@127.0.0.1:1/none"}, "PGDMP...........": {Path: filepath.Join(t.TempDir(), "x.db")},
	} {
		file := filepath.Join(t.TempDir(), "copy")
		ok(t, os.WriteFile(file, []byte(begin), 0o600))
		if err := data.CheckCopy(t.Context(), c, file); !errors.Is(err, data.ErrNoCopy) {
			t.Errorf("%q: %v", begin, err)
		}
	}
}

// Who fetches updates keeps a restore from happening.
func TestBusy(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := context.Background()
		if must[bool](t)(s.Busy(ctx, s.clock.now())) {
			t.Error("nobody is there")
		}
		must[bool](t)(s.HoldLease(ctx, "poller", "p", s.clock.now(), time.Second))
		if !must[bool](t)(s.Busy(ctx, s.clock.now())) {
			t.Error("somebody is there")
		}
		if must[bool](t)(s.Busy(ctx, s.clock.now().Add(2*time.Second))) {
			t.Error("who was there is gone")
		}
	})
}
