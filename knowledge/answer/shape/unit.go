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

// unitTable are the kinds of figures, those that say most of a practice first.
func unitTable() []unit {
	number := `(?i)\b\d[\d.,]*(?: (?:ribu|juta))?(?: jenis)? `
	return []unit{
		{"layanan", regexp.MustCompile(number + `(?:layanan|pelayanan)\b`), "layanan"},
		{"instansi", regexp.MustCompile(number + `(?:instansi|lembaga|tenant)\b`), "instansi"},
		{"rupiah", regexp.MustCompile(`\bRp ?\d`), "biaya"},
		{"orang", regexp.MustCompile(number + `(?:orang|lansia|warga|jiwa|penerima|pasien|pengunjung|keluarga|penduduk)\b`), "orang"},
		{"menit", regexp.MustCompile(number + `(?:menit|jam|hari kerja|hari)\b`), "cepat"},
		{"laporan", regexp.MustCompile(number + `(?:laporan|aduan|panggilan|pengaduan)\b`), "aduan"},
		{"gerai", regexp.MustCompile(number + `(?:gerai|loket|stan|konter)\b`), "gerai"},
	}
}

// Units are the kinds of figures that a text states: layanan, instansi, rupiah …
func Units(text string) []string { return units.of(text) }

// UnitsInOrder are all kinds of figures, those that a question asks for first.
func UnitsInOrder(question string) []string { return units.asked(question) }

type unitList []unit

var units = unitList(unitTable())

func (l unitList) of(text string) (out []string) {
	for _, u := range l {
		if u.says.MatchString(text) {
			out = append(out, u.name)
		}
	}
	return out
}

func (l unitList) asked(question string) []string {
	question = strings.ToLower(question)
	var first, rest []string
	for _, u := range l {
		if strings.Contains(question, u.asks) {
			first = append(first, u.name)
		} else {
			rest = append(rest, u.name)
		}
	}
	return slices.Concat(first, rest)
}
