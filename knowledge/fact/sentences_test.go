package fact_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spoken is a sentence in a document about some places, separated by |, and the facts in it, separated by ; – none for
// sentences that only look as if they stated one.
type spoken struct{ place, text, facts string }

func check(t *testing.T, table []spoken) {
	t.Helper()
	for _, one := range table {
		var want []string
		if one.facts != "" {
			want = strings.Split(one.facts, "; ")
		}
		got := read(t, one.text, strings.Split(one.place, "|")...)
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", one.text, diff)
		}
	}
}

func TestIndices(t *testing.T) {
	const metro, none, two = "Kota Magelang", "Nasional", "Kota Magelang|Kota Batam"
	check(t, []spoken{
		// The plain forms.
		{none, "Nilai IPP Kota Magelang tahun 2025 adalah 4,36 dengan kategori A-.", "ipp Kota Magelang 2025 4.36 A-"},
		{none, "Indeks Pelayanan Publik (IPP) Kota Magelang pada 2025 mencapai 4,36.", "ipp Kota Magelang 2025 4.36"},
		{none, "IPP Kabupaten Sleman 2024 sebesar 4,52 (A).", "ipp Kabupaten Sleman 2024 4.52 A"},
		{none, "Pada 2024, Kabupaten Sleman meraih IPP 4,52.", "ipp Kabupaten Sleman 2024 4.52"},
		{none, "Kabupaten Sleman meraih nilai 4,52 pada Indeks Pelayanan Publik tahun 2024.", "ipp Kabupaten Sleman 2024 4.52"},
		{none, "Pemerintah Kota Batam memperoleh nilai IPP 4,21 pada tahun 2023.", "ipp Kota Batam 2023 4.21"},
		{none, "Pemkot Batam mencatat Indeks Pelayanan Publik sebesar 4,21 pada tahun 2023.", "ipp Kota Batam 2023 4.21"},
		{none, "Nilai IKM Kota Batam tahun 2023 adalah 88,31.", "ikm Kota Batam 2023 88.31"},
		{none, "Hasil Survei Kepuasan Masyarakat Kota Batam tahun 2023 sebesar 88,31.", "ikm Kota Batam 2023 88.31"},
		{none, "Indeks Kepuasan Masyarakat Kabupaten Sleman pada 2024 tercatat 3,52.", "ikm Kabupaten Sleman 2024 3.52"},
		{none, "IKM Kota Batam mencapai 88,31 persen pada 2024.", "ikm Kota Batam 2024 88.31"},
		{none, "IKM Kota Batam mencapai 88,31% pada 2024.", "ikm Kota Batam 2024 88.31"},
		{none, "Nilai SKM Kota Batam tahun 2024 adalah 88.31.", "ikm Kota Batam 2024 88.31"},
		{none, "Predikat Kepatuhan Ombudsman Kota Batam tahun 2024 adalah 96,2 dengan kategori A.", "ombudsman Kota Batam 2024 96.2 A"},
		{none, "Kota Batam memperoleh nilai kepatuhan 96,2 dengan predikat Zona Hijau pada 2023.",
			"ombudsman Kota Batam 2023 96.2 Zona Hijau"},
		{none, "Indeks SPBE Kota Batam tahun 2024 adalah 3,71.", "spbe Kota Batam 2024 3.71"},
		{none, "Indeks Reformasi Birokrasi Kota Batam tahun 2024 sebesar 78,45 dengan kategori BB.", "rb Kota Batam 2024 78.45 BB"},
		{none, "Nilai SAKIP Kabupaten Sleman tahun 2023 adalah 81,2 dengan predikat A.", "sakip Kabupaten Sleman 2023 81.2 A"},
		{none, "Indeks Inovasi Daerah Kabupaten Sleman tahun 2024 sebesar 71,3.", "iid Kabupaten Sleman 2024 71.3"},
		{none, "Nilai IPP Provinsi Jawa Barat tahun 2025 adalah 4,75 (kategori A).", "ipp Provinsi Jawa Barat 2025 4.75 A"},
		{none, "Nilai IPP Kabupaten Bandung, Jawa Barat, tahun 2025 adalah 4,41.", "ipp Kabupaten Bandung 2025 4.41"},
		{none, "IPP Kota Magelang 2025: 4,36.", "ipp Kota Magelang 2025 4.36"},
		{none, "Skor IPP Kota Magelang pada tahun 2025 adalah 4,36 poin.", "ipp Kota Magelang 2025 4.36"},
		{none, "Nilai IPP Kota Magelang tahun 2025 sebesar 4,36, naik dari tahun sebelumnya.", "ipp Kota Magelang 2025 4.36"},
		{none, "Nilai IPP Kota Magelang adalah 4,36.", "ipp Kota Magelang 0 4.36"},
		{none, "IPP Kota Magelang 4,36 tahun 2025.", "ipp Kota Magelang 2025 4.36"},
		// Grades and ranks, with a value and alone.
		{none, "IPP Kota Magelang tahun 2025 berkategori A-.", "ipp Kota Magelang 2025 A-"},
		{none, "Kategori IPP Kota Magelang tahun 2025 adalah B.", "ipp Kota Magelang 2025 B"},
		{none, "Kota Magelang meraih predikat A pada IPP tahun 2025.", "ipp Kota Magelang 2025 A"},
		{none, "IPP Kota Magelang 2025 sebesar 4,36, peringkat 3 nasional.", "ipp Kota Magelang 2025 4.36 #3"},
		{none, "Kota Magelang menempati peringkat ke-7 nasional dengan IPP 4,36 pada 2025.", "ipp Kota Magelang 2025 4.36 #7"},
		{none, "Kota Magelang berada di urutan kedua dengan nilai IPP 4,36 pada 2025.", "ipp Kota Magelang 2025 4.36 #2"},
		{none, "Nilai IPP Kota Magelang tahun 2025 adalah 4,36, peringkat 2 se-Jawa Tengah.", "ipp Kota Magelang 2025 4.36"},
		{none, "Nilai IPP Kota Magelang tahun 2025 adalah 4,36, peringkat 9 seluruh Indonesia dan peringkat 1 di Jawa Tengah.",
			"ipp Kota Magelang 2025 4.36 #9"},
		{none, "IPP Kota Magelang 2025 masuk peringkat 12 dari semua kota.", "ipp Kota Magelang 2025 #12"},
		{none, "Nilai IPP Kota Magelang tahun 2025 adalah 4,36 (A-), peringkat 21 dari semua kota; berita 2024 masih menyebut 4,2.",
			"ipp Kota Magelang 2025 4.36 A- #21"},
		// From and to.
		{none, "IPP Kota Magelang naik dari 3,9 (2023) menjadi 4,36 (2024).",
			"ipp Kota Magelang 2023 3.9; ipp Kota Magelang 2024 4.36"},
		{none, "Nilai IPP Kota Magelang naik dari 3,90 (kategori B) pada 2023 menjadi 4,36 (kategori A-) pada 2024.",
			"ipp Kota Magelang 2023 3.9 B; ipp Kota Magelang 2024 4.36 A-"},
		{none, "IPP Kota Magelang meningkat dari 3,9 menjadi 4,36 pada 2024.", "ipp Kota Magelang 2024 4.36"},
		{none, "IPP Kota Magelang turun dari 4,36 pada tahun 2023 menjadi 4,1 pada tahun 2024.",
			"ipp Kota Magelang 2023 4.36; ipp Kota Magelang 2024 4.1"},
		{none, "IPP Kota Magelang naik dari 3,9 pada 2023 ke 4,36 pada 2024.",
			"ipp Kota Magelang 2023 3.9; ipp Kota Magelang 2024 4.36"},
		{none, "IKM Kota Magelang naik menjadi 88,4 pada 2024 dari 85,1 pada 2023.",
			"ikm Kota Magelang 2024 88.4; ikm Kota Magelang 2023 85.1"},
		{none, "IPP Kota Magelang tahun 2023 sebesar 3,9 dan tahun 2024 sebesar 4,36.",
			"ipp Kota Magelang 2023 3.9; ipp Kota Magelang 2024 4.36"},
		{none, "Nilai IPP Kota Magelang tahun 2023 dan 2024 masing-masing 3,9 dan 4,36.",
			"ipp Kota Magelang 2023 3.9; ipp Kota Magelang 2024 4.36"},
		{none, "IPP Kota Magelang 4,12 (2022), 4,2 (2023), dan 4,36 (2024).",
			"ipp Kota Magelang 2022 4.12; ipp Kota Magelang 2023 4.2; ipp Kota Magelang 2024 4.36"},
		// Two places, each with its own number.
		{none, "Nilai IPP Kota Magelang 4,36 dan Kota Batam 3,9 pada 2024.", "ipp Kota Magelang 2024 4.36; ipp Kota Batam 2024 3.9"},
		{none, "IPP 2024 Kota Magelang sebesar 4,36, sedangkan Kota Batam 3,9.",
			"ipp Kota Magelang 2024 4.36; ipp Kota Batam 2024 3.9"},
		{none, "Pada 2024 IPP Kota Magelang dan Kota Batam masing-masing 4,36 dan 3,9.",
			"ipp Kota Magelang 2024 4.36; ipp Kota Batam 2024 3.9"},
		{none, "Nilai IPP 2024: Kota Magelang 4,36; Kota Batam 3,9; Kabupaten Sleman 4,52.",
			"ipp Kota Magelang 2024 4.36; ipp Kota Batam 2024 3.9; ipp Kabupaten Sleman 2024 4.52"},
		{none, "IPP tahun 2024 tertinggi diraih Kota Magelang (4,36) dan Kota Batam (3,9).",
			"ipp Kota Magelang 2024 4.36; ipp Kota Batam 2024 3.9"},
		{none, "IPP Kota Magelang tahun 2024 adalah 4,36, lebih tinggi dari Kota Batam.", "ipp Kota Magelang 2024 4.36"},
		// Several measures.
		{none, "Pada 2024, IPP Kota Magelang 4,36 dan IKM 88,31.", "ipp Kota Magelang 2024 4.36; ikm Kota Magelang 2024 88.31"},
		{none, "Kota Magelang mencatat IPP 4,36 (2024) dan Indeks Kepuasan Masyarakat 88,31 (2023).",
			"ipp Kota Magelang 2024 4.36; ikm Kota Magelang 2023 88.31"},
		// Offices and bodies.
		{none, "Nilai IPP Disdukcapil Kota Magelang tahun 2024 adalah 4,46.", "ipp Kota Magelang/Disdukcapil 2024 4.46"},
		{none, "RSUD Tidar Kota Magelang meraih IPP 4,49 pada 2024.", "ipp Kota Magelang/RSUD Tidar 2024 4.49"},
		{metro, "Nilai IPP RSUD Tidar tahun 2024 adalah 4,49.", "ipp Kota Magelang/RSUD Tidar 2024 4.49"},
		{metro, "IKM Puskesmas Jurangombo pada 2024 sebesar 87,5.", "ikm Kota Magelang/Puskesmas Jurangombo 2024 87.5"},
		{metro, "Nilai IKM Kecamatan Magelang Utara tahun 2021 adalah 97,31.", "ikm Kota Magelang/Kecamatan Magelang Utara 2021 97.31"},
		{none, "Nilai IKM Kecamatan Batam Kota, Kota Batam, tahun 2021 adalah 97,31.", ""},
		{none, "Nilai IKM Kecamatan Batam Kota Kota Batam tahun 2021 adalah 97,31.", "ikm Kota Batam/Kecamatan Batam Kota 2021 97.31"},
		{none, "Kementerian Keuangan memperoleh nilai IPP tahun 2025 sebesar 4,81.", "ipp Kementerian Keuangan 2025 4.81"},
		{none, "Nilai IPP Kementerian Hukum dan HAM tahun 2025 adalah 4,6 (A).", "ipp Kementerian Hukum dan HAM 2025 4.6 A"},
		{none, "Berdasarkan evaluasi Kementerian PANRB, Kota Magelang meraih IPP 4,36 pada 2025.", "ipp Kota Magelang 2025 4.36"},
		{none, "Nilai IPP Dispendukcapil Kota Magelang adalah 4,73 pada 2025.", "ipp Kota Magelang/Dispendukcapil 2025 4.73"},
		{none, "IPP Kota Magelang menurut Ombudsman Jawa Tengah tahun 2025 adalah 4,36.", "ipp Kota Magelang 0 4.36"},
		// Brackets, and what stands in them.
		{none, "Nilai kepatuhan Kota Batam naik dari 75,63 (zona kuning) pada 2023 menjadi 82,82 (zona hijau, kategori B) pada 2024.",
			"ombudsman Kota Batam 2023 75.63 Zona Kuning; ombudsman Kota Batam 2024 82.82 Zona Hijau"},
		{none, "Indeks Pelayanan Publik (IPP) Kota Magelang (Jawa Tengah) tahun 2025 adalah 4,36 (sangat baik).",
			"ipp Kota Magelang 2025 4.36"},
		{none, "Nilai IPP Kota Magelang tahun 2024 adalah 4,61 (A), peringkat 12 nasional, menurut Kepmen PANRB 6 Tahun 2024.",
			"ipp Kota Magelang 2024 4.61 A #12"},
		// The document's own place.
		{metro, "Nilai IPP tahun 2025 adalah 4,36.", "ipp Kota Magelang 2025 4.36"},
		{metro, "IPP pada 2025 mencapai 4,36 (A-).", "ipp Kota Magelang 2025 4.36 A-"},
		{metro, "Pada tahun itu IPP mencapai 4,36.", "ipp Kota Magelang 2026 4.36"},
		{metro, "Nilai IPP Magelang pada tahun tersebut mencapai 4,36.", "ipp Kota Magelang 2026 4.36"},
		{two, "Nilai IPP tahun 2025 adalah 4,36.", ""},
		{none, "Nilai IPP tahun 2025 adalah 4,36.", ""},
		{metro, "Nilai IPP Bandung tahun 2025 adalah 4,36.", ""},
		{"Kota Bandung", "Nilai IPP Bandung tahun 2025 adalah 4,36.", "ipp Kota Bandung 2025 4.36"},
		{metro, "Nilai IPP Kota Batam tahun 2025 adalah 4,21.", "ipp Kota Batam 2025 4.21"},
	})
}

