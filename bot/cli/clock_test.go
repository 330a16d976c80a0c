package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestClockFollowsItsFile(t *testing.T) {
	start := time.Date(2026, 8, 26, 10, 0, 0, 0, time.UTC)
	file := filepath.Join(t.TempDir(), "clock")
	c := NewClock(func() time.Time { return start }, file)
	wants := func(when string, ahead time.Duration) {
		t.Helper()
		if got := c.Now().Sub(start); got != ahead {
			t.Errorf("%s: %s ahead, want %s", when, got, ahead)
		}
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	wants("without a file", 0)
	write("86400\n")
	wants("a day", 24*time.Hour)
	write("")
	wants("being written", 24*time.Hour)
	write("never")
	wants("no number", 24*time.Hour)
	write("9223372036854775807")
	wants("beyond all years", 24*time.Hour)
	write("-60")
	wants("behind", -time.Minute)
	if err := c.Advance(time.Hour); err != nil {
		t.Fatal(err)
	}
	wants("put on", 59*time.Minute)
	raw, err := os.ReadFile(file)
	if err != nil || string(raw) != "3540\n" {
		t.Errorf("the file says %q, %v", raw, err)
	}
	if c.Advance(200*365*24*time.Hour) == nil {
		t.Error("a clock can be put on for ever")
	}
}

func TestClockWithoutFile(t *testing.T) {
	start := time.Date(2026, 8, 26, 10, 0, 0, 0, time.UTC)
	c := NewClock(func() time.Time { return start }, "")
	if err := c.Advance(24 * time.Hour); err != nil || c.Now().Sub(start) != 24*time.Hour {
		t.Errorf("%v, %v", c.Now(), err)
	}
	unwritable := NewClock(c.Now, filepath.Join(t.TempDir(), "no", "such", "folder"))
	if unwritable.Advance(time.Hour) == nil || !unwritable.Now().Equal(c.Now()) {
		t.Error("a clock went on whose file was not written")
	}
}
