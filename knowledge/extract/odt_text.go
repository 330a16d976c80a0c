package extract

import (
	"strconv"
	"strings"
)

// text is what a paragraph says, without its frames.
func (o *odt) text(p *node) string {
	var b strings.Builder
	if !o.styles[p.attr("style-name")].hidden {
		o.write(&b, p)
	}
	return strings.ReplaceAll(b.String(), struckMark+struckMark, "")
}

func (o *odt) write(b *strings.Builder, n *node) {
	for _, c := range n.children {
		switch c.name {
		case "":
			b.WriteString(c.text)
		case "span":
			o.span(b, c)
		case "tab":
			b.WriteString(" ")
		case "s":
			b.WriteString(strings.Repeat(" ", min(max(whole10(c.attr("c")), 1), 100)))
		case "line-break":
			b.WriteString("\n")
		case "deletion", "tracked-changes", "annotation", "bookmark", "note-citation", "text-box", "hidden-text", "hidden-paragraph",
			"ruby-text", "desc", "title":
		case "note-body":
			var note strings.Builder
			c.each("p", func(p *node) { note.WriteString(o.text(p) + " ") })
			b.WriteString(" (" + oneLine(note.String()) + ")")
		default:
			o.write(b, c)
		}
	}
}

// span writes a run as its style shows it.
func (o *odt) span(b *strings.Builder, n *node) {
	style := o.styles[n.attr("style-name")]
	if style.hidden {
		return
	}
	var own strings.Builder
	o.write(&own, n)
	text := inFont(style.font, own.String())
	if style.raised {
		text = raised(text)
	}
	if style.struck && strings.TrimSpace(text) != "" {
		text = struckOut(text)
	}
	b.WriteString(text)
}

func whole10(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// table writes a table of data as one, merged cells with their value in each place; a table that only sets text in its
// place as its blocks.
func (o *odt) table(n *node) {
	rows, heads := odtRows(n)
	if odtLaidOut(rows) {
		for _, row := range rows {
			for _, c := range row {
				o.blocks(c)
			}
		}
		return
	}
	t := newTable(o.limits)
	if heads > 0 {
		t.heads = heads
	}
	down := map[int]odtMerged{} // by column, what goes on from above
	for _, row := range rows {
		var cells []string
		for _, c := range row {
			if c.name == "covered-table-cell" {
				for range repeats(c) {
					cells = append(cells, down[len(cells)].text)
				}
				continue
			}
			text := o.cell(c)
			wide, high := max(whole10(c.attr("number-columns-spanned")), 1), max(whole10(c.attr("number-rows-spanned")), 1)
			at := len(cells)
			for range repeats(c) {
				cells = append(cells, text)
			}
			for column := at; column < min(at+wide, mostColumns); column++ {
				down[column] = odtMerged{text, high}
			}
		}
		for column, m := range down {
			if m.rows--; m.rows <= 0 {
				delete(down, column)
			} else {
				down[column] = m
			}
		}
		if !t.add(cells) {
			break
		}
	}
	o.out.table(t)
}

// odtMerged is a cell that goes on to the right and down.
type odtMerged struct {
	text string
	rows int
}

func repeats(c *node) int {
	return min(max(whole10(c.attr("number-columns-repeated")), 1), mostColumns)
}

// odtRows are the cells of the rows of a table, not of those in it, and how many of the rows are its head.
func odtRows(n *node) (rows [][]*node, heads int) {
	for _, c := range n.children {
		switch c.name {
		case "table-row":
			var cells []*node
			for _, cell := range c.children {
				if cell.name == "table-cell" || cell.name == "covered-table-cell" {
					cells = append(cells, cell)
				}
			}
			rows = append(rows, cells)
		case "table-header-rows":
			head, _ := odtRows(c)
			rows, heads = append(rows, head...), len(head)
		case "table-rows", "table-row-group":
			more, _ := odtRows(c)
			rows = append(rows, more...)
		}
	}
	return rows, heads
}

// odtLaidOut reports whether a table only sets text in its place.
func odtLaidOut(rows [][]*node) bool {
	columns, full, colons, nested, several := 0, 0, 0, false, false
	for _, row := range rows {
		filled := 0
		for i, c := range row {
			text := strings.TrimSpace(c.all())
			if text != "" {
				filled++
			}
			if i > 0 && text == ":" {
				colons++
			}
			nested = nested || c.child("table") != nil
			several = several || len(c.children) > 1
		}
		if filled > 0 {
			full++
		}
		columns = max(columns, len(row))
	}
	return columns < 2 || full < 2 && several || nested || colons*2 >= full
}

// cell is the text of a cell of data, with the numbers of its lists and what stands in its frames.
func (o *odt) cell(n *node) string {
	inner := &odt{ctx: o.ctx, limits: o.limits, out: newWriter(o.limits), styles: o.styles, lists: o.lists, running: o.running}
	inner.blocks(n)
	var parts []string
	for line := range strings.SplitSeq(inner.out.String(), "\n") {
		parts = append(parts, strings.TrimPrefix(strings.TrimLeft(line, "# "), "- "))
	}
	return oneLine(strings.Join(parts, " "))
}
