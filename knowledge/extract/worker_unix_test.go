//go:build unix

package extract

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"studitiru/knowledge/extract/program"
)

func TestWorkerEndsChildren(t *testing.T) {
	if program.Find("sleep") == "" {
		t.Skip("sleep is not installed")
	}
	w := testWorker(t, "children")
	got, err := w.Read(t.Context(), "x", []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	for range 500 { // until the system has ended it
		if dead(got.Pages) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("process %d lives on", got.Pages)
}

// dead reports whether a process is gone, or waits for someone to note its end.
func dead(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return true
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(stat), ") Z ")
}
