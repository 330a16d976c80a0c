package indonesian

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNamedPlaces(t *testing.T) {
	l := shipped(t)
	for _, one := range []struct{ text, want string }{
		{"Nilai IPP Kota Pontianak naik.", "Kota Pontianak=Kota Pontianak"},
		{"Pemkot Pontianak dan Pemkab. Sumedang", "Kota Pontianak=Pemkot Pontianak; Kabupaten Sumedang=Pemkab. Sumedang"},
		{"di Bandung ada dua", "Kabupaten Bandung|Kota Bandung=Bandung"},
		{"Kabupaten Bandung, Jawa Barat", "Kabupaten Bandung=Kabupaten Bandung; Provinsi Jawa Barat=Jawa Barat"},
		{"Kabupaten Pontianak", ""},
		{"pontianak kecil, surabaya juga", ""},
		{"Batu besar di Kota Batu", "Kota Batu=Kota Batu"},
		{"Sungai Kapuas dan Kapuas Indah", ""},
		{"Kabupaten Kapuas", "Kabupaten Kapuas=Kabupaten Kapuas"},
		{"Gubernur Bali ke Kaltim", "Provinsi Bali=Gubernur Bali; Provinsi Kalimantan Timur=Kaltim"},
		{"Wali Kota Kediri menerima Bupati Kediri", "Kota Kediri=Kota Kediri; Kabupaten Kediri=Bupati Kediri"},
		{"Daerah Istimewa Yogyakarta", "Daerah Istimewa Yogyakarta=Daerah Istimewa Yogyakarta"},
		{"Kota Yogyakarta", "Kota Yogyakarta=Kota Yogyakarta"},
		{"Banda Aceh, 2024; Kabupaten Aceh Tengah", "Kota Banda Aceh=Banda Aceh; Kabupaten Aceh Tengah=Kabupaten Aceh Tengah"},
		{"Sistem Informasi Administrasi Kependudukan (SIAK) dipakai", ""},
		{"PEMERINTAH KABUPATEN SIAK", "Kabupaten Siak=KABUPATEN SIAK"},
		{"IPP NTT dan NTB", "Provinsi Nusa Tenggara Timur=NTT; Provinsi Nusa Tenggara Barat=NTB"},
		{"", ""},
	} {
		var got []string
		for _, p := range l.NamedPlaces(one.text) {
			got = append(got, strings.Join(p.Names, "|")+"="+one.text[p.Start:p.End])
		}
		if diff := cmp.Diff(one.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s\n%s", one.text, diff)
		}
	}
}
