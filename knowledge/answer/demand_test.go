package answer_test

import (
	"strings"
	"testing"

	"studitiru/knowledge"
)

// quoted are the texts of the quotes of an answer, in one.
func quoted(a knowledge.Answer) string {
	var b strings.Builder
	for _, q := range a.Quotes {
		b.WriteString(q.Text + "\n")
	}
	return b.String()
}

// TestDemands: what a question demands beside its thing is in the window, or the answer says which part is missing.
func TestDemands(t *testing.T) {
	h := open(t,
		made("Mal pelayanan Kota Bontang", knowledge.Innovation, "Kota Bontang", "Mal pelayanan Kota Bontang dibuka setiap Senin "+
			"dan mendapat penghargaan tingkat nasional. Biaya antar berkas Mal pelayanan Kota Bontang Rp7.000."),
		made("Sintang berkunjung ke mal pelayanan Bontang", knowledge.Visit, "Kota Bontang", "Sebanyak 20 orang dari Kabupaten Sintang "+
			"berkunjung ke mal pelayanan Kota Bontang, diterima Wakil Wali Kota Bontang Sari Melati."),
		made("Mal pelayanan Kota Singkawang", knowledge.Innovation, "Kota Singkawang", "Mal pelayanan Kota Singkawang buka pukul 08.00 "+
			"dengan rata-rata 350 pengunjung per hari. Mal pelayanan Kota Singkawang dibuka Wali Kota Singkawang Tari Kenanga menurut "+
			"Peraturan Wali Kota Singkawang tentang mal pelayanan."),
		made("Telusur Kampung", knowledge.Innovation, "Kota Bontang", "Telusur Kampung mendapat penghargaan tingkat provinsi."),
	)
	for text, want := range map[string]string{ // "" for what is not known
		"pengunjung mal pelayanan singkawang":          "350 pengunjung",
		"pengunjung mal pelayanan bontang":             "",
		"siapa wali kota singkawang":                   "Tari Kenanga",
		"siapa wali kota bontang":                      "",
		"siapa wakil wali kota bontang":                "Sari Melati",
		"ongkir antar berkas mal pelayanan bontang":    "Rp7.000",
		"harga telusur kampung":                        "",
		"jam buka mal pelayanan singkawang":            "08.00",
		"jam buka mal pelayanan bontang":               "",
		"perwali singkawang tentang mal pelayanan":     "Peraturan Wali Kota",
		"perwali bontang tentang mal pelayanan":        "",
		"siapa presiden indonesia":                     "",
		"akreditasi mal pelayanan bontang nomor wahid": "",
	} {
		a := h.ask(text)
		switch {
		case want == "" && a.Outcome == knowledge.Answered:
			t.Errorf("%s: answered, %s", text, brief(a))
		case want != "" && (a.Outcome != knowledge.Answered || !strings.Contains(quoted(a), want)):
			t.Errorf("%s: %q is wanted, %s", text, want, brief(a))
		}
	}
}

// TestParts asks for one part of a practice, and for when and why: its own part answers.
func TestParts(t *testing.T) {
	h := open(t, made("Kurir akta", knowledge.Innovation, "Kota Bontang", "Kurir akta Kota Bontang mengantar akta kelahiran ke rumah.\n\n"+
		"## Yang dilakukan\n\nKurir akta Kota Bontang membawa akta kelahiran.\n\n"+
		"## Hasil\n\nSebanyak 400 keluarga menerima dokumen.\n\n"+
		"## Kendala\n\nJalan rusak sehingga pengantaran lambat.\n\n"+
		"## Cara meniru\n\nMulailah dari satu kelurahan dahulu."),
		made("Survei kepuasan pengguna layanan", knowledge.Guide, "Nasional", "Survei kepuasan menilai layanan pengguna.\n\n"+
			"Survei kepuasan dilaksanakan paling sedikit satu kali setahun."))
	for text, want := range map[string]string{
		"apa hambatan kurir akta bontang":       "Jalan rusak",
		"kenapa kurir akta bontang lambat":      "Jalan rusak",
		"apa hasil kurir akta bontang":          "400 keluarga",
		"apa pelajaran dari kurir akta bontang": "satu kelurahan",
		"kapan survei kepuasan dilaksanakan":    "satu kali setahun",
	} {
		if a := h.ask(text); len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, want) {
			t.Errorf("%s: %q is wanted, %s", text, want, brief(a))
		}
	}
}

