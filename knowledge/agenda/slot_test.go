package agenda

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func spokenSlots(list []Slot, t Team) []string {
	var lines []string
	for _, s := range list {
		lines = append(lines, s.Key+" "+compact(s.At, t.Zone))
	}
	return lines
}

func balikpapan(t testing.TB) Team {
	return Team{ID: "7", Zone: WITA(), Hour: DefaultHour, Quiet: DefaultQuiet, Week: Workweek{Holidays: nationalHolidays(t)}}
}

func upload() Item {
	return Item{ID: "57", Title: "Unggah bukti dukung", Kind: Phase, Due: Date{2026, 8, 31}.At(EndOfDay, WIB()), Official: WIB(),
		Since: Date{2026, 6, 1}.At(0, WIB())}
}

// S22: the deadline is 31 August 23.59 WIB, which is 1 September 00.59 in Balikpapan, where the official calendar leads all
// the same; 17 and 25 August are holidays, 29 and 30 a weekend.
func TestDeadlineInTwoZones(t *testing.T) {
	team := balikpapan(t)
	year := Date{2027, 1, 1}.At(0, WITA())
	want := []string{
		"57/2026-08-31/H-30 2026-07-31 08.00 WITA",
		"57/2026-08-31/H-14 2026-08-14 08.00 WITA", // 17 August
		"57/2026-08-31/H-7 2026-08-24 08.00 WITA",
		"57/2026-08-31/H-1 2026-08-28 08.00 WITA", // H-3 and H-1 meet on Friday
		"57/2026-08-31/H-0 2026-08-31 08.00 WITA",
	}
	list := Slots(upload(), team, time.Time{}, year)
	if diff := cmp.Diff(want, spokenSlots(list, team)); diff != "" {
		t.Error(diff)
	}
	pontianak := team
	pontianak.Zone = locations()[namePontianak]
	want = []string{
		"57/2026-08-31/H-30 2026-07-31 08.00 WIB",
		"57/2026-08-31/H-14 2026-08-14 08.00 WIB", // 17 August
		"57/2026-08-31/H-7 2026-08-24 08.00 WIB",
		"57/2026-08-31/H-1 2026-08-28 08.00 WIB", // H-3 and H-1 meet on Friday
		"57/2026-08-31/H-0 2026-08-31 08.00 WIB",
	}
	if diff := cmp.Diff(want, spokenSlots(Slots(upload(), pontianak, time.Time{}, year), pontianak)); diff != "" {
		t.Error(diff)
	}
}

