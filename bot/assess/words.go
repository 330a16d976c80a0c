package assess

import "studitiru/knowledge/ipp"

// What is said about evidence as the work of several people.
const (
	wordsUnitOf       = "Lokus: "
	wordsLineLate     = " ⚠ lewat tenggat"
	wordsVerifiedBy   = " oleh %s"
	wordsNoteOf       = "Komentar: "
	wordsEvidenceNote = "Tulis komentar tentang bukti ini (balas pesan ini)."
	wordsEvidenceMend = "Disimpan. Tulis alasannya: apa yang perlu diperbaiki, atau mengapa tidak berlaku (balas pesan ini)."
	wordsEvidenceBack = "Dikembalikan kepada "
	wordsEvidenceDue  = "Tulis tenggat bukti ini, misalnya: 15 Juli (balas pesan ini)."
	wordsNoChanges    = "Belum ada perubahan."
	wordsSomebody     = "seseorang"
	wordsSameEyes     = "Bukti diverifikasi oleh orang lain: bukan penanggung jawabnya, dan bukan yang menyatakannya siap."
	wordsNotReady     = "Nyatakan siap lebih dulu; sesudah itu orang lain memverifikasinya."

	labelDay     = "📅 Tenggat"
	labelNote    = "💬 Komentar"
	labelChanges = "🕘 Riwayat"
)

// fieldName is what a field of a line is called where its changes are listed.
func fieldName(field string) string {
	switch field {
	case "owner":
		return "penanggung jawab"
	case "due":
		return "tenggat"
	case "link":
		return "tautan"
	case "note":
		return "komentar"
	case "item":
		return "nama bukti"
	}
	return field
}

// What is said about values that somebody writes.
const (
	wordsRatingUnread      = "Tidak saya pahami: “%s”. Tidak ada yang disimpan."
	wordsRatingNoIndicator = "Indikator %d tidak ada dalam instrumen siklus ini. Tidak ada yang disimpan."
	wordsRatingWhole       = "Nilai indikator %d adalah bilangan bulat 0 sampai 5, bukan “%s”. Tidak ada yang disimpan."
	wordsRatingSKM         = "Nilai SKM adalah angka 25 sampai 100, misalnya: /nilai SKM 82,5. Tidak ada yang disimpan."
	wordsRatingPersons     = "Jumlah responden adalah bilangan bulat, misalnya: /nilai responden 45 dari 100. " +
		"Tidak ada yang disimpan."
	wordsRatingHow = "Contoh: /nilai 5 4 · /nilai 5 4, 6-9 3 · /nilai F-02 5 3 SK belum ditetapkan · /nilai 5 hapus · " +
		"/nilai F-03 4,2 · /nilai SKM 82,5 · /nilai responden 45 dari 100"
	wordsRatingChanged = "%s indikator %d: %s → %s"
	wordsRatingSame    = "%s indikator %d: tetap %s"
	wordsRatingNoted   = " (komentar: %s)"
	wordsSurveyChanged = "F-03: %s → %s"
	wordsSKMReckoned   = "SKM %s ÷ 20 = F-03 %s (penyetaraan kami; F-03 resmi berasal dari surveinya sendiri)"
	wordsRespondents   = "Responden: %d"
	wordsNothing       = "belum dinilai"

	wordsMeanSoFar    = "Rata-rata yang sudah dinilai: %s (%d dari %d indikator)."
	wordsNoGrade      = "Kategori ditulis sesudah semua indikator dinilai. Nilai akhir antara %s dan %s."
	wordsLastYear     = " (%d: %s)"
	wordsSurveyCount  = " (%d responden)"
	wordsSurveyWanted = " (%d dari %d responden)"
	wordsOwnBeside    = "Nilai sendiri (F-01): %s"
	wordsRatingNote   = "Komentar %s: %s"
	wordsAskComment   = "Tulis komentar untuk %s indikator %d (balas pesan ini). Tulis “hapus” untuk menghapusnya."
	wordsNoDifference = "Evaluator belum memberi nilai, atau semua nilainya sama dengan nilai sendiri dan tanpa komentar."
	headDifference    = "Nilai sendiri dan evaluator"
	wordsDifference   = "%d. %s\nF-01 %s · F-02 %s"
	wordsHistoryOpen  = "%d %s: rata-rata %s, terjawab %d dari %d"
	wordsRadarOpen    = "%s Rata-rata %s, belum lengkap"

	labelTakeBack   = "✖ Kosongkan"
	labelDifference = "F-01 ↔ F-02"
)

