package shape

import "testing"

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		text string
		n    float64
		want bool
	}{
		{"Nilai SKM 3,07–3,53 berarti baik.", 3.2, true},
		{"Nilai SKM 3,07–3,53 berarti baik.", 3.6, false},
		{"Nilai IPP 4,51 sampai 5,00 masuk kategori A.", 4.51, true},
		{"Nilai 76,61 - 88,30 berarti baik.", 80, true},
		{"Unit dengan lebih dari 100 layanan.", 101, true},
		{"Diisi paling banyak 20 responden.", 15, true},
		{"Diisi paling banyak 20 responden.", 25, false},
		{"Pontianak memperoleh 4,71.", 4.71, false},
		{"Berkas 12 diisi sekurang-kurangnya 3 hari sebelum (2).", 4, true},
		{"Suhu diatas\n30 dicatat.", 31, true},
		{"Tahap 3 s.d. 5 dikerjakan.", 4, true},
		{"Tahap 3 hingga 5 dikerjakan dalam 2 hari.", 4, true},
		{"", 1, false},
	} {
		if got := Within(c.text, c.n); got != c.want {
			t.Errorf("Within(%q, %v) = %v", c.text, c.n, got)
		}
	}
}
