package pdf

import (
	"strings"
	"testing"
)

// spaced sets words of a line with the same room between, "|" sets more.
func spaced(row string) (pieces []cell) {
	x := 50.0
	for _, w := range strings.Fields(row) {
		if w == "|" {
			x += 14
			continue
		}
		width := 5 * float64(len([]rune(w)))
		pieces = append(pieces, cell{x, x + width, w})
		x += width + 6
	}
	return pieces
}

func texts(pieces []cell) string {
	var out []string
	for _, p := range pieces {
		out = append(out, p.text)
	}
	return strings.Join(out, " ")
}

func TestCloseUp(t *testing.T) {
	for in, want := range map[string]string{
		"M E M U T U S K A N :":              "MEMUTUSKAN :",
		"P E R A T U R A N | D A E R A H":    "PERATURAN DAERAH",
		"Golongan A B dan C":                 "Golongan A B dan C",
		"Lampiran I A":                       "Lampiran I A",
		"Menetapkan : M E M U T U S K A N":   "Menetapkan : MEMUTUSKAN",
		"K E P U T U S A N | KEPALA | DINAS": "KEPUTUSAN KEPALA DINAS",
	} {
		if got := texts(closeUp(spaced(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestReadingOrder(t *testing.T) {
	for in, want := range map[string]string{
		"biasa saja":                 "biasa saja",
		"مرحبا السلام":               "السلام مرحبا",
		"kata السلام عليكم dalam":    "kata عليكم السلام dalam",
		"12 عليكم Baru السلام مرحبا": "مرحبا السلام Baru عليكم 12",
	} {
		if got := texts(readingOrder(spaced(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestTurnRound(t *testing.T) {
	for in, want := range map[string]string{"مسب": "بسم", "12مسب": "بسم12", "هللا": "الله"} {
		if got := turnRound(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
