package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"studitiru/index/segment"
)

var errDamaged = errors.New("damaged index")

// Keys of the internal values, written in one batch with the passages they speak of.
const (
	versionKey  = "version"  // mapping and language version, identity of the store
	cursorKey   = "cursor"   // seq of the last change that is in
	countsKey   = "counts"   // see counts
	lexiconsKey = "lexicons" // number of pieces of the lexicon
)

// counts are what the index knows about its own contents.
type counts struct {
	documents int // published documents, also those without a passage
	passages  int
	tokens    int // over all passages: for the average length
}

// store is one generation of the index: a Bleve folder and the lexicon read from it.
type store struct {
	path     string
	bleve    bleve.Index
	scorch   *scorch.Scorch
	lex      *lexicon
	lexicons int
	version  string
	cursor   int64
	counts   counts
	known    *roaring.Bitmap // documents put into a new index, nil for one that was opened
	faults   *faults
}

// faults collects what Bleve's background goroutines report.
type faults struct {
	mu    sync.Mutex
	first error
}

func (f *faults) report(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.first == nil {
		f.first = err
	}
}

func (f *faults) err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.first
}

// Bleve finds the callback for errors of its background goroutines by a name in a global
// table, and tells it the path. So one callback serves all indexes of the process.
const callbackName = "studitiru"

var (
	registerCallback sync.Once
	faultsByPath     sync.Map // path of the scorch folder → *faults
)

func watch(path string) *faults {
	registerCallback.Do(func() {
		scorch.RegisterSegmentPlugin(&segment.Plugin{}, true)
		scorch.RegistryAsyncErrorCallbacks[callbackName] = func(err error, path string) {
			if f, ok := faultsByPath.Load(path); ok {
				f.(*faults).report(err)
			}
		}
	})
	f := &faults{}
	faultsByPath.Store(filepath.Join(path, "store"), f)
	return f
}

// bleveConfig is made anew for every open: Bleve keeps and changes the map.
func bleveConfig(durable bool) map[string]any {
	return map[string]any{
		"bolt_timeout":           "2s",
		"asyncErrorCallbackName": callbackName,
		"unsafe_batch":           !durable,
		"scorchMergePlanOptions": map[string]any{
			"MaxSegmentsPerTier": 8, "SegmentsPerMergeTask": 8, "FloorSegmentSize": 5000,
			"MaxSegmentSize": 5_000_000, "TierGrowth": 10.0, "ReclaimDeletesWeight": 2.0,
		},
	}
}

// createStore makes an empty index in a folder that does not exist.
func createStore(path, version string, durable bool) (s *store, err error) {
	defer recovered(&err)
	m := bleve.NewIndexMapping()
	m.DefaultMapping.Enabled = false
	m.DefaultMapping.Dynamic = false
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	s = &store{path: path, lex: newLexicon(), version: version, known: roaring.New(), faults: watch(path)}
	s.bleve, err = bleve.NewUsing(path, m, scorch.Name, scorch.Name, bleveConfig(durable))
	if err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	if err := s.attach(); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// openStore opens an index and reads its lexicon. Any doubt is an error.
func openStore(path, version string, durable bool) (*store, error) {
	if err := checksums(filepath.Join(path, "store")); err != nil {
		return nil, err
	}
	s := &store{path: path, lex: newLexicon(), version: version, faults: watch(path)}
	if err := s.open(durable); err != nil {
		if s.bleve != nil {
			err = errors.Join(err, s.close())
		}
		return nil, err
	}
	return s, nil
}

func (s *store) open(durable bool) (err error) {
	defer recovered(&err)
	if s.bleve, err = bleve.OpenUsing(s.path, bleveConfig(durable)); err != nil {
		s.bleve = nil
		return fmt.Errorf("open index: %w", err)
	}
	if err := s.attach(); err != nil {
		return err
	}
	return s.read()
}

func (s *store) attach() error {
	advanced, err := s.bleve.Advanced()
	if err != nil {
		return fmt.Errorf("reach the index below Bleve: %w", err)
	}
	sc, ok := advanced.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("%w: not of type scorch", errDamaged)
	}
	s.scorch = sc
	return nil
}

// internals are the internal values of a snapshot, zero when nothing was written yet.
type internals struct {
	version  string
	cursor   int64
	counts   counts
	lexicons int
}

