package ipp

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestWhatIf(t *testing.T) {
	inst := seedInstrument(t)
	threes := all(inst, 3)
	for name, c := range map[string]struct {
		a               Assessment
		indicator, to   int
		f02, ipp, words string
	}{
		"without survey": {Assessment{F01: threes}, 5, 5, "0.048", "0.048", "indikator 5 dari 3 ke 5 = +0,05"},
		"with survey":    {Assessment{F02: threes, F03: f03("4")}, 5, 5, "0.048", "0.036", "indikator 5 dari 3 ke 5 = +0,04"},
		"worse":          {Assessment{F02: threes, F03: f03("4")}, 14, 0, "-0.225", "-0.16875", "indikator 14 dari 3 ke 0 = -0,17"},
		"no answer yet":  {Assessment{F03: f03("4")}, 29, 5, "0.3", "0.225", "indikator 29 dari kosong ke 5 = +0,23"},
		"does not count": {Assessment{F02: threes, F03: f03("4")}, 31, 5, "0", "0", "indikator 31 dari 3 ke 5 = 0,00"},
		"same as it was": {Assessment{F02: threes}, 1, 3, "0", "0", "indikator 1 dari 3 ke 3 = 0,00"},
		"evaluator's one": {Assessment{F01: all(inst, 5), F02: Values{5: 3}, F03: f03("4")}, 5, 5, "0.048", "0.036",
			"indikator 5 dari 3 ke 5 = +0,04"},
	} {
		t.Run(name, func(t *testing.T) {
			change, err := WhatIf(inst, c.a, c.indicator, c.to)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{c.f02, c.ipp, c.words}, []string{change.F02.String(), change.IPP.String(),
				change.Sentence()}); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := WhatIf(inst, Assessment{}, 40, 5); err == nil {
		t.Error("indicator 40 was taken")
	}
	if _, err := WhatIf(inst, Assessment{}, 1, 6); err == nil {
		t.Error("a score of 6 was taken")
	}
	if threes[5] != 3 {
		t.Error("the caller's scores were changed")
	}
}

func TestGaps(t *testing.T) {
	inst := seedInstrument(t)
	values := all(inst, 5)
	values[1], values[6], values[14], values[3], values[31] = 3, 3, 4, 0, 0
	delete(values, 30)
	var got []int
	for _, g := range Gaps(inst, values) {
		got = append(got, g.Indicator.Number)
	}
	// 30: 0.06×5, 3: 0.0168×5, 1 and 6: 0.0408×2 each, 14: 0.075×1; 31 does not count.
	if diff := cmp.Diff([]int{30, 3, 1, 6, 14}, got); diff != "" {
		t.Error(diff)
	}
	if g := Gaps(inst, values)[0]; g.Answered || g.Distance != 5 || !g.Gain.Equal(dec("0.3")) || !g.GainIPP.Equal(dec("0.225")) {
		t.Errorf("the widest gap is %+v", g)
	}
	if left := Gaps(inst, all(inst, 5)); len(left) != 0 {
		t.Errorf("%d gaps are left at the top", len(left))
	}
}

// Closing all gaps leads exactly to the top, and none is listed before a wider one.
func TestGapsLeadToTheTop(t *testing.T) {
	inst := seedInstrument(t)
	rapid.Check(t, func(t *rapid.T) {
		a := drawAssessment(t, inst)
		r, err := Score(inst, a)
		if err != nil {
			t.Fatal(err)
		}
		gaps := Gaps(inst, a.Effective())
		sum := r.F02
		for _, g := range gaps {
			sum = sum.Add(g.Gain)
		}
		if !sum.Equal(decimal.NewFromInt(MaxValue)) {
			t.Fatalf("the gaps lead to %s", sum)
		}
		if !slices.IsSortedFunc(gaps, func(a, b Gap) int { return b.Gain.Cmp(a.Gain) }) {
			t.Fatal("a narrower gap comes first")
		}
	})
}
