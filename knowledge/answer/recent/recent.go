// Package recent keeps what was used last, by number, up to a weight. It asks nothing of what it keeps. Called by
// knowledge/answer for the texts of documents, which are costly to cut and large.
package recent

import (
	"container/list"
	"sync"
)

// Shelf keeps values by a number, those used last, until they weigh more than Most together; the last one stays whatever its
// weight. Safe for concurrent use; do not copy.
type Shelf[V any] struct {
	Most int

	mu     sync.Mutex
	known  map[int64]*list.Element
	queue  list.List // of entries, the last one used first
	weight int
}

type entry[V any] struct {
	id     int64
	weight int
	value  V
}

// Get returns the value of a number if it still fits; one that does not is forgotten.
func (s *Shelf[V]) Get(id int64, fits func(V) bool) (v V, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.known[id]
	if at == nil {
		return v, false
	}
	if e := at.Value.(entry[V]); fits(e.value) {
		s.queue.MoveToFront(at)
		return e.value, true
	}
	s.drop(at)
	return v, false
}

// Put keeps a value under a number, in place of one from before.
func (s *Shelf[V]) Put(id int64, weight int, v V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[int64]*list.Element{}
	}
	if at := s.known[id]; at != nil {
		s.drop(at)
	}
	s.known[id] = s.queue.PushFront(entry[V]{id, weight, v})
	for s.weight += weight; s.weight > s.Most && s.queue.Len() > 1; {
		s.drop(s.queue.Back())
	}
}

func (s *Shelf[V]) drop(at *list.Element) {
	e := s.queue.Remove(at).(entry[V])
	delete(s.known, e.id)
	s.weight -= e.weight
}
