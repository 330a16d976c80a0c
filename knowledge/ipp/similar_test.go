package ipp

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func seedTable(t testing.TB) Table {
	t.Helper()
	areas, err := os.Open("../../data/seed/vocabulary/places.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer areas.Close()
	table, err := ReadTable(os.DirFS("../../data/seed/ipp"), areas)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func names(list []Match) []string {
	var names []string
	for _, m := range list {
		names = append(names, m.Place.Name)
	}
	return names
}

func similar(t testing.TB, table Table, place string) []Match {
	t.Helper()
	list, err := Similar(table, place)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Why Balikpapan went to Pontianak in January 2026.
func TestBalikpapanIsLedToPontianak(t *testing.T) {
	list := similar(t, seedTable(t), "Kota Balikpapan")
	if len(list) < 4 || list[0].Place.Name != "Kota Pontianak" || !list[0].Better || !list[0].Risen {
		t.Fatalf("Balikpapan is led to %v", names(list))
	}
	want := []string{
		"sama-sama di Kalimantan",
		"sama-sama kota",
		"jumlah penduduk sekelas: 688.318 jiwa (2020) dan 671.598 jiwa (2020)",
		"IPP 4,71 (A, 2025), di atas Kota Balikpapan (B, per 9 Januari 2026)",
		"IPP naik dari 4,35 (A-, 2024) menjadi 4,71 (A, 2025)",
	}
	if diff := cmp.Diff(want, list[0].Reasons); diff != "" {
		t.Error(diff)
	}
	if list[1].Points >= list[0].Points {
		t.Errorf("%s is as near with %d points", list[1].Place.Name, list[1].Points)
	}
}

// With only what was known on the day of the visit, 9 January 2026, the answer is the same.
func TestBalikpapanOnTheDayOfTheVisit(t *testing.T) {
	table := seedTable(t)
	for key, p := range table.places {
		p.Indices = slices.DeleteFunc(slices.Clone(p.Indices), func(i Index) bool { return i.AsOf.Format("2006-01-02") > "2026-01-09" })
		table.places[key] = p
	}
	first := similar(t, table, "kota balikpapan")[0]
	if first.Place.Name != "Kota Pontianak" ||
		!slices.Contains(first.Reasons, "IPP 4,35 (A-, 2024), di atas Kota Balikpapan (B, per 9 Januari 2026)") {
		t.Errorf("Balikpapan is led to %s: %v", first.Place.Name, first.Reasons)
	}
}

func TestSimilar(t *testing.T) {
	table := seedTable(t)
	for place, want := range map[string]string{
		"Kabupaten Bungo":     "Kabupaten Sumedang",
		"Kota Samarinda":      "Kota Pontianak",
		"Kota Blitar":         "Kota Kediri",
		"Kabupaten Banyumas":  "Kabupaten Sumedang",
		"Provinsi Jambi":      "Provinsi Jawa Timur",
		"Provinsi Jawa Barat": "Provinsi Jawa Timur",
	} {
		list := similar(t, table, place)
		if len(list) == 0 || list[0].Place.Name != want {
			t.Errorf("%s is led to %v, want %s", place, names(list), want)
		}
	}
	samarinda := similar(t, table, "Kota Samarinda")[0]
	if samarinda.Better || !slices.Contains(samarinda.Reasons, "IPP 4,71 (A, 2025); IPP Kota Samarinda belum ada dalam tabel") {
		t.Errorf("Samarinda's own index is not known, reasons: %v", samarinda.Reasons)
	}
	if list := similar(t, table, "Provinsi Jawa Timur"); len(list) != 0 {
		t.Errorf("the best province is led to %v", names(list))
	}
	if _, err := Similar(table, "Kota Atlantis"); !errors.Is(err, ErrUnknownPlace) {
		t.Errorf("an unknown place: %v", err)
	}
}

// For every place: nobody worse, not itself, provinces apart, in the order of points, each with a reason.
func TestSimilarForEveryPlace(t *testing.T) {
	table := seedTable(t)
	places := table.Places()
	if len(places) != 552 {
		t.Fatalf("%d places, want 38 provinces and 514 kabupaten and kota", len(places))
	}
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.SampledFrom(places).Draw(t, "place")
		list, err := Similar(table, place.Name)
		if err != nil {
			t.Fatal(err)
		}
		own, known := place.Latest()
		for i, m := range list {
			if m.Place.Name == place.Name || (m.Place.Kind == Province) != (place.Kind == Province) || len(m.Reasons) == 0 {
				t.Fatalf("%s is led to %s: %v", place.Name, m.Place.Name, m.Reasons)
			}
			if known && !m.Risen && m.Index.compare(own) <= 0 {
				t.Fatalf("%s is led to %s, which is no better", place.Name, m.Place.Name)
			}
			if i > 0 && m.Points > list[i-1].Points {
				t.Fatalf("%s comes after %s", m.Place.Name, list[i-1].Place.Name)
			}
		}
	})
}

// Every value of the table lies in the category that its source gives it.
func TestValuesFitTheirCategory(t *testing.T) {
	inst := seedInstrument(t)
	seen := 0
	for _, p := range seedTable(t).Places() {
		for _, i := range p.Indices {
			seen++
			if !i.Value.Valid {
				continue
			}
			if category, _ := inst.Category(i.Value.Decimal); category.Letter != i.Letter {
				t.Errorf("%s: %s is %s, the source says %s", p.Name, i.Value.Decimal, category.Letter, i.Letter)
			}
		}
	}
	if seen == 0 {
		t.Error("the table has no index")
	}
}

func TestRefusedTables(t *testing.T) {
	const areas = "# nama\nProvinsi Jambi\tProvinsi Jambi\nKota Jambi\tProvinsi Jambi\tkata\n"
	base := map[string]string{
		"pulau.tsv": "Sumatera\tProvinsi Jambi\n",
		"pemda.tsv": "Kota Jambi\t600000\t2020\tBPS\thttps://bps.go.id\n",
		"nilai.tsv": "Kota Jambi\t2025\t4,1\tA-\t-\t2026-01-15\t-\tBerita\thttps://example.id\n",
	}
	for name, c := range map[string]struct{ file, from, to, want string }{
		"as it is":       {"pulau.tsv", "", "", ""},
		"no island":      {"pulau.tsv", "Jambi", "Riau", `baris 2: provinsi "Provinsi Jambi" tidak ada`},
		"short row":      {"pemda.tsv", "\thttps://bps.go.id", "", "pemda.tsv baris 1: 4 kolom, seharusnya 5"},
		"unknown place":  {"pemda.tsv", "Kota Jambi", "Kota X", `daerah "Kota X" tidak dikenal`},
		"twice":          {"pemda.tsv", "\n", "\nKota Jambi\t1\t2020\tBPS\thttps://bps.go.id\n", "baris 2"},
		"population":     {"pemda.tsv", "600000", "600.000", `penduduk "600.000" bukan bilangan`},
		"year":           {"pemda.tsv", "2020", "dulu", `tahun "dulu" bukan bilangan`},
		"no source":      {"pemda.tsv", "https://bps.go.id", "-", "sumber tidak lengkap"},
		"index of whom":  {"nilai.tsv", "Kota Jambi", "Kota X", `daerah "Kota X" tidak dikenal`},
		"index year":     {"nilai.tsv", "2025", "lalu", `tahun "lalu" bukan bilangan`},
		"index value":    {"nilai.tsv", "4,1", "tinggi", `nilai "tinggi" bukan bilangan`},
		"index category": {"nilai.tsv", "A-", "Z", `kategori "Z" tidak dikenal`},
		"index day":      {"nilai.tsv", "2026-01-15", "kemarin", `tanggal "kemarin" tidak terbaca`},
		"index source":   {"nilai.tsv", "Berita", "", "sumber tidak lengkap"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := fstest.MapFS{}
			for file, text := range base {
				if file == c.file {
					text = strings.Replace(text, c.from, c.to, 1)
				}
				folder[file] = &fstest.MapFile{Data: []byte(text)}
			}
			_, err := ReadTable(folder, strings.NewReader(areas))
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
