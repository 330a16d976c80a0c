package indonesian

import (
	"slices"
	"testing"
)

func TestNear(t *testing.T) {
	l := shipped(t)
	for name, want := range map[string][]string{
		"Pontianka":   {"Kota Pontianak"},
		"balikpapn":   {"Kota Balikpapan"},
		"Bogor":       {"Kabupaten Bogor", "Kota Bogor"},
		"":            nil,
		"xyzxyzxyz":   nil,
		"kubu  raya ": {"Kabupaten Kubu Raya"},
	} {
		got := l.Near(name, 4)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("Near(%q) = %q, want %q", name, got, want)
		}
	}
}
