package ipp

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestSentencesAboutTheInstrument(t *testing.T) {
	inst := seedInstrument(t)
	effect, err1 := EffectSentences(inst, 14)
	aspect, err2 := AspectSentence(inst, "inovasi")
	way, err3 := DistanceSentences(inst, "B", "A")
	for _, c := range []struct {
		got  string
		err  error
		want []string
	}{
		{effect, err1, []string{"adalah 7,50 persen, yaitu 30 persen dari aspek Profesionalisme SDM yang berbobot 25 persen.",
			"menambah 0,075 pada nilai F-02, dan 0,05625 pada nilai IPP", "menambah 0,375 pada nilai F-02."}},
		{aspect, err2, []string{"Aspek Inovasi berbobot 12 persen", "menambah 0,12 pada"}},
		{way, err3, []string{"kategori B (3,51)", "harus naik 1,00;", "sekitar 1,33.", "kategori B (4,00)", "harus naik 0,51;",
			"sekitar 0,68."}},
	} {
		for _, want := range c.want {
			if c.err != nil || !strings.Contains(c.got, want) {
				t.Errorf("%q, %v; want %q in it", c.got, c.err, want)
			}
		}
	}
}

func TestSentencesThatCannotBeSaid(t *testing.T) {
	inst := seedInstrument(t)
	said := func(text string, err error) {
		t.Helper()
		if err == nil {
			t.Errorf("%q; want an error", text)
		}
	}
	said(EffectSentences(inst, 31)) // does not count
	said(EffectSentences(inst, 99))
	said(HeavySentence(inst, 0))
	said(HeavySentence(inst, 31))
	said(AspectSentence(inst, "tambahan"))
	said(AspectSentence(inst, "lain"))
	said(DistanceSentences(inst, "A", "B")) // downwards
	said(DistanceSentences(inst, "B", "B"))
	said(DistanceSentences(inst, "B", "X"))
}

// The ranks run through all indicators that count, the heaviest first.
func TestTheRanks(t *testing.T) {
	inst := seedInstrument(t)
	var shares []decimal.Decimal
	seen := map[string]bool{}
	for rank := 1; rank <= 30; rank++ {
		text, err := HeavySentence(inst, rank)
		if err != nil || seen[text] {
			t.Fatalf("rank %d: %q twice or %v", rank, text, err)
		}
		seen[text] = true
		var number int
		if _, err := fmt.Sscanf(text, "Indikator %d", &number); err != nil {
			t.Fatal(err)
		}
		i, _ := inst.Indicator(number)
		shares = append(shares, i.Share)
	}
	if !slices.IsSortedFunc(shares, func(a, b decimal.Decimal) int { return b.Cmp(a) }) {
		t.Errorf("the ranks do not fall: %v", shares)
	}
}
