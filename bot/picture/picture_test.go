package picture_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"studitiru/bot/picture"
)

var aspects = []string{
	"Kebijakan Pelayanan",
	"Profesionalisme SDM",
	"Sarana dan Prasarana",
	"Sistem Informasi Pelayanan Publik",
	"Konsultasi dan Pengaduan",
	"Inovasi",
}

func TestPictures(t *testing.T) {
	radar, err := picture.Radar(
		"Perkiraan IPP Tim MPP 2026",
		"Perkiraan sendiri, bukan nilai resmi: 3,82 (B)",
		aspects,
		[]picture.Line{
			{"2025", []float64{3, 2.5, 4, 3.5, 3, 1}}, {"2026", []float64{4, 3.5, 4.5, 3.5, 4, 2}},
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	progress, err := picture.Progress("Bukti dukung 2026", "21 dari 30 siap", []picture.Bar{
		{"Kebijakan Pelayanan", 5, 5}, {"Profesionalisme SDM", 3, 5}, {"Inovasi", 0, 4}, {"Kosong", 0, 0},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"radar": radar, "progress": progress} {
		i, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatalf("%s is no PNG: %v", name, err)
		}
		// An opaque background shows the same in dark mode.
		if _, _, _, alpha := i.At(2, 2).RGBA(); alpha != 0xFFFF || i.Bounds().Dx() != 1000 {
			t.Errorf("%s: corner has alpha %x, width %d; want opaque and 1000", name, alpha, i.Bounds().Dx())
		}
		if folder := os.Getenv("PICTURES"); folder != "" { // to look at them
			if err := os.WriteFile(filepath.Join(folder, name+".png"), raw, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	if _, err := picture.Radar("", "", aspects, []picture.Line{{"x", []float64{1}}}); err == nil {
		t.Error("a line with too few values was drawn")
	}
	if _, err := picture.Radar("", "", aspects[:2], []picture.Line{{"x", []float64{1, 2}}}); err == nil {
		t.Error("a radar of two axes was drawn")
	}
	if _, err := picture.Progress("", "", nil); err == nil {
		t.Error("progress of nothing was drawn")
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{4.71: "4,71", 3: "3", 0: "0", 2.5: "2,5", 4.999: "5"} {
		if got := picture.Number(v); got != want {
			t.Errorf("Number(%v) = %q, want %q", v, got, want)
		}
	}
}
