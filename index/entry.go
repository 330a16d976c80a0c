package index

import (
	"strconv"

	index "github.com/blevesearch/bleve_index_api"
)

// Fields of the Bleve index.
const (
	stemField   = "s" // stems of title, places, headings and text: searched
	recordField = "r" // the record or a piece of the lexicon: stored
)

// kindTerm is the term under which all passages of a kind of document are found.
func kindTerm(kind string) string { return "\x01" + kind }

// passageID names a passage in the index, lexiconID a piece of the lexicon.
func passageID(document int64, ordinal int) string {
	return strconv.FormatInt(document, 36) + "/" + strconv.FormatInt(int64(ordinal), 36)
}

func lexiconID(n int) string { return "w" + strconv.Itoa(n) }

// entry is a document for Bleve whose analysis is done: it goes past Bleve's mapping and
// analyzers, which cost more than the index itself.
type entry struct {
	id     string
	fields []index.Field
}

// newEntry makes an entry of a stored value and, when there are any, searchable terms.
func newEntry(id string, stored []byte, terms map[string]*index.TokenFreq, length int) *entry {
	e := &entry{id: id, fields: make([]index.Field, 0, 3)}
	e.fields = append(e.fields, &field{name: recordField, value: stored, options: index.StoreField})
	if len(terms) > 0 {
		e.fields = append(e.fields, &field{name: stemField, terms: terms, length: length, options: index.IndexField})
	}
	return e
}

func (e *entry) ID() string                                 { return e.id }
func (e *entry) Size() int                                  { return 0 }
func (e *entry) VisitComposite(index.CompositeFieldVisitor) {}
func (e *entry) HasComposite() bool                         { return false }
func (e *entry) NumPlainTextBytes() uint64                  { return 0 }
func (e *entry) StoredFieldsBytes() uint64                  { return 0 }
func (e *entry) Indexed() bool                              { return true }

func (e *entry) VisitFields(visit index.FieldVisitor) {
	for _, f := range e.fields {
		visit(f)
	}
}

// AddIDField adds the field by which scorch finds documents again.
func (e *entry) AddIDField() {
	id := []byte(e.id)
	one := &index.TokenFreq{Term: id}
	one.SetFrequency(1)
	e.fields = append(e.fields, &field{
		name: "_id", value: id, terms: map[string]*index.TokenFreq{e.id: one}, length: 1,
		options: index.IndexField | index.StoreField,
	})
}

type field struct {
	name    string
	value   []byte
	terms   index.TokenFrequencies
	length  int
	options index.FieldIndexingOptions
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Value() []byte                                    { return f.value }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Analyze()                                         {}
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }

// counter counts stems. It is made once for many passages.
type counter struct {
	times []uint16 // by formID
	found []formID
}

// terms counts the stems of a record. The map's strings are the lexicon's.
func (c *counter) terms(r *record, t tables, places []wordID) (map[string]*index.TokenFreq, int) {
	for len(c.times) < len(t.spelling) {
		c.times = append(c.times, make([]uint16, len(t.spelling)-len(c.times)+1024)...)
	}
	c.found = c.found[:0]
	length := 0
	for _, list := range [][]wordID{r.title, r.above, places, r.words} {
		length += len(list)
		for _, w := range list {
			f := t.stems[w]
			if c.times[f] == 0 {
				c.found = append(c.found, f)
			}
			if c.times[f] < 1<<15 {
				c.times[f]++
			}
		}
	}
	for _, w := range r.asked { // once each, and only what is not said: they help to find, and count little
		if f := t.stems[w]; c.times[f] == 0 {
			c.found, c.times[f] = append(c.found, f), 1
		}
	}
	terms := make(map[string]*index.TokenFreq, len(c.found)+1)
	backing := make([]index.TokenFreq, len(c.found)+1)
	for i, f := range c.found {
		backing[i].SetFrequency(int(c.times[f]))
		terms[t.spelling[f]] = &backing[i]
		c.times[f] = 0
	}
	if r.kind != "" {
		last := &backing[len(c.found)]
		last.SetFrequency(1)
		terms[kindTerm(string(r.kind))] = last
	}
	return terms, length
}
