package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// programs are the paths of the installed programs that help to read PDF, "" for a missing one.
type programs struct {
	pdfinfo, pdftotext, pdftoppm, tesseract string
}

func findPrograms() programs {
	find := func(name string) string {
		path, err := exec.LookPath(name)
		if err != nil {
			return ""
		}
		return path
	}
	return programs{pdfinfo: find("pdfinfo"), pdftotext: find("pdftotext"), pdftoppm: find("pdftoppm"), tesseract: find("tesseract")}
}

// poppler reports whether the text of a PDF can be read with poppler.
func (p programs) poppler() bool { return p.pdfinfo != "" && p.pdftotext != "" }

// ocr reports whether pages can be recognised: drawn by poppler, read by tesseract in Indonesian.
func (p programs) ocr(ctx context.Context) bool {
	return p.poppler() && p.pdftoppm != "" && p.tesseract != "" && slices.Contains(languages(ctx, p.tesseract), "ind")
}

// languages are those that tesseract has installed.
func languages(ctx context.Context, tesseract string) []string {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, tesseract, "--list-langs").CombinedOutput()
	if err != nil {
		return nil
	}
	return strings.Fields(string(out))
}

// Tool is a program of the machine that makes more files readable.
type Tool struct {
	Name    string // as it is installed, "pdftotext"
	Path    string // "" when it is not installed
	Version string // "" when unknown
	Without string // in Indonesian, for the operator: what is lost without it
}

// Tools are the programs that extract uses, found or not, for the doctor verb.
func Tools(ctx context.Context) []Tool {
	has := findPrograms()
	tools := []Tool{
		{Name: "pdftotext", Path: has.pdftotext,
			Without: withoutPdftotext},
		{Name: "pdfinfo", Path: has.pdfinfo, Without: "sama dengan tanpa pdftotext (paket poppler-utils)"},
		{Name: "pdftoppm", Path: has.pdftoppm, Without: "PDF hasil pindai tidak dapat dikenali (paket poppler-utils)"},
		{Name: "tesseract", Path: has.tesseract, Without: "PDF hasil pindai ditolak dengan penjelasan (paket tesseract-ocr)"},
		{Name: "tesseract ind", Without: "PDF hasil pindai ditolak dengan penjelasan (paket tesseract-ocr-ind)"},
	}
	for i := range tools[:4] {
		tools[i].Version = version(ctx, tools[i])
	}
	if has.tesseract != "" && slices.Contains(languages(ctx, has.tesseract), "ind") {
		tools[4].Path, tools[4].Version = has.tesseract, tools[3].Version
	}
	return tools
}

// version asks a program for its version: the last word of the first line it prints.
func version(ctx context.Context, t Tool) string {
	if t.Path == "" {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	flag := "-v"
	if t.Name == "tesseract" {
		flag = "--version"
	}
	out, _ := exec.CommandContext(ctx, t.Path, flag).CombinedOutput() // some exit with 1 after printing it
	first, _, _ := strings.Cut(string(out), "\n")
	words := strings.Fields(first)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// runProgram runs a program and hands its standard output to read; what read leaves is thrown
// away. It returns the beginning of the program's standard error. The program stays in this
// process's group, so that whoever ends the group ends it too.
func runProgram(ctx context.Context, read func(io.Reader) error, path string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.WaitDelay = time.Second
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8")
	complaints := &firstBytes{limit: 8 << 10}
	cmd.Stderr = complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", fmt.Errorf("connect to %s: %w", path, err)
	}
	if err := cmd.Start(); err != nil {
		return "", fmt.Errorf("start %s: %w", path, err)
	}
	readErr := read(out)
	if readErr == nil {
		_, readErr = io.Copy(io.Discard, out)
	} else {
		_ = cmd.Process.Kill() // its output is not wanted any more; Wait says how it ended
	}
	waitErr := cmd.Wait()
	var refusal *Refusal
	switch {
	case errors.As(readErr, &refusal):
		return complaints.String(), refusal
	case waitErr != nil:
		return complaints.String(), fmt.Errorf("run %s: %w", path, waitErr)
	case readErr != nil:
		return complaints.String(), fmt.Errorf("read from %s: %w", path, readErr)
	}
	return complaints.String(), nil
}

// firstBytes keeps the first bytes that are written to it and drops the rest.
type firstBytes struct {
	bytes.Buffer
	limit int
}

func (b *firstBytes) Write(p []byte) (int, error) {
	if room := b.limit - b.Len(); room > 0 {
		b.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}
