package ipp

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// EffectSentences say what a higher score of an indicator does, all else equal: its weight, one score more, from 0 to 5, and
// how well the weight is founded. Numbers are exact. The error is for an indicator that does not count.
func EffectSentences(inst Instrument, number int) (string, error) {
	i, ok := inst.Indicator(number)
	if !ok || i.Share.IsZero() {
		return "", fmt.Errorf("indicator %d does not count in %s", number, inst.Version)
	}
	step, whole, err := rise(inst, number)
	if err != nil {
		return "", err
	}
	a, _ := inst.AspectOf(i.Aspect)
	sentences := []string{
		fmt.Sprintf(wordsWeight, number, percent(i.Share), exact(i.Weight, 0), a.Name, exact(a.Weight, 0)),
		fmt.Sprintf(wordsStep, number, exact(step.F02, 2), exact(step.IPP, 2)),
		fmt.Sprintf(wordsWhole, number, exact(whole.F02, 2)),
	}
	if founded := i.Basis.Text(); founded != "" {
		sentences = append(sentences, fmt.Sprintf(wordsFounded, number, founded))
	}
	return strings.Join(sentences, " "), nil
}

// rise is the change from score 0 to 1 and from 0 to the highest, with an F-03 that stays as it is.
func rise(inst Instrument, number int) (step, whole Change, err error) {
	from := Assessment{F02: Values{number: 0}, F03: decimal.NewNullDecimal(decimal.Zero)}
	if step, err = WhatIf(inst, from, number, 1); err == nil {
		whole, err = WhatIf(inst, from, number, MaxValue)
	}
	if err != nil {
		return step, whole, fmt.Errorf("effect of indicator %d: %w", number, err)
	}
	return step, whole, nil
}

// HeavySentence is about the indicator of a rank, from 1, by its share of F-02; ties go by number.
func HeavySentence(inst Instrument, rank int) (string, error) {
	list := slices.DeleteFunc(inst.Indicators(), func(i Indicator) bool { return i.Share.IsZero() })
	if rank < 1 || rank > len(list) {
		return "", fmt.Errorf("no indicator of rank %d in %s", rank, inst.Version)
	}
	slices.SortStableFunc(list, func(a, b Indicator) int {
		return cmp.Or(b.Share.Cmp(a.Share), cmp.Compare(a.Number, b.Number))
	})
	i := list[rank-1]
	step, _, err := rise(inst, i.Number)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(wordsHeavy, i.Number, i.Text, percent(i.Share), exact(step.F02, 2)), nil
}

// AspectSentence says what an aspect weighs and what one score more on all its indicators adds to F-02.
func AspectSentence(inst Instrument, key string) (string, error) {
	a, ok := inst.AspectOf(key)
	if !ok || a.Weight.IsZero() {
		return "", fmt.Errorf("aspect %q does not count in %s", key, inst.Version)
	}
	var gain decimal.Decimal
	for _, i := range a.Indicators {
		gain = gain.Add(i.Share)
	}
	return fmt.Sprintf(wordsAspect, a.Name, exact(a.Weight, 0), exact(gain, 2)), nil
}

// DistanceSentences say how far it is from both ends of one category to the lower end of a better one, in the index and,
// with F-03 as it is, in F-02 (rounded to two decimals).
func DistanceSentences(inst Instrument, from, to string) (string, error) {
	low, ok1 := categoryOf(inst, from)
	high, ok2 := categoryOf(inst, to)
	share := inst.Share(F02)
	if !ok1 || !ok2 || !high.Min.GreaterThan(low.Max) || share.IsZero() {
		return "", fmt.Errorf("no way from category %q to %q in %s", from, to, inst.Version)
	}
	way := func(words string, end decimal.Decimal) string {
		rise := high.Min.Sub(end)
		return fmt.Sprintf(words, low.Letter, Number(end, 2), high.Letter, Number(high.Min, 2),
			Number(rise, 2), Number(rise.Div(share), 2))
	}
	sentences := []string{way(wordsFromLow, low.Min), way(wordsFromHigh, low.Max)}
	if founded := high.Basis.Text(); founded != "" {
		sentences = append(sentences, fmt.Sprintf(wordsEnds, low.Letter, high.Letter, founded))
	}
	return strings.Join(sentences, " "), nil
}

func categoryOf(inst Instrument, letter string) (Category, bool) {
	at := slices.IndexFunc(inst.Categories, func(c Category) bool { return c.Letter == letter })
	if at < 0 {
		return Category{}, false
	}
	return inst.Categories[at], true
}

// percent writes a fraction as a percentage of two decimals, without its unit.
func percent(fraction decimal.Decimal) string { return Number(fraction.Shift(2), 2) }

// exact writes a number with all its decimals, and with at least the given number of them.
func exact(d decimal.Decimal, least int32) string {
	places := least
	for !d.Equal(d.Round(places)) {
		places++
	}
	return Number(d, places)
}
