package sandbox

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func utf16Width(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// utf16Len counts a text as Telegram does.
func utf16Len(text string) int {
	n := 0
	for _, r := range text {
		n += utf16Width(r)
	}
	return n
}

// utf16Slice cuts a stretch out of a text, offsets in UTF-16 units.
func utf16Slice(text string, offset, length int) string {
	units := utf16.Encode([]rune(text))
	end := min(offset+length, len(units))
	if offset < 0 || offset >= end {
		return ""
	}
	return string(utf16.Decode(units[offset:end]))
}

// cleanRune is what Telegram makes of a character: control characters become spaces;
// carriage returns and the marks that turn the direction of writing go (-1).
func cleanRune(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\r', r >= 0x2028 && r <= 0x202e:
		return -1
	case r < 0x20, r == 0x7f:
		return ' '
	}
	return r
}

// cleanText is cleanRune over a text that a person wrote.
func cleanText(text string) string { return strings.Map(cleanRune, strings.ToValidUTF8(text, "")) }

// trimText cuts white space at both ends and moves the entities with it.
func trimText(text string, entities []Entity) (string, []Entity) {
	left := utf16Len(text) - utf16Len(strings.TrimLeftFunc(text, unicode.IsSpace))
	text = strings.TrimSpace(text)
	total := utf16Len(text)
	var out []Entity
	for _, e := range entities {
		end := min(e.Offset+e.Length-left, total)
		e.Offset = max(e.Offset-left, 0)
		e.Length = end - e.Offset
		if e.Length > 0 {
			out = append(out, e)
		}
	}
	return text, out
}

// webAddress reports whether Telegram would make a link of it.
func webAddress(address string) bool {
	if !strings.Contains(address, "://") {
		address = "http://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return strings.Contains(u.Host, ".") || strings.HasPrefix(u.Host, "localhost")
	case "tg", "ton", "tonsite":
		return true
	}
	return false
}

// pattern finds one kind of entity in plain text; group 1 is what counts.
type pattern struct {
	kind string
	find *regexp.Regexp
}

// patterns are tried in this order; a later one never overlaps an earlier one.
func patterns() []pattern {
	return []pattern{
		{"url", regexp.MustCompile(`(?i)(?:^|[^\w@.])(https?://[^\s<>"«»]+)`)},
		{"email", regexp.MustCompile(`(?i)(?:^|[^\w.])([a-z0-9][\w.+-]*@(?:[a-z0-9-]+\.)+[a-z]{2,})`)},
		{
			"url",
			regexp.MustCompile(
				`(?i)(?:^|[^\w@.-])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+` +
					`(?:id|com|org|net|info|io|me|gov|edu)(?:/[^\s<>"«»]*)?)(?:$|[^\w.-]|[.-](?:$|\s))`,
			),
		},
		{"bot_command", regexp.MustCompile(`(?:^|[^\w/<>])(/[A-Za-z0-9_]{1,64}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?)(?:$|[^\w/@])`)},
		{"mention", regexp.MustCompile(`(?:^|[^\w@/])(@[A-Za-z][A-Za-z0-9_]{2,31})`)},
		{"hashtag", regexp.MustCompile(`(?:^|[^\pL\pN_&#])(#[\pL\pN_]*\pL[\pL\pN_]*)`)},
	}
}

// detect finds what Telegram marks by itself: addresses, commands, mentions, hashtags.
// What already stands in code or in a link is left alone.
func detect(text string, known []Entity) []Entity {
	taken := slices.DeleteFunc(slices.Clone(known), func(e Entity) bool {
		return e.Type != "code" && e.Type != "pre" && e.Type != "text_link" && e.Type != "text_mention"
	})
	out := slices.Clone(known)
	for _, p := range patterns() {
		for _, span := range findAll(p.find, text) {
			words := text[span[0]:span[1]]
			if p.kind == "url" {
				words = strings.TrimRight(words, `.,;:!?)]}'"`)
			}
			e := Entity{Type: p.kind, Offset: utf16Len(text[:span[0]]), Length: utf16Len(words)}
			if e.Length == 0 || slices.ContainsFunc(taken, func(o Entity) bool { return overlap(e, o) }) {
				continue
			}
			taken = append(taken, e)
			out = append(out, e)
		}
	}
	out = tidyEntities(out)
	return out[:min(len(out), maxEntities)]
}

// findAll gives the byte spans of group 1. Matches may share the character between
// them, so the search goes on at the end of the group, one byte of context kept.
func findAll(find *regexp.Regexp, text string) [][2]int {
	var out [][2]int
	from := 0
	for from < len(text) {
		m := find.FindStringSubmatchIndex(text[from:])
		if m == nil {
			break
		}
		out = append(out, [2]int{from + m[2], from + m[3]})
		next := from + m[3]
		// Step back one rune, so that it can be the context of the next match.
		_, size := utf8.DecodeLastRuneInString(text[:next])
		from = max(next-size, from+m[2]+1)
	}
	return out
}

func overlap(a, b Entity) bool {
	return a.Offset < b.Offset+b.Length && b.Offset < a.Offset+a.Length
}
