package program

import (
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

func TestTools(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	tools := Tools(t.Context())
	if len(tools) != 5 {
		t.Fatalf("%d tools", len(tools))
	}
	for _, tool := range tools {
		if tool.Path != "" || tool.Version != "" || tool.Without == "" {
			t.Errorf("without programs: %+v", tool)
		}
	}
}

func TestToolsInstalled(t *testing.T) {
	for _, name := range []string{"pdftotext", "tesseract"} {
		if Find(name) == "" {
			t.Skipf("%s is not installed", name)
		}
	}
	for _, tool := range Tools(t.Context()) {
		if tool.Path != "" && !strings.ContainsAny(tool.Version, "0123456789") {
			t.Errorf("%s: version %q", tool.Name, tool.Version)
		}
	}
}

// Run gives back what was read, how the program ended, and what it complained about.
func TestRun(t *testing.T) {
	shell := Find("sh")
	if shell == "" {
		t.Skip("no shell")
	}
	var out string
	read := func(r io.Reader) error {
		data, err := io.ReadAll(r)
		out = string(data)
		return err
	}
	if _, err := Run(t.Context(), read, shell, "-c", "echo isi"); err != nil || out != "isi\n" {
		t.Errorf("%q, %v", out, err)
	}
	complaints, err := Run(t.Context(), read, shell, "-c", "echo rusak >&2; exit 3")
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 || complaints != "rusak\n" {
		t.Errorf("%q, %v", complaints, err)
	}
	refused := errors.New("too much")
	_, err = Run(t.Context(), func(io.Reader) error { return refused }, shell, "-c", "while :; do echo x; done")
	if !errors.Is(err, refused) {
		t.Errorf("a program whose output is refused: %v", err)
	}
}

func TestFirstBytes(t *testing.T) {
	b := FirstBytes{Limit: 4}
	for _, s := range []string{"abc", "def"} {
		if n, err := b.Write([]byte(s)); n != 3 || err != nil {
			t.Errorf("%d, %v", n, err)
		}
	}
	if got := b.String(); got != "abcd" || strings.Contains(got, "e") {
		t.Errorf("%q", got)
	}
}
