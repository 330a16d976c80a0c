package pdf

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// proseOf writes pages as Markdown: headings that are sure as such, tables as tables, the rest
// as paragraphs with an empty line between. It also returns the first heading, "" without one.
func proseOf(sheets []sheet) (markdown, firstHeading string) {
	w := proseWriter{body: bodySize(sheets)}
	for i, s := range sheets {
		if i > 0 {
			w.mark = pageMark(i + 1)
		}
		w.sheet(s)
	}
	return strings.Join(w.blocks, "\n\n"), w.firstHeading
}

// pageMark says in Markdown that a page begins, from the second on: knowledge.MarkPage reads it, and readers do not see it.
func pageMark(n int) string { return "<!-- hlm " + strconv.Itoa(n) + " -->" }

// paragraphLines is the most lines of one paragraph on a page: joining takes the square of them.
const paragraphLines = 200

// proseWriter collects blocks of Markdown over the pages of a file.
type proseWriter struct {
	body         float64 // the font size of most letters, 0 when unknown
	blocks       []string
	open         bool // the last block is a paragraph that the next page may go on with
	ended        ending
	firstHeading string
	mark         string // of the page that is being written, "" when it is written
	announced    bool   // a catchword stood at the end of the page that is being written
	lastTable    *found // that ended the page before, nil when something else did
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
	unstretch(s.lines)
	var notes []line
	s.lines, notes = footnotes(s.lines, w.body)
	w.announced = s.announced
	tables := tablesOf(s.lines)
	if lines, ok := unfolded(s.lines, tables); ok {
		s.lines, tables = lines, tablesOf(lines)
	}
	if w.lastTable != nil && len(s.lines) > 0 {
		if t, ok := w.lastTable.resume(s.lines); ok {
			tables[0] = t
		}
	}
	shapes := shapesOf(s.lines)
	for i := 0; i < len(s.lines); {
		if t, ok := tables[i]; ok {
			w.table(t, i == 0, t.end == len(s.lines))
			i = t.end
			continue
		}
		if level, end := headingAt(s.lines, i, w.body); level > 0 {
			w.heading(level, joinLines(s.lines[i:end]))
			i = end
			continue
		}
		end := i + 1
		for end < min(len(s.lines), i+paragraphLines) && continues(s.lines[i:end], s.lines[end], shapes) && !w.startsBlock(s.lines, end,
			tables) {
			end++
		}
		w.paragraph(s.lines[i:end], shapes, i == 0)
		i = end
	}
	w.footnotes(notes)
}

// startsBlock reports whether a table or a heading begins at lines[i].
func (w *proseWriter) startsBlock(lines []line, i int, tables map[int]found) bool {
	if level, _ := headingAt(lines, i, w.body); level > 0 {
		return true
	}
	_, ok := tables[i]
	return ok
}

// table adds a table, or goes on with the one that the page before ended with: the head is not said twice, and a first row
// without key is the rest of the last.
func (w *proseWriter) table(t found, first, last bool) {
	before := w.lastTable
	goesOn := first && before != nil && len(before.columns) == len(t.columns)
	rows := t.rows
	switch {
	case goesOn && slices.Equal(rows[0], before.rows[0]):
		rows = rows[1:]
		for k := 1; k < len(before.rows) && len(rows) > 0 && rows[0][0] == "" && slices.Equal(rows[0], before.rows[k]); k++ {
			rows = rows[1:] // what else belongs to the head
		}
	case goesOn && sameWidths(before.columns, t.columns):
	default:
		w.add(tableMarkdown(rows), false)
		w.lastTable = nil
		if last {
			w.lastTable = &t
		}
		return
	}
	all := before.rows
	if w.mark != "" && len(rows) > 0 {
		first := max(slices.IndexFunc(rows[0], func(c string) bool { return c != "" }), 0)
		rows[0][first] = w.mark + rows[0][first]
		w.mark = ""
	}
	for i, row := range rows {
		if end := len(all) - 1; i == 0 && end > 0 && row[0] == "" {
			for c := range row {
				all[end][c] = joinWrapped(all[end][c], row[c])
			}
			continue
		}
		all = append(all, row)
	}
	before.rows = all
	w.blocks[len(w.blocks)-1] = tableMarkdown(all)
	if !last {
		w.lastTable = nil
	}
}

// sameWidths reports whether columns are as wide as others.
func sameWidths(a, b []cell) bool {
	for i := range a[:len(a)-1] { // how wide the last is depends on its texts
		if d := (a[i].x1 - a[i].x0) - (b[i].x1 - b[i].x0); d < -12 || d > 12 {
			return false
		}
	}
	return true
}

func (w *proseWriter) heading(level int, text string) {
	if w.firstHeading == "" {
		w.firstHeading = text
	}
	w.add(strings.Repeat("#", level)+" "+escapeLine(text), false)
}

// paragraph adds lines; the first of a page go on with the last paragraph of the page before when that one stopped in the
// middle of a sentence.
func (w *proseWriter) paragraph(lines []line, shapes [kinds]shape, first bool) {
	text := joinLines(lines)
	if text == "" {
		return
	}
	end := lines[len(lines)-1]
	sh := shapes[end.kind()]
	ended := ending{full: w.announced || sh.full(end), size: end.size, x0: end.x0, from: end.x0 - sh.left}
	if n := len(w.blocks); first && n > 0 && w.open && w.ended.goesOn(w.blocks[n-1], lines[0], shapes[lines[0].kind()]) {
		w.blocks[n-1] = w.joinPages(w.blocks[n-1], text)
		w.ended = ended
		return
	}
	if m := bullet.FindString(text); m != "" {
		text = "- " + escapeLine(strings.TrimPrefix(text, m))
	} else {
		text = escapeLine(text)
	}
	w.add(text, true)
	w.ended = ended
}

