package bot

// Every sentence that the bot says. Formal, short, with the next step.
const (
	wordsStart = "Selamat datang di Studi Tiru. Ajukan pertanyaan tentang pelayanan publik dengan bahasa sehari-hari; " +
		"saya menjawab dengan kalimat persis dari dokumen inovasi, aturan, dan catatan kunjungan, lengkap dengan sumber, daerah, dan tahunnya."
	wordsStartLimits = "Saya tidak mengarang: yang tidak ada di basis pengetahuan saya katakan belum ada. Jangan kirim NIK, nomor HP, atau data pribadi lain."
	wordsTry         = "Coba tekan salah satu contoh, atau ketik pertanyaan Anda."
	wordsHelp        = "Cara bertanya"
	wordsHelpBody    = "Ketik pertanyaan biasa, misalnya “nilai IPP Pontianak sekarang berapa”. Pertanyaan lanjutan seperti “kalau di Balikpapan?” tetap mengingat pokoknya selama 30 menit.\n\n" +
		"Di grup, sebut nama bot atau balas pesannya. Di chat mana pun, ketik nama bot lalu kata kunci untuk membagikan jawaban."
	wordsCommands = "Perintah"
	wordsPrivacy  = "Data yang disimpan"

	wordsPrivacyBody = "Yang disimpan: nomor akun Telegram dan nama tampilan Anda, pertanyaan yang sudah disamarkan (NIK, NIP, nomor HP, e-mail dihapus sebelum dicatat), " +
		"penilaian 👍/👎, dan pokok percakapan terakhir.\n\n" +
		"Tujuan: menjawab, menemukan pengetahuan yang kurang, dan mengirim pengingat yang Anda minta. Dasar: pelaksanaan pelayanan publik (UU 27/2022).\n\n" +
		"Lama simpan: teks pertanyaan 90 hari, pokok percakapan 30 hari; sesudah itu tinggal jumlahnya. Di grup, hanya pesan yang ditujukan kepada bot yang dibaca.\n\n" +
		"Ketik /dataku untuk salinan data Anda, /hapusdata untuk menghapusnya."

	wordsUnderstood   = "Saya cari: "
	wordsPartly       = "Belum ada jawaban yang tepat. Yang paling dekat:"
	wordsDisagree     = "⚠ Sumber berbeda: bandingkan angka, tahun, dan sumbernya."
	wordsInherited    = "Melanjutkan pertanyaan sebelumnya"
	wordsSources      = "Sumber"
	wordsAlternatives = "Yang masih berjalan:"
	wordsNotFound     = "Belum ada di basis pengetahuan."
	wordsNotFoundNext = "Coba kata lain, sebut daerah atau nama programnya, atau teruskan pertanyaan ini ke admin."
	wordsNearest      = "Topik terdekat:"
	wordsNoMore       = "Tidak ada hasil lain."
	wordsUnclear      = "Yang Anda maksud yang mana?"
	wordsPrivate      = "Maaf, saya tidak memberikan data pribadi seseorang. Untuk urusan dinas, hubungi kanal resmi instansinya atau tanyakan layanan pengaduannya."
	wordsChatter      = "Saya menjawab pertanyaan tentang pelayanan publik: inovasi daerah, aturan, IPP, dan kunjungan kerja. Silakan tulis pertanyaannya, atau ketik /jelajah."
	wordsEmpty        = "Saya belum menemukan kata untuk dicari. Tulis pertanyaannya dengan kata-kata, misalnya “contoh inovasi adminduk sehari jadi”."
	wordsTooLong      = "Pertanyaan terlalu panjang (paling banyak 300 huruf). Tulis lebih singkat, atau tekan tombol di bawah."
	wordsFailed       = "Maaf, terjadi gangguan. Pertanyaan Anda tidak hilang; silakan coba lagi sebentar lagi."
	wordsLate         = "Maaf, jawaban ini terlambat karena gangguan sambungan."

	wordsHiddenInGroup = "Ada sumber internal; buka di chat pribadi."
	wordsCommandOld    = "Perintah ini dikirim lebih dari 15 menit lalu dan tidak dijalankan. Silakan ketik ulang."
	wordsUnknown       = "Perintah tidak dikenal. Ketik /bantuan untuk daftar perintah, atau langsung tulis pertanyaan Anda."
	wordsAskWhat       = "Tulis yang dicari sesudah perintah, misalnya: /cari antrean rumah sakit"
	wordsPhoto         = "Foto tidak dapat dibaca. Tulis pertanyaannya sebagai teks."
	wordsFile          = "Berkas belum dapat dibaca di sini. Tulis pertanyaannya sebagai teks; dokumen baru ditambahkan oleh admin."
	wordsVoice         = "Suara, stiker, dan lokasi tidak dapat dibaca. Tulis pertanyaannya sebagai teks."
	wordsForwarded     = "Ini pesan terusan. Apa yang perlu saya lakukan?"
	wordsIgnored       = "Baik, pesan terusan diabaikan. Silakan tulis pertanyaan lain kapan saja."
	wordsEdited        = "Pertanyaan diubah"
	wordsTooFast       = "Terlalu cepat. Coba lagi 30 detik lagi."
	wordsQuiet         = "Pesan Anda terlalu sering. Bot diam untuk Anda selama satu jam; sesudah itu silakan bertanya lagi."

	wordsPressed    = "Tombol ini sudah dipakai."
	wordsThanks     = "Terima kasih, sudah dicatat."
	wordsWhyBad     = "Apa yang kurang?"
	wordsForwardOK  = "Diteruskan ke admin. Terima kasih."
	wordsGone       = "Dokumen ini tidak tersedia lagi. Ketik /cari untuk mencari yang lain."
	wordsNewer      = "Dokumen telah diperbarui sejak jawaban itu; ini isi terbarunya."
	wordsNoContext  = "Dicari tanpa pokok sebelumnya."
	wordsNothing    = "Belum ada dokumen di sini. Kembali, atau ketik pertanyaan Anda."
	wordsBrowse     = "Jelajahi menurut apa?"
	wordsNewest     = "Dokumen terbaru"
	wordsDocument   = "Tulis nomor dokumennya, misalnya: /dokumen 12. Untuk daftar, ketik /jelajah atau /terbaru."
	wordsNoDocument = "Dokumen itu tidak ditemukan atau tidak terbuka untuk Anda. Ketik /jelajah untuk melihat daftar."

	wordsYourData  = "Semua yang disimpan tentang Anda. Lama simpan: lihat /privasi."
	wordsEraseAsk  = "Hapus semua data Anda? Pertanyaan menjadi tanpa nama, percakapan dan peran dihapus. Ini tidak dapat dibatalkan."
	wordsErased    = "Data Anda sudah dihapus. Bila bertanya lagi, Anda menjadi pengguna baru."
	wordsKept      = "Baik, data Anda tetap disimpan. Lihat /privasi untuk rinciannya."
	wordsCancelled = "Baik, dibatalkan. Silakan tulis pertanyaan baru."
	wordsCurator   = "Perintah ini untuk kurator. Untuk mencari, ketik /cari dan kata-katanya."
	wordsTestWhat  = "Tulis pertanyaan yang diuji, misalnya: /uji nilai ipp pontianak"
	wordsJoined    = "Terima kasih sudah mengundang saya. Sebut nama saya di awal pertanyaan, atau balas pesan saya. Pesan lain tidak saya baca. Ketik /bantuan untuk contoh."

	wordsInlineOpen = "Tanya di chat pribadi"
	wordsInlineNone = "Tidak ditemukan; tanya di chat pribadi"
)

