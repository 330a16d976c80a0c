package desk

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"studitiru/knowledge"
)

// testSense knows three places and a few labels.
func testSense() Sense {
	return Sense{
		Place: func(words string) string {
			for _, name := range []string{"Kota Pontianak", "Kabupaten Kubu Raya", "Kota Balikpapan"} {
				short := strings.ToLower(name[strings.Index(name, " ")+1:])
				words = strings.NewReplacer("pemkot ", "kota ", "pemkab ", "kabupaten ").Replace(strings.ToLower(words))
				if words == strings.ToLower(name) || words == short {
					return name
				}
			}
			return ""
		},
		Labels: Labels{
			Aspects: []Label{
				{"pengaduan", []string{"pengaduan", "aduan"}}, {"sipp", []string{"aplikasi"}}, {"sdm", []string{"petugas"}},
			},
			Fields: []Label{
				{"pengaduan", []string{"pengaduan", "aduan"}}, {"perizinan", []string{"izin", "oss"}},
				{"teknologi", []string{"aplikasi"}},
			},
		},
	}
}

func TestUnderstand(t *testing.T) {
	const body = "# Layanan Gesit di Kota Pontianak Barat\n\nDinas Kabupaten Kubu Raya belajar ke Kota Pontianak.\n" +
		"Sejak 2023, pengaduan dan aduan diterima lewat aplikasi. Target 2030. Pengaduan selesai sehari."
	understood := knowledge.Meta{Title: "Layanan Gesit di Kota Pontianak Barat", Kind: knowledge.Innovation,
		Places: []string{"Kota Pontianak"}, Year: 2023,
		Aspects: []string{"pengaduan", "sipp"}, Fields: []string{"pengaduan", "teknologi"}}
	for name, c := range map[string]struct {
		known         knowledge.Meta
		caption, body string
		want          knowledge.Meta
	}{
		"from the text": {body: body, want: understood},
		"what is known stays": {
			known: knowledge.Meta{Title: "Judul sendiri", Year: 2020, Kind: knowledge.Rule, Places: []string{"Kota Uji"}}, body: body,
			want: knowledge.Meta{Title: "Judul sendiri", Year: 2020, Kind: knowledge.Rule, Places: []string{"Kota Uji"},
				Aspects: understood.Aspects, Fields: understood.Fields},
		},
		"the caption knows better": {
			caption: "Panduan dari Kabupaten Kubu Raya, 2021 https://x.go.id/2019", body: body,
			want: knowledge.Meta{Title: understood.Title, Kind: knowledge.Guide, Places: []string{"Kabupaten Kubu Raya"}, Year: 2021,
				Aspects: understood.Aspects, Fields: understood.Fields},
		},
		"a visit is of where it went": {
			body: "# Kunjungan kerja Pemkot Balikpapan ke Kota Pontianak\n\nKota Balikpapan, Kota Balikpapan.",
			want: knowledge.Meta{Title: "Kunjungan kerja Pemkot Balikpapan ke Kota Pontianak", Kind: knowledge.Visit,
				Places: []string{"Kota Pontianak"}},
		},
		"no heading: the caption is the title": {
			caption: "Surat edaran libur", body: "Disampaikan kepada semua.",
			want: knowledge.Meta{Title: "Surat edaran libur", Kind: knowledge.Rule},
		},
		"nothing said: the first line": {
			body: "ab\n**Loket dibuka pagi**", want: knowledge.Meta{Title: "Loket dibuka pagi", Kind: knowledge.Innovation},
		},
		"words inside of words do not count": {
			body: "Hal yang diizinkan: bossanova.",
			want: knowledge.Meta{Title: "Hal yang diizinkan: bossanova.", Kind: knowledge.Innovation},
		},
		"an ending does not hide a word": {
			body: "Soal itu: izinnya dan OSS.",
			want: knowledge.Meta{Title: "Soal itu: izinnya dan OSS.", Kind: knowledge.Innovation, Fields: []string{"perizinan"}},
		},
		"a rule by its first word": {
			body: "# UU 25/2009: pelayanan publik",
			want: knowledge.Meta{Title: "UU 25/2009: pelayanan publik", Kind: knowledge.Rule, Year: 2009},
		},
		"nothing": {want: knowledge.Meta{Kind: knowledge.Innovation}},
	} {
		t.Run(name, func(t *testing.T) {
			d := knowledge.Document{Meta: c.known, Body: c.body}
			testSense().Understand(&d, Told{Caption: c.caption}, 2026)
			if diff := cmp.Diff(c.want, d.Meta); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever a text says, what is understood of it keeps the limits of a document, and does not depend on chance.
func TestUnderstandKeepsLimits(t *testing.T) {
	parts := []string{
		"# ", "Kota Pontianak", "Kab. Kubu Raya", "2019", "2031", "aduan", "\n", " ", "peraturan", "izin",
		"Sumber: https://a.id/x", "kata",
	}
	rapid.Check(t, func(t *rapid.T) {
		gap := rapid.SampledFrom([]string{"", " "}).Draw(t, "gap")
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 60).Draw(t, "parts"), gap)
		caption := rapid.String().Draw(t, "caption")
		var a, b knowledge.Document
		a.Body, b.Body = text, text
		testSense().Understand(&a, Told{Caption: caption}, 2026)
		testSense().Understand(&b, Told{Caption: caption}, 2026)
		if !cmp.Equal(a, b) {
			t.Fatalf("understood differently: %s", cmp.Diff(a, b))
		}
		if utf8.RuneCountInString(a.Title) > knowledge.MaxTitle || a.Year > 2026 || len(a.Places) > 1 ||
			len(a.Fields) > labelsMost || len(a.Aspects) > labelsMost {
			t.Fatalf("beyond the limits: %+v", a.Meta)
		}
	})
}

func TestSourceIn(t *testing.T) {
	for _, c := range []struct {
		caption, text string
		want          knowledge.Source
		ok            bool
	}{
		{"lihat https://pontianak.go.id/berita/1.", "Sumber: lain",
			knowledge.Source{Title: "Judul", URL: "https://pontianak.go.id/berita/1"}, true},
		{"", "Isi.\n\n**Sumber:** Laporan tahunan 2024\n", knowledge.Source{Title: "Laporan tahunan 2024"}, true},
		{"", "Sumber : https://x.go.id/a(1)", knowledge.Source{Title: "1", URL: "https://x.go.id/a"}, true},
		{"", "Sumber: Kompas, https://kompas.example/b", knowledge.Source{Title: "Kompas", URL: "https://kompas.example/b"}, true},
		{"", "sumber: https://kompas.example/b", knowledge.Source{Title: "Judul", URL: "https://kompas.example/b"}, true},
		{"javascript:alert(1) ftp://a.b http://user:pass@x.id/", "Sumber daya manusia: dua orang", knowledge.Source{}, false},
		{"", "", knowledge.Source{}, false},
		{"Kota Pontianak, JDIH", "Isi.", knowledge.Source{Title: "JDIH"}, true},
		{"Kota Pontianak, 2024, Laporan Disdukcapil", "Isi.", knowledge.Source{Title: "Laporan Disdukcapil"}, true},
		{"Perwali antrean dari JDIH Kubu Raya", "Isi.", knowledge.Source{Title: "JDIH Kubu Raya"}, true},
		{"mohon diperiksa", "Isi.", knowledge.Source{}, false},
		{"Kota Pontianak 2024", "Isi.", knowledge.Source{}, false},
	} {
		got, ok := testSense().sourceIn(c.caption, c.text, "Judul")
		if got != c.want || ok != c.ok {
			t.Errorf("%q, %q: %+v %t, want %+v", c.caption, c.text, got, ok, c.want)
		}
	}
}

func TestReadLabels(t *testing.T) {
	got, err := ReadLabels(strings.NewReader("# kata\n\naspek\tsdm\tpetugas|kode etik\nbidang\tair\tpdam\n"))
	want := Labels{Aspects: []Label{{"sdm", []string{"petugas", "kode etik"}}}, Fields: []Label{{"air", []string{"pdam"}}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
	for _, bad := range []string{
		"aspek\tsdm", "aspek\tsihir\tx", "warna\tsdm\tx", "bidang\tair\tPDAM", "bidang\tair\ta||b", "bidang\t\tx",
	} {
		if _, err := ReadLabels(strings.NewReader("\n" + bad + "\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	for want, list := range map[string][]int{"": nil, "3": {3}, "1–3, 7": {1, 2, 3, 7}, "1, 3, 5–6": {1, 3, 5, 6}} {
		if got := numbers(list); got != want {
			t.Errorf("%v: %q, want %q", list, got, want)
		}
	}
}
