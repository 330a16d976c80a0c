package index

import (
	"fmt"
	"slices"
	"sync/atomic"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Limits of the tables of common stems: how large a segment must be to have them, in how
// many passages of it a stem must be, and how much memory all may take.
const (
	commonSegment = 20_000
	commonCount   = 300
	commonMemory  = 24 << 20
)

// common holds the frequencies of a segment's most common stems as plain tables. Bleve
// has to unpack every posting of such a stem up to the one wanted; a table answers at once.
type common struct {
	tables atomic.Pointer[commonTables]
}

type commonTables struct {
	lengths []uint8 // in steps, of each passage that has a common stem
	stems   map[string]*frequencies
}

// frequencies is the table of one stem. It is dense for stems in every sixth passage and
// more: how often the stem stands in each passage, four bits each; else a list.
type frequencies struct {
	nibbles  []uint8
	low      []uint16 // passages of a list, without their upper 16 bits
	blocks   []int    // where in the list each block of 65,536 passages begins, and its end
	times    []uint8
	count    int
	shortest [maxFrequency + 1]uint8 // length in steps of the shortest passage with each frequency, 0 none
}

// maxFrequency is as often as a stem counts in one passage. BM25 hardly tells more apart.
const maxFrequency = 15

// denseShare is the share of passages from which on a dense table is the smaller one.
const denseShare = 6

// size is the memory a table of count passages takes.
func tableSize(count, passages int) int { return min(3*count, passages/2) }

func (f *frequencies) at(doc uint32) uint8 { return f.nibbles[doc>>1] >> (doc & 1 * 4) & 15 }

// put adds a passage; they come in order.
func (f *frequencies) put(doc uint32, n uint8) {
	if f.nibbles != nil {
		f.nibbles[doc>>1] |= n << (doc & 1 * 4)
		return
	}
	for len(f.blocks) <= int(doc>>16) {
		f.blocks = append(f.blocks, len(f.low))
	}
	f.low, f.times = append(f.low, uint16(doc)), append(f.times, n)
}

// block gives the part of a list that holds passages of a block.
func (f *frequencies) block(b int) (from, to int) {
	if b >= len(f.blocks) {
		return len(f.low), len(f.low)
	}
	from, to = f.blocks[b], len(f.low)
	if b+1 < len(f.blocks) {
		to = f.blocks[b+1]
	}
	return from, to
}

// fill adds all passages in order, with their saturation, to matches that have room for them.
func (f *frequencies) fill(m *matches, lengths []uint8, s *saturations) {
	docs, vals := m.docs[:f.count], m.vals[:f.count]
	at := 0
	for b := range f.blocks {
		from, to := f.block(b)
		for i := from; i < to; i++ {
			doc := uint32(b)<<16 | uint32(f.low[i])
			docs[at], vals[at] = doc, s.of(f.times[i], lengths[doc])
			at++
		}
	}
	for i, b := range f.nibbles {
		for side, n := range [2]uint8{b & 15, b >> 4} {
			if n != 0 {
				doc := uint32(2*i + side)
				docs[at], vals[at] = doc, s.of(n, lengths[doc])
				at++
			}
		}
	}
	m.docs, m.vals = docs, vals
}

// probe reports those of docs, which are in order, that have the stem.
func (f *frequencies) probe(docs []uint32, report func(i int, n uint8)) {
	if f.nibbles != nil {
		for i, doc := range docs {
			if n := f.at(doc); n > 0 {
				report(i, n)
			}
		}
		return
	}
	block, at, to := -1, 0, 0
	for i, doc := range docs {
		if int(doc>>16) != block {
			block = int(doc >> 16)
			at, to = f.block(block)
		}
		low := uint16(doc)
		step := 1
		for at+step < to && f.low[at+step] < low { // gallop, then by halves
			at += step
			step *= 2
		}
		k, found := slices.BinarySearch(f.low[at:min(at+step+1, to)], low)
		at += k
		if found {
			report(i, f.times[at])
		}
	}
}

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
		t, err := buildCommon(p, commonCount, commonMemory*p.size/max(1, v.counts.passages))
		if err != nil {
			x.fail(err)
			return
		}
		p.common.tables.Store(t)
	}
}