// Sentences as the press writes them.
func TestPress(t *testing.T) {
	check(t, []spoken{
		{"Nasional", "Pemerintah Kota Pontianak kembali menorehkan prestasi dengan meraih Indeks Pelayanan Publik (IPP) sebesar " +
			"4,71 atau kategori A (Pelayanan Prima) pada tahun 2025.", "ipp Kota Pontianak 2025 4.71 A"},
		{"Nasional", "IPP Kota Semarang pada tahun 2022 tercatat 4,22 dan naik menjadi 4,55 pada 2023.",
			"ipp Kota Semarang 2022 4.22; ipp Kota Semarang 2023 4.55"},
		{"Nasional", "Kabupaten Sleman berhasil meraih nilai 4,66 dalam IPP 2024.", "ipp Kabupaten Sleman 2024 4.66"},
		{"Nasional", "Kota Surakarta mendapat nilai kepatuhan 92,58 dari Ombudsman RI pada 2023.",
			"ombudsman Kota Surakarta 2023 92.58"},
		{"Nasional", "Indeks kepuasan masyarakat terhadap layanan Disdukcapil Kota Bandung mencapai 89,12 pada 2024.",
			"ikm Kota Bandung/Disdukcapil 2024 89.12"},
		{"Nasional", "Pada penilaian Ombudsman 2023, Kabupaten Garut memperoleh nilai 88,36 (zona hijau).",
			"ombudsman Kabupaten Garut 2023 88.36 Zona Hijau"},
		{"Nasional", "Nilai IPP Kota Batam: 4,21 (2023); 4,36 (2024).", "ipp Kota Batam 2023 4.21; ipp Kota Batam 2024 4.36"},
		{"Nasional", "Tahun 2024, IPP Kota Batam naik dari 4,21 menjadi 4,36.", "ipp Kota Batam 2024 4.36"},
		{"Nasional", "Kota Batam meraih IPP dengan kategori Sangat Baik (A-) pada 2024.", "ipp Kota Batam 2024 A-"},
		{"Nasional", "Wali Kota Batam mengatakan nilai IPP Kota Batam tahun 2024 adalah 4,36.", "ipp Kota Batam 2024 4.36"},
		{"Nasional", "Kota Batam (4,36), Kota Semarang (4,55), dan Kota Malang (4,57) meraih predikat prima pada IPP 2024.",
			"ipp Kota Batam 2024 4.36; ipp Kota Semarang 2024 4.55; ipp Kota Malang 2024 4.57"},
		{"Nasional", "Berdasarkan Keputusan Menteri PANRB Nomor 659 Tahun 2024, Indeks Pelayanan Publik Kabupaten Ngawi memperoleh " +
			"nilai 4,32 dengan kategori A-.", "ipp Kabupaten Ngawi 0 4.32 A-"},
		{"Nasional", "Indeks Pelayanan Publik Pemerintah Provinsi Jawa Tengah Tahun 2024 sebesar 4,53.",
			"ipp Provinsi Jawa Tengah 2024 4.53"},
		{"Nasional", "Nilai IPP Pemkab Ngawi 4,32, tertinggi kedua di Jawa Timur setelah Kota Madiun 4,67 pada 2024.",
			"ipp Kabupaten Ngawi 2024 4.32"},
		{"Nasional", "Pada tahun 2024 IPP Kota Batam meningkat 0,15 poin menjadi 4,36.", "ipp Kota Batam 2024 4.36"},
		{"Nasional", "IPP Kota Batam 4,36 pada 2024 atau naik 0,15 dari 2023 yang 4,21.",
			"ipp Kota Batam 2024 4.36; ipp Kota Batam 2023 4.21"},
		{"Nasional", "Survei Kepuasan Masyarakat Kota Batam 2024: nilai 88,31, mutu B.", "ikm Kota Batam 2024 88.31 B"},
		{"Nasional", "Kabupaten Ngawi berada pada peringkat ke-15 nasional IPP 2024 dengan skor 4,52.",
			"ipp Kabupaten Ngawi 2024 4.52 #15"},
		{"Nasional", "KTP-el di Kabupaten Sleman dapat dicetak dalam 15 menit pada 2023.",
			"durasi Kabupaten Sleman/KTP-el 2023 15 menit"},
		{"Nasional", "MPP Kota Batam dikunjungi 12.345 orang selama Januari 2024.", "pengunjung Kota Batam/MPP 2024 12345 orang"},
		{"Nasional", "Pemkot Batam mencatat 1.250 aduan masuk pada 2024.", "laporan Kota Batam 2024 1250 aduan"},
		{"Nasional", "“IPP kita tahun 2024 sebesar 4,36,” kata Wali Kota Batam.", ""},
		{"Nasional", "Kota Batam memperoleh IPP 4,36 dari skala 5 pada 2024.", ""},
		{"Nasional", "Waktu pengurusan akta kelahiran di Kota Batam dipangkas dari 3 hari menjadi 1 hari pada 2022.", ""},
		{"Nasional", "Kota Batam mencapai IPP kategori B pada 2022, A- pada 2023, dan A pada 2024.", ""},
	})
}

