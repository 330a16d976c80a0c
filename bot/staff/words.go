package staff

// What is said about roles and invitations.
const (
	wordsInviteHow = "Tulis peran lalu instansinya, misalnya: /undang kontributor Dinas Kesehatan. Peran: anggota, " +
		"ketua tim, kontributor, kurator, superadmin."
	wordsInvited      = "Undangan sebagai %s%s, berlaku satu kali sampai %s. Kirim tautan ini kepada orangnya:"
	wordsInviteCode   = "Atau ia mengetik: "
	wordsJoinHow      = "Tulis kodenya, misalnya: /gabung ABCDE23456"
	wordsJoinAsk      = "Undangan sebagai %s%s. Terima?"
	wordsJoinedAs     = "Anda sekarang %s%s."
	wordsProposerHelp = "Kirim berkas, alamat halaman, atau teruskan pesan untuk mengusulkan dokumen; atau ketik " +
		"/tambah. Daftar perintah: /bantuan"
	wordsHigherRole = "Peran Anda sekarang sudah lebih tinggi; kode tidak dipakai."
	wordsYourRole   = "Peran Anda: %s%s"
	wordsPeople     = "Orang dengan peran"
	wordsRevokeAsk  = "Cabut peran %s dari %s? Berlaku seketika, juga untuk tombol yang sudah tampil."
	wordsRevoked    = "Peran dicabut."
	wordsRoleTaken  = "Peran Anda di bot ini sudah dicabut. Anda tetap dapat bertanya."
	labelRevoke     = "Cabut: "
	labelRevokeYes  = "Ya, cabut"
)

// What is said about words that were added.
const (
	wordsTerms   = "Singkatan dan sinonim tambahan"
	wordsNoTerms = "Belum ada."
	wordsTermHow = "Tulis singkatan dan kepanjangannya, misalnya: SKM = Survei Kepuasan Masyarakat (dari menu: " +
		"/singkatan SKM = …)"
	wordsTouched     = "Pertanyaan yang pernah diajukan dan akan dipahami lain: %d"
	wordsTermSaved   = "Disimpan: %s = %s"
	wordsTermDropped = "Dihapus dari kosakata: %s"
	labelDropTerm    = "Hapus: "
	labelSaveTerm    = "Simpan"
	labelUndo        = "Urungkan"
)

// What is said about figures and the audit.
const (
	wordsStatistics = "Statistik 8 minggu"
	wordsDigest     = "Ringkasan mingguan untuk kurator"
	wordsChart      = "Pertanyaan per minggu"
	wordsChartSince = "%d pertanyaan sejak %s"
	wordsCounts     = "Pertanyaan: %d · dijawab %d · sebagian %d · belum ada %d"
	wordsShelf      = "Dokumen terbit: %d · menunggu pemeriksaan: %d · lewat jadwal verifikasi: %d"
	wordsTopTopics  = "Paling dicari"
	wordsTopGaps    = "Belum terjawab"
	wordsSeeGaps    = "Selengkapnya: /belumterjawab"
	wordsAudit      = "Catatan perubahan terbaru"
)
