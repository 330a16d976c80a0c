package agenda

import (
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
	for kind, want := range map[Kind]string{Event: "2026-09-14 08.00 WITA", Phase: "2026-09-08 08.00 WITA"} {
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
		"it is finished itself": {monday(14), false}, "the one after is finished": {monday(21), false},
	} {
		it.DoneUntil = c.finished
		comes := false
		for _, s := range Slots(it, team, monday(7), monday(21)) {
			comes = comes || s.Why == PutOff && s.At.Equal(until)
		}
		if comes != c.comes {
			t.Errorf("%s: it comes: %v", name, comes)
		}
	}
}
