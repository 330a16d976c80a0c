package fact_test

import (
	"strings"
	"testing"
)

// Long and odd texts are read to their ends, before the test binary's own.
func TestHostileTexts(t *testing.T) {
	for _, piece := range []string{
		"IPP Kota Batam 4,36 ", "4,36 ", "dari ", "masing-masing ", "| a ", "; ", "(", "IPP: ", "Kota Magelang Kota Batam ",
		"Rp5 sampai ",
		"Dinas Dinas ", "peringkat ke-",
	} {
		read(t, strings.Repeat(piece, 50_000/len(piece)), "Kota Magelang")
		heading := "# " + strings.Repeat(piece, 20_000/len(piece)) + "\n\n"
		read(t, heading+"| a | b |\n|---|---|\n"+strings.Repeat("| Kota Batam | 4,36 |\n", 200), "Kota Magelang")
	}
}
