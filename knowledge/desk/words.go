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
