package shape

import (
	"regexp"
	"slices"
	"strings"
)

// unit is a kind of figure by which two practices are compared.
type unit struct {
	name string
	says *regexp.Regexp
	asks string // the beginning of a word of a question that asks for it
}

// countOf is what stands before the name of what is counted.
const countOf = `(?i)\b\d[\d.,]*(?: (?:ribu|juta))?(?: jenis)? `

// units are the kinds of figures, those that say most of a practice first.
var units = []unit{
	{"layanan", regexp.MustCompile(countOf + `(?:layanan|pelayanan)\b`), "layanan"},
	{"instansi", regexp.MustCompile(countOf + `(?:instansi|lembaga|tenant)\b`), "instansi"},
	{"rupiah", regexp.MustCompile(`\bRp ?\d`), "biaya"},
	{"orang", regexp.MustCompile(countOf + `(?:orang|lansia|warga|jiwa|penerima|pasien|pengunjung|keluarga|penduduk)\b`), "orang"},
	{"menit", regexp.MustCompile(countOf + `(?:menit|jam|hari kerja|hari)\b`), "cepat"},
	{"laporan", regexp.MustCompile(countOf + `(?:laporan|aduan|panggilan|pengaduan)\b`), "aduan"},
	{"gerai", regexp.MustCompile(countOf + `(?:gerai|loket|stan|konter)\b`), "gerai"},
}

// Units are the kinds of figures that a text states: layanan, instansi, rupiah …
func Units(text string) (out []string) {
	for _, u := range units {
		if u.says.MatchString(text) {
			out = append(out, u.name)
		}
	}
	return out
}

// UnitsInOrder are all kinds of figures, those that a question asks for first.
func UnitsInOrder(question string) []string {
	question = strings.ToLower(question)
	var first, rest []string
	for _, u := range units {
		if strings.Contains(question, u.asks) {
			first = append(first, u.name)
		} else {
			rest = append(rest, u.name)
		}
	}
	return slices.Concat(first, rest)
}
