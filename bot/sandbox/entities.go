package sandbox

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxEntities is how many entities of a message Telegram keeps; the rest is dropped silently.
const maxEntities = 100

// tagEntity knows the elements of Telegram's HTML and the entity each one makes.
func tagEntity(tag string) (string, bool) {
	switch tag {
	case "b", "strong":
		return "bold", true
	case "i", "em":
		return "italic", true
	case "u", "ins":
		return "underline", true
	case "s", "strike", "del":
		return "strikethrough", true
	case "code", "pre", "blockquote":
		return tag, true
	case "a":
		return "text_link", true
	case "tg-spoiler", "span":
		return "spoiler", true
	}
	return "", false
}

// parseHTML turns Telegram's HTML into text and entities, as the Bot API does, and
// refuses in its words. Named character references other than the four it knows are
// refused too: Telegram shows them as they stand, which nobody wants.
func parseHTML(source string) (string, []Entity, error) {
	p := htmlParser{src: source}
	if err := p.parse(); err != nil {
		return "", nil, badRequest("can't parse entities: %v", err)
	}
	slices.Reverse(p.found) // tags close from the inside; of two alike the outer one comes first
	text, entities := trimText(p.out.String(), tidyEntities(p.found))
	return text, entities, nil
}

type openTag struct {
	name     string
	argument string
	start    int // UTF-16 offset of the text inside
}

type htmlParser struct {
	src   string
	pos   int
	out   strings.Builder
	units int // UTF-16 units written so far
	open  []openTag
	found []Entity
}

type parseError string

func (e parseError) Error() string { return string(e) }

func failParse(parts ...any) error {
	var b strings.Builder
	for _, part := range parts {
		switch v := part.(type) {
		case string:
			b.WriteString(v)
		case int:
			b.WriteString(strconv.Itoa(v))
		}
	}
	return parseError(b.String())
}

func (p *htmlParser) at(i int) byte {
	if i < len(p.src) {
		return p.src[i]
	}
	return 0
}

func space(c byte) bool {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == 0
}

func (p *htmlParser) parse() error {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case '&':
			r, err := p.reference()
			if err != nil {
				return err
			}
			p.write(r)
		case '<':
			if err := p.tag(); err != nil {
				return err
			}
		default:
			r, size := utf8.DecodeRuneInString(p.src[p.pos:])
			p.pos += size
			p.write(r)
		}
	}
	if n := len(p.open); n > 0 {
		return failParse(`Can't find end tag corresponding to start tag "`, p.open[n-1].name, `"`)
	}
	return nil
}

func (p *htmlParser) write(r rune) {
	if r = cleanRune(r); r < 0 {
		return
	}
	p.out.WriteRune(r)
	p.units += utf16Width(r)
}

// reference reads a character reference at pos; a lone & stands for itself.
func (p *htmlParser) reference() (rune, error) {
	begin := p.pos
	end := begin + 1
	for c := p.at(end); c == '#' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'; c = p.at(end) {
		end++
	}
	name := p.src[begin+1 : end]
	if p.at(end) != ';' || name == "" {
		p.pos++
		return '&', nil
	}
	p.pos = end + 1
	switch name {
	case "lt":
		return '<', nil
	case "gt":
		return '>', nil
	case "amp":
		return '&', nil
	case "quot":
		return '"', nil
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if !numeric || err != nil || n <= 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, failParse(`Unsupported character reference "&`, name, `;" at byte offset `, begin)
	}
	return rune(n), nil
}

func (p *htmlParser) tag() error {
	begin := p.pos
	if p.at(begin+1) == '/' {
		return p.endTag(begin)
	}
	i := begin + 1
	for !space(p.at(i)) && p.at(i) != '>' {
		i++
	}
	if p.at(i) == 0 {
		return failParse("Unclosed start tag at byte offset ", begin)
	}
	name := strings.ToLower(p.src[begin+1 : i])
	if _, known := tagEntity(name); !known {
		return failParse(`Unsupported start tag "`, name, `" at byte offset `, begin)
	}
	p.pos = i
	argument, err := p.attributes(name, begin)
	if err != nil {
		return err
	}
	if name == "span" && argument != "spoiler" {
		return failParse(`Tag "span" must have class "tg-spoiler" at byte offset `, begin)
	}
	p.open = append(p.open, openTag{name: name, argument: argument, start: p.units})
	return nil
}

// attributes reads up to and over the closing > and gives back the one that matters.
func (p *htmlParser) attributes(tag string, begin int) (string, error) {
	argument := ""
	for {
		for p.pos < len(p.src) && space(p.at(p.pos)) {
			p.pos++
		}
		if p.pos >= len(p.src) {
			return "", failParse("Unclosed start tag at byte offset ", begin)
		}
		if p.at(p.pos) == '>' {
			p.pos++
			return argument, nil
		}
		name, value, err := p.attribute(tag, begin)
		if err != nil {
			return "", err
		}
		switch {
		case tag == "a" && name == "href":
			argument = value
		case tag == "code" && name == "class" && strings.HasPrefix(value, "language-"):
			argument = value[len("language-"):]
		case tag == "span" && name == "class" && strings.HasPrefix(value, "tg-"):
			argument = value[len("tg-"):]
		case tag == "blockquote" && name == "expandable":
			argument = "expandable"
		}
	}
}

