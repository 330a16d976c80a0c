package telegram

import (
	"strconv"
	"strings"

	"studitiru/bot/talk"
)

// escape makes of a text what Telegram's HTML mode shows as this text, also within an attribute.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// tags are the styles within a line, the outermost first.
var tags = []struct {
	style talk.Style
	name  string
}{{talk.Bold, "b"}, {talk.Italic, "i"}, {talk.Underline, "u"}, {talk.Strike, "s"}, {talk.Code, "code"}}

// toHTML writes a text in Telegram's HTML mode. Telegram allows no other style within pre and code.
func toHTML(t talk.Text) string {
	var b strings.Builder
	frame := talk.Style(0)
	for _, r := range t {
		if f := r.Style.Frame(); f != frame {
			b.WriteString(closing(frame))
			b.WriteString(opening(f))
			frame = f
		}
		writeRun(&b, r)
	}
	b.WriteString(closing(frame))
	return b.String()
}

func opening(frame talk.Style) string {
	switch {
	case frame&talk.Folded != 0:
		return "<blockquote expandable>"
	case frame&talk.Quote != 0:
		return "<blockquote>"
	case frame&talk.Pre != 0:
		return "<pre>"
	}
	return ""
}

func closing(frame talk.Style) string {
	switch {
	case frame&(talk.Folded|talk.Quote) != 0:
		return "</blockquote>"
	case frame&talk.Pre != 0:
		return "</pre>"
	}
	return ""
}

func writeRun(b *strings.Builder, r talk.Run) {
	text := escape.Replace(strings.ToValidUTF8(r.Text, "\uFFFD"))
	if r.Style&talk.Pre != 0 {
		b.WriteString(text)
		return
	}
	var ends []string
	open := func(tag, attributes string) {
		b.WriteString("<" + tag + attributes + ">")
		ends = append(ends, "</"+tag+">")
	}
	switch {
	case r.Link != "":
		open("a", ` href="`+escape.Replace(r.Link)+`"`)
	case r.Person > 0:
		open("a", ` href="tg://user?id=`+strconv.FormatInt(r.Person, 10)+`"`)
	}
	for _, t := range tags {
		if r.Style&t.style != 0 && (t.style == talk.Code || r.Style&talk.Code == 0) {
			open(t.name, "")
		}
	}
	b.WriteString(text)
	for i := len(ends) - 1; i >= 0; i-- {
		b.WriteString(ends[i])
	}
}

// cutUnits cuts text to at most limit UTF-16 units, the last one then being "…".
func cutUnits(text string, limit int) string {
	if talk.Units(text) <= limit {
		return text
	}
	n := 0
	for i, r := range text {
		if n += talk.Units(string(r)); n > limit-1 {
			return text[:i] + "…"
		}
	}
	return text
}
