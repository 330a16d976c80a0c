package answer_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"studitiru/knowledge"
)

var listHalf = flag.String("lists", "all", "which lines of lists.tsv are asked: open, sealed, all")

// wantedList is a line of testdata/lists.tsv.
type wantedList struct{ text, wants string }

func readLists(t testing.TB) (out []wantedList) {
	t.Helper()
	raw, err := os.ReadFile("testdata/lists.tsv")
	must(t, err)
	n := 0
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, wants, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			t.Fatalf("lists.tsv: %q", line)
		}
		if n++; *listHalf == "all" || *listHalf == "open" == (n%2 == 1) {
			out = append(out, wantedList{text, wants})
		}
	}
	return out
}

// lacks names the parts that an answer does not have.
func (w wantedList) lacks(a knowledge.Answer) (out []string) {
	for part := range strings.SplitSeq(w.wants, " ; ") {
		if !holds(a, part) {
			out = append(out, part)
		}
	}
	return out
}

func holds(a knowledge.Answer, part string) bool {
	listed := func(key string) bool {
		return slices.ContainsFunc(a.Lists, func(l knowledge.ListItem) bool { return matches(l.Document.Key, []string{key}) })
	}
	switch {
	case strings.HasPrefix(part, "n="):
		return within(part[2:], a.Total)
	case strings.HasPrefix(part, "+"):
		return listed(part[1:])
	case strings.HasPrefix(part, "-"):
		return !listed(part[1:])
	case strings.HasPrefix(part, "awal"):
		return len(a.Quotes) > 0 && tells(a.Quotes[:1], part[4:])
	case strings.HasPrefix(part, "ada"):
		return tells(a.Quotes, part[3:])
	case strings.HasPrefix(part, "kolom"):
		n := int(part[5] - '1')
		return n < len(a.Columns) && tells(a.Columns[n].Quotes, part[6:])
	}
	return false
}

// tells reports whether some quote is of a document (">key"), says a text ("=text"), or none says it ("!text").
func tells(all []knowledge.Quote, what string) bool {
	says := func(q knowledge.Quote) bool {
		if what[0] == '>' {
			return matches(q.Document.Key, []string{what[1:]})
		}
		return strings.Contains(strings.ToLower(q.Text), strings.ToLower(what[1:]))
	}
	return len(all) > 0 && slices.ContainsFunc(all, says) == (what[0] != '!')
}

func within(span string, n int) bool {
	from, to, ok := strings.Cut(span, "-")
	if !ok {
		to = from
	}
	low, err1 := strconv.Atoi(from)
	high, err2 := strconv.Atoi(to)
	return err1 == nil && err2 == nil && low <= n && n <= high
}

// TestLists asks for comparisons, lists, counts and overviews from the documents that ship.
func TestLists(t *testing.T) {
	h := seeded(t)
	all, right := readLists(t), 0
	for _, w := range all {
		a := h.ask(w.text)
		if a.More > 0 && len(a.Lists) > 0 {
			a.Lists = h.askAs(knowledge.Question{Text: w.text, Limit: 1000}).Lists
		}
		lack := w.lacks(a)
		if len(lack) == 0 {
			right++
		} else if *verbose {
			fmt.Printf("%s\n\tlacks %s\n", w.text, strings.Join(lack, " ; "))
		}
	}
	t.Logf("%d of %d lists, counts, comparisons and overviews are right", right, len(all))
	if *listHalf == "all" && right < listsRight {
		t.Errorf("%d are wanted", listsRight)
	}
}

// listsRight is how many lines of lists.tsv are answered rightly at least.
const listsRight = 98
