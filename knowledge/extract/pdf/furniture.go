package pdf

import (
	"regexp"
	"strconv"
	"strings"
)

// Furniture is what a page carries besides its text: running heads, feet and page numbers.
const (
	edgeLines = 2    // lines looked at from either end of a page
	edgeShare = 0.15 // of the page's height, the most that heads and feet take
)

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^[-–—|\s]*((halaman|hal\.?|page)\s*)?(\d{1,4}|[ivxl]{1,6})(\s*(dari|of|` +
		`/)\s*\d{1,4})?[-–—|.\s]*$`)
)

// dropFurniture removes the lines at the edges of pages that are page numbers or repeat from
// page to page, figures aside. A line counts as repeating when a tenth of the pages, and at
// least three, have it: running heads change with the chapter.
func dropFurniture(sheets []sheet) {
	seen := map[string]int{}
	for _, s := range sheets {
		mine := map[string]bool{}
		for i, ln := range s.lines {
			if s.atEdge(i) && !mayRepeat(ln.text) {
				mine[furnitureKey(ln)] = true
			}
		}
		for key := range mine {
			seen[key]++
		}
	}
	enough := max(3, len(sheets)/10)
	for n := range sheets {
		s := &sheets[n]
		var kept []line
		for i, ln := range s.lines {
			if s.atEdge(i) && (pageNumber.MatchString(ln.text) || seen[furnitureKey(ln)] >= enough) {
				continue
			}
			kept = append(kept, ln)
		}
		s.lines = kept
	}
}

// atEdge reports whether line i stands where furniture stands.
func (s sheet) atEdge(i int) bool {
	ln := s.lines[i]
	top := i < edgeLines && ln.y1 < edgeShare*s.height
	bottom := i >= len(s.lines)-edgeLines && ln.y0 > (1-edgeShare)*s.height
	return top || bottom
}

// mayRepeat reports whether a line is text although it stands on many pages: "Pasal 7" with
// other figures, and sentences like "Cukup jelas."
func mayRepeat(s string) bool {
	return endsSentence(s) || label.MatchString(s) || chapter.MatchString(s) || article.MatchString(s) || part.MatchString(s) ||
		paragraph.MatchString(s)
}

// furnitureKey is what repeats: the words and their size, so that a title page keeps the title
// which the running head repeats in small.
func furnitureKey(ln line) string {
	return strconv.Itoa(int(ln.size)) + digits.ReplaceAllString(strings.ToLower(ln.text), "#")
}
