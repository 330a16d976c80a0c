package phrase

import (
	"bufio"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"studitiru/knowledge/agenda"
)

// wednesday is 26 August 2026, 10.00 agenda.WIB.
func wednesday() time.Time { return agenda.Day(2026, 8, 26).At(agenda.At(10, 0), agenda.WIB()) }

func compact(t time.Time, zone *time.Location) string {
	return agenda.DateOf(t, zone).String() + " " + agenda.ClockOf(t, zone).String() + " " + agenda.ZoneName(zone)
}

func outcome(u Understanding, err error) string {
	var m *Misunderstanding
	switch {
	case errors.As(err, &m):
		return "!" + string(m.Trouble)
	case err != nil:
		return err.Error()
	case !u.Repeat.IsZero():
		return u.Repeat.String()
	}
	return compact(u.Once, agenda.WIB())
}

func nationalHolidays(t testing.TB) *agenda.Holidays {
	t.Helper()
	h, err := agenda.ReadHolidays(os.DirFS("../../../data/seed/holidays"))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func phrases(t testing.TB) [][]string {
	t.Helper()
	f, err := os.Open("testdata/phrases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list [][]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, append(strings.Split(line, "\t"), ""))
		}
	}
	return list
}

func TestParse(t *testing.T) {
	list := phrases(t)
	if len(list) < 150 {
		t.Errorf("%d phrases, want at least 150", len(list))
	}
	for _, row := range list {
		u, err := Parse(row[0], wednesday(), agenda.Team{Zone: agenda.WIB()})
		if got := outcome(u, err); got != row[1] {
			t.Errorf("%q\n got %s\nwant %s", row[0], got, row[1])
		} else if u.Title != row[2] {
			t.Errorf("%q\n got title %q\nwant title %q", row[0], u.Title, row[2])
		}
	}
}

// Every refusal says why and what to write, and what it proposes is understood.
func TestRefusalsHelp(t *testing.T) {
	for _, row := range phrases(t) {
		_, err := Parse(row[0], wednesday(), agenda.Team{Zone: agenda.WIB()})
		var m *Misunderstanding
		if !errors.As(err, &m) {
			continue
		}
		if !strings.HasPrefix(m.Say(), m.Why) || m.Why == "" || strings.Contains(m.Say(), "%!") || strings.Contains(m.Error(),
			row[0]) {
			t.Errorf("%q: %s", row[0], m.Say())
		}
		for _, example := range strings.FieldsFunc(strings.ReplaceAll(m.Example, " atau ", ";"),
			func(r rune) bool { return strings.ContainsRune("“”;", r) }) {
			parts := strings.Split(example, ", ")
			if _, err := Parse(example, wednesday(), agenda.Team{Zone: agenda.WIB()}); err == nil {
				parts = nil // one, with its limits
			}
			for _, one := range parts {
				if _, err := Parse(one, wednesday(), agenda.Team{Zone: agenda.WIB()}); strings.TrimSpace(one) != "" &&
					strings.Contains(one, " ") && err != nil {
					t.Errorf("%q: proposed %q is not understood: %v", row[0], one, err)
				}
			}
		}
	}
}

func TestParseCountsTheTeamsWorkingDays(t *testing.T) {
	team := agenda.Team{Zone: agenda.WITA(), Week: agenda.Workweek{Holidays: nationalHolidays(t)}}
	now := agenda.Day(2026, 12, 21).At(agenda.At(9, 0), agenda.WITA()) // 24 and 25 December are off, 26 and 27 a weekend
	u, err := Parse("3 hari kerja lagi jam 9", now, team)
	if err != nil || compact(u.Once, agenda.WITA()) != "2026-12-28 09.00 WITA" || !u.Sure {
		t.Errorf("got %v, %v", u, err)
	}
	u, err = Parse("hari kerja terakhir Desember 2028", now, team)
	if err != nil || compact(u.Once, agenda.WITA()) != "2028-12-29 23.59 WITA" || u.Sure {
		t.Errorf("an unknown year is not said to be unsure: %v, %v", u, err)
	}
}

func TestPontianakKeepsItsZone(t *testing.T) {
	pontianak, err := agenda.Zone("Asia/Pontianak")
	if err != nil {
		t.Fatal(err)
	}
	u, err := Parse("setiap Senin 08.00 WIB", wednesday(), agenda.Team{Zone: pontianak})
	if err != nil || u.Repeat.Zone != pontianak {
		t.Errorf("got %v, %v", u.Repeat.Zone, err)
	}
}

