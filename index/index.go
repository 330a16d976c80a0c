package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Errors that callers test for.
var (
	ErrBusy   = errors.New("the index folder is in use by another process")
	ErrClosed = errors.New("the index is closed")
)

// journalPatience is how long Open waits for the journal.
const journalPatience = 10 * time.Second

// format changes whenever the meaning of what is stored changes.
const format = "6"

// Config says where an index lives and what it follows.
type Config struct {
	Dir      string // folder that the index owns; empty: a temporary one, removed by Close
	Language *indonesian.Language
	Journal  knowledge.Journal
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: nothing is logged
	// Passages cuts documents; nil: knowledge.Passages.
	Passages func(knowledge.Document) []knowledge.Passage
}

// Index is a knowledge.Searcher over the published documents of a Journal. One process
// owns one folder. Safe for concurrent use.
type Index struct {
	cfg      Config
	dir      string
	identity string
	lock     *flock.Flock

	sync    sync.Mutex // one Sync or Rebuild at a time
	suspect [2]int64   // last change and number of documents for which the index was built anew

	mu     sync.Mutex
	store  *store
	view   *view
	broken error // why the store has to be opened again
	words  *dictionary
	closed bool

	spelling    sync.WaitGroup // the dictionary being built in the background
	spellingNow bool           // guarded by mu, as is spellAgain
	spellAgain  bool
}

// Open opens the index in cfg.Dir, or makes a new one when there is none or it is not fit
// for use; then the first Sync fills it. It answers ErrBusy when another process has the
// folder.
func Open(cfg Config) (*Index, error) {
	if cfg.Language == nil || cfg.Journal == nil {
		return nil, errors.New("open index: language and journal are needed")
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Passages == nil {
		cfg.Passages = knowledge.Passages
	}
	ctx, cancel := context.WithTimeout(context.Background(), journalPatience)
	defer cancel()
	x := &Index{cfg: cfg, dir: cfg.Dir, words: &dictionary{}}
	if err := x.occupy(ctx); err != nil {
		return nil, err
	}
	if err := x.openOrCreate(ctx); err != nil {
		return nil, errors.Join(err, x.release())
	}
	return x, nil
}

// occupy takes the folder for this process.
func (x *Index) occupy(ctx context.Context) error {
	if x.cfg.Dir == "" {
		dir, err := os.MkdirTemp("", "studitiru-index-")
		if err != nil {
			return fmt.Errorf("make a temporary index folder: %w", err)
		}
		x.dir = dir
		return nil
	}
	if info, err := os.Lstat(x.dir); err == nil && !info.IsDir() {
		if err := os.Remove(x.dir); err != nil {
			return fmt.Errorf("clear what stands in the place of the index folder: %w", err)
		}
	}
	if err := os.MkdirAll(x.dir, 0o700); err != nil {
		return fmt.Errorf("make the index folder: %w", err)
	}
	x.lock = flock.New(filepath.Join(x.dir, "lock"))
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	switch ok, err := x.lock.TryLockContext(ctx, 100*time.Millisecond); {
	case ok:
		return nil
	case err == nil, errors.Is(err, context.DeadlineExceeded):
		return ErrBusy
	default:
		return fmt.Errorf("lock the index folder: %w", err)
	}
}

func (x *Index) release() error {
	if x.cfg.Dir == "" {
		if err := os.RemoveAll(x.dir); err != nil {
			return fmt.Errorf("remove the temporary index folder: %w", err)
		}
		return nil
	}
	if err := x.lock.Unlock(); err != nil {
		return fmt.Errorf("unlock the index folder: %w", err)
	}
	return nil
}

// version ties an index to what made it. Another one means: build again.
func (x *Index) version() string {
	return format + "\n" + x.cfg.Language.Version() + "\n" + x.identity
}

// openOrCreate opens the oldest generation that is fit for use, moves the others aside, and
// makes a new one when none is left. What lies aside is removed.
func (x *Index) openOrCreate(ctx context.Context) error {
	identity, seq, published, err := x.cfg.Journal.StoreState(ctx)
	if err != nil {
		return fmt.Errorf("ask the journal for its state: %w", err)
	}
	x.identity = identity
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return fmt.Errorf("list the index folder: %w", err)
	}
	var found *store
	for _, e := range entries { // sorted by name: generations have six digits
		path := filepath.Join(x.dir, e.Name())
		if _, ok := generation(e.Name()); !ok || found != nil {
			x.discard(path)
			continue
		}
		s, err := openStore(path, x.version(), x.durable())
		if err == nil && (s.cursor > seq || s.cursor == seq && s.counts.documents != published) {
			err = errors.Join(fmt.Errorf("%w: it is at change %d of %d with %d of %d documents", errDamaged,
				s.cursor, seq, s.counts.documents, published), s.close())
		}
		if err != nil {
			x.cfg.Log.Warn("index set aside, it will be built again", "reason", err)
			x.discard(path)
			continue
		}
		found = s
	}
	if found == nil {
		if found, err = createStore(x.nextGeneration(), x.version(), x.durable()); err != nil {
			return err
		}
	}
	x.use(found)
	return nil
}

