package cli

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The README's table of verbs names each verb that there is, once, and no other.
func TestTheREADMENamesEveryVerb(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(readme), "| verb | what |\n|---|---|\n")
	if !found {
		t.Fatal("the README has no table of verbs")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	var named []string
	for line := range strings.SplitSeq(table, "\n") {
		first, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " | ")
		for _, m := range regexp.MustCompile("`([a-z]+)[^`]*`").FindAllStringSubmatch(first, -1) {
			named = append(named, m[1])
		}
	}
	p := Program{}
	verbs := []string{"studitiru", "completion"} // cobra adds the second by itself
	for _, c := range p.root().Commands() {
		if !c.Hidden {
			verbs = append(verbs, c.Name())
		}
	}
	slices.Sort(named)
	slices.Sort(verbs)
	if !slices.Equal(named, verbs) {
		t.Errorf("the README names\n%v\nand there are\n%v", named, verbs)
	}
}
