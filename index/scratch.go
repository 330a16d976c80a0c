package index

import "sync"

// scratch is the memory that one search needs, used again by the next.
type scratch struct {
	scores  []float32 // of each passage of a segment, all zero between searches
	touched []uint32  // passages with a score, in order
	spare   []uint32
	fresh   []uint32
	kth     []float32

	floats pool[float32] // for what is needed while one group is worked on
	docs   pool[uint32]
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

// pool hands out pieces of one slice until it is reset.
type pool[T any] struct {
	memory []T
	used   int
}

func (p *pool[T]) reset() { p.used = 0 }

// zeros gives n zero values.
func (p *pool[T]) zeros(n int) []T {
	out := p.room(n)[:n]
	clear(out)
	return out
}

// room gives an empty slice with room for n values.
func (p *pool[T]) room(n int) []T {
	if p.used+n > len(p.memory) {
		p.memory, p.used = make([]T, max(2*len(p.memory), n, 1<<12)), 0 // what was handed out stays valid
	}
	out := p.memory[p.used : p.used : p.used+n]
	p.used += n
	return out
}
