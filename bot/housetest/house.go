package housetest

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"studitiru/bot"
	"studitiru/bot/talk"
	"studitiru/data"
	"studitiru/data/seed"
	"studitiru/index"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/answer"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/fact"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/question"
	"studitiru/knowledge/team"
)

// Options say what a House has beside an empty store. The zero Options are a house that finds nothing.
type Options struct {
	Documents []knowledge.Document // published before anything is said; Find is not needed with them
	Find      bool                 // questions are answered from what is published, by an index
	Rules     bool                 // the shipped table of rules that no longer hold
	Admins    []int64              // superadmins by configuration
	Pages     map[string]string    // HTML of the web, by address
	Explain   func(context.Context, string) (string, error)
}

// Shown is a message of the bot as it stands in a chat.
type Shown struct {
	ID   int
	Text string
	Keys talk.Keyboard
	File *talk.SendFile
}

// House is the conversation on a store of its own, with the test's clock, and all that was said in its chats.
type House struct {
	*testing.T
	DB      *data.DB
	Bot     *bot.Bot
	Teams   *team.Teams
	Desk    *desk.Desk
	Library *knowledge.Library
	At      time.Time         // the clock; Chair's methods move it on by ten seconds
	Chats   map[int64][]Shown // by chat, the newest last
	Toast   string            // what the button that was pressed last was answered with
	Inlined talk.AnswerInline // what the bot offered last while somebody typed its name
	Failing error             // when set, every search fails with it

	index     *index.Index
	posted    map[string]bool // keys of notices that were sent
	files     map[string][]byte
	pages     map[string]string
	ids       int
	gathering bool             // files that come are not read yet
	answers   int              // to the button that was pressed last
	last      int              // the message that was put in last
	said      map[[2]int64]int // the newest message that a person wrote, by chat and person
}

var shipped = sync.OnceValues(func() (almanac team.Almanac, err error) {
	if almanac.Holidays, err = agenda.ReadHolidays(seed.Holidays()); err != nil {
		return almanac, err
	}
	if almanac.Instruments, err = ipp.ReadInstruments(seed.Instruments()); err != nil {
		return almanac, err
	}
	if almanac.Efforts, err = ipp.ReadEfforts(seed.Instruments()); err != nil {
		return almanac, err
	}
	if almanac.Phases, err = seed.Phases(); err != nil {
		return almanac, err
	}
	areas, err := seed.Areas()
	if err != nil {
		return almanac, err
	}
	defer areas.Close()
	almanac.Places, err = ipp.ReadTable(seed.Instruments(), areas)
	return almanac, err
})

// reader reads questions, as in the program.
var reader = sync.OnceValues(func() (*question.Reader, error) {
	l, err := language()
	if err != nil {
		return nil, err
	}
	return question.New(l, seed.Tables())
})

var language = sync.OnceValues(func() (*indonesian.Language, error) { return indonesian.New(seed.Vocabulary()) })

var facts = sync.OnceValues(func() (*fact.Reader, error) {
	l, err := language()
	if err != nil {
		return nil, err
	}
	return fact.New(l, seed.Vocabulary())
})

// storeConfig is a new store that reads facts, as in the program.
func (h *House) storeConfig() data.Config {
	h.Helper()
	reader, err := facts()
	h.Must(err)
	l, err := language()
	h.Must(err)
	return data.Config{Path: filepath.Join(h.TempDir(), "store.db"), Facts: reader.Facts, FactsVersion: "test",
		Province: func(place string) string {
			_, province, _ := l.Official(place)
			return province
		}}
}

// sense is what texts are understood with, as in the program.
func sense() (desk.Sense, error) {
	labels, err := seed.Labels()
	if err != nil {
		return desk.Sense{}, err
	}
	reader, err := facts()
	if err != nil {
		return desk.Sense{}, err
	}
	return desk.Sense{
		Labels:   labels,
		Measures: reader.Measures(),
		Place:    func(words string) string { return places(words).Name },
	}, nil
}

// places knows the names of places, as the program does.
func places(words string) talk.Place {
	l, err := language()
	if err != nil {
		return talk.Place{}
	}
	if name, province, ok := l.Official(words); ok {
		return talk.Place{Name: name, Province: province}
	}
	return talk.Place{Near: l.Near(words, 4)}
}

