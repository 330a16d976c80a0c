package extract

import (
	"slices"
	"strings"
)

// wordCell is a cell of a row: what it holds, and the columns that it stands in.
type wordCell struct {
	node  *node
	width int
	down  bool // it goes on with the cell above
}

// wordRow is a row of a table.
type wordRow struct {
	cells  []wordCell
	before int // columns that it leaves free
	head   bool
}

// table writes a table of data as one, and the blocks of a table that only sets text in its place.
func (d *docx) table(n *node) {
	rows := wordRows(n)
	if laidOut(rows) {
		d.unfold(rows)
		return
	}
	t := newTable(d.limits)
	var above []string
	heads, marked := 0, false
	for _, row := range rows {
		cells := make([]string, row.before, row.before+len(row.cells))
		for _, c := range row.cells {
			text := ""
			if !c.down {
				text = d.cell(c.node)
			} else if len(cells) < len(above) {
				text = above[len(cells)]
			}
			for range c.width {
				cells = append(cells, text)
			}
		}
		above = cells
		if row.head && len(t.rows) == heads && strings.Join(cells, "") != "" {
			heads, marked = heads+1, true
		}
		if !t.add(cells) {
			break
		}
	}
	if marked {
		t.heads = heads
	}
	d.out.table(t)
}

// wordRows are the rows of a table, without those that were deleted.
func wordRows(n *node) (rows []wordRow) {
	for _, c := range n.children {
		switch c.name {
		case "tr":
			properties := c.child("trPr")
			if properties.child("del") != nil || on(properties.child("hidden")) {
				continue
			}
			row := wordRow{head: on(properties.child("tblHeader")), before: min(max(whole(properties.child("gridBefore"), 0), 0),
				mostColumns)}
			row.cells = wordCells(c)
			rows = append(rows, row)
		case "sdt", "sdtContent", "ins", "customXml":
			rows = append(rows, wordRows(c)...)
		}
	}
	return rows
}

func wordCells(row *node) (cells []wordCell) {
	for _, c := range row.children {
		switch c.name {
		case "tc":
			properties := c.child("tcPr")
			if properties.child("cellDel") != nil {
				continue
			}
			cell := wordCell{node: c, width: min(max(whole(properties.child("gridSpan"), 1), 1), mostColumns)}
			if merged := properties.child("vMerge"); merged != nil {
				cell.down = merged.attr("val") != "restart"
			}
			if merged := properties.child("hMerge"); merged != nil && merged.attr("val") != "restart" && len(cells) > 0 {
				cells[len(cells)-1].width++
				continue
			}
			cells = append(cells, cell)
		case "sdt", "sdtContent", "ins", "customXml":
			cells = append(cells, wordCells(c)...)
		}
	}
	return cells
}

// longCell is how many paragraphs a cell of data has at most, on average of a table's widest column.
const longCell = 6

// laidOut reports whether a table only sets text in its place: one column, one row of several paragraphs, tables in it, a
// colon for a column,
// or cells as long as chapters.
func laidOut(rows []wordRow) bool {
	columns, full, colons, nested, several, long := 0, 0, 0, false, false, 0
	for _, row := range rows {
		filled := 0
		for i, c := range row.cells {
			text := strings.TrimSpace(allText(c.node))
			if text != "" {
				filled++
			}
			if i > 0 && text == ":" {
				colons++
			}
			nested = nested || hasTable(c.node)
			inside := len(paragraphsOf(c.node))
			several = several || inside > 1
			if inside > longCell {
				long++
			}
		}
		if filled > 0 {
			full++
		}
		columns = max(columns, len(row.cells))
	}
	return columns < 2 || full < 2 && several || nested || colons*2 >= full || long*2 > full
}

// allText is the text below a node of Word, spaces and all.
func allText(n *node) string {
	var b strings.Builder
	n.each("t", func(t *node) { b.WriteString(t.all()) })
	return b.String()
}

func hasTable(cell *node) bool {
	return slices.ContainsFunc(cell.children, func(c *node) bool {
		return c.name == "tbl" || (c.name == "sdt" || c.name == "sdtContent") && hasTable(c)
	})
}

// unfold writes the cells of a table one behind the other. Short cells before a colon, or before the one cell of a row that
// says something, stand on its line: "Menimbang : a. bahwa …".
func (d *docx) unfold(rows []wordRow) {
	for _, row := range rows {
		var name []string
		for i, c := range row.cells {
			if c.down {
				continue
			}
			text := oneLine(allText(c.node))
			if text == "" && !hasTable(c.node) && len(paragraphsOf(c.node)) <= 1 && len(row.cells) > 1 {
				d.cell(c.node) // a number that it prints is counted
				continue
			}
			short := i < len(row.cells)-1 && len(paragraphsOf(c.node)) == 1 && len(text) <= labelRunes && !hasTable(c.node)
			if colon := i+1 < len(row.cells) && oneLine(allText(row.cells[i+1].node)) == ":"; short && (colon || text == ":") {
				name = append(name, d.cell(c.node))
				continue
			}
			if len(name) > 0 && len(paragraphsOf(c.node)) == 1 && !hasTable(c.node) {
				d.out.paragraph(strings.Join(append(name, d.cell(c.node)), " "))
				name = nil
				continue
			}
			if len(name) > 0 {
				d.out.paragraph(strings.Join(name, " "))
				name = nil
			}
			d.blocks(c.node)
		}
		if len(name) > 0 {
			d.out.paragraph(strings.Join(name, " "))
		}
	}
}

// cell is the text of a cell of data, the numbers of its paragraphs and what stands in its text boxes with it.
func (d *docx) cell(n *node) string {
	var parts []string
	for _, p := range paragraphsOf(n) {
		properties := p.child("pPr")
		text := oneLine(d.text(p))
		if number := d.lists.number(properties, d.styles[styleOf(properties)]); number.label != "" {
			text = number.before(text)
		}
		parts = append(parts, text, d.boxText(p))
	}
	return oneLine(strings.Join(parts, " "))
}

// boxText is the text of the text boxes that hang on a paragraph of a cell.
func (d *docx) boxText(n *node) string {
	var parts []string
	for _, c := range n.children {
		switch c.name {
		case "txbxContent":
			parts = append(parts, d.cell(c))
		case "AlternateContent":
			parts = append(parts, d.boxText(chosen(c)))
		case "del", "moveFrom", "t":
		default:
			parts = append(parts, d.boxText(c))
		}
	}
	return oneLine(strings.Join(parts, " "))
}
