package agenda

import (
	"slices"
	"testing"
	"time"
)

// everyMonday is what comes again each Monday at nine.
func everyMonday(kind Kind) Item {
	return Item{ID: "1", Kind: kind, Repeat: Recurrence{Every: Weekly, Days: WeekdaysOf(1), At: At(9, 0), Zone: WITA()},
		Since: Date{2026, 9, 1}.At(0, WITA())}
}

// A weekly meeting is never overdue; what the cycle demands each week is, on the working day after.
func TestWhatComesAgainAndIsLate(t *testing.T) {
	team := balikpapan(t)
	between := Date{2026, 9, 7}.At(At(8, 30), WITA()) // its reminder was sent, and it has not begun
	for kind, want := range map[Kind]string{Event: "2026-09-14 08.00 WITA", Phase: "2026-09-08 08.00 WITA",
		Deadline: "2026-09-08 08.00 WITA"} {
		if got := compact(NextAt(everyMonday(kind), team, between), WITA()); got != want {
			t.Errorf("%s: next on %s, want %s", kind, got, want)
		}
	}
}

// A reminder that was put off is of one occurrence: it comes unless that one is finished, whatever others are.
func TestPutOffAmongOccurrences(t *testing.T) {
	team, it := balikpapan(t), everyMonday(Event)
	monday := func(day int) time.Time { return Date{2026, 9, day}.At(At(9, 0), WITA()) }
	until := Date{2026, 9, 9}.At(At(10, 0), WITA())
	it.Snooze = Snooze{Until: until, Due: monday(14)}
	for name, c := range map[string]struct {
		finished time.Time
		comes    bool
	}{
		"nothing is finished": {time.Time{}, true}, "the one before is finished": {monday(7), true},
		"it is finished itself": {monday(14), false}, "the one after is finished": {monday(21), true},
	} {
		it.Finished = []time.Time{c.finished}
		comes := false
		for _, s := range Slots(it, team, monday(7), monday(21)) {
			comes = comes || s.Why == PutOff && s.At.Equal(until)
		}
		if comes != c.comes {
			t.Errorf("%s: it comes: %v", name, comes)
		}
	}
}

// Who says that something is done means what was reminded of, or what has just passed: see Current.
func TestWhatIsMeantByDone(t *testing.T) {
	team := balikpapan(t)
	monthly := Item{ID: "2", Kind: Deadline, Since: Date{2026, 5, 1}.At(0, WITA()),
		Repeat: Recurrence{Every: Monthly, Dates: DatesOf(10), At: At(15, 0), Zone: WITA()}}
	yearly := Item{ID: "3", Kind: Deadline, Since: Date{2026, 1, 1}.At(0, WITA()),
		Repeat: Recurrence{Every: Yearly, Day: 1, Month: 9, At: At(12, 0), Zone: WITA()}}
	for _, c := range []struct {
		item      Item
		now, want string
	}{
		{everyMonday(Event), "2026-09-07 08.30", "2026-09-07 09.00 WITA"}, // reminded of, not yet begun
		{everyMonday(Event), "2026-09-07 11.00", "2026-09-07 09.00 WITA"}, // after it
		{everyMonday(Event), "2026-09-13 11.00", "2026-09-07 09.00 WITA"},
		{everyMonday(Event), "2026-09-14 08.10", "2026-09-14 09.00 WITA"}, // the next has been reminded of
		{everyMonday(Event), "2026-09-03 08.00", "2026-09-07 09.00 WITA"}, // nothing has passed
		{monthly, "2026-08-10 16.00", "2026-08-10 15.00 WITA"},            // an hour late
		{monthly, "2026-09-04 16.00", "2026-09-10 15.00 WITA"},            // H-7 was on 3 September
		{yearly, "2026-09-04 12.00", "2026-09-01 12.00 WITA"},             // three days late
	} {
		now, err := time.ParseInLocation("2006-01-02 15.04", c.now, WITA())
		if err != nil {
			t.Fatal(err)
		}
		if got := compact(c.item.Current(team, now), WITA()); got != c.want {
			t.Errorf("item %s at %s: %s, want %s", c.item.ID, c.now, got, c.want)
		}
	}
}

// One occurrence finished says nothing of the others: not of the one before it, not of the next.
func TestFinishingOneLeavesTheOthers(t *testing.T) {
	team, it := balikpapan(t), everyMonday(Deadline)
	monday := func(day int) time.Time { return Date{2026, 9, day}.At(At(9, 0), WITA()) }
	it.Finished = []time.Time{monday(14)}
	var days []int
	for _, at := range it.occurrences(team.Week, monday(7), monday(28)) {
		days = append(days, at.In(WITA()).Day())
	}
	if want := []int{7, 21, 28}; !slices.Equal(days, want) {
		t.Errorf("left are %v, want %v", days, want)
	}
	if next := it.Next(team.Week, monday(7)); !next.Equal(monday(21)) {
		t.Errorf("next is %s", next)
	}
	if !it.Occurs(team.Week, monday(14)) || it.Occurs(team.Week, monday(14).Add(time.Minute)) || it.Occurs(team.Week, monday(15)) {
		t.Error("an occurrence is not known as one")
	}
}