// Open opens a house at 4 January 2027, a Monday, 09.00 in WITA.
func Open(t *testing.T, o Options) *House {
	t.Helper()
	h := &House{T: t, At: Moment(t, "2027-01-04 09:00", "Asia/Makassar"),
		Chats: map[int64][]Shown{}, posted: map[string]bool{}, said: map[[2]int64]int{}, files: map[string][]byte{}, pages: o.Pages}
	now := func() time.Time { return h.At }
	log := slog.New(slog.DiscardHandler)
	db, err := data.Open(t.Context(), h.storeConfig(), now, rand.Reader)
	h.Must(err)
	t.Cleanup(func() { db.Close() })
	h.DB = db
	h.Library = knowledge.NewLibrary(db, db, desk.SpellingOut(h, db), now, log)
	if o.Rules {
		rules, err := seed.ReplacedRules()
		h.Must(err)
		h.Library = h.Library.WithReplacedRules(rules)
	}
	for _, d := range o.Documents {
		h.Publish(d)
	}
	if o.Find || len(o.Documents) > 0 {
		h.openIndex(log)
	}
	almanac, err := shipped()
	h.Must(err)
	h.Teams = team.New(db, db, db, almanac, nil, now)
	senses, err := sense()
	h.Must(err)
	h.Desk = desk.New(db, db, db, o.Admins, now, log).WithSense(senses)
	h.Bot = bot.New(bot.Config{
		Library: h.Library, Memory: db, People: db, Self: func() string { return "studitiru_bot" }, Now: now, Random: rand.Reader,
		Log: log, Admins: o.Admins, Explain: o.Explain,
		Teams: h.Teams, Places: places, Desk: h.Desk, Records: db, Documents: db, Files: h, Reader: h, Drawer: h, Pages: h,
		Kept: data.QuestionLife,
	})
	return h
}

func (h *House) openIndex(log *slog.Logger) {
	h.Helper()
	l, err := language()
	h.Must(err)
	now := func() time.Time { return h.At }
	h.index, err = index.Open(index.Config{Language: l, Journal: h.DB, Now: now, Log: log})
	h.Must(err)
	h.Cleanup(func() { h.index.Close() })
	reader, err := reader()
	h.Must(err)
	answers, err := answer.New(
		answer.Config{Store: h.DB, Search: desk.SpellingOut(h, h.DB), Words: h.index, Reader: reader, Language: l,
			Vocabulary: seed.Vocabulary(), Now: now},
	)
	h.Must(err)
	h.Library.WithAnswerer(answers)
	h.follow()
}

// follow brings the index up to the store.
func (h *House) follow() {
	h.Helper()
	if h.index != nil {
		_, err := h.index.Sync(h.Context())
		h.Must(err)
	}
}

// Search searches the index, if there is one.
func (h *House) Search(ctx context.Context, r knowledge.SearchRequest) (knowledge.SearchResult, error) {
	switch {
	case h.Failing != nil:
		return knowledge.SearchResult{}, h.Failing
	case h.index == nil:
		return knowledge.SearchResult{}, nil
	}
	return h.index.Search(ctx, r) //nolint:wrapcheck // the house stands for the index
}

// Moment is "2027-01-04 09:00" in a zone.
func Moment(t *testing.T, at, zone string) time.Time {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", at, location)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// Must ends the test at an error.
func (h *House) Must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// Publish puts a document into the library and returns its number. A key, a source, a place and a year are made up
// where there are none.
func (h *House) Publish(d knowledge.Document) int64 {
	h.Helper()
	if d.Key == "" {
		d.Key = fmt.Sprintf("uji-%d-%s", len(d.Title), d.Title)
	}
	if d.Kind == "" {
		d.Kind = knowledge.Innovation
	}
	if len(d.Places) == 0 {
		d.Places = []string{"Kota Pontianak"}
	}
	if d.Year == 0 {
		d.Year = 2026
	}
	if len(d.Sources) == 0 {
		d.Sources = []knowledge.Source{{Title: "Uji", URL: "https://example.org"}}
	}
	saved, _, err := h.Library.Add(h.Context(), knowledge.BySystem("test"), d)
	h.Must(err)
	h.follow()
	return saved.ID
}

// State is the state of a document.
func (h *House) State(id int64) knowledge.State {
	h.Helper()
	d, err := h.DB.Document(h.Context(), id)
	h.Must(err)
	return d.State
}

// Audited reports whether an action is among the newest of the audit.
func (h *House) Audited(action string) bool {
	h.Helper()
	list, err := h.DB.NewestAudit(h.Context(), 200)
	h.Must(err)
	return slices.ContainsFunc(list, func(e knowledge.AuditEntry) bool { return e.Action == action })
}
