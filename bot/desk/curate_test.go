package desk_test

import (
	"strings"
	"testing"
	"time"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
)

// papan is a short published document.
func papan() knowledge.Document {
	return knowledge.Document{Body: "Papan antrean dipasang di depan kantor kecamatan.",
		Meta: knowledge.Meta{Title: "Papan antrean kecamatan"}}
}

func TestADocumentChangesItsState(t *testing.T) {
	h, sari, _, _ := office(t, housetest.Options{})
	id := h.Publish(papan())
	for _, step := range []struct {
		command, says string
		state         knowledge.State
	}{
		{"/sembunyikan", "Disembunyikan: #", knowledge.Hidden}, {"/sembunyikan", "Disembunyikan", knowledge.Hidden},
		{"/tampilkan", "Ditampilkan lagi", knowledge.Published}, {"/usang", "Ditandai usang", knowledge.Outdated},
		{"/tampilkan", "Ditampilkan lagi", knowledge.Published}, {"/arsip", "Diarsipkan", knowledge.Archived},
		{"/usang", "Tidak dapat dilakukan", knowledge.Archived},
		{"/tampilkan", "Ditampilkan lagi", knowledge.Published},
	} {
		sari.Says(step.command).Hears("nomor dokumennya")
		sari.Says(step.command + " 999").Hears("tidak ditemukan")
		sari.Says(with(step.command, id)).Hears(step.says)
		if got := h.State(id); got != step.state {
			t.Errorf("%s left it %s, not %s", step.command, got, step.state)
		}
	}
	if sari.Says("/hapus").Hears("nomor dokumennya").Says("/hapus 999").Hears("tidak ditemukan"); h.Audited("document.deleted") {
		t.Error("nothing was removed")
	}
	sari.Says(with("/hapus", id)).Hears("untuk selamanya?").Presses("Batal").Hears("Tidak jadi")
	sari.Says(with("/hapus #", id)).Presses("Ya, hapus").Hears("Dihapus: #")
	if h.State(id) != knowledge.Deleted || !h.Audited("document.deleted") {
		t.Errorf("it is %s", h.State(id))
	}
	sari.Says(with("/dokumen", id)).Hears("tidak ditemukan")
}

func TestUnansweredQuestionsAreWorkedOff(t *testing.T) {
	h, sari, budi, _ := office(t, housetest.Options{Find: true})
	sari.Says("/belumterjawab").Hears("Tidak ada pertanyaan yang belum terjawab")
	dewi, joko := h.Private(40, "Dewi"), h.Private(41, "Joko")
	dewi.Says("jadwal kapal lumba biru tarakan").Hears("Belum ada").Presses("🔔").Toasted("dikabari satu kali")
	joko.Says("jadwal kapal lumba biru tarakan").Presses("Teruskan ke admin")
	for _, q := range []string{"satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"} {
		joko.Says("anggaran zirkonium kemasan " + q + "puluh ribu ton")
		joko.Says("pangkalan meteorit " + q + "belas")
	}
	sari.Says("/belumterjawab").Hears("1. jadwal kapal lumba biru tarakan – 2×", "diteruskan").Offers("1", "⬇ CSV")
	if strings.Contains(strings.Join(sari.Labels(), " "), "Berikutnya") {
		sari.Presses("Berikutnya ▶").Hears("9. ").Presses("◀ Sebelumnya").Hears("1. jadwal")
	}
	csv := string(sari.Presses("⬇ CSV").File("belum-terjawab.csv"))
	if !strings.HasPrefix(csv, "\ufeff") || !strings.Contains(csv, "lumba biru") {
		t.Errorf("the file holds %q", csv)
	}
	sari.Presses("1").Hears("Pertanyaan yang belum terjawab").Offers("Tambah singkatan", "Di luar cakupan", "◀ Daftar").
		Presses("◀ Daftar").Presses("1").Presses("Buat dokumen").Hears("Langkah 2 dari 7")
	sari.Says("Jadwal kapal lumba biru Kota Tarakan adalah Senin dan Kamis pukul 07.00 dari dermaga utama.").Says("Kota Tarakan").
		Says("2025").Says("Dinas Perhubungan Tarakan").Presses("Lanjut").Presses("Lanjut").Presses("📨 Kirim").Hears("menunggu")
	budi.Says(with("/terbit", number(sari))).Hears("Terbit #")
	dewi.Hears("kini ada jawabannya", "lumba biru").Presses("📄").Hears("Senin dan Kamis")
	if joko.Count("kini ada jawabannya") != 0 {
		t.Error("somebody was told who did not ask to be")
	}
	sari.Says("/belumterjawab").Lacks("lumba biru").Presses("1").Presses("Di luar cakupan").Toasted("di luar cakupan")
}

func TestDocumentsAreVerified(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{})
	id := proposed(ratna, "akta.txt", akta)
	sari.Says(with("/terbit", id)).Hears("Terbit")
	later := func(d time.Duration) { h.At = h.At.Add(d); h.Clock() }
	const half = 4330 * time.Hour
	later(half)
	ratna.Hears("masih berlaku?").Offers("✅ Masih berlaku", "✏ Perlu diubah", "⏹ Sudah berhenti")
	stale := ratna.Key("✅ Masih berlaku")
	h.Private(40, "Dewi").Says("/start")
	later(340 * time.Hour)
	sari.Hears("masih berlaku?", "belum menjawab 14 hari")
	ratna.Taps(stale).Hears("masih berlaku")
	later(half)
	ratna.Presses("✏ Perlu diubah").Hears("perlu diubah").Presses("✏ Tulis versi baru").Hears("Versi baru dari #").
		Presses("Isi").Says("Layanan antar akta mengantar akta kelahiran dalam satu jam di Kota Pontianak.").Presses("📨 Kirim")
	sari.Hears("Versi baru dari #").Presses("✅ Setujui").Hears("Terbit")
	later(half)
	ratna.Presses("⏹ Sudah berhenti").Hears("Sejak kapan").Offers("Tidak tahu").Presses("20").Hears("sudah berhenti")
	if d, err := h.DB.Document(t.Context(), id); err != nil || d.Status != knowledge.Stopped {
		t.Errorf("it is %s, %v", d.Status, err)
	}
	before := ratna.Newest().Text
	dewi := h.Private(11, "Ratna")
	dewi.SetRole(11, knowledge.Guest, "")
	if ratna.Taps(stale); ratna.Newest().Text != before && !strings.Contains(ratna.Newest().Text, "masih berlaku") {
		t.Errorf("an old button said %s", ratna.Newest().Text)
	}
}

func TestWhatIsNotFoundByItsTitleIsSaid(t *testing.T) {
	h, sari, _, _ := office(t, housetest.Options{}) // nothing finds anything here
	h.Publish(papan())
	h.At = h.At.Add(time.Minute)
	h.Clock()
	h.Clock()
	if n := sari.Count("judulnya sendiri"); n != 1 {
		t.Errorf("told %d times", n)
	}
	found, curator, _, _ := office(t, housetest.Options{Find: true})
	found.Publish(papan())
	found.At = found.At.Add(time.Minute)
	found.Clock()
	if n := curator.Count("judulnya sendiri"); n != 0 {
		t.Errorf("told %d times of what is found", n)
	}
}
