package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"studitiru/bot/cli"
)

// shell runs the program's verbs one after the other on one state folder.
type shell struct {
	t              *testing.T
	stdout, stderr string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for _, s := range settings() {
		t.Setenv(s.name, "")
	}
	t.Setenv("STATE_DIR", filepath.Join(dir, "var"))
	return &shell{t: t}
}

// run runs a verb and wants its exit code.
func (s *shell) run(code int, args ...string) *shell {
	s.t.Helper()
	var out, errs bytes.Buffer
	got := run(s.t.Context(), args, &out, &errs)
	s.stdout, s.stderr = out.String(), errs.String()
	if got != code {
		s.t.Fatalf("studitiru %q: exit %d, want %d\nstdout: %s\nstderr: %s", args, got, code, s.stdout, s.stderr)
	}
	return s
}

func (s *shell) says(what string) *shell {
	s.t.Helper()
	if !strings.Contains(s.stdout, what) {
		s.t.Fatalf("stdout does not say %q:\n%s\nstderr: %s", what, s.stdout, s.stderr)
	}
	return s
}

func (s *shell) warns(what string) *shell {
	s.t.Helper()
	if !strings.Contains(s.stderr, what) {
		s.t.Fatalf("stderr does not say %q:\n%s", what, s.stderr)
	}
	return s
}

func (s *shell) write(name, text string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func TestUsage(t *testing.T) {
	s := newShell(t)
	prepared.CopyTo(t, "var")
	s.run(cli.OK, "--help").says("demo")
	for _, verb := range []string{"serve", "demo", "ask", "import", "list", "show", "export", "reindex", "backup", "doctor", "eval", "version"} {
		s.run(cli.OK, verb, "--help").says("studitiru " + verb)
	}
	s.run(cli.Wrong, "menari").warns("menari")
	s.run(cli.Wrong, "ask").warns("question")
	s.run(cli.Wrong, "ask", "--tidak", "x").warns("--help")
	s.run(cli.Wrong, "list", "x").warns("--help")
	s.run(cli.Wrong, "demo", "--addr", "x").warns("HOST:PORT")
	s.run(cli.Wrong, "eval").warns("--passages").warns("missing")
	s.run(cli.Wrong, "import", "tidak-ada").warns("tidak-ada")
	s.run(cli.Failed, "serve").says("BotFather").says("studitiru demo")
	s.run(cli.Failed).says("BotFather")
	s.run(cli.OK, "version").says("studitiru")
}

const goodDocument = `---
title: Lumbung Warga
kind: inovasi
place: Kota Uji
sources:
  - title: Berita Uji
    url: https://example.org/lumbung
---
Lumbung warga Kota Uji membagikan beras setiap Jumat.
`

func TestDoctor(t *testing.T) {
	s := newShell(t)
	prepared.CopyTo(t, "var")
	s.run(cli.OK, "doctor").says("ok    store").says("ok    index").says("warn  token")
	t.Setenv("TELEGRAM_BOT_TOKEN", "bukan token")
	s.run(cli.Failed, "doctor").says("BAD   configuration").says("TELEGRAM_BOT_TOKEN")
	if strings.Contains(s.stdout+s.stderr, "bukan token") {
		t.Error("doctor shows the token")
	}
	t.Setenv("TELEGRAM_BOT_TOKEN", "")
	s.write("berkas", "")
	t.Setenv("STATE_DIR", "berkas")
	s.run(cli.Failed, "doctor").says("BAD   state folder")
	s.run(cli.Failed, "list").warns("STATE_DIR")
}

// Verbs work beside a running server, which finds their documents.
func TestBesideARunningServer(t *testing.T) {
	s := newShell(t)
	prepared.CopyTo(t, "var")
	b := newBench(t, "var")
	s.run(cli.OK, "ask", "nilai ipp sumedang").says("4,72")
	s.write("lumbung.md", goodDocument)
	s.run(cli.OK, "import", "lumbung.md")
	s.run(cli.OK, "reindex").says("running server")
	s.run(cli.OK, "doctor").says("held by the running server")
	s.run(cli.Failed, "demo", "--addr", "127.0.0.1:0").warns("another studitiru")
	p := b.server.NewPerson("Ratna")
	chat := b.server.Private(p)
	found := false
	for range 20 { // the server follows within a second or two
		before := len(chat.Messages())
		if _, err := p.Says(chat, "lumbung warga kota uji"); err != nil {
			t.Fatal(err)
		}
		b.settle()
		for _, m := range chat.Messages()[before:] {
			found = found || strings.Contains(m.Text, "beras")
		}
		if found {
			return
		}
		b.forward(20e9)
	}
	t.Error("the running server never found the imported document")
}
