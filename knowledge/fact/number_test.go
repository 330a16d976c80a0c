package fact_test

import (
	"testing"

	"pgregory.net/rapid"

	"studitiru/knowledge/fact"
)

func TestValue(t *testing.T) {
	for text, want := range map[string]string{
		"4,36": "4.36", "4.36": "4.36", " 88,3 ": "88.3", "32.559": "32559", "1.234.567,5": "1234567.5", "7": "7", "4,50": "4.5",
		"0,5": "0.5",
		"":    "", "empat": "", "4,3,6": "", "4.3.6": "", "-4": "", "1e9": "", "4 36": "", "1.23.456": "", "4,": "", "0x1f": "",
	} {
		if got, ok := fact.Value(text); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q, %v", text, got, ok)
		}
	}
}

// What is written is read again.
func TestWrittenValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := fact.Decimal(float64(rapid.IntRange(0, 1_000_000_000).Draw(t, "cents")) / 100)
		if got, ok := fact.Value(fact.Written(v)); !ok || got != v {
			t.Fatalf("%s is written %s and read %q", v, fact.Written(v), got)
		}
	})
}
