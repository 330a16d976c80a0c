package desk

import (
	"strings"

	"studitiru/knowledge"
)

// What a proposer should know of how a file was read.
const (
	wordsPages      = "%d halaman"
	wordsPartlyRead = "Sebagian: halaman %s tidak berisi teks dan tidak terbaca."
	wordsUnreadable = "Sebagian: halaman %s hasil pindai yang tidak terbaca; isinya tidak ada di sini."
	wordsRecognised = "Halaman %s dibaca dari hasil pindai (OCR); periksa salah bacanya."
	wordsCutText    = "Teks terlalu panjang dan dipotong."
)

// kindOf are the words that tell what a document is: as the first words of its title, and anywhere in it.
type kindOf struct {
	kind         knowledge.Kind
	first, words []string
}

// kindWords are in the order in which they win; what a title begins with wins over what stands in it.
func kindWords() []kindOf {
	return []kindOf{
		{knowledge.Visit, []string{"laporan kunjungan", "laporan studi", "catatan kunjungan", "notulen kunjungan",
			"notulensi kunjungan"},
			[]string{"kunjungan kerja", "kunjungan lapangan", "kunjungan studi", "studi tiru", "studi banding", "studi komparasi",
				"benchmarking",
				"kunker", "kaji banding", "kaji tiru", "kunjungan pemkot", "kunjungan pemkab", "kunjungan pemprov", "kunjungan pemerintah",
				"kunjungan dprd", "kunjungan dinas"}},
		{knowledge.Rule, []string{"peraturan", "rancangan peraturan", "keputusan", "undang-undang", "surat edaran", "surat keputusan",
			"instruksi presiden", "instruksi menteri", "instruksi gubernur", "instruksi bupati", "instruksi wali kota", "qanun",
			"lampiran peraturan", "lampiran keputusan", "salinan peraturan", "salinan keputusan", "penjelasan atas peraturan", "permenpan",
			"uu", "pp", "perppu", "perpres", "inpres", "keppres", "permen", "permenpanrb", "permendagri", "permenkes", "kepmen",
			"kepmendagri",
			"perda", "pergub", "perwali", "perwako", "perbup", "kepgub", "kepwal", "kepbup", "kepwali", "se", "sk"},
			[]string{"surat edaran", "peraturan wali kota nomor", "peraturan bupati nomor"}},
		{knowledge.Guide, []string{"panduan", "pedoman", "petunjuk", "juknis", "juklak", "tata cara", "modul", "sop", "buku saku",
			"manual"},
			[]string{"panduan", "pedoman", "petunjuk teknis", "petunjuk pelaksanaan", "juknis", "tata cara",
				"standar operasional prosedur",
				"buku saku", "standar pelayanan"}},
		{knowledge.Visit, []string{"kunjungan"}, nil},
	}
}

// What the work at the desk says of documents and words.
const (
	wordsTermLength  = "tulis singkatan (paling banyak %d huruf) dan kepanjangannya (paling banyak %d)"
	wordsTermSigns   = "singkatan tidak boleh memuat tanda | ; #"
	wordsTermSame    = "singkatan dan kepanjangannya sama"
	wordsShownTo     = "Terbuka untuk"
	wordsMoreChanges = "… dan %d perubahan lain"
	wordsWent        = "−"
	wordsCame        = "+"
)

// What is wrong with a fact that a curator sets.
const (
	wordsFactEmpty   = "tulis nilai, kategori, atau peringkatnya"
	wordsFactNumber  = "tulis nilai sebagai angka, misalnya 4,36"
	wordsFactRange   = "nilai di luar yang mungkin untuk %s: %s"
	wordsFactFromTo  = "%s sampai %s"
	wordsFactOr      = " atau "
	wordsFactGrade   = "kategori yang ada untuk %s: %s"
	wordsFactNoGrade = "%s tidak mempunyai kategori"
	wordsFactYear    = "tulis tahun dengan empat angka, %d sampai %d"
	wordsFactPlace   = "tulis daerahnya"
)

// Why an ask was raised.
const (
	whyNoOwner     = "belum ada penanggung jawab"
	whyUnreachable = "penanggung jawab tidak dapat dihubungi"
	whyNoAnswer    = "penanggung jawab belum menjawab 14 hari"
)

// How a rule is cited: "Peraturan … Nomor 12 Tahun 2024 tentang …".
const (
	wordsNumber      = "Nomor"
	wordsYear        = "Tahun"
	wordsAbout       = "tentang"
	wordsAnnex       = "Lampiran"
	wordsMemo        = "Nota Dinas"
	wordsExplanation = "Penjelasan atas"
)

// smallWords are written in small letters inside of a title.
func smallWords() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields("dan atau di ke dari atas bagi dengan dalam pada untuk yang tentang oleh serta kepada " +
		"terhadap " +
		"sebagai antara secara sampai per para ") {
		set[w] = true
	}
	return set
}

// spelledRules are the rules that people shorten.
func spelledRules() map[string]string {
	return map[string]string{
		"perwali": "Peraturan Wali Kota", "perwako": "Peraturan Wali Kota", "perbup": "Peraturan Bupati",
		"pergub": "Peraturan Gubernur",
		"perda":  "Peraturan Daerah", "kepwal": "Keputusan Wali Kota", "kepbup": "Keputusan Bupati", "kepgub": "Keputusan Gubernur",
		"permenpanrb": "Peraturan Menteri PANRB", "permendagri": "Peraturan Menteri Dalam Negeri",
		"permenkes": "Peraturan Menteri Kesehatan",
		"perpres":   "Peraturan Presiden", "inpres": "Instruksi Presiden", "keppres": "Keputusan Presiden", "se": "Surat Edaran",
	}
}
