package answer_test

import (
	"strings"
	"testing"

	"studitiru/knowledge"
)

// What is asked for is in the first quote: the number of what is counted, the range that holds a number, the list that is promised,
// what a short form stands for, what a rule demands; a year that nobody knows is said to be unknown.
func TestFirstQuoteIsOfTheKindAskedFor(t *testing.T) {
	thousands(t)
	h := seeded(t)
	for text, want := range map[string]string{
		"f03 minimal diisi brp orang":                    "paling banyak 20 orang",
		"skm kami 3,2 itu termasuk baik apa kurang":      "3,07–3,53",
		"prinsip satu data itu ada apa aja":              "interoperabilitas",
		"sippn kepanjangannya apa":                       "Nasional (SIPPN)",
		"deadline lapor pekppp mandiri taun 2025 kapan":  "adalah November 2025",
		"jadwal pekppp 2026 kapan mulai":                 "2026 belum ditemukan",
		"pengunjung mpp pontianak per bulan":             "2.959 orang per bulan",
		"syarat toilet biar dapat skor 5":                "toilet memenuhi lima kondisi",
		"maladministrasi itu yg kyk gmn":                 "Maladministrasi adalah",
		"apa maksudnya no wrong door di lapor":           "no wrong door policy adalah",
		"biaya bangun mpp pontianak brp":                 "belum diketahui",
		"syarat akta kematian di pontianak apa aja":      "Syarat akta kematian",
		"gimana dapet nilai penuh di indikator toilet":   "Skor 5",
		"apa yg dimaksud kelompok rentan":                "Kelompok rentan adalah",
		"tancap nikah itu dapet penghargaan apa":         "Top 45",
		"bagaimana pontianak mengurus izin lewat MPP?":   "21 jenis layanan",
		"indikator mana yg paling berat bobotnya di ipp": "7,50 persen",
	} {
		a := h.ask(text)
		if len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, want) {
			t.Errorf("%s: want %q\n   got %s", text, want, brief(a))
		}
	}
}

// What is near is no answer: another thing of the place, a topic that no document of the place has.
func TestNearIsNoAnswer(t *testing.T) {
	h := seeded(t)
	for _, text := range []string{
		"aplikasi pengaduan di surabaya namanya apa", "bagaimana banyuwangi mengelola sampah", "apakah klampid pakai blockchain",
	} {
		if a := h.ask(text); a.Outcome == knowledge.Answered {
			t.Errorf("%s: %s", text, brief(a))
		}
	}
}

// A turn that failed leaves what was talked about alone; a first one that failed still has a subject.
func TestFailedTurn(t *testing.T) {
	h := seeded(t)
	for name, turns := range map[string][]string{
		"in between": {"nilai ipp pontianak", "harga klampid surabaya di bulan", "kalau sumedang?"},
		"first":      {"ipp bekasi", "kalo sumedang?"},
	} {
		a := h.converse(turns)
		if len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, "4,72") {
			t.Errorf("%s: %s", name, brief(a))
		}
	}
}
