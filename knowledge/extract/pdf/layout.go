package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// page is what a backend saw on a page: words with their places, in no order that matters.
type page struct {
	width, height float64 // points
	words         []word
}

// word is a word, or a run of letters in one font, and its box; y grows downwards.
type word struct {
	x0, y0, x1, y1 float64
	size           float64 // of the font, 0 when unknown (recognised pages)
	text           string
}

// line is a line of a column, or a row of cells that stand apart.
type line struct {
	x0, y0, x1, y1 float64
	size           float64
	text           string
	pieces         []cell // its words
	cells          []cell // at least two, else nil
	right, across  bool   // it stands in the second of two columns; over both
	labelled       bool   // it begins with a name and a colon that stand apart from what they name: "Nomor      : 045/112"
}

// cell is a piece of a line: a word, or words with wide gaps around them.
type cell struct {
	x0, x1 float64
	text   string
}

func (w word) height() float64 { return w.y1 - w.y0 }

func (ln line) height() float64 { return ln.y1 - ln.y0 }

// sheet orders the words of a page into lines, column by column. gutter is that of the page before, 0 for none: the rest of
// a text may be too short to show its own.
func (p page) sheet(gutter float64) sheet {
	s := sheet{width: p.width, height: p.height}
	words := p.readable()
	if len(words) == 0 {
		return s
	}
	em := emOf(words)
	if at, ok := findGutter(words, em); ok {
		s.gutter = at
	} else if gutter > 0 && keepsGutter(words, gutter, em) {
		s.gutter = gutter
	}
	if s.gutter > 0 {
		s.lines = columnLines(words, s.gutter, em)
	} else {
		s.lines = linesOf(words, em)
	}
	return s
}

// readable are the words worth reading, cleaned: not empty, on the page, and upright unless
// most of the page stands on its side (a few upright strips are stamps and watermarks).
func (p page) readable() []word {
	var words, sideways []word
	for _, w := range p.words {
		w.text = cleanWord(w.text)
		box := w.x0 + w.y0 + w.x1 + w.y1
		if w.text == "" || math.IsNaN(box) || math.IsInf(box, 0) {
			continue
		}
		w.x0, w.x1 = min(w.x0, w.x1), max(w.x0, w.x1)
		w.y0, w.y1 = min(w.y0, w.y1), max(w.y0, w.y1)
		if utf8.RuneCountInString(w.text) >= 4 && w.height() > 1.5*(w.x1-w.x0) {
			sideways = append(sideways, w)
			continue
		}
		if n := len(words); n > 0 && words[n-1].takes(w) {
			continue
		}
		words = append(words, w)
	}
	if len(sideways) <= len(words) {
		return words
	}
	return layUpright(append(words, sideways...), p.height)
}

// layUpright turns the words of a page that is written from its foot upwards, as wide tables
// on upright pages are.
func layUpright(words []word, height float64) []word {
	for i, w := range words {
		words[i].x0, words[i].x1, words[i].y0, words[i].y1 = height-w.y1, height-w.y0, w.x0, w.x1
	}
	return words
}

// cleanWord spells out ligatures and drops what no reader sees.
func cleanWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || r < ' ' }); i < 0 {
		return strings.TrimSpace(s)
	}
	if inner, ok := strings.CutSuffix(s, "\u00ad"); ok {
		s = inner + "-" // PDFium and some fonts print the hyphen at a line's end so
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\uf0b7', r == '\uf0a7', r == '\uf0d8', r == '\uf0fc', r == '\uf076':
			return '•' // bullets of the Symbol and Wingdings fonts
		case r == utf8.RuneError, unicode.Is(unicode.Co, r), unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsSpace(r), unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, s)
	return norm.NFC.String(ligatures.Replace(strings.Join(strings.Fields(s), " ")))
}

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// emOf is the usual height of the words: the measure for gaps.
func emOf(words []word) float64 {
	heights := make([]float64, len(words))
	for i, w := range words {
		heights[i] = w.height()
	}
	return max(median(heights), 1)
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[len(v)/2]
}

