package bot

import "studitiru/bot/talk"

// Every sentence that the bot says. Formal, short, with the next step.
const (
	wordsStart = "Selamat datang di Studi Tiru. Ajukan pertanyaan tentang pelayanan publik dengan bahasa sehari-hari; " +
		"saya menjawab dengan kalimat persis dari dokumen inovasi, aturan, dan catatan kunjungan, lengkap dengan sumber, " +
		"daerah, dan tahunnya."
	wordsStartLimits = "Saya tidak mengarang: yang tidak ada di basis pengetahuan saya katakan belum ada. Jangan " +
		"kirim NIK, nomor HP, atau data pribadi lain."
	wordsTry      = "Coba tekan salah satu contoh, atau ketik pertanyaan Anda."
	wordsHelp     = "Cara bertanya"
	wordsHelpBody = "Ketik pertanyaan biasa, misalnya “nilai IPP Pontianak sekarang berapa”. Pertanyaan lanjutan " +
		"seperti “kalau di Balikpapan?” tetap mengingat pokoknya selama 30 menit.\n\n" +
		"Di grup, sebut nama bot atau balas pesannya. Di chat mana pun, ketik nama bot lalu kata kunci untuk membagikan jawaban."
	wordsCommands = "Perintah"
	wordsPrivacy  = "Data yang disimpan"

	wordsPrivacyBody = "Yang disimpan: nomor akun Telegram dan nama tampilan Anda, pertanyaan yang sudah disamarkan " +
		"(NIK, NIP, nomor HP, e-mail dihapus sebelum dicatat), " +
		"penilaian 👍/👎, dan pokok percakapan terakhir.\n\n" +
		"Tujuan: menjawab, menemukan pengetahuan yang kurang, dan mengirim pengingat yang Anda minta. Dasar: pelaksanaan " +
		"pelayanan publik (UU 27/2022).\n\n" +
		"Lama simpan: teks pertanyaan %d hari, pokok percakapan 30 hari; sesudah itu tinggal jumlahnya. Di grup, hanya " +
		"pesan yang ditujukan kepada bot yang dibaca.\n\n" +
		"Ketik /dataku untuk salinan data Anda, /hapusdata untuk menghapusnya."

	wordsCommandOld = "Perintah ini dikirim lebih dari 15 menit lalu dan tidak dijalankan. Silakan ketik ulang."
	wordsUnknown    = "Perintah tidak dikenal. Ketik /bantuan untuk daftar perintah, atau langsung tulis pertanyaan Anda."
	wordsPhoto      = "Foto tidak dapat dibaca. Tulis pertanyaannya sebagai teks."
	wordsFile       = "Berkas belum dapat dibaca di sini. Tulis pertanyaannya sebagai teks; dokumen baru ditambahkan oleh admin."
	wordsVoice      = "Suara, stiker, dan lokasi tidak dapat dibaca. Tulis pertanyaannya sebagai teks."
	wordsIgnored    = "Baik, pesan terusan diabaikan. Silakan tulis pertanyaan lain kapan saja."
	wordsTooFast    = "Terlalu cepat. Coba lagi 30 detik lagi."
	wordsQuiet      = "Pesan Anda terlalu sering. Bot diam untuk Anda selama satu jam; sesudah itu silakan bertanya lagi."

	wordsNobody = "Pengirim anonim tidak dapat saya kenali, jadi pesan ini tidak dijawab. Kirim atas nama sendiri: matikan " +
		"“Tetap anonim” pada hak admin grup, atau tulis di chat pribadi."

	wordsPressed = "Tombol ini sudah dipakai."

	wordsYourData = "Semua yang disimpan tentang Anda. Lama simpan: lihat /privasi."
	wordsEraseAsk = "Hapus semua data Anda? Pertanyaan menjadi tanpa nama, percakapan dan peran dihapus. Ini tidak " +
		"dapat dibatalkan."
	wordsErased    = "Data Anda sudah dihapus. Bila bertanya lagi, Anda menjadi pengguna baru."
	wordsKept      = "Baik, data Anda tetap disimpan. Lihat /privasi untuk rinciannya."
	wordsCancelled = "Baik, dibatalkan. Silakan tulis pertanyaan baru."
	wordsJoined    = "Terima kasih sudah mengundang saya. Sebut nama saya di awal pertanyaan, atau balas pesan saya. " +
		"Pesan lain tidak saya baca. Ketik /bantuan untuk contoh."
)

// Labels of buttons.
const (
	labelPrivacy = "Data yang disimpan"
	labelYes     = "Ya, hapus data saya"
)

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
const Description = "Studi Tiru menjawab pertanyaan tentang pelayanan publik dari dokumen inovasi, aturan, dan " +
	"catatan kunjungan daerah, dengan sumber dan tahunnya."

// ShortDescription is shown on the bot's profile page.
const ShortDescription = "Tanya praktik baik pelayanan publik; jawaban selalu dengan sumber, daerah, dan tahun."

// Trouble is said to who writes while nothing can be kept.
const Trouble = "Sedang ada gangguan penyimpanan, pertanyaan Anda belum tercatat. Tidak perlu mengirim ulang: " +
	"pertanyaan dijawab setelah gangguan selesai."

// Apology is said when a message could not be handled.
const Apology = talk.WordsFailed

// What the menus say of the commands.
const (
	menuStart    = "Mulai"
	menuSearch   = "Cari di basis pengetahuan"
	menuCompare  = "Bandingkan dua daerah atau dua hal"
	menuBrowse   = "Jelajahi menurut aspek, bidang, daerah"
	menuNewest   = "Dokumen terbaru"
	menuDocument = "Buka dokumen menurut nomornya"

	menuTeam      = "Tim IPP: daerah, zona waktu, anggota"
	menuAgenda    = "Agenda tim, atau tambah: /agenda rapat besok jam 9"
	menuSchedule  = "Pengingat 30 hari ke depan"
	menuCalendar  = "Agenda untuk kalender ponsel"
	menuCycle     = "Buka siklus: /siklus 2026 mandiri"
	menuEvidence  = "Daftar bukti dukung"
	menuRating    = "Perkiraan nilai IPP tim"
	menuGaps      = "Celah terbesar dan praktik daerah lain"
	menuTarget    = "Langkah paling sedikit ke target, misalnya A-"
	menuRecommend = "Apa yang sebaiknya dikerjakan lebih dulu"
	menuShare     = "Membagi bukti dukung kepada anggota"
	menuUnits     = "Beberapa lokus dalam satu tim"
	menuRecap     = "Rekap satu halaman untuk pimpinan"
	menuPapers    = "Bahan sebelum kunjungan ke suatu daerah"
	menuSimilar   = "Daerah mana yang cocok ditiru"
	menuHandover  = "Serahkan tugas kepada pengganti"
	menuFollowUp  = "Jadikan hasil kunjungan agenda tim"
	menuReport    = "Laporan kunjungan dan hasilnya (DOCX)"

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
	menuFacts      = "Fakta yang dibaca dari dokumen"
	menuUnanswered = "Pertanyaan yang belum terjawab"
	menuTerms      = "Tambah singkatan"
	menuStatistics = "Statistik dan grafik"
	menuTest       = "Uji pertanyaan"
	menuInvite     = "Undang orang dengan peran"
	menuAdmin      = "Daftar peran, cabut peran"
	menuAudit      = "Catatan perubahan"
)

// What the admins are told of somebody who floods.
const (
	wordsQuieted = "Pengguna %d mengirim terlalu banyak pesan dan didiamkan satu jam. Tidak perlu tindakan; ia " +
		"dilayani lagi sesudahnya."
)
