package bot

import "studitiru/knowledge"

// What is said about proposals: the wizards, files, cards and review.
const (
	wordsStep       = "Langkah %d dari %d"
	wordsAskTitle   = "Apa judul dokumennya?"
	wordsAskBody    = "Tulis isinya dalam satu pesan, atau kirim berkasnya (PDF, DOCX, PPTX, XLSX, ODT, HTML, TXT, MD, CSV)."
	wordsAskPlace   = "Daerah mana? Tulis nama kota, kabupaten, atau provinsi; beberapa daerah dipisah koma."
	wordsAskYear    = "Tahun berapa? Tulis empat angka, misalnya 2026."
	wordsAskSource  = "Apa sumbernya? Tulis judul sumber, alamat halaman (https://…), atau keduanya."
	wordsAskAspects = "Aspek IPP mana? Tekan satu atau lebih, lalu Lanjut."
	wordsAskFields  = "Bidang apa? Tekan satu atau lebih, lalu Lanjut."

	wordsAskVisitors = "Siapa yang berkunjung, dari mana, dan siapa pimpinannya? Contoh: Pemkot Balikpapan, dipimpin Wali Kota, 12 orang"
	wordsAskHost     = "Ke mana, dan siapa yang menerima? Contoh: Kota Pontianak, diterima Wali Kota"
	wordsAskDates    = "Kapan? Contoh: 9–10 Januari 2026"
	wordsAskTopic    = "Apa topiknya? Tulis di baris pertama; alasan memilih daerah itu di baris kedua."
	wordsAskSeen     = "Apa yang dilihat?"
	wordsAskCopy     = "Apa yang bisa ditiru?"
	wordsAskFollow   = "Apa rencana tindak lanjutnya? Satu baris satu tindakan: tindakan; penanggung jawab; tenggat"
	wordsVisitSource = "Catatan kunjungan kerja"

	wordsBadTitle    = "Judul harus 5 sampai %d huruf."
	wordsBadBody     = "Isi terlalu pendek. Tulis sedikitnya satu kalimat lengkap, atau kirim berkasnya."
	wordsBadPlace    = "Daerah “%s” tidak saya kenal. Tulis nama resminya, misalnya Kota Pontianak."
	wordsNearPlace   = "Daerah mana yang dimaksud: %s? Tulis nama lengkapnya."
	wordsBadYear     = "Tulis tahun dengan empat angka, 1945 sampai %d."
	wordsBadSource   = "Tulis judul sumber atau alamat halaman yang lengkap."
	wordsBadChoice   = "Pilihan “%s” tidak dikenal. Tekan tombolnya."
	wordsBadVisitors = "Tulis siapa yang berkunjung dan dari mana."
	wordsBadDates    = "Tanggal tidak terbaca. Tulis misalnya 9–10 Januari 2026 atau 09/01/2026."
	wordsBadTopic    = "Tulis topiknya di baris pertama."
	wordsBadFollow   = "Tulis sedikitnya satu tindakan."
	wordsBadSection  = "Jawaban terlalu pendek."

	wordsDraftReady  = "Semua pertanyaan terjawab. Periksa lalu tekan Kirim."
	wordsDraftKept   = "Disimpan di draf."
	wordsDraftIdle   = "Draf disimpan: %s. Ketik /lanjut untuk meneruskan atau /batal untuk membuangnya."
	wordsResumed     = "Melanjutkan draf: %s"
	wordsOtherDrafts = "Draf lain yang tersimpan:"
	wordsUntitled    = "tanpa judul"
	wordsNoDraft     = "Tidak ada draf. Ketik /tambah untuk memulai."
	wordsDiscarded   = "Draf dibuang: %s"

	wordsCard       = "Yang saya pahami"
	wordsUnfilled   = "belum diisi"
	wordsCharacters = "%s huruf – %s"
	wordsMissing    = "Belum diisi: "
	wordsPersonal   = "Data pribadi ditemukan: "
	wordsMasked     = "Akan disamarkan sebelum terbit."
	wordsUnmasked   = "Anda menyatakan boleh ditampilkan."
	wordsReplaces   = "Versi baru dari #%d."
	wordsTwinSame   = "Sudah ada: #%d %s"
	wordsTwinNear   = "Mirip dengan #%d %s (%d%%)."
	wordsTwinTitle  = "Judul dan daerah sama dengan #%d %s."
	wordsSameText   = "Dokumen yang sama sudah ada di basis pengetahuan."
	wordsPublic     = "semua orang"
	wordsInternal   = "anggota saja"
	wordsRestricted = "instansi %s saja"
	wordsOwnAgency  = "Anda mengusulkan untuk instansi sendiri. Ubah instansinya, atau minta kurator."
	wordsSubmitted  = "Dikirim sebagai #%d, menunggu pemeriksaan kurator."

	wordsReading       = "Berkas sedang dibaca. Hasilnya menyusul di sini."
	wordsReadingPage   = "Halaman sedang dibaca. Hasilnya menyusul di sini."
	wordsStillReading  = "Masih membaca %s; halaman hasil pindai perlu beberapa menit."
	wordsRead          = "Sudah dibaca. Lengkapi yang kurang, lalu tekan Kirim."
	wordsPages         = "%d halaman"
	wordsPartlyRead    = "Sebagian: halaman %s tidak berisi teks dan tidak terbaca."
	wordsRecognised    = "Halaman %s dibaca dari hasil pindai (OCR); periksa salah bacanya."
	wordsCutText       = "Teks terlalu panjang dan dipotong."
	wordsTooBig        = "Batas 20 MB. Perkecil berkasnya, atau kirim sebagian."
	wordsUnsupported   = "Format tidak didukung: kirim PDF, DOCX, PPTX, XLSX, ODT, HTML, TXT, MD atau CSV."
	wordsEmptyFile     = "Format tidak didukung atau berkas kosong: kirim PDF, DOCX, PPTX, XLSX, ODT, HTML, TXT, MD atau CSV yang berisi teks."
	wordsAbnormal      = "Berkas tidak wajar (terlalu besar bila dibuka) dan tidak dibaca. Simpan ulang dari aplikasinya."
	wordsScanned       = "PDF hasil pindai, tidak ada teks. Kirim PDF aslinya, atau tulis ringkasannya."
	wordsLocked        = "Berkas terkunci sandi; simpan ulang tanpa sandi."
	wordsBroken        = "Berkas rusak dan tidak dapat dibaca. Simpan ulang dari aplikasinya."
	wordsTooLongFile   = "Berkas terlalu panjang untuk dibaca dalam batas waktu. Bagi menjadi beberapa berkas."
	wordsNoFile        = "Berkas tidak dapat diambil dari Telegram. Kirim ulang."
	wordsNoPage        = "Halaman itu tidak dapat diambil. Periksa alamatnya, atau simpan sebagai PDF dan kirim berkasnya."
	wordsForwardedFrom = "Pesan terusan"
	wordsForwardedPost = "Pesan Telegram yang diteruskan"

	wordsSuggestion      = "Usulan dari pengguna"
	wordsSuggested       = "Terima kasih. Usulan diteruskan ke kurator."
	wordsManySuggestions = "Usulan Anda yang sebelumnya masih menunggu kurator."
	wordsTaken           = "Usulan ini sudah diambil kurator lain atau dibuang."

	wordsWaiting       = "Menunggu pemeriksaan"
	wordsWaitList      = "Menunggu pemeriksaan (%d)"
	wordsNothingWaits  = "Tidak ada yang menunggu pemeriksaan."
	wordsAndMore       = "… dan %d lagi"
	wordsWhyReject     = "Mengapa ditolak? Tulis satu alasan; pengusul akan membacanya."
	wordsDecided       = "Dokumen ini sudah diputuskan."
	wordsPublished     = "Terbit #%d: %s"
	wordsRejected      = "Ditolak: #%d %s. Alasan: %s"
	wordsOwnDocument   = "Perlu orang lain: dokumen sendiri disetujui kurator lain."
	wordsWrongState    = "Tidak dapat dilakukan pada keadaan dokumen itu sekarang."
	wordsNowAnswered   = "Pertanyaan Anda kini ada jawabannya:"
	wordsWatching      = "Baik, Anda dikabari satu kali bila jawabannya ada."
	wordsWhichDocument = "Tulis nomor dokumennya sesudah perintah, misalnya 57."

	wordsHidden     = "Disembunyikan: #%d %s. Kembalikan dengan /tampilkan dan nomornya."
	wordsRestored   = "Ditampilkan lagi: #%d %s."
	wordsArchived   = "Diarsipkan: #%d %s."
	wordsOutdated   = "Ditandai usang: #%d %s."
	wordsWithdrawn  = "Ditarik: #%d %s."
	wordsRemoveAsk  = "Hapus #%d %s untuk selamanya? Nomor dan judul tinggal sebagai catatan; isinya hilang dan tidak dapat dikembalikan."
	wordsRemoved    = "Dihapus: #%d."
	wordsNotRemoved = "Tidak jadi dihapus."

	wordsVersions    = "Versi dokumen #%d"
	wordsVersion     = "Versi %d – %s – %s"
	wordsCurrent     = " (berlaku)"
	wordsOldVersion  = "Versi %d; yang berlaku versi %d. Perubahan sejak itu:"
	wordsReverted    = "#%d: isi versi %d berlaku lagi."
	wordsMendVersion = "Isi sekarang disalin ke draf. Ubah yang perlu, lalu tekan Kirim."
	wordsOlder       = "Dokumen telah diperbarui sejak jawaban itu; ini isi lamanya."
	wordsOwn         = "Usulan Anda"
	wordsNothingOwn  = "Belum ada usulan. Ketik /tambah, atau kirim berkasnya."
)

