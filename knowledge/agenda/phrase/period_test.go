package phrase

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"studitiru/knowledge/agenda"
	"studitiru/knowledge/indonesian"
)

// told is what a reader made of a text: the period for people, or the trouble.
func told(p Period, err error) string {
	var m *Misunderstanding
	if errors.As(err, &m) {
		return "!" + string(m.Trouble)
	}
	return p.String() + " " + p.Spoken()
}

func TestReadPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"9 Januari 2026":                     "2026-01-09 9 Januari 2026",
		"09/01/2026":                         "2026-01-09 9 Januari 2026",
		"9.1.2026":                           "2026-01-09 9 Januari 2026",
		"9-1-26":                             "2026-01-09 9 Januari 2026",
		"2026-01-09":                         "2026-01-09 9 Januari 2026",
		"2026/01/09":                         "2026-01-09 9 Januari 2026",
		"31/12/2025":                         "2025-12-31 31 Desember 2025",
		"Jumat, 9 Januari 2026":              "2026-01-09 9 Januari 2026",
		"hari Jumat tgl 9 Jan 2026":          "2026-01-09 9 Januari 2026",
		"9-10 Jan 2026":                      "2026-01-09 9–10 Januari 2026",
		"9 s.d. 10 Pebruari 2026":            "2026-02-09 9–10 Februari 2026",
		"9, 10 dan 11 Nopember 2025":         "2025-11-09 9–11 November 2025",
		"Jumat-Sabtu, 9-10 Januari 2026":     "2026-01-09 9–10 Januari 2026",
		"30 Januari - 2 Februari 2026":       "2026-01-30 30 Januari–2 Februari 2026",
		"30 Januari-2 Februari 2026":         "2026-01-30 30 Januari–2 Februari 2026",
		"30 Desember – 2 Januari 2026":       "2025-12-30 30 Desember 2025–2 Januari 2026",
		"28 Des 2025 sampai 2 Jan 2026":      "2025-12-28 28 Desember 2025–2 Januari 2026",
		"09/01/2026 - 10/01/2026":            "2026-01-09 9–10 Januari 2026",
		"9-10/01/2026":                       "2026-01-09 9–10 Januari 2026",
		"Kamis 5 dan Jumat 6 Maret 2026":     "2026-03-05 5–6 Maret 2026",
		"29 Februari 2024":                   "2024-02-29 29 Februari 2024",
		"Januari 2026":                       "2026-01 Januari 2026",
		"bulan Januri tahun 2026":            "2026-01 Januari 2026",
		"01/2026":                            "2026-01 Januari 2026",
		"2026-01":                            "2026-01 Januari 2026",
		"Januari-Maret 2026":                 "2026-01 Januari–Maret 2026",
		"Desember 2025–Januari 2026":         "2025-12 Desember 2025–Januari 2026",
		"2026":                               "2026 2026",
		"tahun 2026":                         "2026 2026",
		"":                                   "!nothing",
		"besok":                              "!nothing",
		"9":                                  "!nothing",
		"12/30":                              "!nothing",
		"31 Februari 2026":                   "!impossible",
		"29 Februari 2026":                   "!impossible",
		"29-2-2026":                          "!impossible",
		"2026-02-30":                         "!impossible",
		"31 April":                           "!impossible",
		"0 Januari 2026":                     "!impossible",
		"9/13/2026":                          "!impossible",
		"30-31 Februari 2026":                "!impossible",
		"9 Januari 3026":                     "!impossible",
		"9 Januari":                          "!incomplete",
		"9/1":                                "!incomplete",
		"Januari":                            "!incomplete",
		"Senin, 9 Januari 2026":              "!contradiction",
		"Jumat-Minggu, 9-10 Januari 2026":    "!contradiction",
		"10-9 Januari 2026":                  "!contradiction",
		"9 Maret - 2 Februari 2026":          "!contradiction",
		"9 Januari 2026 dan 3 Mei 2024":      "!contradiction",
		"9 Januari 2026, 12 orang":           "!several",
		"9 Januari 2026 lalu 9 Maret 2026":   "!several",
		"2026-13":                            "!several",
		"2024-2025":                          "!several",
		strings.Repeat("9 Januari ", 10_000): "!incomplete",
	} {
		if got := told(ReadPeriod(text)); got != want {
			t.Errorf("%.60q\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestFindPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"Dua hari, 9–10 Januari 2026, 12 orang":               "2026-01-09 9–10 Januari 2026",
		"12 orang selama 2 hari pada tanggal 09/01/2026":      "2026-01-09 9 Januari 2026",
		"Rombongan 2025 datang Jumat 9 Januari 2026 jam 9.30": "2026-01-09 9 Januari 2026",
		"Perda 17/2024, dibahas Maret 2026":                   "2026-03 Maret 2026",
		"2 minggu, 9 Januari 2026":                            "2026-01-09 9 Januari 2026",
		"sekitar tahun 2019 di 3 kelurahan":                   "2019 2019",
		"Februari 2026, tepatnya tanggal 31 Februari 2026":    "!impossible",
		"9 Januari, bukan Maret 2026":                         "!incomplete",
		"12 orang":                                            "!nothing",
	} {
		if got := told(FindPeriod(text)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

// What a refusal proposes is read.
func TestPeriodRefusalsHelp(t *testing.T) {
	for _, text := range []string{"", "31 Februari 2026", "9 Januari", "Senin, 9 Januari 2026", "10-9 Januari 2026",
		"9 Januari 3026"} {
		_, err := ReadPeriod(text)
		var m *Misunderstanding
		if !errors.As(err, &m) || m.Why == "" || strings.Contains(m.Say(), "%!") {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if _, err := ReadPeriod(m.Example); err != nil {
			t.Errorf("%q: proposed %q is not read: %v", text, m.Example, err)
		}
	}
}

func anyDay() *rapid.Generator[agenda.Date] {
	return rapid.Custom(func(t *rapid.T) agenda.Date {
		year, month := rapid.IntRange(FirstYear, LastYear-1).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
		return agenda.Day(year, month, rapid.IntRange(1, agenda.DaysIn(year, month)).Draw(t, "day"))
	})
}

// What is printed is read back: every form of a day, of days, of a month, of a year.
func TestPeriodReadsWhatIsPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := anyDay().Draw(t, "day")
		want := Period{day, day.AddDays(rapid.IntRange(0, 300).Draw(t, "length")), ByDay}
		forms := []string{want.Spoken()}
		switch rapid.IntRange(0, 3).Draw(t, "what") {
		case 0:
			want.To = day
			forms = []string{day.String(), day.Plain(), day.Spoken(), fmt.Sprintf("%02d/%02d/%04d", day.Day, day.Month, day.Year)}
		case 1:
			want = Period{agenda.Day(day.Year, day.Month, 1), agenda.Day(day.Year, day.Month, agenda.DaysIn(day.Year,
				day.Month)), ByMonth}
			forms = []string{want.String(), want.Spoken(), fmt.Sprintf("%02d/%04d", day.Month, day.Year)}
		case 2:
			want = Period{agenda.Day(day.Year, 1, 1), agenda.Day(day.Year, 12, 31), ByYear}
			forms = []string{want.String(), want.Spoken()}
		}
		for _, form := range forms {
			if got, err := ReadPeriod(form); err != nil || got != want {
				t.Fatalf("%q was read as %v, %v; want %v", form, got, err, want)
			}
		}
	})
}

// No form makes a day of what the calendar does not have.
func TestNoImpossibleDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year, month := rapid.IntRange(FirstYear, LastYear).Draw(t, "year"), rapid.IntRange(1, 14).Draw(t, "month")
		day := rapid.IntRange(0, 99).Draw(t, "day")
		exists := (agenda.Day(year, time.Month(month), day)).Exists()
		forms := []string{fmt.Sprintf("%d/%d/%d", day, month, year), fmt.Sprintf("%d-%02d-%02d", year, month, day),
			fmt.Sprintf("tiba %d.%d.%d", day, month, year)}
		if month <= 12 {
			forms = append(forms, fmt.Sprintf("pada %d %s %d di balai kota", day, indonesian.MonthName(time.Month(month)), year))
		}
		for _, form := range forms {
			if got, err := FindPeriod(form); (err == nil) != exists {
				t.Fatalf("%q, which exists: %t, was read as %v, %v", form, exists, got, err)
			}
		}
	})
}

