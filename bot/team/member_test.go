package team_test

import (
	"testing"

	"studitiru/bot/housetest"
	"studitiru/bot/talk"
)

func TestATeamIsMadeAndJoined(t *testing.T) {
	h := housetest.Open(t, housetest.Options{})
	rudi := h.Private(11, "Rudi").In(-7, "Tim Pontianak")
	rudi.Says("/tim").Hears("Belum ada tim di chat ini")
	rudi.Says("/tim Antah Berantah Raya").Hears("tidak saya kenal")
	rudi.Says("/tim Pontianka").Hears("Maksud Anda").Presses("Kota Pontianak").Hears("Ketua: Rudi", "Zona waktu: WIB")
	rudi.Says("/tim Kota Pontianak").Hears("Tim Pontianak", "Daerah: Kota Pontianak").Lacks("Tim dibuat")
	if n := rudi.Count("Belum ada tim"); n != 1 {
		t.Errorf("said %d times that there is no team", n)
	}
	dewi := h.Private(12, "Dewi").In(-7, "Tim Pontianak")
	dewi.Says("/agenda").Hears("Hanya anggota tim")
	dewi.Says("/tim").Presses("Gabung").Toasted("terdaftar").Hears("Anggota: Dewi")
	dewi.Says("/agenda").Hears("Agenda masih kosong")
	rudi.Says("/tim").Presses("Keluar").Toasted("menyerahkan tim")
	dewi.Says("/tim").Presses("Keluar").Toasted("keluar").Lacks("Dewi")
}

func TestTheLeadChangesATeam(t *testing.T) {
	_, sari, tono := balikpapan(t)
	sari.Says("/tim").Presses("Jam pengingat").Offers("06.00", "17.00", "◀ Tim").Presses("10.00").Toasted("Disimpan").
		Hears("pengingat pukul 10.00")
	sari.Presses("Jam pengingat").Presses("◀ Tim").Hears("Ketua: Sari")
	sari.Presses("Zona waktu").Offers("WIB", "WITA", "WIT").Presses("WITA").Hears("Zona waktu: WITA")
	sari.Presses("Zona waktu").Presses("WIB").Hears("Zona waktu: WIB ")
	sari.Presses("Ringkasan mingguan: ya").Offers("Ringkasan mingguan: tidak")
	sari.Presses("Kabar praktik: tidak").Offers("Kabar praktik: ya")
	sari.Presses("Nama tim").Hears("Tulis nama tim")
	sari.Says("Satgas IPP").Hears("Disimpan", "Satgas IPP")
	sari.Presses("Unit lokus").Says("UPT Puskesmas").Hears("Unit lokus: UPT Puskesmas")
	sari.Presses("Perangkat daerah").Says("Dinas Kesehatan").Hears("Perangkat daerah: Dinas Kesehatan", "Satgas IPP")
	// Who does not lead the team may look, not change, whatever the button.
	for _, button := range []string{"Ringkasan mingguan", "Kabar praktik"} {
		tono.Presses(button).Toasted("Hanya ketua")
	}
	tono.Presses("Jam pengingat").Presses("06.00").Toasted("Hanya ketua")
	tono.Says("/tim").Hears("pengingat pukul 10.00").Presses("Nama tim").Says("Tim Tono").Hears("Hanya ketua")
	tono.Says("/tim").Hears("Satgas IPP")
	stranger := sari.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan")
	stranger.Presses("Zona waktu").Toasted("Hanya anggota")
}

func TestInPrivateTheOnlyTeamIsMeant(t *testing.T) {
	h, sari, tono := balikpapan(t)
	alone := h.Private(sari.Who.ID, "Sari")
	alone.Says("/agenda").Hears("Agenda masih kosong")
	h.Private(13, "Budi").Says("/agenda").Hears("Belum ada tim")
	other := h.Private(14, "Lain").In(-200, "Tim Lain")
	other.Says("/tim Kota Pontianak")
	sari.In(-200, "Tim Lain").Presses("Gabung")
	alone.Says("/agenda").Hears("beberapa tim")
	alone.Says("/tim").Hears("beberapa tim")
	own := h.Private(15, "Mandiri").Says("/tim Kota Pontianak")
	own.Hears("Tim IPP Kota Pontianak", "Ketua: Mandiri")
	tono.Says("/tim").Hears("Tim Balikpapan")
}

// What a person was asked for is the next message only, for half an hour.
func TestAnAwaitedTextExpires(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.Says("/tim").Presses("Nama tim")
	h.At = h.At.Add(talk.AwaitLife)
	sari.Says("Nama Terlambat")
	sari.Says("/tim").Hears("Tim Balikpapan").Lacks("Terlambat")
	sari.Presses("Nama tim").Says("/batal")
	sari.Says("Nama Batal")
	sari.Says("/tim").Hears("Tim Balikpapan").Lacks("Batal")
}

func TestWhoCannotBeReachedIsMarked(t *testing.T) {
	h, sari, tono := balikpapan(t)
	lead := h.Private(sari.Who.ID, "Sari")
	left := h.Private(tono.Who.ID, "Tono")
	left.Take(talk.Message{Event: talk.EventMember})
	lead.Hears("Tono", "tidak dapat dihubungi lagi")
	left.Take(talk.Message{Event: talk.EventMember})
	if n := lead.Count("tidak dapat dihubungi lagi"); n != 1 {
		t.Errorf("the lead was told %d times", n)
	}
	sari.Says("/tim").Hears("Tono (tidak dapat dihubungi)")
	left.Take(talk.Message{Event: talk.EventMember, Active: true})
	sari.Says("/tim").Lacks("tidak dapat dihubungi")
	lead.Take(talk.Message{Event: talk.EventMember}) // nobody is told about the lead
	if n := lead.Count("tidak dapat dihubungi lagi"); n != 1 {
		t.Errorf("the lead was told %d times", n)
	}
}

func TestATeamWithoutItsGroupRests(t *testing.T) {
	h, sari, _ := balikpapan(t)
	sari.Says("/agenda kirim bukti besok jam 10").Presses("Simpan")
	lead := h.Private(sari.Who.ID, "Sari")
	sari.Take(talk.Message{Event: talk.EventMember})
	lead.Hears("Bot dikeluarkan dari grup tim “Tim Balikpapan”")
	sari.Take(talk.Message{Event: talk.EventMember})
	if n := lead.Count("Bot dikeluarkan"); n != 1 {
		t.Errorf("the lead was told %d times", n)
	}
	h.Until("2027-01-05 09:30")
	if n := sari.Count("⏰ Pengingat"); n != 0 {
		t.Errorf("%d reminders of a team that rests", n)
	}
	sari.Take(talk.Message{Event: talk.EventMember, Active: true})
	h.Until("2027-01-06 09:00")
	if n := sari.Count("Lewat tenggat"); n == 0 {
		t.Error("a team that was taken up again is told nothing")
	}
}