func TestNoIndices(t *testing.T) {
	const metro, none = "Kota Magelang", "Nasional"
	for _, text := range []string{
		// Not known, not said, not that.
		"Nilai IPP Kota Magelang tahun 2025 belum diumumkan.",
		"Angka IPP Kota Magelang tahun 2025 belum ditemukan, sedangkan target 2026 adalah 4,5.",
		"Sumber tidak menyebut apakah IPP Kota Magelang 4,36.",
		"Nilai 4,36 bukan nilai IPP Kota Magelang tahun 2025.",
		"Apakah IPP Kota Magelang tahun 2025 sebesar 4,36 masih berlaku?",
		// Wished, planned, supposed.
		"Target IPP Kota Magelang tahun 2026 adalah 4,5.",
		"Kota Magelang menargetkan IPP 4,5 pada 2026.",
		"IPP Kota Magelang ditargetkan mencapai 4,5 pada 2026.",
		"Kota Magelang menargetkan IPP kategori A pada 2026.",
		"Jika IPP Kota Magelang mencapai 4,51, kategorinya menjadi A.",
		"IPP Kota Magelang diharapkan naik menjadi 4,5 pada 2026.",
		"Kota Magelang akan meraih IPP 4,5 pada 2026.",
		"Untuk naik kategori, IPP Kota Magelang harus mencapai 4,51.",
		"Wali Kota Magelang ingin IPP 4,5 pada 2026.",
		// Bounds, estimates, changes, parts.
		"IPP Kota Magelang tahun 2025 minimal 4,0.",
		"IPP Kota Magelang tahun 2025 sekitar 4,3.",
		"IPP Kota Magelang tahun 2025 di atas 4,3.",
		"IPP Kota Magelang tahun 2025 lebih dari 4,3.",
		"IPP Kota Magelang tahun 2025 hampir 4,3.",
		"IPP Kota Magelang naik 0,36 pada 2025.",
		"IPP Kota Magelang naik sebesar 1,36 poin pada 2025.",
		"Selisih IPP Kota Magelang tahun 2024 dan 2025 adalah 1,2.",
		"Nilai unsur waktu dalam IKM Kota Magelang tahun 2025 adalah 3,2.",
		"Nilai aspek inovasi IPP Kota Magelang tahun 2025 adalah 3,8.",
		"Skor indikator 8 IPP Kota Magelang tahun 2025 adalah 4,0.",
		"Formulir F-02 IPP Kota Magelang tahun 2025 bernilai 4,4.",
		// Scales and rules.
		"Nilai IPP berskala 0 sampai 5.",
		"Nilai IPP 4,01–4,50 masuk kategori A- pada instrumen era 2022.",
		"Kategori A dimulai dari nilai IPP 4,51.",
		"Nilai IPP 4,51 masuk kategori A.",
		"Nilai IPP 4,01-4,50 termasuk kategori A-, misalnya nilai 4,36.",
		"IPP dihitung dengan rumus 0,75 × F-02 + 0,25 × F-03.",
		"Bobot aspek inovasi dalam IPP adalah 12 persen.",
		"Nilai SKM 3,07–3,53 berarti baik menurut Permen PANRB 14/2017.",
		// Averages and groups.
		"Rata-rata IPP nasional tahun 2024 adalah 4,02.",
		"Rata-rata IPP di Jawa Tengah tahun 2024 adalah 4,44.",
		"IPP kementerian dan lembaga naik dari 4,07 pada 2023 menjadi 4,39 pada 2024.",
		"Sebanyak 16 kabupaten dan kota meraih kategori A pada IPP 2024.",
		"Nilai IPP 35 kabupaten di Jawa Tengah mencapai 4,4 pada 2024.",
		// Whose number is it?
		"IPP Kota Magelang dan Kota Batam tahun 2024 adalah 4,36.",
		"Kota Magelang menerima kunjungan Kota Batam karena IPP-nya 4,36.",
		"IPP Kota Magelang melampaui Kota Batam, yaitu 4,36.",
		"IPP Kota Magelang, Kota Batam, dan Kabupaten Sleman masing-masing 4,36 dan 3,9 pada 2024.",
		"Nilai IPP Kota Magelang 2023 dan 2024 masing-masing 3,9, 4,1, dan 4,36.",
		"Nilai IPP Polteknik Harapan tahun 2024 adalah 4,36.",
		"Nilai IPP Harapan Bersama di Kota Magelang tahun 2024 adalah 4,36.",
		"Nilai rata-rata survei kepuasan masyarakat (SKM) Kota Magelang tahun 2024 adalah 84,97.",
		"Kategori IPP Kota Magelang sebelumnya adalah A-.",
		"Menurut Kota Batam, IPP-nya 4,36; IKM puskesmas itu naik dari 74,45 menjadi 80,99 dalam satu tahun.",
		// When?
		"Nilai IPP Kota Magelang antara 2023 dan 2025 adalah 4,36.",
		// Other numbers beside the words.
		"IPP Kota Magelang tahun 2025 diikuti 33 unit lokus.",
		"Survei Kepuasan Masyarakat Kota Magelang tahun 2025 diikuti 85,5 persen responden.",
		"Survei Kepuasan Masyarakat Kota Magelang tahun 2025 melibatkan 400 orang.",
		"Dana evaluasi IPP Kota Magelang tahun 2025 sebesar Rp4,5 miliar.",
		"Indikator 4 IPP Kota Magelang dibahas pada 4 Maret 2025.",
		"Permen PANRB 4/2023 mengatur IPP Kota Magelang.",
		"Tim IPP Kota Magelang tahun 2025 bekerja 4,5 jam.",
		"Kota Magelang mengikuti evaluasi IPP pada 3 unit tahun 2025.",
		"Inovasi Kota Magelang masuk Top 45 dalam IPP 2020.",
		"Nilai IPP Kota Magelang setara 87 persen pada 2024.",
		"Disdukcapil Kota Magelang mendapat nilai A pada masa pandemi.",
	} {
		check(t, []spoken{{none, text, ""}, {metro, text, ""}})
	}
}

