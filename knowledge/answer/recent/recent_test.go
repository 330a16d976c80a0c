package recent

import "testing"

// What was used last stays, and what does not fit any more goes.
func TestShelf(t *testing.T) {
	s := Shelf[string]{Most: 10}
	s.Put(1, 4, "a")
	s.Put(2, 4, "b")
	any := func(string) bool { return true }
	if v, ok := s.Get(1, any); !ok || v != "a" {
		t.Fatalf("%q, %v", v, ok)
	}
	s.Put(3, 4, "c") // 2 was used longest ago
	for id, want := range map[int64]bool{1: true, 2: false, 3: true} {
		if _, ok := s.Get(id, any); ok != want {
			t.Errorf("%d is kept: %v", id, ok)
		}
	}
	if _, ok := s.Get(3, func(v string) bool { return v != "c" }); ok {
		t.Error("what does not fit is given")
	}
	if _, ok := s.Get(3, any); ok {
		t.Error("what does not fit is kept")
	}
	s.Put(4, 99, "large") // alone above the weight
	if _, ok := s.Get(4, any); !ok || s.queue.Len() != 1 || s.weight != 99 {
		t.Errorf("%d are kept with a weight of %d", s.queue.Len(), s.weight)
	}
	s.Put(4, 1, "small")
	if v, _ := s.Get(4, any); v != "small" || s.weight != 1 {
		t.Errorf("%q with a weight of %d", v, s.weight)
	}
}
