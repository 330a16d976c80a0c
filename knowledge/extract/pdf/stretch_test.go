package pdf

import (
	"strings"
	"testing"
)

// justified sets lines between two margins, in 10 points, five points a letter; the last one is not stretched. Gaps that are
// wide enough look like those between cells.
func justified(left, right, top float64, rows ...string) (words []word) {
	for i, row := range rows {
		texts := strings.Fields(row)
		letters := len(strings.Join(texts, ""))
		gap := (right - left - 5*float64(letters)) / max(float64(len(texts)-1), 1)
		if i == len(rows)-1 {
			gap = 3
		}
		x, y := left, top+14*float64(i)
		for _, text := range texts {
			w := 5 * float64(len(text))
			words = append(words, word{x, y, x + w, y + 10, 10, text})
			x += w + gap
		}
	}
	return words
}

func textOf(words ...word) string {
	got, _ := proseOf([]sheet{page{width: 595, height: 842, words: words}.sheet(0)})
	return got
}

func TestStretchedLinesStayProse(t *testing.T) {
	rows := []string{
		"bahwa untuk menumbuhkembangkan kemandirian warga",
		"masyarakat diperlukan pengaturan yang",
		"komprehensif mengenai perizinan dan",
		"kelembagaan pertanggungjawaban",
		"menyelenggarakan pendampingan",
		"lembaga terkait.",
	}
	if got, want := textOf(justified(100, 350, 100, rows...)...), strings.Join(rows, " "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A table whose columns are as wide as each other has even gaps and a right margin too.
func TestEvenTableStaysTable(t *testing.T) {
	var words []word
	for i, row := range []string{"2021 2022 2023 2024", "1500 1600 1700 1800", "2500 2600 2700 2800", "3500 3600 3700 3800"} {
		for k, text := range strings.Fields(row) {
			x, y := 100+80*float64(k), 100+14*float64(i)
			words = append(words, word{x, y, x + 20, y + 10, 10, text})
		}
	}
	want := "| 2021 | 2022 | 2023 | 2024 |\n| --- | --- | --- | --- |\n| 1500 | 1600 | 1700 | 1800 |\n| 2500 | 2600 | 2700 | 2800 |\n" +
		"| 3500 | 3600 | 3700 | 3800 |"
	if got := textOf(words...); got != want {
		t.Errorf("got\n%s", got)
	}
}

// Whatever is set between margins, no line becomes a row.
func TestNoParagraphIsATable(t *testing.T) {
	words := strings.Fields("pelayanan publik yang wajib disusun oleh penyelenggara di daerah dengan memperhatikan kebutuhan " +
		"masyarakat dan pertanggungjawaban pelaksanaan anggaran sesuai ketentuan peraturan perundangan bagi setiap warga negara atas " +
		"barang jasa serta administrasi kependudukan secara transparan akuntabel")
	for width := 130.0; width < 420; width += 7 {
		for from := range 12 {
			rows, row := []string(nil), ""
			for _, w := range words[from:] {
				if next := strings.TrimSpace(row + " " + w); 5*float64(len(next)) > width {
					rows, row = append(rows, row), w
				} else {
					row = next
				}
			}
			if got := textOf(justified(90, 90+width, 80, append(rows, row)...)...); strings.Contains(got, "| --- |") {
				t.Fatalf("%v points, from word %d:\n%s", width, from, got)
			}
		}
	}
}
