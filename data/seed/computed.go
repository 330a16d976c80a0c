package seed

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"studitiru/knowledge/ipp"
)

// A document does not repeat figures of the instrument: where it needs one it has a placeholder, which becomes the sentence
// that knowledge/ipp computes. The placeholders:
//
//	{{dampak 14}}   weight of indicator 14, and what a higher score adds to F-02 and to the index
//	{{berat 1}}     the heaviest indicator, {{berat 2}} the next, and so on; ties by number
//	{{aspek sdm}}   weight of an aspect, and what one score more everywhere in it adds to F-02
//	{{jarak B A}}   how far category A is from category B, in the index and in F-02
var placeholder = regexp.MustCompile(`\{\{\s*([^{}]*?)\s*\}\}`)

// fill replaces the placeholders of a file. A placeholder that asks for something unknown is an error.
func fill(raw []byte, inst ipp.Instrument) ([]byte, error) {
	var problems []error
	out := placeholder.ReplaceAllFunc(raw, func(found []byte) []byte {
		text, err := computed(inst, strings.Fields(string(placeholder.FindSubmatch(found)[1])))
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", found, err))
		}
		return []byte(text)
	})
	if bytes.Contains(out, []byte("{{")) {
		problems = append(problems, errors.New("a placeholder is not closed"))
	}
	return out, errors.Join(problems...)
}

func computed(inst ipp.Instrument, words []string) (string, error) {
	if len(words) < 2 {
		return "", errors.New("no such placeholder")
	}
	number, _ := strconv.Atoi(words[1]) // 0 is no indicator and no rank
	switch {
	case words[0] == "dampak" && len(words) == 2:
		return effect(inst, number)
	case words[0] == "berat" && len(words) == 2:
		return heavy(inst, number)
	case words[0] == "aspek" && len(words) == 2:
		return aspect(inst, words[1])
	case words[0] == "jarak" && len(words) == 3:
		return distance(inst, words[1], words[2])
	}
	return "", errors.New("no such placeholder")
}

// effect is what a higher score of an indicator does, all else equal.
func effect(inst ipp.Instrument, number int) (string, error) {
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
func rise(inst ipp.Instrument, number int) (step, whole ipp.Change, err error) {
	from := ipp.Assessment{F02: ipp.Values{number: 0}, F03: decimal.NewNullDecimal(decimal.Zero)}
	if step, err = ipp.WhatIf(inst, from, number, 1); err == nil {
		whole, err = ipp.WhatIf(inst, from, number, ipp.MaxValue)
	}
	if err != nil {
		return step, whole, fmt.Errorf("effect of indicator %d: %w", number, err)
	}
	return step, whole, nil
}

// heavy is the indicator of a rank, from 1, by its share of F-02.
func heavy(inst ipp.Instrument, rank int) (string, error) {
	list := slices.DeleteFunc(inst.Indicators(), func(i ipp.Indicator) bool { return i.Share.IsZero() })
	if rank < 1 || rank > len(list) {
		return "", fmt.Errorf("no indicator of rank %d in %s", rank, inst.Version)
	}
	slices.SortStableFunc(list, func(a, b ipp.Indicator) int {
		return cmp.Or(b.Share.Cmp(a.Share), cmp.Compare(a.Number, b.Number))
	})
	i := list[rank-1]
	step, _, err := rise(inst, i.Number)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(wordsHeavy, i.Number, i.Text, percent(i.Share), exact(step.F02, 2)), nil
}

func aspect(inst ipp.Instrument, key string) (string, error) {
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

// distance is the way from both ends of one category to the lower end of a better one.
func distance(inst ipp.Instrument, from, to string) (string, error) {
	low, ok1 := category(inst, from)
	high, ok2 := category(inst, to)
	share := inst.Share(ipp.F02)
	if !ok1 || !ok2 || !high.Min.GreaterThan(low.Max) || share.IsZero() {
		return "", fmt.Errorf("no way from category %q to %q in %s", from, to, inst.Version)
	}
	way := func(words string, end decimal.Decimal) string {
		rise := high.Min.Sub(end)
		return fmt.Sprintf(words, low.Letter, ipp.Number(end, 2), high.Letter, ipp.Number(high.Min, 2),
			ipp.Number(rise, 2), ipp.Number(rise.Div(share), 2))
	}
	sentences := []string{way(wordsFromLow, low.Min), way(wordsFromHigh, low.Max)}
	if founded := high.Basis.Text(); founded != "" {
		sentences = append(sentences, fmt.Sprintf(wordsEnds, low.Letter, high.Letter, founded))
	}
	return strings.Join(sentences, " "), nil
}

func category(inst ipp.Instrument, letter string) (ipp.Category, bool) {
	at := slices.IndexFunc(inst.Categories, func(c ipp.Category) bool { return c.Letter == letter })
	if at < 0 {
		return ipp.Category{}, false
	}
	return inst.Categories[at], true
}

// percent writes a fraction as a percentage of two decimals, without its unit.
func percent(fraction decimal.Decimal) string { return ipp.Number(fraction.Shift(2), 2) }

// exact writes a number with all its decimals, and with at least the given number of them.
func exact(d decimal.Decimal, least int32) string {
	places := least
	for !d.Equal(d.Round(places)) {
		places++
	}
	return ipp.Number(d, places)
}
