package report

// What stands in the files.
const (
	wordsAuthor = "Studi Tiru"
	wordsFooter = "Draf otomatis Studi Tiru, %s. Periksa sebelum dipakai."
	wordsUnit   = "Lokus "
	wordsNone   = "–"
	wordsMore   = "… dan %d lagi"
	wordsSource = "[%d] %s (dokumen %d di Studi Tiru)."
	headSources = "Sumber"
	headProblem = "Masalah"
	wordsFillIn = "………… (tidak ada dalam catatan kunjungan; lengkapi)"
	wordsSigned = "…………………, %s\nYang melaporkan,\n\n\n\n(………………………………)\nNIP …………………"
	wordsRated  = "nilai %d"
	wordsLetter = " – %s, IPP %s"
	wordsGap    = "Indikator %d: %s (%s)"
	wordsWhen   = "Tanggal: "
	wordsWhere  = "Daerah yang dikunjungi: "

	headPlan       = "Rencana aksi"
	wordsStep      = "Indikator %d: %s\nNilai %s → %d"
	wordsNotRated  = "belum dinilai"
	wordsNoMissing = "Semua bukti dalam daftar sudah siap; periksa apakah cukup untuk skor berikutnya."
	wordsPractice  = "Contoh: "
	wordsGuide     = "Panduan: "
	wordsRule      = "Aturan: "
	wordsPlanNote  = "Bunyi skor berasal dari instrumen; upaya adalah taksiran Studi Tiru. " +
		"Tugas yang selesai baru menaikkan perkiraan sesudah indikatornya dinilai ulang."

	headRecap     = "Rekap IPP %d"
	headUnits     = "Lokus"
	headGaps      = "Celah terbesar"
	headLate      = "Lewat tenggat"
	headLoads     = "Penanggung jawab bukti dukung"
	altRadar      = "Nilai tiap aspek pada skala 0 sampai 5"
	wordsNoGaps   = "Belum ada celah yang diketahui: indikator belum dinilai, atau semuanya sudah bernilai 5."
	wordsNoneLate = "Tidak ada yang lewat tenggat."

	headJourney     = "Laporan perjalanan dinas"
	headBasis       = "Dasar"
	headPurpose     = "Maksud dan tujuan"
	headPeople      = "Peserta"
	headTime        = "Waktu dan tempat"
	headResult      = "Hasil"
	headFollow      = "Tindak lanjut"
	headEnd         = "Penutup"
	wordsBasisOrder = "Surat tugas nomor ………… tanggal ………… (lengkapi)"
	wordsBasisNote  = "Catatan kunjungan nomor %d di Studi Tiru"
	wordsEnd        = "Demikian laporan ini disampaikan sebagai bahan tindak lanjut."

	headPapers     = "Paket kunjungan ke %s"
	headKnown      = "Yang diketahui tentang nilainya"
	headByGap      = "Praktik menurut celah tim"
	headOthers     = "Praktik lain di sana"
	headVisits     = "Yang sudah berkunjung ke sana"
	headAsk        = "Yang perlu ditanyakan di sana"
	headLearnt     = "Yang sudah dipelajari pengunjung"
	headOpen       = "Yang belum diketahui menurut sumber"
	headNotes      = "Catatan di tempat"
	wordsNoneByGap = "Belum ada praktik daerah ini yang menyebut indikator celah tim."
)

func columnsPlan() []string {
	return []string{"No", "Indikator dan langkah", "Bunyi skor berikutnya", "Bukti yang belum ada", "Contoh dan panduan",
		"Penanggung jawab", "Tenggat"}
}

func columnsUnits() []string { return []string{"Lokus", "Perkiraan", "Bukti siap"} }

func columnsGaps() []string { return []string{"Indikator", "Nilai", "Bila menjadi 5"} }

func columnsLate() []string { return []string{"Apa", "Penanggung jawab", "Tenggat"} }

func columnsLoads() []string { return []string{"Nama", "Bukti", "Selesai", "Lewat tenggat"} }

func columnsFollow() []string { return []string{"Tindakan", "Penanggung jawab", "Tenggat", "Keadaan"} }

func columnsNotes() []string {
	return []string{"Yang dilihat", "Siapa yang menjelaskan", "Dapat ditiru? Apa syaratnya?"}
}
