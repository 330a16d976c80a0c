package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	index "github.com/blevesearch/bleve_index_api"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Sizes and times of following the journal.
const (
	batchChanges  = 500                    // documents asked of the journal at once
	batchPassages = 1000                   // a batch is written when it has so many
	pollEvery     = 400 * time.Millisecond // how late a change is seen that nobody woke us for
	batchPatience = 2 * time.Minute        // a batch that takes longer never ends
)

// Sync brings the index up to date with the journal: one round, until nothing new is left.
// changed is the number of documents that were written or forgotten. An index in trouble is
// opened again, or built anew, first.
func (x *Index) Sync(ctx context.Context) (changed int, err error) {
	x.sync.Lock()
	defer x.sync.Unlock()
	if err := x.heal(ctx); err != nil {
		return 0, err
	}
	x.mu.Lock()
	s := x.store
	x.mu.Unlock()
	changed, err = x.follow(ctx, s)
	if err != nil && ctx.Err() == nil {
		x.fail(err)
	}
	x.refresh()
	if changed > 0 {
		x.spell()
	}
	return changed, err
}

// heal opens the store again after trouble, and builds a new one when the journal is another
// or an older one than the index has followed.
func (x *Index) heal(ctx context.Context) error {
	x.mu.Lock()
	s, broken, closed := x.store, x.broken, x.closed
	x.mu.Unlock()
	if closed {
		return ErrClosed
	}
	identity, seq, published, err := x.cfg.Journal.StoreState(ctx)
	if err != nil {
		return fmt.Errorf("ask the journal for its state: %w", err)
	}
	if s != nil {
		if broken == nil {
			broken = s.faults.err()
		}
		odd := identity != x.identity || seq < s.cursor
		if state := [2]int64{seq, int64(published)}; seq == s.cursor && published != s.counts.documents && x.suspect != state {
			x.suspect, odd = state, true // once: a journal that miscounts is not cured by building anew
		}
		if broken == nil && !odd {
			return nil
		}
		x.dropView()
		x.mu.Lock()
		x.store = nil
		x.mu.Unlock()
		if err := s.close(); err != nil {
			x.cfg.Log.Warn("index not closed cleanly", "error", err)
		}
	}
	return x.openOrCreate(ctx)
}

// follow writes the changes after the store's cursor.
func (x *Index) follow(ctx context.Context, s *store) (changed int, err error) {
	for {
		changes, err := x.cfg.Journal.ChangesAfter(ctx, s.cursor, batchChanges)
		if err != nil {
			return changed, fmt.Errorf("read changes after %d: %w", s.cursor, err)
		}
		if len(changes) == 0 {
			return changed, nil
		}
		if err := x.write(ctx, s, changes); err != nil {
			return changed, err
		}
		changed += len(changes)
	}
}

// write analyses the changes and writes them in one or more batches.
func (x *Index) write(ctx context.Context, s *store, changes []knowledge.Change) error {
	read := x.analyse(changes)
	for from := 0; from < len(changes); {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write changes: %w", err)
		}
		to, passages := from, 0
		for to < len(changes) && (to == from || passages+len(read[to]) <= batchPassages) {
			passages += len(read[to])
			to++
		}
		b := newBatch(s)
		for i := from; i < to; i++ {
			if err := b.put(changes[i], read[i], x.cfg.Language); err != nil {
				return err
			}
		}
		if err := b.commit(); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// analyse cuts documents into passages and these into words, on all processors.
func (x *Index) analyse(changes []knowledge.Change) [][]analysed {
	out := make([][]analysed, len(changes))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(changes)) {
		workers.Go(func() {
			for i := range next {
				if d := changes[i].Document; d.State == knowledge.Published {
					for _, p := range x.cfg.Passages(d) {
						out[i] = append(out[i], analyse(x.cfg.Language, p))
					}
				}
			}
		})
	}
	for i := range changes {
		next <- i
	}
	close(next)
	workers.Wait()
	return out
}

func analyse(l *indonesian.Language, p knowledge.Passage) analysed {
	return analysed{passage: p, text: l.Tokens(p.Text), above: l.Tokens(p.Heading), sentences: sentencesOf(l, p.Text)}
}

// batch collects what is written together: passages, lexicon, and the numbers that describe them.
type batch struct {
	store  *store
	batch  *index.Batch
	counts counts
	cursor int64
	old    index.IndexReader // nil when there is nothing old
}