func (x *Index) durable() bool { return x.cfg.Dir != "" }

func (x *Index) nextGeneration() string {
	for n := 1; ; n++ {
		path := filepath.Join(x.dir, fmt.Sprintf("g%06d", n))
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path
		}
	}
}

// discard moves a folder aside, so that nothing finds it half removed, and removes it.
func (x *Index) discard(path string) {
	if filepath.Base(path) == "lock" {
		return
	}
	aside := filepath.Join(x.dir, "aside-"+filepath.Base(path))
	if filepath.Base(path)[0] == 'a' {
		aside = path
	} else if err := os.Rename(path, aside); err != nil {
		x.cfg.Log.Warn("index folder not moved aside", "error", err)
		aside = path
	}
	if err := os.RemoveAll(aside); err != nil {
		x.cfg.Log.Warn("index folder not removed", "error", err)
	}
}

// use makes s the store that is searched and written.
func (x *Index) use(s *store) {
	x.mu.Lock()
	x.store, x.broken = s, nil
	x.mu.Unlock()
	x.refresh()
	x.spell()
}

// fail notes that the store has to be opened again before the next change.
func (x *Index) fail(err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.broken == nil {
		x.broken = err
		x.cfg.Log.Error("index in trouble, it will be opened again", "error", err)
	}
}

// Close ends the use of the folder. A second Close does nothing.
func (x *Index) Close() error {
	x.sync.Lock()
	defer x.sync.Unlock()
	x.mu.Lock()
	if x.closed {
		x.mu.Unlock()
		return nil
	}
	x.closed = true
	s := x.store
	x.mu.Unlock()
	x.spelling.Wait()
	x.dropView()
	var err error
	if s != nil {
		err = s.close()
	}
	return errors.Join(err, x.release())
}

// Stats describes an index.
type Stats struct {
	Documents int   // published documents in it
	Passages  int   // passages that can be found
	Words     int   // different words, in all spellings
	Cursor    int64 // last change that is in
	Segments  int   // parts in which Bleve keeps it
	Bytes     int64 // size of the folder
	Broken    bool  // waits to be opened again
}

// Stats tells the size of the index; zero when it is closed.
func (x *Index) Stats() Stats {
	v, err := x.acquire()
	if err != nil {
		return Stats{}
	}
	defer v.release()
	x.mu.Lock()
	broken := x.broken != nil
	x.mu.Unlock()
	st := Stats{
		Documents: v.counts.documents, Passages: v.counts.passages, Words: len(v.words.pieces), Cursor: v.cursor,
		Segments: len(v.segments), Broken: broken,
	}
	// Files of merged segments vanish while one looks: what cannot be measured counts nothing.
	_ = filepath.WalkDir(x.dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			st.Bytes += info.Size()
		}
		return nil
	})
	return st
}

// Reached reports whether searches see the documents as of a change of the journal.
func (x *Index) Reached(change int64) bool {
	v, err := x.acquire()
	if err != nil {
		return false
	}
	defer v.release()
	return v.cursor >= change
}
