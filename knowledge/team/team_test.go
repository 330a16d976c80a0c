package team_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/data"
	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team"
)

// start is when every test begins: Monday, 09.00 in Jakarta.
var start = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

const day = 24 * time.Hour

// The people: the lead and two members of a team, the lead of another, a superadmin and one by configuration.
const (
	lead     int64 = 1
	member   int64 = 2
	second   int64 = 3
	outsider int64 = 4
	admin    int64 = 5
	operator int64 = 6 // superadmin by configuration
	curator  int64 = 7
)

var system = knowledge.BySystem("test")

func by(person int64) knowledge.Actor { return knowledge.ByPerson(person, "chat") }

// work is the service on a store of its own, with one team and the clock of the test.
type work struct {
	*team.Teams
	db   *data.DB
	now  time.Time
	team team.Team
}

func begun(t *testing.T) *work {
	t.Helper()
	w := &work{now: start}
	clock := func() time.Time { return w.now }
	db, err := data.Open(t.Context(), data.Config{Path: filepath.Join(t.TempDir(), "team.db")}, clock, rand.Reader)
	ok(t, err)
	t.Cleanup(func() { ok(t, db.Close()) })
	w.db, w.Teams = db, team.New(db, db, db, almanac(t), []int64{operator}, clock)
	for _, id := range []int64{lead, member, second, outsider, admin, operator, curator} {
		_, err := db.SeePerson(t.Context(), knowledge.Person{ID: id, Name: fmt.Sprint("Orang ", id), Active: true})
		ok(t, err)
	}
	ok(t, db.SetRole(t.Context(), system, admin, knowledge.SuperAdmin, ""))
	ok(t, db.SetRole(t.Context(), system, curator, knowledge.Curator, ""))
	w.team = w.made(t, -100, lead)
	ok(t, w.Join(t.Context(), w.team.ID, member, "Dua"))
	ok(t, w.Join(t.Context(), w.team.ID, second, "Tiga"))
	return w
}

func (w *work) made(t *testing.T, chat, lead int64) team.Team {
	t.Helper()
	n := team.NewTeam(chat, lead, "Tim IPP")
	n.Zone, n.Place = "Asia/Jakarta", "Kota Pontianak"
	made, err := w.Create(t.Context(), by(lead), n, "Ketua")
	ok(t, err)
	return made
}

func almanac(t *testing.T) team.Almanac {
	t.Helper()
	instruments, err := ipp.ReadInstruments(seed.Instruments())
	ok(t, err)
	phases, err := seed.Phases()
	ok(t, err)
	return team.Almanac{Instruments: instruments, Phases: phases}
}

