package data

import (
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReadMarkup(t *testing.T) {
	for src, want := range map[string][]waitingRun{
		"":              {},
		"a < b & c":     {{Text: "a < b & c"}},
		"&#33;&#x1F44D": {{Text: "!&#x1F44D"}},
		"<b>a<i>b</i></b>c": {
			{Text: "a", Style: 1}, {Text: "b", Style: 3}, {Text: "c"},
		},
		`<b><a href="https://x.org/?a=&quot;b&quot;&amp;c">x</a></b>`: {{Text: "x", Style: 1, Link: `https://x.org/?a="b"&c`}},
		`<a href="javascript:alert(1)">x</a>`:                         {{Text: "x"}},
		"<blockquote>a</blockquote><blockquote expandable>b</blockquote>c": {
			{Text: "a", Style: 64}, {Text: "\n"}, {Text: "b", Style: 128}, {Text: "c"},
		},
		"<mark>a</mark></b><b>b": {{Text: "a"}, {Text: "b", Style: 1}},
		"<b>a</b><b>b</b>":       {{Text: "ab", Style: 1}},
	} {
		if diff := cmp.Diff(want, readMarkup(src)); diff != "" {
			t.Errorf("%s: %s", src, diff)
		}
	}
}

// Whatever the bot escaped is read as it was, and no tag is ever left in it.
func TestReadMarkupLosesNoText(t *testing.T) {
	piece := rapid.SampledFrom([]string{"kata ", "👍", "<", ">", "&", `"`, "<b>", "&amp;", "\n", "x", "é"})
	tag := rapid.SampledFrom([]string{"", "b", "i", "u", "s", "code", "pre", "blockquote"})
	rapid.Check(t, func(t *rapid.T) {
		var src, want, got strings.Builder
		for range rapid.IntRange(0, 8).Draw(t, "runs") {
			text, name := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), ""), tag.Draw(t, "tag")
			want.WriteString(text)
			text = strings.ReplaceAll(html.EscapeString(text), "&#39;", "'")
			if name != "" {
				text = "<" + name + ">" + strings.ReplaceAll(text, "&#34;", "&quot;") + "</" + name + ">"
			}
			src.WriteString(text + "|")
			want.WriteString("|")
		}
		for _, run := range readMarkup(src.String()) {
			got.WriteString(run.Text)
		}
		if got.String() != want.String() {
			t.Fatalf("%q is read as %q, not as %q", src.String(), got.String(), want.String())
		}
	})
}

func TestWithoutHTMLLeavesTheRest(t *testing.T) {
	for _, payload := range []string{
		"", "7", "[]", `{"send":`, `{"send":7}`, `{"send":{"chat":7}}`, `{"send":{"html":7}}`, `{"answer_inline":{"results":null}}`,
		`{"send":{"chat":7,"text":[{"t":"a"}]}}`,
	} {
		if out, changed := withoutHTML([]byte(payload)); changed {
			t.Errorf("%s became %s", payload, out)
		}
	}
}
