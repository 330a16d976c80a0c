package ipp

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Aim is the index that a unit wants to reach. Letter is empty where a number was named.
type Aim struct {
	Letter string
	Min    decimal.Decimal // the lowest rounded index that is enough
}

// ReadAim reads what a person wants: a category ("A-", "a minus") or an index ("4,2"). ok is false for anything else.
func (inst Instrument) ReadAim(words string) (aim Aim, ok bool) {
	letter := strings.ToUpper(strings.Join(strings.Fields(words), ""))
	letter = strings.NewReplacer("MINUS", "-", "MIN", "-", "−", "-", "–", "-", "KATEGORI", "", "NILAI", "").Replace(letter)
	for _, c := range inst.Categories {
		if c.Letter == letter {
			return Aim{Letter: c.Letter, Min: c.Min}, true
		}
	}
	value, err := ParseNumber(letter)
	if err != nil || value.IsNegative() || value.GreaterThan(decimal.NewFromInt(MaxValue)) {
		return Aim{}, false
	}
	return Aim{Min: value.RoundCeil(inst.Rounding.Places)}, true
}

// Way is what a plan is sparing with.
type Way string

// The ways.
const (
	FewestSteps Way = "langkah" // as few steps as can be, among these with the least effort
	LeastEffort Way = "upaya"   // as few innovations as can be, then facilities, then documents
)

// Step raises one indicator, by one or more.
type Step struct {
	Indicator Indicator
	From, To  int
	Effort    Effort
	Gain      decimal.Decimal // of the index, exact
}

// Target is a way to an Aim.
type Target struct {
	Aim      Aim
	Way      Way
	Steps    []Step // what adds most first; empty when nothing has to be done or nothing helps
	Count    int    // single steps of one score each
	Now      decimal.Decimal
	Then     decimal.Decimal // the index after the steps; both rounded as the instrument says
	Reached  bool            // it is reached already
	Possible bool            // the steps reach it; false when even 5 everywhere does not
	Assumed  []Indicator     // those without an answer: taken to stand at the mean of the others, and not raised
	// Survey is the F-03 from which the aim is reached with no step at all; invalid where none from 0 to 5 does that.
	Survey decimal.NullDecimal
	// SurveyNeeded is the F-03 from which the aim is within reach of steps; only where it is not Possible.
	SurveyNeeded decimal.NullDecimal
}

// ErrUnrated is the error for an assessment without any answer that counts.
var ErrUnrated = errors.New("belum ada indikator yang dinilai")

// Plan finds the least that reaches an aim: the smallest set of steps of one score each, or the one of least effort. All
// arithmetic is exact. An indicator without an answer is taken to stand at the weighted mean of those that have one, and is
// not part of the plan; while F-03 is not known it is taken to equal F-02, as in Score. ErrUnrated without any answer.
func Plan(inst Instrument, a Assessment, aim Aim, efforts Efforts, way Way) (Target, error) {
	r, err := Score(inst, a)
	if err != nil {
		return Target{}, err
	}
	p := planner{inst: inst, result: r, values: a.Effective(), efforts: efforts}
	if !p.begin(a) {
		return Target{}, ErrUnrated
	}
	t := Target{Aim: aim, Way: way, Assumed: p.assumed}
	t.Now = p.rounded(p.base)
	need := p.enough(aim).Sub(p.base)
	t.Reached = !need.IsPositive()
	t.Possible = t.Reached
	chosen := []single{}
	if !t.Reached {
		chosen, t.Possible = p.choose(need, way)
		t.Survey, t.SurveyNeeded = p.surveys(a, need)
		if t.Possible {
			t.SurveyNeeded = decimal.NullDecimal{}
		}
	}
	t.Count = len(chosen)
	t.Steps = p.joined(chosen)
	sum := p.base
	for _, s := range chosen {
		sum = sum.Add(s.gain)
	}
	t.Then = p.rounded(sum)
	return t, nil
}

// planner reckons in hundredths of nothing: every number is the exact one times scale, so that the mean of the answered
// indicators needs no division.
type planner struct {
	inst    Instrument
	result  Result
	values  Values
	efforts Efforts
	assumed []Indicator
	scale   decimal.Decimal // 1, or the share of the answered indicators where some are not
	part    decimal.Decimal // what of a change of F-02 arrives in the index
	base    decimal.Decimal // the index now × scale
	singles [][]single      // by effort, what adds most first
}

// single is one indicator raised by one.
type single struct {
	indicator Indicator
	effort    Effort
	gain      decimal.Decimal // of the index × scale
}

// begin reckons the index now; false when nothing is answered.
func (p *planner) begin(a Assessment) bool {
	answered, sum := decimal.Zero, decimal.Zero
	for _, i := range p.inst.Indicators() {
		value, known := p.values[i.Number]
		switch {
		case i.Share.IsZero():
		case known:
			answered = answered.Add(i.Share)
			sum = sum.Add(i.Share.Mul(decimal.NewFromInt(int64(value))))
		default:
			p.assumed = append(p.assumed, i)
		}
	}
	if answered.IsZero() {
		return false
	}
	p.part = p.inst.Share(F01).Add(p.inst.Share(F02))
	survey := decimal.Zero
	if a.F03.Valid {
		survey = p.inst.Share(F03).Mul(a.F03.Decimal)
	} else {
		p.part = p.part.Add(p.inst.Share(F03))
	}
	p.scale, p.base = decimal.NewFromInt(1), p.result.Exact
	if len(p.assumed) > 0 {
		p.scale = answered
		p.base = p.part.Mul(sum).Add(survey.Mul(answered))
	}
	p.list()
	return true
}

