package telegram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/bot/talk"
)

// Telegram's limits on text, in UTF-16 units after parsing.
const (
	maxText    = 4096
	maxCaption = 1024
)

// Split turns an action whose text is too long for one message into several: the first as it was,
// with as much text as it takes, then the rest as further messages, the last of which carries the
// keyboard. Any other action comes back alone. An inline message has no chat to continue in, so its
// text is cut.
func Split(a talk.Action) []talk.Action {
	switch {
	case a.Send != nil:
		parts := splitText(a.Send.Text, maxText)
		if len(parts) < 2 {
			return []talk.Action{a}
		}
		first := *a.Send
		first.Text, first.Keyboard = parts[0], nil
		return append([]talk.Action{{Send: &first}},
			further(parts[1:], talk.Send{Chat: first.Chat, Thread: first.Thread, Silent: first.Silent, Keyboard: a.Send.Keyboard})...)
	case a.Edit != nil:
		parts := splitText(a.Edit.Text, maxText)
		if len(parts) < 2 {
			return []talk.Action{a}
		}
		first := *a.Edit
		first.Text = parts[0]
		if first.Chat == 0 {
			return []talk.Action{{Edit: &first}}
		}
		first.Keyboard = nil
		return append([]talk.Action{{Edit: &first}},
			further(parts[1:], talk.Send{Chat: first.Chat, Keyboard: a.Edit.Keyboard})...)
	case a.SendFile != nil:
		parts := splitText(a.SendFile.Text, maxCaption)
		if len(parts) < 2 {
			return []talk.Action{a}
		}
		first := *a.SendFile
		first.Text = parts[0]
		return append([]talk.Action{{SendFile: &first}},
			further(parts[1:], talk.Send{Chat: first.Chat, Thread: first.Thread})...)
	}
	return []talk.Action{a}
}

// further makes messages like model of parts; only the last one has its keyboard.
func further(parts []talk.Text, model talk.Send) []talk.Action {
	var out []talk.Action
	for i, part := range parts {
		one := model
		one.Text = part
		if i < len(parts)-1 {
			one.Keyboard = nil
		}
		out = append(out, talk.Action{Send: &one})
	}
	return out
}

// splitText cuts t into parts of at most limit UTF-16 units each, at block borders where it can. A style goes on in the
// next part. Parts that would show nothing are left out.
func splitText(t talk.Text, limit int) []talk.Text {
	var parts []talk.Text
	for t.Units() > limit {
		head, rest := cut(t, cutAt(t, limit))
		if strings.TrimSpace(head.String()) != "" {
			parts = append(parts, head)
		}
		t = trimLeft(rest)
	}
	if len(parts) == 0 || strings.TrimSpace(t.String()) != "" {
		parts = append(parts, t)
	}
	return parts
}

// place is where a text may be cut: before the byte at of a run.
type place struct{ run, at int }

// cutAt says where a text that is longer than limit is cut. Of the places where it may be cut it takes the best in the
// second half, or else the best there is, or else the last possible one.
func cutAt(t talk.Text, limit int) place {
	var late, early, last place
	var lateScore, earlyScore, used, newlines int
	for i, r := range t {
		for j, c := range r.Text {
			_, width := utf8.DecodeRuneInString(r.Text[j:])
			if used += talk.Units(string(c)); used > limit {
				switch {
				case lateScore > 0:
					return late
				case earlyScore > 0:
					return early
				case last == place{}: // a limit below one character
					return place{i, j + width}
				}
				return last
			}
			if newlines++; c != '\n' {
				newlines = 0
			}
			last = place{i, j + width}
			score := cutScore(t, last, c, newlines)
			if score > 0 && score >= earlyScore {
				early, earlyScore = last, score
			}
			if used > limit/2 && score > 0 && score >= lateScore {
				late, lateScore = last, score
			}
		}
	}
	return place{len(t), 0}
}

// cutScore judges a cut at p, right after the character c: between blocks, lines, words, or (0) nowhere.
func cutScore(t talk.Text, p place, c rune, newlines int) int {
	frame := t[p.run].Style.Frame()
	switch {
	case frame != 0 && p.at == len(t[p.run].Text) && (p.run+1 == len(t) || t[p.run+1].Style.Frame() != frame):
		return 4
	case !unicode.IsSpace(c):
		return 0
	case newlines > 1 && frame == 0:
		return 4
	case newlines > 1:
		return 3
	case newlines == 1:
		return 2
	}
	return 1
}

// cut parts a text.
func cut(t talk.Text, p place) (head, rest talk.Text) {
	if p.run >= len(t) {
		return t, nil
	}
	head = append(head, t[:p.run]...)
	before, after := t[p.run], t[p.run]
	before.Text, after.Text = before.Text[:p.at], after.Text[p.at:]
	if before.Text != "" {
		head = append(head, before)
	}
	if after.Text != "" {
		rest = append(rest, after)
	}
	return head, append(rest, t[p.run+1:]...)
}

// trimLeft takes the space at the beginning away.
func trimLeft(t talk.Text) talk.Text {
	for len(t) > 0 {
		if t[0].Text = strings.TrimLeftFunc(t[0].Text, unicode.IsSpace); t[0].Text != "" {
			break
		}
		t = t[1:]
	}
	return t
}
