package answer_test

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"studitiru/data"
	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/answer"
	"studitiru/knowledge/fact"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/question"
)

// house answers from documents as the program does, without a conversation.
type house struct {
	testing.TB
	db      *data.DB
	index   *index.Index
	engine  *answer.Engine
	library *knowledge.Library
	at      time.Time

	language *indonesian.Language
	log      *slog.Logger
}

var language = sync.OnceValues(func() (*indonesian.Language, error) { return indonesian.New(seed.Vocabulary()) })

var folder = flag.String("documents", "", "folder of documents to answer from, instead of those that ship")

// shipped are the documents that ship with the program, or those of the folder that the flag names.
func shipped(t testing.TB) (out []knowledge.Document) {
	t.Helper()
	if *folder == "" {
		out, err := seed.Documents()
		must(t, err)
		return out
	}
	files, err := filepath.Glob(filepath.Join(*folder, "*.md"))
	must(t, err)
	for _, f := range files {
		raw, err := os.ReadFile(f)
		must(t, err)
		d, err := knowledge.ParseMarkdown(f, raw)
		must(t, err)
		out = append(out, d)
	}
	return out
}

// shared is the one house that seeded gives out, in a folder that TestMain removes.
var shared struct {
	made  sync.Once
	house *house
	dir   string
}

func TestMain(m *testing.M) {
	var err error
	if shared.dir, err = os.MkdirTemp("", "studitiru-answer-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(shared.dir) // what is left in the folder of temporary files harms nobody
	os.Exit(code)
}

// lasting is a test whose context, folder and cleanups are those of the process.
type lasting struct{ testing.TB }

func (lasting) Context() context.Context { return context.Background() }
func (lasting) TempDir() string          { return shared.dir }
func (lasting) Cleanup(func())           {}

// seeded is a house with the documents that ship. Tests share its store: they ask, and change nothing.
func seeded(t testing.TB) *house {
	t.Helper()
	shared.made.Do(func() { shared.house = open(lasting{t}, shipped(t)...) })
	if shared.house == nil {
		t.Fatal("there is no house: see the first test that wanted it")
	}
	h := *shared.house
	h.TB = t
	return &h
}

func open(t testing.TB, documents ...knowledge.Document) *house {
	t.Helper()
	h := &house{TB: t, at: time.Date(2026, 11, 26, 2, 0, 0, 0, time.UTC)}
	now := func() time.Time { return h.at }
	log := slog.New(slog.DiscardHandler)
	var err error
	l, err := language()
	must(t, err)
	h.language, h.log = l, log
	facts, err := fact.New(l, seed.Vocabulary())
	must(t, err)
	config := data.Config{Path: filepath.Join(t.TempDir(), "store.db"), Facts: facts.Facts, FactsVersion: "test",
		Province: l.Province}
	h.db, err = data.Open(t.Context(), config, now, rand.Reader)
	must(t, err)
	t.Cleanup(func() { h.db.Close() })
	h.index, err = index.Open(index.Config{Language: l, Journal: h.db, Now: now, Log: log})
	must(t, err)
	t.Cleanup(func() { h.index.Close() })
	h.search(h.index)
	h.publish(documents...)
	return h
}

// search puts an engine on a searcher.
func (h *house) search(s knowledge.Searcher) {
	h.Helper()
	reader, err := question.New(h.language, seed.Tables())
	must(h, err)
	h.engine, err = answer.New(answer.Config{Store: h.db, Search: s, Words: h.index, Reader: reader,
		Language: h.language, Vocabulary: seed.Vocabulary(), Now: func() time.Time { return h.at }})
	must(h, err)
	h.library = knowledge.NewLibrary(h.db, h.db, s, func() time.Time { return h.at }, h.log).WithAnswerer(h.engine)
}

// publish puts documents into the store, in one transaction, and brings the index up to it.
func (h *house) publish(documents ...knowledge.Document) {
	h.Helper()
	must(h, h.db.Within(h.Context(), func(ctx context.Context) error {
		for _, d := range documents {
			if _, err := h.db.SaveDocument(ctx, knowledge.BySystem("test"), d); err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
				return err
			}
		}
		return nil
	}))
	_, err := h.index.Sync(h.Context())
	must(h, err)
	must(h, h.engine.Follow(h.Context()))
}

func (h *house) ask(text string) knowledge.Answer {
	h.Helper()
	return h.askAs(knowledge.Question{Text: text})
}

func (h *house) askAs(q knowledge.Question) knowledge.Answer {
	h.Helper()
	q.Unrecorded = true
	a, err := h.library.Ask(h.Context(), q)
	must(h, err)
	return a
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
