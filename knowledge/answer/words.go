package answer

// What the parts of a question are called when they are missing.
const (
	wordsIndicator  = "indikator %d"
	wordsScore      = "Skor %d:"
	wordsOr         = " atau "
	wordsAnd        = " dan "
	wordsAbout      = "tentang"
	wordsEvaluation = "PEKPPP" // that the index comes from
	wordsVisit      = "kunjungan|studi tiru|studi banding"
	wordsWho        = "siapa"
	wordsNumberOf   = "jumlah "
	wordsOfNation   = " di Indonesia"
	wordsFirst      = "pertama"
	wordsIts        = "nya"
	wordsSample     = "naskah contoh"
	wordsTemplate   = "template|format|naskah|draf|blangko|contoh surat|contoh sk|contoh isi"
	wordsPlaybook   = "langkah|cara|tahapan"
	wordsGlossary   = "istilah|apa itu|pengertian|definisi"
	wordsRank       = "peringkat"
	wordsAlike      = "praktik yang serupa dengan "
)

// Next steps: what stands on the button, and what is asked when it is pressed.
const (
	nextYear      = "%s %d"
	nextYearAsk   = "%s %s tahun %d"
	nextVisits    = "Siapa berkunjung ke %s"
	nextVisitsAsk = "siapa saja yang pernah studi tiru ke %s"
	nextField     = "%s di daerah lain"
	nextFieldAsk  = "daftar inovasi %s"
	nextShelf     = "Inovasi %s"
	nextShelfAsk  = "daftar inovasi %s"
	nextProof     = "Bukti indikator %d"
	nextProofAsk  = "bukti dukung indikator %d"
	nextRank      = "Peringkat %s"
	nextRankAsk   = "urutkan daerah menurut %s"
)
