package pdf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ruling is a page of a regulation: a chapter, articles, items, a broken and a doubled word.
func ruling() []printed {
	page := []printed{{250, 780, 11, "BAB I"}, {220, 766, 11, "KETENTUAN UMUM"}, {270, 738, 11, "Pasal 1"}}
	page = append(page, column(70, 710,
		"Dalam Peraturan Wali Kota ini yang dimaksud dengan pelayanan publik adalah ke-",
		"giatan dalam rangka pemenuhan kebutuhan sesuai dengan peraturan perundang-",
		"undangan bagi setiap warga negara dan penduduk.",
		"",
		"Penyelenggara wajib:",
		"a.  menyusun standar pelayanan;",
		"b.  mengumumkan maklumat.")...)
	return append(page, printed{290, 30, 11, "- 3 -"})
}

const rulingText = `## BAB I KETENTUAN UMUM

##### Pasal 1

Dalam Peraturan Wali Kota ini yang dimaksud dengan pelayanan publik adalah kegiatan dalam rangka pemenuhan kebutuhan sesuai ` +
	`dengan peraturan perundang-undangan bagi setiap warga negara dan penduduk.

Penyelenggara wajib:

a. menyusun standar pelayanan;

b. mengumumkan maklumat.`

// limits are those that the program reads with.
func limits() Limits {
	return Limits{Pages: 2000, Characters: 2_000_000, Time: 20 * time.Second, OCR: 5 * time.Minute}
}

// helpers know every word.
var helpers = Helpers{Recognising: func() {}, Known: func(string) bool { return true }}

