package knowledge

import (
	"strings"
	"testing"
)

func TestScope(t *testing.T) {
	tests := []struct {
		text   string
		reason Reason
	}{
		{"nomor hp kabag organisasi pontianak berapa", ReasonPrivate},
		{"no wa pak camat", ReasonPrivate},
		{"NIK bu Siti berapa", ReasonPrivate},
		{"alamat rumah wali kota", ReasonPrivate},
		{"nomor rekening bendahara dan kepala dinas", ReasonPrivate},
		{"nomor wa pengaduan pemkot pontianak dong", ""},
		{"no hp pengaduan layanan", ""},
		{"gmn cara nerapin wa buat layanan publik", ""},
		{"nomor antrean rumah sakit", ""},
		{"bot, bsk rapat jam brp?", ReasonChatter},
		{"halo", ReasonChatter},
		{"Terima kasih banyak min", ""},
		{"terima kasih min", ReasonChatter},
		{"selamat pagi pak", ReasonChatter},
		{"kamu siapa", ReasonChatter},
		{"jam layanan hari libur", ""},
		{"pelayanan di hari libur jam berapa", ""},
		{"PEKPPP", ""},
		{"   \u200b ", ReasonEmpty},
		{"😀😀", ReasonEmpty},
		{"?!", ReasonEmpty},
		{strings.Repeat("a ", MaxQuestion/2+1), ReasonTooLong},
		{strings.Repeat("é", MaxQuestion), ""},
	}
	for _, test := range tests {
		if _, got := scope(Visible(test.text)); got != test.reason {
			t.Errorf("%q: reason %q, want %q", test.text, got, test.reason)
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"  a\n\tb  ":           "a b",
		"a\u200bb\u202e c":     "ab c",
		"x\u2028y":             "x y",
		"é e\u0301":            "é e\u0301",
		"a\x00\x1b[31mb\xff c": "a[31mb c",
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDisagree(t *testing.T) {
	quote := func(id int64, place, text string) Quote {
		return Quote{Document: Document{ID: id, Meta: Meta{Places: []string{place}}}, Text: text}
	}
	a := quote(1, "Kota Malang", "Nilai IPP Kota Malang tahun 2024 adalah 4,21.")
	tests := []struct {
		name string
		b    Quote
		want bool
	}{
		{"another figure of the same year", quote(2, "Kota Malang", "IPP Kota Malang 2024 tercatat 4,12."), true},
		{"another year", quote(2, "Kota Malang", "IPP Kota Malang 2025 tercatat 4,40."), false},
		{"another place", quote(2, "Kota Batu", "IPP Kota Batu 2024 tercatat 4,12."), false},
		{"same figure", quote(2, "Kota Malang", "Tahun 2024 nilainya 4,21."), false},
		{"same document", quote(1, "Kota Malang", "Tahun 2024 nilainya 4,12."), false},
		{"no figure", quote(2, "Kota Malang", "Tahun 2024 nilainya naik."), false},
	}
	for _, test := range tests {
		if got := disagree([]Quote{a, test.b}); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
