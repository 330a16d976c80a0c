package extract

import (
	"context"
	"regexp"
	"strconv"
	"strings"
)

// docx reads one Word file.
type docx struct {
	ctx       context.Context
	limits    Limits
	out       *writer
	headings  map[string]int  // style → level
	numbered  map[string]bool // numId/level → whether it counts, rather than bullets
	footnotes map[string]string
}

// readDOCX reads headings, paragraphs, lists, tables, text boxes and footnotes; what was deleted under tracked changes
// is not text.
func readDOCX(ctx context.Context, data []byte, l Limits) (Text, error) {
	a, err := openArchive(data, l)
	if err != nil {
		return Text{}, err
	}
	body, err := a.parse("word/document.xml")
	if err != nil {
		return Text{}, err
	}
	if body = body.child("document", "body"); body == nil {
		return Text{}, &Refusal{Broken, "a Word file without a body"}
	}
	d := &docx{ctx: ctx, limits: l, out: newWriter(l), headings: map[string]int{}, numbered: map[string]bool{},
		footnotes: map[string]string{}}
	for _, read := range []func(*archive) error{d.readStyles, d.readNumbering, d.readFootnotes} {
		if err := read(a); err != nil {
			return Text{}, err
		}
	}
	d.blocks(body)
	if ctx.Err() != nil {
		return Text{}, ctx.Err()
	}
	return Text{Title: a.title(l), Markdown: d.out.String(), Cut: d.out.cut}, nil
}

// headingName matches the names of heading styles in the languages that Word is used in here.
var headingName = regexp.MustCompile(`(?i)^(?:heading|judul|tajuk|überschrift|titre)\s*(\d)$`)

// readStyles finds which styles are headings: by outline level, by name, or because they are based on one.
func (d *docx) readStyles(a *archive) error {
	root, err := a.parse("word/styles.xml")
	if err != nil {
		return err
	}
	based := map[string]string{}
	root.each("style", func(s *node) {
		id := s.attr("styleId")
		name := s.child("name")
		if level := outline(s.child("pPr")); level > 0 {
			d.headings[id] = level
		} else if name != nil {
			if m := headingName.FindStringSubmatch(name.attr("val")); m != nil {
				d.headings[id], _ = strconv.Atoi(m[1])
			} else if strings.EqualFold(name.attr("val"), "title") {
				d.headings[id] = 1
			}
		}
		if b := s.child("basedOn"); b != nil {
			based[id] = b.attr("val")
		}
	})
	for id := range based {
		for on, steps := based[id], 0; d.headings[id] == 0 && on != "" && steps < 10; on, steps = based[on], steps+1 {
			d.headings[id] = d.headings[on]
		}
	}
	return nil
}

// outline is the heading level that paragraph properties name, 0 for none.
func outline(properties *node) int {
	lvl := properties.child("outlineLvl")
	if lvl == nil {
		return 0
	}
	n, err := strconv.Atoi(lvl.attr("val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// readNumbering finds which lists count.
func (d *docx) readNumbering(a *archive) error {
	root, err := a.parse("word/numbering.xml")
	if err != nil {
		return err
	}
	kinds := map[string]map[string]bool{}
	root.each("abstractNum", func(n *node) {
		levels := map[string]bool{}
		n.each("lvl", func(l *node) {
			format := l.child("numFmt")
			levels[l.attr("ilvl")] = format != nil && format.attr("val") != "bullet" && format.attr("val") != "none"
		})
		kinds[n.attr("abstractNumId")] = levels
	})
	root.each("num", func(n *node) {
		if of := n.child("abstractNumId"); of != nil {
			for level, counts := range kinds[of.attr("val")] {
				d.numbered[n.attr("numId")+"/"+level] = counts
			}
		}
	})
	return nil
}

func (d *docx) readFootnotes(a *archive) error {
	for _, part := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		root, err := a.parse(part)
		if err != nil {
			return err
		}
		for _, name := range []string{"footnote", "endnote"} {
			root.each(name, func(n *node) {
				if n.attr("type") == "" { // separators have one
					d.footnotes[name+n.attr("id")] = oneLine(d.text(n))
				}
			})
		}
	}
	return nil
}

// blocks writes the paragraphs and tables of a body, a cell or a content control.
func (d *docx) blocks(n *node) {
	for _, c := range n.children {
		if d.ctx.Err() != nil || d.out.cut {
			return
		}
		switch c.name {
		case "p":
			d.paragraph(c)
		case "tbl":
			d.out.table(d.table(c))
		case "sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo":
			d.blocks(c)
		}
	}
}

func (d *docx) paragraph(p *node) {
	text := d.text(p)
	properties := p.child("pPr")
	style := ""
	if s := properties.child("pStyle"); s != nil {
		style = s.attr("val")
	}
	level := outline(properties)
	if level == 0 {
		level = d.headings[style]
	}
	num := properties.child("numPr", "numId")
	switch {
	case level > 0:
		d.out.heading(level, text)
	case num != nil && num.attr("val") != "0" || strings.HasPrefix(style, "List"):
		depth, numbered := 0, strings.HasPrefix(style, "ListNumber")
		if num != nil {
			at := "0"
			if l := properties.child("numPr", "ilvl"); l != nil {
				at = l.attr("val")
			}
			depth, _ = strconv.Atoi(at)
			numbered = d.numbered[num.attr("val")+"/"+at]
		}
		d.out.item(max(depth, 0), numbered, text)
	default:
		d.out.paragraph(text)
	}
	p.each("txbxContent", func(box *node) { d.blocks(box) })
}

// text is what a paragraph says: without deleted text, text boxes (which are paragraphs of their own) and the
// instructions of fields, with their results.
func (d *docx) text(n *node) string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		switch n.name {
		case "t":
			b.WriteString(n.all())
			return
		case "tab":
			b.WriteString(" ")
		case "br", "cr":
			b.WriteString("\n")
		case "noBreakHyphen":
			b.WriteString("-")
		case "footnoteReference", "endnoteReference":
			if note := d.footnotes[strings.TrimSuffix(n.name, "Reference")+n.attr("id")]; note != "" {
				b.WriteString(" (" + note + ")")
			}
		case "del", "moveFrom", "delText", "instrText", "txbxContent", "Fallback", "pPr", "rPr":
			return
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	for _, c := range n.children {
		walk(c)
		if c.name == "p" { // of a footnote or a cell
			b.WriteString("\n")
		}
	}
	return b.String()
}

// table reads the rows of a table; what lies in tables inside of cells becomes text of the cell.
func (d *docx) table(n *node) *table {
	t := newTable(d.limits)
	var rows func(*node)
	rows = func(n *node) {
		for _, c := range n.children {
			switch c.name {
			case "tr":
				if !t.add(d.cells(c)) {
					return
				}
			case "sdt", "sdtContent", "ins", "customXml":
				rows(c)
			}
		}
	}
	rows(n)
	return t
}

func (d *docx) cells(row *node) (cells []string) {
	for _, c := range row.children {
		switch c.name {
		case "tc":
			var parts []string
			c.each("p", func(p *node) { parts = append(parts, oneLine(d.text(p))) })
			cells = append(cells, strings.TrimSpace(strings.Join(parts, " ")))
			if span := c.child("tcPr", "gridSpan"); span != nil {
				n, err := strconv.Atoi(span.attr("val"))
				for range min(max(n, 1), mostColumns) - 1 {
					if err == nil {
						cells = append(cells, "")
					}
				}
			}
		case "sdt", "sdtContent":
			cells = append(cells, d.cells(c)...)
		}
	}
	return cells
}
