package segment

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	"github.com/blevesearch/zapx/v17"
	"github.com/golang/snappy"
)

// Plugin makes scorch's segments of entries, in zap's own format and to the same bytes, but in the order of the batch.
// zap gets the stems of a passage as a map of strings and looks each up three times; here they are numbers, and sorting
// them by counting takes a quarter of the time. Opening and merging are zap's. TestBleveSegmentFormat compares the two.
type Plugin struct{ zap.ZapPlugin }

// NewUsing makes the segment of a batch. What is no entry is left to zap.
func (s *Plugin) NewUsing(documents []index.Document, config map[string]any) (segment.Segment, uint64, error) {
	entries := make([]*Entry, 0, len(documents))
	for _, d := range documents {
		e, ok := d.(*Entry)
		if !ok {
			break
		}
		entries = append(entries, e)
	}
	if len(entries) == 0 || len(entries) < len(documents) {
		made, size, err := s.ZapPlugin.NewUsing(documents, config)
		if err != nil {
			return nil, 0, fmt.Errorf("make a segment: %w", err)
		}
		return made, size, nil
	}
	slices.SortFunc(entries, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(a.passage.Place, b.passage.Place), cmp.Compare(a.passage.ID, b.passage.ID))
	})
	return buildSegment(entries, config)
}

// segmentBuilder writes one segment: the stored values, then each field with its postings and its dictionary, then the
// table of the fields. out holds what is written; offsets in the format count from its beginning.
type segmentBuilder struct {
	entries  []*Entry
	fields   []builtField
	out      []byte
	postings []byte // frequencies and norms of the term at hand
	ends     []uint64
	bitmap   *roaring.Bitmap
}

// builtField is a field of the segment, in the order of their numbers.
type builtField struct {
	name    string
	options index.FieldIndexingOptions
	at      int // where its dictionary is spoken of
}

// buildSegment makes a segment of entries, whose passages are numbered in their order.
func buildSegment(entries []*Entry, config map[string]any) (segment.Segment, uint64, error) {
	b := &segmentBuilder{entries: entries, bitmap: roaring.New(), out: make([]byte, 0, estimateSegment(entries))}
	b.fields = []builtField{
		{name: idField, options: index.IndexField | index.StoreField},
		{name: StoredField, options: index.StoreField},
	}
	if slices.ContainsFunc(entries, func(e *Entry) bool { return len(e.passage.Stems) > 0 }) {
		b.fields = append(b.fields, builtField{name: StemField, options: index.IndexField})
	}
	stored := b.store()
	for i := range b.fields {
		if err := b.invert(i); err != nil {
			return nil, 0, err
		}
	}
	sections := b.table()
	stats, ok := config[segment.StatsKey].(*segment.Stats)
	if !ok || stats == nil {
		stats = &segment.Stats{}
	}
	made, err := zap.InitSegmentBase(b.out, crc32.ChecksumIEEE(b.out), zap.DefaultChunkMode, uint64(len(entries)), stored, sections,
		config, stats)
	if err != nil {
		return nil, 0, fmt.Errorf("open a new segment: %w", err)
	}
	return made, uint64(len(b.out)), nil
}

// estimateSegment is about how many bytes a segment takes.
func estimateSegment(entries []*Entry) int {
	size := 1 << 12
	for _, e := range entries {
		size += len(e.passage.Stored) + 5*len(e.passage.Stems) + 48
	}
	return size
}

func (b *segmentBuilder) uvarints(values ...uint64) {
	for _, v := range values {
		b.out = binary.AppendUvarint(b.out, v)
	}
}

// store writes the id and the stored value of each entry, and where each begins.
func (b *segmentBuilder) store() (at uint64) {
	offsets := make([]uint64, len(b.entries))
	var about, packed []byte
	for i, e := range b.entries {
		offsets[i] = uint64(len(b.out))
		about = binary.AppendUvarint(about[:0], uint64(len(e.passage.ID)))
		about = append(about, storedNumber, storedText, 0) // the field, its type, where its value begins
		about = binary.AppendUvarint(about, uint64(len(e.passage.Stored)))
		about = append(about, 0) // no positions in an array
		packed = snappy.Encode(packed[:cap(packed)], e.passage.Stored)
		b.uvarints(uint64(len(about)), uint64(len(e.passage.ID)+len(packed)))
		b.out = append(b.out, about...)
		b.out = append(b.out, e.passage.ID...)
		b.out = append(b.out, packed...)
	}
	at = uint64(len(b.out))
	for _, o := range offsets {
		b.out = binary.BigEndian.AppendUint64(b.out, o)
	}
	b.uvarints(0) // no passage is a part of another
	return at
}

// notThere stands for docvalues, of which there are none.
const notThere = math.MaxUint64

// invert writes the postings of a field, its dictionary, and where they are.
func (b *segmentBuilder) invert(field int) error {
	dictionary := &sink{}
	terms, err := vellum.New(dictionary, &vellum.BuilderOpts{Encoder: 1, RegistryMRUSize: 1})
	if err != nil {
		return fmt.Errorf("make a dictionary: %w", err)
	}
	switch b.fields[field].name {
	case idField:
		err = b.invertIDs(terms)
	case StemField:
		err = b.invertStems(terms)
	}
	if err == nil {
		err = terms.Close()
	}
	if err != nil {
		return fmt.Errorf("make a dictionary: %w", err)
	}
	at := uint64(len(b.out))
	b.uvarints(uint64(len(dictionary.bytes)))
	b.out = append(b.out, dictionary.bytes...)
	b.fields[field].at = len(b.out)
	b.uvarints(notThere, notThere, at)
	return nil
}

