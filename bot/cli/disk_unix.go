//go:build unix

package cli

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// freeBytes is how much this user may still write to the disk of a folder.
func freeBytes(folder string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, fmt.Errorf("read the free space of %s: %w", folder, err)
	}
	return s.Bavail * uint64(s.Bsize), nil
}