// What is said about roles, checks, unanswered questions and figures.
const (
	wordsProposers    = "Perintah ini untuk kontributor dan kurator. Minta kode undangan ke admin."
	wordsSuperAdmin   = "Perintah ini untuk superadmin."
	wordsInviteHow    = "Tulis peran lalu instansinya, misalnya: /undang kontributor Dinas Kesehatan. Peran: anggota, ketua tim, kontributor, kurator, superadmin."
	wordsInvited      = "Undangan sebagai %s%s, berlaku satu kali sampai %s. Kirim tautan ini kepada orangnya:"
	wordsInviteCode   = "Atau ia mengetik: "
	wordsJoinHow      = "Tulis kodenya, misalnya: /gabung ABCDE23456"
	wordsJoinAsk      = "Undangan sebagai %s%s. Terima?"
	wordsJoinedAs     = "Anda sekarang %s%s."
	wordsProposerHelp = "Kirim berkas, alamat halaman, atau teruskan pesan untuk mengusulkan dokumen; atau ketik /tambah. Daftar perintah: /bantuan"
	wordsBadCode      = "Kode tidak dikenal, sudah dipakai, atau sudah lewat waktunya. Minta kode baru."
	wordsHigherRole   = "Peran Anda sekarang sudah lebih tinggi; kode tidak dipakai."
	wordsYourRole     = "Peran Anda: %s%s"
	wordsPeople       = "Orang dengan peran"
	wordsRevokeAsk    = "Cabut peran %s dari %s? Berlaku seketika, juga untuk tombol yang sudah tampil."
	wordsRevoked      = "Peran dicabut."
	wordsRoleTaken    = "Peran Anda di bot ini sudah dicabut. Anda tetap dapat bertanya."

	wordsHolds       = "Apakah dokumen ini masih berlaku?"
	wordsHoldsWhy    = "Ditanyakan kepada kurator: "
	wordsHoldsOK     = "Dicatat: #%d %s masih berlaku."
	wordsChangeOK    = "Dicatat: #%d %s perlu diubah. Ditanyakan lagi dalam 30 hari."
	wordsStoppedOK   = "Dicatat: #%d %s sudah berhenti. Jawaban menyebutkannya mulai sekarang."
	wordsStoppedWhen = "Sejak kapan #%d berhenti?"
	wordsNotFindable = "⚠ #%d %s sudah terbit tetapi tidak ditemukan dengan judulnya sendiri. Periksa judul dan isinya."

	wordsUnanswered   = "Belum terjawab"
	wordsNoGaps       = "Tidak ada pertanyaan yang belum terjawab."
	wordsGapCount     = " – %d×, %s–%s"
	wordsGapForwarded = " · diteruskan"
	wordsGapAsked     = "Pertanyaan yang belum terjawab:"
	wordsGapClosed    = "Ditandai di luar cakupan."
	wordsCSV          = "Buka dengan aplikasi lembar sebar; kolom dipisah titik koma."

	wordsTerms       = "Singkatan dan sinonim tambahan"
	wordsNoTerms     = "Belum ada."
	wordsTermHow     = "Tulis singkatan dan kepanjangannya, misalnya: SKM = Survei Kepuasan Masyarakat (dari menu: /singkatan SKM = …)"
	wordsTouched     = "Pertanyaan yang pernah diajukan dan akan dipahami lain: %d"
	wordsTermSaved   = "Disimpan: %s = %s"
	wordsTermDropped = "Dihapus dari kosakata: %s"

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

// Labels of the editorial buttons.
const (
	labelTitle       = "Judul"
	labelBody        = "Isi"
	labelKind        = "Jenis"
	labelPlace       = "Daerah"
	labelYear        = "Tahun"
	labelSource      = "Sumber"
	labelAspects     = "Aspek"
	labelFields      = "Bidang"
	labelShown       = "Terbuka untuk"
	labelFile        = "Berkas"
	labelOrigin      = "Asal"
	labelSkip        = "Lewati"
	labelOn          = "Lanjut ▶"
	labelStop        = "Batal"
	labelCard        = "◀ Kembali"
	labelSend        = "📨 Kirim"
	labelMask        = "Samarkan data pribadi"
	labelUnmask      = "Data pribadi boleh tampil"
	labelNewVersion  = "Versi baru #%d?"
	labelOwnDocument = "Bukan versi baru"
	labelManual      = "Tulis ringkasan manual"
	labelPropose     = "Usulkan dokumen"
	labelTake        = "Ambil dan lengkapi"
	labelRead        = "📄 Buka"
	labelApprove     = "✅ Setujui"
	labelReject      = "✖ Tolak"
	labelAgain       = "✏ Perbaiki dan kirim lagi"
	labelRemove      = "Ya, hapus"
	labelOldVersion  = "📄 Versi %d"
	labelRevert      = "Batalkan versi sesudah %d"
	labelNewest      = "Isi terbaru ▶"

	labelRevoke    = "Cabut: "
	labelRevokeYes = "Ya, cabut"

	labelHolds        = "✅ Masih berlaku"
	labelChange       = "✏ Perlu diubah"
	labelHasStopped   = "⏹ Sudah berhenti"
	labelUnknownYear  = "Tidak tahu"
	labelWriteVersion = "✏ Tulis versi baru"

	labelWatch        = "🔔 Kabari saya"
	labelMakeDocument = "Buat dokumen dari pertanyaan ini"
	labelAddTerm      = "Tambah singkatan"
	labelOutside      = "Di luar cakupan"
	labelGaps         = "◀ Daftar"
	labelCSV          = "⬇ CSV"
	labelDropTerm     = "Hapus: "
	labelSaveTerm     = "Simpan"
	labelUndo         = "Urungkan"
)

// deskCommands are the commands of a role, as /bantuan lists them.
func deskCommands(role knowledge.Role) (list []Command) {
	propose := []Command{
		{"tambah", "Usulkan dokumen langkah demi langkah"}, {"kunjungan", "Tulis catatan kunjungan"}, {"lanjut", "Lanjutkan draf"},
		{"usulanku", "Usulan saya dan keadaannya"}, {"tarik", "Tarik usulan menurut nomornya"},
	}
	curate := []Command{
		{"periksa", "Yang menunggu pemeriksaan"}, {"terbit", "Setujui menurut nomornya"}, {"sembunyikan", "Sembunyikan dokumen"},
		{"tampilkan", "Tampilkan lagi"}, {"usang", "Tandai usang"}, {"arsip", "Arsipkan"}, {"hapus", "Hapus dokumen"}, {"versi", "Versi dokumen"},
		{"belumterjawab", "Pertanyaan yang belum terjawab"}, {"singkatan", "Tambah singkatan"}, {"statistik", "Statistik dan grafik"},
		{"uji", "Uji pertanyaan"}, {"undang", "Undang orang dengan peran"},
	}
	switch role {
	case knowledge.SuperAdmin:
		return append(append(propose, curate...), Command{"peran", "Daftar peran, cabut peran"}, Command{"audit", "Catatan perubahan"})
	case knowledge.Curator:
		return append(propose, curate...)
	case knowledge.Contributor:
		return propose
	}
	return []Command{{"gabung", "Pakai kode undangan"}, {"peran", "Peran saya"}}
}
