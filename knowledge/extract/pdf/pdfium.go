//go:build !nopdfium

package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	faults "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	pdfiumMemory  = 4096      // what PDFium may use, in pages of 64 KB: 256 MB
	pdfiumObjects = 2000      // of a page that are looked at for pictures
	pdfiumCompile = 192 << 20 // bytes of heap that compiling it takes above what else is allowed
)

// readPDFium reads the text of a PDF with PDFium, compiled to WebAssembly and part of the
// program. It takes some seconds to prepare, so it is for machines without poppler.
func readPDFium(ctx context.Context, data []byte, l Limits) (_ contents, err error) {
	pool, err := openPDFium(ctx)
	if err != nil {
		return contents{}, err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	return pdfiumFile(ctx, pool, data, l)
}

// openPDFium prepares PDFium: without files, without output, its calls ending with ctx.
func openPDFium(ctx context.Context) (pdfium.Pool, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err() // compiling could not be stopped
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)),
		MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // the library would lend the whole disk
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(pdfiumMemory).
			WithCloseOnContextDone(true),
	})
	if err != nil {
		return nil, fmt.Errorf("prepare PDFium: %w", err)
	}
	return pool, nil
}

// pdfiumFile reads one file.
func pdfiumFile(ctx context.Context, pool pdfium.Pool, data []byte, l Limits) (_ contents, err error) {
	reader, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return contents{}, fmt.Errorf("start PDFium: %w", err)
	}
	defer func() { _ = reader.Close() }() // a module that a hostile file broke cannot close; its memory is freed with the pool
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return contents{}, pdfiumFault(err)
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	switch {
	case err != nil:
		return contents{}, &Refusal{Reason: Broken, Detail: fmt.Sprintf("pdf: count the pages: %v", err)}
	case count.PageCount > l.Pages:
		return contents{}, &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: %d pages, at most %d", count.PageCount, l.Pages)}
	}
	file := contents{title: pdfiumTitle(reader, doc.Document)}
	for i := range count.PageCount {
		p, err := pdfiumPage(reader, doc.Document, i)
		if ctx.Err() != nil {
			return contents{}, ctx.Err()
		}
		if err != nil {
			return contents{}, &Refusal{Reason: Broken, Detail: fmt.Sprintf("pdf: page %d: %v", i+1, err)}
		}
		s := p.sheet(gutterOf(file.sheets))
		if s.letters() < 4*fewPrint {
			s.covered(pdfiumPicture(reader, doc.Document, i))
		}
		file.sheets = append(file.sheets, s)
	}
	return file, nil
}

// pdfiumFault is the refusal of a file that PDFium does not open.
func pdfiumFault(err error) *Refusal {
	if errors.Is(err, faults.ErrPassword) || errors.Is(err, faults.ErrSecurity) {
		return &Refusal{Reason: Locked, Detail: "pdf: needs a password"}
	}
	return &Refusal{Reason: Broken, Detail: fmt.Sprintf("pdf: %v", err)}
}

func pdfiumTitle(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT) string {
	tags, err := reader.GetMetaData(&requests.GetMetaData{Document: doc, Tags: &[]string{"Title"}})
	if err != nil || len(tags.Tags) == 0 {
		return "" // a title is welcome, not needed
	}
	return tags.Tags[0].Value
}

// pdfiumPage reads the letters of page i, from 0, and joins them to words at the spaces that
// PDFium sees. PDFium measures from the bottom.
func pdfiumPage(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (page, error) {
	which := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}
	size, err := reader.GetPageSize(&requests.GetPageSize{Page: which})
	if err != nil {
		return page{}, fmt.Errorf("measure a page: %w", err)
	}
	text, err := reader.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: which, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
	})
	if err != nil {
		return page{}, fmt.Errorf("read the text of a page: %w", err)
	}
	p := page{width: size.Width, height: size.Height}
	inWord, lineStart := false, 0
	for _, c := range text.Chars {
		if c.Text == "\x02" {
			c.Text = "-" // how PDFium marks a word that was broken at a line's end
		}
		if strings.TrimSpace(c.Text) == "" {
			if inWord = false; strings.ContainsAny(c.Text, "\r\n") {
				evenOut(p.words[lineStart:])
				lineStart = len(p.words)
			}
			continue
		}
		at := c.PointPosition
		w := word{x0: at.Left, x1: at.Right, y0: size.Height - at.Top, y1: size.Height - at.Bottom, text: c.Text}
		if c.FontInformation != nil {
			w.size = c.FontInformation.RenderedSize
		}
		if n := len(p.words); inWord && follows(p.words[n-1], w) {
			p.words[n-1] = p.words[n-1].with(w)
			continue
		}
		p.words, inWord = append(p.words, w), true
	}
	evenOut(p.words[lineStart:])
	return p, nil
}

// evenOut gives the words of a line one height: PDFium's boxes are as tight as their letters,
// and an asterisk and a comma would stand in different rows.
func evenOut(words []word) {
	if len(words) == 0 {
		return
	}
	top, bottom, size := words[0].y0, words[0].y1, 0.0
	for _, w := range words {
		top, bottom, size = min(top, w.y0), max(bottom, w.y1), max(size, w.size)
	}
	if bottom-top > 1.6*size {
		return // not one line
	}
	for i := range words {
		words[i].y0, words[i].y1 = top, bottom
	}
}

// follows reports whether a letter stands right after a word. PDFium gives no space where a
// line or a cell of a table ends without one.
func follows(w, letter word) bool {
	size := max(w.size, w.height(), letter.height())
	return letter.y0 < w.y1 && w.y0 < letter.y1+size/2 && letter.x0-w.x1 < size && letter.x0 > w.x0-size/2
}

// with is the word with a letter more.
func (w word) with(letter word) word {
	return word{
		x0: min(w.x0, letter.x0), x1: max(w.x1, letter.x1), y0: min(w.y0, letter.y0), y1: max(w.y1, letter.y1),
		size: w.size, text: w.text + letter.text,
	}
}

// pdfiumPicture measures the largest picture of page i, from 0, in square points. A page that hides its objects has none.
func pdfiumPicture(reader pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) float64 {
	which := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}
	objects, err := reader.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: which})
	if err != nil {
		return 0
	}
	largest := 0.0
	for k := range min(objects.Count, pdfiumObjects) {
		object, err := reader.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: which, Index: k})
		if err != nil {
			return largest
		}
		kind, err := reader.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		box, err := reader.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err == nil {
			largest = max(largest, float64(box.Right-box.Left)*float64(box.Top-box.Bottom))
		}
	}
	return largest
}
