package data_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/data"
	"studitiru/knowledge"
	"studitiru/knowledge/team"
)

// balikpapan is a team with everything set.
func balikpapan(chat int64) team.Team {
	return team.Team{
		Chat: chat, Thread: 3, Name: "Tim IPP", Agency: "DPMPTSP", Unit: "MPP", Place: "Kota Balikpapan", Zone: "Asia/Makassar",
		Hour: 8 * 60, QuietFrom: 20 * 60, QuietTo: 6 * 60, Workdays: []time.Weekday{1, 2, 3, 4, 5}, Lead: 7, Digest: true, Weekly: true,
	}
}

func (s store) team(t testing.TB, chat int64) team.Team {
	t.Helper()
	return must[team.Team](t)(s.SaveTeam(t.Context(), knowledge.BySystem("test"), balikpapan(chat)))
}

func (s store) item(t testing.TB, i team.Item) team.Item {
	t.Helper()
	return must[team.Item](t)(s.SaveItem(t.Context(), knowledge.BySystem("test"), i))
}

func TestTeams(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		first := s.team(t, -100)
		want := balikpapan(-100)
		want.ID, want.Created, want.Updated = 1, start, start
		if diff := cmp.Diff(want, first); diff != "" {
			t.Errorf("new team (-want +got):\n%s", diff)
		}
		twin, err := s.SaveTeam(ctx, knowledge.BySystem("test"), team.Team{Chat: -100, Name: "lain"})
		if !errors.Is(err, knowledge.ErrDuplicate) || twin.ID != first.ID {
			t.Errorf("a second team of a chat: %v, %v; want ErrDuplicate with the first", twin.ID, err)
		}
		ok(t, s.SetLooked(ctx, []int64{first.ID}, start.Add(time.Hour)))
		if got := must[team.Team](t)(s.Team(ctx, first.ID)); !got.Looked.Equal(start.Add(time.Hour)) {
			t.Errorf("looked at until %v", got.Looked)
		}
		first.Paused, first.Zone = true, "Asia/Jakarta"
		must[team.Team](t)(s.SaveTeam(ctx, knowledge.BySystem("test"), first))
		if got := must[team.Team](t)(s.TeamIn(ctx, -100)); !got.Paused || got.Zone != "Asia/Jakarta" {
			t.Errorf("change not kept: %+v", got)
		}
		second := s.team(t, -200)
		if got := must[[]team.Team](t)(s.TeamsComing(ctx)); len(got) != 1 || got[0].ID != second.ID {
			t.Errorf("teams that can be written to: %+v", got)
		}
		ok(t, s.SaveMember(ctx, team.Member{Team: second.ID, Person: 9, Name: "Ani", Active: true}))
		ok(t, s.SaveMember(ctx, team.Member{Team: second.ID, Person: 9}))
		if diff := cmp.Diff([]team.Member{{Team: second.ID, Person: 9, Name: "Ani"}},
			must[[]team.Member](t)(s.Members(ctx, second.ID))); diff != "" {
			t.Errorf("members (-want +got):\n%s", diff)
		}
		if got := must[[]team.Team](t)(s.TeamsOf(ctx, 9)); len(got) != 1 {
			t.Errorf("teams of a member: %+v", got)
		}
		ok(t, s.DropMember(ctx, second.ID, 9))
		for _, err := range []error{s.DropMember(ctx, second.ID, 9), errOf(s.Team(ctx, 99)), errOf(s.TeamIn(ctx, 5))} {
			if !errors.Is(err, knowledge.ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
		}
	})
}

