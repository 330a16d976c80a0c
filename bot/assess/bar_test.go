package assess

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestBarIsFullOnlyWhenAllIsDone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 300).Draw(t, "total")
		done := rapid.IntRange(0, total).Draw(t, "done")
		got := bar(done, total)
		if utf8.RuneCountInString(got) != barCells || (total > 0 && done == total) == strings.Contains(got, "░") {
			t.Fatalf("%d of %d is drawn as %s", done, total, got)
		}
	})
}
