package index

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// view is a snapshot of the index with what searches share. It is closed when it is no
// longer the newest and the last search has released it.
type view struct {
	snapshot    *scorch.IndexSnapshot
	segments    []*part
	words       tables
	lex         *lexicon
	counts      counts
	cursor      int64
	average     float64      // mean length of a passage
	saturations *saturations // for that average
	refs        atomic.Int64
}

// part is one segment.
type part struct {
	id      uint64
	segment segment.Segment
	deleted *roaring.Bitmap
	size    int
	readers sync.Pool // of segment.TermDictionary: each serves one search at a time
	common  *common   // shared by all views with this segment
}

func newView(s *store, old *view) (*view, error) {
	reader, err := s.scorch.Reader()
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok || snapshot == nil {
		return nil, ErrClosed
	}
	// The lexicon is read after the snapshot: it knows at least the words of that.
	v := &view{snapshot: snapshot, lex: s.lex, words: s.lex.view()}
	v.refs.Store(1)
	in, err := readInternals(snapshot)
	if err != nil {
		_ = snapshot.Close() // only the reference taken here
		return nil, err
	}
	v.counts, v.cursor = in.counts, in.cursor
	v.average = max(1, float64(v.counts.tokens)/float64(max(1, v.counts.passages)))
	v.saturations = newSaturations(v.average)
	for _, seg := range snapshot.Segments() {
		p := &part{id: seg.Id(), segment: seg.Segment(), deleted: seg.Deleted(), size: int(seg.Segment().Count())}
		p.common = &common{}
		if old != nil && old.lex == v.lex {
			if i := slices.IndexFunc(old.segments, func(o *part) bool { return o.id == p.id }); i >= 0 {
				p.common = old.segments[i].common
			}
		}
		v.segments = append(v.segments, p)
	}
	slices.SortStableFunc(v.segments, func(a, b *part) int { return b.size - a.size })
	return v, nil
}

func (v *view) release() {
	if v.refs.Add(-1) == 0 {
		_ = v.snapshot.Close() // drops a reference; what can fail there is unmapping a file of no more use
	}
}

// acquire gives the newest view; release it after use.
func (x *Index) acquire() (*view, error) {
	x.refresh()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed || x.view == nil {
		return nil, ErrClosed
	}
	x.view.refs.Add(1)
	return x.view, nil
}

// refresh replaces the view when the store has moved on: after a batch, and after Bleve
// has merged segments by itself.
func (x *Index) refresh() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed || x.store == nil {
		return
	}
	reader, err := x.store.scorch.Reader()
	if err != nil {
		return
	}
	snapshot, _ := reader.(*scorch.IndexSnapshot)
	if snapshot == nil {
		return
	}
	same := x.view != nil && x.view.snapshot == snapshot
	_ = snapshot.Close() // only the reference taken here
	if same {
		return
	}
	v, err := newView(x.store, x.view)
	if err != nil {
		x.cfg.Log.Warn("index snapshot not read", "error", err)
		return
	}
	if x.view != nil {
		x.view.release()
	}
	x.view = v
}

func (x *Index) dropView() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.view != nil {
		x.view.release()
		x.view = nil
	}
}
