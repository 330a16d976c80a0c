package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// proseOf writes pages as Markdown: headings that are sure as such, tables as tables, the rest
// as paragraphs with an empty line between. It also returns the first heading, "" without one.
func proseOf(sheets []sheet) (markdown, firstHeading string) {
	w := proseWriter{body: bodySize(sheets)}
	for _, s := range sheets {
		w.sheet(s)
	}
	return strings.Join(w.blocks, "\n\n"), w.firstHeading
}

// paragraphLines is the most lines of one paragraph on a page: joining takes the square of them.
const paragraphLines = 200

// proseWriter collects blocks of Markdown over the pages of a file.
type proseWriter struct {
	body         float64 // the font size of most letters, 0 when unknown
	blocks       []string
	open         bool // the last block is a paragraph that the next page may go on with
	firstHeading string
}

// bodySize is the font size in which most letters of the file are set.
func bodySize(sheets []sheet) float64 {
	letters := map[float64]int{}
	for _, s := range sheets {
		for _, ln := range s.lines {
			letters[float64(int(ln.size*2+0.5))/2] += utf8.RuneCountInString(ln.text)
		}
	}
	best := 0.0
	for size, n := range letters {
		if n > letters[best] || n == letters[best] && size < best {
			best = size
		}
	}
	return best
}

// sheet writes the lines of a page.
func (w *proseWriter) sheet(s sheet) {
	shape := shapeOf(s)
	for i := 0; i < len(s.lines); {
		if table, end := tableAt(s.lines, i); table != nil {
			w.add(tableMarkdown(table), false)
			i = end
			continue
		}
		if level, end := headingAt(s.lines, i, w.body); level > 0 {
			w.heading(level, joinLines(s.lines[i:end]))
			i = end
			continue
		}
		end := i + 1
		for end < min(len(s.lines), i+paragraphLines) && continues(s.lines[i:end], s.lines[end], shape) && !startsBlock(s.lines, end,
			w.body) {
			end++
		}
		w.paragraph(joinLines(s.lines[i:end]), i == 0)
		i = end
	}
}

// startsBlock reports whether a table or a heading begins at lines[i].
func startsBlock(lines []line, i int, body float64) bool {
	if level, _ := headingAt(lines, i, body); level > 0 {
		return true
	}
	table, _ := tableAt(lines, i)
	return table != nil
}

func (w *proseWriter) heading(level int, text string) {
	if w.firstHeading == "" {
		w.firstHeading = text
	}
	w.add(strings.Repeat("#", level)+" "+escapeLine(text), false)
}

// paragraph adds text; the first of a page goes on with the last of the page before when that
// one stopped in the middle of a sentence.
func (w *proseWriter) paragraph(text string, first bool) {
	if text == "" {
		return
	}
	if n := len(w.blocks); first && n > 0 && w.open {
		before := w.blocks[n-1]
		if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) && !label.MatchString(text) && !endsSentence(before) {
			w.blocks[n-1] = joinWrapped(before, text)
			return
		}
	}
	if m := bullet.FindString(text); m != "" {
		text = "- " + escapeLine(strings.TrimPrefix(text, m))
	} else {
		text = escapeLine(text)
	}
	w.add(text, true)
}

func (w *proseWriter) add(block string, open bool) {
	if block != "" {
		w.blocks, w.open = append(w.blocks, block), open
	}
}

var (
	bullet   = regexp.MustCompile(`^[•◦▪●○■➢✓]\s*`)
	label    = regexp.MustCompile(`^(\(?\d{1,3}[.)]|\d{1,2}(\.\d{1,2}){1,3}\.?|\(?[a-zA-Z][.)]|[•◦▪●○■➢✓–-])\s`)
	hidden   = regexp.MustCompile(`<([A-Za-z/!?])`)
	leaders  = regexp.MustCompile(`(\s?[.…_]){5,}\s*`)
	lineMark = regexp.MustCompile(`^(#{1,6}(\s|$)|>|[+*-]\s|[=-]+\s*$|(\*\s*){3,}$|(_\s*){3,}$|\x60{3}|~{3})`)
)

