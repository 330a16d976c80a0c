package index

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Limits of the tables of common stems: how large a segment must be to have them, how
// large a share of its passages a stem must be in, and how much memory all may take.
const (
	commonSegment = 20_000
	commonShare   = 60 // one in so many passages
	commonMemory  = 16 << 20
)

// common holds the frequencies of a segment's most common stems as plain tables. Bleve
// has to unpack every posting of such a stem up to the one wanted; a table answers at once.
type common struct {
	tables atomic.Pointer[commonTables]
}

type commonTables struct {
	lengths []uint16 // of each passage that has a common stem
	stems   map[string]*frequencies
}

// frequencies is the table of one stem: how often it stands in each passage, four bits each.
type frequencies struct {
	nibbles  []uint8
	count    int
	shortest [maxFrequency + 1]uint16 // length of the shortest passage with each frequency, 0 none
}

// maxFrequency is as often as a stem counts in one passage. BM25 hardly tells more apart.
const maxFrequency = 15

func (f *frequencies) at(doc uint32) uint8 { return f.nibbles[doc>>1] >> (doc & 1 * 4) & 15 }

// warm builds the tables that the newest view lacks. It is called when the index is quiet.
func (x *Index) warm() {
	v, err := x.acquire()
	if err != nil {
		return
	}
	defer v.release()
	for _, p := range v.segments {
		if p.size < commonSegment || p.common.tables.Load() != nil {
			continue
		}
		t, err := buildCommon(p, commonMemory*p.size/max(1, v.counts.passages))
		if err != nil {
			x.fail(err)
			return
		}
		p.common.tables.Store(t)
	}
}

func buildCommon(p *part, memory int) (t *commonTables, err error) {
	defer recovered(&err)
	dict, err := p.segment.Dictionary(stemField)
	if err != nil {
		return nil, fmt.Errorf("open the stems of a segment: %w", err)
	}
	stems, err := commonStems(dict, p.size, memory)
	if err != nil {
		return nil, err
	}
	t = &commonTables{lengths: make([]uint16, p.size), stems: make(map[string]*frequencies, len(stems))}
	for _, s := range stems {
		list, err := dict.PostingsList([]byte(s), nil, nil)
		if err != nil {
			return nil, fmt.Errorf("read the postings of a stem: %w", err)
		}
		f := &frequencies{nibbles: make([]uint8, (p.size+1)/2), count: int(list.Count())}
		it := list.Iterator(true, true, false, nil)
		for {
			posting, err := it.Next()
			if err != nil {
				return nil, fmt.Errorf("read a posting: %w", err)
			}
			if posting == nil {
				break
			}
			doc, n, length := postingOf(posting)
			f.nibbles[doc>>1] |= n << (doc & 1 * 4)
			t.lengths[doc] = length
			if s := f.shortest[n]; s == 0 || length < s {
				f.shortest[n] = length
			}
		}
		t.stems[s] = f
	}
	return t, nil
}

// commonStems lists the most common stems that fit into the memory.
func commonStems(dict segment.TermDictionary, size, memory int) ([]string, error) {
	var found []index.DictEntry
	it := dict.AutomatonIterator(nil, nil, nil)
	for {
		e, err := it.Next()
		if err != nil {
			return nil, fmt.Errorf("list the stems of a segment: %w", err)
		}
		if e == nil {
			break
		}
		if int(e.Count) >= size/commonShare {
			found = append(found, *e)
		}
	}
	slices.SortFunc(found, func(a, b index.DictEntry) int { return int(b.Count) - int(a.Count) })
	found = found[:min(len(found), memory/(size/2+1))]
	stems := make([]string, len(found))
	for i, e := range found {
		stems[i] = e.Term
	}
	return stems, nil
}

// exact is what scorch's postings offer beyond their interface: the norm as it was stored,
// which is the length of the passage.
type exact interface{ NormUint64() uint64 }

func postingOf(p segment.Posting) (doc uint32, n uint8, length uint16) {
	if e, ok := p.(exact); ok {
		length = uint16(min(e.NormUint64(), 65535))
	} else if norm := p.Norm(); norm > 0 {
		length = uint16(min(1/(norm*norm)+.5, 65535))
	}
	return uint32(p.Number()), uint8(min(p.Frequency(), maxFrequency)), length
}

// scratch is the memory that one search needs, used again by the next.
type scratch struct {
	scores  []float32
	touched []uint32
	spare   []uint32
	kth     []float32
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}
