//go:build nopdfium

package pdf

import "context"

// This program was built without PDFium (go build -tags nopdfium), for machines where poppler is: it is a fifth smaller.
const pdfiumCompile = 0

// readPDFium refuses every PDF.
func readPDFium(context.Context, []byte, Limits) (contents, error) {
	return contents{}, &Refusal{
		Reason: NoReader,
		Detail: "pdf: pdftotext is not installed, and this program has no reader of its own",
	}
}
