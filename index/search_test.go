package index

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"studitiru/knowledge"
)

var testNow = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// TestRecordKeepsText: whatever a passage holds, it comes back byte for byte.
func TestRecordKeepsText(t *testing.T) {
	l := testLanguage(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aB1é -.,\n()“”%/&中\u200b"))).Draw(t, "text")
		lex := newLexicon()
		r := record{document: 7, version: 2, ordinal: 3, siblings: 4, length: 9, year: 2025, date: 20250109,
			kind: knowledge.Visit, visibility: knowledge.Internal, agency: "Dinas", places: []string{"Kota Pontianak"}}
		lex.number(analyse(l, knowledge.Passage{Ordinal: 3, Heading: "A › B", Text: text}), &r)
		blob := r.encode(lex)
		entries, _ := lex.unsaved()
		other := newLexicon()
		if err := other.load(entries); err != nil {
			t.Fatal(err)
		}
		var got record
		if err := got.decode(blob, other.view()); err != nil {
			t.Fatal(err)
		}
		if got.text(other.view()) != text {
			t.Fatalf("%q came back as %q", text, got.text(other.view()))
		}
		same := cmp.Options{cmp.AllowUnexported(record{}), cmp.Comparer(slices.Equal[[]wordID])}
		if diff := cmp.Diff(r, got, same); diff != "" {
			t.Fatal(diff)
		}
		for i := range blob { // a damaged record is an error or something else, never a panic
			bad := slices.Clone(blob)
			bad[i] ^= 0x55
			_ = got.decode(bad, other.view())
			_ = got.decode(blob[:i], other.view())
		}
	})
}

func TestQuoteAndMarks(t *testing.T) {
	x := openTest(t, Config{Journal: newMemory(document("Layanan antar", "Layanan buku keliling dimulai di pasar. "+
		"Petugas perpustakaan mengantar buku ke rumah penyandang disabilitas setiap hari Rabu. Layanan ini gratis. Kantor tutup hari "+
		"Minggu."))})
	h := ask(t, x, "antar buku penyandang disabilitas").Hits[0]
	quote := h.Text[h.Quote.Start:h.Quote.End]
	if !strings.Contains(quote, "Petugas perpustakaan mengantar buku") || !strings.HasSuffix(quote, ".") {
		t.Errorf("quote is %q", quote)
	}
	var marked []string
	for _, m := range h.Marks {
		marked = append(marked, h.Text[m.Start:m.End])
	}
	for _, want := range []string{"mengantar", "buku", "penyandang", "disabilitas"} {
		if !slices.Contains(marked, want) {
			t.Errorf("%q is not marked, but %q", want, marked)
		}
	}
}

// A sentence that says that something is not known is no answer.
func TestDenialIsNoAnswer(t *testing.T) {
	x := openTest(t, Config{Journal: newMemory(
		document("Perpustakaan keliling",
			"Perpustakaan keliling melayani dua puluh sekolah.\n\nSumber yang dibaca tidak menyebut anggaran perpustakaan keliling."),
		document("Pasar malam", "Pengunjung pasar malam tahun 2024 berjumlah 5.000 orang."),
	)})
	if found := ask(t, x, "berapa anggaran perpustakaan keliling"); found.Verdict != knowledge.NothingFound {
		t.Errorf("verdict %d for a denial", found.Verdict)
	}
	if found := ask(t, x, "berapa pengunjung pasar malam"); found.Verdict != knowledge.SureMatch {
		t.Errorf("verdict %d for an answer", found.Verdict)
	}
}

