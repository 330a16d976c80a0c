//go:build unix

package main

import "golang.org/x/sys/unix"

// restrict makes what this process writes readable for its user alone: the state holds what people asked.
func restrict() { unix.Umask(0o077) }
