package segment

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/zapx/v17"
)

// broken reports a part of zap that is no longer what is written here.
func broken(t *testing.T, part, format string, args ...any) {
	t.Helper()
	t.Fatalf("Bleve has changed under the index: %s: %s", part, fmt.Sprintf(format, args...))
}

// written is a segment as it gets into its file.
func written(t *testing.T, seg segment.Segment) []byte {
	t.Helper()
	base, ok := seg.(*zap.SegmentBase)
	if !ok {
		broken(t, "ZapPlugin.NewUsing makes a *zap.SegmentBase", "it is a %T", seg)
	}
	var out bytes.Buffer
	if _, err := base.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bothSegments are the segment that we make of entries, and that of zap.
func bothSegments(t *testing.T, entries []*Entry) (ours, zaps segment.Segment) {
	t.Helper()
	var documents, shuffled []index.Document
	for _, e := range entries {
		documents = append(documents, e)
	}
	shuffled = slices.Clone(documents)
	rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	ours, _, err := (&Plugin{}).NewUsing(shuffled, nil)
	if err != nil {
		t.Fatal(err)
	}
	zaps, _, err = (&zap.ZapPlugin{}).NewUsing(documents, nil)
	if err != nil {
		t.Fatal(err)
	}
	return ours, zaps
}

// entriesOf are n passages, and a value alone; the stems are from rare ones to such as are in each passage.
func entriesOf(n int) []*Entry {
	source := rand.New(rand.NewPCG(1, 2))
	numbers, spelling := map[string]uint32{}, []string{}
	out := make([]*Entry, 0, n+1)
	for i := range n {
		times := map[string]uint16{"semua": 1}
		for range source.IntN(40) {
			times[fmt.Sprint("kata", int(source.ExpFloat64()*float64(n)/8))]++
		}
		if i%2 == 0 {
			times["genap"], times[""] = 300, 1
		}
		var stems []Count
		for stem, count := range times {
			if _, ok := numbers[stem]; !ok {
				numbers[stem], spelling = uint32(len(spelling)), append(spelling, stem)
			}
			stems = append(stems, Count{numbers[stem], count})
		}
		out = append(out, NewEntry(Passage{
			ID: fmt.Sprint("p", i), Place: i, Stored: fmt.Appendf(nil, "value %d", i), Stems: stems, Spelling: spelling, Length: i%127 + 1,
		}))
	}
	out = append(out, NewEntry(Passage{ID: "w0", Place: n, Stored: bytes.Repeat([]byte("kosa kata "), 200)}))
	for _, e := range out {
		e.AddIDField()
	}
	return out
}

// The order of the sections in the table of the fields is that of a map in zap, and so by chance.
func TestBleveSegmentFormat(t *testing.T) {
	for _, n := range []int{0, 1, 2, 200} {
		entries := entriesOf(n)
		same := false
		for range 100 {
			ours, zaps := bothSegments(t, entries)
			if same = bytes.Equal(written(t, ours), written(t, zaps)); same {
				break
			}
		}
		if !same {
			broken(t, "the format of a segment", "of %d passages zap makes another than we", n)
		}
	}
	ours, zaps := bothSegments(t, entriesOf(5000)) // with terms of several chunks
	a, b := written(t, ours), written(t, zaps)
	const table = 200 // bytes, with the footer
	if len(a) != len(b) || !bytes.Equal(a[:len(a)-table], b[:len(b)-table]) {
		broken(t, "the format of a segment with terms of several chunks", "%d bytes, of zap %d", len(a), len(b))
	}
}

func TestSegmentIsInTheOrderOfTheBatch(t *testing.T) {
	ours, _ := bothSegments(t, entriesOf(50))
	for doc := range uint64(50) {
		if id, err := ours.DocID(doc); err != nil || string(id) != fmt.Sprint("p", doc) {
			t.Errorf("passage %d is %s, %v", doc, id, err)
		}
	}
}
