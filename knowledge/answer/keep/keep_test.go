package keep_test

import (
	"testing"

	"studitiru/knowledge/answer/keep"
)

func TestCacheDropsWhatWasNotAskedFor(t *testing.T) {
	c := keep.Cache[string]{Most: 6, Weight: func(s string) int { return len(s) }}
	any := func(string) bool { return true }
	c.Put(1, "abc")
	c.Put(2, "def")
	c.Get(1, any)
	c.Put(3, "ghi")
	if _, ok := c.Get(2, any); ok {
		t.Error("what was asked for longest ago is kept")
	}
	if got, ok := c.Get(1, any); !ok || got != "abc" {
		t.Errorf("what was asked for is gone: %q", got)
	}
	if _, ok := c.Get(3, func(string) bool { return false }); ok {
		t.Error("what does not hold any more is returned")
	}
}
