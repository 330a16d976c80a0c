package knowledge

import (
	"regexp"
	"slices"
	"strconv"
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

// Disagree is the rule by which an answer of quotes alone is said to hold different figures of one thing.
func Disagree(quotes []Quote) bool { return disagree(quotes) }

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

// clash compares two quotes that each speak of one year and the same year, and give figures on the same scale.
func clash(a, b Quote) bool {
	ya, yb := yearOf(a), yearOf(b)
	if ya == "" || ya != yb {
		return false
	}
	fa, fb := scoreForm.FindAllString(a.Text, -1), scoreForm.FindAllString(b.Text, -1)
	return clashOn(fa, fb, indexScale) || clashOn(fa, fb, percentScale)
}

// yearOf is the one year that a quote speaks of: in its text, else its document's; "" when there are several or none.
func yearOf(q Quote) string {
	years := yearForm.FindAllString(q.Text, -1)
	slices.Sort(years)
	switch years = slices.Compact(years); {
	case len(years) == 1:
		return years[0]
	case len(years) == 0 && q.Document.Year != 0:
		return strconv.Itoa(q.Document.Year)
	}
	return ""
}

// Scores are given from 0 to 5, as the index of public service, or in hundredths, as satisfaction: 4,71 and 90,27 of one
// city do not contradict each other.
func indexScale(score string) bool {
	whole, _, _ := strings.Cut(score, ",")
	return len(whole) == 1 && whole <= "5"
}

func percentScale(score string) bool { return !indexScale(score) }

// clashOn reports whether both have figures on a scale and none in common.
func clashOn(a, b []string, scale func(string) bool) bool {
	inA := func(f string) bool { return scale(f) && slices.Contains(a, f) }
	return slices.ContainsFunc(a, scale) && slices.ContainsFunc(b, scale) && !slices.ContainsFunc(b, inA)
}
