package seed_test

import (
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge/agenda"
)

func TestHolidaysAreRead(t *testing.T) {
	holidays, err := agenda.ReadHolidays(seed.Holidays())
	if err != nil {
		t.Fatal(err)
	}
	for _, year := range []int{2025, 2026, 2027} {
		if !holidays.Known(year) {
			t.Errorf("the holidays of %d are not known", year)
		}
	}
}
