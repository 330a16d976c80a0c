// Package program runs the programs of the machine that help to read files (poppler, tesseract): a name and arguments in, what
// they print out, as a stream and within the caller's time. None of them is needed; Tools says what is lost without them.
// Called by the readers of package extract and by the doctor verb.
package program

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Languages are those that tesseract, at a path, has installed.
func Languages(ctx context.Context, tesseract string) []string {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, tesseract, "--list-langs").CombinedOutput()
	if err != nil {
		return nil
	}
	return strings.Fields(string(out))
}

// Find is the path of an installed program, "" when it is missing.
func Find(name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		return ""
	}
	return path
}

// Tool is a program of the machine that makes more files readable.
type Tool struct {
	Name    string // as it is installed, "pdftotext"
	Path    string // "" when it is not installed
	Version string // "" when unknown
	Without string // in Indonesian, for the operator: what is lost without it
}

// Tools are the programs that package extract uses, found or not, for the doctor verb.
func Tools(ctx context.Context) []Tool {
	tesseract := Find("tesseract")
	tools := []Tool{
		{Name: "pdftotext", Path: Find("pdftotext"),
			Without: "PDF dibaca dengan PDFium bawaan: lebih lambat (± 3 detik lebih), hasil setara; pindaian tidak dapat dikenali " +
				"(paket poppler-utils)"},
		{Name: "pdfinfo", Path: Find("pdfinfo"), Without: "sama dengan tanpa pdftotext (paket poppler-utils)"},
		{Name: "pdftoppm", Path: Find("pdftoppm"), Without: "PDF hasil pindai tidak dapat dikenali (paket poppler-utils)"},
		{Name: "tesseract", Path: tesseract, Without: "PDF hasil pindai ditolak dengan penjelasan (paket tesseract-ocr)"},
		{Name: "tesseract ind", Without: "PDF hasil pindai ditolak dengan penjelasan (paket tesseract-ocr-ind)"},
	}
	for i := range tools[:4] {
		tools[i].Version = version(ctx, tools[i])
	}
	if tesseract != "" && slices.Contains(Languages(ctx, tesseract), "ind") {
		tools[4].Path, tools[4].Version = tesseract, tools[3].Version
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

// Run runs a program and hands its standard output to read; what read leaves is thrown
// away. It returns the beginning of the program's standard error. The program stays in this
// process's group, so that whoever ends the group ends it too.
func Run(ctx context.Context, read func(io.Reader) error, path string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.WaitDelay = time.Second
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8")
	complaints := &FirstBytes{Limit: 8 << 10}
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
	switch {
	case readErr != nil && ctx.Err() == nil: // of what it printed; how the killed program ended says nothing more
		return complaints.String(), fmt.Errorf("read from %s: %w", path, readErr)
	case waitErr != nil:
		return complaints.String(), fmt.Errorf("run %s: %w", path, waitErr)
	case readErr != nil:
		return complaints.String(), fmt.Errorf("read from %s: %w", path, readErr)
	}
	return complaints.String(), nil
}

// FirstBytes keeps the first Limit bytes that are written to it and drops the rest. The zero value keeps none.
type FirstBytes struct {
	bytes.Buffer
	Limit int
}

func (b *FirstBytes) Write(p []byte) (int, error) {
	if room := b.Limit - b.Len(); room > 0 {
		b.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}
