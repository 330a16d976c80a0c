package extract

import (
	"context"
	"strconv"
	"strings"
)

// readODT reads headings, paragraphs, lists and tables of an OpenDocument text; deleted text is not text.
func readODT(ctx context.Context, data []byte, l Limits) (Text, error) {
	a, err := openArchive(data, l)
	if err != nil {
		return Text{}, err
	}
	manifest, err := a.parse("META-INF/manifest.xml")
	if err != nil {
		return Text{}, err
	}
	locked := false
	manifest.each("encryption-data", func(*node) { locked = true })
	if locked {
		return Text{}, &Refusal{Locked, "an encrypted OpenDocument"}
	}
	root, err := a.parse("content.xml")
	if err != nil {
		return Text{}, err
	}
	body := root.child("document-content", "body", "text")
	if body == nil {
		return Text{}, &Refusal{Broken, "an OpenDocument without text"}
	}
	o := &odt{ctx: ctx, limits: l, out: newWriter(l), counts: map[string]bool{}}
	root.each("list-style", func(s *node) {
		o.counts[s.attr("name")] = s.child("list-level-style-number") != nil
	})
	o.blocks(body, 0, false)
	if ctx.Err() != nil {
		return Text{}, ctx.Err()
	}
	title := ""
	if meta, err := a.parse("meta.xml"); err == nil && meta != nil {
		title = strings.TrimSpace(meta.child("document-meta", "meta", "title").all())
	}
	return Text{Title: title, Markdown: o.out.String(), Cut: o.out.cut}, nil
}

type odt struct {
	ctx    context.Context
	limits Limits
	out    *writer
	counts map[string]bool // list style → whether it counts
}

func (o *odt) blocks(n *node, depth int, numbered bool) {
	for _, c := range n.children {
		if o.ctx.Err() != nil || o.out.cut {
			return
		}
		switch c.name {
		case "h":
			level, err := strconv.Atoi(c.attr("outline-level"))
			if err != nil {
				level = 1
			}
			o.out.heading(level, odtText(c))
		case "p":
			o.out.paragraph(odtText(c))
		case "list":
			counts := numbered
			if style := c.attr("style-name"); style != "" {
				counts = o.counts[style]
			}
			o.list(c, depth, counts)
		case "table":
			o.out.table(o.table(c))
		case "section", "index-body", "text-box", "frame":
			o.blocks(c, depth, numbered)
		}
	}
}

func (o *odt) list(n *node, depth int, numbered bool) {
	for _, item := range n.children {
		if item.name != "list-item" && item.name != "list-header" {
			continue
		}
		for _, c := range item.children {
			switch c.name {
			case "p", "h":
				o.out.item(depth, numbered, odtText(c))
			case "list":
				o.list(c, depth+1, numbered)
			}
		}
	}
	if depth == 0 {
		o.out.endList()
	}
}

func (o *odt) table(n *node) *table {
	t := newTable(o.limits)
	n.each("table-row", func(row *node) {
		var cells []string
		for _, c := range row.children {
			if c.name == "table-cell" || c.name == "covered-table-cell" {
				var parts []string
				c.each("p", func(p *node) { parts = append(parts, odtText(p)) })
				cells = append(cells, strings.Join(parts, " "))
			}
		}
		t.add(cells)
	})
	return t
}

// odtText is what a paragraph says.
func odtText(n *node) string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(n.text)
		switch n.name {
		case "tab", "s":
			b.WriteString(" ")
		case "line-break":
			b.WriteString("\n")
		case "deletion", "tracked-changes", "annotation", "bookmark":
			return
		case "note-citation":
			return
		case "note-body":
			b.WriteString(" (" + oneLine(n.all()) + ")")
			return
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	for _, c := range n.children {
		walk(c)
	}
	return b.String()
}
