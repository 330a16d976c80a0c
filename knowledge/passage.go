package knowledge

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Passage is a piece of a document under one heading: what is searched and quoted.
type Passage struct {
	Ordinal int        // from 0, in the order of the document
	Heading string     // headings above it joined by " › ", "" at the top
	Text    string     // plain text, markup removed; paragraphs, list items and table rows on lines of their own
	Cites   []Cite     // which source says what, in the order of the text; empty when the document does not tell
	Pages   []PageMark // where which page begins, in the order of the text; empty when the document does not tell
}

// Sizes of a passage in words. A section that is shorter stays whole.
const (
	passageGoal  = 80   // a passage that has so many is closed
	passageWords = 120  // more only in a single line that cannot be cut
	passageBytes = 2400 // of one line, whatever its words
)

// Passages cuts a document at its headings and paragraphs. List items and table rows are
// rendered so that each makes sense alone. The same document always gives the same
// passages: their ordinals are cited.
func Passages(d Document) []Passage {
	source := []byte(d.Body)
	root := markdown.Parser().Parse(text.NewReader(source))
	c := cutter{source: source}
	if strings.Contains(d.Body, "<!-- hlm ") {
		c.page = 1
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		c.block(n)
	}
	c.flush()
	c.leave(0)
	return c.out
}

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

type cutter struct {
	source []byte
	path   []level
	lines  []string // with their source marks and page signs
	page   int      // of the beginning of the next line, 0 unknown
	sign   string   // of the pages that began since the last line
	words  int
	out    []Passage
}

// block takes one block of the top level, or of a quotation.
func (c *cutter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		c.heading(n)
	case *ast.List:
		for _, line := range c.list(n, c.introduction()) {
			c.add(line)
		}
	case *east.Table:
		for _, line := range c.table(n) {
			c.add(signFirst(line))
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		c.add(c.raw(n))
	case *ast.HTMLBlock:
		c.sign += signed(c.raw(n))
		c.add(fold(tags.ReplaceAllString(c.raw(n), " ")))
	case *ast.Blockquote:
		for k := n.FirstChild(); k != nil; k = k.NextSibling() {
			c.block(k)
		}
	default:
		c.add(c.inline(n))
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// introduction takes back a short line that ends in a colon: it belongs to each item of
// the list that follows.
func (c *cutter) introduction() string {
	if len(c.lines) == 0 {
		return ""
	}
	last := c.lines[len(c.lines)-1]
	if !strings.HasSuffix(last, ":") || wordCount(last) > 20 {
		return ""
	}
	c.lines = c.lines[:len(c.lines)-1]
	c.words -= wordCount(last)
	c.sign = strings.Join(pageSign.FindAllString(last, -1), "") + c.sign // the items come after it
	return pageSign.ReplaceAllString(last, "")
}

// list renders a list. Short items after an introduction become one line with it; long
// ones a line each that starts with it.
func (c *cutter) list(l *ast.List, intro string) []string {
	var items []string
	words, number := 0, l.Start
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		for i, line := range c.item(n) {
			if l.IsOrdered() && i == 0 && intro == "" {
				line = c.number(n, number) + " " + line
			}
			items = append(items, line)
			words += wordCount(line)
		}
		number++
	}
	if intro == "" || len(items) == 0 {
		return items
	}
	if words <= 12*len(items) && words <= passageGoal {
		for i, it := range items {
			items[i] = trimBeforeCites(it, ".;,")
		}
		return []string{intro + " " + strings.Join(items, "; ") + "."}
	}
	for i, it := range items {
		items[i] = intro + " " + it
	}
	return items
}

// itemNumber matches what stands before an item on its line.
var itemNumber = regexp.MustCompile(`(\d{1,9}[.)])[ \t]+$`)

// number is the number of an item as it is written: Markdown itself keeps only that of the first.
func (c *cutter) number(item ast.Node, counted int) string {
	if first := item.FirstChild(); first != nil && first.Lines() != nil && first.Lines().Len() > 0 {
		start := first.Lines().At(0).Start
		line := c.source[bytes.LastIndexByte(c.source[:start], '\n')+1 : start]
		if m := itemNumber.FindSubmatch(line); m != nil {
			return string(m[1])
		}
	}
	return strconv.Itoa(counted) + "."
}

// item renders one list item: its text, and the items of a list inside it with that text before them.
func (c *cutter) item(n ast.Node) []string {
	var own []string
	var lines []string
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if inner, ok := k.(*ast.List); ok {
			head := strings.TrimRight(strings.Join(own, " "), " .:;")
			if head != "" {
				head += ":"
			}
			lines = append(lines, c.list(inner, head)...)
			own = nil
			continue
		}
		if s := c.inline(k); s != "" {
			own = append(own, s)
		}
	}
	if len(own) > 0 {
		lines = append(lines, strings.Join(own, " "))
	}
	return lines
}

// table renders each row as "header: value; header: value."
func (c *cutter) table(t *east.Table) []string {
	var header, out []string
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, c.inline(cell))
		}
		if _, ok := row.(*east.TableHeader); ok {
			header = cells
			continue
		}
		var parts []string
		for i, v := range cells {
			switch {
			case v == "" || v == "-" || v == "–":
			case i < len(header) && header[i] != "":
				parts = append(parts, header[i]+": "+v)
			default:
				parts = append(parts, v)
			}
		}
		for _, line := range cutRow(parts) {
			out = append(out, trimBeforeCites(line, ".")+".")
		}
	}
	return out
}