// What is said about plans, tasks and recommendations.
const (
	wordsNextScore      = "%s · skor %d: "
	wordsNothingMissing = "Bukti: semua dalam daftar sudah siap; periksa apakah cukup untuk skor itu."
	wordsProduce        = "Hasilkan: "
	wordsExample        = "• Contoh: "
	wordsGuideIs        = "• Panduan: "
	wordsRuleIs         = "• Aturan: "
	wordsNoneAlike      = "Belum ada contoh dari daerah serupa yang nilainya lebih baik; yang ada:"
	wordsBasis          = "Bunyi skor: %s."
	wordsAlike          = " · mirip daerah Anda"
	wordsTaskIs         = "📌 Tugas %s: %s, tenggat %s"
	wordsTaskTwice      = "Tugas itu sudah ada di agenda."
	wordsTaskRate       = "Selesai belum mengubah perkiraan: nilai ulang indikatornya di /nilai."
	wordsTaskDay        = "Tulis tenggatnya, misalnya: 15 Juli (balas pesan ini)."
	wordsTaskWhen       = "Sampai kapan?"
	wordsTaskMade       = "Tugas masuk agenda dan diingatkan sebelum tenggatnya."
	wordsTaskTitle      = "Indikator %d ke skor %d: %s"
	wordsTaskDone       = " · ☑ tugas selesai, belum dinilai ulang"
	wordsTaskOpen       = " · 📌"
	wordsGapPage        = "Celah %d–%d dari %d, yang terbesar lebih dulu."

	headTarget        = "Menuju %s – %s"
	wordsTargetUnread = "Target “%s” tidak saya kenal. "
	wordsTargetHow    = "Tulis targetnya: kategori atau nilai, misalnya /target A- atau /target 4,2. " +
		"Upaya paling ringan: /target A- upaya"
	wordsTargetRate    = "Belum ada indikator yang dinilai. Isi dulu di /nilai; rencana dihitung dari nilainya."
	wordsTargetReached = "Sudah tercapai: perkiraan %s, target %s. Jaga buktinya di /bukti."
	wordsTargetFar     = "Sekarang %s. Target %s tidak tercapai dari indikator saja: semua bernilai 5 menghasilkan %s."
	wordsTargetWay     = "Sekarang %s → %s dengan %d langkah masing-masing +1 pada %d indikator (%s)."
	wordsSurveyNeeded  = "Perlu F-03 paling sedikit %s, dengan semua indikator bernilai 5."
	wordsSurveyAlone   = "Tanpa langkah apa pun, target tercapai bila F-03 paling sedikit %s."
	wordsStepLine      = "%d. Indikator %d, %s: %d → %d · %s · %s"
	wordsStepGain      = "Sampai skor %d: %s IPP"
	wordsTargetIs      = "Target: %s"
	wordsAssumed       = "%d indikator belum dinilai dan di sini dianggap sama dengan rata-rata yang sudah dinilai (%s): %s."
	wordsAssumedSurvey = "F-03 belum ada; di sini dianggap sama dengan F-02."
	wordsAssumedOwn    = "%d indikator dinilai sendiri; nilai evaluator dapat berbeda, dan itu tidak dapat diketahui sebelumnya."
	wordsRateAgain     = "Tugas sudah selesai tetapi belum dinilai ulang: indikator %s. Yang dihitung hanya nilai di /nilai."
	filePlan           = "rencana-aksi-%d.docx"

	headRecommend      = "Rekomendasi untuk %s"
	wordsFromGaps      = "Dari celah tim sendiri: bobot × jarak ke skor 5. Perkiraan tim, bukan nilai resmi."
	wordsFromWeights   = "Nilai tim belum diisi; ini dari indikator berbobot terbesar. Isi /nilai agar sesuai celah tim."
	wordsValuesUnknown = "Nilai tiap indikator %s tidak diketahui di sini; " +
		"ini dari indikator berbobot terbesar dan bukti yang lazim diminta."
	wordsIndexKnown    = "IPP %s: %s. "
	wordsRecommended   = "%d) Indikator "
	wordsRecommendNext = "Tekan nomor untuk rinciannya dan untuk menjadikannya tugas."
	wordsRecommendTeam = "Agar sesuai celah sendiri: buat tim dengan /tim, buka siklus, isi /nilai, lalu /rekomendasi."
	wordsRecommendHow  = "Tulis daerahnya, misalnya: /rekomendasi Kota Balikpapan"

	labelTask        = "📌 Jadikan tugas"
	labelTaskOf      = "📌 Jadikan tugas: indikator %d"
	labelPlan        = "◀ Kembali"
	labelOtherDay    = "📅 Tanggal lain"
	labelLeastEffort = "Upaya paling ringan"
	labelFewestSteps = "Langkah paling sedikit"
	labelPlanFile    = "⬇ Rencana aksi"
)

