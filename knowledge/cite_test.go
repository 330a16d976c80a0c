package knowledge_test

import (
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

func TestCitesLeaveTheText(t *testing.T) {
	d := knowledge.Document{Body: strings.Join([]string{
		"Kota A membuka mal pada 2024.[^1] Kota A melayani 30 layanan. Mal itu buka enam hari.[^2][^3]",
		"", "## Hasil", "", "Layanan mal:", "", "- KTP.[^2]", "- Akta.[^1]", "",
		"| Ukuran | Nilai |", "|---|---|", "| Pengunjung | 7.072 orang[^3] |", "| Biaya | Rp0 |"}, "\n")}
	list := knowledge.Passages(d)
	for _, p := range list {
		if strings.Contains(p.Text, "[^") {
			t.Errorf("a mark is left in %q", p.Text)
		}
	}
	for _, c := range []struct {
		passage int
		text    string
		want    []int
	}{
		{0, "Kota A membuka mal pada 2024.", []int{0}},
		{0, "Kota A melayani 30 layanan.", []int{1, 2}},
		{0, "Mal itu buka enam hari.", []int{1, 2}},
		{0, "Kota A membuka mal pada 2024. Kota A melayani 30 layanan.", []int{1, 2}},
		{1, "KTP", []int{1}},
		{1, "Akta", []int{0}},
		{1, "Ukuran: Pengunjung; Nilai: 7.072 orang.", []int{2}},
		{1, "Ukuran: Biaya; Nilai: Rp0.", nil},
	} {
		p := list[c.passage]
		start := strings.Index(p.Text, c.text)
		if start < 0 {
			t.Fatalf("%q is not in %q", c.text, p.Text)
		}
		if got := p.SourcesOf(knowledge.Span{Start: start, End: start + len(c.text)}); !slices.Equal(got, c.want) {
			t.Errorf("sources of %q are %v, want %v", c.text, got, c.want)
		}
	}
}

func TestALongParagraphIsCutBehindItsMarks(t *testing.T) {
	sentence := strings.Repeat("kata ", 40) + "akhir.[^2] "
	list := knowledge.Passages(knowledge.Document{Body: strings.Repeat("Kalimat "+sentence, 6)})
	if len(list) < 2 {
		t.Fatalf("%d passages", len(list))
	}
	for _, p := range list {
		if !strings.HasSuffix(p.Text, "akhir.") || len(p.Cites) == 0 || p.Cites[len(p.Cites)-1].At != len(p.Text) {
			t.Errorf("passage %q ends with %v", p.Text, p.Cites)
		}
	}
}
