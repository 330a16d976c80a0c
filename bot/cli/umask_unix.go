//go:build unix

package cli

import "golang.org/x/sys/unix"

// Restrict makes what this process writes readable for its user alone: the state holds what people asked.
func Restrict() { unix.Umask(0o077) }
