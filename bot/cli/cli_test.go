package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/knowledge"
)

// TestMain lets this test be the process that reads files, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == workerVerb {
		os.Exit(Run(context.Background(), Program{}, os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// shell runs verbs one after the other on one state folder.
type shell struct {
	t              *testing.T
	dir            string
	program        Program
	stdout, stderr string
}

// newShell is a shell in a folder of its own on a state that holds what ships, with what is in the settings beside it.
func newShell(t *testing.T, settings Settings) *shell {
	t.Helper()
	s := newEmptyShell(t, settings)
	shipped.CopyTo(t, filepath.Join(s.dir, "var"))
	return s
}

// newEmptyShell is a shell where nothing ever ran.
func newEmptyShell(t *testing.T, settings Settings) *shell {
	t.Helper()
	s := &shell{t: t, dir: t.TempDir()}
	t.Chdir(s.dir)
	settings.StateDir = filepath.Join(s.dir, "var")
	nothing := errors.New("nothing runs here")
	s.program = Program{
		Settings: func() (Settings, error) { return settings, nil },
		Serve:    func(context.Context, *State) error { return nothing },
		Demo: func(_ context.Context, _ *State, page net.Listener, _ io.Writer) error {
			return errors.Join(nothing, page.Close())
		},
		Diagnose: func(context.Context, Settings) (Diagnosis, error) { return Diagnosis{Username: "uji_bot"}, nil },
		Now:      testNow,
	}
	return s
}

// run runs a verb and wants its exit code. Names of files are those in the shell's folder.
func (s *shell) run(code int, args ...string) *shell {
	s.t.Helper()
	var out, errs bytes.Buffer
	got := Run(s.t.Context(), s.program, args, &out, &errs)
	s.stdout, s.stderr = out.String(), errs.String()
	if got != code {
		s.t.Fatalf("studitiru %q: exit %d, want %d\nstdout: %s\nstderr: %s", args, got, code, s.stdout, s.stderr)
	}
	return s
}

func (s *shell) says(parts ...string) *shell {
	s.t.Helper()
	for _, part := range parts {
		if !strings.Contains(s.stdout, part) {
			s.t.Fatalf("stdout does not say %q:\n%s\nstderr: %s", part, s.stdout, s.stderr)
		}
	}
	return s
}

func (s *shell) warns(part string) *shell {
	s.t.Helper()
	if !strings.Contains(s.stderr, part) {
		s.t.Fatalf("stderr does not say %q:\n%s", part, s.stderr)
	}
	return s
}

// write makes a file in the shell's folder and returns its path.
func (s *shell) write(name, text string) string {
	s.t.Helper()
	path := filepath.Join(s.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o600)); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// shown is the front matter and body of a document, by its key or number.
func (s *shell) shown(id string) knowledge.Document {
	s.t.Helper()
	d, err := knowledge.ParseMarkdown("x.md", []byte(s.run(OK, "show", id).stdout))
	if err != nil {
		s.t.Fatal(err)
	}
	return d
}

const page = `<html lang="id"><head><title>Panduan Antre Daring Kota Pontianak</title></head><body><article>
<h1>Panduan Antre Daring Kota Pontianak</h1><p>Sejak 2024 warga Kota Pontianak mengambil nomor antre lewat aplikasi.</p>
<p>Pengaduan tentang antrean diterima Rina, NIK 6171012345670001, pada jam kerja.</p></article></body></html>`

// The same file becomes the same document by add and by import: understood, masked, with itself as source.
func TestAddAndImportAreOneWay(t *testing.T) {
	oneByOne(t)
	added := newShell(t, Settings{})
	added.run(OK, "add", added.write("antre.html", page)).says("terbit: Panduan Antre Daring Kota Pontianak")
	id, _, _ := strings.Cut(strings.TrimPrefix(added.stdout, "#"), " ")
	imported := newShell(t, Settings{})
	imported.run(OK, "import", imported.write("antre.html", page)).says("1 new")
	got, want := imported.shown("antre.html"), added.shown(id)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got.Kind != knowledge.Guide || !cmp.Equal(got.Places, []string{"Kota Pontianak"}) || got.Year != 2024 ||
		!cmp.Equal(got.Sources, []knowledge.Source{{Title: "antre.html"}}) {
		t.Errorf("understood: %+v", got.Meta)
	}
	if strings.Contains(got.Body, "6171012345670001") {
		t.Error("personal data is published")
	}
}

func TestAdd(t *testing.T) {
	s := newShell(t, Settings{})
	file := s.write("antre.html", page)
	s.run(OK, "add", file, "--title", "Judul lain", "--kind", "inovasi", "--year", "2020", "--source", "Berita", "--review").
		says("diperiksa: Judul lain")
	s.run(Wrong, "add", file).warns("that text is there already")
	s.run(OK, "list", "--all").says("Judul lain")
	id := numberOf(s.stdout, "Judul lain")
	s.run(OK, "approve", id).says("terbit")
	if d := s.shown(id); d.Year != 2020 || d.Kind != knowledge.Innovation || d.Sources[0].Title != "Berita" {
		t.Errorf("the flags do not win: %+v", d.Meta)
	}
	s.run(OK, "hide", "#"+id).says("disembunyikan")
	s.run(Wrong, "restore", id).warns("studitiru unhide " + id)
	s.run(OK, "unhide", id).says("terbit")
	s.run(OK, "remove", id).says("dihapus")
	s.run(Wrong, "hide", "99999").warns("no such document")
	s.run(Wrong, "hide", "satu").warns("not the number")
	s.run(Wrong, "add", filepath.Join(s.dir, "tidak-ada.pdf")).warns("check the path")
	s.run(Failed, "add", s.write("kosong.pdf", "")).warns("kosong.pdf")
	s.run(Wrong, "add", s.write("buruk.md", "---\njudul: x\n---\nIsi.\n")).warns("judul")
}

// numberOf is the number of the row of a list that holds some words.
func numberOf(list, words string) string {
	for line := range strings.Lines(list) {
		if strings.Contains(line, words) {
			return strings.Fields(line)[0]
		}
	}
	return ""
}

// Importing again adds nothing, whatever was corrected in the meantime; another name for the same bytes is named.
func TestImportAgain(t *testing.T) {
	oneByOne(t)
	s := newShell(t, Settings{})
	file := s.write("in/antre.html", page)
	s.run(OK, "import", file).says("1 new, 0 new versions, 0 unchanged, 0 refused")
	s.run(OK, "import", file).says("0 new, 0 new versions, 1 unchanged, 0 refused")
	s.write("in/salinan.html", page)
	s.write("in/rusak.pdf", "%PDF-1.4 rusak")
	report := filepath.Join(s.dir, "hasil.csv")
	s.run(OK, "import", filepath.Join(s.dir, "in"), "--report", report).
		says("0 new, 0 new versions, 2 unchanged, 1 refused", "1 of the unchanged are there under another name").warns("rusak.pdf")
	raw, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"berkas;hasil;nomor;alasan", "salinan.html", wordsTwin + "berkas", wordsRefused} {
		if !strings.Contains(string(raw), part) {
			t.Errorf("the report does not hold %q:\n%s", part, raw)
		}
	}
	s.run(Wrong, "import", filepath.Join(s.dir, "tidak-ada")).warns("tidak-ada")
}

// Files of one run are documents of their own however alike their names are; run again, each is its own again.
func TestImportTellsFilesApart(t *testing.T) {
	oneByOne(t)
	s := newShell(t, Settings{})
	long := "Peraturan Wali Kota Pontianak Nomor 12 Tahun 2024 tentang Penyelenggaraan Pelayanan Publik Terpadu Satu Pintu"
	for name, text := range map[string]string{
		"in/2023/laporan.txt":               "Laporan tahun 2023 mencatat waktu tunggu sebelas menit di loket.",
		"in/2024/laporan.txt":               "Laporan tahun 2024 mencatat waktu tunggu tujuh menit di gerai.",
		"in/sk.txt":                         "Catatan dari berkas teks tentang antrean warga.",
		"in/sk.html":                        "<html><body><p>Halaman tentang gerai layanan.</p></body></html>",
		"in/" + long + ".txt":               "Isi batang tubuh berlaku sejak diundangkan di kota.",
		"in/" + long + " (Lampiran II).txt": "Lampiran kedua memuat formulir permohonan warga.",
		"in/a/satu.md":                      goodDocument, "in/b/satu.md": strings.Replace(goodDocument, "Jumat", "Senin", 1),
	} {
		s.write(name, text)
	}
	s.run(OK, "import", "in").says("8 new, 0 new versions, 0 unchanged, 0 refused")
	s.run(OK, "import", "in").says("0 new, 0 new versions, 8 unchanged, 0 refused")
	s.write("in/2024/laporan.txt", "Laporan tahun 2024 mencatat waktu tunggu enam menit saja di gerai baru.")
	s.run(OK, "import", "in").says("0 new, 1 new versions, 7 unchanged, 0 refused")
	s.run(OK, "show", "2023/laporan.txt").says("sebelas menit")
	s.run(OK, "show", "2024/laporan.txt").says("enam menit")
	s.run(OK, "show", "b/satu").says("Senin")
}

// A corrected copy of what was there before is named, not taken in, until somebody says what it is.
func TestNearlyTheSameIsAskedFor(t *testing.T) {
	oneByOne(t)
	s := newShell(t, Settings{})
	text := "Layanan Antar Akta Kota Pontianak\n\n" +
		strings.Repeat("Petugas mengantar akta ke rumah warga Kota Pontianak setiap hari kerja. ", 12)
	s.run(OK, "add", s.write("akta.txt", text+"Tahun 2024.")).says("terbit")
	id := numberOf(s.stdout, "terbit")
	id = strings.TrimPrefix(id, "#")
	s.write("in/baru.txt", text+"Tahun 2024, gratis.")
	s.run(Wrong, "add", "in/baru.txt").warns("like #" + id).warns("--replaces")
	s.run(Failed, "import", "in").warns("like #" + id).warns("--anyway")
	s.run(OK, "import", "in/baru.txt", "--replaces", id).says("0 new, 1 new versions")
	s.run(OK, "show", id).says("gratis")
	s.write("in/baru.txt", text+"Tahun 2024, tanpa biaya.")
	s.run(OK, "import", "in", "--anyway").says("1 new, 0 new versions")
	s.run(Failed, "import", "in", "--anyway", "--replaces", id).warns("anyway")
	s.write("besar.pdf", strings.Repeat("x", 20<<20+1))
	s.run(Wrong, "add", "besar.pdf").warns("at most")
	s.run(Failed, "import", "besar.pdf").warns("too big")
}

func TestPeople(t *testing.T) {
	oneByOne(t)
	s := newShell(t, Settings{})
	s.run(OK, "users", "grant", "42", "kurator", "--agency", "Dinas Uji")
	s.run(OK, "users").says("42", "kurator", "Dinas Uji")
	s.run(OK, "users", "revoke", "42")
	s.run(OK, "users", "invite", "kontributor").says("/gabung ")
	s.run(Wrong, "users", "invite", "raja").warns("no role")
	s.run(Wrong, "users", "grant", "saya", "kurator").warns("not a Telegram user ID")
	s.run(OK, "audit").says("NO", "role")
	s.run(OK, "audit", "--verify").says("the chain is whole")
	s.run(OK, "doctor", "--audit").says("ok    audit")
	s.run(OK, "audit", "--csv").says(";")
}

func TestNumbersOfTheVerbs(t *testing.T) {
	s := newShell(t, Settings{})
	s.run(OK, "stats").says("WEEK")
	s.run(OK, "stats", "--json")
	var stats map[string]any
	if err := json.Unmarshal([]byte(s.stdout), &stats); err != nil {
		t.Error(err)
	}
	s.run(Wrong, "stats", "--days", "0").warns("--days")
	s.run(OK, "upcoming").says("nothing will be sent")
	s.run(Wrong, "upcoming", "--days", "0").warns("--days")
	s.run(Wrong, "upcoming", "--team", "tidak ada").warns("no team")
}

func TestAskExplains(t *testing.T) {
	s := newShell(t, Settings{})
	s.run(OK, "ask", "--explain", "nilai ipp sumedang").says("dipahami:", "keyakinan:", "Sumedang")
	s.run(Wrong, "ask", "--explain", "--json", "x")
}

func TestDoctorOnTheChannel(t *testing.T) {
	oneByOne(t)
	const token = "123456789:rahasia-yang-tidak-boleh-tampak"
	for name, c := range map[string]struct {
		diagnosis Diagnosis
		refused   error
		code      int
		says      []string
	}{
		"all is well": {Diagnosis{Username: "uji_bot", Inline: true, JoinsGroups: true, Pending: 3}, nil, OK,
			[]string{"ok    token", "@uji_bot", "ok    inline mode", "ok    privacy mode", "3 updates wait"}},
		"could be better": {Diagnosis{Username: "uji_bot", ReadsAllMessages: true}, nil, OK,
			[]string{"warn  inline mode", "warn  privacy mode", "warn  groups"}},
		"a webhook": {Diagnosis{Username: "uji_bot", Webhook: "x.example"}, nil, Failed, []string{"BAD   webhook", "x.example"}},
		"revoked":   {Diagnosis{}, ErrRevoked, Failed, []string{"BAD   token"}},
		"no way":    {Diagnosis{}, errors.New("dial: " + token), Failed, []string{"BAD   telegram"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShell(t, Settings{Token: token})
			s.program.Diagnose = func(context.Context, Settings) (Diagnosis, error) { return c.diagnosis, c.refused }
			s.run(c.code, "doctor").says(c.says...)
			if strings.Contains(s.stdout+s.stderr, token) {
				t.Error("doctor shows the token")
			}
		})
	}
}

// What runs the bot gets a state that nobody else serves, with its index open; without a token nothing is opened.
func TestServe(t *testing.T) {
	s := newEmptyShell(t, Settings{})
	s.run(Failed, "serve").says("BotFather", "studitiru demo")
	served := newShell(t, Settings{Token: "1:x"})
	served.program.Serve = func(ctx context.Context, state *State) error {
		if state.Index == nil || state.Library == nil || state.Teams == nil {
			return errors.New("the state is not open")
		}
		var out, errs bytes.Buffer
		if code := Run(ctx, served.program, []string{"demo", "--addr", "127.0.0.1:0"}, &out, &errs); code != Failed ||
			!strings.Contains(errs.String(), ErrHeld.Error()) {
			return errors.New("served twice: " + errs.String())
		}
		return nil
	}
	served.run(OK).says("/gabung ")
	served.run(Wrong, "demo", "--addr", "x").warns("HOST:PORT")
	served.run(Failed, "demo", "--addr", "127.0.0.1:0").says("getting ready").warns("nothing runs here")
}
