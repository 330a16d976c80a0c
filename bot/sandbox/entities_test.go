package sandbox

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseHTML(t *testing.T) {
	tests := []struct {
		name, source, text string
		entities           []Entity
	}{
		{
			"all simple tags",
			"<b>a</b><strong>b</strong><i>c</i><em>d</em><u>e</u><ins>f</ins><s>g</s><strike>h</strike><del>i</del>",
			"abcdefghi",
			[]Entity{
				{
					Type:   "bold",
					Length: 1,
				}, {Type: "bold", Offset: 1, Length: 1}, {Type: "italic", Offset: 2, Length: 1}, {Type: "italic", Offset: 3, Length: 1},
				{
					Type:   "underline",
					Offset: 4,
					Length: 1,
				}, {Type: "underline", Offset: 5, Length: 1}, {Type: "strikethrough", Offset: 6, Length: 1},
				{Type: "strikethrough", Offset: 7, Length: 1}, {Type: "strikethrough", Offset: 8, Length: 1}},
		},
		{
			"nested, outer first",
			"<b>satu <i>dua</i></b>",
			"satu dua",
			[]Entity{{Type: "bold", Length: 8}, {Type: "italic", Offset: 5, Length: 3}},
		},
		{"utf-16 offsets", "👍🏽 é <b>x</b>", "👍🏽 é x", []Entity{{Type: "bold", Offset: 7, Length: 1}}},
		{"references", "&lt;&gt;&amp;&quot;&#65;&#x42;", `<>&"AB`, nil},
		{"a lone ampersand stands", "A & B, a&b", "A & B, a&b", nil},
		{
			"link",
			`<a href="https://kotapontianak.go.id/?a=1&amp;b=2">x</a>`,
			"x",
			[]Entity{{Type: "text_link", Length: 1, URL: "https://kotapontianak.go.id/?a=1&b=2"}},
		},
		{"useless link is dropped", `<a href="javascript:alert(1)">x</a>`, "x", nil},
		{"mention by id", `<a href="tg://user?id=5">x</a>`, "x", []Entity{{Type: "text_mention", Length: 1, User: &User{ID: 5}}}},
		{
			"quotes",
			"<blockquote>a</blockquote><blockquote expandable>b</blockquote>",
			"ab",
			[]Entity{{Type: "blockquote", Length: 1}, {Type: "expandable_blockquote", Offset: 1, Length: 1}},
		},
		{
			"spoilers",
			`<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>`,
			"ab",
			[]Entity{{Type: "spoiler", Length: 1}, {Type: "spoiler", Offset: 1, Length: 1}},
		},
		{
			"code with language",
			`<pre><code class="language-go">x</code></pre>`,
			"x",
			[]Entity{{Type: "pre", Length: 1, Language: "go"}},
		},
		{"nothing inside code", "<code><b>x</b></code>", "x", []Entity{{Type: "code", Length: 1}}},
		{"empty tags vanish", "<b></b>x", "x", nil},
		{"white space is cut, marks move", "  <b> x </b>  ", "x", []Entity{{Type: "bold", Length: 1}}},
		{"upper case", "<B>x</b>", "x", []Entity{{Type: "bold", Length: 1}}},
		{"end tag without a name", "<b>x</>", "x", []Entity{{Type: "bold", Length: 1}}},
		{"controls and direction marks", "a\rb\tc\u202ed\u2028", "ab cd", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, entities, err := parseHTML(tt.source)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.text, text); diff != "" {
				t.Errorf("text: %s", diff)
			}
			if diff := cmp.Diff(tt.entities, entities); diff != "" {
				t.Errorf("entities: %s", diff)
			}
		})
	}
}

