package pdf

import (
	"strings"
	"testing"
)

func TestMend(t *testing.T) {
	for _, test := range []struct{ seen, want string }{
		{"Pasal 1l", "Pasal 1"},
		{"Pasal l0", "Pasal 10"},
		{"Pasal1", "Pasal 1"},
		{"Pasal1l", "Pasal 1"},
		{"Pasal l", "Pasal 1"},
		{"Pasal |", "Pasal 1"},
		{"Pasal ll", "Pasal 11"},
		{"Pasal lO", "Pasal 10"},
		{"Pasal 2l", "Pasal 21"},
		{"Pasal 1O0", "Pasal 100"},
		{"Pasa1 12", "Pasal 12"},
		{"PASA1 l2", "PASAL 12"},
		{"Pasal l2A", "Pasal 12A"},
		{"Pasal 28I", "Pasal 28I"},
		{"Pasal II", "Pasal II"},
		{"dalam Pasal l8 ayat (2)", "dalam Pasal 18 ayat (2)"},
		{"Pasal l3, Pasal 1l, dan Pasal l5.", "Pasal 13, Pasal 1, dan Pasal 15."},
		{"pasal lama", "pasal lama"},
		{"Pasal O", "Pasal O"},
		{"Pasaran 1l", "Pasaran 1l"},
		{"BAB l1", "BAB II"},
		{"BAB V|", "BAB VI"},
		{"lo 1l Pasal", "lo 1l Pasal"},
		{"persentase 22,9096 dan 1,5546, bukan 3,96", "persentase 22,90% dan 1,55%, bukan 3,96"},
		{"koefisien 22,9096", "koefisien 22,9096"},
	} {
		if got := mended(&mender{}, test.seen); got != test.want {
			t.Errorf("%q became %q, want %q", test.seen, got, test.want)
		}
	}
}

// The article before tells one stroke seen twice from two strokes.
func TestMendInOrder(t *testing.T) {
	var m mender
	var got []string
	for _, seen := range []string{"Pasal 1l", "Pasal 9", "Pasal l0", "Pasal 1l", "sesuai dengan Pasal 40", "Pasal l2"} {
		got = append(got, mended(&m, seen))
	}
	want := "Pasal 1|Pasal 9|Pasal 10|Pasal 11|sesuai dengan Pasal 40|Pasal 12"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("got  %s\nwant %s", all, want)
	}
}

// The names and numbers of chapters and articles are kept however little tesseract is sure of them; dirt is not.
func TestExpected(t *testing.T) {
	for seen, want := range map[string]bool{
		"Pasal": true, "Pasal 1": true, "Pasal l0": true, "Pasal1l": true, "BAB": true, "BAB IV": true, "BAB l1": true,
		"l": false, "1": false, "Pasal ~": false, "BAB ~": false, "Dalam 1": false, "|": false,
	} {
		var line []word
		words := strings.Fields(seen)
		for _, text := range words[:len(words)-1] {
			line = append(line, word{text: text})
		}
		if got := expected(line, words[len(words)-1]); got != want {
			t.Errorf("%q: %t", seen, got)
		}
	}
}

// Boxes that overlap are parted, or the layout would join their words.
func TestMendBoxes(t *testing.T) {
	var m mender
	line := m.words(nil, word{x0: 771, x1: 871, y1: 25, text: "Pasal"})
	line = m.words(line, word{x0: 858, x1: 875, y1: 25, text: "2"})
	if line[0].x1 > 855 || line[0].x1 <= line[0].x0 || line[1].x0 != 858 {
		t.Errorf("%+v", line)
	}
}

// mended is a line after the mender has seen its words; they keep their order on the page.
func mended(m *mender, seen string) string {
	var line []word
	for i, text := range strings.Fields(seen) {
		line = m.words(line, word{x0: float64(100 * i), x1: float64(100*i + 90), y1: 25, text: text})
	}
	var texts []string
	for i, w := range line {
		if w.x0 >= w.x1 || i > 0 && w.x0 < line[i-1].x1+3 {
			return "words touch"
		}
		texts = append(texts, w.text)
	}
	return strings.Join(texts, " ")
}
