//go:build !nopdfium

package pdf

import (
	"bytes"
	"context"
	"errors"
	"image/jpeg"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPDFium reads everything with the backend that is part of the program.
func TestPDFium(t *testing.T) {
	compilesPDFium(t)
	inOwnFolder(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	pool, err := openPDFium(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	}()
	read := func(data []byte) (Text, error) {
		file, err := pdfiumFile(ctx, pool, data, limits())
		if err != nil {
			return Text{}, err
		}
		dropFurniture(file.sheets)
		return finish(file, Text{Pages: len(file.sheets), Unread: scans(file.sheets)}, limits())
	}
	for _, data := range [][]byte{textPDF(ruling()), lockedPDF(t, "", ruling())} {
		got, err := read(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rulingText, got.Markdown); diff != "" {
			t.Error(diff)
		}
	}
	picture, err := pdfiumDrawing(ctx, pool, textPDF(ruling()), 1)
	if c, faults := jpeg.DecodeConfig(bytes.NewReader(picture)); err != nil || faults != nil || c.Height != drawnPixels {
		t.Errorf("a drawn page of %d × %d: %v, %v", c.Width, c.Height, err, faults)
	}
	if picture, err := pdfiumDrawing(ctx, pool, textPDF(ruling()), 9); len(picture) > 0 || err != nil {
		t.Errorf("a page that is not there: %d bytes, %v", len(picture), err)
	}
	for name, c := range refusals(t) {
		if name == "truncated" {
			continue // told before any backend
		}
		_, err := read(c.data)
		t.Run(name, func(t *testing.T) { wantReason(t, err, c.want) })
	}
	cancel()
	if _, err := read(textPDF(ruling())); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
