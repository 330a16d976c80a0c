//go:build nopdfium

package pdf

import "context"

// This program was built without PDFium (go build -tags nopdfium), for machines where poppler is: it is a fifth smaller.
const pdfiumCompile = 0

// readPDFium refuses every PDF.
func readPDFium(context.Context, []byte, Limits) (contents, error) { return contents{}, noReader() }

// drawPDFium draws no page.
func drawPDFium(context.Context, []byte, int) ([]byte, error) { return nil, noReader() }

func noReader() *Refusal {
	return &Refusal{Reason: NoReader, Detail: "pdf: poppler is not installed, and this program has no reader of its own"}
}
