package ask

// What is said about questions, answers and documents.
const (
	labelAlone        = "Tanya lagi tanpa konteks"
	labelAnswer       = "◀ Kembali ke jawaban"
	labelBack         = "◀ Kembali"
	labelBad          = "👎"
	labelByAspect     = "Aspek IPP"
	labelByField      = "Bidang"
	labelByKind       = "Jenis"
	labelByPlace      = "Daerah"
	labelFirst300     = "Cari dari 300 huruf pertama"
	labelForward      = "Teruskan ke admin"
	labelGist         = "Cari: "
	labelGood         = "👍"
	labelMore         = "Hasil lain ▶"
	labelWhatsApp     = "Salin untuk WhatsApp"
	wordsAlternatives = "Yang masih berjalan:"
	wordsBrowse       = "Jelajahi menurut apa?"
	wordsChatter      = "Saya menjawab pertanyaan tentang pelayanan publik: inovasi daerah, aturan, IPP, dan " +
		"kunjungan kerja. Silakan tulis pertanyaannya, atau ketik /jelajah."
	wordsDisagree = "⚠ Sumber berbeda: bandingkan angka, tahun, dan sumbernya."
	wordsDocument = "Tulis nomor dokumennya, misalnya: /dokumen 12. Untuk daftar, ketik /jelajah atau /terbaru."
	wordsEdited   = "Pertanyaan diubah"
	wordsEmpty    = "Saya belum menemukan kata untuk dicari. Tulis pertanyaannya dengan kata-kata, misalnya " +
		"“contoh inovasi adminduk sehari jadi”."
	wordsForwardOK     = "Diteruskan ke admin. Terima kasih."
	wordsGone          = "Dokumen ini tidak tersedia lagi. Ketik /cari untuk mencari yang lain."
	wordsHiddenInGroup = "Ada sumber internal; buka di chat pribadi."
	wordsInherited     = "Melanjutkan pertanyaan sebelumnya"
	wordsInlineNone    = "Tidak ditemukan; tanya di chat pribadi"
	wordsInlineOpen    = "Tanya di chat pribadi"
	wordsLate          = "Maaf, jawaban ini terlambat karena gangguan sambungan."
	wordsNearest       = "Topik terdekat:"
	wordsNewer         = "Dokumen telah diperbarui sejak jawaban itu; ini isi terbarunya."
	wordsNewest        = "Dokumen terbaru"
	wordsNoContext     = "Dicari tanpa pokok sebelumnya."
	wordsNoMore        = "Tidak ada hasil lain."
	wordsNotFound      = "Belum ada di basis pengetahuan."
	wordsNotFoundNext  = "Coba kata lain, sebut daerah atau nama programnya, atau teruskan pertanyaan ini ke admin."
	wordsNothing       = "Belum ada dokumen di sini. Kembali, atau ketik pertanyaan Anda."
	wordsPartly        = "Belum ada jawaban yang tepat. Yang paling dekat:"
	wordsPrivate       = "Maaf, saya tidak memberikan data pribadi seseorang. Untuk urusan dinas, hubungi kanal resmi " +
		"instansinya atau tanyakan layanan pengaduannya."
	wordsTestWhat    = "Tulis pertanyaan yang diuji, misalnya: /uji nilai ipp pontianak"
	wordsThanks      = "Terima kasih, sudah dicatat."
	wordsTooLong     = "Pertanyaan terlalu panjang (paling banyak 300 huruf). Tulis lebih singkat, atau tekan tombol di bawah."
	wordsUnclear     = "Yang Anda maksud yang mana?"
	wordsUnderstood  = "Saya cari: "
	wordsWhyBad      = "Apa yang kurang?"
	labelNewest      = "Isi terbaru ▶"
	labelWatch       = "🔔 Kabari saya"
	wordsOlder       = "Dokumen telah diperbarui sejak jawaban itu; ini isi lamanya."
	wordsMoreSources = "… dan %d sumber lain"
	wordsAskWhat     = "Tulis yang dicari sesudah perintah, misalnya: /cari antrean rumah sakit"
	wordsNoTest      = "Uji pertanyaan tidak tersedia di sini. Jalankan dari baris perintah: studitiru ask --explain"
)

// reasonsBad are the four reasons that a person can give for 👎.
var reasonsBad = []struct{ Key, Label string }{
	{"salah", "Tidak menjawab"},
	{"lama", "Sudah usang"},
	{"kurang", "Kurang lengkap"},
	{"sumber", "Sumber meragukan"},
}