func TestAgenda(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		group := s.team(t, -100)
		want := team.Item{
			Team: group.ID, Kind: team.ItemPhase, Title: "Isi F-01", Cycle: 4, Due: start.Add(48 * time.Hour), Zone: "Asia/Jakarta",
			Repeat: "weekly 2 0 0 480 Asia/Jakarta", DoneUntil: start, Acked: start, SnoozeDue: start,
			Agreed: start, Since: start, Leads: []int{7, 1, 0}, Owner: 9, Important: true,
			State: team.ItemOpen, Next: start.Add(time.Hour),
		}
		got := s.item(t, want)
		want.ID, want.Created, want.Updated = got.ID, start, start
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("new item (-want +got):\n%s", diff)
		}
		got.State, got.Snoozed = team.ItemRunning, start.Add(time.Minute)
		if again := s.item(t, got); again.Sequence != 1 || again.State != team.ItemRunning || !again.Snoozed.Equal(got.Snoozed) {
			t.Errorf("changed item: %+v", again)
		}
		s.item(t, team.Item{Team: group.ID, Kind: team.ItemAgenda, Title: "tanpa tanggal", State: team.ItemOpen})
		early := s.item(t, team.Item{Team: group.ID, Kind: team.ItemAgenda, Title: "besok", State: team.ItemOpen, Due: start,
			Next: start})
		var titles []string
		for _, i := range must[[]team.Item](t)(s.Items(ctx, group.ID)) {
			titles = append(titles, i.Title)
		}
		if diff := cmp.Diff([]string{"besok", "Isi F-01", "tanpa tanggal"}, titles); diff != "" {
			t.Errorf("agenda (-want +got):\n%s", diff)
		}
		if got := must[[]team.Item](t)(s.ItemsOwned(ctx, 9)); len(got) != 1 {
			t.Errorf("items of a person: %+v", got)
		}
		due := func() []team.Team { return must[[]team.Team](t)(s.TeamsDue(ctx, start, 10)) }
		if got := due(); len(got) != 1 || got[0].ID != group.ID {
			t.Errorf("teams due: %+v", got)
		}
		ok(t, s.SetNext(ctx, map[int64]time.Time{early.ID: {}}))
		if got := due(); len(got) != 0 {
			t.Errorf("teams due after the reminder was sent: %+v", got)
		}
	})
}

// What is overdue is read once: by ItemsDue when its reminder has come, else by ItemsLate.
func TestItemsLateBesideDue(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		group := s.team(t, -100).ID
		for title, i := range map[string]team.Item{
			"due": {Next: start}, "late": {Next: start.Add(time.Hour)}, "waits for nothing": {},
			"an event": {Next: start.Add(time.Hour), Kind: team.ItemEvent}, "done": {State: team.ItemDone},
			"ahead": {Due: start.Add(time.Hour)}, "forgotten": {Due: start.AddDate(0, 0, -10)},
		} {
			i.Team, i.Title = group, title
			if i.Kind == "" {
				i.Kind = team.ItemAgenda
			}
			if i.State == "" {
				i.State = team.ItemOpen
			}
			if i.Due.IsZero() {
				i.Due = start.Add(-time.Hour)
			}
			s.item(t, i)
		}
		titles := func(items []team.Item) (list []string) {
			for _, i := range items {
				list = append(list, i.Title)
			}
			slices.Sort(list)
			return list
		}
		due := must[[]team.Item](t)(s.ItemsDue(t.Context(), []int64{group}, start))
		late := must[[]team.Item](t)(s.ItemsLate(t.Context(), []int64{group}, start.AddDate(0, 0, -9), start))
		if diff := cmp.Diff([]string{"due"}, titles(due)); diff != "" {
			t.Errorf("due (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"late", "waits for nothing"}, titles(late)); diff != "" {
			t.Errorf("late (-want +got):\n%s", diff)
		}
	})
}

// A slot belongs to one claim only, however many try at once.
func TestClaimSlots(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		teamID := s.team(t, -100).ID
		other := s.again(t)
		var mu sync.Mutex
		won := map[string]int{}
		var group sync.WaitGroup
		for _, db := range []store{s, other, s, other} {
			group.Go(func() {
				for n := range 20 {
					keys, err := db.ClaimSlots(ctx, []team.SlotClaim{{Team: teamID, Key: fmt.Sprint("a", n)},
						{Team: teamID, Key: fmt.Sprint("b", n)}}, start)
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					for _, k := range keys {
						won[k.Key]++
					}
					mu.Unlock()
				}
			})
		}
		group.Wait()
		if len(won) != 40 {
			t.Errorf("%d slots won, want 40", len(won))
		}
		for k, n := range won {
			if n != 1 {
				t.Errorf("slot %s was won %d times", k, n)
			}
		}
		if n := s.count(t, `SELECT COUNT(*) FROM team_slots`); n != 40 {
			t.Errorf("%d slots kept, want 40", n)
		}
	})
}

