package knowledge

// Why a document is refused, for who wrote it.
const (
	wordsNotUTF8       = "berkas bukan teks UTF-8; simpan ulang sebagai UTF-8"
	wordsNoFrontMatter = "tidak ada front matter: awali berkas dengan baris --- lalu title, kind, sources, dan tutup " +
		"dengan ---"
	wordsUnknownKey        = "kunci %q tidak dikenal (baris %s); yang boleh: %s"
	wordsWrongType         = "nilai %q di baris %s tidak sesuai jenisnya; periksa angka, daftar dan tanda kutip"
	wordsNotYAML           = "front matter bukan YAML yang sah: periksa titik dua, tanda kutip dan indentasi"
	wordsNoTitle           = "title kosong: tulis judul dokumen"
	wordsLongTitle         = "title lebih dari %d huruf: singkatkan"
	wordsNoKey             = "nama dokumen kosong: beri nama berkas atau id"
	wordsUnknownKind       = "kind %q tidak dikenal; pilih inovasi, kunjungan, aturan atau panduan"
	wordsNoBody            = "isi dokumen kosong: tulis isinya di bawah front matter"
	wordsLongBody          = "isi dokumen lebih dari %d MB: bagi menjadi beberapa dokumen"
	wordsOddYear           = "year %d di luar 1945–2100"
	wordsSourceDate        = "sources nomor %d: date"
	wordsNoSuchDate        = "%s %q tidak ada di kalender; tulis 2026, 2026-01 atau 2026-01-09"
	wordsNoDate            = "%s %q bukan tanggal; tulis 2026, 2026-01 atau 2026-01-09"
	wordsUnknownStatus     = "status %q tidak dikenal; pilih berlanjut, berhenti atau belum dikonfirmasi"
	wordsUnknownVisibility = "visibility %q tidak dikenal; pilih publik, internal atau terbatas"
	wordsUnknownAspect     = "aspects %q tidak dikenal; pilih kebijakan, sdm, sarpras, sipp, pengaduan atau inovasi"
	wordsOddIndicator      = "indicators %d di luar 1–31"
	wordsManyQuestions     = "questions memuat %d pertanyaan; paling banyak %d"
	wordsLongQuestion      = "questions nomor %d lebih dari %d huruf"
	wordsNoSources         = "sources kosong: sebutkan sedikitnya satu sumber"
	wordsSourceTitle       = "sources nomor %d tidak punya title"
	wordsSourceURL         = "sources nomor %d: url harus alamat http atau https"
	wordsUnknownField      = "kunci %q tidak dikenal; yang boleh: id, text, %s"
	wordsNotJSON           = "baris bukan JSON yang sah"
)
