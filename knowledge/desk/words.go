package desk

import "studitiru/knowledge"

// What a proposer should know of how a file was read.
const (
	wordsPages      = "%d halaman"
	wordsPartlyRead = "Sebagian: halaman %s tidak berisi teks dan tidak terbaca."
	wordsRecognised = "Halaman %s dibaca dari hasil pindai (OCR); periksa salah bacanya."
	wordsCutText    = "Teks terlalu panjang dan dipotong."
)

// kindOf are the words of a title that tell what a document is.
type kindOf struct {
	kind  knowledge.Kind
	words []string
}

// kindWords are in the order in which they win.
func kindWords() []kindOf {
	return []kindOf{
		{knowledge.Visit, []string{"kunjungan", "studi tiru", "studi banding", "benchmarking", "kunker"}},
		{knowledge.Rule, []string{"peraturan", "permenpan", "keputusan", "undang-undang", "surat edaran"}},
		{knowledge.Guide, []string{"panduan", "pedoman", "petunjuk", "juknis", "tata cara"}},
	}
}
