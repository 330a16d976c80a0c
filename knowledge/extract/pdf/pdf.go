// Package pdf reads PDF files into Markdown: headings, paragraphs and tables in reading order, without what only the paper
// needs (running heads and feet, page numbers, hyphens at line ends); pages that are pictures by OCR where it is installed.
// A file is a []byte in, a Text out, under Limits. Called by package extract, which runs it in a process of its own.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"unicode"
)

// thinPage is the number of letters and digits below which a page counts as one without text.
const thinPage = 20

// pdfFile is a PDF as a backend read it.
type pdfFile struct {
	title  string
	sheets []sheet
}

// sheet is a page as lines in reading order; lengths are points, y grows downwards.
type sheet struct {
	width, height float64
	lines         []line
	gutter        float64 // between two columns of running text, 0 without
	announced     bool    // a catchword announced the next page; it is removed
}

// gutterOf is the gutter of the last page so far.
func gutterOf(sheets []sheet) float64 {
	if len(sheets) == 0 {
		return 0
	}
	return sheets[len(sheets)-1].gutter
}

// Read reads a PDF: its text page by page, and by OCR the pages that hold none. Text is read within Limits.Time, pages are
// recognised within Limits.OCR after that; recognising, unless it is nil, is called once before, because that takes minutes
// and whoever watches the time has to know. Errors are *Refusal for the file's own faults and plain for those of the machine
// or of ctx.
func Read(ctx context.Context, data []byte, l Limits, recognising func()) (Text, error) {
	if recognising == nil {
		recognising = func() {}
	}
	return readWith(ctx, findPrograms(), data, l, recognising)
}

// readWith is Read with the programs that it may use.
func readWith(ctx context.Context, has programs, data []byte, l Limits, recognising func()) (_ Text, err error) {
	if detail := truncatedPDF(data); detail != "" {
		return Text{}, &Refusal{Reason: Broken, Detail: detail}
	}
	dir, err := os.MkdirTemp("", "studitiru-pdf-")
	if err != nil {
		return Text{}, fmt.Errorf("make a folder for the pages of a PDF: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "in.pdf")
	if has.poppler() {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return Text{}, fmt.Errorf("store a PDF for the reader: %w", err)
		}
	}
	file, err := openPDF(ctx, has, path, data, l)
	if err != nil {
		return Text{}, err
	}
	dropFurniture(file.sheets)
	t := Text{Pages: len(file.sheets), Unread: thinPages(file.sheets)}
	if len(t.Unread) > 0 && has.ocr(ctx) {
		recognising()
		if err := recognise(ctx, has, path, dir, &file, &t, l); err != nil {
			return Text{}, err
		}
	}
	return finishPDF(file, t, l)
}

// openPDF reads the text of all pages with poppler when it is installed, else with PDFium.
func openPDF(ctx context.Context, has programs, path string, data []byte, l Limits) (pdfFile, error) {
	limited, cancel := context.WithTimeout(ctx, l.Time)
	defer cancel()
	var file pdfFile
	var err error
	if has.poppler() {
		file, err = readPoppler(limited, has, path, l)
	} else {
		file, err = readPDFium(limited, data, l)
	}
	switch {
	case ctx.Err() != nil:
		return pdfFile{}, fmt.Errorf("read a PDF: %w", ctx.Err())
	case limited.Err() != nil:
		return pdfFile{}, &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: not read within %s", l.Time)}
	case err != nil:
		return pdfFile{}, err
	case len(file.sheets) == 0:
		return pdfFile{}, &Refusal{Reason: Broken, Detail: "pdf: no pages"}
	}
	return file, nil
}

// finishPDF writes the sheets as Markdown, or refuses a file of which nothing could be read.
func finishPDF(file pdfFile, t Text, l Limits) (Text, error) {
	if len(t.Unread) == t.Pages {
		return Text{}, &Refusal{Reason: Scanned, Detail: fmt.Sprintf("pdf: none of %d pages holds text", t.Pages)}
	}
	markdown, firstHeading := proseOf(file.sheets)
	if markdown == "" {
		return Text{}, &Refusal{Reason: Empty, Detail: "pdf: no text was recognised"}
	}
	t.Markdown, t.Cut = cutMarkdown(markdown, l.Characters)
	if t.Title = cleanTitle(file.title); t.Title == "" {
		t.Title = firstHeading
	}
	return t, nil
}

// thinPages are the numbers, from 1, of the pages with fewer than thinPage letters and digits.
func thinPages(sheets []sheet) []int {
	var thin []int
	for i, s := range sheets {
		if s.letters() < thinPage {
			thin = append(thin, i+1)
		}
	}
	return thin
}

func (s sheet) letters() int {
	n := 0
	for _, ln := range s.lines {
		for _, r := range ln.text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
			}
		}
	}
	return n
}

var linearLength = regexp.MustCompile(`/Linearized\b[^>]*?/L\s+(\d+)`)

// truncatedPDF says what shows that the end of a PDF is missing, "" when it is there. Readers
// repair such a file silently and return the pages that are left, and half a document that
// looks whole is worse than none.
func truncatedPDF(data []byte) string {
	const tail = 64 << 10 // mail gateways and scanners append bytes after the end
	if !bytes.Contains(data[max(0, len(data)-tail):], []byte("%%EOF")) {
		return "pdf: the end of the file is missing"
	}
	if m := linearLength.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
		if n, err := strconv.Atoi(string(m[1])); err == nil && n > len(data) {
			return fmt.Sprintf("pdf: %d of %d bytes", len(data), n)
		}
	}
	return ""
}