// inOwnFolder gives the test a temporary folder of its own and checks that nothing stays there.
func inOwnFolder(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Cleanup(func() {
		left, err := os.ReadDir(dir)
		if err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
}

func popplerOnly(t *testing.T) programs {
	t.Helper()
	need(t, "pdfinfo", "pdftotext")
	has := findPrograms()
	has.tesseract = ""
	return has
}

func TestReadPDF(t *testing.T) {
	has := popplerOnly(t)
	inOwnFolder(t)
	got, err := readWith(t.Context(), has, textPDF(ruling()), limits(), helpers)
	if err != nil {
		t.Fatal(err)
	}
	want := Text{Title: "BAB I KETENTUAN UMUM", Markdown: rulingText, Pages: 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadPDFCutsLongText(t *testing.T) {
	has := popplerOnly(t)
	l := limits()
	l.Characters = 120
	got, err := readWith(t.Context(), has, textPDF(ruling()), l, helpers)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Cut || got.Markdown != "## BAB I KETENTUAN UMUM\n\n##### Pasal 1" {
		t.Errorf("cut %v: %q", got.Cut, got.Markdown)
	}
}

// refusals are the files that no backend may read.
func refusals(t *testing.T) map[string]struct {
	data []byte
	want Reason
} {
	manyPages := make([]content, 20_000)
	for i := range manyPages {
		manyPages[i] = content{"", ""}
	}
	many, root := document(nil, manyPages)
	whole := textPDF(ruling(), ruling())
	return map[string]struct {
		data []byte
		want Reason
	}{
		"locked":     {lockedPDF(t, "rahasia", ruling()), Locked},
		"truncated":  {whole[:len(whole)*2/3], Broken},
		"cyclic":     {cyclicPDF(), Broken},
		"garbage":    {[]byte("%PDF-1.7\n" + strings.Repeat("x\x00<<", 5000) + "%%EOF\n"), Broken},
		"many pages": {many.bytes(root, ""), TooLong},
		"no text":    {textPDF(nil, []printed{{70, 700, 11, "7"}}), Scanned},
	}
}

func wantReason(t *testing.T, err error, want Reason) {
	t.Helper()
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Reason != want {
		t.Errorf("got %v, want a refusal: %s", err, want)
	}
}

func TestReadPDFRefuses(t *testing.T) {
	has := popplerOnly(t)
	for name, c := range refusals(t) {
		t.Run(name, func(t *testing.T) {
			inOwnFolder(t)
			_, err := readWith(t.Context(), has, c.data, limits(), helpers)
			wantReason(t, err, c.want)
		})
	}
}

func TestReadPDFWithOwnerPassword(t *testing.T) {
	has := popplerOnly(t)
	got, err := readWith(t.Context(), has, lockedPDF(t, "", ruling()), limits(), helpers)
	if err != nil || got.Markdown != rulingText {
		t.Errorf("%v: %q", err, got.Markdown)
	}
}

// compilesPDFium skips a test that takes seconds, and half a minute with the race detector,
// whose memory is also more than a process of a Worker may have.
func compilesPDFium(t *testing.T) {
	t.Helper()
	info, ok := debug.ReadBuildInfo()
	raced := ok && slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool {
		return s.Key == "-race" &&
			s.Value == "true"
	})
	if testing.Short() || raced {
		t.Skip("compiling PDFium takes too long here")
	}
}

func TestTruncatedPDF(t *testing.T) {
	linear := func(length int) []byte {
		return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj\n<< /Linearized 1 /L %d /H [1 2] >>\nendobj\n%%%%EOF\n", length)
	}
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"whole": {textPDF(ruling()), false}, "bytes after the end": {append(textPDF(ruling()), make([]byte, 5000)...), false},
		"without end": {[]byte("%PDF-1.4\n"), true}, "empty": {nil, true},
		"linear whole": {linear(60), false}, "linear cut": {linear(90_000), true},
	} {
		if got := truncatedPDF(c.data); (got != "") != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestReadPDFWithoutTime(t *testing.T) {
	has := popplerOnly(t)
	l := limits()
	l.Time = time.Nanosecond
	for name, has := range map[string]programs{"poppler": has, "PDFium": {}} {
		t.Run(name, func(t *testing.T) {
			inOwnFolder(t)
			_, err := readWith(t.Context(), has, textPDF(ruling()), l, helpers)
			wantReason(t, err, TooLong)
		})
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := readWith(gone, has, textPDF(ruling()), limits(), helpers); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// tenPages are pages of which those listed are blank.
func tenPages(blank ...int) [][]printed {
	pages := make([][]printed, 10)
	for i := range pages {
		if !slices.Contains(blank, i+1) {
			pages[i] = column(70, 700, fmt.Sprintf("Halaman %d memuat inovasi pelayanan publik kota.", i+1))
		}
	}
	return pages
}

func TestReadPDFPartly(t *testing.T) {
	has := popplerOnly(t)
	got, err := readWith(t.Context(), has, textPDF(tenPages(4, 9)...), limits(), helpers)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{4, 9}, got.Unread); diff != "" || got.Pages != 10 || got.Recognised != nil {
		t.Errorf("%d pages, unread %v, recognised %v", got.Pages, got.Unread, got.Recognised)
	}
	if n := strings.Count(got.Markdown, "Halaman"); n != 8 {
		t.Errorf("%d pages of text:\n%s", n, got.Markdown)
	}
}

func TestRecognise(t *testing.T) {
	need(t, "pdftoppm", "tesseract")
	has := findPrograms()
	if !has.ocr(t.Context()) {
		t.Skip("tesseract has no Indonesian")
	}
	inOwnFolder(t)
	scan := scannedPDF(t, embeddedPDF(t, ruling(), nil), 2)
	told := 0
	got, err := readWith(t.Context(), has, scan, limits(), Helpers{Recognising: func() { told++ }, Known: helpers.Known})
	if err != nil {
		t.Fatal(err)
	}
	if found := recall(rulingText, got.Markdown); found < 0.9 {
		t.Errorf("%.0f %% of the words were recognised:\n%s", 100*found, got.Markdown)
	}
	for _, heading := range []string{"## BAB I", "##### Pasal 1\n"} {
		if !strings.Contains(got.Markdown, heading) {
			t.Errorf("heading %q not in:\n%s", heading, got.Markdown)
		}
	}
	if diff := cmp.Diff([]int{1}, got.Recognised); diff != "" || got.Unread != nil || got.Pages != 2 {
		t.Errorf("%d pages, unread %v, recognised %v", got.Pages, got.Unread, got.Recognised)
	}
	if told != 1 {
		t.Errorf("told %d times that recognition began", told)
	}

	l := limits()
	l.OCR = time.Nanosecond
	_, err = readWith(t.Context(), has, scan, l, helpers)
	wantReason(t, err, TooLong)

	has.tesseract = ""
	_, err = readWith(t.Context(), has, scan, limits(), helpers)
	wantReason(t, err, Scanned)
}

// recall is the share of the words of want, each as often as it stands there, that are in got.
func recall(want, got string) float64 {
	left := map[string]int{}
	for _, w := range strings.Fields(got) {
		left[w]++
	}
	words, found := strings.Fields(want), 0
	for _, w := range words {
		if left[w] > 0 {
			left[w]--
			found++
		}
	}
	return float64(found) / float64(len(words))
}