func TestAudience(t *testing.T) {
	secret := document("Notulen rapat lumbung", "Rapat lumbung warga memutuskan pembelian beras.")
	secret.Visibility = knowledge.Internal
	x := openTest(t, Config{Journal: newMemory(secret, document("Lumbung", "Lumbung warga dibuka setiap Jumat."))})
	r := knowledge.SearchRequest{Text: "rapat lumbung warga pembelian beras", Limit: 1}
	found, err := x.Search(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Hits) != 2 || found.Hits[0].Visibility != knowledge.Internal || found.Verdict == knowledge.SureMatch {
		t.Errorf("the guest got %+v, verdict %d; want the hidden hit, the open one, and no certainty", found.Hits, found.Verdict)
	}
	r.Audience.Member = true
	if found, err = x.Search(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if len(found.Hits) != 1 || found.Hits[0].DocumentID != 1 || found.Verdict != knowledge.SureMatch {
		t.Errorf("the member got %+v, verdict %d", found.Hits, found.Verdict)
	}
}

func TestSlipsFollowUpsAndSeveralQuestions(t *testing.T) {
	x, m := seeded(t)
	best := func(r knowledge.SearchRequest) (string, knowledge.SearchResult) {
		r.Limit = 3
		found, err := x.Search(t.Context(), r)
		if err != nil || len(found.Hits) == 0 {
			t.Fatalf("%q: %d hits, %v", r.Text, len(found.Hits), err)
		}
		return m.documents[found.Hits[0].DocumentID].Key, found
	}
	got, found := best(knowledge.SearchRequest{Text: "kunker blikpapan ke pontinak"})
	if got != "kunjungan-2026-01-balikpapan-ke-pontianak" || !found.Understood.Changed {
		t.Errorf("slips: %s, %+v", got, found.Understood)
	}
	got, found = best(knowledge.SearchRequest{Text: "kalau di sumedang?", Previous: knowledge.Context{Topic: "nilai ipp",
		Places: []string{"Kota Pontianak"}}})
	if !strings.HasPrefix(got, "panduan-ipp-") || !found.Understood.Inherited ||
		!slices.Equal(found.Understood.Places, []string{"Kabupaten Sumedang"}) {
		t.Errorf("follow-up: %s, %+v", got, found.Understood)
	}
	got, found = best(knowledge.SearchRequest{Text: "cara menambang emas di planet mars pakai robot? apa syarat mengikuti " +
		"kompetisi KIPP?"})
	if got != "panduan-kipp-2025-syarat-dan-tahapan" || found.Verdict == knowledge.NothingFound {
		t.Errorf("two questions: %s, verdict %d", got, found.Verdict)
	}
}

func TestOneProcessOwnsTheFolder(t *testing.T) {
	cfg := Config{Dir: filepath.Join(t.TempDir(), "index"), Journal: newMemory(), Language: testLanguage(t)}
	x, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(cfg); !errors.Is(err, ErrBusy) {
		t.Errorf("a second Open answered %v", err)
	}
	for range 2 {
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := x.Search(t.Context(), knowledge.SearchRequest{Text: "apa"}); !errors.Is(err, ErrClosed) {
		t.Errorf("a search after Close answered %v", err)
	}
	if _, err := x.Sync(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("Sync after Close answered %v", err)
	}
	if x, err = Open(cfg); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// Searching goes on while the index is built anew, and while documents change.
func TestSearchDuringRebuild(t *testing.T) {
	m := newMemory(document("Lumbung Warga", "Lumbung warga membagikan beras setiap Jumat."))
	x := openTest(t, Config{Journal: m, Dir: filepath.Join(t.TempDir(), "index")})
	stop, failed := make(chan struct{}), make(chan error, 1)
	go func() {
		defer close(failed)
		for {
			select {
			case <-stop:
				return
			default:
			}
			found, err := x.Search(t.Context(), knowledge.SearchRequest{Text: "lumbung warga"})
			if err == nil && len(found.Hits) == 0 {
				err = errors.New("nothing found")
			}
			if err != nil {
				failed <- err
				return
			}
		}
	}()
	for i := range 4 {
		m.put(document("Bank Sampah", strings.Repeat("Bank sampah menukar botol dengan pulsa. ", 1+i)))
		if _, err := x.Sync(t.Context()); err != nil {
			t.Error(err)
		}
		if err := x.Rebuild(t.Context()); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	if err := <-failed; err != nil {
		t.Error(err)
	}
	if s := x.Stats(); s.Documents != 5 || s.Cursor != 5 || s.Broken {
		t.Errorf("after the rebuilds: %+v", s)
	}
	if folders, err := filepath.Glob(filepath.Join(x.dir, "*g0*")); err != nil || len(folders) != 1 {
		t.Errorf("folders left: %v, %v", folders, err)
	}
}

// A flipped byte of a segment, which Bleve itself does not see, is noticed at the next start.
func TestFlippedByteIsNoticed(t *testing.T) {
	m := newMemory(document("Lumbung Warga", "Lumbung warga membagikan beras setiap Jumat."))
	cfg := Config{Dir: filepath.Join(t.TempDir(), "index"), Journal: m, Language: testLanguage(t)}
	x, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(cfg.Dir, "g*", "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("segments: %v, %v", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := checksums(filepath.Dir(files[0])); err != nil {
		t.Errorf("a sound segment is refused: %v", err)
	}
	data[len(data)/2] ^= 0xff
	if err := os.WriteFile(files[0], data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := checksums(filepath.Dir(files[0])); !errors.Is(err, errDamaged) {
		t.Errorf("a flipped byte passes: %v", err)
	}
	if got := first(t, openTest(t, cfg), "lumbung warga"); got != 1 {
		t.Errorf("document %d found, want 1", got)
	}
}