// TestSides: a column has what its own side alone has, indicators and any two terms are sides.
func TestSides(t *testing.T) {
	h := open(t,
		made("Aduan Bontang", knowledge.Innovation, "Kota Bontang", "Kanal pengaduan Kota Bontang menerima laporan lewat radio."),
		made("Singkawang belajar pengaduan di Bontang", knowledge.Visit, "Kota Singkawang",
			"Kota Singkawang belajar pengaduan dari Kota Bontang."),
		made("Istilah kurir dan loket", knowledge.Guide, "Nasional", "Kurir desa adalah petugas yang mengantar berkas.\n\n"+
			"Loket malam adalah tempat mengambil berkas sesudah jam kerja."),
		made("Indikator 15 IPP: parkir", knowledge.Guide, "Nasional", "Indikator 15 menilai tempat parkir."),
		made("Indikator 16 IPP: ruang tunggu", knowledge.Guide, "Nasional", "Indikator 16 menilai ruang tunggu."),
	)
	for text, want := range map[string][2]string{
		"bandingkan pengaduan bontang dan singkawang": {"lewat radio", ""},
		"beda indikator 15 dan 16":                    {"parkir", "ruang tunggu"},
		"apa bedanya kurir desa dan loket malam":      {"mengantar", "mengambil"},
		"bedanya kurir desa sama loket malam":         {"mengantar", "mengambil"},
		"kurir desa beda sama loket malam":            {"mengantar", "mengambil"},
	} {
		a := h.ask(text)
		if len(a.Columns) != 2 {
			t.Errorf("%s: %d columns, %s", text, len(a.Columns), brief(a))
			continue
		}
		for i, w := range want {
			c := a.Columns[i]
			if w == "" && len(c.Quotes) > 0 || w != "" && (len(c.Quotes) == 0 || !strings.Contains(c.Quotes[0].Text, w)) {
				t.Errorf("%s: column %s: %q is wanted, %+v", text, c.Name, w, c.Quotes)
			}
		}
	}
}

// TestSteps: the steps stand in their order from the first on, and those of another year behind the word that this year's are not
// known.
func TestSteps(t *testing.T) {
	h := open(t, made("Langkah mendaftar lomba Melati", knowledge.Guide, "Nasional", "Lomba Melati diadakan setiap tahun.\n\n"+
		"## Langkah\n\n1. Buat akun.\n2. Isi proposal lomba Melati.\n3. Kirim proposal lomba Melati sebelum 3 Juni 2025.\n\n"+
		"## Yang belum diketahui\n\nJadwal lomba Melati 2026 dan syarat lomba Melati 2026 belum ditemukan."),
		made("Aturan lomba Melati", knowledge.Rule, "Nasional", "Aturan lomba Melati menetapkan cara mendaftar lomba Melati."))
	for _, text := range []string{"cara mendaftar lomba melati", "step by step mendaftar lomba melati"} {
		a := h.ask(text)
		if len(a.Card) == 0 || a.Card[0].Section != knowledge.SectionSteps || !strings.HasPrefix(a.Card[0].Quotes[0].Text, "1. Buat akun") ||
			!strings.Contains(a.Card[0].Quotes[0].Text, "3. Kirim") {
			t.Errorf("%s: %s %+v", text, brief(a), a.Card)
		}
	}
	a := h.ask("cara mendaftar lomba melati 2026")
	if a.Outcome != knowledge.Partly || len(a.Quotes) == 0 || !strings.Contains(a.Quotes[0].Text, "belum ditemukan") ||
		a.Missing == nil || a.Missing.Part != "year" {
		t.Errorf("another year: %s", brief(a))
	}
}

// TestRuleWithoutYear offers every rule of the number.
func TestRuleWithoutYear(t *testing.T) {
	h := open(t,
		made("Permendagri 104 Tahun 2018", knowledge.Rule, "Nasional", "Permendagri Nomor 104 Tahun 2018 mengatur penilaian."),
		made("Permendagri 104 Tahun 2019", knowledge.Rule, "Nasional", "Permendagri Nomor 104 Tahun 2019 mengatur pencatatan."),
		made("Permendagri 10 Tahun 2019", knowledge.Rule, "Nasional", "Permendagri Nomor 10 Tahun 2019 mengatur hal lain."))
	said := quoted(h.ask("permendagri 104 tentang apa"))
	if !strings.Contains(said, "penilaian") || !strings.Contains(said, "pencatatan") || strings.Contains(said, "hal lain") {
		t.Errorf("%q", said)
	}
}
