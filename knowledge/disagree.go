package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

var (
	scoreForm = regexp.MustCompile(`\b\d{1,3},\d{1,2}\b`)
	yearForm  = regexp.MustCompile(`\b(19|20)\d\d\b`)
)

// gapForm finds a source's own word that it does not know.
var gapForm = regexp.MustCompile(`(?i)\b(tidak|belum) (disebut|menyebut|ditemukan|tercatat|diketahui|diumumkan)`)

// admitsGap reports whether a quote begins by saying that something is not known: that is
// near the question, but no answer to it.
func admitsGap(quote string) bool {
	first, _, _ := strings.Cut(quote, ". ")
	return gapForm.MatchString(first)
}

// disagree reports whether the first two quotes of different documents give different
// decimal figures for the same place and year. Figures are never averaged or chosen
// between: the person sees both.
func disagree(quotes []Quote) bool {
	for i, a := range quotes {
		for _, b := range quotes[i+1:] {
			if a.Document.ID != b.Document.ID && samePlace(a, b) && clash(a, b) {
				return true
			}
		}
	}
	return false
}

func samePlace(a, b Quote) bool {
	return slices.ContainsFunc(a.Document.Places, func(p string) bool { return slices.Contains(b.Document.Places, p) })
}

// clash compares two quotes that each speak of one year and the same year, and give figures.
func clash(a, b Quote) bool {
	ya, yb := yearForm.FindAllString(a.Text, -1), yearForm.FindAllString(b.Text, -1)
	fa, fb := scoreForm.FindAllString(a.Text, -1), scoreForm.FindAllString(b.Text, -1)
	if len(fa) == 0 || len(fb) == 0 || len(slices.Compact(ya)) != 1 || len(slices.Compact(yb)) != 1 || ya[0] != yb[0] {
		return false
	}
	return !slices.ContainsFunc(fa, func(f string) bool { return slices.Contains(fb, f) })
}
