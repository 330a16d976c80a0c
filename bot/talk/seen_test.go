package talk

import "testing"

func TestSeenForgetsWithinBounds(t *testing.T) {
	var s Seen
	if !s.First(1) || s.First(1) {
		t.Error("the first time is not told from the second")
	}
	for i := range int64(3 * seenMost) {
		s.First(i)
	}
	if len(s.keys) > seenMost {
		t.Errorf("%d keys are kept", len(s.keys))
	}
}
