package knowledge

// Headings of a visit note, in their order. They are part of the document: searched, quoted and exported.
const (
	HeadVisitors = "Rombongan"
	HeadHost     = "Diterima oleh"
	HeadDates    = "Waktu"
	HeadTopic    = "Topik"
	HeadWhy      = "Alasan memilih"
	HeadSeen     = "Yang dilihat"
	HeadCopy     = "Yang bisa ditiru"
	HeadFollow   = "Rencana tindak lanjut"
)

// Aspects are the six aspects of the IPP instrument, by the short key used in front matter.
func Aspects() []Label {
	return []Label{
		{"kebijakan", "Kebijakan Pelayanan"},
		{"sdm", "Profesionalisme SDM"},
		{"sarpras", "Sarana dan Prasarana"},
		{"sipp", "Sistem Informasi Pelayanan Publik"},
		{"pengaduan", "Konsultasi dan Pengaduan"},
		{"inovasi", "Inovasi"},
	}
}