func TestParseHTMLRefuses(t *testing.T) {
	tests := []struct{ source, want string }{
		{"x <mark>y</mark>", `Unsupported start tag "mark" at byte offset 2`},
		{"<p>x</p>", `Unsupported start tag "p" at byte offset 0`},
		{"a < b", `Unsupported start tag "" at byte offset 2`},
		{"a <b", `Unclosed start tag at byte offset 2`},
		{"<b>x", `Can't find end tag corresponding to start tag "b"`},
		{"<b><i>x</b></i>", `Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`},
		{"x</b>", `Unexpected end tag at byte offset 1`},
		{"<b>x</b", `Unclosed end tag at byte offset 4`},
		{`<a href="x`, `Unclosed start tag at byte offset 0`},
		{`<a href>x</a>`, `Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0`},
		{`<a ="x">x</a>`, `Empty attribute name in the tag "a" at byte offset 0`},
		{`<a href=x/y>x</a>`, `Unexpected end of name token at byte offset 8`},
		{`<a href=`, `Unclosed start tag "a" at byte offset 0`},
		{`<span>x</span>`, `Tag "span" must have class "tg-spoiler" at byte offset 0`},
		{"a&nbsp;b", `Unsupported character reference "&nbsp;" at byte offset 1`},
		{"&#0;", `Unsupported character reference "&#0;" at byte offset 0`},
		{"&#xD800;", `Unsupported character reference "&#xD800;" at byte offset 0`},
	}
	for _, tt := range tests {
		_, _, err := parseHTML(tt.source)
		if want := "400 Bad Request: can't parse entities: " + tt.want; err == nil || err.Error() != want {
			t.Errorf("parseHTML(%q):\n got %v\nwant %s", tt.source, err, want)
		}
	}
}

func TestDetect(t *testing.T) {
	tests := []struct {
		text string
		want []string // type and words
	}{
		{"/cari izin", []string{"bot_command /cari"}},
		{"/cari@studitiru_bot izin", []string{"bot_command /cari@studitiru_bot"}},
		{"lalu /hapus ya", []string{"bot_command /hapus"}},
		{"dan/atau, 4/2023, /a/b", nil},
		{"@studitiru_bot apa itu SIPP?", []string{"mention @studitiru_bot"}},
		{"@ab x@studitiru_bot", nil},
		{"lihat https://pontianak.go.id/a?b=c, lalu", []string{"url https://pontianak.go.id/a?b=c"}},
		{"lihat pontianak.go.id.", []string{"url pontianak.go.id"}},
		{"nilai 4.75 dan F.01", nil},
		{"surat ke a.b@pontianak.go.id", []string{"email a.b@pontianak.go.id"}},
		{"#ipp #2024 #ipp2024", []string{"hashtag #ipp", "hashtag #ipp2024"}},
		{"👍 @studitiru_bot /cari", []string{"mention @studitiru_bot", "bot_command /cari"}},
	}
	for _, tt := range tests {
		var got []string
		for _, e := range detect(tt.text, nil) {
			got = append(got, e.Type+" "+utf16Slice(tt.text, e.Offset, e.Length))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("detect(%q): %s", tt.text, diff)
		}
	}
}

func TestDetectLeavesCodeAndLinksAlone(t *testing.T) {
	text, entities, err := parseHTML(`<code>/cari</code> <a href="https://a.id">b.id</a> /bantuan`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range detect(text, entities) {
		got = append(got, e.Type)
	}
	if diff := cmp.Diff([]string{"code", "text_link", "bot_command"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDetectKeepsHundred(t *testing.T) {
	if n := len(detect(strings.Repeat("/a ", 150), nil)); n != maxEntities {
		t.Errorf("%d entities, want %d", n, maxEntities)
	}
}

// Whatever comes in, the parser ends, and entities lie within the text and in order.
func TestParseHTMLHoldsForAnything(t *testing.T) {
	piece := rapid.SampledFrom(
		[]string{
			"<b>",
			"</b>",
			"<i>",
			"</i>",
			"<a href=\"https://a.id\">",
			"</a>",
			"<",
			">",
			"&",
			"&lt;",
			"&#128077;",
			"👍",
			"x ",
			"\n",
			"<pre>",
			"</pre>",
			"<code>",
			"</code>",
			"/cari ",
			"@studitiru_bot ",
			"\u202e",
			"\x00",
			"=",
			"\"",
			"<blockquote expandable>",
			"</blockquote>",
			"</>",
		},
	)
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		text, entities, err := parseHTML(source)
		if err != nil {
			return
		}
		last := 0
		for _, e := range detect(text, entities) {
			if e.Offset < last || e.Length < 1 || e.Offset+e.Length > utf16Len(text) {
				t.Fatalf("%q: entity %+v in %q", source, e, text)
			}
			last = e.Offset
		}
	})
}
