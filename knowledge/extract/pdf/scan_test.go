package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ocr gives the programs that recognise pages, or skips the test.
func ocr(t *testing.T) programs {
	t.Helper()
	if testing.Short() {
		t.Skip("recognising pages takes too long here")
	}
	need(t, "pdftoppm", "pdfimages", "tesseract")
	has := findPrograms()
	if !has.ocr(t.Context()) {
		t.Skip("tesseract has no Indonesian")
	}
	return has
}

// ofRuling knows the words of the page that is scanned in these tests, and no others.
func ofRuling() Helpers {
	words := wordsOf(rulingText)
	return Helpers{Recognising: func() {}, Known: func(w string) bool { return slices.Contains(words, w) }}
}

var stamp = []printed{{60, 30, 8, "Naskah ini ditandatangani secara elektronik dengan sertifikat dari balai yang berwenang"}}

// A picture of a page is a scan whatever is printed upon it. Both are kept where it is recognised; else it is not read.
func TestScanUnderPrint(t *testing.T) {
	has := ocr(t)
	inOwnFolder(t)
	scan := picturesPDF(t, pictures(t, embeddedPDF(t, ruling()), 1), stamp)
	got, err := readWith(t.Context(), has, scan, limits(), ofRuling())
	if err != nil {
		t.Fatal(err)
	}
	if found := recall(rulingText, got.Markdown); found < 0.9 || strings.Count(got.Markdown, "sertifikat") != 1 {
		t.Errorf("%.2f of the words:\n%s", found, got.Markdown)
	}
	if diff := cmp.Diff([]int{1}, got.Recognised); diff != "" || got.Unread != nil {
		t.Errorf("recognised %v, unread %v", got.Recognised, got.Unread)
	}
	has.tesseract = ""
	_, err = readWith(t.Context(), has, scan, limits(), ofRuling())
	wantReason(t, err, Scanned)
}

// Pages that lie on their side, on their head or askew are turned first.
func TestTurnedPages(t *testing.T) {
	has := ocr(t)
	inOwnFolder(t)
	page := pictures(t, embeddedPDF(t, ruling()), 1)[0]
	for name, turned := range map[string]*image.Gray{"on its side": quarterTurns(page, 90), "askew": level(page, 4)} {
		got, err := readWith(t.Context(), has, picturesPDF(t, []*image.Gray{turned}, nil), limits(), ofRuling())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if found := recall(rulingText, got.Markdown); found < 0.85 {
			t.Errorf("%s: %.2f of the words:\n%s", name, found, got.Markdown)
		}
	}
}

// A page that makes no sense in any position is said to be unread, alone or among others.
func TestUnreadablePage(t *testing.T) {
	has := ocr(t)
	inOwnFolder(t)
	page := pictures(t, embeddedPDF(t, ruling()), 1)[0]
	none := Helpers{Recognising: func() {}, Known: func(string) bool { return false }}
	_, err := readWith(t.Context(), has, picturesPDF(t, []*image.Gray{page}, nil), limits(), none)
	wantReason(t, err, Unreadable)
}

// Letters whose codes are false are noticed: recognised where that is possible, else not passed off as text.
func TestFalseCodes(t *testing.T) {
	has := ocr(t)
	inOwnFolder(t)
	lines := slices.Concat(ruling(), column(70, 500, "Dalam Peraturan Wali Kota ini yang dimaksud dengan pelayanan publik adalah",
		"pemenuhan kebutuhan sesuai dengan peraturan bagi setiap warga negara dan penduduk."))
	file := embedded(t, 3, lines, lines)
	got, err := readWith(t.Context(), has, file, limits(), ofRuling())
	if err != nil {
		t.Fatal(err)
	}
	if found := recall(rulingText, got.Markdown); found < 0.9 || !slices.Equal(got.Recognised, []int{1, 2}) {
		t.Errorf("%.2f of the words, recognised %v:\n%s", found, got.Recognised, got.Markdown)
	}
	has.tesseract = ""
	_, err = readWith(t.Context(), has, file, limits(), ofRuling())
	wantReason(t, err, Unreadable)
	if got, err := readWith(t.Context(), has, embeddedPDF(t, lines), limits(), ofRuling()); err != nil || got.Unread != nil {
		t.Errorf("true codes: %v, unread %v", err, got.Unread)
	}
}

