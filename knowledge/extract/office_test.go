package extract

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// zipped makes an archive of parts, given as name, text, name, text …
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const wordSpace = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// wordFile makes a Word file with a body and any other parts.
func wordFile(t testing.TB, body string, parts ...string) []byte {
	return zipped(t, append([]string{
		"[Content_Types].xml", `<Types/>`, "word/document.xml", `<w:document` + wordSpace + `><w:body>` + body +
			`</w:body></w:document>`,
	}, parts...)...)
}

func para(style, text string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return `<w:p>` + style + `<w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func listed(level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + text +
		`</w:t></w:r></w:p>`
}

const wordStyles = `<w:styles` + wordSpace + `><w:style w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>
	<w:style w:styleId="Sub"><w:name w:val="Subbab"/><w:basedOn w:val="Dua"/></w:style>
	<w:style w:styleId="Dua"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`

const wordNumbering = `<w:numbering` + wordSpace +
	`><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
	<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>` +
	`</w:numbering>`

func TestDOCX(t *testing.T) {
	file := wordFile(t, para("Judul1", "Antrean daring")+para("Sub", "Cara kerja")+para("", "Warga &amp; petugas # satu")+
		listed("0", "ambil nomor")+listed("1", "lewat WA")+para("", "# bukan judul")+
		`<w:p><w:r><w:t>tetap</w:t></w:r><w:del><w:r><w:delText>dihapus</w:delText></w:r></w:del><w:ins><w:r><w:t> ditambah</w:t>`+
		`</w:r></w:ins>
		<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`+
		`<w:tbl><w:tr><w:tc>`+para("", "Kota")+`</w:tc><w:tc>`+para("", "IPP")+`</w:tc></w:tr><w:tr><w:tc>`+para("", "Pontianak")+
		`</w:tc><w:tc>`+para("", "4,71")+`</w:tc></w:tr></w:tbl>`+
		`<w:p><w:r><w:pict><w:txbxContent>`+para("", "di kotak")+`</w:txbxContent></w:pict></w:r></w:p>`,
		"word/styles.xml", wordStyles, "word/numbering.xml", wordNumbering,
		"word/footnotes.xml", `<w:footnotes`+wordSpace+`><w:footnote w:id="2">`+para("", "catatan kaki")+`</w:footnote></w:footnotes>`,
		"docProps/core.xml", `<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>Judul berkas</dc:title></cp:coreProperties>`)
	got, err := Read(t.Context(), "x.pdf", file, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	want := `# Antrean daring

## Cara kerja

Warga & petugas # satu

1. ambil nomor
   - lewat WA

\# bukan judul

tetap ditambah (catatan kaki)

| Kota | IPP |
| --- | --- |
| Pontianak | 4,71 |

di kotak`
	if got.Markdown != want || got.Title != "Judul berkas" || got.Format != DOCX {
		t.Errorf("%s, title %q:\n%s\nwant\n%s", got.Format, got.Title, got.Markdown, want)
	}
}

const slideSpace = ` xmlns:p="p" xmlns:a="a" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func slide(title, text string) string {
	return `<p:sld` + slideSpace + `><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody>` +
		`<a:p><a:r><a:t>` + title +
		`</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:pPr lvl="0"/><a:r><a:t>` + text +
		`</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`
}

func TestPPTX(t *testing.T) {
	rels := func(pairs ...string) string {
		out := `<Relationships>`
		for i := 0; i < len(pairs); i += 2 {
			out += `<Relationship Id="` + pairs[i] + `" Target="` + pairs[i+1] + `"/>`
		}
		return out + `</Relationships>`
	}
	file := zipped(t, "[Content_Types].xml", `<Types/>`,
		"ppt/presentation.xml", `<p:presentation`+slideSpace+`><p:sldIdLst><p:sldId id="1" r:id="r2"/><p:sldId id="2" r:id="r1"/>`+
			`</p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", rels("r1", "slides/slide1.xml", "r2", "slides/slide2.xml"),
		"ppt/slides/slide1.xml", slide("Kedua", "isi kedua"), "ppt/slides/slide2.xml", slide("Pertama", "isi pertama"),
		"ppt/slides/_rels/slide1.xml.rels", rels("n", "../notesSlides/notesSlide1.xml"),
		"ppt/notesSlides/notesSlide1.xml",
		`<p:notes`+slideSpace+`><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>catatan</a:t>`+
			`</a:r></a:p></p:txBody></p:sp></p:notes>`)
	got, err := Read(t.Context(), "x", file, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if want := "## Pertama\n\n- isi pertama\n\n## Kedua\n\n- isi kedua\n\ncatatan"; got.Markdown != want || got.Pages != 2 {
		t.Errorf("%d pages:\n%s\nwant\n%s", got.Pages, got.Markdown, want)
	}
}

func openDocument(t testing.TB, body string, parts ...string) []byte {
	return zipped(t, append([]string{"mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<o:document-content xmlns:o="o" xmlns:t="t" xmlns:b="b"><o:body><o:text>` + body +
			`</o:text></o:body></o:document-content>`}, parts...)...)
}

