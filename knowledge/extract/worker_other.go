//go:build !unix

package extract

import "os/exec"

// ownGroup does nothing where there are no process groups.
func ownGroup(*exec.Cmd) {}

// killGroup ends cmd, which may have ended already.
func killGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
