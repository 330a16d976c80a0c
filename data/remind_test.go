package data_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

// reminders are teams on a store with the test's own clock, and what was sent to them.
type reminders struct {
	store
	teams *team.Teams
	sent  map[string]int // by slot key, with its team
	wrong []string       // sent at an hour or on a day on which nothing may be

	first *sql.Stmt // the earliest reminder that waits
}

func newReminders(t testing.TB, s store) *reminders {
	r := &reminders{store: s, sent: map[string]int{}, teams: team.New(s, s, s, team.Almanac{}, nil, s.clock.now)}
	r.first = must[*sql.Stmt](t)(s.SQL().PrepareContext(t.Context(),
		`SELECT COALESCE((SELECT i.next FROM team_items i WHERE i.next > 0 ORDER BY i.next LIMIT 1), 0)`))
	t.Cleanup(func() { ok(t, r.first.Close()) })
	return r
}

// tick reminds once. When it is to fail, the transaction is lost after the claims, as in a crash.
func (r *reminders) tick(t testing.TB, fail bool) (more bool) {
	t.Helper()
	crash := errors.New("the process is killed")
	var rounds []team.Round
	err := r.WithinSoon(t.Context(), func(ctx context.Context) (err error) {
		if rounds, more, err = r.teams.Remind(ctx, r.clock.now()); err == nil && fail {
			err = crash
		}
		return err
	})
	if fail && errors.Is(err, crash) {
		return true
	}
	ok(t, err)
	for _, round := range rounds {
		if r.sent != nil {
			r.note(round)
		}
	}
	return more
}

func (r *reminders) note(round team.Round) {
	calendar := r.teams.Calendar(round.Team)
	now := r.clock.now()
	if calendar.QuietAt(now) {
		r.wrong = append(r.wrong, fmt.Sprintf("team %d was written to in its quiet hours, at %v", round.Team.ID, now))
	}
	for _, reminder := range round.Plan.Reminders {
		for _, key := range reminder.Keys {
			r.sent[fmt.Sprint(round.Team.ID, " ", key)]++
		}
		day, planned := agenda.DateOf(now, calendar.Zone), agenda.DateOf(reminder.Slot.At, calendar.Zone)
		if round.Plan.Mode == agenda.Each && day != planned {
			r.wrong = append(r.wrong, fmt.Sprintf("slot %s of %v was sent on %v as if it were on time", reminder.Slot.Key, planned, day))
		}
	}
	if o := round.Plan.Overdue; o != nil {
		r.sent[fmt.Sprint(round.Team.ID, " ", o.Key)]++
	}
}

// next is when something is due next; the zero time when nothing is.
func (r *reminders) next(t testing.TB) time.Time {
	t.Helper()
	var ms int64
	if ok(t, r.first.QueryRowContext(t.Context()).Scan(&ms)); ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// anyTeam and anyItem draw what people set up.
func anyTeam(random *rand.Rand, chat int64) team.Team {
	team := team.NewTeam(chat, 7, "Tim")
	zones := []string{"Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"}
	team.Zone = zones[random.IntN(len(zones))]
	team.Hour = 6*60 + random.IntN(12*60)
	if random.IntN(4) == 0 {
		team.QuietFrom, team.QuietTo = random.IntN(1440), random.IntN(1440)
	}
	return team
}

func anyItem(random *rand.Rand, teamID int64, now time.Time) team.Item {
	i := team.Item{Team: teamID, Kind: team.ItemAgenda, Title: "Butir", Zone: "Asia/Jakarta", Important: random.IntN(6) == 0}
	switch random.IntN(6) {
	case 0:
		i.Repeat = fmt.Sprintf("weekly %d 0 0 %d Asia/Makassar", 1<<random.IntN(7), random.IntN(1440))
	case 1:
		i.Repeat = fmt.Sprintf("monthly 0 0 %d %d Asia/Jakarta", 1+random.IntN(31), random.IntN(1440))
	case 2:
		i.Kind, i.Agreed = team.ItemAction, now.Add(time.Duration(random.IntN(400*24))*time.Hour)
		i.Due = i.Agreed.AddDate(0, 8, 0)
	default:
		i.Kind = team.ItemPhase
		i.Due = now.Add(time.Duration(random.IntN(700*24*60)) * time.Minute)
	}
	return i
}

// Over two simulated years of random agendas, outages and crashes every slot is sent exactly once, none in quiet
// hours, none on a wrong day without saying that it is late.
func TestRemindersExactlyOnce(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		random := rand.New(rand.NewPCG(7, 11))
		r := newReminders(t, s)
		begin := s.clock.now()
		var teams []team.Team
		for n := range 6 {
			group := must[team.Team](t)(r.teams.Create(t.Context(), knowledge.BySystem("test"), anyTeam(random, int64(-100-n)), "Siti"))
			teams = append(teams, group)
			for range 8 {
				must[team.Item](t)(r.teams.Plan(t.Context(), knowledge.BySystem("test"), anyItem(random, group.ID, begin)))
			}
		}
		end := begin.AddDate(2, 0, 0)
		for steps := 0; ; steps++ {
			due := r.next(t)
			if due.IsZero() || due.After(end) {
				break
			}
			if due.After(s.clock.now()) {
				s.clock.ms.Store(due.UnixMilli())
			}
			switch random.IntN(40) {
			case 0:
				s.clock.pass(time.Duration(random.IntN(20*24)) * time.Hour)
			case 1, 2, 3:
				s.clock.pass(time.Duration(random.IntN(300)) * time.Minute)
			}
			r.tick(t, random.IntN(10) == 0)
			s.clock.pass(20 * time.Second)
			if steps > 100_000 {
				t.Fatal("the reminders never come to an end: something stays due for ever")
			}
		}
		for _, w := range r.wrong {
			t.Error(w)
		}
		r.complete(t, teams, begin, s.clock.now())
	})
}

