//go:build nopdfium

package extract

import "context"

// This program was built without PDFium (go build -tags nopdfium), for machines where poppler is: it is a fifth smaller.
const (
	pdfiumCompile    = 0
	withoutPdftotext = "PDF ditolak: program ini dibangun tanpa PDFium (paket poppler-utils)"
)

// readPDFium refuses every PDF.
func readPDFium(context.Context, []byte, Limits) (pdfFile, error) {
	return pdfFile{}, &Refusal{Reason: Unsupported, Detail: "pdf: pdftotext is not installed, and this program has no reader of its own"}
}
