package team_test

import (
	"testing"

	"studitiru/bot/talk"
)

func TestATeamIsMadeAndJoined(t *testing.T) {
	h := openHouse(t)
	rudi := h.private(11, "Rudi").in(-7, "Tim Pontianak")
	rudi.says("/tim").hears("Belum ada tim di chat ini")
	rudi.says("/tim Antah Berantah Raya").hears("tidak saya kenal")
	rudi.says("/tim Pontianka").hears("Maksud Anda").presses("Kota Pontianak").hears("Ketua: Rudi", "Zona waktu: WIB")
	rudi.says("/tim Kota Pontianak").hears("Tim Pontianak", "Daerah: Kota Pontianak").lacks("Tim dibuat")
	if n := rudi.count("Belum ada tim"); n != 1 {
		t.Errorf("said %d times that there is no team", n)
	}
	dewi := h.private(12, "Dewi").in(-7, "Tim Pontianak")
	dewi.says("/agenda").hears("Hanya anggota tim")
	dewi.says("/tim").presses("Gabung").toasted("terdaftar").hears("Anggota: Dewi")
	dewi.says("/agenda").hears("Agenda masih kosong")
	rudi.says("/tim").presses("Keluar").toasted("menyerahkan tim")
	dewi.says("/tim").presses("Keluar").toasted("keluar").lacks("Dewi")
}

func TestTheLeadChangesATeam(t *testing.T) {
	_, sari, tono := balikpapan(t)
	sari.says("/tim").presses("Jam pengingat").offers("06.00", "17.00", "◀ Tim").presses("10.00").toasted("Disimpan").
		hears("pengingat pukul 10.00")
	sari.presses("Jam pengingat").presses("◀ Tim").hears("Ketua: Sari")
	sari.presses("Zona waktu").offers("WIB", "WITA", "WIT").presses("WITA").hears("Zona waktu: WITA")
	sari.presses("Zona waktu").presses("WIB").hears("Zona waktu: WIB ")
	sari.presses("Ringkasan mingguan: ya").offers("Ringkasan mingguan: tidak")
	sari.presses("Kabar praktik: tidak").offers("Kabar praktik: ya")
	sari.presses("Nama tim").hears("Tulis nama tim")
	sari.says("Satgas IPP").hears("Disimpan", "Satgas IPP")
	sari.presses("Unit lokus").says("UPT Puskesmas").hears("Unit lokus: UPT Puskesmas")
	sari.presses("Perangkat daerah").says("Dinas Kesehatan").hears("Perangkat daerah: Dinas Kesehatan", "Satgas IPP")
	// Who does not lead the team may look, not change, whatever the button.
	for _, button := range []string{"Ringkasan mingguan", "Kabar praktik"} {
		tono.presses(button).toasted("Hanya ketua")
	}
	tono.presses("Jam pengingat").presses("06.00").toasted("Hanya ketua")
	tono.says("/tim").hears("pengingat pukul 10.00").presses("Nama tim").says("Tim Tono").hears("Hanya ketua")
	tono.says("/tim").hears("Satgas IPP")
	stranger := sari.private(99, "Orang").in(sari.chat.ID, "Tim Balikpapan")
	stranger.presses("Zona waktu").toasted("Hanya anggota")
}

func TestInPrivateTheOnlyTeamIsMeant(t *testing.T) {
	h, sari, tono := balikpapan(t)
	alone := h.private(sari.who.ID, "Sari")
	alone.says("/agenda").hears("Agenda masih kosong")
	h.private(13, "Budi").says("/agenda").hears("Belum ada tim")
	other := h.private(14, "Lain").in(-200, "Tim Lain")
	other.says("/tim Kota Pontianak")
	sari.in(-200, "Tim Lain").presses("Gabung")
	alone.says("/agenda").hears("beberapa tim")
	alone.says("/tim").hears("beberapa tim")
	own := h.private(15, "Mandiri").says("/tim Kota Pontianak")
	own.hears("Tim IPP Kota Pontianak", "Ketua: Mandiri")
	tono.says("/tim").hears("Tim Balikpapan")
}

// What a person was asked for is the next message only, for half an hour.
func TestAnAwaitedTextExpires(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.says("/tim").presses("Nama tim")
	h.at = h.at.Add(talk.AwaitLife)
	sari.says("Nama Terlambat")
	sari.says("/tim").hears("Tim Balikpapan").lacks("Terlambat")
	sari.presses("Nama tim").says("/batal")
	sari.says("Nama Batal")
	sari.says("/tim").hears("Tim Balikpapan").lacks("Batal")
}

func TestWhoCannotBeReachedIsMarked(t *testing.T) {
	h, sari, tono := balikpapan(t)
	lead := h.private(sari.who.ID, "Sari")
	left := h.private(tono.who.ID, "Tono")
	left.take(talk.Message{Event: talk.EventMember})
	lead.hears("Tono", "tidak dapat dihubungi lagi")
	left.take(talk.Message{Event: talk.EventMember})
	if n := lead.count("tidak dapat dihubungi lagi"); n != 1 {
		t.Errorf("the lead was told %d times", n)
	}
	sari.says("/tim").hears("Tono (tidak dapat dihubungi)")
	left.take(talk.Message{Event: talk.EventMember, Active: true})
	sari.says("/tim").lacks("tidak dapat dihubungi")
	lead.take(talk.Message{Event: talk.EventMember}) // nobody is told about the lead
	if n := lead.count("tidak dapat dihubungi lagi"); n != 1 {
		t.Errorf("the lead was told %d times", n)
	}
}

func TestATeamWithoutItsGroupRests(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.says("/agenda rapat besok jam 10").presses("Simpan")
	lead := h.private(sari.who.ID, "Sari")
	sari.take(talk.Message{Event: talk.EventMember})
	lead.hears("Bot dikeluarkan dari grup tim “Tim Balikpapan”")
	sari.take(talk.Message{Event: talk.EventMember})
	if n := lead.count("Bot dikeluarkan"); n != 1 {
		t.Errorf("the lead was told %d times", n)
	}
	h.until("2027-01-05 09:30")
	if n := sari.count("Pengingat"); n != 0 {
		t.Errorf("%d reminders of a team that rests", n)
	}
	sari.take(talk.Message{Event: talk.EventMember, Active: true})
	h.until("2027-01-06 09:00")
	if n := sari.count("Lewat tenggat"); n == 0 {
		t.Error("a team that was taken up again is told nothing")
	}
}
