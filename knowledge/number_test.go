package knowledge

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestDocumentNumber(t *testing.T) {
	for text, want := range map[string]int64{
		"57": 57, "#57": 57, " #57 ": 57, "# 57": 57, "d57": 57, "D57": 57, "no. 57": 57, "No 57": 57, "no.57": 57, "nomor 57": 57,
		"nomer 57": 57, "dokumen 57": 57, "dok. #57": 57, "57.": 57, "057": 57, "999999999999999999": 999999999999999999,
		"": 0, "0": 0, "#": 0, "-5": 0, "+5": 0, "5,7": 0, "5.7": 0, "57 58": 0, "lima": 0, "x57": 0, "d": 0, "##57": 0, "57a": 0,
		"9223372036854775808": 0, "٥٧": 0,
	} {
		got, ok := DocumentNumber(text)
		if got != want || ok != (want != 0) {
			t.Errorf("%q was read as %d, %t; want %d", text, got, ok, want)
		}
	}
}

// Every form in which a number is shown or linked is read back.
func TestDocumentNumberReadsWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.Int64Range(1, 1e18-1).Draw(t, "id")
		form := rapid.SampledFrom([]string{"%d", "#%d", "d%d", "no. %d", "nomor %d", "dokumen %d"}).Draw(t, "form")
		if got, ok := DocumentNumber(fmt.Sprintf(form, id)); !ok || got != id {
			t.Fatalf(form+" was read as %d, %t", id, got, ok)
		}
	})
}

func FuzzDocumentNumber(f *testing.F) {
	f.Add("no. 57")
	f.Fuzz(func(t *testing.T, text string) {
		if id, ok := DocumentNumber(text); ok != (id > 0) {
			t.Errorf("%q was read as %d, %t", text, id, ok)
		}
	})
}
