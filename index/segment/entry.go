package segment

import (
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/zapx/v17"
)

// Fields of the Bleve index.
const (
	idField = "_id" // scorch's own

	StemField   = "s" // stems: searched
	StoredField = "r" // a value: stored
)

// How a segment speaks of a stored value.
const (
	storedNumber = 1 // of the field: the second by name
	storedText   = 't'
)

// sectionKinds are the kinds of sections that zap notes for a field when it is built without vectors.
var sectionKinds = [...]uint16{zap.SectionGeoShapeV2Index, zap.SectionInvertedTextIndex, zap.SectionSynonymIndex}

// Count is how often a passage has a stem.
type Count struct {
	Stem  uint32 // place in the spelling
	Times uint16
}

// Entry is a document for Bleve whose analysis is done: it goes past Bleve's mapping and
// analyzers, which cost more than the index itself.
type Entry struct {
	passage Passage
	fields  [3]field
	count   int // of the fields
}

// Passage is what an entry is made of.
type Passage struct {
	ID       string
	Place    int // in its batch: passages are numbered in that order
	Stored   []byte
	Stems    []Count  // each once; none: the value is only stored
	Spelling []string // of the stems, and perhaps of more; that of a later passage of the batch begins with it
	Length   int      // is kept with each posting in the place of the norm
}

// NewEntry makes an entry of a passage.
func NewEntry(p Passage) *Entry {
	e := &Entry{passage: p}
	e.add(StoredField, p.Stored, index.StoreField)
	if len(p.Stems) > 0 {
		e.add(StemField, nil, index.IndexField)
	}
	return e
}

func (e *Entry) add(name string, value []byte, options index.FieldIndexingOptions) {
	e.fields[e.count] = field{name, value, options, e}
	e.count++
}

func (e *Entry) ID() string                                 { return e.passage.ID }
func (e *Entry) Size() int                                  { return 0 }
func (e *Entry) VisitComposite(index.CompositeFieldVisitor) {}
func (e *Entry) HasComposite() bool                         { return false }
func (e *Entry) NumPlainTextBytes() uint64                  { return 0 }
func (e *Entry) StoredFieldsBytes() uint64                  { return 0 }
func (e *Entry) Indexed() bool                              { return true }

func (e *Entry) VisitFields(visit index.FieldVisitor) {
	for i := range e.count {
		visit(&e.fields[i])
	}
}

// AddIDField adds the field by which scorch finds documents again.
func (e *Entry) AddIDField() { e.add(idField, []byte(e.passage.ID), index.IndexField|index.StoreField) }

// field is a field as scorch asks about it. Its terms are only told to zap when it makes the segment itself.
type field struct {
	name    string
	value   []byte
	options index.FieldIndexingOptions
	entry   *Entry
}

func (f *field) Name() string                        { return f.name }
func (f *field) Value() []byte                       { return f.value }
func (f *field) ArrayPositions() []uint64            { return nil }
func (f *field) EncodedFieldType() byte              { return storedText }
func (f *field) Analyze()                            {}
func (f *field) Options() index.FieldIndexingOptions { return f.options }
func (f *field) NumPlainTextBytes() uint64           { return 0 }

func (f *field) AnalyzedLength() int {
	switch f.name {
	case idField:
		return 1
	case StemField:
		return f.entry.passage.Length
	}
	return 0
}

func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies {
	out := index.TokenFrequencies{}
	add := func(term string, times int) {
		out[term] = &index.TokenFreq{Term: []byte(term)}
		out[term].SetFrequency(times)
	}
	switch f.name {
	case idField:
		add(f.entry.passage.ID, 1)
	case StemField:
		for _, s := range f.entry.passage.Stems {
			add(f.entry.passage.Spelling[s.Stem], int(s.Times))
		}
	}
	return out
}