// escapeLine keeps a paragraph from meaning something in Markdown that it did not on paper.
func escapeLine(s string) string {
	if lineMark.MatchString(s) {
		s = `\` + s
	}
	return hidden.ReplaceAllString(s, `\<$1`)
}

// shape is what is usual on a page.
type shape struct {
	left, right float64 // of the text
	pitch       float64 // from one line's top to the next
}

func shapeOf(s sheet) shape {
	var left, right, pitch []float64
	for i, ln := range s.lines {
		left, right = append(left, ln.x0), append(right, ln.x1)
		if i > 0 && ln.y0 > s.lines[i-1].y0 {
			pitch = append(pitch, ln.y0-s.lines[i-1].y0)
		}
	}
	sh := shape{left: median(left), pitch: median(pitch)}
	median(right) // sorts
	if n := len(right); n > 0 {
		sh.right = right[n*9/10]
	}
	return sh
}

// continues reports whether a line goes on with the paragraph of the lines so far.
func continues(so []line, ln line, sh shape) bool {
	last := so[len(so)-1]
	high := last.y1 - last.y0
	step := ln.y0 - last.y0
	switch {
	case ln.cells != nil && last.cells != nil, leaders.MatchString(last.text): // rows that are no table stay lines
		return false
	case step < 0: // the next column: only in the middle of a sentence
		return !endsSentence(last.text) && !label.MatchString(ln.text) && startsLower(ln.text)
	case step > 1.4*sh.pitch && step > 1.8*high:
		return false
	case otherSize(last.size, ln.size):
		return false
	case len(so) > 1 && ln.x0 < last.x0-0.5*high && label.MatchString(so[0].text): // back from a hanging item
		return false
	case label.MatchString(ln.text):
		inside := ln.x0 > sh.left-high && ln.x0 <= last.x0+high
		return inside && wrapsLabel(last.text, ln.text)
	case !endsSentence(last.text):
		return last.x1 > sh.left+0.5*(sh.right-sh.left) || startsLower(ln.text)
	case ln.x0 > last.x0+high && !label.MatchString(last.text): // the indent of a first line
		return false
	}
	return last.x1 > sh.right-0.15*(sh.right-sh.left)
}

// otherSize reports whether two font sizes, when both are known, are those of different kinds of text.
func otherSize(a, b float64) bool { return a > 0 && b > 0 && max(a, b) > 1.15*min(a, b) }

// wrapsLabel reports whether what looks like the label of an item is the end of a sentence that the line before began.
func wrapsLabel(before, text string) bool {
	return !endsItem(before) && !bullet.MatchString(text) && !capitals(before)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsSentence reports whether nothing has to follow s.
func endsSentence(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, `"”’')`), ".") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, ":") ||
		strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
}

// endsItem is endsSentence, or an item of a list before its last: "…; dan".
func endsItem(s string) bool {
	switch lastField(s) {
	case "dan", "atau", "dan/atau":
		return true
	}
	return endsSentence(s) || strings.HasSuffix(s, ",")
}

// joinLines joins the lines of a paragraph.
func joinLines(lines []line) string {
	text := ""
	for _, ln := range lines {
		text = joinWrapped(text, ln.text)
	}
	return strings.TrimSpace(leaders.ReplaceAllString(text, " … "))
}

// joinWrapped joins the end of a line and the beginning of the next. A hyphen between lower
// case letters is where a word was broken, unless the word is a doubled one
// ("undang-" "undang", "sebaik-" "baiknya"), whose hyphen belongs to it.
func joinWrapped(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	stem, broken := strings.CutSuffix(a, "-")
	before, _ := utf8.DecodeLastRuneInString(stem)
	if !broken || !unicode.IsLetter(before) {
		return a + " " + b
	}
	if first := lastField(stem); startsLower(b) && len(first) > 1 && !doubled(strings.ToLower(first), b) {
		return stem + b
	}
	return a + b
}

// doubled reports whether b begins as the word a ends, by three letters or more.
func doubled(a, b string) bool {
	for n := 3; n <= min(len(a), len(b)); n++ {
		if strings.HasSuffix(a, b[:n]) && (n == len(a) || n >= 4) {
			return true
		}
	}
	return false
}
