package extract

import (
	"slices"
	"strconv"
	"strings"
)

// How a text that is struck out on paper is marked.
const struckMark = "~~"

// text is what a paragraph says: with changes accepted, without hidden text, text boxes (which are paragraphs of their
// own) and the instructions of fields, with their results.
func (d *docx) text(n *node) string {
	var b strings.Builder
	d.write(&b, n)
	return strings.ReplaceAll(b.String(), struckMark+struckMark, "") // runs beside each other are struck out together
}

func (d *docx) write(b *strings.Builder, n *node) {
	for _, c := range n.children {
		switch c.name {
		case "r":
			d.run(b, c)
		case "t":
			b.WriteString(c.all())
		case "f":
			b.WriteString(d.fraction(c))
		case "AlternateContent":
			d.write(b, chosen(c))
		case "footnoteReference", "endnoteReference":
			if note := d.footnotes[strings.TrimSuffix(c.name, "Reference")+c.attr("id")]; note != "" {
				b.WriteString(" (" + note + ")")
			}
		case "sym":
			b.WriteString(signOf(c))
		case "tab", "ptab":
			b.WriteString(" ")
		case "br", "cr":
			b.WriteString("\n")
		case "noBreakHyphen":
			b.WriteString("-")
		case "del", "moveFrom", "delText", "instrText", "txbxContent", "pPr", "rPr", "tbl", "rt", "fldData", "sdtPr":
		default:
			d.write(b, c)
		}
	}
}

// run writes a run as its properties show it.
func (d *docx) run(b *strings.Builder, r *node) {
	properties := r.child("rPr")
	var style wordStyle
	if s := properties.child("rStyle"); s != nil {
		style = d.styles[s.attr("val")]
	}
	if switched(properties, style.hidden, "vanish") {
		return
	}
	var own strings.Builder
	d.write(&own, r)
	text := own.String()
	if font := fontOf(properties); font != "" {
		text = inFont(font, text)
	} else if style.font != "" {
		text = inFont(style.font, text)
	}
	if align := properties.child("vertAlign"); align != nil && align.attr("val") == "superscript" {
		text = raised(text)
	}
	if struck := switched(properties, style.struck, "strike", "dstrike"); struck && strings.TrimSpace(text) != "" {
		text = struckOut(text)
	}
	b.WriteString(text)
}

// struckOut marks a text; spaces at its ends stay outside of the marks.
func struckOut(text string) string {
	inner := strings.TrimSpace(text)
	before, after, _ := strings.Cut(text, inner)
	return before + struckMark + inner + struckMark + after
}

// signOf is a symbol by its font and code.
func signOf(n *node) string {
	code, err := strconv.ParseUint(n.attr("char"), 16, 32)
	if err != nil {
		return ""
	}
	return symbol(n.attr("font"), rune(code))
}

// fraction writes what stands above and below a line with "/" between.
func (d *docx) fraction(f *node) string {
	side := func(name string) string {
		var b strings.Builder
		if n := f.child(name); n != nil {
			d.write(&b, n)
		}
		text := oneLine(b.String())
		if strings.ContainsAny(text, " +-−×*/=") {
			return "(" + text + ")"
		}
		return text
	}
	return side("num") + "/" + side("den")
}

// paragraphsOf are the paragraphs of a cell, without those of text boxes and of tables in it.
func paragraphsOf(n *node) (list []*node) {
	for _, c := range n.children {
		switch {
		case c.name == "p":
			list = append(list, c)
		case slices.Contains([]string{"sdt", "sdtContent", "ins", "customXml", "smartTag"}, c.name):
			list = append(list, paragraphsOf(c)...)
		}
	}
	return list
}
