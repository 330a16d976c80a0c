package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestFacts(t *testing.T) {
	s := newShell(t, Settings{})
	s.run(OK, "facts", "--measure", "ipp", "--place", "pontianak").says("Kota Pontianak", "4,71")
	for _, other := range []string{"Kabupaten Sumedang", "ikm"} {
		if strings.Contains(s.stdout, other) {
			t.Errorf("facts say %q:\n%s", other, s.stdout)
		}
	}
	s.run(OK, "facts", "--json")
	lines := strings.Split(strings.TrimSpace(s.stdout), "\n")
	if len(lines) < 40 {
		t.Fatalf("%d facts", len(lines))
	}
	var f printedFact
	for _, line := range lines {
		if err := json.Unmarshal([]byte(line), &f); err != nil || f.ID == 0 || f.Document == 0 || f.Measure == "" || f.Place == "" ||
			f.Sentence == "" || f.Value == "" && f.Grade == "" && f.Rank == 0 {
			t.Fatalf("%s: %v", line, err)
		}
	}
	number := fmt.Sprint(f.Document)
	s.run(OK, "facts", "--document", "#"+number).says(f.Sentence)
	s.run(OK, "facts", "--document", number, "--measure", f.Measure).says(f.Sentence)
	s.run(OK, "facts", "--document", number, "--measure", "spbe")
	if strings.Contains(s.stdout, f.Sentence) {
		t.Errorf("another measure says\n%s", s.stdout)
	}
	s.run(OK, "hide", number).run(OK, "facts", "--document", number).says(f.Sentence)
}

func TestFactsSayWhatIsWrong(t *testing.T) {
	s := newShell(t, Settings{})
	for _, one := range []struct {
		code int
		says string
		args []string
	}{
		{Wrong, "choose one of ipp", []string{"--measure", "cuaca"}},
		{Wrong, "no number", []string{"--document", "lima"}},
		{Failed, "not found", []string{"--document", "99999"}},
		{Wrong, "too many words", []string{"apa"}},
	} {
		if s.run(one.code, append([]string{"facts"}, one.args...)...); !strings.Contains(s.stderr, one.says) {
			t.Errorf("%v: %s", one.args, s.stderr)
		}
	}
}
