package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// readHere reads files in the test's own process.
type readHere struct{}

func (readHere) Read(ctx context.Context, name string, data []byte) (extract.Text, error) {
	return extract.Read(ctx, name, data, extract.DefaultLimits())
}

const note = "# Loket Malam Kota Uji\n\nSejak 2024 loket buka sampai pukul 21.00. Hubungi Budi, NIK 6171012345670001.\n\n" +
	"Sumber: Berita Uji\n"

func reading(t *testing.T, f desk.File) desk.Reading {
	t.Helper()
	r, err := desk.ReadFile(t.Context(), readHere{}, f)
	ok(t, err)
	return r
}

func TestTake(t *testing.T) {
	o := staffed(t)
	r := reading(t, desk.File{Name: "kiriman/loket.md", Data: []byte(note)})
	taken, err := o.Take(t.Context(), by(contributor), desk.Proposal{Person: contributor}, r, "")
	ok(t, err)
	p := taken.Proposal
	if p.File != "loket.md" || len(p.FileHash) != 64 || !p.Masked || p.Person != contributor {
		t.Errorf("proposal: %+v", p)
	}
	if d := p.Document; d.Title != "Loket Malam Kota Uji" || d.Year != 2024 || len(d.Sources) != 1 ||
		d.Sources[0].Title != "Berita Uji" {
		t.Errorf("understood: %+v", d.Meta)
	}
	if len(taken.Personal) != 1 || len(taken.Twins) != 0 {
		t.Errorf("found: %+v, %+v", taken.Personal, taken.Twins)
	}
	if body := p.Clean().Body; strings.Contains(body, "6171012345670001") || !strings.Contains(body, "loket buka") {
		t.Errorf("clean: %s", body)
	}
	p.Masked = false
	if !strings.Contains(p.Clean().Body, "6171012345670001") {
		t.Error("masked although it may stay")
	}
}

// The same file gives the same proposal, whoever brings it and whichever way.
func TestTakeIsOneWay(t *testing.T) {
	o := staffed(t)
	r := reading(t, desk.File{Name: "loket.md", Data: []byte(note)})
	var first desk.Taken
	for i, who := range []knowledge.Actor{by(contributor), by(curator), system} {
		taken, err := o.Take(t.Context(), who, desk.Proposal{}, r, "")
		ok(t, err)
		if i == 0 {
			first = taken
		} else if diff := cmp.Diff(first, taken); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTakeKnowsTwins(t *testing.T) {
	o := staffed(t)
	take := func(name, text string) desk.Taken {
		taken, err := o.Take(t.Context(), system, desk.Proposal{}, reading(t, desk.File{Name: name, Data: []byte(text)}), "")
		ok(t, err)
		return taken
	}
	doc, err := o.Add(t.Context(), system, take("a.md", note).Proposal)
	ok(t, err)
	for text, want := range map[string]string{
		note:                                desk.TwinFile,
		strings.ToUpper(note):               desk.TwinText, // case does not count
		"# Yang lain\n\nTeks yang berbeda.": "",
	} {
		twin, same := take("b.md", text).Repeats()
		if same != (want != "") || twin.Same != want || same && twin.Document.ID != doc.ID {
			t.Errorf("%.20q repeats %q of %d, want %q", text, twin.Same, twin.Document.ID, want)
		}
	}
}

// What a draft knows already, and what front matter says, is not guessed over.
func TestTakeKeepsWhatIsKnown(t *testing.T) {
	o := staffed(t)
	const written = "---\ntitle: Judul tertulis\nkind: aturan\nyear: 2011\nsources:\n  - title: Lembaran\n---\n" +
		"Isi aturan dari tahun 2024.\n"
	into := desk.Proposal{ID: 7, Gap: "celah", Document: knowledge.Document{Meta: knowledge.Meta{Year: 2019}}}
	file := desk.File{Name: "aturan.md", Data: []byte(written)}
	taken, err := o.Take(t.Context(), system, into, reading(t, file), "2015")
	ok(t, err)
	want := knowledge.Meta{Title: "Judul tertulis", Kind: knowledge.Rule, Year: 2019,
		Sources: []knowledge.Source{{Title: "Lembaran"}}}
	got := taken.Proposal.Document.Meta
	got.Visibility = ""
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p := taken.Proposal; p.Masked || p.Gap != "celah" || p.Document.Body != "Isi aturan dari tahun 2024.\n" {
		t.Errorf("%+v", p)
	}
}

func TestTakeNamesThePage(t *testing.T) {
	o := staffed(t)
	const body = "<html><head><title>Layanan Uji</title></head><body><article><p>Layanan uji buka setiap hari kerja.</p>" +
		"</article></body></html>"
	r := reading(t, desk.File{Name: "x.html", URL: "https://www.uji.example/x", Data: []byte(body)})
	taken, err := o.Take(t.Context(), system, desk.Proposal{}, r, "")
	ok(t, err)
	want := []knowledge.Source{{Title: "Layanan Uji", URL: "https://www.uji.example/x"}}
	if diff := cmp.Diff(want, taken.Proposal.Document.Sources); diff != "" {
		t.Error(diff)
	}
}

func TestTakeIsForProposers(t *testing.T) {
	o := staffed(t)
	r := reading(t, desk.File{Name: "a.md", Data: []byte(note)})
	for who, want := range map[int64]error{
		guest: knowledge.ErrForbidden, member: knowledge.ErrForbidden, contributor: nil, curator: nil,
	} {
		if _, err := o.Take(t.Context(), by(who), desk.Proposal{}, r, ""); !errors.Is(err, want) {
			t.Errorf("person %d: %v, want %v", who, err, want)
		}
	}
}

func TestReadFileRefuses(t *testing.T) {
	var refusal *extract.Refusal
	if _, err := desk.ReadFile(t.Context(), readHere{}, desk.File{Name: "a.pdf", Data: nil}); !errors.As(err, &refusal) {
		t.Errorf("an empty file: %v", err)
	}
	var invalid *knowledge.Invalid
	bad := desk.File{Name: "a.md", Data: []byte("---\njudul: x\n---\nIsi.\n")}
	if _, err := desk.ReadFile(t.Context(), readHere{}, bad); !errors.As(err, &invalid) {
		t.Errorf("bad front matter: %v", err)
	}
}

// A term touches the questions that it would change, each once; only who curates is told.
func TestTouched(t *testing.T) {
	o := staffed(t)
	for _, q := range []string{"jadwal klb", "Jadwal KLB", "jadwal kapal lumba biru (klb)", "jadwal lain"} {
		_, err := o.db.RecordQuestion(t.Context(), knowledge.AskedQuestion{Text: q, At: o.now})
		ok(t, err)
	}
	term := desk.Term{Short: "KLB", Long: "Kapal Lumba Biru"}
	got, err := o.Touched(t.Context(), by(curator), term)
	ok(t, err)
	if len(got) != 1 || !strings.EqualFold(got[0], "jadwal klb") {
		t.Errorf("touched: %q", got)
	}
	if _, err := o.Touched(t.Context(), by(contributor), term); !errors.Is(err, knowledge.ErrForbidden) {
		t.Errorf("a contributor: %v", err)
	}
}
