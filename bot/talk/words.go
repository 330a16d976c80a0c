package talk

// Sentences that several features say.
const (
	WordsExpired    = "Tombol sudah kedaluwarsa, ketik /cari"
	WordsInPrivate  = "Perintah ini hanya di chat pribadi dengan bot."
	LabelInPrivate  = "Buka chat pribadi"
	LabelOpen       = "📄 Buka sumber"
	WordsNoDocument = "Dokumen itu tidak ditemukan atau tidak terbuka untuk Anda. Ketik /jelajah untuk melihat daftar."
	LabelNext       = "Berikutnya ▶"
	LabelPrevious   = "◀ Sebelumnya"
	WordsSources    = "Sumber"
	WordsFailed     = "Maaf, terjadi gangguan. Pertanyaan Anda tidak hilang; silakan coba lagi sebentar lagi."
	LabelNo         = "Batal"
	LabelAccept     = "Terima"
	WordsMore       = "… dan %d lagi"
	LabelCSV        = "⬇ CSV"
	wordsCSV        = "Buka dengan aplikasi lembar sebar; kolom dipisah titik koma."
	wordsPage       = "hlm. %d"
)
