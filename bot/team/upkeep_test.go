package team_test

import (
	"testing"

	"studitiru/bot/talk"
)

func TestTheHoursAndDaysOfATeam(t *testing.T) {
	_, sari, tono := balikpapan(t)
	sari.Says("/tim").Presses("⚙ Lainnya").Offers("Jam tenang", "Hari kerja", "Libur tim", "Tutup tim").Presses("Jam tenang")
	sari.Says("kapan saja").Hears("Saya belum mengerti")
	sari.Says("21.30 sampai jam 5").Hears("Jam tenang: 21.30–05.00")
	sari.Presses("⚙ Lainnya").Presses("Jam tenang").Hears("Tulis jam tenangnya")
	sari.Says("tidak ada").Lacks("Jam tenang:")
	sari.Presses("⚙ Lainnya").Presses("Hari kerja").Offers("✓ Sen", "– Sab").Presses("– Sab").Offers("✓ Sab").
		Hears("Kamis, Jumat dan Sabtu")
	sari.Presses("Cuti bersama: libur").Offers("Cuti bersama: masuk")
	for _, day := range []string{"Sen", "Sel", "Rab", "Kam", "Jum"} {
		sari.Presses("✓ " + day)
	}
	sari.Presses("✓ Sab").Offers("✓ Sab") // the last day stays
	sari.Presses("⚙ Lainnya").Presses("Libur tim").Hears("Tulis tanggal tim tidak bekerja")
	sari.Says("besok lusa").Hears("belum menemukan tanggal")
	sari.Says("16-17 Januari 2027").Hears("Libur tim: 16 Januari 2027, 17 Januari 2027")
	sari.Presses("⚙ Lainnya").Presses("Libur tim").Says("17 Januari 2027")
	sari.Says("/tim").Hears("Libur tim: 16 Januari 2027").Lacks("17 Januari")
	tono.Presses("⚙ Lainnya").Presses("Hari kerja").Presses("– Sen").Toasted("Hanya ketua")
	sari.Says("/agenda rapat 16 Januari jam 9").Hears("Sabtu, 16 Januari 2027 bukan hari kerja tim")
}

func TestATeamIsClosedAndOpened(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.Says("/agenda kirim bukti 6 Januari jam 15").Presses("Simpan")
	tono.Says("/tim").Presses("⚙ Lainnya").Presses("Tutup tim").Presses("Ya, tutup").Toasted("Hanya ketua")
	sari.Presses("Ya, tutup").Hears("Tim ini ditutup")
	sari.Take(talk.Message{Event: talk.EventMember, Active: true}) // the bot coming back opens nothing
	h.Until("2027-01-08 09:00")
	if sari.Count("⏰ Pengingat") != 0 || sari.Count("Lewat tenggat") != 0 {
		t.Error("a closed team is reminded")
	}
	sari.Says("/tim").Hears("Tim ini ditutup").Presses("⚙ Lainnya").Presses("Buka tim lagi").Lacks("Tim ini ditutup")
	h.Until("2027-01-11 09:00")
	if sari.Count("Lewat tenggat") == 0 {
		t.Error("a team that was opened again is not told what is late")
	}
}

func TestMembersComeAndGo(t *testing.T) {
	h, sari, tono := balikpapan(t)
	lead := h.Private(sari.Who.ID, "Sari")
	dewi := h.Private(13, "Dewi").In(sari.Chat.ID, "Tim Balikpapan")
	dewi.Says("/tim").Presses("Gabung")
	sari.Says("/tim").Presses("⚙ Lainnya").Presses("Keluarkan anggota").Offers("Dewi", "Tono").Presses("Dewi").
		Hears("Dewi dikeluarkan dari tim", "Anggota: Tono")
	tono.Take(talk.Message{Event: talk.EventLeft, Left: 13}) // who is of the team no more
	if n := lead.Count("keluar dari grup"); n != 0 {
		t.Errorf("the lead was told %d times of a stranger", n)
	}
	tono.Take(talk.Message{Event: talk.EventLeft, Left: tono.Who.ID})
	lead.Hears("Tono keluar dari grup tim “Tim Balikpapan”")
	tono.Take(talk.Message{Event: talk.EventTitled})
	h.Private(14, "Rudi").In(sari.Chat.ID, "Tim IPP Balikpapan 2027").Take(talk.Message{Event: talk.EventTitled})
	sari.Says("/tim").Hears("Tim IPP Balikpapan 2027").Lacks("Anggota:")
	sari.Presses("Nama tim").Says("Tim Hebat").Hears("Tim Hebat")
	h.Private(14, "Rudi").In(sari.Chat.ID, "Judul baru").Take(talk.Message{Event: talk.EventTitled})
	sari.Says("/tim").Hears("Tim Hebat")
}

