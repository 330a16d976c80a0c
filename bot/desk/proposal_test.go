package desk_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"studitiru/bot/housetest"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// office is a house with two curators, Sari and Budi, and Ratna, who may propose.
func office(t *testing.T, o housetest.Options) (h *housetest.House, sari, budi, ratna housetest.Chair) {
	t.Helper()
	h = housetest.Open(t, o)
	sari = h.Private(21, "Sari").As(knowledge.Curator, "")
	budi = h.Private(22, "Budi").As(knowledge.Curator, "")
	return h, sari, budi, h.Private(11, "Ratna").As(knowledge.Contributor, "Dinas Kependudukan")
}

var numbered = regexp.MustCompile(`#(\d+)`)

// number is the first number of a document in the newest message of a chair.
func number(c housetest.Chair) int64 {
	c.Helper()
	m := numbered.FindStringSubmatch(c.Newest().Text)
	if m == nil {
		c.Fatalf("no number in\n%s", c.Newest().Text)
	}
	id, err := strconv.ParseInt(m[1], 10, 64)
	c.Must(err)
	return id
}

func with(command string, id int64) string { return command + " " + strconv.FormatInt(id, 10) }

const akta = "Layanan Sigap Antar Akta Kota Pontianak\n\nLayanan Sigap Antar Akta mengantar akta kelahiran ke rumah warga " +
	"Kota Pontianak dalam dua jam.\nTahun 2025 layanan ini dipakai 1.250 keluarga. Hubungi petugas di 081234567890.\n"

// proposed sends a file, names its source, and sends it off.
func proposed(c housetest.Chair, name, content string) int64 {
	c.Helper()
	c.Sends(name, content, "").Presses("Sumber").Says("Laporan Uji 2025").Presses("📨 Kirim").Hears("menunggu pemeriksaan")
	for _, s := range slices.Backward(c.Chats[c.Chat.ID]) {
		if m := regexp.MustCompile(`Dikirim sebagai #(\d+)`).FindStringSubmatch(s.Text); m != nil {
			id, err := strconv.ParseInt(m[1], 10, 64)
			c.Must(err)
			return id
		}
	}
	c.Fatal("nothing was sent")
	return 0
}

func TestAFileIsUnderstoodFilledInAndSent(t *testing.T) {
	h, sari, budi, ratna := office(t, housetest.Options{Find: true})
	ratna.Sends("laporan.txt", akta, "").Hears("Yang saya pahami", "Sigap Antar Akta", "Kota Pontianak", "2025", "1 nomor HP",
		"Akan disamarkan", "Sumber: laporan.txt")
	ratna.Presses("Tahun").Hears("empat angka").Says("dua ribu").Hears("empat angka").Says("2025").Hears("Disimpan di draf")
	ratna.Presses("Aspek").Hears("Aspek IPP").Presses("Konsultasi").Offers("✓ Konsultasi dan Pengaduan").
		Presses("✓ Konsultasi").Denies("✓ Konsultasi dan Pengaduan").Presses("Lanjut").Hears("Yang saya pahami")
	ratna.Presses("Jenis").Offers("Inovasi", "Aturan", "Panduan", "◀ Kembali").Presses("Panduan").Hears("Jenis: Panduan").
		Presses("Jenis").Presses("◀ Kembali").Presses("Jenis").Presses("Inovasi").Hears("Jenis: Inovasi")
	ratna.Presses("Terbuka untuk").Hears("anggota saja").Presses("Terbuka untuk").Hears("Dinas Kependudukan saja").
		Presses("Terbuka untuk").Hears("semua orang")
	ratna.Presses("Data pribadi boleh").Hears("boleh ditampilkan").Presses("Samarkan").Hears("Akan disamarkan")
	ratna.Presses("Judul").Presses("◀ Kembali").Hears("Yang saya pahami")
	ratna.Presses("Sumber").Says("x").Hears("Tulis judul sumber").
		Says("Laporan Disdukcapil https://disdukcapil.example.go.id/laporan").
		Hears("Laporan Disdukcapil").Lacks("Belum diisi")
	ratna.Presses("📨 Kirim").Hears("menunggu pemeriksaan")
	id := number(ratna)
	budi.Hears("Menunggu pemeriksaan").Offers("✅ Setujui")
	stale := budi.Key("✅ Setujui")
	sari.Hears("Menunggu pemeriksaan", "Sigap Antar Akta").Presses("📄 Buka").Hears("dalam dua jam").Presses("✅ Setujui").
		Hears("Terbit #")
	if h.State(id) != knowledge.Published || !h.Audited("document.published") {
		t.Errorf("document %d is %s", id, h.State(id))
	}
	ratna.Hears("Terbit #")
	budi.Taps(stale).Toasted("Tidak dapat dilakukan")
	h.Private(40, "Dewi").Says("berapa keluarga memakai sigap antar akta?").Hears("1.250 keluarga").
		Presses("📄").Lacks("081234567890")
}

