package pdf

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"studitiru/knowledge/extract/program"
)

// ocrPixels is the longer side of a page drawn for recognition: 200 dpi on A4. A fixed size
// in place of a resolution keeps a page of hostile measures small.
const ocrPixels = 2400

// surely is tesseract's confidence, in percent, below which a word is dirt on the paper.
const surely = 30

// fruitless is how many doubted pages are recognised without gain before the others are believed.
const fruitless = 3

// recogniser reads pages of one file by OCR.
type recogniser struct {
	has   programs
	path  string // of the file
	dir   string // for pictures
	known func(string) bool
	mend  mender
}

// recognise reads the pages of t.Unread by OCR, one after the other until Limits.OCR is over, puts their lines into file and
// moves their numbers to t.Recognised. A page on which nothing stands is in neither list; one that cannot be made out stays
// in t.Unread. The pages of doubt are recognised too, and win over their printed text where they make more sense.
func (r *recogniser) recognise(ctx context.Context, file *contents, t *Text, doubt []int, l Limits) error {
	limited, cancel := context.WithTimeout(ctx, l.OCR)
	defer cancel()
	var unread []int
	for _, n := range t.Unread {
		if limited.Err() != nil {
			unread = append(unread, n)
			continue
		}
		s, found, err := r.page(limited, n, file.sheets[n-1])
		var refusal *Refusal
		switch {
		case ctx.Err() != nil:
			return fmt.Errorf("recognise page %d of a PDF: %w", n, ctx.Err())
		case limited.Err() != nil, errors.As(err, &refusal):
			unread = append(unread, n)
		case err != nil:
			return err
		case found == noSense:
			unread = append(unread, n)
			t.Unreadable = append(t.Unreadable, n)
		case found == sense:
			file.sheets[n-1] = s
			t.Recognised = append(t.Recognised, n)
		}
	}
	if len(unread) == t.Pages && limited.Err() != nil {
		return &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: no page recognised within %s", l.OCR)}
	}
	t.Unread = unread
	return r.recogniseDoubted(limited, file, t, doubt)
}

// recogniseDoubted recognises pages whose printed text makes little sense.
func (r *recogniser) recogniseDoubted(ctx context.Context, file *contents, t *Text, doubt []int) error {
	inVain := 0
	for _, n := range doubt {
		if ctx.Err() != nil || inVain == fruitless {
			return nil // what is printed stays
		}
		printed := file.sheets[n-1]
		s, found, err := r.page(ctx, n, sheet{width: printed.width, height: printed.height})
		var refusal *Refusal
		if err != nil && ctx.Err() == nil && !errors.As(err, &refusal) {
			return err
		}
		better := legible(s.lines, r.known)
		if err != nil || found != sense || better.words < fewWords ||
			better.share() < legible(printed.lines, r.known).share()+betterBy {
			inVain++
			continue
		}
		inVain = 0
		file.sheets[n-1] = s
		t.Recognised = append(t.Recognised, n)
	}
	slices.Sort(t.Recognised)
	return nil
}

// finding is what a picture of a page turned out to be.
type finding int

const (
	nothing finding = iota // no more than is printed
	sense
	noSense // something that cannot be made out
)

// page draws page n, from 1, turns the picture upright and reads it; what is printed upon it and was not recognised stays. A
// page that cannot be drawn or read is a *Refusal.
func (r *recogniser) page(ctx context.Context, n int, printed sheet) (sheet, finding, error) {
	name := filepath.Join(r.dir, "page")
	defer func() { _ = os.Remove(name + ".png") }() // the folder goes with the file; this only keeps it small
	number := strconv.Itoa(n)
	_, err := program.Run(ctx, discard, r.has.pdftoppm, "-f", number, "-l", number, "-singlefile",
		"-scale-to", strconv.Itoa(ocrPixels), "-gray", "-png", r.path, name)
	if err != nil {
		return sheet{}, nothing, popplerFault("", err)
	}
	picture, err := loadPicture(name + ".png")
	if err != nil {
		return sheet{}, nothing, &Refusal{Reason: Broken, Detail: fmt.Sprintf("pdf: page %d: %v", n, err)}
	}
	if angle := skewOf(picture); angle < -leastSkew || angle > leastSkew {
		picture = level(picture, angle)
		if err := storePicture(name+".png", picture); err != nil {
			return sheet{}, nothing, err
		}
	}
	best, err := r.read(ctx, name+".png")
	if err != nil {
		return sheet{}, nothing, err
	}
	if !best.clear() {
		if best, err = r.turned(ctx, name+".png", picture, best); err != nil {
			return sheet{}, nothing, err
		}
	}
	s := best.page.scaled(max(printed.width, printed.height)).sheet(0)
	few := best.words.words < fewWords && printed.picture < mostly // a page number, a rule, a logo
	switch {
	case !best.believed() && !few:
		return printed, noSense, nil
	case !best.believed() || s.letters() == 0:
		return printed, nothing, nil
	}
	s.lines = append(s.lines, unheard(printed.lines, s.lines)...)
	return s, sense, nil
}

// turned reads a picture in the position that tesseract takes for upright, and if that makes no sense either, in the others.
func (r *recogniser) turned(ctx context.Context, path string, picture *image.Gray, best reading) (reading, error) {
	turns := []int{90, 270, 180}
	if turn := r.orientation(ctx, path); turn != 0 {
		turns = append([]int{turn}, slices.DeleteFunc(turns, func(t int) bool { return t == turn })...)
	} else if best.page.words == nil {
		return best, nil // nothing stands there, upright or not
	}
	for _, turn := range turns {
		upright := quarterTurns(picture, turn)
		if angle := skewOf(upright); angle < -leastSkew || angle > leastSkew {
			upright = level(upright, angle)
		}
		if err := storePicture(path, upright); err != nil {
			return best, err
		}
		got, err := r.read(ctx, path)
		if err != nil {
			return best, err
		}
		if got.sense() > best.sense() {
			best = got
		}
		if best.clear() {
			break
		}
	}
	return best, nil
}

