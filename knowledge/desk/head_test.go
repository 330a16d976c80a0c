package desk_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/indonesian"
)

// headCase is one file with what is to be understood of it.
type headCase struct {
	set, file, text, title, kind, place, year string
}

func headCases(t *testing.T) (list []headCase) {
	t.Helper()
	raw, err := os.ReadFile("testdata/heads.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		list = append(list, headCase{c[0], c[1], strings.ReplaceAll(c[2], `\n`, "\n"), c[3], c[4], c[5], c[6]})
	}
	return list
}

// programSense is what the program understands texts with.
func programSense(t *testing.T) desk.Sense {
	t.Helper()
	language, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	labels, err := seed.Labels()
	if err != nil {
		t.Fatal(err)
	}
	return desk.Sense{Labels: labels, Place: func(words string) string {
		name, _, _ := language.Official(words)
		return name
	}}
}

// Of ten files nine get the title that they are to have, and none the name of a section or a row of a table.
func TestHeadsAreUnderstood(t *testing.T) {
	sense := programSense(t)
	section := regexp.MustCompile(`(?i)^(bab|pasal|bagian|kata pengantar|pendahuluan|daftar isi)\b|\|`)
	right, all := map[string]int{}, map[string]int{}
	for _, c := range headCases(t) {
		d := knowledge.Document{Body: c.text + "\n"}
		sense.Understand(&d, desk.Told{File: c.file}, 2026)
		place, year := strings.Join(d.Places, ", "), strconv.Itoa(d.Year)
		for what, ok := range map[string]bool{
			"title": d.Title == c.title || c.title == "", "kind": string(d.Kind) == c.kind, "place": place == c.place,
			"year": year == c.year,
		} {
			all[what]++
			if ok {
				right[what]++
			} else {
				t.Logf("%s %s: %s: %q, %s, %s, %s\n\twant %q, %s, %s, %s", c.set, c.file, what, d.Title, d.Kind, place, year, c.title, c.kind,
					c.place, c.year)
			}
		}
		if section.MatchString(d.Title) {
			t.Errorf("%s: the title is %q", c.file, d.Title)
		}
	}
	for what, n := range all {
		t.Logf("%s: %d of %d", what, right[what], n)
		if n < 60 || right[what]*10 < 9*n {
			t.Errorf("%s: %d of %d right", what, right[what], n)
		}
	}
}