// Labels of buttons.
const (
	labelMore     = "Hasil lain ▶"
	labelBack     = "◀ Kembali"
	labelGood     = "👍"
	labelBad      = "👎"
	labelWhatsApp = "Salin untuk WhatsApp"
	labelAlone    = "Tanya lagi tanpa konteks"
	labelForward  = "Teruskan ke admin"
	labelShare    = "Bagikan"
	labelGist     = "Cari: "
	labelFirst300 = "Cari dari 300 huruf pertama"
	labelPrivacy  = "Data yang disimpan"
	labelSearch   = "Cari isinya"
	labelIgnore   = "Abaikan"
	labelYes      = "Ya, hapus data saya"
	labelNo       = "Batal"
	labelByAspect = "Aspek IPP"
	labelByField  = "Bidang"
	labelByPlace  = "Daerah"
	labelByKind   = "Jenis"
	labelAnswer   = "◀ Kembali ke jawaban"
)

// reasonsBad are the four reasons that a person can give for 👎.
var reasonsBad = []struct{ Key, Label string }{
	{"salah", "Tidak menjawab"},
	{"lama", "Sudah usang"},
	{"kurang", "Kurang lengkap"},
	{"sumber", "Sumber meragukan"},
}

// examples are the questions offered by /start.
var examples = []string{
	"Nilai IPP Pontianak sekarang berapa?",
	"Contoh inovasi adminduk sehari jadi",
	"Siapa yang pernah studi tiru ke Banyuwangi?",
}