func TestODT(t *testing.T) {
	got, err := Read(t.Context(), "x",
		openDocument(t, `<t:tracked-changes><t:p>dihapus</t:p></t:tracked-changes><t:h t:outline-level="2">Bab</t:h><t:p>satu<t:tab/>`+
			`dua</t:p>
		<t:list><t:list-item><t:p>butir</t:p><t:list><t:list-item><t:p>anak</t:p></t:list-item></t:list></t:list-item></t:list>
		<b:table><b:table-row><b:table-cell><t:p>a</t:p></b:table-cell><b:table-cell><t:p>b</t:p></b:table-cell></b:table-row>`+
			`</b:table>`), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if want := "## Bab\n\nsatu dua\n\n- butir\n   - anak\n\n|  |  |\n| --- | --- |\n| a | b |"; got.Markdown != want {
		t.Errorf("got\n%s\nwant\n%s", got.Markdown, want)
	}
}

// lying is an archive whose headers say that a part is small.
func lying(t testing.TB, file []byte) []byte {
	t.Helper()
	at := bytes.LastIndex(file, []byte("PK\x01\x02")) // the last entry of the directory
	file = bytes.Clone(file)
	binary.LittleEndian.PutUint32(file[at+24:], 10)
	return file
}

func TestHostileArchives(t *testing.T) {
	bomb := wordFile(t, para("", "x"), "word/media/x.xml", strings.Repeat("\x00", 250<<20))
	many := []string{}
	for i := range 10_000 {
		many = append(many, fmt.Sprint("x", i), "")
	}
	laughs := `<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><w:document` + wordSpace + `><w:body>` + para("", "&b;") +
		`</w:body></w:document>`
	external := `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document` + wordSpace + `><w:body>` + para("", "&a;") +
		`</w:body></w:document>`
	whole := wordFile(t, strings.Repeat(para("", "isi yang panjang"), 200))
	for name, c := range map[string]struct {
		file []byte
		want Reason
	}{
		"bomb":            {bomb, Abnormal},
		"many entries":    {wordFile(t, para("", "x"), many...), Abnormal},
		"nested":          {zipped(t, "dalam.zip", string(whole)), Unsupported},
		"billion laughs":  {zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", laughs), Abnormal},
		"external entity": {zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", external), Abnormal},
		"deep":            {wordFile(t, strings.Repeat("<w:x>", 5000)+strings.Repeat("</w:x>", 5000)), Abnormal},
		"truncated":       {whole[:len(whole)/2], Broken},
		"no body":         {zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<x/>"), Broken},
		"not XML":         {zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document"), Broken},
		"locked ODT":      {openDocument(t, "x", "META-INF/manifest.xml", "<m><encryption-data/></m>"), Locked},
		"only empty":      {wordFile(t, para("", " ")), Empty},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := Read(t.Context(), "x.docx", c.file, DefaultLimits())
			runtime.ReadMemStats(&after)
			if r := reasonOf(err); r != c.want {
				t.Errorf("refused as %q (%v), want %q", r, err, c.want)
			}
			if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 64<<20 {
				t.Errorf("the heap grew by %d MB", grown>>20)
			}
		})
	}
}

// What comes out of a part is counted, whatever its header says.
func TestLyingSize(t *testing.T) {
	l := DefaultLimits()
	l.Unpacked = 1 << 20
	file := lying(t, zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", strings.Repeat("x", 5<<20)))
	a, err := openArchive(file, l)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := a.part("word/document.xml"); err == nil || int64(len(out)) > l.Unpacked {
		t.Errorf("%d bytes came out, %v", len(out), err)
	}
	if a, err := openArchive(zipped(t, "../../etc/x", "y"), l); err != nil {
		t.Errorf("a path as name: %v", err)
	} else if out, err := a.part("../../etc/x"); err != nil || string(out) != "y" {
		t.Errorf("a path as name is a name: %q, %v", out, err)
	}
}

// sheetFile is a spreadsheet of one sheet, with its rows and its shared strings as they are given.
func sheetFile(t testing.TB, rows, texts string) []byte {
	t.Helper()
	const space = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const relations = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	types := "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return zipped(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+types+`sheet.main+xml"/>`+
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="`+types+`worksheet+xml"/>`+
		`<Override PartName="/xl/sharedStrings.xml" ContentType="`+types+`sharedStrings+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" `+
			`Type="`+relations+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			`<Relationship Id="r1" Type="`+relations+`/worksheet" Target="worksheets/sheet1.xml"/>`+
			`<Relationship Id="r2" Type="`+relations+`/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook`+space+` xmlns:r="`+relations+`"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>`+
			`</workbook>`,
		"xl/worksheets/sheet1.xml", `<worksheet`+space+`><sheetData>`+rows+`</sheetData></worksheet>`,
		"xl/sharedStrings.xml", `<sst`+space+`>`+texts+`</sst>`)
}

// The workbook that is fuzzed is one that is read.
func TestFuzzedWorkbook(t *testing.T) {
	got, err := Read(t.Context(), "a.xlsx", sheetFile(t, `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2.5</v></c></row>`+
		`<row r="2"><c r="A2" t="inlineStr"><is><t>Pintu</t></is></c></row>`, "<si><t>Loket</t></si>"), DefaultLimits())
	if err != nil || !strings.Contains(got.Markdown, "Loket") || !strings.Contains(got.Markdown, "Pintu") {
		t.Errorf("%q, %v", got.Markdown, err)
	}
}

func FuzzOffice(f *testing.F) {
	f.Add("docx", []byte(para("Judul1", "a")+listed("0", "b")))
	f.Add("docx", []byte(tbl(tr(tc(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, para("", "a"))), tr(tc(`<w:vMerge/>`),
		tc("", para("", "b"))))))
	f.Add("numbering", []byte(wordListsPart([]string{"decimal|Pasal %1/lowerLetter|%1%2."}, use("1", "0",
		`<w:lvlOverride w:ilvl="0"/>`))))
	f.Add("styles", []byte(wordStyles))
	f.Add("lists", []byte(odtLists3))
	f.Add("html", []byte(`<table><tr><td rowspan=2>a<td colspan=3>b<tr><td>c</table><h1>x</h1><sup>2</sup><div `+
		`class="related"><a href="#">x</a>`))
	f.Add("csv", []byte("sep=;\na;;b\n;1;2\n"))
	f.Add("odt", []byte(`<t:list><t:list-item><t:p>a</t:p></t:list-item></t:list>`))
	f.Add("pptx", []byte(slide("a", "b")))
	f.Add("xlsx", []byte(`<row r="1"><c r="A1" t="inlineStr"><is><t>Loket</t></is></c><c r="C1"><f>A1+1</f><v>2.50</v></c></row>`+
		`<row r="2"><c r="A2" t="s"><v>0</v></c></row>`))
	f.Add("strings", []byte(`<si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si>`))
	f.Add("txt", []byte("BAB I\nUMUM\nPasal 1\n(1) a\n\na. b;\n  1. c\n\tKepala\tNilai\n"))
	f.Add("md", []byte("# a\n| b |\n|--|\n| c |\n> - [d](e)\n```\nf\n"))
	f.Fuzz(func(t *testing.T, kind string, part []byte) {
		file := wordFile(t, string(part))
		read := readDOCX
		switch kind {
		case "numbering":
			file = wordFile(t, listed("0", "a")+listed("1", "b")+listed("8", "c"), "word/numbering.xml", string(part))
		case "styles":
			file = wordFile(t, para("Judul1", "a")+para("Sub", "b"), "word/styles.xml", string(part), "word/numbering.xml", wordNumbering)
		case "lists":
			file, read = zipped(t, "styles.xml", string(part), "content.xml", `<c><document-content>`+string(part)+`<body><text>`+
				`<list style-name="L1"><list-item><p>a</p></list-item></list><h>b</h></text></body></document-content></c>`), readODT
		case "html":
			file, read = part, readHTML
		case "csv":
			file, read = part, readCSV
		case "txt":
			file, read = part, readPlain
		case "md":
			file, read = part, readMarkdown
		case "xlsx":
			file, read = sheetFile(t, string(part), "<si><t>a</t></si>"), readXLSX
		case "strings":
			file, read = sheetFile(t, `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`, string(part)), readXLSX
		case "odt":
			file, read = openDocument(t, string(part)), readODT
		case "pptx":
			file, read = zipped(t, "ppt/presentation.xml", `<p:presentation`+slideSpace+`><p:sldId r:id="r1"/></p:presentation>`,
				"ppt/_rels/presentation.xml.rels", `<x><Relationship Id="r1" Target="s.xml"/></x>`, "ppt/s.xml", string(part)), readPPTX
		}
		if _, err := read(t.Context(), file, DefaultLimits()); err != nil && reasonOf(err) == "" {
			t.Fatalf("neither text nor refusal: %v", err)
		}
	})
}