// What is said about papers of a visit, the recap, the lokus and the dividing of evidence.
const (
	headUnknown       = "Belum diketahui"
	wordsPapersHow    = "Tulis daerahnya, misalnya: /paket Kota Pontianak"
	wordsIndexUnknown = "IPP %s belum diketahui di sini."
	wordsPapersHeavy  = "Celah tim belum diketahui; ini menurut indikator berbobot terbesar. Isi /nilai agar sesuai celah tim."
	headPapers        = "Paket kunjungan ke %s"
	headPapersGap     = "Praktiknya menurut celah"
	headPapersOthers  = "Praktik lain (%d)"
	headPapersVisits  = "Yang sudah berkunjung (%d)"
	headPapersAsk     = "Tanyakan di sana"
	headPapersLearnt  = "Yang sudah dipelajari pengunjung"
	headPapersOpen    = "Belum diketahui menurut sumber"
	wordsPapersNone   = "Belum ada praktiknya di sini yang menyebut indikator itu; lihat yang perlu ditanyakan."
	wordsPapersFirst  = "Belum ada catatan kunjungan ke sana di basis pengetahuan."
	wordsPapersNext   = "Sesudah kunjungan: tulis /kunjungan, lalu /tindaklanjut dan /laporan dengan nomornya."
	wordsIndicatorIs  = "Indikator %d, %s:"
	wordsAskThere     = "Indikator %d (%s): bagaimana mencapai “%s”, dan apa buktinya?"
	wordsAskHow       = "Indikator %d: apa syarat, biaya, dan kendalanya dalam “%s”, dan apa yang akan dilakukan berbeda?"
	filePapers        = "paket-%s-%s.docx"
	labelPapersFile   = "⬇ DOCX"

	wordsEvidenceIs = "Bukti dukung: %s."
	fileRecap       = "rekap-ipp-%d.docx"
	wordsBefore     = "Sebelumnya (%d): %s"
	wordsRecapLate  = "Lewat tenggat: %d."
	wordsRecapFile  = " Rinciannya di dalam berkas."

	wordAdd      = "tambah"
	headUnits    = "Lokus – %s"
	wordsUnitHow = "Tulis nama lokusnya, misalnya: /lokus tambah Disdukcapil. Tanpa kata lain, /lokus menampilkan daftarnya. " +
		"Lokus yang sudah ada tidak dapat dihapus."
	wordsUnitNone = "Tim ini mengevaluasi satu lokus. Untuk beberapa lokus, ketua menulis /lokus tambah NAMA; " +
		"yang pertama memakai nilai dan bukti yang sudah ada."
	wordsUnitThere    = "Lokus “%s” sudah ada."
	wordsUnitAdded    = "Lokus “%s” ditambahkan."
	wordsUnitMany     = "Lokus tim ini sudah terlalu banyak."
	wordsUnitOpen     = "rata-rata %s (%d/%d)"
	wordsUnitMean     = "Rata-rata lokus lengkap (%d/%d)"
	wordsUnitEvidence = " · bukti %s"
	wordsUnitPick     = "Tekan lokus yang Anda kerjakan."
	wordsUnitAt       = "%s mengerjakan %s."

	wordsShareHow = "Tulis satu baris untuk tiap pembagian, misalnya:\n/bagi aspek SDM → Ani, 15 Juli\n" +
		"indikator 15-20 → Budi, 1 Agustus\nsisanya → saya"
	wordsShareUnread     = "Tidak saya pahami: “%s”. Tidak ada yang dibagi."
	wordsShareWhat       = "Bagian “%s” tidak saya kenal: tulis aspek, nomor indikator, semua, atau sisanya."
	wordsShareWho        = "“%s” bukan anggota tim. Anggota: %s."
	wordsShareWhich      = "“%s” cocok dengan beberapa anggota: %s. Tulis nama lengkapnya."
	wordsShareDate       = "Tanggal “%s” tidak saya pahami."
	wordsShareEmpty      = "Tidak ada bukti yang belum siap pada “%s”."
	wordsShareAll        = "semua"
	wordsShareRest       = "yang belum ada penanggung jawabnya"
	wordsShareIndicators = "indikator %s"
	wordsShareLine       = "%s: %d bukti → %s"
	wordsShareDone       = "%d bukti dibagi. Lihat /bukti."
	wordEvidence         = "bukti "
	wordMe               = "saya"
	wordAnd              = " dan "
	wordUntil            = " sampai "
	patternShare         = `^(.+?)\s*(?:→|->|=>|:|(?i:\s+kepada|\s+untuk|\s+ke)\s)\s*(.+)$`
)

