package ipp

import "testing"

func TestMeanOfUnits(t *testing.T) {
	inst := seedInstrument(t)
	full := func(v int) Result { return score(t, inst, Assessment{F01: all(inst, v), F03: f03("4")}) }
	half := score(t, inst, Assessment{F01: Values{1: 5}})
	m := MeanOf(inst, []Result{full(3), full(5)})
	if m.IPP.String() != "4" || m.Category.Letter != "B" || m.Complete != 2 {
		t.Errorf("the mean of 3.25 and 4.75 is %+v", m)
	}
	m = MeanOf(inst, []Result{full(3), half})
	if m.IPP.String() != "3.25" || m.Category.Letter != "" || m.Complete != 1 || m.Total != 2 {
		t.Errorf("the mean with an unfinished one is %+v", m)
	}
	if m = MeanOf(inst, []Result{half}); !m.IPP.IsZero() || m.Category.Letter != "" {
		t.Errorf("the mean of nothing is %+v", m)
	}
}

func TestSurveyFromSKM(t *testing.T) {
	for skm, want := range map[string]string{"82.5": "4.125", "25": "1.25", "100": "5", "88.31": "4.4155"} {
		if got, ok := SurveyFromSKM(dec(skm)); !ok || !got.Equal(dec(want)) {
			t.Errorf("SKM %s is F-03 %s, %v; want %s", skm, got, ok, want)
		}
	}
	for _, skm := range []string{"24.99", "100.01", "-30"} {
		if got, ok := SurveyFromSKM(dec(skm)); ok {
			t.Errorf("SKM %s is F-03 %s", skm, got)
		}
	}
}
