package telegram

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"studitiru/bot/talk"
)

func TestSplitAtBlockBorders(t *testing.T) {
	aaa, bbb := talk.Plain("aaa"), talk.Plain("bbb")
	for name, tc := range map[string]struct {
		text  talk.Text
		limit int
		want  []string
	}{
		"fits":      {*new(talk.Text).Bold("abc"), 3, []string{"<b>abc</b>"}},
		"blocks":    {talk.Plain("aaa\n\nbbb\nc\n\nddd"), 12, []string{"aaa\n\nbbb\nc\n\n", "ddd"}},
		"lines":     {talk.Plain("aaaa\nbbbb cc"), 8, []string{"aaaa\n", "bbbb cc"}},
		"words":     {talk.Plain("aaa bbb ccc"), 8, []string{"aaa bbb ", "ccc"}},
		"no border": {talk.Plain("aaaaaaaaaa"), 4, []string{"aaaa", "aaaa", "aa"}},
		"styles": {*new(talk.Text).Bold("aaa ").In(talk.Bold|talk.Italic, "bbb ccc").Plain(" d"), 8,
			[]string{"<b>aaa </b><b><i>bbb </i></b>", "<b><i>ccc</i></b> d"}},
		"link": {*new(talk.Text).Link("aaa bbb", "http://u"), 4,
			[]string{`<a href="http://u">aaa </a>`, `<a href="http://u">bbb</a>`}},
		"between quotes": {*new(talk.Text).Quote(&aaa).Quote(&bbb).Plain("\nx"), 5,
			[]string{"<blockquote>aaa</blockquote>", "<blockquote>bbb</blockquote>\nx"}},
		"within a quote": {talk.Text{{Text: "aaa bbb", Style: talk.Folded}}, 4,
			[]string{"<blockquote expandable>aaa </blockquote>", "<blockquote expandable>bbb</blockquote>"}},
		"not in an escape": {talk.Plain("&&&"), 2, []string{"&amp;&amp;", "&amp;"}},
		"surrogate pairs":  {talk.Plain("👍👍👍"), 5, []string{"👍👍", "👍"}},
		"limit below one":  {talk.Plain("👍👍"), 1, []string{"👍", "👍"}},
		"only blanks":      {talk.Plain("      "), 4, []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, part := range splitText(tc.text, tc.limit) {
				got = append(got, toHTML(part))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shown is a text with its looks, letter by letter, but for the blanks.
func shown(texts ...talk.Text) (out []talk.Run) {
	for _, text := range texts {
		for _, r := range text {
			for _, c := range strings.NewReplacer(" ", "", "\n", "").Replace(r.Text) {
				out = append(out, talk.Run{Text: string(c), Style: r.Style, Link: r.Link})
			}
		}
	}
	return out
}

// Whatever is split: every part fits and is well-formed, nothing but blanks is lost, and no look changes.
func TestSplitLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		before := text.String()
		limit := rapid.IntRange(2, 40).Draw(t, "limit")
		parts := splitText(text, limit)
		for _, part := range parts {
			if n := part.Units(); n > limit {
				t.Fatalf("part %q shows %d units", part, n)
			}
			if _, err := readHTML(toHTML(part)); err != nil {
				t.Fatalf("part %q: %v", toHTML(part), err)
			}
			if len(parts) > 1 && strings.TrimSpace(part.String()) == "" {
				t.Fatal("a part shows nothing")
			}
		}
		if diff := cmp.Diff(shown(text), shown(parts...)); diff != "" {
			t.Fatal(diff)
		}
		if text.String() != before {
			t.Fatal("splitting changed the text itself")
		}
	})
}
