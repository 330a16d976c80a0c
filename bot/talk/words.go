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
	wordsPage       = "hlm. %d"
)

// fieldNames are the fields of work that their key does not name.
var fieldNames = map[string]string{
	"mpp": "Mal Pelayanan Publik", "ipp": "IPP dan PEKPPP", "skm": "Survei kepuasan (SKM)", "umkm": "UMKM",
	"adminduk": "Administrasi kependudukan", "air": "Air minum", "pajak": "Pajak daerah", "tata-kelola": "Tata kelola inovasi",
	"sosial": "Sosial dan inklusi", "lingkungan": "Lingkungan dan ketertiban", "pengaduan": "Pengaduan dan informasi",
}