func TestCycles(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		group := s.team(t, -100)
		cycle := must[team.Cycle](t)(s.SaveCycle(ctx, knowledge.BySystem("test"),
			team.Cycle{Team: group.ID, Year: 2026, Kind: "mandiri", Instrument: "v1"}))
		again, err := s.SaveCycle(ctx, knowledge.BySystem("test"), team.Cycle{Team: group.ID, Year: 2026, Kind: "mandiri"})
		if !errors.Is(err, knowledge.ErrDuplicate) || again.ID != cycle.ID {
			t.Errorf("a second cycle of a year: %+v, %v", again, err)
		}
		must[team.Cycle](t)(s.SaveCycle(ctx, knowledge.BySystem("test"), team.Cycle{Team: group.ID, Year: 2027, Kind: "mandiri"}))
		if got := must[[]team.Cycle](t)(s.Cycles(ctx, group.ID)); len(got) != 2 || got[0].Year != 2027 {
			t.Errorf("cycles: %+v", got)
		}
		ok(t, s.AddEvidence(ctx, []team.Evidence{{Team: group.ID, Cycle: cycle.ID, Indicator: 4, Item: "SK",
			Form: "dokumen", State: "belum"}}))
		e := must[[]team.Evidence](t)(s.EvidenceOf(ctx, cycle.ID))[0]
		e.State, e.Link, e.Owner, e.Due, e.Note, e.Noted, e.Readied = "siap", "https://example.org", 9, start, "halaman 3", 8, 9
		must[team.Evidence](t)(s.SaveEvidence(ctx, knowledge.ByPerson(9, "chat"), e))
		must[team.Evidence](t)(s.SaveEvidence(ctx, knowledge.ByPerson(9, "chat"), e)) // changes nothing
		e.Updated = start
		if diff := cmp.Diff([]team.Evidence{e}, must[[]team.Evidence](t)(s.EvidenceOf(ctx, cycle.ID))); diff != "" {
			t.Errorf("evidence (-want +got):\n%s", diff)
		}
		for _, v := range []string{"3", "4.5"} {
			ok(t, s.SaveRating(ctx, knowledge.BySystem("test"), team.Rating{Team: group.ID, Cycle: cycle.ID, Form: "F-01", Indicator: 5,
				Value: v, Note: "lihat SK", Respondents: 12, Wanted: 30, By: 9, At: start}))
		}
		if got := must[[]team.Rating](t)(s.Ratings(ctx, cycle.ID)); len(got) != 1 || got[0].Value != "4.5" ||
			got[0].Note != "lihat SK" || got[0].Respondents != 12 || got[0].Wanted != 30 {
			t.Errorf("ratings: %+v", got)
		}
		subject := fmt.Sprintf("evidence:%d", e.ID)
		entries := must[[]knowledge.AuditEntry](t)(s.AuditOf(ctx, subject, 10))
		if len(entries) != 1 || entries[0].Action != "evidence.saved" || !strings.Contains(entries[0].Detail, `"due"`) ||
			strings.Contains(entries[0].Detail, "halaman") {
			t.Errorf("what happened to the line: %+v", entries)
		}
		if _, err := s.SaveEvidence(ctx, knowledge.BySystem("test"), team.Evidence{ID: 999}); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("a line that is not there: %v", err)
		}
	})
}

