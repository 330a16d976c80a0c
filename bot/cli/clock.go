package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Clock is what the time is, or pretends to be in a rehearsal. It is safe for concurrent use.
type Clock struct {
	base func() time.Time
	file string // holds the seconds to add, read anew at each look; "" for none

	mu    sync.Mutex
	ahead time.Duration
}

// longestAhead bounds a rehearsal: the times of a hundred years fit everywhere.
const longestAhead = 100 * 366 * 24 * time.Hour

// NewClock is a clock that goes ahead of base by the seconds in a file; "" for no file.
func NewClock(base func() time.Time, file string) *Clock { return &Clock{base: base, file: file} }

// Now is the time. A file that is missing, or is being written, changes nothing.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.look()
	return c.base().Add(c.ahead)
}

// look reads the file.
func (c *Clock) look() {
	if c.file == "" {
		return
	}
	raw, err := os.ReadFile(c.file)
	if err != nil {
		return
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(raw)), 10, 64)
	if limit := int64(longestAhead / time.Second); err != nil || seconds < -limit || seconds > limit {
		return
	}
	c.ahead = time.Duration(seconds) * time.Second
}

// Advance puts the clock on by d, in its file as well.
func (c *Clock) Advance(d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.look()
	if c.ahead+d > longestAhead {
		return fmt.Errorf("put the clock on: it is a hundred years ahead")
	}
	if c.file != "" {
		if err := replaceFile(c.file, strconv.FormatInt(int64((c.ahead+d)/time.Second), 10)+"\n"); err != nil {
			return fmt.Errorf("put the clock on: %w", err)
		}
	}
	c.ahead += d
	return nil
}

// replaceFile writes a file that nobody sees half-written.
func replaceFile(name, text string) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".clock-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what matters is the first error
	}
	return err
}
