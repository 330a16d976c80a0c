package extract

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"
)

// docx reads one Word file.
type docx struct {
	ctx       context.Context
	limits    Limits
	out       *writer
	styles    map[string]wordStyle
	lists     *wordLists
	footnotes map[string]string
	pending   string // text of a paragraph whose end was deleted: it goes on with the next
}

// readDOCX reads headings, paragraphs, lists, tables, text boxes and footnotes as Word prints them: with the numbers that it
// counts, changes accepted, without hidden text.
func readDOCX(ctx context.Context, data []byte, l Limits) (Text, error) {
	a, err := openArchive(data, l)
	if err != nil {
		return Text{}, err
	}
	main, err := mainPart(a)
	if err != nil {
		return Text{}, err
	}
	root, err := a.parse(main)
	if err != nil {
		return Text{}, err
	}
	body := root.child("document", "body")
	if body == nil {
		return Text{}, &Refusal{Broken, "a Word file without a body"}
	}
	parts, err := kinds(a, main)
	if err != nil {
		return Text{}, err
	}
	d := &docx{ctx: ctx, limits: l, out: newWriter(l), footnotes: map[string]string{}}
	styles, err := a.parse(besides(main, parts, "styles"))
	if err != nil {
		return Text{}, err
	}
	numbering, err := a.parse(besides(main, parts, "numbering"))
	if err != nil {
		return Text{}, err
	}
	d.styles = readWordStyles(styles)
	d.lists = newWordLists(numbering, d.styles)
	if err := d.readFootnotes(a, main, parts); err != nil {
		return Text{}, err
	}
	d.blocks(body)
	if ctx.Err() != nil {
		return Text{}, ctx.Err()
	}
	return Text{Title: a.title(l), Markdown: structured(d.out.String()), Cut: d.out.cut}, nil
}

// wordPart is the main part where the relations of the file name none.
const wordPart = "word/document.xml"

// mainPart is the part that the file says is its document, whatever its name.
func mainPart(a *archive) (string, error) {
	parts, err := kinds(a, "")
	if err != nil {
		return "", err
	}
	if name := parts["officeDocument"]; name != "" && a.files[name] != nil {
		return name, nil
	}
	return wordPart, nil
}

// kinds are the parts that a part points to, by the last word of the kind of relation; "" is the file itself.
func kinds(a *archive, part string) (map[string]string, error) {
	root, err := a.parse(path.Join(path.Dir(part), "_rels", strings.TrimPrefix(path.Base(part), ".")+".rels"))
	if err != nil {
		return nil, err
	}
	targets := map[string]string{}
	root.each("Relationship", func(r *node) {
		kind := path.Base(r.attr("Type"))
		if r.attr("TargetMode") == "External" || targets[kind] != "" {
			return
		}
		target := r.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		targets[kind] = strings.TrimPrefix(target, "/")
	})
	return targets, nil
}

// besides is the part of a kind: as the relations name it, else under its usual name beside the main part.
func besides(main string, parts map[string]string, kind string) string {
	return cmp.Or(parts[kind], path.Join(path.Dir(main), kind+".xml"))
}

func (d *docx) readFootnotes(a *archive, main string, parts map[string]string) error {
	for _, name := range []string{"footnote", "endnote"} {
		root, err := a.parse(besides(main, parts, name+"s"))
		if err != nil {
			return err
		}
		root.each(name, func(n *node) {
			if n.attr("type") == "" { // separators have one
				var texts []string
				n.each("p", func(p *node) { texts = append(texts, d.text(p)) })
				d.footnotes[name+n.attr("id")] = oneLine(strings.Join(texts, " "))
			}
		})
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
			d.table(c)
		case "AlternateContent":
			d.blocks(chosen(c))
		case "sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo":
			d.blocks(c)
		}
	}
}

// chosen is the one of the forms of a content that is read: the first that a program of today would take.
func chosen(alternatives *node) *node {
	for _, name := range []string{"Choice", "Fallback"} {
		if c := alternatives.child(name); c != nil {
			return c
		}
	}
	return &node{}
}

// paragraph writes one paragraph with its number, and the text boxes that hang on it.
func (d *docx) paragraph(p *node) {
	text := d.pending + d.text(p)
	d.pending = ""
	properties := p.child("pPr")
	style := d.styles[styleOf(properties)]
	if mark := properties.child("rPr"); mark.child("del") != nil || mark.child("moveFrom") != nil {
		d.pending = text
		d.boxes(p)
		return
	}
	if style.contents {
		return
	}
	level := cmp.Or(outline(properties), style.level)
	number := d.lists.number(properties, style)
	if strings.TrimSpace(text) == "" && on(properties.child("rPr", "vanish")) {
		number = listMark{}
	}
	switch {
	case level > 0:
		d.out.heading(level, number.before(text))
	case number.names() && strings.TrimSpace(text) == "":
		d.out.paragraph(number.label)
	case number.names():
		d.out.paragraph(number.before(text))
	case number.listed || style.listed:
		d.out.item(number.depth, number.label, text)
	default:
		d.out.paragraph(text)
	}
	d.boxes(p)
}

// boxes writes the text boxes that hang on a paragraph, each once.
func (d *docx) boxes(n *node) {
	for _, c := range n.children {
		switch c.name {
		case "txbxContent":
			d.blocks(c)
		case "AlternateContent":
			d.boxes(chosen(c))
		case "del", "moveFrom":
		default:
			d.boxes(c)
		}
	}
}

// styleOf is the style that a paragraph names.
func styleOf(properties *node) string {
	if s := properties.child("pStyle"); s != nil {
		return s.attr("val")
	}
	return ""
}

// on reports whether a property that is switched by being there is switched on.
func on(n *node) bool {
	return n != nil && !slices.Contains([]string{"0", "false", "off", "none"}, n.attr("val"))
}
