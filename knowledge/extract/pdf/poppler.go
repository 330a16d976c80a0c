package pdf

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"studitiru/knowledge/extract/program"
)

// readPoppler reads the text of a PDF with pdfinfo and pdftotext.
func readPoppler(ctx context.Context, has programs, path string, l Limits) (contents, error) {
	file, pages, err := popplerInfo(ctx, has, path)
	if err != nil {
		return contents{}, err
	}
	if pages > l.Pages {
		return contents{}, &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: %d pages, at most %d", pages, l.Pages)}
	}
	file.sheets, err = popplerSheets(ctx, has, path, pages, l)
	return file, err
}

// partPages is the number of pages from which a file is read by several processes.
const partPages = 120

// popplerSheets reads the pages in parts, as many at a time as there are processors.
func popplerSheets(ctx context.Context, has programs, path string, pages int, l Limits) ([]sheet, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // the first fault ends the other parts
	parts := max(1, min(runtime.GOMAXPROCS(0), pages/partPages))
	read, errs := make([][]sheet, parts), make([]error, parts)
	var wait sync.WaitGroup
	for i := range parts {
		wait.Go(func() {
			if read[i], errs[i] = popplerPart(ctx, has, path, 1+pages*i/parts, pages*(i+1)/parts, l); errs[i] != nil {
				cancel()
			}
		})
	}
	wait.Wait()
	var refusal *Refusal
	for _, err := range errs {
		if errors.As(err, &refusal) {
			return nil, refusal
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return slices.Concat(read...), nil
}

// popplerPart reads the pages from first to last.
func popplerPart(ctx context.Context, has programs, path string, first, last int, l Limits) (sheets []sheet, err error) {
	read := func(r io.Reader) error {
		sheets, err = parseBoxes(r, l)
		return err
	}
	complaints, err := program.Run(ctx, read, has.pdftotext, "-bbox", "-enc", "UTF-8",
		"-f", strconv.Itoa(first), "-l", strconv.Itoa(last), path, "-")
	if err != nil {
		return nil, popplerFault(complaints, err)
	}
	if strings.Contains(complaints, "Loop in Pages") {
		return nil, &Refusal{Reason: Broken, Detail: "pdf: the pages form a loop"}
	}
	return sheets, nil
}

// popplerInfo returns what the file says about itself, and how many pages it has.
func popplerInfo(ctx context.Context, has programs, path string) (contents, int, error) {
	var out []byte
	read := func(r io.Reader) (err error) {
		out, err = io.ReadAll(io.LimitReader(r, 1<<20))
		return err
	}
	complaints, err := program.Run(ctx, read, has.pdfinfo, "-enc", "UTF-8", path)
	if err != nil {
		return contents{}, 0, popplerFault(complaints, err)
	}
	var file contents
	pages := 0
	for row := range strings.Lines(string(out)) {
		key, value, _ := strings.Cut(row, ":")
		switch value = strings.TrimSpace(value); key {
		case "Title":
			file.title = value
		case "Pages":
			pages, err = strconv.Atoi(value)
		}
	}
	if err != nil || pages <= 0 {
		return contents{}, 0, &Refusal{Reason: Broken, Detail: "pdf: no pages"}
	}
	return file, pages, nil
}

// popplerFault tells a fault of the file, which poppler reports by an exit code, from one of
// the machine.
func popplerFault(complaints string, err error) error {
	var refusal *Refusal
	if errors.As(err, &refusal) {
		return refusal
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return err
	}
	first, _, _ := strings.Cut(complaints, "\n")
	switch {
	case strings.Contains(complaints, "Wrong page range"):
		return &Refusal{Reason: Empty, Detail: "pdf: no such page"}
	case strings.Contains(complaints, "Incorrect password"), strings.Contains(complaints, "Unsupported version/revision"):
		return &Refusal{Reason: Locked, Detail: "pdf: needs a password"}
	case exit.ExitCode() == 3: // the author forbids copying, which poppler may be built to respect
		return &Refusal{Reason: Locked, Detail: "pdf: copying is forbidden"}
	case strings.Contains(complaints, "memory"), exit.ExitCode() < 0:
		return &Refusal{Reason: Abnormal, Detail: fmt.Sprintf("pdf: %v: %s", err, first)}
	}
	return &Refusal{Reason: Broken, Detail: fmt.Sprintf("pdf: %v: %s", err, first)}
}

var boxPage = regexp.MustCompile(`^\s*<page width="([0-9.]+)" height="([0-9.]+)">`)

// parseBoxes reads the output of pdftotext -bbox, one element a line, into sheets. It refuses
// more words than l.Characters could ever need and more pages than l.Pages.
func parseBoxes(r io.Reader, l Limits) ([]sheet, error) {
	var sheets []sheet
	var p page
	words, open := 0, false
	in := bufio.NewReaderSize(r, 64<<10)
	for {
		row, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return nil, &Refusal{Reason: Abnormal, Detail: "pdf: a word of more than 64 KB"}
		}
		switch {
		case bytes.Contains(row, []byte("<word ")):
			if w, ok := boxedWord(row); ok && open {
				p.words = append(p.words, w)
				words++
			}
		case bytes.Contains(row, []byte("<page ")):
			if m := boxPage.FindSubmatch(row); m != nil {
				p, open = page{width: number(m[1]), height: number(m[2])}, true
			}
		case bytes.Contains(row, []byte("</page>")) && open:
			sheets, open = append(sheets, p.sheet(gutterOf(sheets))), false
		}
		switch {
		case len(sheets) > l.Pages:
			return nil, &Refusal{Reason: TooLong, Detail: fmt.Sprintf("pdf: more than %d pages", l.Pages)}
		case words > 2*l.Characters:
			return nil, &Refusal{Reason: Abnormal, Detail: fmt.Sprintf("pdf: more than %d words", words)}
		case errors.Is(err, io.EOF):
			return sheets, nil
		case err != nil:
			return nil, fmt.Errorf("read the words of a page: %w", err)
		}
	}
}

// boxedWord reads <word xMin="1.5" yMin="2" xMax="3" yMax="4">text</word>. Large files have a million of them.
func boxedWord(row []byte) (w word, ok bool) {
	open, text, found := bytes.Cut(row, []byte("\">"))
	end := bytes.LastIndex(text, []byte("</word>"))
	if !found || end < 0 {
		return word{}, false
	}
	for i, name := range []string{" xMin=\"", " yMin=\"", " xMax=\"", " yMax=\""} {
		_, value, found := bytes.Cut(open, []byte(name))
		if !found {
			return word{}, false
		}
		value, _, _ = bytes.Cut(value, []byte{'"'})
		*[]*float64{&w.x0, &w.y0, &w.x1, &w.y1}[i] = number(value)
	}
	if w.text = html.UnescapeString(string(text[:end])); rightToLeft(w.text) {
		w.text = turnRound(w.text)
	}
	w.size = w.y1 - w.y0 // poppler's boxes are as high as the font, whatever the letters
	return w, true
}

// number is 0 for what is none: a position that cannot be read is no reason to lose a word.
func number(b []byte) float64 {
	f, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return 0
	}
	return f
}
