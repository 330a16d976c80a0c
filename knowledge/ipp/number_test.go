package ipp

import (
	"testing"
	"time"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int32
		want   string
		signed string
	}{
		{"4.71", 2, "4,71", "+4,71"}, {"4.2", 2, "4,20", "+4,20"}, {"4.505", 2, "4,51", "+4,51"}, {"0.048", 2, "0,05", "+0,05"},
		{"-0.048", 2, "-0,05", "-0,05"}, {"-0.004", 2, "0,00", "0,00"}, {"0.004", 2, "0,00", "0,00"}, {"0", 0, "0", "0"},
		{"688318", 0, "688.318", "+688.318"}, {"1152507", 0, "1.152.507", "+1.152.507"}, {"999.996", 2, "1.000,00", "+1.000,00"},
		{"-1234.5", 1, "-1.234,5", "-1.234,5"}, {"100", 0, "100", "+100"},
	} {
		if got := Number(dec(c.in), c.places); got != c.want {
			t.Errorf("%s with %d decimals is %q, want %q", c.in, c.places, got, c.want)
		}
		if got := Signed(dec(c.in), c.places); got != c.signed {
			t.Errorf("%s as a change is %q, want %q", c.in, got, c.signed)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for in, want := range map[string]string{"4,35": "4.35", " 4.35 ": "4.35", "5": "5"} {
		if got, err := ParseNumber(in); err != nil || !got.Equal(dec(want)) {
			t.Errorf("%q is %s, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "empat", "4,3,5"} {
		if got, err := ParseNumber(in); err == nil {
			t.Errorf("%q is read as %s", in, got)
		}
	}
}

func TestDay(t *testing.T) {
	if got := Day(time.Date(2026, 1, 9, 0, 0, 0, 0, time.UTC)); got != "9 Januari 2026" {
		t.Errorf("got %q", got)
	}
}
