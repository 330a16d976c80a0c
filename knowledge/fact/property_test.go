package fact_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"studitiru/knowledge"
)

var (
	numbers    = regexp.MustCompile(`\d[\d.]*(?:,\d+)?`)
	magnitudes = map[string]float64{"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12}
)

// stands reports whether a value is written in a sentence, in the ways of writing numbers here.
func stands(sentence, value string) bool {
	want, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return false
	}
	for _, at := range numbers.FindAllStringIndex(sentence, -1) {
		text := strings.TrimRight(sentence[at[0]:at[1]], ".")
		by := 1.0
		if rest := strings.Fields(sentence[at[1]:]); len(rest) > 0 {
			if m, ok := magnitudes[strings.Trim(rest[0], ".,;")]; ok {
				by = m
			}
		}
		plain, _ := strconv.ParseFloat(text, 64)
		grouped, _ := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", "."), 64)
		for _, got := range []float64{plain, grouped, grouped * by} {
			if got == want || got > 0 && got/want > 0.999999 && got/want < 1.000001 {
				return true
			}
		}
	}
	return false
}

// grounded says what of a fact does not stand in its passage.
func grounded(d knowledge.Document, f knowledge.Fact) string {
	passages := knowledge.Passages(d)
	switch {
	case f.Passage < 0 || f.Passage >= len(passages) || !strings.Contains(passages[f.Passage].Text, f.Sentence):
		return "sentence"
	case f.Value != "" && !stands(f.Sentence, f.Value):
		return "value"
	case f.Grade != "" && !strings.Contains(strings.ToLower(f.Sentence), strings.ToLower(f.Grade)):
		return "grade"
	case f.Service != "" && !strings.Contains(f.Sentence, strings.TrimSuffix(f.Service, ")")) &&
		!strings.Contains(passages[f.Passage].Heading, f.Service):
		return "service"
	case f.Year != 0 && !strings.Contains(f.Sentence+passages[f.Passage].Heading, strconv.Itoa(f.Year)) && f.Year != d.Year:
		return "year"
	case f.Source < 0 || f.Source >= max(1, len(d.Sources)):
		return "source"
	case f.Place == "" || f.Measure == "" || f.Value+f.Grade == "" && f.Rank == 0:
		return "nothing"
	}
	return ""
}

// What is drawn for the properties.
var (
	somePlaces = []string{"Kota Magelang", "Kabupaten Sleman", "Provinsi Jawa Barat", "Kota Batam", "Kota Palu", "Kabupaten Siak"}
	someForms  = []string{
		"Nilai IPP %[1]s tahun %[2]d adalah %[3]s.", "Pada %[2]d, %[1]s meraih IPP %[3]s.",
		"IPP %[1]s %[2]d sebesar %[3]s (kategori A).",
		"%[1]s memperoleh nilai Indeks Pelayanan Publik (IPP) %[3]s pada tahun %[2]d.",
		"Indeks Pelayanan Publik %[1]s mencapai %[3]s pada %[2]d.",
		"IPP %[1]s: %[3]s (%[2]d).",
	}
)

// Whatever the place, year and value, a plain form gives that one fact, in any document.
func TestPlainFormsAreReadForEveryPlace(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		place, form := rapid.SampledFrom(somePlaces).Draw(t, "place"), rapid.SampledFrom(someForms).Draw(t, "form")
		year, cents := rapid.IntRange(2017, 2030).Draw(t, "year"), rapid.IntRange(101, 500).Draw(t, "cents")
		about := about(fmt.Sprintf(form, place, year, fmt.Sprintf("%d,%02d", cents/100, cents%100)),
			rapid.SampledFrom(somePlaces).Draw(t, "document"))
		facts := r.Facts(about)
		if len(facts) != 1 {
			t.Fatalf("%d facts in %s", len(facts), about.Body)
		}
		f := facts[0]
		if want := strconv.FormatFloat(float64(cents)/100, 'f', -1, 64); f.Place != place || f.Year != year || f.Value != want {
			t.Fatalf("%s in %s", short(f), about.Body)
		}
	})
}

