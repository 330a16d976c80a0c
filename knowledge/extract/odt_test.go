package extract

import "testing"

const odtLists3 = `<s:automatic-styles><t:list-style s:name="L1"><t:list-level-style-number t:level="1" s:num-format="1" ` +
	`s:num-prefix="(" s:num-suffix=")"/>
	<t:list-level-style-number t:level="2" s:num-format="a" s:num-suffix="."/><t:list-level-style-number t:level="3" s:num-format="i"
	s:num-suffix=")" t:display-levels="2"/>
	</t:list-style><t:list-style s:name="L2"><t:list-level-style-number t:level="1" s:num-format="1" s:num-prefix="Pasal "/></t:list-style>
	<t:list-style s:name="L3"><t:list-level-style-bullet t:level="1" t:bullet-char="•"/></t:list-style>
	<s:style s:name="T1" s:family="text"><s:text-properties t:display="none"/></s:style>
	<s:style s:name="T2" s:family="text"><s:text-properties s:text-line-through-style="solid"/></s:style>
	<s:style s:name="T3" s:family="text"><s:text-properties s:text-position="super 58%"/></s:style></s:automatic-styles>`

func readODTBody(t *testing.T, body string, parts ...string) string {
	t.Helper()
	file := zipped(t, append([]string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<o:document-content xmlns:o="o" xmlns:t="t" xmlns:s="s" xmlns:b="b" xmlns:d="d">` + odtLists3 + `<o:body><o:text>` + body +
			`</o:text></o:body></o:document-content>`}, parts...)...)
	got, err := Read(t.Context(), "x", file, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return got.Markdown
}

func TestODTIsReadAsPrinted(t *testing.T) {
	item := func(inner string) string { return `<t:list-item>` + inner + `</t:list-item>` }
	p := func(text string) string { return `<t:p>` + text + `</t:p>` }
	cell := func(attributes, text string) string {
		return `<b:table-cell ` + attributes + `>` + p(text) + `</b:table-cell>`
	}
	const covered = `<b:covered-table-cell/>`
	outline := `<o:document-styles xmlns:o="o" xmlns:t="t" xmlns:s="s"><t:outline-style><t:outline-level-style t:level="1" ` +
		`s:num-format="I" s:num-prefix="BAB "/>
		<t:outline-level-style t:level="2" s:num-format="1" s:num-prefix="Pasal "/></t:outline-style></o:document-styles>`
	for name, c := range map[string]struct {
		body, want string
		parts      []string
	}{
		"levels": {body: `<t:list t:style-name="L1">` +
			item(p("satu")+`<t:list>`+item(p("dua")+`<t:list>`+item(p("tiga"))+`</t:list>`)+`</t:list>`) + item(p("empat")) +
			`</t:list>`, want: "- (1) satu\n   - a. dua\n      - a.i) tiga\n- (2) empat"},
		"a list goes on where it says so": {
			body: `<t:list t:style-name="L1" xml:id="x">` + item(p("satu")) + `</t:list>` + p("antara") +
				`<t:list t:style-name="L1" t:continue-list="x">` + item(p("dua")) +
				`</t:list>` + p("lagi") + `<t:list t:style-name="L1">` + item(p("baru")) +
				`</t:list><t:list t:style-name="L1" t:continue-numbering="true">` +
				item(p("lanjut")) + `</t:list>`,
			want: "- (1) satu\n\nantara\n\n- (2) dua\n\nlagi\n\n- (1) baru\n\n- (2) lanjut"},
		"a start": {body: `<t:list t:style-name="L1"><t:list-item t:start-value="4">` + p("empat") + `</t:list-item></t:list>`,
			want: "- (4) empat"},
		"names":   {body: `<t:list t:style-name="L2">` + item(p("")) + `</t:list>` + p("Isi."), want: "##### Pasal 1\n\nIsi."},
		"bullets": {body: `<t:list t:style-name="L3">` + item(p("butir")) + `</t:list>`, want: "- butir"},
		"the outline numbers headings": {
			body: `<t:h t:outline-level="1">UMUM</t:h><t:h t:outline-level="2"/><t:p>Isi.</t:p><t:h ` +
				`t:outline-level="1">LAIN</t:h><t:h t:outline-level="2"/>`,
			want: "## BAB I UMUM\n\n##### Pasal 1\n\nIsi.\n\n## BAB II LAIN\n\n##### Pasal 1", parts: []string{"styles.xml", outline}},
		"runs": {body: `<t:p>ada <t:span t:style-name="T1">rahasia</t:span><t:span t:style-name="T2">lama</t:span> m<t:span ` +
			`t:style-name="T3">2</t:span></t:p>`,
			want: "ada ~~lama~~ m²"},
		"frames are paragraphs apart": {body: `<t:p>sebelum<d:frame><d:text-box>` + p("kotak") +
			`</d:text-box></d:frame> sesudah</t:p>`, want: "sebelum sesudah\n\nkotak"},
		"merged cells": {
			body: `<b:table><b:table-row>` + cell("", "Dinas") + cell("", "Layanan") + `</b:table-row><b:table-row>` +
				cell(`b:number-rows-spanned="2"`, "Dukcapil") +
				cell("", "KTP") + `</b:table-row><b:table-row>` + covered + cell("", "KK") + `</b:table-row><b:table-row>` +
				cell(`b:number-columns-spanned="2"`, "catatan") +
				covered + `</b:table-row></b:table>`,
			want: "| Dinas | Layanan |\n| --- | --- |\n| Dukcapil | KTP |\n| Dukcapil | KK |\n| catatan | catatan |"},
		"a note": {body: `<t:p>isi<t:note><t:note-citation>1</t:note-citation><t:note-body>` + p("catatan") +
			`</t:note-body></t:note></t:p>`, want: "isi (catatan)"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := readODTBody(t, c.body, c.parts...); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
