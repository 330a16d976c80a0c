package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTable(t *testing.T) {
	long := strings.Repeat("Nama daerah ", 10)
	for width, want := range map[int][]string{
		0:  {"NO  PLACE", long[:len(long)-1], "judul yang panjang sekali tentang pelayanan"},
		60: {"NO  PLACE", "Nama daerah Nama daerah…  judul yang panjang sekali ten…"},
		30: {"Nama daerah…", "judul yang …"},
	} {
		p := &Program{Width: width}
		table := p.table("NO", "PLACE", "TITLE")
		table.add(7, long, "judul yang panjang sekali tentang pelayanan")
		table.add(12, "Kota Uji", "pendek")
		var out bytes.Buffer
		if err := table.print(&out); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(out.String(), "\n") {
			if n := utf8.RuneCountInString(line); width > 0 && n > width {
				t.Errorf("%d characters on a terminal of %d: %s", n, width, line)
			}
		}
		for _, part := range want {
			if !strings.Contains(out.String(), part) {
				t.Errorf("width %d: %q is not in\n%s", width, part, out.String())
			}
		}
	}
}

// What is printed for people fits the terminal, and --json gives it whole.
func TestListsFitTheTerminal(t *testing.T) {
	s := newShell(t, Settings{})
	s.program.Width = 80
	for _, verb := range []string{"list", "audit", "stats", "upcoming", "users"} {
		s.run(OK, verb)
		for _, line := range strings.Split(s.stdout, "\n") {
			if utf8.RuneCountInString(line) > 80 {
				t.Errorf("%s is wider than the terminal: %s", verb, line)
			}
		}
	}
	s.run(OK, "list", "--json")
	lines := strings.Split(strings.TrimSpace(s.stdout), "\n")
	var first listed
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || first.ID == 0 || first.Title == "" || len(lines) < 50 {
		t.Errorf("%d lines of JSON, the first %+v (%v)", len(lines), first, err)
	}
	s.run(OK, "users", "grant", "42", "kurator")
	s.run(OK, "audit", "--json").says(`"about":`, `"what":`)
}

func TestMistakesNameTheFlag(t *testing.T) {
	s := newShell(t, Settings{})
	s.write("catatan.txt", "Catatan tentang pelayanan publik di Kota Uji yang cukup panjang untuk dibaca.")
	for _, tc := range []struct {
		args []string
		says string
	}{
		{[]string{"list", "--kind", "foo"}, "--kind"},
		{[]string{"audit", "--last", "0"}, "--last"},
		{[]string{"stats", "--days", "0"}, "--days"},
		{[]string{"ask", "--jsn", "x"}, "--json"},
		{[]string{"upcoming", "--day", "3"}, "--days"},
		{[]string{"add", "catatan.txt", "--kind", "foo"}, "--kind"},
		{[]string{"add", "catatan.txt", "--visibility", "foo"}, "--visibility"},
		{[]string{"add", "catatan.txt", "--aspect", "foo"}, "--aspect"},
		{[]string{"add", "catatan.txt", "--year", "12"}, "--year"},
	} {
		s.run(Wrong, tc.args...).warns(tc.says)
	}
}

func TestManualPages(t *testing.T) {
	s := newEmptyShell(t, Settings{})
	s.run(OK, "man", "pages").says("pages/studitiru.1")
	for _, verb := range []string{"", "-ask", "-add", "-restore", "-users-grant"} {
		page, err := os.ReadFile(filepath.Join("pages", "studitiru"+verb+".1"))
		if err != nil || !bytes.Contains(page, []byte(".SH")) {
			t.Errorf("the page of %q: %v", verb, err)
		}
	}
}

// The last line is the one step that comes next.
func TestDoctorsNextStep(t *testing.T) {
	oneByOne(t)
	s := newEmptyShell(t, Settings{})
	last := func() string {
		lines := strings.Split(strings.TrimSpace(s.stdout), "\n")
		return lines[len(lines)-1]
	}
	if s.run(OK, "doctor"); !strings.HasPrefix(last(), "Next: try everything with `studitiru demo`") {
		t.Errorf("without a token: %s", last())
	}
	s = newShell(t, Settings{Token: "1:x"})
	if s.run(OK, "doctor"); last() != "Next: studitiru serve" {
		t.Errorf("with a token: %s", last())
	}
	s = newEmptyShell(t, Settings{Token: "1:x"})
	if err := os.WriteFile("var", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if s.run(Failed, "doctor"); !strings.HasPrefix(last(), "Next: mend state folder") {
		t.Errorf("without a folder: %s", last())
	}
}
