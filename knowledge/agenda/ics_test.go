package agenda

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
)

func icsItems() []Item {
	changed := wednesday()
	deadline := Date{2026, 8, 31}.At(EndOfDay, WIB())
	return []Item{
		{ID: "1", Title: "Unggah bukti dukung; F-01, dan \\ lain", Kind: Phase, Due: deadline, Official: WIB(),
			Owner: "Bagian Organisasi", Sequence: 2, Changed: changed},
		{ID: "2", Title: "Rapat", Kind: Event, Due: deadline, Cancelled: true, Changed: changed},
		{ID: "3", Title: "Apel", Kind: Event, Repeat: Recurrence{Every: Weekly, Days: WeekdaysOf(1, 4), At: At(6, 30), Zone: WITA()},
			Since: changed, Changed: changed},
		{ID: "4", Title: "Laporan", Kind: Event, Repeat: Recurrence{Every: Monthly, Dates: DatesOf(30), At: EndOfDay,
			Zone: WIB()}, Since: changed,
			Changed: changed},
		{ID: "5", Title: "Rekap", Kind: Event, Repeat: Recurrence{Every: LastWorkday, At: At(15, 0), Zone: WIB()}, Since: changed,
			Changed: changed},
		{ID: "6", Title: "Hasil", Kind: Phase, Changed: changed},
		{ID: "7", Title: "Piket", Kind: Event, Repeat: Recurrence{Every: EveryWorkday, At: At(7, 30), Zone: WIT()}, Since: changed,
			Changed: changed},
		{ID: "8", Title: "Kabisat", Kind: Event, Repeat: Recurrence{Every: Yearly, Day: 29, Month: 2, At: At(9, 0), Zone: WIB()},
			Since: changed, Changed: changed},
	}
}

func readICS(t *testing.T, items []Item, team Team) map[string]*ics.VEvent {
	t.Helper()
	file, err := Calendar(items, team)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(bytes.ReplaceAll(file, []byte("\r\n"), nil), []byte("\n")) {
		t.Error("a line does not end as iCalendar wants it")
	}
	for _, line := range strings.Split(string(file), "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d bytes: %s", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	events := map[string]*ics.VEvent{}
	for _, e := range cal.Events() {
		events[e.Id()] = e
	}
	if got := len(cal.Timezones()); got != 3 {
		t.Errorf("%d zones described, want 3", got)
	}
	return events
}

func property(e *ics.VEvent, p ics.ComponentProperty) string {
	if e == nil || e.GetProperty(p) == nil {
		return ""
	}
	return e.GetProperty(p).Value
}

func TestCalendar(t *testing.T) {
	team := Team{ID: "7", Zone: WITA(), Week: Workweek{Holidays: nationalHolidays(t)}}
	events := readICS(t, icsItems(), team)
	deadline := events["agenda-1@studitiru"]
	at, err := deadline.GetStartAt()
	if err != nil || !at.Equal(time.Date(2026, 8, 31, 16, 59, 0, 0, time.UTC)) {
		t.Errorf("deadline at %v, %v", at, err)
	}
	for _, c := range []struct {
		id   string
		what ics.ComponentProperty
		want string
	}{
		{"1", ics.ComponentPropertySummary, "Batas: Unggah bukti dukung; F-01, dan \\ lain"},
		{"1", ics.ComponentPropertyDescription,
			"Senin, 31 Agustus 2026 23.59 WIB (= Selasa, 1 September 2026 00.59 WITA)\nPenanggung jawab: Bagian Organisasi"},
		{"1", ics.ComponentPropertySequence, "2"},
		{"1", ics.ComponentPropertyLastModified, "20260826T030000Z"},
		{"1", ics.ComponentPropertyStatus, "CONFIRMED"},
		{"2", ics.ComponentPropertyStatus, "CANCELLED"},
		{"3", ics.ComponentPropertyDtStart, "20260827T063000"},
		{"3", ics.ComponentPropertyRrule, "FREQ=WEEKLY;BYDAY=MO,TH"},
		{"4", ics.ComponentPropertyRrule, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"},
		{"8", ics.ComponentPropertyRrule, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"},
		{"5-2026-08", ics.ComponentPropertyDtStart, "20260831T080000Z"},
		{"5-2026-12", ics.ComponentPropertyDtStart, "20261231T080000Z"},
		{"7", ics.ComponentPropertyRrule, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"},
		{"7", ics.ComponentPropertyExdate, "20261224T073000"},
	} {
		if got := property(events["agenda-"+c.id+"@studitiru"], c.what); got != c.want {
			t.Errorf("%s of %s is %q, want %q", c.what, c.id, got, c.want)
		}
	}
	if len(events) != 6+expanded {
		t.Errorf("%d events, want %d", len(events), 6+expanded)
	}
	if n := len(deadline.Alarms()); n != 3 {
		t.Errorf("the deadline has %d alarms, want 3", n)
	}
	if n := len(events["agenda-2@studitiru"].Alarms()); n != 0 {
		t.Errorf("what is cancelled has %d alarms", n)
	}
}

// A change keeps the UID and raises the sequence; equal items give equal bytes.
func TestCalendarIsStable(t *testing.T) {
	team := Team{ID: "7", Zone: WIB()}
	items := icsItems()
	before, err := Calendar(items, team)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Calendar(items, team); err != nil || !bytes.Equal(before, again) {
		t.Errorf("the same items give other bytes, %v", err)
	}
	items[0].Due, items[0].Sequence = items[0].Due.AddDate(0, 0, 7), 3
	e := readICS(t, items, team)["agenda-1@studitiru"]
	if property(e, ics.ComponentPropertySequence) != "3" {
		t.Error("the changed item has lost its UID or its sequence")
	}
}
