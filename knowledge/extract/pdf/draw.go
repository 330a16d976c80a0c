package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"studitiru/knowledge/extract/program"
)

// A drawn page is to be read on a phone beside its text: its longer side in pixels, whatever the measures of the page, and
// what a picture may weigh at most, in bytes.
const (
	drawnPixels  = 1600
	drawnBytes   = 8 << 20
	drawnQuality = 80
)

// Draw draws page n of a PDF, from 1, as the paper looks, and returns it as JPEG. Without poppler it is drawn by PDFium. It
// takes at most Limits.Time. A file or page that cannot be drawn is a *Refusal.
func Draw(ctx context.Context, data []byte, n int, l Limits) ([]byte, error) {
	return drawWith(ctx, findPrograms(), data, n, l)
}

// drawWith is Draw with the programs that it may use.
func drawWith(ctx context.Context, has programs, data []byte, n int, l Limits) (_ []byte, err error) {
	if detail := truncatedPDF(data); detail != "" {
		return nil, &Refusal{Reason: Broken, Detail: detail}
	}
	if n < 1 || n > l.Pages {
		return nil, &Refusal{Reason: Empty, Detail: fmt.Sprintf("pdf: no page %d", n)}
	}
	limited, cancel := context.WithTimeout(ctx, l.Time)
	defer cancel()
	var picture []byte
	if has.pdftoppm != "" {
		picture, err = drawPoppler(limited, has, data, n)
	} else {
		picture, err = drawPDFium(limited, data, n)
	}
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("draw page %d of a PDF: %w", n, ctx.Err())
	case limited.Err() != nil:
		return nil, &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: page %d not drawn within %s", n, l.Time)}
	case err != nil:
		return nil, err
	case len(picture) == 0: // which is how poppler says that there is no such page
		return nil, &Refusal{Reason: Empty, Detail: fmt.Sprintf("pdf: no page %d", n)}
	case len(picture) > drawnBytes:
		return nil, &Refusal{Reason: Abnormal, Detail: fmt.Sprintf("pdf: page %d is a picture of more than %d bytes", n, drawnBytes)}
	}
	return picture, nil
}

// drawPoppler draws a page with pdftoppm; nothing comes of one that is not there.
func drawPoppler(ctx context.Context, has programs, data []byte, n int) (_ []byte, err error) {
	dir, err := os.MkdirTemp("", "studitiru-pdf-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for a page of a PDF: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, fmt.Errorf("store a PDF to be drawn: %w", err)
	}
	var picture []byte
	read := func(r io.Reader) (err error) {
		picture, err = io.ReadAll(io.LimitReader(r, drawnBytes+1))
		return err
	}
	number := strconv.Itoa(n)
	complaints, err := program.Run(ctx, read, has.pdftoppm, "-f", number, "-l", number, "-singlefile",
		"-scale-to", strconv.Itoa(drawnPixels), "-jpeg", "-jpegopt", fmt.Sprintf("quality=%d", drawnQuality), path)
	if err != nil {
		return nil, popplerFault(complaints, err)
	}
	if has.ocr(ctx) && len(picture) <= drawnBytes {
		return turnedUp(ctx, has, path, n, picture), nil
	}
	return picture, nil
}

// turnedUp turns the picture of a page that was scanned on its side or its head, as its text was read. Any other stays.
func turnedUp(ctx context.Context, has programs, path string, n int, picture []byte) []byte {
	printed, err := popplerPart(ctx, has, path, n, n, Limits{Pages: 1, Characters: drawnBytes})
	if err != nil || len(printed) != 1 || printed[0].letters() >= fewPrint {
		return picture
	}
	scan := filepath.Join(filepath.Dir(path), "scan.jpg")
	if err := os.WriteFile(scan, picture, 0o600); err != nil {
		return picture
	}
	turn := (&recogniser{has: has}).orientation(ctx, scan)
	if turn == 0 {
		return picture
	}
	paper, err := jpeg.Decode(bytes.NewReader(picture))
	if err != nil {
		return picture
	}
	gray := image.NewGray(paper.Bounds())
	draw.Draw(gray, gray.Bounds(), paper, paper.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, quarterTurns(gray, turn), &jpeg.Options{Quality: drawnQuality}); err != nil {
		return picture
	}
	return out.Bytes()
}
