package indonesian

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences cuts a text into sentences, in order, without the space around them. A list item, a heading, a row of a
// table and a paragraph end a sentence too; a line that was only wrapped does not. Every character that is not space is
// in exactly one span.
func (l *Language) Sentences(text string) []Span {
	var out []Span
	for _, block := range blocks(text) {
		start := block.Start
		if row := strings.TrimSpace(text[start:block.End]); row != "" && (row[0] == '|' || row[0] == '#') {
			out = appendSpan(out, text, start, block.End)
			continue
		}
		for i := block.Start; i < block.End; i++ {
			if !mayEnd(text[i]) {
				continue
			}
			end, ok := l.sentenceEnd(text[:block.End], start, i)
			if !ok {
				continue
			}
			out = appendSpan(out, text, start, end)
			start, i = end, end-1
		}
		out = appendSpan(out, text, start, block.End)
	}
	return out
}

// mayEnd tells the bytes that a mark at the end of a sentence begins with: . ! ? and …
func mayEnd(c byte) bool { return c == '.' || c == '!' || c == '?' || c == "…"[0] }

// appendSpan appends [start, end) without the space around it, if anything is left.
func appendSpan(out []Span, text string, start, end int) []Span {
	piece := text[start:end]
	start += len(piece) - len(strings.TrimLeftFunc(piece, unicode.IsSpace))
	end = start + len(strings.TrimSpace(piece))
	if start >= end {
		return out
	}
	return append(out, Span{start, end})
}

// blocks cuts a text where lines end a sentence whatever stands there.
func blocks(text string) []Span {
	var out []Span
	start, open := 0, false // open: the block may go on in the next line
	for i := 0; i < len(text); {
		end := i + strings.IndexByte(text[i:], '\n')
		if end < i {
			end = len(text)
		}
		row := strings.TrimSpace(text[i:end])
		alone := row == "" || row[0] == '#' || row[0] == '|'
		if i > start && (!open || alone || startsItem(row)) {
			out = append(out, Span{start, i})
			start = i
		}
		open = !alone
		i = min(end+1, len(text))
	}
	return append(out, Span{start, len(text)})
}

// startsItem tells whether a line begins with the mark of a list or a quotation: "- ", "1. ", "a) ", "(2) ".
func startsItem(row string) bool {
	mark, _, spaced := strings.Cut(row, " ")
	if !spaced || len(mark) > 5 {
		return false
	}
	switch mark {
	case "-", "*", "+", ">", "•", "–", "—", "▪", "o":
		return true
	}
	return isMarker(mark)
}

// isMarker tells the marks of numbered items: 1. a. iv) (2).
func isMarker(mark string) bool {
	inner := strings.TrimRight(strings.TrimPrefix(mark, "("), ".)")
	if inner == mark || inner == "" || len(inner) > 4 {
		return false
	}
	if isDigits(inner) {
		return len(inner) <= 3
	}
	return len(inner) == 1 && classAt(inner, 0) == letter || strings.Trim(inner, "ivxIVX") == ""
}

// sentenceEnd tells whether the character at i ends the sentence that began at start, and where the next one begins.
func (l *Language) sentenceEnd(text string, start, i int) (int, bool) {
	c := text[i]
	if c != '.' && c != '!' && c != '?' && !strings.HasPrefix(text[i:], "…") {
		return 0, false
	}
	end := closing(text, i+width(text, i))
	if end >= len(text) {
		return end, true
	}
	next, size := utf8.DecodeRuneInString(text[end:])
	spaced := unicode.IsSpace(next)
	if spaced {
		rest := strings.TrimLeftFunc(text[end:], unicode.IsSpace)
		if rest == "" {
			return len(text), true
		}
		next, _ = utf8.DecodeRuneInString(rest)
	} else if !glued(text, i, end, size) {
		return 0, false
	}
	if unicode.IsLower(next) || strings.ContainsRune(",;:)]–-", next) {
		return 0, false
	}
	if c == '!' && strings.HasSuffix(text[start:i], "LAPOR") {
		return 0, false
	}
	if c == '.' && end == i+1 && l.abbreviated(text, start, i, next) {
		return 0, false
	}
	return end, true
}

// longestReference is the length of the longest mark like [12] or [catatan 3], in bytes.
const longestReference = 24

// closing skips what belongs to a sentence behind its full stop: more stops, quotation marks, brackets, [1].
func closing(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.ContainsRune(".!?…\"'”’»)]", r):
			i += size
		case r == '[':
			end := strings.IndexByte(text[i:min(i+longestReference, len(text))], ']')
			if end < 2 || strings.ContainsAny(text[i:i+end], "\n.") {
				return i
			}
			i += end + 1
		default:
			return i
		}
	}
	return i
}

// glued tells whether a sentence begins right behind the full stop at i, where a space was forgotten ("selesai.Kota")
// or a reference mark stands between.
func glued(text string, i, end, size int) bool {
	if i < 3 || end >= len(text) {
		return false
	}
	if end > i+1 && text[end-1] == ']' {
		return true
	}
	for k := i - 3; k < i; k++ {
		if text[k] < 'a' || text[k] > 'z' {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(text[end:])
	if !unicode.IsUpper(first) || end+size >= len(text) {
		return false
	}
	second, _ := utf8.DecodeRuneInString(text[end+size:])
	return unicode.IsLower(second)
}

// abbreviated tells whether the full stop at i belongs to an abbreviation, an initial, a title (S.H.) or the mark of a
// list, and not to the sentence that began at start; next is the first character behind it.
func (l *Language) abbreviated(text string, start, i int, next rune) bool {
	from := i
	for from > start && !unicode.IsSpace(rune(text[from-1])) && !strings.ContainsRune("(\"/", rune(text[from-1])) {
		from--
	}
	word := text[from:i]
	if word == "" {
		return false
	}
	before := strings.TrimRightFunc(text[start:from], unicode.IsSpace)
	if isMarker(word + ".") {
		if before == "" || strings.ContainsAny(before[len(before)-1:], ".;:") {
			return true
		}
	}
	if len(word) == 1 && classAt(word, 0) == letter {
		return !endsWithGrade(word, before)
	}
	if strings.Contains(word, ".") {
		return isTitle(word)
	}
	if isDigits(word) {
		return false
	}
	lower := strings.ToLower(word)
	if l.shorts[lower] {
		return true
	}
	return openEnded[lower] && !unicode.IsUpper(next)
}

// openEnded are abbreviations that often end a sentence: a capital behind them begins a new one.
var openEnded = map[string]bool{"dll": true, "dst": true, "dsb": true, "dkk": true, "tbk": true, "sm": true, "wib": true}

// endsWithGrade tells whether a capital before a full stop is a grade that ends a sentence (… naik menjadi A.) and not an
// initial.
func endsWithGrade(word, before string) bool {
	if word[0] < 'A' || word[0] > 'F' {
		return false
	}
	fields := strings.Fields(before[max(0, len(before)-60):])
	if len(fields) == 0 {
		return false
	}
	last := strings.ToLower(fields[len(fields)-1])
	return gradeSpoken[last] || gradeLinks[last]
}

// isTitle tells S.H, M.Si, Ph.D, a.n: short parts joined by full stops.
func isTitle(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if part == "" || len(part) > 4 || strings.IndexFunc(part, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
			return false
		}
	}
	return true
}
