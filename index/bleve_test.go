package index

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	index "github.com/blevesearch/bleve_index_api"
	scorchsegment "github.com/blevesearch/scorch_segment_api/v2"

	"studitiru/index/segment"
)

// This file is the contract with the inner parts of Bleve, below its public interface, on which the index leans. When
// an upgrade of bleve, scorch_segment_api or zapx breaks one, the failing test names it and where it is used.

// broken reports a part of Bleve that is no longer what the index needs.
func broken(t *testing.T, part, used, format string, args ...any) {
	t.Helper()
	t.Fatalf("Bleve has changed under the index: %s (used in %s): %s", part, used, fmt.Sprintf(format, args...))
}

// contractStore is a store with passages p0, p1, … of the given stems, each with the length of its place, 1, 2, …
// Bleve numbers those of one batch in any order.
func contractStore(t *testing.T, passages ...string) *store {
	t.Helper()
	s, err := createStore(filepath.Join(t.TempDir(), "g1"), "test", true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
	addPassages(t, s, 0, passages...)
	return s
}

// addPassages writes passages in one batch, numbered from first on.
func addPassages(t *testing.T, s *store, first int, passages ...string) {
	t.Helper()
	b := index.NewBatch()
	for i, stems := range passages {
		n := first + i
		b.Update(contractEntry(s.lex, n, strings.Fields(stems)))
	}
	if err := s.apply(b); err != nil {
		broken(t, "scorch.Scorch.Batch with documents analysed elsewhere", "entry.go", "%v", err)
	}
}

// contractEntry is passage n with stems that the lexicon numbers.
func contractEntry(lex *lexicon, n int, stems []string) *segment.Entry {
	var counts []segment.Count
	for _, stem := range stems {
		f := uint32(lex.intern(stem))
		at := slices.IndexFunc(counts, func(c segment.Count) bool { return c.Stem == f })
		if at < 0 {
			at, counts = len(counts), append(counts, segment.Count{Stem: f})
		}
		counts[at].Times++
	}
	return segment.NewEntry(segment.Passage{
		ID: fmt.Sprint("p", n), Place: n, Stored: fmt.Appendf(nil, "value %d", n),
		Stems: counts, Spelling: lex.spelling, Length: n + 1,
	})
}

func snapshotOf(t *testing.T, s *store) *scorch.IndexSnapshot {
	t.Helper()
	r, err := s.scorch.Reader()
	if err != nil {
		t.Fatal(err)
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		broken(t, "Scorch.Reader gives a *scorch.IndexSnapshot", "view.go", "it is a %T", r)
	}
	t.Cleanup(func() { _ = snapshot.Close() }) // only a reference
	return snapshot
}

func TestBleveIsScorchBelow(t *testing.T) {
	s := contractStore(t, "izin")
	advanced, err := s.bleve.Advanced()
	if _, ok := advanced.(*scorch.Scorch); !ok || err != nil {
		broken(t, "Index.Advanced gives a *scorch.Scorch", "store.go", "it is a %T, %v", advanced, err)
	}
	if a, b := snapshotOf(t, s), snapshotOf(t, s); a != b {
		broken(t, "Scorch.Reader gives the same snapshot while nothing was written", "view.go refresh", "two differ")
	}
}

// A merge in the background may take the segment away between two snapshots, which says nothing about ids: the contract is
// broken when no store of several keeps it.
func TestBleveSegmentsKeepTheirID(t *testing.T) {
	var was uint64
	var ids []uint64
	for range 20 {
		s := contractStore(t, "izin usaha", "izin")
		before := snapshotOf(t, s).Segments()
		if len(before) != 1 || before[0].Segment().Count() != 2 {
			broken(t, "one batch makes one segment", "view.go", "%d segments", len(before))
		}
		addPassages(t, s, 2, "mal")
		was, ids = before[0].Id(), nil
		for _, seg := range snapshotOf(t, s).Segments() {
			ids = append(ids, seg.Id())
		}
		if slices.Contains(ids, was) {
			return
		}
	}
	broken(t, "a segment keeps its id from snapshot to snapshot", "view.go, for the shared tables", "%d is not among %d", was, ids)
}

func TestBlevePostingsKeepTheLength(t *testing.T) {
	s := contractStore(t, "izin izin izin usaha", "usaha", "izin")
	for _, merged := range []bool{false, true} {
		if merged {
			addPassages(t, s, 3, "mal")
			if err := s.scorch.ForceMerge(t.Context(), nil); err != nil {
				broken(t, "Scorch.ForceMerge", "explain.go Settle", "%v", err)
			}
			if n := len(snapshotOf(t, s).Segments()); n != 1 {
				broken(t, "Scorch.ForceMerge leaves one segment", "explain.go Settle", "%d", n)
			}
		}
		var got [][2]int // frequency and length
		it := postingsOf(t, s, "izin", nil).Iterator(true, true, false, nil)
		for p, err := it.Next(); p != nil || err != nil; p, err = it.Next() {
			if err != nil {
				t.Fatal(err)
			}
			e, ok := p.(exact)
			if !ok {
				broken(t, "a posting has NormUint64", "frequent.go postingOf", "it is a %T", p)
			}
			got = append(got, [2]int{int(p.Frequency()), int(e.NormUint64())})
		}
		if len(got) != 2 || !slices.Contains(got, [2]int{3, 1}) || !slices.Contains(got, [2]int{1, 3}) {
			broken(t, "a posting keeps the frequency and the length given to it", "frequent.go, collect.go", "merged %t: %v", merged, got)
		}
	}
}

// postingsOf are the postings of a stem in the only segment, or the first.
func postingsOf(t *testing.T, s *store, stem string, without *roaring.Bitmap) scorchsegment.PostingsList {
	t.Helper()
	dict, err := snapshotOf(t, s).Segments()[0].Segment().Dictionary(stemField)
	if err != nil {
		broken(t, "Segment.Dictionary", "candidates.go, dictionary.go, frequent.go", "%v", err)
	}
	list, err := dict.PostingsList([]byte(stem), without, nil)
	if err != nil {
		broken(t, "TermDictionary.PostingsList", "candidates.go, frequent.go", "%v", err)
	}
	return list
}

func TestBlevePostingsAdvanceAndLeaveOut(t *testing.T) {
	s := contractStore(t, "izin", "izin", "usaha", "izin")
	var all []uint64
	it := postingsOf(t, s, "izin", nil).Iterator(true, true, false, nil)
	for p, err := it.Next(); p != nil && err == nil; p, err = it.Next() {
		all = append(all, p.Number())
	}
	if len(all) != 3 || !slices.IsSorted(all) {
		broken(t, "PostingsIterator.Next goes up", "frequent.go, collect.go", "%d", all)
	}
	list := postingsOf(t, s, "izin", roaring.BitmapOf(uint32(all[0])))
	if n := list.Count(); n != 2 {
		broken(t, "PostingsList leaves out what is deleted", "candidates.go lookUp", "%d postings, want 2", n)
	}
	at, err := list.Iterator(true, true, false, nil).Advance(all[1] + 1)
	if err != nil || at == nil || at.Number() != all[2] {
		broken(t, "PostingsIterator.Advance goes to the first at or behind", "collect.go", "%v, %v", at, err)
	}
	if n := postingsOf(t, s, "tiada", nil).Count(); n != 0 {
		broken(t, "a term that is not there has no postings", "candidates.go", "%d", n)
	}
}

func TestBleveDictionaryListsAll(t *testing.T) {
	s := contractStore(t, "usaha izin mal", "izin")
	dict, err := snapshotOf(t, s).Segments()[0].Segment().Dictionary(stemField)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	if err := eachStem(dict, func(stem string, n int) { counts[stem] = n }); err != nil || len(counts) != 3 || counts["izin"] != 2 {
		broken(t, "AutomatonIterator without an automaton lists all terms", "frequent.go, dictionary.go", "%v, %v", counts, err)
	}
	for stem, want := range map[string]bool{"mal": true, "tiada": false} {
		if ok, err := dict.Contains([]byte(stem)); ok != want || err != nil {
			broken(t, "TermDictionary.Contains", "dictionary.go has", "%q: %t, %v", stem, ok, err)
		}
	}
}

func TestBleveStoredFields(t *testing.T) {
	s := contractStore(t, "izin", "usaha")
	snapshot := snapshotOf(t, s)
	got := map[string]bool{}
	for doc := range uint64(2) {
		err := snapshot.Segments()[0].Segment().VisitStoredFields(doc, visitor(func(v []byte) { got[string(v)] = true }))
		if err != nil {
			broken(t, "Segment.VisitStoredFields", "look.go", "%v", err)
		}
	}
	if !got["value 0"] || !got["value 1"] {
		broken(t, "Segment.VisitStoredFields gives what was stored", "look.go", "%v", got)
	}
	if v, err := storedValue(snapshot, "p0"); err != nil || string(v) != "value 0" {
		broken(t, "IndexReader.Document by the id of AddIDField", "store.go, entry.go", "%q, %v", v, err)
	}
	for id, want := range map[string]bool{"p1": true, "p2": false} {
		if at, err := snapshot.InternalID(id); err != nil || (at != nil) != want {
			broken(t, "IndexReader.InternalID, nil for what is not there", "batch.go forget", "%s: %v, %v", id, at, err)
		}
	}
	if n, err := snapshot.DocCount(); err != nil || n != 2 {
		broken(t, "IndexReader.DocCount", "store.go read", "%d, %v", n, err)
	}
}

func TestBleveInternalValuesComeWithTheBatch(t *testing.T) {
	s := contractStore(t, "izin", "izin")
	before := snapshotOf(t, s)
	b := index.NewBatch()
	b.Delete("p0")
	s.describe(b, 7, counts{documents: 1, passages: 2, tokens: 3}, 4)
	if err := s.apply(b); err != nil {
		t.Fatal(err)
	}
	old, err := readInternals(before)
	now, again := readInternals(snapshotOf(t, s))
	want := internals{"test", 7, counts{1, 2, 3}, 4}
	if errors.Join(err, again) != nil || old != (internals{}) || now != want {
		broken(t, "Batch.SetInternal and IndexReader.GetInternal", "store.go", "before %+v, after %+v, %v", old, now,
			errors.Join(err, again))
	}
	segments := snapshotOf(t, s).Segments()
	if len(segments) == 0 {
		t.Fatal("no segment is left")
	}
	if seg := segments[0]; seg.Deleted() == nil || seg.Deleted().GetCardinality() != 1 {
		broken(t, "SegmentSnapshot.Deleted", "view.go", "it is %v after a delete", seg.Deleted())
	}
}

func TestBleveSegmentFilesEndWithACRC(t *testing.T) {
	s := contractStore(t, "izin", "usaha")
	files, err := filepath.Glob(filepath.Join(s.path, "store", "*.zap"))
	if err != nil || len(files) == 0 {
		broken(t, "segments are files store/*.zap", "store.go checksums, explain.go tidy", "%d files, %v", len(files), err)
	}
	if err := checksums(filepath.Join(s.path, "store")); err != nil {
		broken(t, "a segment file ends with the CRC-32 (IEEE, big endian) of the rest", "store.go checksum", "%v", err)
	}
}

// What goes wrong in Bleve's own goroutines arrives by the name of the callback and by the path of the folder "store".
func TestBleveReportsItsFaults(t *testing.T) {
	s, err := createStore(filepath.Join(t.TempDir(), "g1"), "test", false)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(s.path, "store")); err != nil {
		t.Fatal(err)
	}
	b := index.NewBatch()
	b.Update(segment.NewEntry(segment.Passage{ID: "p0", Stored: []byte("value")}))
	_ = s.apply(b) // fails now or later
	for range 1000 {
		if s.faults.err() != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if s.faults.err() == nil {
		broken(t, "asyncErrorCallbackName, RegistryAsyncErrorCallbacks", "store.go watch",
			"a segment that cannot be written is not reported")
	}
	_ = s.close() // of what is no longer there
}

// Bleve ignores a setting that it does not know. So each is given a value that must be refused.
func TestBleveReadsOurSettings(t *testing.T) {
	m := bleve.NewIndexMapping()
	for key, wrong := range map[string]any{
		"bolt_timeout": "soon", "scorchMergePlanOptions": "many",
	} {
		cfg := bleveConfig(true)
		if _, ok := cfg[key]; !ok {
			t.Errorf("bleveConfig sets no %s", key)
		}
		cfg[key] = wrong
		x, err := bleve.NewUsing(filepath.Join(t.TempDir(), "x"), m, scorch.Name, scorch.Name, cfg)
		if err == nil {
			_ = x.Close() // the test fails anyway
			broken(t, "the setting "+key, "store.go bleveConfig", "a wrong value is taken")
		}
	}
	raw, err := json.Marshal(bleveConfig(true)["scorchMergePlanOptions"])
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var options struct {
		mergeplan.MergePlanOptions
		CalcBudget, ScoreSegments, Logger struct{} // functions, which JSON cannot hold
	}
	if err := dec.Decode(&options); err != nil || options.FloorSegmentSize != 5000 {
		broken(t, "mergeplan.MergePlanOptions", "store.go bleveConfig", "%v", err)
	}
}