func drawZone(t *rapid.T) *time.Location {
	name := rapid.SampledFrom([]string{"Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"}).Draw(t, "zone")
	zone, err := agenda.Zone(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func drawInstant(t *rapid.T, from agenda.Date, days int) time.Time {
	return from.AddDays(rapid.IntRange(0, days).Draw(t, "day")).At(agenda.Clock(rapid.IntRange(0, 1439).Draw(t, "minute")),
		agenda.WIB())
}

func drawRecurrence(t *rapid.T) agenda.Recurrence {
	r := agenda.Recurrence{
		Every: rapid.SampledFrom([]agenda.Frequency{agenda.Weekly, agenda.Monthly, agenda.Yearly, agenda.EveryWorkday,
			agenda.LastWorkday, agenda.NthWorkday, agenda.NthWeekday}).Draw(t, "frequency"),
		At: agenda.Clock(rapid.IntRange(0, 1439).Draw(t, "at")), Zone: drawZone(t),
	}
	switch r.Every {
	case agenda.Weekly:
		r.Days = agenda.Weekdays(rapid.IntRange(1, 127).Draw(t, "days"))
	case agenda.Monthly:
		r.Dates = agenda.DatesOf(rapid.SliceOfN(rapid.IntRange(1, 31), 1, 4).Draw(t, "days of month")...)
	case agenda.Yearly:
		r.Month = time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
		r.Day = rapid.IntRange(1, agenda.DaysIn(2024, r.Month)).Draw(t, "day of year")
	case agenda.NthWorkday:
		r.Nth = rapid.IntRange(1, 20).Draw(t, "nth")
	case agenda.NthWeekday:
		r.Nth = rapid.SampledFrom([]int{agenda.Last, 1, 2, 3, 4, 5}).Draw(t, "nth")
		r.Days = agenda.WeekdaysOf(time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")))
	}
	monthly := r.Every == agenda.Monthly || r.Every == agenda.LastWorkday || r.Every == agenda.NthWorkday ||
		r.Every == agenda.NthWeekday
	if monthly && rapid.Bool().Draw(t, "some months") {
		first := time.Month(rapid.IntRange(1, 3).Draw(t, "first month"))
		r.Months = agenda.MonthsOf(first, first+3, first+6, first+9)
	}
	return limited(t, r)
}

func limited(t *rapid.T, r agenda.Recurrence) agenda.Recurrence {
	start := agenda.Day(2026, 1, 1).AddDays(rapid.IntRange(0, 1000).Draw(t, "start"))
	if rapid.Bool().Draw(t, "begins") {
		r.From = start
		if r.Every == agenda.Weekly {
			r.Weeks = rapid.SampledFrom([]int{0, 2, 3, 4}).Draw(t, "weeks")
		}
	}
	if rapid.Bool().Draw(t, "ends") {
		r.Until = start.AddDays(rapid.IntRange(0, 900).Draw(t, "length"))
	}
	for range rapid.SampledFrom([]int{0, 0, 1, 3}).Draw(t, "exceptions") {
		r.Except = append(r.Except, start.AddDays(rapid.IntRange(0, 300).Draw(t, "exception")))
	}
	r.Worked = rapid.Bool().Draw(t, "worked")
	return r
}

// What is shown back is read as the same.
func TestSayParsesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone, team := drawZone(t), drawZone(t)
		now := drawInstant(t, agenda.Day(2026, 1, 1), 700)
		at := now.Add(time.Duration(rapid.IntRange(1, 9*365*24*60).Draw(t, "ahead")) * time.Minute)
		said := Understanding{Once: at}.Say(zone)
		u, err := Parse(said, now, agenda.Team{Zone: team})
		if err != nil || !u.Once.Equal(at) || u.Title != "" || u.TimeAssumed {
			t.Fatalf("%q was read as %v %q, %v", said, u.Once, u.Title, err)
		}
		r := drawRecurrence(t)
		if r.Next(now, agenda.Workweek{}).IsZero() {
			return // it is over, or never comes: that is said
		}
		u, err = Parse("rapat lokus "+r.String(), now, agenda.Team{Zone: team})
		if err != nil || u.Repeat.String() != r.String() || u.Title != "rapat lokus" {
			t.Fatalf("%q was read as %q %q, %v", r, u.Repeat, u.Title, err)
		}
	})
}

// Whatever is written, the answer is a time that is ahead, a recurrence that is valid, or a Misunderstanding.
func checkAnyPhrase(t interface{ Fatalf(string, ...any) }, text string) {
	u, err := Parse(text, wednesday(), agenda.Team{Zone: agenda.WIT()})
	var m *Misunderstanding
	switch {
	case errors.As(err, &m):
		if m.Why == "" || m.Example == "" {
			t.Fatalf("%q: an empty explanation", text)
		}
	case err != nil:
		t.Fatalf("%q: %v", text, err)
	case !u.Repeat.IsZero():
		if err := u.Repeat.Validate(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	case !u.Once.After(wednesday()) || u.Once.Second() != 0:
		t.Fatalf("%q: %v", text, u.Once)
	}
}

func TestAnyPhrase(t *testing.T) {
	words := []string{"setiap", "hari", "kerja", "terakhir", "Senin", "minggu", "depan", "ini", "bulan", "tahun", "tanggal", "5",
		"31", "Agustus", "2026", "jam", "9", "08.00",
		"setengah", "pagi", "malam", "lagi", "besok", "lusa", "akhir", "awal", "dalam", "sekali", "2", "-", "sampai", "dan", "WIB",
		"WITA", "31/8", "29/2/2027", "dua", "belas", "kurang", "rapat", "lalu"}
	rapid.Check(t, func(t *rapid.T) {
		checkAnyPhrase(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "words"), " "))
	})
}

func FuzzParse(f *testing.F) {
	for _, row := range phrases(f) {
		f.Add(row[0])
	}
	f.Add("s.d")
	f.Add("jam\xff9")
	f.Fuzz(func(t *testing.T, text string) { checkAnyPhrase(t, text) })
}
