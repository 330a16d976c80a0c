package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	editing "studitiru/bot/desk"
	"studitiru/bot/sandbox"
	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// readHere reads files in the test's own process: what hostile ones do to a process of their own is
// tested in knowledge/extract.
type readHere struct{}

func (readHere) Read(ctx context.Context, name string, data []byte) (extract.Text, error) {
	return extract.Read(ctx, name, data, extract.DefaultLimits())
}

func (readHere) Draw(ctx context.Context, data []byte, n int) ([]byte, error) {
	return extract.Draw(ctx, data, n, extract.DefaultLimits())
}

// shelfOfPages is the web of the scripts.
type shelfOfPages struct{}

func (shelfOfPages) Fetch(_ context.Context, address string) (string, []byte, error) {
	if !strings.Contains(address, "pontianak.example") {
		return "", nil, editing.ErrPage
	}
	return "berita.html", []byte(
		`<html lang="id"><head><title>Layanan Gesit Kota Pontianak 2025</title></head><body><article><h1>Layanan Gesit Kota Pontianak 2025</h1>
<p>Layanan Gesit mengantar dokumen kependudukan ke rumah warga Kota Pontianak dalam satu hari kerja. Petugas kelurahan mencatat permohonan lewat aplikasi.</p>
<p>Sepanjang tahun 2025 layanan ini mengantar 4.200 dokumen. Warga lanjut usia dan penyandang disabilitas didahulukan.</p></article></body></html>`,
	), nil
}

// editorial are the lines of a script about documents, roles and rounds.
func (s *stage) editorial() map[string]func(string) {
	return map[string]func(string){
		"contributor": func(rest string) {
			name, agency, _ := strings.Cut(rest, ": ")
			if err := s.state.DB.SetRole(
				s.t.Context(),
				knowledge.BySystem("test"),
				s.person(name).ID(),
				knowledge.Contributor,
				agency,
			); err != nil {
				s.fail("%v", err)
			}
		},
		"guest":   func(name string) { s.role(name, knowledge.Guest) },
		"super":   func(name string) { s.role(name, knowledge.SuperAdmin) },
		"chat":    func(name string) { s.chat = s.server.Private(s.person(name)) },
		"keep":    s.keep,
		"code":    func(name string) { s.superCode(name) },
		"state":   s.stateOf,
		"audited": s.audited,
		"round":   func(string) { s.round() },
		"restart": func(string) { s.end(); s.start(s.dir) },
		"blocks":  func(name string) { s.remark(); s.person(name).Blocks(); s.settle() },
		"sheet":   s.sheet,
	}
}

// superCode keeps a code that makes somebody superadmin, as the command line gives it out, under a name.
func (s *stage) superCode(name string) {
	i, err := s.state.Desk().Invite(s.t.Context(), knowledge.BySystem("test"), knowledge.SuperAdmin, "")
	if err != nil {
		s.fail("%v", err)
	}
	s.note(name, i.Code)
}

func (s *stage) note(name, value string) {
	if s.noted == nil {
		s.noted = map[string]string{}
	}
	s.noted[name] = value
}

// keep keeps what a pattern's first group matches in the newest message: "keep N #(\d+)".
func (s *stage) keep(rest string) {
	name, pattern, _ := strings.Cut(rest, " ")
	m := regexp.MustCompile(pattern).FindStringSubmatch(s.newest().Text)
	if m == nil {
		s.fail("nothing matches")
	}
	s.note(name, m[1])
}

// recalled puts what was kept in the place of {NAME}.
func (s *stage) recalled(line string) string {
	for name, value := range s.noted {
		line = strings.ReplaceAll(line, "{"+name+"}", value)
	}
	return line
}

// stateOf wants a document in a state: "state 57 terbit".
func (s *stage) stateOf(rest string) {
	number, want, _ := strings.Cut(rest, " ")
	var id int64
	fmt.Sscan(number, &id)
	d, err := s.state.DB.Document(s.t.Context(), id)
	if err != nil || string(d.State) != want {
		s.fail("document %d is %s, %v", id, d.State, err)
	}
}

// audited wants an entry of that action among the newest of the audit.
func (s *stage) audited(action string) {
	list, err := s.state.DB.NewestAudit(s.t.Context(), 200)
	if err != nil {
		s.fail("%v", err)
	}
	if !slices.ContainsFunc(list, func(e knowledge.AuditEntry) bool { return e.Action == action }) {
		s.fail("no such entry among the newest %d", len(list))
	}
}

// round makes a round of what is sent without being asked.
func (s *stage) round() {
	s.remark()
	if err := s.state.round(s.t.Context(), s.state.conversation(nil)); err != nil {
		s.fail("%v", err)
	}
	s.settle()
}

// sheet wants a CSV with semicolons, a BOM and these words: "sheet NAME words".
func (s *stage) sheet(rest string) {
	name, words, _ := strings.Cut(rest, " ")
	f := s.newest().File
	if f == nil || f.Name != name {
		s.fail("no such file: %+v", f)
	}
	content := string(s.download(f.ID))
	if !strings.HasPrefix(content, "\ufeff") || !strings.Contains(content, ";") || !strings.Contains(content, words) {
		s.fail("the file holds %q", content)
	}
}

// uploads sends a real file: "Ratna uploads laporan.docx> text" or, with a text that begins with "!", one of nasty.
func (s *stage) uploads(p *sandbox.Person, name, text string) (err error) {
	s.mark(s.server.Private(p))
	content, options, err := makeFile(name, text)
	if err != nil {
		return err
	}
	s.said, err = p.SendsFile(s.chat, name, content, options...)
	return err
}
