package queue

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"
)

func TestAnOutageIsSaidOnceAndWhenItIsOver(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, nil))
	var o Outage
	at := time.Date(2026, 11, 29, 8, 0, 0, 0, time.UTC)
	o.Over(log, at, "never failed")
	for range 3000 { // 25 minutes
		o.Failed(log, at, "away", errors.New("no store"))
		at = at.Add(500 * time.Millisecond)
	}
	o.Over(log, at, "back")
	o.Over(log, at, "back")
	if n := strings.Count(out.String(), "msg=away"); n != 3 {
		t.Errorf("the outage is said %d times, want 3:\n%s", n, &out)
	}
	if n := strings.Count(out.String(), "msg=back"); n != 1 || strings.Contains(out.String(), "never") {
		t.Errorf("its end is said %d times:\n%s", n, &out)
	}
}
