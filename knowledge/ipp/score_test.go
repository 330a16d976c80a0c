package ipp

import (
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func all(inst Instrument, value int) Values {
	values := Values{}
	for _, i := range inst.Indicators() {
		values[i.Number] = value
	}
	return values
}

func f03(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

func score(t testing.TB, inst Instrument, a Assessment) Result {
	t.Helper()
	r, err := Score(inst, a)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestScore(t *testing.T) {
	inst := seedInstrument(t)
	threes := all(inst, 3)
	half := Values{1: 5}
	for name, c := range map[string]struct {
		a                           Assessment
		ipp, low, high, letter, gap string
		provisional                 bool
	}{
		"all 5":            {Assessment{F02: all(inst, 5), F03: f03("5")}, "5", "5", "5", "A", "0", false},
		"all 0":            {Assessment{F02: all(inst, 0), F03: f03("0")}, "0", "0", "0", "F", "1.01", false},
		"all 3":            {Assessment{F02: threes, F03: f03("4.2")}, "3.3", "3.3", "3.3", "B-", "0.21", false},
		"F-03 unknown":     {Assessment{F02: threes}, "3", "2.25", "3.5", "C", "0.01", true},
		"own answers only": {Assessment{F01: threes, F03: f03("4.2")}, "3.3", "3.3", "3.3", "B-", "0.21", true},
		"evaluator before unit": {Assessment{F01: all(inst, 5), F02: threes, F03: f03("4.2")}, "3.3", "3.3", "3.3", "B-", "0.21",
			false},
		"one answer":              {Assessment{F02: half, F03: f03("4")}, "1.15", "1.15", "4.75", "", "0", true},
		"nothing":                 {Assessment{}, "0", "0", "5", "", "0", true},
		"half is rounded up":      {Assessment{F02: all(inst, 4), F03: f03("4.02")}, "4.01", "4.01", "4.01", "A-", "0.5", false},
		"half a hundredth, lower": {Assessment{F02: all(inst, 4), F03: f03("4.0199")}, "4", "4", "4", "B", "0.01", false},
	} {
		t.Run(name, func(t *testing.T) {
			r := score(t, inst, c.a)
			got := []string{r.IPP.String(), r.Low.String(), r.High.String(), r.Category.Letter, r.ToNext.String()}
			if diff := cmp.Diff([]string{c.ipp, c.low, c.high, c.letter, c.gap}, got); diff != "" {
				t.Error(diff)
			}
			if r.Provisional != c.provisional || r.Total != 30 {
				t.Errorf("provisional %v of %d indicators", r.Provisional, r.Total)
			}
		})
	}
}

func TestScoreOfAspects(t *testing.T) {
	inst := seedInstrument(t)
	r := score(t, inst, Assessment{F01: Values{29: 4}, F02: Values{10: 5, 14: 2, 31: 5}})
	if len(r.Aspects) != 6 {
		t.Fatalf("%d aspects count, want 6", len(r.Aspects))
	}
	sdm, inovasi := r.Aspects[1], r.Aspects[5]
	if !sdm.Value.Equal(dec("1.1")) || !sdm.Points.Equal(dec("0.275")) || sdm.Answered != 2 || sdm.Total != 5 {
		t.Errorf("SDM is %s, adds %s, %d of %d", sdm.Value, sdm.Points, sdm.Answered, sdm.Total)
	}
	if !inovasi.Value.Equal(dec("2")) || !r.F01.Equal(dec("0.24")) || r.Estimated != 1 || r.Answered != 3 {
		t.Errorf("inovasi %s, F-01 %s, %d estimated, %d answered", inovasi.Value, r.F01, r.Estimated, r.Answered)
	}
}

func TestScoreRefuses(t *testing.T) {
	inst := seedInstrument(t)
	for want, a := range map[string]Assessment{
		"indikator 32 tidak ada":              {F02: Values{32: 1}},
		"nilai indikator 4 adalah 6":          {F02: Values{4: 6}},
		"nilai indikator 4 adalah -1":         {F01: Values{4: -1}},
		"nilai F-03 adalah 5,1, seharusnya 0": {F03: f03("5.1")},
	} {
		if _, err := Score(inst, a); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
		if _, err := WhatIf(inst, a, 1, 3); err == nil {
			t.Errorf("what if took %v", a)
		}
	}
}

func drawAssessment(t *rapid.T, inst Instrument) Assessment {
	draw := func(label string) Values {
		values := Values{}
		for _, i := range inst.Indicators() {
			if v := rapid.IntRange(-1, MaxValue).Draw(t, label); v >= 0 {
				values[i.Number] = v
			}
		}
		return values
	}
	a := Assessment{F01: draw("f01"), F02: draw("f02")}
	if rapid.Bool().Draw(t, "surveyed") {
		a.F03 = decimal.NewNullDecimal(decimal.New(rapid.Int64Range(0, 50000).Draw(t, "f03"), -4))
	}
	return a
}

// oracle computes the index in fractions, from the text of the instrument's numbers.
func oracle(inst Instrument, a Assessment) *big.Rat {
	rat := func(d decimal.Decimal) *big.Rat {
		r, _ := new(big.Rat).SetString(d.String())
		return r
	}
	percent := big.NewRat(1, 100)
	f02 := new(big.Rat)
	for _, aspect := range inst.Aspects {
		sum := new(big.Rat)
		for _, i := range aspect.Indicators {
			v, ok := a.F02[i.Number]
			if !ok {
				v = a.F01[i.Number]
			}
			sum.Add(sum, new(big.Rat).Mul(rat(i.Weight), big.NewRat(int64(v), 100)))
		}
		f02.Add(f02, sum.Mul(sum, new(big.Rat).Mul(rat(aspect.Weight), percent)))
	}
	survey := f02
	if a.F03.Valid {
		survey = rat(a.F03.Decimal)
	}
	index := new(big.Rat).Mul(f02, big.NewRat(3, 4))
	return index.Add(index, new(big.Rat).Mul(survey, big.NewRat(1, 4)))
}

func TestScoreEqualsFractions(t *testing.T) {
	inst := seedInstrument(t)
	rapid.Check(t, func(t *rapid.T) {
		a := drawAssessment(t, inst)
		r, err := Score(inst, a)
		if err != nil {
			t.Fatal(err)
		}
		want := oracle(inst, a)
		if got := r.Exact.Rat(); got.Cmp(want) != 0 {
			t.Fatalf("index %s, want %s", got, want)
		}
		// Half up to hundredths: floor(100x + 1/2).
		up := new(big.Rat).Add(new(big.Rat).Mul(want, big.NewRat(100, 1)), big.NewRat(1, 2))
		if hundredths := new(big.Int).Div(up.Num(), up.Denom()); r.IPP.Shift(2).BigInt().Cmp(hundredths) != 0 {
			t.Fatalf("rounded to %s, want %s hundredths", r.IPP, hundredths)
		}
	})
}

func TestScoreBounds(t *testing.T) {
	inst := seedInstrument(t)
	top := decimal.NewFromInt(MaxValue)
	rapid.Check(t, func(t *rapid.T) {
		a := drawAssessment(t, inst)
		if rapid.Bool().Draw(t, "complete") {
			for _, i := range inst.Indicators() {
				if _, answered := a.F01[i.Number]; !answered {
					a.F01[i.Number] = rapid.IntRange(0, MaxValue).Draw(t, "rest")
				}
			}
		}
		r, err := Score(inst, a)
		if err != nil {
			t.Fatal(err)
		}
		if r.Low.IsNegative() || r.Low.GreaterThan(r.IPP) || r.IPP.GreaterThan(r.High) || r.High.GreaterThan(top) {
			t.Fatalf("%s ≤ %s ≤ %s does not hold within 0 and 5", r.Low, r.IPP, r.High)
		}
		if !r.Complete() {
			if r.Category.Letter != "" || r.Next != nil {
				t.Fatalf("%d of %d answers have category %s", r.Answered, r.Total, r.Category.Letter)
			}
			return
		}
		if r.IPP.LessThan(r.Category.Min) || r.IPP.GreaterThan(r.Category.Max) {
			t.Fatalf("%s is not in category %s", r.IPP, r.Category.Letter)
		}
		if r.Next != nil && !r.IPP.Add(r.ToNext).Equal(r.Next.Min) {
			t.Fatalf("%s + %s is not where %s begins", r.IPP, r.ToNext, r.Next.Letter)
		}
	})
}

// A better score never lowers the index, and the change is what WhatIf says.
func TestBetterScoresNeverHurt(t *testing.T) {
	inst := seedInstrument(t)
	rapid.Check(t, func(t *rapid.T) {
		a := drawAssessment(t, inst)
		number := rapid.IntRange(1, 31).Draw(t, "indicator")
		from, _ := a.value(number)
		to := rapid.IntRange(from, MaxValue).Draw(t, "to")
		c, err := WhatIf(inst, a, number, to)
		if err != nil {
			t.Fatal(err)
		}
		if c.IPP.IsNegative() || c.F02.IsNegative() {
			t.Fatalf("%d to %d lowers the index by %s", from, to, c.IPP)
		}
		steps := decimal.NewFromInt(int64(to - from))
		if !c.F02.Equal(c.Indicator.Share.Mul(steps)) || !c.After.Exact.Equal(c.Before.Exact.Add(c.IPP)) {
			t.Fatalf("F-02 changes by %s, the index by %s", c.F02, c.IPP)
		}
	})
}

// The order of aspects and indicators in the file does not matter.
func TestScoreOfShuffledInstrument(t *testing.T) {
	inst := seedInstrument(t)
	rapid.Check(t, func(t *rapid.T) {
		a := drawAssessment(t, inst)
		shuffled := inst
		shuffled.Aspects = rapid.Permutation(inst.Aspects).Draw(t, "aspects")
		for i, aspect := range shuffled.Aspects {
			shuffled.Aspects[i].Indicators = rapid.Permutation(aspect.Indicators).Draw(t, "indicators")
		}
		before, err := Score(inst, a)
		if err != nil {
			t.Fatal(err)
		}
		after, err := Score(shuffled, a)
		if err != nil || !after.Exact.Equal(before.Exact) || !after.High.Equal(before.High) {
			t.Fatalf("%s became %s, %v", before.Exact, after.Exact, err)
		}
	})
}
