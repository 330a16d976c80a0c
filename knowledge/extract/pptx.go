package extract

import (
	"context"
	"fmt"
	"path"
	"strings"
)

// readPPTX reads the slides in their order: titles as headings, text, tables and the speaker's notes.
func readPPTX(ctx context.Context, data []byte, l Limits) (Text, error) {
	a, err := openArchive(data, l)
	if err != nil {
		return Text{}, err
	}
	slides, err := slidesOf(a)
	if err != nil {
		return Text{}, err
	}
	if len(slides) > l.Pages {
		return Text{}, &Refusal{TooLong, fmt.Sprintf("%d slides", len(slides))}
	}
	out := newWriter(l)
	t := Text{Title: a.title(l), Pages: len(slides)}
	for n, name := range slides {
		if ctx.Err() != nil {
			return Text{}, ctx.Err()
		}
		before := len(out.String())
		if err := readSlide(a, name, out, l); err != nil {
			return Text{}, err
		}
		if len(out.String()) == before {
			t.Unread = append(t.Unread, n+1)
		}
	}
	t.Markdown, t.Cut = out.String(), out.cut
	return t, nil
}

// slidesOf lists the parts of the slides in the order of the presentation.
func slidesOf(a *archive) ([]string, error) {
	root, err := a.parse("ppt/presentation.xml")
	if err != nil {
		return nil, err
	}
	targets, err := relations(a, "ppt/presentation.xml")
	if err != nil {
		return nil, err
	}
	var slides []string
	root.each("sldId", func(s *node) {
		for _, at := range s.attrs {
			if at.Name.Local == "id" && at.Name.Space != "" && targets[at.Value] != "" {
				slides = append(slides, targets[at.Value])
			}
		}
	})
	if len(slides) == 0 {
		return nil, &Refusal{Broken, "a presentation without slides"}
	}
	return slides, nil
}

// relations are the parts that a part points to, by ID. Those outside of the file are left out.
func relations(a *archive, part string) (map[string]string, error) {
	root, err := a.parse(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if err != nil {
		return nil, err
	}
	targets := map[string]string{}
	root.each("Relationship", func(r *node) {
		if r.attr("TargetMode") == "External" {
			return
		}
		target := r.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		targets[r.attr("Id")] = strings.TrimPrefix(target, "/")
	})
	return targets, nil
}

func readSlide(a *archive, name string, out *writer, l Limits) error {
	root, err := a.parse(name)
	if err != nil {
		return err
	}
	shapes := root.child("sld", "cSld", "spTree")
	if shapes == nil {
		return nil
	}
	writeShapes(shapes, out, l)
	targets, err := relations(a, name)
	if err != nil {
		return err
	}
	for _, target := range targets {
		if !strings.Contains(target, "notesSlide") {
			continue
		}
		notes, err := a.parse(target)
		if err != nil {
			return err
		}
		notes.each("sp", func(s *node) {
			if placeholder(s) == "body" {
				out.paragraph(slideText(s))
			}
		})
	}
	out.endList()
	return nil
}

// placeholder is what a shape stands for: title, ctrTitle, body, …
func placeholder(shape *node) string {
	if ph := shape.child("nvSpPr", "nvPr", "ph"); ph != nil {
		return ph.attr("type")
	}
	return ""
}

func writeShapes(n *node, out *writer, l Limits) {
	for _, c := range n.children {
		switch c.name {
		case "sp":
			switch placeholder(c) {
			case "title", "ctrTitle":
				out.heading(2, slideText(c))
			case "sldNum", "dt", "ftr":
			default:
				list := &slideList{counts: map[int]int{}, forms: map[int]string{}}
				c.each("p", func(p *node) { list.paragraph(p, out) })
			}
		case "grpSp":
			writeShapes(c, out, l)
		case "graphicFrame":
			c.each("tbl", func(tbl *node) { out.table(slideTable(tbl, l)) })
		}
	}
}

// slideList counts the numbered paragraphs of one shape, by level.
type slideList struct {
	counts map[int]int
	forms  map[int]string
}

func (l *slideList) paragraph(p *node, out *writer) {
	text := runText(p)
	properties := p.child("pPr")
	if properties == nil || properties.child("buNone") != nil ||
		properties.attr("lvl") == "" && properties.child("buChar") == nil && properties.child("buAutoNum") == nil {
		l.counts = map[int]int{}
		out.paragraph(text)
		return
	}
	depth := 0
	if _, err := fmt.Sscanf(properties.attr("lvl"), "%d", &depth); err != nil {
		depth = 0
	}
	depth = min(max(depth, 0), levelsMost-1)
	for below := depth + 1; below < levelsMost; below++ {
		delete(l.counts, below)
	}
	label := ""
	if number := properties.child("buAutoNum"); number != nil && strings.TrimSpace(text) != "" {
		label = l.next(number, depth)
	}
	out.item(depth, label, text)
}

// next is the number of a paragraph as the slide shows it.
func (l *slideList) next(number *node, depth int) string {
	form := number.attr("type")
	if _, begun := l.counts[depth]; begun && l.forms[depth] == form {
		l.counts[depth]++
	} else {
		l.counts[depth] = max(whole10(number.attr("startAt")), 1)
	}
	l.forms[depth] = form
	kind := decimal
	for begin, k := range map[string]numeral{"alphaLc": lowerLetter, "alphaUc": upperLetter, "romanLc": lowerRoman,
		"romanUc": upperRoman} {
		if strings.HasPrefix(form, begin) {
			kind = k
		}
	}
	label := kind.write(l.counts[depth])
	switch {
	case strings.HasSuffix(form, "ParenBoth"):
		return "(" + label + ")"
	case strings.HasSuffix(form, "ParenR"):
		return label + ")"
	case strings.HasSuffix(form, "Plain"):
		return label
	}
	return label + "."
}

func slideText(shape *node) string {
	var lines []string
	shape.each("p", func(p *node) { lines = append(lines, runText(p)) })
	return strings.Join(lines, "\n")
}

func runText(p *node) string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		switch n.name {
		case "t":
			b.WriteString(n.all())
			return
		case "br":
			b.WriteString("\n")
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(p)
	return b.String()
}

// slideTable reads a table; merged cells hold their value in each place.
func slideTable(tbl *node, l Limits) *table {
	t := newTable(l)
	var above []string
	for _, row := range tbl.children {
		if row.name != "tr" {
			continue
		}
		var cells []string
		for _, c := range row.children {
			if c.name != "tc" {
				continue
			}
			switch n := len(cells); {
			case c.attr("hMerge") == "1" && n > 0:
				cells = append(cells, cells[n-1])
			case c.attr("vMerge") == "1":
				cells = append(cells, at(above, n))
			default:
				cells = append(cells, slideText(c))
			}
		}
		above = cells
		if !t.add(cells) {
			break
		}
	}
	return t
}
