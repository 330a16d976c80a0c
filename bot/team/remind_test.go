package team_test

import (
	"testing"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

func TestAReminderComesOnceAndIsAnswered(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.says("/agenda unggah bukti 20 Januari 23.59 WIB").presses("Simpan").presses("👤 Penanggung jawab").presses("Tono")
	h.until("2027-01-07 07:55")
	if n := sari.count("Pengingat"); n != 0 {
		t.Fatalf("%d reminders before the hour", n)
	}
	h.until("2027-01-07 08:01")
	sari.hears("⏰ Pengingat", "unggah bukti", "Tenggat: ", "(= Rabu, 20 Januari 2027 23.59 WIB)").
		hears("hari lagi", "Penanggung jawab: Tono").offers("✅ Selesai", "⏳ Tunda", "Bukan saya")
	h.until("2027-01-07 08:05")
	if n := sari.count("⏰ Pengingat"); n != 1 {
		t.Fatalf("%d reminders", n)
	}
	tono.presses("⏳ Tunda").offers("1 jam", "Besok", "Senin").presses("1 jam").
		hears("Ditunda sampai Kamis, 7 Januari 2027 pukul 09.05")
	h.until("2027-01-07 09:06")
	tono.hears("⏰ Pengingat").presses("Bukan saya").hears("belum ada yang mengerjakan").lacks("Penanggung jawab: ")
	sari.presses("✅ Selesai").hears("Tidak diingatkan lagi")
	h.until("2027-01-20 08:01")
	if n := sari.count("⏰ Pengingat"); n > 1 {
		t.Errorf("%d reminders, though it is done", n)
	}
}

func TestWhatIsDoneCannotBePutOff(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.says("/agenda unggah bukti 13 Januari jam 15").presses("Simpan")
	h.until("2027-01-12 08:01")
	sari.hears("1 hari lagi").presses("⏳ Tunda")
	id := sari.newest()
	sari.says("/agenda").presses("1").presses("✅ Selesai")
	sari.chats[sari.chat.ID] = append(sari.chats[sari.chat.ID], id)
	tono.presses("Besok").toasted("Sudah selesai")
}

func TestItemsOfOneMomentComeTogether(t *testing.T) {
	h, sari, _ := balikpapan(t)
	for _, item := range []string{"satu", "dua", "tiga", "empat", "lima"} {
		sari.says("/agenda kerja " + item + " 20 Januari jam 15").presses("Simpan")
	}
	h.until("2027-01-06 08:01")
	sari.hears("⏰ Pengingat", "kerja satu", "kerja dua", "kerja tiga").offers("1", "2", "5")
	sari.presses("2").hears("Tenggat: ").offers("✅ Selesai", "📅 Ubah tanggal")
}

func TestAfterAnOutageLatenessIsSaid(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.says("/agenda unggah bukti 20 Januari jam 15").presses("Simpan")
	h.until("2027-01-12 12:00")
	h.down("2027-01-13 11:00")
	sari.hears("⏰ Pengingat terlambat 3 jam")
}

func TestWhatIsOverdueGoesToTheLead(t *testing.T) {
	h, sari, _ := balikpapan(t)
	for _, day := range []string{"6", "7", "8"} {
		sari.says("/agenda unggah bukti " + day + " Januari jam 15").presses("Simpan")
	}
	h.until("2027-01-07 08:01")
	sari.hears("Lewat tenggat di tim “Tim Balikpapan”", "unggah bukti", "lewat ") // she never wrote in private
	h.private(sari.who.ID, "Sari").says("/tim")
	h.until("2027-01-08 08:01")
	h.private(sari.who.ID, "Sari").hears("Lewat tenggat", "Buka /agenda di grup tim")
	h.private(sari.who.ID, "Sari").take(talk.Message{Event: talk.EventMember}) // she blocks the bot
	h.until("2027-01-11 08:01")
	if n := sari.count("Lewat tenggat"); n != 2 {
		t.Errorf("the group was told %d times", n)
	}
}

func TestAPhaseNamesTheEvidenceThatIsMissing(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.says("/siklus 2027 mandiri").presses("1").presses("📅 Ubah tanggal").says("20 Januari jam 15").presses("Simpan")
	tono.says("/bukti").presses("Kebijakan").presses("⚪ 1").presses("🙋 Saya kerjakan").hears("Penanggung jawab: Tono")
	h.until("2027-01-13 08:01")
	sari.hears("⏰ Pengingat", "Yang masih kurang:", " – Tono", " – belum ada", "lagi; lihat /bukti")
}

func TestMondayShowsTheWeekAndWhatIsNew(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.says("/tim").presses("Kabar praktik: tidak")
	sari.says("/agenda rapat persiapan 13 Januari jam 10").presses("Simpan")
	sari.says("/agenda rapat akhir 20 Maret jam 10").presses("Simpan")
	h.until("2027-01-09 09:00")
	practice := knowledge.Document{Key: "a", Body: "Loket buka setiap malam sampai pukul sembilan.", Meta: knowledge.Meta{
		Title: "Loket Malam", Kind: knowledge.Innovation, Places: []string{"Kota Pontianak"}, Year: 2026, Aspects: []string{"sipp"},
		Sources: []knowledge.Source{{Title: "Uji", URL: "https://example.org"}},
	}}
	number := h.publish(practice)
	practice.Key, practice.Title, practice.Places = "b", "Loket Sendiri", []string{"Kota Balikpapan"}
	h.publish(practice)
	h.until("2027-01-11 08:05")
	if sari.count("Pekan ini: Tim Balikpapan") != 1 || sari.count("rapat akhir") != sari.count("20 Maret") {
		t.Errorf("the week:\n%+v", sari.newest())
	}
	sari.hears("Praktik baru pekan ini", "Loket Malam").lacks("Loket Sendiri")
	sari.hears("/dokumen ", itoa(number))
	h.until("2027-01-11 09:30")
	if n := sari.count("Pekan ini"); n != 1 {
		t.Errorf("the week is shown %d times", n)
	}
	sari.says("/tim").presses("Ringkasan mingguan: ya").presses("Kabar praktik: ya")
	h.until("2027-01-18 08:05")
	if sari.count("Pekan ini") != 1 || sari.count("Praktik baru") != 1 {
		t.Error("what the team does not want any more is sent")
	}
}
