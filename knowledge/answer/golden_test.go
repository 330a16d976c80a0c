package answer_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

// TestGolden asks the golden questions of the index: what answers them is quoted, what has no answer is not said to have one.
func TestGolden(t *testing.T) {
	h := seeded(t)
	raw, err := os.ReadFile("../../index/testdata/questions.tsv")
	must(t, err)
	var found, firsts, answerable, refused, without int
	for line := range strings.Lines(string(raw)) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(c) != 4 {
			continue
		}
		a := h.ask(c[2])
		if c[3] == "NIHIL" || c[3] == "LUAR" {
			without++
			if a.Outcome != knowledge.Answered {
				refused++
			} else if *verbose {
				fmt.Printf("✗ %s\n   got %s\n", line, brief(a))
			}
			continue
		}
		answerable++
		keys := strings.Split(c[3], "|")
		quoted := slices.ContainsFunc(a.Quotes, func(q knowledge.Quote) bool { return slices.Contains(keys, q.Document.Key) })
		if quoted && a.Outcome != knowledge.NotFound {
			found++
		} else if *verbose {
			fmt.Printf("✗ %s\n   got %s\n", line, brief(a))
		}
		if slices.Contains(keys, first(a)) {
			firsts++
		}
	}
	t.Logf("%d of %d answerable are answered, %d by the first quote; %d of %d without an answer are not", found, answerable, firsts,
		refused, without)
	if found < 48 || refused < 11 {
		t.Error("48 and 11 are wanted")
	}
}
