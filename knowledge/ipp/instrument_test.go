package ipp

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
)

const seedFile = "../../data/seed/ipp/permenpanrb-4-2023.yaml"

func seedText(t testing.TB) string {
	t.Helper()
	raw, err := os.ReadFile(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func seedInstrument(t testing.TB) Instrument {
	t.Helper()
	inst, err := ReadInstrument(strings.NewReader(seedText(t)))
	if err != nil {
		t.Fatal(err)
	}
	return inst
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// What facts were gathered of the instrument, so that a slip of the hand in the file is seen.
func TestSeedInstrument(t *testing.T) {
	inst := seedInstrument(t)
	weights := map[string][]int64{
		"kebijakan": {24, 17, 14, 7, 14, 10, 17, 7, 7, 7},
		"sdm":       {25, 10, 20, 20, 20, 30},
		"sarpras":   {18, 15, 23, 20, 20, 11, 11},
		"sipp":      {11, 30, 20, 20, 30},
		"pengaduan": {10, 20, 25, 25, 30},
		"inovasi":   {12, 50, 50},
		"tambahan":  {0, 0},
	}
	number := 0
	for _, a := range inst.Aspects {
		want := weights[a.Key]
		if len(want) == 0 || a.Weight.IntPart() != want[0] || len(a.Indicators) != len(want)-1 {
			t.Fatalf("aspect %s: weight %s, %d indicators, want %v", a.Key, a.Weight, len(a.Indicators), want)
		}
		for i, indicator := range a.Indicators {
			number++
			if indicator.Number != number || indicator.Weight.IntPart() != want[i+1] || indicator.Aspect != a.Key {
				t.Errorf("indicator %d of %s: number %d, weight %s, want %d", number, a.Key, indicator.Number, indicator.Weight, want[i+1])
			}
			if len(indicator.Evidence) == 0 {
				t.Errorf("indicator %d has no usual evidence", indicator.Number)
			}
		}
	}
	if number != 31 {
		t.Errorf("%d indicators, want 31", number)
	}
	for key, source := range inst.Sources {
		if key != "aplikasi" && !strings.HasPrefix(source.URL, "https://") {
			t.Errorf("source %s has the address %q", key, source.URL)
		}
	}
}

func TestBasisIsSpoken(t *testing.T) {
	inst := seedInstrument(t)
	five, _ := inst.Indicator(5)
	thirty, _ := inst.Indicator(30)
	for b, want := range map[Basis]string{five.Basis: "halaman sumber", thirty.Basis: "buatan daerah",
		inst.Rounding.Basis: "perkiraan"} {
		if !strings.Contains(b.Text(), want) {
			t.Errorf("%s is spoken as %q", b, b.Text())
		}
	}
	if got := BasisRule.Text(); got != "" {
		t.Errorf("the regulation itself needs no warning, got %q", got)
	}
}

func TestRefusedInstruments(t *testing.T) {
	text := seedText(t)
	one := strings.Index(text, "  - key: tambahan")
	for name, c := range map[string]struct{ from, to, want string }{
		"aspects not 100": {"    weight: 24\n", "    weight: 23\n", "bobot aspek berjumlah 99, seharusnya 100"},
		"indicators not 100": {"        weight: 17\n", "        weight: 16.5\n",
			"bobot indikator aspek Kebijakan Pelayanan berjumlah 99,5, seharusnya 100"},
		"duplicate number": {"no: 2\n", "no: 1\n", "indikator 1 ganda"},
		"short scale":      {"            - Belum ada SP\n", "", "indikator 1 tidak punya skala lengkap 0 sampai 5"},
		"overlap":          {`"4.01", max`, `"3.99", max`, "kategori A- dan B bertumpuk"},
		"gap":              {`"4.01", max`, `"4.02", max`, "ada celah antara kategori B dan A-"},
		"top":              {`max: "5.00"`, `max: "4.90"`, "kategori A harus berakhir pada 5"},
		"bottom":           {`min: "0.00"`, `min: "0.10"`, "kategori F harus mulai dari 0"},
		"unknown key":      {"rule:", "rulle:", `kunci "rulle" tidak dikenal`},
		"forms not 100":    {"share: 75", "share: 70", "bagian formulir berjumlah 95, seharusnya 100"},
		"form missing":     {"key: F-03", "key: F-04", "formulir harus F-01, F-02, F-03"},
		"unknown basis":    {"basis: halaman", "basis: kabar", `dasar "kabar" tidak dikenal`},
		"unknown source": {"sources: [paparan-2025]\n        scale", "sources: [entah]\n        scale",
			`sumber "entah" yang tidak ada`},
		"unknown proof": {"form: foto", "form: video", "seharusnya dokumen, foto, atau tautan"},
		"no version":    {"version: permenpanrb-4-2023", "version: ''", "versi, nama, dan aturan harus diisi"},
		"years":         {"from: 2023", "from: 2023, to: 2020", "tahun berlaku tidak benar"},
		"weight where none": {"menunjang pelayanan\n        weight: 0\n", "menunjang pelayanan\n        weight: 5\n",
			"berjumlah 5, seharusnya 0"},
		"two in one":   {text[one:], text[one:] + "---\nversion: b\n", "lebih dari satu instrumen"},
		"not a number": {"    weight: 24\n", "    weight: banyak\n", "tidak terbaca"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(text, c.from) {
				t.Fatalf("the file does not have %q", c.from)
			}
			_, err := ReadInstrument(strings.NewReader(strings.Replace(text, c.from, c.to, 1)))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestRefusalTellsEveryReason(t *testing.T) {
	text := strings.Replace(seedText(t), "    weight: 24\n", "    weight: 23\n", 1)
	text = strings.Replace(text, "no: 2\n", "no: 1\n", 1)
	_, err := ReadInstrument(strings.NewReader(text))
	var refused *Refused
	if !errors.As(err, &refused) || len(refused.Reasons) != 2 {
		t.Fatalf("got %v, want a refusal with two reasons", err)
	}
}

func TestFindInstrument(t *testing.T) {
	text := seedText(t)
	newer := strings.NewReplacer("version: permenpanrb-4-2023", "version: baru", "{from: 2023}",
		"{from: 2027, to: 2028}").Replace(text)
	list, err := ReadInstruments(fstest.MapFS{"a.yaml": {Data: []byte(text)}, "b.yaml": {Data: []byte(newer)},
		"x.tsv": {Data: []byte("x")}})
	if err != nil || len(list) != 2 {
		t.Fatalf("read %d instruments: %v", len(list), err)
	}
	if _, err := Find(list, "lama"); err == nil || !strings.Contains(err.Error(), "permenpanrb-4-2023, baru") {
		t.Errorf("an unknown version: %v", err)
	}
	for year, want := range map[int]string{2022: "", 2023: "permenpanrb-4-2023", 2026: "permenpanrb-4-2023", 2027: "baru",
		2029: "permenpanrb-4-2023"} {
		inst, err := ForYear(list, year)
		if inst.Version != want || (err == nil) != (want != "") {
			t.Errorf("%d: %q, %v, want %q", year, inst.Version, err, want)
		}
	}
	if _, err := ReadInstruments(fstest.MapFS{"a.yaml": {Data: []byte(text)}, "b.yaml": {Data: []byte(text)}}); err == nil {
		t.Error("two files of one version were read")
	}
	if _, err := ReadInstruments(fstest.MapFS{"rusak.yaml": {Data: []byte("version: x")}}); err == nil ||
		!strings.Contains(err.Error(), "rusak.yaml") {
		t.Errorf("a broken file: %v", err)
	}
}

func TestCategory(t *testing.T) {
	inst := seedInstrument(t)
	for index, want := range map[string][2]string{
		"5": {"A", ""}, "4.71": {"A", ""}, "4.505": {"A", ""}, "4.5049": {"A-", "A"}, "4.35": {"A-", "A"}, "4.03": {"A-", "A"},
		"4.00": {"B", "A-"}, "3.2": {"B-", "B"}, "2.18": {"C-", "C"}, "2": {"D", "C-"}, "1.01": {"E", "D"}, "1.004": {"F", "E"},
		"0": {"F", "E"},
	} {
		category, next := inst.Category(dec(index))
		got := [2]string{category.Letter}
		if next != nil {
			got[1] = next.Letter
		}
		if got != want {
			t.Errorf("%s is %v, want %v", index, got, want)
		}
	}
}

func TestLookups(t *testing.T) {
	inst := seedInstrument(t)
	if a, ok := inst.AspectOf("pengaduan"); !ok || a.Name != "Konsultasi dan Pengaduan" {
		t.Errorf("aspect pengaduan is %q", a.Name)
	}
	if _, ok := inst.AspectOf("x"); ok {
		t.Error("found an aspect that is none")
	}
	if _, ok := inst.Indicator(32); ok {
		t.Error("found an indicator that is none")
	}
	five, _ := inst.Indicator(5)
	if !five.Share.Equal(dec("0.024")) {
		t.Errorf("indicator 5 is %s of F-02, want 0.024", five.Share)
	}
	if !inst.Share(F02).Equal(dec("0.75")) || !inst.Share("F-09").IsZero() {
		t.Errorf("shares: %s, %s", inst.Share(F02), inst.Share("F-09"))
	}
	if !slices.IsSortedFunc(inst.Indicators(), func(a, b Indicator) int { return a.Number - b.Number }) {
		t.Error("indicators are not in order")
	}
}
