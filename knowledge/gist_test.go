package knowledge

import (
	"strings"
	"testing"
)

func TestEssence(t *testing.T) {
	around := strings.Repeat("Selamat pagi Bapak dan Ibu, kami sedang menyusun laporan tahunan sampai malam. ", 4)
	for name, tc := range map[string]struct{ text, want string }{
		"short":              {"Selamat pagi. Siapa yang mengisi F-01?", "Selamat pagi. Siapa yang mengisi F-01?"},
		"a question mark":    {around + "Nilai IPP Pontianak sekarang? " + around, "Nilai IPP Pontianak sekarang?"},
		"an asking word":     {around + "Atasan kami bertanya siapa yang mengisi F-01. " + around, "Atasan kami bertanya siapa yang mengisi F-01."},
		"a request":          {around + "Pimpinan meminta contoh pembayaran PBB dengan QRIS. " + around, "Pimpinan meminta contoh pembayaran PBB dengan QRIS."},
		"questions first":    {around + "Mohon bantuan. Berapa bobot SDM? " + around, "Berapa bobot SDM?"},
		"two questions":      {around + "Berapa bobot SDM? " + around + "Kapan F-02 diisi?", "Berapa bobot SDM? Kapan F-02 diisi?"},
		"nothing asked":      {strings.TrimSpace(around), strings.TrimSpace(around)},
		"a question as long": {"Apakah " + strings.Repeat("kata ", 70) + "ada?", "Apakah " + strings.Repeat("kata ", 70) + "ada?"},
	} {
		if got := essence(tc.text); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}
