package desk_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"studitiru/data"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// start is when every test begins, a Monday.
var start = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

// The people of an office, one for every role and a second one for those that matter.
const (
	admin       int64 = 1
	curator     int64 = 2
	otherOne    int64 = 3 // a curator too
	contributor int64 = 4
	neighbour   int64 = 5 // a contributor too
	guest       int64 = 6
	member      int64 = 7
	lead        int64 = 8
)

var staff = map[int64]knowledge.Role{
	admin: knowledge.SuperAdmin, curator: knowledge.Curator, otherOne: knowledge.Curator, contributor: knowledge.Contributor,
	neighbour: knowledge.Contributor, guest: knowledge.Guest, member: knowledge.Member, lead: knowledge.TeamLead,
}

// office is a Desk on a store of its own, with the clock of the test.
type office struct {
	*desk.Desk
	db  *data.DB
	now time.Time
	n   int // documents made
}

// empty is a store that was never written to, made once: what it is costs more than to copy it.
var empty = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "desk")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "desk.db")
	db, err := data.Open(context.Background(), data.Config{Path: file}, func() time.Time { return start }, rand.Reader)
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// opened is an office without people; admins are superadmins by configuration.
func opened(t *testing.T, admins ...int64) *office {
	t.Helper()
	o := &office{now: start}
	clock := func() time.Time { return o.now }
	file := filepath.Join(t.TempDir(), "desk.db")
	raw, err := empty()
	ok(t, err)
	ok(t, os.WriteFile(file, raw, 0o600))
	db, err := data.Open(t.Context(), data.Config{Path: file}, clock, rand.Reader)
	ok(t, err)
	t.Cleanup(func() { ok(t, db.Close()) })
	o.db, o.Desk = db, desk.New(db, db, db, admins, clock, slog.New(slog.DiscardHandler))
	return o
}

func staffed(t *testing.T, admins ...int64) *office {
	t.Helper()
	o := opened(t, admins...)
	o.in(t, func(ctx context.Context) error {
		for id, role := range staff {
			if _, err := o.db.SeePerson(ctx, knowledge.Person{ID: id, Name: fmt.Sprint("Orang ", id), Active: true}); err != nil {
				return err
			}
			if err := o.db.SetRole(ctx, system, id, role, ""); err != nil {
				return err
			}
		}
		return nil
	})
	return o
}

func (o *office) meet(t *testing.T, id int64, role knowledge.Role, agency string) {
	t.Helper()
	_, err := o.db.SeePerson(t.Context(), knowledge.Person{ID: id, Name: fmt.Sprint("Orang ", id), Active: true})
	ok(t, err)
	ok(t, o.db.SetRole(t.Context(), system, id, role, agency))
}

func (o *office) role(t *testing.T, id int64) knowledge.Role {
	t.Helper()
	p, err := o.db.Person(t.Context(), id)
	ok(t, err)
	return p.Role
}

var system = knowledge.BySystem("test")

func by(person int64) knowledge.Actor { return knowledge.ByPerson(person, "chat") }

func proposal(title, body string) desk.Proposal {
	return desk.Proposal{Document: knowledge.Document{Body: body + "\n", Meta: knowledge.Meta{
		Title: title, Kind: knowledge.Innovation, Places: []string{"Kota Uji"}, Year: 2026,
		Sources: []knowledge.Source{{Title: "Sumber uji", URL: "https://example.org/"}},
	}}}
}

// different are texts that have nothing in common.
func (o *office) different() desk.Proposal {
	o.n++
	body := fmt.Sprintf("Kalimat %d tentang pokok %d dan hasil %d pada loket %d.", o.n, o.n, o.n, o.n)
	return proposal(fmt.Sprintf("Judul %d", o.n), body)
}

// waiting sends a proposal of somebody.
func (o *office) waiting(t *testing.T, author knowledge.Actor) knowledge.Document {
	t.Helper()
	doc, err := o.Submit(t.Context(), author, o.different())
	ok(t, err)
	return doc
}

// published is a document of somebody that a curator approved.
func (o *office) published(t *testing.T, author knowledge.Actor) knowledge.Document {
	t.Helper()
	doc, _, err := o.Approve(t.Context(), system, o.waiting(t, author).ID)
	ok(t, err)
	return doc
}

func (o *office) state(t *testing.T, id int64) knowledge.State {
	t.Helper()
	doc, err := o.db.Document(t.Context(), id)
	ok(t, err)
	return doc.State
}

// audited counts the entries of an action.
func (o *office) audited(t *testing.T, action string) (n int) {
	t.Helper()
	list, err := o.db.Audit(t.Context(), 0, 0)
	ok(t, err)
	for _, e := range list {
		if e.Action == action {
			n++
		}
	}
	return n
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// comes checks an error; nil is none.
func comes(t *testing.T, what string, err, want error) {
	t.Helper()
	if want == nil && err != nil || want != nil && !errors.Is(err, want) {
		t.Errorf("%s: got error %v, want %v", what, err, want)
	}
}

// in runs do in one transaction of the store.
func (o *office) in(t *testing.T, do func(ctx context.Context) error) {
	t.Helper()
	ok(t, o.db.Within(t.Context(), do))
}