// list lists the single steps by effort.
func (p *planner) list() {
	kinds := EffortKinds()
	p.singles = make([][]single, len(kinds))
	for _, i := range p.inst.Indicators() {
		value, known := p.values[i.Number]
		if !known || i.Share.IsZero() {
			continue
		}
		effort, _ := p.efforts.Of(p.inst.Version, i.Number)
		n := slices.Index(kinds, effort)
		for range MaxValue - value {
			p.singles[n] = append(p.singles[n], single{i, effort, p.part.Mul(i.Share).Mul(p.scale)})
		}
	}
	for n := range p.singles {
		slices.SortStableFunc(p.singles[n], compareSingles)
	}
}

func compareSingles(a, b single) int {
	return cmp.Or(b.gain.Cmp(a.gain), cmp.Compare(a.indicator.Number, b.indicator.Number))
}

// enough is the lowest exact index × scale that rounds to the aim.
func (p *planner) enough(aim Aim) decimal.Decimal {
	half := decimal.New(5, -p.inst.Rounding.Places-1)
	return aim.Min.Sub(half).Mul(p.scale)
}

func (p *planner) rounded(scaled decimal.Decimal) decimal.Decimal {
	return scaled.DivRound(p.scale, p.inst.Rounding.Places)
}

// choose picks the single steps; all of them and false when they do not add up to what is needed.
func (p *planner) choose(need decimal.Decimal, way Way) ([]single, bool) {
	sums := make([][]decimal.Decimal, len(p.singles))
	whole := decimal.Zero
	var all []single
	for n, list := range p.singles {
		sums[n] = []decimal.Decimal{decimal.Zero}
		for k, s := range list {
			sums[n] = append(sums[n], sums[n][k].Add(s.gain))
		}
		whole = whole.Add(sums[n][len(list)])
		all = append(all, list...)
	}
	if whole.LessThan(need) {
		return all, false
	}
	var counts []int
	if way == LeastEffort {
		counts = least(sums, need)
	} else {
		counts = fewest(sums, need, all)
	}
	var chosen []single
	for n, k := range counts {
		chosen = append(chosen, p.singles[n][:k]...)
	}
	return chosen, true
}

// least counts the steps of each effort: as few of the greatest as can be, then of the next.
func least(sums [][]decimal.Decimal, need decimal.Decimal) []int {
	counts := make([]int, len(sums))
	for n := len(sums) - 1; n >= 0; n-- {
		rest := need
		for lesser := range n {
			rest = rest.Sub(sums[lesser][len(sums[lesser])-1])
		}
		for counts[n] < len(sums[n])-1 && sums[n][counts[n]].LessThan(rest) {
			counts[n]++
		}
		need = need.Sub(sums[n][counts[n]])
	}
	return counts
}

// fewest counts the steps of each effort: as few as can be altogether, and of these the least effort. The steps with the
// highest gain say how few that is, as one step does not change what another adds.
func fewest(sums [][]decimal.Decimal, need decimal.Decimal, all []single) []int {
	all = slices.Clone(all)
	slices.SortStableFunc(all, compareSingles)
	total := 0
	for sum := decimal.Zero; sum.LessThan(need); total++ {
		sum = sum.Add(all[total].gain)
	}
	most := func(n int) int { return len(sums[n]) - 1 }
	for innovations := range min(total, most(2)) + 1 {
		for facilities := range min(total-innovations, most(1)) + 1 {
			documents := total - innovations - facilities
			if documents > most(0) {
				continue
			}
			if !sums[0][documents].Add(sums[1][facilities]).Add(sums[2][innovations]).LessThan(need) {
				return []int{documents, facilities, innovations}
			}
		}
	}
	return []int{most(0), most(1), most(2)} // the total was taken from a choice that is enough: never reached
}

// joined makes one Step of the single steps of each indicator.
func (p *planner) joined(chosen []single) []Step {
	var steps []Step
	for _, s := range chosen {
		n := slices.IndexFunc(steps, func(t Step) bool { return t.Indicator.Number == s.indicator.Number })
		if n < 0 {
			from := p.values[s.indicator.Number]
			steps = append(steps, Step{Indicator: s.indicator, From: from, To: from, Effort: s.effort})
			n = len(steps) - 1
		}
		steps[n].To++
		steps[n].Gain = steps[n].Gain.Add(p.part.Mul(s.indicator.Share))
	}
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(b.Gain.Cmp(a.Gain), cmp.Compare(a.Indicator.Number, b.Indicator.Number))
	})
	return steps
}

// surveys are the F-03 from which the aim is reached without a step, and with every step; where F-03 counts and is known.
func (p *planner) surveys(a Assessment, need decimal.Decimal) (without, with decimal.NullDecimal) {
	share := p.inst.Share(F03)
	if !a.F03.Valid || share.IsZero() {
		return without, with
	}
	whole := decimal.Zero
	for _, list := range p.singles {
		for _, s := range list {
			whole = whole.Add(s.gain)
		}
	}
	unit := share.Mul(p.scale)
	from := func(missing decimal.Decimal) (value decimal.NullDecimal) {
		quotient, rest := a.F03.Decimal.Mul(unit).Add(missing).QuoRem(unit, surveyPlaces)
		if rest.IsPositive() {
			quotient = quotient.Add(decimal.New(1, -surveyPlaces))
		}
		value.Decimal, value.Valid = quotient, !quotient.GreaterThan(decimal.NewFromInt(MaxValue))
		return value
	}
	return from(need), from(need.Sub(whole))
}

// surveyPlaces are the decimals to which a wanted F-03 is rounded up.
const surveyPlaces = 2

// Sentence is a step in words: "indikator 5 dari 3 ke 5 = +0,05".
func (s Step) Sentence() string {
	return fmt.Sprintf("indikator %d dari %d ke %d = %s", s.Indicator.Number, s.From, s.To, Signed(s.Gain, 3))
}
