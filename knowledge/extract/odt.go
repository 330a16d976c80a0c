package extract

import (
	"context"
	"strconv"
	"strings"
)

// readODT reads headings, paragraphs, lists and tables of an OpenDocument text as it is printed: with the numbers of lists
// and headings, without deleted and hidden text.
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
	styles, err := a.parse("styles.xml")
	if err != nil {
		return Text{}, err
	}
	o := &odt{ctx: ctx, limits: l, out: newWriter(l), styles: odtStyles(styles, root), lists: odtLists(styles, root),
		running: map[string]*odtCounter{}}
	o.blocks(body)
	if ctx.Err() != nil {
		return Text{}, ctx.Err()
	}
	title := ""
	if meta, err := a.parse("meta.xml"); err == nil && meta != nil {
		title = strings.TrimSpace(meta.child("document-meta", "meta", "title").all())
	}
	return Text{Title: title, Markdown: structured(o.out.String()), Cut: o.out.cut}, nil
}

// odt reads one OpenDocument text.
type odt struct {
	ctx     context.Context
	limits  Limits
	out     *writer
	styles  map[string]odtStyle
	lists   map[string]*odtList
	running map[string]*odtCounter // by the ID of a list, and by its style the last one that had it
}

func (o *odt) blocks(n *node) {
	for _, c := range n.children {
		if o.ctx.Err() != nil || o.out.cut {
			return
		}
		switch c.name {
		case "h":
			o.heading(c, "")
		case "p":
			o.paragraph(c, "")
		case "list":
			o.list(c, nil, "", 0)
			o.out.endList()
		case "table":
			o.table(c)
		case "section", "text-box", "frame":
			if c.attr("display") != "none" {
				o.blocks(c)
			}
		case "index-body":
			if n.name != "table-of-content" {
				o.blocks(c)
			}
		}
	}
}

// heading writes a heading with the number of its list, else with that of the outline.
func (o *odt) heading(h *node, label string) {
	level, err := strconv.Atoi(h.attr("outline-level"))
	if err != nil || level < 1 {
		level = 1
	}
	if outline := o.lists[outlineList]; label == "" && outline != nil && h.attr("is-list-header") != "true" {
		label = o.counter(outlineList, outlineList).next(outline, level-1, startOf(h))
	}
	o.out.heading(level, strings.TrimSpace(label+" "+o.text(h)))
	o.frames(h)
}

// paragraph writes a paragraph behind a label, and the frames that hang on it as paragraphs of their own.
func (o *odt) paragraph(p *node, label string) {
	if style := o.styles[p.attr("style-name")]; style.title {
		o.out.heading(1, strings.TrimSpace(label+" "+o.text(p)))
	} else {
		o.out.paragraph(strings.TrimSpace(label + " " + o.text(p)))
	}
	o.frames(p)
}

// frames writes the text boxes in a paragraph.
func (o *odt) frames(n *node) {
	for _, c := range n.children {
		switch c.name {
		case "text-box":
			o.blocks(c)
		case "note", "annotation":
		default:
			o.frames(c)
		}
	}
}

// list writes the items of a list. Those below another one count in its list unless they name their own.
func (o *odt) list(n *node, counter *odtCounter, style string, depth int) {
	if own := n.attr("style-name"); own != "" && own != style {
		style, counter = own, nil
	}
	if counter == nil {
		counter = o.begin(n, style)
	}
	kind := o.lists[style]
	for _, item := range n.children {
		if item.name != "list-item" && item.name != "list-header" {
			continue
		}
		fresh := item.name == "list-item"
		for _, c := range item.children {
			switch c.name {
			case "p", "h":
				label := ""
				if fresh && !o.onlyList(item) {
					label = counter.next(kind, depth, startOf(item))
				}
				o.listed(c, label, depth, fresh)
				fresh = false
			case "list":
				o.list(c, counter, style, depth+1)
			case "table", "section":
				o.blocks(item)
				return
			}
		}
	}
}

// onlyList reports whether an item holds nothing but a list: its number stands at that list's items.
func (o *odt) onlyList(item *node) bool {
	for _, c := range item.children {
		if c.name == "p" || c.name == "h" {
			return false
		}
	}
	return true
}

// listed writes a paragraph of an item; those behind the first have no label.
func (o *odt) listed(p *node, label string, depth int, fresh bool) {
	text := o.text(p)
	name := listMark{label: label}
	switch {
	case p.name == "h" && (label != "" || strings.TrimSpace(text) != ""):
		o.heading(p, label)
		return
	case name.names():
		o.paragraph(p, label)
		return
	case fresh:
		o.out.item(depth, label, text)
	default:
		o.out.paragraph(text)
	}
	o.frames(p)
}

// startOf is where an item says that its number begins, 0 for nowhere.
func startOf(item *node) int {
	n, err := strconv.Atoi(item.attr("start-value"))
	if err != nil {
		return 0
	}
	return n
}
