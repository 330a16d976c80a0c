package question

import (
	"os"
	"strings"
	"testing"

	"studitiru/knowledge"
)

// Each message of testdata/talk.tsv is talk of its kind, or none.
func TestTalk(t *testing.T) {
	r, names := house(t)
	raw, err := os.ReadFile("testdata/talk.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		got := string(r.Read(text, knowledge.Context{}, names).Parts.Intent)
		if got == "" {
			got = "-"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