func (w *work) plan(t *testing.T, i team.Item) team.Item {
	t.Helper()
	if i.Team == 0 {
		i.Team = w.team.ID
	}
	if i.Title == "" {
		i.Title = "Kirim bukti"
	}
	if i.Kind == "" {
		i.Kind = team.ItemAgenda
	}
	planned, err := w.Plan(t.Context(), by(member), i)
	ok(t, err)
	return planned
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

// Who may do what: the daily work is for members, the team itself for its lead, everything for superadmins.
func TestRights(t *testing.T) {
	leads, members := []int64{lead, admin, operator}, []int64{lead, admin, operator, member, second}
	only := func(_ any, err error) error { return err }
	w := begun(t)
	ctx := t.Context()
	_, err := w.OpenCycle(ctx, by(lead), w.team.ID, 2024, "mandiri")
	ok(t, err)
	cycle, _, err := w.Cycle(ctx, by(lead), w.team.ID)
	ok(t, err)
	lines, err := w.Evidence(ctx, by(lead), cycle)
	ok(t, err)
	year, added := 2024, 0
	for _, c := range []struct {
		name string
		may  []int64
		do   func(by knowledge.Actor, item int64) error
	}{
		{"Change", leads, func(by knowledge.Actor, _ int64) error { return only(w.Change(ctx, by, w.team)) }},
		{"OpenCycle", leads, func(by knowledge.Actor, _ int64) error {
			year++
			return only(w.OpenCycle(ctx, by, w.team.ID, year, "mandiri"))
		}},
		{"Leave of another", leads, func(by knowledge.Actor, _ int64) error {
			if err := w.Join(ctx, w.team.ID, 99, "Lain"); err != nil {
				return err
			}
			return w.Leave(ctx, by, w.team.ID, 99)
		}},
		{"Team", members, func(by knowledge.Actor, _ int64) error { return only(w.Team(ctx, by, w.team.ID)) }},
		{"Members", members, func(by knowledge.Actor, _ int64) error { return only(w.Members(ctx, by, w.team.ID)) }},
		{"Plan", members, func(by knowledge.Actor, _ int64) error {
			return only(w.Plan(ctx, by, team.Item{Team: w.team.ID, Title: "Rapat"}))
		}},
		{"Item", members, func(by knowledge.Actor, id int64) error { return only(w.Item(ctx, by, id)) }},
		{"Items", members, func(by knowledge.Actor, _ int64) error { return only(w.Items(ctx, by, w.team.ID)) }},
		{"Complete", members, func(by knowledge.Actor, id int64) error {
			_, _, err := w.Complete(ctx, by, id, time.Time{})
			return err
		}},
		{"Reopen", members, func(by knowledge.Actor, id int64) error { return only(w.Reopen(ctx, by, id)) }},
		{"Settle", members, func(by knowledge.Actor, id int64) error { return only(w.Settle(ctx, by, id, team.ItemRunning, "")) }},
		{"Snooze", members, func(by knowledge.Actor, id int64) error {
			return only(w.Snooze(ctx, by, id, time.Time{}, agenda.Tomorrow))
		}},
		{"Undo", members, func(by knowledge.Actor, id int64) error { return only(w.Undo(ctx, by, id, time.Time{})) }},
		{"Stress", members, func(by knowledge.Actor, id int64) error { return only(w.Stress(ctx, by, id, true)) }},
		{"Sort", members, func(by knowledge.Actor, id int64) error { return only(w.Sort(ctx, by, id, team.ItemEvent)) }},
		{"Acknowledge", members, func(by knowledge.Actor, id int64) error { return only(w.Acknowledge(ctx, by, id)) }},
		{"Assign", members, func(by knowledge.Actor, id int64) error { return only(w.Assign(ctx, by, id, second)) }},
		{"Cancel", members, func(by knowledge.Actor, id int64) error { return only(w.Cancel(ctx, by, id)) }},
		{"Cycles", members, func(by knowledge.Actor, _ int64) error { return only(w.Cycles(ctx, by, w.team.ID)) }},
		{"Evidence", members, func(by knowledge.Actor, _ int64) error { return only(w.Evidence(ctx, by, cycle)) }},
		{"ChangeEvidence", members, func(by knowledge.Actor, _ int64) error {
			running := ipp.EvidenceRunning
			return only(w.ChangeEvidence(ctx, by, cycle, lines[0].ID, team.EvidenceChange{State: &running}))
		}},
		{"EvidenceHistory", members, func(by knowledge.Actor, _ int64) error { return only(w.EvidenceHistory(ctx, by, lines[0], 5)) }},
		{"AssignEvidence", leads, func(by knowledge.Actor, _ int64) error {
			return w.AssignEvidence(ctx, by, cycle, []int64{lines[1].ID}, second, w.now.Add(day))
		}},
		{"Units", members, func(by knowledge.Actor, _ int64) error { return only(w.Units(ctx, by, w.team.ID)) }},
		{"AddUnit", leads, func(by knowledge.Actor, _ int64) error {
			added++
			return only(w.AddUnit(ctx, by, w.team.ID, fmt.Sprint("Lokus ", added)))
		}},
		{"Estimates", members, func(by knowledge.Actor, _ int64) error {
			_, _, err := w.Estimates(ctx, by, cycle)
			return err
		}},
		{"Comment", members, func(by knowledge.Actor, _ int64) error { return w.Comment(ctx, by, cycle, ipp.F02, 1, "SK belum ada") }},
		{"CountSurvey", members, func(by knowledge.Actor, _ int64) error { return w.CountSurvey(ctx, by, cycle, 12, 30) }},
		{"PlanTask", members, func(by knowledge.Actor, _ int64) error {
			return only(w.PlanTask(ctx, by, cycle, 1, 4, team.Item{Title: "SK"}))
		}},
		{"Tasks", members, func(by knowledge.Actor, _ int64) error { return only(w.Tasks(ctx, by, cycle)) }},
		{"Rate", members, func(by knowledge.Actor, _ int64) error { return w.Rate(ctx, by, cycle, ipp.F01, 1, 3) }},
		{"RateSurvey", members, func(by knowledge.Actor, _ int64) error { return w.RateSurvey(ctx, by, cycle, "4,2") }},
		{"Estimate", members, func(by knowledge.Actor, _ int64) error { return only(w.Estimate(ctx, by, cycle)) }},
		{"ICS", members, func(by knowledge.Actor, _ int64) error { return only(w.ICS(ctx, by, w.team.ID)) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			item := w.plan(t, team.Item{Due: w.now.Add(5 * day)})
			for _, person := range []int64{lead, member, second, outsider, admin, operator, curator} {
				item, err := w.db.Item(ctx, item.ID)
				ok(t, err)
				var want error
				if !slices.Contains(c.may, person) {
					want = knowledge.ErrForbidden
				}
				err = c.do(by(person), item.ID)
				comes(t, fmt.Sprint("person ", person), err, want)
				// Members are sent to the lead, others are told to join.
				if noMember := errors.Is(err, team.ErrNoMember); want != nil && noMember != (len(c.may) == len(members)) {
					t.Errorf("person %d: %v", person, err)
				}
				if kept, err := w.db.Item(ctx, item.ID); want != nil && (err != nil || kept.Sequence != item.Sequence) {
					t.Errorf("person %d changed the item: %v", person, err)
				}
			}
			comes(t, "the system", c.do(system, item.ID), nil)
		})
	}
}

func TestSettings(t *testing.T) {
	for _, c := range []struct {
		name string
		set  func(*team.Team)
		good bool
	}{
		{"as made", func(*team.Team) {}, true},
		{"midnight", func(n *team.Team) { n.Hour, n.QuietFrom, n.QuietTo = 0, 0, 0 }, true},
		{"the last minute", func(n *team.Team) { n.Hour, n.QuietFrom, n.QuietTo = 1439, 1439, 1439 }, true},
		{"24.00", func(n *team.Team) { n.Hour = 1440 }, false},
		{"before midnight", func(n *team.Team) { n.Hour = -1 }, false},
		{"quiet from 24.00", func(n *team.Team) { n.QuietFrom = 1440 }, false},
		{"quiet to 24.00", func(n *team.Team) { n.QuietTo = 1440 }, false},
		{"no such zone", func(n *team.Team) { n.Zone = "Asia/Bulan" }, false},
		{"no name", func(n *team.Team) { n.Name = "  " }, false},
		{"a name of 100", func(n *team.Team) { n.Name = strings.Repeat("a", 100) }, true},
		{"a name of 101", func(n *team.Team) { n.Name = strings.Repeat("a", 101) }, false},
		{"no workday", func(n *team.Team) { n.Workdays = nil }, false},
	} {
		w := begun(t)
		changed := w.team
		c.set(&changed)
		_, err := w.Change(t.Context(), by(lead), changed)
		if (err == nil) != c.good {
			t.Errorf("change, %s: %v", c.name, err)
		}
		fresh := team.NewTeam(-200, outsider, "Tim lain")
		fresh.Zone = "Asia/Jakarta"
		c.set(&fresh)
		if _, err := w.Create(t.Context(), by(outsider), fresh, "Empat"); (err == nil) != c.good {
			t.Errorf("create, %s: %v", c.name, err)
		}
	}
}

func TestMembership(t *testing.T) {
	w := begun(t)
	ctx := t.Context()
	again, err := w.Create(ctx, by(outsider), func() team.Team { n := w.team; n.ID = 0; return n }(), "Empat")
	comes(t, "a second team of a chat", err, knowledge.ErrDuplicate)
	if again.ID != w.team.ID {
		t.Errorf("the team that is there: %d", again.ID)
	}
	comes(t, "join twice", w.Join(ctx, w.team.ID, member, "Dua"), nil)
	comes(t, "the lead leaves", w.Leave(ctx, by(lead), w.team.ID, lead), knowledge.ErrWrongState)
	comes(t, "a member takes another out", w.Leave(ctx, by(member), w.team.ID, second), knowledge.ErrForbidden)
	comes(t, "a member leaves", w.Leave(ctx, by(member), w.team.ID, member), nil)
	comes(t, "the lead takes one out", w.Leave(ctx, by(lead), w.team.ID, second), nil)
	list, err := w.Members(ctx, by(lead), w.team.ID)
	if err != nil || len(list) != 1 || list[0].Person != lead || list[0].Name != "Ketua" {
		t.Errorf("members: %+v, %v", list, err)
	}
	_, err = w.Team(ctx, by(member), w.team.ID)
	comes(t, "who left", err, team.ErrNoMember)
	for n := int64(1000); n < 1199; n++ {
		ok(t, w.Join(ctx, w.team.ID, n, "Banyak"))
	}
	comes(t, "number 201", w.Join(ctx, w.team.ID, 5000, "Lebih"), knowledge.ErrWrongState)
	teams, err := w.Of(ctx, lead)
	if err != nil || len(teams) != 1 {
		t.Errorf("teams of the lead: %d, %v", len(teams), err)
	}
}

// Who cannot be written to any more is news once.
func TestReached(t *testing.T) {
	w := begun(t)
	for i, c := range []struct {
		person int64
		active bool
		news   int
	}{{member, true, 0}, {member, false, 1}, {member, false, 0}, {member, true, 1}, {outsider, false, 0}} {
		news, err := w.Reached(t.Context(), c.person, c.active)
		if err != nil || len(news) != c.news {
			t.Errorf("step %d: %d, %v", i, len(news), err)
		}
	}
	for i, c := range []struct{ pause, paused bool }{{true, true}, {true, true}, {false, false}} {
		got, err := w.Pause(t.Context(), w.team.Chat, c.pause)
		all, failed := w.All(t.Context())
		if err != nil || failed != nil || got.Paused != c.paused || (len(all) == 0) != c.paused {
			t.Errorf("pause, step %d: %t with %d teams, %v", i, got.Paused, len(all), err)
		}
	}
	_, err := w.Pause(t.Context(), -999, true)
	comes(t, "no such team", err, knowledge.ErrNotFound)
}

// errCrash is that a process is killed before its transaction ends.
var errCrash = errors.New("killed")

// rounds reminds once; with crash the transaction is lost.
func (w *work) rounds(t *testing.T, crash bool) (rounds []team.Round) {
	t.Helper()
	err := w.db.Within(t.Context(), func(ctx context.Context) (err error) {
		if rounds, _, err = w.Remind(ctx, w.now); err == nil && crash {
			err = errCrash
		}
		return err
	})
	if crash && errors.Is(err, errCrash) {
		return nil
	}
	ok(t, err)
	return rounds
}
