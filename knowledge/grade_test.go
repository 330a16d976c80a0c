package knowledge

import (
	"slices"
	"testing"
)

func TestWithGrade(t *testing.T) {
	quotes := []Quote{
		{Document: Document{ID: 1, Meta: Meta{Places: []string{"Nasional"}}}, Text: "A- berarti 4,01–4,50 (kategori A-)."},
		{Document: Document{ID: 2, Meta: Meta{Places: []string{"Kota X"}}}, Text: "Kota X mendapat IPP A-."},
		{Document: Document{ID: 3, Meta: Meta{Places: []string{"Kota Y"}}}, Text: "IPP Kota Y 4,35 (kategori A-)."},
		{Document: Document{ID: 4, Meta: Meta{Places: []string{"Kota Z"}}}, Text: "IPP Kota Z 4,71 (kategori A)."},
		{Document: Document{ID: 5, Meta: Meta{Places: []string{"Kota V"}, Kind: Visit}},
			Text: "Tamu ber-IPP B, tuan rumah 4,71 (kategori A)."},
		{Document: Document{ID: 6, Meta: Meta{Places: []string{"Kota B"}, Kind: Visit}}, Text: "Tamu ber-IPP B."},
	}
	all := []int64{1, 2, 3, 4, 5, 6}
	for question, want := range map[string][]int64{
		"kota dengan IPP A-":              {3, 2},
		"kota dengan ipp a- apa saja?":    {3, 2},
		"KOTA DENGAN IPP A":               {4},
		"daerah mana yang IPP-nya B":      {5, 6},
		"kota dengan predikat C-":         all,
		"apa itu IPP A-":                  all,
		"kota mana naik dari IPP A- ke A": all,
		"kota dengan IPP apa saja":        all,
	} {
		var got []int64
		for _, q := range withGrade(question, quotes) {
			got = append(got, q.Document.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q keeps %v, want %v", question, got, want)
		}
	}
}

func TestDisagreeOnScaleAndYear(t *testing.T) {
	quoted := func(id int64, year int, text string) Quote {
		return Quote{Document: Document{ID: id, Meta: Meta{Places: []string{"Kota X"}, Year: year}}, Text: text}
	}
	for _, tt := range []struct {
		name string
		a, b Quote
		want bool
	}{
		{"two figures", quoted(1, 0, "IPP 2024: 4,21"), quoted(2, 0, "IPP 2024: 4,12"), true},
		{"the year of the document", quoted(1, 2024, "IPP 4,21"), quoted(2, 0, "IPP 2024: 4,12"), true},
		{"other years", quoted(1, 2023, "IPP 4,21"), quoted(2, 0, "IPP 2024: 4,12"), false},
		{"other scales", quoted(1, 0, "IPP 2024: 4,21"), quoted(2, 0, "IKM 2024: 90,27"), false},
		{"two percentages", quoted(1, 0, "IKM 2024: 88,10"), quoted(2, 0, "IKM 2024: 90,27"), true},
		{"one in common", quoted(1, 0, "IPP 2024: 4,21, unit 4,46"), quoted(2, 0, "IPP 2024: 4,21, unit 4,49"), false},
		{"a year repeated", quoted(1, 0, "IPP 2024 naik; 2023 turun; 2024: 4,21"), quoted(2, 0, "IPP 2024: 4,12"), false},
	} {
		if got := disagree([]Quote{tt.a, tt.b}); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