var turnNeeded = regexp.MustCompile(`(?m)^Rotate:\s*(90|180|270)\s*$`)

// orientation asks tesseract by how many degrees a picture has to be turned clockwise, 0 where it does not know.
func (r *recogniser) orientation(ctx context.Context, path string) int {
	var out []byte
	read := func(in io.Reader) (err error) {
		out, err = io.ReadAll(io.LimitReader(in, 64<<10))
		return err
	}
	if _, err := program.Run(ctx, read, r.has.tesseract, path, "stdout", "--psm", "0", "-l", "osd"); err != nil {
		return 0 // its data is not installed, or the page has too few letters: the positions are tried
	}
	m := turnNeeded.FindSubmatch(out)
	if m == nil {
		return 0
	}
	return int(number(m[1]))
}

// reading is a page as it was recognised in one position.
type reading struct {
	page     page
	sure     float64 // tesseract's confidence over all words, in percent
	words    legibility
	sideways bool // tesseract reads blocks of text that lie on their side, too, but not in their order
}

// read recognises a picture.
func (r *recogniser) read(ctx context.Context, path string) (reading, error) {
	var got reading
	read := func(in io.Reader) error {
		out, err := io.ReadAll(io.LimitReader(in, 8<<20))
		got.page, got.sure = parseTSV(string(out), &r.mend)
		got.sideways = onSide(string(out))
		return err
	}
	if _, err := program.Run(ctx, read, r.has.tesseract, path, "stdout", "-l", "ind", "--dpi", "200", "tsv"); err != nil {
		return reading{}, popplerFault("", err)
	}
	got.words = legible(got.page.sheet(0).lines, r.known)
	return got, nil
}

// clear reports whether no other position has to be tried.
func (g reading) clear() bool {
	return !g.sideways && g.words.words >= fewWords && g.words.share() >= misread && g.sure >= 60
}

// believed reports whether what was recognised may be shown: mostly words, or names and numbers that recognition is sure of.
func (g reading) believed() bool {
	switch {
	case g.words.words < fewWords:
		return len(g.page.words) == 0 || g.sure >= 50
	case g.words.share() >= misread:
		return true
	}
	return g.sure >= sureOf && g.words.share() >= misread/2
}

// sense orders readings of a page: the more known words and the surer, the better, those in their order before all others.
func (g reading) sense() float64 {
	if g.sideways {
		return float64(g.words.known) * g.sure / 100
	}
	return float64(g.words.known) * g.sure
}

func discard(io.Reader) error { return nil }

// unheard are the lines that are printed on a page and most of whose words were not recognised.
func unheard(printed, recognised []line) []line {
	heard := map[string]bool{}
	for _, ln := range recognised {
		for _, w := range wordsOf(ln.text) {
			heard[w] = true
		}
	}
	var out []line
	for _, ln := range printed {
		words, found := wordsOf(ln.text), 0
		for _, w := range words {
			if heard[w] {
				found++
			}
		}
		if 10*found < 7*len(words) {
			out = append(out, ln)
		}
	}
	return out
}

// scaled measures a recognised page in the points of the page that was drawn; side is the longer one.
func (p page) scaled(side float64) page {
	pixels := max(p.width, p.height)
	if side <= 0 || pixels <= 0 {
		return p
	}
	f := side / pixels
	out := page{width: p.width * f, height: p.height * f}
	for _, w := range p.words {
		out.words = append(out.words, word{x0: w.x0 * f, y0: w.y0 * f, x1: w.x1 * f, y1: w.y1 * f, text: w.text})
	}
	return out
}

// onSide reports whether most longer words of tesseract's table are higher than they are wide.
func onSide(out string) bool {
	high, all := 0, 0
	for row := range strings.Lines(out) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) < 12 || f[0] != "5" || utf8.RuneCountInString(f[11]) < 4 {
			continue
		}
		if all++; number([]byte(f[9])) > 1.5*number([]byte(f[8])) {
			high++
		}
	}
	return 2*high > all
}

// parseTSV reads tesseract's table: level page block par line word left top width height conf
// text. Words of one line get the line's height, so that letters without stems stay in it. sure is the mean confidence.
func parseTSV(out string, mend *mender) (p page, sure float64) {
	line, seen := 0, 0 // the words of the lines before this one; all words
	var top, bottom float64
	for row := range strings.Lines(out) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) < 12 {
			continue
		}
		var v [5]float64
		for i := range v {
			v[i] = number([]byte(f[6+i]))
		}
		left, y, width, height, certain := v[0], v[1], v[2], v[3], v[4]
		switch f[0] {
		case "1":
			p.width, p.height = width, height
		case "4":
			top, bottom, line = y, y+height, len(p.words)
		case "5":
			if strings.TrimSpace(f[11]) != "" {
				sure, seen = sure+certain, seen+1
			}
			if certain < surely && !expected(p.words[line:], f[11]) {
				continue
			}
			w := word{x0: left, x1: left + width, y0: top, y1: bottom, text: f[11]}
			p.words = append(p.words[:line], mend.words(p.words[line:], w)...)
		}
	}
	return p, sure / float64(max(seen, 1))
}
