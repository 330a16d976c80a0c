package extract_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// packed makes an archive of parts, by name and text.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wordsOfZip reads the words of parts of an archive: all character data between the elements of blocks put together, so that
// words in several runs are whole.
func wordsOfZip(parts ...string) func(*testing.T, []byte) []string {
	return func(t *testing.T, file []byte) (words []string) {
		t.Helper()
		z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			r, err := z.Open(part)
			if err != nil {
				continue // no notes in this one
			}
			var text strings.Builder
			for in := xml.NewDecoder(r); ; {
				token, err := in.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				switch x := token.(type) {
				case xml.CharData:
					text.Write(x)
				case xml.EndElement:
					if strings.Contains(" p h si ", " "+x.Name.Local+" ") {
						text.WriteByte('\n')
					}
				}
			}
			words = append(words, made.FindAllString(text.String(), -1)...)
		}
		return words
	}
}

func wordsOfText(_ *testing.T, file []byte) []string { return made.FindAllString(string(file), -1) }

// wordsOfPage reads the words of the text of a page in the order in which it is written.
func wordsOfPage(t *testing.T, file []byte) []string {
	t.Helper()
	var text strings.Builder
	for in := html.NewTokenizer(bytes.NewReader(file)); ; {
		switch in.Next() {
		case html.ErrorToken:
			return made.FindAllString(text.String(), -1)
		case html.TextToken:
			text.Write(in.Text())
		}
	}
}

// run is a run of Word with properties.
func run(properties, element, text string) string {
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return fmt.Sprintf(`<w:r>%s<w:%s xml:space="preserve">%s</w:%s></w:r>`, properties, element, text, element)
}

// runs writes a text of Word in several runs that break words, with what nobody sees between them.
func (m *maker) runs(text string) string {
	var out strings.Builder
	for text != "" {
		n := min(1+m.IntN(40), len(text))
		switch piece := text[:n]; m.IntN(6) {
		case 0:
			out.WriteString(`<w:proofErr w:type="spellStart"/>` + run("<w:b/>", "t", piece))
		case 1:
			out.WriteString(`<w:ins w:id="1" w:author="x">` + run("", "t", piece) + `</w:ins>`)
		case 2:
			out.WriteString(`<w:hyperlink>` + run("", "t", piece) + `</w:hyperlink>`)
		default:
			out.WriteString(run("", "t", piece))
		}
		if text = text[n:]; text == "" || text[0] == ' ' {
			switch m.IntN(12) {
			case 0:
				out.WriteString(`<w:del w:id="2" w:author="x">` + run("", "delText", " "+m.unseen()) + `</w:del>`)
			case 1:
				out.WriteString(run("<w:vanish/>", "t", " "+m.unseen()))
			case 2:
				fmt.Fprintf(&out, `<w:r><w:footnoteReference w:id="%d"/></w:r>`, m.note())
			}
		}
	}
	return out.String()
}

