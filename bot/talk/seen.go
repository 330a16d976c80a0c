package talk

import "sync"

// seenMost bounds what a Seen remembers.
const seenMost = 10_000

// Seen remembers what this process has looked at already, to save the work of looking again. It
// may forget: what must not happen twice is kept in the store.
type Seen struct {
	mu   sync.Mutex
	keys map[int64]bool
}

// First reports whether a key is seen for the first time.
func (s *Seen) First(key int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.keys == nil || len(s.keys) >= seenMost {
		s.keys = map[int64]bool{}
	}
	if s.keys[key] {
		return false
	}
	s.keys[key] = true
	return true
}