func (p *htmlParser) attribute(tag string, begin int) (name, value string, err error) {
	start := p.pos
	for c := p.at(p.pos); !space(c) && c != '=' && c != '>'; c = p.at(p.pos) {
		p.pos++
	}
	name = strings.ToLower(p.src[start:p.pos])
	if name == "" {
		return "", "", failParse(`Empty attribute name in the tag "`, tag, `" at byte offset `, begin)
	}
	for p.pos < len(p.src) && space(p.at(p.pos)) {
		p.pos++
	}
	if p.at(p.pos) != '=' {
		if tag == "blockquote" && name == "expandable" {
			return name, "", nil
		}
		return "", "", failParse(`Expected equal sign in declaration of an attribute of the tag "`, tag, `" at byte offset `, begin)
	}
	p.pos++
	for p.pos < len(p.src) && space(p.at(p.pos)) {
		p.pos++
	}
	if p.pos >= len(p.src) {
		return "", "", failParse(`Unclosed start tag "`, tag, `" at byte offset `, begin)
	}
	value, err = p.attributeValue(begin)
	return name, value, err
}

func (p *htmlParser) attributeValue(begin int) (string, error) {
	quote := p.at(p.pos)
	if quote != '"' && quote != '\'' {
		start := p.pos
		bare := func(c byte) bool {
			return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == '-'
		}
		for bare(p.at(p.pos)) {
			p.pos++
		}
		if c := p.at(p.pos); !space(c) && c != '>' {
			return "", failParse("Unexpected end of name token at byte offset ", start)
		}
		return strings.ToLower(p.src[start:p.pos]), nil
	}
	p.pos++
	var value strings.Builder
	for p.pos < len(p.src) && p.at(p.pos) != quote {
		if p.at(p.pos) == '&' {
			r, err := p.reference()
			if err != nil {
				return "", err
			}
			value.WriteRune(r)
			continue
		}
		value.WriteByte(p.at(p.pos))
		p.pos++
	}
	if p.pos >= len(p.src) {
		return "", failParse("Unclosed start tag at byte offset ", begin)
	}
	p.pos++
	return value.String(), nil
}

func (p *htmlParser) endTag(begin int) error {
	if len(p.open) == 0 {
		return failParse("Unexpected end tag at byte offset ", begin)
	}
	i := begin + 2
	for !space(p.at(i)) && p.at(i) != '>' {
		i++
	}
	name := strings.ToLower(p.src[begin+2 : i])
	for i < len(p.src) && space(p.at(i)) {
		i++
	}
	if p.at(i) != '>' {
		return failParse("Unclosed end tag at byte offset ", begin)
	}
	last := p.open[len(p.open)-1]
	if name != "" && name != last.name {
		return failParse("Unmatched end tag at byte offset ", begin, `, expected "</`, last.name, `>", found "</`, name, `>"`)
	}
	p.open = p.open[:len(p.open)-1]
	p.pos = i + 1
	p.finish(last)
	return nil
}

// finish keeps the entity of a closed tag, if it has text and makes sense.
func (p *htmlParser) finish(t openTag) {
	kind, _ := tagEntity(t.name)
	e := Entity{Type: kind, Offset: t.start, Length: p.units - t.start}
	if e.Length == 0 {
		return
	}
	switch t.name {
	case "a":
		if !p.link(&e, t) {
			return // Telegram drops a link that it cannot use, and shows its words
		}
	case "code":
		e.Language = t.argument
	case "pre":
		// <pre><code class="language-go"> is one entity that names the language.
		if n := len(p.found); n > 0 && p.found[n-1].Type == "code" && p.found[n-1].Offset == e.Offset &&
			p.found[n-1].Length == e.Length {
			e.Language = p.found[n-1].Language
			p.found = p.found[:n-1]
		}
	case "blockquote":
		if t.argument != "" {
			e.Type = "expandable_blockquote"
		}
	}
	p.found = append(p.found, e)
}

func (p *htmlParser) link(e *Entity, t openTag) bool {
	address := t.argument
	if address == "" {
		address = utf16Slice(p.out.String(), e.Offset, e.Length)
	}
	if id, ok := strings.CutPrefix(address, "tg://user?id="); ok {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			return false
		}
		e.Type, e.User = "text_mention", &User{ID: n}
		return true
	}
	e.URL = address
	return webAddress(address)
}

// tidyEntities orders entities as Telegram does and drops what stands inside code.
func tidyEntities(found []Entity) []Entity {
	slices.SortStableFunc(found, func(a, b Entity) int {
		if a.Offset != b.Offset {
			return a.Offset - b.Offset
		}
		return b.Length - a.Length
	})
	var out []Entity
	codeEnd := -1
	for _, e := range found {
		if e.Type != "blockquote" && e.Type != "expandable_blockquote" && e.Offset < codeEnd {
			continue
		}
		if e.Type == "code" || e.Type == "pre" {
			codeEnd = e.Offset + e.Length
		}
		if e.Type == "code" {
			e.Language = ""
		}
		out = append(out, e)
	}
	return out
}
