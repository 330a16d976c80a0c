package beside_test

import (
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge/answer/beside"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/indonesian"
)

func TestSplit(t *testing.T) {
	l, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	signs, err := lexicon.ReadSigns(seed.Vocabulary(), l)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][2]string{
		"pekppp mandiri bedanya sama nasional":           {"pekppp mandiri", "nasional"},
		"studi tiru sama studi banding bedanya apa ya":   {"studi tiru", "studi banding"},
		"bedanya studi banding sama studi tiru":          {"studi banding", "studi tiru"},
		"mpp badung dibanding mpp banyuwangi gmn":        {"mpp badung", "mpp banyuwangi"},
		"lebih bagus klampid atau kalimasada":            {"klampid", "kalimasada"},
		"panda pontianak lebih bagus drpd jaki jakarta":  {"panda pontianak", "jaki jakarta"},
		"balikpapan kalah di mana dibanding pontianak":   {"balikpapan", "pontianak"},
		"apa beda standar pelayanan dan maklumat vs sop": {"standar pelayanan dan maklumat", "sop"},
		"selisih ipp pontianak 2024 dan 2025 berapa":     {"ipp pontianak 2024", "2025"},
	} {
		left, right, ok := beside.Split(l, signs, text)
		if !ok || left != want[0] || right != want[1] {
			t.Errorf("%q: %q and %q", text, left, right)
		}
	}
	if _, _, ok := beside.Split(l, signs, "bandingkan pontianak"); ok {
		t.Error("one side is no comparison")
	}
}

func TestHeaded(t *testing.T) {
	for _, c := range [][3]string{
		{"nasional", "pekppp mandiri", "pekppp nasional"}, {"iga", "kipp", "iga"}, {"studi tiru", "studi banding", "studi tiru"},
	} {
		if got := beside.Headed(c[0], c[1]); got != c[2] {
			t.Errorf("%s beside %s: %s", c[0], c[1], got)
		}
	}
}