func readInternals(r index.IndexReader) (internals, error) {
	var values [][]byte
	for _, key := range []string{versionKey, cursorKey, countsKey, lexiconsKey} {
		v, err := r.GetInternal([]byte(key))
		if err != nil {
			return internals{}, fmt.Errorf("read the internal value %s: %w", key, err)
		}
		values = append(values, v)
	}
	if values[0] == nil {
		return internals{}, nil
	}
	in := reader{buf: bytes.Join(values[1:], nil)}
	v := internals{version: string(values[0]), cursor: int64(in.uint())}
	v.counts = counts{int(in.uint()), int(in.uint()), int(in.uint())}
	v.lexicons = int(in.uint())
	if in.failed {
		return internals{}, fmt.Errorf("%w: internal values", errDamaged)
	}
	return v, nil
}

// read loads the lexicon and compares the version and the counts.
func (s *store) read() error {
	r, err := s.scorch.Reader()
	if err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	defer func() { _ = r.Close() }() // closing a snapshot only drops a reference
	in, err := readInternals(r)
	if err != nil {
		return err
	}
	if in.version != s.version {
		return fmt.Errorf("%w: made by another version or for another store", errDamaged)
	}
	s.cursor, s.counts, s.lexicons = in.cursor, in.counts, in.lexicons
	for i := range s.lexicons {
		blob, err := storedValue(r, lexiconID(i))
		if err != nil {
			return err
		}
		if err := s.lex.load(blob); err != nil {
			return err
		}
	}
	s.lex.trim()
	if n, err := r.DocCount(); err != nil || int(n) != s.counts.passages+s.lexicons {
		return fmt.Errorf("%w: %d entries instead of %d: %w", errDamaged, n, s.counts.passages+s.lexicons, err)
	}
	return nil
}

// storedValue reads the stored field of one entry.
func storedValue(r index.IndexReader, id string) ([]byte, error) {
	d, err := r.Document(id)
	if err != nil || d == nil {
		return nil, fmt.Errorf("%w: entry %s is missing: %w", errDamaged, id, err)
	}
	var value []byte
	d.VisitFields(func(f index.Field) {
		if f.Name() == recordField {
			value = f.Value()
		}
	})
	return value, nil
}

// describe puts the values that describe the index after a batch into it.
func (s *store) describe(b *index.Batch, cursor int64, c counts, lexicons int) {
	b.SetInternal([]byte(versionKey), []byte(s.version))
	b.SetInternal([]byte(cursorKey), binary.AppendUvarint(nil, uint64(cursor)))
	var v []byte
	for _, n := range []int{c.documents, c.passages, c.tokens} {
		v = binary.AppendUvarint(v, uint64(n))
	}
	b.SetInternal([]byte(countsKey), v)
	b.SetInternal([]byte(lexiconsKey), binary.AppendUvarint(nil, uint64(lexicons)))
}

// mayHave says whether the index can hold passages of a document, and notes that it will.
func (s *store) mayHave(document int64) bool {
	if s.known == nil || document < 0 || document > math.MaxUint32 {
		return true
	}
	return !s.known.CheckedAdd(uint32(document))
}

func (s *store) close() (err error) {
	defer recovered(&err)
	faultsByPath.Delete(filepath.Join(s.path, "store"))
	if err := s.bleve.Close(); err != nil {
		return fmt.Errorf("close index: %w", err)
	}
	return nil
}

// checksums compares each segment file with the CRC at its end: Bleve itself does not, and
// serves flipped bytes as if nothing were.
func checksums(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.zap"))
	if err != nil {
		return fmt.Errorf("list segments: %w", err)
	}
	for _, name := range files {
		if err := checksum(name); err != nil {
			return err
		}
	}
	return nil
}

func checksum(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("read segment: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("read segment: %w", err)
	}
	sum, end := crc32.NewIEEE(), make([]byte, 4)
	if info.Size() > 4 {
		if _, err := io.CopyN(sum, f, info.Size()-4); err != nil {
			return fmt.Errorf("read segment: %w", err)
		}
	}
	if _, err := io.ReadFull(f, end); err != nil || sum.Sum32() != binary.BigEndian.Uint32(end) {
		return fmt.Errorf("%w: checksum of %s", errDamaged, filepath.Base(name))
	}
	return nil
}

// recovered turns a panic of Bleve into an error.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = errors.Join(*err, fmt.Errorf("%w: panic: %v", errDamaged, r))
	}
}

// generation numbers the folders that have held an index, so that a rebuild can fill a new
// one while the old one answers.
func generation(name string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimPrefix(name, "g"))
	return n, err == nil && strings.HasPrefix(name, "g")
}