// Examples are questions that show what the bot is for.
func Examples() []string {
	return append([]string{"nilai ipp pontianak brapa skrg", "f01 itu siapa yg ngisi"}, examples[1:]...)
}

// Description is the profile text of the bot.
const Description = "Studi Tiru menjawab pertanyaan tentang pelayanan publik dari dokumen inovasi, aturan, dan catatan kunjungan daerah, dengan sumber dan tahunnya."

// ShortDescription is shown on the bot's profile page.
const ShortDescription = "Tanya praktik baik pelayanan publik; jawaban selalu dengan sumber, daerah, dan tahun."

// Apology is said when a message could not be handled.
const Apology = wordsFailed

// What the menus say of the commands.
const (
	menuStart    = "Mulai"
	menuSearch   = "Cari di basis pengetahuan"
	menuBrowse   = "Jelajahi menurut aspek, bidang, daerah"
	menuNewest   = "Dokumen terbaru"
	menuDocument = "Buka dokumen menurut nomornya"

	menuTeam     = "Tim IPP: daerah, zona waktu, anggota"
	menuAgenda   = "Agenda tim, atau tambah: /agenda rapat besok jam 9"
	menuSchedule = "Pengingat 30 hari ke depan"
	menuCalendar = "Agenda untuk kalender ponsel"
	menuCycle    = "Buka siklus: /siklus 2026 mandiri"
	menuEvidence = "Daftar bukti dukung"
	menuRating   = "Perkiraan nilai IPP tim"
	menuGaps     = "Celah terbesar dan praktik daerah lain"
	menuSimilar  = "Daerah mana yang cocok ditiru"
	menuHandover = "Serahkan tugas kepada pengganti"
	menuFollowUp = "Jadikan hasil kunjungan agenda tim"
	menuReport   = "Laporan kunjungan dan hasilnya (DOCX)"

	menuHelp    = "Cara bertanya"
	menuCancel  = "Batalkan yang sedang berjalan"
	menuPrivacy = "Data yang disimpan dan gunanya"
	menuMyData  = "Salinan data saya"
	menuErase   = "Hapus data saya"
	menuJoin    = "Pakai kode undangan"
	menuRole    = "Peran saya"
	menuMine    = "Usulan saya dan keadaannya"

	menuAdd      = "Usulkan dokumen langkah demi langkah"
	menuVisit    = "Tulis catatan kunjungan"
	menuResume   = "Lanjutkan draf"
	menuWithdraw = "Tarik usulan menurut nomornya"

	menuReview     = "Yang menunggu pemeriksaan"
	menuPublish    = "Setujui menurut nomornya"
	menuHide       = "Sembunyikan dokumen"
	menuRestore    = "Tampilkan lagi"
	menuOutdate    = "Tandai usang"
	menuArchive    = "Arsipkan"
	menuRemove     = "Hapus dokumen"
	menuVersions   = "Versi dokumen"
	menuUnanswered = "Pertanyaan yang belum terjawab"
	menuTerms      = "Tambah singkatan"
	menuStatistics = "Statistik dan grafik"
	menuTest       = "Uji pertanyaan"
	menuInvite     = "Undang orang dengan peran"
	menuAdmin      = "Daftar peran, cabut peran"
	menuAudit      = "Catatan perubahan"
)