func TestCounts(t *testing.T) {
	const metro, none = "Kota Magelang", "Nasional"
	check(t, []spoken{
		{none, "Jumlah pengunjung MPP Kota Magelang pada 2025 adalah 32.559 orang.", "pengunjung Kota Magelang/MPP 2025 32559 orang"},
		{none, "MPP Kota Magelang melayani 2.959 orang per bulan pada 2025.", "pengunjung Kota Magelang/MPP 2025 2959 orang per bulan"},
		{none, "MPP Kota Magelang melayani rata-rata 150 orang per hari pada 2025.",
			"pengunjung Kota Magelang/MPP 2025 150 orang per hari"},
		{none, "Mal Pelayanan Publik Kabupaten Sleman memuat 370 jenis layanan pada 2026.",
			"layanan Kabupaten Sleman/Mal Pelayanan Publik 2026 370 layanan"},
		{none, "MPP Kota Batam menghimpun 21 layanan dari 14 instansi pada 2024.",
			"layanan Kota Batam/MPP 2024 21 layanan; instansi Kota Batam/MPP 2024 14 instansi"},
		{none, "MPP Kota Batam memiliki 30 gerai pada 2024.", "gerai Kota Batam/MPP 2024 30 gerai"},
		{none, "Kota Magelang memiliki 153 inovasi pada 2018.", "inovasi Kota Magelang 2018 153 inovasi"},
		{none, "Pada 2016, Kota Magelang meluncurkan 149 inovasi.", "inovasi Kota Magelang 2016 149 inovasi"},
		{none, "MPP Kota Batam, yang dibuka pada 26 Februari 2019, memuat 173 layanan dan terbakar pada Maret 2023.",
			"layanan Kota Batam/MPP 0 173 layanan"},
		{none, "Ombudsman Kota Magelang menerima 30 laporan pada 2021.", "laporan Kota Magelang/Ombudsman 2021 30 laporan"},
		{none, "LaporGub Jawa Tengah menerima 104.641 aduan pada 2023.", "laporan Provinsi Jawa Tengah/LaporGub 2023 104641 aduan"},
		{metro, "Jumlah inovasi pada 2024 adalah 87 inovasi.", "inovasi Kota Magelang 2024 87 inovasi"},
		{none, "KTP di Kota Magelang selesai dalam 7 menit pada 2017.", "durasi Kota Magelang/KTP 2017 7 menit"},
		{none, "Akta kelahiran di Kota Magelang terbit dalam 2 hari kerja pada 2024.",
			"durasi Kota Magelang/Akta kelahiran 2024 2 hari kerja"},
		{metro, "Pada 2024 izin usaha selesai dalam 3 hari.", "durasi Kota Magelang/izin usaha 2024 3 hari"},
		{none, "KTP di Kota Magelang selesai dalam 7 menit dan akta kelahiran dalam 60 menit pada 2017.",
			"durasi Kota Magelang/KTP 2017 7 menit"},
		{none, "Biaya izin usaha di Kota Magelang pada 2024 sebesar Rp50.000.", "biaya Kota Magelang/izin usaha 2024 50000 rupiah"},
		{none, "Tarif parkir di Kota Batam pada 2024 adalah Rp2.000.", "biaya Kota Batam/parkir 2024 2000 rupiah"},
		{none, "Biaya paspor di Kota Magelang pada 2024 sebesar Rp1,5 juta.", "biaya Kota Magelang/paspor 2024 1500000 rupiah"},
		{none, "Kota Magelang menerima 1.204 aduan pada 2024.", "laporan Kota Magelang 2024 1204 aduan"},
		{none, "Jumlah laporan yang masuk di Kota Magelang pada 2024 adalah 300 laporan.", "laporan Kota Magelang 2024 300 laporan"},
	})
}