// cutRow joins the cells of a row; a row that is too long for a passage becomes several, each of which begins with the cells
// that tell which row it is.
func cutRow(parts []string) (lines []string) {
	if len(parts) == 0 {
		return nil
	}
	whole := strings.Join(parts, "; ")
	if wordCount(whole) <= passageWords || len(parts) < 3 {
		return []string{whole}
	}
	keys := 1 // the first cell with a word in it ends the key: before it stands only a number
	for keys < 2 && !strings.ContainsFunc(parts[keys-1][strings.IndexByte(parts[keys-1], ':')+1:], unicode.IsLetter) {
		keys++
	}
	key := strings.Join(parts[:keys], "; ")
	line := key
	for _, part := range parts[keys:] {
		if line != key && wordCount(line)+wordCount(part) > passageWords {
			lines, line = append(lines, line), key
		}
		line += "; " + part
	}
	return append(lines, line)
}

// raw returns the lines of a block as they stand, white space folded.
func (c *cutter) raw(n ast.Node) string {
	var b strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		b.Write(s.Value(c.source))
	}
	return fold(b.String())
}

// inline returns the text of a node without its markup, white space folded.
func (c *cutter) inline(n ast.Node) string {
	var b strings.Builder
	// The walker returns no error of its own and this visitor makes none.
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == east.KindStrikethrough { // what is struck out does not hold: the mark stays
			b.WriteString("~~")
		}
		if !entering {
			if n.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(unescape(n.Segment.Value(c.source), n.IsRaw()))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(c.source))
		case *ast.RawHTML:
			if sign := signed(string(n.Segments.Value(c.source))); sign != "" {
				b.WriteString(sign)
			} else {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return fold(b.String())
}

// unescape resolves backslash escapes and entities of Markdown.
func unescape(s []byte, raw bool) []byte {
	if raw {
		return s
	}
	return util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(s)))
}

// add puts a line into the passage that is being filled.
func (c *cutter) add(line string) {
	if line != "" {
		line, c.sign = c.sign+line, ""
	}
	for _, piece := range cutLine(line) {
		n := wordCount(piece)
		if n == 0 {
			continue
		}
		if len(c.lines) > 0 && (c.words >= passageGoal || c.words+n > passageWords) {
			c.flush()
		}
		c.lines = append(c.lines, piece)
		c.words += n
	}
}

func (c *cutter) flush() {
	if len(c.lines) == 0 {
		return
	}
	c.out = append(c.out, Passage{Ordinal: len(c.out), Heading: c.headings()})
	last := &c.out[len(c.out)-1]
	cited, pages := cutPages(strings.Join(c.lines, "\n"), c.page)
	for i, p := range pages {
		pages[i].At = len(withoutCites(cited[:p.At]))
	}
	last.Text, last.Cites = cutCites(cited)
	last.Pages = pages
	if n := len(last.Pages); n > 0 {
		c.page = last.Pages[n-1].Page
	}
	c.lines, c.words = nil, 0
}

// cutLine cuts a line that is too long for a passage: at the end of a sentence, else at a
// space, else anywhere.
func cutLine(line string) []string {
	var out []string
	for len(line) > passageBytes || wordCount(line) > passageWords { // in this order, or a long line is counted at every cut
		at := cutPoint(line)
		out = append(out, strings.TrimSpace(line[:at]))
		line = strings.TrimSpace(line[at:])
	}
	return append(out, line)
}

// cutPoint finds where to cut: behind the last sentence that ends within the goal, or the
// first that ends after it, and if none does, behind the last word that fits.
func cutPoint(line string) int {
	words, sentence, space := 0, 0, 0
	for i, r := range line {
		if i > passageBytes {
			break
		}
		if r != ' ' {
			continue
		}
		words++
		space = i
		if sentenceEnds(line, i) && (words <= passageGoal || sentence == 0) {
			sentence = i
		}
		if words >= passageWords || words > passageGoal && sentence > 0 {
			break
		}
	}
	switch {
	case sentence > 0:
		return sentence
	case space > 0:
		return space
	}
	at := min(passageBytes, len(line))
	for at > 1 && at < len(line) && !utf8.RuneStart(line[at]) {
		at--
	}
	return at
}

// sentenceEnds reports whether the space at i follows a full stop and precedes a capital.
// Abbreviations ("Jl.", "No.") and initials are not ends: their last word is too short.
func sentenceEnds(line string, i int) bool {
	word := withoutCites(line[strings.LastIndexByte(line[:i], ' ')+1 : i])
	if i < 4 || word == "" || !strings.ContainsRune(".!?", rune(word[len(word)-1])) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(pageSign.ReplaceAllString(line[i+1:min(len(line), i+16)], ""))
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) {
		return false
	}
	return utf8.RuneCountInString(word) > 4 || !strings.HasSuffix(word, ".")
}

// wordCount counts words; a monster without spaces counts as as many as would fill its place.
func wordCount(s string) int { return max(len(strings.Fields(s)), len(s)*passageWords/passageBytes) }

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
