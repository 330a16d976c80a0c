package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/knowledge"
)

// rule is a regulation as files of all kinds are read: headings, numbers as printed, lists as Markdown and in running lines, an
// explanation at the end.
const rule = `PERATURAN BUPATI UJI NOMOR 3 TAHUN 2023 TENTANG LOKET

## BAB I KETENTUAN UMUM

##### Pasal 1

Dalam Peraturan Bupati ini yang dimaksud dengan:

1. Loket adalah tempat layanan.

2. Petugas adalah pegawai loket yang ditugaskan oleh kepala dinas untuk melayani warga di semua kecamatan setiap hari kerja.

## BAB II LAYANAN

##### Pasal 5

(1) Loket buka setiap hari kerja.

(2) Loket sebagaimana dimaksud pada ayat (1) menyediakan:

a. kursi antrean;

b. layar nomor; dan

c. formulir:

1. untuk akta; dan

2. untuk kartu.

(3) Petugas mencatat pengaduan sebagaimana dimaksud dalam Pasal 50 huruf b.

##### Pasal 5A

Biaya loket meliputi: a. biaya cetak; b. biaya antar; dan c. biaya lain sesuai aturan.

##### Pasal 50

Pengaduan sebagaimana dimaksud dalam Pasal 5 ayat (3) dijawab dalam:

a. satu hari; atau

b. dua hari kerja.

Ditetapkan di Uji

pada tanggal 2 Mei 2023

## PENJELASAN

### PASAL DEMI PASAL

##### Pasal 5

Ayat (1)

Yang dimaksud dengan hari kerja adalah Senin sampai Jumat.

##### Pasal 50

Cukup jelas.
`

func TestFind(t *testing.T) {
	list := knowledge.Passages(knowledge.Document{Body: rule})
	for named, want := range map[string][]string{
		"pasal 5 ayat (1)": {"(1) Loket buka setiap hari kerja."},
		"pasal 5 ayat (2)": {"(2) Loket sebagaimana dimaksud pada ayat (1) menyediakan:\na. kursi antrean;\nb. layar nomor; dan\n" +
			"c. formulir: untuk akta; dan; untuk kartu."},
		"pasal 5 ayat (2) huruf b": {"b. layar nomor; dan"},
		"pasal 5 huruf c": {"c. formulir: untuk akta; dan; untuk kartu.\n(3) Petugas mencatat pengaduan sebagaimana dimaksud " +
			"dalam Pasal 50 huruf b."},
		"pasal 5 ayat (2) huruf c angka 2": {"untuk kartu."},
		"pasal 5a":                         {"Biaya loket meliputi: a. biaya cetak; b. biaya antar; dan c. biaya lain sesuai aturan."},
		"pasal 5a huruf b":                 {"b. biaya antar;"},
		"pasal 5a huruf c":                 {"c. biaya lain sesuai aturan."},
		"pasal 1 angka 1":                  {"Loket adalah tempat layanan"},
		"pasal 50": {"Pengaduan sebagaimana dimaksud dalam Pasal 5 ayat (3) dijawab dalam:\na. satu hari; atau\n" +
			"b. dua hari kerja."},
		"pasal 50 huruf b": {"b. dua hari kerja."},
		"pasal 5 ayat (9)": nil, "pasal 5 ayat (2) huruf f": nil, "pasal 99": nil,
		"pasal 2": nil, "pasal 1 angka 7": nil,
	} {
		pieces, cut := Find(list, Parse(named))
		var got []string
		for _, p := range pieces {
			got = append(got, list[p.Passage].Text[p.Span.Start:p.Span.End])
		}
		if diff := cmp.Diff(want, got); diff != "" || !cut {
			t.Errorf("%s (cut %v):\n%s", named, cut, diff)
		}
	}
}

// A whole Pasal comes with what explains it, last.
func TestFindExplains(t *testing.T) {
	list := knowledge.Passages(knowledge.Document{Body: rule})
	pieces, _ := Find(list, Parse("pasal 5"))
	if n := len(pieces); n != 2 || !strings.Contains(list[pieces[1].Passage].Text, "Senin") {
		t.Errorf("%+v", pieces)
	}
}

// Text without headings is read by the beginnings of its lines; a text that only speaks of a Pasal has none.
func TestFindWithoutHeadings(t *testing.T) {
	for body, want := range map[string]string{
		"Pasal 3\n\nLoket dibuka.\n\nPasal 4\n\nLoket ditutup.\n": "Loket dibuka.",
		"Pasal 3: Loket dibuka.\n\nPasal 4: Loket ditutup.\n":     "Pasal 3: Loket dibuka.",
		"**Pasal 3.** Loket dibuka.\n\nPasal 3 ayat (1) dibahas di tempat lain.": "Pasal 3. Loket dibuka.\n" +
			"Pasal 3 ayat (1) dibahas di tempat lain.",
		"Menurut Pasal 3 loket dibuka.\n": "",
		"## Pasal 30\n\nLoket dibuka.\n":  "",
	} {
		list := knowledge.Passages(knowledge.Document{Body: body})
		got := ""
		pieces, _ := Find(list, Provision{Pasal: "3"})
		for _, p := range pieces {
			got += list[p.Passage].Text[p.Span.Start:p.Span.End]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}

func TestString(t *testing.T) {
	for named, want := range map[string]string{
		"pasal 5": "Pasal 5", "pasal 5a ayat (2) huruf b angka 1": "Pasal 5A ayat (2) huruf b angka 1", "pasal ii": "Pasal II", "": "",
	} {
		if got := Parse(named).String(); got != want {
			t.Errorf("%q: %q", named, got)
		}
	}
}
