package team_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestAnItemIsShownBackBeforeItIsKept(t *testing.T) {
	_, sari, tono := balikpapan(t)
	sari.Says("/agenda rapat F-01 31 Agustus 23.59 WIB").
		Hears("Saya pahami", "rapat F-01", "Selasa, 31 Agustus 2027 23.59 WIB (= Rabu, 1 September 2027 00.59 WITA)").
		Offers("Simpan", "Jangan simpan", "Ini tenggat").Presses("Ini tenggat").Hears("Tenggat: harus selesai").Offers("Ini acara")
	sari.Presses("Jangan simpan").Hears("tidak disimpan")
	sari.Says("/agenda").Hears("Agenda masih kosong")
	sari.Says("/agenda rapat").Hears("belum menemukan tanggal")
	sari.Says("/agenda besok jam 9").Hears("Tulis juga nama kegiatannya")
	sari.Says("/agenda kirim berkas besok").Hears("Jam tidak ditulis")
	tono.Presses("Simpan").Hears("Disimpan di agenda", "kirim berkas")
	tono.Presses("◀ Agenda").Hears("1. kirim berkas")
	stranger := sari.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan")
	sari.Says("/agenda rapat besok jam 9")
	stranger.Presses("Simpan").Toasted("Hanya anggota")
	sari.Says("/agenda").Lacks("rapat")
}

func TestWhatIsDoneAboutAnItem(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.Says("/agenda unggah bukti 20 Januari jam 9").Presses("Simpan")
	sari.Presses("👤 Penanggung jawab").Offers("Sari", "Tono", "Belum ada").Presses("Tono").Hears("Penanggung jawab: Tono")
	tono.Presses("📅 Ubah tanggal").Hears("Tulis tanggalnya")
	tono.Says("entahlah").Hears("belum menemukan tanggal")
	tono.Says("25 Januari jam 14").Hears("unggah bukti", "Senin, 25 Januari 2027 14.00 WITA").Presses("Simpan")
	sari.Says("/agenda").Hears("25 Januari 2027", "Tono").Presses("1")
	sari.Presses("🗑 Batalkan").Hears("Dibatalkan dari agenda", "Keadaan: batal").Offers("Buka lagi")
	sari.Says("/agenda").Hears("Agenda masih kosong")
	sari.Presses("Buka lagi").Hears("Disimpan").Offers("✅ Selesai")
	sari.Presses("✅ Selesai").Hears("Selesai. Tidak diingatkan lagi")
	stranger := h.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan")
	for _, button := range []string{"↩ Urungkan", "◀ Agenda"} {
		stranger.Presses(button).Toasted("Hanya anggota")
	}
}

func TestWhatComesAgainIsDoneForThisTime(t *testing.T) {
	_, sari, _ := balikpapan(t)
	sari.Says("/agenda apel setiap Senin 08.00").Hears("setiap hari Senin").Presses("Simpan")
	sari.Presses("✅ Selesai 11 Jan").Hears("Selesai untuk 11 Januari 2027; yang lain tetap diingatkan").Offers("↩ Urungkan")
	sari.Presses("↩ Urungkan").Hears("Diurungkan").Offers("✅ Selesai 11 Jan")
	sari.Says("/agenda").Hears("apel", "setiap hari Senin")
}

func TestALongAgendaHasPages(t *testing.T) {
	_, sari, _ := balikpapan(t)
	for n := range 10 {
		sari.Says(fmt.Sprintf("/agenda kegiatan nomor-%c %d Februari jam 9", 'a'+n, n+1)).Presses("Simpan")
	}
	sari.Says("/agenda").Hears("8. kegiatan").Lacks("9. kegiatan").Offers("8", "Berikutnya ▶")
	sari.Presses("Berikutnya ▶").Hears("9. kegiatan", "10. kegiatan").Offers("◀ Sebelumnya", "10")
	sari.Presses("◀ Sebelumnya").Hears("1. kegiatan")
	sari.Says("/jadwal").Hears("Pengingat 30 hari ke depan", "kegiatan nomor-a")
}

func TestTheAgendaGoesToAPhone(t *testing.T) {
	_, sari, tono := balikpapan(t)
	tono.Says("/jadwal").Hears("Tidak ada pengingat")
	sari.Says("/agenda unggah bukti 20 Januari jam 9").Presses("Simpan")
	calendar := string(tono.Says("/ics").Hears("Agenda tim untuk kalender").File("agenda.ics"))
	if !strings.HasPrefix(calendar, "BEGIN:VCALENDAR") || !strings.Contains(calendar, "SUMMARY:unggah bukti") {
		t.Errorf("the calendar:\n%s", calendar)
	}
}

func TestTheLeadOpensACycle(t *testing.T) {
	_, sari, tono := balikpapan(t)
	for _, wrong := range []string{"/siklus", "/siklus mandiri", "/siklus 1999 mandiri", "/siklus 2027 lain"} {
		sari.Says(wrong).Hears("Tulis tahun dan jenisnya")
	}
	tono.Says("/siklus 2027 mandiri").Hears("Hanya ketua")
	tono.Says("/bukti").Hears("Belum ada siklus")
	sari.Says("/siklus 2027 mandiri").Hears("Agenda tim", "belum diumumkan")
	if sari.Count("Siklus 2027 mandiri dibuka dengan") != 1 {
		t.Error("it is not said that the cycle is open")
	}
	sari.Says("/siklus 2027")
	if sari.Count("Siklus 2027 mandiri sudah ada") != 1 {
		t.Error("it is not said that the cycle is there")
	}
}

func TestEverythingIsHandedOver(t *testing.T) {
	h, sari, tono := balikpapan(t)
	for _, nobody := range []string{"Budi", "Sari"} { // not in the team; herself
		sari.Says("/serahkan " + nobody).Hears("Pengganti harus sudah tergabung")
	}
	sari.Says("/agenda unggah bukti 20 Januari jam 9").Presses("Simpan").Presses("👤 Penanggung jawab").Presses("Sari")
	lead, next := h.Private(sari.Who.ID, "Sari"), h.Private(tono.Who.ID, "Tono")
	sari.Says("/serahkan").Offers("Tono").Presses("Tono").Hears("Penawaran dikirim kepada Tono")
	next.Hears("Sari menyerahkan semua tugas").Presses("Tolak").Hears("Disimpan")
	lead.Hears("Tono tidak menerima")
	sari.Says("/serahkan @tono").Presses("Tono")
	next.Presses("Terima").Hears("Serah terima selesai")
	lead.Hears("Tono menerima penyerahan Anda pada", "WITA")
	sari.Says("/tim").Hears("Ketua: Tono")
	sari.Says("/agenda").Hears("unggah bukti", "Tono")
	// The offer of a week ago is no offer.
	tono.Says("/serahkan").Presses("Sari")
	h.At = h.At.AddDate(0, 0, 8)
	lead.Presses("Terima").Toasted("tidak berlaku")
}
