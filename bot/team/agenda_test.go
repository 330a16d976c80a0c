package team_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestAnItemIsShownBackBeforeItIsKept(t *testing.T) {
	_, sari, tono := balikpapan(t)
	sari.says("/agenda rapat F-01 31 Agustus 23.59 WIB").
		hears("Saya pahami", "rapat F-01", "Rabu, 1 September 2027 pukul 00.59 WITA").offers("Simpan", "Jangan simpan")
	sari.presses("Jangan simpan").hears("tidak disimpan")
	sari.says("/agenda").hears("Agenda masih kosong")
	sari.says("/agenda rapat").hears("belum menemukan tanggal")
	sari.says("/agenda besok jam 9").hears("Tulis juga nama kegiatannya")
	sari.says("/agenda kirim berkas besok").hears("Jam tidak ditulis")
	tono.presses("Simpan").hears("Disimpan di agenda", "kirim berkas")
	tono.presses("◀ Agenda").hears("1. kirim berkas")
	stranger := sari.private(99, "Orang").in(sari.chat.ID, "Tim Balikpapan")
	sari.says("/agenda rapat besok jam 9")
	stranger.presses("Simpan").toasted("Hanya anggota")
	sari.says("/agenda").lacks("rapat")
}

func TestWhatIsDoneAboutAnItem(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.says("/agenda unggah bukti 20 Januari jam 9").presses("Simpan")
	sari.presses("👤 Penanggung jawab").offers("Sari", "Tono", "Belum ada").presses("Tono").hears("Penanggung jawab: Tono")
	tono.presses("📅 Ubah tanggal").hears("Tulis tanggalnya")
	tono.says("entahlah").hears("belum menemukan tanggal")
	tono.says("25 Januari jam 14").hears("unggah bukti", "25 Januari 2027 pukul 14.00").presses("Simpan")
	sari.says("/agenda").hears("25 Januari 2027", "Tono").presses("1")
	sari.presses("🗑 Batalkan").hears("Dibatalkan dari agenda", "Keadaan: batal").offers("Buka lagi")
	sari.says("/agenda").hears("Agenda masih kosong")
	sari.presses("Buka lagi").hears("Disimpan").offers("✅ Selesai")
	sari.presses("✅ Selesai").hears("Selesai. Tidak diingatkan lagi")
	stranger := h.private(99, "Orang").in(sari.chat.ID, "Tim Balikpapan")
	for _, button := range []string{"Buka lagi", "◀ Agenda"} {
		stranger.presses(button).toasted("Hanya anggota")
	}
}

func TestWhatComesAgainIsDoneForThisTime(t *testing.T) {
	_, sari, _ := balikpapan(t)
	sari.says("/agenda apel setiap Senin 08.00").hears("setiap hari Senin").presses("Simpan")
	sari.presses("✅ Selesai").hears("Selesai untuk kali ini")
	sari.says("/agenda").hears("apel", "setiap hari Senin")
}

func TestALongAgendaHasPages(t *testing.T) {
	_, sari, _ := balikpapan(t)
	for n := range 10 {
		sari.says(fmt.Sprintf("/agenda kegiatan nomor-%c %d Februari jam 9", 'a'+n, n+1)).presses("Simpan")
	}
	sari.says("/agenda").hears("8. kegiatan").lacks("9. kegiatan").offers("8", "Berikutnya ▶")
	sari.presses("Berikutnya ▶").hears("9. kegiatan", "10. kegiatan").offers("◀ Sebelumnya", "10")
	sari.presses("◀ Sebelumnya").hears("1. kegiatan")
	sari.says("/jadwal").hears("Pengingat 30 hari ke depan", "kegiatan nomor-a")
}

func TestTheAgendaGoesToAPhone(t *testing.T) {
	_, sari, tono := balikpapan(t)
	tono.says("/jadwal").hears("Tidak ada pengingat")
	sari.says("/agenda unggah bukti 20 Januari jam 9").presses("Simpan")
	calendar := string(tono.says("/ics").hears("Agenda tim untuk kalender").file("agenda.ics"))
	if !strings.HasPrefix(calendar, "BEGIN:VCALENDAR") || !strings.Contains(calendar, "SUMMARY:unggah bukti") {
		t.Errorf("the calendar:\n%s", calendar)
	}
}

func TestTheLeadOpensACycle(t *testing.T) {
	_, sari, tono := balikpapan(t)
	for _, wrong := range []string{"/siklus", "/siklus mandiri", "/siklus 1999 mandiri", "/siklus 2027 lain"} {
		sari.says(wrong).hears("Tulis tahun dan jenisnya")
	}
	tono.says("/siklus 2027 mandiri").hears("Hanya ketua")
	tono.says("/bukti").hears("Belum ada siklus")
	sari.says("/siklus 2027 mandiri").hears("Agenda tim", "belum diumumkan")
	if sari.count("Siklus 2027 mandiri dibuka dengan") != 1 {
		t.Error("it is not said that the cycle is open")
	}
	sari.says("/siklus 2027")
	if sari.count("Siklus 2027 mandiri sudah ada") != 1 {
		t.Error("it is not said that the cycle is there")
	}
}

func TestEverythingIsHandedOver(t *testing.T) {
	h, sari, tono := balikpapan(t)
	for _, nobody := range []string{"Budi", "Sari"} { // not in the team; herself
		sari.says("/serahkan " + nobody).hears("Pengganti harus sudah tergabung")
	}
	sari.says("/agenda unggah bukti 20 Januari jam 9").presses("Simpan").presses("👤 Penanggung jawab").presses("Sari")
	lead, next := h.private(sari.who.ID, "Sari"), h.private(tono.who.ID, "Tono")
	sari.says("/serahkan").offers("Tono").presses("Tono").hears("Penawaran dikirim kepada Tono")
	next.hears("Sari menyerahkan semua tugas").presses("Tolak").hears("Disimpan")
	lead.hears("Tono tidak menerima")
	sari.says("/serahkan @tono").presses("Tono")
	next.presses("Terima").hears("Serah terima selesai")
	lead.hears("Tono menerima penyerahan Anda pada", "WITA")
	sari.says("/tim").hears("Ketua: Tono")
	sari.says("/agenda").hears("unggah bukti", "Tono")
	// The offer of a week ago is no offer.
	tono.says("/serahkan").presses("Sari")
	h.at = h.at.AddDate(0, 0, 8)
	lead.presses("Terima").toasted("tidak berlaku")
}