// unsound is what does not hold of a text though it must; "" when all does.
func unsound(text string) string {
	p, err := FindPeriod(text)
	var m *Misunderstanding
	switch {
	case err != nil && !errors.As(err, &m):
		return fmt.Sprintf("%q: %v is no Misunderstanding", text, err)
	case err == nil && (!p.From.Exists() || !p.To.Exists() || p.From.Compare(p.To) > 0 || p.From.Year < FirstYear ||
		p.To.Year > LastYear):
		return fmt.Sprintf("%q was read as %+v", text, p)
	case err == nil:
		if again, err := ReadPeriod(p.Spoken()); err != nil || again != p {
			return fmt.Sprintf("%q was read as %+v, and %q as %+v, %v", text, p, p.Spoken(), again, err)
		}
	}
	if q, err := ReadPeriod(text); err == nil && q != p {
		return fmt.Sprintf("%q is %+v alone and %+v in a text", text, q, p)
	}
	return ""
}

func TestPeriodOfAnyText(t *testing.T) {
	pieces := []string{"9", "31", "2026", "2026-01", "01/2026", "12/1", "9/1/26", "Januari", "februari", "des", "mei-juni",
		"-", "–",
		"s.d.",
		"dan", ",", "senin", "Minggu", "tanggal", "tahun", "orang", "9.30", "2024-02-30", "0026", "½", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces") {
			b.WriteString(p + rapid.SampledFrom([]string{" ", "", ", "}).Draw(t, "gap"))
		}
		if bad := unsound(b.String()); bad != "" {
			t.Fatal(bad)
		}
	})
}

func FuzzFindPeriod(f *testing.F) {
	for _, seed := range []string{"9–10 Januari 2026", "31/2/26", "2026-01-09", "Jumat-Sabtu, 9-10 Jan 2026", "tahun",
		"30 Des - 2 Jan 2026"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if bad := unsound(text); bad != "" {
			t.Error(bad)
		}
	})
}
