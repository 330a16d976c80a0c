package talk

import (
	"testing"

	"studitiru/knowledge"
)

func TestFactValue(t *testing.T) {
	for _, one := range []struct {
		fact knowledge.Fact
		want string
	}{
		{knowledge.Fact{Value: "4.71", Grade: "A"}, "4,71 (A)"},
		{knowledge.Fact{Value: "4.5"}, "4,5"}, {knowledge.Fact{Grade: "B"}, "B"},
		{knowledge.Fact{Value: "2959", Unit: "orang per bulan"}, "2.959 orang per bulan"}, {knowledge.Fact{Rank: 7}, ""},
		{knowledge.Fact{Value: "1500000", Unit: "rupiah"}, "Rp1.500.000"},
		{knowledge.Fact{Value: "99.5", Grade: "Zona Hijau"}, "99,5 (Zona Hijau)"},
	} {
		if got := FactValue(one.fact); got != one.want {
			t.Errorf("%+v is %q, not %q", one.fact, got, one.want)
		}
	}
}
