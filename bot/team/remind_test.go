package team_test

import (
	"testing"

	"studitiru/bot/housetest"
	"studitiru/bot/talk"
	"studitiru/knowledge"
)

func TestAReminderComesOnceAndIsAnswered(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.Says("/agenda unggah bukti 20 Januari 23.59 WIB").Presses("Simpan").Presses("👤 Penanggung jawab").Presses("Tono")
	h.Until("2027-01-06 07:55")
	if n := sari.Count("⏰ Pengingat"); n != 0 {
		t.Fatalf("%d reminders before the hour", n)
	}
	h.Until("2027-01-06 08:01")
	sari.Hears("⏰ Pengingat", "unggah bukti", "Tenggat: Rabu, 20 Januari 2027 23.59 WIB (= Kamis, 21 Januari 2027 00.59 WITA)").
		Hears("hari lagi", "Penanggung jawab: Tono").Offers("✅ Selesai", "⏳ Tunda", "Bukan saya")
	h.Until("2027-01-06 08:05")
	if n := sari.Count("⏰ Pengingat"); n != 1 {
		t.Fatalf("%d reminders", n)
	}
	tono.Presses("⏳ Tunda").Offers("1 jam", "Besok", "Senin").Presses("1 jam").
		Hears("Ditunda sampai Rabu, 6 Januari 2027 pukul 09.05")
	h.Until("2027-01-06 09:06")
	tono.Hears("⏰ Pengingat").Presses("Bukan saya").Hears("belum ada yang mengerjakan").Lacks("Penanggung jawab: ")
	sari.Presses("✅ Selesai").Hears("Tidak diingatkan lagi")
	h.Until("2027-01-20 08:01")
	if n := sari.Count("⏰ Pengingat"); n > 1 {
		t.Errorf("%d reminders, though it is done", n)
	}
}

func TestWhatIsDoneCannotBePutOff(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.Says("/agenda unggah bukti 13 Januari jam 15").Presses("Simpan")
	h.Until("2027-01-12 08:01")
	sari.Hears("1 hari lagi").Presses("⏳ Tunda")
	id := sari.Newest()
	sari.Says("/agenda").Presses("1").Presses("✅ Selesai")
	sari.Chats[sari.Chat.ID] = append(sari.Chats[sari.Chat.ID], id)
	tono.Presses("Besok").Toasted("Sudah selesai")
}

func TestItemsOfOneMomentComeTogether(t *testing.T) {
	h, sari, _ := balikpapan(t)
	for _, item := range []string{"satu", "dua", "tiga", "empat", "lima"} {
		sari.Says("/agenda kerja " + item + " 20 Januari jam 15").Presses("Simpan")
	}
	h.Until("2027-01-06 08:01")
	sari.Hears("⏰ Pengingat", "kerja satu", "kerja dua", "kerja tiga").Offers("1", "2", "5")
	sari.Presses("2").Hears("Tenggat: ").Offers("✅ Selesai", "📅 Ubah tanggal")
}

func TestAfterAnOutageLatenessIsSaid(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.Says("/agenda unggah bukti 20 Januari jam 15").Presses("Simpan")
	h.Until("2027-01-12 12:00")
	h.Down("2027-01-13 11:00")
	sari.Hears("⏰ Pengingat terlambat 3 jam")
}

func TestWhatIsOverdueGoesToTheLead(t *testing.T) {
	h, sari, _ := balikpapan(t)
	for _, day := range []string{"6", "7", "8"} {
		sari.Says("/agenda unggah bukti " + day + " Januari jam 15").Presses("Simpan")
	}
	h.Until("2027-01-07 08:01")
	sari.Hears("Lewat tenggat di tim “Tim Balikpapan”", "unggah bukti", "lewat ") // she never wrote in private
	h.Private(sari.Who.ID, "Sari").Says("/tim")
	h.Until("2027-01-08 08:01")
	h.Private(sari.Who.ID, "Sari").Hears("Lewat tenggat", "Buka /agenda di grup tim")
	h.Private(sari.Who.ID, "Sari").Take(talk.Message{Event: talk.EventMember}) // she blocks the bot
	h.Until("2027-01-11 08:01")
	if n := sari.Count("Lewat tenggat"); n != 2 {
		t.Errorf("the group was told %d times", n)
	}
}