// complete compares what was sent with the slots of the agendas.
func (r *reminders) complete(t *testing.T, teams []team.Team, from, to time.Time) {
	t.Helper()
	wanted := 0
	for _, group := range teams {
		for _, i := range must[[]team.Item](t)(r.Items(t.Context(), group.ID)) {
			for _, slot := range agenda.Slots(team.Reckoned(i), r.teams.Calendar(group), from, to.Add(-time.Minute)) {
				wanted++
				if n := r.sent[fmt.Sprint(group.ID, " ", slot.Key)]; n != 1 && slot.At.Before(r.settled(t, group)) {
					t.Errorf("team %d: slot %s at %v was sent %d times, want once", group.ID, slot.Key, slot.At, n)
				}
			}
		}
	}
	for key, n := range r.sent {
		if n != 1 {
			t.Errorf("%s was sent %d times", key, n)
		}
	}
	if wanted < 300 || len(r.sent) < 300 {
		t.Errorf("%d slots wanted, %d sent: the simulation is too small to show anything", wanted, len(r.sent))
	}
}

func (r *reminders) settled(t testing.TB, group team.Team) time.Time {
	t.Helper()
	return must[team.Team](t)(r.Team(t.Context(), group.ID)).Looked
}

// Two processes on one database share the reminders: each slot is sent by one of them.
func TestTwoProcessesRemind(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		random := rand.New(rand.NewPCG(3, 5))
		one := newReminders(t, s)
		two := newReminders(t, s.again(t))
		for n := range 4 {
			group := must[team.Team](t)(one.teams.Create(t.Context(), knowledge.BySystem("test"), anyTeam(random, int64(-100-n)), "Siti"))
			for range 5 {
				must[team.Item](t)(one.teams.Plan(t.Context(), knowledge.BySystem("test"), anyItem(random, group.ID, s.clock.now())))
			}
		}
		for range 60 {
			due := one.next(t)
			if due.IsZero() {
				break
			}
			if due.After(s.clock.now()) {
				s.clock.ms.Store(due.UnixMilli())
			}
			finished := make(chan struct{})
			go func() {
				defer close(finished)
				two.tick(t, false)
			}()
			one.tick(t, false)
			<-finished
			s.clock.pass(time.Second)
		}
		for key, n := range one.sent {
			if n+two.sent[key] != 1 {
				t.Errorf("%s was sent %d and %d times", key, n, two.sent[key])
			}
		}
		if len(one.sent)+len(two.sent) < 20 {
			t.Errorf("only %d reminders were sent", len(one.sent)+len(two.sent))
		}
	})
}

// BenchmarkYear runs a year of 1,000 teams with 30 items each: 24 with a date in that year, three that come monthly,
// three that come weekly. The test keeps no books of what was sent.
func BenchmarkYear(b *testing.B) {
	for b.Loop() {
		s := open(b, newSQLite(b), newClock())
		random := rand.New(rand.NewPCG(1, 2))
		r := newReminders(b, s)
		ok(b, s.Within(b.Context(), func(ctx context.Context) error {
			for n := range 1000 {
				team, err := r.teams.Create(ctx, knowledge.BySystem("test"), anyTeam(random, int64(-100-n)), "Siti")
				if err != nil {
					return err
				}
				for n := range 30 {
					if _, err := r.teams.Plan(ctx, knowledge.BySystem("test"), usualItem(random, team.ID, n, s.clock.now())); err != nil {
						return err
					}
				}
			}
			return nil
		}))
		r.sent = nil
		begun := time.Now()
		rounds := year(b, r)
		b.ReportMetric(time.Since(begun).Seconds(), "s/year")
		b.ReportMetric(float64(rounds), "rounds")
		b.ReportMetric(float64(r.count(b, `SELECT COUNT(*) FROM team_slots`)), "reminders")
	}
}

func usualItem(random *rand.Rand, teamID int64, n int, now time.Time) team.Item {
	i := team.Item{Team: teamID, Kind: team.ItemAgenda, Title: "Butir", Zone: "Asia/Jakarta"}
	switch {
	case n < 3:
		i.Kind = team.ItemEvent // a meeting
		i.Repeat = fmt.Sprintf("weekly %d 0 0 %d Asia/Makassar", 1<<(1+random.IntN(5)), 540+random.IntN(400))
	case n < 6:
		i.Repeat = fmt.Sprintf("monthly 0 0 %d %d Asia/Jakarta", 1+random.IntN(28), 540+random.IntN(400))
	default:
		i.Kind, i.Due = team.ItemPhase, now.Add(time.Duration(random.IntN(365*24*60))*time.Minute)
	}
	return i
}

// year lets a year pass in steps of five minutes at which something is due, and counts them.
func year(b *testing.B, r *reminders) (rounds int) {
	for end := r.clock.now().AddDate(1, 0, 0); ; r.clock.pass(5 * time.Minute) {
		due := r.next(b)
		if due.IsZero() || due.After(end) {
			return rounds
		}
		if due.After(r.clock.now()) {
			r.clock.ms.Store(due.UnixMilli())
		}
		rounds++
		for r.tick(b, false) {
			continue
		}
	}
}
