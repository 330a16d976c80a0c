package status_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"studitiru/bot/status"
)

func get(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

func TestHealthIsAsBadAsTheWorstCheck(t *testing.T) {
	checks := []status.Check{{Name: "disk", Level: status.Good, Found: "9 GB"}}
	p := status.Page{Checks: func(context.Context) []status.Check { return checks }}
	for _, c := range []struct {
		level status.Level
		code  int
	}{{status.Good, 200}, {status.Warn, 200}, {status.Bad, 503}, {status.Warn, 503}} {
		checks = append(checks, status.Check{Name: "polling", Level: c.level, Found: "x"})
		if code, body := get(t, p.Handler(), "/healthz"); code != c.code || !strings.Contains(body, `"disk"`) {
			t.Errorf("after %s: %d %s", c.level, code, body)
		}
	}
}

func TestReadiness(t *testing.T) {
	var trouble error
	h := status.Page{Ready: func(context.Context) error { return trouble }}.Handler()
	if code, _ := get(t, h, "/readyz"); code != 200 {
		t.Errorf("ready is %d", code)
	}
	trouble = errors.New("the index is behind")
	if code, body := get(t, h, "/readyz"); code != 503 || !strings.Contains(body, "behind") {
		t.Errorf("not ready is %d %q", code, body)
	}
	if code, _ := get(t, h, "/metrics"); code != 404 {
		t.Errorf("metrics without a meter: %d", code)
	}
}

func TestWhatIsCountedIsShown(t *testing.T) {
	var err error
	m := status.NewMeter(func(context.Context) (status.Levels, error) {
		return status.Levels{OutboxWaiting: 3, OutboxAge: 90 * time.Second, Fetching: true}, err
	})
	m.Question("dijawab", "kutipan", 3*time.Millisecond)
	m.Question("dijawab", "katalog", 2*time.Millisecond)
	m.Call("theirs", time.Second)
	m.Reminders(4, true)
	m.Reminders(0, false)
	m.File("refused")
	h := status.Page{Meter: m}.Handler()
	_, body := get(t, h, "/metrics")
	for _, want := range []string{`studitiru_questions_total{outcome="dijawab"} 2`, `studitiru_question_seconds_count{route="katalog"} 1`,
		`studitiru_telegram_call_seconds_count{class="theirs"} 1`, `studitiru_reminders_total{when="late"} 4`,
		`studitiru_files_total{result="refused"} 1`, "studitiru_outbox_waiting 3", "studitiru_outbox_age_seconds 90",
		"studitiru_fetching 1", "studitiru_store_up 1"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not in\n%s", want, body)
		}
	}
	err = errors.New("away")
	if _, body = get(t, h, "/metrics"); !strings.Contains(body, "studitiru_store_up 0") || strings.Contains(body, "outbox_waiting") {
		t.Errorf("with the store away:\n%s", body)
	}
	var none *status.Meter
	none.Question("dijawab", "kutipan", 0)
	none.Call("ok", 0)
	none.Reminders(1, false)
	none.File("read")
}

func TestTheServerEndsWithItsContext(t *testing.T) {
	on, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		ended <- status.Serve(ctx, on, status.Page{Ready: func(context.Context) error { return nil }}.Handler(), slog.New(slog.DiscardHandler))
	}()
	resp, err := http.Get("http://" + on.Addr().String() + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	if string(body) != "ready\n" {
		t.Errorf("it says %q", body)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