// sink is a writer into memory.
type sink struct{ bytes []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.bytes = append(s.bytes, p...)
	return len(p), nil
}

func (b *segmentBuilder) invertIDs(terms *vellum.Builder) error {
	byID := make([]uint32, len(b.entries))
	for i := range byID {
		byID[i] = uint32(i)
	}
	slices.SortFunc(byID, func(x, y uint32) int { return cmp.Compare(b.entries[x].passage.ID, b.entries[y].passage.ID) })
	for i, doc := range byID {
		at := b.term(byID[i:i+1], []uint16{1}, func(uint32) int { return 1 })
		if err := terms.Insert([]byte(b.entries[doc].passage.ID), at); err != nil {
			return fmt.Errorf("insert an id: %w", err)
		}
	}
	return nil
}

// invertStems sorts the stems of all entries by stem, by counting, and writes each with its passages.
func (b *segmentBuilder) invertStems(terms *vellum.Builder) error {
	spelling := b.spelling()
	begin := make([]uint32, len(spelling)) // by uint32: where its passages begin in docs
	var found []uint32
	total := uint32(0)
	for _, e := range b.entries {
		for _, s := range e.passage.Stems {
			if begin[s.Stem] == 0 {
				found = append(found, s.Stem)
			}
			begin[s.Stem]++
			total++
		}
	}
	slices.SortFunc(found, func(x, y uint32) int { return cmp.Compare(spelling[x], spelling[y]) })
	docs, times := make([]uint32, total), make([]uint16, total)
	at := uint32(0)
	for _, f := range found {
		n := begin[f]
		begin[f] = at
		at += n
	}
	for doc, e := range b.entries {
		for _, s := range e.passage.Stems {
			docs[begin[s.Stem]], times[begin[s.Stem]] = uint32(doc), s.Times
			begin[s.Stem]++ // in the end it is where the next stem begins
		}
	}
	length := func(doc uint32) int { return b.entries[doc].passage.Length }
	from := uint32(0)
	for _, f := range found {
		to := begin[f]
		if err := terms.Insert([]byte(spelling[f]), b.term(docs[from:to], times[from:to], length)); err != nil {
			return fmt.Errorf("insert a stem: %w", err)
		}
		from = to
	}
	return nil
}

// spelling is that of the entry that was made last: it has the forms of all.
func (b *segmentBuilder) spelling() []string {
	var longest []string
	for _, e := range b.entries {
		if len(e.passage.Spelling) > len(longest) {
			longest = e.passage.Spelling
		}
	}
	return longest
}

// chunked is how many passages with a term a chunk of zap's is to have at most, if they are spread evenly.
const chunked = 1024

// term writes the passages of a term, in order, and gives the place that the dictionary has to know.
func (b *segmentBuilder) term(docs []uint32, times []uint16, length func(doc uint32) int) uint64 {
	size := uint32(len(b.entries) / (len(docs)/chunked + 1))
	chunks := (len(b.entries)-1)/int(size) + 1
	b.postings, b.ends = b.postings[:0], b.ends[:0]
	for i, doc := range docs {
		for chunk := int(doc / size); len(b.ends) < chunk; {
			b.ends = append(b.ends, uint64(len(b.postings)))
		}
		b.postings = binary.AppendUvarint(b.postings, uint64(times[i])<<1) // the low bit would say that there are positions
		b.postings = binary.AppendUvarint(b.postings, uint64(length(doc)))
	}
	for len(b.ends) < chunks {
		b.ends = append(b.ends, uint64(len(b.postings)))
	}
	frequencies := uint64(len(b.out))
	b.uvarints(uint64(chunks))
	b.uvarints(b.ends...)
	b.out = append(b.out, b.postings...)
	at := uint64(len(b.out))
	b.bitmap.Clear()
	b.bitmap.AddMany(docs)
	b.uvarints(frequencies, 0, b.bitmap.GetSerializedSizeInBytes())
	out := sink{b.out}
	if _, err := b.bitmap.WriteTo(&out); err != nil {
		panic(err) // a sink takes everything
	}
	b.out = out.bytes
	return at
}

// table writes what fields there are and gives its place.
func (b *segmentBuilder) table() uint64 {
	starts := make([]int, len(b.fields))
	for i, f := range b.fields {
		starts[i] = len(b.out)
		b.uvarints(uint64(len(f.name)))
		b.out = append(b.out, f.name...)
		b.uvarints(uint64(f.options), uint64(len(sectionKinds)))
		for _, kind := range sectionKinds {
			at := 0
			if kind == zap.SectionInvertedTextIndex {
				at = f.at
			}
			b.out = binary.BigEndian.AppendUint16(b.out, kind)
			b.out = binary.BigEndian.AppendUint64(b.out, uint64(at))
		}
	}
	at := uint64(len(b.out))
	b.uvarints(uint64(len(b.fields)))
	for _, start := range starts {
		b.out = binary.BigEndian.AppendUint64(b.out, uint64(start))
	}
	return at
}