func TestAPhaseNamesTheEvidenceThatIsMissing(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.Says("/siklus 2027 mandiri").Presses("1").Presses("📅 Ubah tanggal").Says("20 Januari jam 15").Presses("Simpan")
	tono.Says("/bukti").Presses("Inovasi").Presses("⚪ 1").Presses("🙋 Saya kerjakan").Hears("Penanggung jawab: Tono")
	h.Until("2027-01-13 08:01")
	sari.Hears("⏰ Pengingat", "Yang masih kurang:", " – Tono", " – belum ada", "lagi; lihat /bukti")
}

func TestMondayShowsTheWeekAndWhatIsNew(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.Says("/tim").Presses("Kabar praktik: tidak")
	sari.Says("/agenda rapat persiapan 13 Januari jam 10").Presses("Simpan")
	sari.Says("/agenda rapat akhir 20 Maret jam 10").Presses("Simpan")
	h.Until("2027-01-09 09:00")
	practice := knowledge.Document{Key: "a", Body: "Loket buka setiap malam sampai pukul sembilan.", Meta: knowledge.Meta{
		Title: "Loket Malam", Kind: knowledge.Innovation, Places: []string{"Kota Pontianak"}, Year: 2026, Aspects: []string{"sipp"},
		Sources: []knowledge.Source{{Title: "Uji", URL: "https://example.org"}},
	}}
	number := h.Publish(practice)
	practice.Key, practice.Title, practice.Places = "b", "Loket Sendiri", []string{"Kota Balikpapan"}
	h.Publish(practice)
	h.Until("2027-01-11 08:05")
	if sari.Count("Pekan ini: Tim Balikpapan") != 1 || sari.Count("rapat akhir") != sari.Count("20 Maret") {
		t.Errorf("the week:\n%+v", sari.Newest())
	}
	sari.Hears("Praktik baru pekan ini", "Loket Malam").Lacks("Loket Sendiri")
	sari.Hears("/dokumen ", itoa(number))
	h.Until("2027-01-11 09:30")
	if n := sari.Count("Pekan ini"); n != 1 {
		t.Errorf("the week is shown %d times", n)
	}
	sari.Says("/tim").Presses("Ringkasan mingguan: ya").Presses("Kabar praktik: ya")
	h.Until("2027-01-18 08:05")
	if sari.Count("Pekan ini") != 1 || sari.Count("Praktik baru") != 1 {
		t.Error("what the team does not want any more is sent")
	}
}

// After a long outage nobody reads the same twice: what is late stands in the list of what is late, where both go to the same
// people.
func TestAfterALongOutageNothingIsSaidTwice(t *testing.T) {
	for _, private := range []bool{false, true} {
		h, sari, tono := balikpapan(t)
		if private {
			h.Private(sari.Who.ID, "Sari").Says("/tim")
			h.Private(tono.Who.ID, "Tono").Says("/tim")
		}
		sari.Says("/agenda kirim data A 8 Januari jam 15").Presses("Simpan").Presses("👤 Penanggung jawab").Presses("Tono")
		sari.Says("/agenda kirim data B 8 Januari jam 15").Presses("Simpan")
		sari.Says("/agenda kirim data C 20 Januari jam 15").Presses("Simpan")
		h.Until("2027-01-05 12:00")
		before := sari.Count("kirim data A")
		h.Down("2027-01-14 09:00")
		wanted := map[bool]map[string]int{false: {"group": 1}, true: {"group": 1, "lead": 1, "owner": 1}}[private]
		chairs := map[string]housetest.Chair{"group": sari, "lead": h.Private(11, "Sari"), "owner": h.Private(12, "Tono")}
		for name, chair := range chairs {
			late := chair.Count("kirim data A")
			if name == "group" {
				late -= before
			}
			if want := wanted[name]; late != want {
				t.Errorf("private %v, %s: what is late is said %d times, want %d", private, name, late, want)
			}
		}
		if sari.Count("kirim data C") == 0 {
			t.Error("what is not late is not reminded of")
		}
	}
}

// On Monday each owner reads how much evidence of his the week wants, and what is late.
func TestMondayCountsTheEvidenceOfTheWeek(t *testing.T) {
	h, sari, tono := balikpapan(t)
	sari.Says("/siklus 2027 mandiri").Says("/bagi indikator 1 → Tono, 8 Januari\nindikator 2-3 → Tono, 14 Januari\n" +
		"indikator 4 → saya, 20 Maret").Presses("Simpan")
	tono.Says("/bukti").Presses("Kebijakan").Presses("⚪ 1").Presses("🟢 siap")
	h.Until("2027-01-11 08:05")
	sari.Hears("Pekan ini: Tim Balikpapan", "Bukti dukung (/bukti)", "• Tono: ", " bukti sampai 14 Januari 2027, ",
		" lewat tenggat").
		Lacks("• Sari:")
}
