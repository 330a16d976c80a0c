package extract

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// limitMemory sets the hard end of a process's memory and of each program it starts, and
// forbids core files. The limit is on data, not on addresses: Go and WebAssembly reserve
// gigabytes of addresses that they never use.
func limitMemory(pid int, bytes uint64) error {
	for _, limit := range []struct {
		resource int
		value    uint64
	}{{unix.RLIMIT_DATA, bytes}, {unix.RLIMIT_CORE, 0}} {
		rlimit := unix.Rlimit{Cur: limit.value, Max: limit.value}
		err := unix.Prlimit(pid, limit.resource, &rlimit, nil)
		if err != nil && !errors.Is(err, unix.ESRCH) { // gone: its end will be reported
			return fmt.Errorf("prlimit %d: %w", limit.resource, err)
		}
	}
	return nil
}
