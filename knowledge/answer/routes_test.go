package answer_test

import (
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

// places are the places of a list.
func places(a knowledge.Answer) (out []string) {
	for _, l := range a.Lists {
		out = append(out, l.Place)
	}
	return out
}

// TestRank is scenario S29: from the highest, A is not A-, a kota is no kementerian, each line with its own sentence.
func TestRank(t *testing.T) {
	h := open(t,
		made("satu", knowledge.Guide, "Kota Bontang", "Nilai IPP Kota Bontang tahun 2025 adalah 4,11 (kategori A-)."),
		made("dua", knowledge.Guide, "Kota Singkawang", "Nilai IPP Kota Singkawang tahun 2025 adalah 4,62 (kategori A)."),
		made("tiga", knowledge.Guide, "Kabupaten Sintang", "Nilai IPP Kabupaten Sintang tahun 2025 adalah 4,80 (kategori A)."),
		made("empat", knowledge.Guide, "Nasional", "Nilai IPP Kementerian Keuangan tahun 2025 adalah 4,95 (kategori A)."),
		made("lima", knowledge.Guide, "Kota Melati", "Kota Melati mendapat predikat IPP A pada 2025."),
	)
	for text, want := range map[string][]string{
		"kota mana yang nilai IPP-nya paling tinggi": {"Kota Singkawang", "Kota Bontang", "Kota Melati"},
		"daftar kota IPP A":                          {"Kota Singkawang", "Kota Melati"},
		"kota dengan IPP A-":                         {"Kota Bontang"},
		"kabupaten dengan ipp tertinggi":             {"Kabupaten Sintang"},
		"kota dengan ipp di atas 4,5":                {"Kota Singkawang"},
		"kota dengan nilai IPP terendah":             {"Kota Bontang", "Kota Singkawang", "Kota Melati"},
	} {
		a := h.ask(text)
		if got := places(a); !slices.Equal(got, want) || a.Total != len(want) {
			t.Errorf("%s: %q of %d, want %q", text, got, a.Total, want)
		}
		for _, l := range a.Lists {
			if l.Fact == nil || l.Quote == nil || !strings.Contains(l.Quote.Text, l.Place) {
				t.Errorf("%s: %s stands without its sentence", text, l.Place)
			}
		}
	}
}

// TestConflict is scenario S4: two figures of one place and year stand side by side, of two years not.
func TestConflict(t *testing.T) {
	h := open(t,
		made("berita", knowledge.Guide, "Kota Bontang", "Nilai IPP Kota Bontang tahun 2025 adalah 4,11."),
		made("laporan", knowledge.Guide, "Kota Bontang", "Nilai IPP Kota Bontang tahun 2025 adalah 4,19."),
		made("lama", knowledge.Guide, "Kota Singkawang", "Nilai IPP Kota Singkawang tahun 2024 adalah 4,01."),
		made("baru", knowledge.Guide, "Kota Singkawang", "Nilai IPP Kota Singkawang tahun 2025 adalah 4,22."),
	)
	if a := h.ask("nilai IPP Bontang"); !a.Disagree || len(a.Quotes) != 2 {
		t.Errorf("two figures of one year: %s", brief(a))
	}
	if a := h.ask("nilai IPP Singkawang"); a.Disagree || len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, "4,22") {
		t.Errorf("figures of two years: %s", brief(a))
	}
}

// TestCompare is scenario S30: a column each, and a side without anything is there, empty.
func TestCompare(t *testing.T) {
	h := open(t,
		made("aduan", knowledge.Innovation, "Kota Bontang", "Kanal aduan Kota Bontang menerima pengaduan lewat radio."),
		made("sungai", knowledge.Innovation, "Kota Singkawang", "Kota Singkawang membersihkan sungai dengan perahu."),
		made("formulir", knowledge.Guide, "Nasional", "Formulir F-01 adalah isian unit lokus.\n\nFormulir F-03 adalah isian pengguna layanan."),
	)
	a := h.ask("bandingkan pengaduan Bontang dan Singkawang")
	if a.Route != knowledge.RouteCompare || len(a.Columns) != 2 || len(a.Columns[0].Quotes) == 0 || a.Outcome == knowledge.NotFound {
		t.Fatalf("places: %s %+v", brief(a), a.Columns)
	}
	for _, c := range a.Columns {
		for _, q := range c.Quotes {
			if !slices.Contains(q.Document.Places, c.Name) {
				t.Errorf("the column of %s quotes %s", c.Name, q.Document.Key)
			}
		}
	}
	a = h.ask("beda F-01 dan F-03")
	if len(a.Columns) != 2 || len(a.Columns[0].Quotes) == 0 || len(a.Columns[1].Quotes) == 0 ||
		!strings.Contains(a.Columns[0].Quotes[0].Text, "unit lokus") || !strings.Contains(a.Columns[1].Quotes[0].Text, "pengguna layanan") {
		t.Errorf("forms: %s %+v", brief(a), a.Columns)
	}
}