// ending is the last line of a paragraph that ends a page.
type ending struct {
	full bool    // it reaches the right margin
	size float64 // of its font
	x0   float64 // where it begins
	from float64 // the same, from the left margin
}

// goesOn reports whether a line, the first of its page, goes on with a paragraph of the page before.
func (e ending) goesOn(before string, ln line, sh shape) bool {
	begins := label.MatchString(ln.text) && !refers(before) || ln.labelled || ln.cells != nil
	if begins || endsSentence(before) || otherSize(e.size, ln.size) {
		return false
	}
	if startsLower(ln.text) || refers(before) {
		return true
	}
	high := ln.y1 - ln.y0
	return e.full && (math.Abs(ln.x0-e.x0) < high || ln.x0-sh.left < e.from+high && ln.x0-sh.left > -high)
}

func (w *proseWriter) add(block string, open bool) {
	if block == "" {
		return
	}
	w.lastTable = nil
	if w.mark != "" && len(w.blocks) > 0 {
		w.blocks = append(w.blocks, w.mark)
	}
	w.blocks, w.open, w.mark = append(w.blocks, block), open, ""
}

// joinPages joins the paragraph that ends a page with the text that goes on on the next, which is marked where its first
// whole word begins.
func (w *proseWriter) joinPages(before, text string) string {
	joined := joinWrapped(before, text)
	at := len(joined) - len(text)
	if at > 0 && joined[at-1] != ' ' { // a broken word: it belongs to the page before
		space := strings.IndexByte(joined[at:], ' ')
		if space < 0 {
			return joined // the mark waits for the next block
		}
		at += space + 1
	}
	joined = joined[:at] + w.mark + joined[at:]
	w.mark = ""
	return joined
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

// shape is what is usual in a column, or over both.
type shape struct {
	left, right float64 // of the text
	pitch       float64 // from one line's top to the next
}

// kinds is the number of places that a line may have: in the only or first column, in the second, over both.
const kinds = 3

func (ln line) kind() int {
	switch {
	case ln.across:
		return 2
	case ln.right:
		return 1
	}
	return 0
}

// full reports whether a line reaches the right margin.
func (sh shape) full(ln line) bool { return ln.x1 > sh.right-0.05*(sh.right-sh.left) }

func shapesOf(lines []line) (shapes [kinds]shape) {
	var left, right, pitch [kinds][]float64
	for i, ln := range lines {
		k := ln.kind()
		left[k], right[k] = append(left[k], ln.x0), append(right[k], ln.x1)
		if i > 0 && ln.y0 > lines[i-1].y0 && lines[i-1].kind() == k {
			pitch[k] = append(pitch[k], ln.y0-lines[i-1].y0)
		}
	}
	for k := range shapes {
		sh := shape{left: median(left[k]), pitch: median(pitch[k])}
		median(right[k]) // sorts
		if n := len(right[k]); n > 0 {
			sh.right = right[k][n*9/10]
		}
		shapes[k] = sh
	}
	return shapes
}

// continues reports whether a line goes on with the paragraph of the lines so far.
func continues(so []line, ln line, shapes [kinds]shape) bool {
	last := so[len(so)-1]
	sh := shapes[last.kind()]
	high := last.y1 - last.y0
	step := ln.y0 - last.y0
	switch {
	case ln.cells != nil && last.cells != nil, led(last.text): // rows that are no table stay lines
		return false
	case ln.labelled:
		return false
	case step < 0: // the next column: only in the middle of a sentence
		return ending{sh.full(last), last.size, last.x0, last.x0 - sh.left}.goesOn(last.text, ln, shapes[ln.kind()])
	case step > 1.4*sh.pitch && step > 1.8*high:
		return false
	case otherSize(last.size, ln.size):
		return false
	case len(so) > 1 && ln.x0 < last.x0-0.5*high && label.MatchString(so[0].text): // back from a hanging item
		return false
	case label.MatchString(ln.text) && refers(last.text):
		return true
	case label.MatchString(ln.text) && succeeds(so[0], ln):
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

var reference = regexp.MustCompile(`(?i)\b(ayat|huruf|angka|butir|nomor|pasal|lampiran|tabel)( \([0-9a-z]{1,3}\),?)*` +
	`( dan| atau| sampai dengan)?$`)

// refers reports whether a line ends in the middle of a reference, "sebagaimana dimaksud pada ayat": what looks like a label
// behind it is none.
func refers(s string) bool { return reference.MatchString(s) }

// succeeds reports whether a line begins an item that follows the one which another line begins: (2) after (1), b. after a.
func succeeds(first, ln line) bool {
	a, b := label.FindString(first.text), label.FindString(ln.text)
	if a == "" || b == "" || math.Abs(first.x0-ln.x0) > ln.height() {
		return false
	}
	mark := func(s string) string { return strings.Trim(s, "(). ") }
	if strings.Replace(a, mark(a), "", 1) != strings.Replace(b, mark(b), "", 1) {
		return false
	}
	m, errA := strconv.Atoi(mark(a))
	n, errB := strconv.Atoi(mark(b))
	if errA == nil && errB == nil {
		return n == m+1
	}
	return len(mark(a)) == 1 && len(mark(b)) == 1 && mark(b)[0] == mark(a)[0]+1
}

// wrapsLabel reports whether what looks like the label of an item is the end of a sentence that the line before began.
func wrapsLabel(before, text string) bool {
	return !endsItem(before) && !bullet.MatchString(text) && !capitals(before)
}
