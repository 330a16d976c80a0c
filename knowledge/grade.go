package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

// gradeAsked finds the one grade in a question for the places that have it: "kota dengan IPP A-".
var (
	gradeAsked = regexp.MustCompile(`(?i)\b(?:ipp|predikat|kategori|nilai|grade|huruf|skor|dapat|bernilai|` +
		`berpredikat)(?:-?nya)?\s+"?([a-f]-?)(?:["\s?.,!]|$)`)
	placesAsked = regexp.MustCompile(`(?i)\b(kota|kabupaten|kab|daerah|pemda|pemkot|pemkab|provinsi|instansi|lembaga|kementerian|` +
		`siapa|mana)\b`)
	anyGrade = regexp.MustCompile(`(?:^|[\s("])[A-F]-?(?:[\s)",.;?]|$)`)
)

// withGrade keeps the quotes about places that have the very grade a question asks for, those with the figure
// first, and visits only when nothing else does: A is not A-. It keeps all when the question asks for something else or none has
// it.
func withGrade(text string, quotes []Quote) []Quote {
	asked := gradeAsked.FindStringSubmatch(text)
	if asked == nil || !placesAsked.MatchString(text) || len(anyGrade.FindAllString(text, -1)) > 1 {
		return quotes
	}
	grade := strings.ToUpper(asked[1]) + `(?:[^\w-]|$)`
	exact := regexp.MustCompile(`(?:^|[^\w-])` + grade)
	figure := regexp.MustCompile(`\d,\d{1,2}[^.\d\n]{0,30}[^\w-]` + grade)
	var sure, said, told []Quote
	for _, q := range quotes {
		local := slices.ContainsFunc(q.Document.Places, func(p string) bool { return p != nationwide })
		switch {
		case !local || !exact.MatchString(q.Text):
		case q.Document.Kind == Visit: // tells of the guests' grade as much as of the host's
			told = append(told, q)
		case figure.MatchString(q.Text):
			sure = append(sure, q)
		default:
			said = append(said, q)
		}
	}
	for _, kept := range [][]Quote{append(sure, said...), told} {
		if len(kept) > 0 {
			return kept
		}
	}
	return quotes
}

// nationwide is the place of documents that are about no single place.
const nationwide = "Nasional"