// TestCard is scenario S31: each role verbatim, the ladder and the list of evidence whole.
func TestCard(t *testing.T) {
	guide := made("Indikator 17 IPP: toilet", knowledge.Guide, "Nasional", "Indikator 17 menilai toilet pengguna layanan.\n\n"+
		"## Yang dinilai\n\n- Skor 1: toilet ada (indikator 17).\n- Skor 5: toilet memenuhi lima kondisi (indikator 17).\n\n"+
		"## Bukti\n\n- Foto toilet (indikator 17).\n- Jadwal kebersihan toilet (indikator 17).\n- Daftar petugas toilet (indikator 17).")
	guide.Indicators = []int{17}
	rule := made("Aturan toilet pengguna layanan", knowledge.Rule, "Nasional", "Aturan toilet pengguna layanan menyebut indikator 17.")
	place := made("Toilet bersih", knowledge.Innovation, "Kota Bontang", "Kota Bontang memenuhi indikator 17 dengan toilet terpisah.")
	h := open(t, guide, rule, place)
	a := h.ask("bukti dukung indikator 17")
	roles := map[knowledge.Section]string{}
	for _, r := range a.Card {
		for _, q := range r.Quotes {
			roles[r.Section] += q.Text + "\n"
		}
	}
	if a.Route != knowledge.RouteHow {
		t.Fatalf("no card: %s", brief(a))
	}
	for section, says := range map[knowledge.Section][]string{
		knowledge.SectionBasis: {"Aturan toilet"}, knowledge.SectionAssessed: {"Skor 1", "Skor 5"},
		knowledge.SectionEvidence: {"Foto", "Jadwal", "Daftar"}, knowledge.SectionExample: {"Kota Bontang"},
	} {
		for _, s := range says {
			if !strings.Contains(roles[section], s) {
				t.Errorf("%s lacks %q: %q", section, s, roles[section])
			}
		}
	}
}

// TestKnownUnknown is scenario S27: what the source does not know is quoted, and never instead of what it does know.
func TestKnownUnknown(t *testing.T) {
	h := open(t,
		made("satu", knowledge.Guide, "Kota Bontang", "Kategori IPP Kota Bontang per Januari 2026 adalah B. Angka IPP Kota Bontang belum ditemukan."),
		made("dua", knowledge.Innovation, "Kota Singkawang", "Kurir akta Singkawang berjumlah tujuh orang. Anggaran kurir akta Singkawang tidak disebut."),
	)
	for _, text := range []string{"nilai IPP Bontang", "IPP Bontang", "berapa ipp bontang 2025"} {
		a := h.ask(text)
		all := ""
		for _, q := range a.Quotes {
			all += q.Text
		}
		if a.Outcome != knowledge.Partly || !strings.Contains(all, "adalah B") || !strings.Contains(all, "belum ditemukan") {
			t.Errorf("%s: %s", text, brief(a))
		}
	}
	if a := h.ask("berapa anggaran kurir akta singkawang"); a.Outcome != knowledge.Partly || len(a.Quotes) == 0 ||
		!strings.Contains(a.Quotes[0].Text, "tidak disebut") {
		t.Errorf("known not to be known: %s", brief(a))
	}
	if a := h.ask("berapa jumlah kurir akta singkawang"); a.Outcome != knowledge.Answered || !strings.Contains(a.Quotes[0].Text, "tujuh") {
		t.Errorf("known: %s", brief(a))
	}
}

// TestMissingIsNamed is scenario S26: the part that is missing, with what there is instead.
func TestMissingIsNamed(t *testing.T) {
	h := open(t,
		made("aduan", knowledge.Innovation, "Kota Bontang", "Kanal aduan Kota Bontang menerima pengaduan lewat radio."),
		made("nilai", knowledge.Guide, "Kota Singkawang", "Nilai IPP Kota Singkawang tahun 2025 adalah 4,22.\n\nNilai IPP Kota Singkawang tahun 2024 adalah 4,01."),
	)
	a := h.ask("nilai IPP Kota Bontang")
	if m := a.Missing; a.Outcome != knowledge.NotFound || m == nil || m.Part != "measure" || m.Place != "Kota Bontang" || m.Total != 1 ||
		len(a.Quotes) > 0 {
		t.Errorf("the measure: %s", brief(a))
	}
	a = h.ask("nilai IPP Singkawang 2018")
	if m := a.Missing; a.Outcome != knowledge.NotFound || m == nil || m.Part != "year" || !slices.Equal(m.Years, []int{2024, 2025}) ||
		len(a.Nearest) != 2 || len(a.Quotes) > 0 {
		t.Errorf("the year: %s", brief(a))
	}
	a = h.ask("inovasi kabupaten asmat")
	if m := a.Missing; a.Outcome != knowledge.NotFound || m == nil || m.Part != "place" {
		t.Errorf("the place: %s", brief(a))
	}
}

// TestTalkIsNotSearched is scenario S33.
func TestTalkIsNotSearched(t *testing.T) {
	h := open(t, made("aduan", knowledge.Innovation, "Kota Bontang", "Kanal aduan Kota Bontang menerima pengaduan lewat radio."))
	search := &timed{Searcher: h.index}
	h.search(search)
	for _, text := range []string{"halo", "terima kasih banyak ya", "kamu bisa apa", "ok"} {
		if a := h.ask(text); a.Route != knowledge.RouteTalk || a.Talk == "" || a.Gap != "" || search.spent > 0 {
			t.Errorf("%s: %s talk %q", text, brief(a), a.Talk)
		}
	}
	if a := h.ask("halo min, mau tanya kanal aduan bontang"); a.Outcome != knowledge.Answered {
		t.Errorf("a greeting before a question: %s", brief(a))
	}
}