// When the lead blocks the bot or leaves the group, a member takes the team over.
func TestTheLeadIsHandedOn(t *testing.T) {
	h, sari, tono := balikpapan(t)
	h.Private(sari.Who.ID, "Sari").Take(talk.Message{Event: talk.EventMember})
	tono.Hears("Ketua tim, Sari, tidak dapat dihubungi lagi").Offers("Ambil alih sebagai ketua")
	take := tono.Key("Ambil alih sebagai ketua")
	h.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan").Taps(take).Toasted("Hanya anggota")
	tono.Taps(take).Hears("Anda sekarang ketua tim ini", "Ketua: Tono")
	sari.Taps(take).Toasted("masih dapat dihubungi")
	tono.Take(talk.Message{Event: talk.EventLeft, Left: tono.Who.ID})
	tono.Hears("Ketua tim, Tono, tidak dapat dihubungi lagi")
}

func TestSomebodyOfTwoTeamsChooses(t *testing.T) {
	h, sari, tono := balikpapan(t)
	h.Private(21, "Rudi").In(-200, "Tim Pontianak").Says("/tim Kota Pontianak")
	both := h.Private(tono.Who.ID, "Tono")
	both.In(-200, "Tim Pontianak").Presses("Gabung")
	sari.Says("/agenda kirim laporan besok jam 9").Presses("Simpan")
	both.Says("/agenda").Hears("Anda ada di beberapa tim").Offers("Tim Balikpapan", "Tim Pontianak").Presses("Tim Balikpapan").
		Hears("sekarang tentang tim “Tim Balikpapan”")
	both.Says("/agenda").Hears("kirim laporan")
	both.Says("/tim").Hears("Tim Balikpapan")
	both.Presses("Tim Pontianak").Hears("sekarang tentang tim “Tim Pontianak”")
	both.Says("/agenda").Hears("Agenda masih kosong")
}

// The owner is mentioned by number in the group, and asked in private where he began the bot.
func TestOwnersAreToldInPrivate(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.Says("/agenda unggah bukti 13 Januari jam 15").Presses("Simpan").Presses("👤 Penanggung jawab").Presses("Tono")
	own := h.Private(tono.Who.ID, "Tono")
	h.Until("2027-01-06 08:01")
	if own.Count("⏰ Pengingat") != 0 {
		t.Error("somebody who never began the bot is written to")
	}
	own.Says("/start")
	h.Until("2027-01-08 08:01")
	own.Hears("⏰ Pengingat · Tim Balikpapan", "unggah bukti").Offers("✅ Selesai", "⏳ Tunda", "Bukan saya")
	sari.Hears("Penanggung jawab: Tono")
	own.Presses("✅ Selesai").Hears("Selesai. Tidak diingatkan lagi").Presses("↩ Urungkan").Hears("Diurungkan")
	h.Until("2027-01-14 08:01")
	own.Hears("Lewat tenggat", "unggah bukti")
}

// What is late for a week goes to the superior who was named, after owner and lead.
func TestTheSuperiorIsTold(t *testing.T) {
	h, sari, tono := balikpapan(t)
	boss := h.Private(tono.Who.ID, "Tono")
	boss.Says("/start")
	sari.Says("/tim").Presses("⚙ Lainnya").Presses("Atasan").Presses("Tono").Hears("Atasan: Tono")
	sari.Says("/agenda unggah bukti 6 Januari jam 15").Presses("Simpan")
	h.Until("2027-01-07 08:01")
	if boss.Count("Lewat tenggat") != 0 {
		t.Error("the superior is told at once")
	}
	h.Until("2027-01-18 08:01")
	boss.Hears("Lewat tenggat", "unggah bukti", "lebih dari sepekan")
}

// A phase is spoken of on its days alone, unless the team wants more.
func TestATeamMayWantMore(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.Says("/siklus 2027 mandiri").Presses("1").Presses("📅 Ubah tanggal").Says("20 Januari jam 15").Presses("Simpan")
	h.Until("2027-01-12 09:00")
	if n := sari.Count("⏰ Pengingat"); n != 1 { // H-14
		t.Errorf("%d reminders", n)
	}
	sari.Says("/agenda").Presses("1").Presses("🔔 Ingatkan tiap hari kerja").Offers("🔕 Ingatkan seperti biasa")
	for _, day := range []string{"13", "14", "15"} {
		h.Until("2027-01-" + day + " 09:00")
	}
	if n := sari.Count("⏰ Pengingat"); n != 4 {
		t.Errorf("%d reminders, though more are wanted", n)
	}
}