func TestARejectedProposalIsMended(t *testing.T) {
	h, sari, budi, ratna := office(t, housetest.Options{})
	id := proposed(ratna, "akta.txt", akta)
	ratna.Says(with("/terbit", id)).Hears("untuk kurator")
	if !h.Audited("denied.chat") {
		t.Error("the attempt is not audited")
	}
	sari.Says("/periksa").Hears("Menunggu pemeriksaan (1)").Presses("#").Presses("✖ Tolak").Hears("Mengapa ditolak")
	sari.Says("Sumbernya belum dapat dibuka").Hears("Ditolak: #")
	ratna.Hears("belum dapat dibuka")
	if h.State(id) != knowledge.Rejected {
		t.Errorf("it is %s", h.State(id))
	}
	budi.Presses("📄 Buka").Toasted("sudah diputuskan")
	ratna.Presses("✏ Perbaiki").Hears("Yang saya pahami").Presses("Isi").Says("pendek").Hears("terlalu pendek").
		Says("Layanan antar akta mengantar akta kelahiran dalam satu hari di Kota Pontianak.").Presses("📨 Kirim").Hears("menunggu")
	again := number(ratna)
	ratna.Says("/usulanku").Hears("Usulan Anda", "diperiksa", "ditolak")
	ratna.Says("/tarik").Hears("nomor dokumennya").Says(with("/tarik", again)).Hears("Ditarik: #")
	ratna.Says(with("/tarik", 999)).Hears("tidak ditemukan")
	sari.Says("/periksa").Hears("Tidak ada yang menunggu").Says("/usulanku").Hears("Belum ada usulan")
}

func TestNobodyApprovesTheirOwn(t *testing.T) {
	h, sari, budi, _ := office(t, housetest.Options{})
	id := proposed(sari, "akta.txt", akta)
	sari.Says(with("/terbit", id)).Hears("Perlu orang lain")
	if h.State(id) != knowledge.InReview {
		t.Errorf("it is %s", h.State(id))
	}
	sari.Says("/terbit").Hears("nomor dokumennya")
	budi.Says(with("/terbit", id)).Hears("Terbit #")
	sari.Hears("Terbit #")
}

func TestTheSameFileIsThereAndANewVersionReplaces(t *testing.T) {
	h, sari, budi, ratna := office(t, housetest.Options{})
	body := "Loket Lentera Kota Singkawang 2024\n\nLoket lentera Kota Singkawang buka sampai pukul 21.00 setiap malam. " +
		"Loket ini melayani kartu keluarga, akta kelahiran, dan perubahan alamat untuk warga yang bekerja pada siang hari. " +
		"Antrean diambil lewat pesan singkat.\n"
	id := proposed(sari, "lentera.txt", body)
	budi.Says(with("/terbit", id)).Hears("Terbit")
	ratna.Sends("lentera.txt", body, "").Hears("Sudah ada: #").Offers("📄 Buka sumber").Presses("📄 Buka").Hears("21.00")
	newer := strings.Replace(body, "21.00", "23.30", 1)
	ratna.Sends("baru.txt", newer, "").Hears("sama dengan #").Presses("Versi baru #").Hears("Versi baru dari #").
		Presses("Bukan versi baru").Lacks("Versi baru dari").Presses("Versi baru #").
		Presses("Sumber").Says("Laporan Singkawang").Presses("📨 Kirim").Hears("menunggu")
	next := number(ratna)
	sari.Hears("Versi baru dari #").Presses("✅ Setujui").Hears("Terbit")
	if d, err := h.DB.Document(t.Context(), id); err != nil || !strings.Contains(d.Body, "23.30") || d.Version != 2 {
		t.Errorf("it is version %d (%d sent): %v", d.Version, next, err)
	}
	sari.Says("/versi").Hears("nomor dokumennya").Says(with("/versi", 999)).Hears("tidak ditemukan")
	sari.Says(with("/versi", id)).Hears("Versi 2", "(berlaku)").Presses("📄 Versi 1").Hears("21.00", "yang berlaku versi 2").
		Presses("Batalkan versi").Hears("berlaku lagi")
	if d, err := h.DB.Document(t.Context(), id); err != nil || !strings.Contains(d.Body, "21.00") {
		t.Errorf("the old text is not back: %v", err)
	}
}

