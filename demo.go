package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"studitiru/bot"
	"studitiru/bot/cli"
	"studitiru/bot/sandbox"
	"studitiru/bot/telegram"
)

// demo runs the bot against a sandbox until the context ends. Its admin is superadmin here, and nobody elsewhere: the
// sandbox's people exist in it alone.
func demo(ctx context.Context, s *cli.State, listener net.Listener, out io.Writer) error {
	telegramServer := sandbox.New(sandbox.Options{Now: s.Now})
	defer telegramServer.Close()
	api, err := net.Listen("tcp", "127.0.0.1:0") // the bot's side has a port of its own: the page's checks do not fit it
	if err != nil {
		return errors.Join(fmt.Errorf("listen for the bot: %w", err), listener.Close())
	}
	cast := sandbox.NewCast(telegramServer)
	s.Settings.Admins = append(slices.Clone(s.Settings.Admins), cast.Admin.ID())
	page := sandbox.PageConfig{Addr: listener.Addr().String(), Samples: bot.Examples(), People: cast.People(),
		Tours: tours(telegramServer, cast), Now: s.Now,
		Ahead: func(by time.Duration) error { return rehearse(ctx, s, by) }}
	pages := &http.Server{Handler: sandbox.Page(telegramServer, page), ReadHeaderTimeout: 10 * time.Second}
	calls := &http.Server{Handler: telegramServer, ReadHeaderTimeout: 10 * time.Second}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return served(pages.Serve(listener)) })
	group.Go(func() error { return served(calls.Serve(api)) })
	group.Go(func() error {
		return (&running{State: s, every: demoPace}).run(
			ctx,
			telegram.Config{Token: telegramServer.Token(), APIURL: "http://" + api.Addr().String(), Log: s.Log},
		)
	})
	group.Go(func() error {
		greeted := func() bool { return len(telegramServer.Calls("setMyCommands")) > 0 }
		if telegramServer.WaitUntil(ctx, greeted) == nil {
			invite(out, listener.Addr().String(), page.Tours)
		}
		return nil // else the demo has ended, which others report
	})
	group.Go(func() error {
		<-ctx.Done()
		telegramServer.Close()
		return errors.Join(wrap(pages.Close(), "close the page"), wrap(calls.Close(), "close the sandbox"))
	})
	return group.Wait()
}

const (
	demoPace     = 500 * time.Millisecond // between two looks at what is due: somebody is watching
	demoPatience = 10 * demoPace          // until reminders that are due were sent
)

// rehearse lets time pass: it stops wherever reminders are due until they were sent, so that each comes at its hour. Put on at
// once, they would all be late, or wait for the end of a night that never ends.
func rehearse(ctx context.Context, s *cli.State, by time.Duration) error {
	for end := s.Now().Add(by); ; {
		due, err := s.DB.NextReminder(ctx)
		if err != nil {
			return err
		}
		now := s.Now()
		if due.IsZero() || due.After(end) {
			return s.Clock.Advance(max(0, end.Sub(now)))
		}
		if due.After(now) {
			if err := s.Clock.Advance(due.Sub(now)); err != nil {
				return err
			}
		}
		sent, err := untilSent(ctx, s, due)
		if err != nil {
			return err
		}
		if !sent { // something else is wrong, and said elsewhere
			return s.Clock.Advance(max(0, end.Sub(s.Now())))
		}
	}
}

// untilSent waits until nothing is due any more at an instant and all was delivered; false when that takes too long.
func untilSent(ctx context.Context, s *cli.State, due time.Time) (bool, error) {
	patience := time.NewTimer(demoPatience)
	defer patience.Stop()
	for {
		next, err := s.DB.NextReminder(ctx)
		if err != nil {
			return false, err
		}
		if next.IsZero() || next.After(due) {
			if counts, err := s.DB.Counts(ctx); err != nil || counts.OutboxWaiting == 0 {
				return err == nil, err
			}
		}
		select {
		case <-time.After(demoPace / 5):
		case <-ctx.Done():
			return false, ctx.Err()
		case <-patience.C:
			return false, nil
		}
	}
}

// tours gives each of the three their tour.
func tours(server *sandbox.Server, cast sandbox.Cast) []sandbox.Tour {
	official, admin, team := bot.Tours()
	in := func(t bot.Tour, chat *sandbox.Chat) sandbox.Tour {
		out := sandbox.Tour{Name: t.Name, Title: t.Title, Chat: chat}
		for _, s := range t.Steps {
			out.Steps = append(out.Steps, sandbox.TourStep(s))
		}
		return out
	}
	return []sandbox.Tour{
		in(official, server.Private(cast.Official)), in(admin, server.Private(cast.Admin)), in(team, cast.Team),
	}
}

// invite says that the page is ready, and what to try as each of the three.
func invite(out io.Writer, addr string, tours []sandbox.Tour) {
	fmt.Fprintf(out, "\nThe page is ready: http://%s\nA tour shows each of these step by step; or write yourself:\n", addr)
	for i, who := range []string{"Ibu Ratna, an official", "Mbak Sari, the admin", "Tim IPP, the team's group"} {
		var first []string
		for _, s := range tours[i].Steps {
			if s.Send != "" && len(first) < 2 {
				first = append(first, s.Send)
			}
		}
		fmt.Fprintf(out, "  %-26s %s\n", who+":", strings.Join(first, "   |   "))
	}
	fmt.Fprintln(out, "Everything stays on this machine. End with Ctrl-C.")
}

// served takes the end of a server that was closed on purpose for no error.
func served(err error) error {
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return wrap(err, "serve")
}
