package question

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge"
)

// asking is a line of testdata/*.tsv: a conversation and what its last turn is to be read as.
type example struct {
	line   int
	turns  []string
	wishes []string
	parts  map[string][]string
}

// examples reads a file of testdata; see the head of open.tsv.
func examples(t testing.TB, name string) []example {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	line := 0
	for text := range strings.Lines(string(raw)) {
		line++
		if text = strings.TrimSpace(text); text == "" || text[0] == '#' {
			continue
		}
		columns := strings.Split(text, "\t")
		if len(columns) != 3 {
			t.Fatalf("%s line %d: %d columns", name, line, len(columns))
		}
		e := example{
			line: line, turns: strings.Split(columns[0], " → "), wishes: strings.Split(columns[1], "|"), parts: map[string][]string{},
		}
		for _, part := range strings.Fields(columns[2]) {
			key, values, ok := strings.Cut(part, "=")
			if !ok {
				t.Fatalf("%s line %d: %q", name, line, part)
			}
			e.parts[key] = append(e.parts[key], strings.Split(strings.ReplaceAll(values, "_", " "), ",")...)
		}
		out = append(out, e)
	}
	return out
}

// converse reads the turns one after the other and returns the last reading.
func converse(r *Reader, names Names, turns []string) (last Reading) {
	var prev knowledge.Context
	for _, turn := range turns {
		last = r.Read(turn, prev, names)
		if last.Parts.Wish != knowledge.WishTalk {
			prev = knowledge.Context{Places: last.Parts.Places, Topic: last.Topic, Parts: last.Parts, Document: 7, At: today}
		}
	}
	return last
}

// said are the parts as the examples write them.
func said(p knowledge.Parts) map[string][]string {
	out := map[string][]string{}
	one := func(key, value string) {
		if value != "" {
			out[key] = []string{value}
		}
	}
	flag := func(key string, on bool) {
		if on {
			out[key] = []string{"1"}
		}
	}
	many := func(key string, values []string) {
		if len(values) > 0 {
			out[key] = values
		}
	}
	numbers := func(key string, values []int) {
		for _, v := range values {
			out[key] = append(out[key], strconv.Itoa(v))
		}
	}
	many("p", p.Places)
	one("r", p.Region)
	one("m", p.Measure)
	one("g", p.Grade)
	many("t", p.Things)
	many("u", p.Rules)
	one("a", p.Article)
	many("f", p.Forms)
	numbers("i", p.Indicators)
	numbers("y", p.Years)
	flag("n", p.Newest)
	one("k", string(p.Kind))
	one("s", p.Aspect)
	one("st", string(p.Status))
	many("q", p.Attributes)
	many("w", p.Words)
	flag("v", p.Visitors)
	one("in", string(p.Intent))
	many("re", p.Replaces)
	return out
}

// misread tells in which parts a reading differs from an example; "" in none.
func (e example) misread(r *Reader, got knowledge.Parts) string {
	var out []string
	wish := string(got.Wish)
	if wish == "" {
		wish = "-"
	}
	if !slices.Contains(e.wishes, wish) {
		out = append(out, fmt.Sprintf("wish %s", wish))
	}
	have := said(got)
	for _, key := range []string{"p", "r", "m", "g", "t", "u", "a", "f", "i", "y", "n", "k", "s", "st", "q", "w", "v", "in", "re"} {
		if _, asked := e.parts[key]; key == "re" && !asked {
			continue
		}
		var want, optional []string
		for _, v := range e.parts[key] {
			may := strings.HasSuffix(v, "|")
			v = strings.TrimSuffix(v, "|")
			if key == "w" {
				v = r.language.Stem(v)
			}
			if may {
				optional = append(optional, v)
			} else {
				want = append(want, v)
			}
		}
		rest := slices.DeleteFunc(slices.Clone(have[key]), func(v string) bool {
			return slices.Contains(optional, v) && !slices.Contains(want, v)
		})
		slices.Sort(rest)
		slices.Sort(want)
		if !slices.Equal(rest, want) {
			out = append(out, fmt.Sprintf("%s %q", key, have[key]))
		}
	}
	return strings.Join(out, ", ")
}

// score reads all examples of a file and counts those that are read right in every part.
func score(t *testing.T, name string) (right, all int) {
	r, names := house(t)
	for _, e := range examples(t, name) {
		all++
		got := converse(r, names, e.turns)
		if wrong := e.misread(r, got.Parts); wrong != "" {
			t.Logf("line %d: %s: %s", e.line, strings.Join(e.turns, " → "), wrong)
			continue
		}
		right++
	}
	t.Logf("%s: %d of %d", name, right, all)
	return right, all
}

// leastOpen and its like are how many lines of the examples have to be read right in every part.
const (
	leastOpen   = 214
	leastSealed = 219
	leastSecond = 65
)

func TestOpenExamples(t *testing.T) {
	if right, _ := score(t, "open.tsv"); right < leastOpen {
		t.Errorf("%d lines are read right, want %d", right, leastOpen)
	}
}

func TestSealedExamples(t *testing.T) {
	if right, _ := score(t, "sealed.tsv"); right < leastSealed {
		t.Errorf("%d lines are read right, want %d", right, leastSealed)
	}
}

func TestSecondExamples(t *testing.T) {
	if right, _ := score(t, "second.tsv"); right < leastSecond {
		t.Errorf("%d lines are read right, want %d", right, leastSecond)
	}
}

// Nothing that a document is called is taken for talk.
func TestTitlesAreNoTalk(t *testing.T) {
	r, names := house(t)
	documents, err := seed.Documents()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		for _, text := range append([]string{d.Title}, d.Questions...) {
			if p := parts(r, names, text); p.Intent != "" {
				t.Errorf("%q is talk: %s", text, p.Intent)
			}
		}
	}
}
