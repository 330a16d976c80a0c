package figure

import (
	"testing"

	"studitiru/knowledge"
)

func TestContradicts(t *testing.T) {
	fact := func(document int64, year int, value string) knowledge.Fact {
		return knowledge.Fact{Document: document, Measure: "ipp", Place: "Kota Uji", Year: year, Value: value}
	}
	for name, c := range map[string]struct {
		a, b knowledge.Fact
		want bool
	}{
		"other figure": {fact(1, 2025, "4.1"), fact(2, 2025, "4.2"), true},
		"the same":     {fact(1, 2025, "4.10"), fact(2, 2025, "4.1"), false},
		"other year":   {fact(1, 2024, "4.1"), fact(2, 2025, "4.2"), false},
		"one document": {fact(1, 2025, "4.1"), fact(1, 2025, "4.2"), false},
		"no year":      {fact(1, 0, "4.1"), fact(2, 0, "4.2"), false}, "no figure": {fact(1, 2025, ""), fact(2, 2025, "4.2"), false},
	} {
		if got := Contradicts(c.a, c.b); got != c.want || Disagree([]knowledge.Fact{c.a, c.b}) != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestByRank(t *testing.T) {
	list := []knowledge.Fact{{Value: "5", Rank: 1, Year: 2025}, {Value: "4", Rank: 3, Year: 2025}, {Rank: 2, Year: 2025}}
	if ByRank(list); list[1].Rank != 2 || list[2].Rank != 3 {
		t.Errorf("%+v", list)
	}
}

func TestSaid(t *testing.T) {
	for text, want := range map[string][2]string{
		"Kota Melati mendapat predikat IPP A- pada 2025.": {"A-", ""}, "Nilai IPP Kota Melati 4,72 (kategori A).": {"A", "4.72"},
		"Kota Melati membangun loket.": {"", ""},
	} {
		if grade, value := Said(text); grade != want[0] || value != want[1] {
			t.Errorf("%q: %q, %q", text, grade, value)
		}
	}
}
