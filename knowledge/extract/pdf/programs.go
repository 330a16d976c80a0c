package pdf

import (
	"context"
	"slices"

	"studitiru/knowledge/extract/program"
)

// programs are the paths of the installed programs that help to read PDF, "" for a missing one.
type programs struct {
	pdfinfo, pdftotext, pdftoppm, pdfimages, tesseract string
}

func findPrograms() programs {
	return programs{
		pdfinfo: program.Find("pdfinfo"), pdftotext: program.Find("pdftotext"), pdftoppm: program.Find("pdftoppm"),
		pdfimages: program.Find("pdfimages"),
		tesseract: program.Find("tesseract"),
	}
}

// poppler reports whether the text of a PDF can be read with poppler.
func (p programs) poppler() bool { return p.pdfinfo != "" && p.pdftotext != "" }

// ocr reports whether pages can be recognised: drawn by poppler, read by tesseract in Indonesian.
func (p programs) ocr(ctx context.Context) bool {
	return p.poppler() && p.pdftoppm != "" && p.tesseract != "" && slices.Contains(program.Languages(ctx, p.tesseract), "ind")
}

// ExtraMemory is the heap, in bytes, that reading here takes above what a file may need: that of compiling PDFium where
// poppler is missing.
func ExtraMemory() int64 {
	if findPrograms().poppler() {
		return 0
	}
	return pdfiumCompile
}
