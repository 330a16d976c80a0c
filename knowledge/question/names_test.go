package question

import (
	"slices"
	"testing"

	"studitiru/knowledge"
)

// Names come out of titles and agencies by rule; common words of titles are none.
func TestNamesOfTitles(t *testing.T) {
	r, _ := house(t)
	document := func(kind knowledge.Kind, title, agency string) knowledge.Document {
		return knowledge.Document{Meta: knowledge.Meta{Kind: kind, Title: title, Agency: agency}}
	}
	table := r.NewNames([]knowledge.Document{
		document(knowledge.Innovation, "Jempol Zerulita, layanan adminduk Kota Malang", "Disdukcapil Kota Malang"),
		document(knowledge.Innovation, "SI MANTUL dan Kerupuk Ajaib, antar obat", "RSUD Bhayanggara"),
		document(knowledge.Innovation, "Pelayanan Perizinan di Kota Batam naik 4,5 persen", ""),
		document(knowledge.Visit, "Kunjungan Kerja Pemkot Batam ke Kota Malang", ""),
		document(knowledge.Rule, `Permen PANRB 29/2022 dan "Peta Jalan" pelayanan`, ""),
	})
	for words, want := range map[string]string{
		"jempol zerulita": "Jempol Zerulita", "zerulita": "Zerulita", "si mantul": "SI MANTUL", "kerupuk ajaib": "Kerupuk Ajaib",
		"rsud bhayanggara": "RSUD Bhayanggara", "peta jalan": "Peta Jalan",
		"pelayanan": "", "kunjungan kerja": "", "kota malang": "", "permen panrb": "", "malang": "", "pelayanan perizinan": "",
	} {
		if got, n := table.Named(keys(r.language, words)); got != want || (n > 0) != (want != "") {
			t.Errorf("%q names %q, want %q", words, got, want)
		}
	}
	if rule, ok := table.Rule("permen panrb", "29"); !ok || rule != "permen panrb 29/2022" {
		t.Errorf("permen panrb 29 is %q", rule)
	}
	if !table.Knows("adminduk") || table.Knows("adminduks") || !table.Holds(r.language.Stem("pelayanan")) {
		t.Error("words of the documents are not known")
	}
}

// Several questions of one message are cut apart; courtesy is none, and what asks nothing is told for the next one.
func TestSeveral(t *testing.T) {
	r, names := house(t)
	for text, want := range map[string][]string{
		"berapa IPP Pontianak dan siapa yang pernah berkunjung?":   {"berapa IPP Pontianak", "dan siapa yang pernah berkunjung?"},
		"1. apa itu IPP 2. apa itu SKM":                            {"apa itu IPP", "apa itu SKM"},
		"apa itu FKP? terima kasih":                                nil,
		"halo min. mau tanya nilai IPP Pontianak":                  nil,
		"kami masih B; bagaimana naik ke A? berapa bobot aspek 1?": {"kami masih B, bagaimana naik ke A?", "berapa bobot aspek 1?"},
		"nilai IPP Pontianak dan Balikpapan":                       nil,
	} {
		if got := r.Read(text, knowledge.Context{}, names).Several; !slices.Equal(got, want) {
			t.Errorf("%q holds %q, want %q", text, got, want)
		}
	}
}
