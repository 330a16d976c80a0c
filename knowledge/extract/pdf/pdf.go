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
	"slices"
	"strconv"
	"unicode"
)

// contents are a PDF as a backend read it.
type contents struct {
	title  string
	sheets []sheet
}

// sheet is a page as lines in reading order; lengths are points, y grows downwards.
type sheet struct {
	width, height float64
	lines         []line
	picture       float64 // the share of the page that its largest picture covers, 0 where it was not measured
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

// Helpers are what Read may be given; the zero value is none.
type Helpers struct {
	// Recognising is called once before pages are recognised, because that takes minutes and whoever watches the time has to
	// know.
	Recognising func()
	// Known tells words of a dictionary, in small letters. With it, text that is mostly no words is noticed: printed text is
	// recognised again, and what recognition makes of a bad picture is not believed.
	Known func(word string) bool
}

// Read reads a PDF: its text page by page, and by OCR the pages that hold none or none that makes sense. Text is read within
// Limits.Time, pages are recognised within Limits.OCR after that. Errors are *Refusal for the file's own faults and plain for
// those of the machine or of ctx.
func Read(ctx context.Context, data []byte, l Limits, h Helpers) (Text, error) {
	if h.Recognising == nil {
		h.Recognising = func() {}
	}
	if h.Known == nil {
		h.Known = func(string) bool { return true }
	}
	return readWith(ctx, findPrograms(), data, l, h)
}

// readWith is Read with the programs that it may use.
func readWith(ctx context.Context, has programs, data []byte, l Limits, h Helpers) (_ Text, err error) {
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
	t := Text{Pages: len(file.sheets), Unread: scans(file.sheets)}
	doubt := doubted(file.sheets, t.Unread, h.Known)
	if len(t.Unread)+len(doubt) > 0 && has.ocr(ctx) {
		h.Recognising()
		r := recogniser{has: has, path: path, dir: dir, known: h.Known}
		if err := r.recognise(ctx, &file, &t, doubt, l); err != nil {
			return Text{}, err
		}
	}
	dropSenseless(&file, &t, doubt, h.Known)
	dropFurniture(file.sheets)
	return finish(file, t, l)
}

// dropSenseless empties the pages whose printed text is no language and could not be recognised either.
func dropSenseless(file *contents, t *Text, doubt []int, known func(string) bool) {
	for _, n := range doubt {
		if !slices.Contains(t.Recognised, n) && legible(file.sheets[n-1].lines, known).noLanguage() {
			file.sheets[n-1].lines = nil
			t.Unread, t.Unreadable = append(t.Unread, n), append(t.Unreadable, n)
		}
	}
	slices.Sort(t.Unread)
}

// openPDF reads the text of all pages with poppler when it is installed, else with PDFium.
func openPDF(ctx context.Context, has programs, path string, data []byte, l Limits) (contents, error) {
	limited, cancel := context.WithTimeout(ctx, l.Time)
	defer cancel()
	var file contents
	var err error
	if has.poppler() {
		if file, err = readPoppler(limited, has, path, l); err == nil {
			measurePictures(limited, has, path, file.sheets)
		}
	} else {
		file, err = readPDFium(limited, data, l)
	}
	switch {
	case ctx.Err() != nil:
		return contents{}, fmt.Errorf("read a PDF: %w", ctx.Err())
	case limited.Err() != nil:
		return contents{}, &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: not read within %s", l.Time)}
	case err != nil:
		return contents{}, err
	case len(file.sheets) == 0:
		return contents{}, &Refusal{Reason: Broken, Detail: "pdf: no pages"}
	}
	return file, nil
}

// finish writes the sheets as Markdown, or refuses a file of which nothing could be read.
func finish(file contents, t Text, l Limits) (Text, error) {
	switch {
	case len(t.Unread) == t.Pages && len(t.Unreadable) > 0:
		return Text{}, &Refusal{Reason: Unreadable, Detail: fmt.Sprintf("pdf: none of %d pages could be made out", t.Pages)}
	case len(t.Unread) == t.Pages:
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