// The first lokus takes over what the team had; a rating stands for each of them.
func TestUnits(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx, by := t.Context(), knowledge.BySystem("test")
		group := s.team(t, -100)
		cycle := must[team.Cycle](t)(s.SaveCycle(ctx, by, team.Cycle{Team: group.ID, Year: 2026, Kind: "mandiri", Instrument: "v1"}))
		ok(t, s.AddEvidence(ctx, []team.Evidence{{Team: group.ID, Cycle: cycle.ID, Indicator: 1, Item: "SK", State: "belum"}}))
		ok(t, s.SaveRating(ctx, by, team.Rating{Team: group.ID, Cycle: cycle.ID, Form: "F-01", Indicator: 1, Value: "3"}))
		item := s.item(t, team.Item{Team: group.ID, State: team.ItemOpen})
		ok(t, s.SaveTask(ctx, team.Task{Item: item.ID, Team: group.ID, Cycle: cycle.ID, Indicator: 1, Score: 4}))
		first := must[team.Unit](t)(s.SaveUnit(ctx, by, team.Unit{Team: group.ID, Name: "Disdukcapil"}))
		second := must[team.Unit](t)(s.SaveUnit(ctx, by, team.Unit{Team: group.ID, Name: "DPMPTSP"}))
		if again, err := s.SaveUnit(ctx, by, team.Unit{Team: group.ID, Name: "DPMPTSP"}); !errors.Is(err, knowledge.ErrDuplicate) ||
			again.ID != second.ID {
			t.Errorf("a lokus twice: %+v, %v", again, err)
		}
		if got := must[[]team.Unit](t)(s.Units(ctx, group.ID)); len(got) != 2 || got[0] != first {
			t.Errorf("units: %+v", got)
		}
		ok(t, s.SaveRating(ctx, by, team.Rating{Team: group.ID, Cycle: cycle.ID, Unit: second.ID, Form: "F-01", Indicator: 1,
			Value: "5"}))
		ratings := must[[]team.Rating](t)(s.Ratings(ctx, cycle.ID))
		if len(ratings) != 2 || ratings[0].Unit != first.ID || ratings[0].Value != "3" || ratings[1].Value != "5" {
			t.Errorf("ratings: %+v", ratings)
		}
		if got := must[[]team.Evidence](t)(s.EvidenceOf(ctx, cycle.ID)); got[0].Unit != first.ID {
			t.Errorf("evidence stays with unit %d", got[0].Unit)
		}
		if got := must[[]team.Task](t)(s.Tasks(ctx, cycle.ID)); len(got) != 1 || got[0].Unit != first.ID || got[0].Score != 4 {
			t.Errorf("tasks: %+v", got)
		}
		if at := must[int64](t)(s.Workplace(ctx, group.ID, 9)); at != 0 {
			t.Errorf("nobody chose lokus %d", at)
		}
		for _, u := range []int64{first.ID, second.ID} {
			ok(t, s.SetWorkplace(ctx, group.ID, 9, u))
			if at := must[int64](t)(s.Workplace(ctx, group.ID, 9)); at != u {
				t.Errorf("lokus %d is looked at, want %d", at, u)
			}
		}
	})
}

func TestHandover(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		must[knowledge.Person](t)(s.SeePerson(ctx, knowledge.Person{ID: 8, Name: "Budi", Active: true}))
		group := s.team(t, -100) // led by 7
		ok(t, s.SaveMember(ctx, team.Member{Team: group.ID, Person: 7, Name: "Siti", Active: true}))
		open := s.item(t, team.Item{Team: group.ID, Owner: 7, State: team.ItemRunning})
		done := s.item(t, team.Item{Team: group.ID, Owner: 7, State: team.ItemDone})
		offer := func(life time.Duration) team.Handover {
			return must[team.Handover](t)(s.SaveHandover(ctx, team.Handover{From: 7, To: 8, Team: group.ID,
				Expires: s.clock.now().Add(life)}))
		}
		late := offer(-time.Minute)
		if err := s.AcceptHandover(ctx, knowledge.BySystem("test"), late.ID); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("accepting an offer that is over: %v", err)
		}
		if got := must[team.Team](t)(s.Team(ctx, group.ID)); got.Lead != 7 {
			t.Errorf("an offer that was not accepted moved the lead to %d", got.Lead)
		}
		h := offer(time.Hour)
		ok(t, s.AcceptHandover(ctx, knowledge.BySystem("test"), h.ID))
		if err := s.AcceptHandover(ctx, knowledge.BySystem("test"), h.ID); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("accepting twice: %v", err)
		}
		for id, owner := range map[int64]int64{open.ID: 8, done.ID: 7} {
			if got := must[team.Item](t)(s.Item(ctx, id)); got.Owner != owner {
				t.Errorf("item %d belongs to %d, want %d", id, got.Owner, owner)
			}
		}
		if got := must[team.Team](t)(s.Team(ctx, group.ID)); got.Lead != 8 {
			t.Errorf("lead %d, want 8", got.Lead)
		}
		if got := must[[]team.Member](t)(s.Members(ctx, group.ID)); len(got) != 2 {
			t.Errorf("members %+v, want the successor among them", got)
		}
	})
}