func TestNoCounts(t *testing.T) {
	const metro, none = "Kota Magelang", "Nasional"
	for _, text := range []string{
		"MPP Kota Magelang melayani sekitar 300 orang pada 2025.",
		"MPP Kota Magelang melayani ratusan orang per hari pada 2025.",
		"MPP Kota Magelang menargetkan 500 pengunjung per hari pada 2026.",
		"MPP Kota Magelang memuat lebih dari 200 layanan pada 2018.",
		"MPP Kota Magelang direncanakan memuat 32 gerai pada 2024.",
		"Rombongan Kota Batam sebanyak 20 orang datang ke Kota Magelang pada 2023.",
		"Kota Magelang buka layanan 24 jam pada 2024.",
		"NIB di Kota Magelang terbit dalam 5–10 menit pada 2025.",
		"KTP di Kota Magelang selesai paling lama 7 menit pada 2025.",
		"Izin di Kota Magelang selesai kurang dari 5 hari kerja pada 2025.",
		"KTP di Kota Magelang belum selesai dalam 7 menit pada 2025.",
		"Laporan ke Kota Magelang wajib dijawab dalam 3 × 24 jam.",
		"Petugas di Kota Magelang datang dalam 7 menit pada 2025.",
		"Inovasi Kota Magelang termasuk 28 inovasi penerima penghargaan 2025.",
		"Denda di Kota Magelang paling banyak Rp50.000 pada 2024.",
		"Biaya izin di Kota Magelang Rp10.000 sampai Rp50.000 pada 2024.",
		"Kota Magelang melayani 1.283 orang dengan gangguan jiwa pada 2025.",
		"Dari sekitar 400 pengunjung RSUD Kota Magelang sehari, 300 mendaftar manual dan 30 orang menunggu pada 2025.",
		"MPP Kota Magelang memuat 116 jenis layanan izin, 50 jenis layanan dari perangkat daerah, dan 41 jenis layanan lain pada 2022.",
		"MPP dibuka bertahap di Kota Magelang: 11 dari 19 instansi internal bergabung pada 2022.",
		"Kota Magelang menerima 30 laporan dengan terlapor kelurahan pada 2021.",
		"Disdukcapil Kota Magelang membuka 14 layanan administrasi kependudukan pada 2020.",
		"MPP Kota Magelang memuat 200 layanan pada 2018 dan 370 layanan pada 2026.",
		"Gratama menerima 300 aduan pada 2024.",
		"Sebanyak 12 kota memiliki 40 inovasi pada 2024.",
		"Kota Magelang dan Kota Batam memiliki 40 inovasi pada 2024.",
	} {
		check(t, []spoken{{none, text, ""}, {metro, text, ""}})
	}
}

