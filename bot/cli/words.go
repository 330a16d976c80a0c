package cli

import (
	"fmt"

	"studitiru/knowledge"
)

// What ask says.
const (
	wordsUnderstood   = "Saya cari:"
	wordsPage         = "hlm. %d"
	wordsNearest      = "Topik terdekat:"
	wordsAlternatives = "Yang masih berjalan:"
	wordsNoData       = "belum ada data"
	wordsAndMore      = "dll."
	wordsMoreLines    = "     … dan %d lagi; persempit pertanyaannya, atau tambahkan --from N\n"
)

// askedWords is what `ask` says before the quotes, by reason and outcome; "" for nothing.
func askedWords(a knowledge.Answer) string {
	switch {
	case a.Reason == knowledge.ReasonPrivate:
		return "Data pribadi seseorang tidak diberikan. Hubungi kanal resmi instansinya."
	case a.Reason == knowledge.ReasonTooLong:
		return fmt.Sprintf("Pertanyaan terlalu panjang; paling banyak %d huruf.", knowledge.MaxQuestion)
	case a.Reason == knowledge.ReasonAmbiguous:
		return "Yang dimaksud yang mana? Tulis kepanjangannya:"
	case a.Route == knowledge.RouteTalk:
		return a.TalkWords()
	case a.Outcome == knowledge.OutOfScope:
		return "Ini di luar isi basis pengetahuan. Tanyakan inovasi, aturan, IPP, atau kunjungan kerja."
	case a.Outcome == knowledge.NotFound:
		return "Belum ada di basis pengetahuan. Coba kata lain, atau sebut daerah dan nama programnya."
	case a.Outcome == knowledge.Partly && a.Missing == nil:
		return "Belum ada jawaban yang tepat. Yang paling dekat:"
	case a.Disagree:
		return "Sumber berbeda: bandingkan angka, tahun, dan sumbernya."
	}
	return ""
}

// What an explanation of a ranking says, for who curates.
const (
	wordsRead       = "dipahami: %s\n"
	wordsParts      = "bagian: %s\n"
	wordsFixed      = "dibetulkan: %s → %s\n"
	wordsPlaces     = "daerah: %s\n"
	wordsUnknown    = "tidak dikenal: %s\n"
	wordsConfidence = "keyakinan: %.2f (%s)\n\nkata (bobot, jumlah bagian):\n"
	wordsPassages   = "\nbagian (nilai = rincian):\n"
	wordsGone       = "(tidak ada lagi)"
	wordsHit        = "  #%d.%d %s\n    %.2f = %s · keyakinan %.2f\n"
)

// verdictWords is how sure the search is.
func verdictWords(v knowledge.Verdict) string {
	switch v {
	case knowledge.SureMatch:
		return "yakin"
	case knowledge.NearMatch:
		return "mendekati"
	}
	return "tidak ada"
}

// reportHead and the results are the words of the report of import.
func reportHead() []string { return []string{"berkas", "hasil", "nomor", "alasan"} }

const (
	wordsRefused = "ditolak"
	wordsTwin    = "sama "
)
