package telegram

import (
	"html"
	"strings"
	"unicode"

	"studitiru/bot"
)

// Telegram's limits on text, in UTF-16 units after parsing.
const (
	maxText    = 4096
	maxCaption = 1024
)

// split turns an action whose text is too long for one message into several: the first as it was,
// with as much text as it takes, then the rest as further messages, the last of which carries the
// keyboard. Any other action comes back alone. An inline message has no chat to continue in, so its
// text is cut.
func split(a bot.Action) []bot.Action {
	switch {
	case a.Send != nil:
		parts := splitHTML(a.Send.HTML, maxText)
		if len(parts) < 2 {
			return []bot.Action{a}
		}
		first := *a.Send
		first.HTML, first.Keyboard = parts[0], nil
		return append([]bot.Action{{Send: &first}},
			further(parts[1:], bot.Send{Chat: first.Chat, Thread: first.Thread, Silent: first.Silent, Keyboard: a.Send.Keyboard})...)
	case a.Edit != nil:
		parts := splitHTML(a.Edit.HTML, maxText)
		if len(parts) < 2 {
			return []bot.Action{a}
		}
		first := *a.Edit
		first.HTML = parts[0]
		if first.Chat == 0 {
			return []bot.Action{{Edit: &first}}
		}
		first.Keyboard = nil
		return append([]bot.Action{{Edit: &first}},
			further(parts[1:], bot.Send{Chat: first.Chat, Keyboard: a.Edit.Keyboard})...)
	case a.SendFile != nil:
		parts := splitHTML(a.SendFile.HTML, maxCaption)
		if len(parts) < 2 {
			return []bot.Action{a}
		}
		first := *a.SendFile
		first.HTML = parts[0]
		return append([]bot.Action{{SendFile: &first}},
			further(parts[1:], bot.Send{Chat: first.Chat, Thread: first.Thread})...)
	}
	return []bot.Action{a}
}

// further makes messages like model of parts; only the last one has its keyboard.
func further(parts []string, model bot.Send) []bot.Action {
	var out []bot.Action
	for i, part := range parts {
		one := model
		one.HTML = part
		if i < len(parts)-1 {
			one.Keyboard = nil
		}
		out = append(out, bot.Action{Send: &one})
	}
	return out
}

// splitHTML cuts src into parts that show at most limit UTF-16 units each, at block borders where
// it can. Tags that are open at a cut are closed before and opened again after it. HTML that
// Telegram would refuse loses its tags. Parts that would show nothing are left out.
func splitHTML(src string, limit int) []string {
	atoms, err := parseHTML(src)
	if err != nil {
		src = html.EscapeString(stripHTML(src))
		atoms, err = parseHTML(src)
		if err != nil { // cannot be: it is escaped
			return nil
		}
	}
	if units(atoms) <= limit {
		return []string{src}
	}
	var parts []string
	var open []atom
	for len(atoms) > 0 {
		n := cutAt(atoms, len(open), limit)
		var part string
		part, open = render(open, atoms[:n])
		if strings.TrimSpace(plainOf(atoms[:n])) != "" {
			parts = append(parts, part)
		}
		for atoms = atoms[n:]; len(atoms) > 0 && isSpace(atoms[0]); {
			atoms = atoms[1:]
		}
	}
	return parts
}

// cutAt says how many of the atoms go into a part that begins within depth open tags. Of the
// places where it may be cut it takes the best in the second half, or else the best there is.
func cutAt(atoms []atom, depth, limit int) int {
	used, newlines := 0, 0
	type place struct{ at, score int }
	var late, any place
	for i, a := range atoms {
		switch a.kind {
		case opening:
			depth++
		case closing:
			depth--
		}
		if used += a.units; used > limit {
			switch {
			case late.at > 0:
				return late.at
			case any.at > 0:
				return any.at
			}
			return max(i, 1)
		}
		if a.kind == character {
			if a.text == "\n" {
				newlines++
			} else {
				newlines = 0
			}
		}
		if p := (place{i + 1, cutScore(a, newlines, depth)}); p.score > 0 {
			if p.score >= any.score {
				any = p
			}
			if used > limit/2 && p.score >= late.score {
				late = p
			}
		}
	}
	return len(atoms)
}

// cutScore judges a cut right after a: between blocks, lines, words, or (0) nowhere.
func cutScore(a atom, newlines, depth int) int {
	switch {
	case a.kind == closing && a.name == "blockquote" && depth == 0:
		return 4
	case !isSpace(a):
		return 0
	case newlines > 1 && depth == 0:
		return 4
	case newlines > 1:
		return 3
	case newlines == 1:
		return 2
	}
	return 1
}

func isSpace(a atom) bool {
	return a.kind == character && strings.TrimFunc(a.text, unicode.IsSpace) == ""
}

// render writes atoms as a part of its own that begins within the tags open, and says which are
// open at its end.
func render(open []atom, atoms []atom) (string, []atom) {
	var b strings.Builder
	stack := append([]atom(nil), open...)
	for _, a := range stack {
		b.WriteString(a.src)
	}
	for _, a := range atoms {
		b.WriteString(a.src)
		switch a.kind {
		case opening:
			stack = append(stack, a)
		case closing:
			stack = stack[:len(stack)-1]
		}
	}
	for i := len(stack) - 1; i >= 0; i-- {
		b.WriteString("</" + stack[i].name + ">")
	}
	return b.String(), stack
}

func units(atoms []atom) int {
	n := 0
	for _, a := range atoms {
		n += a.units
	}
	return n
}
