package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	index "github.com/blevesearch/bleve_index_api"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Sizes and times of following the journal.
const (
	batchChanges  = 2000                   // documents asked of the journal at once
	batchPassages = 16_000                 // a batch is written when it has so many
	pollEvery     = 400 * time.Millisecond // how late a change is seen that nobody woke us for
	buildGarbage  = 200                    // GC percent while an index is built anew
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

// follow writes the changes after the store's cursor. Three things go on at once: documents
// are read and cut into words, these are numbered, and the batch before is written.
func (x *Index) follow(ctx context.Context, s *store) (changed int, err error) {
	if s.cursor == 0 { // building anew makes much garbage in a short time
		defer debug.SetGCPercent(debug.SetGCPercent(buildGarbage))
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	read := make(chan portion)
	var failed error
	go func() {
		defer close(read)
		failed = x.read(ctx, s.cursor, read)
	}()
	var written chan error // of the batch before
	wait := func() error {
		if written == nil {
			return nil
		}
		err := <-written
		written = nil
		return err
	}
	var b *batch
	write := func() {
		if err = errors.Join(err, wait()); err != nil {
			b.drop()
			cancel()
			return
		}
		changed += b.changes
		written, b = b.commit(), nil
	}
	for p := range read {
		if err != nil {
			continue // let the reader end
		}
		if b == nil {
			b = newBatch(s, wait)
		}
		for i, c := range p.changes {
			if err = b.put(c, p.passages[i], x.cfg.Language); err != nil {
				break
			}
		}
		if err != nil || b.entries >= batchPassages {
			write()
		}
	}
	if b != nil && err == nil {
		write()
	}
	err = errors.Join(err, wait(), failed)
	return changed, err
}

// portion is a part of the journal with the documents cut into words.
type portion struct {
	changes  []knowledge.Change
	passages [][]*analysed // of each change
}

// read hands over the journal after seq in portions of one batch.
func (x *Index) read(ctx context.Context, seq int64, to chan<- portion) error {
	for {
		changes, err := x.cfg.Journal.ChangesAfter(ctx, seq, batchChanges)
		if err != nil {
			return fmt.Errorf("read changes after %d: %w", seq, err)
		}
		if len(changes) == 0 {
			return nil
		}
		seq = changes[len(changes)-1].Seq
		passages := x.analyse(changes)
		for from := 0; from < len(changes); {
			end, n := from, 0
			for end < len(changes) && (end == from || n+len(passages[end]) <= batchPassages) {
				n += len(passages[end])
				end++
			}
			select {
			case to <- portion{changes[from:end], passages[from:end]}:
			case <-ctx.Done():
				return fmt.Errorf("write changes: %w", ctx.Err())
			}
			from = end
		}
	}
}

// analyse cuts documents into passages and these into words, on all processors.
func (x *Index) analyse(changes []knowledge.Change) [][]*analysed {
	out := make([][]*analysed, len(changes))
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

func analyse(l *indonesian.Language, p knowledge.Passage) *analysed {
	a := analyses.Get().(*analysed)
	a.passage = p
	a.text = l.AppendTokens(a.text[:0], p.Text)
	a.above = l.AppendTokens(a.above[:0], p.Heading)
	a.sentences = appendSentences(a.sentences[:0], l, p.Text)
	return a
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
