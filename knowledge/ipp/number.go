package ipp

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"studitiru/knowledge/indonesian"
)

// Number writes a decimal as people in Indonesia read it: comma before the decimals, full stop between thousands, rounded
// half up to the given number of decimals ("4,71", "688.318").
func Number(d decimal.Decimal, places int32) string {
	whole, fraction, _ := strings.Cut(d.Abs().StringFixed(places), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction != "" {
		whole += "," + fraction
	}
	if d.Round(places).IsNegative() {
		return "-" + whole
	}
	return whole
}

// Signed is Number for a change: with "+" where it is above zero ("+0,05").
func Signed(d decimal.Decimal, places int32) string {
	if d.Round(places).IsPositive() {
		return "+" + Number(d, places)
	}
	return Number(d, places)
}

// ParseNumber reads a decimal that a person typed, with comma or full stop before the decimals ("4,35", "4.35").
func ParseNumber(s string) (decimal.Decimal, error) {
	d, err := decimal.NewFromString(strings.Replace(strings.TrimSpace(s), ",", ".", 1))
	if err != nil {
		return d, fmt.Errorf("read a number: %w", err)
	}
	return d, nil
}

// Day writes a day as people in Indonesia read it: "9 Januari 2026".
func Day(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), indonesian.MonthName(t.Month()), t.Year())
}
