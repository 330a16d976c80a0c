package extract

import "strings"

// Numbers as lists in words print them: Kesatu, Kedua, …
const (
	wordsFirst   = "Kesatu"
	wordsOrdinal = "Ke"
)

func cardinalWords() []string {
	words := strings.Fields("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas")
	for _, unit := range words[1:9] {
		words = append(words, unit+" belas")
	}
	return append(words, "dua puluh")
}
