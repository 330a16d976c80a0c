//go:build !nopdfium

package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/jpeg"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
)

// drawPDFium draws a page with PDFium; nothing comes of one that is not there.
func drawPDFium(ctx context.Context, data []byte, n int) (_ []byte, err error) {
	pool, err := openPDFium(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	return pdfiumDrawing(ctx, pool, data, n)
}

// pdfiumDrawing draws a page of one file.
func pdfiumDrawing(ctx context.Context, pool pdfium.Pool, data []byte, n int) ([]byte, error) {
	reader, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	defer func() { _ = reader.Close() }() // as in pdfiumFile
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, pdfiumFault(err)
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil || n > count.PageCount {
		return nil, err //nolint:wrapcheck // nil for a page that is not there
	}
	drawn, err := reader.RenderPageInPixels(&requests.RenderPageInPixels{
		Page:  requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: n - 1}},
		Width: drawnPixels, Height: drawnPixels,
	})
	if err != nil {
		return nil, &Refusal{Reason: Broken, Detail: fmt.Sprintf("pdf: draw page %d: %v", n, err)}
	}
	defer drawn.Cleanup()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, drawn.Result.RenderedImage, &jpeg.Options{Quality: 80}); err != nil {
		return nil, fmt.Errorf("write page %d of a PDF as JPEG: %w", n, err)
	}
	return out.Bytes(), nil
}