// What is said about the spreadsheet of the checklist.
const (
	patternOwnSheet = `(?i)^bukti-\d{4}\b`
	wordsSheetHow   = "Ubah kolom keadaan, penanggung jawab, tenggat, tempat, dan komentar, " +
		"lalu kirim kembali berkas ini sebagai balasan. Kolom “No baris” jangan diubah. Perubahannya ditunjukkan dulu."
	wordsSheetSend    = "Kirim berkas XLSX bukti dukung yang sudah diisi (balas pesan ini)."
	wordsSheetBig     = "Berkas terlalu besar. Kirim berkas dari tombol XLSX di /bukti."
	wordsSheetReading = "Berkas sedang dibaca. Perubahannya ditunjukkan sebelum disimpan."
	wordsSheetNoLine  = "baris %d tidak ada dalam siklus ini"
	wordsSheetLine    = "%d. %s"
	wordsSheetRow     = "baris %d: %s"
	wordsSheetSame    = "Tidak ada yang berbeda dari daftar bukti."
	wordsSheetChanges = "%d baris akan berubah"
	wordsSheetPassed  = "Dilewati"
	wordsSheetField   = "%s %s → %s"
	wordsFieldState   = "keadaan"
	wordsSheetState   = "keadaan “%s” tidak dikenal"
	wordsSheetKept    = "%d baris disimpan. Lihat /bukti."
	labelImport       = "⬆ Impor XLSX"
)

// headsLearnt are the headings in notes of visits below which stands what can be copied or was seen.
func headsLearnt() []string {
	return []string{"Yang bisa ditiru", "Cara meniru", "Yang dilihat", "Hasil"}
}

// wordsAll mean every line that is not done; wordsRest those of them that are nobody's.
func wordsAll() []string { return []string{"semua", "seluruhnya", "semua bukti", "semua indikator"} }

// wordsTitles stand before a name.
func wordsTitles() []string {
	return []string{"bu", "ibu", "pak", "bapak", "mas", "mbak", "kak", "bang", "sdr", "sdri", "sdr.", "sdri."}
}

func wordsRest() []string { return []string{"sisanya", "sisa", "yang lain", "lainnya"} }

// effortWords says how long a step usually takes, as our own estimate.
func effortWords(e ipp.Effort) string {
	switch e {
	case ipp.EffortDocument:
		return "dokumen, bulan ini"
	case ipp.EffortInnovation:
		return "inovasi, beberapa tahun"
	}
	return "sarana atau program, tahun ini"
}

// wayWords says what a plan is sparing with.
func wayWords(w ipp.Way) string {
	if w == ipp.LeastEffort {
		return "upaya paling ringan"
	}
	return "paling sedikit langkah"
}

// patternRecommend reads a question for recommendations to a place.
const patternRecommend = `^(?i:(?:tolong|mohon|minta|berikan|beri|buatkan|apa)\s+)*(?i:rekomendasi(?:nya)?|saran)` +
	`(?:\s+(?i:perbaikan|ipp|kenaikan ipp|peningkatan|menaikkan ipp))*(?:\s+(?i:untuk|buat|bagi|ke))\s+(.{3,80})$`

