package extract

import (
	"strings"
	"testing"
)

// numberedBy is a paragraph of a list at a level, with a style when one is named.
func numberedBy(num, level, style, text string) string {
	if style != "" {
		style = `<w:pStyle w:val="` + style + `"/>`
	}
	return `<w:p><w:pPr>` + style + `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` +
		`<w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// wordListsPart is the part of a file that defines lists. Each definition is a list of levels "form|text", with "|start" behind
// where it is not 1.
func wordListsPart(definitions []string, uses string) string {
	out := `<w:numbering` + wordSpace + `>`
	for id, definition := range definitions {
		out += `<w:abstractNum w:abstractNumId="` + decimal.write(id) + `">`
		for at, level := range strings.Split(definition, "/") {
			parts := strings.Split(level, "|")
			start := "1"
			if len(parts) > 2 {
				start = parts[2]
			}
			out += `<w:lvl w:ilvl="` + decimal.write(at) + `"><w:start w:val="` + start + `"/><w:numFmt w:val="` + parts[0] +
				`"/><w:lvlText w:val="` + parts[1] + `"/></w:lvl>`
		}
		out += `</w:abstractNum>`
	}
	return out + uses + `</w:numbering>`
}

func use(id, of, override string) string {
	return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + of + `"/>` + override + `</w:num>`
}

