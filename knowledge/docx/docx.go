// Package docx writes simple Word files: headings, paragraphs, bullets, numbered sources, tables and
// pictures, with a title and a footer. A File is what it says; Bytes makes the file (OOXML
// transitional, ECMA-376, in a zip). It writes only; reading is the work of knowledge/extract.
// Called by the conversation for plans and reports.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	picture "image/png"
	"strings"
	"time"
	"unicode/utf8"
)

// File is a document on its way to Word. The zero value is an empty document.
type File struct {
	Title   string
	Author  string
	Footer  string // on every page
	Created time.Time
	Wide    bool // the page lies on its side
	Dense   bool // small letters and little space, for a page that has to hold much

	body     strings.Builder
	pictures [][]byte
}

// Heading adds a heading of level 1 to 3.
func (f *File) Heading(level int, text string) {
	f.paragraph(fmt.Sprintf("Heading%d", min(max(level, 1), 3)), text)
}

// Paragraph adds running text. A line break in it stays one.
func (f *File) Paragraph(text string) { f.paragraph("", text) }

// Bullet adds an entry of a list.
func (f *File) Bullet(text string) { f.paragraph("ListBullet", text) }

func (f *File) paragraph(style, text string) {
	f.body.WriteString("<w:p>")
	if style != "" {
		f.body.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	f.run(text, false)
	f.body.WriteString("</w:p>")
}

// run writes text as it is: spaces kept, line breaks and tabs as Word's own.
func (f *File) run(text string, bold bool) {
	for i, line := range strings.Split(text, "\n") {
		f.body.WriteString("<w:r>")
		if bold {
			f.body.WriteString("<w:rPr><w:b/></w:rPr>")
		}
		if i > 0 {
			f.body.WriteString("<w:br/>")
		}
		for j, cell := range strings.Split(line, "\t") {
			if j > 0 {
				f.body.WriteString("<w:tab/>")
			}
			f.body.WriteString(`<w:t xml:space="preserve">` + escape(cell) + "</w:t>")
		}
		f.body.WriteString("</w:r>")
	}
}

// Table adds a table with columns of one width; the first row is its head and is repeated on every page. Short rows are
// filled up.
func (f *File) Table(rows [][]string) { f.Columns(nil, rows) }

// Columns is Table with columns as wide as their parts of the whole; those without a part, or with none above 0, have part 1.
func (f *File) Columns(parts []int, rows [][]string) {
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	if columns == 0 {
		return
	}
	widths, sum := make([]int, columns), 0
	for c := range widths {
		widths[c] = 1
		if c < len(parts) {
			widths[c] = max(1, parts[c])
		}
		sum += widths[c]
	}
	f.body.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>` +
		`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for c, part := range widths {
		widths[c] = f.textWidth() * part / sum
		f.body.WriteString(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, widths[c]))
	}
	f.body.WriteString("</w:tblGrid>")
	for i, r := range rows {
		f.body.WriteString("<w:tr>")
		if i == 0 {
			f.body.WriteString("<w:trPr><w:tblHeader/></w:trPr>")
		}
		for c := range columns {
			text := ""
			if c < len(r) {
				text = r[c]
			}
			f.body.WriteString(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`+
				`<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>`,
				widths[c]))
			f.run(text, i == 0)
			f.body.WriteString("</w:p></w:tc>")
		}
		f.body.WriteString("</w:tr>")
	}
	f.body.WriteString(`</w:tbl><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>`) // Word wants a paragraph after a table
}

// The page is A4 with margins of 2.5 cm: its sides in twentieths of a point.
const (
	shortSide = 11906
	longSide  = 16838
	margin    = 1418
)

// textWidth is what the page leaves between its margins, in twentieths of a point.
func (f *File) textWidth() int {
	if f.Wide {
		return longSide - 2*margin
	}
	return shortSide - 2*margin
}

// emuPerTwip is how many of the units in which pictures are measured make a twentieth of a point.
const emuPerTwip = 635

// Picture adds a PNG as wide as a part of the text, in percent, with words for who cannot see it. The error is for bytes that
// are no PNG.
func (f *File) Picture(png []byte, percent int, alt string) error {
	size, err := picture.DecodeConfig(bytes.NewReader(png))
	if err != nil {
		return fmt.Errorf("add a picture: %w", err)
	}
	if size.Width == 0 || size.Height == 0 {
		return errors.New("add a picture: it is empty")
	}
	wide := f.textWidth() * min(max(percent, 1), 100) / 100 * emuPerTwip
	high := wide * size.Height / size.Width
	f.pictures = append(f.pictures, bytes.Clone(png))
	n := len(f.pictures)
	f.body.WriteString(fmt.Sprintf(drawing, wide, high, n, n, escape(alt), n, n, n+pictureRelations, wide, high))
	return nil
}

// escape makes text that XML 1.0 takes: what it has no way to write is left out.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r < 0x20 && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil { // a strings.Builder takes everything
		return ""
	}
	return b.String()
}

// Bytes makes the file.
func (f *File) Bytes() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range []struct{ name, text string }{
		{"[Content_Types].xml", f.contentTypes()},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", f.properties()},
		{"word/_rels/document.xml.rels", f.relations()},
		{"word/styles.xml", f.styles()},
		{"word/numbering.xml", numbering},
		{"word/footer1.xml", head + `<w:ftr ` + namespaces +
			`><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">` + escape(f.Footer) +
			`</w:t></w:r></w:p></w:ftr>`},
		{"word/document.xml", f.document()},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: f.Created})
		if err != nil {
			return nil, fmt.Errorf("begin %s: %w", p.name, err)
		}
		if _, err := w.Write([]byte(p.text)); err != nil {
			return nil, fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	for n, raw := range f.pictures {
		w, err := z.CreateHeader(&zip.FileHeader{Name: pictureName(n + 1), Method: zip.Store, Modified: f.Created})
		if err != nil {
			return nil, fmt.Errorf("begin a picture: %w", err)
		}
		if _, err := w.Write(raw); err != nil {
			return nil, fmt.Errorf("write a picture: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close the Word file: %w", err)
	}
	return out.Bytes(), nil
}

func (f *File) document() string {
	title := ""
	if f.Title != "" {
		title = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t xml:space="preserve">` + escape(f.Title) + `</w:t></w:r></w:p>`
	}
	return head + `<w:document ` + namespaces + `><w:body>` + title + f.body.String() +
		`<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>` + f.page() +
		`<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>` +
		`</w:body></w:document>`
}

func (f *File) page() string {
	if f.Wide {
		return fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, longSide, shortSide)
	}
	return fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, shortSide, longSide)
}

// styles are the styles of the parts; those of a dense file are smaller.
func (f *File) styles() string {
	if !f.Dense {
		return styles
	}
	return denser.Replace(styles)
}

func pictureName(n int) string { return fmt.Sprintf("word/media/image%d.png", n) }

// contentTypes names the kinds of the parts; pictures are among them only where there are some.
func (f *File) contentTypes() string {
	if len(f.pictures) == 0 {
		return contentTypes
	}
	return strings.Replace(contentTypes, `<Override`, `<Default Extension="png" ContentType="image/png"/><Override`, 1)
}

// relations are the parts that the text uses; the pictures come behind the fixed ones.
func (f *File) relations() string {
	var b strings.Builder
	for n := range f.pictures {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" `+
			`Target="media/image%d.png"/>`, n+1+pictureRelations, n+1)
	}
	return strings.Replace(documentRelations, "</Relationships>", b.String()+"</Relationships>", 1)
}

func (f *File) properties() string {
	at := f.Created.UTC().Format(time.RFC3339)
	return head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(f.Title) + `</dc:title><dc:creator>` + escape(f.Author) + `</dc:creator>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created></cp:coreProperties>`
}
