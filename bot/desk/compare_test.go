package desk_test

import (
	"bytes"
	"image/jpeg"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
	"studitiru/knowledge/extract/program"
)

// ruleOf is a regulation of two pages; its Pasal 3, on the second, ends in last.
func ruleOf(last string) string {
	return string(housetest.PDF("PERATURAN WALI KOTA PONTIANAK\nNOMOR 12 TAHUN 2024\nTENTANG\n"+
		"PENYELENGGARAAN PELAYANAN ZETAPIKA\n\nPasal 1\nDalam Peraturan Wali Kota ini yang dimaksud dengan Zetapika adalah\nlayanan terpadu bagi warga kota.\n\n"+
		"Pasal 2\n"+strings.Repeat("Layanan diberikan setiap hari kerja di semua kecamatan tanpa biaya.\n", 12),
		"Pasal 3\nKepala dinas menetapkan standar pelayanan untuk setiap jenis layanan.\n"+
			strings.Repeat("Standar pelayanan ditinjau bersama warga dan diumumkan di tempat layanan.\n", 12)+last+"\n"))
}

// pictures are the drawn pages among the messages of a chair, as wide and high as they are; captions come with them.
func pictures(c housetest.Chair) (captions []string) {
	c.Helper()
	for _, s := range c.Chats[c.Chat.ID] {
		if s.File == nil || !s.File.Photo {
			continue
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(s.File.Content))
		if err != nil || config.Height != 1600 || config.Width < 1000 || config.Width > 1200 { // A4 upright
			c.Errorf("a picture of %d × %d: %v", config.Width, config.Height, err)
		}
		captions = append(captions, s.Text)
	}
	return captions
}

// needsDrawing skips a test where no page of a PDF can be drawn in a moment.
func needsDrawing(t *testing.T) {
	t.Helper()
	for _, name := range []string{"pdfinfo", "pdftotext", "pdftoppm"} {
		if program.Find(name) == "" {
			t.Skipf("%s is not installed", name)
		}
	}
}

// What was read is shown page by page, and the page's picture beside it: to who sends the file, and to who approves it.
func TestAPageIsComparedWithItsText(t *testing.T) {
	needsDrawing(t)
	h, sari, _, ratna := office(t, housetest.Options{})
	ratna.Sends("perwali.pdf", ruleOf("Standar berlaku dua tahun."), "Kota Pontianak, JDIH").Presses("👁 Lihat isi").
		Hears("bagian 1 dari 2 · hlm. 1", "layanan terpadu").Lacks("Pasal 3", "dua tahun")
	ratna.Presses("▶").Hears("bagian 2 dari 2 · hlm. 2", "Pasal 3", "dua tahun").Lacks("layanan terpadu")
	ratna.Presses("🔍 Bandingkan").Toasted("Gambar halaman disiapkan").Hears("hlm. 2", "dua tahun").
		Offers("◀", "🔍 Bandingkan dengan halaman")
	if got := pictures(ratna); len(got) != 1 || !strings.Contains(got[0], "Halaman 2, perwali.pdf") ||
		!strings.Contains(got[0], "tidak disamarkan") {
		t.Errorf("pictures: %q", got)
	}
	ratna.Presses("◀ Kembali").Presses("📨 Kirim").Hears("menunggu pemeriksaan")
	late := ratna.Key("🔍 Bandingkan")
	ratna.Taps(late).Toasted("kedaluwarsa")
	sari.Presses("📄 Buka").Hears("hlm. 1").Presses("🔍 Bandingkan").Hears("hlm. 1", "layanan terpadu").Offers("✅ Setujui")
	if got := pictures(sari); len(got) != 1 || !strings.Contains(got[0], "Halaman 1, berkas #") {
		t.Errorf("pictures: %q", got)
	}
	compare := sari.Key("🔍 Bandingkan")
	sari.Presses("✅ Setujui").Hears("Terbit #").Taps(compare).Toasted("sudah diputuskan")
	h.SetRole(21, knowledge.Contributor, "Dinas")
	sari.Taps(compare).Toasted("untuk kurator")
}

// A new version is compared with the one before: what differs on the page, and the picture of each one's page.
func TestTwoVersionsAreCompared(t *testing.T) {
	needsDrawing(t)
	_, sari, budi, ratna := office(t, housetest.Options{})
	ratna.Sends("perwali.pdf", ruleOf("Standar berlaku dua tahun."), "Kota Pontianak, JDIH").Presses("📨 Kirim")
	id := number(ratna)
	budi.Says(with("/terbit", id)).Hears("Terbit")
	sari.Sends("baru.pdf", ruleOf("Standar berlaku lima tahun."), "Kota Pontianak, JDIH").Presses("👁 Lihat isi").Presses("▶").
		Presses("🔍 Bandingkan").Hears("Perbedaan halaman ini dengan #", "− Standar berlaku dua tahun.", "+ Standar berlaku lima tahun.")
	got := strings.Join(pictures(sari), "\n")
	if strings.Count(got, "Halaman 2, ") != 2 || !strings.Contains(got, "versi sebelumnya #") {
		t.Errorf("pictures: %s", got)
	}
	sari.Presses("◀ Kembali").Presses("📨 Kirim").Presses("Ya, versi baru").Hears("menunggu pemeriksaan")
	budi.Presses("📄 Buka").Presses("🔍 Bandingkan").Hears("Tidak ada perbedaan pada halaman ini")
	if got := pictures(budi); len(got) != 2 {
		t.Errorf("pictures: %q", got)
	}
	// who only proposes does not get to see the file of another
	ratna.Sends("lagi.pdf", ruleOf("Standar berlaku enam tahun."), "Kota Pontianak, JDIH").Presses("👁 Lihat isi").
		Presses("🔍 Bandingkan").Lacks("Perbedaan")
	if got := pictures(ratna); len(got) != 1 || strings.Contains(got[0], "sebelumnya") {
		t.Errorf("pictures: %q", got)
	}
}

// What has no pages, or no file any more, is told so.
func TestThereIsNothingToCompareWith(t *testing.T) {
	h, _, _, ratna := office(t, housetest.Options{})
	ratna.Sends("akta.txt", akta, "").Presses("👁 Lihat isi").Hears("bagian 1 dari 1").Lacks("hlm.").Presses("🔍 Bandingkan").
		Hears("bagian 1 dari 1")
	if ratna.Count("Gambar halaman hanya ada untuk PDF") != 1 || len(pictures(ratna)) != 0 {
		t.Errorf("pictures: %q", pictures(ratna))
	}
	ratna.Presses("◀ Kembali")
	h.Lose()
	ratna.Presses("👁 Lihat isi").Presses("🔍 Bandingkan")
	if ratna.Count("tidak dapat diambil") == 0 {
		t.Error("a file that is gone is not told of")
	}
}
