package desk

import "strings"

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

	wordsAskVisitors = "Siapa yang berkunjung, dari mana, dan siapa pimpinannya? Contoh: Pemkot Balikpapan, dipimpin " +
		"Wali Kota, 12 orang"
	wordsAskHost     = "Ke mana, dan siapa yang menerima? Contoh: Kota Pontianak, diterima Wali Kota"
	wordsAskDates    = "Kapan? Contoh: 9–10 Januari 2026"
	wordsAskTopic    = "Apa topiknya? Tulis di baris pertama; alasan memilih daerah itu di baris kedua."
	wordsAskSeen     = "Apa yang dilihat?"
	wordsAskCopy     = "Apa yang bisa ditiru?"
	wordsAskFollow   = "Apa rencana tindak lanjutnya? Satu baris satu tindakan: tindakan; penanggung jawab; tenggat"
	wordsVisitSource = "Catatan kunjungan kerja"
	wordsVisitOf     = "Kunjungan " // a title: "Kunjungan Pemkot Balikpapan ke Kota Pontianak"
	wordsVisitTo     = " ke "
	wordsActionOf    = "- %s (penanggung jawab: %s)" // as team reads it from the note
	wordsActionDue   = "- %s (penanggung jawab: %s; tenggat: %s)"

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

	wordsKeptAs      = "Saya catat sebagai %s. Bila itu pertanyaan, tekan Cari ini."
	wordsMeantSearch = "Bila itu pertanyaan, tekan Cari ini."
	wordsOldCard     = "Kartu ini sudah lama; ini keadaan draf sekarang."
	wordsAskKind     = "Jenis dokumennya apa?"
	wordsTextPart    = "Isi yang terbaca, bagian %d dari %d"
	wordsOfPage      = " · hlm. %d"
	wordsAskVersion  = "Versi baru dari #%d?"
	wordsAlbum       = "%d berkas"
	wordsDiffer      = "berbeda-beda"
	wordsAskShared   = "Apa yang sama untuk semua berkas?"
	wordsSentAll     = "%d berkas dikirim, menunggu pemeriksaan kurator."
	wordsReadAll     = "Semua sudah dibaca. Lengkapi yang kurang, lalu tekan Kirim semua."

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

	wordsReading      = "Berkas sedang dibaca. Hasilnya menyusul di sini."
	wordsReadingPage  = "Halaman sedang dibaca. Hasilnya menyusul di sini."
	wordsStillReading = "Masih membaca %s; halaman hasil pindai perlu beberapa menit."
	wordsRead         = "Sudah dibaca. Lengkapi yang kurang, lalu tekan Kirim."
	wordsTooBig       = "Batas 20 MB. Perkecil berkasnya, atau kirim sebagian."
	wordsUnsupported  = "Format tidak didukung: kirim PDF, DOCX, PPTX, XLSX, ODT, HTML, TXT, MD atau CSV."
	wordsEmptyFile    = "Format tidak didukung atau berkas kosong: kirim PDF, DOCX, PPTX, XLSX, ODT, HTML, TXT, MD " +
		"atau CSV yang berisi teks."
	wordsAbnormal   = "Berkas tidak wajar (terlalu besar bila dibuka) dan tidak dibaca. Simpan ulang dari aplikasinya."
	wordsScanned    = "PDF hasil pindai, tidak ada teks. Kirim PDF aslinya, atau tulis ringkasannya."
	wordsUnreadable = "Pindaian tidak terbaca: terlalu kabur, miring, atau tulisan tangan. Pindai ulang, kirim PDF aslinya, " +
		"atau tulis " +
		"ringkasannya."
	wordsLocked        = "Berkas terkunci sandi; simpan ulang tanpa sandi."
	wordsBrokenSheet   = "Berkas itu bukan daftar bukti dari tombol XLSX di /bukti, atau rusak. Tidak ada yang diubah."
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
	wordsWhyReject     = "Mengapa ditolak? Tulis satu alasan; pengusul akan membacanya."
	wordsDecided       = "Dokumen ini sudah diputuskan."
	wordsPublished     = "Terbit #%d: %s"
	wordsRejected      = "Ditolak: #%d %s. Alasan: %s"
	wordsNowAnswered   = "Pertanyaan Anda kini ada jawabannya:"
	wordsWatching      = "Baik, Anda dikabari satu kali bila jawabannya ada."
	wordsWhichDocument = "Tulis nomor dokumennya sesudah perintah, misalnya 57."

	wordsHidden    = "Disembunyikan: #%d %s. Kembalikan dengan /tampilkan dan nomornya."
	wordsRestored  = "Ditampilkan lagi: #%d %s."
	wordsArchived  = "Diarsipkan: #%d %s."
	wordsOutdated  = "Ditandai usang: #%d %s."
	wordsWithdrawn = "Ditarik: #%d %s."
	wordsRemoveAsk = "Hapus #%d %s untuk selamanya? Nomor dan judul tinggal sebagai catatan; isinya hilang dan tidak " +
		"dapat dikembalikan."
	wordsRemoved    = "Dihapus: #%d."
	wordsNotRemoved = "Tidak jadi dihapus."

	wordsVersions    = "Versi dokumen #%d"
	wordsVersion     = "Versi %d – %s – %s"
	wordsCurrent     = " (berlaku)"
	wordsOldVersion  = "Versi %d; yang berlaku versi %d. Perubahan sejak itu:"
	wordsReverted    = "#%d: isi versi %d berlaku lagi."
	wordsMendVersion = "Isi sekarang disalin ke draf. Ubah yang perlu, lalu tekan Kirim."
	wordsOwn         = "Usulan Anda"
	wordsNothingOwn  = "Belum ada usulan. Ketik /tambah, atau kirim berkasnya."
)

