package answer_test

import (
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

// lines are the keys of a list.
func lines(a knowledge.Answer) []string {
	var out []string
	for _, it := range a.Lists {
		out = append(out, it.Document.Key)
	}
	return out
}

// TestListsByWords asks for what has or does something: the list holds what is about it, and nothing of another kind.
func TestListsByWords(t *testing.T) {
	h := seeded(t)
	for text, want := range map[string]struct {
		holds  string // key of a line
		prefix string // of all keys, "" any
	}{
		"perpres apa saja":                                 {"aturan-perpres-95-2018-spbe", "aturan-"},
		"daftar permendagri":                               {"aturan-permendagri-7-2019-adminduk-daring", "aturan-permendagri"},
		"kabupaten mana yang antar obat ke rumah":          {"inovasi-kabupaten-madiun-sobat-antar-obat", "inovasi-"},
		"kota mana aja yg punya call center 112":           {"inovasi-parepare-call-center-112", ""},
		"inovasi yang pakai whatsapp":                      {"inovasi-lebak-ruhay-whatsapp", "inovasi-"},
		"kabupaten yg inovasinya soal akta kematian":       {"inovasi-buleleng-akta-kematian-desa-adat", "inovasi-"},
		"mpp mana saja yang ada di jawa timur":             {"inovasi-banyuwangi-mal-pelayanan-publik", ""},
		"daftar MPP se kalimantan":                         {"inovasi-pontianak-mal-pelayanan-publik", ""},
		"daerah yang sudah punya pengaduan lewat whatsapp": {"inovasi-lebak-ruhay-whatsapp", ""},
	} {
		a := h.askAs(knowledge.Question{Text: text, Limit: 50})
		got := lines(a)
		if a.Route != knowledge.RouteCatalogue || a.Total != len(got) || !slices.Contains(got, want.holds) {
			t.Errorf("%s: %s %s, %d of %v", text, a.Outcome, a.Route, a.Total, got)
		}
		for _, key := range got {
			if !strings.HasPrefix(key, want.prefix) {
				t.Errorf("%s: lists %s", text, key)
			}
		}
	}
	for _, text := range []string{"apa saja layanan mpp pontianak", "uu adminduk mengatur apa saja", "apa saja isi perpres 89/2021"} {
		if a := h.ask(text); a.Route == knowledge.RouteCatalogue {
			t.Errorf("%s: a list of %v", text, lines(a))
		}
	}
}

// TestTopicsAreShelves asks for one topic alone: many documents are a shelf with counts, few are quoted.
func TestTopicsAreShelves(t *testing.T) {
	h := seeded(t)
	for _, text := range []string{"antrean", "lansia", "stunting", "ktp", "MPP", "adminduk", "akta kelahiran", "kelompok rentan"} {
		a := h.ask(text)
		if a.Route != knowledge.RouteCatalogue || a.Total < 4 || len(a.Counts) == 0 || len(a.Quotes) == 0 {
			t.Errorf("%s: %s %s %d lines, %d counts", text, a.Outcome, a.Route, a.Total, len(a.Counts))
		}
	}
	if a := h.ask("klampid"); a.Route == knowledge.RouteCatalogue {
		t.Error("klampid is a shelf")
	}
	if a := h.ask("SP"); a.Outcome != knowledge.Unclear {
		t.Errorf("SP is %s", a.Outcome)
	}
}

// TestVisitsHaveADirection tells guests from hosts.
func TestVisitsHaveADirection(t *testing.T) {
	h := seeded(t)
	for text, place := range map[string]string{
		"balikpapan pernah studi tiru ke mana":   "Kota Balikpapan",
		"sidoarjo pernah kunjungan ke mana saja": "Kabupaten Sidoarjo",
		"grobogan belajar kemana aja":            "Kabupaten Grobogan",
		"daerah yg dikunjungi klungkung":         "Kabupaten Klungkung",
	} {
		a := h.ask(text)
		if len(a.Lists) == 0 {
			t.Errorf("%s: %s", text, brief(a))
		}
		for _, it := range a.Lists {
			if i := slices.Index(it.Document.Places, place); i < 1 {
				t.Errorf("%s: %s is no guest in %s", text, place, it.Document.Key)
			}
		}
	}
	for text, part := range map[string]string{
		"surabaya studi tiru ke mana": "guest", "kunjungan pontianak ke daerah lain": "guest",
		"siapa yang berkunjung ke lubuklinggau": "host",
	} {
		a := h.ask(text)
		if a.Outcome != knowledge.NotFound || a.Missing == nil || a.Missing.Part != part {
			t.Errorf("%s: %s", text, brief(a))
		}
	}
}

// TestRefusalsAreTrue compares what a refusal says with what there is.
func TestRefusalsAreTrue(t *testing.T) {
	h := seeded(t)
	if got := h.ask("inovasi bekasi").Missing.Words(); !strings.Contains(got, "Kabupaten Bekasi atau Kota Bekasi") ||
		strings.ContainsAny(got, "0123456789") {
		t.Error(got)
	}
	if m := h.ask("rekomendasi hotel di pontianak").Missing; m == nil || m.Part != "apart" || m.Asked != "hotel" {
		t.Errorf("hotel: %+v", m)
	}
	if m := h.ask("rekomendasi hotelku zzqx").Missing; m == nil || m.Part != "words" {
		t.Errorf("a word that nobody wrote: %+v", m)
	}
	if m := h.ask("inovasi perpustakaan keliling sulawesi selatan").Missing; m != nil && m.Part == "words" {
		t.Errorf("documents say what is told to be in none: %+v", m)
	}
	a := h.ask("ojek lansia pontianak")
	all := h.askAs(knowledge.Question{Text: "semua tentang pontianak", Limit: 1})
	if m := a.Missing; m == nil || a.Outcome != knowledge.NotFound || m.Total != all.Total || m.Asked != "Ojek Lansia" {
		t.Errorf("%s %q; there are %d", a.Outcome, m.Words(), all.Total)
	}
	if a := h.ask("banding adminduk surabaya dan pontianak"); a.Route != knowledge.RouteCompare {
		t.Error(brief(a))
	}
}

// TestRanksKeepTheirService ranks by a figure of a service, and lists as many as are asked for.
func TestRanksKeepTheirService(t *testing.T) {
	h := seeded(t)
	a := h.ask("mpp mana yg layanannya paling banyak")
	if len(a.Lists) < 2 || a.Documents == 0 {
		t.Fatal(brief(a))
	}
	for _, it := range a.Lists {
		if it.Fact.Service == "" {
			t.Errorf("%s is of no MPP", it.Fact.Sentence)
		}
	}
	for text, most := range map[string]int{
		"top 5 provinsi nilai ipp 2025": 5, "3 kota dengan ipp terendah": 3, "lima besar ipp kota": 5,
	} {
		if a := h.ask(text); len(a.Lists) != most || a.Total != most || a.Documents < 1 || a.Documents > most {
			t.Errorf("%s: %d of %d from %d", text, len(a.Lists), a.Total, a.Documents)
		}
	}
}
