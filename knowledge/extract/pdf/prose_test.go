package pdf

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestJoinWrapped(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"ke-", "giatan", "kegiatan"},
		{"peraturan undang-", "undang dasar", "peraturan undang-undang dasar"},
		{"sebaik-", "baiknya", "sebaik-baiknya"},
		{"Undang-", "Undang", "Undang-Undang"},
		{"e-", "government", "e-government"},
		{"2020 -", "2024", "2020 - 2024"},
		{"2020-", "2024", "2020- 2024"},
		{"satu", "dua", "satu dua"},
		{"", "dua", "dua"},
		{"satu", "", "satu"},
	} {
		if got := joinWrapped(c.a, c.b); got != c.want {
			t.Errorf("%q + %q = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// typeset sets lines of 10 points, an em wide for two letters, at left; "|" moves to a column.
func typeset(left float64, rows ...string) page {
	p := page{width: 595, height: 842}
	for i, row := range rows {
		y := 100 + 14*float64(i)
		for k, cellText := range strings.Split(row, "|") {
			x := left + 160*float64(k)
			for w := range strings.FieldsSeq(cellText) {
				width := 5 * float64(utf8.RuneCountInString(w))
				p.words = append(p.words, word{x, y, x + width, y + 10, 10, w})
				x += width + 4
			}
		}
	}
	return p
}

func TestTable(t *testing.T) {
	p := typeset(60,
		"Target kinerja pelayanan ditetapkan dalam tabel berikut:",
		"",
		"Indikator|Satuan|Target",
		"Waktu tunggu|menit|15",
		"Kepuasan masyarakat|indeks dari|88",
		"|survei|",
		"A|B | C",
		"",
		"",
		"Tabel itu ditinjau tiap tahun.",
	)
	got, _ := proseOf([]sheet{p.sheet(0)})
	want := `Target kinerja pelayanan ditetapkan dalam tabel berikut:

| Indikator | Satuan | Target |
| --- | --- | --- |
| Waktu tunggu | menit | 15 |
| Kepuasan masyarakat | indeks dari survei | 88 |
| A | B | C |

Tabel itu ditinjau tiap tahun.`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestColumns(t *testing.T) {
	rows := []string{}
	for range 12 {
		rows = append(rows, "kolom kiri memuat kalimat ini")
	}
	left := typeset(60, rows...)
	for i := range rows {
		rows[i] = strings.Replace(rows[i], "kiri", "kanan", 1)
	}
	right := typeset(320, rows...)
	for i := range right.words { // the columns' lines do not stand at one height
		right.words[i].y0 += 6
		right.words[i].y1 += 6
	}
	p := page{width: 595, height: 842, words: append(left.words, right.words...)}
	p.words = append(p.words, word{100, 60, 500, 72, 10, "JUDUL MELINTASI KEDUA KOLOM"})
	got, _ := proseOf([]sheet{p.sheet(0)})
	title, rest, _ := strings.Cut(got, "\n\n")
	if title != "JUDUL MELINTASI KEDUA KOLOM" {
		t.Errorf("title %q", title)
	}
	if strings.Count(rest, "kiri") != 12 || strings.Count(rest, "kanan") != 12 ||
		strings.LastIndex(rest, "kiri") > strings.Index(rest, "kanan") {
		t.Errorf("columns:\n%s", rest)
	}
}

func TestDropFurniture(t *testing.T) {
	at := func(y float64, text string) line { return line{y0: y, y1: y + 10, text: text} }
	sheets := make([]sheet, 4)
	for i := range sheets {
		n := string(rune('1' + i))
		sheets[i] = sheet{width: 595, height: 842, lines: []line{
			at(30, "Peraturan Wali Kota Nomor "+n), at(50, "Pasal "+n), at(400, "Peraturan Wali Kota Nomor "+n), at(780,
				"Cukup jelas."), at(800, "Halaman "+n+" dari 4"),
		}}
	}
	dropFurniture(sheets)
	for i, s := range sheets {
		var got []string
		for _, ln := range s.lines {
			got = append(got, ln.text)
		}
		n := string(rune('1' + i))
		if diff := cmp.Diff([]string{"Pasal " + n, "Peraturan Wali Kota Nomor " + n, "Cukup jelas."}, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestHeadings(t *testing.T) {
	p := typeset(60,
		"BAB II", "TATA CARA", "Bagian Kesatu", "Umum", "Paragraf 1", "Permohonan", "Pasal 12A", "Cukup jelas.", "",
		"1.2 Latar Belakang", "", "Penjelasan lebih lanjut ada di bawah ini dan tidak di atas.",
		"Pasal 12A ayat (2) berlaku.", "", "1.3 Tujuan ............... 7")
	got, first := proseOf([]sheet{p.sheet(0)})
	want := "## BAB II TATA CARA\n\n### Bagian Kesatu Umum\n\n#### Paragraf 1 Permohonan\n\n##### Pasal 12A\n\nCukup jelas.\n\n" +
		"### 1.2 Latar Belakang\n\nPenjelasan lebih lanjut ada di bawah ini dan tidak di atas. Pasal 12A ayat (2) berlaku.\n\n1.3 " +
		"Tujuan … 7"
	if diff := cmp.Diff(want, got); diff != "" || first != "BAB II TATA CARA" {
		t.Error(first, diff)
	}
}

func TestParagraphOverPages(t *testing.T) {
	one := typeset(60, "Kalimat ini berlanjut pada halaman yang beri-").sheet(0)
	two := typeset(60, "kutnya sampai selesai.").sheet(0)
	got, _ := proseOf([]sheet{one, two})
	if want := "Kalimat ini berlanjut pada halaman yang berikutnya <!-- hlm 2 -->sampai selesai."; got != want {
		t.Errorf("got %q", got)
	}
}

func TestEscapeLine(t *testing.T) {
	for in, want := range map[string]string{
		"# bukan judul": `\# bukan judul`, "- bukan butir": `\- bukan butir`, "#tagar": "#tagar", "=====": `\=====`,
		"a <b> c": `a \<b> c`, "5 < 6": "5 < 6", "> kutip": `\> kutip`, "biasa": "biasa", "*) catatan": "*) catatan",
	} {
		if got := escapeLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCleanTitle(t *testing.T) {
	for in, want := range map[string]string{
		"Microsoft Word - perwa.docx": "", "perwa 12.pdf": "", "untitled": "", "": "", "12": "", "Dokumen1": "",
		"Laporan  Kinerja\x00 2024": "Laporan Kinerja 2024",
	} {
		if got := cleanTitle(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// twoTables are pages of a table that goes on, under a head that all have.
var twoTables = func() string {
	var b strings.Builder
	for page := range 3 {
		b.WriteString("<page width=\"595\" height=\"842\">\n")
		for i, row := range []string{"Dinas Contoh", "No Uraian Pelaksana", "1 menyusun Dinas", "2 mengumumkan Bagian", "maklumat . . ."} {
			for k, text := range strings.Fields(row) {
				x, y := 60+120*k, 60+20*i+page
				fmt.Fprintf(&b, "<word xMin=\"%d\" yMin=\"%d\" xMax=\"%d\" yMax=\"%d\">%s</word>\n", x, y, x+5*len(text), y+11, text)
			}
		}
		b.WriteString("</page>\n")
	}
	return b.String()
}()

// FuzzPDFText gives the step from boxes to Markdown whatever pdftotext and tesseract could print.
func FuzzPDFText(f *testing.F) {
	f.Add("<page width=\"595\" height=\"842\">\n<word xMin=\"70\" yMin=\"70\" xMax=\"90\" yMax=\"81\">BAB</word>\n<word "+
		"xMin=\"93\" yMin=\"70\" xMax=\"97\" yMax=\"81\">I</word>\n</page>\n", 1000)
	f.Add("<page width=\"1\" height=\"0\">\n<word xMin=\"9e9\" yMin=\"-1\" xMax=\"0\" "+
		"yMax=\"1\">&lt;b&gt;\xff</word>\n</page>\n<page ", 3)
	f.Add("1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t\n"+
		"4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n5\t1\t1\t1\t1\t1\t10\t10\t90\t20\t96\tPasal\n", 50)
	f.Add(twoTables, 4000)
	f.Fuzz(func(t *testing.T, printed string, limit int) {
		l := limits()
		l.Characters = 1 + max(limit, -limit)%100_000
		sheets, err := parseBoxes(strings.NewReader(printed), l)
		if err != nil {
			return // refused, which is fine
		}
		p, _ := parseTSV(printed, &mender{})
		sheets = append(sheets, p.scaled(842).sheet(gutterOf(sheets)))
		for _, n := range append(scans(sheets), doubted(sheets, nil, func(w string) bool { return len(w) > 5 })...) {
			if n < 1 || n > len(sheets) {
				t.Errorf("page %d of %d", n, len(sheets))
			}
		}
		dropFurniture(sheets)
		got, err := finish(contents{sheets: sheets}, Text{Pages: len(sheets) + 1}, l)
		if err == nil && (got.Markdown == "" || utf8.RuneCountInString(got.Markdown) > l.Characters ||
			!utf8.ValidString(got.Markdown)) {
			t.Errorf("%d characters, at most %d, valid %v", utf8.RuneCountInString(got.Markdown), l.Characters,
				utf8.ValidString(got.Markdown))
		}
	})
}