// wordParagraph is a paragraph of Word: plain, a heading or one of a list of three levels.
func (m *maker) wordParagraph(text string) string {
	properties := ""
	switch m.IntN(5) {
	case 0:
		properties = `<w:pPr><w:outlineLvl w:val="1"/></w:pPr>`
	case 1, 2:
		properties = fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr></w:pPr>`, m.IntN(3))
	}
	return `<w:p>` + properties + m.runs(text) + `</w:p>`
}

// wordTable is a table of Word. A cell may go on below, and hold a small table of its own.
func (m *maker) wordTable() string {
	top := m.rows
	rows := m.grid()
	below := map[int]bool{} // columns whose cell began above
	var out strings.Builder
	out.WriteString(`<w:tbl>`)
	for r, row := range rows {
		out.WriteString(`<w:tr>`)
		if r == 0 {
			out.WriteString(`<w:trPr><w:tblHeader/></w:trPr>`)
		}
		for c, text := range row {
			properties, inner := "", ""
			switch {
			case below[c]:
				delete(m.tables, made.FindString(text))
				properties, text = "<w:vMerge/>", ""
				below[c] = false
			case r > 0 && r+1 < len(rows) && c > 0 && !strings.Contains(text+rows[r+1][c], " ") && m.IntN(5) == 0:
				properties = `<w:vMerge w:val="restart"/>`
				m.within(text, cell{top + r, top + r + 1, false})
				below[c] = true
			case r > 0 && m.IntN(8) == 0:
				inner = m.wordInner(cell{top + r, top + r, false})
			}
			out.WriteString(`<w:tc><w:tcPr>` + properties + `</w:tcPr><w:p>` + m.runs(text) + `</w:p>` + inner + `</w:tc>`)
		}
		out.WriteString(`</w:tr>`)
	}
	return out.String() + `</w:tbl>`
}

// wordInner is a table in a cell.
func (m *maker) wordInner(at cell) string {
	out := `<w:tbl>`
	for range 2 {
		out += `<w:tr>`
		for range 2 {
			text := m.word()
			m.within(text, at)
			out += `<w:tc><w:p>` + run("", "t", text) + `</w:p></w:tc>`
		}
		out += `</w:tr>`
	}
	return out + `</w:tbl><w:p/>`
}

func makeWord(t *testing.T, m *maker) []byte {
	t.Helper()
	const space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var body strings.Builder
	for range 3 + m.IntN(8) {
		if m.IntN(4) == 0 {
			body.WriteString(m.wordTable())
			continue
		}
		body.WriteString(m.wordParagraph(m.paragraph()))
	}
	numbering := `<w:numbering` + space + `><w:abstractNum w:abstractNumId="0">`
	for i, form := range []string{
		`decimal"/><w:lvlText w:val="(%1)`, `lowerLetter"/><w:lvlText w:val="%2.`, `decimal"/><w:lvlText w:val="%3)`,
	} {
		numbering += fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/></w:lvl>`, i, form)
	}
	numbering += `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	notes := `<w:footnotes` + space + `>`
	for i, text := range m.notes {
		notes += fmt.Sprintf(`<w:footnote w:id="%d"><w:p>%s</w:p></w:footnote>`, i+1, run("", "t", text))
	}
	return packed(t, "[Content_Types].xml", "<Types/>", "word/footnotes.xml", notes+`</w:footnotes>`,
		"word/document.xml", `<w:document`+space+`><w:body>`+body.String()+`</w:body></w:document>`, "word/numbering.xml", numbering)
}

// odtText writes a text of OpenDocument in spans that break words.
func (m *maker) odtText(text string) string {
	var out strings.Builder
	for text != "" {
		n := min(1+m.IntN(40), len(text))
		if m.IntN(3) == 0 {
			out.WriteString(`<text:span text:style-name="T1">` + text[:n] + `</text:span>`)
		} else {
			out.WriteString(text[:n])
		}
		if text = text[n:]; (text == "" || text[0] == ' ') && m.IntN(10) == 0 {
			out.WriteString(`<text:span text:style-name="T2"> ` + m.unseen() + `</text:span>`)
		}
	}
	return out.String()
}

func makeODT(t *testing.T, m *maker) []byte {
	t.Helper()
	var body strings.Builder
	body.WriteString(`<text:tracked-changes><text:changed-region><text:deletion><text:p>` + m.unseen() +
		`</text:p></text:deletion></text:changed-region></text:tracked-changes>`)
	for range 3 + m.IntN(8) {
		switch m.IntN(5) {
		case 0:
			body.WriteString(`<text:h text:outline-level="2">` + m.odtText(m.paragraph()) + `</text:h>`)
		case 1:
			body.WriteString(`<text:list><text:list-item><text:p>` + m.odtText(m.paragraph()) + `</text:p><text:list>` +
				`<text:list-item><text:p>` + m.odtText(m.sentence()) + `</text:p></text:list-item></text:list></text:list-item></text:list>`)
		case 2:
			body.WriteString(`<table:table>`)
			for r, row := range m.grid() {
				line := `<table:table-row>`
				for _, text := range row {
					line += `<table:table-cell><text:p>` + m.odtText(text) + `</text:p></table:table-cell>`
				}
				if line += `</table:table-row>`; r == 0 {
					line = `<table:table-header-rows>` + line + `</table:table-header-rows>`
				}
				body.WriteString(line)
			}
			body.WriteString(`</table:table>`)
		default:
			body.WriteString(`<text:p>` + m.odtText(m.paragraph()) + `</text:p>`)
		}
	}
	return packed(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" `+
			`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" `+
			`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="T1"/>`+
			`<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>`+
			`</office:automatic-styles><office:body><office:text>`+body.String()+`</office:text></office:body></office:document-content>`)
}

