package pdf

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge/extract/program"
)

// A scanned page is a picture of paper. Programs print stamps, feet and signatures upon it, which are not what it says.
const (
	thinPage  = 20  // letters and digits below which a page counts as one without text
	fewPrint  = 500 // letters and digits below which a page that is mostly a picture counts as a scan
	mostly    = 0.5 // of the page that a picture covers
	judgeable = 20  // words that a page must have for its text to be doubted
)

// scans are the numbers, from 1, of the pages that have to be recognised: those without text and those that are mostly a
// picture with a few words upon it. What repeats from page to page says nothing of a page.
func scans(sheets []sheet) []int {
	bare := sheets
	if slices.ContainsFunc(sheets, func(s sheet) bool { return s.picture >= mostly }) { // else it is not asked for
		bare = slices.Clone(sheets)
		dropFurniture(bare)
	}
	var list []int
	for i, s := range sheets {
		if s.letters() < thinPage || s.picture >= mostly && bare[i].letters() < fewPrint {
			list = append(list, i+1)
		}
	}
	return list
}

// doubted are the pages whose printed text is mostly no words, those that are in the list already aside.
func doubted(sheets []sheet, but []int, known func(string) bool) []int {
	var list []int
	for i, s := range sheets {
		if slices.Contains(but, i+1) {
			continue
		}
		l := legible(s.lines, known)
		if l.doubtful() || l.words >= judgeable && s.picture >= mostly && l.share() < misread {
			list = append(list, i+1)
		}
	}
	return list
}

var pictureRow = regexp.MustCompile(`^\s*(\d+)\s+\d+\s+image\s+(\d+)\s+(\d+)\s.*\s(\d+)\s+(\d+)\s+\S+\s+\S+$`)

// measurePictures finds with pdfimages how much of each page with little text its largest picture covers. A page that cannot
// be measured has none.
func measurePictures(ctx context.Context, has programs, path string, sheets []sheet) {
	first, last := 0, 0
	for i, s := range sheets {
		if s.letters() < 4*fewPrint {
			if last = i + 1; first == 0 {
				first = last
			}
		}
	}
	if has.pdfimages == "" || first == 0 {
		return
	}
	var out []byte
	read := func(r io.Reader) (err error) {
		out, err = io.ReadAll(io.LimitReader(r, 4<<20))
		return err
	}
	_, err := program.Run(ctx, read, has.pdfimages, "-list", "-f", strconv.Itoa(first), "-l", strconv.Itoa(last), path)
	if err != nil {
		return // the text is read already; without this it only stays unjudged
	}
	for row := range strings.Lines(string(out)) {
		m := pictureRow.FindSubmatch(bytes.TrimSpace([]byte(row)))
		if m == nil {
			continue
		}
		page, width, height, xppi, yppi := number(m[1]), number(m[2]), number(m[3]), number(m[4]), number(m[5])
		if n := int(page); n >= 1 && n <= len(sheets) && xppi > 0 && yppi > 0 {
			sheets[n-1].covered(width / xppi * 72 * height / yppi * 72)
		}
	}
}

// covered keeps the share of the page that its largest picture takes; area is in square points.
func (s *sheet) covered(area float64) {
	if whole := s.width * s.height; whole > 0 {
		s.picture = max(s.picture, min(area/whole, 1))
	}
}
