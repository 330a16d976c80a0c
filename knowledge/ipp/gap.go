package ipp

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"
)

// Change is what a different score of one indicator does.
type Change struct {
	Indicator Indicator
	From, To  int             // From is -1 where there was no answer
	F02       decimal.Decimal // change of F-02, exact
	IPP       decimal.Decimal // change of the index before rounding, exact
	Before    Result
	After     Result
}

// WhatIf computes what the index becomes when one indicator gets another score. While F-03 is not known the index is F-02,
// and so is the change; see Score.
func WhatIf(inst Instrument, a Assessment, indicator, to int) (Change, error) {
	i, ok := inst.Indicator(indicator)
	if !ok {
		return Change{}, fmt.Errorf("indikator %d tidak ada dalam instrumen %s", indicator, inst.Version)
	}
	before, err := Score(inst, a)
	if err != nil {
		return Change{}, err
	}
	from, answered := a.value(indicator)
	if !answered {
		from = -1
	}
	a.F01, a.F02 = with(a.F01, indicator, to), with(a.F02, indicator, to)
	after, err := Score(inst, a)
	if err != nil {
		return Change{}, err
	}
	return Change{Indicator: i, From: from, To: to, Before: before, After: after,
		F02: after.F02.Sub(before.F02), IPP: after.Exact.Sub(before.Exact)}, nil
}

func with(values Values, indicator, to int) Values {
	values = maps.Clone(values)
	if values == nil {
		values = Values{}
	}
	values[indicator] = to
	return values
}

// Sentence is the change in words: "indikator 5 dari 3 ke 5 = +0,05".
func (c Change) Sentence() string {
	from := fmt.Sprint(c.From)
	if c.From < 0 {
		from = "kosong"
	}
	return fmt.Sprintf("indikator %d dari %s ke %d = %s", c.Indicator.Number, from, c.To, Signed(c.IPP, 2))
}

// Gap is how far an indicator is from the highest score.
type Gap struct {
	Indicator Indicator
	Value     int // 0 where there is no answer
	Answered  bool
	Distance  int             // to 5, at least 1
	Gain      decimal.Decimal // what closing it adds to F-02: share × distance, exact
	GainIPP   decimal.Decimal // … and to the index with F-03 as it is, exact
}

// Gaps lists the indicators that count and are below 5, the one whose closing adds most first, ties by number. One without
// an answer counts as 0.
func Gaps(inst Instrument, values Values) []Gap {
	var list []Gap
	for _, i := range inst.Indicators() {
		value, answered := values[i.Number]
		distance := MaxValue - value
		if i.Share.IsZero() || distance <= 0 {
			continue
		}
		gain := i.Share.Mul(decimal.NewFromInt(int64(distance)))
		list = append(list, Gap{Indicator: i, Value: value, Answered: answered, Distance: distance,
			Gain: gain, GainIPP: gain.Mul(inst.Share(F02))})
	}
	slices.SortStableFunc(list, func(a, b Gap) int {
		return cmp.Or(b.Gain.Cmp(a.Gain), cmp.Compare(a.Indicator.Number, b.Indicator.Number))
	})
	return list
}

// Effective are the scores that count: the evaluator's, and the unit's own where he gave none.
func (a Assessment) Effective() Values {
	values := maps.Clone(a.F01)
	if values == nil {
		values = Values{}
	}
	maps.Copy(values, a.F02)
	return values
}