func readWord(t *testing.T, body string, parts ...string) string {
	t.Helper()
	got, err := Read(t.Context(), "x.docx", wordFile(t, body, parts...), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return got.Markdown
}

func TestWordNumbersAreThoseOnPaper(t *testing.T) {
	restart := `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`
	for name, c := range map[string]struct {
		definitions []string
		uses, body  string
		want        string
	}{
		"forms of law": {
			[]string{"decimal|(%1)/lowerLetter|%2./decimal|%3)/lowerLetter|(%4)/lowerRoman|%5./upperLetter|%6./decimal|(%7)"}, use("1",
				"0", ""),
			numberedBy("1", "0", "", "satu") + numberedBy("1", "1", "", "dua") + numberedBy("1", "2", "", "tiga") + numberedBy("1", "3",
				"", "empat") +
				numberedBy("1", "3", "", "lima") + numberedBy("1", "4", "", "enam") + numberedBy("1", "5", "", "tujuh") + numberedBy("1",
				"0", "", "delapan") +
				numberedBy("1", "1", "", "sembilan"),
			"- (1) satu\n   - a. dua\n      1) tiga\n         - (a) empat\n         - (b) lima\n            - i. enam\n              " +
				" - A. tujuh\n- (2) delapan\n   - a. sembilan",
		},
		"start and restart": {
			[]string{"decimal|%1.|5"}, use("1", "0", "") + use("2", "0", restart),
			numberedBy("1", "0", "", "a") + numberedBy("1", "0", "", "b") + para("", "antara") + numberedBy("2", "0", "", "c") +
				numberedBy("2", "0", "", "d"),
			"5. a\n6. b\n\nantara\n\n1. c\n2. d",
		},
		"uses of one definition go on": {
			[]string{"decimal|%1."}, use("1", "0", "") + use("2", "0", ""), numberedBy("1", "0", "", "a") + numberedBy("2", "0", "",
				"b"), "1. a\n2. b",
		},
		"a level defined anew": {
			[]string{"decimal|%1."}, use("1", "0",
				`<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText `+
					`w:val="%1)"/></w:lvl></w:lvlOverride>`),
			numberedBy("1", "0", "", "a") + numberedBy("1", "0", "", "b"), "- I) a\n- II) b",
		},
		"several levels in one number": {
			[]string{"upperRoman|%1./decimal|%1.%2"}, use("1", "0", ""), numberedBy("1", "0", "", "a") + numberedBy("1", "1", "", "b") +
				numberedBy("1", "1", "", "c"),
			"- I. a\n   - I.1 b\n   - I.2 c",
		},
		"names are headings, empty ones too": {
			[]string{"upperRoman|BAB %1", "decimal|Pasal %1", "ordinalText|Bagian %1"}, use("1", "0", "") + use("2", "1", "") + use("3",
				"2", ""),
			numberedBy("1", "0", "", "") + para("", "KETENTUAN UMUM") + numberedBy("3", "0", "", "") + para("", "Umum") +
				numberedBy("2", "0", "", "") +
				para("", "Isi.") + numberedBy("2", "0", "", "") + para("", "Isi lagi."),
			"## BAB I KETENTUAN UMUM\n\n### Bagian Kesatu Umum\n\n##### Pasal 1\n\nIsi.\n\n##### Pasal 2\n\nIsi lagi.",
		},
		"no list": {[]string{"decimal|%1."}, use("1", "0", ""), numberedBy("0", "0", "", "a"), "a"},
		"an empty item counts": {
			[]string{"decimal|%1."}, use("1", "0", ""), numberedBy("1", "0", "", "a") + numberedBy("1", "0", "", "") + numberedBy("1",
				"0", "", "c"), "1. a\n3. c",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := readWord(t, c.body, "word/numbering.xml", wordListsPart(c.definitions, c.uses)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestWordStylesNumber(t *testing.T) {
	styles := `<w:styles` + wordSpace + `><w:style w:styleId="Ayat"><w:name w:val="Ayat"/><w:pPr><w:numPr><w:numId ` +
		`w:val="1"/></w:numPr></w:pPr></w:style>
		<w:style w:styleId="Huruf"><w:name w:val="Huruf"/><w:basedOn w:val="Ayat"/></w:style>
		<w:style w:styleId="Bab"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`
	numbering := `<w:numbering` + wordSpace +
		`><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl>
		<w:lvl w:ilvl="1"><w:pStyle w:val="Huruf"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
		<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="BAB %1"/></w:lvl></w:abstractNum>` +
		use("1", "1", "") + use("2", "2", "") + `</w:numbering>`
	off := `<w:p><w:pPr><w:pStyle w:val="Ayat"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>tanpa ` +
		`nomor</w:t></w:r></w:p>`
	got := readWord(t, para("Bab", "UMUM")+para("Ayat", "satu")+para("Huruf", "dua")+para("Ayat", "tiga")+off+para("Bab", "PENUTUP"),
		"word/styles.xml", styles, "word/numbering.xml", numbering)
	if want := "## BAB I UMUM\n\n- (1) satu\n   - a. dua\n- (2) tiga\n\ntanpa nomor\n\n## BAB II PENUTUP"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWordTextIsThatOnPaper(t *testing.T) {
	run := func(properties, text string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	for name, c := range map[string]struct{ body, want string }{
		"hidden text": {`<w:p>` + run(`<w:vanish/>`, "rahasia") + run(`<w:vanish w:val="0"/>`, "terbuka") + `</w:p>`, "terbuka"},
		"struck out": {`<w:p>` + run("", "biaya ") + run(`<w:strike/>`, "Rp50.000 ") + run(`<w:dstrike/>`, "lama") + run("",
			" gratis") + `</w:p>`, "biaya ~~Rp50.000~~ ~~lama~~ gratis"},
		"raised figures":    {`<w:p>` + run("", "10") + run(`<w:vertAlign w:val="superscript"/>`, "6") + `</w:p>`, "10⁶"},
		"a symbol":          {`<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>` + run("", " ada") + `</w:p>`, "✓ ada"},
		"typed as a symbol": {`<w:p>` + run(`<w:rFonts w:ascii="Wingdings"/>`, "ü") + run("", " ada") + `</w:p>`, "✓ ada"},
		"soft hyphens": {`<w:p>` + run("", "pela\u00adyanan pub\u200blik e\ufb01sien\u00a0ya") + `</w:p>`,
			"pelayanan publik efisien ya"},
		"a fraction": {`<w:p><m:oMath xmlns:m="m"><m:f><m:num><m:r><m:t>a + ` +
			`b</m:t></m:r></m:num><m:den><m:r><m:t>25</m:t></m:r></m:den></m:f></m:oMath></w:p>`, "(a + b)/25"},
		"a deleted end": {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("", "satu ") + `</w:p><w:p>` + run("", "kalimat") +
			`</w:p>`, "satu kalimat"},
		"moved text": {`<w:p><w:moveFrom>` + run("", "lama") + `</w:moveFrom><w:moveTo>` + run("", "baru") +
			`</w:moveTo></w:p>`, "baru"},
		"a text box in one of two forms": {
			`<w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:txbxContent>` + para("", "kotak") +
				`</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` +
				para("", "kotak") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>` + run("", "isi") + `</w:p>`, "isi\n\nkotak"},
		"a box in a box": {`<w:p><w:r><w:txbxContent><w:p><w:r><w:txbxContent>` + para("", "dalam") +
			`</w:txbxContent></w:r></w:p></w:txbxContent></w:r></w:p>`, "dalam"},
		"typed headings of a rule": {
			para("", "BAB I") + para("", "KETENTUAN UMUM") + para("", "Pasal 1") + para("", "Dalam peraturan ini.") + para("",
				"sesuai Pasal 1"),
			"## BAB I KETENTUAN UMUM\n\n##### Pasal 1\n\nDalam peraturan ini.\n\nsesuai Pasal 1"},
		"spaced letters": {para("", "M E M U T U S K A N :"), "MEMUTUSKAN:"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := readWord(t, c.body); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func tc(properties string, blocks ...string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + strings.Join(blocks, "") + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tbl(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }

func TestWordTables(t *testing.T) {
	const down, begin = `<w:vMerge/>`, `<w:vMerge w:val="restart"/>`
	cell := func(text string) string { return tc("", para("", text)) }
	for name, c := range map[string]struct{ body, want string }{
		"merged down": {
			tbl(tr(cell("Dinas"), cell("Layanan")), tr(tc(begin, para("", "Dukcapil")), cell("KTP")), tr(tc(down, para("", "")),
				cell("KK"))),
			"| Dinas | Layanan |\n| --- | --- |\n| Dukcapil | KTP |\n| Dukcapil | KK |"},
		"merged across, a head of two rows": {
			tbl(tr(tc(begin, para("", "Layanan")), tc(`<w:gridSpan w:val="2"/>`, para("", "Waktu"))), tr(tc(down, para("", "")),
				cell("Loket"), cell("Daring")),
				tr(cell("KTP"), cell("1 hari"), cell("2 hari"))),
			"| Layanan | Waktu – Loket | Waktu – Daring |\n| --- | --- | --- |\n| KTP | 1 hari | 2 hari |"},
		"columns that are counted": {
			tbl(tr(cell("No"), cell("Layanan")), tr(cell("(1)"), cell("(2)")), tr(cell("1"), cell("KTP"))),
			"| No | Layanan |\n| --- | --- |\n| 1 | KTP |"},
		"a row that names the table": {
			tbl(tr(tc(`<w:gridSpan w:val="2"/>`, para("", "Daftar tarif"))), tr(cell("Layanan"), cell("Tarif")), tr(cell("KTP"),
				cell("gratis"))),
			"Daftar tarif\n\n| Layanan | Tarif |\n| --- | --- |\n| KTP | gratis |"},
		"set in columns": {
			tbl(tr(cell("Menimbang"), cell(":"), tc("", para("", "a. bahwa satu;"), para("", "b. bahwa dua;"))), tr(cell("Mengingat"),
				cell(":"), cell("Undang-Undang"))),
			"Menimbang :\n\na. bahwa satu;\n\nb. bahwa dua;\n\nMengingat : Undang-Undang"},
		"one in another": {
			tbl(tr(tc("", para("", "luar"), tbl(tr(cell("Kota"), cell("IPP")), tr(cell("Pontianak"), cell("4,71"))), para("", "")))),
			"luar\n\n| Kota | IPP |\n| --- | --- |\n| Pontianak | 4,71 |"},
		"a deleted row": {tbl(tr(cell("Kota"), cell("IPP")), `<w:tr><w:trPr><w:del/></w:trPr>`+cell("Lama")+cell("1")+`</w:tr>`,
			tr(cell("Baru"), cell("2"))),
			"| Kota | IPP |\n| --- | --- |\n| Baru | 2 |"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := readWord(t, c.body); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