// Patterns of what people write behind /nilai.
const (
	patternValue = `^(?i:(?:indikator|no\.?)\s+)?(\d{1,2})(?:[-–](\d{1,2}))?\s*[=: ]\s*` +
		`(\d+(?:[.,]\d+)?|(?i:hapus|kosong|kosongkan|batal)|-)` +
		`(?: +(.*))?$`
	patternStart = `^(?i:(?:f-?0?[12]\s+)?(?:indikator\s+)?\d{1,2}(?:[-–]\d{1,2})?\s*[=: ]\s*(?:\d|hapus|kosong|batal|-)|` +
		`(?:f-?0?3|skm|ikm|responden)\b)`
	patternBetween       = `, +| (?i:dan) `
	patternPersons       = `^(?i:responden)\s*[:=]?\s*(\+?)\s*(\d+)(?:\s+(?i:orang|responden))?(?:\s*(?i:dari|/)\s*(\d+))?$`
	patternMeanOfPersons = `^(\d+(?:[.,]\d+)?),?\s+(?i:dari\s+)?(\d+)\s+(?i:orang|responden)$`
)

// takenBack reports whether somebody wrote that a value is taken back.
func takenBack(text string) bool {
	switch text {
	case "hapus", "kosong", "kosongkan", "batal", "-", "Hapus", "HAPUS":
		return true
	}
	return false
}

// What is said about evidence, estimates and what to learn.
const (
	fileEvidencePicture = "bukti.png"
	fileEvidenceSheet   = "bukti-%d.xlsx"
	fileRadar           = "radar.png"
	headEstimate        = "Perkiraan IPP"
	headEstimateOf      = "Perkiraan IPP %d – %s"
	headEvidence        = "Bukti dukung"
	headEvidenceOf      = "Bukti dukung %d – %s"
	headGaps            = "Celah %d – %s"
	headSimilar         = "Belajar ke mana dari %s?"
	labelAllAspects     = "◀ Semua aspek"
	labelEvaluator      = "Isi nilai evaluator (F-02)"
	labelHistory        = "Riwayat"
	labelMine           = "🙋 Saya kerjakan"
	labelPicture        = "📊 Gambar"
	labelRadar          = "📈 Radar"
	labelRate           = "✏ Isi indikator %d"
	labelRateAgain      = "✏ Ubah indikator %d"
	labelSheet          = "⬇ XLSX"
	labelSum            = "Σ Hasil"
	labelWhatIf         = "Jika 5?"
	labelWhere          = "🔗 Tautan"
	wordsAspectValue    = "%s: %s (%d dari %d)"
	wordsBetween        = "Terjawab %d dari %d; nilai akhir antara %s dan %s."
	wordsChange         = "%s (IPP %s → %s)"
	wordsEvidenceLink   = "Tulis tautan atau tempat berkasnya (balas pesan ini). Berkasnya sendiri tidak disimpan di sini."
	wordsForms          = "F-02 (bila kosong: F-01): %s · "
	wordsGain           = "Ke skor 5: %s IPP"
	wordsGapNoPractice  = "Belum ada praktik, panduan, atau aturan untuk indikator ini di basis pengetahuan."
	wordsGapNone        = "Tidak ada celah: semua indikator sudah bernilai 5. Periksa lagi dengan /nilai."
	wordsHistory        = "%d %s: %s (%s), terjawab %d dari %d"
	wordsIndex          = "IPP %s – %s"
	wordsIndicator      = "Indikator %d"
	wordsNoSurvey       = "belum ada; tulis /nilai F-03 4,2"
	wordsNotRated       = "belum dinilai"
	wordsOr             = " atau "
	wordsPlaceOf        = "Tempat: "
	wordsRadar          = "%s IPP %s (%s)"
	wordsRated          = "nilai %d"
	wordsRatingNone     = "Belum ada indikator yang dinilai. Tekan tombol di bawah: setiap angka 0–5 disertai artinya. " +
		"Rata-rata survei: /nilai F-03 4,2"
	wordsRatingOwn    = "Perkiraan tim sendiri, bukan nilai resmi."
	wordsRatingSurvey = "Nilai F-03 adalah rata-rata survei dari 0 sampai 5, misalnya: /nilai F-03 4,2"
	wordsSimilarHow   = "Tulis daerahnya, misalnya: /mirip Kota Balikpapan"
	wordsSimilarMaybe = " Maksud Anda %s?"
	wordsSimilarNext  = "Tanyakan langsung, misalnya: inovasi perizinan di daerah itu. Catatan kunjungan: /jelajah."
	wordsSimilarNone  = "Belum ada pembanding dengan nilai IPP yang diketahui untuk %s."
	wordsStanding     = " – IPP "
	wordsToNext       = "Ke kategori %s kurang %s."
	wordsPlanNext     = " Langkahnya: /target %s"
	wordsAgendaKept   = "Disimpan di agenda."
)
