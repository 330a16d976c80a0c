package index

import (
	"context"
	"slices"
	"sync"
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// memory is a journal in memory, as data.DB keeps one.
type memory struct {
	mu        sync.Mutex
	identity  string
	seq       int64
	documents map[int64]knowledge.Document
	asked     int // calls of ChangesAfter
}

func newMemory(documents ...knowledge.Document) *memory {
	m := &memory{identity: "memory", documents: map[int64]knowledge.Document{}}
	for _, d := range documents {
		m.put(d)
	}
	return m
}

// put stores a document, new when it has no ID.
func (m *memory) put(d knowledge.Document) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seq++
	if d.ID == 0 {
		d.ID = int64(len(m.documents) + 1)
	}
	if d.State == "" {
		d.State = knowledge.Published
	}
	d.Version = m.documents[d.ID].Version + 1
	d.Seq = m.seq
	m.documents[d.ID] = d
	return d.ID
}

func (m *memory) setState(id int64, to knowledge.State) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seq++
	d := m.documents[id]
	d.State, d.Seq = to, m.seq
	m.documents[id] = d
}

func (m *memory) ChangesAfter(_ context.Context, seq int64, limit int) ([]knowledge.Change, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked++
	var out []knowledge.Change
	for _, d := range m.documents {
		if d.Seq > seq {
			out = append(out, knowledge.Change{Seq: d.Seq, Document: d})
		}
	}
	slices.SortFunc(out, func(a, b knowledge.Change) int { return int(a.Seq - b.Seq) })
	return out[:min(len(out), limit)], nil
}

func (m *memory) StoreState(context.Context) (string, int64, int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	published := 0
	for _, d := range m.documents {
		if d.State == knowledge.Published {
			published++
		}
	}
	return m.identity, m.seq, published, nil
}

var language = sync.OnceValues(func() (*indonesian.Language, error) { return indonesian.New(seed.Vocabulary()) })

func testLanguage(t testing.TB) *indonesian.Language {
	t.Helper()
	l, err := language()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// openTest opens an index of the journal and brings it up to date.
func openTest(t testing.TB, cfg Config) *Index {
	t.Helper()
	cfg.Language = testLanguage(t)
	x, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := x.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	x.spelling.Wait()
	return x
}

func document(title, body string) knowledge.Document {
	return knowledge.Document{Body: body, Meta: knowledge.Meta{Title: title, Kind: knowledge.Guide, Visibility: knowledge.Public}}
}

// ask searches and fails the test on an error.
func ask(t testing.TB, x *Index, text string) knowledge.SearchResult {
	t.Helper()
	found, err := x.Search(t.Context(), knowledge.SearchRequest{Text: text, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
