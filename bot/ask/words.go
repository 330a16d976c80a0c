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
	labelShare        = "Bagikan"
	labelFirst        = "Cari dari %d huruf pertama"
	labelForward      = "Teruskan ke admin"
	labelGist         = "Cari: "
	labelGood         = "👍"
	labelMore         = "Hasil lain ▶"
	labelWhatsApp     = "Salin untuk WhatsApp"
	wordsAlternatives = "Yang masih berjalan:"
	wordsBrowse       = "Jelajahi menurut apa?"
	wordsDisagree     = "⚠ Sumber berbeda: bandingkan angka, tahun, dan sumbernya."
	wordsDocument     = "Tulis nomor dokumennya, misalnya: /dokumen 12. Untuk daftar, ketik /jelajah atau /terbaru."
	wordsEdited       = "Pertanyaan diubah"
	wordsEmpty        = "Saya belum menemukan kata untuk dicari. Tulis pertanyaannya dengan kata-kata, misalnya " +
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
	wordsTooLong     = "Pertanyaan terlalu panjang (paling banyak %d huruf). Tulis lebih singkat, atau tekan tombol di bawah."
	wordsUnclear     = "Yang Anda maksud yang mana?"
	wordsUnderstood  = "Saya cari: "
	wordsWhyBad      = "Apa yang kurang?"
	labelWatch       = "🔔 Kabari saya"
	wordsMoreSources = "… dan %d sumber lain"
	wordsAskWhat     = "Tulis yang dicari sesudah perintah, misalnya: /cari antrean rumah sakit"
	labelCompute     = "Hitung untuk tim saya"
	labelCopy        = "Salin singkat"
	labelDownload    = "Unduh ringkasan"
	wordsAround      = "Selengkapnya"
	wordsSomeSteps   = "Butir 1–%d dari %d; selebihnya di 📄 %s."
	wordsByMeasure   = "Tiap baris adalah kalimat sumbernya."
	wordsCompareWhat = "Sebut dua daerah atau dua hal yang dibandingkan, misalnya: /banding Pontianak Balikpapan pengaduan"
	wordsCompare     = "bandingkan "
	wordsNoData      = "belum ada data"
	wordsAnd         = " dan "
	headCompare      = "Perbandingan %s"
	nameCompare      = "perbandingan.docx"
	wordsAuthor      = "Studi Tiru"
	wordsOtherList   = "%d dokumen; tulis pertanyaan ini tersendiri untuk daftarnya."
	wordsExampleOf   = "contoh "
	wordsNoStep      = "Langkah nomor %d tidak ada; yang terakhir nomor %d."
	wordsNoNth       = "Hasil nomor %d tidak ada; yang terakhir nomor %d."
	wordsSorry       = "Maaf atas jawaban yang keliru. Apa yang kurang? Anda juga dapat menulis ulang pertanyaannya."

	wordsCompareFooter = "Draf otomatis Studi Tiru, %s. Periksa sumbernya sebelum dipakai."
	wordsNoTest        = "Uji pertanyaan tidak tersedia di sini. Jalankan dari baris perintah: studitiru ask --explain"
)

// reasonsBad are the four reasons that a person can give for 👎.
var reasonsBad = []struct{ Key, Label string }{
	{"salah", "Tidak menjawab"},
	{"lama", "Sudah usang"},
	{"kurang", "Kurang lengkap"},
	{"sumber", "Sumber meragukan"},
}

// commandLabels are the labels of buttons that run commands.
var commandLabels = map[string]string{
	"jelajah": "Jelajahi", "bantuan": "Bantuan", "tim": "Tim IPP", "privasi": "Data yang disimpan", "tambah": "Usulkan dokumen",
	"agenda": "Agenda", "jadwal": "Jadwal", "gabung": "Masukkan kode", "terbaru": "Dokumen terbaru",
	"banding": "Bandingkan",
}
