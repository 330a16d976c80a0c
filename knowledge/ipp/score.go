package ipp

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Values are scores from 0 to 5 by number of the indicator; one that is absent is not answered.
type Values map[int]int

// Assessment is what is known of one unit in one cycle.
type Assessment struct {
	F01 Values              // the unit's own answers
	F02 Values              // the evaluator's scores; where one is missing, the unit's own answer stands in for it
	F03 decimal.NullDecimal // mean of the survey among users, 0 to 5; invalid while it is not known
}

// AspectScore is one aspect of F-02.
type AspectScore struct {
	Aspect   Aspect
	Value    decimal.Decimal // 0 to 5, exact
	Mean     decimal.Decimal // of the indicators that have an answer, by weight, to six decimals; Value when all have
	Points   decimal.Decimal // what it adds to F-02: value × weight of the aspect, exact
	Answered int
	Total    int
}

// Result is a computed index. All but IPP, Low, High, Mean and ToNext is exact.
type Result struct {
	Aspects     []AspectScore // those that count, in the order of the instrument
	F01         decimal.Decimal
	F02         decimal.Decimal
	F03         decimal.NullDecimal
	Exact       decimal.Decimal // the index before rounding
	IPP         decimal.Decimal // rounded as the instrument says
	Category    Category        // empty until every indicator that counts has an answer
	Next        *Category       // the next better one, nil at the top and without a Category
	ToNext      decimal.Decimal // from IPP to its lower end, 0 at the top and without a Category
	Mean        decimal.Decimal // of F-02 over the indicators that have an answer, by weight, to six decimals
	Low, High   decimal.Decimal // the index if what is unknown turns out 0, and if it turns out 5
	Answered    int             // indicators that count and have an answer
	Estimated   int             // … of these, answered by the unit only (F-01)
	Total       int             // indicators that count
	Provisional bool            // something is unknown or estimated: say that it is the team's own estimate
}

// Score computes the index of an instrument. An indicator without an answer counts 0. While F-03 is not known it is taken
// to equal F-02, so that the index is F-02. Errors are for scores outside 0 to 5 and indicators that do not exist.
func Score(inst Instrument, a Assessment) (Result, error) {
	if err := valid(inst, a); err != nil {
		return Result{}, err
	}
	var r Result
	var missing decimal.Decimal // share of F-02 without an answer
	for _, aspect := range inst.Aspects {
		if aspect.Weight.IsZero() {
			continue
		}
		s := AspectScore{Aspect: aspect, Total: len(aspect.Indicators)}
		var answered decimal.Decimal // share of the aspect
		for _, i := range aspect.Indicators {
			r.F01 = r.F01.Add(i.Share.Mul(decimal.NewFromInt(int64(a.F01[i.Number]))))
			value, known := a.value(i.Number)
			if !known {
				missing = missing.Add(i.Share)
				continue
			}
			s.Answered++
			if _, official := a.F02[i.Number]; !official {
				r.Estimated++
			}
			s.Value = s.Value.Add(fraction(i.Weight).Mul(decimal.NewFromInt(int64(value))))
			answered = answered.Add(fraction(i.Weight))
		}
		if answered.IsPositive() {
			s.Mean = s.Value.DivRound(answered, meanPlaces)
		}
		s.Points = s.Value.Mul(fraction(aspect.Weight))
		r.F02 = r.F02.Add(s.Points)
		r.Answered += s.Answered
		r.Total += s.Total
		r.Aspects = append(r.Aspects, s)
	}
	r.F03 = a.F03
	if answered := decimal.NewFromInt(1).Sub(missing); answered.IsPositive() {
		r.Mean = r.F02.DivRound(answered, meanPlaces)
	}
	r.index(inst, missing)
	return r, nil
}

// index fills in what follows from the three forms.
func (r *Result) index(inst Instrument, missing decimal.Decimal) {
	weigh := func(f02, f03 decimal.Decimal) decimal.Decimal {
		return inst.Share(F01).Mul(r.F01).Add(inst.Share(F02).Mul(f02)).Add(inst.Share(F03).Mul(f03))
	}
	top := decimal.NewFromInt(MaxValue)
	survey, lowest, highest := r.F02, decimal.Zero, top
	if r.F03.Valid {
		survey, lowest, highest = r.F03.Decimal, r.F03.Decimal, r.F03.Decimal
	}
	places := inst.Rounding.Places
	r.Exact = weigh(r.F02, survey)
	r.IPP = r.Exact.Round(places)
	r.Low = weigh(r.F02, lowest).Round(places)
	r.High = weigh(r.F02.Add(missing.Mul(top)), highest).Round(places)
	if r.Complete() {
		r.Category, r.Next = inst.Category(r.IPP)
	}
	if r.Next != nil {
		r.ToNext = r.Next.Min.Sub(r.IPP)
	}
	r.Provisional = !r.F03.Valid || r.Answered < r.Total || r.Estimated > 0
}

// Complete reports whether every indicator that counts has an answer. Before that there is a mean and a range, no category.
func (r Result) Complete() bool { return r.Answered == r.Total && r.Total > 0 }

// meanPlaces are the decimals of a Mean.
const meanPlaces = 6

// value is the score that counts for an indicator: the evaluator's, or the unit's own.
func (a Assessment) value(indicator int) (value int, answered bool) {
	if v, ok := a.F02[indicator]; ok {
		return v, true
	}
	v, ok := a.F01[indicator]
	return v, ok
}

func valid(inst Instrument, a Assessment) error {
	known := make(map[int]bool)
	for _, i := range inst.Indicators() {
		known[i.Number] = true
	}
	for _, values := range []Values{a.F01, a.F02} {
		for number, value := range values {
			if !known[number] {
				return fmt.Errorf("indikator %d tidak ada dalam instrumen %s", number, inst.Version)
			}
			if value < 0 || value > MaxValue {
				return fmt.Errorf("nilai indikator %d adalah %d, seharusnya 0 sampai %d", number, value, MaxValue)
			}
		}
	}
	if f := a.F03; f.Valid && (f.Decimal.IsNegative() || f.Decimal.GreaterThan(decimal.NewFromInt(MaxValue))) {
		return fmt.Errorf("nilai F-03 adalah %s, seharusnya 0 sampai %d", plain(f.Decimal), MaxValue)
	}
	return nil
}
