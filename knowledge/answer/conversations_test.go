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

// leastConversations is how many lines of testdata/conversations.tsv have to come to what they say.
const leastConversations = 142

// onlyLines asks one half of the conversations: 0 the even lines, 1 the odd ones.
var onlyLines = flag.Int("lines", -1, "which conversations are held: 0 the even lines, 1 the odd ones, -1 all")

const shippedConversations = "testdata/conversations.tsv"

// conversations is the file of conversations.
var conversations = flag.String("conversations", shippedConversations, "the file of conversations that are held")

// TestConversations holds each conversation of testdata/conversations.tsv as the chat does: what was not answered is remembered
// for its subject alone.
func TestConversations(t *testing.T) {
	thousands(t)
	h := seeded(t)
	raw, err := os.ReadFile(*conversations)
	must(t, err)
	right, all := 0, 0
	for line := range strings.Lines(string(raw)) {
		talk, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		all++
		if *onlyLines >= 0 && all%2 != *onlyLines {
			continue
		}
		a := h.converse(strings.Split(talk, " → "))
		if wrong := unlike(a, strings.Fields(want)); wrong != "" {
			t.Logf("✗ %s: %s", talk, wrong)
			if *verbose {
				fmt.Printf("✗ %s: %s\n   %s\n", talk, wrong, brief(a))
			}
			continue
		}
		right++
	}
	t.Logf("%d of %d", right, all)
	if right < leastConversations && *onlyLines < 0 && *conversations == shippedConversations {
		t.Errorf("%d conversations are right, want %d", right, leastConversations)
	}
}

// converse asks one turn after the other and returns the last answer.
func (h *house) converse(turns []string) (a knowledge.Answer) {
	h.Helper()
	var prev knowledge.Context
	for _, turn := range turns {
		a = h.askAs(knowledge.Question{Text: turn, Previous: prev})
		if a.Route != knowledge.RouteTalk && !a.Context.At.IsZero() {
			prev = a.Context
		}
	}
	return a
}

// unlike tells what of an answer is not as wanted; "" for nothing. See the head of testdata/conversations.tsv.
func unlike(a knowledge.Answer, want []string) string {
	var out []string
	talks, nothing := false, false
	shown := everythingShown(a)
	for _, w := range want {
		text := strings.ReplaceAll(w[1:], "_", " ")
		ok := false
		switch {
		case w == "mewarisi":
			ok = !a.Inherited.At.IsZero()
		case w == "sendiri":
			ok = a.Inherited.At.IsZero()
		case w == "nihil", w == "bebas":
			ok, nothing = w == "bebas" || a.Outcome == knowledge.NotFound, true
		case strings.HasPrefix(w, "in="):
			ok, talks = string(a.Talk) == strings.ReplaceAll(w[3:], "_", " "), true
		case w[0] == '~':
			ok = strings.Contains(strings.Join(shown, "\n"), text)
		case strings.HasPrefix(w, "1~"):
			ok = len(shown) > 0 && strings.Contains(shown[0], text[1:])
		case w[0] == '!':
			ok = !strings.Contains(strings.Join(shown, "\n"), text)
		default:
			ok = hasPart(a.Parts, w)
		}
		if !ok {
			out = append(out, w)
		}
	}
	if !talks && !nothing && a.Outcome != knowledge.Answered && a.Outcome != knowledge.Partly {
		out = append(out, string(a.Outcome))
	}
	return strings.Join(out, " ")
}

// everythingShown are the quotes and lines of an answer in their order.
func everythingShown(a knowledge.Answer) (out []string) {
	if a.Route == knowledge.RouteCompare {
		for _, c := range a.Columns {
			text := c.Name
			for _, q := range c.Quotes {
				text += "\n" + q.Text
			}
			out = append(out, text)
		}
		return out
	}
	for _, q := range a.Quotes {
		out = append(out, q.Heading+"\n"+q.Text)
	}
	for _, l := range a.Lists {
		text := l.Document.Title + " " + l.Place
		if l.Quote != nil {
			text += "\n" + l.Quote.Text
		}
		out = append(out, text)
	}
	for _, part := range a.Card {
		for _, q := range part.Quotes {
			out = append(out, q.Text)
		}
	}
	return out
}

// hasPart tells whether the parts of a question are as "key=values", "key+value" or "key-value" wants them.
func hasPart(p knowledge.Parts, want string) bool {
	at := strings.IndexAny(want, "=+-")
	key, values := want[:at], strings.Split(strings.ReplaceAll(want[at+1:], "_", " "), ",")
	have := map[string][]string{
		"p": p.Places, "r": {p.Region}, "m": {p.Measure}, "t": p.Things, "u": p.Rules, "f": p.Forms, "k": {string(p.Kind)},
		"a": p.Attributes, "g": {p.Grade}, "w": p.Words, "wish": {string(p.Wish)},
	}
	for _, i := range p.Indicators {
		have["i"] = append(have["i"], strconv.Itoa(i))
	}
	for _, y := range p.Years {
		have["y"] = append(have["y"], strconv.Itoa(y))
	}
	got := slices.DeleteFunc(slices.Clone(have[key]), func(s string) bool { return s == "" })
	switch want[at] {
	case '+':
		return slices.Contains(got, values[0])
	case '-':
		return !slices.Contains(got, values[0])
	}
	if values[0] == "-" {
		return len(got) == 0
	}
	slices.Sort(got)
	slices.Sort(values)
	return slices.Equal(got, values)
}