func TestTheWizardAsksStepByStep(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{})
	ratna.Says("/lanjut").Hears("Tidak ada draf")
	ratna.Says("/tambah").Hears("Langkah 1 dari 7").Says("abc").Hears("5 sampai").Says("Layanan Rumah Singgah Kota Bontang").
		Hears("Langkah 2 dari 7").Presses("Lewati").Hears("Langkah 3 dari 7").Says("Atlantis Raya").Hears("tidak saya kenal").
		Says("Pontianka").Hears("Daerah mana").Says("Kota Bontang, Kota Pontianak").Hears("Langkah 4 dari 7").Says("3000").
		Hears("empat angka").
		Says("2024").Hears("Langkah 5 dari 7").Says("https://dinkes.example/laporan").Hears("Langkah 6 dari 7")
	ratna.Presses("Inovasi").Offers("✓ Inovasi").Says("yang mana saja").Hears("tidak dikenal")
	ratna.Presses("Lanjut").Hears("Langkah 7 dari 7").Presses("Lanjut").
		Hears("Yang saya pahami", "Belum diisi: isi", "Kota Bontang, Kota Pontianak")
	ratna.Presses("Isi").Sends("isi.txt", "Rumah singgah menampung keluarga pasien rawat inap tanpa biaya.\n", "").
		Hears("Rumah singgah menampung")
	sari.Says("/tambah Kapal Sehat Tarakan").Hears("Langkah 2 dari 7").Says("/usulanku").Hears("Kapal Sehat").Lacks("Rumah Singgah")
	sari.Says("/batal").Hears("Draf dibuang: Kapal Sehat").Says("/batal").Hears("dibatalkan")
	ratna.Says("/tambah Papan Antrean Digital").Says("/lanjut").Hears("Melanjutkan draf: Papan Antrean")
	if ratna.Count("Draf lain yang tersimpan") != 1 {
		t.Error("the other draft is not offered")
	}
	ratna.Presses("Layanan Rumah").Hears("Melanjutkan draf: Layanan Rumah", "Yang saya pahami").Presses("Batal").
		Hears("Draf dibuang: Layanan")
	h.At = h.At.Add(25 * time.Hour)
	h.Clock()
	ratna.Hears("Draf disimpan: Papan Antrean", "/lanjut")
	ratna.Says("antrean pontianak").Lacks("Langkah")
	ratna.Says("/lanjut").Hears("Langkah 2 dari 7")
}

func TestAVisitIsWrittenDown(t *testing.T) {
	h, sari, budi, _ := office(t, housetest.Options{})
	sari.Says("/kunjungan").Hears("Siapa yang berkunjung").Says("ya").Hears("siapa yang berkunjung").
		Says("Pemkot Balikpapan, dipimpin Wali Kota, 12 orang").Hears("Langkah 2 dari 7").
		Says("Antah Berantah").Hears("tidak saya kenal").Says("Kota Pontianak, diterima oleh wali kota").Hears("Langkah 3 dari 7").
		Says("tempo hari").Hears("Tanggal tidak terbaca").Says("31 Februari 2026").Hears("Tanggal 31 Februari 2026 tidak ada").
		Says("9–10 Januari 2026").Hears("Langkah 4 dari 7").Says("ab").Hears("baris pertama").
		Says("Loket lentera malam\nkarena buka sampai malam").Hears("Langkah 5 dari 7").
		Says("ab").Hears("terlalu pendek").Says("Ruang tunggu dan papan antrean.").Presses("Lewati").Hears("Langkah 7 dari 7").
		Says("-").Hears("sedikitnya satu tindakan").Says("Buka loket; Dinas; 30 Februari 2026").Hears("30 Februari 2026 tidak ada")
	sari.Says("Membuka loket sore; Disdukcapil; 30 Juni 2026\nMelatih petugas; BKPSDM\nMenata ruang").
		Hears("Kunjungan Pemkot Balikpapan ke Kota Pontianak: Loket lentera malam", "2026").Presses("📨 Kirim")
	id := number(sari)
	if budi.Says(with("/terbit", id)).Hears("Terbit"); h.State(id) != knowledge.Published {
		t.Errorf("it is %s", h.State(id))
	}
	d, err := h.DB.Document(t.Context(), id)
	h.Must(err)
	for _, want := range []string{"penanggung jawab: Disdukcapil; tenggat: 30 Juni 2026",
		"- Melatih petugas (penanggung jawab: BKPSDM)",
		"- Menata ruang\n", "karena buka sampai malam", "Wali kota"} {
		if !strings.Contains(d.Body, want) {
			t.Errorf("the note lacks %q:\n%s", want, d.Body)
		}
	}
}

