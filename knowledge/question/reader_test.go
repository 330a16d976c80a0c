package question

import (
	"io/fs"
	"sync"
	"testing"
	"time"

	"studitiru/data/seed"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// today is the day on which all tests ask.
var today = time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)

// shipped are the vocabulary and the documents that ship, read once.
var shipped = sync.OnceValues(func() (s struct {
	reader *Reader
	names  *NameTable
}, err error) {
	language, err := indonesian.New(seed.Vocabulary())
	if err != nil {
		return s, err
	}
	if s.reader, err = New(language, seed.Tables()); err != nil {
		return s, err
	}
	documents, err := seed.Documents()
	if err != nil {
		return s, err
	}
	s.names = s.reader.NewNames(documents)
	return s, nil
})

// house is what the tests read with, and change nothing of.
func house(t testing.TB) (*Reader, *NameTable) {
	t.Helper()
	s, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return s.reader.At(today), s.names
}

func TestReadWithoutNames(t *testing.T) {
	r, _ := house(t)
	got := r.Read("berapa nilai IPP Pontianak 2025?", knowledge.Context{}, nil)
	if got.Parts.Measure != "ipp" || len(got.Parts.Places) != 1 || got.Parts.Places[0] != "Kota Pontianak" || got.Inherited {
		t.Errorf("read %+v", got)
	}
}

func BenchmarkRead(b *testing.B) {
	r, names := house(b)
	prev := knowledge.Context{Parts: knowledge.Parts{Wish: knowledge.WishValue, Places: []string{"Kota Pontianak"}, Measure: "ipp"}}
	questions := []string{
		"berapa nilai IPP Pontianak 2025", "bagaimana cara menyusun maklumat pelayanan", "kalau Balikpapan?", "terima kasih banyak ya",
		"siapa saja yang pernah studi tiru ke Pontianak", "isi permenpan no 14 thn 2017 ttg skm",
		"mohon info kendala apa saja yang dihadapi surabaya dalam menerapkan klampid",
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.Read(questions[i%len(questions)], prev, names)
	}
}

// readSeed is a file of the tables that ship.
func readSeed(t testing.TB, name string) string {
	t.Helper()
	raw, err := fs.ReadFile(seed.Tables(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
