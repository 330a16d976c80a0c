package fact_test

import (
	"strings"
	"testing"
	"time"
)

// Long and odd texts take time in proportion.
func TestHostileTexts(t *testing.T) {
	begin := time.Now()
	for _, piece := range []string{
		"IPP Kota Batam 4,36 ", "4,36 ", "dari ", "masing-masing ", "| a ", "; ", "(", "IPP: ", "Kota Magelang Kota Batam ",
		"Rp5 sampai ",
		"Dinas Dinas ", "peringkat ke-",
	} {
		read(t, strings.Repeat(piece, 50_000/len(piece)), "Kota Magelang")
		heading := "# " + strings.Repeat(piece, 20_000/len(piece)) + "\n\n"
		read(t, heading+"| a | b |\n|---|---|\n"+strings.Repeat("| Kota Batam | 4,36 |\n", 200), "Kota Magelang")
	}
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