// A group that becomes a supergroup keeps its team, and an erased person leaves none behind.
func TestTeamsFollow(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		group := s.team(t, -100)
		ok(t, s.MoveChat(ctx, -100, -1001))
		ok(t, s.MoveChat(ctx, -100, -1001))
		if got := must[team.Team](t)(s.TeamIn(ctx, -1001)); got.ID != group.ID {
			t.Errorf("team %d under the new chat, want %d", got.ID, group.ID)
		}
		ok(t, s.SaveMember(ctx, team.Member{Team: group.ID, Person: 7, Name: "Siti", Active: true}))
		item := s.item(t, team.Item{Team: group.ID, Owner: 7, State: team.ItemOpen})
		must[knowledge.Person](t)(s.SeePerson(ctx, knowledge.Person{ID: 7, Name: "Siti", Active: true}))
		if kept := string(must[[]byte](t)(s.PersonData(ctx, 7))); !strings.Contains(kept, "Tim IPP") {
			t.Errorf("a person's data does not name the team: %s", kept)
		}
		by := knowledge.BySystem("test")
		cycle := must[team.Cycle](t)(s.SaveCycle(ctx, by, team.Cycle{Team: group.ID, Year: 2026, Kind: "mandiri", Instrument: "v1"}))
		ok(t, s.AddEvidence(ctx, []team.Evidence{{Team: group.ID, Cycle: cycle.ID, Indicator: 1, Item: "SK", State: "diverifikasi",
			Owner: 7, Noted: 7, Readied: 7, Verified: 7}}))
		unit := must[team.Unit](t)(s.SaveUnit(ctx, by, team.Unit{Team: group.ID, Name: "Dinas"}))
		ok(t, s.SetWorkplace(ctx, group.ID, 7, unit.ID))
		ok(t, s.ErasePerson(ctx, 7))
		if got := must[[]team.Member](t)(s.Members(ctx, group.ID)); len(got) != 0 {
			t.Errorf("an erased person is still a member: %+v", got)
		}
		if got := must[team.Item](t)(s.Item(ctx, item.ID)); got.Owner != 0 {
			t.Errorf("an erased person still owns an item")
		}
		if e := must[[]team.Evidence](t)(s.EvidenceOf(ctx, cycle.ID))[0]; e.Owner+e.Noted+e.Readied+e.Verified != 0 {
			t.Errorf("an erased person still stands in the evidence: %+v", e)
		}
		if at := must[int64](t)(s.Workplace(ctx, group.ID, 7)); at != 0 {
			t.Errorf("an erased person still works in lokus %d", at)
		}
		if got := must[team.Team](t)(s.Team(ctx, group.ID)); got.Lead != 0 {
			t.Errorf("an erased person still leads a team")
		}
	})
}

// What is due is found by the index of what is due, not by reading the agenda.
func TestDueUsesIndex(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		s.team(t, -100)
		const rows = `WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
			INSERT INTO team_items SELECT i, 1, 'agenda', '', 0, 0, i, '', '', '', 0, FALSE, 'terbuka', '', 0, 0, 0, 0, 0, 0, 0,
			i * 1000, 0, 0, '' FROM n`
		for _, statement := range []string{rows, `ANALYZE`} {
			if _, err := s.SQL().ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		plan := explain(t, s, data.TeamsDueQuery)
		if !strings.Contains(plan, "team_items_next") || regexp.MustCompile(`Seq Scan on team_items|SCAN i\b`).MatchString(plan) &&
			!strings.Contains(plan, "USING INDEX team_items_next") {
			t.Errorf("the due query reads the whole agenda:\n%s", plan)
		}
		if s.onSQLite() && !strings.Contains(plan, "COVERING INDEX team_items_next") {
			t.Errorf("the due query reads more than the index of what is due:\n%s", plan)
		}
	})
}
