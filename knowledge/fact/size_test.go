package fact_test

import (
	"runtime"
	"strings"
	"testing"
)

// Long and odd texts take work in proportion, counted in what is allocated: four times the text at most six times the work.
func TestHostileTexts(t *testing.T) {
	for _, piece := range []string{
		"IPP Kota Batam 4,36 ", "4,36 ", "dari ", "masing-masing ", "| a ", "; ", "(", "IPP: ", "Kota Magelang Kota Batam ",
		"Rp5 sampai ",
		"Dinas Dinas ", "peringkat ke-",
	} {
		for name, text := range map[string]func(size int) string{
			"one line": func(size int) string { return strings.Repeat(piece, size/len(piece)) },
			"a heading": func(size int) string {
				return "# " + strings.Repeat(piece, size/2/len(piece)) + "\n\n| a | b |\n|---|---|\n" +
					strings.Repeat("| Kota Batam | 4,36 |\n", size/250)
			},
		} {
			const size = 20_000
			few, many := work(t, text(size)), work(t, text(4*size))
			if many > 6*few {
				t.Errorf("%q in %s: %d bytes of work, and %d for four times the text", piece, name, few, many)
			}
		}
	}
}

// work is how many bytes reading a text allocates.
func work(t *testing.T, text string) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	read(t, text, "Kota Magelang")
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
