package desk_test

import (
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
)

const perwali = `WALI KOTA PONTIANAK
PROVINSI KALIMANTAN BARAT

PERATURAN WALI KOTA PONTIANAK
NOMOR 12 TAHUN 2024
TENTANG
PENYELENGGARAAN PELAYANAN ZETAPIKA

DENGAN RAHMAT TUHAN YANG MAHA ESA

WALI KOTA PONTIANAK,

BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Wali Kota ini yang dimaksud dengan Zetapika adalah layanan terpadu.

Pasal 5
(1) Standar pelayanan ditetapkan oleh kepala dinas.
(2) Standar pelayanan ditinjau setiap tahun.
`

// S41: a regulation with a caption needs one file and one tap; its articles are found.
func TestARegulationFromAPhone(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{Find: true})
	ratna.Sends("perwali.txt", perwali, "Kota Pontianak, JDIH").
		Hears("Judul: Peraturan Wali Kota Pontianak Nomor 12 Tahun 2024 tentang Penyelenggaraan Pelayanan Zetapika", "Jenis: Aturan",
			"Daerah: Kota Pontianak", "Tahun: 2024", "Sumber: JDIH").Lacks("Belum diisi")
	ratna.Presses("👁 Lihat isi").Hears("bagian 1 dari 1", "Pasal 5",
		"ditinjau setiap tahun").Presses("◀ Kembali").Hears("Yang saya pahami")
	ratna.Presses("📨 Kirim").Hears("menunggu pemeriksaan")
	sari.Presses("📄 Buka").Hears("Pasal 5", "kepala dinas").Presses("◀ Kembali").Presses("✅ Setujui").Hears("Terbit #")
	h.Private(40, "Dewi").Says("pasal 5 perwali 12 tahun 2024").Hears("ditinjau setiap tahun")
}

// Sending asks for the first gap; what is typed fills it, unless it is a question, and then the next.
func TestSendingAsksForWhatIsMissing(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{})
	ratna.Sends("laporan antar obat.txt", "Petugas mengantar obat ke rumah pasien yang sakit menahun setiap bulan.", "").
		Hears("Belum diisi: daerah, tahun").Presses("📨 Kirim").Toasted("Belum diisi: daerah, tahun").Hears("Daerah mana")
	ratna.Says("berapa nilai IPP Pontianak?").Hears("Daerah mana").Hears("tidak saya kenal")
	if ratna.Count("tekan Cari ini") != 1 {
		t.Error("a question is not offered to be searched")
	}
	ratna.Says("Kota Bontang").Hears("Tahun berapa").Says("2025").Hears("Yang saya pahami", "Kota Bontang", "2025")
	old := ratna.Key("📨 Kirim")
	ratna.Presses("Judul").Says("Antar Obat Kota Bontang").Hears("Antar Obat Kota Bontang")
	ratna.Taps(old).Toasted("sudah lama").Hears("Antar Obat Kota Bontang").Lacks("menunggu pemeriksaan")
	h.SetRole(11, knowledge.Guest, "")
	ratna.Presses("Tahun").Toasted("untuk kontributor")
	ratna.Presses("📨 Kirim").Toasted("untuk kontributor")
	h.SetRole(11, knowledge.Contributor, "")
	ratna.Presses("Tahun")
	h.SetRole(11, knowledge.Guest, "")
	ratna.Says("2024").Hears("untuk kontributor")
	if sari.Count("Menunggu pemeriksaan") != 0 {
		t.Error("something was sent")
	}
}

// S42: files of an album share a card, a caption, and what is said of all.
func TestAnAlbumSharesACard(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{})
	ratna.Together("a1", "Kota Bontang, Laporan Disdukcapil", "satu laporan.txt",
		"Panduan kursi antrean di kantor kecamatan untuk warga lanjut usia.",
		"dua laporan.txt", "Petugas memanggil nomor antrean lewat pengeras suara yang baru.", "rusak.pdf", "%PDF-1.7 rusak",
		"tiga laporan.txt", "Layar menunjukkan sisa waktu tunggu setiap loket kepada pengunjung.")
	for words, want := range map[string]int{"Berkas sedang dibaca": 1, "Semua sudah dibaca": 1, "Yang saya pahami": 0,
		"rusak.pdf": 1} {
		if n := ratna.Count(words); n != want {
			t.Errorf("%q is said %d times, want %d", words, n, want)
		}
	}
	ratna.Hears("3 berkas", "Daerah: Kota Bontang", "Sumber: Laporan Disdukcapil", "1. satu laporan", "3. tiga laporan",
		"Belum diisi: tahun")
	ratna.Presses("Sama untuk semua").Presses("Tahun").Says("2025").Hears("Tahun: 2025").Lacks("Belum diisi: tahun")
	ratna.Presses("Sama untuk semua").Presses("Jenis").Presses("Panduan").Hears("Jenis: Panduan")
	ratna.Presses("2").Hears("Yang saya pahami",
		"dua laporan").Presses("Tahun").Says("2024").Presses("◀ Semua berkas").Hears("berbeda-beda")
	ratna.Presses("2").Presses("Sama untuk semua").Hears("Tahun: 2024")
	ratna.Presses("📨 Kirim semua").Hears("3 berkas dikirim")
	if n := sari.Count("Menunggu pemeriksaan"); n != 3 {
		t.Errorf("%d files wait", n)
	}
	if left, err := h.DB.Proposals(t.Context(), ratna.Who.ID); err != nil || len(left) != 0 {
		t.Errorf("%d drafts are left, %v", len(left), err)
	}
}

// S43: before a corrected text is sent it is asked whether it is a new version; the curator sees the difference either way.
func TestATwinIsAskedAbout(t *testing.T) {
	h, sari, budi, ratna := office(t, housetest.Options{})
	text := "Loket Lentera Kota Singkawang 2024\n\n" +
		strings.Repeat("Loket ini melayani kartu keluarga dan akta kelahiran untuk warga. ", 12)
	id := proposed(sari, "lentera.txt", text+"Loket buka sampai pukul 21.00.")
	budi.Says(with("/terbit", id)).Hears("Terbit")
	ratna.Sends("baru.txt", text+"Loket buka sampai pukul 23.30.", "").Hears("Mirip dengan #")
	ratna.Presses("📨 Kirim").Hears("Versi baru dari #", "23.30").Offers("Ya, versi baru #1", "Bukan, dokumen lain", "◀ Kembali")
	ratna.Presses("◀ Kembali").Hears("Yang saya pahami").Presses("📨 Kirim").Presses("Bukan").Hears("menunggu pemeriksaan")
	sari.Hears("Mirip dengan #", "23.30").Presses("✖ Tolak").Says("ini versi baru")
	ratna.Sends("lagi.txt", text+"Loket buka sampai pukul 22.15.",
		"").Presses("📨 Kirim").Presses("Ya, versi baru").Hears("menunggu pemeriksaan")
	next := number(ratna)
	budi.Hears("Versi baru dari #", "22.15").Says(with("/terbit", next)).Hears("Terbit #")
	if d, err := h.DB.Document(t.Context(), id); err != nil || d.Version != 2 || !strings.Contains(d.Body, "22.15") {
		t.Errorf("version %d, %v", d.Version, err)
	}
}
