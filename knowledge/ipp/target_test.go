package ipp

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// small draws an instrument of two to four indicators with F-03 at a quarter, and who does what to raise them.
func small(t *rapid.T) (Instrument, Efforts) {
	n := rapid.IntRange(2, 4).Draw(t, "indicators")
	left := 100
	inst := Instrument{Version: "kecil", Rounding: Rounding{Places: 2}, Categories: []Category{
		{Letter: "A", Min: dec("4.01"), Max: dec("5")}, {Letter: "B", Min: dec("2.51"), Max: dec("4")}, {Letter: "C", Max: dec("2.5")},
	}, Forms: []Form{{Key: F01}, {Key: F02, Share: dec("75")}, {Key: F03, Share: dec("25")}}}
	a := Aspect{Key: "satu", Weight: dec("100")}
	efforts := Efforts{of: map[effortKey]Effort{}}
	for i := 1; i <= n; i++ {
		weight := left
		if i < n {
			weight = rapid.IntRange(1, left-(n-i)).Draw(t, "weight")
		}
		left -= weight
		share := fraction(decimal.NewFromInt(int64(weight)))
		a.Indicators = append(a.Indicators, Indicator{Number: i, Weight: decimal.NewFromInt(int64(weight)), Share: share,
			Aspect: "satu"})
		efforts.of[effortKey{"kecil", i}] = rapid.SampledFrom(EffortKinds()).Draw(t, "effort")
	}
	inst.Aspects = []Aspect{a}
	return inst, efforts
}

// every calls do with every sheet that is as good as values in each indicator, or better.
func every(inst Instrument, values Values, do func(Values)) {
	list := inst.Indicators()
	sheet := Values{}
	var fill func(n int)
	fill = func(n int) {
		if n == len(list) {
			do(sheet)
			return
		}
		for v := values[list[n].Number]; v <= MaxValue; v++ {
			sheet[list[n].Number] = v
			fill(n + 1)
		}
	}
	fill(0)
}

// cost is how many single steps of each effort lie between two sheets, by what a way looks at first.
func cost(inst Instrument, from, to Values, efforts Efforts, way Way) [4]int {
	var n [4]int
	for _, i := range inst.Indicators() {
		steps := to[i.Number] - from[i.Number]
		effort, _ := efforts.Of(inst.Version, i.Number)
		for k, kind := range []Effort{EffortInnovation, EffortFacility, EffortDocument} {
			if effort == kind {
				n[k+1] += steps
			}
		}
		if way == FewestSteps {
			n[0] += steps
		}
	}
	return n
}

func less(a, b [4]int) bool {
	for n := range a {
		if a[n] != b[n] {
			return a[n] < b[n]
		}
	}
	return false
}

// A plan costs as little as the best of all sheets that reach the aim, and reaches it; without one there is no such sheet.
func TestPlanIsAsGoodAsTryingAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inst, efforts := small(t)
		values := Values{}
		for _, i := range inst.Indicators() {
			values[i.Number] = rapid.IntRange(0, 5).Draw(t, "value")
		}
		a := Assessment{F01: values}
		if rapid.Bool().Draw(t, "survey") {
			a.F03 = decimal.NewNullDecimal(decimal.New(rapid.Int64Range(0, 500).Draw(t, "F-03"), -2))
		}
		aim := Aim{Min: decimal.New(rapid.Int64Range(0, 500).Draw(t, "aim"), -2)}
		way := rapid.SampledFrom([]Way{FewestSteps, LeastEffort}).Draw(t, "way")
		plan, err := Plan(inst, a, aim, efforts, way)
		if err != nil {
			t.Fatal(err)
		}
		best, found := [4]int{}, false
		every(inst, values, func(sheet Values) {
			r, err := Score(inst, Assessment{F01: sheet, F03: a.F03})
			if err != nil {
				t.Fatal(err)
			}
			if c := cost(inst, values, sheet, efforts, way); !r.IPP.LessThan(aim.Min) && (!found || less(c, best)) {
				best, found = c, true
			}
		})
		if plan.Possible != found {
			t.Fatalf("possible is %v, but trying all says %v", plan.Possible, found)
		}
		if !found {
			return
		}
		after := Values{}
		for k, v := range values {
			after[k] = v
		}
		for _, s := range plan.Steps {
			after[s.Indicator.Number] = s.To
		}
		if got := cost(inst, values, after, efforts, way); got != best {
			t.Fatalf("the plan costs %v, the best %v", got, best)
		}
		r, _ := Score(inst, Assessment{F01: after, F03: a.F03})
		if r.IPP.LessThan(aim.Min) || !r.IPP.Equal(plan.Then) {
			t.Fatalf("after the plan the index is %s, it says %s", r.IPP, plan.Then)
		}
	})
}

