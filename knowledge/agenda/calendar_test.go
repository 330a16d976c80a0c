package agenda

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func nationalHolidays(t testing.TB) *Holidays {
	t.Helper()
	h, err := ReadHolidays(os.DirFS("../../data/seed/holidays"))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHolidays(t *testing.T) {
	h := nationalHolidays(t)
	for year, want := range map[int]int{2025: 28, 2026: 25, 2027: 26, 2028: 0} {
		if got := len(h.InYear(year)); got != want || h.Known(year) != (want > 0) {
			t.Errorf("%d has %d days, want %d", year, got, want)
		}
		for _, s := range h.Sources(year) {
			if !strings.Contains(s.URL, "https://") || s.Title == "" {
				t.Errorf("%d has the source %v", year, s)
			}
		}
	}
	if day, ok := h.On(Date{2027, 3, 9}); !ok || !day.Joint || day.Name != "Idulfitri 1448 Hijriah" {
		t.Errorf("9 March 2027 is %v", day)
	}
}

func TestHolidayFilesAreChecked(t *testing.T) {
	const head = "# sumber\tSKB\thttps://example.id\n# jumlah\t1\t0\n"
	for name, body := range map[string]string{
		"no source":     "# jumlah\t1\t0\n2026-01-01\tKamis\tnasional\tTahun Baru\n",
		"wrong count":   head + "2026-01-01\tKamis\tcuti bersama\tTahun Baru\n",
		"wrong weekday": head + "2026-01-01\tJumat\tnasional\tTahun Baru\n",
		"wrong year":    head + "2027-01-01\tJumat\tnasional\tTahun Baru\n",
		"wrong kind":    head + "2026-01-01\tKamis\tlibur\tTahun Baru\n",
		"no such day":   head + "2026-02-30\tSenin\tnasional\tTahun Baru\n",
		"twice":         head + "2026-01-01\tKamis\tnasional\tTahun Baru\n2026-01-01\tKamis\tnasional\tTahun Baru\n",
		"columns":       head + "2026-01-01\tKamis\n",
	} {
		if _, err := ReadHolidays(fstest.MapFS{"2026.tsv": {Data: []byte(body)}}); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if _, err := ReadHolidays(fstest.MapFS{"libur.tsv": {}}); err == nil {
		t.Error("a file without a year was accepted")
	}
}

func TestWorkdays(t *testing.T) {
	week := Workweek{Holidays: nationalHolidays(t)}
	for _, c := range []struct{ from, before Date }{
		{Date{2026, 3, 25}, Date{2026, 3, 17}}, // Nyepi, Idulfitri and their leave
		{Date{2026, 8, 26}, Date{2026, 8, 24}}, // Maulid
		{Date{2026, 8, 31}, Date{2026, 8, 28}},
		{Date{2027, 1, 1}, Date{2026, 12, 31}},
	} {
		if day, sure := week.WorkdayBefore(c.from); day != c.before || !sure {
			t.Errorf("before %s comes %s (sure: %v), want %s", c.from, day, sure, c.before)
		}
	}
	open := Workweek{Holidays: week.Holidays, JointLeave: true}
	if day, _ := open.WorkdayBefore(Date{2026, 3, 25}); day != (Date{2026, 3, 24}) {
		t.Errorf("a team that works on joint leave has %s", day)
	}
	if day, sure := week.WorkdayBefore(Date{2028, 1, 1}); sure || day != (Date{2027, 12, 31}) {
		t.Errorf("an unknown year: %s, sure: %v", day, sure)
	}
	closed := Workweek{Closed: map[Date]bool{{2026, 8, 28}: true}}
	if day, _ := closed.WorkdayBefore(Date{2026, 8, 31}); day != (Date{2026, 8, 27}) {
		t.Errorf("a day off of the team's own: %s", day)
	}
}

func TestZones(t *testing.T) {
	deadline := Date{2026, 8, 31}.At(EndOfDay, WIB())
	for _, c := range []struct {
		team *time.Location
		want string
	}{
		{WITA(), "Senin, 31 Agustus 2026 23.59 WIB (= Selasa, 1 September 2026 00.59 WITA)"},
		{WIT(), "Senin, 31 Agustus 2026 23.59 WIB (= Selasa, 1 September 2026 01.59 WIT)"},
		{WIB(), "Senin, 31 Agustus 2026 23.59 WIB"},
		{locations()[namePontianak], "Senin, 31 Agustus 2026 23.59 WIB"},
	} {
		if got := BothTimes(deadline, c.team, WIB()); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := BothTimes(time.Time{}, WIB(), WIB()); got != "belum diumumkan" {
		t.Errorf("undated is %q", got)
	}
	noon := Date{2026, 8, 31}.At(At(12, 0), WIB())
	if got := BothTimes(noon, WITA(), WIB()); got != "Senin, 31 Agustus 2026 12.00 WIB (= 13.00 WITA)" {
		t.Errorf("on one day: %q", got)
	}
}

// The official zone leads, near deadlines are said in words, and hours count when less than a day is left.
func TestNearDeadlines(t *testing.T) {
	deadline := Date{2026, 8, 31}.At(EndOfDay, WIB())
	for _, c := range []struct {
		day, hour  int
		due, left  string
		team, zone *time.Location
	}{
		{31, 8, "malam ini pukul 23.59 WIB (= Selasa, 1 September 2026 00.59 WITA)", "16 jam lagi", WITA(), WIB()},
		{30, 8, "besok pukul 23.59 WIB (= Selasa, 1 September 2026 00.59 WITA)", "1 hari lagi", WITA(), WIB()},
		{17, 8, "Senin, 31 Agustus 2026 23.59 WIB (= Selasa, 1 September 2026 00.59 WITA)", "14 hari lagi", WITA(), WIB()},
		{31, 23, "malam ini pukul 23.59 WIB", "119 menit lagi", WIB(), WIB()},
	} {
		now := Date{2026, 8, c.day}.At(At(c.hour, 0), WITA())
		if got := SayDue(deadline, now, c.team, c.zone); got != c.due {
			t.Errorf("on the %d at %d: due %q, want %q", c.day, c.hour, got, c.due)
		}
		if got := SayLeft(deadline, now, c.zone); got != c.left {
			t.Errorf("on the %d at %d: %q left, want %q", c.day, c.hour, got, c.left)
		}
	}
	noon := Date{2026, 8, 31}.At(At(12, 0), WIT())
	if got := SayDue(noon, noon.Add(-time.Hour), WIT(), nil); got != "hari ini pukul 12.00 WIT" {
		t.Errorf("today: %q", got)
	}
	if got := SayLeft(noon, noon.Add(5*time.Second-7*time.Hour), WIT()); got != "7 jam lagi" { // sent a moment after the hour
		t.Errorf("seven hours before: %q", got)
	}
	if got := SayLeft(noon, noon, WIT()); got != "sudah lewat" {
		t.Errorf("at the deadline: %q", got)
	}
}

func TestZoneOf(t *testing.T) {
	places, err := os.ReadFile("../../data/seed/vocabulary/places.tsv")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(places)) {
		if cells := strings.Split(line, "\t"); len(cells) > 1 && !strings.HasPrefix(line, "#") {
			if _, sure := ZoneOf(cells[1]); !sure {
				t.Errorf("%q has no zone", cells[1])
			}
			known[cells[1]] = true
		}
	}
	if len(known) != 38 {
		t.Errorf("%d provinces, want 38", len(known))
	}
	for province, want := range map[string]string{"Kalimantan Timur": nameMakassar, "Provinsi Kalimantan Barat": namePontianak,
		"Papua Barat Daya":           nameJayapura,
		"Provinsi Kalimantan Tengah": nameJakarta, "provinsi bali": nameMakassar, "NTT": nameMakassar, "Maluku": nameJayapura} {
		if got, sure := ZoneOf(province); got != want || !sure {
			t.Errorf("%s lies in %s", province, got)
		}
	}
	if _, sure := ZoneOf("Atlantis"); sure {
		t.Error("an unknown province is sure")
	}
}