func makeSheet(t *testing.T, m *maker) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for n := range 1 + m.IntN(3) {
		sheet := fmt.Sprintf("Lembar%d", n+1)
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for r, row := range m.grid() {
			for c, text := range row {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err == nil {
					err = f.SetCellValue(sheet, at, text)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// htmlText writes a text of a page with marks around words and what nobody sees between sentences.
func (m *maker) htmlText(text string) string {
	var out []string
	for _, w := range strings.Fields(text) {
		switch m.IntN(12) {
		case 0:
			w = "<b>" + w + "</b>"
		case 1:
			w = `<span style="color:red">` + w + "</span>"
		case 2:
			w = w[:1] + "<wbr>" + w[1:]
		}
		if out = append(out, w); m.IntN(60) == 0 {
			out = append(out, "<!-- "+m.unseen()+" -->")
		}
	}
	return strings.Join(out, " ")
}

func makePage(t *testing.T, m *maker) []byte {
	t.Helper()
	var body strings.Builder
	for range 4 + m.IntN(8) {
		switch m.IntN(6) {
		case 0:
			body.WriteString("<h2>" + m.htmlText(m.sentence()) + "</h2>")
		case 1:
			body.WriteString("<ol><li>" + m.htmlText(m.sentence()) + "<ul><li>" + m.htmlText(m.sentence()) + "</li></ul></li><li>" +
				m.htmlText(m.sentence()) + "</li></ol>")
		case 2:
			body.WriteString("<table>")
			for r, row := range m.grid() {
				element := [...]string{"th", "td"}[min(r, 1)]
				body.WriteString("<tr>")
				for _, text := range row {
					body.WriteString("<" + element + ">" + m.htmlText(text) + "</" + element + ">")
				}
				body.WriteString("</tr>")
			}
			body.WriteString("</table>")
		default:
			body.WriteString("<p>" + m.htmlText(m.paragraph()+" "+m.paragraph()) + "</p>")
		}
	}
	return []byte("<!DOCTYPE html><html lang=id><head><meta charset=utf-8><title>Halaman uji</title></head><body><article>" +
		"<h1>Halaman uji</h1>" + body.String() + "</article></body></html>")
}

func makeCSV(_ *testing.T, m *maker) []byte {
	var out strings.Builder
	for _, row := range m.grid() {
		out.WriteString(strings.Join(row, ";") + "\n")
	}
	return []byte(out.String())
}

func makeText(_ *testing.T, m *maker) []byte {
	var out strings.Builder
	for i := range 3 + m.IntN(8) {
		begin := [...]string{"", "", "(1) ", "a. ", fmt.Sprintf("Pasal %d\n", i+1), "BAB I\n"}[m.IntN(6)]
		out.WriteString(begin + m.paragraph() + "\n\n")
	}
	return []byte(out.String())
}

func makeMarkdown(_ *testing.T, m *maker) []byte {
	var out strings.Builder
	for range 3 + m.IntN(8) {
		switch m.IntN(5) {
		case 0:
			out.WriteString("## " + m.sentence() + "\n\n")
		case 1:
			out.WriteString("- " + m.sentence() + "\n- " + m.paragraph() + "\n  1. " + m.sentence() + "\n\n")
		case 2:
			rows := m.grid()
			out.WriteString("| " + strings.Join(rows[0], " | ") + " |\n|" + strings.Repeat("---|", len(rows[0])) + "\n")
			for _, row := range rows[1:] {
				out.WriteString("| " + strings.Join(row, " | ") + " |\n")
			}
			out.WriteString("\n")
		default:
			out.WriteString("> " + m.paragraph() + "\n\n" + m.paragraph() + "\n\n")
		}
	}
	return []byte(out.String())
}