// A survey that is said to be enough is, and one hundredth less is not.
func TestTheSurveyThatIsNeeded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inst, efforts := small(t)
		values := Values{}
		for _, i := range inst.Indicators() {
			values[i.Number] = rapid.IntRange(0, 5).Draw(t, "value")
		}
		a := Assessment{F01: values, F03: decimal.NewNullDecimal(decimal.New(rapid.Int64Range(0, 500).Draw(t, "F-03"), -2))}
		aim := Aim{Min: decimal.New(rapid.Int64Range(0, 500).Draw(t, "aim"), -2)}
		plan, err := Plan(inst, a, aim, efforts, FewestSteps)
		if err != nil {
			t.Fatal(err)
		}
		reaches := func(values Values, survey decimal.Decimal) bool {
			r, err := Score(inst, Assessment{F01: values, F03: decimal.NewNullDecimal(survey)})
			return err == nil && !r.IPP.LessThan(aim.Min)
		}
		check := func(name string, values Values, said decimal.NullDecimal) {
			if !said.Valid {
				if reaches(values, dec("5")) {
					t.Fatalf("%s: the highest survey is enough, but none is said", name)
				}
				return
			}
			if !reaches(values, said.Decimal) || reaches(values, said.Decimal.Sub(dec("0.01"))) {
				t.Fatalf("%s: %s is not the lowest survey that is enough", name, said.Decimal)
			}
		}
		if plan.Reached {
			return
		}
		check("without steps", values, plan.Survey)
		if !plan.Possible {
			check("with all steps", all(inst, 5), plan.SurveyNeeded)
		}
	})
}

// What is not rated stands at the mean: its place in the plan is nowhere, and the index before is the one of a full sheet.
func TestPlanOfAHalfFilledSheet(t *testing.T) {
	inst := seedInstrument(t)
	a := Assessment{F01: Values{1: 3, 6: 3, 14: 3}, F03: f03("4")}
	plan, err := Plan(inst, a, Aim{Letter: "A-", Min: dec("4.01")}, Efforts{}, FewestSteps)
	if err != nil {
		t.Fatal(err)
	}
	if !plan.Now.Equal(dec("3.25")) || len(plan.Assumed) != 27 || plan.Possible {
		t.Errorf("now %s, %d assumed, possible %v", plan.Now, len(plan.Assumed), plan.Possible)
	}
	if _, err := Plan(inst, Assessment{F03: f03("4")}, Aim{Min: dec("4")}, Efforts{}, FewestSteps); !errors.Is(err, ErrUnrated) {
		t.Errorf("a plan without answers: %v", err)
	}
	r := score(t, inst, a)
	if r.Complete() || r.Category.Letter != "" || !r.Mean.Equal(dec("3")) {
		t.Errorf("category %q and mean %s of a half-filled sheet", r.Category.Letter, r.Mean)
	}
}

func TestAims(t *testing.T) {
	inst := seedInstrument(t)
	for words, want := range map[string]string{"A-": "4.01", "a minus": "4.01", "A –": "4.01", "a": "4.51", "b": "3.51",
		"4,2": "4.2", "4.205": "4.21", "kategori A": "4.51", "nilai 5": "5"} {
		aim, ok := inst.ReadAim(words)
		if !ok || aim.Min.String() != want {
			t.Errorf("%q is read as %+v, %v; want %s", words, aim, ok, want)
		}
	}
	for _, words := range []string{"", "G", "5,1", "-1", "A--", "besok", "AB"} {
		if aim, ok := inst.ReadAim(words); ok {
			t.Errorf("%q is read as %+v", words, aim)
		}
	}
}

func TestEfforts(t *testing.T) {
	e, err := ReadEfforts(fstest.MapFS{"upaya.tsv": {Data: []byte("# x\nv1\t3\tinovasi\tsebab\n")}})
	if got, known := e.Of("v1", 3); err != nil || !known || got != EffortInnovation {
		t.Errorf("%q, %v, %v", got, known, err)
	}
	if got, known := e.Of("v2", 3); known || got != EffortFacility {
		t.Errorf("an effort that the table does not have: %q, %v", got, known)
	}
	for text, want := range map[string]string{"v1\tx\tinovasi": "bukan bilangan", "v1\t3\tgampang": "tidak dikenal",
		"v1\t3\tsarana\nv1\t3\tsarana": "ganda"} {
		_, err := ReadEfforts(fstest.MapFS{"upaya.tsv": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is refused with %v, not %q", text, err, want)
		}
	}
}

func ExampleStep_Sentence() {
	s := Step{Indicator: Indicator{Number: 5}, From: 3, To: 5, Gain: decimal.RequireFromString("0.045")}
	fmt.Println(s.Sentence())
	// Output: indikator 5 dari 3 ke 5 = +0,045
}
