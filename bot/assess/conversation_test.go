package assess_test

import (
	"testing"

	"studitiru/bot/housetest"
)

// Two people of a team in Balikpapan, which is made.
func balikpapan(t *testing.T) (h *housetest.House, sari, tono housetest.Chair) {
	t.Helper()
	h = housetest.Open(t, housetest.Options{})
	sari = h.Private(11, "Sari").In(-100, "Tim Balikpapan")
	tono = h.Private(12, "Tono").In(-100, "Tim Balikpapan")
	sari.Says("/tim Kota Balikpapan").Hears("Tim dibuat", "Zona waktu: WITA", "Ketua: Sari")
	tono.Presses("Gabung").Toasted("terdaftar").Hears("Anggota: Tono")
	return h, sari, tono
}
