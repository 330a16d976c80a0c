package ipp

import "github.com/shopspring/decimal"

// UnitMean is the plain mean of the index of several units. Category is empty until all of them are complete.
type UnitMean struct {
	IPP      decimal.Decimal // over the complete ones, rounded as the instrument says
	Category Category
	Complete int
	Total    int
}

// MeanOf is the mean of those results that are complete.
func MeanOf(inst Instrument, results []Result) UnitMean {
	m := UnitMean{Total: len(results)}
	sum := decimal.Zero
	for _, r := range results {
		if r.Complete() {
			m.Complete++
			sum = sum.Add(r.Exact)
		}
	}
	if m.Complete == 0 {
		return m
	}
	m.IPP = sum.DivRound(decimal.NewFromInt(int64(m.Complete)), inst.Rounding.Places)
	if m.Complete == m.Total {
		m.Category, _ = inst.Category(m.IPP)
	}
	return m
}

// surveyParts is by what a value of the Survei Kepuasan Masyarakat is divided to stand on the scale of F-03: 25 to 100 there,
// up to 5 here.
const surveyParts = 20

// SurveyFromSKM is the F-03 that stands for a value of the SKM from 25 to 100, exact; ok is false outside of that.
func SurveyFromSKM(value decimal.Decimal) (f03 decimal.Decimal, ok bool) {
	if value.LessThan(decimal.NewFromInt(25)) || value.GreaterThan(hundred) {
		return decimal.Zero, false
	}
	return value.Mul(decimal.NewFromInt(100 / surveyParts)).Shift(-2), true
}