func buildCommon(p *part, least, memory int) (t *commonTables, err error) {
	defer recovered(&err)
	dict, err := p.segment.Dictionary(stemField)
	if err != nil {
		return nil, fmt.Errorf("open the stems of a segment: %w", err)
	}
	stems, err := commonStems(dict, p.size, least, memory)
	if err != nil {
		return nil, err
	}
	t = &commonTables{lengths: make([]uint8, p.size), stems: make(map[string]*frequencies, len(stems))}
	for _, s := range stems {
		list, err := dict.PostingsList([]byte(s), nil, nil)
		if err != nil {
			return nil, fmt.Errorf("read the postings of a stem: %w", err)
		}
		f := &frequencies{count: int(list.Count())}
		if f.count > p.size/denseShare {
			f.nibbles = make([]uint8, (p.size+1)/2)
		} else {
			f.low, f.times = make([]uint16, 0, f.count), make([]uint8, 0, f.count)
		}
		it := list.Iterator(true, true, false, nil)
		for {
			posting, err := it.Next()
			if err != nil {
				return nil, fmt.Errorf("read a posting: %w", err)
			}
			if posting == nil {
				break
			}
			doc, n, steps := postingOf(posting)
			f.put(doc, n)
			t.lengths[doc] = steps
			if s := f.shortest[n]; s == 0 || steps < s {
				f.shortest[n] = steps
			}
		}
		t.stems[s] = f
	}
	return t, nil
}

// commonStems lists the most common stems that fit into the memory.
func commonStems(dict segment.TermDictionary, size, least, memory int) ([]string, error) {
	type stem struct {
		term  string
		count int
	}
	var found []stem
	err := eachStem(dict, func(term string, count int) {
		if count >= least {
			found = append(found, stem{term, count})
		}
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b stem) int { return b.count - a.count })
	var stems []string
	for _, s := range found {
		if memory -= tableSize(s.count, size); memory < 0 {
			break
		}
		stems = append(stems, s.term)
	}
	return stems, nil
}

// eachStem reports the stems of a segment and the number of passages of each. The count is
// taken from the postings: zap's iterator gives 1 for every term behind the first that is in
// one passage only.
func eachStem(dict segment.TermDictionary, report func(stem string, count int)) error {
	it := dict.AutomatonIterator(nil, nil, nil)
	var list segment.PostingsList
	for {
		e, err := it.Next()
		if err != nil {
			return fmt.Errorf("list the stems of a segment: %w", err)
		}
		if e == nil {
			return nil
		}
		if list, err = dict.PostingsList([]byte(e.Term), nil, list); err != nil {
			return fmt.Errorf("read the postings of a stem: %w", err)
		}
		report(e.Term, int(list.Count()))
	}
}

// The length of a passage is stored in the norm of its postings, in steps, so that it takes
// one byte each.
const (
	lengthStep = 4
	longest    = 127 // steps
)

// storedLength is the norm for a passage of so many tokens.
func storedLength(tokens int) int { return min(max((tokens+lengthStep/2)/lengthStep, 1), longest) }

// exact is what scorch's postings offer beyond their interface: the norm as it was stored.
type exact interface{ NormUint64() uint64 }

func postingOf(p segment.Posting) (doc uint32, n, steps uint8) {
	stored := uint64(0)
	if e, ok := p.(exact); ok {
		stored = e.NormUint64()
	} else if norm := p.Norm(); norm > 0 {
		stored = uint64(1/(norm*norm) + .5)
	}
	return uint32(p.Number()), uint8(min(p.Frequency(), maxFrequency)), uint8(min(stored, longest))
}
