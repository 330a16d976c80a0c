package index

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"go.uber.org/goleak"

	"studitiru/knowledge"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// first is the document of the best hit, 0 when nothing is found.
func first(t *testing.T, x *Index, text string) int64 {
	t.Helper()
	if found := ask(t, x, text); found.Verdict == knowledge.SureMatch && len(found.Hits) > 0 {
		return found.Hits[0].DocumentID
	}
	return 0
}

func TestSyncFollowsTheStore(t *testing.T) {
	j := newMemory(document("Lumbung Warga", "Lumbung warga membagikan beras setiap Jumat."))
	x := openTest(t, Config{Journal: j, Log: quiet()})
	if got := first(t, x, "lumbung warga"); got != 1 {
		t.Fatalf("document %d found, want 1", got)
	}
	id := j.put(document("Bank Sampah", "Bank sampah menukar botol dengan pulsa telepon."))
	again := document("Lumbung Warga", "Lumbung warga membagikan jagung setiap Sabtu.")
	again.ID = 1
	j.put(again)
	if n, err := x.Sync(t.Context()); err != nil || n != 2 {
		t.Fatalf("%d documents followed, %v; want 2", n, err)
	}
	if got := first(t, x, "bank sampah botol"); got != id {
		t.Errorf("the new document is not found: %d", got)
	}
	if found := ask(t, x, "lumbung warga beras jumat"); len(found.Hits) > 0 && found.Hits[0].Version == 1 {
		t.Error("the old version is still found")
	}
	j.setState(id, knowledge.Hidden)
	if _, err := x.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := first(t, x, "bank sampah botol"); got != 0 {
		t.Errorf("the hidden document is still found: %d", got)
	}
	if n, err := x.Sync(t.Context()); err != nil || n != 0 {
		t.Errorf("a second round followed %d documents, %v", n, err)
	}
}

// An index of another store, or one that is damaged, is built again; Open never fails for it.
func TestIndexIsRebuilt(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, dir string, j *memory){
		"another store": func(_ *testing.T, _ string, j *memory) { j.identity = "another" },
		"cursor ahead": func(_ *testing.T, _ string, j *memory) {
			j.seq = 1
			j.documents[1] = withSeq(j.documents[1], 1)
			delete(j.documents, 2)
		},
		"damaged": func(t *testing.T, dir string, _ *memory) {
			err := filepath.Walk(dir, func(name string, info os.FileInfo, err error) error {
				if err == nil && info.Mode().IsRegular() {
					err = os.WriteFile(name, []byte("rusak"), 0o600)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			j := newMemory(document("Lumbung Warga", "Lumbung warga membagikan beras setiap Jumat."),
				document("Bank Sampah", "Bank sampah menukar botol."))
			x, err := Open(Config{Dir: dir, Journal: j, Language: testLanguage(t), Log: quiet()})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := x.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			harm(t, dir, j)
			x = openTest(t, Config{Dir: dir, Journal: j, Log: quiet()})
			if got := first(t, x, "lumbung warga"); got != 1 {
				t.Errorf("document %d found after the harm, want 1", got)
			}
		})
	}
}

func withSeq(d knowledge.Document, seq int64) knowledge.Document {
	d.Seq = seq
	return d
}

// Odd questions find nothing or something, and never fail.
func TestOddQuestions(t *testing.T) {
	x := openTest(t, Config{Journal: newMemory(document("Lumbung Warga", "Lumbung warga membagikan beras setiap Jumat.")),
		Log: quiet()})
	for _, q := range []string{"", " ", "?", `+ - : ~ ^ " ( ) * ? \ /`, "/.*/", "a*", "lumbung~9", "\x00\xff", "[1 TO 9]",
		"lumbung AND NOT warga"} {
		ask(t, x, q)
	}
	if got := first(t, x, `+lumbung -"warga"~ (beras)^`); got != 1 {
		t.Errorf("query syntax gets in the way: document %d", got)
	}
}

func TestGradesAndRulesAreExact(t *testing.T) {
	x := openTest(t, Config{Log: quiet(), Journal: newMemory(
		document("Kota Satu", "Kota Satu meraih nilai kategori A pada tahun 2025."),
		document("Kota Dua", "Kota Dua meraih nilai kategori A- pada tahun 2025."),
		document("Evaluasi", "Peraturan Menteri 4/2023 mengatur evaluasi pelayanan."),
		document("Kompetisi", "Peraturan Menteri 4/2025 mengatur kompetisi pelayanan."),
		document("Formulir", "Formulir F-01 diisi unit pelayanan sendiri."),
		document("Bekasi", "Layanan keliling Kota Bekasi buka setiap hari."),
	)})
	for text, want := range map[string]int64{"kategori A-": 2, "kategori A": 1, "peraturan 4/2023": 3, "peraturan 4/2025": 4,
		"siapa mengisi F01": 5, "f 01 diisi siapa": 5} {
		if found := ask(t, x, text); len(found.Hits) == 0 || found.Hits[0].DocumentID != want {
			t.Errorf("%q: hits are %+v, want document %d first", text, found.Hits, want)
		}
	}
	if got := first(t, x, "barang bekas"); got == 6 {
		t.Error("bekas finds Bekasi")
	}
}
