package team_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"studitiru/knowledge"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// cycle is a team with a cycle.
func cycle(t *testing.T) (h *house, sari, tono chair) {
	t.Helper()
	h, sari, tono = balikpapan(t)
	sari.says("/siklus 2027 mandiri")
	return h, sari, tono
}

func TestTheChecklistIsFilled(t *testing.T) {
	h, sari, tono := cycle(t)
	sari.says("/bukti").hears("Bukti dukung 2027 – Tim Balikpapan", "░░░░░░░░░░")
	sari.offers("📊 Gambar", "⬇ XLSX")
	tono.presses("Kebijakan").offers("Berikutnya ▶", "◀ Semua aspek").presses("Berikutnya ▶").offers("◀ Sebelumnya")
	tono.presses("⚪ 7").hears("Keadaan: ⚪").presses("🙋 Saya kerjakan").toasted("Disimpan").hears("Penanggung jawab: Tono")
	tono.presses("🔗 Tautan").hears("Tulis tautan").says("https://drive.example/sk").hears("Disimpan")
	sari.says("/bukti").presses("Kebijakan").presses("Berikutnya ▶").presses("⚪ 7").hears("Tempat: https://drive.example/sk")
	sari.presses("🟢").toasted("Disimpan").hears("🟢 7.")
	sari.presses("◀ Semua aspek").hears("1/")
	stranger := h.private(99, "Orang").in(sari.chat.ID, "Tim Balikpapan")
	stranger.presses("Kebijakan").toasted("Hanya anggota")

	f, err := excelize.OpenReader(bytes.NewReader(sari.presses("⬇ XLSX").file("bukti-2027.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Bukti dukung")
	if err != nil || len(rows) < 20 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	found := false
	for _, r := range rows {
		line := strings.Join(r, "|")
		found = found || strings.Contains(line, "|Tono|https://drive.example/sk")
	}
	if !found || rows[0][6] != "Penanggung jawab" {
		t.Errorf("owner and place are not in the sheet; its head is %q", rows[0])
	}
	sari.says("/bukti").presses("📊 Gambar")
	if png := sari.file("bukti.png"); !bytes.HasPrefix(png, []byte("\x89PNG")) {
		t.Error("the picture is no PNG")
	}
}

func TestTheTeamEstimatesItsIndex(t *testing.T) {
	_, sari, tono := cycle(t)
	sari.says("/nilai").hears("Perkiraan tim sendiri, bukan nilai resmi", "Belum ada indikator")
	for _, wrong := range []string{"enam", "5,1", "-1", "4,2,1"} {
		sari.says("/nilai F-03 " + wrong).hears("rata-rata survei dari 0 sampai 5")
	}
	tono.says("/nilai f-03 4,2").presses("✏ Isi indikator 1").hears("F-01 · ", "1. ", "0 – ", "5 – ").
		offers("0", "5", "Jika 5?", "Berikutnya ▶", "Σ Hasil")
	tono.presses("Jika 5?").toasted("(IPP 1,05 → 1,20)")
	tono.presses("4").toasted("Disimpan").hears("2. ").presses("◀ Sebelumnya").offers("• 4 •").presses("Berikutnya ▶")
	tono.presses("Σ Hasil").hears("Sementara: ", "Terjawab 1 dari ", "F-03: 4,20").offers("✏ Isi indikator 2")
	tono.presses("Isi nilai evaluator (F-02)").hears("F-02 · ").presses("3").presses("Σ Hasil")
	tono.presses("Riwayat").hears("2027 mandiri: ", "terjawab 1 dari").presses("Σ Hasil")
	if png := tono.presses("📈 Radar").file("radar.png"); !bytes.HasPrefix(png, []byte("\x89PNG")) {
		t.Error("the picture is no PNG")
	}
	stranger := sari.private(99, "Orang").in(sari.chat.ID, "Tim Balikpapan")
	stranger.presses("Riwayat").toasted("Hanya anggota")
}

func TestTheLastIndicatorLeadsToTheSum(t *testing.T) {
	_, sari, _ := cycle(t)
	sari.says("/nilai").presses("✏ Isi indikator 1")
	for n := 1; sari.count("Σ") == 0 && n < 60; n++ {
		if strings.HasPrefix(sari.newest().text, "Perkiraan") {
			break
		}
		sari.presses("5")
	}
	sari.hears("Perkiraan IPP 2027", "IPP 5,00").lacks("Sementara")
	sari.says("/celah").hears("Tidak ada celah")
}

func TestGapsComeWithPractices(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.says("/celah").hears("Belum ada siklus")
	sari.says("/nilai").hears("Belum ada siklus")
	sari.says("/siklus 2027")
	practice := knowledge.Document{Body: "Loket buka setiap malam sampai pukul sembilan.", Meta: knowledge.Meta{
		Kind: knowledge.Innovation, Year: 2026, Aspects: []string{"kebijakan"},
		Sources: []knowledge.Source{{Title: "Uji", URL: "https://example.org"}},
	}}
	for n := 1; n <= 31; n++ {
		practice.Indicators = append(practice.Indicators, n)
	}
	for _, d := range []struct{ title, place string }{
		{"Loket Jauh", "Kabupaten Sambas"}, {"Loket Malam", "Kota Pontianak"}, {"Loket Sendiri", "Kota Balikpapan"},
	} {
		practice.Key, practice.Title, practice.Places = d.title, d.title, []string{d.place}
		h.publish(practice)
	}
	sari.says("/celah").hears("Celah 2027 – Tim Balikpapan", "belum dinilai, ke 5 = +", "/dokumen ").
		hears("Loket Malam – Kota Pontianak").lacks("Loket Sendiri")
	if text := sari.newest().text; strings.Index(text, "Loket Malam") > strings.Index(text, "Loket Jauh") {
		t.Error("a place whose index is not known stands before one whose is")
	}
}

func TestFromWhomToLearn(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.says("/mirip").hears("Belajar ke mana dari Kota Balikpapan?", "1. ", "Sumber: ")
	sari.says("/mirip Pontianka").hears("tidak saya kenal", "Maksud Anda Kota Pontianak")
	sari.says("/mirip Antah Berantah Raya").hears("tidak saya kenal").lacks("Maksud Anda")
	h.private(40, "Orang").says("/mirip").hears("Tulis daerahnya")
	h.private(40, "Orang").says("/mirip Kota Pontianak").hears("Belajar ke mana dari Kota Pontianak?")
}
