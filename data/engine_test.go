package data_test

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"go.uber.org/goleak"

	"studitiru/data"
	"studitiru/knowledge"
)

func TestMain(m *testing.M) {
	if file := os.Getenv(acceptInto); file != "" {
		acceptForEver(file)
		return
	}
	goleak.VerifyTestMain(m)
}

// store is an open store of a test with its clock, and what is needed to open it once more.
type store struct {
	*data.DB
	config data.Config
	clock  *clock
}

// clock is the test's own time.
type clock struct{ ms atomic.Int64 }

// start is when every test begins.
var start = time.Date(2026, 11, 23, 1, 2, 3, 0, time.UTC)

func newClock() *clock {
	c := &clock{}
	c.ms.Store(start.UnixMilli())
	return c
}

func (c *clock) now() time.Time          { return time.UnixMilli(c.ms.Load()).UTC() }
func (c *clock) pass(d time.Duration)    { c.ms.Add(d.Milliseconds()) }
func (s store) onSQLite() bool           { return s.config.URL == "" }
func (s store) again(t testing.TB) store { return open(t, s.config, s.clock) }

// open opens a store, once more when it is open already, for the time of the test.
func open(t testing.TB, c data.Config, clock *clock) store {
	t.Helper()
	db, err := data.Open(t.Context(), c, clock.now, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return store{db, c, clock}
}

// eachEngine runs a test on a new, empty store of every engine.
func eachEngine(t *testing.T, test func(t *testing.T, s store)) {
	t.Helper()
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, open(t, newSQLite(t), newClock()))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		test(t, open(t, newPostgres(t), newClock()))
	})
}

func newSQLite(t testing.TB) data.Config {
	return data.Config{Path: filepath.Join(t.TempDir(), "studitiru.db")}
}

// newPostgres makes a schema for the test.
func newPostgres(t testing.TB) data.Config {
	t.Helper()
	address := os.Getenv("TEST_DATABASE_URL")
	if address == "" {
		t.Skip("TEST_DATABASE_URL is not set: name a PostgreSQL database, postgres://…, to run this test on it")
	}
	admin, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	schema := "t_" + strings.ToLower(rand.Text())
	if _, err := admin.ExecContext(t.Context(), "CREATE SCHEMA "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := admin.ExecContext(context.Background(), "DROP SCHEMA "+schema+" CASCADE"); err != nil {
			t.Error(err)
		}
		if err := admin.Close(); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return data.Config{URL: u.String()}
}

// must returns the value and ends the test on an error.
func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// document makes a published document whose content is told by hash.
func document(key, hash string) knowledge.Document {
	return knowledge.Document{
		Key: key, State: knowledge.Published, Hash: hash, Body: "Isi " + hash + ".",
		Meta: knowledge.Meta{
			Title: "Judul " + key, Kind: knowledge.Innovation,
			Sources: []knowledge.Source{{Title: "Sumber", URL: "https://example.org/" + key}},
		},
	}
}

func (s store) save(t testing.TB, d knowledge.Document) knowledge.Document {
	t.Helper()
	saved, err := s.SaveDocument(t.Context(), knowledge.BySystem("test"), d)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// count runs a query for one number behind the store.
func (s store) count(t testing.TB, query string) int {
	t.Helper()
	var n int
	if err := s.SQL().QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func update(id, queue int64) knowledge.Incoming {
	return knowledge.Incoming{ID: id, Queue: queue, Raw: fmt.Appendf(nil, `{"update_id":%d}`, id), Received: start}
}

func call(key string, queue int64, p knowledge.Priority) knowledge.Outgoing {
	return knowledge.Outgoing{Key: key, Queue: queue, Priority: p, Payload: []byte(`{"key":"` + key + `"}`), Created: start}
}
