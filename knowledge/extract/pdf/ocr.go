package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"studitiru/knowledge/extract/program"
)

// ocrPixels is the longer side of a page drawn for recognition: 200 dpi on A4. A fixed size
// in place of a resolution keeps a page of hostile measures small.
const ocrPixels = 2400

// surely is tesseract's confidence, in percent, below which a word is dirt on the paper.
const surely = 30

// recognise reads the pages of t.Unread by OCR, one after the other until Limits.OCR is over,
// puts their lines into file and moves their numbers to t.Recognised. A page on which nothing
// stands is in neither list.
func recognise(ctx context.Context, has programs, path, dir string, file *pdfFile, t *Text, l Limits) error {
	limited, cancel := context.WithTimeout(ctx, l.OCR)
	defer cancel()
	var unread []int
	var mend mender
	for _, n := range t.Unread {
		if limited.Err() != nil {
			unread = append(unread, n)
			continue
		}
		s, err := recognisePage(limited, has, path, dir, n, &mend)
		var refusal *Refusal
		switch {
		case ctx.Err() != nil:
			return fmt.Errorf("recognise page %d of a PDF: %w", n, ctx.Err())
		case limited.Err() != nil, errors.As(err, &refusal):
			unread = append(unread, n)
			continue
		case err != nil:
			return err
		}
		if s.letters() > 0 {
			file.sheets[n-1] = s
			t.Recognised = append(t.Recognised, n)
		}
	}
	if len(unread) == t.Pages && limited.Err() != nil {
		return &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: no page recognised within %s", l.OCR)}
	}
	t.Unread = unread
	dropFurniture(file.sheets)
	return nil
}

// recognisePage draws page n, from 1, and reads the picture. A page that cannot be drawn or
// read is a *Refusal.
func recognisePage(ctx context.Context, has programs, path, dir string, n int, mend *mender) (sheet, error) {
	picture := filepath.Join(dir, "page")
	defer func() { _ = os.Remove(picture + ".png") }() // the folder goes with the file; this only keeps it small
	number := strconv.Itoa(n)
	_, err := program.Run(ctx, discard, has.pdftoppm, "-f", number, "-l", number, "-singlefile",
		"-scale-to", strconv.Itoa(ocrPixels), "-gray", "-png", path, picture)
	if err != nil {
		return sheet{}, popplerFault("", err)
	}
	var p page
	read := func(r io.Reader) error {
		out, err := io.ReadAll(io.LimitReader(r, 8<<20))
		p = parseTSV(string(out), mend)
		return err
	}
	if _, err := program.Run(ctx, read, has.tesseract, picture+".png", "stdout", "-l", "ind", "--dpi", "200", "tsv"); err != nil {
		return sheet{}, popplerFault("", err)
	}
	return p.sheet(0), nil
}

func discard(io.Reader) error { return nil }

// parseTSV reads tesseract's table: level page block par line word left top width height conf
// text. Words of one line get the line's height, so that letters without stems stay in it.
func parseTSV(out string, mend *mender) page {
	var p page
	line := 0 // the words of the lines before this one
	var top, bottom float64
	for row := range strings.Lines(out) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) < 12 {
			continue
		}
		var v [5]float64
		for i := range v {
			v[i] = number([]byte(f[6+i]))
		}
		left, y, width, height, sure := v[0], v[1], v[2], v[3], v[4]
		switch f[0] {
		case "1":
			p.width, p.height = width, height
		case "4":
			top, bottom, line = y, y+height, len(p.words)
		case "5":
			if sure < surely && !expected(p.words[line:], f[11]) {
				continue
			}
			w := word{x0: left, x1: left + width, y0: top, y1: bottom, text: f[11]}
			p.words = append(p.words[:line], mend.words(p.words[line:], w)...)
		}
	}
	return p
}
