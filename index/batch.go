package index

import (
	"fmt"

	index "github.com/blevesearch/bleve_index_api"

	"studitiru/index/segment"
	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// batch collects what is written together: passages, lexicon, and the numbers that describe them.
type batch struct {
	store   *store
	batch   *index.Batch
	counts  counts
	cursor  int64
	counter counter
	used    record            // its lists are filled again for the next passage
	entries int               // put so far
	changes int               // of the journal
	before  func() error      // waits until the batch before is written
	old     index.IndexReader // what is to be replaced is read from it; nil until then
}

// newBatch begins a batch that goes on from what the store's numbers are, or will be when the
// batch that is being written is in.
func newBatch(s *store, before func() error) *batch {
	return &batch{store: s, batch: index.NewBatch(), counts: s.counts, cursor: s.cursor, before: before}
}

// put replaces the passages of a document by those of its current state.
func (b *batch) put(c knowledge.Change, passages []*analysed, l *indonesian.Language) error {
	if err := b.forget(c.Document.ID); err != nil {
		return err
	}
	b.cursor = c.Seq
	b.changes++
	if c.Document.State != knowledge.Published {
		return nil
	}
	b.counts.documents++
	if len(passages) == 0 { // the document must be found again when it changes
		passages = []*analysed{{}}
	}
	head := headOf(c.Document, b.store.lex, l)
	for i, p := range passages {
		r := head.record
		r.words, r.gaps, r.sentences = b.used.words[:0], b.used.gaps[:0], b.used.sentences[:0]
		r.siblings = len(passages)
		if i == 0 {
			r.asked = head.asked
		}
		b.store.lex.number(p, &r)
		stems, length := b.counter.stems(&r, b.store.lex.tables, head.places)
		r.length = length
		b.add(segment.Passage{
			ID: passageID(r.document, r.ordinal), Stored: r.encode(b.store.lex),
			Stems: stems, Spelling: b.store.lex.spelling, Length: storedLength(length),
		})
		b.counts.passages++
		b.counts.tokens += length
		b.used = r
		analyses.Put(p)
	}
	return nil
}

// add puts an entry behind those before.
func (b *batch) add(p segment.Passage) {
	p.Place = b.entries
	b.entries++
	b.batch.Update(segment.NewEntry(p))
}

// forget removes what the index has of a document.
func (b *batch) forget(document int64) error {
	if !b.store.mayHave(document) {
		return nil
	}
	if b.old == nil {
		if err := b.before(); err != nil {
			return err
		}
		old, err := b.store.scorch.Reader()
		if err != nil {
			return fmt.Errorf("read index: %w", err)
		}
		b.old = old
	}
	if at, err := b.old.InternalID(passageID(document, 0)); err != nil || at == nil {
		return nil // not there: Bleve has no other way to say so
	}
	r := record{siblings: 1}
	for i := 0; i < r.siblings; i++ {
		blob, err := storedValue(b.old, passageID(document, i))
		if err != nil {
			return err
		}
		if err := r.decode(blob, b.store.lex.tables); err != nil {
			return err
		}
		b.batch.Delete(passageID(document, i))
		b.counts.passages--
		b.counts.tokens -= r.length
	}
	b.counts.documents--
	return nil
}

// commit begins to write the batch; the answer comes when it is written. The store's numbers
// go ahead: after an error the store must not be used again. At most one batch is written at
// a time.
func (b *batch) commit() chan error {
	s := b.store
	b.drop()
	blob, upTo := s.lex.unsaved()
	if len(blob) > 0 {
		b.add(segment.Passage{ID: lexiconID(s.lexicons), Stored: blob})
		s.lexicons++
	}
	s.describe(b.batch, b.cursor, b.counts, s.lexicons)
	s.lex.saved, s.counts, s.cursor = upTo, b.counts, b.cursor
	written := make(chan error, 1)
	go func() {
		if err := s.apply(b.batch); err != nil {
			written <- fmt.Errorf("write a batch: %w", err)
		}
		close(written)
	}()
	return written
}

// drop lets go of what the batch holds beside its contents.
func (b *batch) drop() {
	if b.old != nil {
		_ = b.old.Close() // only a reference
		b.old = nil
	}
}
