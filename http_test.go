package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"studitiru/bot/cli"
	"studitiru/bot/sandbox"
	"studitiru/bot/status"
	"studitiru/bot/telegram"
)

// The operator's page of a whole running bot: healthy once it polls, its metrics count a question, and nothing of the
// question is in them.
func TestTheOperatorsPage(t *testing.T) {
	t.Parallel()
	now := morningClock()
	server := sandbox.New(sandbox.Options{Now: now})
	api := newAPI(t, server)
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	s, err := cli.Open(t.Context(), cli.Settings{StateDir: prepared.Dir(t), HTTPAddr: address}, quiet(), now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.OpenForServing(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- (&running{State: s}).run(ctx, telegram.Config{Token: server.Token(), APIURL: api, Log: quiet()})
	}()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	page := func(path string) (int, string) {
		resp, err := http.Get("http://" + address + path)
		if err != nil {
			return 0, err.Error()
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(body)
	}
	until := func(what string, holds func() bool) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); !holds(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("never: %s", what)
			}
		}
	}
	until("ready", func() bool { code, _ := page("/readyz"); return code == 200 })
	p := server.NewPerson("Ratnawati")
	mustSay(t, p, server.Private(p), "lumbungrahasia pontianak")
	until("counted", func() bool {
		_, body := page("/metrics")
		return strings.Contains(body, "studitiru_questions_total{") &&
			strings.Contains(body, `studitiru_telegram_call_seconds_count{class="ok"}`)
	})
	if _, body := page("/metrics"); strings.Contains(body, "lumbungrahasia") || strings.Contains(body, "Ratnawati") {
		t.Error("the metrics hold what somebody asked, or who")
	}
	var report struct {
		Status status.Level
		Checks []status.Check
	}
	code, body := page("/healthz")
	if err := json.Unmarshal([]byte(body), &report); err != nil || code != 200 || len(report.Checks) < 5 {
		t.Errorf("health is %d %s", code, body)
	}
}