// What is said about the facts of a document.
const (
	wordsCardFacts     = "Fakta yang dibaca: "
	wordsCardFactsMore = " %d lagi."
	wordsCardFactsHow  = " Perbaiki dengan /fakta %d."

	wordsFacts         = "Fakta dokumen #%d"
	wordsNoFacts       = "Tidak ada angka atau kategori yang terbaca sebagai fakta di dokumen ini."
	wordsFactsHow      = "Tekan nomornya untuk memperbaiki atau menarik fakta."
	wordsFactRank      = "peringkat %d"
	wordsFactCorrected = " ✏"
	wordsFactGone      = "Fakta ini tidak ada lagi. Ketik /fakta %d untuk daftar yang berlaku."
	wordsFactMissing   = "Fakta itu tidak ada lagi. Ketik /fakta dan nomor dokumennya untuk daftar yang berlaku."
	wordsFactSure      = "Tarik fakta ini? Kalimatnya tetap ada di dokumen, tetapi tidak dipakai lagi untuk daftar dan peringkat."
	wordsFactWithdrawn = "Ditarik: "
	wordsFactSaved     = "Disimpan."
	wordsFactNoYear    = "tidak tahu"

	wordsAskFactValue = "Berapa nilainya? Tulis angkanya, kategorinya, atau keduanya, misalnya 4,36 A-."
	wordsAskFactYear  = "Tahun berapa? Tulis empat angka, atau “tidak tahu”."
	wordsAskFactPlace = "Daerah mana? Tulis nama resminya."
)

// What is said about checks and unanswered questions.
const (
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
	wordsGapOutside   = "di luar cakupan" // as it stands in the audit
	wordsGapClosed    = "Ditandai di luar cakupan."
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
	labelText        = "👁 Lihat isi"
	labelBefore      = "◀"
	labelBehind      = "▶"
	labelFarBefore   = "◀ 10"
	labelFarBehind   = "10 ▶"
	labelCompare     = "🔍 Bandingkan dengan halaman"
	labelSearchThis  = "🔎 Cari ini"
	labelSameForAll  = "Sama untuk semua"
	labelAlbum       = "◀ Semua berkas"
	labelSendAll     = "📨 Kirim semua"
	labelYesVersion  = "Ya, versi baru #%d"
	labelOther       = "Bukan, dokumen lain"
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
	labelFacts       = "◀ Fakta"
	labelFactValue   = "Nilai"
	labelFactGone    = "✖ Tarik"
	labelFactSure    = "Ya, tarik"
	labelOldVersion  = "📄 Versi %d"
	labelRevert      = "Batalkan versi sesudah %d"

	labelHolds        = "✅ Masih berlaku"
	labelChange       = "✏ Perlu diubah"
	labelHasStopped   = "⏹ Sudah berhenti"
	labelUnknownYear  = "Tidak tahu"
	labelWriteVersion = "✏ Tulis versi baru"

	labelMakeDocument = "Buat dokumen dari pertanyaan ini"
	labelAddTerm      = "Tambah singkatan"
	labelOutside      = "Di luar cakupan"
	labelGaps         = "◀ Daftar"
)

// Forwarded posts.
const (
	wordsForwarded = "Ini pesan terusan. Apa yang perlu saya lakukan?"
	labelSearch    = "Cari isinya"
	labelIgnore    = "Abaikan"
)

// questionWords begin questions, not the values of fields.
func questionWords() []string {
	return strings.Fields("apa apakah berapa bagaimana gimana siapa kapan mengapa kenapa mana dimana adakah bisakah ")
}

// Pages of files beside what was read of them.
const (
	wordsDrawing      = "Gambar halaman disiapkan, tunggu sebentar."
	wordsDocumentFile = "berkas #%d"
	wordsDrawnPage    = "Halaman %d, %s"
	wordsDrawnBefore  = "Halaman %d, versi sebelumnya #%d"
	wordsAsScanned    = "Gambar dari berkas aslinya, data pribadi tidak disamarkan. Jangan diteruskan."
	wordsPageChanges  = "Perbedaan halaman ini dengan #%d"
	wordsSamePage     = "Tidak ada perbedaan pada halaman ini."
	wordsNoPages      = "Gambar halaman hanya ada untuk PDF. Bandingkan teksnya dengan berkas aslinya."
	wordsNotDrawn     = "Halaman ini tidak dapat digambar. Bandingkan teksnya dengan berkas aslinya."
	wordsFileGone     = "Berkas tidak dapat diambil lagi dari Telegram. Bandingkan teksnya dengan berkas aslinya."
	wordsNoOriginal   = "Berkas aslinya tidak tersimpan di Telegram. Bandingkan teksnya dengan sumbernya."
)
