package index

import (
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

// topOf searches the seed and returns the key of the best document and the verdict.
func topOf(t *testing.T, x *Index, m *memory, question string) (string, knowledge.Verdict) {
	t.Helper()
	found := ask(t, x, question)
	if len(found.Hits) == 0 {
		return "", found.Verdict
	}
	return m.documents[found.Hits[0].DocumentID].Key, found.Verdict
}

// TestFamilies wants that all forms of a word, and an acronym and its meaning, lead to the same document.
func TestFamilies(t *testing.T) {
	x, m := seeded(t)
	for _, family := range [][]string{
		{"izin", "perizinan", "mengizinkan", "diizinkan", "IZIN", "ijin", "perijinan"},
		{"mengadukan", "pengaduan", "pengadu", "MENGADUKAN"},
		{"mengadukan pelayanan", "pengaduan pelayanan", "aduan pelayanan", "pengadu pelayanan"},
		{"SKM", "survei kepuasan masyarakat", "survey kepuasan masyarakat", "skm"},
		{"f-01", "F01", "f 01"},
		{"Permen PANRB 29/2022", "permenpan 29 tahun 2022", "permenpanrb nomor 29 tahun 2022", "Permen PANRB No. 29 Tahun 2022"},
		{"nilai ipp pontianak", "NILAI IPP PONTIANAK", "nilai ipp ptk", "nilai indeks pelayanan publik pontianak",
			"nilai ipp pontianka"},
	} {
		want, _ := topOf(t, x, m, family[0])
		for _, form := range family {
			if got, verdict := topOf(t, x, m, form); got != want || verdict != knowledge.SureMatch {
				t.Errorf("%q finds %s (%s), %q finds %s", form, got, verdictName(verdict), family[0], want)
			}
		}
	}
}

// TestKin wants that what is said in other words is among the first three.
func TestKin(t *testing.T) {
	x, m := seeded(t)
	for _, kin := range [][]string{
		{"bukti dukung inovasi", "eviden inovasi", "data dukung inovasi"},
		{"f-01", "formulir f01"},
		{"antrean rumah sakit", "antrian rs"},
	} {
		want, _ := topOf(t, x, m, kin[0])
		for _, form := range kin {
			found := ask(t, x, form)
			among := slices.ContainsFunc(found.Hits[:min(3, len(found.Hits))], func(h knowledge.Hit) bool {
				return m.documents[h.DocumentID].Key == want
			})
			if !among || found.Verdict == knowledge.NothingFound {
				t.Errorf("%q does not find %s, which %q finds first", form, want, kin[0])
			}
		}
	}
}

// TestVariants asks as people do: in capitals, in slang, with English, in one word, buried in a long text.
func TestVariants(t *testing.T) {
	x, m := seeded(t)
	buried := "Selamat pagi Bapak dan Ibu, mohon izin bertanya. Berapa nilai IPP Kota Pontianak sekarang? " +
		strings.Repeat("Terima kasih banyak atas bantuannya. ", 55)
	for _, v := range []struct {
		question string
		wanted   string // part of the key of the first document; "" when nothing is to be found
	}{
		{"Gmn cara bayar pbb lewat qris", "inovasi-pontianak-qris"},
		{"Dimana perizinan 1 hari gratis", "inovasi-pontianak-izin-satu-hari-gratis"},
		{"best practice complaint handling pontianak", "inovasi-pontianak-tindak-lanjut-lapor"},
		{"how to improve public service index pontianak", "inovasi-pontianak-kenaikan-ipp"},
		{"INOVASI PENURUNAN STUNTING", "inovasi-"},
		{"stunting", "inovasi-sumedang-simpati-stunting"},
		{buried, "inovasi-pontianak-kenaikan-ipp"},
		{"MPP", "mal-pelayanan-publik"},
		{"mall pelayanan publik", "mal-pelayanan-publik"},
		{"inovasi Kediri", "kediri"},
		{"barang bekas", ""},
		{"pengembangan diri", ""},
		{"nilai ipp kota Atlantis", ""},
		{"inovasi di Wakanda", ""},
		{"resep rendang padang", ""},
	} {
		got, verdict := topOf(t, x, m, v.question)
		switch {
		case v.wanted == "" && verdict == knowledge.SureMatch:
			t.Errorf("%.60q is answered by %s", v.question, got)
		case v.wanted != "" && (verdict == knowledge.NothingFound || !strings.Contains(got, v.wanted)):
			t.Errorf("%.60q finds %s (%s), %s is wanted", v.question, got, verdictName(verdict), v.wanted)
		}
	}
}

// TestExplainUnknown wants that places, and words that the index has under another name, do not count as unknown.
func TestExplainUnknown(t *testing.T) {
	x, _ := seeded(t)
	e, err := x.Explain(t.Context(), knowledge.SearchRequest{Text: "complaint handling di ambon pontianak qwertzuiop"})
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Result.Understood.Unknown; !slices.Equal(got, []string{"qwertzuiop"}) {
		t.Errorf("unknown are %q", got)
	}
}
