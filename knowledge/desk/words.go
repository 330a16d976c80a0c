package desk

import "studitiru/knowledge"

// What a proposer should know of how a file was read.
const (
	wordsPages      = "%d halaman"
	wordsPartlyRead = "Sebagian: halaman %s tidak berisi teks dan tidak terbaca."
	wordsRecognised = "Halaman %s dibaca dari hasil pindai (OCR); periksa salah bacanya."
	wordsCutText    = "Teks terlalu panjang dan dipotong."
)

// kindOf are the words that tell what a document is: anywhere in its title, and as the first word of it.
type kindOf struct {
	kind         knowledge.Kind
	words, first []string
}

// kindWords are in the order in which they win.
func kindWords() []kindOf {
	return []kindOf{
		{knowledge.Visit, []string{"kunjungan", "studi tiru", "studi banding", "benchmarking", "kunker"}, nil},
		{knowledge.Rule, []string{"peraturan", "permenpan", "keputusan", "undang-undang", "surat edaran"}, []string{
			"uu", "pp", "perppu", "perpres", "inpres", "keppres", "permen", "permenpanrb", "permendagri", "kepmen", "kepmendagri",
			"perda", "pergub", "perwali", "perwako", "perbup", "kepgub", "kepwal", "kepbup", "kepwali", "se",
		}},
		{knowledge.Guide, []string{"panduan", "pedoman", "petunjuk", "juknis", "tata cara"}, nil},
	}
}

// What the work at the desk says of documents and words.
const (
	wordsTermLength  = "tulis singkatan (paling banyak %d huruf) dan kepanjangannya (paling banyak %d)"
	wordsTermSigns   = "singkatan tidak boleh memuat tanda | ; #"
	wordsTermSame    = "singkatan dan kepanjangannya sama"
	wordsShownTo     = "Terbuka untuk"
	wordsMoreChanges = "… dan %d paragraf lain"
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
