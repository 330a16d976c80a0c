package answer_test

import (
	"flag"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

var (
	half    = flag.String("half", "open", "which questions are asked: open, sealed, all")
	verbose = flag.Bool("wrong", false, "print every question that is answered wrongly")
)

// wanted is a question of testdata/questions.tsv.
type wanted struct {
	text     string
	outcomes []string
	keys     []string // patterns; nil when none is needed
	sealed   bool
}

func readQuestions(t testing.TB) (out []wanted) {
	t.Helper()
	raw, err := os.ReadFile("testdata/questions.tsv")
	must(t, err)
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) != 3 {
			t.Fatalf("questions.tsv: %q", line)
		}
		w := wanted{outcomes: strings.Split(c[0], "/"), text: c[1], sealed: len(out)%2 == 1}
		if c[2] != "-" {
			w.keys = strings.Split(c[2], "|")
		}
		out = append(out, w)
	}
	return out
}

// right tells whether an answer has the outcome and the first document that are wanted.
func (w wanted) right(a knowledge.Answer) bool {
	fits := map[string]bool{
		"dijawab": a.Outcome == knowledge.Answered, "sebagian": a.Outcome == knowledge.Partly,
		"nihil": a.Outcome == knowledge.NotFound, "luar": a.Outcome == knowledge.OutOfScope,
	}
	if !slices.ContainsFunc(w.outcomes, func(o string) bool { return fits[o] }) {
		return false
	}
	if w.keys == nil || a.Outcome == knowledge.NotFound || a.Outcome == knowledge.OutOfScope {
		return true
	}
	return matches(first(a), w.keys)
}

func matches(key string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		ok, err := path.Match(p, key)
		return err == nil && ok && key != ""
	})
}

// first is the document that an answer begins with.
func first(a knowledge.Answer) string {
	switch {
	case len(a.Quotes) > 0:
		return a.Quotes[0].Document.Key
	case len(a.Lists) > 0:
		return a.Lists[0].Document.Key
	}
	return ""
}

func TestQuestions(t *testing.T) {
	thousands(t)
	h := seeded(t)
	documents := shipped(t)
	right, asked := 0, 0
	for _, w := range readQuestions(t) {
		if w.sealed != (*half == "sealed") && *half != "all" {
			continue
		}
		if w.keys != nil && !slices.ContainsFunc(documents, func(d knowledge.Document) bool { return matches(d.Key, w.keys) }) {
			continue // about a document that does not ship
		}
		asked++
		a := h.ask(w.text)
		if w.right(a) {
			right++
			continue
		}
		if *verbose {
			fmt.Printf("✗ %s\n   want %v %v\n   got  %s\n", w.text, w.outcomes, w.keys, brief(a))
		}
	}
	t.Logf("%s half: %d of %d right (%.0f %%)", *half, right, asked, 100*float64(right)/float64(max(asked, 1)))
}

// brief tells of an answer what matters.
func brief(a knowledge.Answer) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", a.Outcome, a.Route)
	if a.Missing != nil {
		fmt.Fprintf(&b, " missing %s %q %s", a.Missing.Part, a.Missing.Asked, a.Missing.Place)
	}
	fmt.Fprintf(&b, " total %d parts %+v", a.Total, short(a.Parts))
	for _, o := range a.Others {
		fmt.Fprintf(&b, "\n   OTHER %q %s", o.Question, brief(o))
	}
	for _, q := range append(a.Quotes, a.Nearest...) {
		fmt.Fprintf(&b, "\n     %.2f %s %q", q.Score, q.Document.Key, q.Text)
	}
	return b.String()
}

func short(p knowledge.Parts) string {
	s := fmt.Sprintf("%+v", p)
	for _, empty := range []string{"[]", "false"} {
		var kept []string
		for _, f := range strings.Fields(s) {
			if !strings.HasSuffix(strings.TrimSuffix(f, "}"), ":"+empty) && !strings.HasSuffix(strings.TrimSuffix(f, "}"), ":") {
				kept = append(kept, f)
			}
		}
		s = strings.Join(kept, " ")
	}
	return s
}
