package assess_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// cycle is a team with a cycle.
func cycle(t *testing.T) (h *housetest.House, sari, tono housetest.Chair) {
	t.Helper()
	h, sari, tono = balikpapan(t)
	sari.Says("/siklus 2027 mandiri")
	return h, sari, tono
}

func TestTheChecklistIsFilled(t *testing.T) {
	h, sari, tono := cycle(t)
	sari.Says("/bukti").Hears("Bukti dukung 2027 – Tim Balikpapan", "░░░░░░░░░░")
	sari.Offers("📊 Gambar", "⬇ XLSX")
	tono.Presses("Kebijakan").Offers("Berikutnya ▶", "◀ Semua aspek").Presses("Berikutnya ▶").Offers("◀ Sebelumnya")
	tono.Presses("⚪ 7").Hears("Keadaan: ⚪").Presses("🙋 Saya kerjakan").Toasted("Disimpan").Hears("Penanggung jawab: Tono")
	tono.Presses("🔗 Tautan").Hears("Tulis tautan").Says("https://drive.example/sk").Hears("Disimpan")
	sari.Says("/bukti").Presses("Kebijakan").Presses("Berikutnya ▶").Presses("⚪ 7").Hears("Tempat: https://drive.example/sk")
	sari.Presses("🟢").Toasted("Disimpan").Hears("🟢 7.")
	sari.Presses("◀ Semua aspek").Hears("1/")
	stranger := h.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan")
	stranger.Presses("Kebijakan").Toasted("Hanya anggota")

	f, err := excelize.OpenReader(bytes.NewReader(sari.Presses("⬇ XLSX").File("bukti-2027.xlsx")))
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
		found = found || strings.Contains(line, "|Tono||https://drive.example/sk")
	}
	if !found || rows[0][0] != "No baris" || rows[0][11] != "Penanggung jawab" {
		t.Errorf("owner and place are not in the sheet; its head is %q", rows[0])
	}
	sari.Says("/bukti").Presses("📊 Gambar")
	if png := sari.File("bukti.png"); !bytes.HasPrefix(png, []byte("\x89PNG")) {
		t.Error("the picture is no PNG")
	}
}

func TestTheTeamEstimatesItsIndex(t *testing.T) {
	_, sari, tono := cycle(t)
	sari.Says("/nilai").Hears("Perkiraan tim sendiri, bukan nilai resmi", "Belum ada indikator")
	for _, wrong := range []string{"enam", "5,1", "-1", "4,2,1"} {
		sari.Says("/nilai F-03 " + wrong).Hears("rata-rata survei dari 0 sampai 5")
	}
	tono.Says("/nilai f-03 4,2").Presses("✏ Isi indikator 1").Hears("F-01 · ", "1. ", "0 – ", "5 – ").
		Offers("0", "5", "Jika 5?", "Berikutnya ▶", "Σ Hasil")
	tono.Presses("Jika 5?").Toasted("indikator 1 dari kosong ke 5 = +0,15")
	tono.Presses("4").Toasted("Disimpan").Hears("2. ").Presses("◀ Sebelumnya").Offers("• 4 •").Presses("Berikutnya ▶")
	tono.Presses("Σ Hasil").Hears("Rata-rata yang sudah dinilai: 4,00 (1 dari 30", "F-03: 4,20").Lacks("IPP 1",
		"– F").Offers("✏ Isi indikator 2")
	tono.Presses("Isi nilai evaluator (F-02)").Hears("F-02 · ").Presses("3").Presses("Σ Hasil")
	tono.Presses("Riwayat").Hears("2027 mandiri: ", "terjawab 1 dari").Presses("Σ Hasil")
	if png := tono.Presses("📈 Radar").File("radar.png"); !bytes.HasPrefix(png, []byte("\x89PNG")) {
		t.Error("the picture is no PNG")
	}
	stranger := sari.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan")
	stranger.Presses("Riwayat").Toasted("Hanya anggota")
}

func TestTheLastIndicatorLeadsToTheSum(t *testing.T) {
	_, sari, _ := cycle(t)
	sari.Says("/nilai").Presses("✏ Isi indikator 1")
	for n := 1; sari.Count("Σ") == 0 && n < 60; n++ {
		if strings.HasPrefix(sari.Newest().Text, "Perkiraan") {
			break
		}
		sari.Presses("5")
	}
	sari.Hears("Perkiraan IPP 2027", "IPP 5,00").Lacks("Rata-rata")
	sari.Says("/celah").Hears("Tidak ada celah")
}

func TestGapsComeWithPractices(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.Says("/celah").Hears("Belum ada siklus")
	sari.Says("/nilai").Hears("Belum ada siklus")
	sari.Says("/siklus 2027")
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
		h.Publish(practice)
	}
	sari.Says("/celah").Hears("Celah 2027 – Tim Balikpapan", "belum dinilai · skor 1: ", "Ke skor 5: +", "/dokumen ",
		"Celah 1–3 dari 30").
		Hears("Loket Malam – Kota Pontianak").Lacks("Loket Sendiri")
	if text := sari.Newest().Text; strings.Index(text, "Loket Malam") > strings.Index(text, "Loket Jauh") {
		t.Error("a place whose index is not known stands before one whose is")
	}
}

func TestFromWhomToLearn(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.Says("/mirip").Hears("Belajar ke mana dari Kota Balikpapan?", "1. ", "Sumber: ")
	sari.Says("/mirip Pontianka").Hears("tidak saya kenal", "Maksud Anda Kota Pontianak")
	sari.Says("/mirip Antah Berantah Raya").Hears("tidak saya kenal").Lacks("Maksud Anda")
	h.Private(40, "Orang").Says("/mirip").Hears("Tulis daerahnya")
	h.Private(40, "Orang").Says("/mirip Kota Pontianak").Hears("Belajar ke mana dari Kota Pontianak?")
}
