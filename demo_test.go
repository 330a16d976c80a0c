package main

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"studitiru/bot/cli"
	"studitiru/bot/sandbox"
)

// Every step of the tours does what it says: it is answered, by what knows it and may do it.
func TestTours(t *testing.T) {
	t.Parallel()
	b := straightBench(t, t.TempDir())
	cast := sandbox.NewCast(b.server)
	b.end()
	b.state = nil
	b.admins = []int64{cast.Admin.ID()}
	b.start(b.dir)
	actors := []*sandbox.Person{cast.Official, cast.Admin, cast.Official}
	refusals := []string{"tidak dikenal", "hanya untuk", "tidak berhak", "Belum ada di basis", "belum menemukan"}
	for i, tour := range tours(b.server, cast) {
		if len(tour.Steps) != 5 {
			t.Errorf("the tour %s has %d steps", tour.Name, len(tour.Steps))
		}
		for n, step := range tour.Steps {
			if step.Send == "" {
				continue
			}
			before := said(tour.Chat)
			mustSay(t, actors[i], tour.Chat, step.Send)
			b.settle()
			if said(tour.Chat) == before {
				t.Errorf("%s %d: no answer to %q", tour.Name, n+1, step.Send)
				continue
			}
			answer := tour.Chat.Messages()[len(tour.Chat.Messages())-1].Text
			for _, refused := range refusals {
				unknown := tour.Name == "pejabat" && n == len(tour.Steps)-1 // shows what is not there
				if strings.Contains(answer, refused) != (unknown && refused == "Belum ada di basis") {
					t.Errorf("%s %d: %q is answered by %q", tour.Name, n+1, step.Send, answer)
				}
			}
		}
	}
}

// The demo says when its page can be opened, not before, and what to try as whom.
func TestDemoSaysWhenItIsReady(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s, err := cli.Open(ctx, cli.Settings{StateDir: t.TempDir()}, quiet(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.OpenForServing(ctx); err != nil {
		t.Fatal(err)
	}
	out := &lockedBuffer{}
	ended := make(chan error, 1)
	go func() { ended <- demo(ctx, s, listener, out) }()
	for end := time.Now().Add(20 * time.Second); !strings.Contains(out.String(), "End with Ctrl-C"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the demo never says that it is ready")
		}
	}
	for _, part := range []string{"http://" + listener.Addr().String(), "Ibu Ratna", "Mbak Sari", "Tim IPP", "/tim Kota Balikpapan"} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%q is not said:\n%s", part, out)
		}
	}
	answer, err := http.Get("http://" + listener.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if _, err := page.ReadFrom(answer.Body); err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("the page: %s, %v", answer.Status, err)
	}
	_ = answer.Body.Close()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
