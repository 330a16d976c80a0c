package agenda

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// simulation runs the Due loop as a store does: it wakes at the earliest NextAt, unless it is down.
type simulation struct {
	team   Team
	items  []Item
	next   []time.Time
	claims map[string]int
	last   time.Time
	plans  int
	check  func(now time.Time, p Plan)
}

func newSimulation(team Team, items []Item, start time.Time) *simulation {
	s := &simulation{team: team, items: items, claims: map[string]int{}, last: start, next: make([]time.Time, len(items))}
	for i, it := range items {
		s.next[i] = NextAt(it, team, start)
	}
	return s
}

// wake is the earliest moment at which there is something to do; the zero time when there is none.
func (s *simulation) wake() time.Time {
	var first time.Time
	for _, at := range s.next {
		if !at.IsZero() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

func (s *simulation) sent(key string) bool { return s.claims[key] > 0 }

// run does one run at now. crash says that the claims were kept, but not that the run took place.
func (s *simulation) run(now time.Time, crash bool) {
	var due []Item
	for i, at := range s.next {
		if _, late := s.items[i].pastDue(s.team, now); late || !at.IsZero() && !at.After(now) {
			due = append(due, s.items[i])
		}
	}
	p := Due(now, s.team, due, s.sent, s.last)
	s.plans++
	if s.check != nil {
		s.check(now, p)
	}
	if !p.Wait.IsZero() {
		for i, at := range s.next {
			if !at.IsZero() && !at.After(now) {
				s.next[i] = p.Wait
			}
		}
		return
	}
	for _, r := range p.Reminders {
		for _, key := range r.Keys {
			s.claims[key]++
		}
	}
	if p.Overdue != nil {
		s.claims[p.Overdue.Key]++
	}
	if crash {
		return
	}
	s.last = now
	for i, at := range s.next {
		if !at.IsZero() && !at.After(now) {
			s.next[i] = NextAt(s.items[i], s.team, now)
		}
	}
}

func drawTeam(t *rapid.T, holidays *Holidays) Team {
	team := Team{ID: "7", Zone: drawZone(t), Hour: Clock(rapid.IntRange(0, 1439).Draw(t, "hour")), Quiet: DefaultQuiet}
	if rapid.Bool().Draw(t, "odd quiet hours") {
		from := rapid.IntRange(0, 1439).Draw(t, "quiet from")
		team.Quiet = Quiet{Clock(from), Clock((from + rapid.IntRange(0, 18*60).Draw(t, "quiet for")) % 1440)}
	}
	team.Week = Workweek{Days: rapid.SampledFrom([]Weekdays{0, OfficeDays, EveryDay, WeekdaysOf(1, 2, 3, 4, 5, 6),
		WeekdaysOf(3)}).Draw(t, "workdays"), Holidays: holidays,
		JointLeave: rapid.Bool().Draw(t, "joint leave"), Closed: map[Date]bool{{2026, 8, 31}: rapid.Bool().Draw(t, "closed")}}
	return team
}

func drawItem(t *rapid.T, id int, start time.Time) Item {
	it := Item{ID: fmt.Sprint(id), Kind: rapid.SampledFrom([]Kind{Phase, Deadline, Event, Action}).Draw(t, "kind"), Since: start,
		Important: rapid.IntRange(0, 3).Draw(t, "important") == 0}
	if rapid.Bool().Draw(t, "official") {
		it.Official = drawZone(t)
	}
	if rapid.Bool().Draw(t, "recurs") {
		it.Repeat = drawRecurrence(t)
	} else if rapid.IntRange(0, 9).Draw(t, "dated") > 0 {
		it.Due = start.Add(time.Duration(rapid.IntRange(1, 700*1440).Draw(t, "due")) * time.Minute)
	}
	if rapid.Bool().Draw(t, "own leads") {
		it.Leads = rapid.SliceOfN(rapid.IntRange(0, 60), 0, 5).Draw(t, "leads")
	}
	if rapid.IntRange(0, 2).Draw(t, "agreed") == 0 {
		it.Agreed = start
	}
	if rapid.IntRange(0, 3).Draw(t, "put off") == 0 {
		it.Snooze = Snooze{Until: start.Add(time.Duration(rapid.IntRange(1, 9000).Draw(t, "until")) * time.Minute), Due: it.Due}
	}
	if !it.Repeat.IsZero() && rapid.Bool().Draw(t, "some finished") {
		for at := start; len(it.Finished) < 3; {
			if at = it.Repeat.Next(at, Workweek{}); at.IsZero() {
				break
			}
			it.Finished = append(it.Finished, at)
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "acked") == 0 {
		it.Acked = start.AddDate(0, rapid.IntRange(0, 20).Draw(t, "acked at"), 0)
	}
	return it
}

// otherLocals makes the machine's zone one that must not matter.
func otherLocals(t *rapid.T) func() {
	zone, err := time.LoadLocation(rapid.SampledFrom([]string{"UTC", "America/Chicago", "Asia/Jayapura"}).Draw(t, "TZ"))
	if err != nil {
		t.Fatal(err)
	}
	was := time.Local
	time.Local = zone
	return func() { time.Local = was }
}

// Over two years with random downtimes and crashes every slot is claimed once, none is sent in quiet hours,
// and one that is in time is sent on its own local day.
func TestEverySlotOnce(t *testing.T) {
	holidays := nationalHolidays(t)
	rapid.Check(t, func(t *rapid.T) {
		defer otherLocals(t)()
		start := drawInstant(t, Date{2026, 1, 1}, 60)
		end := start.AddDate(2, 0, 0)
		team := drawTeam(t, holidays)
		var items []Item
		for id := range rapid.IntRange(1, 2).Draw(t, "items") {
			items = append(items, drawItem(t, id, start))
		}
		s := newSimulation(team, items, start)
		s.check = func(now time.Time, p Plan) {
			if len(p.Reminders) > 0 && team.QuietAt(now) {
				t.Fatalf("sent at %s, in quiet hours", SayTime(now, team.Zone))
			}
			for _, r := range p.Reminders {
				if p.Mode == Each && DateOf(now, team.Zone) != DateOf(r.Slot.At, team.Zone) {
					t.Fatalf("slot of %s sent at %s", SayTime(r.Slot.At, team.Zone), SayTime(now, team.Zone))
				}
				if p.Mode == Silent || (r.Late > Grace) && p.Mode != CatchUp && p.Mode != Summary {
					t.Fatalf("%s late, but mode is %q", r.Late, p.Mode)
				}
			}
		}
		downs := rapid.SliceOfN(rapid.IntRange(1, 400), 0, 20).Draw(t, "hours down")
		for n := 0; ; n++ {
			now := s.wake()
			if now.IsZero() || now.After(end) {
				break
			}
			if len(downs) > 0 && n%3 == 2 {
				now, downs = now.Add(time.Duration(downs[0])*time.Hour/3), downs[1:]
			}
			if now.Before(s.last) {
				t.Fatalf("wakes at %s before the last run at %s", now, s.last)
			}
			s.run(now, n%7 == 6 && s.plans < 5000)
			if s.plans > 20000 {
				t.Fatalf("does not come to an end")
			}
		}
		checkClaims(t, s, start)
	})
}

func checkClaims(t *rapid.T, s *simulation, start time.Time) {
	want := map[string]bool{}
	for _, it := range s.items {
		for _, slot := range Slots(it, s.team, start, s.last) {
			if want[slot.Key] {
				t.Fatalf("key %s is not unique", slot.Key)
			}
			want[slot.Key] = true
			if s.claims[slot.Key] != 1 {
				t.Fatalf("slot %s of %s was sent %d times", slot.Key, SayTime(slot.At, s.team.Zone), s.claims[slot.Key])
			}
		}
	}
	for key, n := range s.claims {
		if n != 1 || !want[key] && !strings.HasPrefix(key, "overdue/") {
			t.Fatalf("%s was claimed %d times", key, n)
		}
	}
}

// Every slot lies where it may: see Slots.
func TestSlotsLieWhereTheyMay(t *testing.T) {
	holidays := nationalHolidays(t)
	rapid.Check(t, func(t *rapid.T) {
		defer otherLocals(t)()
		start := drawInstant(t, Date{2026, 1, 1}, 300)
		team, it := drawTeam(t, holidays), drawItem(t, 1, start)
		it.Snooze = Snooze{}
		end := start.AddDate(1, 3, 0)
		list := Slots(it, team, start, end)
		perOccurrence := map[Date][]Slot{}
		for _, s := range list {
			if s.Why != AskLate {
				perOccurrence[s.Occurrence] = append(perOccurrence[s.Occurrence], s)
			}
		}
		for _, s := range list {
			day, due := DateOf(s.At, team.Zone), s.Occurrence
			if team.QuietAt(s.At) || s.Why != AskLate && !s.At.Before(s.DueAt) || !s.At.After(it.Since) {
				t.Fatalf("%s lies at %s, due %s", s.Key, SayTime(s.At, team.Zone), SayTime(s.DueAt, team.Zone))
			}
			alone := len(perOccurrence[s.Occurrence]) == 1 || it.Important
			if !team.Week.Workday(day) && !(alone && s.Lead == 0) {
				t.Fatalf("%s lies on a day off, %s", s.Key, day.Spoken())
			}
			if s.Why == Ahead && s.Lead > 0 && day.Compare(due.AddDays(-s.Lead)) > 0 {
				t.Fatalf("%s lies on %s, too late", s.Key, day.Spoken())
			}
			if on := team.Week.onOrBefore(due.AddDays(-s.Lead)); s.Why == Ahead && s.Lead > 0 && day != on {
				t.Fatalf("%s lies on %s, not on %s", s.Key, day.Spoken(), on.Spoken())
			}
		}
		middle := start.Add(time.Duration(rapid.IntRange(0, 450*1440).Draw(t, "cut")) * time.Minute)
		cut := append(Slots(it, team, start, middle), Slots(it, team, middle, end)...)
		if middle.Before(end) && !slices.Equal(cut, list) {
			t.Fatalf("slots depend on the window:\n%v\n%v", cut, list)
		}
		next := NextAt(Item{ID: it.ID, Kind: Deadline, Due: it.Due, Official: it.Official, Leads: it.Leads,
			Since: it.Since}, team, start)
		if !it.Due.IsZero() && next.IsZero() {
			t.Fatalf("an item due at %s is never spoken of", it.Due)
		}
	})
}

// The slots of a short while are those of a long one that lie in it, however long the offices are closed.
func TestSlotsOfAWhile(t *testing.T) {
	holidays := nationalHolidays(t)
	rapid.Check(t, func(t *rapid.T) {
		start := drawInstant(t, Date{2026, 1, 1}, 300)
		team, it := drawTeam(t, holidays), drawItem(t, 1, start)
		closed := DateOf(start, WIB()).AddDays(rapid.IntRange(0, 300).Draw(t, "closed from"))
		for n := range rapid.IntRange(0, 45).Draw(t, "closed for") {
			team.Week.Closed[closed.AddDays(n)] = true
		}
		after := start.Add(time.Duration(rapid.IntRange(0, 400*1440).Draw(t, "after")) * time.Minute)
		to := after.Add(time.Duration(rapid.IntRange(0, 30*1440).Draw(t, "while")) * time.Minute)
		want := slices.DeleteFunc(Slots(it, team, start, start.AddDate(3, 0, 0)), func(s Slot) bool {
			return !s.At.After(after) || s.At.After(to)
		})
		if got := Slots(it, team, after, to); !slices.Equal(got, want) {
			t.Fatalf("slots after %v up to %v:\n%v\nwant\n%v", after, to, got, want)
		}
	})
}

func TestNoClockAndNoLocalZone(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "_test.go") || !strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		source, err := os.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, forbidden := range []string{"time.Local", ".Local()", "time.Now", "time.Since", "time.Until"} {
			if strings.Contains(string(source), forbidden) {
				t.Errorf("%s uses %s", e.Name(), forbidden)
			}
		}
	}
}

// 1,000 teams with 30 items each, one year of the loop.
func BenchmarkYear(b *testing.B) {
	holidays := nationalHolidays(b)
	for b.Loop() {
		slots, runs := 0, 0
		for id := range 1000 {
			start := Date{2026, 1, 1}.At(0, WIB())
			team := Team{ID: fmt.Sprint(id), Zone: []*time.Location{WIB(), WITA(), WIT()}[id%3], Hour: DefaultHour, Quiet: DefaultQuiet,
				Week: Workweek{Holidays: holidays}}
			s := newSimulation(team, yearOfItems(id, start), start)
			for now := s.wake(); !now.IsZero() && now.Before(start.AddDate(1, 0, 0)); now = s.wake() {
				s.run(now, false)
				runs++
			}
			slots += len(s.claims)
		}
		b.ReportMetric(float64(slots), "slots")
		b.ReportMetric(float64(runs), "runs")
	}
}

// yearOfItems are 20 deadlines over the year, 3 weekly, 4 monthly, 2 yearly items and one on the last working day.
func yearOfItems(team int, start time.Time) []Item {
	var items []Item
	for i := range 30 {
		it := Item{ID: fmt.Sprint(team*100 + i), Kind: Event, Since: start, Official: WIB()}
		at := At(8+i%9, 0)
		switch {
		case i < 20:
			it.Due = DateOf(start, WIB()).AddDays((team+i*18)%365+1).At(EndOfDay, WIB())
			it.Kind = Phase
			it.DoneUntil = time.Time{}
		case i < 23:
			it.Repeat = Recurrence{Every: Weekly, Days: WeekdaysOf(time.Weekday(i % 7)), At: at, Zone: WIB()}
		case i < 27:
			it.Repeat = Recurrence{Every: Monthly, Dates: DatesOf((team+i)%31 + 1), At: at, Zone: WIB()}
		case i < 29:
			it.Repeat = Recurrence{Every: Yearly, Day: 1 + i%28, Month: time.Month(team%12 + 1), At: at, Zone: WIB()}
		default:
			it.Repeat = Recurrence{Every: LastWorkday, At: at, Zone: WIB()}
		}
		items = append(items, it)
	}
	return items
}
