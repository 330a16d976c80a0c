package seed_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/fact"
	"studitiru/knowledge/indonesian"
)

func factReader(t *testing.T) *fact.Reader {
	t.Helper()
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	r, err := fact.New(l, seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const factsGolden = "testdata/facts.golden"

// The facts of the shipped documents stand in a file, so that a change of a text, a table or the reader shows which facts it
// makes, loses or changes: UPDATE=1 writes it anew, and its difference is what has to be read.
func TestFactsOfTheSeed(t *testing.T) {
	r := factReader(t)
	var out strings.Builder
	for _, d := range documents(t) {
		facts := r.Facts(d)
		if len(facts) == 0 {
			continue
		}
		fmt.Fprintf(&out, "%s\n", d.Key)
		for _, f := range facts {
			fmt.Fprintf(&out, "\t%s | %s | %s | %d | %s | %s | %d\n\t\t%s\n", f.Measure, f.Place, f.Service, f.Year,
				strings.TrimSpace(f.Value+" "+f.Unit), f.Grade, f.Rank, f.Sentence)
		}
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(factsGolden, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile(factsGolden)
	if err != nil {
		t.Fatal(err)
	}
	want, got := strings.Split(string(golden), "\n"), strings.Split(out.String(), "\n")
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("lost: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("new: %s", line)
		}
	}
	if t.Failed() {
		t.Log("when each of them is right: UPDATE=1 go test ./data/seed -run FactsOfTheSeed")
	}
}

var decimalForm = regexp.MustCompile(`\d+(?:\.\d{3})*(?:,\d+)?`)

// written are the numbers of a text, as a fact writes them.
func written(text string) (list []string) {
	for _, s := range decimalForm.FindAllString(text, -1) {
		n, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."), 64)
		if err == nil {
			list = append(list, strconv.FormatFloat(n, 'f', -1, 64))
		}
	}
	return list
}

// Every figure of a fact stands in its sentence, its year there or in the heading above; amounts in thousands and more are
// written shorter and are left to the reader's own tests.
func TestEveryFactStandsInItsSentence(t *testing.T) {
	r := factReader(t)
	seen := 0
	for _, d := range documents(t) {
		passages := knowledge.Passages(d)
		for _, f := range r.Facts(d) {
			seen++
			p := passages[f.Passage]
			said := written(f.Sentence)
			switch {
			case !strings.Contains(p.Text, f.Sentence):
				t.Errorf("%s: %q does not stand in its passage", d.Key, f.Sentence)
			case f.Value != "" && f.Unit != "rupiah" && !slices.Contains(said, f.Value):
				t.Errorf("%s: %s does not stand in %q", d.Key, f.Value, f.Sentence)
			case f.Rank != 0 && !slices.Contains(said, strconv.Itoa(f.Rank)):
				t.Errorf("%s: rank %d does not stand in %q", d.Key, f.Rank, f.Sentence)
			case f.Grade != "" && !strings.Contains(f.Sentence, f.Grade):
				t.Errorf("%s: grade %s does not stand in %q", d.Key, f.Grade, f.Sentence)
			case f.Year != 0 && f.Year != d.Year && !strings.Contains(f.Sentence+p.Heading, strconv.Itoa(f.Year)):
				t.Errorf("%s: year %d does not stand in %q", d.Key, f.Year, f.Sentence)
			}
		}
	}
	if seen < 40 {
		t.Errorf("%d facts in the seed", seen)
	}
}