func TestSkewIsMeasured(t *testing.T) {
	for _, degrees := range []float64{-6, -2.5, 0, 1, 5} {
		if got := skewOf(striped(degrees)); math.Abs(got-degrees) > 0.5 {
			t.Errorf("%.1f degrees: measured %.2f", degrees, got)
		}
	}
	if got := skewOf(image.NewGray(image.Rect(0, 0, 300, 300))); got != 0 { // all black
		t.Errorf("a page without lines: %.2f", got)
	}
}

// striped is a page of lines of dashes that rise to the right by so many degrees.
func striped(degrees float64) *image.Gray {
	picture := image.NewGray(image.Rect(0, 0, 1000, 1400))
	slope := math.Tan(degrees * math.Pi / 180)
	for y := range 1400 {
		for x := range 1000 {
			at := float64(y) + slope*float64(x)
			shade := uint8(255)
			if math.Mod(at+1000, 40) < 12 && x%17 > 4 && x > 100 && x < 900 && y > 100 && y < 1300 {
				shade = 0
			}
			picture.SetGray(x, y, color.Gray{Y: shade})
		}
	}
	return picture
}

func TestQuarterTurns(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 3, 2))
	copy(picture.Pix, []uint8{1, 2, 3, 4, 5, 6})
	for degrees, want := range map[int][]uint8{
		0: {1, 2, 3, 4, 5, 6}, 90: {4, 1, 5, 2, 6, 3}, 180: {6, 5, 4, 3, 2, 1}, 270: {3, 6, 2, 5, 1, 4}, -90: {3, 6, 2, 5, 1, 4},
	} {
		if got := quarterTurns(picture, degrees).Pix; !slices.Equal(got, want) {
			t.Errorf("%d degrees: %v, want %v", degrees, got, want)
		}
	}
}

func TestLegible(t *testing.T) {
	known := ofRuling().Known
	of := func(text string) legibility { return legible([]line{{text: text}}, known) }
	sense := of(rulingText)
	if sense.share() < 0.9 || sense.noLanguage() {
		t.Errorf("a regulation: %.2f, no language %v", sense.share(), sense.noLanguage())
	}
	noise := of("3HUDWXUDQ :DOL .RWD LQL \\DQJ GLPDNVXG GHQJDQ SHOD\\DQDQ SXEOLN DGDODK NHJLDWDQ GDODP UDQJND SHPHQXKDQ NHEXWXKDQ")
	if noise.share() > 0.1 || !noise.noLanguage() {
		t.Errorf("false codes: %.2f, no language %v", noise.share(), noise.noLanguage())
	}
	if names := of("Siti Budi"); names.share() != 1 || names.noLanguage() {
		t.Errorf("too little to judge by: %.2f", names.share())
	}
}

// Blocks of text on their side are read by tesseract, word by word, but in no order: such a page has to be turned.
func TestOnSide(t *testing.T) {
	row := func(width, height int, text string) string {
		return fmt.Sprintf("5\t1\t1\t1\t1\t1\t10\t10\t%d\t%d\t95\t%s\n", width, height, text)
	}
	if out := row(20, 90, "pelayanan") + row(20, 60, "dinas") + row(60, 20, "kota"); !onSide(out) {
		t.Error("words on their side are not noticed")
	}
	if out := row(90, 20, "pelayanan") + row(20, 60, "dinas") + row(60, 20, "kota") + row(5, 20, "l"); onSide(out) {
		t.Error("one word on its side turns the page")
	}
}

// The picture of a page that was scanned on its head is shown as it was read.
func TestDrawnUpright(t *testing.T) {
	has := ocr(t)
	said := strings.Repeat("Pelayanan publik diberikan kepada masyarakat setiap hari kerja.\n", 30)
	lines := column(72, 740, strings.Split(said, "\n")...)
	upright := pictures(t, embeddedPDF(t, lines), 1)[0]
	file := picturesPDF(t, []*image.Gray{quarterTurns(upright, 180)}, nil)
	drawn, err := drawWith(t.Context(), has, file, 1, limits())
	if err != nil {
		t.Fatal(err)
	}
	paper, err := jpeg.Decode(bytes.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	ink := func(from, to int) (n int) { // the text stands in the upper part of the page
		for y := from; y < to; y++ {
			for x := range paper.Bounds().Dx() {
				if r, _, _, _ := paper.At(x, y).RGBA(); r < 0x8000 {
					n++
				}
			}
		}
		return n
	}
	if high := paper.Bounds().Dy(); ink(0, high/3) < ink(2*high/3, high) {
		t.Error("the page is shown on its head")
	}
}