// Two places with their numbers keep them apart, or give none.
func TestPlacesKeepTheirOwnNumbers(t *testing.T) {
	r := reader(t)
	forms := []string{
		"IPP %[1]s %[3]s dan %[2]s %[4]s pada 2024.", "Pada 2024 IPP %[1]s sebesar %[3]s, sedangkan %[2]s %[4]s.",
		"IPP %[1]s dan %[2]s masing-masing %[3]s dan %[4]s pada 2024.", "%[1]s (%[3]s) mengungguli %[2]s (%[4]s) pada IPP 2024.",
		"IPP %[1]s %[3]s lebih tinggi daripada %[2]s %[4]s pada 2024.", "Dengan IPP %[3]s, %[1]s melampaui %[2]s yang IPP-nya %[4]s.",
		"%[2]s belajar ke %[1]s yang IPP-nya %[3]s, sementara IPP %[2]s %[4]s.",
	}
	rapid.Check(t, func(t *rapid.T) {
		two := rapid.Permutation(somePlaces).Draw(t, "places")[:2]
		a, b := rapid.IntRange(110, 290).Draw(t, "first"), rapid.IntRange(310, 490).Draw(t, "second")
		write := func(n int) string { return fmt.Sprintf("%d,%02d", n/100, n%100) }
		text := fmt.Sprintf(rapid.SampledFrom(forms).Draw(t, "form"), two[0], two[1], write(a), write(b))
		for _, f := range r.Facts(about(text, rapid.SampledFrom(somePlaces).Draw(t, "document"))) {
			v, _ := strconv.ParseFloat(f.Value, 64)
			if own := two[0]; v > 3 && f.Place != two[1] || v < 3 && f.Place != own {
				t.Fatalf("%s in %s", short(f), text)
			}
		}
	})
}

// Reading twice gives the same, and all of it stands in the text.
func TestFactsStandInTheirText(t *testing.T) {
	r := reader(t)
	pieces := []string{"IPP", "Nilai", "Kota Magelang", "Kota Batam", "4,36", "88,31", "2024", "2025", "pada", "tahun",
		"adalah", "naik", "dari",
		"menjadi", "(A-)", "kategori A", "peringkat 3", "IKM", "dan", ",", ";", ".", "belum", "target", "sebesar", "RSUD Tidar",
		"150 orang",
		"MPP", "melayani", "masing-masing", "Kementerian Keuangan", "Rp5 juta", "biaya izin", "KTP selesai dalam 7 menit", "\n\n",
		"\n- ", "–",
		"| a | Nilai IPP |\n|---|---|\n| Kota Batam | 4,2 |\n", "## IPP 2024\n", "(", ")", ":", "Rp", "%", "1.204 aduan", "menerima"}
	rapid.Check(t, func(t *rapid.T) {
		d := about(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "pieces"), " "),
			rapid.SampledFrom(somePlaces).Draw(t, "document"))
		facts := r.Facts(d)
		for _, f := range facts {
			if missing := grounded(d, f); missing != "" {
				t.Fatalf("%s of %s does not stand in %q", missing, short(f), f.Sentence)
			}
		}
		if again := r.Facts(d); !slices.Equal(facts, again) {
			t.Fatalf("read once more: %v, was %v", again, facts)
		}
	})
}

func FuzzFacts(f *testing.F) {
	for _, text := range []string{
		"Nilai IPP Kota Magelang tahun 2025 adalah 4,36 dengan kategori A-.", "| Kota | 2024 |\n|---|---|\n| Kota Batam | 4,36 |",
		"IPP naik dari 3,9 (2023) menjadi 4,36 (2024)", "Rp", "peringkat ke-", "Rp5 sampai Rp", "tahun itu IPP 4,1", "4,36", "(",
		"; ; : ;",
		"MPP Kota Batam melayani 5 orang per", "KTP selesai 7 menit", "dari dari menjadi 4,3 IPP", "IPP: 4,3; 4,4; (A",
		"\x00IPP\xff 4,3",
	} {
		f.Add(text)
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := about(text, "Kota Magelang")
		for _, one := range r.Facts(d) {
			if missing := grounded(d, one); missing != "" {
				t.Errorf("%s of %s does not stand in %q", missing, short(one), one.Sentence)
			}
		}
	})
}
