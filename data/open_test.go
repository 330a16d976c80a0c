package data_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"studitiru/data"
	"studitiru/knowledge"
)

func TestOpenTwice(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		saved := s.save(t, document("a", "h"))
		id, _, _, err := s.StoreState(t.Context())
		ok(t, err)
		counters := s.count(t, `SELECT COUNT(*) FROM counters`)
		again := s.again(t)
		if same, _, _, _ := again.StoreState(t.Context()); same != id {
			t.Errorf("identity %q, was %q", same, id)
		}
		must[knowledge.Document](t)(again.Document(t.Context(), saved.ID))
		if n := s.count(t, `SELECT COUNT(*) FROM counters`); n != counters {
			t.Errorf("%d counters, were %d", n, counters)
		}
	})
}

func TestOpenAtOnce(t *testing.T) {
	for name, config := range map[string]func(testing.TB) data.Config{"sqlite": newSQLite, "postgres": newPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := config(t)
			var wg sync.WaitGroup
			ids := make([]string, 4)
			for i := range ids {
				wg.Go(func() {
					db, err := data.Open(t.Context(), c, newClock().now, rand.Reader)
					if err != nil {
						t.Error(err)
						return
					}
					ids[i], _, _, err = db.StoreState(t.Context())
					if err := errors.Join(err, db.Close()); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			for _, id := range ids {
				if id != ids[0] || id == "" {
					t.Fatalf("identities %q", ids)
				}
			}
		})
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		_, err := s.SQL().ExecContext(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, TRUE)`)
		ok(t, err)
		db, err := data.Open(t.Context(), s.config, s.clock.now, rand.Reader)
		if !errors.Is(err, data.ErrNewer) {
			t.Errorf("got %v, want ErrNewer", err)
		}
		if err == nil {
			ok(t, db.Close())
		}
	})
}

func TestWhatCannotBeOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	ok(t, os.WriteFile(file, []byte(strings.Repeat("bukan basis data\n", 500)), 0o600))
	for name, c := range map[string]struct {
		config data.Config
		want   error
		says   string
	}{
		"nothing":         {data.Config{}, nil, "neither"},
		"no database":     {data.Config{Path: file}, data.ErrDamaged, "open the database"},
		"a folder":        {data.Config{Path: dir}, nil, "open the database"},
		"below a file":    {data.Config{Path: filepath.Join(file, "x.db")}, nil, "folder"},
		"no URL":          {data.Config{URL: "postgres://u:rahasia@h:port/x"}, nil, "read the database's URL"},
		"broken URL":      {data.Config{URL: "postgres://u:rah%zzasia@h/x"}, nil, "read the database's URL"},
		"unknown setting": {data.Config{URL: "postgres://u:rahasia@127.0.0.1/x?sslmode=rahasia"}, nil, "read the database's URL"},
		"nobody listens": {data.Config{URL: "postgres://u:rahasia@127.0.0.1:1/x?sslmode=disable"}, nil,
			"reach the database x on 127.0.0.1:1"},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := data.Open(t.Context(), c.config, newClock().now, rand.Reader)
			if err == nil {
				ok(t, db.Close())
				t.Fatal("opened")
			}
			if c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("%q does not say %q", err, c.says)
			}
			if strings.Contains(err.Error(), "rahasia") {
				t.Errorf("%q tells the password", err)
			}
		})
	}
}

func TestDamagedFileIsRefused(t *testing.T) {
	t.Parallel()
	c := newSQLite(t)
	s := open(t, c, newClock())
	for i := range 50 {
		s.save(t, document(fmt.Sprint(i), strings.Repeat("isi ", 200)))
	}
	ok(t, s.Check(t.Context()))
	file := filepath.Join(t.TempDir(), "damaged.db")
	ok(t, s.Backup(t.Context(), file))
	raw := must[[]byte](t)(os.ReadFile(file))
	for i := 3 * 4096; i < len(raw); i += 2 { // past the first pages, which hold the schema
		raw[i] ^= 0x5a
	}
	ok(t, os.WriteFile(file, raw, 0o600))
	db, err := data.Open(t.Context(), data.Config{Path: file}, newClock().now, rand.Reader)
	if !errors.Is(err, data.ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
	if err == nil {
		ok(t, db.Close())
	}
}

func TestOddPath(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a b?c=d&e#f%20g", "ä 'x'.db")
	open(t, data.Config{Path: file}, newClock())
	info, err := os.Stat(file)
	ok(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the store: %v", info.Mode())
	}
}

func TestFullDisk(t *testing.T) {
	t.Parallel()
	s := open(t, newSQLite(t), newClock())
	kept := s.save(t, document("kept", "h"))
	s.SQL().SetMaxOpenConns(1) // the limit is one connection's
	_, err := s.SQL().ExecContext(t.Context(), `PRAGMA max_page_count = 1`)
	ok(t, err) // SQLite takes it as "no page more than there are"
	d := document("large", "h")
	d.Body = strings.Repeat("panjang ", 100_000)
	if _, err := s.SaveDocument(t.Context(), knowledge.BySystem("test"), d); !errors.Is(err, data.ErrFull) ||
		!strings.Contains(err.Error(), `save document "large"`) {
		t.Errorf("got %v, want ErrFull and what was tried", err)
	}
	must[knowledge.Document](t)(s.Document(t.Context(), kept.ID))
	if _, seq, published, _ := s.StoreState(t.Context()); seq != 1 || published != 1 {
		t.Errorf("half of it was kept: %d changes, %d documents", seq, published)
	}
}

func TestBackupWhileWriting(t *testing.T) {
	t.Parallel()
	s := open(t, newSQLite(t), newClock())
	s.save(t, document("first", "h"))
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			_, err := s.SaveDocument(ctx, knowledge.BySystem("test"), document(fmt.Sprint(i), "h"))
			if err != nil && ctx.Err() == nil {
				t.Error(err)
			}
		}
	})
	file := filepath.Join(t.TempDir(), "cadangan.db")
	for range 3 {
		ok(t, s.Backup(t.Context(), file))
	}
	stop()
	wg.Wait()

	entries := must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(file)))
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	restored := open(t, data.Config{Path: file}, newClock())
	ok(t, restored.Check(t.Context()))
	id, _, _, _ := s.StoreState(t.Context())
	other, seq, published, err := restored.StoreState(t.Context())
	ok(t, err)
	if other == id || int(seq) != published || published == 0 {
		t.Errorf("identity %q (of the original %q), %d changes, %d documents", other, id, seq, published)
	}
	changes := must[[]knowledge.Change](t)(restored.ChangesAfter(t.Context(), 0, 0))
	if len(changes) != published {
		t.Errorf("%d changes, want %d", len(changes), published)
	}
}

func TestBackupIsRefused(t *testing.T) {
	t.Parallel()
	c := newSQLite(t)
	s, other := open(t, c, newClock()), open(t, newSQLite(t), newClock())
	for name, file := range map[string]string{
		"itself": c.Path, "a folder": t.TempDir(), "in use": other.config.Path, "no folder": filepath.Join(t.TempDir(), "x", "y.db"),
	} {
		if err := s.Backup(t.Context(), file); err == nil {
			t.Errorf("%s: backed up", name)
		}
	}
	err := s.Within(t.Context(), func(ctx context.Context) error { return s.Backup(ctx, filepath.Join(t.TempDir(), "b.db")) })
	if err == nil {
		t.Error("backed up inside a transaction")
	}
	ok(t, s.Check(t.Context()))
	ok(t, other.Check(t.Context()))
}

func TestHeldByAnotherProgram(t *testing.T) {
	t.Parallel()
	s := open(t, newSQLite(t), newClock())
	s.SQL().SetMaxOpenConns(1)
	_, err := s.SQL().ExecContext(t.Context(), `PRAGMA busy_timeout = 1`)
	ok(t, err)
	other, err := sql.Open("sqlite", "file:"+s.config.Path+"?_txlock=exclusive")
	ok(t, err)
	tx, err := other.BeginTx(t.Context(), nil)
	ok(t, err)
	if _, err := s.RecordGap(t.Context(), "k", "", start); !errors.Is(err, data.ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
	ok(t, errors.Join(tx.Rollback(), other.Close()))
	must[knowledge.Gap](t)(s.RecordGap(t.Context(), "k", "", start))
}

// acceptInto makes a run of this test program accept updates into a file until it is killed.
const acceptInto = "STUDITIRU_TEST_ACCEPT_INTO"

func acceptForEver(file string) {
	db, err := data.Open(context.Background(), data.Config{Path: file}, time.Now, rand.Reader)
	for id := int64(1); err == nil; id++ {
		if _, err = db.Accept(context.Background(), []knowledge.Incoming{update(id, id%3)}); err == nil {
			fmt.Println(id)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// What was accepted before a kill -9 is there after it.
func TestKilled(t *testing.T) {
	t.Parallel()
	c := newSQLite(t)
	var last int64
	for range 3 {
		command := exec.CommandContext(t.Context(), os.Args[0])
		command.Env = append(os.Environ(), acceptInto+"="+c.Path)
		out, err := command.StdoutPipe()
		ok(t, err)
		ok(t, command.Start())
		lines := bufio.NewScanner(out)
		for range 20 {
			if !lines.Scan() {
				t.Fatalf("the other process ended: %v", command.Wait())
			}
			id := must[int64](t)(strconv.ParseInt(lines.Text(), 10, 64))
			last = max(last, id)
		}
		ok(t, command.Process.Kill())
		_ = command.Wait() // it was killed
	}
	s := open(t, c, newClock())
	ok(t, s.Check(t.Context()))
	if n := s.count(t, fmt.Sprintf(`SELECT COUNT(*) FROM inbox WHERE finished = 0 AND id <= %d`, last)); n != int(last) {
		t.Errorf("%d of %d accepted updates are there", n, last)
	}
	ok(t, s.TakeOver(t.Context()))
	if ids := s.claimAll(t); len(ids) != 3 {
		t.Errorf("claimed %v, want the heads of three queues", ids)
	}
}
