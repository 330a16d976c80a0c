package telegram

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"studitiru/bot/talk"
)

// styleOf are the tags that Telegram's HTML mode knows and that are written here.
var styleOf = map[string]talk.Style{
	"b": talk.Bold, "i": talk.Italic, "u": talk.Underline, "s": talk.Strike, "code": talk.Code, "pre": talk.Pre,
	"blockquote": talk.Quote, "a": 0,
}

// readHTML reads what toHTML wrote, as strictly as XML is read: an error when a tag is unknown, open or misplaced.
func readHTML(src string) (text talk.Text, err error) {
	src = strings.ReplaceAll(src, "<blockquote expandable>", `<blockquote expandable="">`)
	d := xml.NewDecoder(strings.NewReader("<text>" + src + "</text>"))
	looks := []talk.Run{{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text, nil
		}
		if err != nil {
			return nil, err
		}
		now := looks[len(looks)-1]
		switch token := token.(type) {
		case xml.StartElement:
			style, known := styleOf[token.Name.Local]
			switch {
			case !known && len(looks) > 1:
				return nil, fmt.Errorf("tag %s", token.Name.Local)
			case now.Style&(talk.Code|talk.Pre) != 0, style.Frame() != 0 && len(looks) > 2:
				return nil, fmt.Errorf("%s stands within another", token.Name.Local)
			}
			for _, a := range token.Attr {
				switch a.Name.Local {
				case "href":
					now.Link = a.Value
				case "expandable":
					style = talk.Folded
				}
			}
			now.Style |= style
			looks = append(looks, now)
		case xml.EndElement:
			looks = looks[:len(looks)-1]
		case xml.CharData:
			now.Text = string(token)
			text = *text.Add(&talk.Text{now})
		}
	}
}

func TestToHTML(t *testing.T) {
	quoted := *new(talk.Text).Plain("kata ").Bold("tebal")
	for name, tc := range map[string]struct {
		text talk.Text
		want string
	}{
		"nothing": {nil, ""},
		"escaped": {talk.Plain(`</b><script> & "x" 'y' _*[x](y)`),
			`&lt;/b&gt;&lt;script&gt; &amp; &quot;x&quot; 'y' _*[x](y)`},
		"no UTF-8": {talk.Plain("a\xffb"), "a\uFFFDb"},
		"styles": {*new(talk.Text).Bold("a").Italic("b").In(talk.Underline, "c").In(talk.Strike, "d"),
			"<b>a</b><i>b</i><u>c</u><s>d</s>"},
		"nested":            {*new(talk.Text).In(talk.Bold|talk.Italic|talk.Strike, "a"), "<b><i><s>a</s></i></b>"},
		"code is alone":     {*new(talk.Text).In(talk.Code|talk.Bold, "a<b"), "<code>a&lt;b</code>"},
		"block":             {talk.Block("a\n<b>"), "<pre>a\n&lt;b&gt;</pre>"},
		"block is alone":    {*new(talk.Text).In(talk.Pre, "a").In(talk.Pre|talk.Bold, "b"), "<pre>ab</pre>"},
		"link":              {*new(talk.Text).Link(`<x>`, `https://x.org/?a="b"&c`), `<a href="https://x.org/?a=&quot;b&quot;&amp;c">&lt;x&gt;</a>`},
		"bold link":         {talk.Text{{Text: "x", Style: talk.Bold, Link: "https://x.org"}}, `<a href="https://x.org"><b>x</b></a>`},
		"mention":           {*new(talk.Text).Mention("Bu <Ani>", 7), `<a href="tg://user?id=7">Bu &lt;Ani&gt;</a>`},
		"mention of nobody": {*new(talk.Text).Mention("Ani", 0), "Ani"},
		"no link":           {*new(talk.Text).Link("x", "javascript:alert(1)"), "x"},
		"quote":             {*new(talk.Text).Plain("a").Quote(&quoted).Plain("b"), "a<blockquote>kata <b>tebal</b></blockquote>b"},
		"two quotes": {*new(talk.Text).Quote(&quoted).Fold(&quoted),
			"<blockquote>kata <b>tebal</b></blockquote>\n<blockquote expandable>kata <b>tebal</b></blockquote>"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, toHTML(tc.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// anyText draws a text of all looks, with all that has to be escaped.
func anyText() *rapid.Generator[talk.Text] {
	piece := rapid.SampledFrom([]string{"kata ", "x", "👍", "&", "&amp;", "\n", "\n\n", "<b>", "</b>", `"`, " ", "é", "<"})
	style := rapid.SampledFrom([]talk.Style{
		0, 0, talk.Bold, talk.Bold | talk.Italic, talk.Underline, talk.Strike, talk.Code, talk.Pre,
		talk.Quote, talk.Quote | talk.Bold, talk.Folded, talk.Folded | talk.Code,
	})
	link := rapid.SampledFrom([]string{"", "", "", `https://x.id/?a="1"&b`})
	return rapid.Custom(func(t *rapid.T) (text talk.Text) {
		for range rapid.IntRange(0, 12).Draw(t, "runs") {
			r := talk.Run{Text: strings.Join(rapid.SliceOfN(piece, 1, 10).Draw(t, "pieces"), ""), Style: style.Draw(t, "style")}
			if r.Style&(talk.Pre|talk.Code) == 0 {
				r.Link = link.Draw(t, "link")
			}
			text = *text.Add(&talk.Text{r})
		}
		return text
	})
}

func TestHTMLIsReadBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		back, err := readHTML(toHTML(text))
		if err != nil {
			t.Fatalf("%q: %v", toHTML(text), err)
		}
		if diff := cmp.Diff(text, back); diff != "" {
			t.Fatal(diff)
		}
	})
}