func newBatch(s *store) *batch {
	return &batch{store: s, batch: index.NewBatch(), counts: s.counts, cursor: s.cursor}
}

// put replaces the passages of a document by those of its current state.
func (b *batch) put(c knowledge.Change, passages []analysed, l *indonesian.Language) error {
	if err := b.forget(c.Document.ID); err != nil {
		return err
	}
	b.cursor = c.Seq
	if c.Document.State != knowledge.Published {
		return nil
	}
	b.counts.documents++
	if len(passages) == 0 { // the document must be found again when it changes
		passages = []analysed{{}}
	}
	head := headOf(c.Document, b.store.lex, l)
	for _, p := range passages {
		r := head.record
		r.siblings = len(passages)
		b.store.lex.number(p, &r)
		terms, length := termsOf(&r, b.store.lex.tables, head.places)
		r.length = length
		b.batch.Update(newEntry(passageID(r.document, r.ordinal), r.encode(b.store.lex), terms, length))
		b.counts.passages++
		b.counts.tokens += length
	}
	return nil
}

// forget removes what the index has of a document.
func (b *batch) forget(document int64) error {
	if b.store.empty {
		return nil
	}
	if b.old == nil {
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

// commit writes the batch. After an error the store must not be used again.
func (b *batch) commit() error {
	s := b.store
	if b.old != nil {
		_ = b.old.Close() // only a reference
	}
	blob, upTo := s.lex.unsaved()
	lexicons := s.lexicons
	if len(blob) > 0 {
		b.batch.Update(newEntry(lexiconID(lexicons), blob, nil, 0))
		lexicons++
	}
	s.describe(b.batch, b.cursor, b.counts, lexicons)
	if err := s.apply(b.batch); err != nil {
		return fmt.Errorf("write a batch: %w", err)
	}
	s.lex.saved, s.lexicons, s.counts, s.cursor, s.empty = upTo, lexicons, b.counts, b.cursor, false
	return nil
}

// apply gives the batch to Bleve and waits. When a background goroutine of Bleve has died,
// its Batch never returns.
func (s *store) apply(b *index.Batch) error {
	done := make(chan error, 1)
	go func() {
		var err error
		defer func() { done <- err }()
		defer recovered(&err)
		err = s.scorch.Batch(b)
	}()
	timeout := time.NewTimer(batchPatience)
	defer timeout.Stop()
	select {
	case err := <-done:
		return errors.Join(err, s.faults.err())
	case <-timeout.C:
		return fmt.Errorf("%w: no end after %s: %w", errDamaged, batchPatience, s.faults.err())
	}
}

// Run keeps the index up to date until ctx ends: at once when wake says so, else every
// pollEvery. Trouble is logged, once until it changes, and tried again. It returns nil.
func (x *Index) Run(ctx context.Context, wake <-chan struct{}) error {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	said := ""
	for {
		_, err := x.Sync(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, ErrClosed):
			return err
		case err == nil:
			said = ""
			x.warm()
		case err.Error() != said:
			said = err.Error()
			x.cfg.Log.Error("index not brought up to date", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case _, ok := <-wake:
			if !ok {
				wake = nil
			}
		case <-tick.C:
		}
	}
}

// Rebuild builds the index anew from the journal while the old one goes on answering, then
// replaces it.
func (x *Index) Rebuild(ctx context.Context) error {
	x.sync.Lock()
	defer x.sync.Unlock()
	x.mu.Lock()
	closed := x.closed
	x.mu.Unlock()
	if closed {
		return ErrClosed
	}
	identity, _, _, err := x.cfg.Journal.StoreState(ctx)
	if err != nil {
		return fmt.Errorf("ask the journal for its state: %w", err)
	}
	x.identity = identity
	fresh, err := createStore(x.nextGeneration(), x.version(), x.durable())
	if err != nil {
		return err
	}
	if _, err := x.follow(ctx, fresh); err != nil {
		err = errors.Join(fmt.Errorf("build the index anew: %w", err), fresh.close())
		x.discard(fresh.path)
		return err
	}
	x.mu.Lock()
	old := x.store
	x.mu.Unlock()
	x.use(fresh)
	if old == nil {
		return nil
	}
	if err := old.close(); err != nil {
		x.cfg.Log.Warn("old index not closed cleanly", "error", err)
	}
	x.discard(old.path)
	return nil
}
