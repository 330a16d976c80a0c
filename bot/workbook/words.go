package workbook

// Heads of the columns that are read back.
const (
	headID    = "No baris"
	headState = "Keadaan"
	headOwner = "Penanggung jawab"
	headDue   = "Tenggat"
	headLink  = "Tempat"
	headNote  = "Komentar"
)

// heads are the heads of all columns, in order.
func heads() []any {
	return []any{headID, "Aspek", "Indikator", "Pertanyaan", "Bobot (%)", "Nilai F-01", "Nilai F-02", "Tahun lalu", "Bukti dukung",
		"Bentuk", headState, headOwner, headDue, headLink, headNote}
}
