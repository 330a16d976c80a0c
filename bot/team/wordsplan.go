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
