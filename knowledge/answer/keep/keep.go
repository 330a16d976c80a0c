// Package keep remembers the newest of what is costly to make, up to a weight. It is safe for concurrent use.
package keep

import (
	"container/list"
	"sync"
)

// Cache keeps values by a key, those asked for last, as long as they do not weigh more than Most together. Its zero value but for
// Most is ready for use.
type Cache[T any] struct {
	Most   int
	Weight func(T) int

	mu     sync.Mutex
	known  map[int64]*list.Element
	queue  list.List // of entry[T], the last one asked for first
	weight int
}

type entry[T any] struct {
	key   int64
	value T
}

// Get returns the value of a key if it still holds; one that does not is dropped.
func (c *Cache[T]) Get(key int64, holds func(T) bool) (value T, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := c.known[key]
	if at == nil {
		return value, false
	}
	if e := at.Value.(entry[T]); holds(e.value) {
		c.queue.MoveToFront(at)
		return e.value, true
	}
	c.drop(at)
	return value, false
}

// Put keeps a value in the place of the one that its key had.
func (c *Cache[T]) Put(key int64, value T) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil {
		c.known = map[int64]*list.Element{}
	}
	if at := c.known[key]; at != nil {
		c.drop(at)
	}
	c.known[key] = c.queue.PushFront(entry[T]{key, value})
	for c.weight += c.Weight(value); c.weight > c.Most && c.queue.Len() > 1; {
		c.drop(c.queue.Back())
	}
}

func (c *Cache[T]) drop(at *list.Element) {
	e := c.queue.Remove(at).(entry[T])
	delete(c.known, e.key)
	c.weight -= c.Weight(e.value)
}
