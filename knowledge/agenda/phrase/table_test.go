package phrase

import (
	"bufio"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/knowledge/agenda"
)

// row is a phrase of a table with what is to come of it: alternatives between bars, each the beginning of a time in
// the zone, R: and a pattern of what recurs, or ASK. The title "-" is none.
type row struct {
	kind, phrase, wanted, title string
	now                         time.Time
	zone                        *time.Location
}

func readTable(t testing.TB, name string) (list []row) {
	t.Helper()
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		t.Skipf("%s is not here: it lies beside the repository", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		cells := append(strings.Split(lines.Text(), "\t"), "")
		if cells[0] == "kind" {
			continue
		}
		now, err := time.Parse(time.RFC3339, cells[1])
		if err != nil {
			t.Fatal(err)
		}
		zone, err := agenda.Zone(cells[2])
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, row{kind: cells[0], phrase: cells[3], wanted: cells[4], title: cells[5], now: now, zone: zone})
	}
	return list
}

// judged says what came of a row; silent is true for an answer that is wrong and was not a question.
func (r row) judged(week agenda.Workweek) (right, silent bool, got string) {
	u, err := Parse(r.phrase, r.now, agenda.Team{Zone: r.zone, Week: week})
	var m *Misunderstanding
	switch {
	case errors.As(err, &m):
		got = "ASK"
	case !u.Repeat.IsZero():
		got = u.Say(r.zone)
	default:
		got = agenda.DateOf(u.Once, r.zone).String() + " " + agenda.ClockOf(u.Once, r.zone).String()
	}
	for one := range strings.SplitSeq(r.wanted, "|") {
		pattern, recurs := strings.CutPrefix(one, "R:")
		switch {
		case recurs:
			right = right || err == nil && !u.Repeat.IsZero() && regexp.MustCompile(pattern).MatchString(got)
		case one == "ASK":
			right = right || err != nil
		default:
			right = right || err == nil && u.Repeat.IsZero() && strings.HasPrefix(got, one)
		}
	}
	if err == nil && r.title != "" && u.Title != strings.TrimPrefix(r.title, "-") {
		right, got = false, got+" “"+u.Title+"”"
	}
	if err != nil {
		got += " " + err.(*Misunderstanding).Say()
	}
	return right, !right && err == nil, got
}

// Phrases of officials are understood, at least so many of a hundred, and none is understood wrongly without a question.
func TestTables(t *testing.T) {
	for _, c := range []struct {
		name, file string
		least      int
	}{
		{"own", "testdata/own.tsv", 97},
		{"sealed", "testdata/sealed.tsv", 95},
		{"third", "testdata/third.tsv", 95},
		{"fourth", "testdata/fourth.tsv", 98},
		{"everyday", "testdata/everyday.tsv", 98},
		{"shared", "../../../../shared/cases/phrases.tsv", 97},
	} {
		t.Run(c.name, func(t *testing.T) {
			week := agenda.Workweek{Holidays: nationalHolidays(t)}
			list, right := readTable(t, c.file), 0
			for _, r := range list {
				ok, silent, got := r.judged(week)
				if ok {
					right++
				} else {
					t.Logf("%s %q\n got %s\nwant %s %s", r.kind, r.phrase, got, r.wanted, r.title)
				}
				if silent {
					t.Errorf("%q is understood wrongly and without a question: %s, want %s %s", r.phrase, got, r.wanted, r.title)
				}
			}
			if right*100 < c.least*len(list) {
				t.Errorf("%d of %d phrases are right, want %d %%", right, len(list), c.least)
			}
		})
	}
}

// A word of time beside what was read is never dropped, nor left in the title: with it the phrase means something else, or is
// asked about.
func TestNothingIsDropped(t *testing.T) {
	team := agenda.Team{Zone: agenda.WITA(), Week: agenda.Workweek{Holidays: nationalHolidays(t)}}
	words := []string{
		"sesudah",
		"setelah",
		"kecuali",
		"sejak",
		"selain",
		"lagi",
		"kurang",
		"lewat",
		"lebih",
		"setengah",
		"atau 10",
		"H-3",
		"antara",
		"menjelang",
		"habis Magrib",
		"sebelum Zuhur",
	}
	phrases := []string{
		"rapat besok jam 9",
		"rapat Senin jam 9",
		"rapat 5 Desember jam 9",
		"rapat setiap Senin jam 9",
		"rapat tanggal 5",
		"rapat setiap tanggal 5 jam 9",
		"rapat 3 hari lagi",
		"rapat akhir bulan",
		"rapat Senin pertama September jam 9",
	}
	for _, base := range phrases {
		plain, err := Parse(base, wednesday(), team)
		if err != nil {
			t.Fatalf("%q: %v", base, err)
		}
		tokens := strings.Fields(base)
		for _, word := range words {
			for i := 1; i <= len(tokens); i++ {
				text := strings.Join(slices.Concat(tokens[:i], []string{word}, tokens[i:]), " ")
				if u, err := Parse(text, wednesday(), team); err == nil && u.Say(team.Zone) == plain.Say(team.Zone) {
					t.Errorf("%q is understood as %q, without the word: %s, %q", text, base, u.Say(team.Zone), u.Title)
				}
			}
		}
	}
}