func TestSlotsOfSpecialItems(t *testing.T) {
	team := balikpapan(t)
	day := func(month time.Month, d, hour, minute int) time.Time {
		return Date{2026, month, d}.At(At(hour, minute), WITA())
	}
	until := day(12, 31, 0, 0)
	done := upload()
	done.Done = true
	important := upload()
	important.Important, important.Leads = true, []int{7, 0}
	acked := important
	acked.Acked = day(8, 26, 9, 0)
	snoozed := upload()
	snoozed.Leads, snoozed.Snooze = []int{0}, Snooze{Until: day(8, 20, 23, 0), Due: snoozed.Due}
	for name, c := range map[string]struct {
		item Item
		want []string
	}{
		"done is silent":    {done, nil},
		"undated is silent": {Item{ID: "1", Kind: Phase}, nil},
		"weekly at the team's hour, an hour ahead": {Item{ID: "1", Repeat: Recurrence{Every: Weekly, Days: WeekdaysOf(1), At: At(8, 0), Zone: WITA()},
			Since: day(12, 8, 0, 0)},
			[]string{"1/2026-12-14/H-0 2026-12-14 07.00 WITA", "1/2026-12-21/H-0 2026-12-21 07.00 WITA",
				"1/2026-12-28/H-0 2026-12-28 07.00 WITA"}},
		"early in the morning an hour ahead": {Item{ID: "1", Due: day(8, 27, 7, 30), Leads: []int{0}},
			[]string{"1/2026-08-27/H-0 2026-08-27 06.30 WITA"}},
		"before dawn the day before": {Item{ID: "1", Due: day(8, 27, 5, 0), Leads: []int{0}},
			[]string{"1/2026-08-27/H-0 2026-08-26 08.00 WITA"}},
		"made on the day, an hour ahead": {Item{ID: "1", Due: day(8, 27, 16, 0), Since: day(8, 27, 10, 0)},
			[]string{"1/2026-08-27/H-0 2026-08-27 15.00 WITA"}},
		"made just before": {Item{ID: "1", Due: day(8, 27, 16, 0), Since: day(8, 27, 15, 50)},
			[]string{"1/2026-08-27/H-0 2026-08-27 15.55 WITA"}},
		"made within five minutes": {Item{ID: "1", Due: day(8, 27, 16, 0), Since: day(8, 27, 15, 57)},
			[]string{"1/2026-08-27/H-0 2026-08-27 15.58 WITA"}},
		"made within a minute": {Item{ID: "1", Due: day(8, 27, 16, 0), Since: day(8, 27, 15, 59)}, nil},
		"made today for tonight": {Item{ID: "1", Due: day(8, 27, 23, 59), Since: day(8, 27, 10, 0)},
			[]string{"1/2026-08-27/H-0 2026-08-27 19.30 WITA"}},
		"made on Saturday for Sunday": {Item{ID: "1", Due: day(8, 30, 10, 0), Since: day(8, 29, 10, 0)},
			[]string{"1/2026-08-30/H-0 2026-08-30 08.00 WITA"}},
		"important until acknowledged": {important, []string{"57/2026-08-31/H-7 2026-08-24 08.00 WITA",
			"57/2026-08-31/R2026-08-26 2026-08-26 08.00 WITA",
			"57/2026-08-31/R2026-08-27 2026-08-27 08.00 WITA", "57/2026-08-31/R2026-08-28 2026-08-28 08.00 WITA",
			"57/2026-08-31/H-0 2026-08-31 08.00 WITA"}},
		"acknowledged until the next": {acked, []string{"57/2026-08-31/H-7 2026-08-24 08.00 WITA",
			"57/2026-08-31/H-0 2026-08-31 08.00 WITA"}},
		"put off into the night": {snoozed, []string{fmt.Sprintf("57/2026-08-31/S%d 2026-08-21 06.00 WITA",
			snoozed.Snooze.Until.Unix()),
			"57/2026-08-31/H-0 2026-08-31 08.00 WITA"}},
		"asked after a visit": {Item{ID: "9", Kind: Action, Agreed: day(1, 10, 12, 0)},
			[]string{"9/2026-01-10/T+30 2026-02-09 08.00 WITA",
				"9/2026-01-10/T+90 2026-04-10 08.00 WITA", "9/2026-01-10/T+180 2026-07-09 08.00 WITA"}},
	} {
		if diff := cmp.Diff(c.want, spokenSlots(Slots(c.item, team, time.Time{}, until), team)); diff != "" && c.item.Repeat.IsZero() {
			t.Errorf("%s: %s", name, diff)
		} else if !c.item.Repeat.IsZero() {
			if diff := cmp.Diff(c.want, spokenSlots(Slots(c.item, team, c.item.Since, until), team)); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

func TestPutOff(t *testing.T) {
	team := balikpapan(t)
	for _, c := range []struct {
		delay Delay
		now   string
		want  string
	}{
		{OneHour, "2026-08-27 08.03", "2026-08-27 09.03 WITA"},
		{OneHour, "2026-08-27 19.30", "2026-08-28 06.00 WITA"},
		{Tomorrow, "2026-08-27 08.03", "2026-08-28 08.00 WITA"},
		{Tomorrow, "2026-08-28 08.03", "2026-08-31 08.00 WITA"},
		{Monday, "2026-08-28 08.03", "2026-08-31 08.00 WITA"},
		{Monday, "2026-08-31 08.03", "2026-09-07 08.00 WITA"},
		{Monday, "2026-08-13 08.03", "2026-08-18 08.00 WITA"}, // Monday is 17 August
	} {
		now, err := time.ParseInLocation("2006-01-02 15.04", c.now, WITA())
		if err != nil {
			t.Fatal(err)
		}
		if got := compact(team.PutOff(c.delay, now), WITA()); got != c.want {
			t.Errorf("%s at %s comes at %s, want %s", c.delay, c.now, got, c.want)
		}
	}
}

// S23: down from 07.50 to 09.10, and down for five days.
func TestCatchUp(t *testing.T) {
	team := balikpapan(t)
	claimed := map[string]bool{}
	sent := func(key string) bool { return claimed[key] }
	at := func(d, hour, minute int) time.Time { return Date{2026, 8, d}.At(At(hour, minute), WITA()) }
	second := upload()
	second.ID, second.Kind = "58", Event
	p := Due(at(24, 9, 10), team, []Item{upload(), second}, sent, at(24, 7, 50))
	if p.Mode != CatchUp || len(p.Reminders) != 2 || SayLate(p.Late) != "70 menit" {
		t.Errorf("after 80 minutes: %q, %d reminders, %s late", p.Mode, len(p.Reminders), SayLate(p.Late))
	}
	for _, r := range p.Reminders {
		for _, key := range r.Keys {
			claimed[key] = true
		}
	}
	if p := Due(at(24, 9, 10), team, []Item{upload(), second}, sent, at(24, 7, 50)); p.Mode != Silent || p.Overdue != nil {
		t.Errorf("the same again: %+v", p)
	}
	p = Due(at(31, 9, 0), team, []Item{upload()}, sent, at(26, 9, 0))
	if p.Mode != Summary || len(p.Reminders) != 1 || p.Reminders[0].Slot.Lead != 0 || len(p.Reminders[0].Keys) != 2 ||
		SayLate(p.Late) != "3 hari" {
		t.Errorf("after five days: %+v", p)
	}
	if p := Due(at(24, 8, 0), team, []Item{upload()}, func(string) bool { return false }, at(24, 7, 59)); p.Mode != Each ||
		p.Late != 0 {
		t.Errorf("in time: %q, %s late", p.Mode, p.Late)
	}
	if p := Due(at(24, 21, 0), team, []Item{upload()}, func(string) bool { return false },
		at(24, 7, 0)); !p.Wait.Equal(at(25, 6, 0)) || len(p.Reminders) > 0 && p.Mode != Silent {
		t.Errorf("in quiet hours: %+v", p)
	}
	team.Paused = true
	if p := Due(at(24, 8, 0), team, []Item{upload()}, func(string) bool { return false }, at(24, 7, 0)); p.Mode != Silent {
		t.Errorf("a paused team gets %q", p.Mode)
	}
	var many []Item
	for i := range 9 {
		it := upload()
		it.ID = fmt.Sprint(i)
		many = append(many, it)
	}
	team.Paused = false
	if p := Due(at(24, 8, 0), team, many, func(string) bool { return false }, at(24, 7, 0)); p.Mode != Together ||
		len(p.Reminders) != 9 {
		t.Errorf("nine at once are %q", p.Mode)
	}
}

// The list for the lead comes at the first round after the deadline and then weekly; an event is over, not overdue.
func TestOverdue(t *testing.T) {
	team := balikpapan(t)
	event := upload()
	event.ID, event.Kind, event.Due = "58", Event, Date{2026, 9, 2}.At(At(14, 0), WITA())
	finished := upload()
	finished.ID, finished.Done = "59", true
	important := upload()
	important.ID, important.Important, important.Due = "60", true, Date{2026, 9, 10}.At(At(9, 0), WITA())
	s := newSimulation(team, []Item{upload(), event, finished, important}, Date{2026, 8, 31}.At(At(12, 0), WITA()))
	var got []string
	s.check = func(now time.Time, p Plan) {
		if p.Overdue != nil {
			line := compact(now, WITA()) + ":"
			for _, late := range p.Overdue.Items {
				line += " " + late.Item.ID
			}
			got = append(got, line)
		}
	}
	for now := s.wake(); now.Before(Date{2026, 9, 16}.At(0, WITA())); now = s.wake() {
		s.run(now, false)
	}
	want := []string{"2026-09-01 08.00 WITA: 57", "2026-09-07 08.00 WITA: 57",
		"2026-09-11 08.00 WITA: 57 60", "2026-09-14 08.00 WITA: 57 60", "2026-09-15 08.00 WITA: 57 60"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// An important item past its deadline is listed on each working day until somebody acknowledges it, then weekly.
func TestAcknowledgedOverdue(t *testing.T) {
	team, it := balikpapan(t), upload()
	it.Important = true
	tuesday := Date{2026, 9, 1}.At(At(12, 0), WITA())
	for acked, want := range map[time.Time]string{{}: "2026-09-02 08.00 WITA", tuesday: "2026-09-07 08.00 WITA"} {
		it.Acked = acked
		if got := compact(NextAt(it, team, tuesday), WITA()); got != want {
			t.Errorf("acknowledged at %v: next on %s, want %s", acked, got, want)
		}
	}
}

// A deadline at midnight in Jayapura is at ten in the evening of the day before in Jakarta: who is reminded at ten there is
// reminded a day earlier, not at the deadline.
func TestDeadlineAtTheTeamsHour(t *testing.T) {
	team := Team{ID: "7", Zone: WIB(), Hour: At(22, 0), Quiet: Quiet{At(0, 0), At(0, 0)}, Week: Workweek{Days: EveryDay}}
	it := Item{ID: "1", Kind: Event, Due: Date{2026, 1, 6}.At(0, WIT()), Official: WIT(), Leads: []int{0},
		Since: Date{2026, 1, 1}.At(0, WIB())}
	want := []string{"1/2026-01-06/H-0 2026-01-04 22.00 WIB"}
	if diff := cmp.Diff(want, spokenSlots(Slots(it, team, it.Since, it.Due), team)); diff != "" {
		t.Error(diff)
	}
}
