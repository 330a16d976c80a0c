package talk

// Sentences that several features say.
const (
	WordsExpired   = "Tombol sudah kedaluwarsa, ketik /cari"
	WordsInPrivate = "Perintah ini hanya di chat pribadi dengan bot."
	LabelInPrivate = "Buka chat pribadi"
	LabelOpen      = "📄 Buka sumber"
)
