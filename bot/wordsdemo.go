package bot

// TourStep is one thing that the demo shows: what it is, and what to write to try it, "" for nothing.
type TourStep struct{ Text, Send string }

// Tour is what the demo shows one of its three people.
type Tour struct {
	Name  string // of the tour
	Title string
	Steps []TourStep
}

// Tours are the tours of the demo: of an official, of an admin (both in private), and of a team (in its group).
func Tours() (official, admin, team Tour) {
	official = Tour{"pejabat", "Bertanya", []TourStep{
		{"Tulis pertanyaan seperti berbicara; singkatan dan salah ketik tidak apa-apa.", "nilai ipp pontianak brapa skrg"},
		{"Setiap kutipan adalah kalimat asli dengan nomor sumbernya. Tekan “Buka sumber” di bawah jawaban untuk membaca " +
			"bagian sekitarnya.", ""},
		{"Pokok pembicaraan diingat: pertanyaan berikut cukup menyebut yang berbeda.", "kalau Kabupaten Sumedang?"},
		{"Dua daerah dapat disandingkan, juga sebagai berkas Word.", "/banding Pontianak Sumedang nilai IPP"},
		{"Yang tidak ada di sumber dikatakan apa adanya, dan dapat diteruskan ke admin.", "cara menambang emas di mars"},
	}}
	admin = Tour{
		"admin",
		"Menjaga pengetahuan",
		[]TourStep{
			{"Di chat ini Anda superadmin. Usulan dari kontributor menunggu di sini sampai disetujui orang lain.", "/periksa"},
			{
				"Dokumen baru: kirim berkas dengan tombol klip (PDF, Word, Excel, dan lain-lain), atau ketik langkah demi langkah.",
				"/tambah",
			},
			{"Ketik /batal kapan saja untuk berhenti.", "/batal"},
			{"Pertanyaan yang belum terjawab adalah bahan dokumen berikutnya.", "/belumterjawab"},
			{"Gambaran pemakaian per pekan.", "/statistik"},
		},
	}
	team = Tour{"tim", "Bekerja sebagai tim", []TourStep{
		{"Satu tim untuk satu grup; zona waktunya mengikuti daerah.", "/tim Kota Balikpapan"},
		{"Siklus membuka tahap penilaian dan daftar bukti dukung.", "/siklus 2026 mandiri"},
		{"Agenda ditulis dengan bahasa sehari-hari; tekan “Simpan” di bawah jawabannya.", "/agenda rapat F-01 setiap Senin 08.00"},
		{"Pengingat yang akan datang, pada jam tim.", "/jadwal"},
		{"Bukti dukung per indikator, siapa penanggung jawabnya, dan yang masih kurang.", "/bukti"},
	}}
	return official, admin, team
}
