package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageRow is a row of a table in a page.
type pageRow struct {
	cells []*html.Node
	head  bool
}

// pageRows are the rows of a table, not of those in it.
func pageRows(root *html.Node) (rows []pageRow) {
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		switch n.DataAtom {
		case atom.Tr:
			row := pageRow{head: root.DataAtom == atom.Thead}
			names := 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
					row.cells = append(row.cells, c)
				}
				if c.DataAtom == atom.Th {
					names++
				}
			}
			row.head = row.head || names > 1 && names == len(row.cells)
			rows = append(rows, row)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, pageRows(n)...)
		}
	}
	return rows
}

// pageTable reads a table of data; merged cells hold their value in each place.
func pageTable(n *html.Node, l Limits) *table {
	t := newTable(l)
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Caption {
			t.add([]string{textOf(c), textOf(c)})
		}
	}
	named := len(t.rows)
	heads, marked := 0, false
	type merged struct {
		text string
		rows int
	}
	down := map[int]merged{}
	for _, row := range pageRows(n) {
		var cells []string
		above := func() {
			for down[len(cells)].rows > 0 && len(cells) < mostColumns {
				m := down[len(cells)]
				m.rows--
				down[len(cells)] = m
				cells = append(cells, m.text)
			}
		}
		for _, c := range row.cells {
			above()
			text := oneLine(textOf(c))
			for range span(c, "colspan") {
				if rows := span(c, "rowspan") - 1; rows > 0 {
					down[len(cells)] = merged{text, rows}
				}
				cells = append(cells, text)
			}
		}
		above()
		if row.head && len(t.rows)-named == heads {
			heads, marked = heads+1, true
		}
		if !t.add(cells) {
			break
		}
	}
	if marked {
		t.heads = heads + named
	}
	return t
}

// span is how many columns or rows a cell takes.
func span(c *html.Node, key string) int {
	n, err := strconv.Atoi(attribute(c, key))
	if err != nil {
		return 1
	}
	return min(max(n, 1), mostColumns)
}

// pageLaidOut reports whether a table of a page only sets things in their place.
func pageLaidOut(n *html.Node) bool {
	rows := pageRows(n)
	columns, colons, full := 0, 0, 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Article:
			return true
		}
	}
	for _, row := range rows {
		columns = max(columns, len(row.cells))
		filled := false
		for i, c := range row.cells {
			text := strings.TrimSpace(textOf(c))
			filled = filled || text != ""
			if i > 0 && text == ":" {
				colons++
			}
		}
		if filled {
			full++
		}
	}
	role := attribute(n, "role")
	return role == "presentation" || role == "none" || columns < 2 || colons*2 >= max(full, 1)
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
