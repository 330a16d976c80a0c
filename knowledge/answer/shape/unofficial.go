package shape

import (
	"regexp"
	"slices"
	"strings"
)

var (
	unofficialForm = regexp.MustCompile(`\b(?:Kota|Kabupaten|Provinsi) \p{Lu}[\p{L}'-]+`)
	saidGrade      = regexp.MustCompile(`(?:[Pp]redikat|[Kk]ategori|[Nn]ilai|[Mm]utu|[Pp]eringkat)(?: \p{L}+){0,2} ` +
		`([A-F]-?)(?:[^\w-]|$)`)
	saidFigure = regexp.MustCompile(`\b\d{1,3},\d{1,2}\b`)
)

// Unofficial finds what is named like a place and may be none of the list of places: a new kota, an old name. Each once, sorted.
func Unofficial(text string) []string {
	names := unofficialForm.FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

// SaidGrade is the grade that a text states, "" for none.
func SaidGrade(text string) string {
	if m := saidGrade.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// SaidFigure is the first figure with decimals that a text states, with a point, "" for none.
func SaidFigure(text string) string { return strings.Replace(saidFigure.FindString(text), ",", ".", 1) }
