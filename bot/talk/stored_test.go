package talk

import (
	"encoding/json"
	"testing"
)

// The form in which a text is kept: what waits in the outbox, and a migration of data, go by it.
func TestStoredForm(t *testing.T) {
	for style, want := range map[Style]string{
		0: `{"t":"x"}`, Bold: `{"t":"x","s":1}`, Italic: `{"t":"x","s":2}`, Underline: `{"t":"x","s":4}`, Strike: `{"t":"x","s":8}`,
		Code: `{"t":"x","s":16}`, Pre: `{"t":"x","s":32}`, Quote: `{"t":"x","s":64}`, Folded: `{"t":"x","s":128}`,
	} {
		if raw, err := json.Marshal(Run{Text: "x", Style: style}); err != nil || string(raw) != want {
			t.Errorf("style %d is kept as %s, %v", style, raw, err)
		}
	}
	raw, err := json.Marshal(Action{Edit: &Edit{Chat: 1, Message: 2, Text: Text{{Text: "x", Link: "https://x.org"}}}})
	if want := `{"edit":{"chat":1,"message":2,"text":[{"t":"x","l":"https://x.org"}]}}`; err != nil || string(raw) != want {
		t.Errorf("an action is kept as %s, %v", raw, err)
	}
}
