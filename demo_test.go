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
	"studitiru/knowledge"
	"studitiru/knowledge/team"
)

// Every step of the tours does what it says: it is answered, by what knows it and may do it.
func TestTours(t *testing.T) {
	t.Parallel()
	b := straightBench(t, prepared.Dir(t))
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

// A day that is put on passes hour by hour: what is due is sent at its time, in Balikpapan 08.00, be the day put on at night or not.
func TestARehearsalStopsAtEachReminder(t *testing.T) {
	t.Parallel()
	night := time.Date(2026, 11, 29, 17, 43, 0, 0, time.UTC) // 01.43 in Balikpapan
	s, err := cli.Open(t.Context(), cli.Settings{StateDir: prepared.Dir(t)}, quiet(), func() time.Time { return night })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	teams := team.New(s.DB, s.DB, s.DB, team.Almanac{}, nil, s.Now)
	by := knowledge.BySystem("test")
	group := team.NewTeam(-1, 7, "Tim")
	group.Zone = "Asia/Makassar"
	squad, err := teams.Create(t.Context(), by, group, "Ratna")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := teams.Plan(t.Context(), by, team.Item{Team: squad.ID, Kind: team.ItemAgenda, Title: "Butir",
		Due: night.AddDate(0, 0, 3)}); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var at []string
	ended := make(chan error, 1)
	go func() { // as the reminders' loop does
		for ctx.Err() == nil {
			err := s.DB.Within(ctx, func(ctx context.Context) error {
				rounds, _, err := teams.Remind(ctx, s.Now())
				for range rounds {
					at = append(at, s.Now().Format("02 15:04"))
				}
				return err
			})
			if err != nil && ctx.Err() == nil {
				ended <- err
				return
			}
			time.Sleep(time.Millisecond)
		}
		ended <- nil
	}()
	if err := rehearse(t.Context(), s, 4*24*time.Hour); err != nil {
		t.Error(err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := strings.Join(at, ", "); got != "30 00:00, 02 00:00, 03 00:00" || s.Now().Sub(night) != 4*24*time.Hour {
		t.Errorf("reminded at %s, and then it is %v", got, s.Now())
	}
}