// linesOf groups words into lines from top to bottom.
func linesOf(words []word, em float64) []line {
	var lines []line
	for _, row := range rowsOf(words) {
		lines = append(lines, lineOf(row, em))
	}
	return lines
}

// rowsOf groups words that stand at the same height, each row from left to right.
func rowsOf(words []word) [][]word {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.y0+a.y1, b.y0+b.y1) })
	var rows [][]word
	var top, bottom float64
	for _, w := range words {
		shared := min(w.y1, bottom) - max(w.y0, top)
		if n := len(rows); n > 0 && shared >= 0.5*min(w.height(), bottom-top) {
			rows[n-1] = append(rows[n-1], w)
			continue
		}
		rows = append(rows, []word{w})
		top, bottom = w.y0, w.y1
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b word) int { return cmp.Compare(a.x0, b.x0) })
	}
	return rows
}

// wideGap is the room between words, in ems, that may part cells of a row.
const wideGap = 1.2

// lineOf joins a row's words; wide gaps separate cells.
func lineOf(row []word, em float64) line {
	ln := line{x0: row[0].x0, y0: row[0].y0, x1: row[0].x1, y1: row[0].y1}
	sizes := make([]float64, 0, len(row))
	for i, w := range row {
		ln.y0, ln.x1, ln.y1 = min(ln.y0, w.y0), max(ln.x1, w.x1), max(ln.y1, w.y1)
		sizes = append(sizes, w.size)
		if n := len(ln.pieces); i > 0 && w.x0-ln.pieces[n-1].x1 <= 0.08*em { // they touch: a change of font
			ln.pieces[n-1].text += w.text
			ln.pieces[n-1].x1 = max(ln.pieces[n-1].x1, w.x1)
			continue
		}
		ln.pieces = append(ln.pieces, cell{w.x0, w.x1, w.text})
	}
	ln.size = median(sizes)
	ln.pieces = readingOrder(closeUp(ln.pieces))
	ln.part(wideGap * em)
	return ln
}

// part makes cells of a line's pieces, at the gaps of more than so many points, and its text.
func (ln *line) part(gap float64) {
	var cells []cell
	var words []string // of the cell that is being filled
	for i, p := range ln.pieces {
		n := len(cells)
		if i > 0 && p.x0-ln.pieces[i-1].x1 <= gap {
			cells[n-1].x0, cells[n-1].x1 = min(cells[n-1].x0, p.x0), max(cells[n-1].x1, p.x1)
			words = append(words, p.text)
			continue
		}
		if n > 0 {
			cells[n-1].text = strings.Join(words, " ")
		}
		cells, words = append(cells, p), append(words[:0], p.text)
	}
	if n := len(cells); n > 0 {
		cells[n-1].text = strings.Join(words, " ")
	}
	ln.labelled = len(cells) > 1 && (strings.HasPrefix(cells[1].text, ":") || strings.HasSuffix(cells[0].text, ":"))
	cells = joinLabels(cells)
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.text
	}
	ln.text, ln.cells = strings.Join(texts, " "), nil
	if len(cells) > 1 {
		ln.cells = cells
	}
}

// labelCell is what stands before a hanging text: "1.", "a.", "(2)", "1.2", "•", and the colon
// of "Menimbang : a. bahwa".
var labelCell = regexp.MustCompile(`^(\(?\d{1,3}[.)]|\d{1,2}(\.\d{1,2}){1,3}\.?|\(?[a-zA-Z][.)]|[•◦▪●○■➢✓–-]|:)$|:$`)

// joinLabels joins a label with the cell after it: that gap is an indent, not a column.
func joinLabels(cells []cell) []cell {
	var out []cell
	for _, c := range cells {
		if n := len(out); n > 0 && (c.text == ":" || strings.HasPrefix(c.text, ": ") || hangs(out[n-1].text)) {
			out[n-1].text += " " + c.text
			out[n-1].x1 = c.x1
			continue
		}
		out = append(out, c)
	}
	return out
}

// hangs reports whether a text ends with a label, which the gap behind it belongs to.
func hangs(text string) bool { return len(text) < 40 && labelCell.MatchString(lastField(text)) }

func lastField(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
