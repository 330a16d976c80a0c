package team

// What is said about evidence as the work of several people.
const (
	wordsUnitOf       = "Lokus: "
	wordsLineLate     = " ⚠ lewat tenggat"
	wordsVerifiedBy   = " oleh %s"
	wordsNoteOf       = "Komentar: "
	wordsEvidenceNote = "Tulis komentar tentang bukti ini (balas pesan ini)."
	wordsEvidenceMend = "Disimpan. Tulis alasannya: apa yang perlu diperbaiki, atau mengapa tidak berlaku (balas pesan ini)."
	wordsEvidenceDue  = "Tulis tenggat bukti ini, misalnya: 15 Juli (balas pesan ini)."
	wordsOneDay       = "Tulis satu tanggal saja, misalnya: 15 Juli."
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
	wordsRatingPersons     = "Jumlah responden adalah bilangan bulat, misalnya: /nilai responden 45 dari 100. Tidak ada yang disimpan."
	wordsRatingHow         = "Contoh: /nilai 5 4 · /nilai 5 4, 6 3 · /nilai F-02 5 3 SK belum ditetapkan · /nilai 5 hapus · " +
		"/nilai F-03 4,2 · /nilai SKM 82,5 · /nilai responden 45 dari 100"
	wordsRatingChanged = "%s indikator %d: %s → %s"
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
	labelPlace      = "🏢 Lokus"
)

// Patterns of what people write behind /nilai.
const (
	patternValue         = `^(?i:(?:indikator|no\.?)\s+)?(\d{1,2})\s*[=: ]\s*(\d+(?:[.,]\d+)?|(?i:hapus|kosong|kosongkan|batal)|-)(?: +(.*))?$`
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
