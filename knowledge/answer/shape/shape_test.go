package shape_test

import (
	"testing"

	"studitiru/knowledge/answer/shape"
)

func TestForms(t *testing.T) {
	for text, want := range map[string]bool{"sebanyak 24 orang": false, "pukul 08.00": true, "setiap Selasa dan Jumat": false} {
		if got := shape.Strict["jam"].MatchString(text); got != want {
			t.Errorf("%q is a clock time: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"paling sedikit satu kali setahun": true, "sekali setahun": true, "satu kali saja": false} {
		if got := shape.Often.MatchString(text); got != want {
			t.Errorf("%q says how often: %v", text, got)
		}
	}
	if !shape.NamesIndicator("indikator 21 sampai 28", 25) || shape.NamesIndicator("indikator 2", 25) {
		t.Error("an indicator within a run is named, another is not")
	}
	if !shape.SameRule("permendagri 104", "permendagri 104/2019") || shape.SameRule("permendagri 10", "permendagri 104/2019") {
		t.Error("a number without a year is that of any year, and of no other number")
	}
	if bound := shape.BoundOf("di atas 4,5"); bound == nil || bound(4.5) || !bound(4.6) {
		t.Error("above 4.5")
	}
}