func TestRows(t *testing.T) {
	const metro, none = "Kota Magelang", "Nasional"
	check(t, []spoken{
		{none, "| Kota | Nilai IPP 2024 |\n|---|---|\n| Kota Magelang | 4,36 |\n| Kota Batam | 3,90 (B) |\n",
			"ipp Kota Magelang 2024 4.36; ipp Kota Batam 2024 3.9 B"},
		{none, "## Nilai IPP\n\n| Kota | 2023 | 2024 |\n|---|---|---|\n| Kota Magelang | 4,05 | 4,36 |\n",
			"ipp Kota Magelang 2023 4.05; ipp Kota Magelang 2024 4.36"},
		{metro, "| Tahun | Nilai IPP | Kategori | Peringkat |\n|---|---|---|---|\n| 2024 | 4,36 | A- | 43 |\n",
			"ipp Kota Magelang 2024 4.36 A- #43"},
		{metro, "## IPP 2024\n\n| Unit | Nilai |\n|---|---|\n| RSUD Tidar | 4,49 |\n| Puskesmas Jurangombo | 4,2 |\n",
			"ipp Kota Magelang/RSUD Tidar 2024 4.49; ipp Kota Magelang/Puskesmas Jurangombo 2024 4.2"},
		{metro, "| Ukuran | Nilai | Tahun |\n|---|---|---|\n| IPP | 4,36 | 2024 |\n| IKM | 88,31 | 2023 |\n",
			"ipp Kota Magelang 2024 4.36; ikm Kota Magelang 2023 88.31"},
		{metro, "| Ukuran | Nilai |\n|---|---|\n| IPP | 4,35 (A-) tahun 2024; 4,71 (A) tahun 2025 |\n",
			"ipp Kota Magelang 2024 4.35 A-; ipp Kota Magelang 2025 4.71 A"},
		{none, "| Instansi | Nilai IPP 2025 |\n|---|---|\n| Kementerian Keuangan | 4,81 |\n",
			"ipp Kementerian Keuangan 2025 4.81"},
		{none, "| Waktu | Pengunjung MPP Kota Magelang |\n|---|---|\n| Januari 2025 | 2.303 orang |\n",
			"pengunjung Kota Magelang/MPP 2025 2303 orang"},
		{none, "| Kota | Nilai IPP 2023 | Peringkat |\n|---|---|---|\n| Kota Magelang | 4,51 | peringkat 10 dari semua kota |\n",
			"ipp Kota Magelang 2023 4.51 #10"},
		{none, "| Ukuran Kota Batam 2025 | Jumlah |\n|---|---|\n| Jumlah aduan | 130 aduan |\n", "laporan Kota Batam 2025 130 aduan"},
		{none, "| Ukuran Kota Batam 2025 | Jumlah |\n|---|---|\n| Aduan yang selesai | 130 aduan |\n", ""},
		// Not values.
		{metro, "| Tahun | Target IPP |\n|---|---|\n| 2026 | 4,50 |\n", ""},
		{metro, "## Target IPP\n\n| Tahun | Nilai |\n|---|---|\n| 2026 | 4,50 |\n", ""},
		{metro, "| Aspek IPP | Nilai |\n|---|---|\n| Inovasi | 4,50 |\n", ""},
		{metro, "| Kategori | Nilai IPP |\n|---|---|\n| A | 4,51–5,00 |\n", ""},
		{metro, "| Kota | Nilai IPP 2024 |\n|---|---|\n| Semua kota | 4,36 |\n", ""},
		{none, "| Tahun | Nilai IPP |\n|---|---|\n| 2024 | 4,36 |\n", ""},
	})
}
