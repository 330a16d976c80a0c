package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// numberedWord is a regulation in Word whose BAB, Pasal, ayat and huruf are automatic numbers, so that none of them stands in its
// text.
func numberedWord(t testing.TB) []byte {
	t.Helper()
	const space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var body strings.Builder
	plain := func(text string) { fmt.Fprintf(&body, `<w:p><w:r><w:t>%s</w:t></w:r></w:p>`, text) }
	listed := func(list, level int, text string) {
		fmt.Fprintf(&body, `<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`+
			`<w:r><w:t>%s</w:t></w:r></w:p>`, level, list, text)
	}
	for _, line := range []string{"BUPATI SAMBAS", "PERATURAN BUPATI SAMBAS", "NOMOR 8 TAHUN 2023", "TENTANG", "LOKET ZETAPIKA",
		"DENGAN RAHMAT TUHAN YANG MAHA ESA", "BUPATI SAMBAS,"} {
		plain(line)
	}
	listed(1, 0, "")
	plain("KETENTUAN UMUM")
	listed(2, 0, "")
	plain("Zetapika adalah loket terpadu di kecamatan.")
	listed(2, 0, "")
	listed(3, 0, "Loket buka setiap hari kerja.")
	listed(3, 0, "Loket menyediakan:")
	listed(3, 1, "kursi antrean;")
	listed(3, 1, "layar nomor; dan")
	listed(3, 1, "formulir permohonan.")
	listed(2, 0, "")
	plain("Ketentuan sebagaimana dimaksud dalam Pasal 2 ayat (2) huruf b berlaku bagi semua kecamatan.")
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{{"[Content_Types].xml", "<Types/>"},
		{"word/document.xml", `<w:document` + space + `><w:body>` + body.String() + `</w:body></w:document>`},
		{"word/numbering.xml", `<w:numbering` + space + `>` + numbersOfRules() + `</w:numbering>`}} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
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

// numbersOfRules are the lists of Word that number BAB, Pasal, and ayat with huruf.
func numbersOfRules() (numbering string) {
	level := func(at int, form, text string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`,
			at, form, text)
	}
	for id, levels := range []string{level(0, "upperRoman", "BAB %1"), level(0, "decimal", "Pasal %1"),
		level(0, "decimal", "(%1)") + level(1, "lowerLetter", "%2.")} {
		numbering += fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, levels)
	}
	for id := range 3 {
		numbering += fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id+1, id)
	}
	return numbering
}

// rulesOfAllKinds are regulations as files of several kinds.
func rulesOfAllKinds(t testing.TB) map[string][]byte {
	t.Helper()
	printed, err := os.ReadFile("knowledge/extract/pdf/testdata/kinds/regulation.pdf")
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{
		"zetapika.docx": numberedWord(t), "survei.pdf": printed,
		"parkir.md": []byte("# Peraturan Daerah Kota Bontang Nomor 4 Tahun 2022 tentang Parkir Zetapika\n\n## BAB I\n\n" +
			"### Pasal 1\n\nParkir adalah keadaan berhenti.\n\n### Pasal 2\n\n(1) Tarif parkir dua ribu rupiah.\n\n(2) Tarif dibayar di tempat.\n"),
		"arsip.pdf": housetest.PDF("PERATURAN WALI KOTA SINGKAWANG\nNOMOR 5 TAHUN 2021\nTENTANG\nARSIP ZETAPIKA\n\nPasal 1\n"+
			"Arsip adalah rekaman kegiatan.\n\n", "Pasal 2\n(1) Arsip disimpan sepuluh tahun.\n(2) Arsip dimusnahkan oleh panitia.\n"),
	}
}

// From the file to the answer: a Pasal, ayat or huruf that is named is quoted from the rule, with its page where there are pages.
func TestArticlesOfFiles(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.takeRules()
	for _, c := range []struct {
		asked, says, heading string
		page                 int
	}{
		{"apa isi pasal 2 perbup sambas 8 tahun 2023", "(1) Loket buka setiap hari kerja.", "Pasal 2", 0},
		{"pasal 2 ayat (2) perbup 8/2023", "(2) Loket menyediakan", "Pasal 2", 0},
		{"pasal 2 ayat 2 huruf b perbup nomor 8 tahun 2023", "b. layar nomor", "Pasal 2", 0},
		{"bunyi pasal 2 ayat 1 perwali pontianak 33 tahun 2024", "(1) Perangkat daerah mengevaluasi secara berkala", "Pasal 2", 2},
		{"pasal 3 perwali 33/2024", "Agar pelaksanaan tugas berjalan tertib", "Pasal 3", 2},
		{"pasal 2 ayat 2 perda bontang 4 tahun 2022", "(2) Tarif dibayar di tempat.", "Pasal 2", 0},
		{"pasal 2 ayat (1) perwali singkawang 5/2021", "(1) Arsip disimpan sepuluh tahun.", "Pasal 2", 2},
	} {
		a, err := s.state.Library.Ask(t.Context(), knowledge.Question{Text: c.asked, Unrecorded: true})
		if err != nil || a.Outcome != knowledge.Answered || len(a.Quotes) == 0 {
			t.Errorf("%q: %s, %v", c.asked, a.Outcome, err)
			continue
		}
		if q := a.Quotes[0]; !strings.HasPrefix(q.Text, c.says) || !strings.HasSuffix(q.Heading, c.heading) ||
			c.page > 0 && q.Page == 0 || c.page == 0 && q.Page != 0 {
			t.Errorf("%q: %q, %q, page %d", c.asked, q.Heading, q.Text, q.Page)
		}
	}
	for _, asked := range []string{"pasal 41 perbup sambas 8 tahun 2023", "pasal 99 perwali pontianak 33 tahun 2024"} {
		a, err := s.state.Library.Ask(t.Context(), knowledge.Question{Text: asked, Unrecorded: true})
		if err != nil || a.Outcome != knowledge.NotFound || !strings.Contains(a.Missing.Words(), "tidak ada dalam teks") {
			t.Errorf("%q: %s, %q, %v", asked, a.Outcome, a.Missing.Words(), err)
		}
	}
}

// takeRules publishes the regulations of all kinds of files.
func (s *stage) takeRules() {
	s.t.Helper()
	for name, content := range rulesOfAllKinds(s.t) {
		read, err := desk.ReadFile(s.t.Context(), readHere{}, desk.File{Name: name, Data: content})
		if err != nil {
			s.t.Fatalf("%s: %v", name, err)
		}
		taken, err := s.state.Desk().Take(s.t.Context(), knowledge.BySystem("test"), desk.Proposal{}, read, "")
		if err != nil {
			s.t.Fatal(err)
		}
		if _, err := s.state.Desk().Add(s.t.Context(), knowledge.BySystem("test"), taken.Proposal); err != nil {
			s.t.Fatalf("%s: %v", name, err)
		}
	}
	if _, err := s.state.Index.Sync(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}