func TestAForwardedMessageDoesNothingByItself(t *testing.T) {
	h, sari, budi, ratna := office(t, housetest.Options{})
	guest := h.Private(40, "Dewi")
	post := "Inovasi antar obat RSUD Kota Bontang tahun 2024 melayani 300 pasien setiap bulan. Hubungi 081234567890."
	guest.Forwards("Kanal Dinkes", post).Hears("pesan terusan").Offers("Cari isinya", "Usulkan dokumen", "Abaikan")
	guest.Presses("Usulkan").Hears("diteruskan ke kurator")
	budi.Hears("Usulan dari pengguna", "Kanal Dinkes", "antar obat").Lacks("081234567890")
	late := budi.Key("Ambil dan lengkapi")
	sari.Presses("Ambil dan lengkapi").Hears("Asal: Pesan terusan, Kanal Dinkes", "Kota Bontang").Presses("Batal").
		Hears("Draf dibuang")
	budi.Taps(late).Toasted("sudah diambil")
	for range 6 {
		guest.Forwards("Kanal Dinkes", post).Presses("Usulkan")
	}
	guest.Toasted("masih menunggu kurator")
	guest.Forwards("", "/hapusdata").Hears("pesan terusan").Presses("Abaikan").Hears("diabaikan")
	group := ratna.In(-9, "Tim")
	group.Forwards("Kanal", "@studitiru_bot antar obat")
	if len(h.Chats[-9]) != 0 {
		t.Error("a forwarded message in a group is answered")
	}
	ratna.Forwards("Kanal Dinkes", post).Presses("Usulkan").Hears("Yang saya pahami", "2 nomor HP", "Pesan terusan, Kanal Dinkes")
	budi.SetRole(22, knowledge.Guest, "")
	guest.Forwards("Kanal Dinkes", post).Presses("Cari isinya").Lacks("pesan terusan")
	if budi.Taps(budi.Key("Ambil")); !strings.Contains(h.Toast, "untuk kurator") {
		t.Errorf("somebody whose role is gone was answered with %q", h.Toast)
	}
}

func TestFilesThatAreNotRead(t *testing.T) {
	page := `<html lang="id"><head><title>Layanan Gesit Kota Pontianak 2025</title></head><body><article>
<h1>Layanan Gesit Kota Pontianak 2025</h1>
<p>Layanan Gesit mengantar dokumen kependudukan ke rumah warga Kota Pontianak dalam satu hari kerja.</p></article></body></html>`
	h, sari, _, _ := office(t, housetest.Options{Pages: map[string]string{"https://pontianak.example/berita": page}})
	for name, want := range map[string]string{
		"program.pdf": "Format tidak didukung", "kosong.txt": "kirim PDF, DOCX", "besar.pdf": "Batas 20 MB", "rusak.pdf": "rusak",
	} {
		content := map[string]string{"program.pdf": "MZ\x90\x00\x03", "besar.pdf": strings.Repeat("x", 20<<20+1),
			"rusak.pdf": "%PDF-1.7\n1 0 obj <<"}[name]
		sari.Sends(name, content, "").Hears(want)
	}
	sari.Sends("foto.jpg", "x", "").Hears("Foto tidak dapat dibaca")
	h.Private(40, "Dewi").Sends("laporan.txt", akta, "").Hears("Berkas belum dapat dibaca di sini")
	sari.In(-9, "Tim").Sends("laporan.txt", akta, "/cari")
	sari.Says("https://pontianak.example/berita").Hears("Layanan Gesit", "Kota Pontianak", "pontianak.example").Presses("Batal")
	sari.Says("https://lain.example/berita").Hears("tidak dapat diambil")
	h.Private(40, "Dewi").Says("https://pontianak.example/berita").Lacks("dibaca")
	lost := talk.Message{Event: talk.EventFile, File: &talk.File{ID: "gone", Kind: "document", Name: "hilang.txt", Size: 10}}
	sari.Take(lost)
	sari.Hears("hilang.txt", "tidak dapat diambil dari Telegram")
}

func TestAForwardedFileKeepsItsOrigin(t *testing.T) {
	h, sari, budi, _ := office(t, housetest.Options{})
	sari.ForwardsFile("Kanal Disdukcapil", "akta.txt", akta).Hears("Yang saya pahami", "Pesan terusan, Kanal Disdukcapil").
		Presses("Sumber").Says("Laporan Uji").Presses("📨 Kirim")
	budi.Says(with("/terbit", number(sari))).Hears("Terbit")
	sari.ForwardsFile("Kanal Disdukcapil", "akta.txt", akta).Hears("Sudah ada: #")
	if left, err := h.DB.Proposals(t.Context(), sari.Who.ID); err != nil || len(left) != 0 {
		t.Errorf("%d drafts are left of what is there already, %v", len(left), err)
	}
}
