package seed

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
)

func instrument(t *testing.T) ipp.Instrument {
	t.Helper()
	list, err := ipp.ReadInstruments(Instruments())
	if err != nil {
		t.Fatal(err)
	}
	inst, err := ipp.ForYear(list, 2025)
	if err != nil {
		t.Fatal(err)
	}
	return inst
}

// guides are the documents for one indicator, by its number.
func guides(t *testing.T) map[int]knowledge.Document {
	t.Helper()
	list, err := Documents()
	if err != nil {
		t.Fatal(err)
	}
	found := map[int]knowledge.Document{}
	for _, d := range list {
		if strings.HasPrefix(d.Key, "panduan-indikator-") {
			if len(d.Indicators) != 1 || !strings.HasPrefix(d.Key, fmt.Sprintf("panduan-indikator-%02d-", d.Indicators[0])) {
				t.Fatalf("%s is about the indicators %v", d.Key, d.Indicators)
			}
			found[d.Indicators[0]] = d
		}
	}
	return found
}

// What a guide says of the weight and of one score more is what the two weights of the instrument give, worked out here
// without the package that fills the sentence in.
func TestEveryIndicatorSaysItsEffect(t *testing.T) {
	inst, found := instrument(t), guides(t)
	for _, i := range inst.Indicators() {
		if i.Share.IsZero() {
			continue
		}
		d, ok := found[i.Number]
		if !ok {
			t.Errorf("no document for indicator %d", i.Number)
			continue
		}
		a, _ := inst.AspectOf(i.Aspect)
		step := a.Weight.InexactFloat64() / 100 * i.Weight.InexactFloat64() / 100
		share := inst.Share(ipp.F02).InexactFloat64()
		for _, want := range []string{
			fmt.Sprintf("Bobot indikator %d dalam nilai F-02 adalah %s persen", i.Number, fixed(step*100)),
			fmt.Sprintf("menambah %s pada nilai F-02, dan %s pada nilai IPP", shortest(step), shortest(step*share)),
			fmt.Sprintf("Naik dari skor 0 ke skor 5 pada indikator %d menambah %s pada nilai F-02.", i.Number, shortest(step*5)),
		} {
			if !strings.Contains(d.Body, want) {
				t.Errorf("%s: %q is missing", d.Key, want)
			}
		}
	}
}

// fixed writes two decimals as people in Indonesia read them, shortest as many as needed, at least two.
func fixed(f float64) string { return strings.Replace(strconv.FormatFloat(f, 'f', 2, 64), ".", ",", 1) }

func shortest(f float64) string {
	f = math.Round(f*1e8) / 1e8
	s := strings.Replace(strconv.FormatFloat(f, 'f', -1, 64), ".", ",", 1)
	if _, decimals, _ := strings.Cut(s, ","); len(decimals) < 2 {
		return fixed(f)
	}
	return s
}

// A guide shows the whole ladder, the evidence and the way up.
func TestEveryIndicatorHasItsLadder(t *testing.T) {
	found := guides(t)
	if len(found) != 30 {
		t.Errorf("%d guides to indicators, want 30", len(found))
	}
	for n, d := range found {
		for score := 0; score <= ipp.MaxValue; score++ {
			if strings.Count(d.Body, fmt.Sprintf("\n- Skor %d: ", score)) != 1 {
				t.Errorf("indicator %d: score %d does not stand once in the ladder", n, score)
			}
		}
		for _, heading := range []string{"## Yang dinilai\n", "## Menuju skor 5\n", "## Bukti dukung\n"} {
			if !strings.Contains(d.Body, heading) {
				t.Errorf("indicator %d: no section %q", n, heading)
			}
		}
	}
}

func TestNoPlaceholderIsLeft(t *testing.T) {
	list, err := Documents()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if strings.ContainsAny(d.Body+d.Title, "{}") {
			t.Errorf("%s: a placeholder is left", d.Key)
		}
	}
}

func TestThePlaceholders(t *testing.T) {
	inst := instrument(t)
	var heaviest ipp.Indicator
	for _, i := range inst.Indicators() {
		if i.Share.GreaterThan(heaviest.Share) {
			heaviest = i
		}
	}
	for given, want := range map[string]string{
		"{{berat 1}}":   fmt.Sprintf("Indikator %d (%s)", heaviest.Number, heaviest.Text),
		"{{aspek sdm}}": "Profesionalisme SDM berbobot 25 persen",
		"{{jarak B A}}": "nilai IPP harus naik 1,00; bila nilai F-03 tidak berubah, nilai F-02 harus naik sekitar 1,33.",
	} {
		got, err := fill([]byte(given), inst)
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s = %q, %v; want %q in it", given, got, err, want)
		}
	}
	for _, given := range []string{"{{dampak}}", "{{dampak 31}}", "{{dampak 99}}", "{{berat 0}}", "{{berat 31}}",
		"{{aspek tambahan}}", "{{jarak A B}}", "{{jarak B X}}", "{{lain 1}}", "{{dampak 1"} {
		if got, err := fill([]byte(given), inst); err == nil {
			t.Errorf("%s = %q; want a refusal", given, got)
		}
	}
}
