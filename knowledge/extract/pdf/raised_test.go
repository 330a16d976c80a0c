package pdf

import "testing"

// The number of a footnote is no part of its sentence, a power stays one, and what is below the line belongs to the word.
func TestRaisedNumbers(t *testing.T) {
	for _, c := range []struct {
		before string
		rise   float64 // of the next word's foot over that of the word before
		next   string
		want   string // "" when they stay two words
	}{
		{"dinas.", 6, "1", "dinas."}, {"dinas", 6, "12", "dinas"}, {"layanan”", 6, "3", "layanan”"}, {"RI", 6, "*", "RI"},
		{"dinas", 6, "1,2", "dinas"}, {"m", 6, "2", "m²"}, {"kg/m", 6, "3", "kg/m³"}, {"10", 6, "6", "10⁶"}, {"CO", -3, "2", "CO2"},
		{"dinas", 6, "kota", ""},
	} {
		w := word{x0: 100, x1: 130, y0: 100, y1: 115, size: 15, text: c.before}
		taken := w.takes(word{x0: 130.2, x1: 134, y0: 115 - c.rise - 9, y1: 115 - c.rise, size: 9, text: c.next})
		if taken != (c.want != "") || taken && w.text != c.want {
			t.Errorf("%q with %q becomes %q", c.before, c.next, w.text)
		}
	}
	w := word{x0: 100, x1: 130, y0: 100, y1: 115, size: 15, text: "Pasal"}
	if w.takes(word{x0: 134, x1: 138, y0: 100, y1: 109, size: 9, text: "1"}) {
		t.Error("a number that stands apart is taken")
	}
}
